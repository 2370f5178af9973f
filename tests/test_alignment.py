"""Ordered alignment: the greatest sum, in order, and the same answer every time."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.alignment import align, assign, runner_up

scores = st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=1, max_size=4).map(np.array)


def best_by_hand(matrix: np.ndarray, floor: float) -> float:
    """The greatest sum over all order-keeping sets of pairs, by trying them all."""
    rows, cols = matrix.shape
    best = 0.0
    for size in range(1, min(rows, cols) + 1):
        for r in combinations(range(rows), size):
            for c in combinations(range(cols), size):
                best = max(best, sum(max(0.0, matrix[i, j] - floor) for i, j in zip(r, c, strict=True)))
    return best


@settings(deadline=None)
@given(scores)
def test_no_other_alignment_is_better(matrix: np.ndarray) -> None:
    pairs = align(matrix, 0.4)
    assert pairs == sorted(pairs)
    assert all(matrix[i, j] > 0.4 for i, j in pairs)
    assert abs(sum(matrix[i, j] - 0.4 for i, j in pairs) - best_by_hand(matrix, 0.4)) < 1e-9


def test_the_same_label_twice_is_told_apart_by_its_neighbours() -> None:
    twin = np.array([[1.0, 0.1, 0.1, 1.0], [0.1, 0.9, 0.1, 0.1], [1.0, 0.1, 0.1, 1.0]])
    assert align(twin, 0.5) == [(0, 0), (1, 1), (2, 3)]


def test_exchanged_columns_leave_the_order_only_when_clear() -> None:
    swapped = np.array([[0.2, 1.0], [1.0, 0.2]])
    assert assign(swapped, 0.4, 0.5) == [(0, 1), (1, 0)]
    doubtful = np.array([[0.95, 1.0], [1.0, 0.95]])
    assert assign(doubtful, 0.4, 0.5) == [(0, 0), (1, 1)]


def test_the_runner_up_leaves_the_winner_out() -> None:
    assert runner_up(np.array([[0.9, 0.7, 0.2]]), 0, 0) == 0.7
    assert runner_up(np.array([[0.9]]), 0, 0) == 0.0
