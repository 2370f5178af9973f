"""Which marks of a page stand near each other: the page is laid out in bands, and the marks of a band by their x."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extract.pieces import Floats, Ints

_BANDS = 3
"""That are as high as two marks are near: the finer they are, the fewer marks are compared in vain."""

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """Points (rows of x, y) band by band, in each from left to right: their places on that way, and which they are."""

    corner: Floats
    width: float
    height: float
    places: Floats
    order: Ints

    def along(self, points: Floats, right: float, down: int) -> Floats:
        """How far along all bands each point would be if it stood so far to the right, and so many bands lower."""
        x, y = (points - self.corner).T
        return np.asarray((np.floor(y / self.height) + down) * self.width + np.clip(x + right, -1.0, self.width - 2.0))

    def within(self, points: Floats, near: float, down: int) -> tuple[Ints, Ints]:
        """From where to where in `order` the points are that stand so many bands lower, and no farther to a side."""
        first = np.searchsorted(self.places, self.along(points, -near, down), "left")
        return first, np.searchsorted(self.places, self.along(points, near, down), "right")


def _laid_out(points: Floats, near: float) -> _Page:
    corner = points.min(axis=0)
    page = _Page(corner, float(points[:, 0].max() - corner[0]) + 3.0, near / _BANDS, np.zeros(0), np.zeros(0, np.int64))
    places = page.along(points, 0.0, 0)
    order = np.argsort(places, kind="stable")
    return _Page(corner, page.width, page.height, places[order], order)


def _ranges(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Every number from each start up to its end, and which start it is of."""
    counts = np.maximum(ends - starts, 0)
    owner = np.repeat(np.arange(len(starts)), counts)
    return owner, np.arange(len(owner)) + np.repeat(starts - np.cumsum(counts) + counts, counts)


def _compared(one: Floats, other: Floats, near: float) -> tuple[Ints, Floats]:
    """Which of these pairs of points are no farther apart than `near`, and the square of how far they are."""
    apart = (other[:, 0] - one[:, 0]) ** 2 + (other[:, 1] - one[:, 1]) ** 2
    close = np.flatnonzero(apart <= near * near)
    return close, apart[close]


def pairs_within(points: Floats, near: float) -> tuple[Ints, Ints, Floats]:
    """Each two points (rows of x, y) that are no farther apart than `near`, once, and how far they are."""
    if len(points) < 2:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    page = _laid_out(points, near)
    ordered = points[page.order]
    own = np.arange(1, len(points) + 1), page.within(ordered, near + _ROUNDING, 0)[1]
    lower = [page.within(ordered, near + _ROUNDING, down) for down in range(1, _BANDS + 1)]
    found = []
    for starts, ends in (own, *lower):
        one, other = _ranges(starts, ends)
        close, apart = _compared(ordered[one], ordered[other], near)
        found.append((page.order[one[close]], page.order[other[close]], np.sqrt(apart)))
    first, second, apart = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return first, second, apart


def nearest(points: Floats, of: Floats, near: float) -> tuple[Ints, Floats]:
    """The one of the points that is nearest to each place `of`, the first of several, and how far it is: -1 and
    infinity where none is nearer than `near`."""
    found, distance = np.full(len(of), -1, np.int64), np.full(len(of), np.inf)
    if not len(points) or not len(of):
        return found, distance
    page = _laid_out(points, near)
    ranges = [_ranges(*page.within(of, near + _ROUNDING, down)) for down in range(-_BANDS, _BANDS + 1)]
    place, at = (np.concatenate(parts) for parts in zip(*ranges, strict=True))
    point = page.order[at]
    close, apart = _compared(of[place], points[point], near)
    place, point = place[close], point[close]
    ranked = np.lexsort((point, apart, place))
    first = ranked[np.flatnonzero(np.diff(place[ranked], prepend=-1))]
    nearer = first[apart[first] < near * near]
    found[place[nearer]], distance[place[nearer]] = point[nearer], np.sqrt(apart[nearer])
    return found, distance
