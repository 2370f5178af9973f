"""Tables whose cells are centred and parted by nothing but white space, from reports that the generator sets."""

from dataclasses import replace

import pytest

from data.samples.generator import Order, make, make_page, orders, ruled
from extract.document import Table
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing, width_of
from tests.test_aligned import only, rows

ORDERS = list(orders(seed=7, count=6))
Cells = set[tuple[int, int, int, int, str]]


def cells(table: Table) -> Cells:
    return {(c.row, c.col, c.row_span, c.col_span, " ".join(c.text.split())) for c in table.cells if c.text}


def tables(content: bytes) -> list[Table]:
    return [block for block in read_pdf(content).blocks if isinstance(block, Table)]


def files_page(order: Order, rulings: str) -> Table:
    (found,) = tables(make_page(ruled(order, rulings, "pdf")).content)
    return found


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.name)
def test_three_levels_of_merged_headers_need_no_rulings(order: Order) -> None:
    assert cells(files_page(order, "none")) == cells(files_page(order, "full"))


@pytest.mark.parametrize("rulings", ["horizontal", "header", "zebra", "outer"])
def test_some_rulings_or_backgrounds_change_nothing(rulings: str) -> None:
    for order in ORDERS[:3]:
        assert cells(files_page(order, rulings)) == cells(files_page(order, "full"))


def test_a_ruled_table_of_one_row_above_a_heading_with_figures_stays_ruled() -> None:
    """Its words outnumber its figures; what follows is no body of it."""
    page = Drawing()
    head = ["Tổng số hồ sơ đã tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết"]
    bottom = page.table([60, 220, 380, 540], 100, [head, ["120", "118", "2"]])
    page.text(60, bottom + 22, "2. Kết quả năm 2021: 12 văn bản, 3 kế hoạch")
    (found,) = tables(page.data())
    assert [c.text for c in found.cells] == [*head, "120", "118", "2"]
    assert all(c.confidence == 1 for c in found.cells)


def test_one_row_of_figures_under_a_tall_header_is_a_table() -> None:
    """Of the nine tables of Phụ lục 2 four have a single row, others two or three."""
    order = replace(ORDERS[0], style=replace(ORDERS[0].style, number_row=False, landscape=True))
    plain, lined = (tables(make(ruled(order, name, "pdf")).content) for name in ("none", "full"))
    small = [t for t in lined if t.n_rows <= 4 and t.pages[0] > 2]
    found = [cells(t) for t in plain]
    assert len(small) == 6
    assert all(cells(t) in found for t in small)


def test_a_number_beside_a_label_of_three_lines_is_in_its_row() -> None:
    drawing = """
STT    Nội dung                       Số lượng
       Số đơn vị sự nghiệp đã thực
1      hiện tự chủ về chi thường             4
       xuyên và chi đầu tư
       Số đơn vị do ngân sách cấp
2      trên bảo đảm các khoản chi           52
       thường xuyên theo quy định
3      Số đơn vị đã chuyển đổi               0
"""
    assert rows(only(drawing))[1:] == [
        ["1", "Số đơn vị sự nghiệp đã thực hiện tự chủ về chi thường xuyên và chi đầu tư", "4"],
        ["2", "Số đơn vị do ngân sách cấp trên bảo đảm các khoản chi thường xuyên theo quy định", "52"],
        ["3", "Số đơn vị đã chuyển đổi", "0"],
    ]


def test_rules_below_groups_of_rows_are_not_the_headers() -> None:
    page = Drawing()
    middles = (75, 210, 368, 440, 525)

    def centred(x: float, y: float, text: str) -> None:
        page.text(x - width_of(text, 9) / 2, y, text, 9)

    centred(404, 120, "Kết quả")
    for x, text in zip((75, 210, 525), ("STT", "Nội dung", "ĐVT"), strict=True):
        centred(x, 127, text)
    centred(368, 135, "Thực hiện")
    centred(440, 135, "Ước cả năm")
    for y in (108, 139, 155):
        page.line(58, y, 560, y)
    rows = [
        ("I", "Công tác chỉ đạo điều hành", "", "", ""), ("1", "Kế hoạch cải cách hành chính", "", "", ""),
        ("1.1", "Số nhiệm vụ đặt ra trong kế hoạch", "47", "46", "Nhiệm vụ"),
        ("1.2", "Số nhiệm vụ đã hoàn thành", "29", "38", "Nhiệm vụ"),
        ("2", "Kiểm tra cải cách hành chính", "", "", ""),
        ("2.1", "Số sở, ngành được kiểm tra", "", "", "Cơ quan"),
        ("2.2", "Số vấn đề phát hiện qua kiểm tra", "12", "11", "Vấn đề"),
        ("2.3", "Số vấn đề đã xử lý xong", "8", "10", "Vấn đề"),
    ]  # fmt: skip
    for n, row in enumerate(rows):
        for x, text in zip(middles, row, strict=True):
            if x == middles[1]:
                page.text(95, 151 + 16 * n, text, 9)
            else:
                centred(x, 151 + 16 * n, text)
    (found,) = [b for b in read_pdf(page.data()).blocks if isinstance(b, Table)]
    assert found.n_rows == 2 + len(rows)
    assert [c.text for c in found.cells if c.row == 4] == list(rows[2])


def test_levels_of_a_header_begin_alike_however_high_the_one_above_is() -> None:
    """Texts stand at the top of their cells: `Trong đó` is one line, its neighbour two, and below both a level begins."""
    page = Drawing()
    middles = (90, 180, 225, 270, 320, 365, 410, 460)

    def centred(x: float, y: float, text: str) -> None:
        for k, line in enumerate(text.split("\n")):
            page.text(x - width_of(line, 9) / 2, y + 11 * k, line, 9)

    centred(90, 100, "Lĩnh vực")
    centred(225, 100, "Số hồ sơ\nđã tiếp nhận")
    centred(390, 100, "Kết quả giải quyết")
    centred(460, 124, "Đang\ngiải\nquyết")
    centred(180, 124, "Tổng\nsố")
    centred(247.5, 124, "Trong đó")
    centred(365, 124, "Số hồ sơ đã giải\nquyết trong kỳ\nbáo cáo này")
    for x, text in zip(
        middles[2:-1], ["Kỳ\ntrước\nchuyển\nqua", "Mới", "Tổng\nsố", "Đúng\nhạn", "Quá\nhạn"], strict=True
    ):
        centred(x, 163, text)
    names = ["Đất đai", "Hộ tịch", "Chứng\nthực", "Xây dựng", "Bảo trợ\nxã hội"]
    y = 215.0
    for n, name in enumerate(names):
        lines = name.split("\n")
        for k, line in enumerate(lines):
            page.text(70, y + 11 * k, line, 9)
        y += 11 * (len(lines) - 1)
        for x, figure in zip(middles[1:], (61 + n, n, 61, 55, 50, 5, 6 + n), strict=True):
            centred(x, y, str(figure))
        y += 15
    (found,) = tables(page.data())
    assert found.header_rows == 3
    heads = {c for c in cells(found) if c[0] < 3}
    assert heads == {
        (0, 0, 3, 1, "Lĩnh vực"),
        (0, 1, 1, 3, "Số hồ sơ đã tiếp nhận"),
        (0, 4, 1, 4, "Kết quả giải quyết"),
        (1, 1, 2, 1, "Tổng số"),
        (1, 2, 1, 2, "Trong đó"),
        (1, 4, 1, 3, "Số hồ sơ đã giải quyết trong kỳ báo cáo này"),
        (1, 7, 2, 1, "Đang giải quyết"),
        (2, 2, 1, 1, "Kỳ trước chuyển qua"),
        (2, 3, 1, 1, "Mới"),
        (2, 4, 1, 1, "Tổng số"),
        (2, 5, 1, 1, "Đúng hạn"),
        (2, 6, 1, 1, "Quá hạn"),
    }
    assert [row[0] for row in rows(found)[3:]] == [name.replace("\n", " ") for name in names]
