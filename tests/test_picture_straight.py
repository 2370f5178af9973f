"""Bends of a page are undone, also where its rulings are in pieces and take half of its width."""

from dataclasses import replace

import numpy as np
import pytest

from data.samples.bundle import BUNDLE
from data.samples.generator import make_page
from data.samples.scanner import Recipe, pages_of
from extract.picture_page import straight_page
from extract.picture_straight import Bend, bend_of

WIDE, HIGH = 1654, 2339


@pytest.mark.parametrize("seed", range(6))
def test_arcs_over_a_part_of_the_page_are_made_level(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rise, lean, (start, end) = rng.uniform(3, 12), rng.uniform(-0.5, 0.5), np.sort(rng.uniform(0.05, 0.95, 2))
    end = max(end, start + 0.5)
    x = np.linspace(start * WIDE, end * WIDE, 60)
    lines = [
        np.stack([x, y + rise * np.sin(np.pi * x / WIDE) * (1 + lean * (2 * y / HIGH - 1))], axis=1)
        for y in np.sort(rng.uniform(0.1, 0.9, 25)) * HIGH
    ]
    bend = bend_of(lines, (WIDE / 2, HIGH / 2), HIGH / 2)
    for line in lines:
        assert np.ptp(line[:, 1] + bend.at(*line.T)) < 0.25 * rise + 0.5


def test_a_bend_that_is_found_where_another_was_undone_is_added_to_it() -> None:
    one, other = (Bend(np.arange(6.0) * k, (10.0, 20.0), 30.0) for k in (1, -3))
    at = np.array([3.0, 50.0]), np.array([7.0, 9.0])
    np.testing.assert_allclose(one.plus(other).at(*at), one.at(*at) + other.at(*at))


@pytest.mark.parametrize("seed", [2, 3])
def test_worn_rulings_of_a_bent_page_are_level_in_the_end(seed: int) -> None:
    order = replace(BUNDLE[0], format="pdf", plants=())
    order = replace(order, style=replace(order.style, landscape=False), seed=seed)
    worn = Recipe(faint=0.55, broken=0.15, bend=1.2, grey=True)
    (page,) = pages_of(make_page(order).content, worn, seed)
    found = straight_page(page[:, :, 0])
    long = [s.points for s in found.strokes.flat if np.ptp(s.points[:, 0]) > 0.4 * page.shape[1]]
    assert len(long) > 8
    assert np.median([np.ptp(points[:, 1]) for points in long]) <= 2.5
    # What is left of a ruling beside the places where it was looked for would be read as dashes.
    assert sum(line.x1 - line.x0 > 4 * (line.bottom - line.top) and line.height < 6 for line in found.lines) == 0
