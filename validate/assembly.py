"""A report's system of quantities and constraints, assembled from the checks that its rules made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from normalize.catalogue import Catalogue, groups
from normalize.report import Observation
from validate.displaced import Lines
from validate.equations import Equation, Expression, Number, Operation, Sum, Term, Total, terms
from validate.evaluate import Check
from validate.intervals import ZERO, Interval, interval_of
from validate.ledger import TOTAL_ROW, Entry, Ledger, is_added
from validate.rules import Rule
from validate.system import ANY, INFINITE, Affine, Constraint, Quantity, Reading, System, overlap
from validate.unruled import is_guessed

# What it costs to call a figure wrong: the places that state it count, a place that repeats itself counts less.
BLANK = 0.95
REPEATED_NEARBY = 0.5
LEAST_READ = 0.3
SAID_IN_WORDS = 0.98
ADDED_UP = 0.96


class Made(NamedTuple):
    """A check that was made: of which rule and equation."""

    rule: Rule
    equation: Equation
    check: Check


Ratio = tuple[Affine, Affine]
PERCENTAGES = Interval(Decimal(0), Decimal(100))
COUNTS = Interval(Decimal(0), INFINITE)
ONE = Affine(constant=Decimal(1))


def weight(observation: Observation, *, blank: bool, again: bool) -> float:
    """What it costs to call this print wrong. `again`: its section has stated the figure before."""
    cost = BLANK if blank else 1.0
    if observation.method == "ocr" or is_guessed(observation):
        cost *= LEAST_READ + (1 - LEAST_READ) * min(1.0, max(0.0, observation.confidence))
    if again:
        cost *= REPEATED_NEARBY
    if observation.section == "TM":
        cost *= SAID_IN_WORDS
    if observation.dimension_code == TOTAL_ROW:
        cost *= ADDED_UP
    return cost


def _readings(observations: Sequence[Observation]) -> tuple[Reading, ...]:
    found: list[Reading] = []
    stated: set[str] = set()
    for o in observations:
        if o.figure is not None:
            cost = weight(o, blank=False, again=o.section in stated)
            found.append(Reading(o, interval_of(o.figure), cost))
            stated.add(o.section)
    return tuple(found)


@dataclass(slots=True)
class _Assembly:
    book: Ledger
    catalogue: Catalogue
    signed: frozenset[str]
    quantities: list[Quantity] = field(default_factory=list)
    index: dict[tuple[str, ...], int] = field(default_factory=dict)
    cells: dict[tuple[str, str], int] = field(default_factory=dict)
    binding: Mapping[int, bool] = field(default_factory=dict)
    group: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, key: tuple[str, ...], code: str, readings: tuple[Reading, ...], elsewhere: int = -1) -> int:
        """The index of a quantity, made where it is new."""
        if key not in self.index:
            self.index[key] = len(self.quantities)
            self.quantities.append(self._quantity(" ".join(key), code, readings, elsewhere))
        return self.index[key]

    def _quantity(self, name: str, code: str, readings: tuple[Reading, ...], elsewhere: int) -> Quantity:
        indicator = self.catalogue.by_code.get(code)
        kind = indicator.kind if indicator else ""
        exact = all(r.interval.low == r.interval.high == r.interval.low.to_integral_value() for r in readings)
        whole = kind in {"count", "ratio"} and exact
        domains = {} if code in self.signed else {"percent": PERCENTAGES, "count": COUNTS}
        domain = domains.get(kind, ANY)
        inside = all(overlap(r.interval, domain) is not None for r in readings)
        return Quantity(name, readings, domain if inside else ANY, whole, elsewhere)

    def entry(self, entry: Entry, offset: int) -> Affine | None:
        """The quantity of an entry: its group's, or a blank cell's own; nothing for a row that is not printed."""
        if entry.interval is None:
            if not entry.observations:
                return Affine() if entry.state == "absent" else None
            first = entry.observations[0]
            reading = Reading(first, ZERO, weight(first, blank=True, again=False), blank=True)
            at = self.add(
                ("blank", str(offset), entry.code, entry.row), entry.code, (reading,), self._stated(entry, offset)
            )
        else:
            at = self._stated(entry, offset)
        if not offset:
            self.cells[entry.code, entry.row] = at
        return Affine({at: Decimal(1)})

    def _stated(self, entry: Entry, offset: int) -> int:
        """The quantity of the figures of an entry and all that state the same; -1 where there is no figure."""
        codes = self.group.get(entry.code, (entry.code,)) if not entry.row and not offset else (entry.code,)
        key = (str(offset), codes[0], entry.row)
        if key in self.index:
            return self.index[key]
        same = [o for c in codes for o in self.book.entry(c).observations] if len(codes) > 1 else entry.observations
        readings = _readings(same)
        return self.add(key, entry.code, readings) if readings else -1

    def repeated(self, codes: tuple[str, ...]) -> None:
        """The quantity that several codes, or several prints of one, state."""
        readings = _readings([o for c in codes for o in self.book.entry(c).observations if not o.dimension])
        if len(readings) > 1:
            self.add(("0", codes[0], ""), codes[0], readings)

    def ratio(self, expression: Expression, entries: list[Entry]) -> Ratio | None:
        """The expression as a sum over a divisor; None where it is neither."""
        if isinstance(expression, Number):
            return Affine(constant=expression.value), ONE
        if isinstance(expression, Term):
            found = self.entry(entries.pop(0), expression.offset)
            return (found, ONE) if found is not None else None
        if isinstance(expression, Total):
            return self._total(expression, entries)
        left, right = self.ratio(expression.left, entries), self.ratio(expression.right, entries)
        return _joined(expression, left, right) if left and right else None

    def _added(self, added: Sum, entries: list[Entry]) -> Ratio | None:
        """A sum's quantities, as `ratio` would put its operations together."""
        terms: dict[int, Decimal] = {}
        constant = ZERO.low
        lacks = False
        for sign, leaf in added:
            found = self.ratio(leaf, entries)
            if found is None:
                lacks = True
                continue
            factor = Decimal(1) if sign == "+" else Decimal(-1)
            for index, coefficient in found[0].terms.items():
                terms[index] = terms.get(index, ZERO.low) + factor * coefficient
                if not terms[index]:
                    del terms[index]
            constant += factor * found[0].constant
        return None if lacks else (Affine(terms, constant), ONE)

    def _total(self, total: Total, entries: list[Entry]) -> Ratio | None:
        result: dict[int, Decimal] = {}
        while entries and entries[0].code == total.term.code and entries[0].row not in {"", TOTAL_ROW}:
            found = self.entry(entries.pop(0), total.term.offset)
            if found is None:
                return None
            result |= found.terms
        return Affine(result), ONE

    def constraint(self, key: int, made: Made) -> Constraint | None:
        """The check as a constraint; None for an equation that is not of a kind that can be solved."""
        if made.equation.when is not None:
            return None
        equation, check, sides = made.equation, made.check, []
        both = (equation.left, equation.sums[0], check.left), (equation.right, equation.sums[1], check.right)
        for expression, added, side in both:
            entries = list(side.entries)
            found = self._added(added, entries) if added else self.ratio(expression, entries)
            if found is None:
                return None
            sides.append(found)
        (left, under_left), (right, under_right) = sides
        binding = self.binding[id(made.equation)]
        if under_left.terms or (under_right.terms and made.equation.relation == "<="):
            return None
        if not under_right.terms:
            whole = left.times(under_right.constant).plus(right, -under_left.constant)
            relation = "<=" if made.equation.relation == "<=" else "="
            return Constraint(key, relation, whole, binding=binding) if whole.terms else None
        if len(left.terms) != 1 or left.constant or under_left.constant != 1:
            return None
        ((rate, factor),) = left.terms.items()
        if factor != 1 or rate in right.terms or rate in under_right.terms:
            return None
        return Constraint(key, "~", right, under_right, rate, binding)


def _joined(operation: Operation, left: Ratio, right: Ratio) -> Ratio | None:
    (above, below), (over, under) = left, right
    if operation.sign in "+-":
        if below.terms or under.terms:
            return None
        factor = Decimal(1) if operation.sign == "+" else Decimal(-1)
        total = above.times(under.constant).plus(over, factor * below.constant)
        return total, below.times(under.constant)
    if operation.sign == "/":
        over, under = under, over
    numerator, denominator = _product(above, over), _product(below, under)
    return (numerator, denominator) if numerator is not None and denominator is not None else None


def _product(one: Affine, other: Affine) -> Affine | None:
    if one.terms and other.terms:
        return None
    return one.times(other.constant) if one.terms else other.times(one.constant)


def is_binding(severity: str, equation: Equation) -> bool:
    """Whether the system must hold a check: none of another scope (info) or period, none that holds only sometimes."""
    return (
        severity != "info"
        and equation.when is None
        and not any(t.offset for side in (equation.left, equation.right) for t in terms(side))
    )


@lru_cache(maxsize=8)
def _leaders(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """For each code the codes that state the same figure."""
    return {code: codes for codes in groups(catalogue) for code in codes}


def _connected(
    made: Sequence[Made], contradicted: Iterable[str], catalogue: Catalogue, bound: Mapping[int, bool]
) -> list[int]:
    """The positions of the checks that figures connect, over several checks, with a failed one.

    So do the `contradicted` codes. Checks of another scope or period connect nothing, but are there.
    """
    group = _leaders(catalogue)
    keys = [_keys(one, group) if one.check.outcome != "not_determined" else () for one in made]
    binding = [bound[id(one.equation)] for one in made]
    standing: dict[tuple[str, str], list[int]] = {}
    for n, found in enumerate(keys):
        if binding[n]:
            for key in found:
                standing.setdefault(key, []).append(n)
    waiting = [(group[code][0], "") for code in contradicted]
    waiting += [key for n, one in enumerate(made) if one.check.outcome == "failed" and binding[n] for key in keys[n]]
    reached = set(waiting)
    while waiting:
        for n in standing.pop(waiting.pop(), ()):
            new = [key for key in keys[n] if key not in reached]
            reached.update(new)
            waiting += new
    return [n for n, found in enumerate(keys) if any(key in reached for key in found)]


def _keys(one: Made, group: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    """The figures of a check: code and row, or the group that the code belongs to."""
    entries = (*one.check.left.entries, *one.check.right.entries)
    return tuple((e.code, e.row) if e.row else (group[e.code][0], "") for e in entries)


@dataclass(frozen=True, slots=True)
class Assembled:
    """A report's system, and which quantity each cell (code, row) belongs to."""

    system: System
    cells: Mapping[tuple[str, str], int]

    def lines(self, book: Ledger, catalogue: Catalogue) -> Lines:
        """The printed rows (neighbouring codes of one row) and columns (a code's rows) of cells."""
        across: dict[tuple[str, str], list[int]] = {}
        down: dict[str, list[int]] = {}
        for indicator in catalogue.indicators:
            for row in book.rows.get(indicator.code, ()):
                at = self.cells.get((indicator.code, row))
                if at is not None:
                    across.setdefault((indicator.parent, row), []).append(at)
                    if row:
                        down.setdefault(indicator.code, []).append(at)
        return Lines(_runs(across.values()), _runs(down.values()), tuple(_tables(across)))


def _runs(lines: Iterable[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(line) for line in lines if len(line) > 1)


def _tables(across: Mapping[tuple[str, str], Sequence[int]]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """The rows of each table that has a total, as long as it, the total's row last."""
    for parent, row in across:
        if row == TOTAL_ROW:
            total = across[parent, row]
            others = [v for (p, r), v in across.items() if p == parent and is_added(r) and len(v) == len(total)]
            yield (*(tuple(v) for v in others), tuple(total))


def assemble(
    made: Sequence[Made], contradicted: Sequence[str], book: Ledger, catalogue: Catalogue, signed: frozenset[str]
) -> Assembled:
    """The system of the checks that are connected with a contradiction.

    `contradicted`: codes whose statements differ. A constraint's `key` is its check's position in `made`.
    `signed`: codes of counts that may be negative, and of rates that may be more than 100 %.
    """
    equations = {id(one.equation): one for one in made}
    binding = {key: is_binding(one.rule.severity, one.equation) for key, one in equations.items()}
    work = _Assembly(book, catalogue, signed, binding=binding, group=_leaders(catalogue))
    for code in contradicted:
        work.repeated(work.group[code])
    found = [work.constraint(n, made[n]) for n in _connected(made, contradicted, catalogue, binding)]
    return Assembled(System(tuple(work.quantities), tuple(c for c in found if c is not None)), work.cells)
