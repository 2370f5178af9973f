"""Worn rulings are found where they were, and only there."""

import numpy as np
import pytest

from extract.picture_rulings import find_strokes

UNIT = 18.0


def tables(*, over: int) -> np.ndarray:
    """Two tables of three columns, 72 pixels apart, all level rulings with gaps; the first one's walls end `over` pixels
    below it."""
    page = np.full((900, 1000), 250, np.uint8)
    for top in (100, 372):
        for y in range(top, top + 201, 50):
            page[y : y + 3, 100:901] = 110
            page[y : y + 3, 300 + y % 7 : 330 + y % 7] = 250
            page[y : y + 3, 640:665] = 250
        for x in (100, 367, 634, 900) if top == 100 else (130, 450, 720, 860):
            page[top : top + 200 + (over if top == 100 else 3), x : x + 3] = 110
    return page


def test_a_wall_that_ends_behind_its_last_ruling_does_not_go_on_to_the_next_table() -> None:
    for over in (3, 6):
        found = find_strokes(tables(over=over), UNIT)
        assert found.wear > 0
        assert not found.walls[320:360].any(), over
        assert found.walls[200, 80:920].any()
        assert found.walls[450, 80:920].any()


def test_the_stems_of_letters_are_no_faint_rulings() -> None:
    page = tables(over=3)
    for row in range(4):  # as `TTHC` below `TTHC` in a column of labels
        for x in range(120, 180, 18):
            page[112 + 50 * row : 140 + 50 * row, x : x + 3] = 20
    assert not find_strokes(page, UNIT).walls[112:140, 115:185].any()


def grid(*, columns: int = 6, rows: int = 8) -> np.ndarray:
    """A table, all its rulings with short gaps; columns are 120 pixels apart, rows 50."""
    page = np.full((700, 1000), 250, np.uint8)
    right, bottom = 100 + 120 * columns, 100 + 50 * rows
    for y in range(100, bottom + 1, 50):
        page[y : y + 3, 100 : right + 3] = 110
        page[y : y + 3, 130 + y % 70 : 150 + y % 70] = 250
    for x in range(100, right + 1, 120):
        page[100 : bottom + 3, x : x + 3] = 110
        page[115 + x % 17 : 130 + x % 17, x : x + 3] = 250
    return page


def written(page: np.ndarray, x: int, y: int) -> None:
    """Three digits, their middle here."""
    for left in (x - 15, x - 4, x + 7):
        page[y - 9 : y + 9, left : left + 3] = 20
        page[y - 9 : y + 9, left + 6 : left + 9] = 20
        page[y - 9 : y - 6, left : left + 9] = 20


@pytest.mark.parametrize("seed", range(5))
def test_a_ruling_that_is_gone_in_one_cell_goes_through_it(seed: int) -> None:
    rng = np.random.default_rng(seed)
    page, column, row = grid(), int(rng.integers(1, 6)), int(rng.integers(1, 7))
    x, y = 100 + 120 * column, 100 + 50 * row
    for side in (x - 60, x + 60):
        written(page, side, y + 26)
    page[y + 4 : y + 49, x - 2 : x + 5] = 250
    walls = find_strokes(page, UNIT).walls
    assert walls[y + 20 : y + 35, x - 3 : x + 6].any(axis=1).all()
    page[y + 4 : y + 49, x - 2 : x + 5] = 250
    written(page, x, y + 26)  # a merged cell's text
    assert not find_strokes(page, UNIT).walls[y + 20 : y + 35, x - 3 : x + 6].any()


@pytest.mark.parametrize("first", [True, False])
def test_what_parts_two_texts_at_the_edge_of_a_table_is_a_ruling_that_others_lead_to(first: bool) -> None:
    for below in (True, False):  # one text in a merged cell is parted by none
        page = grid()
        x, y = (103, 250) if first else (703, 250)
        page[y : y + 3, x : x + 115] = 250
        written(page, x + 60, y - 24)
        if below:
            written(page, x + 60, y + 26)
        assert find_strokes(page, UNIT).walls[y - 2 : y + 6, x + 20 : x + 100].any() == below
