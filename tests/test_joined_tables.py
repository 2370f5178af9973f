"""Two tables side by side in one, a table typed in several, and columns of an office's own beside one."""

from normalize.form import load_form
from normalize.tables import read_tables
from tests.drawn import table

FORM = load_form()

SIDE_BY_SIDE = """
    a) Số TTHC thuộc thẩm quyền giải quyết | < | < | < | < | < | < | < | c) Tiếp nhận, trả kết quả qua dịch vụ BCCI | < | < | < | < | < | < | <
    Số TTHC đang có hiệu lực | Số TTHC đã được công bố (trong kỳ báo cáo) | < | < | TTHC theo cơ chế một cửa | TTHC theo cơ chế một cửa liên thông | < | < | Số TTHC đăng ký TN&TKQ qua dịch vụ BCCI | < | Số hồ sơ đã tiếp nhận | < | < | Số hồ sơ đã trả kết quả | < | <
    ^ | Tổng số | Số TTHC được công bố đúng thời gian quy định | Số TTHC được công bố chậm so với thời gian quy định | ^ | Tổng số | Số TTHC liên thông ngang | Số TTHC liên thông dọc | Tổng số | Số TTHC có phát sinh hồ sơ | Tổng số | Số tiếp nhận tại nơi giải quyết | Số tiếp nhận qua BCCI | Tổng số | Số đã trả tại nơi giải quyết | Số đã trả qua BCCI
    282 | 16 | 15 | 1 | 248 | 34 | 20 | 14 | 55 | 26 | 22 | 18 | 4 | 64 | 13 | 51
"""  # fmt: skip


def test_two_tables_may_stand_side_by_side_in_one() -> None:
    drafts = read_tables([(0, table(SIDE_BY_SIDE), "")], FORM).drafts
    found = {d.indicator.code: d.value_raw for d in drafts if d.indicator}
    assert [found[f"PL2.1a.{n}"] for n in range(1, 9)] == ["282", "16", "15", "1", "248", "34", "20", "14"]
    assert [found[f"PL2.1c.{n}"] for n in range(1, 9)] == ["55", "26", "22", "18", "4", "64", "13", "51"]
    assert len(drafts) == 16


OWN_BESIDE = """
    Số TTHC đăng ký TN&TKQ qua dịch vụ BCCI | < | Số hồ sơ đã tiếp nhận | < | < | Số hồ sơ đã trả kết quả | < | < | Tuyên truyền | < | < | <
    Tổng số | Số TTHC có phát sinh hồ sơ | Tổng số | Số tiếp nhận tại nơi giải quyết | Số tiếp nhận qua BCCI | Tổng số | Số đã trả tại nơi giải quyết | Số đã trả qua BCCI | Tổng số tin, bài | Số tin, bài đúng thời gian | Số hội nghị | Số lượt người
    55 | 26 | 22 | 18 | 4 | 64 | 13 | 51 | 7 | 6 | 5 | 340
"""  # fmt: skip


def test_columns_of_the_office_s_own_beside_a_table_stay_its_own() -> None:
    drafts = read_tables([(0, table(OWN_BESIDE), "")], FORM).drafts
    assert [d.indicator.code for d in drafts if d.indicator] == [f"PL2.1c.{n}" for n in range(1, 9)]
    assert [d.value_raw for d in drafts if not d.indicator] == ["7", "6", "5", "340"]


PARTED = (
    """
    Trao đổi văn bản giữa các cơ quan hành chính nhà nước | < | < | Ghi chú
    Tổng số văn bản đi | Trong đó | < | ^
    ^ | Số văn bản giấy | Số văn bản điện tử | ^
    2.717 | 92 | 2.625 |
    """,
    """
    Dịch vụ công trực tuyến mức độ 3 | < | < | < | Ghi chú
    Tổng số TTHC đã cung cấp | Hồ sơ tiếp nhận | < | < | ^
    ^ | Tổng số | Tiếp nhận tại nơi giải quyết TTHC | Tiếp nhận qua mạng | ^
    89 | 347 | 162 | 185 |
    """,
    """
    Dịch vụ công trực tuyến mức độ 4 | < | < | < | Ghi chú
    Tổng số TTHC đã cung cấp | Hồ sơ tiếp nhận | < | < | ^
    ^ | Tổng số | Tiếp nhận tại nơi giải quyết TTHC | Tiếp nhận qua mạng | ^
    25 | 257 | 137 | 120 |
    """,
)


def test_a_table_may_be_typed_in_several() -> None:
    drafts = read_tables([(n, table(part), "") for n, part in enumerate(PARTED)], FORM).drafts
    figures = ["2.717", "92", "2.625", "89", "347", "162", "185", "25", "257", "137", "120"]
    assert {d.indicator.code: d.value_raw for d in drafts if d.indicator} == {
        f"PL2.5.{n}": figure for n, figure in enumerate(figures, start=1)
    }
