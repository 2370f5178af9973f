"""The empty space between a frame and the table that stands in it, which its rulings make columns and rows of."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress

from extract.grid_parts import Parts, regrouped

_NARROW = 20.0  # points: a group's cell that goes on from the page before is wider


def without_margins(parts: Parts) -> Parts:
    """The grid without narrow outer columns and rows that are one slot from end to end with nothing in it."""
    grid, lines, doubts = parts
    high, wide = len(grid.ys) - 1, len(grid.xs) - 1
    empty = [slot for slot, inside in zip(grid.slots, lines, strict=True) if not inside]
    upright = {s.col for s in empty if s.row_span == high and s.col_span == 1} if wide > 1 else set()
    across = {s.row for s in empty if s.col_span == wide and s.row_span == 1} if high > 1 and not upright else set()
    left, right = (at in upright and bool(grid.xs[at + 1] - grid.xs[at] < _NARROW) for at in (0, wide - 1))
    top, bottom = (at in across and bool(grid.ys[at + 1] - grid.ys[at] < _NARROW) for at in (0, high - 1))
    if not (left or right or top or bottom) or left + right == wide or top + bottom == high:
        return parts
    xs, ys = grid.xs[left : wide + 1 - right], grid.ys[top : high + 1 - bottom]
    inner = [top <= s.row < high - bottom and left <= s.col < wide - right for s in grid.slots]
    moved = (
        (s._replace(row=s.row - top, col=s.col - left), inside, doubt)
        for s, inside, doubt in compress(zip(grid.slots, lines, doubts, strict=True), inner)
    )
    return without_margins(regrouped(replace(grid, xs=xs, ys=ys), moved))
