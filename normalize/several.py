"""Several tables that were made one: each title across the whole table, with a header below it, begins another.

Without titles another header does: below a row of figures, in other words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extract.document import Cell, Table
from normalize.form import Form
from normalize.grid import NUMBERING, Grid, column_header_depth, grid_of, is_index_row, role_header_depth, role_of
from normalize.numbers import read_figure
from normalize.text import squeeze

FEWEST_LETTERS = 4  # of a title
FEWEST_ROWS = 3  # of a table with its title
FEWEST_NAMES = 3  # of a header's columns
FEWEST_FIGURES = 3  # below a header of several rows
_FIGURE = regex.compile(r"(?:[\d.,/%\s]*+[+\-])*+[.,/%\s]*+\d[\d.,/%\s]*+")  # no text makes it look back


def separated(table: Table, form: Form) -> list[Table]:
    """The tables in one table, from top to bottom, each on its own columns; the table itself where it is one."""
    starts = _starts(table, form)
    if not starts:
        return [table]
    ends = [*starts, table.n_rows]
    parts = [_part(table, first, end) for first, end in zip([0, *starts], ends, strict=True) if end > first]
    return [part for part in parts if part is not None]


def _starts(table: Table, form: Form) -> list[int]:
    """The rows below the first at which another table begins."""
    cols, rows = table.n_cols, table.n_rows
    wide = [c for c in table.cells if c.row > 0 and c.col == 0 and c.col_span == cols and _is_title(c)]
    read = _rows(table)
    if not (wide or read.below) or rows < 2 * (FEWEST_ROWS - 1):
        return []
    grid = grid_of(table)
    found: list[int] = []
    titles = {cell.row for cell in wide}
    for row in sorted({*titles, *read.below}):
        first = found[-1] if found else 0
        apart = row - first >= FEWEST_ROWS - 1
        if row in titles:
            begins = (
                rows - row >= FEWEST_ROWS and _is_header(grid, row + 1, form) and not _goes_on(grid, first, row + 1)
            )
        else:
            begins = rows - row >= FEWEST_ROWS - 1 and _is_another(grid, first, row, read.figures, form)
        if apart and begins:
            found.append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Rows:
    """`below`: the rows of at least some words and no figure that stand below a row with figures; empty rows do not
    count. `figures`: the last row with as many figures as stand below a header of several rows."""

    below: Sequence[int]
    figures: int


def _rows(table: Table) -> _Rows:
    words: dict[int, int] = {}
    figures: set[int] = set()
    count: dict[int, int] = {}
    for row, _, text, _, high, *_ in table.cells:
        if text.isdecimal() or (text and not text[0].isalpha() and _FIGURE.fullmatch(text)):
            figures.add(row)
            for of in (row,) if high == 1 else range(row, row + high):
                count[of] = count.get(of, 0) + 1
        elif len(text) > 3 or sum(map(str.isalpha, text)) > 1:  # no dash, nor an `x` for what there is nothing of
            words[row] = words.get(row, 0) + 1
    filled = sorted({*words, *figures})
    named = [row for row in filled if row not in figures and words[row] >= FEWEST_NAMES]
    above = dict(zip(filled[1:], filled, strict=False))
    last = max((row for row, several in count.items() if several >= FEWEST_FIGURES), default=-1)
    return _Rows([row for row in named if above.get(row) in figures], last)


def _is_another(grid: Grid, first: int, row: int, last: int, form: Form) -> bool:
    """Whether a row of words below figures begins the header of a table that is none of the table from row `first`.

    `last`: the last row with as many figures as stand below a header of several rows.
    """
    cells = grid.own(row)
    if any(c.row < row for c in cells) or _goes_on(grid, first, row):
        return False
    again = [squeeze(c.text) for c in cells] == [squeeze(c.text) for c in grid.own(first)]
    roles = set() if again else {role_of(c.text, form) for c in cells}
    named = roles >= {"label", "value"} and len(roles - {""}) >= FEWEST_NAMES
    below = (
        _part(grid.table, row, grid.n_rows) if again or named or (row + 2 <= last and _may_be_high(grid, row)) else None
    )
    if below is None:
        return False
    part = grid_of(below)
    if again:
        return role_header_depth(part, form) > 0 and _restarts(grid, row, part)
    if named and role_header_depth(part, form):
        return True
    depth = column_header_depth(part)
    if depth < 2 or depth >= part.n_rows:
        return False
    return sum(_FIGURE.fullmatch(c.text) is not None for c in part.own(depth)) >= FEWEST_FIGURES


def _goes_on(grid: Grid, first: int, row: int) -> bool:
    """Whether a row without a figure is of the table above it: numbered, or with a unit that stood there before."""
    above = [r for r in range(first + 1, row) if any(map(_FIGURE.fullmatch, grid.texts[r]))]
    units = {(col, text) for r in above for col, text in enumerate(grid.texts[r]) if text}
    numbered = any(text[:1].isdigit() and NUMBERING.fullmatch(text) for text in grid.texts[row])
    return numbered or not units.isdisjoint(enumerate(grid.texts[row]))


def _may_be_high(grid: Grid, row: int) -> bool:
    """Whether a header of several rows may begin here: one that is no part of a row of figures is below it."""
    if any(c.row_span > 1 for c in grid.own(row)):
        return True
    texts = [squeeze(c.text) for c in grid.own(row + 1)] if row + 1 < grid.n_rows else []
    return bool(texts) and (is_index_row(texts) or all(read_figure(t).figure is None for t in texts if t))


def _restarts(grid: Grid, row: int, part: Grid) -> bool:
    """Whether the numbers of rows begin again below a header."""
    first = next((r for r in range(1, part.n_rows) if part.text(r, 0)[:1].isdigit()), 0)
    last = next((r for r in range(row - 1, 0, -1) if any(grid.texts[r])), 0)
    return part.text(first, 0).rstrip(".") == "1" and grid.text(last, 0)[:1].isdigit()


def _is_title(cell: Cell) -> bool:
    return cell.row_span == 1 and sum(ch.isalpha() for ch in cell.text) >= FEWEST_LETTERS


def _is_header(grid: Grid, row: int, form: Form) -> bool:
    """Whether a row begins a header: words alone, that stand over more cells, are as high as some, or name roles."""
    cells = [c for c in grid.own(row) if c.row == row] if row < grid.n_rows else []
    texts = [squeeze(c.text) for c in cells]
    if sum(bool(t) for t in texts) < 2 or any(read_figure(t).figure is not None for t in texts if t):
        return False
    high = any(c.row_span > 1 for c in cells) and len({(c.row_span, c.col_span) for c in cells}) > 1
    over = row + 1 < grid.n_rows and len(cells) < len(grid.own(row + 1))
    below = None if high or over else _part(grid.table, row, grid.n_rows)
    return high or over or (below is not None and role_header_depth(grid_of(below), form) > 0)


def _part(table: Table, first: int, end: int) -> Table | None:
    """The rows from `first` to before `end` as a table of its own, without empty rows at its end; None for no text."""
    cells = [c for c in table.cells if first <= c.row < end]
    last = max((c.row for c in cells if c.text.strip()), default=-1)
    cells = [c for c in cells if c.row <= last]
    if not cells:
        return None
    at = _places(cells)
    moved = [
        Cell(row - first, at[col], text, place, min(high, end - row), max(1, at[col + wide] - at[col]), marks, sure)
        for row, col, text, place, high, wide, marks, sure in cells
    ]
    header = table.header_rows if first == 0 else 0
    return replace(table, cells=tuple(moved), header_rows=header)


def _places(cells: Sequence[Cell]) -> dict[int, int]:
    """The new number of each column boundary that these cells have."""
    bounds = sorted({edge for c in cells for edge in (c.col, c.col + c.col_span)})
    return {edge: n for n, edge in enumerate(bounds)}
