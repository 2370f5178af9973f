"""Forms annexed to circulars: codes behind labels, notes below tables, another period beside this one, shares, units."""

from __future__ import annotations

import pytest

from normalize.form import load_form
from normalize.grid import grid_of, is_unit_row
from rasoat.learn.files import rules_text
from rasoat.learn.labels import kind_of, options_in
from rasoat.learn.narrative import narrative_asked
from rasoat.learn.notes import Note, notes_in
from rasoat.learn.numbering import split_number, tree
from rasoat.learn.reader import read_skeleton
from rasoat.learn.rules import propose
from rasoat.learn.skeleton import Skeleton
from tests import figures
from tests.drawn import document
from tests.drawn import table as table_of
from tests.test_learn_forms import equations, learned
from validate.domains import DOMAIN_CHECKS
from validate.rules import load_rules

CODED = """
    Nhóm đối tượng     | Mã số | Chia theo nơi ở | <         | Tổng số | Trong đó: nữ
    ^                  | ^     | Thành thị       | Nông thôn | ^       | ^
    A                  | B     | 1               | 2         | 3       | 4
    Người cao tuổi     | 01    |                 |           |         |
    Người mù           | 02    |                 |           |         |
    Tổng số            | 03    |                 |           |         |
    Trong đó: hộ nghèo | 04    |                 |           |         |
    """
COMPARED = """
    TT  | Nội dung         | ĐVT | Kết quả       | <           | Tăng (+), giảm (-) | So với tháng trước (%)
    ^   | ^                | ^   | Tháng báo cáo | Tháng trước | ^                  | ^
    (1) | (2)              | (3) | (4)           | (5)         | (6) = (4) - (5)    | (7) = (4)/(5) x 100
    1   | Số ca bệnh       | Ca  |               |             |                    |
    1.1 | Điều trị nội trú | Ca  |               |             |                    |
    1.2 | Điều trị ngoại trú | Ca |              |             |                    |
    """
SHARED = """
    STT | Trường   | Số học sinh | <            | Xếp loại | <         | <        | <
    ^   | ^        | Tổng số     | Trong đó: nữ | Đạt      | <         | Chưa đạt | <
    ^   | ^        | ^           | ^            | Số lượng | Tỷ lệ (%) | Số lượng | Tỷ lệ (%)
    1   | Trường A |             |              |          |           |          |
    2   | Trường B |             |              |          |           |          |
        | Cộng     |             |              |          |           |          |
    """
UNITS = """
    STT         | Địa bàn | Lao động | <            | Vay vốn | <
    ^           | ^       | Tổng số  | Trong đó: nữ | Dự án   | Số tiền
    Đơn vị tính | <       | Người    | Người        | Dự án   | Triệu đồng
    1           | Xã A    |          |              |         |
    2           | Xã B    |          |              |         |
    """


def annexed(drawing: str, *below: str) -> Skeleton:
    """The form with one table and these lines below it."""
    found = document("BÁO CÁO", "Công tác công vụ", "Mẫu số 1", "Bảng", table_of(drawing), *below)
    return read_skeleton(found, "moi", load_form("form2021"))


def test_rows_with_codes_behind_their_labels_are_indicators_and_notes_say_which_are_sums() -> None:
    form = annexed(CODED, "Ghi chú: Cột 3 = Cột 1 + Cột 2 (ở mọi dòng); dòng 03 = dòng 01 + dòng 02.")
    (table,) = form.tables
    assert (table.layout, [v.header for v in table.values][-2:]) == ("rows", ["Tổng số", "Trong đó: nữ"])
    rows = {i.label: i for i in table.items}
    blind, poor, whole = (rows[f"{name} > Tổng số"].code for name in ("Người mù", "Trong đó: hộ nghèo", "Tổng số"))
    old = rows["Người cao tuổi > Tổng số"].code
    said = equations(form)
    assert {f"{whole} = {old} + {blind}", f"{poor} <= {whole}"} <= said
    assert f"{blind} = {blind.replace('c3', 'c1')} + {blind.replace('c3', 'c2')}" in said


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("Cột 5 = cột 3 + cột 4", (Note("column", "5", ("3", "4")),)),
        ("Ghi chú: Cột (4) = (1) + (2) - (3).", (Note("column", "4", ("1", "2"), ("3",)),)),
        ("Mã số 07 = 08 + 09 + 11", (Note("row", "7", ("8", "9", "11")),)),
        ("dòng Tổng cộng = dòng 1 + dòng 2", (Note("row", "tong cong", ("1", "2")),)),
        ("Mục A = mục 1 + mục 2; Cột 2 = Cột 3", (Note("row", "a", ("1", "2")),)),
        ("Dòng 1 = cột 2 + cột 3", ()),  # of neither
        ("Tổng số = đã xong + chưa xong", ()),
    ],
)
def test_a_note_below_a_table_is_an_equation_of_columns_or_rows(line: str, notes: tuple[Note, ...]) -> None:
    assert notes_in([line]) == notes


def test_a_note_that_names_a_row_that_is_not_there_says_nothing() -> None:
    assert equations(annexed(CODED, "Dòng 03 = dòng 01 + dòng 09.")) == equations(annexed(CODED))


def test_another_period_s_column_is_asked_for_where_the_header_computes_with_it() -> None:
    (table,) = learned(COMPARED).tables
    assert [(v.suffix, v.rate) for v in table.values] == [("c1", False), ("c2", False), ("c3", False), ("c4", True)]
    said = equations(learned(COMPARED))
    assert {"M1.1.c3 = M1.1.c1 - M1.1.c2", "M1.1.c4 ~ 100 * M1.1.c1 / M1.1.c2"} <= said
    assert {"M1.1.c1 = M1.1.1.c1 + M1.1.2.c1", "M1.1.c2 = M1.1.1.c2 + M1.1.2.c2"} <= said
    bare = COMPARED.replace(" = (4) - (5)", "").replace(" = (4)/(5) x 100", "")
    assert learned(bare).tables[0].values == ()


@pytest.mark.parametrize(("free", "allowed"), [(True, True), (False, False)])
def test_a_rate_that_compares_may_be_more_than_a_hundred(free: bool, allowed: bool) -> None:
    form = load_form("form2021")
    text = rules_text(learned(COMPARED), propose(learned(COMPARED), form.abbreviations), form, {"rule": [PERCENT]})
    assert 'free = ["M1.1.c4", "M1.1.1.c4", "M1.1.2.c4"]' in text
    (rule,) = [r for r in load_rules("form2021").rules if r.id == "domain.percent"]
    observation = figures.report({"3.3.3": "112"}).observations[0]
    asked = form.catalogue.by_code["3.3.3"]
    rule.options["free"] = ["3.3.3"] if free else []
    assert DOMAIN_CHECKS["percent"](observation, asked, rule) is allowed


PERCENT = {"id": "domain.percent", "kind": "percent", "family": "domain", "severity": "error"}


def test_amounts_beside_their_shares_are_all_of_the_total_before_them() -> None:
    form = learned(SHARED)
    assert [i.unit for i in form.tables[0].items] == ["Người", "Người", "Người", "%", "Người", "%"]
    whole = {"M1.1[*] = M1.3[*] + M1.5[*]", "M1.4[*] ~ 100 * M1.3[*] / M1.1[*]", "M1.6[*] ~ 100 * M1.5[*] / M1.1[*]"}
    assert whole <= equations(form)


def test_a_line_of_units_below_the_header_is_no_name() -> None:
    grid = grid_of(table_of(UNITS))
    assert [is_unit_row(grid, row) for row in range(grid.n_rows)] == [False, False, True, False, False]
    (table,) = learned(UNITS).tables
    assert [(i.label.rsplit(" > ", maxsplit=1)[-1], i.unit) for i in table.items] == [
        ("Tổng số", "Người"), ("Trong đó: nữ", "Người"), ("Dự án", "Dự án"), ("Số tiền", "Triệu đồng"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Ngày ban hành kế hoạch (ngày/tháng/năm)", "text"),
        ("Ngày niêm yết gần nhất", "text"),
        ("Số ngày điều trị", "count"),
        ("Ngày công lao động", "count"),
    ],
)
def test_a_date_is_no_figure_and_its_parts_are_no_choices(label: str, kind: str) -> None:
    assert (kind_of(label, "", options_in(label)), options_in(label)) == (kind, {})


def parents(*rows: tuple[str, str]) -> list[str]:
    """The label above each row."""
    told = [split_number(number, label) for number, label in rows]
    return [told[above].label if above is not None else "" for _, above in tree(told)]


def test_some_of_a_row_stand_below_it_where_the_letters_go_on() -> None:
    first = [("1", "Viên chức"), ("a", "Quản lý"), ("b", "Giáo viên"), ("", "Trong đó: đạt chuẩn")]
    assert parents(*first, ("c", "Nhân viên"))[3:] == ["Giáo viên", "Viên chức"]
    assert parents(*first)[3:] == ["Viên chức"]  # of all: no letter follows
    assert parents(("", "Số lượt"), ("", "Trong đó: mổ"), ("", "Số ngày")) == ["", "Số lượt", ""]


def test_some_of_a_part_do_not_end_the_parts_of_a_total() -> None:
    drawn = """
        Nội dung                              | ĐVT  | Số liệu
        I. Chứng thực                         |      |
        Tổng số việc chứng thực               | Việc |
        Chứng thực bản sao                    | Việc |
        Trong đó: bản sao giấy tờ nước ngoài  | Việc |
        Chứng thực chữ ký                     | Việc |
        Số việc trực tuyến                    | Việc |
        """
    form = learned(drawn)
    codes = {i.label: i.code for i in form.tables[0].items}
    whole, one, some, other = (codes[label] for label in list(codes)[1:5])
    assert {f"{whole} = {one} + {other}", f"{some} <= {one}"} <= equations(form)


def test_a_list_whose_first_sign_stands_behind_its_words_has_one_level() -> None:
    rows = [("1", "Học sinh"), ("", "Trong đó: - Nữ"), ("", "- Dân tộc thiểu số"), ("2", "Lớp")]
    assert parents(*rows) == ["", "Học sinh", "Học sinh", ""]


def test_a_row_that_sums_up_all_is_below_none_of_them() -> None:
    assert parents(("1", "Phòng học"), ("1.1", "Mầm non"), ("2", "Kho"), ("", "Tổng cộng"))[-1] == ""
    drawn = """
        TT  | Loại phòng | ĐVT   | Số lượng
        1   | Phòng học  | Phòng |
        2   | Kho        | Phòng |
            | Tổng cộng  | Phòng |
        """
    assert "M1.c = M1.1 + M1.2" in equations(learned(drawn))


def test_a_label_that_divides_says_of_what_its_rate_is() -> None:
    drawn = """
        TT | Chỉ tiêu                                     | ĐVT   | Số liệu
        1  | Tổng số nhân viên                            | Người |
        2  | Dân số trên địa bàn                          | Người |
        3  | Số người có thẻ                              | Người |
        4  | Tỷ lệ bao phủ (= số người có thẻ/dân số x 100) | %   |
        """
    assert "M1.4 ~ 100 * M1.3 / M1.2" in equations(learned(drawn))


@pytest.mark.parametrize("text", ["(a" * 20_000, "dòng 1 = " + "dòng 1 + " * 20_000, "( " * 20_000 + "= /"])
def test_a_hostile_note_takes_no_more_than_a_moment(text: str) -> None:
    assert notes_in([text]) == ()


def test_a_share_is_of_a_whole_that_holds_it_and_what_is_carried_out_may_be_more() -> None:
    drawn = """
        TT  | Xã   | Số trẻ phải tiêm | Số trẻ đã tiêm | Tỷ lệ tiêm (%)      | Kế hoạch | Tỷ lệ thực hiện (%)
        (1) | (2)  | (3)              | (4)            | (5) = (4)/(3) x 100 | (6)      | (7) = (4)/(6) x 100
        1   | Xã A |                  |                |                     |          |
        2   | Xã B |                  |                |                     |          |
        """
    parts = {e for e in equations(learned(drawn)) if "<=" in e}
    assert parts == {"M1.2[*] <= M1.1[*]"}


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Toàn huyện có …… trường học, …… nhóm lớp với …… học sinh.", ["Số trường học", "Số nhóm lớp", "Số học sinh"]),
        ("Trong quý … năm 20…, …………… đã kiểm tra …… xã.", ["Số xã kiểm tra"]),
        ("Đã kiểm tra các xã A, B, … trong quý.", []),  # and so on
        ("Đã kiểm tra …… xã: A, B, … và báo cáo.", ["Số xã kiểm tra"]),
    ],
)
def test_gaps_behind_commas_are_asked_for_where_the_sentence_lists_what_it_counts(
    sentence: str, labels: list[str]
) -> None:
    assert [f.label for f in narrative_asked([sentence], []).facts] == labels
