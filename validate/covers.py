"""The cheapest sets of patches that mend every failing constraint and break none."""

from __future__ import annotations

from collections.abc import Sequence

from validate.patches import Patch, Situation
from validate.system import Constraint, System

# Explanations that cost this much more than the cheapest are still its equals.
MARGIN = 0.2
MAX_NODES = 4000
MAX_FOUND = 200

Cover = tuple[tuple[Patch, ...], float]


class _Walk:
    """Branch and bound over the patches, always at the failing constraint that fewest patches mend."""

    def __init__(self, now: Situation, patches: Sequence[Patch], budget: float) -> None:
        self.now, self.best = now, budget
        system = now.system
        position = {id(c): n for n, c in enumerate(now.failing)}
        self.mending: list[list[tuple[Patch, int]]] = [[] for _ in now.failing]
        for patch in sorted(patches, key=lambda p: p.cost):
            mended = {
                position[id(c)] for change in patch.changes for c in system.of[change.quantity] if id(c) in position
            }
            mask = sum(1 << n for n in mended)
            for n in mended:
                self.mending[n].append((patch, mask))
        self.nodes = 0
        self.found: list[Cover] = []

    def walk(self, left: int, chosen: tuple[Patch, ...], cost: float) -> None:
        """Adds every cover of the constraints `left` (a bit each) that costs no more than the best and the margin."""
        self.nodes += 1
        if self.nodes > MAX_NODES or len(self.found) >= MAX_FOUND:
            return
        if not left:
            alone = len(chosen) == 1 and not chosen[0].tentative
            if alone or self._holds(chosen):
                self.found.append((chosen, cost))
                self.best = min(self.best, cost + MARGIN)
            return
        at = min((n for n in range(left.bit_length()) if left >> n & 1), key=lambda n: len(self.mending[n]))
        taken = {c.quantity for p in chosen for c in p.changes}
        for patch, mask in self.mending[at]:
            if cost + patch.cost > self.best + 1e-9:
                break
            if taken.isdisjoint(c.quantity for c in patch.changes):
                self.walk(left & ~mask, (*chosen, patch), cost + patch.cost)

    def _holds(self, chosen: tuple[Patch, ...]) -> bool:
        """Whether patches that were found one by one agree with each other."""
        return self.now.holds({change.quantity: change.interval for patch in chosen for change in patch.changes})


def covers(now: Situation, patches: Sequence[Patch], budget: float) -> list[Cover]:
    """The sets of patches that mend all failing constraints, within MARGIN of the cheapest, the cheapest first.

    None costs more than `budget`.
    """
    walk = _Walk(now, patches, budget)
    walk.walk((1 << len(now.failing)) - 1, (), 0.0)
    cheapest = min((cost for _, cost in walk.found), default=0.0)
    found = [c for c in walk.found if c[1] <= cheapest + MARGIN]
    return sorted(found, key=lambda c: (round(c[1], 6), _cells(c[0])))


def least_cells(failing: Sequence[Constraint]) -> int:
    """So many cells must change at the least: failing constraints without a common quantity, counted greedily."""
    taken: set[int] = set()
    count = 0
    for constraint in sorted(failing, key=lambda c: len(c.quantities)):
        if taken.isdisjoint(constraint.quantities):
            taken.update(constraint.quantities)
            count += 1
    return count


def least_cost(system: System, failing: Sequence[Constraint]) -> float:
    """What any repair costs at the least: the cheapest quantities of which each failing constraint has one.

    Where that is not found within the limits, 0.
    """
    position = {id(c): n for n, c in enumerate(failing)}
    prices: dict[int, float] = {}
    for index in dict.fromkeys(q for c in failing for q in c.quantities):
        mask = sum(1 << position[id(c)] for c in system.of[index] if id(c) in position)
        prices[mask] = min(prices.get(mask, float("inf")), system.quantities[index].weight)
    ordered = sorted(prices.items(), key=lambda item: item[1])
    best, nodes = sum(p for _, p in ordered), 0
    waiting = [((1 << len(failing)) - 1, 0.0)]
    while waiting:
        left, cost = waiting.pop()
        nodes += 1
        if nodes > MAX_NODES:
            return 0.0
        if not left:
            best = min(best, cost)
            continue
        low = left & -left
        waiting += [(left & ~m, cost + p) for m, p in reversed(ordered) if m & low and cost + p < best]
    return best


def _cells(patches: Sequence[Patch]) -> list[int]:
    return sorted(c.quantity for p in patches for c in p.changes)
