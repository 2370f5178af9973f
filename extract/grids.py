"""Rulings → grids: which rulings cross, the columns and rows they make, and the cells between them.

The chain edges → intersections → cells → tables is pdfplumber's (after Nurminen's thesis); here the cells
of a grid are found at once, as unit squares joined wherever no wall stands between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.pieces import Flags, Floats, Ints
from extract.rulings import Rulings

REACH = 3.2
"""Points by which two rulings may miss each other and still meet."""

_ONE_ROW = 1.25  # times the usual height of a row
_OPEN_SIDE = 6.0  # a table without outer vertical rulings reaches as far as its horizontal ones


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
    of_flat, of_upright = _components(touch)
    labels = np.unique(of_upright[touch.any(axis=0)]).tolist()
    parts = [(flat[of_flat == label], upright[of_upright == label]) for label in labels]
    grids = [grid for part in _with_bands(parts) if (grid := _grid(*part)) is not None]
    return sorted(grids, key=lambda g: (float(g.ys[0]), float(g.xs[0])))


def _components(touch: Flags) -> tuple[Ints, Ints]:
    """A label for each row and column of the touch table: equal where a chain of touches connects them."""
    rows, columns = touch.shape
    of_row = np.arange(rows)
    of_column = np.full(columns, rows + 1)
    for _ in range(rows + columns):
        of_column = np.where(touch, of_row[:, None], rows + columns).min(axis=0)
        new = np.minimum(of_row, np.where(touch, of_column[None, :], rows + columns).min(axis=1))
        if (new == of_row).all():
            break
        of_row = new
    return of_row, of_column


def _with_bands(parts: list[tuple[Floats, Floats]]) -> list[tuple[Floats, Floats]]:
    """The parts; of tables without outer walls those joined that only a row of one text parts: no wall crosses it."""
    joined: list[tuple[Floats, Floats]] = []
    for flat, upright in sorted(parts, key=lambda part: float(part[0][:, 0].min())):
        above = next((n for n, part in enumerate(joined) if _is_next(part, (flat, upright))), None)
        if above is None:
            joined.append((flat, upright))
        else:
            one, other = joined[above]
            joined[above] = np.concatenate([one, flat]), np.concatenate([other, upright])
    return joined


def _is_next(above: tuple[Floats, Floats], below: tuple[Floats, Floats]) -> bool:
    """Whether a part goes on below another one, a row further down, both as wide and without outer walls."""
    ends = [(flat[:, 1].min(), flat[:, 2].max()) for flat, _ in (above, below)]
    if abs(ends[0][0] - ends[1][0]) > _OPEN_SIDE or abs(ends[0][1] - ends[1][1]) > _OPEN_SIDE:
        return False
    walls = np.concatenate([above[1][:, 0], below[1][:, 0]])
    if walls.min() < ends[0][0] + _OPEN_SIDE or walls.max() > ends[0][1] - _OPEN_SIDE:
        return False
    steps = np.concatenate([np.diff(np.unique(flat[:, 0])) for flat, _ in (above, below)])
    gap = below[0][:, 0].min() - above[0][:, 0].max()
    return bool(len(steps) > 1 and 0 < gap <= _ONE_ROW * np.median(steps))


def _grid(flat: Floats, upright: Floats) -> Grid | None:
    xs = _with_open_sides(np.unique(upright[:, 0]), flat)
    ys = _with_open_sides(np.unique(flat[:, 0]), upright)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < 2:
        return None
    xs, ys = xs[_holds_wall(upright, xs, ys)], ys[_holds_wall(flat, ys, xs)]
    beside = _walls(upright, xs, ys)  # (boundary, row): a wall at xs[boundary] along that row
    below = _walls(flat, ys, xs)  # (boundary, column): a wall at ys[boundary] along that column
    owner = _regions(beside, below)
    slots, owner = _slots(owner, beside, below)
    return Grid(xs, ys, slots, owner) if len(slots) > 1 else None


def _with_open_sides(levels: Floats, crossing: Floats) -> Floats:
    """The levels, and where the crossing rulings end together beyond the outermost of them."""
    low, high = crossing[:, 1].min(), crossing[:, 2].max()
    low_ends = (np.abs(crossing[:, 1] - low) <= REACH).sum()
    high_ends = (np.abs(crossing[:, 2] - high) <= REACH).sum()
    if low < levels[0] - _OPEN_SIDE and low_ends >= 2:
        levels = np.insert(levels, 0, low)
    if high > levels[-1] + _OPEN_SIDE and high_ends >= 2:
        levels = np.append(levels, high)
    return levels


def _walls(lines: Floats, across: Floats, along: Floats) -> Flags:
    """For each boundary across and each interval along, whether one of the lines covers it there."""
    boundary = np.searchsorted(across, lines[:, 0])
    slack = np.minimum(REACH, 0.4 * np.diff(along))
    covers = (lines[:, 1, None] <= along[None, :-1] + slack) & (lines[:, 2, None] >= along[None, 1:] - slack)
    walls = np.zeros((len(across), len(along) - 1), bool)
    np.logical_or.at(walls, boundary, covers)
    return walls


def _holds_wall(lines: Floats, across: Floats, along: Floats) -> Flags:
    """Which boundaries part anything: a stub of a ruling that ends within a cell makes no row or column of its own."""
    used: Flags = np.asarray(_walls(lines, across, along).any(axis=1), bool)
    used[[0, -1]] = True
    return used


def _regions(beside: Flags, below: Flags) -> Ints:
    """The number of each unit square's region: squares are joined where no wall stands between them."""
    rows, columns = beside.shape[1], below.shape[1]
    parent = list(range(rows * columns))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    pairs = [(i * columns + j, i * columns + j + 1) for j, i in np.argwhere(~beside[1:-1]).tolist()]
    pairs += [(i * columns + j, (i + 1) * columns + j) for i, j in np.argwhere(~below[1:-1]).tolist()]
    for one, other in pairs:
        a, b = root(one), root(other)
        parent[max(a, b)] = min(a, b)
    return np.array([root(i) for i in range(len(parent))], np.int64).reshape(rows, columns)


def _slots(owner: Ints, beside: Flags, below: Flags) -> tuple[tuple[Slot, ...], Ints]:
    """Rectangular slots of the regions, by row and column, and the slot of each unit square.

    A region that is no rectangle is cut into its rows.
    """
    columns = owner.shape[1]
    index: NDArray[np.int64] = np.empty_like(owner)
    members: dict[int, list[int]] = {}
    for square, label in enumerate(owner.ravel().tolist()):
        members.setdefault(label, []).append(square)
    outer = _open_edges(beside, below)
    alone = [] if outer else [s[0] for s in members.values() if len(s) == 1]
    found = [Slot(square // columns, square % columns, 1, 1) for square in alone]
    for squares in members.values():
        if len(squares) == 1 and not outer:
            continue
        for part, whole in _rectangles(squares, columns):
            top, left = divmod(part[0], columns)
            bottom, right = divmod(part[-1], columns)
            closed = sum(bool(edge[top : bottom + 1, left : right + 1].any()) for edge in outer) <= 1
            found.append(Slot(top, left, bottom - top + 1, right - left + 1, closed, whole))
    found.sort(key=itemgetter(0, 1))  # by row and column
    for number, (row, col, row_span, col_span, *_) in enumerate(found):
        if row_span == col_span == 1:
            index[row, col] = number
        else:
            index[row : row + row_span, col : col + col_span] = number
    return tuple(found), index


def _open_edges(beside: Flags, below: Flags) -> list[Flags]:
    """For each outer side of the grid that is not ruled everywhere, the unit squares on it without a wall.

    A table that has no outer walls at all, left or right, is drawn so: these sides are not open.
    """
    shape = beside.shape[1], below.shape[1]
    left, right, top, bottom = (np.zeros(shape, bool) for _ in range(4))
    if beside[0].any() or beside[-1].any():
        left[:, 0], right[:, -1] = ~beside[0], ~beside[-1]
    top[0], bottom[-1] = ~below[0], ~below[-1]
    return [side for side in (left, right, top, bottom) if side.any()]


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
