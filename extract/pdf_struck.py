"""Text that a PDF shows struck through: an author's deletion, which says nothing any more."""

from __future__ import annotations

import numpy as np

from extract.pieces import Flags, Floats, Ints, Pieces

_THIN = 1.8  # points
_LOW, _HIGH = 0.12, 0.5  # of the size: how high above the baseline a stroke goes through letters
_BEYOND = 1.5  # points by which a stroke may reach beyond the text that it strikes: a table's ruling reaches further


def without_struck(pieces: Pieces, strokes: Floats) -> tuple[Pieces, Floats]:
    """The pieces that no stroke goes through from end to end, and the strokes (rows x0, top, x1, bottom) that strike
    none."""
    if not len(pieces) or not len(strokes):
        return pieces, strokes
    struck, striking = np.zeros(len(pieces), bool), np.zeros(len(strokes), bool)
    for n in _near_letters(pieces, strokes).tolist():
        mine = _struck_by(pieces, strokes[n])
        if mine is not None:
            struck |= mine
            striking[n] = True
    return (pieces.only(~struck), strokes[~striking]) if striking.any() else (pieces, strokes)


def _near_letters(pieces: Pieces, strokes: Floats) -> Ints:
    """The positions of flat thin strokes that lie as high above some baseline as a stroke through letters does."""
    flat = np.flatnonzero((strokes[:, 3] - strokes[:, 1] < _THIN) & (strokes[:, 2] - strokes[:, 0] > _THIN))
    bases, size = np.sort(pieces.base), float(pieces.size.max())
    y = (strokes[flat, 1] + strokes[flat, 3]) / 2
    near = bases.searchsorted(y + _HIGH * size) > bases.searchsorted(y + _LOW * float(pieces.size.min()))
    found: Ints = flat[near]
    return found


def _struck_by(pieces: Pieces, stroke: Floats) -> Flags | None:
    """Which pieces a stroke goes through; None where it does not begin and end with them."""
    left, right, y = float(stroke[0]), float(stroke[2]), float(stroke[1] + stroke[3]) / 2
    above = (pieces.base - y) / pieces.size
    at: Flags = (pieces.angle == 0) & (above > _LOW) & (above < _HIGH)
    at &= (pieces.x1 > left + _BEYOND) & (pieces.x0 < right - _BEYOND)
    if not at.any():
        return None
    ends = float(pieces.x0[at].min()) - left, right - float(pieces.x1[at].max())
    return at if all(abs(end) <= _BEYOND for end in ends) else None
