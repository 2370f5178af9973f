"""Tables that stand in another shape than the form's are read all the same."""

import pytest

from normalize.form import load_form
from normalize.grid import grid_of
from normalize.shapes import turned, untitled
from normalize.tables import read_tables
from tests.drawn import table

FORM = load_form()


def read(drawing: str, title: str = "") -> dict[str, tuple[str, str]]:
    """Code → what is printed, and the quote."""
    drafts = read_tables([(0, table(drawing), title)], FORM).drafts
    return {d.indicator.code: (d.value_raw, d.quote) for d in drafts if d.indicator and d.value_raw}


TITLED = """
    c) Tiếp nhận và trả kết quả TTHC qua dịch vụ bưu chính công ích | < | < | < | < | < | < | <
    Số TTHC đăng ký TN&TKQ qua dịch vụ BCCI | < | Số hồ sơ đã tiếp nhận | < | < | Số hồ sơ đã trả kết quả | < | <
    Tổng số | Số TTHC có phát sinh hồ sơ | Tổng số | Trong đó | < | Tổng số | Trong đó | <
    ^ | ^ | ^ | Số tiếp nhận tại nơi giải quyết | Số tiếp nhận qua BCCI | ^ | Số đã trả tại nơi giải quyết | Số đã trả qua BCCI
    55 | 26 | 22 | 18 | 4 | 64 | 13 | 51
"""


def test_a_title_may_be_the_tables_first_row() -> None:
    found = read(TITLED)
    assert [found[f"PL2.1c.{n}"][0] for n in range(1, 9)] == ["55", "26", "22", "18", "4", "64", "13", "51"]


def test_a_title_is_taken_off_with_its_number() -> None:
    title, rest = untitled(table("2. Tổ chức bộ máy | < | <\n STT | Nội dung | Số lượng\n 1 | Số phòng | 12"))
    assert title == "2. Tổ chức bộ máy"
    assert [c.text for c in rest.cells][:3] == ["STT", "Nội dung", "Số lượng"]
    assert rest.n_rows == 2


def test_a_wide_row_of_figures_and_a_table_of_titles_are_no_titles() -> None:
    figures = table("12 | < | <\n a | b | c\n 1 | 2 | 3")
    assert untitled(figures) == ("", figures)
    titles = table("Một | < | <\n Một nghìn | < | <\n Hai | ba | bốn")
    assert untitled(titles) == ("", titles)


LISTED = """
    STT | Nội dung                                            | Số lượng | Ghi chú
    1 | Số TTHC đăng ký TN&TKQ qua dịch vụ BCCI - Tổng số     | 55 |
    2 | Số TTHC đăng ký TN&TKQ qua dịch vụ BCCI - Số TTHC có phát sinh hồ sơ | 26 |
    3 | Số hồ sơ đã tiếp nhận - Tổng số                       | 22 |
    4 | Số hồ sơ đã tiếp nhận - Tại nơi giải quyết TTHC       | 18 | một cửa
    5 | Số hồ sơ đã tiếp nhận - Qua dịch vụ BCCI              | 4  |
    6 | Số hồ sơ đã trả kết quả - Tổng số                     | 64 |
    7 | Số hồ sơ đã trả kết quả - Tại nơi giải quyết TTHC     | 13 |
    8 | Số hồ sơ đã trả kết quả - Qua dịch vụ BCCI            | 51 |
"""


def test_a_wide_table_may_be_typed_as_a_list() -> None:
    found = read(LISTED)
    assert [found[f"PL2.1c.{n}"][0] for n in range(1, 9)] == ["55", "26", "22", "18", "4", "64", "13", "51"]
    assert found["PL2.1c.4"][1] == "Số hồ sơ đã tiếp nhận - Tại nơi giải quyết TTHC | 18"


BARE = """
    Số TTHC đăng ký TN&TKQ qua dịch vụ BCCI | Tổng số                      | 55
    ^                                       | Số TTHC có phát sinh hồ sơ   | 26
    Số hồ sơ đã tiếp nhận                   | Tổng số                      | 22
    ^                                       | Tại nơi giải quyết TTHC      | 18
    ^                                       | Qua dịch vụ BCCI             | 4
    Số hồ sơ đã trả kết quả                 | Tổng số                      | 64
    ^                                       | Tại nơi giải quyết TTHC      | 13
    ^                                       | Qua dịch vụ BCCI             | 51
"""
ONE_COLUMN = "\n".join(
    line.split("|", 1)[1].rsplit("|", 1)[0].replace(" - ", ", ") for line in LISTED.strip().splitlines()[1:]
)


def test_a_list_needs_no_header() -> None:
    for drawing in (BARE, ONE_COLUMN, LISTED.split("\n", 2)[2]):
        found = read(drawing, "c) Qua dịch vụ bưu chính công ích")
        assert [found[f"PL2.1c.{n}"][0] for n in range(1, 9)] == ["55", "26", "22", "18", "4", "64", "13", "51"]


def test_columns_of_two_figures_without_a_header_are_no_list() -> None:
    drawing = "\n".join(f"{line} | 7" for line in ONE_COLUMN.splitlines())
    assert read(drawing, "c) Qua dịch vụ bưu chính công ích") == {}


GROUPED = """
    Nội dung                                | <                          | Số lượng
    Số TTHC đăng ký TN&TKQ qua dịch vụ BCCI | Tổng số                    | 55
    ^                                       | Số TTHC có phát sinh hồ sơ | 26
    Số hồ sơ đã tiếp nhận                   | Tổng số                    | 22
    ^                                       | Số tiếp nhận tại nơi giải quyết | 18
    ^                                       | Số tiếp nhận qua BCCI      | 4
    Số hồ sơ đã trả kết quả                 | Tổng số                    | 64
    ^                                       | Số đã trả tại nơi giải quyết | 13
    ^                                       | Số đã trả qua BCCI         | 51
"""


def test_its_groups_may_be_merged_cells_on_the_left() -> None:
    found = read(GROUPED)
    assert [found[f"PL2.1c.{n}"][0] for n in range(1, 9)] == ["55", "26", "22", "18", "4", "64", "13", "51"]


UNDER_HEADS = """
    TT | Nội dung                                    | Số lượng
    1  | Số TTHC đăng ký TN&TKQ qua dịch vụ BCCI     |
       | - Tổng số                                   | 55
       | - Số TTHC có phát sinh hồ sơ                | 26
    2  | Số hồ sơ đã tiếp nhận                       |
       | - Tổng số                                   | 22
       | - Trong đó:                                 |
       | + Số tiếp nhận tại nơi giải quyết           | 18
       | + Số tiếp nhận qua BCCI                     | 4
    3  | Số hồ sơ đã trả kết quả                     |
       | - Tổng số                                   | 64
       | - Trong đó:                                 |
       | + Số đã trả tại nơi giải quyết              | 13
       | + Số đã trả qua BCCI                        | 51
"""


def test_a_lists_heads_without_figures_name_what_is_below_them() -> None:
    found = read(UNDER_HEADS)
    assert [found[f"PL2.1c.{n}"][0] for n in range(1, 9)] == ["55", "26", "22", "18", "4", "64", "13", "51"]


SIGNS_APART = """
    TT | Nội dung                                 | ĐVT     | Số lượng
    1  | Số TTHC đăng ký TN&TKQ qua dịch vụ BCCI: |         |
    -  | Tổng số                                  | thủ tục | 55
    -  | Số TTHC phát sinh hồ sơ                  | thủ tục | 26
    2  | Số hồ sơ đã tiếp nhận:                   |         |
    -  | Tổng số                                  | hồ sơ   | 22
    -  | Số hồ sơ tiếp nhận tại nơi giải quyết    | hồ sơ   | 18
    -  | Số hồ sơ tiếp nhận qua BCCI              | hồ sơ   | 4
    3  | Số hồ sơ đã trả kết quả:                 |         |
    -  | Tổng số                                  | hồ sơ   | 64
    -  | Số hồ sơ đã trả tại nơi giải quyết       | hồ sơ   | 13
    -  | Số hồ sơ đã trả qua BCCI                 | hồ sơ   | 51
"""
NUMBERED = SIGNS_APART.replace("1  |", "a  |").replace("2  |", "b  |").replace("3  |", "c  |").replace("-  |", "1.1|")


@pytest.mark.parametrize("drawn", [SIGNS_APART, SIGNS_APART.replace("-  |", "   |"), NUMBERED])
def test_a_lists_signs_may_stand_in_the_column_of_numbers_or_nowhere(drawn: str) -> None:
    found = read(drawn)
    assert [found[f"PL2.1c.{n}"][0] for n in range(1, 9)] == ["55", "26", "22", "18", "4", "64", "13", "51"]


HEAD_IN_HEAD = """
    TT | Nội dung                                              | ĐVT     | Số lượng
    1  | Trao đổi văn bản giữa các cơ quan hành chính nhà nước |         |
       | - Tổng số văn bản đi                                  | văn bản | 515
       | - Số văn bản giấy                                     | văn bản | 73
       | - Văn bản điện tử                                     | văn bản | 442
    2  | Dịch vụ công trực tuyến mức độ 3                      |         |
       | - Tổng số TTHC đã cung cấp                            | thủ tục | 59
       | Hồ sơ tiếp nhận                                       |         |
       | - Tổng số                                             | hồ sơ   | 125
       | - Tiếp nhận tại nơi giải quyết TTHC                   | hồ sơ   | 32
       | - Tiếp nhận trực tuyến                                | hồ sơ   | 93
    3  | Dịch vụ công trực tuyến mức độ 4                      |         |
       | - Tổng số TTHC đã cung cấp                            | thủ tục | 18
       | Hồ sơ tiếp nhận                                       |         |
       | - Tổng số                                             | hồ sơ   | 221
       | - Tiếp nhận tại nơi giải quyết TTHC                   | hồ sơ   | 11
       | - Tiếp nhận trực tuyến                                | hồ sơ   | 210
"""


def test_a_head_without_a_number_stands_below_those_with_one() -> None:
    found = read(HEAD_IN_HEAD)
    figures = ["515", "73", "442", "59", "125", "32", "93", "18", "221", "11", "210"]
    assert [found.get(f"PL2.5.{n}", ("",))[0] for n in range(1, 12)] == figures


STAFF = """
    Nội dung                             | Số lượng
    Số lượng phòng chuyên môn trực thuộc |
    Tổng số                              | 12
    Tăng (+)/giảm (-) so với kỳ trước    | -1
    Số lượng lãnh đạo UBND cấp huyện     |
    Tổng số                              | 4
    Tăng (+)/giảm (-) so với kỳ trước    | 0
    Số lượng biên chế hành chính         |
    Tổng số                              | 76
    Tăng (+)/giảm (-) so với kỳ trước    | 2
"""


def test_names_that_come_again_belong_to_the_head_above_them() -> None:
    found = read(STAFF)
    assert [found[f"PL2.2.{n}"][0] for n in (1, 2, 3, 4, 7, 8)] == ["12", "-1", "4", "0", "76", "2"]


ACROSS = """
    Số TTHC áp dụng theo tiêu chuẩn ISO 9001 | Số lượng UBND cấp xã thực hiện ISO theo kế hoạch của UBND tỉnh
    176                                      | 17
"""


def test_a_list_may_be_typed_across() -> None:
    assert {code: raw for code, (raw, _) in read(ACROSS).items()} == {"PL2.6.1": "176", "PL2.6.2": "17"}
    assert read("Số thôn của huyện | Số hộ nghèo\n 176 | 17") == {}


def test_another_list_is_not_taken_for_a_wide_table() -> None:
    other = "STT | Nội dung | Số lượng\n" + "\n".join(f"{n} | Số cuộc họp thôn {n} | {n}" for n in range(1, 9))
    assert read(other) == {}


CROSSED = """
    TT | Nội dung                        | Được giao | Hiện có
    1  | Biên chế hành chính             | 135       | 133
    2  | Hợp đồng lao động (hành chính)  | 05        | 04
    3  | Biên chế sự nghiệp              | 1.416     | 1.365
"""


def test_a_header_of_two_levels_may_be_crossed() -> None:
    found = {code: raw for code, (raw, _) in read(CROSSED).items()}
    assert found == {
        "TM.bienche.giao": "135", "TM.hopdong.giao": "05", "TM.sunghiep.giao": "1.416",
        "TM.bienche.co": "133", "TM.hopdong.co": "04", "TM.sunghiep.co": "1.365",
    }  # fmt: skip


def test_a_crossed_table_under_a_heading_of_all_columns_is_read_too() -> None:
    found = read("""
        Loại               | Số lượng (người) | <
        ^                  | Được giao        | Hiện có
        Biên chế hành chính| 135              | 133
        Biên chế sự nghiệp | 716              | 665
    """)
    assert {code: raw for code, (raw, _) in found.items()} == {
        "TM.bienche.giao": "135", "TM.bienche.co": "133", "TM.sunghiep.giao": "716", "TM.sunghiep.co": "665",
    }  # fmt: skip


def test_another_crossed_table_gets_no_codes() -> None:
    assert read("Nội dung | Nam | Nữ\n Cán bộ xã | 12 | 7\n Công chức xã | 35 | 20") == {}


FLIPPED = """
    Nội dung                       | Tổng cộng | Đất đai | Hộ tịch
    Số hồ sơ đã tiếp nhận - Tổng số | 30 | 20 | 10
    Số hồ sơ đã tiếp nhận - Số kỳ trước chuyển qua | 3 | 2 | 1
    Số hồ sơ đã tiếp nhận - Số mới tiếp nhận | 27 | 18 | 9
    Số hồ sơ đã giải quyết - Tổng số | 28 | 19 | 9
    Số hồ sơ đã giải quyết - Trả đúng thời hạn | 27 | 18 | 9
    Số hồ sơ đã giải quyết - Trả quá hạn | 1 | 1 | 0
    Số hồ sơ đang giải quyết - Tổng số | 2 | 1 | 1
    Số hồ sơ đang giải quyết - Chưa đến hạn | 2 | 1 | 1
    Số hồ sơ đang giải quyết - Quá hạn | 0 | 0 | 0
"""


def test_fields_of_work_may_stand_across_instead_of_down() -> None:
    drafts = read_tables([(0, table(FLIPPED), "Tình hình giải quyết hồ sơ")], FORM).drafts
    found = {(d.indicator.code, d.dimension): d.value_raw for d in drafts if d.indicator}
    assert {dimension: found["PL2.1b.3", dimension] for dimension in ("Tổng cộng", "Đất đai", "Hộ tịch")} == {
        "Tổng cộng": "27", "Đất đai": "18", "Hộ tịch": "9",
    }  # fmt: skip
    assert len(found) == 27


TOTALS = """
    TT | Chỉ tiêu                                               | ĐVT     | Kết quả
    1  | Số TTHC đang có hiệu lực                               | Thủ tục | 384
    2  | Số TTHC đã được công bố (trong kỳ báo cáo)             | Thủ tục | 15
       | - Số TTHC được công bố đúng thời gian quy định         | Thủ tục | 12
       | - Số TTHC được công bố chậm so với thời gian quy định  | Thủ tục | 3
    3  | Số TTHC được giải quyết theo cơ chế một cửa            | Thủ tục | 336
    4  | Số TTHC được giải quyết theo cơ chế một cửa liên thông | Thủ tục | 48
       | - Số TTHC liên thông ngang                             | Thủ tục | 35
       | - Số TTHC liên thông dọc                               | Thủ tục | 13
"""


def test_a_list_may_leave_out_the_word_total_and_have_labels_like_the_other_appendix() -> None:
    found = read(TOTALS, "a) Số TTHC thuộc thẩm quyền giải quyết của cơ quan, đơn vị")
    assert [found[f"PL2.1a.{n}"][0] for n in range(1, 9)] == ["384", "15", "12", "3", "336", "48", "35", "13"]


ABREAST = """
    STT    | Chỉ tiêu                                | ĐVT      | Số liệu | STT    | Chỉ tiêu                                  | ĐVT     | Số liệu
    1.1.1. | Số nhiệm vụ đề ra trong kế hoạch        | Nhiệm vụ | 41      | 4.2.   | Số liệu về biên chế công chức             |         |
    1.1.2. | Số nhiệm vụ đã hoàn thành               | Nhiệm vụ | 12      | 4.2.1. | Tổng số biên chế được giao trong năm      | Người   | 125
    1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành     | Văn bản  | 7       | 4.2.2. | Tổng số biên chế có mặt tính đến thời điểm báo cáo | Người | 123
    2.1.   | Số văn bản QPPL đã ban hành, tham mưu   | Văn bản  | 3       | 7.8.1. | Tổng số TTHC cung cấp trực tuyến mức độ 3 | TTHC    | 48
    3.1.2. | Số thủ tục hành chính bãi bỏ, thay thế  | Thủ tục  | 06      |        |                                           |         |
"""  # fmt: skip


@pytest.mark.parametrize("at", [None, 4, 8])
def test_a_list_may_be_printed_in_two_stretches_side_by_side(at: int | None) -> None:
    lines = [line.split("|") for line in ABREAST.strip().splitlines()]
    drawn = ABREAST if at is None else "\n".join("|".join([*line[:at], "", *line[at:]]) for line in lines)
    drafts = read_tables([(0, table(drawn), "Phụ lục 1")], FORM).drafts
    assert {d.indicator.code: d.value_raw for d in drafts if d.indicator} == {
        "1.1.1": "41", "1.1.2": "12", "1.1.3": "7", "2.1": "3", "3.1.2": "06", "4.2.1": "125", "4.2.2": "123",
        "7.8.1": "48",
    }  # fmt: skip


BY_KIND = """
    TT | Nội dung                                   | Tổng số | Tăng (+)/giảm (-) so với kỳ báo cáo trước
    1  | Số lượng phòng chuyên môn trực thuộc       | 13      | 0
    2  | Số lượng lãnh đạo UBND cấp huyện           | 04      | -1
    3  | Số lượng lãnh đạo cấp phòng và tương đương | 23      | 2
    4  | Số lượng biên chế hành chính               | 95      | 0
    5  | Thực hiện tinh giản biên chế               | {}
       | - Số lượng theo Kế hoạch năm               | 03      |
       | - Đã tinh giản                             | {}      |
"""


@pytest.mark.parametrize("head", ["        |", "<  | <"])
@pytest.mark.parametrize("last", ["02", ""])
def test_kinds_may_stand_in_rows_and_what_is_said_of_each_in_columns(head: str, last: str) -> None:
    drafts = read_tables([(0, table(BY_KIND.format(head, last)), "")], FORM).drafts
    found = {d.indicator.code: d.value_raw for d in drafts if d.indicator}
    figures = ["13", "0", "04", "-1", "23", "2", "95", "0", "03", last]
    assert [found[f"PL2.2.{n}"] for n in range(1, 11)] == figures


def test_a_head_with_the_sign_of_its_total_is_a_head() -> None:
    drawn = HEAD_IN_HEAD.replace("| Hồ sơ tiếp nhận  ", "| - Hồ sơ tiếp nhận")
    assert drawn != HEAD_IN_HEAD
    assert {code: raw for code, (raw, _) in read(drawn).items()} == {
        c: raw for c, (raw, _) in read(HEAD_IN_HEAD).items()
    }


def test_a_list_whose_names_all_stand_over_the_figures_too_is_none() -> None:
    names = "\n".join(f"Số TTHC thuộc nhóm {n} | <" for n in range(1, 7))
    assert turned(grid_of(table(f"Nội dung | Số lượng\n{names}")), FORM) is None
