"""Numbers that can be trusted: where a table's are the form's, a row in another's words is the one that has its number.

A label alone is not believed when it says more or less than the form's, since it may be another row's. Where nearly all
rows that are sure carry the form's numbers, though, and nobody else claims the indicator of that number, it is told.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from normalize.labels import Matrix

TRUSTED = 0.9  # of the sure rows carry the form's numbers
FEWEST = 8  # sure rows with numbers
SURE, UNSURE, CLAIMED = 0.99, 0.9, 0.5
LIKE = 0.65  # labels less alike are another row's, whatever their number
TOLD = 6.0  # logarithm of the odds that such a number adds


def told_by_number(
    probable: Matrix, alike: Matrix, labels: Matrix, printed: Sequence[str], wanted: Sequence[str]
) -> NDArray[np.bool_]:
    """The pairs (row, indicator) that their number tells, where the label speaks for no other that is free.

    `probable`: of all pairs; `alike`: their labels' likeness, 0 where they cannot be one; `labels`: the evidence of
    labels alone. `printed`, `wanted`: the numbers of the rows and indicators, empty for none.
    """
    ours, theirs = np.array(printed, dtype=object), np.array(wanted, dtype=object)
    same: NDArray[np.bool_] = (ours[:, None] == theirs[None, :]) & (ours != "")[:, None]
    best, sure = probable.argmax(axis=1), probable.max(axis=1, initial=0.0)
    known = (sure >= SURE) & (ours != "")
    agree = same[np.arange(len(printed)), best] & known
    if known.sum() < FEWEST or agree.sum() < TRUSTED * known.sum():
        return np.zeros(probable.shape, bool)
    others = np.sort(np.vstack((np.zeros((2, probable.shape[1])), probable)), axis=0)
    free = np.where(probable == others[-1], others[-2], others[-1]) < CLAIMED
    most = np.where(free, labels, -np.inf).max(axis=1, initial=-np.inf)
    found: NDArray[np.bool_] = same & (labels >= most[:, None]) & (alike >= LIKE) & (sure < UNSURE)[:, None] & free
    return found
