"""The header of a list of rows: which of its columns hold this period's figures, and which another's."""

from __future__ import annotations

from collections.abc import Mapping

from normalize.form import CHANGE, Form
from normalize.grid import Grid, column_header_depth, figures_in, header_path, role_header_depth
from normalize.header_roles import Columns, columns_by_role
from normalize.report import Period
from normalize.text import fold

_NO_FIGURES = ("number", "label", "unit", "note")


def columns_of_others(grid: Grid, form: Form, period: Period | None) -> frozenset[int]:
    """The columns of figures that a list's header gives to another period or a plan; none where no others are left.

    What compares this period with another is none of them, for forms ask for that, too.
    """
    depth, columns = list_header(grid, form, period)
    gone = frozenset(c for c in columns.past if not _compares(grid, c, depth, form))
    besides = gone | {columns.roles[role] for role in _NO_FIGURES if role in columns.roles}
    left = any(c not in besides and figures_in(grid, c) for c in range(grid.n_cols))
    return gone if left and "label" in columns.roles else frozenset()


def _compares(grid: Grid, col: int, depth: int, form: Form) -> bool:
    words = fold(" ".join(header_path(grid, col, depth, frozenset())))
    return any(f" {change} " in f" {words} " for change in form.roles[CHANGE])


def list_columns(grid: Grid, form: Form, period: Period | None) -> tuple[int, Mapping[str, int]]:
    """How many rows of a list are header, and its columns by role; a header of words for none of them has no rows.

    A header that says what it counts (`Số TTHC`) or when (`Quý I/2021`) may stand over the figures, too.
    """
    depth, columns = list_header(grid, form, period)
    roles = columns.roles
    if "label" not in roles or "value" in roles or columns.past:
        return depth, roles
    others = [c for c in range(grid.n_cols) if c not in roles.values() and figures_in(grid, c)]
    return depth, {**roles, "value": others[0]} if len(others) == 1 else roles


def list_header(grid: Grid, form: Form, period: Period | None) -> tuple[int, Columns]:
    """How many rows of a list are header, and its columns by role: a header of roles, else one that names at least
    the labels."""
    depth = role_header_depth(grid, form)
    if depth:
        return depth, columns_by_role(grid, depth, form, period)
    labels = (c for r in range(column_header_depth(grid)) for c in grid.own(r) if fold(c.text) in form.roles["label"])
    named = next(labels, None)
    if named is None:
        return 0, Columns({})
    depth = named.row + named.row_span
    columns = columns_by_role(grid, depth, form, period)
    return (depth, columns) if "label" in columns.roles else (0, Columns({}))
