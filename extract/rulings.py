"""Strokes → rulings: doubled, segmented and thin-rectangle strokes become single straight lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np

from extract.document import Ruling
from extract.pieces import Floats

THIN = 3.5
"""Points: a stroke at most this thick is a line."""

SNAP = 2.6
"""Points: parallel lines nearer than this are one line, drawn twice."""

JOIN = 3.2
"""Points: parts of a line with a smaller gap are one line, drawn in pieces (or dotted)."""

SHORTEST = 5.0
"""Points: what stays shorter after joining rules nothing."""

Stroke = tuple[float, float, float]
"""Where a line lies, where it begins, and where it ends."""


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
    boxes = np.asarray(strokes, float).reshape(-1, 4).tolist()
    # A dot (of a dotted line) may belong to either direction: only joined with others does it become a line.
    flat = [((top + bottom) / 2, x0, x1) for x0, top, x1, bottom in boxes if bottom - top <= THIN]
    upright = [((x0 + x1) / 2, top, bottom) for x0, top, x1, bottom in boxes if x1 - x0 <= THIN]
    horizontal, vertical = _merged(flat, most), _merged(upright, most)
    if areas is None or not len(areas):
        return Rulings(_table(horizontal), _table(vertical))
    sides = [(y, x0, x1) for x0, top, x1, bottom in areas.tolist() for y in (top, bottom)]
    return Rulings(_table(horizontal), _table(vertical), _table(_merged(sides + horizontal, most)))


def _table(rows: Sequence[Stroke]) -> Floats:
    return np.array(rows, float).reshape(-1, 3)


def _merged(strokes: Sequence[Stroke], most: int) -> list[Stroke]:
    """The strokes, those joined that lie on one line one after the other, by where they lie."""
    merged = [one for line in _lines(strokes) for one in _joined(line) if one[2] - one[1] >= SHORTEST]
    if len(merged) > most:
        longest = sorted(range(len(merged)), key=lambda n: merged[n][1] - merged[n][2])[:most]
        merged = [merged[n] for n in sorted(longest)]
    return merged


def _lines(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """The strokes of each line; those nearer to the next than SNAP are one line."""
    lines: list[list[Stroke]] = []
    before = -inf
    for stroke in sorted(strokes):
        if stroke[0] - before > SNAP:
            lines.append([])
        lines[-1].append(stroke)
        before = stroke[0]
    return lines


def _joined(line: Sequence[Stroke]) -> list[Stroke]:
    """The strokes of a line, in its middle, as far as they reach without a gap."""
    at = (line[0][0] + line[-1][0]) / 2
    found: list[Stroke] = []
    first, reach = inf, -inf
    for start, end in sorted([(start, end) for _, start, end in line]):
        if start > reach + JOIN:
            if found or reach > -inf:
                found.append((at, first, reach))
            first, reach = start, end
        else:
            reach = max(reach, end)
    return [*found, (at, first, reach)]
