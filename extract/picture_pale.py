"""Pale print made as dark as print is: of a whole page (a tired cartridge, a scanner set too light), and of stripes
along which little toner came out. Where print is dark already nothing changes.
"""

from __future__ import annotations

import cv2
import numpy as np

from extract.picture_clean import SQUARE, Image, darkest_squares
from extract.pieces import Floats

_PAPER, _INKED = 250.0, 215  # on white paper: the paper's level, and what is darker is print or its edge
_BLACK, _PALE, _FAINTEST = 30.0, 80.0, 180.0  # levels: ink as it is to be; lighter is made so; still lighter is dirt
_DARKEST = 10.0  # per cent of a page's print that is at least as dark as its ink
_SAMPLE = 4  # every so many pixels in each direction are enough to measure a page
_FEWEST = 400  # of those, with print
_EVEN_DARKEST = 5.0  # per cent of a stripe's squares with print that are darker than its ink: rulings alone are pale
_STROKE = 4  # pixels of half the picture's size: the strokes of letters are longer, a ruling is thinner
_STRIPE = 110.0  # level from which a stripe's ink is pale where other print is dark
_TILES, _LONG = 6, 0.35  # squares with print in a stripe, and share of the page that they lie along: stamps are shorter


def darkened(white: Image) -> Image:
    """The picture on white paper with its pale print as dark as other print."""
    ink = _ink_of(white)
    if ink is None:
        return white
    if ink > _PALE:
        levels = np.arange(256.0)
        table = np.where(levels > _PAPER, levels, np.clip(_dark(levels, _gain(ink)), 0, 255))
        white = np.asarray(cv2.LUT(white, np.rint(table).astype(np.uint8)), np.uint8)
    darkest = _darkest_of_letters(white)
    for turned in (False, True):
        gain = _stripes(darkest.T if turned else darkest, white.shape[0 if turned else 1])
        if gain is not None:
            white = _with_stripes(white.T, gain).T if turned else _with_stripes(white, gain)
    return np.ascontiguousarray(white)


def _ink_of(white: Image) -> float | None:
    """How dark a page's print is; None where there is none, or none that is darker than dirt."""
    seen = white[::_SAMPLE, ::_SAMPLE]
    printed = seen[seen < _INKED]
    level = float(np.percentile(printed, _DARKEST)) if len(printed) >= _FEWEST else np.inf
    return level if level <= _FAINTEST else None


def _gain(ink: Floats | float) -> Floats | float:
    """How many times as far from the paper's level ink must be to be black."""
    return (_PAPER - _BLACK) / (_PAPER - ink)


def _dark(levels: Floats, gain: Floats | float) -> Floats:
    return np.asarray(_PAPER - (_PAPER - levels) * gain)


def _darkest_of_letters(white: Image) -> Image:
    """How dark each square is that has letters, paper elsewhere: rulings alone, which may be faint, are thinner one way
    than any letter is."""
    half = np.ascontiguousarray(white[::2, ::2])
    lettered = np.maximum(*(
        darkest_squares(np.asarray(cv2.morphologyEx(half, cv2.MORPH_CLOSE, np.ones(stroke, np.uint8)), np.uint8))
        for stroke in ((_STROKE, 1), (1, _STROKE))
    ))  # fmt: skip
    return np.asarray(np.where(lettered < _INKED, darkest_squares(half), np.uint8(255)), np.uint8)


def _stripes(darkest: Image, width: int) -> Floats | None:
    """How much darker each column of a picture so wide must be; None where all print is dark."""
    printed, rows = darkest < _INKED, len(darkest)
    if not printed.any():
        return None
    counts = printed.sum(axis=0)
    long = rows - printed[::-1].argmax(axis=0) - printed.argmax(axis=0) > _LONG * rows
    at = np.flatnonzero((counts >= _TILES) & long)
    inks = np.sort(darkest, axis=0)[(_EVEN_DARKEST * counts[at] / 100).astype(np.int64), at].astype(float)
    at, inks = at[inks <= _FAINTEST], inks[inks <= _FAINTEST]
    pale = inks >= _STRIPE
    if not (pale[1:] & pale[:-1] & (np.diff(at) == 1)).any():  # a lone one is where rulings cross
        return None
    gain = np.where(inks > _PALE, _gain(inks), 1.0)
    middles = (np.arange(width) + 0.5) / SQUARE - 0.5
    return np.asarray(np.interp(middles, at, gain, 1.0, 1.0), np.float64)


def _with_stripes(white: Image, gain: Floats) -> Image:
    """The picture with each column so many times as far from the paper's level."""
    columns = np.flatnonzero(gain > 1.0)
    out, part = white.copy(), white[:, columns]
    lit = np.clip(np.rint(_dark(part.astype(np.float64), gain[columns])), 0, 255)
    out[:, columns] = np.where(part > _PAPER, part, lit).astype(np.uint8)
    return out
