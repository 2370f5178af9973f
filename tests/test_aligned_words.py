"""Tables of nothing but words, without any ruling; and what stands in columns, but is no table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing

_HEADER = ["Measure", "Body", "Status", "Deadline"]
_ROWS = [
    ["Training of staff", "Ministry of Finance", "Ongoing", "June"],
    ["Annual report", "National agency", "Completed", "March"],
    ["Public consultation", "Regional offices", "Not yet started", "to be decided"],
    ["Guidelines for schools", "Statistical office", "Completed", "May"],
    ["Survey of households", "Regional offices", "Ongoing", "December"],
]


def _tables(rows: Sequence[Sequence[str]], xs: Sequence[float]) -> list[list[list[str]]]:
    pen = Drawing()
    for n, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            pen.text(x, 110 + 15 * n, text)
    found = []
    for table in read_pdf(pen.data()).tables():
        texts = {(c.row, c.col): c.text.replace("\n", " ") for c in table.cells}
        found.append([[texts.get((r, c), "") for c in range(table.n_cols)] for r in range(table.n_rows)])
    return found


@pytest.mark.parametrize("columns", [3, 4])
def test_words_in_columns(columns: int) -> None:
    rows = [row[:columns] for row in (_HEADER, *_ROWS)]
    assert _tables(rows, (60, 200, 330, 450)) == [rows]


def test_an_empty_cell_and_a_text_of_two_lines() -> None:
    drawn = [_HEADER, *_ROWS[:2], ["", "for statistics"], ["Public consultation", "Regional offices"], *_ROWS[3:]]
    joined = [_HEADER, _ROWS[0], ["Annual report", "National agency for statistics", "Completed", "March"]]
    joined += [["Public consultation", "Regional offices", "", ""], *_ROWS[3:]]
    assert _tables(drawn, (60, 200, 330, 450)) == [joined]


def test_two_columns_are_signatures_or_addresses() -> None:
    assert _tables([row[:2] for row in _ROWS], (60, 300)) == []


def test_three_rows_are_too_few() -> None:
    assert _tables(_ROWS[:3], (60, 200, 330, 450)) == []


def test_addresses_side_by_side_are_no_table() -> None:
    rows = [["Office A", "Office B", "Office C"], ["12 High Street", "7 Mill Road", "30 Park Lane"]]
    rows += [
        ["Tel. abc", "Tel. def", "Tel. ghi"],
        ["Fax jkl", "Fax mno", "Fax pqr"],
        ["Open daily", "Open daily", "Closed"],
    ]
    assert _tables(rows, (60, 240, 400)) == []


def test_prose_in_three_columns_is_no_table() -> None:
    line = "the survey shows that most of"
    assert _tables([[line, line[4:], line[11:]] for _ in range(9)], (60, 230, 400)) == []


def test_columns_that_begin_anywhere_are_no_table() -> None:
    pen = Drawing()
    for n, row in enumerate(_ROWS):
        for k, text in enumerate(row[:3]):
            pen.text(60 + 140 * k + 7 * ((n * (k + 1)) % 3), 110 + 15 * n, text)
    assert not list(read_pdf(pen.data()).tables())
