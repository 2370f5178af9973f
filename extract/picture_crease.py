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
_PAPER = 0.6  # the share of a strip's pixels on a line that are darker than its paper
_DARK = 10.0  # levels that a line is darker than the paper, to be in a crease
_WIDE = 0.1  # share of the page's height over which the paper's shade is looked for
_MOST = 4  # creases that a sheet has in one direction
_LEAST = 0.3  # of the paper's light that a crease has left, at least


def without_creases(level: Image) -> Image:
    """The straight page on white paper with its creases, level and upright, lightened."""
    out = level
    for turned in (False, True):
        shade = _shade(out[::_SAMPLE].T if turned else out[:, ::_SAMPLE])
        if shade is not None:
            out = out.copy() if out is level else out
            lines = np.flatnonzero(shade < 1.0)
            part = out[:, lines] if turned else out[lines]
            gain = 1.0 / np.maximum(shade[lines], _LEAST)
            lighter = np.minimum(part * (gain[None, :] if turned else gain[:, None]), 255).astype(np.uint8)
            if turned:
                out[:, lines] = lighter
            else:
                out[lines] = lighter
    return out


def _shade(lines: Image) -> Floats | None:
    """How much of the paper's light each line has left, 1 where no crease is; None without creases."""
    light = _paper_of(lines)
    usual = _usual(light)
    creased = (light < usual - _DARK).astype(np.int8)
    count = int((np.diff(creased, prepend=0) > 0).sum())
    if not 1 <= count <= _MOST:  # more are rulings of a table that fills the page
        return None
    near = cv2.dilate(creased.astype(np.uint8)[:, None], np.ones((5, 1), np.uint8))[:, 0] > 0
    return np.where(near, np.minimum(light / np.maximum(usual, 1.0), 1.0), 1.0)


def _paper_of(lines: Image) -> Floats:
    """The paper's lightness along each line: that of the second lightest strip. The lightest may be beside the sheet,
    where a skewed picture ends; a line in a crease is dark in all others, one through a table not in its margin."""
    strips = np.array_split(np.ascontiguousarray(lines), _STRIPS, axis=1)
    lights = []
    for strip in strips:
        at = min(strip.shape[1] - 1, int(_PAPER * strip.shape[1]))
        lights.append(np.partition(strip, at, axis=1)[:, at])
    return np.asarray(np.sort(np.stack(lights), axis=0)[-2], np.float64)


def _usual(light: Floats) -> Floats:
    """The paper's lightness about each row, creases left out."""
    size = int(_WIDE * len(light)) | 1
    small = light[::4].astype(np.float32)
    window = max(3, size // 4) | 1
    padded = np.pad(small, window // 2, mode="edge")
    high = np.percentile(np.lib.stride_tricks.sliding_window_view(padded, window), 80, axis=1)
    return np.interp(np.arange(len(light)), np.arange(len(small)) * 4.0, high)
