"""Printed precision: figures are equal when some value prints as both."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from normalize.numbers import read_figure
from validate.intervals import Interval, exactly, interval_of

numbers = st.decimals(-1000, 1000, places=3)
intervals = st.tuples(numbers, st.decimals(0, 10, places=3)).map(lambda p: Interval(p[0], p[0] + p[1]))


def printed(text: str) -> Interval:
    figure = read_figure(text, "percent").figure
    assert figure is not None
    return interval_of(figure)


def rate(part: int, whole: int) -> Interval:
    quotient = (exactly(100) * exactly(part)).divided_by(exactly(whole))
    assert quotient is not None
    return quotient


def test_a_rate_is_true_to_its_printed_digits() -> None:
    assert not printed("99,9").meets(rate(1986, 1989))
    assert printed("99,85").meets(rate(1986, 1989))
    assert printed("99,8").meets(rate(1986, 1989))
    assert printed("100").meets(rate(1986, 1989))
    assert not printed("90").meets(rate(8, 8))


def test_nothing_is_divided_by_what_may_be_zero() -> None:
    assert exactly(5).divided_by(Interval(Decimal(-1), Decimal(1))) is None


@given(intervals, intervals)
def test_meeting_is_mutual_and_order_of_adding_is_free(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)
    assert a + b == b + a
    assert a * b == b * a


@given(intervals, intervals, st.floats(0, 1), st.floats(0, 1))
def test_results_hold_every_value_that_their_parts_may_have(a: Interval, b: Interval, s: float, t: float) -> None:
    x = a.low + (a.high - a.low) * Decimal(s)
    y = b.low + (b.high - b.low) * Decimal(t)
    slack = Decimal("1e-9")
    for whole, value in ((a + b, x + y), (a - b, x - y), (a * b, x * y)):
        assert whole.low - slack <= value <= whole.high + slack
