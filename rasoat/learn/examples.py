"""Examples for a proposed rule: made-up figures that keep it, and the same with one figure changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from validate.equations import PART, Equation, Expression, Number, Operation, Term, Total

ROWS = ("Dòng một", "Dòng hai")
FIRST = 3
CENT = Decimal("0.01")
Place = tuple[str, int]


def _places(term: Term, rows: tuple[str, ...], names: Mapping[str, str]) -> list[Place]:
    """Where a term's figures stand: code and row, and how many periods back."""
    named = term.row.removeprefix(PART)
    shown = rows if term.row.endswith("*") else (names.get(named, named),) if term.row else ("",)
    return [(f"{term.code}[{row}]" if row else term.code, term.offset) for row in shown]


class _Sheet:
    """Figures by place; every new place gets the next whole number."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.figures: dict[Place, Decimal] = {}

    def _figure(self, place: Place) -> Decimal:
        return self.figures.setdefault(place, Decimal(FIRST + len(self.figures)))

    def value(self, expression: Expression) -> Decimal:
        if isinstance(expression, Number):
            return expression.value
        if isinstance(expression, Term):
            return self._figure(_places(expression, ROWS[:1], self.names)[0])
        if isinstance(expression, Total):
            places = _places(expression.term, ROWS, self.names)
            return sum((self._figure(p) for p in places), Decimal(0))
        return self._joined(expression)

    def _joined(self, operation: Operation) -> Decimal:
        left, right = self.value(operation.left), self.value(operation.right)
        if operation.sign == "/":
            return left / right
        return {"+": left + right, "-": left - right, "*": left * right}[operation.sign]


def _free(equation: Equation) -> tuple[Term, Expression, int] | None:
    """The side that is one figure, the other side, and which way that figure may leave it."""
    if isinstance(equation.left, Term):
        return equation.left, equation.right, -1
    if isinstance(equation.right, Term):
        return equation.right, equation.left, 1
    return None


def _printed(value: Decimal) -> str:
    rounded = value if value == value.to_integral_value() else value.quantize(CENT, rounding=ROUND_HALF_UP)
    return f"{rounded:f}".replace(".", ",")


def examples(equation: Equation, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """An example that passes and one that fails; none for an equation without a side that is one figure.

    `names`: what a row is called, by its slug.
    """
    found = _free(equation)
    if found is None:
        return
    term, other, direction = found
    sheet = _Sheet(names)
    right = sheet.value(other)
    free = _places(term, ROWS[:1], names)[0]
    slack = direction if equation.relation == "<=" else 0
    wrong = -direction if equation.relation == "<=" else 2  # rates by one might round to the same
    for outcome, value in (("passed", right + slack), ("failed", right + wrong)):
        figures = {free: value} | {place: figure for place, figure in sheet.figures.items() if place != free}
        example: dict[str, Any] = {
            "values": {name: _printed(v) for (name, offset), v in figures.items() if not offset},
            "outcome": outcome,
        }
        before = {name: _printed(v) for (name, offset), v in figures.items() if offset}
        yield example | ({"before": before} if before else {})
