"""One PDF page → its parts: what PDFium knows about it, read once, in the page's own direction of writing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from extract.document import Page, Place, Ruling, Word
from extract.errors import Unreadable, UnreadableFile
from extract.flow import PageFlow
from extract.limits import Limits
from extract.lines import Line
from extract.page_table import PageParts
from extract.pdf_frame import Frame, page_frame
from extract.pdf_line_numbers import without_line_numbers
from extract.pdf_paths import Drawing, read_drawing
from extract.pdf_struck import without_struck
from extract.pdf_text import TextLayer, clips_of, has_visible_text, read_text
from extract.pieces import Box, Pieces
from extract.rulings import Rulings, merge_rulings
from extract.tables import split_page

_SCAN = 0.7  # a picture that covers this share of a page, under text that is not painted, is a scan
_MOSTLY_TURNED = 0.6
_CODES = 0.05  # of a page's characters are control characters: it shows glyph numbers, not letters
_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff]")  # no Unicode, or private use
_STAMPED = 300  # characters: a page-wide picture with no more text is a scan that was signed or numbered


@dataclass(frozen=True, slots=True, eq=False)
class PageRead:
    """A page as read. `parts` are in the frame in which its text is upright, `turns` turns off `frame`.

    `is_picture`: it shows a picture and no text that was typed. `unmapped`: characters without a meaning.
    """

    number: int
    frame: Frame
    turns: int
    parts: PageParts
    rulings: Rulings
    is_picture: bool
    chars: int
    unmapped: int

    @property
    def upright(self) -> Frame:
        """The frame of `parts`."""
        return self.frame.upright(self.turns)

    @property
    def flow(self) -> PageFlow:
        """What stitching needs of the page."""
        return PageFlow(self.number, self.upright.width, self.upright.height, self.parts.tables, self.parts.lines)

    def placed(self, places: Sequence[Place]) -> Sequence[Place]:
        """Places of `parts` as they stand on the page as displayed."""
        return [self._placed(place) for place in places] if self.turns else places

    def _placed(self, place: Place) -> Place:
        if place.x0 is None or place.top is None or place.x1 is None or place.bottom is None:
            return place
        x0, top, x1, bottom = self.frame.back(self.turns, (place.x0, place.top, place.x1, place.bottom))
        return Place(place.page, x0, top, x1, bottom)

    def page(self, lines: list[Line]) -> Page:
        """The page's words (those of its tables, then those of these lines) and rulings as displayed."""
        words = [w for table in self.parts.table_words for w in table]
        words += [w for line in lines for w in line.words]
        rulings = self.rulings.lines()
        if self.turns:
            words = [_turned(w, lambda box: self.frame.back(self.turns, box)) for w in words]
            rulings = tuple(Ruling(*self.frame.back(self.turns, (r.x0, r.top, r.x1, r.bottom))) for r in rulings)
        return Page(self.number, round(self.frame.width, 2), round(self.frame.height, 2), tuple(words), rulings)


def _turned(word: Word, back: Callable[[Box], Box]) -> Word:
    x0, top, x1, bottom = back((word.x0, word.top, word.x1, word.bottom))
    return word._replace(x0=x0, top=top, x1=x1, bottom=bottom)


def read_pdf_page(page: Any, number: int, limits: Limits, rulings: Rulings | None = None) -> PageRead:
    """What a loaded PDFium page holds; `rulings` in the place of those that it draws.

    Raises UnreadableFile (TOO_LARGE) where the page is beyond the limits.
    """
    frame = page_frame(page)
    if not 0 < max(frame.width, frame.height) <= limits.max_page_side:
        detail = f"page {number} is {frame.width:.0f} by {frame.height:.0f} points"
        raise UnreadableFile(Unreadable.TOO_LARGE, detail)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        return _read(page, text_page, number, frame, limits, rulings)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _read(page: Any, text_page: Any, number: int, frame: Frame, limits: Limits, given: Rulings | None) -> PageRead:
    layer = read_text(text_page, frame, limits)
    turns = _turns(layer.pieces)
    upright = frame.upright(turns)
    if turns:
        layer = read_text(text_page, upright, limits)
    drawing = read_drawing(page, upright, limits)
    hidden = drawing.picture_share > _SCAN and not has_visible_text(text_page)
    hidden = hidden or drawing.cover_share > _SCAN  # some programs paint the scan over the text that they read on it
    pieces = layer.pieces.only(np.zeros(len(layer.pieces), bool)) if hidden else layer.pieces
    pieces, strokes = without_struck(pieces, drawing.strokes)
    pieces = without_line_numbers(pieces, strokes)
    rulings = merge_rulings(strokes, limits.max_rulings_per_page, drawing.areas) if given is None else given
    parts = split_page(pieces, rulings, number, clips_of(text_page, layer.heads, upright))
    chars, unmapped = _letters(pieces)
    if layer.codes > _CODES * chars:
        chars = unmapped = chars + layer.codes
    picture = _is_picture(drawing, layer, hidden) or (drawing.picture_share > _SCAN and chars < _STAMPED)
    return PageRead(number, frame, turns, parts, rulings, picture, chars, unmapped)


def _is_picture(drawing: Drawing, layer: TextLayer, hidden: bool) -> bool:
    return hidden or (drawing.pictures > 0 and not len(layer.pieces))


def _turns(pieces: Pieces) -> int:
    """The quarter turns that most of the page's letters have, 0 where none prevails."""
    if not len(pieces) or not pieces.angle.any():
        return 0
    letters = np.bincount(pieces.angle, weights=[len(t) for t in pieces.text], minlength=4)
    most = int(letters.argmax())
    return most if letters[most] > _MOSTLY_TURNED * letters.sum() else 0


def _letters(pieces: Pieces) -> tuple[int, int]:
    """How many characters there are, and how many of them have no meaning (no Unicode, or private use)."""
    if pieces.ordinary:
        return sum(map(len, pieces.text)), 0
    text = "".join(pieces.text)
    return len(text), len(_MEANINGLESS.findall(text))
