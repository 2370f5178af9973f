"""Rulings end where they meet a ruling across, whatever print of a merged cell stands in line with them."""

import cv2
import numpy as np
import pytest

from extract.picture_rulings import find_strokes

UNIT, ROW = 18.0, 46
X = [60, 300, 520, 700, 900]


def ruled(merged: int, rows: int = 8) -> np.ndarray:
    """A page with a table of which one row is a merged cell."""
    page = np.full((ROW * rows + 120, 960), 255, np.uint8)
    for n in range(rows + 1):
        cv2.line(page, (X[0], 60 + n * ROW), (X[-1], 60 + n * ROW), 0, 2)
    for k, x in enumerate(X):
        for n in range(rows):
            if n != merged or k in (0, len(X) - 1):
                cv2.line(page, (x, 60 + n * ROW), (x, 60 + (n + 1) * ROW), 0, 2)
    return page


@pytest.mark.parametrize("off", [-1, 0, 1])
@pytest.mark.parametrize("merged", [2, 5])
@pytest.mark.parametrize(("top", "bottom"), [(14, ROW), (16, ROW - 2), (0, 26), (2, 30)])
def test_a_letter_in_line_with_a_ruling_is_no_part_of_it(off: int, merged: int, top: int, bottom: int) -> None:
    """The tail of a `g` touches the ruling below its cell, the mark of an `ộ` the one above."""
    page, y = ruled(merged), 60 + merged * ROW
    letters = np.zeros_like(page)
    for x in X[1:-1]:
        cv2.line(letters, (x + off, y + top), (x + off, y + bottom), 255, 2)
        cv2.circle(letters, (x + off - 8, y + (top + bottom) // 2), 8, 255, 3)
        cv2.line(letters, (x + off, y + (top + bottom) // 2), (x + off + 9, y + (top + bottom) // 2), 255, 3)
    page[letters > 0] = 0
    strokes = find_strokes(page, UNIT)
    for stroke in strokes.upright:
        x, (start, end) = float(np.median(stroke.points[:, 0])), stroke.points[[0, -1], 1]
        assert min(abs(x - edge) for edge in (X[0], X[-1])) < 4 or start > y + ROW - 4 or end < y + 4
    inside = letters[y + 5 : y + ROW - 5] > 0
    assert not strokes.mask[y + 5 : y + ROW - 5][inside].any()


@pytest.mark.parametrize("gap", [8, 16, 24])
@pytest.mark.parametrize("after", [6, 12, 18])
def test_a_ruling_that_is_broken_in_a_cell_goes_through_it(gap: int, after: int) -> None:
    page = ruled(-1)
    top = 60 + 3 * ROW + after
    page[top : top + gap, X[2] - 3 : X[2] + 4] = 255
    whole = [s for s in find_strokes(page, UNIT).upright if abs(float(np.median(s.points[:, 0])) - X[2]) < 4]
    assert [(round(s.points[0, 1]) < 66, round(s.points[-1, 1]) > 60 + 8 * ROW - 6) for s in whole] == [(True, True)]
