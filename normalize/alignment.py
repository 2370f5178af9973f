"""Ordered alignment of a table's rows or columns to the form's: how probable each pair is.

The rows of a table are read like the states of a hidden Markov model: the place in the form goes on from row to row,
mostly by one, sometimes over rows left out, seldom back; a row may be none of the form's, or one that stands out of
order while the place stays. A pair's probability is summed over all ways to read the whole table, so that neighbours
speak for it, and two groups with one label are told apart by what follows (Rabiner 1989; Durbin et al. 1998, ch. 4).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Numbers = NDArray[np.intp]

NO_EVIDENCE = -11.0  # so unlike an indicator that a row cannot be it
LEAST_CLAIM = (
    0.005  # where other rows than the likeliest have so much of a claim, all is weighed again with what each has
)
MOST_TAKEN = 0.98
MOST_EVIDENCE = 25.0  # of one row, in natural logarithms: no label is surer
SCALED_EVERY = 4  # rows: in so few no weight becomes too large or too small for a float


@dataclass(frozen=True, slots=True)
class Habits:
    """How often offices leave the form: chances, row by row.

    `strange`: a row that the form has not; `moved`: one of the form's out of its place; `jump`: the place goes on from
    elsewhere; `skip`: each further row left out; `torn`: the share of gaps that are long, and `skip_on` their steps.
    """

    strange: float = 0.03
    moved: float = 0.02
    jump: float = 0.01
    skip: float = 0.08
    torn: float = 0.1
    skip_on: float = 0.85


HABITS = Habits()


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """The pairs (row, indicator) that are worth a look, row by row, and what speaks for each of them.

    `bounds`: where each row's pairs begin, and the end of the last one's.
    """

    shape: tuple[int, int]
    rows: Numbers
    cols: Numbers
    evidence: Matrix
    bounds: list[int]


def _worth(shape: tuple[int, int], rows: Numbers, cols: Numbers, evidence: Matrix) -> _Pairs:
    kept = evidence > NO_EVIDENCE
    rows, cols = rows[kept], cols[kept]
    return _Pairs(shape, rows, cols, evidence[kept], np.searchsorted(rows, np.arange(shape[0] + 1)).tolist())


def probabilities(evidence: Matrix, habits: Habits = HABITS) -> Matrix:
    """How probable each pair (row, indicator) is, given all rows; each row's sum is at most 1.

    `evidence`: the logarithm of how many times likelier a row's print is if it is this indicator than if it is none.
    Each indicator is printed once at most: where several rows claim it, it is shared out among them.
    """
    found = np.zeros(evidence.shape)
    if not evidence.size:
        return found
    steps = _steps(evidence.shape[1], habits)
    rows, cols = np.nonzero(evidence > NO_EVIDENCE)
    pairs = _worth((evidence.shape[0], evidence.shape[1]), rows, cols, evidence[rows, cols])
    sure = _once(pairs, steps, habits)
    claimed: Matrix = np.bincount(pairs.cols, sure, minlength=evidence.shape[1]).astype(np.float64)
    if _contested(pairs, sure, claimed):
        others = np.clip(claimed[pairs.cols] - sure, 0.0, MOST_TAKEN)
        pairs = _worth(pairs.shape, pairs.rows, pairs.cols, pairs.evidence + np.log(1 - others))
        sure = _once(pairs, steps, habits)
    found[pairs.rows, pairs.cols] = sure
    return found


def _contested(pairs: _Pairs, sure: Matrix, claimed: Matrix) -> bool:
    """Whether other rows than the likeliest have any claim to an indicator."""
    most = np.zeros(pairs.shape[1])
    np.maximum.at(most, pairs.cols, sure)
    return bool((claimed - most > LEAST_CLAIM).any())


def _once(pairs: _Pairs, steps: Matrix, habits: Habits) -> Matrix:
    """One round: what speaks for each pair is taken as it is, also where an indicator is surely another row's."""
    rows, cols = pairs.rows, pairs.cols
    likely = np.exp(np.minimum(pairs.evidence, MOST_EVIDENCE))
    out_of_order = habits.moved / pairs.shape[1] * likely
    staying: Matrix = habits.strange + np.bincount(rows, out_of_order, minlength=pairs.shape[0]).astype(np.float64)
    each = [(cols[at:to], cols[at:to] + 1, likely[at:to]) for at, to in pairwise(pairs.bounds)]
    forward, advanced = _forward(each, steps, staying)
    backward = _backward(each, steps, staying)
    stays = np.einsum("ij,ij->i", forward[:-1], backward[1:])
    weights = advanced * backward[rows + 1, cols + 1] + stays[rows] * out_of_order
    return _owned(pairs, weights, stays * habits.strange)


def two_likeliest(found: Matrix) -> tuple[Matrix, Matrix]:
    """For each indicator what its likeliest row has of it, and what the second has; 0 where there is none."""
    if not len(found):
        return np.zeros(found.shape[1]), np.zeros(found.shape[1])
    others = found.copy()
    others[found.argmax(axis=0), np.arange(found.shape[1])] = 0.0
    return found.max(axis=0), others.max(axis=0)


def each_once(found: Mapping[int, int], sure: Matrix) -> dict[int, int]:
    """`found` (an indicator for each row or column) with an indicator only where it is likeliest, the first of several:
    where it is found twice, one label was hardly read."""
    surest: dict[int, int] = {}
    for n, indicator in found.items():
        if indicator not in surest or sure[n, indicator] > sure[surest[indicator], indicator]:
            surest[indicator] = n
    return {n: indicator for n, indicator in found.items() if surest[indicator] == n}


def in_order(places: Sequence[int]) -> set[int]:
    """The positions in `places` of a longest run that rises: the others stand out of order."""
    if list(places) == sorted(set(places)):  # as nearly always
        return set(range(len(places)))
    tails: list[int] = []
    heights: list[int] = []
    before: list[int] = []
    for n, place in enumerate(places):
        at = bisect_left(heights, place)
        before.append(tails[at - 1] if at else -1)
        tails[at : at + 1], heights[at : at + 1] = [n], [place]
    kept: set[int] = set()
    n = tails[-1] if tails else -1
    while n >= 0:
        kept.add(n)
        n = before[n]
    return kept


@lru_cache(maxsize=32)
def _steps(cols: int, habits: Habits) -> Matrix:
    """The chance to go to each indicator from each place (0 before the first one), shape (indicators, places)."""
    ahead = np.arange(cols)[None, :] - np.arange(cols + 1)[:, None]
    near = (1 - habits.torn) * (1 - habits.skip) * habits.skip ** np.maximum(ahead, 0)
    far = habits.torn * (1 - habits.skip_on) * habits.skip_on ** np.maximum(ahead, 0)
    onward = np.where(ahead >= 0, near + far, 0.0)
    going = 1 - habits.strange - habits.moved
    steps: Matrix = going * ((1 - habits.jump) * onward + habits.jump / cols)
    return np.ascontiguousarray(steps.T)


Row = tuple[Numbers, Numbers, Matrix]
"""A row's indicators that are worth a look, the places behind them, and how likely each is by itself."""


def _forward(each: Sequence[Row], steps: Matrix, staying: Matrix) -> tuple[Matrix, Matrix]:
    """The place's weight behind each row (scaled), by row, and the weight with which it went to each pair's indicator.

    Both of a row are on one scale, which is set anew every few rows.
    """
    place = np.zeros((len(each) + 1, steps.shape[1]))
    place[0, 0] = 1.0
    advanced = [np.zeros(0)]
    for r, ((to, behind, likely), stays) in enumerate(zip(each, staying.tolist(), strict=True)):
        now, after = place[r], place[r + 1]
        np.multiply(now, stays, out=after)
        if len(to):
            going = steps.take(to, axis=0).dot(now)
            going *= likely
            after[behind] += going
            advanced.append(going)
        if r % SCALED_EVERY == 0:
            after /= np.add.reduce(after)
    return place, np.concatenate(advanced)


def _backward(each: Sequence[Row], steps: Matrix, staying: Matrix) -> Matrix:
    """The weight of all that follows, by the place behind each row (scaled as in `_forward`)."""
    after = np.ones((len(each) + 1, steps.shape[1]))
    for r, stays in zip(range(len(each) - 1, -1, -1), staying[::-1].tolist(), strict=True):
        to, behind, likely = each[r]
        then, now = after[r + 1], after[r]
        np.multiply(then, stays, out=now)
        if len(to):
            now += (likely * then.take(behind)).dot(steps.take(to, axis=0))
        if r % SCALED_EVERY == 0:
            now /= np.maximum.reduce(now)
    return after


def _owned(pairs: _Pairs, weights: Matrix, none: Matrix) -> Matrix:
    """Each pair's probability from its weight, with each indicator owned by one row at most.

    A row's odds for an indicator are weighed against those of all other rows that claim it.
    """
    rows, cols = pairs.rows, pairs.cols
    most = np.zeros(pairs.shape[0])
    np.maximum.at(most, rows, weights)
    first = np.flatnonzero(weights == most[rows])
    first = first[np.unique(rows[first], return_index=True)[1]]
    rest = weights.copy()
    rest[first] = 0.0
    beside = (np.bincount(rows, rest, minlength=pairs.shape[0]) + none)[rows]
    against = beside + most[rows] - weights  # beside the best, nothing cancels
    against[first] = beside[first]
    odds = weights / np.maximum(against, 1e-300)
    return np.asarray(odds / (1.0 + np.bincount(cols, odds, minlength=pairs.shape[1]))[cols])
