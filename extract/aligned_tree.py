"""A header without rulings → its merged cells: which columns each stands over, and which cells stand below it.

A cell's text lies in the middle of its cell (or at its top, or bottom), so that the height of a text tells where
its cell begins, and its middle over which columns it stands. All ways to part the columns are weighed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, median_low

from extract.aligned_columns import Columns
from extract.aligned_segments import MODES, Segment, off_place

_PARENT_LINES = 3
_NEW_CELL, _LEVEL = 1.25, 3  # times the distance of lines; columns
_MOST_COLUMNS = 40
_LEADING = 1.75  # sizes from line to line of one cell, at most
_FREE = 0.3  # sizes by which a text may be off its place for nothing
_EMPTY, _SPLIT, _SIDE = 1.5, 2.0, 0.6
_NEVER = 1e6
_PADS = (0.0, 0.25, 0.5)
_GOOD, _HOPELESS, _BESIDE = 0.03, 1.0, 0.15  # costs of a column; of the white space between two
_ANYWHERE, _AT_SIDE = 0.1, 0.3  # what a header costs that is off the middle by its size
_MOST, _MOST_OF_COLUMN = 1.5, 0.35  # no header that costs more is believed


@dataclass(frozen=True, slots=True)
class Node:
    """A header cell: its lines from top to bottom, its columns (the last one included), its level from 0."""

    lines: tuple[Segment, ...]
    first: int
    last: int
    level: int


@dataclass(frozen=True, slots=True)
class Tree:
    """The cells of a header, and how badly the texts fit into them (0: perfectly; 1 a column: hardly).

    `centred`: how much worse they would fit if no text stood in the middle of its cell.
    """

    nodes: tuple[Node, ...]
    cost: float
    centred: float = 0.0

    @property
    def depth(self) -> int:
        """The number of levels."""
        return max((node.level for node in self.nodes), default=-1) + 1


def header_tree(segments: Sequence[Segment], columns: Columns, top: float, bottom: float) -> Tree | None:
    """The likeliest tree of these texts, which reach from `top` to `bottom` (points); None where there is none at all.

    How far the outer cells reach beyond their texts is not known: several distances are tried. Nor is where in the
    white space between two columns their cells meet: where texts do not fit well it is tried close to either side,
    since figures may stand at one side of their cells.
    """
    if not segments or len(columns) > _MOST_COLUMNS:
        return None
    best = _tree(segments, columns, top, bottom, _ANYWHERE)
    for side in (1, 0) if _GOOD * len(columns) < best.cost < _HOPELESS * len(columns) else ():
        best = min(best, _tree(segments, _sided(columns, side), top, bottom, _AT_SIDE), key=lambda tree: tree.cost)
    return best


def _sided(columns: Columns, side: int) -> Columns:
    """The columns, each beginning where the texts of the one before it end (1), or where its own begin (0)."""
    inner = [
        a[1] + _BESIDE * (b[0] - a[1]) if side else b[0] - _BESIDE * (b[0] - a[1])
        for a, b in pairwise(columns.extents)
    ]  # fmt: skip
    return replace(columns, edges=(columns.edges[0], *inner, columns.edges[-1]))


def _tree(segments: Sequence[Segment], columns: Columns, top: float, bottom: float, sure: float) -> Tree:
    """The likeliest tree of these texts over columns that meet at their edges; `sure`: what a text costs that is off
    the middle of these by its size."""
    size = median(s.size for s in segments)
    pads = {"middle": _PADS, "top": (0.0,), "bottom": (0.0,)}
    found = [
        min(
            (_Solver(segments, columns, bottom + pad * size, mode, sure).tree(top - pad * size) for pad in pads[mode]),
            key=lambda tree: tree.cost,
        )
        for mode in MODES
    ]
    best, centred = min(found, key=lambda tree: tree.cost), min(tree.cost for tree in found[1:]) - found[0].cost
    if best.cost > _GOOD * len(columns):
        solver = _Solver(segments, columns, bottom, "top", sure, levelled=True)
        levelled = solver.tree(top) if solver.levels else best
        if levelled.cost < best.cost:
            best, centred = levelled, levelled.cost - found[0].cost
    return replace(best, centred=centred)


class _Solver:
    """Weighs the ways to part one header's columns, each stretch of them once.

    `levelled`: where texts begin in several columns, all those cells may begin.
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        columns: Columns,
        bottom: float,
        mode: str,
        sure: float,
        *,
        levelled: bool = False,
    ) -> None:
        self.columns, self.bottom, self.mode, self.sure = columns, bottom, mode, sure
        self.segments = sorted(segments, key=lambda s: (s.base, s.x0))
        self.size = median(s.size for s in segments)
        self.leading = _usual_leading(self.segments, self.size)
        self.most = _MOST + _MOST_OF_COLUMN * len(columns)
        walls = columns.edges[1:-1]
        self.placed = [(s, s.height, bisect_left(walls, s.middle)) for s in self.segments]
        self.levels = self._levels() if levelled else frozenset()
        self.rows: dict[tuple[int, int, float], Tree] = {}
        self.ways: dict[tuple[int, float], list[Tree]] = {}
        self.leaves: dict[tuple[int, float], Tree] = {}
        self.groups: dict[tuple[int, int, float], Tree | None] = {}

    def _levels(self) -> frozenset[int]:
        """The baselines on which texts begin in several columns, below others or under nothing: a level of cells whose
        texts stand at their top, however high the level above is."""
        begun: dict[int, set[int]] = {}
        last: dict[int, float] = {}
        for s, _, at in self.placed:
            if s.base - last.get(at, -_NEVER) > _NEW_CELL * self.leading:
                begun.setdefault(round(s.base), set()).add(at)
            last[at] = s.base
        return frozenset(base for base, columns in begun.items() if len(columns) >= _LEVEL)

    def tree(self, top: float) -> Tree:
        """The whole header's."""
        return self.row(0, len(self.columns) - 1, round(top, 1))

    def row(self, first: int, last: int, top: float) -> Tree:
        """The cheapest cells side by side over these columns, no single one over all of them."""
        key = (first, last, top)
        if key not in self.rows:
            ways = self.ways.setdefault((first, top), [Tree((), 0.0)])
            for end in range(first + len(ways) - 1, last):
                ways.append(self._cheapest(ways, first, first, end, top))
            self.rows[key] = self._cheapest(ways, first, min(first + 1, last), last, top)
        return self.rows[key]

    def _cheapest(self, ways: Sequence[Tree], first: int, start: int, end: int, top: float) -> Tree:
        """The cheapest cells from column `first` to `end`, the last of which begins at `start` or behind it.

        `ways`: the cheapest ones that end before each column.
        """
        least, chosen = float("inf"), None
        for at in range(start, end + 1):
            before = ways[at - first]
            if before.cost > self.most or before.cost >= least:
                continue
            cell = self.leaf(at, top) if at == end else self.group(at, end, top)
            if cell is not None and before.cost + cell.cost < least:
                least, chosen = before.cost + cell.cost, (before, cell)
        return Tree((), _NEVER) if chosen is None else Tree(chosen[0].nodes + chosen[1].nodes, least)

    def inside(self, first: int, last: int, top: float) -> list[Segment]:
        """The texts below `top` whose middles lie over these columns."""
        return [s for s, height, at in self.placed if first <= at <= last and height > top]

    def leaf(self, at: int, top: float) -> Tree:
        """A cell over one column, down to the header's end."""
        key = (at, top)
        if key not in self.leaves:
            self.leaves[key] = self._leaf(at, top)
        return self.leaves[key]

    def _leaf(self, at: int, top: float) -> Tree:
        lines = self.inside(at, at, top)
        if not lines:
            return Tree((), _EMPTY if at else _EMPTY / 3)
        steps = sum(max(0.0, (b.base - a.base) / self.leading - _NEW_CELL) for a, b in pairwise(lines))
        beside = sum(b.base - a.base < 0.5 * self.size for a, b in pairwise(lines))
        cost = steps + _SPLIT * beside + self.spread(lines) + self.upright(lines, top, self.bottom)
        cost += sum(self.over_the_wall(line, at) for line in lines)
        return Tree((Node(tuple(lines), at, at, 0),), cost)

    def group(self, first: int, last: int, top: float) -> Tree | None:
        """A cell over several columns with cells below it."""
        key = (first, last, top)
        if key not in self.groups:
            self.groups[key] = self._group(first, last, top)
        return self.groups[key]

    def _group(self, first: int, last: int, top: float) -> Tree | None:
        inside = self.inside(first, last, top)
        least, chosen = float("inf"), None
        for count in range(1, min(_PARENT_LINES, len(inside) - 1) + 1):
            lines, below = inside[:count], inside[count:]
            if count > 1 and (lines[-1].base - lines[-2].base > _NEW_CELL * self.leading or self.spread(lines) > 1):
                break
            if lines[-1].base > below[0].base - 0.5 * self.size:
                continue
            cost, tree = self.over(lines, below, first, last, top)
            if cost < least:
                least, chosen = cost, (lines, tree)
        if chosen is None:
            return None
        node = Node(tuple(chosen[0]), first, last, 0)
        return Tree((node, *(Node(n.lines, n.first, n.last, n.level + 1) for n in chosen[1].nodes)), least)

    def over(
        self, lines: Sequence[Segment], rest: Sequence[Segment], first: int, last: int, top: float
    ) -> tuple[float, Tree]:
        """What a cell at the top with these lines costs, with the rest below it; and the tree below it."""
        end = 2 * (lines[0].top + lines[-1].bottom) / 2 - top if self.mode == "middle" else lines[-1].bottom
        end = round(max(lines[-1].bottom, end), 1)
        below = self.row(first, last, end)
        beside = _SPLIT * sum(s.height <= end for s in rest)
        return below.cost + beside + self.spread(lines) + self.off_middle(lines, first, last), below

    def upright(self, lines: Sequence[Segment], top: float, bottom: float) -> float:
        """How far the lines are from where they stand in a cell from `top` to `bottom`, in sizes."""
        level = self.mode == "top" and round(lines[0].base) in self.levels
        off = 0.0 if level else off_place(lines, self.mode, top, bottom)
        return max(0.0, off / self.size - _FREE) + (0.0 if self.mode == "middle" else 0.05)

    def spread(self, lines: Sequence[Segment]) -> float:
        """How far lines are from standing under each other: by their middles, or either side; in sizes."""
        if len(lines) == 1:
            return 0.0
        ways = ([s.middle for s in lines], [s.x0 for s in lines], [s.x1 for s in lines])
        return max(0.0, min(max(way) - min(way) for way in ways) / self.size - _FREE)

    def over_the_wall(self, line: Segment, at: int) -> float:
        """How far a line runs into the texts of the columns beside its own, in sizes."""
        extents = self.columns.extents
        left = extents[at - 1][1] - line.x0 if at else 0.0
        right = line.x1 - extents[at + 1][0] if at + 1 < len(extents) else 0.0
        return max(0.0, left, right) / self.size

    def gutter(self, at: int) -> float:
        """The white space behind a column; the table's sides are taken to be as far from their texts."""
        return self.columns.extents[at + 1][0] - self.columns.extents[at][1]

    def off_middle(self, lines: Sequence[Segment], first: int, last: int) -> float:
        """How far a text is from the middle of its columns, wherever in the gutters these end; in sizes."""
        extents = self.columns.extents
        start = extents[first - 1][1] if first else extents[0][0] - self.gutter(0)
        end = extents[last + 1][0] if last + 1 < len(extents) else extents[-1][1] + self.gutter(last - 1)
        left, right = (start, extents[first][0]), (extents[last][1], end)
        middle = (min(s.x0 for s in lines) + max(s.x1 for s in lines)) / 2
        low, high = (left[0] + right[0]) / 2, (left[1] + right[1]) / 2
        walls = (
            self.columns.edges[first] if first else sum(left) / 2,
            (self.columns.edges[last + 1] if last + 1 < len(extents) else sum(right) / 2),
        )
        best = sum(walls) / 2
        outside = max(0.0, low - middle, middle - high) / self.size
        side = 0.0 if self.columns.starts else _SIDE
        left_aligned = abs(min(s.x0 for s in lines) - left[1]) / self.size + side
        return min(outside + self.sure * abs(middle - best) / self.size, left_aligned)


def _usual_leading(segments: Sequence[Segment], size: float) -> float:
    """The distance from line to line within a cell, in points."""
    found = list(_leadings(segments, size))
    return median_low(found) if found else 1.2 * size


def _leadings(segments: Sequence[Segment], size: float) -> Iterator[float]:
    """Distances between lines right below each other that share a middle or a side."""
    for n, one in enumerate(segments):
        below = next((s for s in segments[n + 1 :] if s.x0 < one.x1 and s.x1 > one.x0 and s.base > one.base + 1), None)
        if below is None or not 0.9 * size < below.base - one.base < _LEADING * size:
            continue
        if min(abs(one.middle - below.middle), abs(one.x0 - below.x0), abs(one.x1 - below.x1)) < _FREE * size:
            yield below.base - one.base
