"""One sheet with several of the form's tables under one header is read as each of them."""

import pytest

from extract.document import Table
from normalize.form import load_form
from normalize.grid import grid_of
from normalize.sheets import sheets
from normalize.tables import read_tables
from tests.drawn import table

FORM = load_form()
SHEET = """
    TT  | Nội dung                                                                | ĐVT     | Số lượng | Ghi chú
    {A} | Số TTHC thuộc thẩm quyền giải quyết của cơ quan, đơn vị                 | {wide}
    1   | Số TTHC đang có hiệu lực                                                | Thủ tục | 412      |
    2   | Số TTHC đã được công bố (trong kỳ báo cáo)                              |         |          |
        | - Tổng số                                                               | Thủ tục | 14       |
        | + Số TTHC được công bố đúng thời gian quy định                          | Thủ tục | 11       |
        | + Số TTHC được công bố chậm so với thời gian quy định                   | Thủ tục | 3        |
    3   | Số TTHC được giải quyết theo cơ chế một cửa                             | Thủ tục | 380      |
    4   | Số TTHC được giải quyết theo cơ chế một cửa liên thông                  |         |          |
        | - Tổng số                                                               | Thủ tục | 32       |
        | + Số TTHC liên thông ngang                                              | Thủ tục | 12       |
        | + Số TTHC liên thông dọc                                                | Thủ tục | 20       |
    {B} | Một số nội dung khác của huyện                                          | {wide}
    1   | Số máy tính đã trang bị cho Bộ phận Một cửa                             | Máy     | 77       |
    {C} | Tiếp nhận và trả kết quả TTHC qua dịch vụ bưu chính công ích            | {wide}
    1   | Số TTHC đăng ký TN&TKQ qua dịch vụ bưu chính công ích                   |         |          |
        | - Tổng số                                                               | Thủ tục | 49       |
        | - Số TTHC có phát sinh hồ sơ                                            | Thủ tục | 5        |
    2   | Số hồ sơ đã tiếp nhận                                                   |         |          |
        | - Tổng số                                                               | Hồ sơ   | 123      |
        | + Số hồ sơ tiếp nhận tại nơi giải quyết                                 | Hồ sơ   | 114      |
        | + Số hồ sơ tiếp nhận qua dịch vụ BCCI                                   | Hồ sơ   | 9        |
    {D} | Cán bộ, công chức cấp xã                                                | {wide}
    1   | Số lượng công chức cấp xã đạt chuẩn theo quy định                       | Người   | 160      |
    2   | Số lượng cán bộ, cấp xã đạt chuẩn theo quy định                         | Người   | 171      |
    3   | Số cán bộ, công chức cấp xã được bồi dưỡng chuyên môn, nghiệp vụ        | Người   | 21       |
    {E} | Xây dựng, áp dụng Hệ thống quản lý chất lượng ISO 9001                  | {wide}
    1   | Số TTHC áp dụng theo tiêu chuẩn ISO 9001                                |         | 288      |
    2   | Thống kê số lượng UBND cấp xã thực hiện ISO theo kế hoạch của UBND tỉnh |         | 16       |
"""
WIDE, BLANK = "< | < | <", "  |   |  "
LETTERS, FIGURES = (
    dict(zip("ABCDE", "ABCDE", strict=True)),
    dict(zip("ABCDE", ("1.", "2.", "3.", "4.", "5."), strict=True)),
)
READ = {
    "PL2.1a.1": "412", "PL2.1a.2": "14", "PL2.1a.3": "11", "PL2.1a.4": "3", "PL2.1a.5": "380", "PL2.1a.6": "32",
    "PL2.1a.7": "12", "PL2.1a.8": "20", "PL2.1c.1": "49", "PL2.1c.2": "5", "PL2.1c.3": "123", "PL2.1c.4": "114", "PL2.1c.5": "9", "PL2.3b.1": "160", "PL2.3b.2": "171", "PL2.3b.3": "21", "PL2.6.1": "288",
    "PL2.6.2": "16",
}  # fmt: skip


def coded(printed: Table) -> dict[str, str]:
    drafts = read_tables([(0, printed, "Phụ lục 2")], FORM).drafts
    return {d.indicator.code: d.value_raw for d in drafts if d.indicator and d.value_raw}


@pytest.mark.parametrize("numbers", [LETTERS, FIGURES])
@pytest.mark.parametrize("wide", [WIDE, BLANK])
def test_each_title_begins_a_table(numbers: dict[str, str], wide: str) -> None:
    assert coded(table(SHEET.format(**numbers, wide=wide))) == READ


def test_figures_of_a_part_that_is_none_of_the_form_s_have_no_code_but_are_kept() -> None:
    unknown = read_tables([(0, table(SHEET.format(**LETTERS, wide=WIDE)), "")], FORM).unknown
    assert [t.title for t in unknown] == ["Một số nội dung khác của huyện"]


def test_a_table_with_a_group_that_is_called_as_another_table_is_stays_whole() -> None:
    drawn = SHEET.format(**LETTERS, wide=WIDE).replace("Cán bộ, công chức cấp xã  ", "Cải cách chế độ công vụ")
    drawn = drawn.replace("qua dịch vụ bưu chính công ích", "qua bưu điện")
    whole = grid_of(table(drawn))
    assert sheets(whole, FORM) == [("", whole)]


def test_rows_without_figures_are_no_titles_because_of_their_words_alone() -> None:
    parts = sheets(grid_of(table(SHEET.format(**FIGURES, wide=BLANK))), FORM)
    assert [said.split(" ")[0] for said, _ in parts] == ["Số", "Tiếp", "Cán", "Xây"]


def test_titles_in_rows_of_their_own_are_parts_though_a_group_of_rows_is_called_so_too() -> None:
    sheet = table("""
        STT | Nội dung | Đơn vị tính | Số liệu
        6. | Cải cách tài chính công | |
        6.1. | Số đơn vị SNCL đã thực hiện tự chủ 100% chi thường xuyên và chi đầu tư | Đơn vị | 1
        1a. Số TTHC thuộc thẩm quyền giải quyết | < | < | <
        1 | Số TTHC đang có hiệu lực | Thủ tục | 301
        2 | Số TTHC được giải quyết theo cơ chế một cửa | Thủ tục | 252
        3b. Cán bộ, công chức cấp xã | < | < | <
        1 | Số lượng công chức cấp xã đạt chuẩn theo quy định | Người | 154
        4. Cải cách tài chính công | < | < | <
        1 | Số cơ quan hành chính thực hiện cơ chế tự chủ | Cơ quan | 12/12
    """)
    titles = [said for said, _ in sheets(grid_of(sheet), FORM)]
    own = ["1a. Số TTHC thuộc thẩm quyền giải quyết", "3b. Cán bộ, công chức cấp xã", "4. Cải cách tài chính công"]
    assert titles == ["", *own]


FIELDS = """
    TT  | Nội dung                                     | ĐVT     | Số lượng | Ghi chú
    I   | Số TTHC thuộc thẩm quyền giải quyết của cơ quan, đơn vị | < | < | <
    1   | Số TTHC đang có hiệu lực                     | Thủ tục | 412      |
    II  | Tình hình, kết quả giải quyết TTHC           | < | < | <
    {heads}
    III | Cán bộ, công chức cấp xã                     | < | < | <
    1   | Số lượng công chức cấp xã đạt chuẩn          | Người   | 160      |
    IV  | Áp dụng Hệ thống quản lý chất lượng ISO 9001 | < | < | <
    1   | Số TTHC áp dụng theo tiêu chuẩn ISO 9001     | Thủ tục | 288      |
"""
OF_A_FIELD = """
        | {name}                            | < | < | <
        | Số hồ sơ đã tiếp nhận: Tổng số    | Hồ sơ   | {0}      |
        | + Số kỳ trước chuyển qua          | Hồ sơ   | {1}      |
        | + Số mới tiếp nhận                | Hồ sơ   | {2}      |
        | Số hồ sơ đã giải quyết: Tổng số   | Hồ sơ   | {3}      |
        | + Trả đúng hạn                    | Hồ sơ   | {4}      |
        | + Trả quá hạn                     | Hồ sơ   | {5}      |
        | Số hồ sơ đang giải quyết: Tổng số | Hồ sơ   | {6}      |
        | + Chưa đến hạn                    | Hồ sơ   | {7}      |
        | + Quá hạn                         | Hồ sơ   | {8}      |
"""


def test_a_tables_columns_may_be_listed_below_each_of_its_names() -> None:
    figures = {"Đất đai": "1", "Hộ tịch": "2", "Tổng cộng": "3"}
    heads = "".join(
        OF_A_FIELD.format(*(f"{first}{n}" for n in range(9)), name=name if name == "Tổng cộng" else f"Lĩnh vực {name}")
        for name, first in figures.items()
    )
    title = (
        "    I | Số TTHC thuộc thẩm quyền giải quyết | < | < | <\n    1 | Số TTHC đang có hiệu lực | Thủ tục | 412 |\n"
    )
    drawn = FIELDS.format(heads=title.strip() + "\n    II | Tình hình, kết quả giải quyết TTHC | < | < | <\n" + heads)
    drafts = read_tables([(0, table(drawn), "Phụ lục 2")], FORM).drafts
    found = {(d.indicator.code, d.dimension): d.value_raw for d in drafts if d.indicator and d.table == "PL2.1b"}
    assert found == {(f"PL2.1b.{n + 1}", name): f"{first}{n}" for name, first in figures.items() for n in range(9)}
