"""Running heads and page numbers part no table, whichever way the sheet is turned."""

import pytest

from extract.document import Table, Word
from extract.flow import PageFlow, document_blocks
from extract.lines import Line
from tests.test_stitch import part

ROWS = """
    TT | Nội dung | Đơn vị | Số
    {n}  | Đất đai  | Hồ sơ  | 4
"""


def line(text: str, x0: float, base: float) -> Line:
    word = Word(text, x0, base - 9, x0 + 5.0 * len(text), base + 3, 12.0)
    return Line((word,), -1, (x0, base - 9, word.x1, base + 3), base, 12.0)


@pytest.mark.parametrize(("width", "height"), [(595.0, 842.0), (842.0, 595.0)])
@pytest.mark.parametrize("foot", [False, True])
def test_a_running_head_and_a_number_of_two_lines_part_no_table(width: float, height: float, *, foot: bool) -> None:
    at = (height - 46, height - 60) if foot else (60, 46)
    pages = [
        PageFlow(n, width, height, (part(ROWS.format(n=n), n),), (line(f"{n}", 300, at[0]), line("Báo cáo", 90, at[1])))
        for n in (1, 2, 3)
    ]
    (table,) = document_blocks(pages)
    assert isinstance(table, Table)
    assert table.pages == (1, 2, 3)


def running(offs: tuple[float, ...], said: tuple[str, ...]) -> int:
    """How many tables four pages have on which such lines stand above the parts of one."""
    heads = zip((1, 2, 3, 4), offs, said, strict=True)
    pages = [PageFlow(n, 842.0, 595.0, (part(ROWS.format(n=n), n),), (line(text, 90, at),)) for n, at, text in heads]
    return sum(isinstance(block, Table) for block in document_blocks(pages))


def test_a_running_head_is_known_on_pages_that_were_fed_askew() -> None:
    assert running((46, 51, 39, 48), ("quý I/2021", "quý 1/2021", "quý l/2021", "quý 1/2021")) == 1
    assert running((46, 51, 39, 48), ("Kết quả", "quý 1/2021", "Nội dung", "Chỉ tiêu")) == 4
    assert running((20, 40, 60, 78), ("quý 1/2021",) * 4) > 1


def test_a_line_of_text_further_in_parts_tables() -> None:
    pages = [PageFlow(n, 842.0, 595.0, (part(ROWS.format(n=n), n),), (line(f"{n}", 300, 98),)) for n in (1, 2, 3)]
    assert sum(isinstance(block, Table) for block in document_blocks(pages)) == 3
