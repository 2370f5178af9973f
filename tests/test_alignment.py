"""A table's rows against the form's: probable together, each indicator once, the same answer every time."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.alignment import in_order, probabilities

evidence = st.lists(st.lists(st.floats(-9, 9), min_size=4, max_size=4), min_size=1, max_size=5).map(np.array)


def alike(*rows: tuple[int, ...], size: int = 6, sure: float = 8.0) -> np.ndarray:
    """Evidence of rows that are each like some of the form's and unlike all others."""
    found = np.full((len(rows), size), -12.0)
    for row, columns in enumerate(rows):
        found[row, list(columns)] = sure
    return found


@settings(deadline=None)
@given(evidence)
def test_a_row_is_one_indicator_at_most_and_an_indicator_one_row(matrix: np.ndarray) -> None:
    found = probabilities(matrix)
    assert found.min() >= 0
    assert found.sum(axis=1).max() <= 1 + 1e-9
    assert found.sum(axis=0).max() <= 1 + 1e-9


def test_rows_in_order_are_sure() -> None:
    found = probabilities(alike((0,), (1,), (2,), (4,), (5,)))
    assert [int(c) for c in found.argmax(axis=1)] == [0, 1, 2, 4, 5]
    assert found.max(axis=1).min() > 0.99


def test_the_same_label_twice_is_told_apart_by_what_follows() -> None:
    found = probabilities(alike((0, 3), (1,), (0, 3), (4,)))
    assert found.argmax(axis=1).tolist() == [0, 1, 3, 4]
    assert found[0, 0] > 0.9
    assert found[2, 3] > 0.9


def test_a_weak_label_is_surer_between_its_neighbours() -> None:
    weak = alike((0,), (), (2,), (3,))
    weak[1, 1] = 1.0
    alone = np.full((1, 6), -12.0)
    alone[0, 4] = 1.0
    assert probabilities(weak)[1, 1] > 0.9 > probabilities(alone)[0, 4]


def test_a_row_that_was_moved_is_found_where_its_label_is_sure() -> None:
    found = probabilities(alike((0,), (5,), (1,), (2,), (3,), (4,), sure=15.0))
    assert found.argmax(axis=1).tolist() == [0, 5, 1, 2, 3, 4]
    assert found[1, 5] > 0.9


def test_a_row_of_no_indicator_is_none() -> None:
    found = probabilities(alike((0,), (), (1,), (2,)))
    assert found[1].max() < 0.01


def test_two_rows_that_claim_one_indicator_do_not_both_get_it() -> None:
    found = probabilities(alike((0,), (1,), (1,), (2,)))
    assert found[1:3, 1].sum() <= 1
    assert (found[:, 1] > 0.5).sum() <= 1


def test_exchanged_columns_leave_the_order_only_when_clear() -> None:
    clear = np.array([[-9.0, 9.0], [9.0, -9.0]])
    assert probabilities(clear).argmax(axis=1).tolist() == [1, 0]
    doubtful = np.array([[3.0, 3.2], [3.2, 3.0]])
    assert probabilities(doubtful).argmax(axis=1).tolist() == [0, 1]


def test_nothing_printed_or_nothing_wanted_is_nothing_found() -> None:
    assert probabilities(np.zeros((0, 3))).shape == (0, 3)
    assert probabilities(np.zeros((3, 0))).shape == (3, 0)


def test_what_stands_out_of_order_is_what_breaks_the_longest_rise() -> None:
    assert in_order([0, 1, 5, 2, 3, 4]) == {0, 1, 3, 4, 5}
    assert in_order([]) == set()
