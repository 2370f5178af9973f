"""The bytes of a Word part without what says only how its text looks, and its plainest cells in short.

That is nine tenths of a part, none of its text, and most of the time that reading it takes. What stands between two
texts is one of some hundred stretches of tags, over and over: each is looked at once. Where the prefix `w` is not
Word's usual one, all stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WORD_PREFIX = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TEXT_END = b"</w:t>"
_LOOKS = (
    b"b bCs i iCs sz szCs jc ind color lang kern spacing keepNext keepLines widowControl cantSplit shd vAlign".split()
)
_FONTS, _WIDTHS = b"rFonts", b"tcW"
_BORDERS = rb"<w:tcBorders>(?:<w:\w+(?: [^<>]*)?/>)*</w:tcBorders>"
_EDITS = re.compile(rb' w(?:14:(?:paraId|textId)|:rsid\w*)="[0-9A-Fa-f]*"')  # which session wrote it
_GROUPS = tuple(b"<w:%bPr></w:%bPr>" % (name, name) for name in (b"r", b"p", b"tc", b"tr"))
_NO_TEXT = re.compile(
    rb'<w:t(?: xml:space="preserve")?/>|<w:r/>|<w:r>(?:<w:rPr>(?:<w:\w+(?: [^<>]*)?/>)*</w:rPr>)?</w:r>'
)
_EMPTY_CELLS = (
    (b"<w:p></w:p>", b"<w:p/>"),
    (b"<w:tc><w:p/></w:tc>", b"<w:tc/>"),
    (b"</w:tcPr><w:p/></w:tc>", b"</w:tcPr></w:tc>"),
)
_PROPERTIES = rb"<w:tcPr>(?:<w:\w+(?: [^<>]*)?/>)*</w:tcPr>"
_CELL_BEGINS = re.compile(
    rb'<w:tc>(%b)?<w:p><w:r>(?:<w:rPr><w:rFonts( [^<>]*)/></w:rPr>)?<w:t(?: xml:space="preserve")?>\Z' % _PROPERTIES
)
_CELL_ENDS, _PARAGRAPH_ENDS = b"</w:r></w:p></w:tc>", len(b"</w:r></w:p>")
_ATTRIBUTE = re.compile(r' w:(\w+)="([^"]*)"')
_RUN_FONTS = b"<w:rFonts"
LEGACY_FONT = re.compile(rb'"(?:\.[Vv][Nn]|Vn[A-Z]|VNI|[Vv]ni[-_ ])')
"""A name of a font that shows other letters than its text has, in quotation marks."""

_PRIVATE_AREA = re.compile(rb"\xef[\x80-\x83]")  # where Word keeps signs


@dataclass(frozen=True, slots=True)
class Kept:
    """What a part keeps of what changes no text: the fonts of its runs, the widths of its cells, cells as they are."""

    fonts: bool
    widths: bool
    cells: bool


@dataclass(frozen=True, slots=True)
class Stretches:
    """A part cut at the ends of its texts: the tags up to each text without their last `>`, and the text.

    Behind the last text all is tags. `usual`: whether they are those that are known here; else the part is uncut.
    `signs`: whether it holds some of the private area.
    """

    tags: list[bytes]
    texts: list[bytes]
    different: set[bytes]
    usual: bool
    signs: bool

    @classmethod
    def of(cls, data: bytes) -> Stretches:
        """The stretches of a part; only one where it is unusual."""
        if WORD_PREFIX not in data or b"\0" in data:
            return cls([data], [b""], {data}, usual=False, signs=_has_signs(data))
        tags: list[bytes] = []
        texts: list[bytes] = []
        for part in data.split(_TEXT_END):
            before, _, text = part.rpartition(b">")
            tags.append(before)
            texts.append(text)
        different = set(tags)
        if 2 * len(different) > len(tags):
            tags = _EDITS.sub(b"", b"\0".join(tags)).split(b"\0")
            different = set(tags)
        if any(b"<!" in stretch for stretch in different):
            return cls([data], [b""], {data}, usual=False, signs=_has_signs(data))
        return cls(tags, texts, different, usual=True, signs=_has_signs(data))

    def fonts_matter(self) -> bool:
        """Whether some text may be in a font that shows other letters than it has, or may be such a font's sign."""
        return self.signs or any(map(names_legacy_font if self.usual else LEGACY_FONT.search, self.different))

    def joined(self, kept: Kept) -> bytes:
        """The part again, without what changes no text and is not kept.

        A cell that is one plain text holds it itself, behind its properties, and its font as an attribute where fonts
        are kept: `<w:tc w:font=".VnTime"><w:tcPr>…</w:tcPr>12</w:tc>`; one without any text has no paragraph.
        """
        if not self.usual:
            return self.tags[0]
        less = _Tags(kept)
        return _joined([less[tags] for tags in self.tags], self.texts, less.openings)


def _has_signs(data: bytes) -> bool:
    return b"\xef" in data and _PRIVATE_AREA.search(data) is not None


def font_of(said: Mapping[str, str]) -> str | None:
    """The font that a `w:rFonts` with these attributes names, empty for the theme's, which is not known, None for none.

    `hAnsi` comes first: the letters of old encodings are beyond ASCII.
    """
    for name in ("hAnsi", "ascii"):
        if f"{name}Theme" in said:
            return ""
        if said.get(name):
            return said[name]
    return None


def names_legacy_font(data: bytes) -> bool:
    """Whether an XML part with Word's usual prefix names a font of an old encoding for some of its text."""
    return any(LEGACY_FONT.search(said.partition(b">")[0]) for said in data.split(_RUN_FONTS)[1:])


class _Tags(dict[bytes, bytes]):
    """Stretches of tags with what stays of each.

    `openings`: what stays and ends with the beginning of a cell of one plain text, with what stands for it.
    """

    __slots__ = ("_cells", "_looks", "openings")

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        names = [*_LOOKS, *([] if kept.fonts else [_FONTS]), *([] if kept.widths else [_WIDTHS])]
        self._looks = re.compile(rb"<w:(?:%b)(?: [^<>]*)?/>|%b" % (b"|".join(names), _BORDERS))
        self._cells = kept.cells
        self.openings: dict[bytes, bytes] = {}

    def __missing__(self, tags: bytes) -> bytes:
        less = self._looks.sub(b"", _EDITS.sub(b"", tags + b">"))
        for group in _GROUPS:
            less = less.replace(group, b"")
        if not self._cells:
            less = _NO_TEXT.sub(b"", less)
            for long, short in _EMPTY_CELLS:
                less = less.replace(long, short)
            opening = _CELL_BEGINS.search(less)
            if opening is not None:
                before = less[: opening.start()]
                self.openings[less] = b"%b<w:tc%b>%b" % (before, _font(opening[2]), opening[1] or b"")
        self[tags] = less
        return less


def _font(attributes: bytes | None) -> bytes:
    """The attribute for the font that those of a `w:rFonts` name."""
    said = _ATTRIBUTE.findall((attributes or b"").decode("latin-1"))
    font = font_of(dict(said))
    return b"" if font is None else b' w:font="%b"' % font.encode("latin-1")


def _joined(tags: Sequence[bytes], texts: Sequence[bytes], openings: dict[bytes, bytes]) -> bytes:
    parts: list[bytes] = []
    said = 0  # of the next tags: how many bytes the cell before has done without
    for stretch, text, following in zip(tags, texts, [*tags[1:], b""], strict=True):
        opening = openings.get(stretch)
        if opening is not None and following.startswith(_CELL_ENDS):
            parts += (opening[said:], text)
            said = _PARAGRAPH_ENDS
        else:
            parts += (stretch[said:], text, _TEXT_END)
            said = 0
    return b"".join(parts[:-1])
