"""Two tables side by side whose rows stand at the same heights: what tells them apart is that both begin with labels.

A column of names between columns of figures may as well be one table's. So there must be more: a caption or the same
header over both, or a gutter that is much wider than any other white space between the columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.aligned_header import Rule
from extract.aligned_regions import is_caption
from extract.document import Word
from extract.lines import Line
from extract.text_rows import Run, TextRow

_FEWEST = 3  # rows
_SAME_LEFT = 3.0  # points by which the labels on the right may begin apart
_DISTINCT = 0.8  # of the labels on either side differ from each other
_WIDER = 1.5  # times as wide as other white space
_REACH = 3.4  # sizes from row to row


def twins(lines: Sequence[Line], rows: Sequence[TextRow], rules: Sequence[Rule]) -> list[list[Line]]:
    """The lines, in two parts where they hold two such tables: each part is read for itself. `rows`: those of them.

    A rule across the gutter holds both sides together.
    """
    for x0, members in _label_columns(rows):
        gutter = max(run.x1 for n in members for run in rows[n].runs if run.x0 < x0 - _SAME_LEFT), x0
        first, last = _zone(rows, members, gutter)
        zone = rows[first : last + 1]
        if gutter[0] < x0 and _are_two(zone, [rows[n] for n in members], gutter):
            middle = sum(gutter) / 2
            top, bottom = min(row.top for row in zone), max(row.bottom for row in zone)
            if any(top - _REACH < y < bottom + _REACH and a < middle < b for y, a, b in rules):
                continue
            right = [part for line in lines if (part := _beyond(line, middle, (top, bottom))) is not None]
            taken = {id(w) for line in right for w in line.words}
            left = [part for line in lines if (part := _only(line, [w for w in line.words if id(w) not in taken]))]
            return [left, right] if left and right else [list(lines)]
    return [list(lines)]


def _label_columns(rows: Sequence[TextRow]) -> Iterator[tuple[float, list[int]]]:
    """Where labels begin that have figures on both sides, and the rows that have them there."""
    starts = sorted((rows[n].runs[k].x0, n) for n in range(len(rows)) for k in _labels(rows[n].runs))
    groups: list[list[tuple[float, int]]] = []
    for x0, n in starts:
        if groups and x0 - groups[-1][0][0] < _SAME_LEFT:
            groups[-1].append((x0, n))
        else:
            groups.append([(x0, n)])
    for group in groups:
        members = sorted({n for _, n in group})
        if len(members) >= _FEWEST:
            yield group[0][0], members


def _labels(runs: Sequence[Run]) -> Iterator[int]:
    """The runs that are words behind a figure that stands behind something else, and before a figure."""
    for k in range(2, len(runs) - 1):
        if runs[k - 1].numeric and not runs[k].numeric and any(run.numeric for run in runs[k + 1 :]):
            yield k


def _zone(rows: Sequence[TextRow], members: Sequence[int], gutter: tuple[float, float]) -> tuple[int, int]:
    """The first and the last row of the stretch around these rows that no text crosses the gutter in."""
    first, last = members[0], members[-1]
    while first and not _crosses(rows[first - 1], gutter) and _near(rows[first - 1], rows[first]):
        first -= 1
    while last + 1 < len(rows) and not _crosses(rows[last + 1], gutter) and _near(rows[last], rows[last + 1]):
        last += 1
    return first, last


def _near(above: TextRow, below: TextRow) -> bool:
    return below.base - above.base < _REACH * max(above.size, below.size)


def _crosses(row: TextRow, gutter: tuple[float, float]) -> bool:
    return any(run.x0 < sum(gutter) / 2 < run.x1 for run in row.runs)


def _are_two(zone: Sequence[TextRow], members: Sequence[TextRow], gutter: tuple[float, float]) -> bool:
    """Whether rows with labels on both sides of a gutter are those of two tables."""
    if any(_crosses(row, gutter) for row in zone):
        return False
    sides = [[_side(row, gutter, right=right) for row in zone] for right in (False, True)]
    for right in (False, True):
        labels = {_side(row, gutter, right=right)[0].text for row in members}
        if len(labels) < _DISTINCT * len(members):
            return False
    if all(any(runs and is_caption(runs[0].text) for runs in side) for side in sides):
        return True
    heads = [
        [run.text for run in left] == [run.text for run in right]
        for left, right in zip(*sides, strict=True)
        if len(left) > 1 and right and not left[0].numeric and not right[0].numeric
    ]
    return any(heads[:1]) or gutter[1] - gutter[0] > _WIDER * max(_gaps(members, gutter), default=float("inf"))


def _side(row: TextRow, gutter: tuple[float, float], *, right: bool) -> list[Run]:
    middle = sum(gutter) / 2
    return [run for run in row.runs if (run.x0 > middle) == right]


def _gaps(members: Sequence[TextRow], gutter: tuple[float, float]) -> Iterator[float]:
    """The white stretches between columns on either side, through all these rows."""
    for right in (False, True):
        runs = sorted((run for row in members for run in _side(row, gutter, right=right)), key=lambda run: run.x0)
        reach = runs[0].x1
        for one, other in pairwise(runs):
            reach = max(reach, one.x1)
            if other.x0 > reach:
                yield other.x0 - reach


def _beyond(line: Line, middle: float, heights: tuple[float, float]) -> Line | None:
    """What of a line between these heights stands right of the gutter; None for nothing."""
    if not heights[0] <= (line.box[1] + line.box[3]) / 2 <= heights[1]:
        return None
    return _only(line, [w for w in line.words if w.x0 > middle])


def _only(line: Line, words: Sequence[Word]) -> Line | None:
    """The line with nothing but these of its words; None for none."""
    if len(words) == len(line.words):
        return line
    box = (min(w.x0 for w in words), line.box[1], max(w.x1 for w in words), line.box[3]) if words else line.box
    return line._replace(words=tuple(words), box=box) if words else None
