"""Comma or point: what a lone mark means is decided from the whole report, and the note says what was decided."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Cell, Place
from normalize.drafts import Draft, Match, cell_draft
from normalize.form import load_form
from normalize.habits import Habit, decimal_mark, habit_of, settled
from normalize.reports import normalize
from tests.drawn import document, table

FORM = load_form()
COUNT, PERCENT = FORM.indicator("7.6.2"), FORM.indicator("3.4.2")
MONEY = replace(FORM.indicator("PL2.1b.1"), unit="Triệu đồng")
BLOCKS = (
    "ỦY BAN NHÂN DÂN HUYỆN BẾN HẢI",
    "BÁO CÁO",
    "Công tác cải cách hành chính quý II năm 2021",
    "Kế hoạch CCHC năm 2021 gồm 41 nhiệm vụ trên 06 lĩnh vực.",
    "Phụ lục 1",
)


def draft(printed: str, indicator: object = COUNT, row: str = "") -> Draft:
    """One printed cell of an indicator."""
    made = cell_draft(Cell(0, 0, printed, Place()), "PL1", "PL1", indicator, "", "", Match("alignment", 1.0))  # type: ignore[arg-type]
    return made._replace(dimension=row, dimension_code=FORM.total_code if row == "Tổng cộng" else row)


def read(*drafts: Draft) -> list[tuple[str, str]]:
    """(Value, note) of each draft as settled; an empty value where there is none."""
    return [(str(d.figure.value) if d.figure else "", d.note) for d in settled(drafts, FORM)]


def written(report: Sequence[tuple[str, object]]) -> list[tuple[str, str]]:
    return read(*(draft(printed, indicator) for printed, indicator in report))


def test_a_report_with_comma_decimals_needs_no_notes() -> None:
    assert written([("99,85", PERCENT), ("1.297", COUNT), ("2.060", COUNT), ("1.297", MONEY)]) == [
        ("99.85", ""), ("1297", ""), ("2060", ""), ("1297", ""),
    ]  # fmt: skip


def test_a_report_with_point_decimals_needs_notes_only_where_it_turns() -> None:
    assert written([("99.85", PERCENT), ("1,297", COUNT), ("1.297", MONEY), ("1.297", COUNT)]) == [
        ("99.85", ""),
        ("1297", ""),
        ("1.297", "1.297: dấu chấm là phần thập phân, theo cách viết của cả báo cáo"),
        ("1297", "1.297: dấu chấm là hàng nghìn, vì cột này đếm số nguyên"),
    ]


def test_a_rate_is_no_thousands_whatever_the_report_writes() -> None:
    assert written([("99,85", PERCENT), ("98,5", PERCENT), ("1,297", PERCENT), ("1.297", PERCENT)]) == [
        ("99.85", ""),
        ("98.5", ""),
        ("1.297", ""),
        ("1.297", "1.297: dấu chấm là phần thập phân, vì tỷ lệ không quá 100%"),
    ]


def test_a_count_with_a_comma_is_in_thousands_and_says_so() -> None:
    assert written([("1,297", COUNT), ("99,85", PERCENT)])[0] == (
        "1297",
        "1,297: dấu phẩy là hàng nghìn, vì cột này đếm số nguyên",
    )


def test_a_figure_against_the_report_s_habit_says_so() -> None:
    report = [("99,85", PERCENT), ("98,5", PERCENT), ("97,25", PERCENT), ("99.85", PERCENT)]
    assert written(report)[-1] == ("99.85", "99.85: dấu chấm là phần thập phân, khác cách viết của cả báo cáo")


def test_a_count_in_parts_is_doubted() -> None:
    (found,) = settled([draft("99.85")], FORM)
    assert found.figure is not None
    assert (found.figure.value, found.note, found.confidence) == (
        Decimal("99.85"), "99.85: số đếm mà có phần thập phân", 0.6,
    )  # fmt: skip


def test_money_that_nothing_decides_has_no_value() -> None:
    assert written([("1.297", MONEY), ("12", COUNT)])[0] == (
        "",
        "1.297: không rõ dấu chấm là hàng nghìn hay phần thập phân",
    )


def test_a_report_that_writes_both_ways_has_no_habit() -> None:
    assert habit_of([draft("99,85", PERCENT), draft("99.85", PERCENT)]) == Habit("", seen=True)


@pytest.mark.parametrize(
    ("total", "value", "role"), [("4.500", "1.500", "phần thập phân"), ("1503", "1500", "hàng nghìn")]
)
def test_money_is_settled_by_its_total(total: str, value: str, role: str) -> None:
    column = [draft("1.500", MONEY, "dat-dai"), draft("3", MONEY, "ho-tich"), draft(total, MONEY, "Tổng cộng")]
    assert read(*column)[0] == (value, f"1.500: dấu chấm là {role}, vì như vậy mới khớp tổng cộng")


def test_a_scaled_figure_is_settled_by_the_report_s_habit() -> None:
    assert written([("99,85", PERCENT), ("1.297 tỷ", MONEY)])[1] == (
        "1297000",
        "1.297 tỷ = 1297000 (Triệu đồng)",
    )
    assert written([("12", COUNT), ("1.297 tỷ", MONEY)])[1] == ("", "Không rõ giá trị: 1.297 tỷ")


def test_the_whole_report_is_asked() -> None:
    appendix = table("""
        STT    | Chỉ tiêu thống kê                       | Đơn vị tính | Số liệu
        1.1.1. | Số nhiệm vụ đề ra trong kế hoạch        | Nhiệm vụ    | 1,041
        1.1.2. | Số nhiệm vụ đã hoàn thành               | Nhiệm vụ    | 12
        1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành     | Văn bản     | 9
        3.3.3. | Tỷ lệ TTHC đã được phê duyệt quy trình nội bộ | %     | 99.5
        9.9    | Kinh phí dành cho cải cách hành chính   | Triệu đồng  | 1.297
    """)
    report = normalize(document(*BLOCKS, appendix), source_name="bao cao.docx", sha256="ab" * 32)
    found = {o.label_raw: (str(o.figure.value), o.note) for o in report.observations if o.figure and o.section == "PL1"}
    assert found["Số nhiệm vụ đề ra trong kế hoạch"] == ("1041", "")
    assert found["Kinh phí dành cho cải cách hành chính"] == (
        "1.297", "1.297: dấu chấm là phần thập phân, theo cách viết của cả báo cáo",
    )  # fmt: skip


@given(
    st.lists(st.integers(1000, 10**7), min_size=1, max_size=8),
    st.lists(st.integers(1, 9999), min_size=1, max_size=8),
    st.sampled_from(".,"),
)
def test_any_consistent_report_comes_back(counts: list[int], hundredths: list[int], decimal: str) -> None:
    thousands = "," if decimal == "." else "."
    drafts = [draft(f"{count:,}".replace(",", thousands)) for count in counts]
    drafts += [draft(f"{rate // 100}{decimal}{rate % 100:02}", PERCENT) for rate in hundredths]
    money = [draft(f"{count:,}".replace(",", thousands) + f"{decimal}5", MONEY) for count in counts]
    money += [draft(f"{count:,}".replace(",", thousands), MONEY) for count in counts]
    values = [value for value, _ in read(*drafts, *money)]
    expected = [Decimal(c) for c in counts] + [Decimal(r) / 100 for r in hundredths]
    expected += [Decimal(c) + Decimal("0.5") for c in counts] + [Decimal(c) for c in counts]
    assert [Decimal(v) for v in values] == expected


@given(st.integers(0, 10**7), st.integers(0, 999), st.sampled_from(".,"))
def test_a_number_in_both_marks_shows_its_decimals(whole: int, thousandths: int, decimal: str) -> None:
    thousands = "," if decimal == "." else "."
    printed = f"{whole:,}".replace(",", thousands) + f"{decimal}{thousandths:03}"
    lone = whole < 1000
    assert decimal_mark(printed) == ("" if lone and whole else decimal)
