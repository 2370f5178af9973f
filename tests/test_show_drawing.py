"""`rasoat show`: what is drawn is in the picture."""

from __future__ import annotations

import numpy as np
import pytest

from extract.document import Ruling
from rasoat import show_colours as colours
from rasoat.show import UNKNOWN, Mark, Note, Overlay
from rasoat.show_drawing import draw, pixel_box
from tests.show_pages import LEGEND, blank, cell, letters_of, of_colour, words


def test_boxes_are_cut_to_the_page() -> None:
    assert pixel_box((-50, 10, 1e12, 20), 2, (100, 100)) == (0, 20, 99, 40)
    assert pixel_box((float("nan"), 10, 20, 20), 2, (100, 100)) is None
    assert pixel_box((10, 10, 12, 12), 1, (100, 100), inset=5) is None


def test_words_cells_and_rulings_are_drawn() -> None:
    found = Overlay(words("từ", 20, 20), (Ruling(10, 100, 200, 100),), (cell((10, 120, 110, 160)),))
    drawn, empty = draw(blank(), found, LEGEND), draw(blank(), Overlay(), LEGEND)
    page = (0, 0, 400, 200)
    assert of_colour(drawn, colours.WORD, (15, 15, 45, 37)) >= 2 * 18 + 2 * 10
    assert of_colour(drawn, colours.RULING, (0, 95, 400, 105)) >= 190
    assert of_colour(drawn, colours.CELL, (10, 120, 111, 161)) >= 2 * (90 + 30)
    for colour in (colours.WORD, colours.RULING, colours.CELL):
        assert of_colour(empty, colour, page) == 0


@pytest.mark.parametrize("rising", [True, False])
def test_a_slanted_ruling_lies_where_it_is_printed(rising: bool) -> None:
    page = blank()
    for x in range(20, 380):
        y = 60 + (380 - x if rising else x - 20) // 20
        page.pixels[y - 1 : y + 2, x] = 0
    drawn = draw(page, Overlay(rulings=(Ruling(20, 60, 380, 78),)), LEGEND)
    upper, lower = (10, 58, 60, 64), (10, 74, 60, 80)
    assert of_colour(drawn, colours.RULING, lower if rising else upper) > 30
    assert of_colour(drawn, colours.RULING, upper if rising else lower) == 0


@pytest.mark.parametrize(
    ("confidence", "colour"), [(0.95, None), (0.8, colours.DOUBTFUL), (0.7, colours.DOUBTFUL), (0.5, colours.BAD)]
)
def test_doubtful_cells_are_shaded_and_say_how_sure(confidence: float, colour: colours.Colour | None) -> None:
    drawn = draw(blank(), Overlay(cells=(cell((50, 50, 200, 100), confidence=confidence),)), LEGEND)
    inside = (53, 53, 198, 98)
    shaded = {c: of_colour(drawn, c, inside) for c in (colours.DOUBTFUL, colours.BAD)}
    assert {c: n > 4000 for c, n in shaded.items()} == {c: c == colour for c in shaded}
    pixels = np.asarray(drawn.crop(inside)).astype(int)
    written = (np.abs(pixels - colours.NO_CODE).max(axis=2) < 60).sum()
    assert (written > 5) == (colour is not None)


def test_a_code_is_written_into_its_cell_and_a_fact_beside_the_page() -> None:
    found = Overlay(
        cells=(cell((50, 50, 200, 100)),),
        marks=(Mark((50, 50, 200, 100), "7", ("PL2.1b.1",)),),
        facts=(Note(30, "12 → TM.xa", ((20, 20, 60, 40),)),),
    )
    drawn = draw(blank(), found, LEGEND)
    assert drawn.width > 400
    assert letters_of(drawn, colours.CODE, (50, 50, 201, 101)) > 20
    assert of_colour(drawn, colours.FACT, (20, 20, 61, 41)) > 700
    assert letters_of(drawn, colours.TEXT, (400, 20, drawn.width, 40)) > 10
    assert draw(blank(), Overlay(), LEGEND).width == 500  # the least that a legend needs


def test_an_unmapped_figure_has_the_other_colour() -> None:
    box = (50, 50, 201, 101)
    drawn = draw(blank(), Overlay(marks=(Mark((50, 50, 200, 100), "7", (UNKNOWN,)),)), LEGEND)
    assert letters_of(drawn, colours.NO_CODE, box) > 3
    assert letters_of(drawn, colours.CODE, box) == 0


def test_nothing_is_written_over_print() -> None:
    page = blank()
    page.pixels[60:90, 60:190] = 0
    neighbours = (cell((50, 50, 200, 100)), cell((200, 50, 380, 100)))
    marks = (Mark((50, 50, 200, 100), "7", ("PL2.1b.1",)),)
    drawn = draw(page, Overlay(cells=neighbours, marks=marks), LEGEND)
    printed = np.asarray(drawn)[60:90, 60:190]
    assert (printed == printed[0, 0]).all()
    assert letters_of(drawn, colours.CODE, (400, 50, drawn.width, 100)) > 20  # it stands beside the page


def test_a_code_of_a_tight_cell_stands_behind_it_unless_another_cell_does() -> None:
    page = blank()
    page.pixels[51:61, 51:79] = 0
    tight = cell((50, 50, 80, 62), "123")
    mark = Mark((50, 50, 80, 62), "123", ("PL2.1b.1",))
    behind = (82, 46, 150, 66)
    assert letters_of(draw(page, Overlay(cells=(tight,), marks=(mark,)), LEGEND), colours.CODE, behind) > 20
    full = Overlay(cells=(tight, cell((82, 50, 150, 62))), marks=(mark,))
    assert letters_of(draw(page, full, LEGEND), colours.CODE, behind) == 0
