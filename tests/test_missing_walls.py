"""A row of figures without walls below a header that rules its columns."""

from extract.document import Table
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing, width_of
from tests.test_unruled_pages import rows

XS = [60.0, 160.0, 240.0, 320.0, 400.0, 540.0]
HEAD = ["Tổng số", "Mới", "Đúng hạn", "Quá hạn", "Ghi chú"]


def drawn(texts: list[tuple[float, str]]) -> Table:
    """A ruled header, and below it these texts, centred at these places, in a frame."""
    page = Drawing()
    bottom = page.table(XS, 100, [HEAD])
    for x, text in texts:
        page.text(x - width_of(text) / 2, bottom + 13, text)
    for x in (XS[0], XS[-1]):
        page.line(x, bottom, x, bottom + 18)
    page.line(XS[0], bottom + 18, XS[-1], bottom + 18)
    (found,) = [block for block in read_pdf(page.data()).blocks if isinstance(block, Table)]
    return found


def test_figures_under_the_columns_of_the_header_are_parted() -> None:
    found = drawn([(110, "11"), (200, "2 037"), (280, "22"), (360, "0")])
    assert rows(found) == [HEAD, ["11", "2 037", "22", "0", ""]]
    assert {c.confidence for c in found.cells if c.row} == {0.8}


def test_a_text_across_the_columns_stays_one() -> None:
    found = drawn([(110, "11"), (240, "2 và 37"), (360, "0")])
    assert [c.text for c in found.cells if c.row] == ["11 2 và 37 0"]


def test_a_header_over_an_empty_last_column_is_a_column() -> None:
    """`Ghi chú` stands halfway between the two levels of the header, over nothing."""
    page = Drawing()
    heads = [
        (80, 118, "TT"), (200, 118, "Nội dung"), (390, 111, "Kết quả thống kê"), (355, 125, "Kỳ trước"),
        (425, 125, "Kỳ này"), (500, 118, "Ghi chú"),
    ]  # fmt: skip
    table = [["1", "Số phòng", "12", "13"], ["2", "Số biên chế", "105", "104"], ["3", "Số hợp đồng", "7", "8"]]
    for x, y, text in heads:
        page.text(x - width_of(text) / 2, y, text)
    for n, row in enumerate(table):
        for x, text in zip((80, 200, 355, 425), row, strict=True):
            page.text(x - width_of(text) / 2, 148 + 18 * n, text)
    bottom = 150 + 18 * len(table)
    for y in (100, 132, bottom):
        page.line(60, y, 540, y)
    for x in (60, 540):
        page.line(x, 100, x, bottom)
    (found,) = [block for block in read_pdf(page.data()).blocks if isinstance(block, Table)]
    assert rows(found)[1:] == [["", "", "Kỳ trước", "Kỳ này", ""], *([*row, ""] for row in table)]
    assert [c.col for c in found.cells if c.text == "Ghi chú"] == [4]
