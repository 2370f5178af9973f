"""Pages that were read from pictures: their parts on the straight page, and the way back to the page as displayed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.document import Block, Page, Paragraph, Place, Ruling, Table, Word
from extract.errors import Unreadable, UnreadableFile
from extract.flow import PageFlow
from extract.lines import Line
from extract.page_table import PageParts
from extract.places import Back

_FIGURE, _FIGURES = re.compile(r"[\d.,/%()+–-]*"), re.compile(r"\d+(?:[.,]\d+)*")
_ABOUT = ".,;:()[]\"'“”-–+"


@dataclass(frozen=True, slots=True, eq=False)
class ScannedPage:
    """A page as read. `words` and `parts` are in points of the straight page, `back` leads to the displayed one.

    `width` and `height` are points of the page as displayed. `doubts`: figures of which the reader is not sure, as it
    read them, each with the middle of its place (x, y) on the straight page.
    """

    words: Page
    parts: PageParts
    width: float
    height: float
    back: Back
    doubts: tuple[tuple[str, float, float], ...] = ()
    beside: ScannedPage | None = None

    @property
    def sheet(self) -> tuple[ScannedPage, ...]:
        """The pages of its sheet, from left to right."""
        return (self,) if self.beside is None else (self, *self.beside.sheet)

    @property
    def number(self) -> int:
        """The page's number, from 1."""
        return self.words.number

    @property
    def flow(self) -> PageFlow:
        """What stitching needs of the page."""
        return PageFlow(self.number, self.words.width, self.words.height, self.parts.tables, self.parts.lines)

    def placed(self, places: Sequence[Place]) -> Sequence[Place]:
        """Places of `parts` on the page as displayed."""
        return self.back(places)

    def page(self, _lines: Sequence[Line]) -> Page:
        """The sheet as displayed: all its words and rulings."""
        shown = [page._shown() for page in self.sheet]
        words = tuple(word for mine, _ in shown for word in mine)
        rulings = tuple(ruling for _, mine in shown for ruling in mine)
        return Page(self.number, round(self.width, 2), round(self.height, 2), words, rulings)

    def _shown(self) -> tuple[list[Word], list[Ruling]]:
        """This page's own words and rulings as displayed."""
        read = [(w.x0, w.top, w.x1, w.bottom) for w in self.words.words]
        read += [(r.x0, r.top, r.x1, r.bottom) for r in self.words.rulings]
        placed = self.placed([Place(self.number, *box) for box in read])
        boxes = [(at.x0 or 0.0, at.top or 0.0, at.x1 or 0.0, at.bottom or 0.0) for at in placed]
        words = [
            w._replace(x0=x0, top=top, x1=x1, bottom=bottom, size=round(w.size, 2))
            for w, (x0, top, x1, bottom) in zip(self.words.words, boxes, strict=False)
        ]
        return words, [Ruling(*box) for box in boxes[len(words) :]]


@dataclass(frozen=True, slots=True, eq=False)
class Scans:
    """Pages read from pictures, by number, and warnings about them."""

    pages: Mapping[int, ScannedPage] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def reads(self, number: int) -> bool:
        """Whether anything was read on that page."""
        return number in self.pages and any(page.words.words for page in self.pages[number].sheet)

    @property
    def has_words(self) -> bool:
        """Whether anything was read."""
        return any(self.reads(number) for number in self.pages)

    def require_words(self) -> None:
        """Raises UnreadableFile (NO_TEXT) where nothing was read."""
        if not self.has_words:
            raise UnreadableFile(Unreadable.NO_TEXT, "no letters in the pictures")


def with_doubts(blocks: tuple[Block, ...], scans: Scans) -> tuple[Block, ...]:
    """The blocks with the figures in doubt named in each paragraph.

    The end of a paragraph that goes on over a page has no place of its own: a figure that stands in no paragraph's box
    is doubted in those that begin on its page or the one before, and hold it.
    """
    out = list(blocks)
    for page in (page for sheet in scans.pages.values() for page in sheet.sheet):
        places = page.placed([Place(page.number, x, y, x, y) for _, x, y in page.doubts])
        for (text, _, _), at in zip(page.doubts, places, strict=True):
            for n in _holders(out, figures_in(text), at):
                found = out[n]
                assert isinstance(found, Paragraph)  # noqa: S101 - _holders names no others
                out[n] = replace(found, unsure=tuple(sorted({*found.unsure, *figures_in(text)})))
    return tuple(out)


def figures_in(text: str) -> tuple[str, ...]:
    """A word's figure as it may be quoted: without the signs about it, with and without its per cent sign; of a word
    with other signs in it (`2§6`) the figures that these leave."""
    bare = text.strip(_ABOUT)
    left = [] if _FIGURE.fullmatch(bare) else _FIGURES.findall(bare)
    return tuple(sorted({bare, bare.rstrip("%").rstrip(), *left} - {""}))


def _holders(blocks: Sequence[Block], figures: Sequence[str], at: Place) -> list[int]:
    """The positions of the paragraphs in which a figure that stands there is printed."""
    said = [
        (n, block.place)
        for n, block in enumerate(blocks)
        if isinstance(block, Paragraph) and any(figure in block.text for figure in figures)
    ]
    inside = [n for n, place in said if _is_inside(at, place)]
    if inside or any(_is_inside(at, c.place) for block in blocks if isinstance(block, Table) for c in block.cells):
        return inside
    return [n for n, place in said if place.page in {at.page, (at.page or 0) - 1}]


def _is_inside(at: Place, place: Place) -> bool:
    if at.page != place.page:
        return False
    x, y = at.x0 or 0.0, at.top or 0.0
    return (place.x0 or 0.0) <= x <= (place.x1 or 0.0) and (place.top or 0.0) <= y <= (place.bottom or 0.0)
