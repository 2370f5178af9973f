"""What figures of one sentence say of each other: names that they share, contrast with, or take from the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import regex

from normalize.concepts import Mention
from normalize.spots import DEED, NOUN, OTHER, Grammar, Spot

_WHEN = regex.compile(r"^trong (?:quy|ky|nam|thang)(?: nay)?,?(?: co)?$")
_CLAUSE = regex.compile(
    r"[;.,:\s]*(?:trong (?:do|(?:quy|ky|nam|thang)(?: nay)?,?) )?(?:co )?|(?P<set>[^;.\d]*\b(?:tong so|so voi)\s+)"
)
_DEEDS = regex.compile(r"(?:,| va) [a-z ]{3,40}")
_LISTED = regex.compile(r"\s*(?:,|va)\s*(?:va\s*)?")
_BRACKETS = regex.compile(r"(?: [a-z]+){0,3} ?\([a-z ]+:? ?")
_SENTENCE = regex.compile(r"[;.]")
_THEN = regex.compile(r" [a-z ]+[,(] ?[a-z ]{2,30}:? ")


def contrasted(text: str, spots: Sequence[Spot], group: str, others: Mapping[str, str], grammar: Grammar) -> None:
    """Names a figure by the next one, where it names nothing itself: `06 người (được giao 07)`.

    Behind a figure in brackets that says nothing of it, the next one outside does: `86 (dự phòng 02), đã sử dụng 81`.
    What only its list's opening says yields to brackets: `sử dụng biên chế: công chức 86 (có mặt 81)`.
    """
    fresh = True
    for k, (spot, after) in enumerate(pairwise(spots)):
        silent = not (spot.near if fresh else spot.about).get(group)
        silent |= _had(text, spot, after, group, grammar)
        silent |= _opens(text, spot, after) and not spot.close & {*spot.near.get(group, ()), *after.near.get(group, ())}
        fresh = ";" in text[spot.end : after.start]
        outside = [s for s in spots[k + 2 :] if not s.inside][: after.inside and not spot.inside]
        for other in (after, *outside):
            said = other.about.get(group, "") if other.near.get(group) else ""
            if silent and said in others and ";" not in text[spot.end : other.start]:
                spot.about[group] = others[said]
                break


def _had(text: str, spot: Spot, after: Spot, group: str, grammar: Grammar) -> bool:
    """Whether posts that an office has are set against those who are there: `có 97 biên chế, thực tế đang có 93`."""
    named = {*spot.near.get(group, ())}
    posts = any(noun == spot.noun in spot.near[NOUN] for of in grammar.own.values() for noun in of)
    same = after.noun in (spot.noun, *grammar.posts) and not any(after.near.get(g) for g in grammar.trailing)
    weak = bool(named) and named <= grammar.weak
    return posts and same and weak and _THEN.fullmatch(text, spot.end, after.start) is not None


def _opens(text: str, spot: Spot, after: Spot) -> bool:
    """Whether the next figure stands in brackets that open right behind this one and what it counts."""
    return after.inside and not spot.inside and _BRACKETS.fullmatch(text, spot.end, after.start) is not None


def of_a_kind(spots: Sequence[Spot], grammar: Grammar) -> None:
    """A figure behind units of one kind that names another kind counts units of that: `xã 18, sự nghiệp 62`."""
    for spot in spots:
        weak = next((noun for noun, kinds in grammar.kinds.items() if spot.noun in kinds), "")
        if weak and not spot.near[NOUN] and any(spot.near.get(group) for group in grammar.trailing):
            spot.noun = weak


def belonging(text: str, spots: Sequence[Spot], grammar: Grammar) -> None:
    """Names a figure's things by those they belong to, if at all: `66 hồ sơ của 9 thủ tục mức độ 4`."""
    for spot, after in pairwise(spots):
        if spot.noun != after.noun and grammar.yields.search(text, spot.end, after.start):
            for group, (part, whole) in grammar.part_whole.items():
                spot.near[group] += (part,) if whole not in spot.near[group] else ()
        if grammar.belonging.search(text, spot.end, after.start):
            spot.ahead |= {*after.near.get(DEED, ())}
            for group in grammar.whole:
                if after.near.get(group) and not spot.near.get(group):
                    spot.about[group] = after.about[group]


def summed(text: str, spots: Sequence[Spot], mentions: Mapping[str, Sequence[Mention]], grammar: Grammar) -> None:
    """Names all figures by what is said behind them: `98 biên chế, 10 hợp đồng là chỉ tiêu được giao`."""
    summed = grammar.summed.search(text, spots[-1].end)
    if summed is None:
        return
    first = text.rfind(";", 0, summed.start())
    for group in grammar.other:
        said = next((m.name for m in mentions[group] if m.start >= summed.end()), "")
        for spot in spots:
            if said and spot.start > first and not set(spot.near[group]) - {said}:
                spot.about[group], spot.near[group] = said, (said,)


def shared(text: str, spots: Sequence[Spot], grammar: Grammar) -> None:
    """Names figures of a list by what is said at its end: `100% phòng và 18 xã dùng văn phòng điện tử`."""
    for spot, after in reversed([*pairwise(spots)]):
        if not spot.near[NOUN] and not spot.zero and _LISTED.fullmatch(text, spot.end, after.start):
            spot.noun = after.noun  # `1.410 và 210 hồ sơ`
        elif _unsaid(spot) and after.near[DEED] and _DEEDS.fullmatch(text, spot.end, after.start):
            spot.noun = after.noun  # `tiếp nhận 7, trả 5 hồ sơ`
        for group in grammar.shared & after.about.keys():
            if not spot.about.get(group) and _SENTENCE.search(text, spot.end, after.start) is None:
                spot.about[group] = after.about[group]


def _unsaid(spot: Spot) -> bool:
    """Whether it is said what is done with a figure's things, but not what they are."""
    return spot.noun in ("", OTHER) and not spot.percent and not spot.zero and bool(spot.near[DEED])


def said_of_both(text: str, spots: Sequence[Spot], mentions: Mapping[str, Sequence[Mention]], grammar: Grammar) -> None:
    """Names the first figure of a clause by what is said behind the second: `95 biên chế và 06 hợp đồng đã bố trí`."""
    for spot, after in pairwise(spots):
        between = text[spot.right : after.start].strip()
        clause = between in ("va", ",") and _CLAUSE.fullmatch(text, spot.left, spot.start)
        if not clause or (between == "," and not clause["set"]):
            continue
        for group, others in grammar.other.items():
            led = any(spot.left <= m.start and m.end <= after.start for m in mentions[group])
            name = after.about.get(group, "")
            ahead = _WHEN.sub("", text[spot.left : spot.start].strip(" ;.,:"))
            said = [m for m in mentions[group] if spot.left <= m.start and m.end <= after.start]
            if not ahead and all(m.name in grammar.weak for m in said):  # `70 TTHC … và 15 TTHC … đã phát sinh hồ sơ`
                spot.close |= {*after.near.get(group, ())} & {*grammar.part_whole.get(group, ())[:1]}
            if not led and name in others and name in after.near[group]:
                spot.near[group], spot.about[group] = (name,), name
                spot.close |= {name}
