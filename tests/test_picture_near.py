"""Which points are near each other, beside looking at all of them."""

import numpy as np
import pytest

from extract.picture_near import nearest, pairs_within
from extract.pieces import Floats


def points(count: int, side: float, seed: int, *, whole: bool) -> Floats:
    """Points in a square; whole ones often stand on each other, or exactly `near`."""
    drawn = np.random.default_rng(seed).uniform(0, side, (count, 2))
    return np.floor(drawn) if whole else drawn


def distances(some: Floats, others: Floats) -> Floats:
    return np.asarray(np.hypot(*(some[:, None] - others[None]).transpose(2, 0, 1)))


SHAPES = [(300, 100.0, 5.0), (300, 100.0, 60.0), (40, 1000.0, 3.0), (2, 4.0, 5.0), (1, 4.0, 5.0), (50, 1.0, 5.0)]


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(("count", "side", "near"), SHAPES)
def test_each_two_points_that_are_near_are_told_once(count: int, side: float, near: float, whole: bool) -> None:
    drawn = points(count, side, count, whole=whole)
    one, other, apart = pairs_within(drawn, near)
    told = sorted(tuple(sorted(pair)) for pair in zip(one.tolist(), other.tolist(), strict=True))
    every = distances(drawn, drawn)
    assert told == [(a, b) for a in range(count) for b in range(a + 1, count) if every[a, b] <= near]
    assert apart == pytest.approx(every[one, other])


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(("count", "side", "near"), SHAPES)
def test_the_nearest_point_is_the_first_of_those(count: int, side: float, near: float, whole: bool) -> None:
    drawn, places = points(count, side, 1, whole=whole), points(200, 2 * side, 2, whole=whole) - side / 2
    found, apart = nearest(drawn, places, near)
    every = distances(places, drawn)
    close = every.min(axis=1) < near
    assert (found >= 0).tolist() == close.tolist() == np.isfinite(apart).tolist()
    assert apart[close] == pytest.approx(every.min(axis=1)[close])
    if whole:
        assert found[close].tolist() == every.argmin(axis=1)[close].tolist()


def test_nothing_is_near_nothing() -> None:
    none, some = np.zeros((0, 2)), np.zeros((3, 2))
    assert [len(part) for part in pairs_within(none, 1.0)] == [0, 0, 0]
    assert nearest(none, some, 1.0)[0].tolist() == [-1, -1, -1]
    assert len(nearest(some, none, 1.0)[0]) == 0
