"""What is written as JSON is read back as it was, down to a decimal's zeros; what does not fit is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Place
from normalize.report import Figure, Period, Report, StatedPeriod
from rasoat.codec import decode, encode
from rasoat.jobs import Reading, received
from rasoat.report_codec import report_of
from tests.figures import report

figures = st.builds(
    Figure,
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from([Decimal(0), Decimal("0.005"), Decimal("0.50")]),
    st.none() | st.integers(0, 10**12).map(Decimal),
)
texts = st.text(st.characters(codec="utf-8"))
finite = st.none() | st.floats(-1e4, 1e4)
places = st.builds(Place, st.none() | st.integers(1, 999), finite, finite, finite, finite, texts)
stated = st.builds(StatedPeriod, texts, st.none() | st.dates(), st.none() | st.dates(), texts, places)


@given(figures)
def test_a_figure_keeps_its_printed_zeros(figure: Figure) -> None:
    assert repr(decode(encode(figure), Figure)) == repr(figure)


@given(texts, st.lists(stated, max_size=3), st.none() | st.dates())
def test_a_report_comes_back_as_it_was(name: str, periods: list[StatedPeriod], day: date | None) -> None:
    period = Period("2021-Q1", date(2021, 1, 1), date(2021, 3, 31))
    made = Report("r", name, "", "", "", period, "", day, "2021", None, (), stated_periods=tuple(periods))
    assert decode(encode(made), Report) == made
    assert received(Reading(made).sent()) == Reading(made)
    assert received(Reading(made).sent()).encoded == encode(made)


def test_equal_texts_of_reports_are_one_object() -> None:
    made = report({"PL2.1b.1": "12", "3.4.2": "99,85"})
    one, other = (report_of(encode(made)) for _ in range(2))
    assert one == other == made
    for first, second in zip(one.observations, other.observations, strict=True):
        assert first.label is second.label
        assert first.section is second.section


@given(texts, texts)
def test_why_there_is_no_report_comes_back_as_it_was(problem: str, detail: str) -> None:
    assert received(Reading(None, problem, detail).sent()) == Reading(None, problem, detail)


@pytest.mark.parametrize("data", [b"", b"\n", b"[]\n", b'["",""]\n{}', b'["",""]\n[]', b"\xff\n"])
def test_what_is_no_reading_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        received(data)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"value": 1.5e}', b'{"value": "1", "half_unit": []}', b"\xff"])
def test_what_is_no_figure_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data, Figure)
