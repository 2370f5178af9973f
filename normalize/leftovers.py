"""A second look at rows that the alignment left without a code: at their labels, and at whose neighbours they are.

Where a group's rows are printed in another order and numbered anew, order and number speak against every one of them,
and rows that exchange places in a ring are no pair that `exchanged` could see. Looked at together they are told: a row
whose label fits one free indicator far better than any other, and better than any other row's does, is that one, the
more so where it stands among the rows of its group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from normalize.evidence import LIMIT
from normalize.labels import Matrix

FITS = 3.0  # log odds of 0.95 that a label needs by itself
MARGIN = 2.2  # log odds of 0.9 by which it needs to fit better than all others
AMONG = {0: 0.0, 1: 2.0, 2: 3.0}  # what sure rows of the same group above and below it are worth
MOST_OF_FORM = 0.25  # a group with a larger share of the table's indicators tells nothing
NEVER = -99.0


def with_leftovers(found: Matrix, labels: Matrix, parents: Sequence[str], codes: Sequence[str]) -> Matrix:
    """The probabilities with rows told by a second look, shape (rows, indicators).

    `found`: as the table was aligned; `labels`: the evidence of every pair but for its number; `parents`, `codes`: of
    the indicators.
    """
    best = found.argmax(axis=1)
    sure = found.max(axis=1, initial=0.0) >= LIMIT
    owner = {int(best[r]): int(r) for r in np.flatnonzero(sure)}
    left = [int(r) for r in np.flatnonzero(~sure) if labels[r].max() >= FITS - AMONG[2]]
    if not left:
        return found
    telling = _telling(tuple(parents))
    groups = _groups(best, sure, parents, codes)
    result = found.copy()
    while left:
        told = [one for r in left if (one := _told(r, left, labels, owner)) is not None]
        weighed = [(labels[r, c] + _among(groups[r], parents[c], telling), margin, -r, c) for r, c, margin in told]
        fits = [(min(weight, margin), weight, row, c) for weight, margin, row, c in weighed if weight >= FITS]
        if not fits:
            break
        weight, _, row, col = max(fits)
        owner[col] = -row
        left.remove(-row)
        _give(result, -row, col, 1 / (1 + float(np.exp(-weight))))
    return result


@lru_cache(maxsize=64)
def _telling(parents: tuple[str, ...]) -> frozenset[str]:
    """The groups that are no larger than that they tell something."""
    return frozenset(p for p, count in Counter(parents).items() if count <= MOST_OF_FORM * len(parents))


def _told(row: int, left: Sequence[int], labels: Matrix, owner: dict[int, int]) -> tuple[int, int, float] | None:
    """The free indicator that a row's label fits by far best, and by how much: better than any other indicator that
    another row does not fit as much better, and better than any other row that is left."""
    fits = labels[row].copy()
    for col, other in owner.items():
        if labels[other, col] >= fits[col] + MARGIN:
            fits[col] = NEVER
    col = int(fits.argmax())
    if col in owner:
        return None
    rivals = max((float(labels[r, col]) for r in left if r != row), default=NEVER)
    margin = float(fits[col]) - max(float(np.delete(fits, col).max(initial=NEVER)), rivals)
    return (row, col, margin) if margin >= MARGIN else None


def _groups(
    best: NDArray[np.intp], sure: NDArray[np.bool_], parents: Sequence[str], codes: Sequence[str]
) -> list[tuple[frozenset[str], frozenset[str]]]:
    """For each row the groups in which the nearest sure rows above and below it stand, or which they head."""
    own = [frozenset((parents[best[r]], codes[best[r]])) if sure[r] else frozenset() for r in range(len(best))]
    above: list[frozenset[str]] = []
    for r in range(len(own)):
        above.append((own[r - 1] or above[r - 1]) if r else frozenset())
    below: list[frozenset[str]] = []
    for r in range(len(own) - 1, -1, -1):
        below.append((own[r + 1] or below[-1]) if r + 1 < len(own) else frozenset())
    return list(zip(above, below[::-1], strict=True))


def _among(groups: tuple[frozenset[str], frozenset[str]], parent: str, telling: frozenset[str]) -> float:
    return AMONG[sum(parent in group for group in groups)] if parent in telling else AMONG[0]


def _give(found: Matrix, row: int, col: int, chance: float) -> None:
    """Gives a pair its chance; what is left of the row and of the indicator is shared out as before."""
    for line in (found[row], found[:, col]):
        others = float(line.sum() - found[row, col])
        if others > 1 - chance:
            np.multiply(line, (1 - chance) / others, out=line)
    found[row, col] = max(float(found[row, col]), chance)
