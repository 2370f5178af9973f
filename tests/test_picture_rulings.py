"""What is a ruling in a picture and what is print."""

import cv2
import numpy as np
import pytest

from extract.picture_rulings import find_strokes

UNIT = 18.0


def serifs(page: np.ndarray, base: int, x0: int, x1: int) -> None:
    """Letters whose feet touch each other, faintly."""
    for x in range(x0, x1, 11):
        page[base - 17 : base, x : x + 3] = 40
    page[base - 2 : base, x0:x1] = np.minimum(page[base - 2 : base, x0:x1], 190)


def test_the_feet_of_letters_are_no_ruling() -> None:
    page = np.full((900, 1200), 250, np.uint8)
    serifs(page, 300, 200, 440)
    assert not find_strokes(page, UNIT).flat


def test_what_is_underlined_has_a_ruling_below_it_and_so_has_a_cell_full_of_letters() -> None:
    page = np.full((900, 1200), 250, np.uint8)
    serifs(page, 294, 200, 440)
    page[300:302, 200:440] = 60
    for x in (600, 780):
        page[400:460, x : x + 2] = 60
    page[400:402, 600:782] = page[458:460, 600:782] = 60
    for x in range(606, 776, 11):
        page[439:456, x : x + 3] = 40
    found = find_strokes(page, UNIT)
    assert sorted(round(float(np.median(s.points[:, 1]))) for s in found.flat) == [300, 400, 458]


def ruled(levels: list[int], x0: int, x1: int) -> np.ndarray:
    page = np.full((900, 1200), 250, np.uint8)
    for level in levels:
        page[level : level + 3, x0:x1] = 90
    return page


@pytest.mark.parametrize("seed", range(6))
def test_level_rulings_alone_from_margin_to_margin_are_a_tables(seed: int) -> None:
    rng = np.random.default_rng(seed)
    levels = sorted(rng.choice(np.arange(100, 800, 60), rng.integers(3, 6), replace=False).tolist())
    x0, x1 = int(rng.integers(40, 70)), int(rng.integers(1130, 1160))
    found = find_strokes(ruled(levels, x0, x1), UNIT).flat
    assert sorted(round(float(np.median(s.points[:, 1]))) for s in found) == [level + 1 for level in levels]


@pytest.mark.parametrize(
    ("levels", "x0", "x1"), [([200, 400, 700], 0, 1200), ([450], 50, 1150), ([200, 620], 60, 1140)]
)
def test_lines_from_edge_to_edge_and_lone_ones_are_creases(levels: list[int], x0: int, x1: int) -> None:
    found = find_strokes(ruled(levels, x0, x1), UNIT)
    assert not found.flat
    assert all(found.mask[level + 1, x0 + 5 : x1 - 5].all() for level in levels)


def test_the_walls_of_one_table_may_stand_askew_to_those_of_others() -> None:
    # On wavy paper: between two upright tables one whose walls lean by a pixel in fifty.
    page = np.full((1300, 900), 250, np.uint8)
    for top, lean in ((60, 0.0), (480, 0.02), (900, 0.0)):
        for y in range(top, top + 361, 60):
            cv2.line(page, (round(100 + lean * (y - top)), y), (round(800 + lean * (y - top)), y), 40, 2)
        for x in (100, 275, 450, 625, 800):
            cv2.line(page, (x, top), (round(x + 360 * lean), top + 360), 40, 2)
    upright = find_strokes(page, 18.0).upright
    assert sorted(round(s.points[:, 1].min(), -1) for s in upright) == [60] * 5 + [480] * 5 + [900] * 5
