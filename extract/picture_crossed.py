"""Strokes that cross rulings (of signatures, stamps): pieces of one that the rulings were taken out of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extract.joined import least_joined
from extract.picture_marks import Marks
from extract.picture_strokes import Stroke
from extract.pieces import Ints

_BESIDE = 3  # pixels from a ruling within which what crosses it is seen again
_ASKEW = 0.35  # letter heights along the ruling from where a stroke ends to where it goes on


def crossing(marks: Marks, flat: Sequence[Stroke], upright: Sequence[Stroke], unit: float) -> Ints:
    """The pairs of marks, by position, that end on both sides of a ruling where one would go on in the other.

    `marks` are those of a picture without its rulings.
    """
    ways = [(marks.labels, stroke) for stroke in flat]
    ways += [(marks.labels.T, stroke.turned) for stroke in upright]
    reach = max(1, round(_ASKEW * unit))
    found = [_across(labels, stroke, reach) for labels, stroke in ways]
    pairs = np.concatenate([np.zeros((0, 2), np.int64), *found])
    return np.unique(np.sort(pairs, axis=1), axis=0) - 1


def _across(labels: NDArray[np.int32], stroke: Stroke, reach: int) -> Ints:
    """The labels on both sides of a level ruling that are no more than `reach` pixels along it apart, as pairs."""
    start, end = (round(float(x)) for x in stroke.points[[0, -1], 0])
    xs = np.arange(max(0, start), min(end + 1, labels.shape[1]))
    level = np.rint(np.interp(xs, *stroke.points.T)).astype(np.int64)
    off = int(np.ceil(stroke.thickness / 2)) + 1 + np.arange(1, _BESIDE + 1)[:, None]
    above, below = (
        labels[np.clip(level + side * off, 0, len(labels) - 1), xs].max(axis=0).astype(np.int64) for side in (-1, 1)
    )
    at = np.flatnonzero(above)
    if not len(at) or not below.any():
        return np.zeros((0, 2), np.int64)
    pairs = []
    for along in range(-reach, reach + 1):
        to = at + along
        to, one = to[(to >= 0) & (to < len(xs))], at[(to >= 0) & (to < len(xs))]
        both = below[to] > 0
        pairs.append(np.stack([above[one[both]], below[to[both]]], axis=1))
    found = np.concatenate(pairs)
    return np.unique(found[found[:, 0] != found[:, 1]], axis=0)


def joined_by(pairs: Ints, count: int) -> Ints:
    """The number of each mark's group, that of its first mark, where these pairs of `count` marks are joined."""
    first = least_joined(pairs.tolist())
    return np.array([first.get(mark, mark) for mark in range(count)], np.int64)


def as_groups(marks: Marks, group: Ints) -> Marks:
    """Marks with the box and the ink of their whole groups."""
    x0, top = marks.x0.copy(), marks.top.copy()
    x1, bottom = marks.x1.copy(), marks.bottom.copy()
    np.minimum.at(x0, group, marks.x0)
    np.minimum.at(top, group, marks.top)
    np.maximum.at(x1, group, marks.x1)
    np.maximum.at(bottom, group, marks.bottom)
    area = np.bincount(group, marks.area, len(group)).astype(np.int64)
    x0, top, x1, bottom, area = (side[group] for side in (x0, top, x1, bottom, area))
    return Marks(marks.labels, x0, top, x1 - x0, bottom - top, area)
