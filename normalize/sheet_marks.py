"""A spreadsheet printed with its own marks: letters above the columns, numbers before the rows."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extract.document import Table

FEWEST_COLUMNS, FEWEST_ROWS = 3, 3
_LETTERS = [chr(letter) for letter in range(ord("A"), ord("Z") + 1)]


def without_sheet_marks(table: Table) -> Table:
    """The table without the row of letters and the column of numbers, where it has both."""
    first = [c for c in table.cells if c.row == 0]
    letters = [c.text.strip() for c in first if c.col]
    start = _LETTERS.index(letters[0]) if letters and letters[0] in _LETTERS else -1
    if len(letters) < FEWEST_COLUMNS or letters != _LETTERS[start : start + len(letters)] or start < 0:
        return table
    if any(c.text.strip() for c in first if not c.col):
        return table
    repeated = {c.row for c in table.cells if c.row and c.col == 1 and c.text.strip() == letters[0]}
    numbers = [c.text.strip() for c in table.cells if c.row and not c.col and c.row not in repeated]
    if len(numbers) < FEWEST_ROWS or not all(map(str.isdecimal, numbers)):
        return table
    if any(int(b) != int(a) + 1 for a, b in pairwise(numbers)):
        return table
    gone = sorted({0, *repeated})
    kept = [c for c in table.cells if c.col and c.row not in gone]
    cells = tuple(c._replace(row=c.row - sum(row < c.row for row in gone), col=c.col - 1) for c in kept)
    return replace(table, cells=cells, header_rows=max(0, table.header_rows - 1))
