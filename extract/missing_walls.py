"""A ruled header over a row of figures without walls: the header's columns part the row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.document import Word
from extract.grid_parts import Part, Parts, regrouped
from extract.grids import Grid, Slot
from extract.lines import APART, Line
from extract.text_rows import is_figure

_FEWEST = 3  # figures, and columns


def with_walls(grid: Grid, lines: Sequence[list[Line]], doubts: Sequence[bool]) -> Parts:
    """The grid, each slot's lines and doubts; slots over several columns with a row of figures, of which each stands in
    a column of its own, are parted where these are. What is parted is in doubt."""
    if len(grid.xs) <= _FEWEST:
        return grid, lines, doubts
    parted = {
        n: columns
        for n, (slot, inside) in enumerate(zip(grid.slots, lines, strict=True))
        if slot.col_span >= _FEWEST and any(line.wide for line in inside) and (columns := _columns(slot, inside, grid))
    }
    return _parted(grid, lines, doubts, parted) if parted else (grid, lines, doubts)


def _columns(slot: Slot, lines: Sequence[Line], grid: Grid) -> dict[int, list[Line]]:
    """The lines of a slot by column; none where a text crosses a wall, or it holds no single row of figures."""
    xs = grid.xs.tolist()
    found: dict[int, list[Line]] = {}
    figures: list[int] = []
    for line in lines:
        for part in _runs(line):
            col = next((c for c in range(slot.col, slot.col + slot.col_span) if _within(part, xs[c], xs[c + 1])), None)
            if col is None:
                return {}
            found.setdefault(col, []).append(_line(line, part))
            figures += [col] if all(is_figure(w.text) for w in part) else []
    return found if _FEWEST <= len(figures) == len(set(figures)) else {}


def _runs(line: Line) -> list[list[Word]]:
    runs = [[line.words[0]]]
    for one, other in pairwise(line.words):
        if other.x0 - one.x1 > APART * line.size:
            runs.append([])
        runs[-1].append(other)
    return runs


def _within(part: Sequence[Word], left: float, right: float) -> bool:
    return left - 1 < part[0].x0 and part[-1].x1 < right + 1


def _line(line: Line, part: Sequence[Word]) -> Line:
    box = min(w.x0 for w in part), min(w.top for w in part), max(w.x1 for w in part), max(w.bottom for w in part)
    return line._replace(words=tuple(part), box=box, wide=False)


def _parted(
    grid: Grid, lines: Sequence[list[Line]], doubts: Sequence[bool], parted: dict[int, dict[int, list[Line]]]
) -> Parts:
    parts: list[Part] = []
    for n, (slot, inside, doubt) in enumerate(zip(grid.slots, lines, doubts, strict=True)):
        if n not in parted:
            parts.append((slot, inside, doubt))
            continue
        for col in range(slot.col, slot.col + slot.col_span):
            parts.append((slot._replace(col=col, col_span=1), parted[n].get(col, []), True))
    return regrouped(grid, parts)
