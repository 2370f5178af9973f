"""Ordered alignment of a table's rows or columns to the form's, by dynamic programming."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def align(scores: Matrix, floor: float) -> list[tuple[int, int]]:
    """The pairs (row, column) of an order-keeping alignment with the greatest sum of (score - floor).

    Rows and columns may stay alone at no cost; a pair at or under the floor is never made. Ties go to the
    earliest column, so that the answer depends on nothing but the scores.
    """
    rows, cols = scores.shape
    gain = np.maximum(scores - floor, 0.0)
    best = np.zeros((rows + 1, cols + 1))
    for i in range(1, rows + 1):
        paired = best[i - 1, :-1] + gain[i - 1]
        best[i, 1:] = np.maximum.accumulate(np.maximum(paired, best[i - 1, 1:]))
    return _walk_back(best, gain)


def _walk_back(best: Matrix, gain: Matrix) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    i, j = gain.shape
    while i > 0 and j > 0:
        if best[i, j] == best[i, j - 1]:
            j -= 1
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
    return pairs[::-1]


def assign(scores: Matrix, floor: float, order_bonus: float) -> list[tuple[int, int]]:
    """The pairs of the best one-to-one assignment, in the form's order unless order costs too much.

    A table whose columns were really exchanged gains more than `order_bonus` by leaving the order.
    """
    ordered = align(scores, floor)

    def total(pairs: list[tuple[int, int]]) -> float:
        return float(sum(scores[i, j] - floor for i, j in pairs))

    if 0 in scores.shape or total(ordered) + order_bonus >= np.maximum(scores.max(axis=1) - floor, 0.0).sum():
        return ordered  # no assignment can gain enough
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 — half a second of imports, rarely needed

    rows, cols = linear_sum_assignment(scores, maximize=True)
    free = [(int(i), int(j)) for i, j in zip(rows, cols, strict=True) if scores[i, j] > floor]
    return free if total(free) > total(ordered) + order_bonus else ordered


def runner_up(scores: Matrix, row: int, col: int) -> float:
    """The best score of the row at any other column; 0.0 when there is none."""
    others = np.delete(scores[row], col)
    return float(others.max()) if others.size else 0.0
