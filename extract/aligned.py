"""Tables without rulings between their cells: rows of figures that keep to columns of white space.

Only figures make such a table: two blocks of text side by side (a letterhead, a signature block, columns of
prose) are none, however well they are aligned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median

from extract.aligned_cells import aligned_table
from extract.aligned_columns import Columns, find_columns
from extract.aligned_header import Rule
from extract.document import Word
from extract.lines import Line
from extract.page_table import PageTable
from extract.rulings import Rulings
from extract.text_rows import Run, TextRow, text_rows

_REACH = 3.4  # sizes between two rows of one table, at most
_TABULAR = 3  # runs in a row that is a table's even without a figure
_BETWEEN, _BETWEEN_RULES = 8, 30  # other rows between two rows of figures, at most
_SHARED = 0.5  # of a row's figures stand under the figures above
_MOSTLY_WIDE = 0.8
_ROWS = 3
_RECENT = 60  # rows of a table that a further one is compared with
_APART = 1.3  # usual steps from one row to the next
_WORDY = 6  # words a cell: prose beside a table
_CAPTION = re.compile(r"(?i)(table|figure|exhibit|appendix|bảng|biểu|hình|phụ lục)\s+[\dA-Z]+[\d.\-]*[.:]?(\s|$)")


@dataclass(frozen=True, slots=True)
class AlignedTables:
    """The tables found, the words of each, and the lines that stand in none."""

    tables: tuple[PageTable, ...]
    words: tuple[tuple[Word, ...], ...]
    lines: tuple[Line, ...]


def find_aligned(lines: Sequence[Line], rulings: Rulings, page: int) -> AlignedTables:
    """The tables that aligned white space makes of a page's lines outside ruled tables."""
    nothing = AlignedTables((), (), tuple(lines))
    if len(lines) < 2:
        return nothing
    rows, typed = text_rows(lines, rulings.vertical.tolist())
    rules = sorted([*((y, x0, x1) for y, x0, x1 in rulings.horizontal.tolist()), *typed])
    found = list(_tables(rows, rules, page))
    if not found:
        return nothing
    used = {id(w) for _, words in found for w in words}
    return AlignedTables(tuple(t for t, _ in found), tuple(tuple(words) for _, words in found), _rest(lines, used))


def _tables(
    rows: Sequence[TextRow], rules: Sequence[Rule], page: int, *, clipped: bool = False
) -> Iterator[tuple[PageTable, list[Word]]]:
    """Each table with its words."""
    start = 0
    for first, last in _regions(rows, rules):
        body = [row for row in rows[first : last + 1] if row.is_data]
        columns = find_columns(body)
        if columns is None or _is_scale(body, columns):
            continue
        prose = None if clipped else _prose_from(body, columns)
        if prose is not None:
            yield from _tables(
                [r for row in rows[start : last + 1] if (r := row.left_of(prose))], rules, page, clipped=True
            )
            start = last + 1
            continue
        table, words, end = aligned_table(rows, first, last, start, columns, rules, page)
        start = end + 1
        yield table, words


def _is_scale(body: Sequence[TextRow], columns: Columns) -> bool:
    """Whether the figures are the marks on a chart's axes: one or two columns of nothing else."""
    return len(columns) <= 2 and all(run.numeric for row in body for run in row.runs)


def _prose_from(body: Sequence[TextRow], columns: Columns) -> float | None:
    """Where columns of running text begin that stand right of the figures; None where there are none."""
    figures = [columns.of((run.x0 + run.x1) / 2) for row in body for run in row.runs[1:] if run.numeric]
    for at in range(max(figures, default=0) + 1, len(columns)):
        words = [[w.text for w in row.words if columns.of((w.x0 + w.x1) / 2) == at] for row in body]
        filled = [texts for texts in words if texts]
        if len(filled) > len(body) / 2 and mean(len(texts) for texts in filled) > _WORDY:
            return columns.edges[at]
    return None


def _regions(rows: Sequence[TextRow], rules: Sequence[Rule]) -> list[tuple[int, int]]:
    """First and last row of each stretch of rows of figures that belong together."""
    regions: list[tuple[int, int]] = []
    members: list[int] = []
    for n, row in enumerate(rows):
        if not row.is_data:
            continue
        if members and not _goes_on(rows, members, n, rules):
            regions += _region(rows, members)
            members = []
        members.append(n)
    return regions + _region(rows, members)


def _region(rows: Sequence[TextRow], members: Sequence[int]) -> list[tuple[int, int]]:
    figures = [sum(run.numeric for run in rows[n].runs[1:]) for n in members]
    enough = len(members) >= 3 or (len(members) == 2 and min(figures) >= 2)
    return [(members[0], members[-1])] if enough else []


def _goes_on(rows: Sequence[TextRow], members: Sequence[int], n: int, rules: Sequence[Rule]) -> bool:
    """Whether row `n` belongs to the table of the rows before it."""
    last, members = members[-1], members[-_RECENT:]
    between = rows[last + 1 : n]
    left = min(rows[m].runs[0].x0 for m in members)
    right = max(rows[m].runs[-1].x1 for m in members)
    across = [y for y, x0, x1 in rules if min(x1, right) - max(x0, left) > _MOSTLY_WIDE * (right - left)]
    ruled = any(rows[last].base < y < rows[n].top for y in across) and any(y < rows[last].top for y in across)
    few = sum(len(row.runs) < _TABULAR for row in between) <= (_BETWEEN_RULES if ruled else _BETWEEN)
    if not few or any(_breaks(row) for row in between):
        return False
    for above, below in zip(rows[last:n], rows[last + 1 : n + 1], strict=True):
        if below.base - above.base > _REACH * max(above.size, below.size):
            return False
    above_figures = [run for m in members[-3:] for run in rows[m].runs[1:] if run.numeric]
    mine = [run for run in rows[n].runs[1:] if run.numeric]
    shared = sum(any(_over(run, other) for other in above_figures) for run in mine)
    if any(row.runs[-1].x1 - row.runs[0].x0 > _MOSTLY_WIDE * (right - left) for row in between):
        return False
    return shared >= _SHARED * len(mine) and not _new_header(rows, members, n)


def _new_header(rows: Sequence[TextRow], members: Sequence[int], n: int) -> bool:
    """Whether a header that begins right of the labels, and apart, stands before row `n`."""
    last = members[-1]
    if n == last + 1 or len(members) < _ROWS:
        return False
    labels = [rows[m].runs[0].x1 for m in members if not rows[m].runs[0].numeric]
    steps = [rows[b].base - rows[a].base for a, b in pairwise(members) if b == a + 1]
    apart = rows[last + 1].base - rows[last].base > _APART * median(steps) if steps else False
    return apart and bool(labels) and rows[last + 1].runs[0].x0 > max(labels)


def _breaks(row: TextRow) -> bool:
    return _CAPTION.match(row.runs[0].text) is not None


def _over(one: Run, other: Run) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0


def _rest(lines: Sequence[Line], used: set[int]) -> tuple[Line, ...]:
    """The lines without the words that now stand in tables."""
    rest = []
    for line in lines:
        kept = tuple(w for w in line.words if id(w) not in used)
        if len(kept) == len(line.words):
            rest.append(line)
        elif kept:
            box = (min(w.x0 for w in kept), line.box[1], max(w.x1 for w in kept), line.box[3])
            rest.append(Line(kept, line.group, box, line.base, line.size, line.overprinted))
    return tuple(rest)
