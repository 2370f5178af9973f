"""Figures that are parts of others: `31, gồm 13 cơ quan và 18 xã`, `66 đơn vị, 05 đơn vị; chung có 71 đơn vị`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import regex

from normalize.spots import BAR, DEED, NOUN, Grammar, Spot

_THOUSANDS = regex.compile(r"(?<=\d)[., ](?=\d{3}(?!\d))")
_STOP = regex.compile(r"[.](?!\d)")
_NONE_OF = regex.compile(r"\bnao (?:trong|tren) (?:tong )?(?:so )?$")
_DIRECT = regex.compile(r"\s*(?:trong|tren)(?: tong)?(?: so)?\s*")
_AGAIN = regex.compile(r"(?! ?\()[,;]? ?")
_END = regex.compile(r"[;.](?!\d)")
MANY = 3  # parts: more than two seldom add up to another figure by chance
LARGE = 20  # nor do two parts to so large a figure


def parts_and_wholes(text: str, spots: Sequence[Spot], grammar: Grammar) -> list[tuple[Spot, Spot]]:
    """The pairs of a figure and that of which it is a part: `96 trong tổng số 100`."""
    pairs = []
    for n, whole in enumerate(spots[1:], 1):
        if ";" in text[spots[n - 1].end : whole.start]:  # `trong số 80 biên chế có 75 người; trong số 900 …`
            continue
        if grammar.part_of.search(text, spots[n - 1].end, whole.start):
            before = [s for s in spots[:n] if not s.percent or n == 1]
            pairs += [
                (part, whole) for part in before[-1:] if not part.zero or _NONE_OF.search(text, part.end, whole.start)
            ]
    return pairs


def share(text: str, pairs: Sequence[tuple[Spot, Spot]], grammar: Grammar) -> None:
    """Names parts as their wholes are named, and wholes by what contrasts with their parts, where nothing is said."""
    for part, whole in pairs:
        _done(text, part, whole, grammar)
        if set(whole.near.get(DEED, ())) - grammar.weak:  # `48 thủ tục trên tổng số 120 thủ tục đã đăng ký`
            part.whole_of = whole
        if _DIRECT.fullmatch(text, part.end, whole.start):  # `17 trong 18 xã`
            part.near[NOUN], part.noun = whole.near[NOUN], whole.noun
        _moved(text, part, whole, grammar)
        for group in grammar.groups:
            named = whole.about.get(group, "") if whole.near.get(group) else ""
            others = grammar.of_whole.get(group, {})
            if group == NOUN and not part.near[NOUN] and whole.near[NOUN]:
                part.noun = whole.noun
            elif group in grammar.whole and named and not part.near.get(group):
                part.about[group] = named
                if group in grammar.narrow and (place := _said_of_part(text, whole, group, grammar)):
                    cut(text, whole, place, grammar)
            elif group in grammar.narrow and not named and part.near.get(group):
                whole.about[group] = ""
            elif not named and part.about.get(group, "") in others:
                whole.about[group] = others[part.about[group]]
            elif others and not part.about.get(group) and not whole.about.get(group) and whole.noun in _posts(grammar):
                part.about[group], whole.about[group] = grammar.ratio[group]  # `86 công chức trên 92 biên chế`


def _done(text: str, part: Spot, whole: Spot, grammar: Grammar) -> None:
    """Says of a part what was done, said behind its whole: `21 trên tổng số 44 nhiệm vụ của kế hoạch đã hoàn thành`."""
    for group, names in grammar.of_part.items():
        behind = grammar.groups[group].finditer(text, whole.end, whole.right)
        said = next((m for m in behind if m.lastgroup in names), None)
        same = not part.near[NOUN] or part.noun == whole.noun
        if said is not None and same and not {*part.near.get(group, ())} - grammar.weak:
            cut(text, whole, said.start(), grammar)
            part.near[group], part.about[group] = (said.lastgroup or "",), said.lastgroup or ""
            part.close |= {said.lastgroup or ""}


def _moved(text: str, part: Spot, whole: Spot, grammar: Grammar) -> None:
    """Says of a part what is said behind its whole and the name of that: `02 trong 26 thủ tục mức độ 3 phát sinh`,
    `02 trong 26 thủ tục đã đăng ký có phát sinh`."""
    for group, (of_part, of_whole) in grammar.part_whole.items():
        named = [
            m
            for m in grammar.groups[group].finditer(text, whole.end, whole.right)
            if m.lastgroup in (of_part, of_whole)
        ]
        said = [m for m in named if m.lastgroup == of_part]
        own = [grammar.groups[g].search(text, whole.end, said[0].start()) for g in sorted(grammar.narrow) if said]
        in_turn = [m.lastgroup for m in named] == [of_whole, of_part]
        if not (any(own) or in_turn) or of_part in part.near.get(group, ()):
            continue
        cut(text, whole, said[0].start(), grammar)
        part.near[group], part.about[group] = (of_part,), of_part
        part.close |= {of_part}
        if in_turn:
            whole.about[group] = of_whole


def cut(text: str, whole: Spot, end: int, grammar: Grammar) -> None:
    """Takes from a whole what is named from a place behind it on."""
    for name, found in grammar.groups.items():
        kept = {m.lastgroup for m in found.finditer(text, whole.left, end) if m.end() < end}
        dropped = {*whole.near.get(name, ())} - kept
        whole.near[name] = tuple(n for n in whole.near.get(name, ()) if n in kept)
        whole.close -= dropped
        whole.about[name] = "" if whole.about.get(name) in dropped else whole.about.get(name, "")


def _said_of_part(text: str, whole: Spot, group: str, grammar: Grammar) -> int:
    """Where behind a whole is named what is not said of what it counts (`45 trên 300 thủ tục đạt mức độ 3`), else 0."""
    named = grammar.groups[group].search(text, whole.end, whole.right)
    if named is None:
        return 0
    counted = grammar.groups[NOUN].search(text, whole.end, named.start())
    return named.start() if counted is None or counted.end() < named.start() - 1 else 0


def _posts(grammar: Grammar) -> frozenset[str]:
    """The nouns that stand for something where nothing else is named."""
    return frozenset(noun for of in grammar.own.values() for noun in of)


def mark_parts(text: str, spots: Sequence[Spot], grammar: Grammar) -> None:
    """Sets of each figure of which it is said to be a part, and of a total the figures that add up to it."""
    values = [whole_number(text, spot) for spot in spots]
    for n, spot in enumerate(spots):
        listed = _behind(text, spots, n, grammar)
        for part in listed:
            part.whole_of = part.whole_of or spot
        parts = _adding_up(listed, values[n], text) or _in_list(text, spots, values, n)
        spot.parts = parts or _before(text, spots, values, n, grammar) or _after(text, spots, values, n)
        _named_as_parts(text, spot, grammar)
        for part in parts:  # `84 người, trong đó: khối phòng 70, khối khác 14`
            if spot.noun in (grammar.posts | _posts(grammar)) and not _counts(text, part, grammar):
                part.noun = spot.noun


def _named_as_parts(text: str, total: Spot, grammar: Grammar) -> None:
    """Names a total behind its parts as what leads all of them does: `mức độ 3: hộ tịch 12, đất đai 30, cộng 42`."""
    parts = total.parts
    if not parts or parts[0].start > total.start:
        return
    own = ":" in text[parts[0].end : total.start]  # else the lead is not the first part's alone
    colon = -1 if own else text.rfind(":", parts[0].left, parts[0].start)
    for group, pattern in grammar.groups.items():
        said = pattern.search(text, parts[0].start, total.right)
        led = [m.lastgroup or "" for m in pattern.finditer(text, parts[0].left, max(colon, 0))]
        names = {part.about.get(group, "") for part in parts}
        if group in grammar.whole and len(names) == 1 and said is None:
            total.about[group] = names.pop()
        elif group not in grammar.whole and group != BAR and led:
            total.near[group] = tuple(dict.fromkeys((*total.near.get(group, ()), *led)))
            total.about[group] = total.about.get(group) or led[-1]


def _adding_up(listed: Sequence[Spot], total: int | None, text: str) -> tuple[Spot, ...]:
    """The first of the parts, at least two, that add up to the total; none where they do not."""
    sums = accumulate(whole_number(text, part) or 0 for part in listed)
    return next((tuple(listed[:n]) for n, added in enumerate(sums, 1) if n > 1 and added == total), ())


def _in_list(text: str, spots: Sequence[Spot], values: Sequence[int | None], n: int) -> tuple[Spot, ...]:
    """The figures of the list that a colon behind a figure opens, where they are many and add up to it."""
    colon = text.find(":", spots[n].end)
    parts = tuple(s for s in spots[n + 1 :] if s.start > colon and not s.percent) if colon > 0 else ()
    return parts if len(parts) >= MANY and sum(whole_number(text, s) or 0 for s in parts) == values[n] else ()


def whole_number(text: str, spot: Spot) -> int | None:
    """The whole number that is printed; None for any other figure."""
    printed = text[spot.value[0] : spot.value[1]]
    printed = printed if printed.isdecimal() else _THOUSANDS.sub("", printed)
    return int(printed) if printed.isdecimal() and not spot.percent and not spot.is_ratio else None


def _behind(text: str, spots: Sequence[Spot], n: int, grammar: Grammar) -> list[Spot]:
    """The figures behind one that are said to be its parts."""
    if n + 1 == len(spots):
        return []
    opened = grammar.parts.search(text, spots[n].end, spots[n + 1].start)
    if opened is None or spots[n].percent or _END.search(text, spots[n].end, len(text[: opened.start()].rstrip("; "))):
        return []
    listed = text[opened.end() : opened.end() + 2].strip() == ":"  # `gồm: 12 cơ quan; 18 xã`
    end = (_STOP if listed else _END).search(text, opened.end())
    inside = spots[n].inside or "(" in opened[0]
    close = text.find(")", spots[n].end) if inside else -1
    if spots[n].inside and 0 <= close < opened.start():
        return []
    again = _AGAIN.match(text, close + 1) if inside and not spots[n].inside and close >= 0 else None
    if again and (opened_again := grammar.parts.match(text, again.end())):  # `08 (nữ 03), trong đó lãnh đạo phòng 05`
        opened, inside, close = opened_again, False, -1
        end = _END.search(text, opened.end())
    until = close if close >= 0 else end.start() if end else len(text)
    parts = [s for s in spots[n + 1 :] if s.start < until and (inside or not s.inside)]
    return [s for s in parts if not s.percent and not s.zero]


def _before(
    text: str, spots: Sequence[Spot], values: Sequence[int | None], n: int, grammar: Grammar
) -> tuple[Spot, ...]:
    """The figures right before one that add up to it, where that is hardly by chance."""
    total, sum_ = values[n], 0
    if not total or spots[n].inside:
        return ()
    run: list[Spot] = []
    for spot, value in zip(reversed(spots[:n]), reversed(values[:n]), strict=True):
        if spot.inside or spot.percent:
            continue
        if value is None:
            break
        run.insert(0, spot)
        sum_ += value
        if sum_ >= total:
            break
    overall = grammar.overall.search(text, spots[n].left, spots[n].start) is not None
    sure = overall or spots[n].total or len(run) >= MANY or total >= LARGE
    return tuple(run) if sum_ == total and len(run) > 1 and sure else ()


def _after(text: str, spots: Sequence[Spot], values: Sequence[int | None], n: int) -> tuple[Spot, ...]:
    """The figures right behind a total that add up to it: `Tổng số TTHC: 437; cấp huyện: 305; cấp xã: 132`."""
    total = values[n]
    if not total or total < LARGE or not spots[n].total or spots[n].inside:
        return ()
    run = [s for s in spots[n + 1 :] if not s.inside and not s.percent]
    return () if any(s.is_ratio for s in run) else _adding_up(run, total, text)


def _counts(text: str, spot: Spot, grammar: Grammar) -> bool:
    """Whether a noun stands right behind the figure."""
    named = grammar.groups[NOUN].search(text, spot.end, spot.right)
    return named is not None and grammar.fillers.fullmatch(text, spot.end, named.start()) is not None
