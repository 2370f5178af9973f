"""Equations over many reports at once, in whole numbers: which checks pass, fail, or cannot be made.

The same as `validate/evaluate.py`, proved by a property test. A rate is compared by multiplying out, which is exact;
decimals divide to 28 digits, which tells two figures of so few digits apart as surely.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from validate.equations import BELOW, Equation, Expression, Number, Term, Total
from validate.ledger import is_added
from validate.scale_table import BLANK, DECIMALS, FIGURE, TEXT, Bools, FigureTable, Ints

# What leaves so much room in 64 bits is trusted.
ROOM = float(2**61)


class Unsupported(ValueError):
    """An equation of a shape that whole numbers do not settle."""


@dataclass(frozen=True, slots=True)
class Value:
    """One end to the other of an expression on each check, in units of 10 to the power of `-exponent`.

    `known`: where it has a value at all. `divisor`: what it is still to be divided by.
    """

    low: Ints
    high: Ints
    exponent: int
    known: Bools
    divisor: Value | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """An equation's checks: the report of each, how it ended, and what was lacking (code, and on which checks).

    `doubtful`: too large for whole numbers.
    """

    report: Ints
    passed: Bools
    failed: Bools
    doubtful: Bools
    lacking: tuple[tuple[str, Bools], ...]


@dataclass(slots=True)
class _Walk:
    """One walk over an equation, on all of its checks."""

    table: FigureTable
    blank: str
    report: Ints
    row: Ints | None
    within_year: bool
    printed: NDArray[np.int64] = field(init=False)
    doubtful: Bools = field(init=False)
    lacking: list[tuple[str, Bools]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.printed = np.zeros(len(self.report), dtype=np.int64)
        self.doubtful = np.zeros(len(self.report), dtype=np.bool_)

    def times(self, one: Ints, other: Ints | int) -> Ints:
        """The product; where it may leave 64 bits the check is doubtful."""
        self.doubtful |= np.abs(one.astype(np.float64)) * np.abs(np.asarray(other, dtype=np.float64)) > ROOM
        return one * np.asarray(other, dtype=np.int64)

    def finer(self, value: Value, exponent: int) -> Value:
        """The same value in smaller units."""
        factor = 10 ** (exponent - value.exponent)
        if factor == 1:
            return value
        return Value(self.times(value.low, factor), self.times(value.high, factor), exponent, value.known)

    def value(self, expression: Expression) -> Value:
        if isinstance(expression, Number):
            return self._number(expression)
        if isinstance(expression, Term):
            return self._term(expression)
        if isinstance(expression, Total):
            return self._total(expression)
        left, right = self.value(expression.left), self.value(expression.right)
        if left.divisor is not None or right.divisor is not None:
            raise Unsupported(expression.sign)
        if expression.sign in "+-":
            return self._sum(expression.sign, left, right)
        known = left.known & right.known
        if expression.sign == "/":
            known &= (right.low > 0) | (right.high < 0)
            return Value(left.low, left.high, left.exponent, known, right)
        ends = [self.times(a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
        low, high = np.minimum.reduce(ends), np.maximum.reduce(ends)
        return Value(low, high, left.exponent + right.exponent, known)

    def _number(self, number: Number) -> Value:
        exponent = max(0, -int(number.value.as_tuple().exponent))
        value = np.full(len(self.report), int(number.value.scaleb(exponent)), dtype=np.int64)
        return Value(value, value, exponent, np.ones(len(self.report), dtype=np.bool_))

    def _sum(self, sign: str, left: Value, right: Value) -> Value:
        exponent = max(left.exponent, right.exponent)
        left, right = self.finer(left, exponent), self.finer(right, exponent)
        low, high = (right.low, right.high) if sign == "+" else (-right.high, -right.low)
        return Value(left.low + low, left.high + high, exponent, left.known & right.known)

    def _book(self, offset: int) -> Ints:
        before = self.table.in_year if self.within_year else self.table.before
        return before[self.report] if offset else self.report

    def _term(self, term: Term) -> Value:
        cells = np.full(len(self.table.rows) + 1, -1, dtype=np.int64)
        for cell in self.table.of_code.get(term.code, ()):
            cells[self.table.rows[self.table.cells[cell][1]]] = cell
        if term.row == "*":
            assert self.row is not None  # noqa: S101 — an equation with a star has rows
            wanted = cells[self.row]
        else:
            wanted = np.full(len(self.report), cells[self.table.rows.get(term.row, -1)])
        found = self.table.at(wanted, self._book(term.offset))
        figure = found.state == FIGURE
        self.printed += figure
        known = figure | (found.state == BLANK) if self.blank == "zero" else figure
        self.lacking.append((f"{term.code}@{term.offset}" if term.offset else term.code, ~known))
        return Value(np.where(figure, found.low, 0), np.where(figure, found.high, 0), DECIMALS, known)

    def _total(self, total: Total) -> Value:
        if total.term.row.endswith(BELOW):
            raise Unsupported(BELOW)
        low, high, printed, rows, texts = (np.zeros(self.table.reports + 1, dtype=np.int64) for _ in range(5))
        for cell, reports, found in self.table.of(self.table.of_code.get(total.term.code, ())):
            if not is_added(self.table.cells[cell][1]):
                continue
            figure = found.state == FIGURE
            low[reports] += np.where(figure, found.low, 0)
            high[reports] += np.where(figure, found.high, 0)
            printed[reports] += figure
            texts[reports] += found.state == TEXT
            rows[reports] += 1
        book = self._book(total.term.offset)  # -1 is the last element, which no report has
        known = (rows[book] > 0) & (texts[book] == 0)
        self.printed += printed[book]
        self.lacking.append((total.term.code, ~known))
        return Value(low[book], high[book], DECIMALS, known)

    def at_most(self, left: Ints, exponent: int, right: Value, *, least: bool) -> Bools:
        """Whether one end of the left side is at most the right side's high end (`least`: at least its low one)."""
        if right.divisor is None:
            common = max(exponent, right.exponent)
            mine = self.times(left, 10 ** (common - exponent))
            end = self.times(right.low if least else right.high, 10 ** (common - right.exponent))
            return (end <= mine) if least else (mine <= end)
        under = right.divisor
        shift = right.exponent - exponent - under.exponent
        result = np.zeros(len(left), dtype=np.bool_)
        for above in (right.low, right.high):
            for below in (under.low, under.high):
                # left <= above / below, multiplied out; a negative divisor turns it round
                mine = self.times(self.times(left, below), 10 ** max(shift, 0))
                end = self.times(above, 10 ** max(-shift, 0))
                turned = (below < 0) != least
                result |= np.where(turned, mine >= end, mine <= end)
        return result


def _places(equation: Equation, table: FigureTable) -> tuple[Ints, Ints | None]:
    """The report of each check, and its row where the equation reaches over rows."""
    if not equation.starred:
        return np.arange(table.reports, dtype=np.int64), None
    width = len(table.rows)
    codes = {t.code for t in equation.starred if not t.offset}
    keys = [
        reports * width + table.rows[table.cells[cell][1]]
        for code in sorted(codes)
        for cell, reports, _ in table.of(table.of_code.get(code, ()))
    ]
    found = np.unique(np.concatenate(keys)) if keys else np.zeros(0, dtype=np.int64)
    return found // max(width, 1), found % max(width, 1)


def check_all(equation: Equation, table: FigureTable, blank: str, *, within_year: bool = False) -> Checked:
    """Every check of an equation on every report; raises Unsupported for a shape that this cannot do exactly.

    `within_year`: only a period before of the same year counts.
    """
    if equation.when is not None or blank == "some":
        raise Unsupported("when")
    report, row = _places(equation, table)
    walk = _Walk(table, blank, report, row, within_year)
    left, right = walk.value(equation.left), walk.value(equation.right)
    if left.divisor is not None:
        raise Unsupported("/")
    holds = walk.at_most(left.low, left.exponent, right, least=False)
    if equation.relation != "<=":
        holds &= walk.at_most(left.high, left.exponent, right, least=True)
    made = left.known & right.known & (walk.printed > 0)
    return Checked(report, made & holds, made & ~holds, walk.doubtful & made, tuple(walk.lacking))
