"""Numbers written out, and cells that only a known indicator's reading understands."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.numbers import read_cell
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


@pytest.mark.parametrize("printed", ["3-4", "10 đến 12", "1.297 tỷ", "1,2 tỷ đồng (vốn huyện)", "5 nghìn hồ sơ"])
def test_what_has_no_single_value_has_a_note(printed: str) -> None:
    reading = read_cell(printed)
    assert reading.figure is None
    assert printed in reading.note


@pytest.mark.parametrize("printed", ["", "-", "//", "x", "Có", "01/01/2021"])
def test_a_sign_or_a_blank_has_no_value(printed: str) -> None:
    assert read_cell(printed).figure is None
