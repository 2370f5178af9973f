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
from itertools import accumulate

import highspy

from validate.covers import MARGIN
from validate.intervals import Interval
from validate.localize import Component, Solution, Solved
from validate.patches import Change, Patch, settled
from validate.system import Constraint, Reading, System, overlap

# A backstop for slow machines; the nodes are what bounds the search, so that every machine finds the same.
SECONDS = 10.0
NODES = 200
OPTIONS = {"output_flag": False, "threads": 1, "time_limit": SECONDS, "mip_max_nodes": NODES, "mip_rel_gap": 0.0}
MAX_ROUNDS = 5
MAX_ANSWERS = 3
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
    """Variables: how far each quantity lies from its print, in the scale's units; then one switch a reading.

    Small numbers near zero keep the solver exact.
    """

    system: System
    component: Component
    switches: tuple[tuple[int, Reading], ...]
    reach: float
    scale: float
    printed: tuple[float, ...]

    @property
    def width(self) -> int:
        """The number of variables."""
        return len(self.printed) + len(self.switches)

    def scaled(self, row: _Row) -> _Row:
        """A row over values as a row over distances."""
        shift = sum(c * self.printed[n] for n, c in row.terms.items() if n < len(self.printed))
        terms = {n: c if n < len(self.printed) else c / self.scale for n, c in row.terms.items()}
        return _Row(terms, (row.low - shift) / self.scale, (row.high - shift) / self.scale)

    def values(self, answer: Sequence[float]) -> list[float]:
        """The quantities' values by an answer."""
        return [v + self.scale * d for v, d in zip(self.printed, answer, strict=False)]

    def rows(self) -> list[_Row]:
        """The constraints, and the tie between every reading and its switch."""
        place = {q: n for n, q in enumerate(self.component.quantities)}
        first = len(place)
        rows = []
        for n, (quantity, reading) in enumerate(self.switches, start=first):
            slack = self.reach + abs(float(reading.interval.low))
            ends = float(reading.interval.low), float(reading.interval.high)
            rows.append(self.scaled(_Row({place[quantity]: 1.0, n: slack}, ends[0], float("inf"))))
            rows.append(self.scaled(_Row({place[quantity]: 1.0, n: -slack}, float("-inf"), ends[1])))
        first_switch: dict[int, int] = {}
        for n, (quantity, _) in enumerate(self.switches, start=first):
            first_switch.setdefault(quantity, n)
        for constraint in self.component.constraints:
            rows += [self.scaled(row) for row in self._constraint(constraint, place)]
            rows += self._implied(constraint, first_switch)
        return rows

    def _implied(self, constraint: Constraint, switch: dict[int, int]) -> Iterable[_Row]:
        """What must follow for the switches, so that the solver need not try: a failing constraint has one on at
        the least, and an exact one that holds has none on alone."""
        readings = [r for q in constraint.quantities for r in self.system.quantities[q].readings]
        if any(len(self.system.quantities[q].states()) > 1 for q in constraint.quantities):
            return
        on = {switch[q]: 1.0 for q in constraint.quantities}
        if not constraint.holds(self.system.printed):
            yield _Row(on, 1.0, float("inf"))
        elif constraint.relation == "=" and all(r.interval.low == r.interval.high for r in readings):
            for one in on:
                yield _Row({**on, one: -1.0}, 0.0, float("inf"))

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


class _Solver(highspy.Highs):
    """HiGHS without callbacks: it says its name on the screen when it is told of them, before it can be silenced."""

    def enableCallbacks(self) -> None:
        pass


def _linear(model: _Model, rows: Sequence[_Row]) -> highspy.HighsLp:
    """The model as HiGHS takes it: cost, bounds, which variables are whole, and the rows one behind the other."""
    quantities = [model.system.quantities[q] for q in model.component.quantities]
    bounds = [(max(-model.reach, float(q.domain.low)), min(model.reach, float(q.domain.high))) for q in quantities]
    switched = len(model.switches)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = model.width, len(rows)
    lp.col_cost_ = [0.0] * len(quantities) + [r.weight for _, r in model.switches]
    lp.col_lower_ = [(b[0] - v) / model.scale for b, v in zip(bounds, model.printed, strict=True)] + [0.0] * switched
    lp.col_upper_ = [(b[1] - v) / model.scale for b, v in zip(bounds, model.printed, strict=True)] + [1.0] * switched
    real, whole = highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger
    lp.integrality_ = [real] * len(quantities) + [whole] * switched
    lp.row_lower_, lp.row_upper_ = [r.low for r in rows], [r.high for r in rows]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = list(accumulate((len(r.terms) for r in rows), initial=0))
    lp.a_matrix_.index_ = [column for r in rows for column in r.terms]
    lp.a_matrix_.value_ = [value for r in rows for value in r.terms.values()]
    return lp


def _solve(model: _Model, rows: Sequence[_Row]) -> tuple[list[float], bool] | None:
    """The variables of the cheapest answer and whether there is any; None where time or nodes ran out."""
    solver = _Solver()  # type: ignore[no-untyped-call]
    for name, value in OPTIONS.items():
        solver.setOptionValue(name, value)
    solver.passModel(_linear(model, rows))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return list(solver.getSolution().col_value), True
    return ([], False) if status == highspy.HighsModelStatus.kInfeasible else None


def _repaired(model: _Model, answer: Sequence[float]) -> dict[int, Interval] | None:
    """The quantities' exact values by an answer; None where they do not hold."""
    wrong = {id(r) for n, (_, r) in enumerate(model.switches) if answer[len(model.component.quantities) + n] > 0.5}
    values, found_values = list(model.system.printed), model.values(answer)
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
            near = found_values[n]
            exact = Decimal(round(near)) if quantity.whole else Decimal(str(round(near, 6)))
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
    printed = tuple(float(system.printed[q].middle) for q in component.quantities)
    model = _Model(system, component, switches, REACH * largest + 100, max(1.0, largest), printed)
    rows = model.rows()
    if most < float("inf"):
        first = len(component.quantities)
        costs = {first + n: reading.weight for n, (_, reading) in enumerate(switches)}
        rows.append(_Row(costs, float("-inf"), most + MARGIN))
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
