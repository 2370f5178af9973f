"""The columns of figures of a table of rows that has several, as the form's headers name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from normalize.form import Form, TableForm
from normalize.grid import Grid, header_path, role_header_depth
from normalize.labels import similarity
from normalize.row_tables import RowItem

SAME_HEADER = 0.8


@dataclass(slots=True)
class ValueColumns:
    """The columns of the last table with a header: a part of it that has none, of one width, goes on with them."""

    _known: dict[str, int] = field(default_factory=dict)
    _shape: tuple[str, int] = ("", 0)

    def of(self, grid: Grid, table: TableForm, form: Form) -> Mapping[str, int]:
        """By what follows a row's code the column of its figures; none where neither header nor table before say."""
        columns, shape = value_columns(grid, table, form), (table.id, grid.n_cols)
        if columns:
            self._known, self._shape = columns, shape
        return columns or (self._known if shape == self._shape else {})


def value_columns(grid: Grid, table: TableForm, form: Form) -> dict[str, int]:
    """The columns of figures that the form's headers name, by what follows a row's code; none without a header."""
    depth = role_header_depth(grid, form)
    headers = [" ".join(header_path(grid, col, depth, frozenset())) for col in range(grid.n_cols)]
    alike = similarity(headers, [header for _, header in table.values], form.abbreviations)
    columns: dict[str, int] = {}
    for col, wanted in sorted(np.ndindex(alike.shape), key=lambda at: (-alike[at], *at)):
        suffix = table.values[wanted][0]
        if alike[col, wanted] >= SAME_HEADER and suffix not in columns and col not in columns.values():
            columns[suffix] = col
    return {suffix: columns[suffix] for suffix, _ in table.values if suffix in columns}


def with_values(items: Sequence[RowItem], grid: Grid, columns: Mapping[str, int]) -> tuple[RowItem, ...]:
    """The rows of a table with several columns of figures, each with those of these columns.

    Where none are known, as in a part of a table without its header, it is not certain which figure is which.
    """
    if not columns:
        return tuple(i._replace(value=None) for i in items)
    kept = columns.items()
    return tuple(
        i._replace(cells=tuple((s, cell) for s, col in kept if (cell := grid.at[i.row][col]) is not None), unsure=False)
        for i in items
    )
