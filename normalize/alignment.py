"""Ordered alignment of a table's rows or columns to the form's: how probable each pair is.

The rows of a table are read like the states of a hidden Markov model: the place in the form goes on from row to row,
mostly by one, sometimes over rows left out, seldom back; a row may be none of the form's, or one that stands out of
order while the place stays. A pair's probability is summed over all ways to read the whole table, so that neighbours
speak for it, and two groups with one label are told apart by what follows (Rabiner 1989; Durbin et al. 1998, ch. 4).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

NO_EVIDENCE = -11.0  # so unlike an indicator that a row cannot be it
LEAST_CLAIM = (
    0.005  # where other rows than the likeliest have so much of a claim, all is weighed again with what each has
)
MOST_TAKEN = 0.98
MOST_EVIDENCE = 25.0  # of one row, in natural logarithms: no label is surer


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


def probabilities(evidence: Matrix, habits: Habits = HABITS) -> Matrix:
    """How probable each pair (row, indicator) is, given all rows; each row's sum is at most 1.

    `evidence`: the logarithm of how many times likelier a row's print is if it is this indicator than if it is none.
    Each indicator is printed once at most: where several rows claim it, it is shared out among them.
    """
    if not evidence.size:
        return np.zeros(evidence.shape)
    steps = _steps(evidence.shape[1], habits)
    found = _once(evidence, steps, habits)
    if _contested(found):
        others = np.clip(found.sum(axis=0, keepdims=True) - found, 0.0, MOST_TAKEN)
        found = _once(evidence + np.log(1 - others), steps, habits)
    return found


def _contested(found: Matrix) -> bool:
    """Whether other rows than the likeliest have any claim to an indicator."""
    return bool((found.sum(axis=0) - found.max(axis=0) > LEAST_CLAIM).any())


def _once(evidence: Matrix, steps: Matrix, habits: Habits) -> Matrix:
    """One round: what speaks for each pair is taken as it is, also where an indicator is surely another row's."""
    likely = np.zeros(evidence.shape)
    enough = evidence > NO_EVIDENCE
    likely[enough] = np.exp(np.minimum(evidence[enough], MOST_EVIDENCE))
    out_of_order = habits.moved / evidence.shape[1] * likely
    staying = habits.strange + out_of_order.sum(axis=1)
    worth = [np.flatnonzero(row) for row in likely]
    forward, advanced = _forward(likely, steps, staying, worth)
    backward = _backward(likely, steps, staying, worth)
    stays = (forward[:-1] * backward[1:]).sum(axis=1)
    return _owned(advanced * backward[1:, 1:] + stays[:, None] * out_of_order, stays * habits.strange)


def in_order(places: Sequence[int]) -> set[int]:
    """The positions in `places` of a longest run that rises: the others stand out of order."""
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


def _forward(
    likely: Matrix, steps: Matrix, staying: Matrix, worth: Sequence[NDArray[np.intp]]
) -> tuple[Matrix, Matrix]:
    """Two matrices by row: the place's weight behind each row (scaled), and the weight with which it went to each."""
    rows, cols = likely.shape
    place = np.zeros((rows + 1, cols + 1))
    place[0, 0] = 1.0
    advanced = np.zeros((rows, cols))
    for r, to in enumerate(worth):
        advanced[r, to] = (steps[to] @ place[r]) * likely[r, to]
        place[r + 1] = place[r] * staying[r]
        place[r + 1, 1:] += advanced[r]
        place[r + 1] /= place[r + 1].sum()
    return place, advanced


def _backward(likely: Matrix, steps: Matrix, staying: Matrix, worth: Sequence[NDArray[np.intp]]) -> Matrix:
    """The weight of all that follows, by the place behind each row (scaled)."""
    rows, cols = likely.shape
    after = np.ones((rows + 1, cols + 1))
    for r in range(rows - 1, -1, -1):
        to = worth[r]
        after[r] = (likely[r, to] * after[r + 1, to + 1]) @ steps[to] + staying[r] * after[r + 1]
        after[r] /= after[r].max()
    return after


def _owned(pairs: Matrix, none: Matrix) -> Matrix:
    """Probabilities from weights, with each indicator owned by one row at most.

    A row's odds for an indicator are weighed against those of all other rows that claim it.
    """
    rows = np.arange(len(pairs))
    best = pairs.argmax(axis=1)
    rest = pairs.copy()
    rest[rows, best] = 0.0
    beside = rest.sum(axis=1) + none
    against = beside[:, None] + pairs[rows, best][:, None] - pairs  # beside the best, nothing cancels
    against[rows, best] = beside
    odds = pairs / np.maximum(against, 1e-300)
    return np.asarray(odds / (1.0 + odds.sum(axis=0, keepdims=True)))
