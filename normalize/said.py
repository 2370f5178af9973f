"""What a sentence says, and what of it is said of each of its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from normalize.clauses import Taken
from normalize.spots import BAR, DEED, NOUN, Grammar, Spot


@dataclass(frozen=True, slots=True)
class Said:
    """The names that a sentence mentions, with where; topics of the one before, and whether it goes on with that.

    `told`: the events of which it says what came of them; `scenes`: by semicolon, those of the clause before it.
    """

    names: tuple[tuple[int, str], ...]
    ends: tuple[int, ...]
    turns: tuple[int, ...]
    opening: int
    inherited: frozenset[str]
    goes_on: bool
    told: frozenset[str]
    scenes: Mapping[int, frozenset[str]]

    def around(self, at: int) -> frozenset[str]:
        """The names around a place up to where the sentence turns, and those of what opens its list."""
        start = max((e for e in self.ends if e <= at), default=-1)
        end = min((e for e in (*self.ends, *self.turns) if e > at), default=1 << 30)
        names = frozenset(name for place, name in self.names if start < place < end or place < self.opening)
        names |= self.told | self.scenes.get(start, frozenset())
        return names | self.inherited if self.goes_on else names

    def everywhere(self) -> frozenset[str]:
        """All names of the sentence."""
        return frozenset(name for _, name in self.names)


def said_in(taken: Taken, inherited: frozenset[str], goes_on: bool, told: frozenset[str], grammar: Grammar) -> Said:
    """What a sentence says; `inherited`: what the one before says for this one, too; `told`: the events of that."""
    names = tuple((m.start, m.name) for found in taken.mentions.values() for m in found)
    scenes = {
        at: frozenset(m.name for m in taken.mentions[BAR] if m.name in grammar.scenes and m.start < at)
        for at in taken.continued
    }
    return Said(names, taken.semicolons, taken.turns, taken.opening, inherited, goes_on, told, scenes)


@dataclass(frozen=True, slots=True)
class Near:
    """What is said of a figure: the names near it or ahead, those that may bar it, those between the semicolons around
    it, and those of the whole sentence."""

    names: frozenset[str]
    bars: frozenset[str]
    around: frozenset[str]
    everywhere: frozenset[str]


def near_of(spot: Spot, said: Said, grammar: Grammar) -> Near:
    """What is said of one of its figures."""
    names = names_of(spot) | spot.ahead
    if spot.whole_of is not None and not spot.near.get(DEED):
        names |= {spot.about.get(DEED, "")}  # `đã trả 80 hồ sơ, trong đó qua bưu điện 39`
    return Near(names, bars_of(spot, grammar), said.around(spot.start), said.everywhere())


def bars_of(spot: Spot, grammar: Grammar) -> frozenset[str]:
    """The names that may bar it; what a share's sentence says later is another share's, where it has its own name."""
    lasting = {spot.about.get(BAR, "")} & grammar.lasting
    if not spot.near.get(NOUN):  # the same is said of the same: `số TTHC phát sinh hồ sơ: mức độ 3: 30; mức độ 4: 20`
        lasting |= {spot.about.get(DEED, "")}
    lasting |= _bars_of_whole(spot) & grammar.lasting
    own = spot.percent and any(spot.near.get(group) for group in grammar.shared)
    return spot.close | spot.stays | lasting | (frozenset() if own else spot.ahead)


def _bars_of_whole(spot: Spot) -> frozenset[str]:
    """The bars of that of which it is a part: `tinh giản 14 người (09 viên chức)`."""
    whole = None if spot.total else spot.whole_of
    return whole.close | {whole.about.get(BAR, "")} if whole else frozenset()


def names_of(spot: Spot) -> frozenset[str]:
    """The names near a figure."""
    return frozenset(chain.from_iterable(spot.near.values()))
