"""Strokes of a pen are told from print where rulings part them, and print close to both sides of a ruling is none."""

import cv2
import numpy as np

from extract.picture_crossed import as_groups, crossing, joined_by
from extract.picture_foreign import Foreign, foreign_ink, pen_ink
from extract.picture_marks import Marks, marks_of
from extract.picture_rulings import Strokes, find_strokes

UNIT = 16.0
ROW, COLUMN = 46, 150  # pixels of a cell


def table() -> np.ndarray:
    """A ruled page with three upright strokes for a figure in each cell."""
    page = np.full((760, 1100), 255, np.uint8)
    for top in range(60, 60 + 13 * ROW, ROW):
        page[top : top + 3, 60 : 60 + 6 * COLUMN] = 0
    for left in range(60, 60 + 7 * COLUMN, COLUMN):
        page[60 : 63 + 12 * ROW, left : left + 3] = 0
    for top in range(60, 60 + 12 * ROW, ROW):
        for left in range(60, 60 + 6 * COLUMN, COLUMN):
            for x in range(left + 50, left + 86, 12):
                page[top + 14 : top + 32, x : x + 4] = 0
    return page


def looked_at(page: np.ndarray) -> tuple[np.ndarray, Marks, Strokes]:
    """The page without its rulings, its marks, the rulings."""
    strokes = find_strokes(page, UNIT)
    clean = page.copy()
    clean[strokes.mask > 0] = 255
    return clean, marks_of(clean), strokes


def foreign(page: np.ndarray) -> Foreign | None:
    clean, marks, strokes = looked_at(page)
    return foreign_ink(clean, marks, UNIT, strokes)


def signed(page: np.ndarray) -> np.ndarray:
    """The page with a pen's stroke through two columns and three rows, never far from a ruling."""
    t = np.linspace(0.0, 1.0, 200)
    way = np.stack([250 + 190 * t, 190 + 62 * np.sin(11 * t)], axis=1).astype(np.int32)
    return np.asarray(cv2.polylines(page.copy(), [way], False, (0,), 4), np.uint8)


def test_a_pen_that_crosses_rulings_is_one_stroke() -> None:
    clean, marks, strokes = looked_at(signed(table()))
    pairs = crossing(marks, strokes.flat, strokes.upright, UNIT)
    groups = as_groups(marks, joined_by(pairs, len(marks.area)))
    assert groups.height.max() > 6 * UNIT
    assert marks.height.max() < 4 * UNIT
    assert clean.shape == marks.labels.shape


def test_its_pieces_are_no_print() -> None:
    found = foreign(signed(table()))
    assert found is not None
    assert all(found.touches(x - 8, y - 8, x + 8, y + 8) for x, y in ((262, 222), (300, 205), (345, 145), (430, 135)))
    assert not found.touches(520, 60, 960, 620)
    assert not found.touches(60, 290, 960, 620)


def test_print_away_from_rulings_goes_on_in_nothing() -> None:
    _, marks, strokes = looked_at(table())
    assert not len(crossing(marks, strokes.flat, strokes.upright, UNIT))
    assert foreign(table()) is None


def test_print_that_touches_a_ruling_from_both_sides_is_print() -> None:
    page = table()
    top = 60 + 4 * ROW
    for x in range(110, 146, 12):
        page[top - 24 : top + 26, x : x + 4] = 0
    _, marks, strokes = looked_at(page)
    assert len(crossing(marks, strokes.flat, strokes.upright, UNIT)) == 3
    assert foreign(page) is None


def test_marks_are_joined_over_several() -> None:
    pairs = np.array([[4, 1], [1, 2], [5, 6]])
    assert joined_by(pairs, 8).tolist() == [0, 1, 1, 3, 1, 5, 5, 7]


def test_beside_a_stamp_in_colour_a_pen_is_seen_but_nothing_about_it() -> None:
    clean, marks, strokes = looked_at(signed(table()))
    found = pen_ink(clean, marks, UNIT, strokes)
    assert found is not None
    assert found.touches(254, 214, 270, 230)
    assert found.share(200, 100, 500, 300) == 0
    clean, marks, strokes = looked_at(table())
    assert pen_ink(clean, marks, UNIT, strokes) is None
