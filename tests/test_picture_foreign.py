"""Stamps on pages in grey are told from thin print."""

import cv2
import numpy as np

from extract.picture_foreign import foreign_ink
from extract.picture_marks import marks_of
from extract.picture_rulings import find_strokes

UNIT = 16.0


def page_of_print() -> np.ndarray:
    """White paper with dark letters, and a column of others whose strokes are pale but at their feet."""
    page = np.full((700, 900), 255, np.uint8)
    for top in range(40, 640, 40):
        for left in range(40, 400, 14):
            page[top : top + 16, left : left + 4] = 30
        if 200 <= top < 480:
            for left in range(520, 720, 14):
                page[top : top + 13, left : left + 5] = 95
                page[top + 13 : top + 16, left : left + 5] = 30
    return page


def test_thin_strokes_of_letters_are_no_stamp() -> None:
    page = page_of_print()
    assert foreign_ink(page, marks_of(page), UNIT, find_strokes(page, UNIT)) is None


def test_a_ring_over_them_is_one() -> None:
    page = page_of_print()
    ring = np.full_like(page, 255)
    cv2.circle(ring, (620, 330), 110, (95,), 7)
    cv2.circle(ring, (620, 330), 60, (95,), 7)
    stamped = np.minimum(page, ring)
    found = foreign_ink(stamped, marks_of(stamped), UNIT, find_strokes(stamped, UNIT))
    assert found is not None
    assert found.share(540, 250, 700, 410) > 0.9
    assert found.share(40, 40, 400, 640) == 0
