"""Numbers of rows, read and written."""

from __future__ import annotations

import numpy as np
import pytest

from extract.list_signs import roman
from normalize.numbered import told_by_number
from normalize.row_numbers import compared_number, in_parts, in_roman


@pytest.mark.parametrize("value", range(1, 40))
def test_a_roman_number_is_read_as_it_was_written(value: int) -> None:
    assert roman(in_roman(value)) == value


def test_roman_numbers_are_those_that_forms_print() -> None:
    assert [in_roman(n) for n in (1, 4, 9, 14, 19, 20, 38)] == ["I", "IV", "IX", "XIV", "XIX", "XX", "XXXVIII"]
    assert (in_roman(0), in_roman(40)) == ("", "")
    assert compared_number("IV.2.") == "4.2"


@pytest.mark.parametrize(
    ("number", "shown"),
    [("3.1.3b", "3.1.3.2"), ("4.1.4đ", "4.1.4.5"), ("7.6.2.a", "7.6.2.1"), ("3.1.3", "3.1.3"), ("", ""), ("a", "a")],
)
def test_a_closing_letter_is_one_more_part(number: str, shown: str) -> None:
    assert in_parts(number) == shown


def test_numbers_in_parts_are_trusted_as_the_forms_letters() -> None:
    forms = ["1", *(f"2{letter}" for letter in "abcdđeghi")]
    printed = ["1", *(f"2.{n}" for n in range(1, 10))]
    probable = np.eye(10) * 0.999
    probable[4, 4] = 0.6
    assert told_by_number(probable, np.zeros((10, 10)), printed, forms) == [(4, 4)]
    assert told_by_number(probable, np.zeros((10, 10)), [f"3.{n}" for n in range(10)], forms) == []
