"""The search for wrong cells as a mixed-integer programme, for what no search by hand explains.

After Fellegi and Holt (1976) and van der Loo and de Jonge's errorlocate: a switch for each reading that lets its
quantity go, the cheapest set of switches with which all constraints can hold. Solved by HiGHS. A switch is tied to
its quantity by a large number, which rounding may slip through; so every answer is checked in exact arithmetic, and
one that does not hold is ruled out by a cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from validate.covers import MARGIN
from validate.intervals import Interval
from validate.localize import Component, Solution, Solved
from validate.patches import Change, Patch, settled
from validate.system import Constraint, Reading, System, overlap

if TYPE_CHECKING:
    import numpy as np

SECONDS = 2.0
NODES = 2000
MAX_ROUNDS = 12
MAX_ANSWERS = 6
# A repaired figure is at most so many times the largest one printed nearby.
REACH = 20


@dataclass(frozen=True, slots=True)
class _Row:
    """`low <= sum <= high` over numbered variables."""

    terms: dict[int, float]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Model:
    """Variables: the component's quantities first, then one switch a reading."""

    system: System
    component: Component
    switches: tuple[tuple[int, Reading], ...]
    reach: float

    @property
    def width(self) -> int:
        return len(self.component.quantities) + len(self.switches)

    def at(self, quantity: int) -> int:
        """The variable of a quantity."""
        return self.component.quantities.index(quantity)

    def rows(self) -> list[_Row]:
        """The constraints, and the tie between every reading and its switch."""
        place = {q: n for n, q in enumerate(self.component.quantities)}
        first = len(place)
        rows = []
        for n, (quantity, reading) in enumerate(self.switches, start=first):
            slack = self.reach + abs(float(reading.interval.low))
            rows.append(_Row({place[quantity]: 1.0, n: slack}, float(reading.interval.low), float("inf")))
            rows.append(_Row({place[quantity]: 1.0, n: -slack}, float("-inf"), float(reading.interval.high)))
        for constraint in self.component.constraints:
            rows += self._constraint(constraint, place)
        return rows

    def _constraint(self, constraint: Constraint, place: dict[int, int]) -> Iterable[_Row]:
        if constraint.divisor is None:
            terms = {place[q]: float(c) for q, c in constraint.sum.terms.items()}
            low = float("-inf") if constraint.relation == "<=" else -float(constraint.sum.constant)
            yield _Row(terms, low, -float(constraint.sum.constant))
            return
        for n, (quantity, reading) in enumerate(self.switches, start=len(place)):
            if quantity != constraint.rate:
                continue
            least = constraint.divisor.times(reading.interval.low).plus(constraint.sum, Decimal(-1))
            most = constraint.sum.plus(constraint.divisor, -reading.interval.high)
            for side in (least, most):
                slack = self.reach * sum(abs(float(c)) for c in side.terms.values())
                terms = {place[q]: float(c) for q, c in side.terms.items()}
                yield _Row({**terms, n: -slack}, float("-inf"), -float(side.constant))


def _solve(model: _Model, rows: Sequence[_Row]) -> tuple[list[float], bool] | None:
    """The variables of the cheapest answer and whether there is any; None where time or nodes ran out."""
    import numpy as np  # noqa: PLC0415 — half a second of every start, needed by few reports
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

    quantities = [model.system.quantities[q] for q in model.component.quantities]
    cost = np.array([0.0] * len(quantities) + [r.weight for _, r in model.switches])
    whole = np.array([int(q.whole) for q in quantities] + [1] * len(model.switches))
    low = [max(-model.reach, float(q.domain.low)) for q in quantities] + [0.0] * len(model.switches)
    high = [min(model.reach, float(q.domain.high)) for q in quantities] + [1.0] * len(model.switches)
    matrix: np.ndarray[Any, Any] = np.zeros((len(rows), model.width))
    for n, row in enumerate(rows):
        for column, value in row.terms.items():
            matrix[n, column] = value
    limits = LinearConstraint(matrix, [r.low for r in rows], [r.high for r in rows])
    options = {"time_limit": SECONDS, "node_limit": NODES, "mip_rel_gap": 0.0}
    result = milp(cost, integrality=whole, bounds=Bounds(low, high), constraints=limits, options=options)
    if result.status == 0:
        return [float(v) for v in result.x], True
    return ([], False) if result.status == 2 else None


def _repaired(model: _Model, answer: Sequence[float]) -> dict[int, Interval] | None:
    """The quantities' exact values by an answer; None where they do not hold."""
    wrong = {id(r) for n, (_, r) in enumerate(model.switches) if answer[len(model.component.quantities) + n] > 0.5}
    values = list(model.system.printed)
    freed = []
    for n, index in enumerate(model.component.quantities):
        quantity = model.system.quantities[index]
        kept: Interval | None = quantity.domain
        for reading in quantity.readings:
            if id(reading) not in wrong:
                kept = overlap(kept, reading.interval) if kept is not None else None
        if kept is None:
            return None
        values[index] = kept
        if all(id(r) in wrong for r in quantity.readings):
            exact = Decimal(round(answer[n])) if quantity.whole else Decimal(str(round(answer[n], 6)))
            values[index] = Interval(exact, exact)
            freed.append(index)
    for index in freed:
        found = settled(model.system, index, values)
        if found is None:
            return None
        values[index] = found if found.low == found.high or not model.system.quantities[index].whole else values[index]
    if not all(c.holds(values) for c in model.component.constraints):
        return None
    return {i: values[i] for i in model.component.quantities}


def _solution(model: _Model, answer: Sequence[float], values: dict[int, Interval]) -> Solution:
    wrong: dict[int, list[Reading]] = {}
    for n, (quantity, reading) in enumerate(model.switches):
        if answer[len(model.component.quantities) + n] > 0.5:
            wrong.setdefault(quantity, []).append(reading)
    patches = []
    for quantity, readings in sorted(wrong.items()):
        kind = "cell" if len(readings) == len(model.system.quantities[quantity].readings) else "restated"
        change = Change(quantity, values[quantity], tuple(readings))
        patches.append(Patch((change,), sum(r.weight for r in readings), kind))
    return Solution(tuple(patches), sum(p.cost for p in patches))


def _without(model: _Model, answer: Sequence[float], *, same: bool) -> _Row:
    """A cut: not this answer again (`same`), or something beside it (where it cannot hold)."""
    first = len(model.component.quantities)
    on = [first + n for n in range(len(model.switches)) if answer[first + n] > 0.5]
    if same:
        return _Row(dict.fromkeys(on, 1.0), float("-inf"), len(on) - 1.0)
    off = [first + n for n in range(len(model.switches)) if answer[first + n] <= 0.5]
    return _Row(dict.fromkeys(off, 1.0), 1.0, float("inf"))


def programme(system: System, component: Component, most: float) -> Solved | None:
    """The cheapest solutions of a component that cost no more than `most` and the margin; None: not solved in time.

    Without one that cheap the solutions are empty: what costs `most` is then the cheapest.
    """
    switches = tuple((q, r) for q in component.quantities for r in system.quantities[q].readings)
    largest = max(abs(float(end)) for q, r in switches for end in (r.interval.low, r.interval.high))
    model = _Model(system, component, switches, REACH * largest + 100)
    rows = model.rows()
    found: list[Solution] = []
    for _ in range(MAX_ROUNDS):
        solved = _solve(model, rows)
        if solved is None:
            return Solved(component, tuple(found)) if found or most < float("inf") else None
        answer, possible = solved
        best = found[0].cost if found else most
        if not possible:
            break
        values = _repaired(model, answer)
        if values is None:
            rows.append(_without(model, answer, same=False))
            continue
        solution = _solution(model, answer, values)
        if solution.cost > best + MARGIN:
            break
        found.append(solution)
        if len(found) >= MAX_ANSWERS:
            break
        rows.append(_without(model, answer, same=True))
    return Solved(component, tuple(found))
