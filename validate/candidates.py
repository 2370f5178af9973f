"""What may mend failing constraints: single cells, pairs, misplaced figures, and a few after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from validate.covers import Cover, covers
from validate.displaced import Lines, moved, recounted, shifted, swapped
from validate.intervals import Interval
from validate.patches import Patch, patched, settled
from validate.system import Constraint, System, overlap

# So many cells are tried as the first of several that mend each other's constraints.
MAX_FIRST = 8


@dataclass(frozen=True, slots=True)
class Candidates:
    """The changes to try in a component; only the `free` quantities are changed."""

    system: System
    constraints: tuple[Constraint, ...]
    lines: Lines
    free: frozenset[int]

    def singles(self, failing: Sequence[Constraint], values: list[Interval]) -> list[Patch]:
        """The quantities that alone make all their constraints hold."""
        found = []
        for index in dict.fromkeys(q for c in failing for q in c.quantities if q in self.free):
            interval = settled(self.system, index, values)
            if interval is not None:
                found.append(patched(self.system, {index: interval}, "cell"))
        return found

    def tentative(self, failing: Sequence[Constraint], values: list[Interval]) -> list[Patch]:
        """Cells with a value that one failing constraint asks for and that breaks none: others may mend the rest."""
        broken = {id(c) for c in failing}
        found: dict[tuple[int, Interval], Patch] = {}
        for index in dict.fromkeys(q for c in failing for q in c.quantities if q in self.free):
            mine = [c for c in self.system.of[index] if id(c) in broken]
            for constraint in mine:
                others = [c for c in mine if c is not constraint]
                value = settled(self.system, index, values, apart=others)
                if value is not None and value.low == value.high and not _same(value, values[index]):
                    patch = patched(self.system, {index: value}, "cell")
                    found[index, value] = replace(patch, tentative=True)
        return list(found.values())

    def several(self, failing: Sequence[Constraint], values: list[Interval]) -> list[Patch]:
        """Two cells that can be right only together, or that changed places."""
        patches = [*swapped(self.system, failing, values, self.lines, self.free)]
        patches += moved(self.system, failing, values, self.free)
        patches += self._pairs(values)
        return patches

    def lined(self, failing: Sequence[Constraint], values: list[Interval]) -> list[Patch]:
        """Rows and columns that are wrong as a whole."""
        patches = [*shifted(self.system, failing, values, self.lines, self.free)]
        patches += recounted(self.system, failing, values, self.lines, self.free)
        return patches

    def stepwise(self, failing: Sequence[Constraint], values: list[Interval], budget: float) -> Iterator[Cover]:
        """Changes that share a failing constraint: one cell as its others want it, then what mends the rest."""
        broken = {id(c) for c in failing}
        tried = 0
        for index in dict.fromkeys(q for c in failing for q in c.quantities if q in self.free):
            mine = [c for c in self.system.of[index] if id(c) in broken]
            for left in mine if len(mine) > 1 else ():
                alone = settled(self.system, index, values, apart=(left,))
                if alone is None or alone.low != alone.high or _same(alone, values[index]) or tried >= MAX_FIRST:
                    continue
                tried += 1
                first = patched(self.system, {index: alone}, "cell")
                after = [*values]
                after[index] = alone
                rest = Candidates(self.system, self.constraints, self.lines, self.free - {index})
                failing_after = [c for c in self.constraints if not c.holds(after)]
                tries = [*rest.singles(failing_after, after), *rest.several(failing_after, after)]
                for patches, cost in covers(self.system, failing_after, tries, after, budget - first.cost):
                    yield (first, *patches), first.cost + cost

    def _pairs(self, values: list[Interval]) -> Iterator[Patch]:
        """Two quantities of one constraint that can be right only together."""
        for constraint in self.constraints:
            movable = {}
            for index in constraint.quantities:
                if index in self.free:
                    alone = settled(self.system, index, values, apart=(constraint,))
                    if alone is not None and not _same(alone, values[index]):
                        movable[index] = alone
            yield from self._meeting(constraint, movable, values)

    def _meeting(self, constraint: Constraint, movable: dict[int, Interval], values: list[Interval]) -> Iterator[Patch]:
        """The pairs of movable quantities with which the constraint and all they share hold."""
        indices = list(movable)
        for n, one in enumerate(indices):
            for other in indices[n + 1 :]:
                tried = list(values)
                tried[one], tried[other] = movable[one], movable[other]
                if not constraint.holds(tried):
                    continue
                narrowed = self._narrowed(one, other, tried)
                if narrowed and not any(_same(v, values[i]) for i, v in narrowed.items()):
                    yield patched(self.system, narrowed, "pair")

    def _narrowed(self, one: int, other: int, tried: list[Interval]) -> dict[int, Interval] | None:
        """Both quantities' values, each as far as the other allows; None where they exclude each other."""
        for _ in range(2):
            for index in (one, other):
                kept = tried[index]
                found = settled(self.system, index, tried)
                both = overlap(kept, found) if found is not None else None
                if both is None:
                    return None
                tried[index] = both
        return {one: tried[one], other: tried[other]}


def _same(interval: Interval, printed: Interval) -> bool:
    """Whether a quantity would stay what it is."""
    return printed.low <= interval.low and interval.high <= printed.high
