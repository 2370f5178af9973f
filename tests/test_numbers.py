"""Figures as offices type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.cell_figures import read_cell
from normalize.numbers import read_figure


@pytest.mark.parametrize(
    ("printed", "kind", "value"),
    [
        ("1.297", "count", "1297"),
        ("1,297", "count", "1297"),
        ("1 297", "count", "1297"),
        ("2.060.123", "count", "2060123"),
        ("1.\n297", "count", "1297"),
        ("06", "count", "6"),
        ("99,85", "percent", "99.85"),
        ("99.85%", "percent", "99.85"),
        ("99,123", "percent", "99.123"),
        ("100%", "percent", "100"),
        ("100 %", "percent", "100"),
        ("+2", "count", "2"),
        ("-1", "count", "-1"),
        ("12 thủ tục", "count", "12"),
        ("1.234,5", "count", "1234.5"),
    ],
)
def test_a_figure_has_its_value(printed: str, kind: str, value: str) -> None:
    figure = read_figure(printed, kind).figure
    assert figure is not None
    assert figure.value == Decimal(value)


@pytest.mark.parametrize(
    "printed", ["", "  ", "Đang triển khai", "2021-2025", "3-4", "01/01/2021", "1.1.1.1", "x", "-"]
)
def test_what_is_no_figure_is_none(printed: str) -> None:
    assert read_figure(printed).figure is None


def test_a_ratio_keeps_its_denominator() -> None:
    figure = read_figure("13/14").figure
    assert figure is not None
    assert (figure.value, figure.denominator) == (Decimal(13), Decimal(14))


def test_a_bracket_is_a_note() -> None:
    reading = read_figure("05 (trong đó 02 nữ)")
    assert reading.figure is not None
    assert (reading.figure.value, reading.note) == (Decimal(5), "trong đó 02 nữ")


def test_precision_is_what_was_printed() -> None:
    halves = {p: read_figure(p, "percent").figure for p in ("99,9", "99,85", "90")}
    assert [f.half_unit for f in halves.values() if f] == [Decimal("0.05"), Decimal("0.005"), Decimal("0.5")]
    count = read_figure("90", "count").figure
    assert count is not None
    assert count.half_unit == 0


def test_the_meaning_of_a_choice_is_not_its_sign() -> None:
    assert read_figure("2 cấp", "choice").figure is None
    sign = read_figure("2", "choice").figure
    assert sign is not None
    assert sign.value == 2


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(".,'’"))
def test_thousands_marks_change_nothing(value: int, mark: str) -> None:
    figure = read_figure(f"{value:,}".replace(",", mark)).figure
    assert figure is not None
    assert figure.value == value


@given(st.integers(min_value=0, max_value=10**4), st.integers(min_value=0, max_value=99))
def test_two_decimals_come_back(whole: int, cents: int) -> None:
    figure = read_figure(f"{whole},{cents:02}", "percent").figure
    assert figure is not None
    assert figure.value == Decimal(whole) + Decimal(cents) / 100
    assert figure.half_unit == Decimal("0.005")


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_figure(text)


@pytest.mark.parametrize(
    "text", ["2. Tổ chức bộ máy", "1) Số phòng chuyên môn", "3.Biên chế", "1a. Số TTHC", "3b) Cán bộ"]
)
def test_the_number_of_a_heading_is_no_figure(text: str) -> None:
    assert read_figure(text).figure is None
    assert read_cell(text).figure is None


def test_digits_of_other_scripts_are_no_figures() -> None:
    assert read_figure("\U000116d0").figure is None
    assert read_figure("٣").figure is None
