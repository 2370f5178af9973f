"""Tables in another shape than the form's: with their title as a first row, or turned on their side."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Cell, Table
from normalize.form import Form
from normalize.grid import Grid, columns_by_role, grid_of, role_header_depth
from normalize.text import squeeze

FEWEST_COLUMNS = 3  # of a table, for a cell as wide as all of them to be a title
FEWEST_LETTERS = 4  # of a title
FEWEST_TURNED = 3  # rows of a turned table
_BESIDES = ("number", "unit", "note", "past")  # columns that a turned table does not need


def untitled(table: Table) -> tuple[str, Table]:
    """The text of the first rows that are one cell each, and the table without them: they are its title."""
    cols = table.n_cols
    wide = {c.row: c for c in table.cells if c.col == 0 and c.col_span == cols and c.row_span == 1 and c.text.strip()}
    depth = 0
    while depth in wide and sum(ch.isalpha() for ch in wide[depth].text) >= FEWEST_LETTERS:
        depth += 1
    if not depth or cols < FEWEST_COLUMNS or table.n_rows - depth < 2:
        return "", table
    title = " ".join(squeeze(wide[row].text) for row in range(depth))
    cells = tuple(c._replace(row=c.row - depth) for c in table.cells if c.row >= depth)
    return title, replace(table, cells=cells, header_rows=max(0, table.header_rows - depth))


def turned(grid: Grid, form: Form) -> Grid | None:
    """The grid with its labels side by side above their figures, where it has one column of figures.

    A form's wide table with one row of figures is often typed as a list, each header in a row of its own.
    """
    depth = role_header_depth(grid, form)
    roles = columns_by_role(grid, depth, form) if depth else {}
    if "label" not in roles or "value" not in roles or grid.n_rows - depth < FEWEST_TURNED:
        return None
    besides = {roles[name] for name in _BESIDES if name in roles}
    kept = [c for c in range(roles["label"], roles["value"]) if c not in besides] + [roles["value"]]
    cells: list[Cell] = []
    for cell in grid.table.cells:
        lines = [n for n, c in enumerate(kept) if cell.col <= c < cell.col + cell.col_span]
        if cell.row >= depth and lines and len(lines) < len(kept):
            moved = cell._replace(row=lines[0], col=cell.row - depth, row_span=len(lines), col_span=cell.row_span)
            cells.append(moved)
    cells.sort(key=lambda c: (c.row, c.col))
    return grid_of(Table(tuple(cells), grid.table.place))
