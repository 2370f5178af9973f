"""A report as one system: quantities with their readings, and the equations that hold between them.

A quantity is what a figure is about; the places that state it are its readings. Figures that the catalogue calls
the same share a quantity. Exact arithmetic throughout: an equation holds where the intervals of print allow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from normalize.report import Observation
from validate.intervals import Interval

INFINITE = Decimal("Infinity")
ANY = Interval(-INFINITE, INFINITE)
ZERO = Decimal(0)
ONE = Decimal(1)


def overlap(one: Interval, other: Interval) -> Interval | None:
    """The values in both; None where there is none."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    return Interval(low, high) if low <= high else None


class Reading(NamedTuple):
    """One printed statement of a quantity. `weight`: what it costs to call it wrong, about 1."""

    observation: Observation | None
    interval: Interval
    weight: float
    blank: bool = False


class State(NamedTuple):
    """A value that a quantity may have, what it costs, and the readings that would be wrong."""

    interval: Interval
    cost: float
    wrong: tuple[Reading, ...]


class Quantity(NamedTuple):
    """What one or more readings state. `domain` are the values that its kind allows; `whole`: only whole ones.

    `elsewhere`: for a blank cell, the quantity that states the same figure elsewhere.
    """

    name: str
    readings: tuple[Reading, ...]
    domain: Interval = ANY
    whole: bool = False
    elsewhere: int = -1

    def states(self) -> tuple[State, ...]:
        """Every value that some reading states, the cheapest first; one state where all agree."""
        if len(self.readings) == 1:
            return (State(self.readings[0].interval, 0.0, ()),)
        found: list[State] = []
        for reading in self.readings:
            common, wrong = reading.interval, []
            for other in self.readings:
                both = overlap(common, other.interval)
                if both is None:
                    wrong.append(other)
                else:
                    common = both
            state = State(common, sum(r.weight for r in wrong), tuple(wrong))
            if all(s.interval != common for s in found):
                found.append(state)
        return tuple(sorted(found, key=lambda s: s.cost))

    @property
    def weight(self) -> float:
        """What it costs to call every reading wrong."""
        return sum(r.weight for r in self.readings)

    def fitting(self, interval: Interval) -> Interval | None:
        """The part of an interval that the quantity may have, narrowed to whole numbers; None for nothing."""
        inside = overlap(interval, self.domain)
        if inside is None or not self.whole:
            return inside
        low = inside.low if inside.low.is_infinite() else inside.low.to_integral_value("ROUND_CEILING")
        high = inside.high if inside.high.is_infinite() else inside.high.to_integral_value("ROUND_FLOOR")
        return Interval(low, high) if low <= high else None


class Affine(NamedTuple):
    """A sum of quantities, each times a number, and a constant."""

    terms: Mapping[int, Decimal] = MappingProxyType({})
    constant: Decimal = ZERO

    def plus(self, other: Affine, factor: Decimal = Decimal(1)) -> Affine:
        """This and so many times the other; terms that cancel are left out."""
        terms = dict(self.terms)
        for index, coefficient in other.terms.items():
            terms[index] = terms.get(index, ZERO) + factor * coefficient
        return Affine({i: c for i, c in terms.items() if c}, self.constant + factor * other.constant)

    def times(self, factor: Decimal) -> Affine:
        """This times a number."""
        if factor == 1:
            return self
        return Affine({i: c * factor for i, c in self.terms.items() if factor}, self.constant * factor)

    def value(self, values: Sequence[Interval], without: int = -1) -> Interval:
        """The interval of the sum, one quantity left out."""
        low = high = self.constant
        for index, coefficient in self.terms.items():
            if index == without:
                continue
            value = values[index]
            if coefficient == ONE:  # as most are
                low, high = low + value.low, high + value.high
            elif coefficient > 0:
                low, high = low + coefficient * value.low, high + coefficient * value.high
            else:
                low, high = low + coefficient * value.high, high + coefficient * value.low
        return Interval(low, high)


@dataclass(frozen=True, eq=False)
class Constraint:
    """An equation of a report: `sum = 0`, `sum <= 0`, or a rate against `sum / divisor`.

    `key` leads back to the check that it was made of. `binding`: the system must hold it; the others are only
    looked at (another scope, another period).
    """

    key: int
    relation: str
    sum: Affine
    divisor: Affine | None = None
    rate: int = -1
    binding: bool = True

    @cached_property
    def quantities(self) -> tuple[int, ...]:
        """The quantities in it."""
        found = dict.fromkeys(self.sum.terms)
        if self.divisor is not None:
            found |= dict.fromkeys([self.rate, *self.divisor.terms])
        return tuple(found)

    def holds(self, values: Sequence[Interval]) -> bool:
        """Whether the values allow it."""
        if self.divisor is not None:
            bounds = self._quotient(values)
            return bounds is None or overlap(bounds, values[self.rate]) is not None
        total = self.sum.value(values)
        return total.low <= 0 and (self.relation == "<=" or total.high >= 0)

    def allowed(self, index: int, values: Sequence[Interval]) -> Interval | None:
        """The values of one quantity with which it holds, the others as given; None where there is none."""
        if self.divisor is None:
            return _solved(self.sum, self.relation, index, values)
        if index == self.rate:
            return self._quotient(values) or ANY
        low, high = values[self.rate].low, values[self.rate].high
        sides: list[Interval | None] = []  # an open end of the rate demands nothing
        if low.is_finite():
            least = self.divisor.times(low).plus(self.sum, Decimal(-1))
            sides.append(_solved(least, "<=", index, values))
        if high.is_finite():
            sides.append(_solved(self.sum.plus(self.divisor, -high), "<=", index, values))
        allowed: Interval | None = ANY
        for side in sides:
            allowed = overlap(allowed, side) if allowed and side else None
        return allowed

    def _quotient(self, values: Sequence[Interval]) -> Interval | None:
        """What the counts give for the rate; None where the divisor may be zero."""
        assert self.divisor is not None  # noqa: S101 — asked of rates only
        above, below = self.sum.value(values), self.divisor.value(values)
        if any(end.is_infinite() for end in (above.low, above.high, below.low, below.high)):
            return None
        return above.divided_by(below)


def _solved(total: Affine, relation: str, index: int, values: Sequence[Interval]) -> Interval | None:
    """The values of one quantity with which `total = 0` or `total <= 0`; None where there is none."""
    coefficient = total.terms.get(index)
    others = total.value(values, without=index)
    if coefficient is None:
        return ANY if others.low <= 0 and (relation == "<=" or others.high >= 0) else None
    ends = (-INFINITE if relation == "<=" else -others.high) / coefficient, -others.low / coefficient
    return Interval(min(ends), max(ends))


@dataclass(frozen=True)
class System:
    """Quantities, and the constraints between them (by index)."""

    quantities: tuple[Quantity, ...]
    constraints: tuple[Constraint, ...]

    @cached_property
    def of(self) -> tuple[tuple[Constraint, ...], ...]:
        """For each quantity the binding constraints that it stands in."""
        return self._by_quantity(c for c in self.constraints if c.binding)

    @cached_property
    def watched(self) -> tuple[tuple[Constraint, ...], ...]:
        """For each quantity the constraints that are only looked at."""
        return self._by_quantity(c for c in self.constraints if not c.binding)

    def _by_quantity(self, constraints: Iterable[Constraint]) -> tuple[tuple[Constraint, ...], ...]:
        found: list[list[Constraint]] = [[] for _ in self.quantities]
        for constraint in constraints:
            for index in constraint.quantities:
                found[index].append(constraint)
        return tuple(map(tuple, found))

    @cached_property
    def printed(self) -> tuple[Interval, ...]:
        """Each quantity's value by the readings that are cheapest to believe."""
        return tuple(q.states()[0].interval for q in self.quantities)
