"""Values for reports on drawn forms, such that all relations hold, as an office types them; and contradictions."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from bench.forms_drawn import Block, Form, Indicator

_TERM = re.compile(r"([+-])?\s*([\w.@]+)")
Place = tuple[str, str]  # key, dimension


@dataclass(slots=True)
class Filling:
    """Values for one report: numbers or words by key and dimension, made on demand, so that formulas hold."""

    form: Form
    rng: random.Random
    values: dict[Place, Decimal | str | None] = field(default_factory=dict)

    def value(self, key: str, row: str = "") -> Decimal | str | None:
        """The value of a key in a row; `key@T` is the total's row."""
        if key.endswith("@T"):
            key, row = key[:-2], self.total(key[:-2])
        if (key, row) not in self.values:
            one = self.form.of(key)
            self.values[key, row] = self._made(one, row)
        return self.values[key, row]

    def total(self, key: str) -> str:
        """The name of the total's row of a key's table."""
        return next(line.label for line in self.form.blocks[self.form.of(key).table].lines if line.kind == "total")

    def _parts(self, block: Block, row: str) -> list[str]:
        """The rows that a total or a group's row sums up."""
        at = next(n for n, line in enumerate(block.lines) if line.label == row)
        if block.lines[at].kind == "total":
            return [line.label for line in block.lines if not line.kind]
        ends = {"sum", "total", *([block.lines[at].kind] if block.lines[at].kind == "part" else [])}
        found = []
        for line in block.lines[at + 1 :]:
            if line.kind in ends:
                break
            found += [line.label] if not line.kind else []
        return found

    def _made(self, one: Indicator, row: str) -> Decimal | str | None:
        block = self.form.blocks[one.table]
        if row and not one.fill.startswith("%") and next(li.kind for li in block.lines if li.label == row):
            parts = [self.value(one.key, part) for part in self._parts(block, row)]
            return sum((p for p in parts if isinstance(p, Decimal)), Decimal(0))
        stem = one.key.rpartition(".")[0]
        known = {i.key for i in self.form.indicators}

        def number(name: str) -> Decimal:
            if re.fullmatch(r"\d+(\.\d+)?", name):
                return Decimal(name)
            if f"{stem}.{name}" in known:
                name = f"{stem}.{name}"
            if name.endswith("@T"):
                got = self.value(name)
            else:
                other = self.form.blocks[self.form.of(name).table]
                got = self.value(name, row if any(li.label == row for li in other.lines) else "")
            return got if isinstance(got, Decimal) else Decimal(0)

        def total(text: str) -> Decimal:
            text, _, by = text.partition("/")
            whole = sum((-number(n) if s == "-" else number(n) for s, n in _TERM.findall(text)), Decimal(0))
            return whole / int(by) if by else whole

        if one.fill.startswith("x"):
            box, _, count = one.fill[1:].partition("/")
            ticked = self.values.setdefault((stem, ""), Decimal(self.rng.randrange(int(count))))
            return "x" if ticked == int(box) else None
        return self._drawn(one.fill, total)

    def _drawn(self, fill: str, total: Callable[[str], Decimal]) -> Decimal | str | None:
        if fill.startswith("?"):
            return self.rng.choice(fill[1:].split("/"))
        if fill.startswith('"'):
            return self.rng.choice(fill[1:].split("/"))
        if fill.startswith("@"):
            return f"{self.rng.randint(1, 28):02}/{self.rng.randint(1, 6):02}/{fill[1:]}"
        if fill.startswith("="):
            return total(fill[1:])
        if fill.startswith("%"):
            part, _, whole = fill[1:].partition("/")
            below = total(whole)
            return Decimal(100) * total(part) / below if below else None
        low, _, high = fill.partition("..")
        digits = 10 if "." in low.strip("0123456789") or re.search(r"\d\.\d", low) else 1
        lo, hi = int(total(low) * digits), int(total(high) * digits)
        return Decimal(self.rng.randint(min(lo, hi), hi)) / digits


@dataclass(frozen=True, slots=True)
class Style:
    """How an office types numbers."""

    thousands: str = "."
    pad: bool = True
    places: int = 1
    percent: str = ""
    zero: str = "0"


STYLES = (Style(), Style("", False, 2, "%"), Style(".", True, 1, "%", "-"))


def printed(value: Decimal | str | None, one: Indicator, style: Style, in_table: bool) -> str:
    """A value as an office types it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if one.fill.startswith("%"):
        step = Decimal(1).scaleb(-style.places)
        text = f"{value.quantize(step, ROUND_HALF_UP):f}".replace(".", ",")
        whole, _, rest = text.partition(",")
        return (whole if not rest.strip("0") else text) + (style.percent if in_table else "%")
    if value != value.to_integral_value() or re.search(r"\d\.\d", one.fill):
        whole, _, rest = f"{value:.1f}".partition(".")
        return f"{int(whole):,}".replace(",", ".") + "," + rest
    if not value:
        return style.zero if in_table else "00" if style.pad else "0"
    text = f"{int(value):,}".replace(",", style.thousands)
    return text.zfill(2) if style.pad else text


def _places(term: str, form: Form, rng: random.Random) -> Place:
    """Where a term of a relation stands: in one of its table's rows, or in the total's."""
    term = term.removeprefix("sum(").removesuffix(")").replace("[T]", "@T").replace("[*]", "")
    named = re.search(r"\[(.*)\]", term)
    key = term.removesuffix("@T").partition("[")[0]
    if named:
        return key, named[1]
    lines = form.blocks[form.of(key).table].lines if form.blocks[form.of(key).table].across else ()
    if term.endswith("@T"):
        return key, next(li.label for li in lines if li.kind == "total")
    rows = [li.label for li in lines if not li.kind]
    return key, rng.choice(rows) if rows else ""


def plant(form: Form, filling: Filling, rng: random.Random, count: int) -> dict[str, frozenset[Place]]:
    """Alters so many figures, each against another relation; returns the altered places by relation."""
    planted: dict[str, frozenset[Place]] = {}
    touched: set[str] = set()
    for line in rng.sample(form.relations, len(form.relations)):
        if len(planted) == count:
            break
        sign = next(s for s in ("<=", "~", "=") if s in line)
        left, _, right = line.partition(sign)
        keys = set(re.findall(r"[A-Za-z_][\w.]*", re.sub(r"@T|\[[^\]]*\]|sum\(", "", line)))
        if keys & touched:
            continue
        place = _places(left.split("+")[0].strip(), form, rng)
        before = filling.value(*place)
        if not isinstance(before, Decimal):
            continue
        if sign == "<=":
            whole = filling.value(_places(right.strip(), form, rng)[0], place[1])
            after = (whole if isinstance(whole, Decimal) else before) + rng.randint(1, 9)
        elif sign == "~":
            after = before - 12 if before > 30 else before + 17
        else:
            after = before + rng.randint(2, 9)
        filling.values[place] = after
        planted[line] = frozenset([place])
        touched |= keys
    return planted
