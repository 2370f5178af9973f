"""Roman numbers of rows, read and written."""

from __future__ import annotations

import pytest

from normalize.row_numbers import compared_number, in_roman, roman


@pytest.mark.parametrize("value", range(1, 40))
def test_a_roman_number_is_read_as_it_was_written(value: int) -> None:
    assert roman(in_roman(value)) == value


def test_roman_numbers_are_those_that_forms_print() -> None:
    assert [in_roman(n) for n in (1, 4, 9, 14, 19, 20, 38)] == ["I", "IV", "IX", "XIV", "XIX", "XX", "XXXVIII"]
    assert (in_roman(0), in_roman(40)) == ("", "")
    assert compared_number("IV.2.") == "4.2"
