"""Contradictions planted in a report's figures, each with what the truth says about it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from data.samples.model import TOTAL, Key, Values, key

Refs = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What is printed otherwise than the figures and the form say: `what` and `where` name the place, `text` the print.

    Places: see `data/samples/composition.py` and `indicators.py`, which look them up.
    """

    what: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Planted:
    """One contradiction: `kind` is the family of the rule that it breaks (empty for none), `name` which plant it is.

    It is found when `need` of the cells in `refs` (or of one of the lists in `also`) are pointed at; without cells,
    when a finding of that family says all of the words `says`.
    `changed` are the cells that were altered; `last_day` is what Phụ lục 1 says instead of the true last day.
    `edits`: what is changed beside the figures.
    """

    kind: str
    name: str
    refs: Refs
    need: int
    changed: Refs
    also: tuple[Refs, ...] = ()
    last_day: int | None = field(default=None)
    edits: tuple[Edit, ...] = ()
    says: tuple[str, ...] = ()


Plant = Callable[[random.Random, Values], Planted | None]


def other_number(rng: random.Random, figure: int) -> int:
    """The figure with a slip of the hand: two digits swapped, one lost, one doubled, or one off by some."""
    text = str(figure)
    slips = [str(figure + rng.randint(1, 9)), text[:-1], text + text[-1]]
    slips += [text[:n] + text[n + 1] + text[n] + text[n + 2 :] for n in range(len(text) - 1)]
    numbers = sorted({int(slip) for slip in slips if slip} - {figure})
    return rng.choice(numbers)


def _count(values: Values, where: Key) -> int | None:
    figure = values.get(where)
    return figure if isinstance(figure, int) else None


def _alter(rng: random.Random, values: Values, where: Key) -> bool:
    figure = _count(values, where)
    if figure is None:
        return False
    values[where] = other_number(rng, figure)
    return True


def cross(name: str, altered: str, *others: str) -> Plant:
    """One of the places where a figure is stated says another figure."""

    def plant(rng: random.Random, values: Values) -> Planted | None:
        where = key(altered)
        if not _alter(rng, values, where):
            return None
        refs = (where, *(key(code) for code in others))
        return Planted("cross", name, refs, 2, (where,))

    return plant


def total_of_fields(rng: random.Random, values: Values) -> Planted | None:
    """A column of table 1b whose total is not the sum of its rows."""
    column = rng.choice((1, 2, 3, 4, 5, 7, 8))
    where = key(f"PL2.1b.{column}", TOTAL)
    if not _alter(rng, values, where):
        return None
    refs = tuple(k for k, v in values.items() if k.code == where.code and v is not None)
    balance = tuple(key(f"PL2.1b.{n}", TOTAL) for n in _BALANCE[column])
    return Planted("sum", "1b-total", refs, 1, (where,), also=(balance,))


_BALANCE = {1: (1, 2, 3), 2: (1, 2, 3), 3: (1, 2, 3), 4: (4, 5, 6), 5: (4, 5, 6), 7: (7, 8, 9), 8: (7, 8, 9)}


def row_of_fields(rng: random.Random, values: Values) -> Planted | None:
    """A row of table 1b that is not in balance."""
    fields = [k.dimension for k in values if k.code == "PL2.1b.1" and k.dimension != TOTAL]
    field_name, column = rng.choice(fields), rng.choice((1, 3, 4, 5))
    where = key(f"PL2.1b.{column}", field_name)
    if not _alter(rng, values, where):
        return None
    refs = tuple(key(f"PL2.1b.{n}", field_name) for n in _BALANCE[column])
    column_refs = (where, key(where.code, TOTAL))
    whole = tuple(key(f"PL2.1b.{n}", field_name) for n in (1, 4, 7))
    also = (column_refs, whole) if column in (1, 4) else (column_refs,)
    return Planted("sum", "1b-row", refs, 2, (where,), also=also)


def swapped_total(_: random.Random, values: Values) -> Planted | None:
    """Files carried over and files newly received, exchanged in the total row."""
    carried, new = key("PL2.1b.2", TOTAL), key("PL2.1b.3", TOTAL)
    if values[carried] == values[new]:
        return None
    values[carried], values[new] = values[new], values[carried]
    return Planted("sum", "1b-swap", (carried, new), 1, (carried, new))


def parts(name: str, altered: str, *others: str) -> Plant:
    """A whole that is not the sum of its parts, outside table 1b."""

    def plant(rng: random.Random, values: Values) -> Planted | None:
        where = key(altered)
        if not _alter(rng, values, where):
            return None
        return Planted("sum", name, (where, *(key(code) for code in others)), 2, (where,))

    return plant


def rate_of(name: str, printed: str, *counts: Key) -> Plant:
    """A rate that the counts behind it do not give."""

    def plant(rng: random.Random, values: Values) -> Planted | None:
        where = key(printed)
        figure = values.get(where)
        if figure is None or isinstance(figure, str):
            return None
        down = Decimal(rng.randint(15, 95)).scaleb(-1)
        rate = Decimal(figure)
        values[where] = (rate - down if rate > 20 else rate + down).quantize(Decimal("0.1"))
        return Planted("ratio", name, (where, *counts), 1, (where,))

    return plant


def early_last_day(rng: random.Random, _: Values) -> Planted:
    """Phụ lục 1 says that its figures end before the quarter does."""
    return Planted("period", "period", (), 0, (), last_day=rng.choice((14, 15, 20, 25)))


def over_hundred(rng: random.Random, values: Values) -> Planted:
    """A percentage that no part of a whole can have."""
    where = key(rng.choice(("3.3.3", "7.6.1c", "7.7.3")))
    values[where] = rng.randint(101, 130)
    return Planted("domain", "over-100", (where,), 1, (where,))


def no_choice(rng: random.Random, values: Values) -> Planted:
    """Words where the form asks for one of its signs."""
    where = key(rng.choice(("7.2", "7.3", "7.5")))
    values[where] = rng.choice(("Đang triển khai", "Chưa báo cáo", "Theo tỉnh"))
    return Planted("domain", "no-choice", (where,), 1, (where,))


def choice_out_of_range(rng: random.Random, values: Values) -> Planted:
    """A sign that is none of the form's."""
    where = key(rng.choice(("1.4.2", "5.3.1", "7.1")))
    values[where] = str(rng.randint(4, 9))
    return Planted("domain", "choice-range", (where,), 1, (where,))


def blank(name: str, left_out: str, *given: str) -> Plant:
    """A figure that is given elsewhere, left blank."""

    def plant(_: random.Random, values: Values) -> Planted | None:
        where, others = key(left_out), tuple(key(code) for code in given)
        if not values.get(where):
            return None
        values[where] = None
        return Planted("missing", name, (where, *others), 1, (where, *others))

    return plant


_DONE, _ON_TIME = key("PL2.1b.4", TOTAL), key("PL2.1b.5", TOTAL)
PLANTS: Mapping[str, Plant] = {
    "level3-pl1": cross("level3-pl1", "7.8.1", "TM.md3", "PL2.5.4"),
    "level4-pl2": cross("level4-pl2", "PL2.5.8", "TM.md4", "7.8.2"),
    "staff-pl1": cross("staff-pl1", "4.2.1", "TM.bienche.giao", "PL2.2.7"),
    "service-text": cross("service-text", "TM.sunghiep.giao", "4.3.1"),
    "linked": cross("linked", "3.3.2", "PL2.1a.8"),
    "tasks-text": cross("tasks-text", "TM.nhiemvu", "1.1.1"),
    "leaders": cross("leaders", "5.3.4", "TM.bonhiem.moi"),
    "online-text": cross("online-text", "TM.md3.hoso", "PL2.5.5"),
    "levels": parts("levels", "TM.md2", "TM.tthc", "TM.md3", "TM.md4"),
    "autonomy": parts("autonomy", "PL2.4.2", "PL2.4.2.1", "PL2.4.2.2", "PL2.4.2.3", "PL2.4.2.4", "TM.tuchu.sunghiep"),
    "post-sum": parts("post-sum", "PL2.1c.3", "PL2.1c.4", "PL2.1c.5"),
    "1b-total": total_of_fields,
    "1b-row": row_of_fields,
    "1b-swap": swapped_total,
    "on-time": rate_of("on-time", "3.4.2", _ON_TIME, _DONE),
    "online-rate": rate_of("online-rate", "7.8.3", key("PL2.5.7"), key("PL2.5.5")),
    "period": early_last_day,
    "over-100": over_hundred,
    "no-choice": no_choice,
    "choice-range": choice_out_of_range,
    "blank-procedures": blank("blank-procedures", "3.1.3b", "TM.tthc", "PL2.1a.1"),
    "blank-cut": blank("blank-cut", "PL2.2.10", "4.2.4"),
}


def apply_plants(rng: random.Random, values: Values, names: tuple[str, ...]) -> tuple[Planted, ...]:
    """Plants the named contradictions in the figures; one that touches another's cells is left out."""
    return planted_one_by_one([partial(PLANTS[name], rng) for name in names], values)


def planted_one_by_one(plants: Sequence[Callable[[Values], Planted | None]], values: Values) -> tuple[Planted, ...]:
    """Lets each plant act on the figures; one that finds no place or touches another's cells is left out."""
    planted: list[Planted] = []
    for act in plants:
        before = dict(values)
        plant = act(values)
        if plant is None or any(_meet(plant, other) for other in planted):
            values.clear()
            values.update(before)
            continue
        planted.append(plant)
    return tuple(planted)


def _meet(one: Planted, other: Planted) -> bool:
    """Whether two plants touch the same cells, or the same place beside the figures."""
    if {*one.refs, *one.changed} & {*other.refs, *other.changed}:
        return True
    return bool({(e.what, e.where) for e in one.edits} & {(e.what, e.where) for e in other.edits})
