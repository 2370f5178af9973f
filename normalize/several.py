"""Several tables that were made one: each title across the whole table, with a header below it, begins another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Cell, Table
from normalize.form import Form
from normalize.grid import Grid, grid_of, role_header_depth
from normalize.numbers import read_figure
from normalize.text import squeeze

FEWEST_LETTERS = 4  # of a title
FEWEST_ROWS = 3  # of a table with its title


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
    if not wide or rows < 2 * FEWEST_ROWS:
        return []
    grid = grid_of(table)
    found: list[int] = []
    for row in (cell.row for cell in wide):
        apart = row - (found[-1] if found else 0) >= FEWEST_ROWS - 1 and rows - row >= FEWEST_ROWS
        if apart and _is_header(grid, row + 1, form):
            found.append(row)
    return found


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
    below = _part(grid.table, row, grid.n_rows)
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
        c._replace(
            row=c.row - first,
            col=at[c.col],
            row_span=min(c.row_span, end - c.row),
            col_span=max(1, at[c.col + c.col_span] - at[c.col]),
        )
        for c in cells
    ]
    header = table.header_rows if first == 0 else 0
    return replace(table, cells=tuple(moved), header_rows=header)


def _places(cells: Sequence[Cell]) -> dict[int, int]:
    """The new number of each column boundary that these cells have."""
    bounds = sorted({edge for c in cells for edge in (c.col, c.col + c.col_span)})
    return {edge: n for n, edge in enumerate(bounds)}
