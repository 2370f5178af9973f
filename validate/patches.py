"""Changes of quantities, and the situation that they are to mend."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from validate.intervals import Interval
from validate.system import ANY, Constraint, Reading, System, overlap


@dataclass(frozen=True, slots=True)
class Change:
    """A quantity's value after repair, and the readings that are wrong by it."""

    quantity: int
    interval: Interval
    wrong: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Patch:
    """Changes made together, what they cost, and how they came about.

    A `tentative` one is right only together with others: by itself it leaves constraints failing that failed.
    `kind`: cell, pair, swap, moved, shift, row, or restated (a quantity that is stated differently).
    """

    changes: tuple[Change, ...]
    cost: float
    kind: str
    tentative: bool = False


def patched(system: System, values: Mapping[int, Interval], kind: str, cost: float | None = None) -> Patch:
    """The patch that gives quantities these values; it costs their weights unless another cost is given."""
    changes = tuple(Change(i, v, system.quantities[i].readings) for i, v in sorted(values.items()))
    price = sum(system.quantities[i].weight for i in values) if cost is None else cost
    return Patch(changes, price, kind)


def settled(
    system: System, index: int, values: Sequence[Interval], apart: Collection[Constraint] = ()
) -> Interval | None:
    """The values of one quantity with which all its constraints hold (but those `apart`); None for none."""
    found: Interval | None = ANY
    for constraint in system.of[index]:
        if constraint in apart:
            continue
        allowed = constraint.allowed(index, values)
        found = overlap(found, allowed) if found is not None and allowed is not None else None
        if found is None:
            return None
    return system.quantities[index].fitting(found) if found is not None else None


@dataclass(frozen=True)
class Situation:
    """A component with the values that its quantities have for now; only the `free` ones may be changed."""

    system: System
    constraints: tuple[Constraint, ...]
    values: tuple[Interval, ...]
    free: frozenset[int]

    @cached_property
    def failing(self) -> tuple[Constraint, ...]:
        """The constraints that do not hold."""
        return tuple(c for c in self.constraints if not c.holds(self.values))

    @cached_property
    def broken(self) -> frozenset[int]:
        """The identities of the failing constraints."""
        return frozenset(id(c) for c in self.failing)

    @cached_property
    def doubted(self) -> tuple[int, ...]:
        """The free quantities of failing constraints."""
        return tuple(dict.fromkeys(q for c in self.failing for q in c.quantities if q in self.free))

    @cached_property
    def anchors(self) -> Mapping[int, tuple[Constraint, ...]]:
        """For each quantity the exact equations that hold: it cannot change without another of theirs."""
        found: dict[int, list[Constraint]] = {}
        for constraint in self.constraints:
            if constraint.relation != "=" or id(constraint) in self.broken:
                continue
            if all(self.values[q].low == self.values[q].high for q in constraint.quantities):
                for index in constraint.quantities:
                    found.setdefault(index, []).append(constraint)
        return {index: tuple(constraints) for index, constraints in found.items()}

    def settled(self, index: int, apart: Collection[Constraint] = ()) -> Interval | None:
        """The values of one quantity with which all its constraints (but those `apart`) hold, if it may change."""
        if any(anchor not in apart for anchor in self.anchors.get(index, ())):
            return None
        return settled(self.system, index, self.values, apart)

    def holds(self, changed: Mapping[int, Interval], apart: Collection[Constraint] = ()) -> bool:
        """Whether every constraint of the changed quantities (but those `apart`) holds after the change."""
        tried = list(self.values)
        for index, value in changed.items():
            if self.system.quantities[index].fitting(value) is None:
                return False
            tried[index] = value
        kept = (c for index in changed for c in self.system.of[index] if c not in apart)
        return all(c.holds(tried) for c in kept)

    def partners(self, index: int) -> frozenset[int] | None:
        """The quantities of which one must change together with this one; None where it may change alone."""
        anchors = self.anchors.get(index)
        if not anchors:
            return None
        return frozenset.intersection(*(frozenset(a.quantities) for a in anchors))

    def same(self, index: int, interval: Interval) -> bool:
        """Whether a quantity would stay what it is."""
        printed = self.values[index]
        return printed.low <= interval.low and interval.high <= printed.high
