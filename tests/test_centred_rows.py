"""Tables without rulings between their rows, whose cells of several lines stand around the middle of their row."""

from collections.abc import Sequence

import pytest

from extract.document import Table
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing, width_of
from tests.test_unruled_pages import rows

Row = Sequence[str]
LEFT, RIGHT = 75.0, 540.0
NUMBERS, LABELS, UNITS, FIGURES = 88.0, 118.0, 400.0, 490.0
LEADING = 12.0
HEAD = ["TT", "Chỉ tiêu báo cáo", "Đơn vị\ntính", "Kết\nquả"]
TASK = (
    "Xây dựng và vận hành Hệ thống họp\ntrực tuyến Liên thông 2 cấp: Từ tỉnh\n"
    "đến 100% các huyện của tỉnh. Liên\nthông 3 cấp: Từ tỉnh đến 100% cấp\nhuyện, cấp xã"
)
ROWS = [
    ["7.1", "Cập nhật Kiến trúc chính quyền điện tử\nphiên bản 2.0", "Chưa = 0\nHoàn thành\n= 1", "1"],
    [
        "7.2",
        TASK,
        "Chưa có =\n0\n2 cấp = 1\n3 cấp = 2",
        "2",
    ],
    ["7.4", "Tỷ lệ cơ quan chuyên môn cấp huyện,\ncấp xã được cấp chứng thư số", "", "100"],
    ["7.5", "Triển khai xây dựng nền tảng chia sẻ,\ntích hợp dùng chung", "Chưa = 0\nĐang làm =\n1\nXong = 2", "1"],
    ["7.6", "Số liệu về trao đổi văn bản điện tử", "", ""],
    ["", "Trong đó: Tỷ lệ sở, ngành đã kết nối,\nliên thông với UBND tỉnh", "%", ""],
    ["", "- Tỷ lệ UBND cấp huyện đã kết nối, liên\nthông với UBND tỉnh", "%", "100"],
    ["7.7", "Tổng số văn bản đi giữa các cơ quan\nnhà nước trên địa bàn", "Văn bản", "6.711"],
    ["", "- Tỷ lệ văn bản gửi điện tử song song\nvới văn bản giấy", "%", "99,17"],
]


def lines_of(row: Row) -> int:
    return max(cell.count("\n") + 1 for cell in row)


def centred(page: Drawing, top: float, table: Sequence[Row], at: float = 0.5, pad: float = 3.0) -> float:
    """Rows from `top` on, each as high as its tallest cell, cells at this share of the room left; where they end."""
    for row in table:
        height = lines_of(row) * LEADING
        for col, (cell, x) in enumerate(zip(row, (NUMBERS, LABELS, UNITS, FIGURES), strict=True)):
            lines = cell.split("\n")
            y = top + pad + at * (height - len(lines) * LEADING) + 0.8 * LEADING
            for k, line in enumerate(lines if cell else ()):
                page.text(x if col == 1 else x - width_of(line) / 2, y + k * LEADING, line)
        top += height + 2 * pad
    return top


def headed(page: Drawing, top: float, table: Sequence[Row], *, ruled: bool, at: float = 0.5) -> float:
    """A table below its header, of which rules may stand above and below."""
    bottom = centred(page, top, [HEAD])
    if ruled:
        page.line(LEFT, top, RIGHT, top)
        page.line(LEFT, bottom, RIGHT, bottom)
    return centred(page, bottom, table, at)


def said(table: Sequence[Row]) -> list[list[str]]:
    return [[cell.replace("\n", " ") for cell in row] for row in table]


def only(page: Drawing) -> Table:
    (found,) = [block for block in read_pdf(page.data()).blocks if isinstance(block, Table)]
    return found


@pytest.mark.parametrize("ruled", [False, True])
def test_number_label_choices_and_figure_stand_around_one_middle(ruled: bool) -> None:
    page = Drawing()
    headed(page, 80, ROWS, ruled=ruled)
    assert rows(only(page)) == said([HEAD, *ROWS])


def test_numbers_broken_over_two_lines_are_one() -> None:
    table = [
        ["3.4.", "Kết quả giải quyết TTHC", "", ""],
        ["3.4.\n1.", "Tỷ lệ hồ sơ TTHC do các sở, ngành\ntiếp nhận được giải quyết đúng\nhạn", "%", ""],
        ["3.4.\n2.", "Tỷ lệ hồ sơ do UBND cấp huyện\ntiếp nhận giải quyết đúng hạn.", "%", "99,61"],
        ["3.5.", "Số TTHC cung cấp ở mức độ 3,  4\ntrên Cổng dịch vụ công", "Thủ tục", "112"],
        ["3.5.\n1.", "Số TTHC liên thông cùng cấp", "Thủ tục", "16"],
        ["4.", "Cải cách tổ chức bộ máy hành\nchính nhà nước", "", ""],
        ["4.1.\n1.", "Tỷ lệ đã cắt giảm so với năm\n2015", "%", "8"],
        ["5.", "Cải cách chế độ công vụ", "", ""],
        ["5.1.", "Số cơ quan đã được phê duyệt vị trí\nviệc làm theo quy định", "Cơ quan,\nđơn vị", "13"],
    ]
    page = Drawing()
    headed(page, 80, table, ruled=False)
    assert rows(only(page)) == [[" ".join(cell.split()) for cell in row] for row in [HEAD, *table]]


@pytest.mark.parametrize("parts", [["3.1.1\n.", "3.1.2\n.", "3.1.3\n."], ["3.1.\n1/", "3.1.\n2/", "3.1.\n3/"]])
@pytest.mark.parametrize("at", [0.5, 1.0])
def test_a_header_between_rules_above_a_group_that_stands_over_several_columns(parts: list[str], at: float) -> None:
    """Numbers are broken before their last point, or before a part that ends with a slash."""
    group = "3. Cải cách thủ tục hành chính của các cơ quan trên địa bàn huyện"
    table = [
        ["3.1.", "Thống kê TTHC", "", ""],
        [parts[0], "Số TTHC công bố mới", "Thủ tục", "31"],
        [parts[1], "Số TTHC bãi bỏ, thay thế tại địa bàn\nhuyện", "Thủ tục", "3"],
        [parts[2], "Tổng số TTHC đang có hiệu lực", "Thủ tục", "362"],
        ["3.2.", "Vận hành Cổng dịch vụ công", "", ""],
        ["4.", "Số TTHC đã cập nhật, công khai trên\nCổng dịch vụ công quốc gia", "Thủ tục", "19"],
    ]
    page = Drawing()
    bottom = headed(page, 80, [], ruled=True)
    page.text(LEFT + 3, bottom + 0.8 * LEADING, group)
    centred(page, bottom + LEADING + 2, table, at, 2.0)
    expected = [[" ".join(cell.split()) for cell in row] for row in [HEAD, [group, "", "", ""], *table]]
    assert rows(only(page)) == expected


def test_names_of_groups_beside_rows_of_several_lines() -> None:
    """A name of three lines stands at the top of its rows, whose labels are wrapped as well."""
    table = [
        ["", "Đối thoại của lãnh đạo với người dân,\ncộng đồng doanh nghiệp", "Không = 0\nCó = 1", "0"],
        ["Thể\nchế", "Số VBQPPL đã ban hành/tham\nmưu ban hành", "Văn bản", "3"],
        ["", "Số văn bản QPPL được kiểm tra\ntheo thẩm quyền", "Văn bản", "11"],
        ["", "Số văn bản QPPL được rà soát", "Văn bản", "10"],
        ["Thủ\ntục\nmới", "Thống kê TTHC", "", ""],
        ["", "Số TTHC mới công bố", "Thủ tục", "2"],
        ["", "Số TTHC bãi bỏ, thay thế tại các cơ\nquan của huyện", "Thủ tục", "9"],
        ["", "Tổng số TTHC đang có hiệu lực", "Thủ tục", "279"],
        ["", "Vận hành Cổng DVC của các cơ quan\ntrên địa bàn", "", ""],
        ["", "Số TTHC đã cập nhật trên Cổng DVC\nquốc gia", "Thủ tục", "279"],
    ]
    page = Drawing()
    top = headed(page, 80, [], ruled=True)
    for row in table:
        if row[0]:
            for k, line in enumerate(row[0].split("\n")):
                page.text(NUMBERS - width_of(line) / 2, top + 3 + (k + 0.8) * LEADING, line)
        top = centred(page, top, [["", *row[1:]]], 0.0)
    found = only(page)
    assert rows(found) == said([HEAD, *table])
    assert [(c.row, c.row_span) for c in found.cells if c.col == 0] == [(0, 1), (1, 1), (2, 3), (5, 6)]


def test_items_of_lists_among_numbered_rows_have_no_number() -> None:
    table = [
        ["1", "Số TTHC đang có hiệu lực", "Thủ tục", "215"],
        ["2", "Số TTHC đã được công bố (trong kỳ\nbáo cáo này)", "", ""],
        ["", "- Tổng số", "Thủ tục", "24"],
        ["", "- Trong đó:", "", ""],
        ["", "+ Số TTHC công bố đúng thời gian", "Thủ tục", "23"],
        ["", "+ Số TTHC công bố chậm", "Thủ tục", "1"],
        ["3", "Số TTHC giải quyết theo cơ chế một\ncửa liên thông", "", ""],
        ["", "- Tổng số", "Thủ tục", "23"],
        ["", "- Trong đó:", "", ""],
        ["", "+ Số TTHC liên thông ngang", "Thủ tục", "8"],
        ["", "+ Số TTHC liên thông dọc", "Thủ tục", "15"],
    ]
    page = Drawing()
    headed(page, 80, table, ruled=False, at=1.0)
    assert rows(only(page)) == said([HEAD, *table])


def test_ruled_headers_of_parts_are_rows_of_one_table() -> None:
    """The rules of two headers are not those of its rows."""
    first, second = ROWS[:4], [["8.1", *row[1:]] if n == 0 else row for n, row in enumerate(ROWS[4:])]
    page = Drawing()
    bottom = headed(page, 80, first, ruled=True)
    headed(page, bottom, second, ruled=True)
    assert rows(only(page)) == said([HEAD, *first, HEAD, *second])


@pytest.mark.parametrize("at", [0.0, 1.0])
def test_cells_at_the_top_or_the_bottom_of_their_rows(at: float) -> None:
    page = Drawing()
    headed(page, 80, ROWS, ruled=True, at=at)
    assert rows(only(page)) == said([HEAD, *ROWS])


def test_rows_whose_labels_leave_their_figures_alone_on_a_line() -> None:
    """Labels of an even number of lines stand above and below the line of number and figure."""
    table = [
        ["1", "Số phòng, ban, đơn vị bố trí công chức\nđúng vị trí việc làm", "Đơn vị", "13"],
        ["2", "Số phòng, ban, đơn vị chưa bố trí công chức\ntheo đúng vị trí việc làm phê duyệt", "Đơn vị", "0"],
        ["3", "Số đơn vị sự nghiệp bố trí viên chức\ntheo đúng vị trí việc làm được phê duyệt", "Đơn vị", "03"],
    ]
    page = Drawing()
    headed(page, 80, table, ruled=False)
    assert rows(only(page)) == said([HEAD, *table])


def test_names_of_columns_at_the_bottom_of_a_header_of_three_levels() -> None:
    """Rows of one line each do not tell where texts stand in their cells; the header does."""
    page = Drawing()
    heads = [
        (170, 100, "Số hồ sơ đã tiếp nhận"), (380, 100, "Kết quả giải quyết"),
        (310, 113, "Đã giải quyết"), (450, 113, "Đang giải quyết"),
        (65, 139, "Lĩnh vực"), (140, 139, "Tổng số"), (200, 127, "Kỳ trước"), (200, 139, "chuyển qua"),
        (275, 139, "Tổng số"), (345, 127, "Trả đúng"), (345, 139, "hạn"), (415, 139, "Tổng số"), (485, 127, "Chưa đến"),
        (485, 139, "hạn"),
    ]  # fmt: skip
    table = [["Đất đai", "45", "5", "40", "38", "5", "4"], ["Hộ tịch", "64", "21", "43", "40", "21", "20"]]
    table += [["Tôn giáo", "30", "10", "29", "26", "1", "1"], ["Thủy sản", "12", "2", "12", "11", "0", "0"]]
    for x, y, text in heads:
        page.text(x - width_of(text) / 2, y, text)
    for n, row in enumerate(table):
        for x, text in zip((65, 140, 200, 275, 345, 415, 485), row, strict=True):
            page.text(x - width_of(text) / 2, 156 + 16 * n, text)
    found = only(page)
    spans = {(c.text.replace("\n", " "), c.row, c.col, c.col_span) for c in found.cells if c.row < found.header_rows}
    assert {("Số hồ sơ đã tiếp nhận", 0, 1, 2), ("Kết quả giải quyết", 0, 3, 4), ("Đang giải quyết", 1, 5, 2)} <= spans
    assert ("Trả đúng hạn", 2, 4, 1) in spans
    assert rows(found)[found.header_rows :] == table


SIDED = [75.0, 190.0, 250.0, 310.0, 370.0, 430.0, 490.0, 540.0]
NAMES = [
    "Lĩnh vực",
    "Tổng số",
    "Kỳ trước\nchuyển\nqua",
    "Số mới\ntiếp nhận",
    "Trả đúng\nhạn",
    "Trả quá\nhạn",
    "Quá hạn",
]
FIELDS = [
    ("Đất đai", 107, 4),
    ("Hộ tịch", 37, 2),
    ("Chứng thực", 1844, 7),
    ("Bảo trợ xã hội", 29, 0),
    ("Tôn giáo", 8, 3),
]


@pytest.mark.parametrize(("side", "over"), [("left", ""), ("right", ""), ("right", "Số hồ sơ đã tiếp nhận")])
def test_figures_at_one_side_of_their_cells_below_headers_in_the_middle(side: str, over: str) -> None:
    """Halfway between two columns of figures no cell ends: headers stand over neither of them."""
    page, y = Drawing(), 100.0
    for col, name in enumerate(NAMES):
        for k, line in enumerate(name.split("\n")):
            page.text((SIDED[col] + SIDED[col + 1] - width_of(line, 9)) / 2, y + 11 * k, line, 9)
    page.text((SIDED[2] + SIDED[4] - width_of(over, 9)) / 2, y - 13, over, 9)
    table = [[label, *(str(n + k) for k in range(6))] for label, n, _ in FIELDS]
    for row in table:
        y += 14 if row is not table[0] else 36
        for col, text in enumerate(row):
            left, right = SIDED[col] + 3, SIDED[col + 1] - 3
            page.text(left if side == "left" or not col else right - width_of(text, 9), y, text, 9)
    (found,) = read_pdf(page.data()).tables()
    heads = {(c.text.replace("\n", " "), c.col, c.col_span) for c in found.cells if c.row < found.header_rows}
    assert heads == {
        *([(over, 2, 2)] if over else []),
        *((name.replace("\n", " "), col, 1) for col, name in enumerate(NAMES)),
    }
    assert rows(found)[found.header_rows :] == table


def test_one_row_of_figures_beside_a_label_of_two_lines() -> None:
    """The figures stand between the lines of their label; of its column only the label and its header tell."""
    page, heads = (
        Drawing(),
        ["Đơn vị", "Tổng số", "Kỳ trước\nchuyển", "Số mới\ntiếp nhận", "Trả đúng\nhạn", "Trả quá\nhạn", "Quá hạn"],
    )
    for col, name in enumerate(heads):
        lines = name.split("\n")
        for k, line in enumerate(lines):
            y = 100 + 11 * k - 5.5 * (len(lines) - 1)
            page.text((SIDED[col] + SIDED[col + 1] - width_of(line, 9)) / 2, y, line, 9)
    for k, line in enumerate(("Ủy ban nhân dân", "huyện Vạn Ninh")):
        page.text(SIDED[0] + 3, 120 + 11 * k, line, 9)
    figures = ["275", "12", "263", "205", "70", "3"]
    for col, text in enumerate(figures, start=1):
        page.text((SIDED[col] + SIDED[col + 1] - width_of(text, 9)) / 2, 125.5, text, 9)
    (found,) = read_pdf(page.data()).tables()
    assert rows(found) == [[h.replace("\n", " ") for h in heads], ["Ủy ban nhân dân huyện Vạn Ninh", *figures]]


def test_numbers_broken_before_their_stroke() -> None:
    page = Drawing()
    table = [list(row) for row in (
        ("3.1/", "Thống kê TTHC", "", ""), ("3.1.1\n/", "Số TTHC công bố mới", "Thủ tục", "5"),
        ("3.1.2\n/", "Số TTHC bãi bỏ, thay thế", "Thủ tục", "2"), ("3.1.3\n/", "Tổng TTHC đang có hiệu lực", "Thủ tục", "275"),
        ("3.1.3\n.1/", "Số TTHC cấp tỉnh", "Thủ tục", ""), ("3.1.3\n.2/", "Số TTHC cấp huyện, do các phòng\nchuyên môn giải quyết", "Thủ tục", "270"),
        ("3.2.1\n/", "Số TTHC đã cập nhật, công khai", "Thủ tục", "275"))]  # fmt: skip
    headed(page, 80, table, ruled=False)
    (found,) = read_pdf(page.data()).tables()
    got = [[text.replace(" ", "") if not col else text for col, text in enumerate(row)] for row in rows(found)[1:]]
    assert got == [[row[0].replace("\n", ""), *(text.replace("\n", " ") for text in row[1:])] for row in table]
