"""Neighbours that changed places in a table and were numbered anew: told by their labels, or left without a code.

So are rows that carry the number of a near one which is left out. Read row by row, two rows out of order and under
each other's number are less likely than two labels full of slips. Read together they are not: slips hardly ever turn
each of two labels into the other. Of pairs left in place, with labels mistyped however much, the labels speak for an
exchange in one of a thousand, of pairs that were exchanged against it in none (`tests/test_exchanged.py` draws both).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from normalize.alignment import two_likeliest
from normalize.labels import Matrix
from normalize.text import fold

FARTHEST = 5  # rows apart, in print and in the form
CLAIM = 0.3  # a row less sure of its indicator takes no part
AGAINST = 1.5  # of labels that speak for neither way, fewer than one in five pairs were exchanged
SURE = 2.2  # log odds of 0.9
MOST_EXCHANGES = 200
_APART = np.array([*range(-FARTHEST, 0), *range(1, FARTHEST + 1)], dtype=np.intp)

Numbers = NDArray[np.intp]


def with_exchanged(found: Matrix, labels: Matrix, wanted: Sequence[str]) -> Matrix:
    """The probabilities with neighbours put where their labels say, shape (rows, indicators).

    `found`: as the table was aligned; `labels`: the evidence of every pair but for its number; `wanted`: the form's
    labels, of which those that are the same cannot tell rows apart. Where labels leave it open neither row is sure.
    """
    if len(found) < 2:
        return found
    kinds = _kinds(tuple(wanted))
    taken = found.argmax(axis=1)
    claims = found[np.arange(len(found)), taken] >= CLAIM
    own = taken.copy()
    changed: dict[int, float] = {}
    first, second, gain = _pairs(taken, claims, labels, kinds)
    for _ in range(MOST_EXCHANGES):
        if gain.max(initial=-np.inf) < AGAINST + SURE:
            break
        best = int(gain.argmax())
        one, other = int(first[best]), int(second[best])
        taken[one], taken[other] = taken[other], taken[one]
        changed |= {row: min(changed.get(row, float(gain[best])), float(gain[best])) for row in (one, other)}
        first, second, gain = _pairs(taken, claims, labels, kinds)
    result = found.copy()
    for row, gain_of in changed.items():
        if own[row] == taken[row]:  # it came back
            continue
        _share(result, row, own[row], taken[row], gain_of)
    opened = _others(result, taken, claims, labels, kinds)
    for row, free, gain_of in opened:
        _share(result, row, taken[row], free, gain_of)
    for free in {free for _, free, _ in opened}:
        result[:, free] /= max(1.0, float(result[:, free].sum()))
    for n in np.flatnonzero(gain > AGAINST - SURE):
        one, other = int(first[n]), int(second[n])
        _share(result, one, taken[one], taken[other], float(gain[n]))
        _share(result, other, taken[other], taken[one], float(gain[n]))
    return result


@lru_cache(maxsize=64)
def _kinds(wanted: tuple[str, ...]) -> Numbers:
    """For each label a number, the same for those that are the same."""
    same = {label: n for n, label in enumerate(map(fold, wanted))}
    return np.array([same[fold(label)] for label in wanted])


@lru_cache(maxsize=256)
def _near(rows: int) -> tuple[Numbers, Numbers]:
    """The pairs of rows that stand near each other, those that are nearest first."""
    pairs = [(first, first + apart) for apart in range(1, FARTHEST + 1) for first in range(rows - apart)]
    first, second = np.array(pairs, dtype=np.intp).T
    return first, second


def _pairs(
    taken: Numbers, claims: NDArray[np.bool_], labels: Matrix, kinds: Numbers
) -> tuple[Numbers, Numbers, Matrix]:
    """Rows near each other whose indicators are near each other, too, and what labels say for an exchange of both."""
    first, second = _near(len(taken))
    one, other = taken[first], taken[second]
    near = (np.abs(one - other) <= FARTHEST) & (kinds[one] != kinds[other]) & claims[first] & claims[second]
    first, second, one, other = first[near], second[near], one[near], other[near]
    gain = labels[first, other] + labels[second, one] - labels[first, one] - labels[second, other]
    return first, second, gain


def _others(
    found: Matrix, taken: Numbers, claims: NDArray[np.bool_], labels: Matrix, kinds: Numbers
) -> list[tuple[int, int, float]]:
    """Rows whose labels may say the indicator of a near row that is not printed, that one, and what they say for it."""
    rows = np.flatnonzero(claims)
    row = np.repeat(rows, len(_APART))
    own = taken[row]
    other = own + np.tile(_APART, len(rows))
    inside = (other >= 0) & (other < found.shape[1])
    row, own, other = row[inside], own[inside], other[inside]
    gain = labels[row, other] - labels[row, own]
    may = (gain > AGAINST - SURE) & (kinds[other] != kinds[own])
    if not may.any():
        return []
    row, other, gain = row[may], other[may], gain[may]
    first, second = two_likeliest(found)
    free = np.where(found.argmax(axis=0)[other] == row, second[other], first[other]) < CLAIM
    near: dict[int, tuple[float, int]] = {}
    for at, to, value in zip(row[free].tolist(), other[free].tolist(), gain[free].tolist(), strict=True):
        near[at] = max(near.get(at, (-np.inf, 0)), (value, to))
    return [(at, to, gain_of) for at, (gain_of, to) in sorted(near.items())]


def _share(found: Matrix, row: int, one: int, other: int, gain: float) -> None:
    """Shares out what a row has of two indicators by what labels say for the other one."""
    both = found[row, one] + found[row, other]
    chance = 1 / (1 + np.exp(AGAINST - gain))
    found[row, one], found[row, other] = both * (1 - chance), both * chance
