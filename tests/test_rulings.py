import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extract.rulings import Rulings, merge_rulings


def boxes(rulings: Rulings) -> np.ndarray:
    flat = [(x0, y, x1, y) for y, x0, x1 in rulings.horizontal]
    return np.array(flat + [(x, top, x, bottom) for x, top, bottom in rulings.vertical]).reshape(-1, 4)


def horizontal(*strokes: tuple[float, float, float, float]) -> list[list[float]]:
    return merge_rulings(np.array(strokes)).horizontal.tolist()


def test_doubled_lines_are_one_in_their_middle() -> None:
    assert horizontal((10, 100, 90, 100.5), (10, 101.5, 90, 102)) == [[101.0, 10.0, 90.0]]


def test_pieces_of_a_line_are_joined_and_separate_lines_are_not() -> None:
    assert horizontal((10, 50, 40, 50), (41, 50, 90, 50)) == [[50.0, 10.0, 90.0]]
    assert horizontal((10, 50, 40, 50), (60, 50, 90, 50)) == [[50.0, 10.0, 40.0], [50.0, 60.0, 90.0]]


def test_dots_become_a_line_in_their_own_direction() -> None:
    found = merge_rulings(np.array([(x, 30, x + 1, 31) for x in range(10, 90, 3)], float))
    assert found.horizontal.tolist() == [[30.5, 10.0, 89.0]]
    assert len(found.vertical) == 0


def test_areas_and_specks_are_no_rulings() -> None:
    found = merge_rulings(np.array([(10, 10, 90, 40), (10, 60, 13, 61)], float))
    assert len(found.horizontal) == len(found.vertical) == 0


def test_the_longest_win() -> None:
    strokes = np.array([(10, 20 * k, 20 + 10 * k, 20 * k) for k in range(1, 9)], float)
    assert merge_rulings(strokes, most=2).horizontal[:, 0].tolist() == [140.0, 160.0]


def test_nothing() -> None:
    assert len(merge_rulings(np.zeros((0, 4))).horizontal) == 0


COORDINATE = st.integers(0, 4000).map(lambda n: n / 10)
STROKES = st.lists(st.tuples(COORDINATE, COORDINATE, COORDINATE, st.booleans()), max_size=40)


def strokes_of(drawn: list[tuple[float, float, float, bool]]) -> np.ndarray:
    """Thin boxes from position, both ends and direction."""
    found = [(min(a, b), at, max(a, b), at) if flat else (at, min(a, b), at, max(a, b)) for at, a, b, flat in drawn]
    return np.array(found, float).reshape(-1, 4)


@given(STROKES)
def test_merging_again_changes_nothing(drawn: list[tuple[float, float, float, bool]]) -> None:
    once = merge_rulings(strokes_of(drawn))
    twice = merge_rulings(boxes(once))
    np.testing.assert_allclose(twice.horizontal, once.horizontal, atol=1e-6)
    np.testing.assert_allclose(twice.vertical, once.vertical, atol=1e-6)


@given(STROKES, st.randoms(use_true_random=False))
def test_order_does_not_matter(drawn: list[tuple[float, float, float, bool]], chance: object) -> None:
    shuffled = list(drawn)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = merge_rulings(strokes_of(drawn)), merge_rulings(strokes_of(shuffled))
    assert one.horizontal.tolist() == other.horizontal.tolist()
    assert one.vertical.tolist() == other.vertical.tolist()


@given(STROKES)
def test_every_long_stroke_is_covered(drawn: list[tuple[float, float, float, bool]]) -> None:
    found = merge_rulings(strokes_of(drawn)).horizontal
    for at, a, b, flat in drawn:
        if flat and abs(a - b) >= 5:
            near = found[(found[:, 1] <= min(a, b) + 1e-6) & (found[:, 2] >= max(a, b) - 1e-6)]
            assert len(near), (at, a, b)
