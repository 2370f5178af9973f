"""What a figure counts: the noun behind it, or the head of what stands before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from normalize.concepts import Mention
from normalize.spots import BAR, LIST, NOUN, OTHER, PERCENT, Grammar, Pattern, Spot

NEAR_BY = 40  # characters: what stands right before a figure or a name is not looked for farther away
_WORD = regex.compile(r"[a-z]")


def right_before(pattern: Pattern, text: str, at: int, start: int = 0) -> regex.Match[str] | None:
    """What a pattern that ends at a place finds there, not before `start`."""
    return pattern.search(text, max(start, at - NEAR_BY), at)


def counted_noun(
    text: str,
    spot: Spot,
    before: Sequence[Mention],
    behind: Sequence[Mention],
    previous: Spot | None,
    mentions: Mapping[str, Sequence[Mention]],
    grammar: Grammar,
) -> str:
    """What the figure counts: the noun right behind it, else the head of what stands before it."""
    if spot.zero and behind:
        doer = grammar.doer.search(text, spot.end)
        return next((m for m in behind if doer and m.start >= doer.end()), behind[0]).name
    unit = next((m.name for m in behind if grammar.fillers.fullmatch(text, spot.end, m.start)), "")
    if spot.percent:
        return unit or PERCENT
    if unit in grammar.weak and not before and previous and _same(text, unit, spot, previous, mentions, grammar):
        return previous.noun
    if spot.total and not unit and not before:
        return _summed(text, spot, mentions)
    if not before or (unit and unit not in grammar.weak):
        return unit
    kinds = grammar.kinds.get(unit)
    heads = [m for m in before if m.name not in grammar.weak and m.name != OTHER and (not kinds or m.name in kinds)]
    if (
        unit in grammar.weak
        and not heads
        and previous
        and previous.noun
        and LIST not in text[previous.end : spot.start]
    ):
        return previous.noun
    if not unit and any(m.name == OTHER and right_before(grammar.count_of, text, m.start) for m in before):
        return OTHER
    if not heads:
        return unit or next((m.name for m in before if m.name != OTHER), "")
    if not unit and all(right_before(grammar.means, text, m.start) for m in heads):
        # `tiếp nhận theo mức độ 3 là 15 hồ sơ, theo dịch vụ công mức độ 4 là 7`
        through = all(right_before(grammar.through, text, m.start) for m in heads) and grammar.by_means.get(
            heads[0].name
        )
        if through or (previous and previous.noun):
            return through or (previous.noun if previous else "")
    if not unit and (opened := _announced(text, heads[-1], mentions, grammar)):
        return opened
    clause = max(text.rfind(sign, spot.left, heads[-1].start) for sign in ",;:(")
    return next(m.name for m in heads if m.start > clause)


def _same(
    text: str, unit: str, spot: Spot, previous: Spot, mentions: Mapping[str, Sequence[Mention]], grammar: Grammar
) -> bool:
    """Whether a weak noun stands for what the figure before counted: `trong đó 47 đơn vị …, 08 đơn vị …`."""
    if previous.frame or (set(previous.near[NOUN]) == {unit} and spot.listed):
        return True
    again = grammar.again.search(text, spot.left, spot.start) is not None
    return again or _of_opening(text, unit, previous, mentions, grammar)


def _of_opening(
    text: str, unit: str, previous: Spot, mentions: Mapping[str, Sequence[Mention]], grammar: Grammar
) -> bool:
    """Whether a list's items count by a weak noun what its opening names: `Các xã: 21/21 đơn vị …, 20/21 đơn vị …`."""
    kind = previous.noun in grammar.kinds.get(unit, ()) and unit in previous.near[NOUN]
    opening = {m.name for m in mentions[NOUN] if m.end <= text.find(":", 0, previous.start)} if kind else set()
    return opening == {previous.noun}


def _summed(text: str, spot: Spot, mentions: Mapping[str, Sequence[Mention]]) -> str:
    """What a total counts that says no more: what the list's opening names (`Ban ISO: huyện 01, xã 21; tổng 22`)."""
    colon = text.find(":", 0, spot.start)
    opening = {m.name for m in mentions[NOUN] if m.end <= colon}
    figures = any(ch.isdigit() for ch in text[: max(colon, 0)])
    return opening.pop() if len(opening) == 1 and not figures else ""


def counts_another(text: str, spot: Spot, mentions: Mapping[str, Sequence[Mention]], grammar: Grammar) -> bool:
    """Whether a word stands right behind the figure that no group knows, and that is what it counts: `12 giấy mời`."""
    filled = grammar.fillers.match(text, spot.end)
    start = filled.end() if filled else spot.end
    word = _WORD.match(text, start)
    if word is None or grammar.follows.match(text, start) or (filled and filled[0].strip()):
        return False
    return not any(m.start <= start < m.end for group, found in mentions.items() if group != BAR for m in found)


def names_unit(text: str, spot: Spot, nouns: Sequence[Mention], grammar: Grammar) -> bool:
    """Whether a noun stands right behind the figure."""
    return any(grammar.fillers.fullmatch(text, spot.end, m.start) for m in nouns if spot.end <= m.start < spot.right)


def _announced(text: str, head: Mention, mentions: Mapping[str, Sequence[Mention]], grammar: Grammar) -> str:
    """What a list counts by its opening, of which its items name kinds: `Số hồ sơ: dịch vụ công mức độ 3: 15; …`."""
    colon = text.find(":")
    opening = [m for m in mentions[NOUN] if m.end <= colon]
    item = next((m for m in mentions[NOUN] if m.start > colon), None)
    kind = any(m.start == head.end + 1 for group in grammar.narrow for m in mentions[group])
    if len({m.name for m in opening}) != 1 or not item or text[colon + 1 : item.start].strip():
        return ""
    if not kind or head.start < colon or head.name != item.name or grammar.figure.search(text[:colon]):
        return ""
    said = opening[0].start == 0 or right_before(grammar.count_of, text, opening[0].start)
    return opening[0].name if said and not right_before(grammar.count_of, text, head.start) else ""
