"""Equations over a ledger: passed, failed, or not determined and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from validate.equations import Equation, Expression, Number, Sum, Term, Total, terms
from validate.intervals import ZERO, Interval, exactly
from validate.ledger import TOTAL_ROW, Entry, Ledger


class Side(NamedTuple):
    """One side of an equation with its figures put in."""

    interval: Interval | None
    entries: tuple[Entry, ...]


class Check(NamedTuple):
    """How one equation ended on one row. `lacking` names the codes without which it could not be made."""

    outcome: str
    row: str
    left: Side
    right: Side
    lacking: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries on both sides."""
        return (*self.left.entries, *self.right.entries)

    @property
    def delta(self) -> Decimal:
        """Left minus right, by what was printed."""
        if self.left.interval is None or self.right.interval is None:
            return Decimal(0)
        return self.left.interval.middle - self.right.interval.middle


@dataclass(slots=True)
class _Evaluation:
    """One walk over one equation on one row, collecting what is lacking and whether anything is printed."""

    book: Ledger
    before: Ledger | None
    blank: str
    row: str
    lacking: list[str]
    printed: int = 0

    def side(self, expression: Expression, added: Sum = ()) -> Side:
        entries: list[Entry] = []
        value = self._added(added, entries) if added else self._value(expression, entries)
        return Side(value, tuple(entries))

    def _added(self, added: Sum, entries: list[Entry]) -> Interval | None:
        """The value of a sum, as that of its operations one in the other."""
        total: Interval | None = None
        lacks = False
        for sign, leaf in added:
            value = self._term(leaf, entries) if isinstance(leaf, Term) else self._value(leaf, entries)
            if value is None:
                lacks = True
            elif total is None:
                total = value
            else:
                total = total + value if sign == "+" else total - value
        return None if lacks else total

    def _value(self, expression: Expression, entries: list[Entry]) -> Interval | None:
        if isinstance(expression, Number):
            return exactly(expression.value)
        if isinstance(expression, Term):
            return self._term(expression, entries)
        if isinstance(expression, Total):
            return self._total(expression, entries)
        left = self._value(expression.left, entries)
        right = self._value(expression.right, entries)
        if left is None or right is None:
            return None
        if expression.sign == "+":
            return left + right
        if expression.sign == "-":
            return left - right
        return left * right if expression.sign == "*" else left.divided_by(right)

    def _book(self, offset: int) -> Ledger | None:
        return self.before if offset else self.book

    def _term(self, term: Term, entries: list[Entry]) -> Interval | None:
        book = self._book(term.offset)
        row = self.row if term.row == "*" else term.row
        entry = book.entry(term.code, row) if book else Entry(term.code, row, "absent", None, ())
        entries.append(entry)
        if entry.interval is not None:
            self.printed += 1
            return entry.interval
        if entry.state == "blank" and self.blank in {"zero", "some"}:
            return ZERO
        self.lacking.append(f"{term.code}@{term.offset}" if term.offset else term.code)
        return None

    def _total(self, total: Total, entries: list[Entry]) -> Interval | None:
        book = self._book(total.term.offset)
        rows = book.added_up(total.term.code, total.term.row) if book else ()
        if book is None or not rows:
            self.lacking.append(total.term.code)
            return None
        result = ZERO
        for row in rows:
            entry = book.entry(total.term.code, row)
            entries.append(entry)
            if entry.state == "text":
                self.lacking.append(total.term.code)
                return None
            self.printed += entry.interval is not None
            result = result + (entry.interval or ZERO)
        return result


def side_of(expression: Expression, book: Ledger) -> Side:
    """An expression on its own, with the figures of one report; no interval where one is blank or lacking."""
    return _Evaluation(book, None, "skip", "", []).side(expression)


def _holds(relation: str, left: Interval, right: Interval) -> bool:
    return left.may_be_at_most(right) if relation == "<=" else left.meets(right)


def check(equation: Equation, book: Ledger, before: Ledger | None, blank: str, row: str) -> Check:
    """How the equation ends on one row (`row` is empty for an equation without rows).

    With `blank = "zero"` a blank cell counts as zero as long as something on that row is printed; a figure
    that is not printed anywhere is never zero. With `some` a side that is blank altogether says nothing.
    """
    work = _Evaluation(book, before, blank, row, [])
    sums = equation.sums
    left, right = work.side(equation.left, sums[0]), work.side(equation.right, sums[1])
    silent = blank == "some" and (_silent(left) or _silent(right))
    if left.interval is None or right.interval is None or not work.printed or silent:
        return Check("not_determined", row, left, right, tuple(dict.fromkeys(work.lacking)))
    held = _holds(equation.relation, left.interval, right.interval)
    if equation.when is not None:  # what the condition rests on is evidence too
        right = Side(right.interval, (*right.entries, *check(equation.when, book, before, blank, row).entries))
    return Check("passed" if held else "failed", row, left, right)


def _silent(side: Side) -> bool:
    """Whether nothing of a side is printed, though it names figures."""
    return bool(side.entries) and all(entry.interval is None for entry in side.entries)


def checks(equation: Equation, book: Ledger, before: Ledger | None, blank: str) -> Iterator[Check]:
    """The equation's checks: one, or one for each row that its `[*]` reaches (the total's row last).

    None where its condition does not hold, or is not known to.
    """
    if not equation.starred:
        if _applies(equation, book, before, blank, ""):
            yield check(equation, book, before, blank, "")
        return
    rows = dict.fromkeys(r for t in equation.starred if not t.offset for r in book.rows.get(t.code, ()))
    ordered = [r for r in rows if r != TOTAL_ROW] + [r for r in rows if r == TOTAL_ROW]
    for row in (r for r in ordered if _applies(equation, book, before, blank, r)):
        yield check(equation, book, before, blank, row)


def _applies(equation: Equation, book: Ledger, before: Ledger | None, blank: str, row: str) -> bool:
    return equation.when is None or check(equation.when, book, before, blank, row).outcome == "passed"


def codes_of(equation: Equation) -> frozenset[str]:
    """Every code that the equation names."""
    own = frozenset(t.code for side in (equation.left, equation.right) for t in terms(side))
    return own | codes_of(equation.when) if equation.when is not None else own
