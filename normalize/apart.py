"""Figures that state nothing by themselves: sorts counted apart, places of posts, those who are paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import regex

from normalize.clauses import Taken
from normalize.spots import DEED, NOUN, OTHER, Grammar, Spot

_STOP = regex.compile(r"[;.](?!\d)")


def counted_apart(text: str, taken: Taken, grammar: Grammar) -> list[Spot]:
    """The figures of a sentence of which none states a fact, whatever it counts."""
    spots = taken.spots
    return [
        *_sorts(text, spots, grammar),
        *_unnamed(text, spots, grammar),
        *_places(spots, grammar),
        *_paid(text, taken, grammar),
        *_rates(text, spots, grammar),
    ]


def framed_by(text: str, spots: Sequence[Spot]) -> Mapping[int, str]:
    """By figure, what the whole counts of which its clause speaks: `Trong 18 Ban ISO cấp xã có 15 Ban …`."""
    found: dict[int, str] = {}
    frame: Spot | None = None
    for spot in spots:
        if frame is not None and not _STOP.search(text, frame.end, spot.start):
            found[id(spot)] = frame.noun
        if spot.frame:
            frame = spot
    return found


def _sorts(text: str, spots: Sequence[Spot], grammar: Grammar) -> list[Spot]:
    """The figures of sorts of one noun that are counted apart, so that none is that of all: `15 xã, 02 thị trấn`."""
    found: list[Spot] = []
    for one, two in pairwise(spots):
        sort = grammar.sorts.get(one.noun) if one.noun == two.noun and one.percent == two.percent else None
        deeds = [({*s.near.get(DEED, ())} or {s.about.get(DEED, "")}) - grammar.weak - {""} for s in (one, two)]
        if sort is not None and not one.zero and not two.zero and (not all(deeds) or deeds[0] == deeds[1]):
            said = [{m.lastgroup for m in sort.finditer(text, s.clause, s.right)} for s in (one, two)]
            found += [one, two] if all(said) and not said[0] & said[1] else []
    return found


def _unnamed(text: str, spots: Sequence[Spot], grammar: Grammar) -> list[Spot]:
    """The totals that do not say whose they are, where a list follows that does: `Tổng biên chế: 1.640, trong đó:`."""
    found: list[Spot] = []
    for group in sorted(grammar.trailing):
        for n, spot in enumerate(spots):
            unnamed = spot.noun in grammar.own.get(group, {}) and not spot.near.get(group)
            opened = grammar.opens.search(text, spot.end) if unnamed else None
            after = spots[n + 1 : n + 2]
            last = opened is not None and not after and not text[opened.end() :].strip()
            if last or (opened and after and opened.end() <= after[0].start and after[0].near.get(group)):
                found.append(spot)
    return found


def _places(spots: Sequence[Spot], grammar: Grammar) -> list[Spot]:
    """The offices in brackets at which posts are: `Còn thiếu 24 biên chế (09 cơ quan, 03 đơn vị sự nghiệp)`."""
    offices = {*grammar.kinds, *(kind for kinds in grammar.kinds.values() for kind in kinds)}
    posts = {OTHER, *grammar.posts, *(noun for of in grammar.own.values() for noun in of)}
    return [s for s in spots if s.inside and s.noun in offices and s.whole_of and s.whole_of.noun in posts]


def _paid(text: str, taken: Taken, grammar: Grammar) -> list[Spot]:
    """The figures of those to whom an amount behind them is paid: `hỗ trợ 16 xã 80 triệu đồng`."""
    found = []
    for spot, after in pairwise(taken.spots):
        if grammar.money.match(text, after.end):
            units = [m for m in taken.mentions[NOUN] if spot.end <= m.start and m.end <= after.start]
            behind = [m.end for m in units if grammar.fillers.fullmatch(text, spot.end, m.start)]
            if any(grammar.paid.fullmatch(text, end, after.start) for end in behind):
                found.append(spot)
    return found


def _rates(text: str, spots: Sequence[Spot], grammar: Grammar) -> list[Spot]:
    """The rates of several kinds of offices that differ, so that none is that of all: `phòng 100%, xã 95,2%`."""
    kinds = {kind for of in grammar.kinds.values() for kind in of}
    runs: list[list[tuple[Spot, set[str]]]] = []
    for spot in spots:
        said = {*spot.near.get(NOUN, ())} & spot.close if spot.percent else set[str]()
        last = runs[-1][-1] if runs else None
        same = last is not None and all(last[0].about.get(g) == spot.about.get(g) for g in grammar.shared)
        named = kinds & said or ({OTHER} & said if same else set())  # `phòng 100%, trường 64%`
        if named and last and same and not named & last[1]:
            runs[-1].append((spot, named))
        elif named:
            runs.append([(spot, named)])
    differing = [run for run in runs if len({text[slice(*spot.value)] for spot, _ in run}) > 1]
    return [spot for run in differing for spot, _ in run]
