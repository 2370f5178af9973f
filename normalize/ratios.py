"""Ratios that are two figures: a part and its whole, each with a name of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.concepts import Mention
from normalize.spots import Grammar, Spot
from normalize.wholes import cut

_STROKE = regex.compile(r"\s*/\s*")
_DASH = regex.compile(r"\s+-\s+")
_UNITS = regex.compile(r"\s*[a-z ]{0,20}/\s*")
_LED = regex.compile(r"[^\d;.]{0,40}")


def ratios_of(
    text: str, spots: Sequence[Spot], mentions: Mapping[str, Sequence[Mention]], grammar: Grammar
) -> list[Spot]:
    """The figures, with ratios parted that name two: `mức độ 3/mức độ 4: 90/25`, `phát sinh tại 1/2 TTHC đăng ký`."""
    parted: list[Spot] = []
    for spot in spots:
        found = _names_of(text, spot, mentions, grammar) if spot.is_ratio else None
        parted += _at_level(text, spot, grammar) if found is None else _two(spot, *found)
    return parted


def _names_of(
    text: str, spot: Spot, mentions: Mapping[str, Sequence[Mention]], grammar: Grammar
) -> tuple[str, str, str] | None:
    """The group and the names of a ratio's part and whole; None where it has not two."""
    for group in sorted(grammar.whole):
        named = [m for m in mentions[group] if m.end <= spot.start]
        for one, two in pairwise(named[-2:]):
            if (
                one.name != two.name
                and _STROKE.fullmatch(text, one.end, two.start)
                and _LED.fullmatch(text, two.end, spot.start)
            ):
                return group, one.name, two.name
    for group, (part, whole) in grammar.part_whole.items():
        behind = [m for m in mentions[group] if spot.end <= m.start and m.end <= spot.right]
        in_turn = [m.name for m in behind if m.name in (part, whole)] == [whole, part]  # `27/70 TTHC đăng ký phát sinh`
        if in_turn or ({*spot.near.get(group, ())} == {part, whole} and spot.near[group][0] == part):
            return group, part, whole
    return None


def _at_level(text: str, spot: Spot, grammar: Grammar) -> list[Spot]:
    """A ratio as two figures where its whole is named and then what its part does (`9/28 TTHC mức độ 4 phát sinh`);
    any other figure as it is."""
    for group, (part, _) in grammar.part_whole.items() if spot.is_ratio else ():
        said = [m for m in grammar.groups[group].finditer(text, spot.end, spot.right) if m.lastgroup == part]
        if said and any(grammar.groups[g].search(text, spot.end, said[0].start()) for g in grammar.narrow):
            none = (spot.end, spot.end)
            whole = replace(spot, value=spot.whole, whole=none, near={**spot.near}, about={**spot.about})
            cut(text, whole, said[0].start(), grammar)
            return [replace(spot, whole=none), whole]
    return [spot]


def _two(spot: Spot, group: str, part: str, whole: str) -> list[Spot]:
    """A ratio as its two figures, of which one name each is said."""
    none = (spot.end, spot.end)
    close = spot.close - {part, whole}
    near, about = {**spot.near}, {**spot.about}
    return [
        replace(
            spot,
            value=value,
            whole=none,
            close=close | {name},
            near={**near, group: (name,)},
            about={**about, group: name},
        )
        for name, value in ((part, spot.value), (whole, spot.whole))
    ]


def by_names(
    text: str, spots: Sequence[Spot], group: str, names: Sequence[str], found: Sequence[Mention], grammar: Grammar
) -> list[Spot]:
    """Ratios as two figures where both are named: `có mặt/được giao: 80/86`, and those behind in the same order."""
    parted: list[Spot] = []
    for one, two in pairwise(spots):  # `được giao/hiện có: 93 người/90 người`
        said = [name for name in dict.fromkeys(one.near.get(group, ())) if name in names]
        if len(said) == len(names) and _UNITS.fullmatch(text, one.end, two.start) and not two.near.get(group):
            one.about[group], two.about[group] = said
    order = next(
        (
            [a.name, b.name]
            for a, b in pairwise(found)
            if {a.name, b.name} == {*names} and text[a.end : b.start].strip() in ("/", "-")
        ),
        list[str](),
    )
    for one, two in pairwise(spots) if order else ():  # `được giao - hiện có: hành chính 90 - 87`
        if _DASH.fullmatch(text, one.end, two.start) and not two.near.get(group):
            one.about[group], two.about[group] = order
    if not any(spot.is_ratio for spot in spots):
        return list(spots)
    own = {noun for of in grammar.own.values() for noun in of}
    for n, spot in enumerate(spots):
        near = spot.near.get(group, ())
        if n == 0 and not spot.about.get(group) and grammar.post.fullmatch(text, spot.left, spot.start):
            order = list(names)  # `Công chức: 88/91 (đạt 96,7%)`
        here = [name for name in near if name in spot.close] or near  # not what the clause before names
        named = [name for name in dict.fromkeys((*here, *sorted(spot.ahead))) if name in names]
        if named:
            part = named == list(names[:1])  # `655/671 biên chế đang có`, `88/92 biên chế được giao`
            whole = named == list(names[1:]) and any(spot.end <= m.start and m.end <= spot.right for m in found)
            posts = spot.noun in own or (spot.noun in grammar.posts and any(map(spot.near.get, grammar.trailing)))
            half = posts and (part or whole)
            order = named if len(named) == len(names) else list(names) if half else []
            behind = [m.name for m in found if spot.end <= m.start and m.end <= spot.right and m.name in names]
            if behind == list(names[::-1]) == order:  # `97/102 công chức được giao đã có mặt`
                order = list(names)
        if not spot.is_ratio or not order:
            parted.append(spot)
            continue
        none = (spot.end, spot.end)
        parted.append(replace(spot, whole=none, about={**spot.about, group: order[0]}))
        parted.append(replace(spot, value=spot.whole, whole=none, about={**spot.about, group: order[1]}))
    return parted
