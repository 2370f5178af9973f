"""Figures of columns whose header was hardly read from a picture (under a stamp): which column it is may be wrong."""

from __future__ import annotations

from collections.abc import Mapping

from extract.document import Cell
from normalize.drafts import Draft, no_surer
from normalize.grid import Grid, figures_in

_CLEAR = 0.95  # likeness from which a header is the form's, however hard some of it was to read


def no_surer_than_header(draft: Draft, grid: Grid, col: int, depth: int) -> Draft:
    """The draft of a figure in a column, no surer than the cells of its header where these are not clearly the
    form's. `depth`: rows of the header."""
    if draft.match.score >= _CLEAR or draft.indicator is None:
        return draft
    sure = min((cell.confidence for cell in _header(grid, col, depth)), default=1.0)
    return no_surer(draft, sure)


def sure_of_period(grid: Grid, roles: Mapping[str, int], depth: int) -> float:
    """How sure the period or year over a list's figures is, where other columns hold figures of others; else 1.

    `roles`: the list's columns, `depth`: rows of its header.
    """
    if "value" not in roles:
        return 1.0
    dated = [c.confidence for c in _header(grid, roles["value"], depth) if any(map(str.isdigit, c.text))]
    sure = min(dated, default=1.0)
    if sure >= 1:
        return sure
    behind = range(roles.get("label", -1) + 1, grid.n_cols)  # columns before the labels count the rows
    others = (col for col in behind if col not in roles.values() and figures_in(grid, col) > 1)
    return 1.0 if next(others, None) is None else sure


def _header(grid: Grid, col: int, depth: int) -> list[Cell]:
    """The cells of the header over a column."""
    return [cell for row in range(min(depth, grid.n_rows)) if (cell := grid.at[row][col]) is not None]
