"""Streaks that dust on a scanner's glass draws: dark lines from edge to edge of the picture, straight along its sides
however the paper lay. They are taken off before the page is made straight, for some run through rulings afterwards.

What is darker than the streak is print under it; of the rest that is print which stands on both sides of it.
"""

from __future__ import annotations

import numpy as np

from extract.picture_clean import Image
from extract.pieces import Floats

_SAMPLE = 8  # every so many pixels along a line are enough
_ALL = 0.97  # share of a line's pixels that are as dark as a streak
_DARK, _FRINGE = 215, 238  # on white paper: a streak, and the blur at its sides
_WIDE = 0.004  # share of the picture's width that a streak is wide, at most
_MOST = 4  # streaks of a page; more may be the walls of a table without its margins
_UNDER = 35.0  # levels by which print under a streak is darker


def without_streaks(white: Image) -> Image:
    """The picture on white paper without streaks down it and across it."""
    for turned in (False, True):
        page = white.T if turned else white
        streaks = _streaks(page[::_SAMPLE])
        if 0 < len(streaks) <= _MOST:
            page = page.copy()
            for start, end, level in streaks:
                _take_off(page, start, end, level)
            white = np.ascontiguousarray(page.T if turned else page)
    return white


def _streaks(rows: Image) -> list[tuple[int, int, float]]:
    """From which column to before which one there is a streak, and how dark it is, by some of a picture's rows."""
    dark = np.flatnonzero(np.count_nonzero(rows < _DARK, axis=0) >= _ALL * len(rows))
    if not len(dark):
        return []
    usual = np.asarray(np.median(rows, axis=0), np.float64)
    found: list[tuple[int, int, float]] = []
    for column in dark.tolist():
        if found and column < found[-1][1]:
            continue
        start, end = (_edge(usual, column, way) for way in (-1, 1))
        found.append((start, end, float(usual[start:end].min())))
    most = max(4.0, _WIDE * rows.shape[1])
    return [one for one in found if one[1] - one[0] <= most and one[0] > 1 and one[1] < rows.shape[1] - 1]


def _edge(usual: Floats, column: int, way: int) -> int:
    """The column at which a streak begins, or behind the one at which it ends."""
    while 0 <= column < len(usual) and usual[column] < _FRINGE:
        column += way
    return column + 1 if way < 0 else column


def _take_off(page: Image, start: int, end: int, level: float) -> None:
    """Paper, or the print that goes on at both sides, for the streak."""
    beside = np.maximum(page[:, start - 1], page[:, end])[:, None]
    part = page[:, start:end]
    np.copyto(part, beside, where=part > level - _UNDER)
