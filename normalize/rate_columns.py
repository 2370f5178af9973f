"""Rates in a column of their own beside the counts: `Số lượng | Tỷ lệ (%)`."""

from __future__ import annotations

from collections.abc import Mapping

from extract.document import Cell
from normalize.form import RATE, Form
from normalize.grid import Grid, header_path
from normalize.numbers import read_figure
from normalize.text import fold

_WHOLE = 100  # per cent


def rate_column(grid: Grid, depth: int, form: Form, roles: Mapping[str, int]) -> dict[str, int]:
    """The column of rates that stands beside the one of counts, where the header names one."""
    paths = {c: header_path(grid, c, depth, frozenset()) for c in range(grid.n_cols) if c not in roles.values()}
    named = [c for c, path in paths.items() if path and fold(path[-1]) in form.roles[RATE]]
    if len(named) != 1 or "value" not in roles or _compares(grid, named[0], depth, form, roles):
        return {}
    return {RATE: named[0]}


def _compares(grid: Grid, col: int, depth: int, form: Form, roles: Mapping[str, int]) -> bool:
    """Whether a column of rates sets every row's figure against another: counts have one, and so have rates beside
    what is a rate by itself."""
    rates, counts, both = 0, 0, 0
    for row in range(depth, grid.n_rows):
        value, against = (read_figure(grid.text(row, c)).figure for c in (roles["value"], col))
        unit = grid.text(row, roles["unit"]) if "unit" in roles else ""
        if not _is_rate(grid, row, roles, unit, form):
            counts += value is not None
            both += value is not None and against is not None
        elif against is not None:
            if value is None or value.value > _WHOLE:
                return False
            rates += 1
    return rates > 0 and 2 * both > counts


def rate_of(grid: Grid, row: int, roles: Mapping[str, int], unit: str, form: Form) -> Cell | None:
    """The figure of a row that is a rate, by its unit or its label, where it stands in the column of rates."""
    cell = grid.at[row][roles[RATE]] if roles.get(RATE, grid.n_cols) < grid.n_cols else None
    if cell is None or cell.col != roles[RATE] or read_figure(cell.text).figure is None:
        return None
    return cell if _is_rate(grid, row, roles, unit, form) else None


def _is_rate(grid: Grid, row: int, roles: Mapping[str, int], unit: str, form: Form) -> bool:
    words = fold(grid.text(row, roles["label"]))
    return unit == "%" or any(words.startswith(f"{word} ") for word in form.roles[RATE])
