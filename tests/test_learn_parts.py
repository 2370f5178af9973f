"""What a form says of wholes and parts: formulas in headers, groups of rows, several columns of figures, gaps; drawn."""

from __future__ import annotations

import pytest

from normalize.form import load_form
from normalize.gaps import words_before, words_behind
from normalize.text import plain
from rasoat.learn.files import form_text
from rasoat.learn.formulas import Formula, formulas
from rasoat.learn.labels import choices_in, kind_of, options_in, unit_in
from rasoat.learn.narrative import narrative_asked
from rasoat.learn.numbering import split_number, tree
from tests.test_learn_forms import equations, learned

INSPECTED = """
    STT | Đơn vị     | Số cuộc thanh tra | <        | <      | Số vụ việc
    ^   | ^          | Tổng số           | Chuyển sang | Mới | ^
    (1) | (2)        | (3)=(4)+(5)       | (4)      | (5)    | (6)
    A   | Cấp tỉnh   |                   |          |        |
    1   | Sở A       |                   |          |        |
    2   | Sở B       |                   |          |        |
    B   | Cấp xã     |                   |          |        |
    1   | Xã C       |                   |          |        |
        | TỔNG CỘNG TOÀN TỈNH |          |          |        |
    """
PLANNED = """
    STT | Chỉ tiêu            | ĐVT | Kế hoạch năm | Thực hiện  | <                | Tỷ lệ so với kế hoạch (%)
    ^   | ^                   | ^   | ^            | Trong quý  | Lũy kế từ đầu năm | ^
    A   | NHÂN LỰC            |     |              |            |                  |
    A.1 | Số lớp tập huấn     | Lớp |              |            |                  |
    A.2 | Số buổi tuyên truyền | Buổi |            |            |                  |
    """
COUNTED = """
    TT | Nội dung                          | Đơn vị | Số liệu
    1  | Tổng số cán bộ, công chức         | Người  |
    a  | Cán bộ                            | Người  |
    b  | Công chức                         | Người  |
       | Trong đó nữ                       | Người  |
    2  | Số công chức đạt chuẩn            | Người  |
    3  | Có tủ sách pháp luật (Đầy đủ/Chưa đầy đủ) |  |
    """


def test_formulas_of_a_header_are_its_sums_and_numbers_of_columns_are_no_names() -> None:
    (table,) = learned(INSPECTED).tables
    assert [i.label for i in table.items][:1] == ["Số cuộc thanh tra > Tổng số"]
    assert table.dimension == "Đơn vị"
    assert table.formulas == (Formula(0, (1, 2)),)
    assert "M1.1[*] = M1.2[*] + M1.3[*]" in equations(learned(INSPECTED))


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (("1=2+3", "2", "3"), [Formula(0, (1, 2))]),
        (("(4) = (5) - (6)", "(5)", "(6)"), [Formula(0, (1,), (2,))]),
        (("3=2/1*100", "1", "2"), [Formula(0, (2, 1), rate=True)]),
        (("1=2+7", "2", "3"), []),  # no such column
        (("1", "2", "3"), []),
    ],
)
def test_a_formula_is_read_only_between_columns_that_are_there(printed: tuple[str, ...], found: list[Formula]) -> None:
    assert list(formulas(dict(enumerate(printed)), {})) == found


def test_a_formula_may_stand_in_the_header_itself() -> None:
    labels = {0: "Tổng số (1 = 2 + 3)", 1: "Bản giấy (2)", 2: "Bản điện tử (3)"}
    assert formulas({}, labels) == (Formula(0, (1, 2)),)


def test_groups_of_rows_are_sums_and_the_total_is_of_the_groups() -> None:
    form = learned(INSPECTED)
    (table,) = form.tables
    assert table.total == "TỔNG CỘNG TOÀN TỈNH"
    assert table.groups == (("Cấp tỉnh", ("Sở A", "Sở B")), ("Cấp xã", ("Xã C",)))
    said = equations(form)
    assert "{code}[Tổng cộng] = {code}[Cấp tỉnh] + {code}[Cấp xã]" in said
    assert "{code}[Cấp tỉnh] = {code}[Sở A] + {code}[Sở B]" in said
    assert not any("sum(" in equation for equation in said)


def test_several_columns_of_figures_have_codes_and_rules_of_their_own() -> None:
    form = learned(PLANNED)
    (table,) = form.tables
    assert [(v.suffix, v.rate) for v in table.values] == [("c1", False), ("c2", False), ("c3", False), ("c4", True)]
    kinds = {i.code: (i.kind, i.unit) for i in table.items}
    assert kinds["M1.A.1"] == ("group", "Lớp")
    assert (kinds["M1.A.1.c3"], kinds["M1.A.1.c4"]) == (("count", "Lớp"), ("percent", "%"))
    assert equations(form) == {
        *(f"M1.A.{n}.c4 ~ 100 * M1.A.{n}.c3 / M1.A.{n}.c1" for n in (1, 2)),
        *(f"M1.A.{n}.c2 <= M1.A.{n}.c3" for n in (1, 2)),
    }


def test_parts_that_are_only_some_are_no_terms_of_a_sum() -> None:
    form = learned(COUNTED)
    assert equations(form) == {"M1.1 = M1.1a + M1.1b", "M1.1c <= M1.1", "M1.2 <= M1.1b"}
    assert dict(form.items()[-1].choices) == {"1": "Đầy đủ", "0": "Chưa đầy đủ"}


@pytest.mark.parametrize(
    ("label", "choices"),
    [
        ("Hình thức (Phiếu giấy; Thiết bị; Cả hai)", {"1": "Phiếu giấy", "2": "Thiết bị", "3": "Cả hai"}),
        ("Đã công khai (đánh dấu x nếu có)", {"x": "Có"}),
        ("Diện tích (m2/người)", {}),
        ("Số lớp theo khối (6; 7; 8; 9)", {}),
        ("Số văn bản (bản chính/bản sao)", {}),  # neither denies the other
    ],
)
def test_words_in_brackets_are_choices_where_they_are_alternatives(label: str, choices: dict[str, str]) -> None:
    assert options_in(label) == choices


def test_choices_with_signs_stand_in_brackets_behind_a_question() -> None:
    assert choices_in("Đã kết nối (1: đã kết nối; 0: chưa kết nối)") == {"1": "đã kết nối", "0": "chưa kết nối"}
    assert choices_in("Đường dây nóng (có ghi 1, không ghi 0)") == {"1": "có", "0": "không"}


def test_a_unit_is_the_noun_that_is_counted_not_any_that_is_named() -> None:
    known = ("Ban", "Người")
    assert unit_in("Số cuộc đã ban hành kết luận", known) == "Cuộc"
    assert unit_in("Số đoàn đông người", known) == "Đoàn"
    assert unit_in("Vi phạm > Tiền (Trđ) > Tổng số", known) == "Trđ"
    assert unit_in("Bản giấy", known) == ""
    assert kind_of("Phân loại theo nội dung > Kiến nghị", "", {}) == "count"


def test_numbers_led_by_a_letter_say_their_own_levels() -> None:
    rows = [split_number(n, "Nhãn") for n in ("A", "A.1", "A.1.1", "A.2", "B", "B.1")]
    assert [(code, parent) for code, parent in tree(rows)] == [
        ("A", None), ("A.1", 0), ("A.1.1", 1), ("A.2", 0), ("B", None), ("B.1", 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("- Tổng số tiền phát hiện: …… triệu đồng;", [("Tổng số tiền phát hiện", "triệu đồng", "count")]),
        ("2. Tỷ lệ hồ sơ nộp lưu: ………", [("Tỷ lệ hồ sơ nộp lưu", "%", "percent")]),
        ("Đơn vị báo cáo: …………", []),
        ("Đã trả lời …… phản ánh, kiến nghị.", [("Số phản ánh, kiến nghị", "Phản ánh", "count")]),
    ],
)
def test_a_gap_behind_its_name_asks_for_a_fact(sentence: str, facts: list[tuple[str, str, str]]) -> None:
    assert [(f.label, f.unit, f.kind) for f in narrative_asked([sentence], ()).facts] == facts


def test_the_words_around_a_gap_are_those_around_the_figure() -> None:
    form, report = (
        plain("2. Tổng số lượt tiếp: …… lượt, có …… đoàn"),
        plain("2. Tổng số lượt tiếp: 127 lượt, có 03 đoàn"),
    )
    first, second = form.index("…"), form.rindex(" …… ")
    assert words_before(form[:first]) == words_before(report[: report.index("127")])
    assert words_before(form[: second + 1]) == words_before(report[: report.index("03")])
    assert words_behind(form[second + 4 :]) == words_behind(report[report.index("03") + 2 :]) == ("doan",)


def test_the_form_s_own_words_for_its_total_are_written_down() -> None:
    older = {"total": {"words": ["tong cong"]}, "path": {"empty": []}, "abbreviation": {}}
    assert '"tong cong toan tinh"' in form_text(learned(INSPECTED), load_form("form2021"), older)
