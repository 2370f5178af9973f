"""One sheet that holds several of the form's tables under one header: each title among its rows begins another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import regex

from extract.document import Table
from normalize.form import Form
from normalize.grid import Grid, grid_of, role_header_depth
from normalize.header_roles import columns_by_role
from normalize.numbers import read_figure
from normalize.text import squeeze
from normalize.titles import is_title

FEWEST_TITLES = 3  # of different tables: a long list of rows may have a group that is called as one table is
FEWEST_ROWS = 2 * FEWEST_TITLES
FEWEST_COLUMNS = 3
_PART = regex.compile(r"(?:[A-HK-Z]|[IVX]{1,4})[.)/]?")  # the number of a part, where its rows have figures


def sheets(grid: Grid, form: Form) -> list[tuple[str, Grid]]:
    """The tables below one header, each with that header and the title that begins it.

    The table itself, without a title, where it is one.
    """
    depth = role_header_depth(grid, form) if grid.n_rows >= FEWEST_ROWS else 0
    roles = columns_by_role(grid, depth, form).roles if depth else {}
    if "label" not in roles or "value" not in roles:
        return [("", grid)]
    heads = {r: said for r in range(depth, grid.n_rows) if (said := _head(grid, r, roles["label"]))}
    titled = _first({row: found for row, said in heads.items() if (found := _named(said, form))})
    if len(set(titled.values())) < FEWEST_TITLES:
        return [("", grid)]
    parts = {row: named for row, named in titled.items() if _is_part(grid, row, roles["label"])}
    if len(parts) >= FEWEST_TITLES:  # rows of their own across the table: a group of rows may be called as a table is
        titled = parts
    parted = len(parts) == len(titled)
    starts = [row for row in heads if row in titled or (parted and _is_part(grid, row, roles["label"]))]
    bounds = [depth - 1, *starts, grid.n_rows]
    return [
        (heads.get(first, ""), _sheet(grid.table, depth, first, end))
        for first, end in pairwise(bounds)
        if end > first + 1
    ]


def _first(titled: Mapping[int, str]) -> dict[int, str]:
    """Of heads that name the same table one after the other only the first: the others head its rows."""
    before = ["", *titled.values()]
    return {row: named for (row, named), above in zip(titled.items(), before, strict=False) if named != above}


def _head(grid: Grid, row: int, label: int) -> str:
    """What a row says that has nothing besides its number and its label; empty for any other."""
    cells = [c for c in grid.own(row) if c.text.strip()]
    named = [c for c in cells if c.col + c.col_span > label]
    alone = len(named) == 1 and named[0].col <= label and read_figure(named[0].text).figure is None
    return squeeze(named[0].text) if alone else ""


@lru_cache(maxsize=1 << 12)
def _named(said: str, form: Form) -> str:
    """The form's table that a head is the title of; empty where it is none's."""
    return next((t.id for t in form.tables if is_title(said, t, form)), "")


def _is_part(grid: Grid, row: int, label: int) -> bool:
    """Whether a head begins a part by its looks: it goes over the columns of figures, or its number is a letter."""
    cells = grid.own(row)
    wide = any(c.col <= label and c.col_span >= FEWEST_COLUMNS - 1 and c.col + c.col_span == grid.n_cols for c in cells)
    return wide or any(c.col < label and _PART.fullmatch(c.text.strip()) for c in cells)


def _sheet(table: Table, depth: int, first: int, end: int) -> Grid:
    """The header, and the rows behind `first`, which is a title or the header's last row, up to `end`."""
    gone = first + 1 - depth
    header = [c for c in table.cells if c.row < depth]
    below = (c for c in table.cells if first < c.row < end)
    rows = [c._replace(row=c.row - gone, row_span=min(c.row_span, end - c.row)) for c in below]
    return grid_of(replace(table, cells=(*header, *rows)))
