"""One printed table that is several of the form's is taken apart at its titles."""

import pytest

from normalize.form import load_form
from normalize.several import separated
from normalize.tables import read_tables
from tests.drawn import table

FORM = load_form()
TWO = """
    1. Số lượng TTHC thuộc thẩm quyền giải quyết | < | < | < | < | < | < | < | < | <
    Số TTHC đang có hiệu lực | < | Số TTHC đã được công bố (trong kỳ báo cáo) | < | < | Số TTHC được giải quyết theo cơ chế một cửa | TTHC một cửa liên thông | < | < | <
    ^ | < | Tổng số | Trong đó | < | ^ | Tổng số | Trong đó | < | <
    ^ | < | ^ | Số TTHC được công bố đúng thời gian quy định | Số TTHC được công bố chậm so với thời gian quy định | ^ | ^ | Liên thông cùng cấp (ngang) | Số TTHC liên thông dọc | <
    411 | < | 9 | 9 | 0 | 385 | 26 | 4 | 22 | <
     | < | < | < | < | < | < | < | < | <
    6. Áp dụng Hệ thống quản lý chất lượng | < | < | < | < | < | < | < | < | <
    STT | Nội dung | < | < | < | < | < | Số lượng | Ghi chú | <
    1 | Số TTHC áp dụng theo tiêu chuẩn ISO 9001 | < | < | < | < | < | 380 | | <
    2 | Thống kê số lượng UBND cấp xã thực hiện ISO theo khung | < | < | < | < | < | 11 | | <
"""
ONE = """
    STT   | Chỉ tiêu thống kê | Đơn vị tính | Số liệu
    1. Công tác chỉ đạo điều hành CCHC | < | < | <
    1.1   | Số sở, ngành đã kiểm tra | Cơ quan, đơn vị |
    1.2   | Số UBND cấp huyện đã kiểm tra | Cơ quan, đơn vị | 4
    2. Cải cách thể chế của địa phương | < | < | <
    2.1   | Số VBQPPL đã ban hành | Văn bản |
    2.2   | Số VBQPPL đã kiểm tra | Văn bản | 5
"""


def test_two_tables_under_each_other_are_two_on_columns_of_their_own() -> None:
    parts = separated(table(TWO), FORM)
    assert [(p.n_rows, p.n_cols) for p in parts] == [(5, 8), (4, 4)]
    drafts = read_tables([(0, table(TWO), "")], FORM).drafts
    found = {d.indicator.code: d.value_raw for d in drafts if d.indicator and d.value_raw}
    assert (found["PL2.1a.1"], found["PL2.1a.7"], found["PL2.6.1"], found["PL2.6.2"]) == ("411", "4", "380", "11")
    assert len(found) == 10


def test_headings_of_rows_begin_no_table() -> None:
    whole = table(ONE)
    assert separated(whole, FORM) == [whole]


def test_tables_without_titles_are_told_by_their_headers() -> None:
    drawing = """
        Số TTHC đang có hiệu lực | < | Số TTHC đã được công bố (trong kỳ báo cáo) | < | < | Số TTHC được giải quyết theo cơ chế một cửa
        ^ | < | Tổng số | Số TTHC được công bố đúng thời gian quy định | Số TTHC được công bố chậm so với thời gian quy định | ^
        411 | < | 9 | 9 | 0 | 385
        {gap}Lĩnh vực | Số hồ sơ đã tiếp nhận | < | < | Số hồ sơ đã giải quyết | <
        ^ | Tổng số | Số kỳ trước chuyển qua | Số mới tiếp nhận | Tổng số | Trả đúng hạn
        Đất đai | 11 | 1 | 10 | 9 | 8
        Hộ tịch | 20 | 0 | 20 | 20 | 20
    """
    for gap in ("", " | < | < | < | < | <\n        "):
        parts = separated(table(drawing.format(gap=gap)), FORM)
        assert [p.n_rows for p in parts] == [3, 4]


def test_the_same_header_begins_another_table_where_the_rows_are_counted_anew() -> None:
    drawing = """
        TT | Nội dung | Số lượng | Ghi chú
        5 | Những khó khăn, vướng mắc |  |
        6 | Số lượng cán bộ được đào tạo | 58 |
        {gap}TT | Nội dung | Số lượng | Ghi chú
        {first} | Số lượng công chức cấp xã đạt chuẩn | 227 |
        {then} | Số lượng cán bộ cấp xã đạt chuẩn | 246 |
    """
    for gap in ("", " |  |  | \n        "):
        assert len(separated(table(drawing.format(gap=gap, first=1, then=2)), FORM)) == 2
        assert len(separated(table(drawing.format(gap=gap, first=7, then=8)), FORM)) == 1


def test_rows_of_words_below_figures_begin_no_table() -> None:
    whole = table("""
        Nhóm | Chỉ tiêu thống kê | Đơn vị tính | Số liệu | Ghi chú
        1 | Số sở, ngành đã kiểm tra | Cơ quan | 4 |
        Kiểm tra | Số UBND đã kiểm tra | Cơ quan |  | Chưa có
        Thể chế | Số VBQPPL đã ban hành | Văn bản |  | Không
        2 | Số VBQPPL đã kiểm tra | Văn bản | 5 |
    """)
    assert separated(whole, FORM) == [whole]


@pytest.mark.parametrize("title", ["", "Vận hành Cổng DVC | < | < | < | < | < | <"])
@pytest.mark.parametrize("number", ["a", ""])
def test_rows_without_figures_below_merged_groups_begin_no_table(number: str, title: str) -> None:
    whole = table(f"""
        Nhóm     | TT | Chỉ tiêu                             | Đơn vị  | Kỳ này | Kỳ trước | Cùng kỳ
        Thống kê | {number and "3.1.3b"} | Số TTHC cấp huyện | Thủ tục | 11     | 9        | 7
        ^        | {number and "3.1.3c"} | Số TTHC cấp xã    | Thủ tục | 4      | 5        | 6
        {title or "---"}
        Cổng     | {number and "3.2.1a"} | Số TTHC công khai | Thủ tục |        |          |
        ^        | {number and "3.2.1b"} | Số TTHC tích hợp  | Thủ tục |        |          |
        Một cửa  | {number and "3.3.1a"} | Liên thông ngang  | Thủ tục | 9      | 8        | 7
        ^        | {number and "3.3.1b"} | Liên thông dọc    | Thủ tục | 47     | 44       | 41
        """)
    assert separated(whole, FORM) == [whole]


def test_a_row_whose_words_may_name_a_role_begins_no_table() -> None:
    whole = table("""
        STT | Chỉ tiêu thống kê | Đơn vị tính | Số liệu | Ghi chú
        3.1.3 | Tổng số TTHC đang có hiệu lực | Thủ tục | 369 |
        Trong | Số TTHC cấp tỉnh: | Thủ tục |  |
        đó | Số TTHC cấp huyện | Thủ tục | 369 |
        3.2 | Vận hành Cổng dịch vụ công |  |  |
    """)
    assert separated(whole, FORM) == [whole]


def test_headers_of_columns_that_name_a_note_too_begin_tables() -> None:
    parts = separated(
        table("""
        Số TTHC đang có hiệu lực | Số TTHC đã được công bố | < | Ghi chú
        ^ | Tổng số | Đúng thời gian | ^
        259 | 15 | 15 |
        Lĩnh vực | Số hồ sơ đã tiếp nhận | < | Ghi chú
        ^ | Tổng số | Số mới tiếp nhận | ^
        Đất đai | 272 | 271 | 1
        Hộ tịch | 416 | 388 | 28
        """),
        FORM,
    )
    assert [p.n_rows for p in parts] == [3, 4]


@pytest.mark.parametrize("mark", ["x", "X", "-", "///", "…"])
def test_rows_of_marks_for_nothing_begin_no_other_table(mark: str) -> None:
    empty = " | ".join([mark] * 3)
    drawn = table(f"""
        Lĩnh vực  | Số hồ sơ đã tiếp nhận | <                      | <
        ^         | Tổng số               | Số kỳ trước chuyển qua | Số mới tiếp nhận
        Đất đai   | 1.173 | 70 | 1.103
        Nội vụ    | {empty}
        Thư viện  | {empty}
        Hộ tịch   | 30 | 4 | 26
        Chứng thực | 870 | 0 | 870
        TỔNG CỘNG | 2.073 | 74 | 1.999
    """)
    assert separated(drawn, FORM) == [drawn]
