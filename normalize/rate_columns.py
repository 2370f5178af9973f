"""Rates in a column of their own beside the counts: `Số lượng | Tỷ lệ (%)`."""

from __future__ import annotations

from collections.abc import Mapping

from extract.document import Cell
from normalize.form import RATE, Form
from normalize.grid import Grid, header_path
from normalize.numbers import read_figure
from normalize.text import fold


def rate_column(grid: Grid, depth: int, form: Form, roles: Mapping[str, int]) -> dict[str, int]:
    """The column of rates that stands beside the one of counts, where the header names one."""
    paths = {c: header_path(grid, c, depth, frozenset()) for c in range(grid.n_cols) if c not in roles.values()}
    named = [c for c, path in paths.items() if path and fold(path[-1]) in form.roles[RATE]]
    return {RATE: named[0]} if len(named) == 1 and "value" in roles else {}


def rate_of(grid: Grid, row: int, roles: Mapping[str, int], unit: str, form: Form) -> Cell | None:
    """The figure of a row that is a rate, by its unit or its label, where it stands in the column of rates."""
    cell = grid.at[row][roles[RATE]] if roles.get(RATE, grid.n_cols) < grid.n_cols else None
    if cell is None or cell.col != roles[RATE] or read_figure(cell.text).figure is None:
        return None
    words = fold(grid.text(row, roles["label"]))
    return cell if unit == "%" or any(words.startswith(f"{word} ") for word in form.roles[RATE]) else None
