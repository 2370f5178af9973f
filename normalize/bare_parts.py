"""A wide table printed on two pages side by side, as a spreadsheet is: the second part's rows have no names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.document import Cell, Table
from normalize.grid import Grid, column_header_depth, grid_of
from normalize.numbers import read_figure

FEWEST_ROWS = 3
FEWEST_LETTERS = 3  # of a name
SURE = 0.8  # of a figure whose row another page names
_FIRST_COLUMNS = 3  # in which the names may stand

Printed = tuple[int, Table, str]
"""A table with its position in the document and the heading above it."""


def with_names(blocks: Iterable[Printed]) -> Iterator[Printed]:
    """The tables, those without names of their rows with those of the table before, where it has as many rows."""
    before: Printed | None = None
    for position, table, heading in blocks:
        named = _named(table, before[1]) if before and before[2] == heading and _is_bare(table) else None
        before = (position, named or table, heading)
        yield before


def _is_bare(table: Table) -> bool:
    """Whether nothing below a header may be a name."""
    half = table.n_rows // 2
    return half >= FEWEST_ROWS - 1 and not any(c.row >= half and _is_name(c.text) for c in table.cells)


def _is_name(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= FEWEST_LETTERS


def _named(table: Table, before: Table) -> Table | None:
    """The table with the column of names of the one before; None where their rows are not the same."""
    own, other = grid_of(table), grid_of(before)
    above = column_header_depth(other)
    count = other.n_rows - above
    depth = own.n_rows - count
    names = _names(other, above) if above and count >= FEWEST_ROWS and depth > 0 else None
    words = any(_is_name(text) for text in own.texts[depth - 1]) if depth > 0 else False
    if names is None or not words or not _figures(own, depth, own.n_rows):
        return None
    head, *rows = names
    moved = [c._replace(col=c.col + 1, confidence=min(c.confidence, SURE)) for c in table.cells]
    added = [head._replace(row=0, col=0, row_span=depth, col_span=1)]
    added += [c._replace(row=depth + n, col=0, row_span=1, col_span=1) for n, c in enumerate(rows)]
    return replace(table, cells=tuple(sorted([*moved, *added])))


def _figures(grid: Grid, first: int, end: int) -> bool:
    """Whether all that stands in these rows are figures, and something does."""
    texts = [text for row in grid.texts[first:end] for text in row if text]
    return bool(texts) and all(read_figure(text).figure is not None for text in texts)


def _names(grid: Grid, depth: int) -> list[Cell] | None:
    """The header of the names' column and a cell for each row below it."""
    for col in range(min(_FIRST_COLUMNS, grid.n_cols)):
        column = [grid.at[row][col] for row in range(depth - 1, grid.n_rows)]
        cells = [c for c in column if c is not None]
        if len(cells) == len(column) and all(_is_name(c.text) and c.row_span == 1 for c in cells[1:]):
            return cells
    return None
