"""Ruled grids whose rows are not ruled: a frame, perhaps a header, and all figures in one tall cell or below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extract.grids import Grid, Slot
from extract.lines import APART, Line
from extract.text_rows import is_figure

_LINES = 3  # in a cell, to be more than a figure that is cut
_LONG = 6
_SHARED = 0.7  # of a cell's lines stand beside lines of another cell
_NEAR = 2.0  # points
_BELOW = 4.5  # sizes from a header's last ruling to a row of figures, at most
_AXIS = 4.0  # sizes from an axis to the figures that mark it, at most
_MARKS, _EVEN, _ABOVE = 4, 1.15, 0.5  # figures of a scale; times as far apart as others; of a grid's height
_PLAIN = re.compile(r"-?\d{1,9}(\.\d+)?")
_TWO = 2


def has_unruled_rows(slots: Sequence[Slot], lines: Sequence[Sequence[Line]]) -> bool:
    """Whether cells side by side hold columns of figures, line beside line; `lines`: those of each slot."""
    tall: dict[int, list[Sequence[Line]]] = {}
    for slot, inside in [one for one in zip(slots, lines, strict=True) if len(one[1]) >= _LINES]:
        tall.setdefault(slot.row, []).append(inside)
    return any(_is_body(cells) for cells in tall.values() if len(cells) > 1)


def holds_columns(grid: Grid, lines: Sequence[Sequence[Line]]) -> bool:
    """Whether a grid without walls is but a frame around columns: figures stand far apart on one of its lines."""
    if len(grid.xs) > _TWO:
        return False
    return any(_far_apart(line) >= _TWO for cell in lines for line in cell if line.wide)


def _far_apart(line: Line) -> int:
    """How many figures stand behind more than a space."""
    apart = APART * line.size
    return sum(b.x0 - a.x1 > apart and is_figure(b.text) for a, b in pairwise(line.words))


def is_header_alone(grid: Grid, inside: Sequence[Sequence[Line]], outside: Sequence[Line]) -> bool:
    """Whether a grid holds words only and rows of figures stand right below it, in its columns; `outside`: the lines
    that stand in no grid."""
    left, right, bottom = float(grid.xs[0]), float(grid.xs[-1]), float(grid.ys[-1])
    below = [line for line in outside if bottom < line.base < bottom + _BELOW * line.size]
    within = [line for line in below if line.box[0] > left - line.size and line.box[2] < right + line.size]
    if not within:
        return False
    figures = [line for line in within if line.text[:1].isdigit() and all(map(is_figure, line.text.split()))]
    columns = {int(grid.xs.searchsorted((line.box[0] + line.box[2]) / 2)) for line in figures}
    if len(within) <= len(below) / 2 or (len(columns) < _TWO and max(columns, default=0) <= 1):
        return False
    if any(len(lines) > _LONG and any(map(_is_figure, lines)) for lines in inside):
        return False  # its own rows
    texts = [" ".join(line.text for line in lines) for lines in inside]
    return any(texts) and not any(text[:1].isdigit() and all(map(is_figure, text.split())) for text in texts)


def _is_figure(line: Line) -> bool:
    return line.text[:1].isdigit() and is_figure(line.words[-1].text)


def goes_on_outside(grid: Grid, inside: Sequence[Sequence[Line]], outside: Sequence[Line]) -> bool:
    """Whether a grid of one row is but a box around some columns of a table: the lines beside it stand at the height
    of its own; `outside`: the lines that stand in no grid."""
    if len(grid.ys) != _TWO:
        return False
    bases = [line.base for lines in inside for line in lines]
    beside = [line.base for line in outside if grid.ys[0] < line.base < grid.ys[-1]]
    return sum(any(abs(a - b) < _NEAR for b in beside) for a in bases) > _SHARED * len(bases)


def is_chart(grid: Grid, outside: Sequence[Line]) -> bool:
    """Whether figures beside or below a grid mark an axis: they stand in the middle of its rulings, not between them,
    or fall in equal steps along its height."""
    left, bottom = float(grid.xs[0]), float(grid.ys[-1])
    figures = [line for line in outside if all(map(is_figure, [w.text for w in line.words]))]
    if len(figures) < _LINES:
        return False
    scale = [line for line in figures if left - _AXIS * line.size < line.box[2] < left + 1]
    if _falls(scale, float(grid.ys[0]), bottom):
        return True
    beside = [_middle(line, 1) for line in scale]
    below = [_middle(line, 0) for line in figures if bottom - 1 < line.box[1] < bottom + _AXIS * line.size]
    return _marked(grid.ys.tolist(), beside) or _marked(grid.xs.tolist(), below)


def beside_charts(lines: Sequence[Line], charts: Sequence[Grid]) -> tuple[list[Line], list[Line]]:
    """The lines that stand in charts or at their axes, and all others."""
    if not charts:
        return [], list(lines)
    near: list[Line] = []
    rest: list[Line] = []
    for line in lines:
        x, y, reach = _middle(line, 0), _middle(line, 1), _AXIS * line.size
        at = any(g.xs[0] - reach < x < g.xs[-1] + reach and g.ys[0] - reach < y < g.ys[-1] + reach for g in charts)
        (near if at else rest).append(line)
    return near, rest


def _falls(scale: Sequence[Line], top: float, bottom: float) -> bool:
    """Whether lone figures from a grid's bottom to its top or beyond grow by equal values at equal steps: no years, no
    numbers of rows."""
    ceiling = top - _ABOVE * (bottom - top)
    marks = sorted((y, one) for one in scale if ceiling < (y := _middle(one, 1)) < bottom + one.size)
    if any(len(line.words) > 1 for _, line in marks):
        return False
    values = [_value(line.text) for _, line in marks]
    if len(marks) < _MARKS or None in values:
        return False
    falls = [a - b for a, b in pairwise(v for v in values if v is not None)]
    steps = [b - a for (a, _), (b, _) in pairwise(marks)]
    even = max(falls) == min(falls) > 0 and max(steps) < _EVEN * min(steps)
    covers = marks[0][0] < top + max(steps) and marks[-1][0] > bottom - max(steps)
    return even and covers and not (min(falls) == 1 and (values[-1] or 0) > 0)


def _value(text: str) -> Decimal | None:
    digits = text.rstrip("%").replace(",", "")
    return Decimal(digits) if _PLAIN.fullmatch(digits) else None


def _middle(line: Line, axis: int) -> float:
    return (line.box[axis] + line.box[axis + 2]) / 2


def _marked(levels: Sequence[float], marks: Sequence[float]) -> bool:
    found = sum(any(abs(level - mark) < _NEAR for mark in marks) for level in levels)
    return found >= max(_LINES, _SHARED * len(levels))


def _is_body(cells: Sequence[Sequence[Line]]) -> bool:
    lists = [cell for cell in cells if len(cell) >= _LONG and _ends_in_figures(cell)]
    if len(lists) > 1 and all(any(_beside(cell, other) for other in lists if other is not cell) for cell in lists):
        return True
    figures = [cell for cell in cells if _of_figures(cell)]
    if len(figures) < 2 and not any(len(cell) > _LONG for cell in figures):
        return False
    return all(any(_beside(cell, other) for other in cells if other is not cell) for cell in figures)


def _of_figures(cell: Sequence[Line]) -> bool:
    words = [w.text for line in cell for w in line.words]
    return sum(is_figure(text) for text in words) >= 0.9 * len(words)


def _ends_in_figures(cell: Sequence[Line]) -> bool:
    """Whether nearly every line is a label and its figure: several columns without a wall between them."""
    ends = [line.words[-1].text for line in cell]
    return sum(is_figure(text) for text in ends) >= 0.8 * len(ends)


def _beside(one: Sequence[Line], other: Sequence[Line]) -> bool:
    shared = sum(any(abs(a.base - b.base) < _NEAR for b in other) for a in one)
    return shared >= _SHARED * len(one)
