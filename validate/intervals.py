"""Printed precision as intervals: a figure is every value that prints so; equal means that intervals meet.

After Arelle's Calculation 1.1 for XBRL: no epsilon anywhere.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from normalize.report import Figure


class Interval(NamedTuple):
    """All values from `low` to `high`, both included. A tuple: thousands are made, in a third of the time."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:  # type: ignore[override]  # no tuples are joined here
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:  # type: ignore[override]
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def divided_by(self, other: Interval) -> Interval | None:
        """The quotient; None where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def may_be_at_most(self, other: Interval) -> bool:
        """Whether some value here is no greater than some value there."""
        return self.low <= other.high

    @property
    def middle(self) -> Decimal:
        """The value halfway: what was printed."""
        return (self.low + self.high) / 2

    @property
    def half_width(self) -> Decimal:
        """How far the ends lie from the middle."""
        return (self.high - self.low) / 2


ZERO = Interval(Decimal(0), Decimal(0))


def exactly(value: Decimal | int) -> Interval:
    """The interval of one value."""
    return Interval(Decimal(value), Decimal(value))


def interval_of(figure: Figure) -> Interval:
    """The values that print as this figure; a ratio counts by its numerator."""
    return Interval(figure.value - figure.half_unit, figure.value + figure.half_unit)
