"""Which row of a table with a single row of figures is this period's: offices print the one before above it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from normalize.form import PAST, Form
from normalize.grid import Grid, role_of
from normalize.numbers import read_figure
from normalize.periods import OTHER, THIS, names_period
from normalize.report import Period


def rows_of_period(
    grid: Grid, rows: Sequence[int], figures: Collection[int], form: Form, period: Period | None
) -> list[int]:
    """Those of the rows that may hold the period's figures, by what the columns before those of `figures` say of each.

    A row of another period (`Quý II`, `Kỳ trước`, `Kế hoạch năm`) is left out, even alone; one that names the
    period (`Quý III`, `Kỳ này`) leaves out all others.
    """
    said = {row: _said(grid, row, figures, form, period) for row in rows}
    this = [row for row in rows if said[row] == THIS]
    return this if len(this) == 1 else [row for row in rows if said[row] != OTHER]


def _said(grid: Grid, row: int, figures: Collection[int], form: Form, period: Period | None) -> str:
    names = [text for text in grid.texts[row][: min(figures, default=0)] if read_figure(text).figure is None]
    said = {_named(text, form, period) for text in names}
    return OTHER if OTHER in said else THIS if THIS in said else ""


def _named(text: str, form: Form, period: Period | None) -> str:
    role = role_of(text, form)
    return OTHER if role == PAST else names_period(text, period) or (THIS if role == "value" else "")
