"""The last row of a table without rulings on the next page is the table's, whatever else stands there."""

import pytest

from extract.document import Paragraph, Table
from extract.pdf import read_pdf
from tests.drawn_pdf import LANDSCAPE, Drawing, width_of
from tests.read_back import rows

XS = (60.0, 260.0, 340.0, 420.0, 500.0)
HEAD = ["Lĩnh vực", "Tổng số", "Kỳ trước", "Mới nhận", "Đã trả"]
ROWS = [
    ["Đất đai", "129", "4", "125", "120"],
    ["Hộ tịch", "479", "58", "421", "470"],
    ["Thư viện", "30", "2", "28", "29"],
]
TOTAL = ["Tổng cộng", "638", "64", "574", "619"]


def _line(pen: Drawing, y: float, texts: list[str]) -> None:
    for n, (x, text) in enumerate(zip(XS, texts, strict=True)):
        pen.text(x if not n else x - width_of(text) / 2, y, text)


def _read(last: list[str], *below: str, before: list[list[str]] | None = None) -> tuple[list[list[str]], list[str]]:
    pen = Drawing(LANDSCAPE)
    for n, row in enumerate([HEAD, *ROWS]):
        _line(pen, 400 + 24 * n, row)
    pen.page(LANDSCAPE)
    for n, row in enumerate([*(before or []), last]):
        _line(pen, 80 + 20 * n, row)
    for n, text in enumerate(below):
        pen.text(60, 150 + 20 * n, text)
    blocks = read_pdf(pen.data()).blocks
    (table,) = [b for b in blocks if isinstance(b, Table)]
    return rows(table), [b.text for b in blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize("below", [(), ("c) Tiếp nhận và trả kết quả qua bưu chính công ích",)])
def test_a_row_alone_on_the_next_page_is_its_table_s(below: tuple[str, ...]) -> None:
    table, rest = _read(TOTAL, *below)
    assert table[1:] == [*ROWS, TOTAL]
    assert rest == list(below)


@pytest.mark.parametrize(
    "last", [["c) Tiếp nhận", "và trả", "kết quả", "qua", "BCCI"], ["Người lập", "", "", "Chủ tịch", ""]]
)
def test_words_on_the_next_page_are_none(last: list[str]) -> None:
    table, rest = _read(last)
    assert table[1:] == ROWS
    assert rest
