"""Letters above the columns and numbers before the rows of a printed spreadsheet are none of its table."""

from dataclasses import replace

import pytest

from extract.document import Table
from normalize.form import load_form
from normalize.sheet_marks import without_sheet_marks
from normalize.tables import read_tables
from tests.drawn import table

ROWS = (
    "STT | Nội dung | Số lượng",
    "1 | Số TTHC áp dụng theo tiêu chuẩn ISO 9001 | 380",
    "2 | Thống kê số lượng UBND cấp xã thực hiện ISO | 11",
)


LETTERS = "- | A | B | C"


def _drawn(*lines: str) -> Table:
    """A table of these lines, without the dash that holds a corner's place."""
    found = table("\n".join(lines))
    return replace(found, cells=tuple(c._replace(text=c.text.removeprefix("-")) for c in found.cells))


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("first", [1, 37])
def test_a_printed_spreadsheet_is_its_table(first: int, again: bool) -> None:
    lines = [f"{first + n} | {row}" for n, row in enumerate(ROWS)]
    printed = _drawn(LETTERS, *lines[:2], *([LETTERS] if again else []), *lines[2:])
    assert [c.text for c in without_sheet_marks(printed).cells] == [c.text for c in table("\n".join(ROWS)).cells]
    drafts = read_tables([(0, printed, "")], load_form()).drafts
    assert {d.indicator.code: d.value_raw for d in drafts if d.indicator} == {"PL2.6.1": "380", "PL2.6.2": "11"}


@pytest.mark.parametrize(
    "lines",
    [
        ("STT | A | B | C", "1 | Nội dung | 2 | 3", "2 | Số xã | 4 | 5", "3 | Số phòng | 6 | 7"),
        (LETTERS, "1 | Nội dung | 2 | 3", "3 | Số xã | 4 | 5", "4 | Số phòng | 6 | 7"),
        ("- | A | C | B", "1 | Nội dung | 2 | 3", "2 | Số xã | 4 | 5", "3 | Số phòng | 6 | 7"),
    ],
)
def test_other_letters_and_numbers_are_the_table_s(lines: tuple[str, ...]) -> None:
    assert without_sheet_marks(_drawn(*lines)) == _drawn(*lines)
