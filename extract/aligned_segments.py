"""Lines of a table without rulings, cut where columns part: pieces of cells with their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.aligned_columns import Columns
from extract.document import Word
from extract.list_signs import is_number_word
from extract.text_rows import TextRow, is_figure

_SPACE, _MOST_SPACE = 0.47, 0.62
"""Share of the size: a wider gap parts two cells; a space of a line that is not justified is narrower."""

_UP, _DOWN = 0.72, 0.12
"""Shares of the size that most letters reach above and below the baseline."""

_SLACK = 0.2
_NUMBER_GAP, _MOSTLY, _FEWEST = 0.4, 0.6, 2
_EDGE, _FEWEST_EDGES = 1.0, 4  # points; rows
_SAME_START = 0.4  # points
_WIDER, _UNUSUAL = 1.2, 0.35  # times the usual space; sizes
MODES = ("middle", "top", "bottom")
"""Where the lines of a cell may stand in it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line that stand together; points."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """Where its capitals end."""
        return self.base - _UP * self.size

    @property
    def bottom(self) -> float:
        """Where its letters end."""
        return self.base + _DOWN * self.size

    @property
    def middle(self) -> float:
        """Halfway between its ends."""
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        """Halfway between top and bottom, from the page's top."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """Its words without note marks."""
        return " ".join(w.text for w in self.words if not w.superscript)

    @property
    def numeric(self) -> bool:
        """Whether every word is a figure."""
        return all(is_figure(w.text) for w in self.words if not w.superscript)


def segment(words: Sequence[Word], base: float) -> Segment:
    """These words of one line as a segment."""
    return Segment(tuple(words), words[0].x0, max(w.x1 for w in words), base, max(w.size for w in words))


def segments_of(rows: Iterable[TextRow], starts: Sequence[float] = ()) -> list[Segment]:
    """The segments of these rows, cut at every gap that is wider than a space, and before every word that begins where
    columns are known to (`starts`)."""
    found = []
    for row in rows:
        space = max(_SPACE, min(1.2 * row.space, _MOST_SPACE))
        for run in row.runs:
            part = [run.words[0]]
            for one, other in pairwise(run.words):
                apart = other.x0 - one.x1 > space * max(one.size, other.size)
                apart = apart or _begins_cell(one, other, row, starts)
                if apart and not other.superscript:
                    found.append(segment(part, row.base))
                    part = []
                part.append(other)
            found.append(segment(part, row.base))
    return found


def _begins_cell(one: Word, other: Word, row: TextRow, starts: Sequence[float]) -> bool:
    """Whether a word begins where a column does, and is further from the one before than words of its row are."""
    usual = _WIDER * row.space if row.space else _UNUSUAL
    wide = other.x0 - one.x1 > usual * max(one.size, other.size)
    return wide and any(abs(other.x0 - start) < _SAME_START for start in starts)


def grown(columns: Columns, rows: Sequence[TextRow]) -> Columns:
    """The columns, as wide as what stands in them also in these rows, and those that only other rows than those of
    figures fill; what crosses a gutter changes nothing."""
    extents = [list(extent) for extent in _filled(columns, rows)]
    columns = columns_of([(a, b) for a, b in extents])
    for row in rows:
        for run in row.runs:
            at = columns.of((run.x0 + run.x1) / 2)
            low = extents[at - 1][1] if at else run.x0 - 1
            high = extents[at + 1][0] if at + 1 < len(extents) else run.x1 + 1
            room = _SLACK * row.size
            if run.x0 > low + room and run.x1 < high - room:
                extents[at] = [min(extents[at][0], run.x0), max(extents[at][1], run.x1)]
    return columns_of([(a, b) for a, b in extents])


def _filled(columns: Columns, rows: Sequence[TextRow]) -> list[tuple[float, float]]:
    """The columns' extents, with those of texts that stand between them."""
    between: list[tuple[float, float]] = []
    for run in sorted((run for row in rows if not row.is_data for run in row.runs), key=lambda run: run.x0):
        if any(run.x0 < b and run.x1 > a for a, b in columns.extents):
            continue
        if between and run.x0 < between[-1][1]:
            between[-1] = (between[-1][0], max(between[-1][1], run.x1))
        else:
            between.append((run.x0, run.x1))
    return sorted([*columns.extents, *between])


def numbers_apart(columns: Columns, rows: Sequence[TextRow]) -> Columns:
    """The columns, the first one cut where numbers of rows stand close before their labels.

    Where cells are centred a number stands on a line of its label's or between two of them: there alone.
    """
    right = columns.extents[0][1]
    inside = [[w for w in row.words if w.x0 < right and columns.of((w.x0 + w.x1) / 2) == 0] for row in rows]
    pairs = [(words[0], words[1]) for words in inside if len(words) > 1]
    numbered = [(one, other) for one, other in pairs if is_number_word(one.text) and not is_figure(other.text)]
    if not _share_edge(numbered):
        numbered = [(one, other) for one, other in numbered if other.x0 - one.x1 > _NUMBER_GAP * one.size]
    if not numbered:
        return columns
    end, start = max(one.x1 for one, _ in numbered), min(other.x0 for _, other in numbered)
    alone = [words[0] for words in inside if len(words) == 1 and is_number_word(words[0].text) and words[0].x1 < start]
    firsts = [words[0] for words in inside if words]
    if len(numbered) + len(alone) < max(_FEWEST, _MOSTLY * sum(w.x0 < start - 1 for w in firsts)):
        return columns
    end = max(end, *(w.x1 for w in alone)) if alone else end
    if end >= start or any(w.x0 < end and start < w.x1 for w in firsts):
        return columns
    left = min(columns.extents[0][0], *(w.x0 for w in firsts))
    return columns_of([(left, end), (start, right), *columns.extents[1:]])


def _share_edge(numbered: Sequence[tuple[Word, Word]]) -> bool:
    """Whether labels begin below each other though their numbers are not equally long: in a column of their own."""
    starts, widths = [other.x0 for _, other in numbered], [one.x1 - one.x0 for one, _ in numbered]
    return len(starts) >= _FEWEST_EDGES and max(starts) - min(starts) < _EDGE < max(widths) - min(widths)


def signs_apart(columns: Columns, rows: Sequence[TextRow]) -> Columns:
    """The columns, those of words as wide as the percent signs that stand at their left side, not in the column before
    them: behind all of its other texts, below each other."""
    extents = list(columns.extents)
    for at in range(len(columns) - 1):
        runs = [run for row in rows for run in row.runs if columns.of((run.x0 + run.x1) / 2) == at]
        signs, texts = [run for run in runs if run.text == "%"], [run for run in runs if run.text != "%"]
        if len(signs) < _FEWEST or not texts or max(run.x0 for run in signs) - min(run.x0 for run in signs) > _EDGE:
            continue
        inside = [run for run in texts if run.x1 < extents[at + 1][0]]
        end, start = max((run.x1 for run in inside), default=signs[0].x0), signs[0].x0
        beside = [run for row in rows for run in row.runs if columns.of((run.x0 + run.x1) / 2) == at + 1]
        if end < start and any(not run.numeric for run in beside):
            extents[at], extents[at + 1] = (extents[at][0], end), (start, extents[at + 1][1])
    return columns_of(extents)


def uncrossed(columns: Columns, rows: Sequence[TextRow]) -> Columns:
    """The columns, those put together between which more texts run through than rows of figures have both: the lines
    of a label whose rows of figures happen to leave white space."""
    extents = [columns.extents[0]]
    for left, right in columns.extents[1:]:
        start, end = extents[-1]
        crossing = both = 0
        for row in rows:
            crossing += any(run.x0 < end - 1 and run.x1 > left + 1 for run in row.runs)
            both += _parts(row, start, (end, left), right)
        if crossing > both:
            extents[-1] = (start, right)
        else:
            extents.append((left, right))
    return columns_of(extents) if len(extents) < len(columns) else columns


def _parts(row: TextRow, start: float, gap: tuple[float, float], right: float) -> bool:
    """Whether a row has words at both sides of a gap; one without figures, texts that stand apart there."""
    if row.is_data:
        before = any(w.x1 < gap[1] and w.x0 >= start - 1 for w in row.words)
        return before and any(gap[1] - 1 < w.x0 < right for w in row.words)
    before = any(run.x0 >= start - 1 and run.x1 <= gap[0] + 1 for run in row.runs)
    return before and any(gap[1] - 1 <= run.x0 < right for run in row.runs)


def columns_of(extents: Sequence[tuple[float, float]], starts: tuple[float, ...] = ()) -> Columns:
    """Columns of these texts' extents, which headers are known to begin at `starts`; boundaries halfway between."""
    walls = [(a[1] + b[0]) / 2 for a, b in pairwise(extents)]
    return Columns(edges=(extents[0][0] - 1, *walls, extents[-1][1] + 1), extents=tuple(extents), starts=starts)


def off_place(lines: Sequence[Segment], mode: str, top: float, bottom: float) -> float:
    """How far lines are, in points, from the middle, top or bottom (`mode`) of a cell between two heights."""
    if mode == "middle":
        return abs((lines[0].top + lines[-1].bottom) / 2 - (top + bottom) / 2)
    return abs(lines[0].top - top) if mode == "top" else abs(lines[-1].bottom - bottom)
