"""One printed table that is several of the form's is taken apart at its titles."""

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
