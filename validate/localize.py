"""Which cells are wrong: the cheapest set of readings whose change makes every equation of a report hold.

The problem of Fellegi and Holt (1976), solved by connected component. Most reports have a few single wrong cells,
which an exact search finds without a solver: single cells, pairs that only together can be right, cells that
changed places, and rows shifted by one. What that cannot explain, or not provably as cheaply as possible, goes to
the mixed-integer programme. Explanations that cost about the same are all returned: a tie is said, not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from validate.candidates import Candidates
from validate.covers import MARGIN, Cover, covers, least_cells, least_cost
from validate.displaced import MIN_SHIFT, Lines
from validate.intervals import Interval
from validate.patches import Change, Patch, Situation
from validate.system import Constraint, State, System

MAX_STATES = 32
# So many of them are tried in vain before the search gives up.
MAX_VAIN = 6
MAX_TIES = 24
# Beyond so many figures only single wrong cells are looked for.
MAX_CELLS = 900
# Where more than about so many cells must be wrong, the table was misread or misprinted as a whole.
MAX_WRONG = 8.0
# Called where the search proves nothing: the system, the component, what it may cost. None: not solved.
Programme = Callable[[System, "Component", float], "Solved | None"]


@dataclass(frozen=True, slots=True)
class Component:
    """Quantities that constraints connect, with at least one contradiction among them."""

    quantities: tuple[int, ...]
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """Patches that together make every constraint of a component hold, and what they cost."""

    patches: tuple[Patch, ...]
    cost: float

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, by quantity."""
        return tuple(sorted((c for p in self.patches for c in p.changes), key=lambda c: c.quantity))

    @property
    def cells(self) -> frozenset[int]:
        """The quantities that are changed."""
        return frozenset(c.quantity for p in self.patches for c in p.changes)


@dataclass(frozen=True, slots=True)
class Solved:
    """A component's solutions, the cheapest first, all within MARGIN; none where it was not solved."""

    component: Component
    solutions: tuple[Solution, ...]


def components(system: System) -> list[Component]:
    """The parts of the system that are connected and contradict themselves, in the system's order."""
    seen: set[int] = set()
    found = []
    for start in _contradicted(system):
        if start in seen:
            continue
        seen.add(start)
        reached, constraints, waiting = [start], {}, [start]
        while waiting:
            for constraint in system.of[waiting.pop()]:
                if id(constraint) in constraints:
                    continue
                constraints[id(constraint)] = constraint
                new = [q for q in constraint.quantities if q not in seen]
                seen.update(new)
                reached += new
                waiting += new
        ordered = tuple(c for c in system.constraints if id(c) in constraints)
        found.append(Component(tuple(sorted(reached)), ordered))
    return found


def _contradicted(system: System) -> Iterator[int]:
    """A quantity of each contradiction: one stated differently, or one of a constraint that fails."""
    for index, quantity in enumerate(system.quantities):
        if len(quantity.readings) > 1 and len(quantity.states()) > 1:
            yield index
    for constraint in system.constraints:
        if constraint.binding and not constraint.holds(system.printed):
            yield constraint.quantities[0]


def localize(system: System, lines: Lines, programme: Programme | None = None) -> list[Solved]:
    """For each contradicted component the cheapest ways to make it hold.

    `lines`: the printed rows and columns of quantities, along which figures are misplaced.
    """
    return [_solve(system, component, lines, programme) for component in components(system)]


def _solve(system: System, component: Component, lines: Lines, programme: Programme | None) -> Solved:
    search = _Search(system, component, lines)
    found = search.solutions()
    best = found[0].cost if found else float("inf")
    large = len(component.quantities) > MAX_CELLS
    if programme is not None and not large and search.least <= MAX_WRONG and not search.proven(found):
        more = programme(system, component, best)
        if more is None:
            return Solved(component, ())
        found = _cheapest([*found, *more.solutions])
    return Solved(component, tuple(found))


def _cheapest(solutions: Iterable[Solution]) -> list[Solution]:
    """The solutions within the margin of the cheapest, each set of wrong readings once."""
    found: dict[frozenset[int], Solution] = {}
    for solution in sorted(solutions, key=lambda s: (round(s.cost, 6), len(s.cells), sorted(s.cells))):
        found.setdefault(frozenset(id(r) for c in solution.changes for r in c.wrong), solution)
    kept = list(found.values())
    return [s for s in kept if s.cost <= kept[0].cost + MARGIN][:MAX_TIES] if kept else []


class _Search:
    """The search without a solver on one component."""

    def __init__(self, system: System, component: Component, lines: Lines) -> None:
        self.system, self.component, self.lines = system, component, lines
        self.divided = [
            q for q in component.quantities
            if len(system.quantities[q].readings) > 1 and len(system.quantities[q].states()) > 1
        ]  # fmt: skip
        self.certain = False
        self.least = 0.0

    def solutions(self) -> list[Solution]:
        """The cheapest solutions found; `certain` says whether each was the cheapest for sure."""
        found: list[Solution] = []
        self.certain = True
        for tried, states in enumerate(self._states()):
            if tried >= MAX_VAIN and not found:
                break
            base = sum(s.cost for s in states)
            best = min((s.cost for s in found), default=float("inf"))
            if base > best + MARGIN:
                break
            values = list(self.system.printed)
            for index, state in zip(self.divided, states, strict=True):
                values[index] = state.interval
            chosen = tuple(
                Patch((Change(i, s.interval, s.wrong),), s.cost, "restated")
                for i, s in zip(self.divided, states, strict=True)
            )
            for patches, cost in self._repairs(values, best + MARGIN - base):
                found.append(Solution((*chosen, *patches), base + cost))
        return _cheapest(found)

    def _states(self) -> list[tuple[State, ...]]:
        """Every choice of what the quantities stated differently are, the cheapest first."""
        options = [self.system.quantities[i].states() for i in self.divided]
        choices = list(islice(product(*options), 4096))
        return sorted(choices, key=lambda states: sum(s.cost for s in states))[:MAX_STATES]

    def _repairs(self, values: list[Interval], budget: float) -> list[Cover]:
        """The cheapest sets of patches after which all constraints hold, given these values."""
        free = frozenset(q for q in self.component.quantities if q not in self.divided)
        now = Situation(self.system, self.component.constraints, tuple(values), free)
        if not now.failing:
            return [((), 0.0)]
        candidates = Candidates(now, self.lines)
        bound, least = least_cost(self.system, now.failing), least_cells(now.failing)
        self.least = max(self.least, bound, float(least))
        patches = candidates.singles()
        found = covers(now, patches, budget)
        if len(self.component.quantities) <= MAX_CELLS:
            for more in (candidates.several, candidates.lined, candidates.tentative):
                # Several cells of one line may be one slip, which costs less than so many.
                in_line = more == candidates.lined and bool(found) and len(found[0][0]) >= MIN_SHIFT
                if in_line or not _sure(found, bound, least):
                    patches += more()
                    found = covers(now, patches, budget)
            if not _sure(found, bound, least) and (not found or len(found[0][0]) > 1):
                stepwise = [*candidates.stepwise(budget), *candidates.rows_first(budget)]
                found = sorted([*found, *stepwise], key=lambda c: round(c[1], 6))
        self.certain = self.certain and _sure(found, bound, max(least, 2))
        return found

    def proven(self, found: Sequence[Solution]) -> bool:
        """Whether nothing can be cheaper: what was not tried changes three connected cells at the least."""
        if self.certain and found:
            return True
        weights = sorted(self.system.quantities[q].weight for q in self.component.quantities)
        return bool(found) and found[0].cost <= sum(weights[:3])


def _sure(found: Sequence[Cover], bound: float, least: int) -> bool:
    """Whether the first of the covers is the cheapest for sure: by what any must cost, or by its few cells."""
    if not found:
        return False
    patches, cost = found[0]
    return cost <= bound + 1e-9 or sum(len(p.changes) for p in patches) <= least
