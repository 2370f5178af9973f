"""Whether a form's rules make sense together: units that fit, no two rules that exclude or repeat each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from normalize.catalogue import Catalogue, groups
from normalize.text import fold
from validate.equations import Equation, Expression, Number, Operation, Term, Total, terms, written
from validate.intervals import Interval
from validate.system import INFINITE, overlap


class UnsoundError(ValueError):
    """Rules that cannot be; the message says why."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What an expression counts: `kind` is number, count, percent, share (one count in another of its unit), average
    (by another, of another unit) or choice.

    `unit` is empty where none is said: it fits every other.
    """

    kind: str
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.kind} ({self.unit})" if self.unit else self.kind


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a form. `same`: sets of units that are one, such as `TTHC` and `Thủ tục`."""

    catalogue: Catalogue
    same: Sequence[Sequence[str]] = ()

    def _unit(self, unit: str) -> str:
        group = next((g for g in self.same if fold(unit) in {fold(u) for u in g}), (unit,))
        return fold(group[0])

    def _fit(self, one: Measure, other: Measure) -> bool:
        units = self._unit(one.unit), self._unit(other.unit)
        return one.kind == other.kind and (units[0] == units[1] or not all(units))

    def measure(self, expression: Expression) -> Measure:
        """What the expression counts; raises UnsoundError where it adds or divides what does not fit."""
        if isinstance(expression, Number):
            return Measure("number")
        if isinstance(expression, Term):
            return self._term(expression)
        if isinstance(expression, Total):
            return self._term(expression.term)
        left, right = self.measure(expression.left), self.measure(expression.right)
        if expression.sign in "+-":
            return self._added(expression, left, right)
        if expression.sign == "*" and "number" in {left.kind, right.kind}:
            return right if left.kind == "number" else left
        if expression.sign == "/" and right.kind == "number":
            return left
        if expression.sign == "/" and left.kind == "count" and self._fit(left, right):
            return Measure("share")
        if expression.sign == "/" and left.kind == right.kind == "count":
            return Measure("average")
        raise UnsoundError(f"{written(expression)}: {left} {expression.sign} {right} does not fit")

    def _term(self, term: Term) -> Measure:
        indicator = self.catalogue.by_code[term.code]
        if indicator.kind not in {"count", "percent", "choice"}:
            raise UnsoundError(f"{term.code} is a {indicator.kind}, no figure")
        choices = "; ".join(f"{sign}={meaning}" for sign, meaning in indicator.choices.items())
        return Measure(indicator.kind, choices or (indicator.unit if indicator.kind == "count" else ""))

    def _added(self, operation: Operation, left: Measure, right: Measure) -> Measure:
        if left.kind == "choice" or not (self._fit(left, right) or "number" in {left.kind, right.kind}):
            raise UnsoundError(f"{written(operation)}: {left} {operation.sign} {right} does not fit")
        return right if left.kind == "number" or not left.unit else left

    def check(self, equation: Equation) -> None:
        """Raises UnsoundError where the two sides cannot be compared: a count against a rate, files against people."""
        if equation.when is not None:
            self.check(equation.when)
        left, right = self.measure(equation.left), self.measure(equation.right)
        if equation.relation == "~":
            fits = (left.kind, right.kind) == ("percent", "share") or self._averages(left, right)
        else:
            fits = self._fit(left, right) or {left.kind, right.kind} == {"count", "number"}
        if not fits:
            raise UnsoundError(f"{left} {equation.relation} {right} does not fit")
        dimensions = {bool(self.catalogue.by_code[t.code].dimension) == bool(t.row) for t in _terms(equation)}
        if dimensions != {True}:
            raise UnsoundError("a code of a table with rows needs its row, such as [*], and no other code has one")

    @staticmethod
    def _averages(left: Measure, right: Measure) -> bool:
        """Whether a count says how much of one thing comes to one of another: so much a hectare, or no unit at all."""
        return left.kind == "count" and right.kind in {"average", "share"} and (not left.unit or "/" in left.unit)


def _terms(equation: Equation) -> tuple[Term, ...]:
    return (*terms(equation.left), *terms(equation.right))


Linear = Mapping[Term | Total, Decimal]


@dataclass(frozen=True, slots=True)
class Claim:
    """What an equation allows one sum of figures to be. `name`: of its rule."""

    name: str
    equation: Equation
    allowed: Interval


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the rule `name` in the light of an earlier one, or of the catalogue.

    `idle`: where an equation only says what another does, its rule and it; it can go. `by`: the rule that says it,
    empty for the catalogue.
    """

    name: str
    said: str
    idle: tuple[str, Equation] | None = None
    by: str = ""


def _plus(one: Linear, other: Linear, factor: Decimal) -> Linear:
    keys = dict.fromkeys((*one, *other))
    return {k: v for k in keys if (v := one.get(k, Decimal(0)) + factor * other.get(k, Decimal(0)))}


def linear(expression: Expression) -> tuple[Linear, Decimal] | None:
    """The expression as a sum of figures, each times a number, and a constant; None where it is none."""
    if isinstance(expression, Number):
        return {}, expression.value
    if isinstance(expression, Term | Total):
        return {expression: Decimal(1)}, Decimal(0)
    left, right = linear(expression.left), linear(expression.right)
    if left is None or right is None:
        return None
    if expression.sign in "+-":
        factor = Decimal(1 if expression.sign == "+" else -1)
        return _plus(left[0], right[0], factor), left[1] + factor * right[1]
    if expression.sign == "*" and not (left[0] and right[0]):
        (of, constant), (_, factor) = (left, right) if left[0] else (right, left)
        return {k: v * factor for k, v in of.items() if factor}, constant * factor
    return None


def _claim(name: str, equation: Equation) -> tuple[str, Claim]:
    """What the equation speaks of, in one way of writing, and what it allows that to be."""
    left, right = linear(equation.left), linear(equation.right)
    if equation.relation == "~" or left is None or right is None or equation.when is not None:
        said = f"{written(equation.left)} {equation.relation} {written(equation.right)} {equation.when or ''}"
        return said, Claim(name, equation, Interval(Decimal(0), Decimal(0)))
    sums = _plus(left[0], right[0], Decimal(-1))
    ordered = sorted((written(k), v) for k, v in sums.items())
    lead = ordered[0][1] if ordered else Decimal(1)
    bound = (right[1] - left[1]) / lead
    low = bound if equation.relation == "=" or lead < 0 else -INFINITE
    high = bound if equation.relation == "=" or lead > 0 else INFINITE
    return " ".join(f"{v / lead:f} {name}" for name, v in ordered), Claim(name, equation, Interval(low, high))


def _stated_twice(equation: Equation, catalogue: Catalogue) -> bool:
    """Whether an equation only says that two codes are one figure, which the catalogue does."""
    plain = equation.relation == "=" and isinstance(equation.left, Term) and isinstance(equation.right, Term)
    sides = _terms(equation)
    if not plain or any(t.row or t.offset for t in sides):
        return False
    return any({t.code for t in sides} <= set(codes) for codes in groups(catalogue))


def faults(equations: Iterable[tuple[str, Equation]], catalogue: Catalogue) -> Iterator[Fault]:
    """What is wrong with rules that exclude an earlier one, or that say only what that or the catalogue says."""
    known: dict[str, list[Claim]] = {}
    for name, equation in equations:
        if _stated_twice(equation, catalogue):
            yield Fault(name, "says what same_as in the catalogue says already", (name, equation))
        about, claim = _claim(name, equation)
        for other in known.setdefault(about, []):
            both = overlap(claim.allowed, other.allowed)
            if both is None:
                yield Fault(name, f"contradicts rule {other.name}: both can never hold")
            elif both in (claim.allowed, other.allowed):
                idle, by = (claim, other) if both == other.allowed else (other, claim)
                said = f"repeats rule {other.name}, or the one follows from the other"
                yield Fault(name, said, (idle.name, idle.equation), by.name)
        known[about].append(claim)
