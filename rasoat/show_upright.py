"""Pages whose text runs sideways or upside down, turned so that it can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.document import Page, Place, Ruling, Word

Box = tuple[float, float, float, float]

_MOSTLY = 0.6
_FEW_PAIRS = 3
_LONG = 3  # letters


@dataclass(frozen=True, slots=True)
class Upright:
    """How a page of `width` by `height` points is turned: by so many quarter turns against the clock."""

    turns: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the turned page, in points."""
        return (self.height, self.width) if self.turns % 2 else (self.width, self.height)

    def box(self, box: Box) -> Box:
        """A box of the page as displayed, on the turned page."""
        x0, top, x1, bottom = box
        if self.turns == 1:
            return top, self.width - x1, bottom, self.width - x0
        if self.turns == 2:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        return (self.height - bottom, x0, self.height - top, x1) if self.turns == 3 else box

    def place(self, place: Place) -> Place:
        """The same for a place; one without a box stays as it is."""
        if place.x0 is None or place.top is None or place.x1 is None or place.bottom is None:
            return place
        return Place(place.page, *self.box((place.x0, place.top, place.x1, place.bottom)), place.location)

    def page(self, page: Page) -> Page:
        """The page with its words and rulings turned."""
        return Page(page.number, *self.size, tuple(map(self._word, page.words)), tuple(map(self._ruling, page.rulings)))

    def _word(self, word: Word) -> Word:
        x0, top, x1, bottom = self.box((word.x0, word.top, word.x1, word.bottom))
        return word._replace(x0=x0, top=top, x1=x1, bottom=bottom)

    def _ruling(self, ruling: Ruling) -> Ruling:
        return Ruling(*self.box((ruling.x0, ruling.top, ruling.x1, ruling.bottom)))


def upright(words: Sequence[Word], width: float, height: float) -> Upright:
    """How to turn a page so that its words, given in reading order, follow each other to the right."""
    directions = [d for one, other in pairwise(words) if (d := _direction(one, other)) is not None]
    for turns in (1, 2, 3):
        if len(directions) >= _FEW_PAIRS and directions.count(turns) > _MOSTLY * len(directions):
            return Upright(turns, width, height)
    return Upright(0, width, height)


def _direction(one: Word, other: Word) -> int | None:
    """Where the next word of a line stands: 0 right, 1 below, 2 left, 3 above; None where they are of no one line.

    A word of three letters is longer in the line's direction than across it: numbers of a column are no line.
    """
    longer = max(one, other, key=lambda word: len(word.text))
    wide, high = longer.x1 - longer.x0, longer.bottom - longer.top
    if len(longer.text) < _LONG:
        return None
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if wide > high and -high < across <= 0 and down > 0.7 * high:
        return 0 if other.x0 > one.x0 else 2
    if high > wide and -wide < down <= 0 and across > 0.7 * wide:
        return 1 if other.top > one.top else 3
    return None
