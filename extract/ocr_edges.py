"""Figures at the edge of the picture: digits beyond it, which nobody sees, may be missing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extract.ocr_words import ReadWord
from extract.picture_lines import TextLine
from extract.picture_straight import Straightening
from extract.pieces import Flags

_NEAR = 0.6  # letter heights: no page is printed so near its edge, and two digits stand closer


def cut_off(
    shape: tuple[int, ...], lines: Sequence[TextLine], words: Sequence[Sequence[ReadWord]],
    back: Straightening, unit: float,
) -> list[tuple[int, int]]:  # fmt: skip
    """The words with digits that stand at an edge of the picture, as line and word. `unit`: a letter's height in it."""
    figures = [
        (n, k) for n, mine in enumerate(words) for k, word in enumerate(mine) if any(map(str.isdigit, word.text))
    ]
    sides = [[lines[n].origin[0] + side for side in (words[n][k].x0, words[n][k].x1)] for n, k in figures]
    near = _is_near(shape, sides, [[lines[n].top, lines[n].bottom] for n, _ in figures], back, unit)
    return [figures[n] for n in np.flatnonzero(near).tolist()]


def at_edge(shape: tuple[int, ...], lines: Sequence[TextLine], back: Straightening, unit: float) -> list[int]:
    """The numbers of the lines that begin or end at an edge of the picture: those of a page beside this one."""
    sides, levels = [[line.x0, line.x1] for line in lines], [[line.top, line.bottom] for line in lines]
    return [int(n) for n in np.flatnonzero(_is_near(shape, sides, levels, back, unit))]


def _is_near(
    shape: tuple[int, ...], sides: Sequence[Sequence[int]], levels: Sequence[Sequence[int]],
    back: Straightening, unit: float,
) -> Flags:  # fmt: skip
    """Which boxes of the straight page (left and right side; top and bottom) are at an edge of the picture."""
    if not sides:
        return np.zeros(0, bool)
    x, y = np.array(sides, float), np.array(levels, float)
    u, v = back.back(x[:, [0, 1, 1, 0]], y[:, [0, 0, 1, 1]])
    height, width = shape[:2]
    room = np.stack([u.min(axis=1), width - u.max(axis=1), v.min(axis=1), height - v.max(axis=1)])
    return np.asarray(room.min(axis=0) < _NEAR * unit, bool)
