"""Worn rulings are found where they were, and only there."""

import numpy as np

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
