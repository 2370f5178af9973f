"""Rulings that bend at an end, as near a book's spine, are followed to where they end; what is none is not."""

import cv2
import numpy as np
import pytest

from extract.picture_clean import Image
from extract.picture_follow import followed
from extract.picture_rulings import find_strokes
from extract.picture_strokes import Stroke

UNIT = 18.0
LEVELS, WALLS = (100, 160, 220, 280), (60, 300, 620)


def bent(depth: float) -> Image:
    """A table whose level rulings fall by so many pixels within the last 60 to its left side."""
    page = np.full((380, 700), 255, np.uint8)
    x = np.arange(WALLS[0], WALLS[-1] + 1)
    off = depth * np.clip((120 - x) / 60, 0, None) ** 2
    for level in LEVELS:
        cv2.polylines(page, [np.stack([x, np.rint(level - off)], 1).astype(np.int32)], False, 40, 2)
    for wall in WALLS:
        shift = depth if wall == WALLS[0] else 0.0
        cv2.line(page, (wall, round(LEVELS[0] - shift)), (wall, round(LEVELS[-1] - shift)), 40, 2)
    return page


@pytest.mark.parametrize("depth", [0.0, 4.0, 7.0])
@pytest.mark.parametrize("mirrored", [False, True])
def test_rulings_reach_the_side_of_the_table(depth: float, mirrored: bool) -> None:
    page = bent(depth)
    if mirrored:
        page = np.ascontiguousarray(page[:, ::-1])
    strokes = find_strokes(page, UNIT)
    ends = sorted((min(s.points[:, 0]), max(s.points[:, 0])) for s in strokes.flat)
    assert len(ends) == len(LEVELS)
    left, right = (699 - WALLS[-1], 699 - WALLS[0]) if mirrored else (WALLS[0], WALLS[-1])
    assert all(start <= left + UNIT / 2 and end >= right - UNIT / 2 for start, end in ends)
    assert (strokes.mask[page < 200] > 0).mean() > 0.98  # hardly anything is left of them beside the print


def test_letters_ahead_of_a_ruling_are_not_followed() -> None:
    page = np.full((200, 700), 255, np.uint8)
    cv2.line(page, (60, 50), (60, 150), 0, 2)
    cv2.line(page, (160, 100), (600, 100), 0, 2)
    cv2.putText(page, "bao", (80, 108), cv2.FONT_HERSHEY_COMPLEX, 0.8, 0, 2)
    level = Stroke(np.array([[160.0, 100.0], [400.0, 100.0], [600.0, 100.0]]), 2.0, False, (0,))
    wall = Stroke(np.array([[50.0, 60.0], [150.0, 60.0]]), 2.0, False, (0,))
    assert followed(page, [level], [wall], UNIT) == [level]


def test_a_ruling_that_ends_at_another_is_left_as_it_is() -> None:
    page = bent(0.0)
    level = Stroke(np.array([[300.0, 160.0], [460.0, 160.0], [620.0, 160.0]]), 2.0, False, (0,))
    walls = [Stroke(np.array([[100.0, float(x)], [280.0, float(x)]]), 2.0, False, (n,)) for n, x in enumerate(WALLS)]
    assert followed(page, [level], walls, UNIT) == [level]
