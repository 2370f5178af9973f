"""The language of the rules: `PL2.1b.1[*] = PL2.1b.2[*] + PL2.1b.3[*]`, read into a small tree.

Terms are codes of the catalogue, with `[*]` (each row; inside `sum()` each row but the total), `[a name]`
(one row), `@-1` (the same figure one period before). Operators: `+ - * /` and one relation: `=`, `<=` or `~`
(a printed rate against what its counts give). Behind `when` stands an equation without which the first says nothing:
`PL2.5.5 = 0 when PL2.5.4 = 0`. There is no `eval`.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import regex

from normalize.part_rows import is_part
from normalize.text import fold, slug


class EquationError(ValueError):
    """An equation that is none; the message says where."""


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Term:
    """A code's figure. `row`: `*`, a row's slug, or empty for a code without rows; `offset`: periods back."""

    code: str
    row: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Total:
    """`sum(X[*])`: all rows of a code but the total's; `sum(X[Nhóm > *])`: those below a row that offices name."""

    term: Term


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions joined by `+ - * /`."""

    sign: str
    left: Expression
    right: Expression


Leaf = Number | Term | Total
Expression = Leaf | Operation
Sum = tuple[tuple[str, Leaf], ...]


@dataclass(frozen=True, slots=True)
class Equation:
    """Two expressions and the relation that should hold between them, where `when` holds.

    What every check of it asks is found once: `starred`, its terms with `[*]`; `sums`, its sides where they only add
    and subtract figures, one by one from the left, each with its sign; empty for another side.
    """

    relation: str
    left: Expression
    right: Expression
    when: Equation | None = None
    starred: tuple[Term, ...] = field(init=False, compare=False, repr=False)
    sums: tuple[Sum, Sum] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starred", (*_starred(self.left), *_starred(self.right)))
        object.__setattr__(self, "sums", (_sum(self.left), _sum(self.right)))


def _starred(expression: Expression) -> Iterator[Term]:
    if isinstance(expression, Term) and expression.row == "*":
        yield expression
    elif isinstance(expression, Operation):
        yield from _starred(expression.left)
        yield from _starred(expression.right)


def _sum(expression: Expression) -> Sum:
    """See `Equation`."""
    if not isinstance(expression, Operation):
        return (("+", expression),)
    before = _sum(expression.left)
    if expression.sign not in "+-" or not before or isinstance(expression.right, Operation):
        return ()
    return (*before, (expression.sign, expression.right))


PART = "<"
"""Before the key of a row that is a part of the row above it."""
BELOW = "> *"
"""Behind the name of a row: the rows below it that the form does not name."""
_TOKEN = regex.compile(
    r"\s*(?:(?P<sum>sum)(?=\s*\()|(?P<when>when)(?=\s)|(?P<word>[A-Za-z0-9][A-Za-z0-9.]*)|\[(?P<row>[^\]]*)\]|@(?P<offset>-\d+)"
    r"|(?P<relation><=|=|~)|(?P<sign>[-+*/()]))"
)


class _Reader:
    def __init__(self, text: str, codes: Container[str], rows: Mapping[str, str]) -> None:
        self.text, self.codes, self.rows = text, codes, rows
        self.tokens = list(self._tokens())
        self.at = 0

    def _tokens(self) -> Iterator[tuple[str, str]]:
        position = 0
        while position < len(self.text.rstrip()):
            match = _TOKEN.match(self.text, position)
            if match is None:
                raise EquationError(f"{self.text!r}: cannot read {self.text[position:]!r}")
            kind = match.lastgroup or ""
            yield kind, match[kind].strip()
            position = match.end()

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "")

    def take(self, kind: str, value: str | None = None) -> str:
        found = self.peek()
        if found[0] != kind or (value is not None and found[1] != value):
            raise EquationError(f"{self.text!r}: {value or kind} expected before {found[1] or 'the end'!r}")
        self.at += 1
        return found[1]

    def relation(self) -> tuple[Expression, str, Expression]:
        return self.expression(), self.take("relation"), self.expression()

    def expression(self) -> Expression:
        left = self.product()
        while self.peek() in {("sign", "+"), ("sign", "-")}:
            left = Operation(self.take("sign"), left, self.product())
        return left

    def product(self) -> Expression:
        left = self.atom()
        while self.peek() in {("sign", "*"), ("sign", "/")}:
            left = Operation(self.take("sign"), left, self.atom())
        return left

    def atom(self) -> Expression:
        kind, value = self.peek()
        if kind == "sum":
            self.take("sum")
            self.take("sign", "(")
            term = self.term()
            self.take("sign", ")")
            return Total(term)
        if (kind, value) == ("sign", "("):
            self.take("sign", "(")
            inner = self.expression()
            self.take("sign", ")")
            return inner
        if kind == "word" and value not in self.codes and value.isdecimal():
            return Number(Decimal(self.take("word")))
        return self.term()

    def row(self, name: str) -> str:
        """A row's key: its code in the form, else the slug of its name."""
        if self.rows and fold(name) not in self.rows:
            raise EquationError(f"{self.text!r}: {name} is no row of the form")
        key = self.rows.get(fold(name)) or slug(name)
        return f"{PART}{key}" if is_part(name) else key

    def term(self) -> Term:
        code = self.take("word")
        if code not in self.codes:
            raise EquationError(f"{self.text!r}: {code} is no code of the catalogue")
        row, offset = "", 0
        if self.peek()[0] == "row":
            name = self.take("row")
            above = name.removesuffix(BELOW).rstrip() if name.endswith(BELOW) else ""
            row = f"{self.row(above)}{BELOW}" if above else name if name == "*" else self.row(name)
        if self.peek()[0] == "offset":
            offset = int(self.take("offset"))
            if offset != -1:
                raise EquationError(f"{self.text!r}: only the period before, @-1, is known")
        return Term(code, row, offset)


NO_ROWS: Mapping[str, str] = {}


def parse(text: str, codes: Container[str], rows: Mapping[str, str] = NO_ROWS) -> Equation:
    """The equation that a text says; raises EquationError for bad syntax, a code or a row that is none.

    `rows`: the form's rows, their codes by folded name; without them every name is one, and its slug the code.
    A whole number that is also a code (`2`) is the code only with a dot or bracket: plain digits are numbers.
    """
    plain_numbers = _WithoutGroups(codes)
    reader = _Reader(text, plain_numbers, rows)
    left, relation, right = reader.relation()
    when = None
    if reader.peek()[0] == "when":
        reader.take("when")
        one, sign, other = reader.relation()
        when = Equation(sign, one, other)
    reader.take("end") if reader.peek()[0] != "end" else None
    return Equation(relation, left, right, when)


@dataclass(frozen=True, slots=True)
class _WithoutGroups:
    """The codes without the form's top groups `1` … `7`, so that `100` and `2` are numbers."""

    codes: Container[str]

    def __contains__(self, code: object) -> bool:
        return not (isinstance(code, str) and code.isdecimal()) and code in self.codes


def terms(expression: Expression) -> Iterator[Term]:
    """Every code in an expression, from left to right."""
    if isinstance(expression, Term):
        yield expression
    elif isinstance(expression, Total):
        yield expression.term
    elif isinstance(expression, Operation):
        yield from terms(expression.left)
        yield from terms(expression.right)


def written(expression: Expression) -> str:
    """The expression as a rule would write it."""
    if isinstance(expression, Number):
        return str(expression.value)
    if isinstance(expression, Total):
        return f"sum({written(expression.term)})"
    if isinstance(expression, Term):
        row = f"[{expression.row}]" if expression.row else ""
        return f"{expression.code}{row}{f'@{expression.offset}' if expression.offset else ''}"
    left = (
        f"({written(expression.left)})"
        if _needs_brackets(expression.left, expression.sign)
        else written(expression.left)
    )
    right = f"({written(expression.right)})" if isinstance(expression.right, Operation) else written(expression.right)
    return f"{left} {expression.sign} {right}"


def _needs_brackets(side: Expression, sign: str) -> bool:
    """Whether a left side must be bracketed to be read before the sign behind it."""
    return isinstance(side, Operation) and sign in "*/" and side.sign in "+-"
