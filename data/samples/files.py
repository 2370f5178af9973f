"""Table 1b: files received and settled by field of work, every row and the total in balance."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from data.samples.model import TOTAL, Values, key

COLUMNS = range(1, 10)
_BUSY = {"Chứng thực": (250, 2200), "Hộ tịch": (90, 500), "Đất đai": (80, 420), "Bảo trợ xã hội": (30, 220)}


def draw_files(
    rng: random.Random, values: Values, fields: Sequence[str], pending: Mapping[str, int] | None = None
) -> None:
    """Writes the rows of table 1b and their total; a field without any file has no figures at all.

    `pending`: by field the files not settled a quarter before, which are carried over; drawn where that is not known.
    """
    totals = dict.fromkeys(COLUMNS, 0)
    for field in fields:
        row = _row(rng, field, None if pending is None else pending.get(field, 0))
        if row is None:
            continue
        for column in COLUMNS:
            values[key(f"PL2.1b.{column}", field)] = row[column]
            totals[column] += row[column]
    for column in COLUMNS:
        values[key(f"PL2.1b.{column}", TOTAL)] = totals[column]


def _row(rng: random.Random, field: str, before: int | None) -> dict[int, int] | None:
    busy = _BUSY.get(field)
    if busy is None and rng.random() < 0.08 and not before:
        return None
    received = rng.randint(*busy) if busy else rng.randint(1, 90)
    carried = min(received, rng.choice((0, rng.randint(0, 1 + received // 8))))
    if before is not None:
        carried, received = before, received + before
    pending = rng.choice((0, rng.randint(0, 1 + received // 10)))
    pending = min(pending, received)
    done = received - pending
    late = min(done, rng.choice((0, 0, 0, rng.randint(0, 3))))
    overdue = min(pending, rng.choice((0, 0, 0, 1)))
    return {
        1: received,
        2: carried,
        3: received - carried,
        4: done,
        5: done - late,
        6: late,
        7: pending,
        8: pending - overdue,
        9: overdue,
    }
