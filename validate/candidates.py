"""What may mend failing constraints: single cells, pairs, misplaced figures, and a few after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from validate.covers import Cover, covers
from validate.displaced import Lines, moved, recounted, shifted, shifted_rows, swapped
from validate.intervals import Interval
from validate.patches import Patch, Situation, patched, settled
from validate.system import Constraint, overlap

# So many cells are tried as the first of several that mend each other's constraints.
MAX_FIRST = 8


@dataclass(frozen=True, slots=True)
class Candidates:
    """The changes to try in a situation."""

    now: Situation
    lines: Lines

    def singles(self) -> list[Patch]:
        """The quantities that alone make all their constraints hold."""
        found = []
        for index in self.now.doubted:
            interval = self.now.settled(index)
            if interval is not None:
                found.append(patched(self.now.system, {index: interval}, "cell"))
        return found

    def tentative(self) -> list[Patch]:
        """Cells with a value that one failing constraint asks for and that breaks none: others may mend the rest."""
        found: dict[tuple[int, Interval], Patch] = {}
        for index in self.now.doubted:
            for _, others in self._failing_of(index):
                value = self.now.settled(index, apart=others)
                if value is not None and value.low == value.high and not self.now.same(index, value):
                    patch = patched(self.now.system, {index: value}, "cell")
                    found[index, value] = replace(patch, tentative=True)
        return list(found.values())

    def several(self) -> list[Patch]:
        """Two cells that can be right only together, or that changed places."""
        return [*swapped(self.now, self.lines), *moved(self.now), *self._pairs()]

    def lined(self) -> list[Patch]:
        """Rows and columns that are wrong as a whole."""
        return [*shifted(self.now, self.lines), *recounted(self.now, self.lines)]

    def stepwise(self, budget: float) -> Iterator[Cover]:
        """Changes that share a failing constraint: one cell as its others want it, then what mends the rest."""
        tried = 0
        for index in self.now.doubted:
            mine = [c for c, _ in self._failing_of(index)]
            for left in mine if len(mine) > 1 else ():
                alone = self.now.settled(index, apart=(left,))
                if alone is None or alone.low != alone.high or self.now.same(index, alone) or tried >= MAX_FIRST:
                    continue
                tried += 1
                first = patched(self.now.system, {index: alone}, "cell")
                values = (*self.now.values[:index], alone, *self.now.values[index + 1 :])
                rest = Candidates(replace(self.now, values=values, free=self.now.free - {index}), self.lines)
                tries = [*rest.singles(), *rest.several()]
                for patches, cost in covers(rest.now, tries, budget - first.cost):
                    yield (first, *patches), first.cost + cost

    def rows_first(self, budget: float) -> Iterator[Cover]:
        """A row put back in its places, then what mends the rest."""
        for first in shifted_rows(self.now, self.lines):
            values = list(self.now.values)
            for change in first.changes:
                values[change.quantity] = change.interval
            free = self.now.free - {c.quantity for c in first.changes}
            rest = Candidates(replace(self.now, values=tuple(values), free=free), self.lines)
            if not rest.now.failing:
                yield (first,), first.cost
                continue
            tries = [*rest.singles(), *rest.several(), *rest.lined()]
            for patches, cost in covers(rest.now, tries, budget - first.cost):
                yield (first, *patches), first.cost + cost

    def _failing_of(self, index: int) -> list[tuple[Constraint, list[Constraint]]]:
        """Each failing constraint of a quantity, with its others."""
        mine = [c for c in self.now.system.of[index] if id(c) in self.now.broken]
        return [(c, [other for other in mine if other is not c]) for c in mine]

    def _pairs(self) -> Iterator[Patch]:
        """Two quantities of one constraint that can be right only together."""
        for constraint in self.now.constraints:
            movable = {}
            for index in constraint.quantities:
                if index in self.now.free:
                    alone = self.now.settled(index, apart=(constraint,))
                    if alone is not None and not self.now.same(index, alone):
                        movable[index] = alone
            yield from self._meeting(constraint, movable)

    def _meeting(self, constraint: Constraint, movable: dict[int, Interval]) -> Iterator[Patch]:
        """The pairs of movable quantities with which the constraint and all they share hold."""
        indices = list(movable)
        for n, one in enumerate(indices):
            for other in indices[n + 1 :]:
                tried = list(self.now.values)
                tried[one], tried[other] = movable[one], movable[other]
                narrowed = self._narrowed(one, other, tried) if constraint.holds(tried) else None
                if narrowed and not any(self.now.same(i, v) for i, v in narrowed.items()):
                    yield patched(self.now.system, narrowed, "pair")

    def _narrowed(self, one: int, other: int, tried: list[Interval]) -> dict[int, Interval] | None:
        """Both quantities' values, each as far as the other allows; None where they exclude each other."""
        for _ in range(2):
            for index in (one, other):
                found = settled(self.now.system, index, tried)
                both = overlap(tried[index], found) if found is not None else None
                if both is None:
                    return None
                tried[index] = both
        return {one: tried[one], other: tried[other]}
