"""Rulings → grids: which rulings cross, the columns and rows they make, and the cells between them.

The chain edges → intersections → cells → tables is pdfplumber's (after Nurminen's thesis); here the cells
of a grid are found at once, as unit squares joined wherever no wall stands between them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise, product, repeat
from operator import add, sub
from statistics import median
from typing import NamedTuple

import numpy as np

from extract.joined import least_joined
from extract.pieces import Flags, Floats, Ints
from extract.rulings import Rulings

REACH = 3.2
"""Points by which two rulings may miss each other and still meet."""

_ONE_ROW = 1.25  # times the usual height of a row
_OPEN_SIDE = 6.0  # a table without outer vertical rulings reaches as far as its horizontal ones


Level = tuple[float, float, float]
"""A ruling: where it stands, where it begins, where it ends."""
Part = tuple[list[Level], list[Level]]
"""Horizontal and vertical rulings, each by where they stand."""


class Slot(NamedTuple):
    """A cell before it has text. `closed`: ruled on three sides at least; `whole`: a rectangle of itself."""

    row: int
    col: int
    row_span: int
    col_span: int
    closed: bool = True
    whole: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Column and row boundaries in points, the slots, and which slot each unit square belongs to."""

    xs: Floats
    ys: Floats
    slots: tuple[Slot, ...]
    owner: Ints

    @property
    def area(self) -> float:
        """Square points inside the outer boundaries."""
        return float((self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0]))


def find_grids(rulings: Rulings) -> list[Grid]:
    """The grids on a page, from top to bottom; a single frame without an inner wall is none."""
    flat, upright = rulings.across, rulings.vertical
    if len(flat) < 2 or len(upright) < 1:
        return []
    y, x = flat[:, 0, None], upright[None, :, 0]
    touch = (x >= flat[:, 1, None] - REACH) & (x <= flat[:, 2, None] + REACH)
    touch &= (y >= upright[None, :, 1] - REACH) & (y <= upright[None, :, 2] + REACH)
    parts = _connected(touch, flat.tolist(), upright.tolist())
    grids = [grid for part in _with_bands(parts) if (grid := _grid(*part)) is not None]
    return sorted(grids, key=lambda g: (float(g.ys[0]), float(g.xs[0])))


def _connected(touch: Flags, flat: Sequence[Level], upright: Sequence[Level]) -> list[Part]:
    """The rulings that a chain of touches connects, flat ones and upright ones, each group in their order."""
    groups: list[tuple[int, list[int]]] = []  # the upright rulings bit by bit, the numbers of the flat ones
    packed = np.packbits(touch, axis=1, bitorder="little")
    rows, wide = packed.tobytes(), packed.shape[1]
    for number in range(len(flat)):
        columns, members = int.from_bytes(rows[number * wide : (number + 1) * wide], "little"), [number]
        if not columns:
            continue
        apart = []
        for group in groups:
            if group[0] & columns:
                columns, members = group[0] | columns, group[1] + members
            else:
                apart.append(group)
        groups = [*apart, (columns, members)]
    return [
        ([flat[n] for n in sorted(members)], [upright[n] for n in _bits(columns)])
        for columns, members in sorted(groups, key=lambda group: min(group[1]))
    ]


def _bits(number: int) -> Iterator[int]:
    """Which bits of a number are set, from the lowest."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _with_bands(parts: list[Part]) -> list[Part]:
    """The parts; of tables without outer walls those joined that only a row of one text parts: no wall crosses it."""
    joined: list[Part] = []
    for flat, upright in sorted(parts, key=lambda part: part[0][0][0]):
        above = next((n for n, part in enumerate(joined) if _is_next(part, (flat, upright))), None)
        if above is None:
            joined.append((flat, upright))
        else:
            one, other = joined[above]
            joined[above] = one + flat, other + upright
    return joined


def _is_next(above: Part, below: Part) -> bool:
    """Whether a part goes on below another one, a row further down, both as wide and without outer walls."""
    ends = [(min(start for _, start, _ in flat), max(end for _, _, end in flat)) for flat, _ in (above, below)]
    if abs(ends[0][0] - ends[1][0]) > _OPEN_SIDE or abs(ends[0][1] - ends[1][1]) > _OPEN_SIDE:
        return False
    walls = [x for _, upright in (above, below) for x, _, _ in upright]
    if min(walls) < ends[0][0] + _OPEN_SIDE or max(walls) > ends[0][1] - _OPEN_SIDE:
        return False
    rows = [sorted({y for y, _, _ in flat}) for flat, _ in (above, below)]
    steps = [b - a for ys in rows for a, b in pairwise(ys)]
    gap = rows[1][0] - rows[0][-1]
    return len(steps) > 1 and 0 < gap <= _ONE_ROW * median(steps)


def _grid(flat: Sequence[Level], upright: Sequence[Level]) -> Grid | None:
    xs, ys = _levels(upright, flat), _levels(flat, upright)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < 2:
        return None
    beside, below = _walls(upright, xs, ys), _walls(flat, ys, xs)
    if not all(beside[1:-1]) or not all(below[1:-1]):
        xs, ys = _holding(xs, beside), _holding(ys, below)
        beside, below = _walls(upright, xs, ys), _walls(flat, ys, xs)
    squares = _Squares(len(ys) - 1, len(xs) - 1, beside, below)
    slots = squares.slots()
    return Grid(np.array(xs), np.array(ys), slots, squares.owners(slots)) if len(slots) > 1 else None


def _levels(lines: Sequence[Level], crossing: Sequence[Level]) -> list[float]:
    """Where the lines stand, and where those that cross them end together beyond the outermost of them."""
    levels = sorted({level for level, _, _ in lines})
    low, high = min([start for _, start, _ in crossing]), max([end for _, _, end in crossing])
    if low < levels[0] - _OPEN_SIDE and sum(abs(start - low) <= REACH for _, start, _ in crossing) >= 2:
        levels.insert(0, low)
    if high > levels[-1] + _OPEN_SIDE and sum(abs(end - high) <= REACH for _, _, end in crossing) >= 2:
        levels.append(high)
    return levels


def _walls(lines: Sequence[Level], across: Sequence[float], along: Sequence[float]) -> list[int]:
    """For each boundary across the intervals along at which one of the lines covers it: bit n for interval n."""
    slack = [min(REACH, 0.4 * (b - a)) for a, b in pairwise(along)]
    latest = list(map(add, along, slack))  # where a line begins at the latest that covers an interval,
    earliest = list(map(sub, along[1:], slack))  # and where it ends at the earliest
    walls = [0] * len(across)
    for level, start, end in lines:
        first, last = bisect_left(latest, start), bisect_right(earliest, end)
        if first < last:
            walls[bisect_left(across, level)] |= (1 << last) - (1 << first)
    return walls


def _holding(across: Sequence[float], walls: Sequence[int]) -> list[float]:
    """The boundaries that part anything: a stub of a ruling that ends in a cell makes no row or column of its own."""
    return [across[0], *compress(across[1:-1], walls[1:-1]), across[-1]]


class _Squares(NamedTuple):
    """A grid's unit squares. `beside`: for each boundary between columns the rows in which it is a wall, bit by bit;
    `below`: for each boundary between rows the columns."""

    rows: int
    columns: int
    beside: list[int]
    below: list[int]

    def slots(self) -> tuple[Slot, ...]:
        """Rectangular slots of the regions, by row and column. A region that is no rectangle is cut into its rows."""
        columns = self.columns
        regions = self._regions()
        units = product(range(self.rows), range(columns), (1,), (1,), (True,), (True,))
        found: list[Slot] = list(map(tuple.__new__, repeat(Slot), units))
        if regions:
            joined = {square for region in regions for square in region}
            found = [slot for square, slot in enumerate(found) if square not in joined]
        for region in regions:
            for part, whole in _rectangles(region, columns):
                top, left = divmod(part[0], columns)
                bottom, right = divmod(part[-1], columns)
                found.append(Slot(top, left, bottom - top + 1, right - left + 1, whole=whole))
        if regions:
            found.sort()  # by row and column
        sides = self._open_sides()
        if len(sides) > 1:
            found = [slot if _is_closed(slot, sides) else slot._replace(closed=False) for slot in found]
        return tuple(found)

    def owners(self, slots: Sequence[Slot]) -> Ints:
        """The slot of each unit square."""
        if len(slots) == self.rows * self.columns:
            return np.arange(len(slots)).reshape(self.rows, self.columns)
        index = np.empty((self.rows, self.columns), np.int64)
        for number, (row, col, row_span, col_span, _, _) in enumerate(slots):
            if row_span == col_span == 1:
                index[row, col] = number
            else:
                index[row : row + row_span, col : col + col_span] = number
        return index

    def _regions(self) -> list[list[int]]:
        """The squares of each region of several: squares are joined where no wall stands between them."""
        rows, columns = self.rows, self.columns
        pairs = [
            (i * columns + j, i * columns + j + 1)
            for j, walls in enumerate(self.beside[1:-1])
            for i in _bits((1 << rows) - 1 & ~walls)
        ]
        pairs += [
            (i * columns + j, (i + 1) * columns + j)
            for i, walls in enumerate(self.below[1:-1])
            for j in _bits((1 << columns) - 1 & ~walls)
        ]
        first = least_joined(pairs)
        members: dict[int, list[int]] = {}
        for square in sorted(first):
            members.setdefault(first[square], []).append(square)
        return list(members.values())

    def _open_sides(self) -> list[tuple[int, int]]:
        """For each outer side of the grid that is not ruled everywhere, the rows and the columns without a wall, bit by
        bit.

        A table that has no outer walls at all, left or right, is drawn so: these sides are not open.
        """
        high, wide = (1 << self.rows) - 1, (1 << self.columns) - 1
        sides = [(1, wide & ~self.below[0]), (1 << (self.rows - 1), wide & ~self.below[-1])]
        if self.beside[0] or self.beside[-1]:
            sides += [(high & ~self.beside[0], 1), (high & ~self.beside[-1], 1 << (self.columns - 1))]
        return [side for side in sides if side[0] and side[1]]


def _is_closed(slot: Slot, sides: Sequence[tuple[int, int]]) -> bool:
    """Whether a slot is ruled on three sides at least."""
    rows, columns = ((1 << slot.row_span) - 1) << slot.row, ((1 << slot.col_span) - 1) << slot.col
    return sum(bool(high & rows and wide & columns) for high, wide in sides) <= 1


def _rectangles(squares: list[int], columns: int) -> list[tuple[list[int], bool]]:
    if len(squares) == 1:
        return [(squares, True)]
    rows = [s // columns for s in squares]
    cols = [s % columns for s in squares]
    if len(squares) == (max(rows) - min(rows) + 1) * (max(cols) - min(cols) + 1):
        return [(squares, True)]
    runs: list[list[int]] = []
    for square in squares:
        if runs and square == runs[-1][-1] + 1 and square % columns:
            runs[-1].append(square)
        else:
            runs.append([square])
    return [(run, False) for run in runs]
