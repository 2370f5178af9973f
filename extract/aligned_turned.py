"""Turned words above the columns of a table without rulings: its header, which the rows of upright text do not show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.aligned_cells import OF_HEADER, cell_of
from extract.document import Cell
from extract.lines import Line
from extract.page_table import Found
from extract.rows import is_number

_NEAR = 3.0  # sizes from a turned header to the first row below it, at most
_INTO = 0.6  # sizes by which it may reach down beside a header that is not turned
_FEWEST = 2


def with_turned(found: Found, turned: Sequence[Line], page: int) -> Found:
    """The table with the turned words that stand over its columns as their headers."""
    part, words = found
    table = part.table
    top = min((w.top for w in words), default=0.0)
    first = [c for c in table.cells if c.row == 0]
    has_head = not any(is_number(c.text) for c in first)
    floor = max((c.place.bottom or 0.0 for c in first), default=top) if has_head else top
    heads: dict[int, list[Line]] = {}
    for line in turned:
        middle = (line.box[0] + line.box[2]) / 2
        at = next((n for n, (a, b) in enumerate(part.extents) if a - line.size < middle < b + line.size), None)
        if at is not None and top - _NEAR * line.size < line.box[3] < floor + _INTO * line.size:
            heads.setdefault(at, []).append(line)
    taken = {n for c in first for n, (a, b) in enumerate(part.extents) if _over(c, a, b)} if has_head else set()
    if len(heads) < _FEWEST or taken & set(heads):
        return found
    down = 0 if has_head else 1
    cells = [
        cell_of([line.words for line in sorted(lines, key=lambda one: one.box[0])], (0, col), (1, 1), OF_HEADER, page)
        for col, lines in heads.items()
    ]
    cells += [_beside(c, heads)._replace(row=c.row + down) for c in table.cells]
    more = [w for lines in heads.values() for line in lines for w in line.words]
    place = table.place._replace(top=round(min(w.top for w in more), 2))
    ordered = tuple(sorted(cells, key=lambda c: (c.row, c.col)))
    whole = replace(table, cells=ordered, place=place, header_rows=max(table.header_rows + down, 1))
    return replace(part, table=whole), (*words, *more)


def _over(cell: Cell, left: float, right: float) -> bool:
    """Whether the text of a cell stands over this stretch."""
    return (cell.place.x0 or 0.0) < right and (cell.place.x1 or 0.0) > left


def _beside(cell: Cell, heads: Mapping[int, object]) -> Cell:
    """A cell of the first row, without the columns that have turned headers."""
    span = set(range(cell.col, cell.col + cell.col_span))
    return cell._replace(col_span=1) if cell.row == 0 and span & set(heads) else cell
