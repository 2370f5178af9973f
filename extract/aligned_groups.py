"""Groups in the first column of a table without rulings: a name that stands for the rows below it, too, spans them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.document import Cell
from extract.list_signs import is_number_word
from extract.page_table import PageTable
from extract.text_rows import is_figure

_FEWEST = 2  # groups
_MOSTLY = 0.9  # of the rows have a name in the second column
_ROWS = 1.5  # rows of a group, on average


def with_groups(found: PageTable) -> PageTable:
    """The table, names of groups as high as their rows, where the second column names every row.

    A name stands in the first of its rows, or all names in the middle of theirs. Rows ahead of the first group get an
    empty cell: they may go on with the last group of the page before (`stitch.py`).
    """
    table = found.table
    body = [c for c in table.cells if c.row >= table.header_rows]
    groups = [c for c in body if c.col == 0]
    first, last = min((c.row for c in body), default=0), max((c.row for c in body), default=0)
    goes_on = not table.header_rows and bool(groups) and groups[0].row > first
    if len(groups) < (1 if goes_on else _FEWEST) or not _are_groups(body, groups):
        return found
    rows = [c.row for c in groups]
    starts = rows if goes_on else _starts(rows, first, last)
    moved = [c._replace(row=a, row_span=b - a) for c, (a, b) in zip(groups, pairwise([*starts, last + 1]), strict=True)]
    if starts[0] > first:
        place = next(c.place for c in body if c.row == first)._replace(x0=found.columns[0], x1=found.columns[1])
        moved.insert(0, Cell(first, 0, "", place, starts[0] - first, 1, (), groups[0].confidence))
    rest = [c for c in table.cells if c.row < table.header_rows or c.col]
    ordered = sorted((*rest, *moved), key=lambda c: (c.row, c.col))
    return replace(found, table=replace(table, cells=tuple(ordered)))


def _are_groups(body: Sequence[Cell], groups: Sequence[Cell]) -> bool:
    rows = len({c.row for c in body})
    names = [c for c in body if c.col == 1 and not all(map(is_figure, c.text.split()))]
    if len(names) < _MOSTLY * rows or rows < _ROWS * len(groups):
        return False
    return not any(c.col_span > 1 or c.row_span > 1 or not c.text or is_number_word(c.text.split()[0]) for c in groups)


def _starts(rows: Sequence[int], first: int, last: int) -> list[int]:
    """Where groups begin whose names stand in these rows: there, or so that all of them are in the middle."""
    centred, start = [], first
    for row in rows:
        centred.append(start)
        start = 2 * row - start + 1
        if start <= row:
            return list(rows)
    return centred if start == last + 1 else list(rows)
