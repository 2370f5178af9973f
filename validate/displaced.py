"""Figures in the wrong place: two cells that changed places, one put beside, a row or column shifted by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from validate.intervals import ZERO, Interval
from validate.patches import Patch, patched, settled
from validate.system import Constraint, System, overlap

# One slip of the hand moves both cells: it costs little more than one wrong cell, and more the farther it reaches.
SWAP_NEAR = 1.2
SWAP_FAR = 1.6
SHIFT = 1.5
MIN_SHIFT = 3
MAX_LINE = 12

# The printed rows and columns, each a run of quantities in the order of print.
Lines = Sequence[Sequence[int]]


def _neighbours(lines: Lines) -> frozenset[tuple[int, int]]:
    pairs = {(one, other) for line in lines for one, other in pairwise(line)}
    return frozenset(pairs | {(b, a) for a, b in pairs})


def _holds(system: System, changed: dict[int, Interval], values: Sequence[Interval]) -> bool:
    """Whether every constraint of the changed quantities holds after the change."""
    tried = list(values)
    for index, value in changed.items():
        if system.quantities[index].fitting(value) is None:
            return False
        tried[index] = value
    return all(c.holds(tried) for index in changed for c in system.of[index])


def swapped(
    system: System, failing: Sequence[Constraint], values: Sequence[Interval], lines: Lines, free: frozenset[int]
) -> Iterator[Patch]:
    """Two quantities, connected or neighbours, each of which holds the other's value."""
    near = _neighbours(lines)
    beside: dict[int, list[int]] = {}
    for one, other in sorted(near):
        beside.setdefault(one, []).append(other)
    broken = {id(c) for c in failing}
    seen: set[tuple[int, int]] = set()
    for one in dict.fromkeys(q for c in failing for q in c.quantities if q in free):
        wanted = [(c, c.allowed(one, values)) for c in system.of[one] if id(c) in broken]
        connected = [q for c in system.of[one] for q in c.quantities]
        for other in dict.fromkeys([*connected, *beside.get(one, ())]):
            pair = (min(one, other), max(one, other))
            if other == one or other not in free or pair in seen or not _wants(wanted, other, values):
                continue
            seen.add(pair)
            changed = {one: values[other], other: values[one]}
            if values[one] != values[other] and _holds(system, changed, values):
                weights = sum(system.quantities[i].weight for i in changed) / 2
                yield patched(system, changed, "swap", (SWAP_NEAR if pair in near else SWAP_FAR) * weights)


def _wants(wanted: Sequence[tuple[Constraint, Interval | None]], other: int, values: Sequence[Interval]) -> bool:
    """Whether the other quantity's value is what the failing constraints ask for that it does not stand in itself."""
    return all(
        allowed is not None and overlap(allowed, values[other]) is not None
        for constraint, allowed in wanted
        if other not in constraint.quantities
    )


def moved(
    system: System, failing: Sequence[Constraint], values: Sequence[Interval], free: frozenset[int]
) -> Iterator[Patch]:
    """A whole figure that belongs to another quantity of the same constraint, which it is added to."""
    seen: set[tuple[int, int]] = set()
    for constraint in failing:
        for one in constraint.quantities:
            allowed = constraint.allowed(one, values) if one in free and values[one] != ZERO else None
            if constraint.relation != "=" or allowed is None or overlap(allowed, ZERO) is None:
                continue
            for other in dict.fromkeys(q for c in system.of[one] if c is not constraint for q in c.quantities):
                if other == one or other not in free or (one, other) in seen:
                    continue
                seen.add((one, other))
                changed = {one: ZERO, other: values[one] + values[other]}
                if _holds(system, changed, values):
                    weights = sum(system.quantities[i].weight for i in changed) / 2
                    yield patched(system, changed, "moved", SWAP_NEAR * weights)


def shifted(
    system: System, failing: Sequence[Constraint], values: Sequence[Interval], lines: Lines, free: frozenset[int]
) -> Iterator[Patch]:
    """Runs of a row or column that stand one place too far; the figure that fell off is what then fits."""
    broken = {q for c in failing for q in c.quantities}
    for line in lines:
        if len(line) < MIN_SHIFT or sum(q in broken for q in line) < MIN_SHIFT:
            continue
        for run in _runs(line):
            for moved in (run, run[::-1]):
                patch = _moved_back(system, moved, values, free)
                if patch is not None:
                    yield patch


def _runs(line: Sequence[int]) -> Iterator[tuple[int, ...]]:
    line = line[:MAX_LINE]
    for start in range(len(line)):
        for end in range(start + MIN_SHIFT, len(line) + 1):
            yield tuple(line[start:end])


def _moved_back(system: System, run: Sequence[int], values: Sequence[Interval], free: frozenset[int]) -> Patch | None:
    """The run with each figure one place nearer its start; its last place takes what fits there."""
    if not free.issuperset(run) or values[run[0]] != ZERO:
        return None
    changed = {one: values[following] for one, following in pairwise(run)}
    if sum(changed[i] != values[i] for i in changed) < MIN_SHIFT - 1:
        return None
    tried = list(values)
    for index, value in changed.items():
        tried[index] = value
    last = settled(system, run[-1], tried)
    if last is None:
        return None
    changed[run[-1]] = last
    if not _holds(system, changed, values):
        return None
    return patched(system, {i: v for i, v in changed.items() if v != values[i]}, "shift", SHIFT)
