"""Which of a group's names holds for a figure: one named near it, or taken over from a figure before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from normalize.concepts import Mention
from normalize.spots import BAR, DEED, NOUN, OTHER, Grammar, Spot


def around(spot: Spot, found: Sequence[Mention]) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """The names in the stretches before a figure, behind it, and those that follow up to where another thing begins."""
    before: list[Mention] = []
    behind: list[Mention] = []
    ahead: list[Mention] = []
    (first, last), left = spot.before, max(spot.left, spot.before[1])
    for m in found:
        if m.start >= spot.far:
            break
        if m.end <= spot.start:
            if m.start >= left or (first <= m.start and m.end <= last):
                before.append(m)
        elif m.start >= spot.end and m.end <= spot.right:
            behind.append(m)
        elif m.start >= spot.right and m.end <= spot.far:
            ahead.append(m)
    return before, behind, ahead


def of_its_noun(
    text: str,
    spot: Spot,
    before: Sequence[Mention],
    behind: Sequence[Mention],
    nouns: Sequence[Mention],
    grammar: Grammar,
) -> bool:
    """Whether the one name behind a figure belongs to what it counts: `gồm 70 thủ tục mức độ 3`.

    It does where nothing stands between, or where all names before are of another clause.
    """
    if len(behind) != 1:
        return False
    units = [m for m in nouns if spot.end <= m.start and grammar.fillers.fullmatch(text, spot.end, m.start)]
    elsewhere = bool(before) and all(m.end < spot.clause for m in before) and not spot.inside
    return any(elsewhere or not text[m.end : behind[0].start].strip() for m in units)


def nearest_name(before: Sequence[Mention], behind: Sequence[Mention], spot: Spot, grammar: Grammar) -> str:
    """The last name before the figure, else the first behind it (behind "no", the other way round)."""
    if spot.percent and behind and before and all(m.end <= spot.clause for m in before):
        before = []  # `100% phòng và xã dùng văn phòng điện tử, 100% có chữ ký số`
    in_order = [*behind, *reversed(before)] if spot.zero else [*reversed(before), *behind]
    return next((m for m in in_order if m.name not in grammar.weak), in_order[0]).name


def taken_over(text: str, spot: Spot, earlier: Sequence[Spot], group: str, grammar: Grammar) -> str:
    """The name of a figure before; what its own noun stands for, where that is another thing or a new clause begins."""
    if spot.total and group in grammar.whole and any(s.noun in (spot.noun, "") for s in earlier):
        alike = {s.about.get(group, "") for s in earlier}  # `xã A 61 hồ sơ mức độ 4, xã B 40; toàn huyện 402`
        bare = not spot.near[NOUN] and grammar.overall.search(text, spot.left, spot.start) is not None
        return alike.pop() if bare and len(alike) == 1 else ""
    own = grammar.own.get(group, {}).get(spot.noun, "") if spot.noun in spot.near[NOUN] else ""
    if own and earlier and earlier[-1].about.get(group) in grammar.first.get(group, ()):
        earlier = [s for s in earlier if s.about.get(group) not in grammar.first[group]]
    if earlier and new_clause(text, earlier[-1], spot):  # `94 người, trong đó 35 nữ; được giao 98`
        earlier = [s for s in earlier if not grammar.parts.search(text, s.left, s.start)] or earlier
    previous = earlier[-1] if earlier else None
    if previous is not None and group in grammar.narrow and _of_all_levels(text, spot, earlier, group):
        return ""
    if previous is not None and group == DEED and _another(spot, previous, grammar):
        return ""
    if previous is not None and group == BAR and new_clause(text, previous, spot) and _says_all(spot, grammar):
        return ""
    if own and (previous is None or ";" in text[previous.end : spot.start] or not previous.about.get(group)):
        return own
    if previous is not None and group not in grammar.whole and any(spot.near.get(g) for g in grammar.whole):
        previous = _parallel(text, spot, earlier) or previous
    return previous.about.get(group, "") if previous is not None else ""


def _another(spot: Spot, previous: Spot, grammar: Grammar) -> bool:
    """Whether a figure names what it counts, and that is another thing than those before it, and no posts."""
    if not spot.near[NOUN] or spot.noun == previous.noun:
        return False
    return _vague(grammar).isdisjoint((spot.noun, previous.noun))


@lru_cache(maxsize=8)
def _vague(grammar: Grammar) -> frozenset[str]:
    """The nouns of posts, of those who hold them, and those that may be anything."""
    posts = (noun for of in grammar.own.values() for noun in of)
    return frozenset({"", OTHER, *grammar.weak, *grammar.posts, *posts})


def _says_all(spot: Spot, grammar: Grammar) -> bool:
    """Whether near a figure stands what it counts, whose, and what was done: `; biên chế sự nghiệp được giao 880`."""
    deeds = {*spot.near.get(DEED, ())} - grammar.weak
    own = any(spot.noun in of for of in grammar.own.values())
    return own and bool(spot.near[NOUN] and deeds) and all(spot.near.get(group) for group in grammar.trailing)


def _of_all_levels(text: str, spot: Spot, earlier: Sequence[Spot], group: str) -> bool:
    """Whether a clause with a noun of its own follows one of several names: `mức độ 3: 102, mức độ 4: 96 TTHC; số hồ
    sơ nộp trực tuyến 2.204`."""
    if spot.noun == earlier[-1].noun or not spot.near[NOUN] or not new_clause(text, earlier[-1], spot):
        return False
    clause = [s for s in earlier if ";" not in text[s.end : earlier[-1].end]]
    return len({s.about.get(group, "") for s in clause} - {""}) > 1


def new_clause(text: str, before: Spot, spot: Spot) -> bool:
    """Whether a semicolon parts two figures, not both in the same brackets: `(giao 12; hiện có 11)`."""
    between = text[before.end : spot.start]
    return ";" in between and not (spot.inside and before.inside and ")" not in between)


def _parallel(text: str, spot: Spot, earlier: Sequence[Spot]) -> Spot | None:
    """The first figure of the clause before, where that is divided as this one begins to be: `công chức được giao 90,
    hiện có 85; viên chức 900, hiện có 880`."""
    if ";" not in text[earlier[-1].end : spot.start]:
        return None
    return next(s for s in earlier if ";" not in text[s.end : earlier[-1].end])


def are_joint(text: str, found: Sequence[Mention], grammar: Grammar) -> bool:
    """Whether the last two different names stand side by side, as one: `mức độ 3, 4`."""
    found = [m for m in found if m.name not in grammar.weak]
    if len(found) < 2 or found[-1].name == found[-2].name:
        return False
    return grammar.together.fullmatch(text, found[-2].end, found[-1].start) is not None
