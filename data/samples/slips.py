"""Slips of the hand in figures that more than one cell, or another period, gives away."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.samples.layouts import Style
from data.samples.model import TOTAL, Key, Office, Quarter, Values, key
from data.samples.plants import Edit, Planted, other_number

COLUMNS = range(1, 10)
LINES = {
    "PL2.1a": tuple(f"PL2.1a.{n}" for n in range(1, 9)),
    "PL2.1c": tuple(f"PL2.1c.{n}" for n in range(1, 9)),
    "PL2.5": tuple(f"PL2.5.{n}" for n in range(1, 12)),
}
BELOW = {
    "PL2.4": ("PL2.4.2", "PL2.4.2.1", "PL2.4.2.2", "PL2.4.2.3", "PL2.4.2.4", "PL2.4.3"),
    "6": ("6.1", "6.2", "6.3", "6.4", "6.5"),
    "4": ("4.2.1", "4.2.2", "4.2.3"),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What a plant may look at beside the figures; `before`: the figures of the quarter before, where there is one."""

    office: Office
    quarter: Quarter
    style: Style
    before: Values | None = None


Slip = Callable[[random.Random, Values, Scene], Planted | None]


def count_at(values: Values, where: Key) -> int:
    """The whole number in a cell; 0 for a blank or anything else."""
    value = values.get(where)
    return value if isinstance(value, int) else 0


def rows_of(values: Values) -> list[str]:
    """The rows of table 1b that have figures, without the total's."""
    return [k.dimension for k in values if k.code == "PL2.1b.1" and k.dimension != TOTAL]


def cell(column: int, row: str) -> Key:
    """A cell of table 1b."""
    return key(f"PL2.1b.{column}", row)


def altered(values: Values, new: Mapping[Key, int]) -> tuple[Key, ...]:
    """Writes the figures; gives the cells that are now others."""
    changed = tuple(k for k, v in new.items() if count_at(values, k) != v)
    values.update({k: new[k] for k in changed})
    return changed


def moved(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A row's new files, counted in the total's other column."""
    row = rng.choice([r for r in rows_of(values) if count_at(values, cell(3, r)) > 1])
    amount = count_at(values, cell(3, row))
    carried, new = count_at(values, cell(2, TOTAL)), count_at(values, cell(3, TOTAL))
    altered(values, {cell(2, TOTAL): carried + amount, cell(3, TOTAL): new - amount})
    touched = (cell(3, row), cell(2, row), cell(2, TOTAL), cell(3, TOTAL))
    return Planted("sum", "1b-moved", touched, 1, touched)


def swapped(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """Two neighbouring cells of a row exchanged."""
    row, column = rng.choice(rows_of(values)), rng.choice((2, 5, 8))
    one, other = cell(column, row), cell(column + 1, row)
    changed = altered(values, {one: count_at(values, other), other: count_at(values, one)})
    return Planted("sum", "1b-row-swap", (one, other), 1, changed) if changed else None


def shifted(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A row that stands one cell too far to the right."""
    row = rng.choice(rows_of(values))
    old = [count_at(values, cell(c, row)) for c in COLUMNS]
    if old[0] == 0 or old[-1]:
        return None
    changed = altered(values, dict(zip((cell(c, row) for c in COLUMNS), [0, *old[:-1]], strict=True)))
    return Planted("sum", "1b-row-shift", changed, 1, changed)


def column_shifted(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A column of table 1b whose figures stand one row too low; the last one fell off."""
    rows, column = rows_of(values), rng.choice((3, 4, 5))
    old = [count_at(values, cell(column, r)) for r in rows]
    changed = altered(values, {cell(column, r): v for r, v in zip(rows, [0, *old[:-1]], strict=True)})
    return Planted("sum", "1b-column-shift", changed, 1, changed) if len(changed) > 3 else None


def forgotten(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A total that does not count a row."""
    row = rng.choice(rows_of(values))
    if sum(count_at(values, cell(c, row)) > 0 for c in COLUMNS) < 3:
        return None
    totals = {cell(c, TOTAL): count_at(values, cell(c, TOTAL)) - count_at(values, cell(c, row)) for c in COLUMNS}
    changed = altered(values, totals)
    return Planted("sum", "1b-forgotten", changed, 1, changed)


def row_updated(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A row to which some files were added at last, in all columns, and the total left as it was."""
    columns = (1, 3, 4, 5)
    row = rng.choice([r for r in rows_of(values) if all(count_at(values, cell(c, r)) > 2 for c in columns)])
    more = rng.randint(2, min(30, *(count_at(values, cell(c, row)) for c in columns)))
    totals = {cell(c, TOTAL): count_at(values, cell(c, TOTAL)) - more for c in columns}
    changed = altered(values, totals)
    return Planted("sum", "1b-row-updated", (*(cell(c, row) for c in columns), *totals), 1, changed)


def row_lost(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A row of table 1b that is not printed, though the total counts it."""
    row = rng.choice([r for r in rows_of(values) if count_at(values, cell(4, r)) > 0])
    lost = tuple(cell(c, row) for c in COLUMNS if count_at(values, cell(c, row)))
    if len(lost) < 3:
        return None
    for column in COLUMNS:
        values.pop(cell(column, row))
    totals = tuple(cell(k_column(k), TOTAL) for k in lost)
    return Planted("sum", "1b-row-lost", (*lost, *totals), 1, (*lost, *totals), edits=(Edit("field-missing", row, ""),))


def k_column(where: Key) -> int:
    """The column of a cell of table 1b."""
    return int(where.code.rsplit(".", 1)[1])


def row_twice(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A row of table 1b printed twice, and counted once."""
    row = rng.choice([r for r in rows_of(values) if count_at(values, cell(4, r)) > 0])
    cells = tuple(cell(c, row) for c in COLUMNS if count_at(values, cell(c, row)))
    totals = tuple(cell(k_column(k), TOTAL) for k in cells)
    refs = (*cells, *totals)
    return Planted("sum", "1b-row-twice", refs, 1, refs, edits=(Edit("field-twice", row, ""),))


def line_shifted(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A table of one row whose figures stand one cell too far to the right."""
    name = rng.choice(sorted(LINES))
    cells = [key(code) for code in LINES[name]]
    if name == "PL2.5":
        cells = cells[rng.choice((0, 3)) :]
    old = [count_at(values, k) for k in cells]
    changed = altered(values, dict(zip(cells, [0, *old[:-1]], strict=True)))
    return Planted("sum", "line-shift", changed, 1, changed)


def list_shifted(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A list whose figures stand one row too low."""
    cells = [key(code) for code in BELOW[rng.choice(sorted(BELOW))]]
    old = [count_at(values, k) for k in cells]
    changed = altered(values, dict(zip(cells, [0, *old[:-1]], strict=True)))
    return Planted("sum", "list-shift", changed, 1, changed)


def in_other_unit(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A figure a thousand times too large in one of the places that state it."""
    where, other = rng.choice((("PL2.5.1", "7.6.2"), ("7.6.2", "PL2.5.1"), ("4.3.1", "TM.sunghiep.giao")))
    values[key(where)] = count_at(values, key(where)) * 1000
    return Planted("cross", "unit", (key(where), key(other)), 2, (key(where),))


def as_fraction(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A percentage written as a fraction of one."""
    rates = {"3.4.2": "PL2.1b.5", "7.8.3": "PL2.5.7", "7.8.4": "PL2.5.11", "7.6.2a": "PL2.5.3"}
    code = rng.choice(sorted(rates))
    value = values.get(key(code))
    if not isinstance(value, Decimal) or value < 2:
        return None
    values[key(code)] = value.scaleb(-2)
    return Planted("ratio", "percent-as-fraction", (key(code),), 1, (key(code),))


def separator(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A thousands separator typed one digit too far to the left: 1.297 as 12,97 or 1,29."""
    large = [k for k, v in values.items() if k.section == "PL2" and isinstance(v, int) and v >= 1000 and v % 10]
    if not large:
        return None
    where = rng.choice(large)
    whole = count_at(values, where)
    values[where] = (Decimal(whole) / 100).quantize(Decimal("0.01"))
    return Planted("domain", "separator", (where,), 1, (where,))


def digit(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """Two digits turned, or one lost or doubled, in a cell that several rules know."""
    codes = ("PL2.1b.1", "PL2.1b.4", "PL2.1b.5", "PL2.1b.3")
    row = rng.choice([r for r in rows_of(values) if count_at(values, cell(4, r)) > 20])
    where = key(rng.choice(codes), rng.choice((row, TOTAL)))
    old = str(count_at(values, where))
    turns = {int(old[:n] + old[n + 1] + old[n] + old[n + 2 :]) for n in range(len(old) - 1)}
    new = sorted((turns | {int(old[:n] + old[n + 1 :]) for n in range(len(old))}) - {int(old)})
    values[where] = rng.choice(new)
    beside = tuple(key(c, where.dimension) for c in codes)
    return Planted("sum", "1b-digit", (where, *(k for k in beside if k != where)), 1, (where,))


def subset(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A part that is larger than its whole."""
    pairs = (
        ("1.1.2", "1.1.1"), ("1.2.4", "1.2.3"), ("2.5", "2.4"), ("4.2.2", "4.2.1"), ("4.3.2", "4.3.1"),
        ("PL2.1c.2", "PL2.1c.1"), ("PL2.6.1", "PL2.1a.1"), ("PL2.1a.5", "PL2.1a.1"),
    )  # fmt: skip
    part, whole = (key(code) for code in rng.choice(pairs))
    values[part] = count_at(values, whole) + rng.randint(1, 9)
    return Planted("sum", "subset", (part, whole), 2, (part,))


def restated(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A figure stated in two places, otherwise in one of them."""
    pairs = (
        ("PL2.5.9", "TM.md4.hoso"), ("TM.md4.hoso", "PL2.5.9"), ("PL2.1c.1", "TM.bcci.tthc"), ("TM.phong", "PL2.2.1"),
        ("PL2.6.2", "TM.iso.xa"), ("6.4", "PL2.4.2.4"), ("3.3.1", "PL2.1a.7"), ("PL2.5.1", "7.6.2"),
        ("4.2.3", "TM.hopdong.co"), ("TM.bcci.ketqua", "PL2.1c.8"), ("4.1.4c", "TM.dvsn"), ("PL2.1a.1", "3.1.3b"),
    )  # fmt: skip
    where, other = (key(code) for code in rng.choice(pairs))
    old = values.get(where)
    if not isinstance(old, int):
        return None
    values[where] = other_number(rng, old)
    return Planted("cross", "restated", (where, other), 2, (where,))


def portal(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """The procedures on the portal are not those of levels 3 and 4 together."""
    where = key("3.5.2")
    values[where] = other_number(rng, count_at(values, where))
    return Planted("cross", "portal", (where, key("7.8.1"), key("7.8.2")), 1, (where,))


def negative(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A count below zero."""
    where = key(rng.choice(("1.1.3", "2.2", "5.3.4", "PL2.3b.1")))
    values[where] = f"-{max(1, count_at(values, where))}"
    return Planted("domain", "negative", (where,), 1, (where,))


def words(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """Words in a cell for a figure."""
    where = key(rng.choice(("1.1.3", "2.3", "3.5.3", "PL2.3b.2")))
    values[where] = rng.choice(("Chưa thống kê", "Có danh sách riêng", "Đang tổng hợp"))
    return Planted("domain", "words", (where,), 1, (where,))


def rate_of_documents(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A rate of documents or files that its counts do not give."""
    code, part, whole = rng.choice((("7.6.2a", "PL2.5.3", "PL2.5.1"), ("7.8.4", "PL2.5.11", "PL2.5.9")))
    old = Decimal(str(values.get(key(code), 0)))
    down = Decimal(rng.randint(15, 150)).scaleb(-1)
    values[key(code)] = (old - down if old > 20 else old + down).quantize(Decimal("0.1"))
    return Planted("ratio", "rate", (key(code), key(part), key(whole)), 1, (key(code),))


def mixed_up(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """Two neighbouring rows of Phụ lục 1 exchanged."""
    one, other = (key(c) for c in rng.choice((("7.8.1", "7.8.2"), ("4.2.1", "4.2.2"), ("3.3.1", "3.3.2"))))
    changed = altered(values, {one: count_at(values, other), other: count_at(values, one)})
    return Planted("cross", "neighbours", (one, other), 1, changed) if changed else None


SLIPS: Mapping[str, Slip] = {
    "1b-moved": moved,
    "1b-row-swap": swapped,
    "1b-row-shift": shifted,
    "1b-column-shift": column_shifted,
    "1b-forgotten": forgotten,
    "1b-row-updated": row_updated,
    "1b-row-lost": row_lost,
    "1b-row-twice": row_twice,
    "1b-digit": digit,
    "line-shift": line_shifted,
    "list-shift": list_shifted,
    "unit": in_other_unit,
    "percent-as-fraction": as_fraction,
    "separator": separator,
    "subset": subset,
    "restated": restated,
    "portal": portal,
    "negative": negative,
    "words": words,
    "rate": rate_of_documents,
    "neighbours": mixed_up,
}
