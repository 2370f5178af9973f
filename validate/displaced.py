"""Figures in the wrong place: two cells that changed places, one put beside, a row or column shifted by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise

from validate.intervals import ZERO, Interval
from validate.patches import Patch, Situation, patched, settled
from validate.system import Constraint, System, overlap

# One slip of the hand moves both cells: it costs little more than one wrong cell, and more the farther it reaches.
SWAP_NEAR = 1.2
SWAP_FAR = 1.6
SHIFT = 1.5
SHIFT_ALL = 2.5
ROW = 1.5
ROW_ABOVE = 1.9
MIN_SHIFT = 3
MIN_INSIDE = 2
MAX_LINE = 12


@dataclass(frozen=True)
class Lines:
    """The printed rows and columns, each a run of quantities in the order of print.

    `tables`: the rows of each table with rows, all of one length; a total's row is the last.
    """

    across: tuple[tuple[int, ...], ...] = ()
    down: tuple[tuple[int, ...], ...] = ()
    tables: tuple[tuple[tuple[int, ...], ...], ...] = ()

    @cached_property
    def beside(self) -> Mapping[int, frozenset[int]]:
        """For each quantity those printed next to it."""
        found: dict[int, set[int]] = {}
        for line in (*self.across, *self.down):
            for one, other in pairwise(line):
                found.setdefault(one, set()).add(other)
                found.setdefault(other, set()).add(one)
        return {one: frozenset(others) for one, others in found.items()}


def swapped(now: Situation, lines: Lines) -> Iterator[Patch]:
    """Two quantities, connected or neighbours, each of which holds the other's value."""
    system, values = now.system, now.values
    seen: set[tuple[int, int]] = set()
    for one in now.doubted:
        wanted = [(frozenset(c.quantities), c.allowed(one, values)) for c in system.of[one] if id(c) in now.broken]
        near, partners = lines.beside.get(one, frozenset()), now.partners(one)
        for other in _others(system, one, near) if partners is None else sorted(partners):
            pair = (min(one, other), max(one, other))
            if other == one or other not in now.free or pair in seen or not _wants(wanted, other, values[other]):
                continue
            seen.add(pair)
            back = now.partners(other)
            changed = {one: values[other], other: values[one]}
            if (back is None or one in back) and values[one] != values[other] and now.holds(changed):
                weights = sum(system.quantities[i].weight for i in changed) / 2
                yield patched(system, changed, "swap", (SWAP_NEAR if other in near else SWAP_FAR) * weights)


def _others(system: System, one: int, near: frozenset[int]) -> list[int]:
    """The quantities of the same constraints, and the neighbours in print."""
    return list(dict.fromkeys([*(q for c in system.of[one] for q in c.quantities), *sorted(near)]))


def _wants(wanted: Sequence[tuple[frozenset[int], Interval | None]], other: int, value: Interval) -> bool:
    """Whether another quantity's value is what the failing constraints ask for that it does not stand in itself."""
    for quantities, allowed in wanted:
        if other not in quantities and (allowed is None or value.low > allowed.high or value.high < allowed.low):
            return False
    return True


def moved(now: Situation) -> Iterator[Patch]:
    """A whole figure that belongs to another quantity of the same constraint, which it is added to."""
    system, values = now.system, now.values
    seen: set[tuple[int, int]] = set()
    for constraint in now.failing:
        for one in constraint.quantities:
            allowed = constraint.allowed(one, values) if one in now.free and values[one] != ZERO else None
            if constraint.relation != "=" or allowed is None or overlap(allowed, ZERO) is None:
                continue
            for other in dict.fromkeys(q for c in system.of[one] if c is not constraint for q in c.quantities):
                if other == one or other not in now.free or (one, other) in seen:
                    continue
                seen.add((one, other))
                changed = {one: ZERO, other: values[one] + values[other]}
                if now.holds(changed):
                    weights = sum(system.quantities[i].weight for i in changed) / 2
                    yield patched(system, changed, "moved", SWAP_NEAR * weights)


def shifted(now: Situation, lines: Lines) -> Iterator[Patch]:
    """Runs of a row or column that stand one place too far; the figure that fell off is what then fits."""
    broken = [frozenset(c.quantities) for c in now.failing]
    blocks: list[Sequence[Sequence[int]]] = [(line,) for line in (*lines.across, *lines.down)]
    blocks += [table for table in lines.tables if len(table) > 1]
    for block in blocks:
        touched = [len(quantities.intersection(block[-1])) for quantities in broken]
        if sum(n > 0 for n in touched) < MIN_SHIFT or max(touched) < 2 or not now.free.issuperset(chain(*block)):
            continue
        for places in _runs(len(block[0])):
            run = [block[-1][n] for n in places[:2]]
            if now.values[run[0]] == ZERO != now.values[run[1]]:
                patch = _moved_back(now, [[line[n] for n in places] for line in block])
                if patch is not None:
                    yield patch


def shifted_rows(now: Situation, lines: Lines) -> Iterator[Patch]:
    """Rows that stand one place too far, by what they say themselves; columns' sums may fail for other reasons."""
    for line in lines.across:
        own = frozenset(line)
        if sum(own.issuperset(c.quantities) for c in now.failing) < MIN_INSIDE or not now.free.issuperset(line):
            continue
        apart = tuple(c for q in line for c in now.system.of[q] if not own.issuperset(c.quantities))
        for places in _runs(len(line)):
            run = [line[n] for n in places]
            if now.values[run[0]] == ZERO != now.values[run[1]]:
                patch = _moved_back(now, [run], apart)
                if patch is not None:
                    yield replace(patch, tentative=True)


def _runs(length: int) -> Iterator[Sequence[int]]:
    """Every run of places, from the place that is left blank to the one whose figure fell off."""
    for start in range(min(length, MAX_LINE)):
        for end in range(start + MIN_SHIFT, min(length, MAX_LINE) + 1):
            yield range(start, end)
            yield range(end - 1, start - 1, -1)


def _moved_back(now: Situation, block: Sequence[Sequence[int]], apart: Collection[Constraint] = ()) -> Patch | None:
    """A block's lines with each figure one place nearer the start; the last places take what fits there.

    `apart`: constraints that need not hold.
    """
    system, values = now.system, now.values
    if any(values[line[0]] != ZERO for line in block):
        return None
    changed = {one: values[following] for line in block for one, following in pairwise(line)}
    if sum(changed[i] != values[i] for i in changed) < MIN_SHIFT - 1:
        return None
    tried = list(values)
    for index, value in changed.items():
        tried[index] = value
    for line in block:
        tried[line[-1]] = system.quantities[line[-1]].domain
    for line in block:
        last = settled(system, line[-1], tried, apart)
        if last is None:
            return None
        tried[line[-1]] = changed[line[-1]] = last
    if not now.holds(changed, apart):
        return None
    moved_ones = {i: v for i, v in changed.items() if v != values[i]}
    return patched(system, moved_ones, "shift", SHIFT if len(block) == 1 else SHIFT_ALL)


def recounted(now: Situation, lines: Lines) -> Iterator[Patch]:
    """A row of which several figures are off as a row would be: a total not counted anew, or a row left out."""
    system, values = now.system, now.values
    for table in lines.tables:
        for n, line in enumerate(table):
            changed: dict[int, Interval] = {}
            for index in line:
                across = [
                    c for c in system.of[index] if id(c) in now.broken and len(set(line) & set(c.quantities)) == 1
                ]
                allowed = across[0].allowed(index, values) if across and index in now.free else None
                if allowed is not None:
                    changed[index] = allowed
            more = [v.low > values[i].low for i, v in changed.items()]
            if len(changed) >= MIN_SHIFT and (all(more) or not any(more)) and now.holds(changed):
                yield patched(system, changed, "row", ROW if n == len(table) - 1 else ROW_ABOVE)
