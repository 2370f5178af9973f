"""Numbers that pairs connect, directly or over others."""

from __future__ import annotations

from collections.abc import Sequence


def least_joined(pairs: Sequence[Sequence[int]]) -> dict[int, int]:
    """For each number of a pair the least one of all that the pairs connect it with."""
    parent = {number: number for pair in pairs for number in pair}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in pairs:
        a, b = root(one), root(other)
        parent[max(a, b)] = min(a, b)
    return {number: root(number) for number in parent}
