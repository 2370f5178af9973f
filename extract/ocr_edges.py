"""Figures at the edge of the picture: digits beyond it, which nobody sees, may be missing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extract.ocr_words import ReadWord
from extract.picture_lines import TextLine
from extract.picture_straight import Straightening

_NEAR = 0.6  # letter heights: no page is printed so near its edge, and two digits stand closer


def cut_off(
    shape: tuple[int, ...], lines: Sequence[TextLine], words: Sequence[Sequence[ReadWord]],
    back: Straightening, unit: float,
) -> list[tuple[int, int]]:  # fmt: skip
    """The words with digits that stand at an edge of the picture, as line and word. `unit`: a letter's height in it."""
    figures = [
        (n, k) for n, mine in enumerate(words) for k, word in enumerate(mine) if any(map(str.isdigit, word.text))
    ]
    if not figures:
        return []
    x = np.array([[lines[n].origin[0] + side for side in (words[n][k].x0, words[n][k].x1)] for n, k in figures], float)
    y = np.array([[lines[n].top, lines[n].bottom] for n, _ in figures], float)
    u, v = back.back(x[:, [0, 1, 1, 0]], y[:, [0, 0, 1, 1]])
    height, width = shape[:2]
    room = np.stack([u.min(axis=1), width - u.max(axis=1), v.min(axis=1), height - v.max(axis=1)])
    return [figures[n] for n in np.flatnonzero(room.min(axis=0) < _NEAR * unit).tolist()]
