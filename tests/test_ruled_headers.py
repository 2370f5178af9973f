"""A header whose walls part columns above rows that nothing rules: its walls are those of the whole table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import Table
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing, width_of
from tests.test_unruled_pages import rows

WALLS = [75.0, 105.0, 285.0, 345.0, 400.0, 450.0, 520.0]
LEADING, PAD = 12.0, 1.0
HEAD = ["STT", "Chỉ tiêu thống kê", "Cơ quan\nbáo cáo", "Đơn vị\ntính", "Số liệu", "Ghi chú"]
BODY = [
    ["", "", "", "hợp = 2", "", ""],
    ["1.5.", "Tổ chức đối thoại của lãnh đạo với\nngười dân, cộng đồng doanh\nnghiệp", "Phòng\nNội vụ", "Không\n= 0\nCó = 1", "1", ""],
    ["2.", "Cải cách thể chế", "", "", "", ""],
    ["2.1.", "Số VBQPPL đã ban hành, gồm cả số\nđã tham mưu", "Phòng\nTư pháp", "Văn bản", "0", ""],
    ["2.2.", "Số VBQPPL đã kiểm tra", "Phòng\nTư pháp", "Văn bản", "08", ""],
    ["3.", "Cải cách thủ tục hành chính", "", "", "", ""],
    ["3.1.\n1.", "Số TTHC công bố mới", "VP\nHĐND", "Thủ tục", "31", ""],
    ["3.1.\n2.", "Số TTHC bãi bỏ, thay thế", "VP\nHĐND", "Thủ tục", "03", ""],
    ["3.1.\n3.", "Tổng số TTHC đang có hiệu lực", "VP\nHĐND", "Thủ tục", "1.362", ""],
]  # fmt: skip


def drawn(page: Drawing, top: float, table: Sequence[Sequence[str]], at: float, *, tight: bool = False) -> float:
    """Rows from `top` on, cells at this share of the room left, labels at the left and the rest in the middle; where
    they are tight, the longest label ends at its wall, at which the next cells begin."""
    reach = max(width_of(line, 9) for row in table for line in row[1].split("\n"))
    for row in table:
        height = LEADING * max(cell.count("\n") + 1 for cell in row)
        for col, cell in enumerate(row):
            lines = cell.split("\n") if cell else []
            y = top + PAD + at * (height - len(lines) * LEADING) + 0.8 * LEADING
            for k, line in enumerate(lines):
                left, right = WALLS[col : col + 2]
                x = left + 3 if col == 1 else (left + right - width_of(line, 9)) / 2
                if tight and col in (1, 2):
                    x = right - reach - 0.8 if col == 1 else left + 0.8
                page.text(x, y + k * LEADING, line, 9)
        top += height + 2 * PAD
    return top


def read(page: Drawing) -> Table:
    (found,) = [block for block in read_pdf(page.data()).blocks if isinstance(block, Table)]
    return found


def said(table: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[cell.replace("\n", " ") for cell in row] for row in table]


@pytest.mark.parametrize("tight", [False, True])
@pytest.mark.parametrize("at", [0.0, 0.5, 1.0])
def test_walls_of_a_header_part_the_rows_below_it(at: float, tight: bool) -> None:
    """Only the header tells the last column, and the first row is the rest of one on the page before."""
    page = Drawing()
    head = drawn(page, 80, [HEAD], 0.5)
    bottom = drawn(page, head, BODY, at, tight=tight)
    for y in (80, head, bottom):
        page.line(WALLS[0], y, WALLS[-1], y)
    for x in WALLS:
        page.line(x, 80, x, bottom if x in (WALLS[0], WALLS[-1]) else head)
    assert rows(read(page)) == said([HEAD, *BODY])


def test_names_of_groups_may_cross_the_walls_of_the_header() -> None:
    page = Drawing()
    groups = ("Văn phòng đăng ký đất đai của huyện và các phòng chuyên môn khác có liên quan", "Phòng Nội vụ")
    head = bottom = drawn(page, 80, [HEAD], 0.5)
    for group in groups:
        page.text(WALLS[1] + 3, bottom + 11, group, 9)
        bottom = drawn(page, bottom + 14, BODY[1:], 0.5)
    for y in (80, head, bottom):
        page.line(WALLS[0], y, WALLS[-1], y)
    for x in WALLS:
        page.line(x, 80, x, bottom if x in (WALLS[0], WALLS[-1]) else head)
    found = [[text for text in row if text] for row in rows(read(page))]
    body = [[text for text in row if text] for row in said(BODY[1:])]
    assert found[1:] == [[groups[0]], *body, [groups[1]], *body]


def test_walls_of_a_box_above_prose_part_nothing() -> None:
    page = Drawing()
    head = drawn(page, 80, [HEAD], 0.5)
    prose = "Trong quý I năm 2021, Ủy ban nhân dân huyện đã ban hành 12 văn bản chỉ đạo, trong đó có 3"
    for n in range(6):
        page.text(WALLS[0] + 3, head + 12 + n * LEADING, prose, 9)
    for y in (80, head, head + 80):
        page.line(WALLS[0], y, WALLS[-1], y)
    for x in WALLS:
        page.line(x, 80, x, head + 80 if x in (WALLS[0], WALLS[-1]) else head)
    assert [c.text.replace("\n", " ").count(prose) for c in read(page).cells if c.row] == [6]
