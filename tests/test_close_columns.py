"""Tables without rulings whose columns stand close to each other: numbers before labels, units behind them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import Table
from extract.list_signs import is_broken
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing, width_of
from tests.test_unruled_pages import rows

LEADING, PAD = 12.0, 3.0
CENTRE, LEFT = "centre", "left"
Column = tuple[float, str]
NUMBERS: Column = (88.0, CENTRE)
HEAD = ["TT", "Chỉ tiêu báo cáo", "Đơn vị\ntính", "Kết\nquả"]
ROWS = [
    ["3.1.1.", "Số thủ tục hành chính công bố mới\ntrong kỳ báo cáo", "Thủ tục", "12"],
    ["3.1.2.", "Số thủ tục bãi bỏ, thay thế", "Thủ tục", "5"],
    ["3.2.", "Vận hành Cổng dịch vụ công", "", ""],
    ["3.2.1.", "Số thủ tục mức độ 3, 4 tích hợp lên\nCổng dịch vụ công của tỉnh", "Thủ tục", "104"],
    ["3.10.", "Số phòng, ban đã được phê duyệt vị trí\nviệc làm theo quy định", "Cơ quan,\nđơn vị", "14"],
    ["4.", "Tỷ lệ hồ sơ của cấp huyện được giải\nquyết đúng hạn", "%", "99,62"],
    ["4.1.", "Tổng số biên chế được giao", "Người", "119"],
    ["4.2.", "Tỷ lệ hồ sơ của cấp xã được giải quyết\nđúng hạn", "%", "98,75"],
]


def write(
    page: Drawing, top: float, table: Sequence[Sequence[str]], columns: Sequence[Column], labels: float = LEADING
) -> float:
    """Rows from `top` on, cells in the middle of them, lines of labels so far apart; where they end."""
    leading = [LEADING, labels, *[LEADING] * len(columns)]
    for row in table:
        height = max((cell.count("\n") + 1) * step for cell, step in zip(row, leading, strict=False))
        for cell, (x, side), step in zip(row, columns, leading, strict=False):
            lines = cell.split("\n") if cell else []
            y = top + PAD + (height - len(lines) * step) / 2 + 0.8 * step
            for k, line in enumerate(lines):
                page.text(x if side == LEFT else x - width_of(line) / 2, y + k * step, line)
        top += height + 2 * PAD
    return top


def only(page: Drawing) -> list[list[str]]:
    """The rows of the page's table, of which there is one."""
    (found,) = [block for block in read_pdf(page.data()).blocks if isinstance(block, Table)]
    return rows(found)


def plain(table: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[cell.replace("\n", " ") for cell in row] for row in table]


def widest(col: int) -> float:
    return max(width_of(line) for row in ROWS for line in row[col].split("\n"))


def columns_after(number_gap: float, unit_gap: float) -> list[Column]:
    """Where columns stand, with so many points between the widest number and the labels, the widest label and unit."""
    labels = NUMBERS[0] + widest(0) / 2 + number_gap
    units = labels + widest(1) + unit_gap + widest(2) / 2
    return [NUMBERS, (labels, LEFT), (units, CENTRE), (units + 80, CENTRE)]


@pytest.mark.parametrize("number_gap", [2.0, 3.0, 8.0])
@pytest.mark.parametrize("unit_gap", [4.0, 12.0])
def test_columns_a_space_apart(number_gap: float, unit_gap: float) -> None:
    page = Drawing()
    write(page, 100, [HEAD, *ROWS], columns_after(number_gap, unit_gap))
    assert only(page) == plain([HEAD, *ROWS])


def test_numbers_in_one_text_with_their_labels_stay_there() -> None:
    """Their labels begin wherever the number ends."""
    page = Drawing()
    table = [[f"{row[0]} {row[1]}".replace("\n", " "), row[2].replace("\n", " "), row[3]] for row in ROWS if row[3]]
    write(page, 100, [HEAD[1:], *table], [(60.0, LEFT), (470.0, CENTRE), (540.0, CENTRE)])
    assert only(page) == plain([HEAD[1:], *table])


def test_percent_signs_stand_at_the_left_of_a_column_of_units() -> None:
    """White space between them and the units is wider than that between them and the labels."""
    page = Drawing()
    table = [[*row[:2], "%" if row[2] == "%" else row[2] and "Người", row[3]] for row in ROWS]
    columns = columns_after(8.0, 16.0)
    body = write(page, 100, [HEAD], columns)
    write(page, body, [[*row[:2], row[2].replace("%", ""), row[3]] for row in table], columns)
    for row, y in zip(table, heights(body), strict=True):
        if row[2] == "%":
            page.text(columns[1][0] + widest(1) + 4, y, row[2])
    assert only(page) == plain([HEAD, *table])


def heights(top: float) -> list[float]:
    """The baselines of one line in the middle of each row."""
    found = []
    for row in ROWS:
        height = max(cell.count("\n") + 1 for cell in row) * LEADING
        found.append(top + PAD + (height - LEADING) / 2 + 0.8 * LEADING)
        top += height + 2 * PAD
    return found


def test_a_figure_in_a_header_of_two_lines_ends_no_table() -> None:
    """`6` above `tháng` is no row of figures right of all others."""
    page = Drawing()
    columns = columns_after(8.0, 12.0)
    over, figures = columns[3][0] + 60, columns[3][0] + 42
    body = write(
        page, 100, [["TT", "Chỉ tiêu báo cáo", "Đơn vị\ntính", "Quý I", "6\ntháng"]], [*columns, (over, CENTRE)]
    )
    table = [[*row, row[3] and row[3].replace(",", "")[:2]] for row in ROWS]
    write(page, body, table, [*columns, (figures, LEFT)])
    found = only(page)
    assert found[0] == ["TT", "Chỉ tiêu báo cáo", "Đơn vị tính", "Quý I", "6 tháng"]
    assert found[1:] == plain(table)


def test_a_group_over_the_gap_between_labels_and_units_parts_them_all_the_same() -> None:
    """Though no figure stands beside both, since all labels have two lines and their units are centred."""
    page = Drawing()
    columns = columns_after(8.0, 12.0)
    table = [row for row in ROWS if "\n" in row[1]]
    body = write(page, 100, [HEAD, *table[:2]], columns)
    group = "Tổ chức bộ máy hành chính nhà nước của huyện"
    page.text(columns[1][0], body + 13, group)
    page.text(80.0, body + 13, "3.3.")
    write(page, body + 18, table[2:], columns)
    found = only(page)
    assert found[3][:2] == ["3.3.", group]
    assert [*found[:3], *found[4:]] == plain([HEAD, *table])


def test_units_closer_below_each_other_than_labels() -> None:
    """Lines of labels further apart than those of units are none the less those of one label."""
    page = Drawing()
    table = [
        ["7.1.", "Cập nhật Kiến trúc chính quyền\nđiện tử phiên bản 2.0", "Chưa = 0\nXong = 1", "1"],
        ["7.2.", "Thực hiện tuyển chọn, bổ nhiệm\nlãnh đạo qua thi tuyển", "Chưa = 0\nXong = 1", "0"],
    ]
    write(page, 100, [HEAD, *ROWS[:4], *table, *ROWS[4:]], columns_after(8.0, 12.0), labels=14.0)
    assert only(page) == plain([HEAD, *ROWS[:4], *table, *ROWS[4:]])


@pytest.mark.parametrize(
    ("number", "rest", "broken"),
    [
        ("3.1.", "3.2/", True),
        ("3.1.", "3.2.", False),
        ("3.1/", "3.2/", False),
        ("4.1.", "4.1)", True),
        ("I.", "2.1/", False),
    ],
)
def test_the_rest_of_a_number_of_four_levels(number: str, rest: str, broken: bool) -> None:
    assert is_broken(number, rest) is broken


FIELDS = ["Đất đai", "Hộ tịch", "Chứng thực", "Xây dựng", "Bảo trợ xã hội", "Tư pháp"]
WIDE = [(80.0, LEFT), (100.0, LEFT), (230.0, LEFT), (310.0, LEFT), (390.0, LEFT), (470.0, LEFT)]
NAMES = ["TT", "Lĩnh vực", "Tiếp nhận", "Giải quyết", "Đúng hạn", "Quá hạn"]


def fields() -> list[list[str]]:
    return [[str(n), name, str(90 + n), str(80 + n), str(70 + n), str(10)] for n, name in enumerate(FIELDS, start=1)]


def test_numbers_of_columns_in_their_middle_are_of_the_table_whose_figures_stand_at_the_left() -> None:
    page = Drawing()
    body = write(page, 100, [NAMES], WIDE)
    for (x, _), number, shift in zip(
        WIDE, ["A", "B", "(1)", "(2)", "(3)", "(4)"], [0, 20, 25, 25, 25, 25], strict=True
    ):
        page.text(x + shift, body + 12, number)
    write(page, body + 18, fields(), WIDE)
    assert only(page) == [NAMES, ["A", "B", "(1)", "(2)", "(3)", "(4)"], *fields()]


@pytest.mark.parametrize(("title", "size"), [("Biểu 2.1b. Tình hình giải quyết", 10.0), ("Tình hình giải quyết", 14.0)])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_title_close_above_a_header_is_no_level_of_it(title: str, size: float, *, ruled: bool) -> None:
    page = Drawing()
    page.text(230, 92, title, size)
    body = write(page, 98, [NAMES], WIDE)
    if ruled:
        page.line(75, 70, 540, 70)
        page.line(75, body, 540, body)
    write(page, body, fields(), WIDE)
    assert only(page) == [NAMES, *fields()]
