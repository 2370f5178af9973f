"""A font that shows Vietnamese letters, from the machine; where there is none, the letters without their marks."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import cache

from PIL import ImageDraw, ImageFont

from rasoat.show_colours import Colour

# By the file's name, as each system keeps them: Linux, Windows, macOS.
FONTS = (
    "DejaVuSans.ttf", "segoeui.ttf", "arial.ttf", "tahoma.ttf", "Arial.ttf", "Arial Unicode.ttf",
    "NotoSans-Regular.ttf", "Roboto-Regular.ttf", "OpenSans-Regular.ttf", "FreeSans.ttf",
)  # fmt: skip
LETTERS = "ăâđêôơưẮẩễộợữỵ→…–"
_ASCII, _VIETNAMESE = "Ag(0Q", "Ag(0ẾỵQ"
_NEVER = "\U0010fffe"
_PLAIN = {ord("đ"): "d", ord("Đ"): "D", ord("→"): "->", ord("…"): "...", ord("–"): "-", ord("·"): "-", ord("−"): "-"}

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True)
class Lettering:
    """A font at a size; `ascii_only`: it lacks Vietnamese letters, so that text is shown without its marks."""

    font: Font
    ascii_only: bool

    def shown(self, text: str) -> str:
        """The text in letters that the font has."""
        return ascii_text(text) if self.ascii_only else unicodedata.normalize("NFC", text)

    def size(self, text: str) -> tuple[int, int]:
        """Width and height in pixels of one line as it is shown; the height depends on its alphabet alone."""
        shown = self.shown(text)
        top, bottom = self._span(shown)
        return int(self.font.getlength(shown) + 0.999), bottom - top

    def write(self, pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str, colour: Colour | int) -> None:
        """Writes one line; `at` is the top left corner of the box that `size` tells."""
        shown = self.shown(text)
        pen.text((at[0], at[1] - self._span(shown)[0]), shown, fill=colour, font=self.font, anchor="ls")

    def _span(self, shown: str) -> tuple[int, int]:
        """How far letters reach above (negative) and below their base line."""
        _, top, _, bottom = self.font.getbbox(_ASCII if shown.isascii() else _VIETNAMESE, anchor="ls")
        return math.floor(top), math.ceil(bottom)


def ascii_text(text: str) -> str:
    """The text without marks, what is left beyond ASCII as `?`."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.translate(_PLAIN).encode("ascii", "replace").decode("ascii")


def has_letters(font: Font, letters: str = LETTERS) -> bool:
    """Whether the font draws each of the letters as something else than its sign for a missing one."""
    missing = bytes(font.getmask(_NEVER))
    return all(bytes(font.getmask(letter)) != missing for letter in letters)


@cache
def lettering(size: int) -> Lettering:
    """The best font of this machine at a size in pixels. Never fails: Pillow brings a font of its own."""
    for name in FONTS:
        try:
            font = ImageFont.truetype(name, size, layout_engine=ImageFont.Layout.BASIC)
        except OSError:
            continue
        if has_letters(font):
            return Lettering(font, ascii_only=False)
    own = ImageFont.load_default(size=size)
    return Lettering(own, ascii_only=not has_letters(own))
