"""Creases of a folded sheet made as light as the paper about them: dark lines, with a shadow beside them, that run
across the whole straight page. No ruling does: the page's margins are white beside it.
"""

from __future__ import annotations

import cv2
import numpy as np

from extract.picture_clean import Image
from extract.pieces import Floats

_STRIPS = 8  # that a line across the page is looked at in
_SAMPLE = 16  # every so many pixels along a line are enough
_PAPER = 0.75  # the share of a strip's pixels on a line that are darker than its paper
_DARK = 10.0  # levels that a line is darker than the paper, to be in a crease
_OFF = 3  # lines by which a crease may lie higher in one strip than in another
_WIDE = 0.1  # share of the page's height over which the paper's shade is looked for
_MOST = 4  # creases that a sheet has in one direction
_LEAST = 0.3  # of the paper's light that a crease has left, at least


def without_creases(level: Image) -> Image:
    """The straight page on white paper with its creases, level and upright, lightened."""
    out = level
    for turned in (False, True):
        shades = _shades(out[::_SAMPLE].T if turned else out[:, ::_SAMPLE])
        if shades is not None:
            out = _lightened(out.T, shades).T if turned else _lightened(out, shades)
    return np.ascontiguousarray(out)


def _lightened(level: Image, shades: Floats) -> Image:
    """The page with these lines in each strip (rows: lines; columns: strips from left to right) as light as paper."""
    out, lines = level.copy(), np.flatnonzero((shades < 1.0).any(axis=1))
    strips = np.array_split(np.arange(level.shape[1]), shades.shape[1])
    for strip, columns in enumerate(strips):
        part = slice(int(columns[0]), int(columns[-1]) + 1)
        gain = 1.0 / np.maximum(shades[lines, strip], _LEAST)
        out[lines, part] = np.minimum(level[lines, part] * gain[:, None], 255).astype(np.uint8)
    return out


def _shades(lines: Image) -> Floats | None:
    """How much of the paper's light each line has left in each strip, 1 where no crease is; None without creases."""
    lights = _papers_of(lines)
    # A crease is not quite as level as the print: in one strip it lies a little higher than in another.
    near = np.asarray(cv2.erode(lights, np.ones((2 * _OFF + 1, 1))), np.float64)
    light = np.sort(near, axis=1)[:, -2]
    usual = _usual(light)
    creased = (light < usual - _DARK).astype(np.uint8)
    count = int((np.diff(creased.astype(np.int8), prepend=0) > 0).sum())
    if not 1 <= count <= _MOST:  # more are rulings of a table that fills the page
        return None
    beside = cv2.dilate(creased[:, None], np.ones((5, 1), np.uint8)) > 0
    left = np.clip(lights / np.maximum(usual, 1.0)[:, None], (light / np.maximum(usual, 1.0))[:, None], 1.0)
    return np.where(beside, left, 1.0)


def _papers_of(lines: Image) -> Floats:
    """The paper's lightness along each line, strip by strip. The lightest may be beside the sheet, where a skewed
    picture ends; a line in a crease is dark in all others, one through a table not in its margin."""
    lights = []
    for strip in np.array_split(np.ascontiguousarray(lines), _STRIPS, axis=1):
        at = min(strip.shape[1] - 1, int(_PAPER * strip.shape[1]))
        lights.append(np.partition(strip, at, axis=1)[:, at])
    return np.asarray(np.stack(lights, axis=1), np.float64)


def _usual(light: Floats) -> Floats:
    """The paper's lightness about each row, creases left out."""
    size = int(_WIDE * len(light)) | 1
    small = light[::4].astype(np.float32)
    window = max(3, size // 4) | 1
    padded = np.pad(small, window // 2, mode="edge")
    high = np.percentile(np.lib.stride_tricks.sliding_window_view(padded, window), 80, axis=1)
    return np.interp(np.arange(len(light)), np.arange(len(small)) * 4.0, high)
