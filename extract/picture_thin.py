"""Rulings so thin and pale that hardly a pixel of them is darker than its paper: pale grey ones, dotted ones.

All along a ruling its row is a little darker than those above and below it, which is seen where many pixels of the
straight page are taken together. What is found so is a ruling where others across hold it: creases and what shines
through from the other side seldom make a grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extract.picture_clean import Image, median
from extract.picture_strokes import Stroke
from extract.pieces import Floats, Ints

_TOGETHER, _EVEN = 8, 3  # pixels along a ruling that are one, and so many of these that are averaged
_SPREAD = _EVEN // 2  # by which it seems longer at both ends
_PALE, _THICKEST = 6, 9  # levels by which it is darker than the rows beside it, pixels that it is thick
_SHORTEST = 2.4  # letter heights
_NEAR, _PAPER = 5, 215  # pixels beside it where there is paper, its level
_SEEN_ANYWAY = 60  # levels: what is darker than that is found by its ink
_PRINT, _STEMS = 110, 0.04  # level of letters, and share of a line that is as dark: stems in line
_PARTS, _DARKER_BY, _LIGHT = 3, 8.0, 200  # of a line, levels by which it is darker on average; paper, with grain
_EVENLY = 0.55  # of that in each part
_GAP, _OFF = 30.0, 2.5  # letter heights between its pieces where letters touch it, pixels by which these lie off
_LINE, _UNSEEN = 242, 0.6  # level of it there, letter heights along it that are lighter at most
_BAND = 8  # pixels
_PIECE = 32  # of these pixels that are one, from which a line is looked at in pieces
_END, _CROSSED = 1.2, 2  # letter heights from its ends to rulings across, or how many it crosses at least
_FEWEST = 2  # in each direction
_MOST = 2000  # pieces: a page with more is hatched

Row = tuple[float, float, float]
"""Where a level line stands, from where to where it goes, in pixels."""


def thin_rulings(
    white: Image, turned: Image, flat: Sequence[Stroke], upright: Sequence[Stroke], unit: float
) -> tuple[list[Stroke], list[Stroke]]:
    """The level and the upright ones of a straight page, besides those that are found already. `turned`, `upright`: the
    transposed page and its strokes, level in it."""
    rows = _found(white, unit)
    columns = _found(turned, unit) if len(rows) >= _FEWEST else []
    if len(columns) < _FEWEST:
        return [], []
    while True:
        held = _held(rows, [*columns, *upright], unit), _held(columns, [*rows, *flat], unit)
        if (len(held[0]), len(held[1])) == (len(rows), len(columns)):
            break
        rows, columns = held
    across, along = _walls([*columns, *upright]), _walls([*rows, *flat])
    reach = _END * unit
    return [_reaching(one, across, reach) for one in rows], [_reaching(one, along, reach) for one in columns]


def _row(stroke: Stroke) -> Row:
    return median(stroke.points[:, 1]), float(stroke.points[0, 0]), float(stroke.points[-1, 0])


def _found(white: Image, unit: float) -> list[Stroke]:
    """Level lines that are a little darker than the paper above and below them."""
    wide = white.shape[1] // _TOGETHER
    small = cv2.resize(white[:, : wide * _TOGETHER], (wide, len(white)), interpolation=cv2.INTER_AREA)
    thick = cv2.dilate(_marked(np.asarray(cv2.blur(small, (_EVEN, 1)), np.uint8)), np.ones((3, 1), np.uint8))
    length = max(3, round(_SHORTEST * unit / _TOGETHER))
    long = np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)), np.uint8)
    long[:, ::_PIECE] = 0  # a line may be a little askew, a piece of it is level
    pieces = _pieces(long)
    lines = [_stroke(chain) for chain in _chains(white, pieces, unit)]
    return [one for one in lines if np.ptp(one.points[:, 0]) >= _SHORTEST * unit and _is_even(white, one)]


def _pieces(long: Image) -> list[Row]:
    """The pieces that these pixels make; none where there are too many. They are few, and measured one by one."""
    count, labels = cv2.connectedComponents(long, connectivity=8)
    where = cv2.findNonZero(long)
    if where is None or count > _MOST:
        return []
    xs, ys = where.reshape(-1, 2).T
    owner = labels[ys, xs] - 1
    left, right, high, low = (np.full(count - 1, value) for value in (len(long[0]), 0, len(long), 0))
    for least, most, at in ((left, right, xs), (high, low, ys)):
        np.minimum.at(least, owner, at)
        np.maximum.at(most, owner, at + 1)
    levels = np.bincount(owner, ys) / np.bincount(owner)
    return [
        (level, float(start + _SPREAD) * _TOGETHER, float(end - _SPREAD) * _TOGETHER)
        for level, start, end, thick in zip(*(x.tolist() for x in (levels, left, right, low - high)), strict=True)
        if thick <= _THICKEST
    ]


def _stroke(chain: Sequence[Row]) -> Stroke:
    ends = np.array([(x, level) for level, start, end in chain for x in (start, end)])
    return Stroke(ends[np.argsort(ends[:, 0], kind="stable")], 2.0, False, ())


def _marked(soft: Image) -> Image:
    """Where a row is darker than those beside it, which are paper (1), and not as dark as print is."""
    hat = cv2.morphologyEx(soft, cv2.MORPH_BLACKHAT, np.ones((_THICKEST, 1), np.uint8))
    most = cv2.dilate(hat, np.ones((_THICKEST, 1), np.uint8))
    marked = cv2.inRange(hat, _PALE, _SEEN_ANYWAY)
    marked = cv2.min(marked, cv2.compare(hat, most, cv2.CMP_EQ))
    paper = cv2.inRange(soft, _PAPER, 255)
    marked[:_NEAR] = marked[-_NEAR:] = 0
    beside = cv2.min(paper[: -2 * _NEAR], paper[2 * _NEAR :])
    marked[_NEAR:-_NEAR] = cv2.min(marked[_NEAR:-_NEAR], beside)
    return np.asarray(marked, np.uint8)


def _is_even(white: Image, line: Stroke) -> bool:
    """Whether a line is darker than its paper in each part of it, and not so by a few letters."""
    levels = _about(white, line.points, (-_NEAR, -1, 0, 1, _NEAR))
    if (levels[1:4].min(axis=0) < _PRINT).mean() > _STEMS:
        return False
    paper = np.minimum(levels[0], levels[4]) > _LIGHT
    parts = np.array_split(np.flatnonzero(paper), _PARTS)
    if min(map(len, parts)) < _PARTS:
        return False
    beside = (levels[0] + levels[4]) / 2
    contrast = [max(float((beside - row)[part].mean()) for row in levels[1:4]) for part in parts]
    return float(np.mean(contrast)) >= _DARKER_BY and min(contrast) >= _EVENLY * float(np.mean(contrast))


def _about(white: Image, points: Floats, off: Sequence[int]) -> Ints:
    """The levels along a line (rows of x, y), a row for each of so many pixels below it."""
    xs = np.arange(max(0, int(points[0, 0])), max(int(points[0, 0]) + _PARTS, int(points[-1, 0])))
    xs = xs[xs < white.shape[1]]
    ys = np.rint(np.interp(xs, points[:, 0], points[:, 1])).astype(np.int64)
    return np.asarray(white[np.clip(ys + np.array(off)[:, None], 0, len(white) - 1), xs], np.int64)


def _chains(white: Image, pieces: Sequence[Row], unit: float) -> list[list[Row]]:
    """Pieces in line, those of one ruling together."""
    chains: list[list[Row]] = []
    near: dict[int, list[list[Row]]] = {}  # by the level of their last pieces
    for piece in sorted(pieces, key=lambda one: one[1]):
        band = int(piece[0] // _BAND)
        for chain in [chain for n in (band - 1, band, band + 1) for chain in near.get(n, ())]:
            level, _, end = chain[-1]
            if abs(piece[0] - level) <= _OFF and _goes_on(white, np.array([(end, level), piece[1::-1]]), unit):
                chain.append(piece)
                if int(level // _BAND) != band:
                    near[int(level // _BAND)].remove(chain)
                    near.setdefault(band, []).append(chain)
                break
        else:
            chains.append([piece])
            near.setdefault(band, []).append(chains[-1])
    return chains


def _goes_on(white: Image, gap: Floats, unit: float) -> bool:
    """Whether a gap (two rows of x, y) between two pieces is small, or the ruling is seen where letters touch it."""
    if gap[1, 0] - gap[0, 0] <= unit:
        return True
    if gap[1, 0] - gap[0, 0] > _GAP * unit:
        return False
    levels = _about(white, gap, (-1, 0, 1)).astype(np.float32)
    own = levels[int(levels.mean(axis=1).argmin())][None]
    seen = np.flatnonzero(np.concatenate(([True], cv2.blur(own, (_TOGETHER, 1))[0] < _LINE, [True])))
    return bool(np.diff(seen).max() <= _UNSEEN * unit)


def _walls(across: Sequence[Stroke]) -> Floats:
    """Rows of where rulings across stand, and from where to where they go."""
    return np.array([_row(one) for one in across], float).reshape(-1, 3)


def _held(lines: Sequence[Stroke], across: Sequence[Stroke], unit: float) -> list[Stroke]:
    """The lines that end at rulings across, or cross some."""
    walls = _walls(across)
    return [line for line in lines if _is_held(line, walls, _END * unit)]


def _is_held(line: Stroke, walls: Floats, reach: float) -> bool:
    (start, end), at = line.points[[0, -1], 0], _crossed(line, walls, reach)
    ends = bool((np.abs(at - start) <= reach).any()) and bool((np.abs(at - end) <= reach).any())
    return ends or int(((at > start - reach) & (at < end + reach)).sum()) >= _CROSSED


def _crossed(line: Stroke, walls: Floats, reach: float) -> Floats:
    """Where the rulings across stand that are as high or low as a line is."""
    level = median(line.points[:, 1])
    return np.asarray(walls[(walls[:, 1] - reach <= level) & (walls[:, 2] + reach >= level), 0], np.float64)


def _reaching(line: Stroke, walls: Floats, reach: float) -> Stroke:
    """A line that ends where the rulings across stand by its ends: how far it goes is seen roughly."""
    points, at = line.points.copy(), _crossed(line, walls, reach)
    for end in (0, -1):
        near = at[np.abs(at - points[end, 0]) <= reach]
        if len(near):
            points[end, 0] = near[np.abs(near - points[end, 0]).argmin()]
    return replace(line, points=points[np.argsort(points[:, 0], kind="stable")])
