"""The wrong cells of random systems: what was planted is found, nothing cheaper is missed, ties are said."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validate.covers import MARGIN
from validate.displaced import Lines
from validate.intervals import Interval, exactly
from validate.localize import Component, Solution, Solved, components, localize
from validate.patches import settled
from validate.programme import programme
from validate.system import INFINITE, Affine, Constraint, Quantity, Reading, System

COUNTS = Interval(Decimal(0), INFINITE)
SEEDS = st.integers(0, 10**6)


def seeded(seed: int) -> random.Random:
    """Numbers that are the same every time."""
    return random.Random(seed)


def quantity(name: str, *values: int, weight: float = 1.0) -> Quantity:
    """A count that is stated so many times."""
    readings = tuple(Reading(None, exactly(v), weight) for v in values)
    return Quantity(name, readings, COUNTS, whole=True)


def equal(key: int, whole: int, *parts: int) -> Constraint:
    """`whole = sum of parts`, by index."""
    terms = {whole: Decimal(1)} | dict.fromkeys(parts, Decimal(-1))
    return Constraint(key, "=", Affine(terms))


def at_most(key: int, part: int, whole: int) -> Constraint:
    """`part <= whole`, by index."""
    return Constraint(key, "<=", Affine({part: Decimal(1), whole: Decimal(-1)}))


def table(rng: random.Random, rows: int, columns: int) -> tuple[list[list[int]], list[Constraint]]:
    """A table that adds up: the last row and the last column are totals. Cells are numbered row by row."""
    cells = [[rng.randint(1, 400) for _ in range(columns)] for _ in range(rows)]
    for row in cells:
        row.append(sum(row))
    cells.append([sum(row[c] for row in cells) for c in range(columns + 1)])
    width = columns + 1
    constraints = [equal(r, r * width + columns, *(r * width + c for c in range(columns))) for r in range(rows + 1)] + [
        equal(rows + 1 + c, rows * width + c, *(r * width + c for r in range(rows))) for c in range(width)
    ]
    return cells, constraints


def system_of(cells: Sequence[Sequence[int]], constraints: Sequence[Constraint]) -> System:
    flat = [v for row in cells for v in row]
    return System(tuple(quantity(f"c{n}", v) for n, v in enumerate(flat)), tuple(constraints))


def planted(rng: random.Random, cells: list[list[int]], count: int) -> list[int]:
    """Changes so many cells; which, as numbers."""
    width = len(cells[0])
    places = sorted(rng.sample(range(len(cells) * width), count))
    for place in places:
        old = cells[place // width][place % width]
        cells[place // width][place % width] = rng.choice(
            [v for v in (old + 7, old * 10, old + 90, old // 2) if v != old]
        )
    return places


def holds(system: System, solution: Solution) -> bool:
    values = list(system.printed)
    for change in solution.changes:
        values[change.quantity] = change.interval
    return all(c.holds(values) for c in system.constraints)


def fewest(system: System) -> int:
    """How many cells must change at the least, by trying all sets of one and of two (3 for more)."""
    failing = [c for c in system.constraints if not c.holds(system.printed)]
    if not failing:
        return 0
    cells = range(len(system.quantities))
    if any(settled(system, q, system.printed) and all(q in c.quantities for c in failing) for q in cells):
        return 1
    return 2 if any(_pair_works(system, pair, failing) for pair in combinations(cells, 2)) else 3


def _pair_works(system: System, pair: tuple[int, int], failing: Sequence[Constraint]) -> bool:
    """Whether two cells alone can mend a table: each is tried with every value that a constraint of it asks for."""
    if any(not set(pair) & set(c.quantities) for c in failing):
        return False
    one, other = pair
    for constraint in system.of[one]:
        if other in constraint.quantities:
            continue
        wanted = constraint.allowed(one, system.printed)
        if wanted is None or wanted.low != wanted.high or wanted.low < 0:
            continue
        values = list(system.printed)
        values[one] = wanted
        found = settled(system, other, values)
        if found is not None:
            values[other] = found
            return all(c.holds(values) for c in system.constraints)
    return False


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_a_table_that_adds_up_has_no_wrong_cell(seed: int) -> None:
    rng = seeded(seed)
    assert localize(system_of(*table(rng, rng.randint(2, 6), rng.randint(2, 4))), Lines()) == []


@settings(max_examples=80, deadline=None)
@given(SEEDS)
def test_one_planted_cell_is_found_with_its_value(seed: int) -> None:
    rng = seeded(seed)
    cells, constraints = table(rng, rng.randint(2, 6), rng.randint(2, 4))
    right = [v for row in cells for v in row]
    (place,) = planted(rng, cells, 1)
    (solved,) = localize(system_of(cells, constraints), Lines())
    assert [(c.quantity, c.interval) for c in solved.solutions[0].changes] == [(place, exactly(right[place]))]


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_two_planted_cells_cost_no_less_than_what_is_found(seed: int) -> None:
    rng = seeded(seed)
    cells, constraints = table(rng, rng.randint(3, 5), rng.randint(2, 3))
    places = planted(rng, cells, 2)
    system = system_of(cells, constraints)
    (solved,) = localize(system, Lines())
    best = solved.solutions[0]
    assert all(holds(system, s) for s in solved.solutions)
    assert len(best.cells) == fewest(system)
    assert best.cost <= 2.0 + 1e-9
    cheapest = [s.cells for s in solved.solutions]
    assert frozenset(places) in cheapest or best.cost < 2.0 - MARGIN


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(1, 3))
def test_the_programme_finds_nothing_cheaper_than_the_search(seed: int, count: int) -> None:
    rng = seeded(seed)
    cells, constraints = table(rng, 3, 3)
    planted(rng, cells, count)
    system = system_of(cells, constraints)
    (component,) = components(system)
    by_hand = localize(system, Lines(), None)[0].solutions
    solved = programme(system, component, float("inf"))
    assert solved is not None
    assert all(holds(system, s) for s in solved.solutions)
    best = solved.solutions[0]
    assert best.cost <= count + 1e-9
    if by_hand and all(p.kind not in {"swap", "moved", "shift"} for p in by_hand[0].patches):
        assert by_hand[0].cost >= best.cost - 1e-9
        if len(by_hand[0].cells) <= 2:
            assert by_hand[0].cost == pytest.approx(best.cost)


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_four_wrong_cells_of_one_table_are_found_as_cheaply_as_they_were_planted(seed: int) -> None:
    rng = seeded(seed)
    cells, constraints = table(rng, 5, 3)
    planted(rng, cells, 4)
    system = system_of(cells, constraints)
    solved = localize(system, Lines(), programme)
    assert sum(s.solutions[0].cost for s in solved) <= 4.0 + 1e-9
    assert all(holds(system, s.solutions[0]) for s in solved)


def test_ties_are_all_returned() -> None:
    system = System(tuple(quantity(n, v) for n, v in zip("abc", (173, 71, 103), strict=True)), (equal(0, 0, 1, 2),))
    (solved,) = localize(system, Lines())
    assert [s.cells for s in solved.solutions] == [frozenset({0}), frozenset({1}), frozenset({2})]


def test_three_statements_against_one() -> None:
    system = System((quantity("level 3", 19, 19, 19, 32),), ())
    (solved,) = localize(system, Lines())
    (change,) = solved.solutions[0].changes
    assert (change.interval, [r.interval for r in change.wrong]) == (exactly(19), [exactly(32)])
    assert len(solved.solutions) == 1


def test_one_statement_against_one_is_a_tie() -> None:
    (solved,) = localize(System((quantity("staff", 76, 78),), ()), Lines())
    assert {s.changes[0].interval for s in solved.solutions} == {exactly(76), exactly(78)}


def test_an_equation_decides_between_two_statements() -> None:
    quantities = (quantity("total", 9), quantity("part", 5), quantity("rest", 4, 44))
    (solved,) = localize(System(quantities, (equal(0, 0, 1, 2),)), Lines())
    assert [[(c.quantity, c.interval) for c in s.changes] for s in solved.solutions] == [[(2, exactly(4))]]


def test_two_cells_that_changed_places_are_one_slip() -> None:
    rng = seeded(3)
    cells, constraints = table(rng, 4, 3)
    cells[1][0], cells[1][1] = cells[1][1], cells[1][0]
    width = len(cells[0])
    rows = Lines(tuple(tuple(r * width + c for c in range(width)) for r in range(len(cells))))
    (solved,) = localize(system_of(cells, constraints), rows)
    (patch,) = solved.solutions[0].patches
    assert (patch.kind, {c.quantity for c in patch.changes}) == ("swap", {width, width + 1})


def test_a_whole_figure_in_the_wrong_column_is_one_slip() -> None:
    """The totals count the 12 of a row in the column before, as in a real report."""
    cells, constraints = table(seeded(4), 4, 3)
    cells[2][0], cells[2][1] = 2, 12
    cells[2][3] = 14 + cells[2][2]
    for column in (2, 3):
        cells[4][column] = sum(row[column] for row in cells[:4])
    cells[4][0] = sum(row[0] for row in cells[:4]) + 12
    cells[4][1] = sum(row[1] for row in cells[:4]) - 12
    (solved,) = localize(system_of(cells, constraints), Lines())
    (patch,) = solved.solutions[0].patches
    assert patch.kind == "moved"
    assert {c.quantity: c.interval for c in patch.changes} == {8: exactly(14), 9: exactly(0)}


def test_a_row_shifted_by_one_cell_is_one_slip() -> None:
    cells, constraints = table(seeded(5), 4, 5)
    cells[1] = [0, *cells[1][:-1]]
    width = len(cells[0])
    rows = Lines(tuple(tuple(r * width + c for c in range(width)) for r in range(len(cells))))
    (solved,) = localize(system_of(cells, constraints), rows, programme)
    (patch,) = solved.solutions[0].patches
    assert patch.kind == "shift"
    assert holds(system_of(cells, constraints), solved.solutions[0])


def test_an_inequality_says_what_a_figure_may_be_at_most() -> None:
    system = System((quantity("done", 52), quantity("planned", 28)), (at_most(0, 0, 1),))
    (solved,) = localize(system, Lines())
    intervals = {c.quantity: c.interval for s in solved.solutions for c in s.changes if len(s.cells) == 1}
    assert intervals == {0: Interval(Decimal(0), Decimal(28)), 1: Interval(Decimal(52), INFINITE)}


def test_a_rate_is_wrong_where_its_counts_are_held_by_a_sum() -> None:
    rate = Quantity("rate", (Reading(None, Interval(Decimal("95.15"), Decimal("95.25")), 1.0),))
    quantities = (rate, quantity("on time", 2454), quantity("done", 2467), quantity("late", 13))
    constraints = (
        Constraint(0, "~", Affine({1: Decimal(100)}), Affine({2: Decimal(1)}), rate=0),
        equal(1, 2, 1, 3),
    )
    (solved,) = localize(System(quantities, constraints), Lines())
    (change,) = solved.solutions[0].changes
    assert (change.quantity, round(change.interval.middle, 2)) == (0, Decimal("99.47"))


def test_what_nobody_solved_is_said_to_be_unsolved() -> None:
    cells, constraints = table(seeded(6), 5, 4)
    for n, row in enumerate(cells):
        row[n % 4] += 1 + n * n
        row[(n + 1) % 4] += 2 + n

    def gives_up(_: System, __: Component, ___: float) -> Solved | None:
        return None

    (solved,) = localize(system_of(cells, constraints), Lines(), gives_up)
    assert solved.solutions == ()


def test_the_programme_says_nothing_on_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    cells, constraints = table(seeded(6), 5, 4)
    cells[0][0] += 7
    system = system_of(cells, constraints)
    (component,) = components(system)
    assert programme(system, component, float("inf")) is not None
    assert capfd.readouterr().out == ""


def test_weights_decide_which_statement_is_doubted() -> None:
    sure, doubtful = quantity("a", 5).readings[0], Reading(None, exactly(6), 0.4)
    (solved,) = localize(System((Quantity("a", (sure, doubtful), COUNTS, whole=True),), ()), Lines())
    assert [s.changes[0].wrong for s in solved.solutions] == [(doubtful,)]


def test_an_open_end_of_a_rate_demands_nothing() -> None:
    rate = Constraint(0, "~", Affine({1: Decimal(100)}), Affine({2: Decimal(1)}), rate=0)
    counts = (exactly(5), exactly(10))
    assert rate.allowed(1, (Interval(-INFINITE, INFINITE), *counts)) == Interval(-INFINITE, INFINITE)
    assert rate.allowed(1, (Interval(-INFINITE, Decimal(50)), *counts)) == Interval(-INFINITE, Decimal(5))
    assert rate.allowed(1, (Interval(Decimal(50), INFINITE), *counts)) == Interval(Decimal(5), INFINITE)
