"""Headers at the left of their cells above figures at the right: where the headers begin parts the columns.

As a spreadsheet sets texts and numbers when it is not told otherwise. Between the figures of two columns is then
mostly the second one's own space, and a wall in its middle would cut that column's header.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.aligned_columns import Columns
from extract.aligned_segments import columns_of
from extract.document import Word
from extract.text_rows import TextRow

_REACH, _SAME_SIZE = 2.6, 0.06  # sizes from row to row of a header; a share
_MOST_ROWS = 12
_ONE_EDGE, _SAME = 1.5, 0.4  # points
_PADDED = 1.6  # sizes from the end of a column's figures to the next one's header
_FAR = 1000.0  # size of a reach that is no limit: behind labels, which are of any length
_NEARER = 3.0  # times as far from their own figures as from those of the column before headers begin
_FEWEST, _MOSTLY = 3, 0.7  # columns, and the share of them whose headers begin so


def with_starts(columns: Columns, header: Sequence[TextRow], rows: Sequence[TextRow]) -> Columns:
    """The columns of these rows, each beginning where its header does, where headers stand at the left of their cells
    above figures at the right."""
    body = [row for row in rows if row.is_data]
    if len(columns) < _FEWEST or not body or not header or not _end_alike(columns, body):
        return columns
    words = [w for row in header for w in row.words]
    gutters = [(end, left) for (_, end), (left, _) in pairwise(columns.extents)]
    near = [_start(words, end, left, body[0].size) for end, left in gutters]
    if not _are_starts(near, gutters, header):
        return columns
    starts = [x or _start(words, *gutter, _FAR) for x, gutter in zip(near, gutters, strict=True)]
    left, right = columns.extents[0]
    if all(row.runs[0].numeric for row in body):
        left = min([left, *(w.x0 for w in words if w.x0 < right)])
    behind = [(x or x0, x1) for x, (x0, x1) in zip(starts, columns.extents[1:], strict=True)]
    return columns_of([(left, right), *behind], tuple(filter(None, starts)))


def _are_starts(
    near: Sequence[float | None], gutters: Sequence[tuple[float, float]], header: Sequence[TextRow]
) -> bool:
    """Whether headers begin at these places between the figures of most columns, and all their lines do."""
    told = [(x, end, left) for x, (end, left) in zip(near, gutters, strict=True) if x is not None]
    if len(told) < max(_FEWEST - 1, _MOSTLY * len(near)):
        return False
    if sum(left - x for x, _, left in told) < _NEARER * sum(x - end for x, end, _ in told):
        return False
    off = [x - first for row in header for x, end, left in told if (first := _first_between(row, end, left))]
    return sum(abs(one) < _SAME for one in off) >= _MOSTLY * len(off)


def _first_between(row: TextRow, left: float, right: float) -> float | None:
    """Where the first word of a row begins that does so between two places."""
    return next((w.x0 for w in row.words if left - _ONE_EDGE < w.x0 < right), None)


def _end_alike(columns: Columns, body: Sequence[TextRow]) -> bool:
    """Whether the figures of every column behind the first end below each other."""
    for row in body:
        for run in row.runs:
            at = columns.of((run.x0 + run.x1) / 2)
            if at and run.numeric and columns.extents[at][1] - run.x1 > _ONE_EDGE:
                return False
    return True


def rows_above(rows: Sequence[TextRow], first: int, floor: int) -> Sequence[TextRow]:
    """The rows right above row `first` of a body that look as it does, from row `floor` on."""
    top = first
    while top > max(floor, first - _MOST_ROWS):
        row, below = rows[top - 1], rows[top]
        far = below.base - row.base > _REACH * max(row.size, below.size)
        if far or abs(row.size / rows[first].size - 1) > _SAME_SIZE or row.is_data:
            break
        top -= 1
    return rows[top:first]


def _start(words: Sequence[Word], end: float, left: float, size: float) -> float | None:
    """Where a header begins right behind the figures of the column before, which end at `end`; its own begin at
    `left`. Where words begin at several places it is that of most, the lowest ones."""
    near = [round(w.x0, 1) for w in words if end - _ONE_EDGE < w.x0 < min(end + _PADDED * size, left)]
    most = max(map(near.count, near), default=0)
    return next((x for x in reversed(near) if near.count(x) == most), None)
