"""Contradictions between a report and the one a quarter before: kept, carried over wrongly, copied, fallen."""

from __future__ import annotations

import random
from collections.abc import Mapping

from data.samples.model import TOTAL, Values, key
from data.samples.plants import Planted
from data.samples.slips import Scene, Slip, altered, cell, count_at, rows_of

STATED = (
    ("PL2.5.5", "TM.md3.hoso"), ("PL2.5.9", "TM.md4.hoso"), ("7.6.2", "PL2.5.1"), ("PL2.1c.1", "TM.bcci.tthc"),
    ("TM.bcci.ketqua", "PL2.1c.8"),
)  # fmt: skip


def kept(rng: random.Random, values: Values, scene: Scene) -> Planted | None:
    """Last quarter's figure, left in one of the places that state it."""
    where, other = (key(code) for code in rng.choice(STATED))
    if scene.before is None or count_at(scene.before, where) == count_at(values, where):
        return None
    values[where] = count_at(scene.before, where)
    return Planted("cross", "kept", (where, other), 2, (where,))


def kept_in_table(rng: random.Random, values: Values, scene: Scene) -> Planted | None:
    """Last quarter's figure, left in one cell of table 1b."""
    if scene.before is None:
        return None
    where = cell(rng.choice((1, 3, 4, 5)), rng.choice(rows_of(values)))
    if where not in scene.before or count_at(scene.before, where) == count_at(values, where):
        return None
    values[where] = count_at(scene.before, where)
    beside = tuple(cell(c, where.dimension) for c in (1, 3, 4, 5) if cell(c, where.dimension) != where)
    return Planted("sum", "1b-kept", (where, *beside), 1, (where,))


def carried_over(rng: random.Random, values: Values, scene: Scene) -> Planted | None:
    """Files carried over that are not those pending a quarter before; the table itself is in balance."""
    rows = [r for r in rows_of(values) if count_at(values, cell(3, r)) > 12]
    if scene.before is None or not rows:
        return None
    row, more = rng.choice(rows), rng.randint(2, 9)
    cells = {cell(2, row): more, cell(3, row): -more, cell(2, TOTAL): more, cell(3, TOTAL): -more}
    changed = altered(values, {k: count_at(values, k) + d for k, d in cells.items()})
    return Planted("series", "carried-over", (cell(2, row), cell(2, TOTAL)), 1, changed)


def fallen(rng: random.Random, values: Values, scene: Scene) -> Planted | None:
    """A plan of the year that is smaller than a quarter before, in all places that state it."""
    codes = rng.choice((("1.1.1", "TM.nhiemvu"), ("PL2.2.9",)))
    if scene.before is None:
        return None
    old = count_at(scene.before, key(codes[0]))
    new = old - rng.randint(1, 3)
    if new < max(count_at(values, key("1.1.2")) if "1.1.1" in codes else 0, count_at(values, key("PL2.2.10")), 1):
        return None
    changed = altered(values, {key(code): new for code in codes})
    return Planted("series", "fallen", changed, 1, changed)


def copied(_: random.Random, values: Values, scene: Scene) -> Planted | None:
    """Table 1b of last quarter's report, copied unchanged, with the rate that goes with it."""
    if scene.before is None:
        return None
    old = {k: v for k, v in scene.before.items() if k.code.startswith(("PL2.1b.", "3.4."))}
    for where in [k for k in values if k.code.startswith("PL2.1b.")]:
        values.pop(where)
    values.update(old)
    changed = tuple(k for k in values if k.code.startswith(("PL2.1b.", "3.4.")))
    return Planted("series", "copied", changed, 1, changed)


SEQUELS: Mapping[str, Slip] = {
    "kept": kept,
    "1b-kept": kept_in_table,
    "carried-over": carried_over,
    "fallen": fallen,
    "copied": copied,
}
