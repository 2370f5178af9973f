"""Names listed first and their figures behind them, in the same order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from normalize.concepts import Mention
from normalize.heads import right_before
from normalize.sieve import may_find
from normalize.spots import DEED, LIST, NOUN, OTHER, Grammar, Spot

Match = regex.Match[str]
JOINED = regex.compile(r"\s*(?:,|va|-|/|hoac)?\s*")
_COPULA = regex.compile(r"(?:[:(]|\b(?:la|co|dat|su dung|bo tri|co mat|giao))\s*$")
_PARTED = regex.compile(r"[,;/-]|\bva\b")
FEWEST = 2  # figures in an order
MANY = 3  # names of a list that say one twice are its members where they are so many
_OTHERS = regex.compile(r"(?<=[\d%]) \((?=[^()]*\d[^()]*[,;va]+[^()]*\d)")
_AND = regex.compile(r"\s*(?:,|va|-|/|;)\s*")


def names_of_rows(spots: Sequence[Spot], grammar: Grammar) -> Mapping[str, Sequence[str]]:
    """By group, the different names of figures, in order."""
    named = {group: [*dict.fromkeys(s.about.get(group, "") for s in spots)] for group in (*grammar.whole, DEED)}
    return {**named, NOUN: [*dict.fromkeys(s.noun for s in spots)]}


def in_their_order(
    text: str,
    spots: Sequence[Spot],
    mentions: Mapping[str, Sequence[Mention]],
    before: Sequence[Spot],
    grammar: Grammar,
) -> None:
    """Names figures that stand in the order of their names; `before`: those of the sentence before."""
    orders = [*grammar.respectively.finditer(text)] if may_find(grammar.respectively, text) else []
    rows = _side_by_side(text, spots)
    stroked = any(text[one.end : two.start] == LIST for one, two in pairwise(spots))
    if not (orders or rows or stroked):
        return
    said = names_of_rows(before, grammar)
    ends = [(order, _order_ends(text, spots, order, n, orders)) for n, order in enumerate(orders)]
    for group, found in mentions.items():
        for order, until in ends:
            own = [s for s in spots if s.end <= until]
            _in_order(text, own, group, found, order, grammar)
            if not found:
                _in_order_before(own, group, said.get(group, ()), order)
        if group in grammar.whole or group in grammar.other:
            for row in rows:
                _named_row(text, spots, row, group, found, said.get(group, ()), grammar)
        if stroked:
            _in_lists(text, spots, group, found, mentions[NOUN], grammar)
    for order, until in ends:
        _as_before([s for s in spots if s.end <= until], mentions, order)


def _order_ends(text: str, spots: Sequence[Spot], order: Match, n: int, orders: Sequence[Match]) -> int:
    """Where an order's figures end: at the next one, or at brackets with others: `lần lượt đạt 24, 77 (cùng kỳ: …)`."""
    until = orders[n + 1].start() if n + 1 < len(orders) else len(text)
    first = next((s for s in spots if s.start >= order.end()), None)
    opened = _OTHERS.search(text, first.end, until) if first is not None and not first.inside else None
    return opened.start() if opened else until


def _as_before(spots: Sequence[Spot], mentions: Mapping[str, Sequence[Mention]], order: Match) -> None:
    """Figures in the order of as many told right before: `… là 29 và … là 65 thì quý này tương ứng là 73 và 34`."""
    behind = [s for s in spots if s.start >= order.end()]
    before = [s for s in spots if s.end <= order.start() and not s.inside][-len(behind) :]
    if len(before) != len(behind) or len(behind) < FEWEST or any(s.zero for s in (*before, *behind)):
        return
    own = {group for group, found in mentions.items() if any(before[-1].end <= m.start for m in found)}
    if NOUN in own:
        return
    for spot, told in zip(behind, before, strict=True):
        name_as(spot, NOUN, told.noun)
        for group in mentions.keys() - own - {NOUN}:
            spot.near[group], spot.about[group] = told.near.get(group, ()), told.about.get(group, "")
            spot.close |= told.close & {*told.near.get(group, ())}


def _in_order(
    text: str, spots: Sequence[Spot], group: str, found: Sequence[Mention], order: Match, grammar: Grammar
) -> None:
    """Names listed first and their figures behind them: `mức độ 3, 4 lần lượt là 19 và 5`."""
    behind = [s for s in spots if s.start >= order.end()]
    named = [m for m in found if m.end <= order.start() and m.name not in (OTHER, *grammar.weak)]
    names = _listed_names(text, named, len(behind), grammar)
    beyond = text.find(";", named[-1].end if named else 0, order.start()) >= 0
    if not names and beyond:  # those of the clause before
        named = [m for n, m in enumerate(named) if n == 0 or m.name != named[n - 1].name]
        names = named[-len(behind) :] if len({m.name for m in named[-len(behind) :]}) == len(behind) else []
    if group == NOUN and beyond and not _are_counted(spots, names, order):
        names = []
    if len(names) < 2 or len(behind) < len(names):
        _named_behind(text, spots, group, [m for m in found if m.start >= order.end()], order.start())
        return
    for spot, mention in zip(behind, names, strict=False):
        if not any(spot.end <= m.start < spot.right for m in found):  # `tương ứng 91 công chức, 06 hợp đồng`
            name_as(spot, group, mention.name)


def _are_counted(spots: Sequence[Spot], names: Sequence[Mention], order: Match) -> bool:
    """Whether the names are what the figures right before count, and not whose or where these are."""
    before = [s.noun for s in spots if s.end <= order.start()][-len(names) :]
    return before == [m.name for m in names]


def _in_order_before(spots: Sequence[Spot], group: str, names: Sequence[str], order: Match) -> None:
    """Figures in the order of those of the sentence before: `Số hồ sơ phát sinh tương ứng là 920 và 143`."""
    behind = [s for s in spots if s.start >= order.end()]
    if len(behind) == len(names) > 1:
        for spot, name in zip(behind, names, strict=True):
            name_as(spot, group, name)


def _named_behind(text: str, spots: Sequence[Spot], group: str, behind: Sequence[Mention], end: int) -> None:
    """Figures listed first and their names behind the word: `82 và 34 thủ tục lần lượt ở mức độ 3 và mức độ 4`."""
    row = [s for s in spots if s.end <= end][-1:]
    for before in reversed([s for s in spots if row and s.end <= row[0].start]):
        if not _AND.fullmatch(text, before.end, row[0].start):
            break
        row.insert(0, before)
    names = list(behind[:1])
    for mention in behind[1:]:
        if not JOINED.fullmatch(text, names[-1].end, mention.start):
            break
        names.append(mention)
    if len(row) == len(names) == len({m.name for m in names}) and len(row) > 1 and ";" not in text[row[-1].end : end]:
        for spot, mention in zip(row, names, strict=True):
            name_as(spot, group, mention.name)


@dataclass(frozen=True, slots=True)
class _Row:
    """Figures side by side, the number of the first, and where what leads to them begins: `là 72 và 31 thủ tục`."""

    spots: Sequence[Spot]
    first: int
    led: int


def _side_by_side(text: str, spots: Sequence[Spot]) -> list[_Row]:
    rows = []
    for first, spot in enumerate(spots[:-1]):
        row = [spot]
        for after in spots[first + 1 :]:
            if not _AND.fullmatch(text, row[-1].end, after.start):
                break
            row.append(after)
        if len(row) > 1 and (led := _COPULA.search(text, spot.left, spot.start)):
            rows.append(_Row(row, first, led.start()))
    return rows


def _named_row(
    text: str,
    spots: Sequence[Spot],
    row: _Row,
    group: str,
    found: Sequence[Mention],
    last: Sequence[str],
    grammar: Grammar,
) -> None:
    """As many names as figures, both side by side: `mức độ 3, 4: 72 và 31 thủ tục`.

    `last`: those of the sentence before, of which one speaks that has these figures and names none.
    """
    left, start, count = row.spots[0].left, row.spots[0].start, len(row.spots)
    before = [m for m in found if left <= m.start and m.end <= start]
    if before and row.led < before[-1].end:
        return
    if before:
        names = [m.name for m in _listed_names(text, before, count, grammar)]
    else:  # `95 biên chế và 06 hợp đồng; số có mặt là 91 và 05`
        silent = row.first >= count and not any(s.near.get(group) for s in row.spots)
        said = spots[row.first - count : row.first] if silent else []
        names = [s.about[group] for s in said if s.near.get(group)]
        if len(row.spots) == len(spots) and group in grammar.whole and not found:
            names = list(last)
    if len(names) == count == len({*names}):
        for one, name in zip(row.spots, names, strict=True):
            name_as(one, group, name)


def name_as(spot: Spot, group: str, name: str) -> None:
    """Gives a figure the one name that holds for it in a group."""
    spot.close = spot.close - {*spot.near.get(group, ())} | {name}
    spot.near[group] = (name,)
    if group == NOUN:
        spot.noun = name
    else:
        spot.about[group] = name


def _listed_names(text: str, before: Sequence[Mention], count: int, grammar: Grammar) -> list[Mention]:
    """The names side by side at the end of those before, else those of the clause where they are as many as figures."""
    names: list[Mention] = []
    for mention in reversed(before):
        if names and not JOINED.fullmatch(text, mention.end, names[0].start):
            break
        names.insert(0, mention)
    if not before or (len(names) >= FEWEST and (count == 0 or count == len(names) == len({m.name for m in names}))):
        return names
    clause = max(text.rfind(sign, 0, before[-1].start) for sign in ";.:(")
    named = [m for m in before if m.start > clause]
    announced = [m for m in named if right_before(grammar.count_of, text, m.start)]  # `số ban ISO và số xã có ban ISO`
    members = [m for n, m in enumerate(named) if n == 0 or _PARTED.search(text, named[n - 1].end, m.start)]
    for listed in (named, announced, members):
        if len(listed) == count == len({m.name for m in listed}):
            return listed
    if MANY <= count == len(announced) and len({m.name for m in announced}) > 1:  # `số TTHC …, số TTHC … và số hồ sơ`
        return announced
    if MANY <= count == len(members) and len({m.name for m in members}) > 1:
        return members
    return names if len(names) >= 2 else []


def _in_lists(
    text: str, spots: Sequence[Spot], group: str, found: Sequence[Mention], nouns: Sequence[Mention], grammar: Grammar
) -> None:
    """Names and figures between strokes: `(hành chính/hợp đồng/sự nghiệp): 79/02/1.050`, and the lists behind it."""
    names: list[Mention] = []
    for first, spot in enumerate(spots):
        if first and text[spots[first - 1].end : spot.start] == LIST:
            continue
        row = [spot]
        while first + len(row) < len(spots) and text[row[-1].end : spots[first + len(row)].start] == LIST:
            row.append(spots[first + len(row)])
        if len(row) < 2:
            continue
        said = _listed_names(
            text, [m for m in found if spot.left <= m.start and m.end <= spot.start], len(row), grammar
        )
        names = said or names
        if len(names) == len(row):
            among = {m.name for m in nouns if names[0].start <= m.start < names[-1].end}
            for one, mention in zip(row, names, strict=True):
                name_as(one, group, mention.name)
                if group != NOUN and one.noun in among:
                    one.noun = ""
