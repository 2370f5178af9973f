"""Two tables side by side without rulings: what tells them apart is that their lines do not stand at one height."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.lines import Line

_APART = 0.08  # sizes by which the baselines of two tables differ at least; those of one row are the same
_SAME_ROW = 0.7  # sizes: baselines further from each other are two rows anyway
_GUTTER = 1.5  # sizes between two tables, at least
_FEWEST, _FEWEST_ROWS = 4, 3  # lines at other heights; lines beside others, on either side


def halves(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, in two parts where a gutter parts lines at other heights: each part is read for itself."""
    ordered = sorted(lines, key=lambda line: line.base)
    meets = [(a, b) for a, b in pairwise(ordered) if b.base - a.base < _SAME_ROW * min(a.size, b.size)]
    offset = [(a, b) for a, b in meets if b.base - a.base > _APART * min(a.size, b.size)]
    if len(offset) < _FEWEST:
        return [list(lines)]
    top, bottom = offset[0][0].box[1], offset[-1][1].box[3]
    zone = [line for line in ordered if top <= line.box[1] and line.box[3] <= bottom]
    for gutter in _gutters(zone):
        left = [line for line in zone if line.box[2] <= gutter]
        right = [line for line in zone if line.box[0] >= gutter]
        if min(_rows(left), _rows(right)) >= _FEWEST_ROWS and not _share(left, right):
            mine = set(map(id, right))
            return [[line for line in lines if id(line) not in mine], right]
    return [list(lines)]


def _gutters(zone: Sequence[Line]) -> list[float]:
    """The middles of the white stretches from top to bottom, widest first."""
    size = min(line.size for line in zone)
    reach, found = float("-inf"), []
    for line in sorted(zone, key=lambda line: line.box[0]):
        if reach > float("-inf") and line.box[0] - reach > _GUTTER * size:
            found.append((line.box[0] - reach, (line.box[0] + reach) / 2))
        reach = max(reach, line.box[2])
    return [middle for _, middle in sorted(found, reverse=True)]


def _rows(side: Sequence[Line]) -> int:
    """How many lines have another one beside them at the same height."""
    return sum(b.base - a.base < _APART * a.size for a, b in pairwise(sorted(side, key=lambda line: line.base)))


def _share(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether a line of one side stands at the height of one of the other."""
    heights = [line.base for line in left]
    return any(abs(line.base - base) < _APART * line.size for line in right for base in heights)
