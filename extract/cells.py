"""Which cell a piece of text belongs to: mostly where its middle lies, but text can overflow its cell.

Word processors give a row a fixed height and let a long label run over the next row, where the reader does
not see it (it is clipped) or sees two texts on each other. What the file still tells is the clip, and the
order in which it writes: a cell's lines follow each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from extract.grids import Grid, Slot
from extract.pieces import Box, Clips, Floats, Ints, Pieces

_MIDDLE = 0.3  # the middle of small letters, above the baseline, as a share of the size
_ACROSS = 1.5  # points by which a word may stick out of its cell
_SAME_TEXT = 0.8  # a normal space, at most, as a share of the size
_LINE_STEP = 1.6  # the next line of a cell is at most this much lower, as a share of the size
_OVER_FLOOR = 0.2  # of a line's size must stand above the table's floor for it to be of the cell above
_ROW_MAJOR = 0.2  # a table written row by row rarely goes straight down


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """For each piece the number of its slot (counted over all grids, -1 outside), and the slots in doubt."""

    slot: Ints
    doubtful: frozenset[int]


def no_clips(_run: int) -> Box | None:
    """What a page without clipping says of every text object."""
    return None


def on_paper(_run: int) -> Box | None:
    """What a scanned page says of every word: what did not fit into its cell is not there to be read."""
    return -np.inf, -np.inf, np.inf, np.inf


def place_pieces(pieces: Pieces, grids: Sequence[Grid], clips: Clips = no_clips) -> Placed:
    """The slot of each piece. Slots are numbered grid by grid, in each grid's own order."""
    slot = np.full(len(pieces), -1, np.int64)
    x = (pieces.x0 + pieces.x1) / 2
    y = pieces.base - _MIDDLE * pieces.size
    if np.count_nonzero(pieces.angle):
        y = np.where(pieces.angle == 0, y, (pieces.top + pieces.bottom) / 2)
    if np.count_nonzero(pieces.mark):
        y = np.where(pieces.mark, (pieces.base + pieces.top) / 2, y)
    firsts = list(accumulate((len(g.slots) for g in grids), initial=0))
    doubtful: set[int] = set()
    for number, (grid, (mine, local, column)) in enumerate(zip(grids, _in_grids(grids, x, y), strict=True)):
        if len(mine):
            doubts = _sideways(pieces, mine, local, column, grid) | _downwards(pieces, mine, local, grid, clips)
            slot[mine] = local + firsts[number]
            doubtful |= {firsts[number] + d for d in doubts}
            _over_floor(pieces, slot, x, y, grid, firsts[number])
    return Placed(slot, frozenset(doubtful))


def _in_grids(grids: Sequence[Grid], x: Floats, y: Floats) -> list[tuple[Ints, Ints, Ints]]:
    """For each grid the points that it has, their slots, and their columns."""
    found = [_slots_at(grid, x, y) for grid in grids]
    if len(found) < 2:
        return found
    of_grid = np.full(len(x), -1, np.int64)
    # The smallest grid last: a table inside another table's cell keeps its text.
    for number in sorted(range(len(grids)), key=lambda n: -grids[n].area):
        of_grid[found[number][0]] = number
    own = [of_grid.take(inside) == number for number, (inside, _, _) in enumerate(found)]
    return [(inside[mine], slot[mine], column[mine]) for mine, (inside, slot, column) in zip(own, found, strict=True)]


def _slots_at(grid: Grid, x: Floats, y: Floats) -> tuple[Ints, Ints, Ints]:
    """The points that lie in the grid, their slots, and their columns."""
    column, row = grid.xs.searchsorted(x) - 1, grid.ys.searchsorted(y) - 1  # -1: before the first boundary
    rows, columns = grid.owner.shape
    # As numbers without a sign those before the first boundary are beyond the last one, too.
    inside = ((column.view(np.uint64) < columns) & (row.view(np.uint64) < rows)).nonzero()[0]
    column = column.take(inside)
    return inside, grid.owner[row.take(inside), column], column


def _over_floor(pieces: Pieces, slot: Ints, x: Floats, y: Floats, grid: Grid, first: int) -> None:
    """Give a cell of the last row the line that stands across its floor: a page's end cut it between two lines."""
    floor = grid.ys[-1]
    across = (y >= floor) & (pieces.top < floor - _OVER_FLOOR * pieces.size) & (slot < 0)
    for piece in across.nonzero()[0].tolist():
        column = int(grid.xs.searchsorted(x[piece])) - 1
        if not 0 <= column < grid.owner.shape[1]:
            continue
        home = first + int(grid.owner[-1, column])
        above = pieces.base[(slot == home) & (pieces.base < pieces.base[piece] - _MIDDLE * pieces.size[piece])]
        if len(above) and pieces.base[piece] - above.max() <= _LINE_STEP * pieces.size[piece]:
            slot[piece] = home


def _sideways(pieces: Pieces, mine: Ints, local: Ints, column: Ints, grid: Grid) -> set[int]:
    """Keep a line that runs over its cell's right wall in its cell; the slots in doubt. `column`: of each piece."""
    x0, x1 = pieces.x0.take(mine), pieces.x1.take(mine)
    beyond = (x1 > grid.xs[1:].take(column) + _ACROSS) | (x0 < grid.xs.take(column) - _ACROSS)
    doubts: set[int] = set()
    cells = [(at, grid.slots[local[at]]) for at in beyond.nonzero()[0].tolist()]
    ends = [(at, grid.xs[cell.col], grid.xs[cell.col + cell.col_span]) for at, cell in cells]  # it may be over several
    for at in [at for at, left, right in ends if x1[at] > right + _ACROSS or x0[at] < left - _ACROSS]:
        doubts.add(int(local[at]))
        before = at - 1
        if before < 0 or not _continues(pieces, int(mine[before]), int(mine[at])):
            continue
        home, last = local[before], at
        while last + 1 < len(mine) and _continues(pieces, int(mine[last]), int(mine[last + 1])):
            last += 1
        doubts |= {int(home), *local[at : last + 1].tolist()}
        local[at : last + 1] = home
    return doubts


def _continues(pieces: Pieces, one: int, other: int) -> bool:
    gap = pieces.start[other] - pieces.end[one]
    return bool(pieces.run[one] == pieces.run[other] and -0.2 <= gap / pieces.size[other] <= _SAME_TEXT)


def _downwards(pieces: Pieces, mine: Ints, local: Ints, grid: Grid, clips: Clips) -> set[int]:
    """Take text that overflows its cell's floor back up; the slots that this touched."""
    run = pieces.run.take(mine)
    opens = np.ones(len(run) + 1, bool)
    opens[1:-1] = run[1:] != run[:-1]
    heads = opens.nonzero()[0]  # and the end of the last one
    owners = local.take(heads[:-1]).tolist()
    slots = grid.slots
    steps = [k for k, (a, b) in enumerate(pairwise(owners), start=1) if a != b and _is_below(slots[a], slots[b])]
    if not steps:
        return set()
    moves = sum(a != b for a, b in pairwise(owners))
    row_major = len(steps) <= _ROW_MAJOR * moves
    doubts: set[int] = set()
    for k in range(1, len(owners)):
        above, here = owners[k - 1], owners[k]
        if not _is_below(slots[above], slots[here]):
            continue
        part = slice(int(heads[k]), int(heads[k + 1]))
        clip = clips(int(run[heads[k]]))
        head, before = int(mine[heads[k]]), int(mine[heads[k - 1]])
        if clip is not None:
            overflows = _is_hidden(pieces, head, clip)
        else:
            overflows = row_major and _follows(pieces, before, head) and _collides(pieces, mine, local, part)
        if overflows:
            local[part] = above
            owners[k] = above
            if clip is None:
                doubts |= {above, here}
    return doubts


def _is_below(above: Slot, here: Slot) -> bool:
    return here.row == above.row + above.row_span and above.col <= here.col < above.col + above.col_span


def _is_hidden(pieces: Pieces, piece: int, clip: Box) -> bool:
    return bool(pieces.base[piece] - _MIDDLE * pieces.size[piece] > clip[3])


def _follows(pieces: Pieces, before: int, piece: int) -> bool:
    step = pieces.base[piece] - pieces.base[before]
    return bool(0 <= step <= _LINE_STEP * pieces.size[piece])


def _collides(pieces: Pieces, mine: Ints, local: Ints, part: slice) -> bool:
    """Whether other text of the same cell is printed over this text object."""
    own, here = mine[part], local[part][0]
    others = mine[(local == here) & (pieces.run[mine] != pieces.run[own[0]])]
    near = np.abs(pieces.base[others] - pieces.base[own[0]]) < 0.8 * pieces.size[own[0]]
    overlap = (pieces.x0[others] < pieces.x1[own].max()) & (pieces.x1[others] > pieces.x0[own].min())
    # A letter from a fallback font stands on the same baseline, in a gap: that is no collision.
    same_base = np.abs(pieces.base[others] - pieces.base[own[0]]) < 0.02 * pieces.size[own[0]]
    return bool((near & overlap & ~same_base).any())
