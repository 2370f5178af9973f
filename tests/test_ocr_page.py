"""Rulings of a straight page in points: pieces of one are closed, tables that stand close are not joined."""

import numpy as np
import pytest

from extract.grids import find_grids
from extract.ocr_page import page_of
from extract.ocr_words import ReadWord
from extract.picture_ink import Inked
from extract.picture_lines import TextLine
from extract.picture_page import StraightPage
from extract.picture_rulings import find_strokes
from extract.picture_straight import Straightening
from extract.rulings import merge_rulings

UNIT, SCALE = 17.0, 200 / 72


def grids_of(picture: np.ndarray) -> list[tuple[int, int]]:
    """The rows and columns of each ruled table in a picture of 200 dots an inch."""
    height, width = picture.shape
    back, inked = (
        Straightening(width, height, np.eye(3)),
        Inked(picture, np.zeros((1, 1), np.uint8), np.zeros((1, 1), np.uint8)),
    )
    straight = StraightPage(picture, UNIT, find_strokes(picture, UNIT), (), back, inked)
    page = page_of(straight, (), 1, SCALE)
    strokes = np.array([(r.x0, r.top, r.x1, r.bottom) for r in page.rulings], float)
    return [(len(grid.ys) - 1, len(grid.xs) - 1) for grid in find_grids(merge_rulings(strokes))]


def table(picture: np.ndarray, ys: tuple[int, ...], xs: tuple[int, ...]) -> None:
    for y in ys:
        picture[y : y + 2, xs[0] : xs[-1] + 2] = 30
    for x in xs:
        picture[ys[0] : ys[-1] + 2, x : x + 2] = 30


@pytest.mark.parametrize("apart", [14, 18, 21])
def test_tables_that_stand_close_below_each_other_are_two(apart: int) -> None:
    picture = np.full((1000, 1400), 255, np.uint8)
    table(picture, (200, 250, 300), (150, 400, 1200))
    table(picture, (300 + apart, 350 + apart, 400 + apart), (150, 700, 1200))
    assert grids_of(picture) == [(2, 2), (2, 2)]


def test_a_gap_within_a_cell_or_where_rulings_cross_is_closed() -> None:
    picture = np.full((1000, 1400), 255, np.uint8)
    table(picture, (200, 280, 360), (150, 400, 1200))
    picture[230:248, 398:404] = 255
    picture[272:279, 398:404] = picture[283:290, 398:404] = 255
    assert grids_of(picture) == [(2, 2)]


@pytest.mark.parametrize("bar", ["|", "¦", "||"])
@pytest.mark.parametrize("at", [0, 2])
def test_what_is_left_of_a_ruling_is_no_word_of_the_line_beside_it(bar: str, at: int) -> None:
    picture = np.full((100, 400), 255, np.uint8)
    back, inked = Straightening(400, 100, np.eye(3)), Inked(picture, *(np.zeros((1, 1), np.uint8) for _ in "ab"))
    line = TextLine(10, 20, 300, 44, 40.0, UNIT, picture[10:60], (0, 10))
    words = [ReadWord(text, 20 * n, 0, 20 * n + 15, 24, 90.0) for n, text in enumerate(["II.", "Cấp"])]
    words.insert(at, ReadWord(bar, 2, 0, 5, 24, 90.0))
    straight = StraightPage(picture, UNIT, find_strokes(picture, UNIT), (line,), back, inked)
    assert [word.text for word in page_of(straight, [words], 1, SCALE).words] == ["II.", "Cấp"]
