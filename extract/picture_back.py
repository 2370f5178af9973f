"""The print of a sheet's other side that shines through, taken off: pale letters among dark ones, none of whose pixels
is as dark as the front's. Letters hardly matter there, they are too pale to be read; its rulings would be the front's.
"""

from __future__ import annotations

import cv2
import numpy as np

from extract.picture_clean import Image, dark, darkest_squares
from extract.picture_marks import Marks, marks_of
from extract.pieces import Flags

_PALE, _PAPER = 165, 215  # on white paper: no pixel of the other side is darker; what is lighter is its edge
_SUSPECTED = 0.1  # share of the squares with print that have only pale print: more than rulings and edges leave
_SHARE, _FEWEST = 0.04, 40  # pale letters for each dark one, and at least, that are those of the other side
_BROAD = 0.35  # letter heights: pieces of faint rulings are narrower
_EVEN = 1.0  # per cent of the pale letters' pixels that are darker than what is taken off
_NEAR = 7  # pixels about dark print, its edges among them


def without_other_side(white: Image, marks: Marks, unit: float) -> Image:
    """The picture on white paper without what shines through; `marks`, `unit`: its print, and how high letters are."""
    if not unit or not _is_suspected(white):
        return white
    # Each letter by itself, wherever it crosses the front's print.
    pale = marks_of(np.where(_about(white, _PALE), np.uint8(255), white), _PAPER)
    narrow, wide = np.minimum(pale.width, pale.height), np.maximum(pale.width, pale.height)
    letters = pale.letters(unit) & (narrow >= _BROAD * unit) & (wide < 4 * narrow)
    if letters.sum() < max(_FEWEST, _SHARE * marks.letters(unit).sum()):
        return white
    of_letters = np.concatenate(([False], letters))[pale.labels] & (white < _PAPER)
    level = int(np.percentile(white[of_letters], _EVEN))
    return np.asarray(np.where(_about(white, level), white, np.maximum(white, np.uint8(250))), np.uint8)


def _about(white: Image, level: int) -> Flags:
    """Which pixels are darker than a level, or beside such."""
    return np.asarray(cv2.dilate(dark(white, level), np.ones((_NEAR, _NEAR), np.uint8)) > 0)


def _is_suspected(white: Image) -> bool:
    """Whether many places have pale print only."""
    darkest = darkest_squares(np.ascontiguousarray(white[::2, ::2]))
    printed = darkest < _PAPER
    return bool((printed & (darkest > _PALE)).sum() > _SUSPECTED * printed.sum())
