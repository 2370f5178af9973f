"""What the program read on one page of a file, ready to be drawn: boxes in points, each figure with its code."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from extract.document import Cell, Document, Page, Place, Ruling, Word
from normalize.report import Observation, Report
from normalize.text import squeeze
from rasoat.show_upright import Box, upright

UNKNOWN = "?"
MOST_SHOWN = 28
_HEADER = 6.0  # points: lower than any row of text


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell's box, what is printed in it, and the codes of that; UNKNOWN for a figure without one."""

    box: Box
    value: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark beside the page at height `y`: a fact of the narrative (`34 → TM.nhiemvu`), or a row's slug.

    `boxes`: where the fact's figure stands; none where it cannot be told from the rest of its paragraph.
    """

    y: float
    text: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is drawn over a page. Boxes are in points from the top left corner of the page, turned by `turns`.

    `turns`: quarter turns against the clock that let the page's text stand upright.
    """

    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    cells: tuple[Cell, ...] = ()
    marks: tuple[Mark, ...] = ()
    facts: tuple[Note, ...] = ()
    rows: tuple[Note, ...] = ()
    turns: int = 0


def box_of(place: Place) -> Box | None:
    """A place's box, None for a place that has none (or numbers that are none)."""
    if place.x0 is None or place.top is None or place.x1 is None or place.bottom is None:
        return None
    box = place.x0, place.top, place.x1, place.bottom
    return box if all(map(math.isfinite, box)) else None


def overlay(document: Document, report: Report | None, number: int) -> Overlay:
    """What was read on page `number` (from 1) of a document, with the codes of its report if it is one."""
    page = next((p for p in document.pages if p.number == number), Page(number, 0.0, 0.0))
    turn = upright(page.words, page.width, page.height)
    page = turn.page(page)
    cells = [c for t in document.tables() for c in t.cells if c.place.page == number and box_of(c.place)]
    cells = [c._replace(place=turn.place(c.place)) for c in cells]
    found = [o for o in (report.observations if report else ()) if o.place.page == number and box_of(o.place)]
    found = [o._replace(place=turn.place(o.place)) for o in found]
    places = {c.place for c in cells}
    in_cells = [o for o in found if o.place in places]
    facts = tuple(_fact(o, page.words) for o in found if o.place not in places)
    return Overlay(page.words, page.rulings, tuple(cells), _marks(in_cells), facts, _rows(in_cells), turn.turns)


def header_again(document: Document, found: Overlay, number: int) -> bool:
    """Whether a table that goes on here has ruled rows above its first cell: its header, printed again."""
    if not any(number in table.pages[1:] for table in document.tables()):
        return False
    tops = [box[1] for cell in found.cells if (box := box_of(cell.place))]  # such a table is the page's first
    return bool(tops) and any(ruling.top < min(tops) - _HEADER for ruling in found.rulings)


def _marks(observations: Iterable[Observation]) -> tuple[Mark, ...]:
    found: dict[Box, list[Observation]] = {}
    for observation in observations:
        box = box_of(observation.place)
        if box is not None:
            found.setdefault(box, []).append(observation)
    return tuple(
        Mark(box, _short(same[0].value_raw), tuple(dict.fromkeys(o.code or UNKNOWN for o in same)))
        for box, same in found.items()
    )


def _short(value: str) -> str:
    value = squeeze(value)
    return value if len(value) <= MOST_SHOWN else value[: MOST_SHOWN - 1] + "…"


def _rows(observations: Iterable[Observation]) -> tuple[Note, ...]:
    """One note a row of a table that repeats for each field of work: the slug that was found for the row."""
    rows: dict[tuple[str, str], Note] = {}
    for observation in observations:
        box = box_of(observation.place)
        if box is not None and observation.dimension:
            note = Note((box[1] + box[3]) / 2, observation.dimension_code or UNKNOWN)
            rows.setdefault((observation.table, observation.dimension), note)
    return tuple(rows.values())


def _fact(observation: Observation, words: Sequence[Word]) -> Note:
    """A fact of the narrative, beside the line in which its figure stands."""
    boxes = _figure_boxes(observation, words)
    paragraph = box_of(observation.place) or (0.0, 0.0, 0.0, 0.0)
    y = (boxes[0][1] + boxes[0][3]) / 2 if boxes else paragraph[1]
    return Note(y, f"{_short(observation.value_raw)} → {observation.code or UNKNOWN}", boxes)


def _figure_boxes(observation: Observation, words: Sequence[Word]) -> tuple[Box, ...]:
    """Where the figure is printed in its sentence: each place, as the reading does not say which one it meant."""
    value, quote = squeeze(observation.value_raw), squeeze(observation.quote)
    inside = [w for w in words if _within(w, observation.place)]
    text, spans = "", []
    for word in inside:
        spans.append((len(text), len(text) + len(word.text)))
        text += word.text + " "
    if not value or not text:
        return ()
    start = max(text.find(quote), 0)
    end = start + len(quote) if quote and text.startswith(quote, start) else len(text)
    pattern = rf"(?<![\w.,/]){regex.escape(value)}(?!\w|[.,]\d)"
    hits = [m.span() for m in regex.finditer(pattern, text, pos=start, endpos=end)]
    return tuple(
        (w.x0, w.top, w.x1, w.bottom)
        for w, (first, last) in zip(inside, spans, strict=True)
        if any(first < hit[1] and hit[0] < last for hit in hits)
    )


def _within(word: Word, place: Place) -> bool:
    box = box_of(place)
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box is not None and box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1
