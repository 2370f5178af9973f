"""Printed precision as intervals: a figure is every value that prints so; equal means that intervals meet.

After Arelle's Calculation 1.1 for XBRL: no epsilon anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from normalize.report import Figure


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
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
