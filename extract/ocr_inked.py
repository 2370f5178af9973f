"""Figures through which a pen in colour went: struck out, or written over.

Such ink is taken off the page, so that what was printed is read as if nobody had corrected it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.ocr_words import ReadWord
from extract.picture_clean import Image, is_printed_in_colour, spread_of
from extract.picture_ink import TILE, Inked
from extract.picture_lines import TextLine
from extract.picture_straight import Straightening

_COLOURED = 40  # levels between a pixel's channels, more than the paper's, that are ink
_PEN = 0.75  # of the paper's light: a pen leaves less, a highlighter more
_BLACK = 110  # darker in every channel than any pen in colour
_LARGE, _LONG = 5.0, 10.0  # letter heights, across and along: a stamp or a signature goes over figures as it comes
_HIGH, _LOW = 0.9, 0.1  # of a digit's height above its feet: a stroke there goes through it, no underline does
_ALONG, _WIDTH = 0.35, 0.7  # of a digit's height, or of a narrower figure's width, along which a stroke goes
_CUT = 0.55  # of a line's height: digits that are lower were cut in two by the ink that was taken off
_TALL = 0.6  # of a figure's height, up which a stroke goes
_ALL = 0.9  # share of the paper about a figure's digits: what colours it all is no stroke
_STEP = 2  # pixels between the places that are looked at

_Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Pen:
    """Every other pixel of every other row: where a pen's strokes are, where anything in colour, and where print is."""

    strokes: _Flags
    coloured: _Flags
    print: _Flags


def struck_in_colour(
    picture: Image, inked: Inked, lines: Sequence[TextLine], words: Sequence[Sequence[ReadWord]],
    back: Straightening, unit: float,
) -> list[tuple[int, int]]:  # fmt: skip
    """The words with digits through which a pen went, as line and word. `unit`: a letter's height in the picture."""
    pen = _pen(picture, inked, unit)
    if pen is None:
        return []
    figures = [
        (n, k) for n, mine in enumerate(words) for k, word in enumerate(mine) if any(map(str.isdigit, word.text))
    ]
    return [(n, k) for n, k in figures if _is_struck(lines[n], words[n][k], pen, back)]


def _pen(picture: Image, inked: Inked, unit: float) -> _Pen | None:
    """The strokes in colour that belong to nothing as large as a stamp or a signature; None where there are none."""
    if picture.ndim == 2:
        return None
    half = np.ascontiguousarray(picture[::_STEP, ::_STEP, :3])
    spread = spread_of(half)
    coloured = spread > int(np.median(spread[::4, ::4])) + _COLOURED
    if not coloured.any() or is_printed_in_colour(picture):
        return None
    light = np.asarray(cv2.cvtColor(half, cv2.COLOR_BGR2GRAY), np.uint8)
    strokes = coloured & (light < _PEN * float(np.median(light[::4, ::4])))
    side = TILE // _STEP
    tiles = inked.tiles.copy()
    rows, columns = np.nonzero(strokes)
    tiles[rows // side, columns // side] = 1
    _, _, stats, _ = cv2.connectedComponentsWithStats(tiles, connectivity=8)
    sides = np.sort(stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]] * (TILE / unit), axis=1)
    large = np.flatnonzero((sides[:, 0] >= _LARGE) & (sides[:, 1] >= _LONG))
    for left, top, wide, high, _ in stats[large[large > 0]].tolist():  # what is within it, a stamp's star, too
        strokes[side * top : side * (top + high), side * left : side * (left + wide)] = False
    return _Pen(strokes, coloured, half.max(axis=2) < _BLACK) if strokes.any() else None


def _is_struck(line: TextLine, word: ReadWord, pen: _Pen, back: Straightening) -> bool:
    """Whether strokes go through a printed word, but do not cover it."""
    x0, x1 = line.origin[0] + word.x0, line.origin[0] + word.x1
    cut = line.height < _CUT * (line.bottom - line.top)
    foot, height = (line.bottom, line.bottom - line.top) if cut else (line.base, line.height)
    top, bottom = foot - _HIGH * height, foot - _LOW * height
    x, y = np.meshgrid(np.arange(x0, x1, _STEP), np.arange(top, bottom, _STEP))
    if not x.size:
        return False
    u, v = back.back(x, y)
    height, width = pen.strokes.shape
    at = np.clip(v // _STEP, 0, height - 1).astype(np.int64), np.clip(u // _STEP, 0, width - 1).astype(np.int64)
    seen, printed = pen.strokes[at], pen.print[at]
    if not seen.any() or not printed.any() or pen.coloured[at][~printed].mean() >= _ALL:
        return False
    along = _STEP * np.count_nonzero(seen.any(axis=0)) >= min(_ALONG * height, _WIDTH * (x1 - x0))
    return bool(along or seen.any(axis=1).mean() >= _TALL)
