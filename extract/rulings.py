"""Strokes → rulings: doubled, segmented and thin-rectangle strokes become single straight lines."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from extract.document import Ruling
from extract.pieces import Floats, Ints

THIN = 3.5
"""Points: a stroke at most this thick is a line."""

SNAP = 2.6
"""Points: parallel lines nearer than this are one line, drawn twice."""

JOIN = 3.2
"""Points: parts of a line with a smaller gap are one line, drawn in pieces (or dotted)."""

SHORTEST = 5.0
"""Points: what stays shorter after joining rules nothing."""

_FAR = 1e6


@dataclass(frozen=True, slots=True, eq=False)
class Rulings:
    """Rows of `horizontal`: y, x0, x1; of `vertical`: x, top, bottom. Sorted; points from the top left.

    `edges`: where coloured areas begin and end, as y, x0, x1: no rulings, but rows of a table may be told by them.
    """

    horizontal: Floats
    vertical: Floats
    edges: Floats = field(default_factory=lambda: np.zeros((0, 3)))

    @property
    def across(self) -> Floats:
        """The horizontal rulings and the edges of coloured areas."""
        return self.edges if len(self.edges) else self.horizontal

    def lines(self) -> tuple[Ruling, ...]:
        """The same as values, horizontal ones first."""
        flat = [(x0, y, x1, y) for y, x0, x1 in self.horizontal.tolist()]
        upright = [(x, top, x, bottom) for x, top, bottom in self.vertical.tolist()]
        return tuple(map(Ruling._make, flat + upright))


def merge_rulings(strokes: Floats, most: int = 1_500, areas: Floats | None = None) -> Rulings:
    """Rulings of thin boxes (rows x0, top, x1, bottom) in any order; at most `most` in each direction.

    `areas`: the boxes of coloured areas.

    Merging what has been merged changes nothing.
    """
    boxes = np.asarray(strokes, float).reshape(-1, 4)
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    # A dot (of a dotted line) may belong to either direction: only joined with others does it become a line.
    flat, upright = boxes[high <= THIN], boxes[wide <= THIN]
    horizontal = _merged((flat[:, 1] + flat[:, 3]) / 2, flat[:, 0], flat[:, 2], most)
    vertical = _merged((upright[:, 0] + upright[:, 2]) / 2, upright[:, 1], upright[:, 3], most)
    if areas is None or not len(areas):
        return Rulings(horizontal, vertical)
    sides = np.concatenate([areas[:, [1, 0, 2]], areas[:, [3, 0, 2]], horizontal])
    return Rulings(horizontal, vertical, _merged(sides[:, 0], sides[:, 1], sides[:, 2], most))


def _merged(at: Floats, start: Floats, end: Floats, most: int) -> Floats:
    if not len(at):
        return np.zeros((0, 3))
    order, line, levels = _levels(at)
    start, end = start.take(order), end.take(order)
    order = np.lexsort((end, start, line))
    line, start, end = line.take(order), start.take(order), end.take(order)
    # Lines lie far apart on one axis, so that a running maximum never reaches from one into the next.
    away = line * _FAR
    reach = np.maximum.accumulate(end + away)
    opens = np.ones(len(line), bool)
    opens[1:] = (start + away)[1:] > reach[:-1] + JOIN
    first = opens.nonzero()[0]
    merged = np.empty((len(first), 3))
    merged[:, 0], merged[:, 1] = levels.take(line.take(first)), start.take(first)
    np.maximum.reduceat(end, first, out=merged[:, 2])
    merged = merged[merged[:, 2] - merged[:, 1] >= SHORTEST]
    if len(merged) > most:
        merged = merged[np.sort(np.argsort(merged[:, 1] - merged[:, 2], kind="stable")[:most])]
    return merged


def _levels(at: Floats) -> tuple[Ints, Ints, Floats]:
    """The lines from level to level, the number of each one's level, and the levels: lines nearer than SNAP share
    their middle."""
    order = at.argsort(kind="stable")
    ordered = at.take(order)
    bounds = np.ones(len(at) + 1, bool)
    bounds[1:-1] = ordered[1:] - ordered[:-1] > SNAP
    first, last = bounds[:-1].nonzero()[0], bounds[1:].nonzero()[0]
    return order, bounds[:-1].cumsum() - 1, (ordered.take(first) + ordered.take(last)) / 2
