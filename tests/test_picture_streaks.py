"""Streaks of a scanner are taken off, print and rulings are not."""

import numpy as np
import pytest

from extract.picture_streaks import without_streaks


def printed(seed: int) -> np.ndarray:
    """A page with strokes of print and a table's walls that end before the page does."""
    rng = np.random.default_rng(seed)
    page = np.full((900, 640), 250, np.uint8)
    for y, x in zip(rng.integers(50, 840, 400).tolist(), rng.integers(60, 560, 400).tolist(), strict=True):
        page[y : y + 3, x : x + 14] = 30
    page[60:840, 100:103] = 40
    return page


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_a_streak_from_edge_to_edge_is_taken_off_and_print_stays(seed: int, turned: bool) -> None:
    rng = np.random.default_rng(100 + seed)
    clean = printed(seed)
    page = clean.copy()
    for x in rng.choice(np.arange(130, 550, 20), 3, replace=False).tolist():
        part = page[:, x : x + int(rng.integers(1, 3))]
        np.minimum(part, int(rng.integers(80, 160)), out=part)
    found = without_streaks(np.ascontiguousarray(page.T) if turned else page)
    found = found.T if turned else found
    assert np.count_nonzero(found != clean) < 0.1 * np.count_nonzero(page != clean)
    assert (found[60:840, 100:103] == 40).all()


def test_walls_of_a_table_that_was_cut_off_at_its_margins_stay() -> None:
    page = np.full((900, 640), 250, np.uint8)
    for x in range(40, 640, 100):
        page[:, x : x + 3] = 60
    assert (without_streaks(page) == page).all()


def test_a_dark_margin_is_no_streak() -> None:
    page = printed(1)
    page[:, :12] = 20
    page[:, -3:] = 20
    assert (without_streaks(page) == page).all()
