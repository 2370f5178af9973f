"""Numbers that can be trusted: where a table's are the form's, a row in another's words is the one that has its number.

A label alone is not believed when it says more or less than the form's, since it may be another row's. Where nearly all
rows that are sure carry the form's numbers, though, and nobody else claims the indicator of that number, it is told.
So is a row by choices that only one indicator has (`Trực tuyến = 0; Phát phiếu = 1; Kết hợp = 2`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from normalize.alignment import two_likeliest
from normalize.evidence import Printed
from normalize.labels import Matrix
from normalize.row_numbers import in_parts

TRUSTED = 0.9  # of the sure rows carry the form's numbers
FEWEST = 8  # sure rows with numbers
SURE, UNSURE, CLAIMED = 0.99, 0.9, 0.5
LIKE = 0.65  # labels less alike are another row's, whatever their number
TOLD = 6.0  # logarithm of the odds that such a number adds
CHOSEN = 12.0  # the same of such choices
_THREE = "==="


def told_by_number(
    probable: Matrix, labels: Matrix, printed: Sequence[str], wanted: Sequence[str]
) -> list[tuple[int, int]]:
    """The pairs (row, indicator) that their number tells, where the label speaks for no other that is free.

    `probable`: of all pairs; `labels`: the evidence of labels alone. `printed`, `wanted`: the numbers of the rows and
    indicators, empty for none. Whether the labels are alike (LIKE) is left to the caller.
    """
    printed, wanted = [in_parts(n) for n in printed], [in_parts(n) for n in wanted]
    best, sure = probable.argmax(axis=1), probable.max(axis=1, initial=0.0)
    known = [r for r, number in enumerate(printed) if number and sure[r] >= SURE]
    agree = sum(printed[r] == wanted[best[r]] for r in known)
    unsure = [r for r, number in enumerate(printed) if number and sure[r] < UNSURE]
    if len(known) < FEWEST or agree < TRUSTED * len(known) or not unsure:
        return []
    first, second = two_likeliest(probable)
    found = []
    for r in unsure:
        free = np.where(probable[r] == first, second, first) < CLAIMED
        most = labels[r][free].max(initial=-np.inf)
        found += [(r, c) for c, n in enumerate(wanted) if n == printed[r] and free[c] and labels[r, c] >= most]
    return found


def told_by_choices(printed: Sequence[Printed], wanted: Sequence[Printed]) -> list[tuple[int, int]]:
    """The pairs (row, indicator) that their choices tell: three or more, that one row and one indicator alone has."""
    ours, theirs = Counter(p.unit for p in printed), Counter(w.unit for w in wanted)
    alone = {w.unit: c for c, w in enumerate(wanted) if w.unit.startswith(_THREE) and theirs[w.unit] == 1}
    return [(r, alone[p.unit]) for r, p in enumerate(printed) if ours[p.unit] == 1 and p.unit in alone]
