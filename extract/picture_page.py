"""A page's picture → a straight one with its rulings and its lines of text, and the way back to the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from extract.picture_back import without_other_side
from extract.picture_clean import Image, grey_of, smoothed
from extract.picture_crease import without_creases
from extract.picture_foreign import Foreign, foreign_ink, pen_ink, without_foreign
from extract.picture_ink import Inked, without_ink
from extract.picture_lines import TextLine, group_letters, text_lines
from extract.picture_marks import Marks, marks_of, unit_of
from extract.picture_negative import with_dark_print
from extract.picture_pale import darkened
from extract.picture_rulings import Strokes, find_strokes
from extract.picture_shade import on_white_ground
from extract.picture_sheet import on_white, seen_from_above, sheet_of
from extract.picture_straight import Bend, Straightening, bend_of, levelling, upside_down
from extract.picture_streaks import without_streaks
from extract.picture_turn import Lie, is_upside_down, lie_of
from extract.pieces import Flags, Floats, Ints

_UNIT = 18.0  # pixels that a letter is high where Tesseract reads best
_ENOUGH = (15.5, 26.0)  # pixels: within this a picture is read as it is
_ROUGH = 13.0  # pixels that a letter is high where half of them are enough to see how the page lies
_GRAINY = 6.0  # specks for each letter from which the page is smoothed; fax has 5 at most
_MOST_LETTER = 0.04  # share of the page's height: what is higher is no letter
_BENT = 1.5  # pixels, of letters as high as that, off a straight line from which a page is bent back
_LONG = 8  # letters that a line of text needs to tell how the page bends
_RULED = 4  # rulings that make lines of text unnecessary for that


@dataclass(frozen=True, slots=True, eq=False)
class StraightPage:
    """`grey`: the straight page on white paper, its rulings still there. Lines' boxes are in its pixels.

    `inked`: the picture as it was, without its coloured ink. `foreign`: ink over print that no colour tells.
    """

    grey: Image
    unit: float
    strokes: Strokes
    lines: tuple[TextLine, ...]
    back: Straightening
    inked: Inked
    foreign: Foreign | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    strokes: Strokes
    clean: Image
    marks: Marks
    line: Ints
    letters: Flags


def straight_page(picture: Image) -> StraightPage:
    """The page in a picture, whichever way it lies; without lines where there is nothing like text."""
    picture = with_dark_print(picture)
    grey = grey_of(picture)
    sheet = sheet_of(grey)
    inked = without_ink(picture, grey, sheet)
    white = without_streaks(darkened(on_white(on_white_ground(inked.grey, sheet), sheet)))
    seen = None if sheet is None else seen_from_above(sheet)
    if seen is not None:
        white = seen.apply(white)
    height, width = white.shape
    marks = marks_of(white)
    unit = unit_of(marks)
    white = without_other_side(white, marks, unit)
    if marks.grain(unit) > _GRAINY:
        white = smoothed(white)
        marks = marks_of(white)
        unit = unit_of(marks)
    if unit == 0 or unit > _MOST_LETTER * max(white.shape):
        nothing = np.zeros_like(white)
        empty = Strokes((), (), nothing, nothing)
        page = Straightening(width, height, np.eye(3)).of(seen)
        return StraightPage(white, unit, empty, (), page, inked)
    lie = lie_of(marks, unit)
    scale = 1.0 if _ENOUGH[0] <= unit <= _ENOUGH[1] else _UNIT / unit
    page = levelling(width, height, lie.sideways, lie.skew, scale)
    rough = 2.0 if unit >= _ROUGH else 1.0
    turned, bends = _shape(white, lie, scale, unit, rough)
    if turned:
        page = upside_down(page)
    if bends is not None:
        page = replace(page, level=bends[0].scaled(rough), upright=bends[1].scaled(rough)).plainer()
    level = without_creases(page.apply(white))
    found = _look(level, unit * scale)
    # Where colour told a stamp's ink from print, what is pale is no print either way.
    look = pen_ink if inked.tiles.any() else foreign_ink
    foreign = look(found.clean, found.marks, unit * scale, found.strokes)
    if foreign is not None and (lighter := without_foreign(level, foreign, found.strokes.mask)) is not None:
        found = _read(lighter, unit * scale, found.strokes)
    lines = text_lines(found.clean, found.marks, found.line, found.letters)
    return StraightPage(level, unit * scale, found.strokes, tuple(lines), page.of(seen), inked, foreign)


def _shape(white: Image, lie: Lie, scale: float, unit: float, rough: float) -> tuple[bool, tuple[Bend, Bend] | None]:
    """Whether the page stands on its head, and how it bends, in pixels `rough` times as large as the picture's."""
    if rough != 1.0:
        white = np.asarray(cv2.resize(white, None, fx=1 / rough, fy=1 / rough, interpolation=cv2.INTER_AREA), np.uint8)
    unit *= scale / rough
    height, width = white.shape
    page = levelling(width, height, lie.sideways, lie.skew, scale)
    level = page.apply(white, cv2.INTER_LINEAR)
    found = _look(level, unit, worn=False)
    turned = is_upside_down(found.marks, found.line, found.letters)
    if turned:
        page = upside_down(page)
        level = np.ascontiguousarray(level[::-1, ::-1])
        found = _look(level, unit, worn=False)
    bends = _bends(found, unit, level.shape)
    if bends is not None and found.strokes.wear:
        # Pieces of rulings that bend much are not seen to go on in one another before most of that is undone.
        level = replace(page, level=bends[0], upright=bends[1]).apply(white, cv2.INTER_LINEAR)
        more = _bends(_look(level, unit, worn=False), unit, level.shape)
        if more is not None:
            bends = bends[0].plus(more[0]), bends[1].plus(more[1])
    return turned, bends


def _look(level: Image, unit: float, *, worn: bool = True) -> _Found:
    return _read(level, unit, find_strokes(level, unit, worn=worn))


def _read(level: Image, unit: float, strokes: Strokes) -> _Found:
    """What is left of a page without these rulings."""
    clean = level.copy()
    clean[strokes.mask > 0] = 255
    marks = marks_of(clean)
    line, letters = group_letters(marks, unit, strokes.walls)
    return _Found(strokes, clean, marks, line, letters)


def _bends(found: _Found, unit: float, shape: tuple[int, ...]) -> tuple[Bend, Bend] | None:
    """How the page still bends in both directions, or None where it is straight."""
    height, width = shape[:2]
    scale = max(width, height) / 2
    flat = [s.points for s in found.strokes.flat if np.ptp(s.points[:, 0]) > 4 * unit]
    if len(flat) < _RULED:
        flat += _baselines(found)
    upright = [s.points[:, ::-1] for s in found.strokes.upright if np.ptp(s.points[:, 1]) > 4 * unit]
    level = bend_of(flat, (width / 2, height / 2), scale)
    if upright:
        across = bend_of(upright, (height / 2, width / 2), scale)
    else:  # a page without upright rulings is taken for turned, not sheared
        weights = np.zeros(6)
        weights[0] = -level.weights[0]
        across = Bend(weights, (height / 2, width / 2), scale)
    ways = [(level, points) for points in flat] + [(across, points) for points in upright]
    off = max((float(np.abs(bend.at(*points.T)).max()) for bend, points in ways), default=0.0)
    return (level, across) if off > _BENT * unit / _UNIT else None


def _baselines(found: _Found) -> list[Floats]:
    """Points along the feet of the longer lines of text, in pixels."""
    lines = []
    for number in np.unique(found.line[found.letters & (found.line >= 0)]).tolist():
        mine = np.flatnonzero(found.letters & (found.line == number))
        if len(mine) < _LONG:
            continue
        x = (found.marks.x0[mine] + found.marks.x1[mine]) / 2
        y = found.marks.bottom[mine].astype(float)
        slope, start = np.polyfit(x, y, 1)
        off = y - (slope * x + start)
        near = np.abs(off - np.median(off)) <= 2.0
        if near.sum() >= _LONG:
            lines.append(np.stack([x[near], y[near]], axis=1))
    return lines
