"""Numbers that pairs connect."""

from hypothesis import given
from hypothesis import strategies as st

from extract.joined import least_joined

pairs = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20)


def test_chains_have_their_least_number_and_others_their_own() -> None:
    assert least_joined([(7, 5), (3, 7), (9, 8), (2, 2)]) == {7: 3, 5: 3, 3: 3, 9: 8, 8: 8, 2: 2}
    assert least_joined([]) == {}


@given(pairs)
def test_it_is_the_least_that_can_be_reached(found: list[tuple[int, int]]) -> None:
    joined = least_joined(found)
    for number in {n for pair in found for n in pair}:
        reached, before = {number}, set[int]()
        while reached != before:
            before = set(reached)
            reached |= {n for pair in found if before & set(pair) for n in pair}
        assert joined[number] == min(reached)
