"""Ink that was put over a page's print, where no colour tells it: stamps and signatures on pages scanned in grey.

They are marks far larger than letters, with little ink for their size. A red stamp is lighter than print in grey, too,
and is made as light as paper; print under it stays. What is as dark as print stays, and its cells are in doubt.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.picture_clean import Image
from extract.picture_crossed import as_groups, crossing, joined_by
from extract.picture_marks import Marks
from extract.picture_rulings import Strokes
from extract.pieces import Flags, Ints

_HIGH, _WIDE, _LEAST = 3.2, 8.0, 0.8  # letter heights: what is higher or wider is no letter; thinner is a ruling's rest
_LOW, _FILLED, _SPARSE = 2.2, 0.35, 0.2  # letter heights, and shares of its box that such a mark has ink, lower ones
_ACROSS = 4.2  # letter heights: pieces on both sides of a ruling that are higher together are no letters
_PALE = 205.0  # on white paper: ink of a stamp may be this light
_SOLID = 5  # pixels about one in which there is no print
_FEWEST, _DENSE = 3.0, 0.08  # such pixels, in squares of a letter's height; share of a small square
_PALER = 2.0  # times as many pixels as print has there; of small print they are 0.9 times as many, of stamps 5 or more
_STAMP, _LONGER = (9.0, 32.0), 2.2  # letter heights: the sides of a patch, and how much longer one may be
_STROKE, _THIN = (
    2.2,
    0.7,
)  # letter heights that a stamp's strokes are long; share of pale pixels of letters of thin print
_MOST = 0.5  # of the page's sides: what is larger is a frame
_ABOUT, _WITHIN = 1.3, 4.0  # letter heights about such marks, and to each side of a ring's middle, that are theirs
_SAMPLE = 4  # every so many pixels in each direction are enough to see how dark print is
_DARKEST = 25.0  # per cent of a mark's pixels that are at least as dark as its ink
_LIGHTER = 40.0  # levels by which a stamp's ink must be lighter than print to be told from it
_NEAR = 13  # pixels about foreign ink, its own edges among them
_EDGE = 5  # pixels: the edges of print are within half of that from its ink


@dataclass(frozen=True, slots=True, eq=False)
class Foreign:
    """`over`: the pixels (255) of such ink; `zone`: those about and among them, where more of it may stand. `level`:
    how dark it is; `print_level`: how dark print is, 0 black to 255."""

    over: Image
    zone: Image
    level: float
    print_level: float

    def share(self, x0: float, top: float, x1: float, bottom: float) -> float:
        """How much of a box in pixels is in the zone."""
        part = self.zone[max(0, int(top)) : int(bottom) + 1, max(0, int(x0)) : int(x1) + 1]
        return float((part > 0).mean()) if part.size else 0.0

    def touches(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Whether there is such ink in a box in pixels."""
        return bool(self.over[max(0, int(top)) : int(bottom) + 1, max(0, int(x0)) : int(x1) + 1].any())


def foreign_ink(clean: Image, marks: Marks, unit: float, strokes: Strokes) -> Foreign | None:
    """The foreign ink on a straight page without its rulings (which leave white ways through it), or None."""
    letters = np.zeros(len(marks.area) + 1, bool)
    letters[1:] = marks.letters(unit)
    print_level = _print_level(clean, marks, letters)
    large = _chosen(marks, _large(marks, unit, clean.shape))
    across = _chosen(marks, _across_rulings(marks, unit, strokes, clean.shape))
    pale = _pale(clean, print_level, unit)
    if pale is not None and _is_thin_print(pale, marks, letters, clean <= print_level + _LIGHTER, unit):
        pale = None
    if pale is None and not large.any() and not across.any():
        return None
    over = np.asarray(np.where(large[marks.labels], 255, 0 if pale is None else pale), np.uint8)
    level = float(np.percentile(clean[pale > 0], _DARKEST)) if pale is not None else print_level
    zone = _zone(over, unit)
    if across.any():
        over = np.asarray(np.where(across[marks.labels], 255, over), np.uint8)
    return Foreign(over, zone, level, print_level)


def pen_ink(clean: Image, marks: Marks, unit: float, strokes: Strokes) -> Foreign | None:
    """The same where colour told a stamp's ink from print: strokes as dark as print alone, with nothing about them."""
    dark = _chosen(marks, _large(marks, unit, clean.shape))
    dark |= _chosen(marks, _across_rulings(marks, unit, strokes, clean.shape))
    if not dark.any():
        return None
    over = np.asarray(dark[marks.labels] * np.uint8(255), np.uint8)
    return Foreign(over, np.zeros_like(over), 0.0, 0.0)


def _print_level(clean: Image, marks: Marks, letters: Flags) -> float:
    """How dark the darker part of the letters is. `letters`: which numbers of the marks' labels they are."""
    printed = clean[::_SAMPLE, ::_SAMPLE][letters[marks.labels[::_SAMPLE, ::_SAMPLE]]]
    return float(np.percentile(printed, _DARKEST)) if len(printed) else 0.0


def _chosen(marks: Marks, positions: Ints) -> Flags:
    """Which numbers of the marks' labels are those of the marks at these positions."""
    found = np.zeros(len(marks.area) + 1, bool)
    found[positions + 1] = True
    return found


def _pale(clean: Image, print_level: float, unit: float) -> Image | None:
    """The pixels (255) of patches as large as a stamp of ink that is lighter than print, not only at the edges of
    print; None where there are none."""
    least = print_level + _LIGHTER
    least_around = cv2.erode(clean, np.ones((_SOLID, _SOLID), np.uint8))
    bare = np.asarray(cv2.inRange(least_around, least, 255.0), np.uint8)
    among = cv2.inRange(cv2.dilate(clean, np.ones((3, 3), np.uint8)), 0.0, _PALE)  # print that is as light is thin
    thick = cv2.bitwise_and(bare, among)
    if cv2.countNonZero(thick) < _FEWEST * unit * unit:
        return None
    coarse = max(1, round(unit / 4))
    share = cv2.resize(thick, None, fx=1 / coarse, fy=1 / coarse, interpolation=cv2.INTER_AREA)
    small = (share > 255 * _DENSE).astype(np.uint8)
    reach = 2 * max(1, round(_ABOUT * unit / coarse)) + 1
    joined = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    wide, high = (stats[:, side] * coarse / unit for side in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
    shorter, longer = np.minimum(wide, high), np.maximum(wide, high)
    chosen = (shorter >= _STAMP[0]) & (longer <= _STAMP[1]) & (longer <= _LONGER * shorter)
    chosen[0] = False
    if not chosen.any():
        return None
    where = cv2.resize(chosen[labels].astype(np.uint8), clean.shape[::-1], interpolation=cv2.INTER_NEAREST)
    pale = (where > 0) & (bare > 0) & (clean < _PALE)
    # Columns of small print are pale at the thin strokes of their letters, under a stamp far more than print is.
    if np.count_nonzero(pale) < _PALER * np.count_nonzero((where > 0) & (clean <= least)):
        return None
    return np.asarray(pale * np.uint8(255), np.uint8)


def _is_thin_print(pale: Image, marks: Marks, letters: Flags, dark: Flags, unit: float) -> bool:
    """Whether pale pixels are the thin strokes of letters that are dark elsewhere, none of them as long as a stamp's.
    `letters`: which numbers of the marks' labels are letters."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(pale, connectivity=8)
    if stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max() >= _STROKE * unit:
        return False
    printed = letters.copy()
    printed &= np.bincount(marks.labels[dark], minlength=len(letters)) > 0
    printed[0] = False
    owners = marks.labels[pale > 0]
    return bool(printed[owners[owners > 0]].mean() >= _THIN) if owners.any() else False


def without_foreign(level: Image, foreign: Foreign, rulings: Image) -> Image | None:
    """The straight page with paper for what is lighter than print, and not at its edges, about the foreign ink; None
    where that is as dark as print. `rulings`: the pixels (255) that they cover."""
    if foreign.level - foreign.print_level < _LIGHTER:
        return None
    dark = (level < (foreign.level + foreign.print_level) / 2).astype(np.uint8)
    edge = np.ones((_EDGE, _EDGE), np.uint8)
    printed = cv2.subtract(cv2.dilate(dark, edge), cv2.dilate(rulings, edge))
    near = cv2.dilate(foreign.over, np.ones((_NEAR, _NEAR), np.uint8))
    return np.asarray(np.where((near > 0) & (printed == 0), np.uint8(255), level), np.uint8)


def _large(marks: Marks, unit: float, shape: tuple[int, ...]) -> Ints:
    """The marks that are too large for letters, and neither solid nor a frame."""
    high, wide, box = marks.height, marks.width, marks.height * marks.width
    found = (high > _HIGH * unit) | (wide > _WIDE * unit)
    found &= (np.minimum(high, wide) >= _LEAST * unit) & (marks.area < _FILLED * box)
    found &= (high >= _LOW * unit) | (marks.area < _SPARSE * box)
    found &= (high < _MOST * shape[0]) & (wide < _MOST * shape[1])
    return np.flatnonzero(found)


def _across_rulings(marks: Marks, unit: float, strokes: Strokes, shape: tuple[int, ...]) -> Ints:
    """The marks that are too large for letters together with what they go on in beyond rulings."""
    pairs = crossing(marks, strokes.flat, strokes.upright, unit)
    if not len(pairs):
        return np.zeros(0, np.int64)
    group = joined_by(pairs, len(marks.area))
    whole = as_groups(marks, group)
    joined = np.bincount(group, minlength=len(group))[group] > 1
    wide = (whole.width > _WIDE * unit) & (whole.area < _SPARSE * whole.height * whole.width)
    found = joined & ((whole.height > _ACROSS * unit) | (wide & (whole.height >= _LOW * unit)))
    return np.intersect1d(np.flatnonzero(found), _large(whole, unit, shape))


def _zone(over: Image, unit: float) -> Image:
    """The pixels about foreign ink and within its rings."""
    coarse = max(1, round(unit / 4))
    small = cv2.resize(over, None, fx=1 / coarse, fy=1 / coarse, interpolation=cv2.INTER_AREA)
    small = np.asarray((small > 0) * 255, np.uint8)
    about, within = (2 * max(1, round(reach * unit / coarse)) + 1 for reach in (_ABOUT, _WITHIN))
    edge = within
    wide = cv2.copyMakeBorder(small, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=0)
    wide = cv2.dilate(wide, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (about, about)))
    wide = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (within, within)))
    zone = cv2.resize(wide[edge:-edge, edge:-edge], over.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return np.asarray(zone, np.uint8)
