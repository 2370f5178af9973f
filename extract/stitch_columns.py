"""The columns of a table's parts on two pages: which ones are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.document import Cell
from extract.page_table import PageTable

_ALONE = re.compile(r"(?:(?:\d{1,2}\.)*\d{1,3}|[IVX]{1,5}|[a-zđ])[.)/]?")
_NUMBER = re.compile(rf"({_ALONE.pattern})\s+(?=\w)")
_OVERLAP = 0.5  # of the narrower text of two columns that are one
_MATCHED = 0.6  # of the fewer columns

Extents = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Both parts on common columns: boundaries, texts' extents (none where ruled), and the cells of each."""

    columns: tuple[float, ...]
    extents: Extents
    head: list[Cell]
    tail: list[Cell]


def share_columns(before: PageTable, after: PageTable, tolerance: float) -> Shared | None:
    """Both parts on common columns, or None where they have other ones.

    Rulings must stand within `tolerance` points; where white space parts columns, their texts must overlap.
    """
    if before.extents or after.extents:
        return _by_texts(before, _numbers_apart(before, after))
    columns = _common(before.columns, after.columns, tolerance)
    if columns is None:
        return None
    return Shared(columns, (), _on_columns(before, columns), _on_columns(after, columns))


def _common(one: Sequence[float], other: Sequence[float], tolerance: float) -> tuple[float, ...] | None:
    """The finer one's boundaries, set where the first one begins, if the coarser one fits in."""
    a, b = [x - one[0] for x in one], [x - other[0] for x in other]
    if abs(a[-1] - b[-1]) > tolerance:
        return None
    fine, coarse = (a, b) if len(a) >= len(b) else (b, a)
    if any(min(abs(x - y) for y in fine) > tolerance for x in coarse):
        return None
    return tuple(round(x + one[0], 2) for x in fine)


def _on_columns(part: PageTable, columns: Sequence[float]) -> list[Cell]:
    """The part's cells with their columns counted on the common boundaries."""
    if len(part.columns) == len(columns):
        return list(part.table.cells)
    shift = columns[0] - part.columns[0]
    at = [min(range(len(columns)), key=lambda k: abs(columns[k] - x - shift)) for x in part.columns]
    return [c._replace(col=at[c.col], col_span=at[c.col + c.col_span] - at[c.col]) for c in part.table.cells]


def _numbers_apart(before: PageTable, after: PageTable) -> PageTable:
    """The second part with its first column cut behind the numbers of rows, where the first part's has these alone and
    the second one's few rows did not tell them from the names behind them."""
    one, other = _extents(before), after.extents
    if len(one) < 2 or not other or not (other[0][0] < one[0][1] and _over(one[1], other[0])):
        return after
    numbers = [c.text for c in before.table.cells if c.col == 0 and c.row >= before.table.header_rows and c.text]
    firsts = [c for c in after.table.cells if c.col == 0]
    cut = {id(c): found for c in firsts if (found := _NUMBER.match(c.text))}
    if not numbers or not all(map(_ALONE.fullmatch, numbers)) or not cut or any(c.col_span > 1 for c in firsts):
        return after
    cells: list[Cell] = []
    for c in after.table.cells:
        if c.col:
            cells.append(c._replace(col=c.col + 1))
        elif found := cut.get(id(c)):
            cells += [c._replace(text=found[1]), c._replace(col=1, text=c.text[found.end() :])]
        else:
            cells.append(c._replace(col=1))
    left, right = other[0]
    wall = (one[0][1] + one[1][0]) / 2
    extents = ((left, one[0][1]), (one[1][0], max(right, one[1][0])), *other[1:])
    table = replace(after.table, cells=tuple(sorted(cells)))
    return PageTable(table, (after.columns[0], wall, *after.columns[1:]), extents)


def _by_texts(before: PageTable, after: PageTable) -> Shared | None:
    """Columns whose texts stand over each other are one; others are columns of one part alone."""
    one, other = _extents(before), _extents(after)
    same = [[k for k, b in enumerate(other) if _over(a, b)] for a in one]
    back = [[n for n, a in enumerate(one) if _over(a, b)] for b in other]
    matched = sum(len(ks) == 1 for ks in same)
    if any(len(ks) > 1 for ks in [*same, *back]) or matched < _MATCHED * min(len(one), len(other)):
        return None
    own = [n for n, ks in enumerate(back) if not ks]
    merged = [
        (_union(a, other[ks[0]]) if ks else a, n, ks[0] if ks else -1)
        for n, (a, ks) in enumerate(zip(one, same, strict=True))
    ]
    merged = sorted([*merged, *((other[k], -1, k) for k in own)], key=lambda column: sum(column[0]))
    firsts = {n: at for at, (_, n, _) in enumerate(merged) if n >= 0}
    seconds = {k: at for at, (_, _, k) in enumerate(merged) if k >= 0}
    extents = tuple(extent for extent, _, _ in merged)
    walls = [(a[1] + b[0]) / 2 for a, b in pairwise(extents)]
    columns = tuple(round(x, 2) for x in (extents[0][0] - 1, *walls, extents[-1][1] + 1))
    return Shared(columns, extents, _moved(before, firsts), _moved(after, seconds))


def _extents(part: PageTable) -> Extents:
    return part.extents or tuple(pairwise(part.columns))


def _over(one: tuple[float, float], other: tuple[float, float]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > _OVERLAP * min(one[1] - one[0], other[1] - other[0])


def _union(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return min(one[0], other[0]), max(one[1], other[1])


def _moved(part: PageTable, at: dict[int, int]) -> list[Cell]:
    """The part's cells on the merged columns."""
    return [c._replace(col=at[c.col], col_span=at[c.col + c.col_span - 1] - at[c.col] + 1) for c in part.table.cells]
