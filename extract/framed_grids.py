"""Ruled grids that rule only a part of their rows or columns: a frame, a header, a wall behind the labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.aligned_columns import Columns
from extract.aligned_header import Rule
from extract.framed import HeadCell, read_frame
from extract.frames import Frame
from extract.grids import Grid, Slot
from extract.lines import APART, Line
from extract.page_table import Found
from extract.rulings import Rulings
from extract.text_rows import Run, TextRow, all_rows, is_leader

_NEAR = 4.0  # points
_LINES = 3  # in a cell, to be more than a text that is broken
_FEWEST_WIDE = 2
_TALL, _SOME = 0.5, 0.3  # of the rows of a grid
_MOSTLY = 0.6
_MOST_HEADS, _FEWEST_WALLS = 4, 2  # bands; walls of a header
_ACROSS = 0.03  # share of words


def read_grid(
    grid: Grid, inside: Sequence[Sequence[Line]], rulings: Rulings, page: int, *, known: bool = False
) -> Found | None:
    """The table of a grid that leaves rows or columns unruled; None where it rules all of them, as far as it shows.

    `inside`: the lines of each slot. `known`: that rows are unruled is told already.
    """
    if not known and not _is_partly_ruled(grid, inside):
        return None
    x0, x1, top, bottom = (float(v) for v in (grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1]))
    rules = [(y, a, b) for y, a, b in rulings.across.tolist() if top - 1 < y < bottom + 1 and a < x1 and b > x0]
    levels = [y for y, a, b in rules if a < x0 + _NEAR and b > x1 - _NEAR]
    levels = sorted({*([top] if not levels or levels[0] > top + _NEAR else []), *levels})
    levels += [bottom] if levels[-1] < bottom - _NEAR else []
    upright = [(x, a, b) for x, a, b in rulings.vertical.tolist() if a < bottom and b > top and x0 - 1 < x < x1 + 1]
    lines = [line for cell in inside for line in cell]
    frame = _banded(lines, upright, levels, (x0, x1))
    body = frame.levels[1] if len(frame.bands) > 1 else top
    walls = _walls(upright, (body, bottom), (x0, x1))
    heads, named = _named(upright, frame)
    if heads and len(named) > len(walls) and _keep_to(named, [row for band in frame.bands[heads:] for row in band]):
        walls = named
        frame = _banded(lines, [*upright, *((x, frame.levels[heads], bottom) for x in named)], levels, (x0, x1))
        frame.heads = heads
        frame.bands[heads:] = [[_whole(row, named) for row in band] for band in frame.bands[heads:]]
    if walls:
        bands = enumerate(pairwise(frame.levels))
        frame.across = {
            n for n, (high, low) in bands if not any(a < low - _NEAR and b > high + _NEAR for _, a, b in upright)
        }
    cells = zip(grid.slots, inside, strict=True)
    frame.torn = sum(slot.col_span > 1 and any(map(_is_wide, lines)) for slot, lines in cells) >= _FEWEST_WIDE
    return read_frame(frame, walls, rules, page, _SlotHeads(grid, inside).cells)


def _banded(
    lines: Sequence[Line], upright: Sequence[Rule], levels: Sequence[float], ends: tuple[float, float]
) -> Frame:
    """The frame of these rules with the rows between them, whose runs walls part."""
    rows = all_rows(lines, upright)
    frame = Frame(*ends, [levels[0]])
    for high, low in pairwise(levels):
        band = [row for row in rows if high < row.base - 0.3 * row.size < low]
        if band:
            frame.levels.append(low)
            frame.bands.append(band)
    return frame


def _named(upright: Sequence[Rule], frame: Frame) -> tuple[int, list[float]]:
    """How many bands are a header above bands without walls, and where the walls of its last one stand."""
    found: list[list[float]] = []
    for low in frame.levels[1 : _MOST_HEADS + 1]:
        walls = {x for x, a, b in upright if a < low - _NEAR < b and frame.x0 + _NEAR < x < frame.x1 - _NEAR}
        if len(walls) < _FEWEST_WALLS:
            break
        found.append(sorted(walls))
    return (len(found), found[-1]) if 0 < len(found) < len(frame.bands) else (0, [])


def _keep_to(walls: Sequence[float], rows: Sequence[TextRow]) -> bool:
    """Whether hardly any word of these rows stands across a wall; names of groups, which have no figure, may."""
    words = [w for row in rows if row.is_data for w in row.words]
    crossing = sum(any(w.x0 < x - 1 and w.x1 > x + 1 for x in walls) for w in words)
    return crossing <= _ACROSS * len(words)


def _whole(row: TextRow, walls: Sequence[float]) -> TextRow:
    """The row, its texts that walls have parted put together again where one runs through a wall: a group's name."""
    if row.is_data or not any(w.x0 < x - 1 and w.x1 > x + 1 for w in row.words for x in walls):
        return row
    runs = [row.runs[0]]
    for run in row.runs[1:]:
        if run.x0 - runs[-1].x1 > APART * row.size:
            runs.append(run)
        else:
            runs[-1] = Run((*runs[-1].words, *run.words), runs[-1].x0, run.x1, numeric=False)
    return replace(row, runs=tuple(runs))


def _walls(upright: Sequence[Rule], down: tuple[float, float], across: tuple[float, float]) -> list[float]:
    """Where vertical rulings stand along most of a body from top to bottom, inside its outer ones."""
    ruled: dict[float, float] = {}
    for x, a, b in upright:
        if across[0] + _NEAR < x < across[1] - _NEAR:
            ruled[x] = ruled.get(x, 0.0) + max(0.0, min(b, down[1]) - max(a, down[0]))
    return sorted(x for x, length in ruled.items() if length > _MOSTLY * (down[1] - down[0]))


def _is_partly_ruled(grid: Grid, inside: Sequence[Sequence[Line]]) -> bool:
    """Whether cells hold texts far apart on one line, or most rows have tall cells side by side."""
    printed = [(slot.row, lines) for slot, lines in zip(grid.slots, inside, strict=True) if lines]
    filled = {row for row, _ in printed}
    tall = Counter([row for row, lines in printed if len(lines) >= _LINES])
    wide = sum([_is_wide(line) for _, lines in printed for line in lines if line.wide])
    header = min(filled, default=0) if len(filled) > 1 else -1
    below = len(filled) - (header >= 0)
    beside = sum(count > 1 for row, count in tall.items() if row != header)
    return beside >= _TALL * below > 0 or wide >= max(_FEWEST_WIDE, _SOME * len(filled))


def _is_wide(line: Line) -> bool:
    """Whether two words of a line are further apart than those of a text, no leader between them."""
    words = line.words
    apart = APART * line.size
    return any(b.x0 - a.x1 > apart and not is_leader(a.text) and not is_leader(b.text) for a, b in pairwise(words))


class _SlotHeads:
    """The header as the grid rules it."""

    def __init__(self, grid: Grid, inside: Sequence[Sequence[Line]]) -> None:
        self.grid, self.inside = grid, inside

    def cells(self, bottom: float, columns: Columns) -> list[HeadCell] | None:
        """The header's cells above `bottom` on these columns; None where the grid does not part them."""
        found: list[HeadCell] = []
        rows = [n for n, y in enumerate(self.grid.ys[1:]) if y < bottom + _NEAR]
        depth = len(rows)
        for slot, lines in zip(self.grid.slots, self.inside, strict=True):
            if slot.row >= depth:
                continue
            mine = self._columns(slot, columns)
            if not mine or (len(mine) > 1 and any(map(_is_wide, lines))):
                return None
            if lines:
                down = min(slot.row_span, depth - slot.row)
                found.append(HeadCell(slot.row, down, mine[0], mine[-1], tuple(lines)))
        return found

    def _columns(self, slot: Slot, columns: Columns) -> list[int]:
        left, right = self.grid.xs[slot.col], self.grid.xs[slot.col + slot.col_span]
        return [n for n, (a, b) in enumerate(columns.extents) if left < (a + b) / 2 < right]
