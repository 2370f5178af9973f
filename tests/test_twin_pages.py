"""Two pages on one sheet: told from a landscape page, read one after the other, shown where they stand."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

import numpy as np
import pytest

from data.samples.bundle import BUNDLE
from data.samples.generator import make
from data.samples.scanner import Recipe
from data.samples.scans import Way, scan
from extract.document import Cell, Page, Place, Ruling, Table, Word
from extract.flow import PageFlow
from extract.page_table import PageTable
from extract.pieces import Box
from extract.places import moved
from extract.read import read
from extract.twin_pages import gutter_of, halves, shown_blocks

A3, A4 = (1190.0, 842.0), (842.0, 595.0)


def sheet(size: tuple[float, float], *parts: tuple[float, float], ruled: bool = False) -> tuple[Page, list[Box]]:
    """A page with twelve lines of text (or rulings) from x to x, in shares of its width, for each of these parts."""
    wide, high = size
    boxes = [(a * wide, y, b * wide, y + 10) for a, b in parts for y in np.linspace(60, high - 60, 12).tolist()]
    if ruled:
        return Page(1, wide, high, (), tuple(Ruling(x0, top, x1, top) for x0, top, x1, _ in boxes)), []
    return Page(1, wide, high), boxes


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("size", [A3, A4])
def test_a_sheet_parts_where_nothing_stands_between_two_texts(size: tuple[float, float], ruled: bool) -> None:
    page, boxes = sheet(size, (0.06, 0.45), (0.55, 0.94), ruled=ruled)
    assert gutter_of(page, boxes) == pytest.approx(size[0] / 2)


@pytest.mark.parametrize(
    ("size", "parts"),
    [
        (A4, [(0.1, 0.9)]),  # text over all of a landscape page
        (A4, [(0.06, 0.45), (0.55, 0.62), (0.7, 0.75)]),  # labels, and figures in columns
        (A4, [(0.06, 0.45)]),
        (A3, [(0.06, 0.49), (0.5, 0.94)]),  # columns too close for pages
        ((595.0, 842.0), [(0.06, 0.45), (0.55, 0.94)]),  # an upright page with two columns
    ],
)
def test_a_page_of_its_own_does_not_part(size: tuple[float, float], parts: list[tuple[float, float]]) -> None:
    page, boxes = sheet(size, *parts)
    assert gutter_of(page, boxes) is None


def test_beside_the_last_page_on_a_sheet_of_a3_may_be_nothing() -> None:
    page, boxes = sheet(A3, (0.06, 0.44))
    gutter = gutter_of(page, boxes)
    assert gutter is not None
    assert 0.44 < gutter / A3[0] < 0.6


def test_each_half_has_what_stands_on_it() -> None:
    words = tuple(Word(text, x, 10, x + 20, 20, 10) for text, x in (("một", 50.0), ("hai", 700.0)))
    page = Page(4, *A3, words, (Ruling(640, 5, 1100, 5), Ruling(60, 5, 500, 5)))
    left, right = halves(page, 600.0)
    assert [(w.text, w.x0, w.x1) for w in left.words] == [("một", 50, 70)]
    assert [(w.text, w.x0, w.x1) for w in right.words] == [("hai", 100, 120)]
    assert (right.rulings, right.width, right.number) == ((Ruling(40, 5, 500, 5),), 590, 4)


class _Half:
    """A page with one table, so far from its sheet's left."""

    def __init__(self, number: int, left: float, *widths: int) -> None:
        self.number, self.left = number, left
        xs = [100.0, *(100.0 + np.cumsum(widths)).tolist()]
        cells = tuple(
            Cell(row, col, f"{number}.{left}.{row}.{col}", Place(number, xs[col], 20 * row, xs[col + 1], 20 * row + 20))
            for row in range(3)
            for col in range(len(widths))
        )
        table = Table(cells, Place(number, xs[0], 0.0, xs[-1], 60.0), (number,))
        self.flow = PageFlow(number, 595.0, 842.0, (PageTable(table, tuple(xs)),), ())

    def placed(self, places: Sequence[Place]) -> Sequence[Place]:
        assert {place.page for place in places} == {self.number}
        return moved(places, self.left)


def test_pages_of_a_sheet_follow_each_other_and_are_shown_on_it() -> None:
    pages = [_Half(2, 0.0, 90, 60), _Half(2, 595.0, 40, 300), _Half(3, 0.0, 200), _Half(5, 0.0, 50, 60, 70)]
    tables = [block for block in shown_blocks(pages) if isinstance(block, Table)]
    assert [(t.pages, t.place.page, t.place.x0) for t in tables] == [
        ((2,), 2, 100), ((2,), 2, 695), ((3,), 3, 100), ((5,), 5, 100),
    ]  # fmt: skip
    assert {cell.place.page for cell in tables[1].cells} == {2}
    assert min(cell.place.x0 or 0.0 for cell in tables[1].cells) == 695


def test_a_table_goes_on_from_one_page_of_a_sheet_to_the_other() -> None:
    pages = [_Half(1, 0.0, 90, 60), _Half(1, 595.0, 90, 60), _Half(2, 0.0, 90, 60)]
    (table,) = shown_blocks(pages)
    assert isinstance(table, Table)
    assert (table.n_rows, table.pages) == (9, (1, 2))
    assert [cell.place.x0 for cell in table.cells if cell.col == 0] == [100] * 3 + [695] * 3 + [100] * 3


def test_a_report_of_two_pages_a_sheet_reads_as_it_was_printed() -> None:
    order = replace(BUNDLE[0], name="r.pdf", format="pdf", plants=())
    order = replace(order, style=replace(order.style, landscape=False))
    paired = Recipe(dpi=150, skew=0.0, noise=2.0, grey=True, paired=True)
    printed, found = read(make(order).content), read(scan(order, Way("sheet", paired), seed=4).content)
    assert len(found.pages) == (len(printed.pages) + 1) // 2
    assert [(t.n_rows, t.n_cols) for t in found.tables()] == [(t.n_rows, t.n_cols) for t in printed.tables()]
    words = [[w for p in one.paragraphs() for w in p.text.split()] for one in (printed, found)]
    assert SequenceMatcher(None, *words, autojunk=False).ratio() > 0.9
    places = [t.place for t in found.tables()]
    assert all(place.page is not None and place.page <= len(found.pages) for place in places)
    assert max(place.x0 or 0.0 for place in places) > found.pages[0].width / 2
