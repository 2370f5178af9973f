"""Changes of quantities that leave no constraint of theirs broken."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

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
