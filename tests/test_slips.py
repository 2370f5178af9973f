"""The slip between what is printed and what is right."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from validate.rules import load_rules
from validate.slips import FORCE, Slip, printable, rate_slip, slip


@pytest.mark.parametrize(
    ("raw", "printed", "right", "kind"),
    [
        ("1.879", "1879", "1897", "digits-turned"),
        ("322", "322", "32", "digit-added"),
        ("2", "2", "22", "digit-dropped"),
        ("115", "115", "1158", "digit-dropped"),
        ("11", "11", "17", "digit-misread"),
        ("60", "60", "66", "digit-misread"),
        ("284", "284", "285", "digit-changed"),
        ("1.877.000", "1877000", "1877", "thousands"),
        ("1,87", "1.87", "1870", "thousands"),
        ("500", "500", "5", "unit"),
        ("-4", "-4", "4", "sign"),
        ("", "0", "12", "blank"),
        ("173", "173", "904", ""),
        ("12", "12", "34", ""),
    ],
)
def test_slips_of_one_figure(raw: str, printed: str, right: str, kind: str) -> None:
    found = slip(raw, Decimal(printed), Decimal(right))
    assert (found.kind if found else "") == kind


def test_last_period_s_figure_kept() -> None:
    assert slip("56", Decimal(56), Decimal(65), before=Decimal(56)) == Slip("kept")
    assert slip("56", Decimal(56), Decimal(57), before=Decimal(55)) != Slip("kept")


def test_a_total_that_forgets_a_part_names_it() -> None:
    parts = [("land", Decimal(173)), ("births", Decimal(240)), ("none", Decimal(0))]
    assert slip("173", Decimal(173), Decimal(413), parts=parts) == Slip("not-updated", "births")


@pytest.mark.parametrize(
    ("printed", "half_unit", "right", "kind"),
    [
        ("99.9", "0.05", "99.849", "rounded-twice"),
        ("99.8", "0.05", "99.87", "cut"),
        ("98.9", "0.05", "99.87", "digit-changed"),
        ("9.5", "0.05", "99.5", "digit-dropped"),
        ("90", "0.5", "100", ""),
    ],
)
def test_slips_of_a_rate(printed: str, half_unit: str, right: str, kind: str) -> None:
    found = rate_slip(Decimal(printed), Decimal(half_unit), Decimal(right))
    assert (found.kind if found else "") == kind


def test_a_repair_is_printed_as_precisely_as_the_figure() -> None:
    third = Decimal(200) / 3
    assert printable(third, Decimal("0.05")) == Decimal("66.7")
    assert printable(third, Decimal("0.005")) == Decimal("66.67")
    assert printable(Decimal("1986") * 100 / Decimal("1989"), Decimal("0.5")) == 100
    assert printable(Decimal(7), Decimal(0)) == 7


@given(st.integers(10, 10**6), st.data())
def test_two_turned_digits_are_always_seen(right: int, data: st.DataObject) -> None:
    text = str(right)
    n = data.draw(st.integers(0, len(text) - 2))
    printed = text[:n] + text[n + 1] + text[n] + text[n + 2 :]
    assume(printed != text and printed[0] != "0")
    found = slip(printed, Decimal(printed), Decimal(right))
    assert found is not None
    assert found.kind == "digits-turned"


@given(st.integers(100, 10**6), st.data())
def test_a_lost_digit_is_always_seen(right: int, data: st.DataObject) -> None:
    text = str(right)
    n = data.draw(st.integers(0, len(text) - 1))
    printed = text[:n] + text[n + 1 :]
    assume(printed[0] != "0")
    found = slip(printed, Decimal(printed), Decimal(right))
    assert found is not None
    assert found.kind == "digit-dropped"


def test_every_slip_has_words_in_both_languages() -> None:
    spoken_otherwise = {"swap", "moved", "shift"}
    for templates in load_rules().templates.values():
        assert set(templates["slip"]) == set(FORCE) - spoken_otherwise | {"row-lost"}


def test_a_short_number_speaks_less_for_a_slip() -> None:
    short, long = slip("21", Decimal(21), Decimal(12)), slip("1.879", Decimal(1879), Decimal(1897))
    assert short is not None
    assert long is not None
    assert 0 < short.force < long.force


def test_a_percentage_written_as_a_fraction_is_one() -> None:
    found = rate_slip(Decimal("0.9730"), Decimal("0.00005"), Decimal("97.3024"))
    assert found is not None
    assert found.kind == "fraction"
    assert rate_slip(Decimal("0.9"), Decimal("0.05"), Decimal("12.5")) is None
