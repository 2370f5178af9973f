"""Shapes of forms: groups beside their rows or over all columns, columns of names, totals behind, lists in a frame."""

from __future__ import annotations

from normalize.form import load_form
from rasoat.learn.reader import read_skeleton
from tests.drawn import document, table
from tests.test_learn_forms import equations, learned

BESIDE = """
    TT | Nhóm       | Chỉ tiêu            | Đơn vị tính | Số liệu cuối kỳ | <
    ^  | ^          | ^                   | ^           | Tổng số         | Trong đó: nữ
    1  | Hộ dân     | Số hộ nghèo         | Hộ          |                 |
    2  | ^          | Số hộ cận nghèo     | Hộ          |                 |
    3  | Nhân khẩu  | Số nhân khẩu nghèo  | Người       |                 |
    4  | ^          | Số nhân khẩu mới    | Người       |                 |
    """


def test_a_group_in_a_cell_beside_its_rows_is_above_them() -> None:
    (form,) = learned(BESIDE).tables
    names = {i.code: i.label for i in form.items}
    rows = [(i.label, names.get(i.parent, "")) for i in form.items if i.unit and ">" not in i.label]
    assert rows == [
        ("Số hộ nghèo", "Hộ dân"), ("Số hộ cận nghèo", "Hộ dân"),
        ("Số nhân khẩu nghèo", "Nhân khẩu"), ("Số nhân khẩu mới", "Nhân khẩu"),
    ]  # fmt: skip


LOANS = """
    Nội dung        | ĐVT        | Chia theo tổ chức | <          | <               | Toàn xã
    ^               | ^          | Hội Nông dân      | Hội Phụ nữ | Đoàn Thanh niên | ^
    Số tổ vay vốn   | Tổ         |                   |            |                 |
    Dư nợ           | Triệu đồng |                   |            |                 |
    """


def test_columns_beside_each_other_under_one_header_all_hold_figures_and_the_total_may_stand_last() -> None:
    skeleton = learned(LOANS)
    (form,) = skeleton.tables
    assert [v.header.rsplit(" > ", maxsplit=1)[-1] for v in form.values] == [
        "Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên", "Toàn xã",
    ]  # fmt: skip
    rows = [i.code for i in form.items if i.kind == "group"]
    assert {f"{r}.c4 = {r}.c1 + {r}.c2 + {r}.c3" for r in rows} <= equations(skeleton)


MONTHS = """
    Tháng           | Số lượt hộ được hỗ trợ | <        | <            | Gạo (kg)
    ^               | Tổng số                | Hộ nghèo | Hộ cận nghèo | ^
    Tháng thứ nhất  |                        |          |              |
    Tháng thứ hai   |                        |          |              |
    Cả quý          |                        |          |              |
    """


def test_times_are_the_unit_of_what_stands_below_them_and_a_whole_quarter_is_a_total() -> None:
    skeleton = learned(MONTHS)
    (form,) = skeleton.tables
    assert [i.unit for i in form.items] == ["Lượt", "Lượt", "Lượt", "kg"]
    assert (form.names, form.total) == (("Tháng thứ nhất", "Tháng thứ hai"), "Cả quý")
    assert "M1.1[*] = M1.2[*] + M1.3[*]" in equations(skeleton)


OVER = """
    Tiêu chí                    | Đơn vị  | Kết quả | Ghi chú
    I. Dịch vụ công trực tuyến  | <       | <       | <
    Số dịch vụ đang cung cấp    | Dịch vụ |         |
    II. Tổ công nghệ            | <       | <       | <
    Số tổ đang hoạt động        | Tổ      |         |
    """


def test_a_group_s_name_over_all_columns_is_no_header() -> None:
    (form,) = learned(OVER).tables
    names = {i.code: i.label for i in form.items}
    assert [names.get(i.parent) for i in form.items if i.kind == "count"] == ["Dịch vụ công trực tuyến", "Tổ công nghệ"]


AWARDS = """
    Loại khen  | Hình thức                       | Số lượng | <        | <       | Tiền thưởng (triệu đồng)
    ^          | ^                               | Tổng số  | Tập thể  | Cá nhân | ^
    Thường kỳ  | Bằng khen của Chủ tịch tỉnh     |          |          |         |
    ^          | Giấy khen của Chủ tịch xã       |          |          |         |
    Đột xuất   | Giấy khen thành tích đột xuất   |          |          |         |
    """


def test_rows_are_named_by_the_column_behind_that_of_their_groups() -> None:
    (form,) = learned(AWARDS).tables
    assert (form.dimension, len(form.names)) == ("Hình thức", 3)
    assert [i.label.rsplit(" > ", maxsplit=1)[-1] for i in form.items][:3] == ["Tổng số", "Tập thể", "Cá nhân"]


def test_a_list_in_a_frame_asks_for_facts() -> None:
    framed = table("Kết quả trong kỳ\n1. Tổng số văn bản đến: …… văn bản\n2. Số hồ sơ đã lập: …… hồ sơ")
    found = read_skeleton(document("BÁO CÁO", "Công tác văn thư", framed), "moi", load_form("form2021"))
    assert [(f.label, f.unit) for f in found.facts] == [
        ("Tổng số văn bản đến", "văn bản"),
        ("Số hồ sơ đã lập", "hồ sơ"),
    ]


def test_a_kind_beside_bare_ones_is_no_unit() -> None:
    """`Hộ gia đình` beside `Tập thể` and `Cá nhân` is what was awarded, and the total holds all three."""
    drawn = AWARDS.replace("| <        | <       |", "| <        | <       | < |").replace(
        "| Cá nhân |", "| Cá nhân | Hộ gia đình |"
    )
    lines = drawn.strip().split("\n")
    skeleton = learned("\n".join([*lines[:2], *(f"{line} |" for line in lines[2:])]))
    assert [i.unit for i in skeleton.tables[0].items][:4] == [""] * 4
    assert "M1.1[*] = M1.2[*] + M1.3[*] + M1.4[*]" in equations(skeleton)
