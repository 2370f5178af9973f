"""Lines of text in a picture: which marks are letters, and which are the accents of others."""

import numpy as np
import pytest

from extract.picture_lines import group_letters, text_lines
from extract.picture_marks import marks_of


def page_of(*boxes: tuple[int, int, int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """White paper with black boxes (x0, top, x1, bottom)."""
    page = np.full((200, 300), 255, np.uint8)
    for x0, top, x1, bottom in boxes:
        page[top:bottom, x0:x1] = 0
    return page


@pytest.mark.parametrize("gap", [1, 2, 4, 6])
def test_the_double_accents_of_small_bold_print_are_no_line(gap: int) -> None:
    # A header in smaller print than the page's 18 pixels: an `s` and an `o` of 15, an accent of 11 upon the `o`.
    boxes = ((100, 100, 112, 115), (114, 100, 127, 115), (115, 89 - gap, 126, 100 - gap))
    page = page_of(*boxes)
    marks = marks_of(page)
    lines = text_lines(page, marks, *group_letters(marks, 18.0, np.zeros_like(page)))
    assert [(line.top, line.bottom, line.height) for line in lines] == [(89 - gap, 115, 15.0)]


def test_a_low_line_over_another_is_a_line() -> None:
    page = page_of((100, 100, 112, 115), (114, 100, 127, 115), (116, 75, 127, 86))
    marks = marks_of(page)
    assert len(text_lines(page, marks, *group_letters(marks, 18.0, np.zeros_like(page)))) == 2


def test_a_comma_as_high_as_a_small_letter_belongs_to_its_figure() -> None:
    # `99,45` in 25 pixels on a page whose usual letter has 16: the comma hangs at its digits' feet, 10 pixels high.
    digits = ((100, 100, 114, 125), (117, 100, 131, 125), (142, 100, 156, 125), (159, 100, 173, 125))
    page = page_of(*digits, (134, 121, 139, 131))
    marks = marks_of(page)
    lines = text_lines(page, marks, *group_letters(marks, 16.0, np.zeros_like(page)))
    assert [(line.top, line.bottom, line.height) for line in lines] == [(100, 131, 25.0)]


def test_what_stands_farther_off_is_no_comma_of_its_own() -> None:
    page = page_of((100, 100, 114, 125), (117, 100, 131, 125), (160, 121, 168, 131))
    marks = marks_of(page)
    assert len(text_lines(page, marks, *group_letters(marks, 16.0, np.zeros_like(page)))) == 2


@pytest.mark.parametrize("tails", [1, 2])
def test_lines_whose_tails_and_accents_meet_are_two(tails: int) -> None:
    upper = [(100 + 16 * n, 100, 112 + 16 * n, 126 if n < tails else 116) for n in range(6)]
    lower = [(100 + 16 * n, 117 if n == tails + 1 else 128, 112 + 16 * n, 143) for n in range(4)]
    page = page_of(*upper, *lower)
    marks = marks_of(page)
    lines = text_lines(page, marks, *group_letters(marks, 16.0, np.zeros_like(page)))
    assert [(line.top, line.bottom, line.x1) for line in lines] == [(100, 126, 192), (117, 143, 160)]


@pytest.mark.parametrize("between", [14, 18, 20])
def test_a_short_low_line_between_two_others_is_its_own(between: int) -> None:
    # `nước` in two marks under `Lưu thông`, the capital of the next row's `Quản lý` below it.
    above = [(100 + 15 * n, 80 if n < 2 else 84, 112 + 15 * n, 98) for n in range(8)]
    low = [(100, 112, 112, 124), (113, 112, 148, 125)]
    below = [(100 + 15 * n, 124 + between, 112 + 15 * n, 144 + between) for n in range(8)]
    page = page_of(*above, *low, *below)
    marks = marks_of(page)
    lines = text_lines(page, marks, *group_letters(marks, 17.0, np.zeros_like(page)))
    assert [(line.top, line.bottom) for line in lines] == [(80, 98), (112, 125), (124 + between, 144 + between)]


@pytest.mark.parametrize("gap", [2, 8])
def test_the_accent_of_a_capital_is_the_capitals_own(gap: int) -> None:
    page = page_of((100, 100, 116, 120), (118, 100, 134, 120), (119, 88 - gap, 132, 100 - gap))
    marks = marks_of(page)
    lines = text_lines(page, marks, *group_letters(marks, 17.0, np.zeros_like(page)))
    assert [(line.top, line.bottom) for line in lines] == [(88 - gap, 120)]
