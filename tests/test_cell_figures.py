"""Numbers written out, and cells that only a known indicator's reading understands."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Cell, Place
from normalize.cell_figures import read_cell, read_change
from normalize.drafts import Match, cell_draft
from normalize.form import load_form
from normalize.money import money_power, stated_unit
from normalize.numbers import Reading, read_figure
from normalize.spelled import spelled_number

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _written(value: int, full: bool) -> str:
    hundreds, tens, unit = value // 100, value // 10 % 10, value % 10
    words = [f"{DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens > 1:
        words += [f"{DIGITS[tens]} mươi"]
    elif tens:
        words += ["mười"]
    elif words and unit:
        words += ["linh"]
    if unit or not words:
        special = {1: "mốt" if tens > 1 else "một", 5: "lăm" if tens else "năm"}
        words.append(special.get(unit, DIGITS[unit]))
    return " ".join(words)


def spell(value: int) -> str:
    """The number in words."""
    said: list[str] = []
    for size, name in ((10**6, "triệu"), (1000, "nghìn"), (1, "")):
        part = value // size % 1000
        if part or (size == 1 and not said):
            said.append(f"{_written(part, bool(said))} {name}".strip())
    return " ".join(said)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_a_number_written_out_comes_back(value: int) -> None:
    assert spelled_number(spell(value)) == (None if value == 5 else value)


@pytest.mark.parametrize(
    ("written", "value"),
    [("Mười ba", 13), ("hai mươi mốt", 21), ("một trăm linh năm", 105), ("hai mươi tư", 24)],
)
def test_common_numbers(written: str, value: int) -> None:
    assert spelled_number(written) == value


@pytest.mark.parametrize("text", ["năm", "", "một trăm năm", "người", "mười mười", "hai ba", "một nghìn hai triệu"])
def test_what_is_not_certain_is_none(text: str) -> None:
    assert spelled_number(text) is None


@pytest.mark.parametrize(
    ("printed", "value", "half", "unit"),
    [
        ("1,2 tỷ", "1200000000", "50000000", ""),
        ("1,25 triệu đồng", "1250000", "5000", "đồng"),
        ("03+25", "28", "0", ""),
        ("Không", "0", "0", ""),
        ("mười ba", "13", "0", ""),
        ("12 thủ tục", "12", "0", ""),
    ],
)
def test_a_cell_has_its_value(printed: str, value: str, half: str, unit: str) -> None:
    reading = read_cell(printed)
    assert reading.figure is not None
    assert (reading.figure.value, reading.figure.half_unit, reading.unit) == (Decimal(value), Decimal(half), unit)


@pytest.mark.parametrize("printed", ["3-4", "10 đến 12", "1.297 tỷ", "1,2 tỷ đồng và 300 triệu", "5 nghìn hồ sơ"])
def test_what_has_no_single_value_has_a_note(printed: str) -> None:
    reading = read_cell(printed)
    assert reading.figure is None
    assert printed in reading.note


@pytest.mark.parametrize("printed", ["", "-", "//", "x", "Có", "01/01/2021"])
def test_a_sign_or_a_blank_has_no_value(printed: str) -> None:
    assert read_cell(printed).figure is None


@pytest.mark.parametrize(
    ("printed", "unit", "value", "half", "note"),
    [
        ("1,2 tỷ", "Triệu đồng", "1200", "50", "1,2 tỷ = 1200 (Triệu đồng)"),
        ("1,2 tỷ đồng", "triệu đồng", "1200", "50", "1,2 tỷ đồng = 1200 (triệu đồng)"),
        ("350 triệu", "triệu đồng", "350", "0.5", ""),
        ("350.000.000 đồng", "trđ", "350", "0", "350.000.000 đồng = 350 (trđ)"),
        ("1,25 tỷ (vốn huyện)", "1.000 đồng", "1250000", "5000", "1,25 tỷ = 1250000 (1.000 đồng); vốn huyện"),
        ("85 triệu đồng", "Tỷ đồng", "0.085", "0.0005", "85 triệu đồng = 0,085 (Tỷ đồng)"),
        ("350", "triệu đồng", "350", "0", ""),
    ],
)
def test_an_amount_is_in_its_column_s_unit(printed: str, unit: str, value: str, half: str, note: str) -> None:
    reading = read_cell(printed, "count", unit)
    assert reading.figure is not None
    assert (str(reading.figure.value), reading.figure.half_unit, reading.note) == (value, Decimal(half), note)
    assert reading.unit in {unit, ""}


@pytest.mark.parametrize(("printed", "value"), [("12 đồng chí", "12"), ("15 đ/c", "15"), ("5 đơn vị", "5")])
def test_what_only_begins_like_a_currency_is_counted(printed: str, value: str) -> None:
    reading = read_cell(printed)
    assert reading.figure is not None
    assert (str(reading.figure.value), reading.unit) == (value, "")


@pytest.mark.parametrize("years", ["2021-2025", "2021 - 2025", "2021–2025", "2021 đến 2025"])
def test_a_span_of_years_is_neither_figure_nor_range(years: str) -> None:
    assert read_cell(years) == Reading(None)


@pytest.mark.parametrize(
    ("unit", "power"),
    [("đồng", 0), ("Triệu đồng", 6), ("tỷ đồng", 9), ("1.000 đồng", 3), ("1000đ", 3), ("Trđ", 6), ("1.000.000 VNĐ", 6)],
)
def test_units_of_money(unit: str, power: int) -> None:
    assert money_power(unit) == power


@pytest.mark.parametrize("unit", ["", "Người", "Triệu", "%", "1.000", "Đơn vị", "đồng chí"])
def test_other_units_are_none_of_money(unit: str) -> None:
    assert money_power(unit) is None


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Kinh phí (triệu đồng)", "triệu đồng"),
        ("Kinh phí, ĐVT: tỷ đồng", "tỷ đồng"),
        ("Kinh phí (ĐVT: 1.000 đồng)", "1.000 đồng"),
        ("Số đồng chí (đồng chí)", ""),
        ("Số cơ quan, đơn vị", ""),
    ],
)
def test_a_label_states_its_unit(label: str, unit: str) -> None:
    assert stated_unit(label) == unit


@given(
    st.integers(1, 10**6), st.integers(0, 2), st.sampled_from(["nghìn", "triệu", "tỷ"]),
    st.sampled_from(["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"]),
)  # fmt: skip
def test_an_amount_is_the_same_money_in_every_unit(digits: int, decimals: int, scale: str, unit: str) -> None:
    amount = Decimal(digits).scaleb(-decimals)
    powers = {"đồng": 0, "nghìn": 3, "triệu": 6, "tỷ": 9}
    figure = read_cell(f"{amount:f} {scale} đồng".replace(".", ","), "count", unit).figure
    assert figure is not None
    assert figure.value.scaleb(powers[unit.split(maxsplit=1)[0]]) == amount.scaleb(powers[scale])


@given(st.integers(0, 10**12), st.sampled_from(["count", "percent", "choice"]))
def test_plain_digits_read_as_any_other_figure(value: int, kind: str) -> None:
    assert read_cell(str(value), kind) == read_figure(str(value), kind) == read_cell(f" {value}\n", kind)


@pytest.mark.parametrize(
    ("printed", "value", "note"),
    [
        ("05, trong đó 02 nữ", "5", "trong đó 02 nữ"),
        ("05 người, trong đó có 02 nữ", "5", "trong đó có 02 nữ"),
        ("12 tăng 3 so với cùng kỳ", "12", "tăng 3 so với cùng kỳ"),
        ("03+25=28", "28", "Cộng: 03+25=28"),
        ("13 (mười ba)", "13", ""),
        ("13 (mười ba) đơn vị", "13", ""),
        ("mười ba (13) cơ quan, đơn vị", "13", ""),
        ("Mười ba (13)", "13", ""),
        ("Không phát sinh", "0", ""),
        ("1.297, trong đó 12 trễ hạn", "1297", "trong đó 12 trễ hạn"),
    ],
)
def test_what_is_said_beside_a_figure_is_its_note(printed: str, value: str, note: str) -> None:
    reading = read_cell(printed)
    assert reading.figure is not None
    assert (str(reading.figure.value), reading.note) == (value, note)


@pytest.mark.parametrize(
    "printed",
    ["> 90%", "Trên 90", "khoảng 12", "gần 200 người", "≥95%", "03+25=27", "mười ba (12)", "13 (mười hai) người"],
)
def test_a_bound_or_a_contradiction_in_a_cell_has_no_value_but_a_note(printed: str) -> None:
    reading = read_cell(printed)
    assert reading.figure is None
    assert printed in reading.note


@pytest.mark.parametrize(
    ("printed", "value"), [("Tăng 02", 2), ("giảm 3 người", -3), ("Giảm: 01", -1), ("tăng thêm 12", 12)]
)
def test_a_change_in_words_has_its_sign(printed: str, value: int) -> None:
    reading = read_change(printed)
    assert reading is not None
    assert reading.figure is not None
    assert reading.figure.value == value


@pytest.mark.parametrize(("code", "value"), [("PL2.2.2", "-2"), ("PL2.2.1", "")])
def test_only_a_column_of_changes_reads_them(code: str, value: str) -> None:
    form = load_form()
    cell = Cell(0, 0, "Giảm 02", Place())
    draft = cell_draft(cell, "PL2.2", "PL2", form.indicator(code), "", "", Match("header", 1.0))
    assert (str(draft.figure.value) if draft.figure else "") == value


@pytest.mark.parametrize(
    ("label", "printed", "value", "unit"),
    [
        ("Kinh phí (triệu đồng)", "1,2 tỷ", "1200", "triệu đồng"),
        ("Kinh phí (triệu đồng)", "350", "350", "triệu đồng"),
        ("Kinh phí", "1,2 tỷ đồng", "1200000000", "đồng"),
        ("Số lớp", "12 lớp", "12", ""),
    ],
)
def test_an_unknown_column_states_its_unit_in_its_header(label: str, printed: str, value: str, unit: str) -> None:
    draft = cell_draft(Cell(0, 0, printed, Place()), "", "PL2", None, label, "", Match("none", 0.0))
    assert draft.figure is not None
    assert (str(draft.figure.value), draft.unit) == (value, unit)
