"""Rulings that bend so much at an end (near a book's spine) that no straight run is left of them: followed to the
ruling across at which they end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from extract.picture_clean import Image
from extract.picture_strokes import Stroke, walls_of
from extract.pieces import Floats

_INK = 225  # on white paper: a ruling may be this light
_AT, _FAR = (
    0.5,
    8.0,
)  # letter heights from an end to the ruling across at which it is, to the farthest that is looked for
_STEP = 3  # pixels along a ruling between the places at which it is found again
_OFF = 2  # pixels that it may lie off where it was expected
_SLOPE = 0.4  # pixels a pixel: what falls more is no ruling
_BACK = 3.0  # letter heights of a ruling that tell how it slopes at its end
_THICK = 0.35  # letter heights: ink that is higher is no ruling
_EVERY = 3  # places for each point of a stroke
_LOST = 2  # places in a row without ink: a ruling across, a speck


def followed(white: Image, strokes: Sequence[Stroke], across: Sequence[Stroke], unit: float) -> list[Stroke]:
    """Level strokes, those that go on bending as far as the ruling across at which they end."""
    walls = walls_of(across)
    found = list(strokes)
    for n, stroke in enumerate(found):
        for end in (0, -1):
            wall = _ahead(stroke.points[end], walls, 1 if end else -1, unit)
            way = None if wall is None else _way(white, found[n], end, wall, unit)
            if way is not None:
                found[n] = _longer(found[n], end, way)
    return found


def _ahead(at: Floats, walls: Floats, way: int, unit: float) -> float | None:
    """Where the next ruling across is, to the left (`way` -1) or right of a stroke's end; None where it is at one, or
    none is near."""
    crossed = walls[(walls[:, 1] - unit <= at[1]) & (walls[:, 2] + unit >= at[1]), 0]
    if not len(crossed) or (np.abs(crossed - at[0]) <= _AT * unit).any():
        return None
    ahead = crossed[((crossed - at[0]) * way > 0) & ((crossed - at[0]) * way <= _FAR * unit)]
    return float(ahead[np.abs(ahead - at[0]).argmin()]) if len(ahead) else None


def _way(white: Image, stroke: Stroke, end: int, wall: float, unit: float) -> Floats | None:
    """Points along the ink from a stroke's end to a ruling across, the nearest first; None where it does not go on."""
    step = _STEP if end else -_STEP
    x, y = stroke.points[end]
    slope, lost = _slope(stroke, end, unit), 0
    points = []
    while (wall - x) * step > 0:
        x += step
        level = y + slope * step
        seen = _ink_near(white, x, level, unit)
        lost = 0 if seen is not None else lost + 1
        if lost > _LOST and abs(wall - x) > _AT * unit:
            return None
        if seen is not None:
            slope = 0.7 * slope + 0.3 * (seen - y) / step
            level = seen
        if abs(slope) > _SLOPE:
            return None
        y = level
        points.append((x, y))
    return np.array(points) if points else None


def _slope(stroke: Stroke, end: int, unit: float) -> float:
    """How a stroke slopes at its end."""
    near = stroke.points[np.abs(stroke.points[:, 0] - stroke.points[end, 0]) <= _BACK * unit]
    return float(np.polyfit(near[:, 0], near[:, 1], 1)[0]) if len(near) > 2 else 0.0


def _ink_near(white: Image, x: float, level: float, unit: float) -> float | None:
    """The middle of a ruling's ink in a column about a level; None where there is none, or ink of something higher."""
    column, room = int(x), round(_THICK * unit) + _OFF
    top = round(level) - room
    if not 0 <= column < white.shape[1] or top < 0 or top + 2 * room >= len(white):
        return None
    inked = white[top : top + 2 * room + 1, column] < _INK
    rows = np.flatnonzero(inked[room - _OFF : room + _OFF + 1]) + room - _OFF
    if not len(rows):
        return None
    first = last = int(rows[np.abs(rows - room).argmin()])
    while first > 0 and inked[first - 1]:
        first -= 1
    while last + 1 < len(inked) and inked[last + 1]:
        last += 1
    return top + (first + last) / 2 if last - first + 1 <= _THICK * unit else None


def _longer(stroke: Stroke, end: int, way: Floats) -> Stroke:
    """A stroke with the way on which it was followed."""
    ways = np.concatenate([stroke.points[-1:], way]) if end else np.concatenate([way[::-1], stroke.points[:1]])
    more = tuple((*a, *b) for a, b in pairwise(ways.tolist()))
    some = np.concatenate(
        [way[_EVERY - 1 : -1 : _EVERY], way[-1:]]
    )  # as far apart as others: what bends weighs no more
    points = np.concatenate([stroke.points, some] if end else [some[::-1], stroke.points])
    return replace(stroke, points=points, bends=(*stroke.bends, *more))
