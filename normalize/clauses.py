"""A sentence's figures, each with the words that speak of it: before it, behind it, and taken over from before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import regex

from normalize.about import are_joint, around, nearest_name, new_clause, of_its_noun, taken_over
from normalize.anaphors import pointed_back
from normalize.concepts import Mention
from normalize.heads import counted_noun, counts_another, names_unit, right_before
from normalize.joined import belonging, contrasted, of_a_kind, said_of_both, shared, summed
from normalize.listed import in_their_order
from normalize.ratios import by_names, ratios_of
from normalize.sieve import may_find
from normalize.spots import BAR, DEED, JOINT, NOUN, OTHER, PERCENT, Grammar, Spot
from normalize.wholes import mark_parts, parts_and_wholes, share

_JOINTS = regex.compile(r",|\bva\b|\bhoac\b")
_SENTENCE = regex.compile(r"[;.]")
_ALIKE = regex.compile(r"\s*(?:,|va|hoac|cung nhu)\s*")
_MOST_SPOTS = 60
_MOST_ASIDE = 40  # characters: longer brackets are lists of names
_BRACKETS = regex.compile(r"\(([^()\d#]+)\)")
_LISTED = regex.compile(r"\s*(?:,|va)\s*(?:va\s*)?")
_NONE_OF = regex.compile(r"[^,;.:]{0,40}\bnao\b")
_LIST_OF_TWO = regex.compile(r" [a-z ]{2,30}(?:,| va) ")
_OPENS = regex.compile(r"[a-z ]*\(")
_ASIDE = regex.compile(r"\([^()]*\)|;")
_SAID_OF = regex.compile(r"\b(?:la|dat)\s+$")
_AT = regex.compile("")
_OWN = regex.compile(r"\s*:?\s*(?:(?:phat sinh|tiep nhan|nhan|co|la|duoc|dat|chi|moi|da|voi)\s+)*:?\s*")
_VALUE = regex.compile(r"\s*;")
_DIGIT = re.compile(r"\d")
_LEADS = regex.compile(r"\s*(?:la|co|duoc)?\s*:?\s*")
_COUNTED = regex.compile(r"\s*(?:thu tuc(?: hanh chinh)?|tthc|dich vu)\s*")
_LEFT_OUT = regex.compile(
    r"\s*(?:khong|chua|ngoai tru|(?:da )?tru|vi|(?:do )?(?:mot|hai|ba) (?!cap\b|huyen\b)[a-z]+)\b"
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A sentence taken apart: its figures in order, the names it mentions by group, where its semicolons and its turns
    (`nhưng`, `trong đó`) stand, and where what opens its list ends (`Tự chủ: …; …`); `continued`: semicolons behind
    which stands what came of what is told before."""

    spots: tuple[Spot, ...] = ()
    mentions: Mapping[str, Sequence[Mention]] = field(default_factory=dict)
    semicolons: tuple[int, ...] = ()
    turns: tuple[int, ...] = ()
    opening: int = 0
    continued: tuple[int, ...] = ()


def states_figures(text: str, grammar: Grammar) -> bool:
    """Whether a prepared sentence has a figure, or a zero said in words."""
    if _DIGIT.search(text) and grammar.figure.search(text):
        return True
    return may_find(grammar.none, text) and grammar.none.search(text) is not None


def taken_apart(
    text: str,
    grammar: Grammar,
    carried: Mapping[str, str],
    rows: Sequence[Spot] = (),
    pointing: int = 0,
) -> Taken:
    """The figures of a prepared sentence, each with what speaks of it.

    `carried`: by group, the name that holds from the sentence before; `rows`: its figures;
    `pointing`: behind which place figures are said to be of the same things as those.
    """
    text = glued(text, grammar)
    spots = _found(text, grammar)[:_MOST_SPOTS]
    if not spots:
        return Taken()
    mentions = grammar.concepts.mentions(text)
    _delimit(text, spots, mentions, grammar)
    pairs = parts_and_wholes(text, spots, grammar)
    wholes = {id(whole) for _, whole in pairs}
    for k, spot in enumerate(spots):
        spot.inside = text.rfind("(", 0, spot.start) > text.rfind(")", 0, spot.start)
        spot.frame = right_before(grammar.frame, text, spot.start, spot.left) is not None
        spot.total = id(spot) not in wholes and grammar.total.search(text, spot.left, spot.start) is not None
        _in_brackets(text, spot, spots[:k], mentions, grammar)
        passed = k > 0 and spots[k - 1].right > spot.end  # `45/300 thủ tục (15%) được cung cấp ở mức độ 3`
        if spot.inside and not passed and k + 1 < len(spots) and text[spot.right : spot.right + 1] == ")":
            spots[k + 1].left = min(spots[k + 1].left, spot.right + 1)
        earlier = [s for s in spots[:k] if s.percent <= spot.percent and (spot.inside or not s.inside)]
        earlier = earlier or [s for s in spots[:k] if s.percent <= spot.percent]
        if k and spots[k - 1].percent and grammar.that_is.search(text, spots[k - 1].end, spot.start):
            earlier = [spots[k - 1]]  # `chiếm 15%, tức 120 hồ sơ`
        if any(spot is part for part, _ in pairs):  # it goes on with the parts before
            earlier = [s for s in earlier if id(s) not in wholes]
        _read(text, spot, earlier, mentions, grammar, carried)
    for spot in spots if grammar.of_deed else ():
        if not spot.near[NOUN] and spot.near[DEED] and spot.noun and grammar.cases.match(text, spot.end):
            spot.noun = grammar.of_deed.get(spot.about[DEED], spot.noun)
    in_their_order(text, spots, mentions, rows, grammar)
    if pointing and rows:
        pointed_back(spots, mentions, rows, pointing, grammar)
    of_a_kind(spots, grammar)
    belonging(text, spots, grammar)
    summed(text, spots, mentions, grammar)
    shared(text, spots, grammar)
    said_of_both(text, spots, mentions, grammar)
    share(text, pairs, grammar)
    mark_parts(text, spots, grammar)
    for group, others in grammar.other.items():
        contrasted(text, spots, group, others, grammar)
    _stay(text, spots, mentions[BAR], grammar)
    spots = ratios_of(text, spots, mentions, grammar)
    for group, names in grammar.ratio.items():
        spots = by_names(text, spots, group, names, mentions[group], grammar)
    semicolons = tuple(m.start() for m in _ASIDE.finditer(text) if m[0] == ";") if ";" in text else ()
    turns = tuple(m.start() for m in grammar.turns.finditer(text)) if may_find(grammar.turns, text) else ()
    continued = tuple(at for at in semicolons if grammar.follow_up.match(text, at + 2))
    return Taken(tuple(spots), mentions, semicolons, turns, _opening(text, spots, grammar), continued)


def _stay(text: str, spots: Sequence[Spot], bars: Sequence[Mention], grammar: Grammar) -> None:
    """Sets which bars of the figures before hold for each: up to a stop, within a list, or of what frames all."""
    for before, spot in pairwise(spots):
        said, stopped = before.close | before.stays, _SENTENCE.search(text, before.end, spot.start) is not None
        if spot.listed and not spot.zero:
            last = before if spot.inside >= before.inside else _outside(spots, before)
            spot.stays |= (last.close | last.stays) & grammar.listed
        if grammar.belonging.search(
            text, before.end, spot.start
        ):  # `trực tại Bộ phận Một cửa có 12 công chức của 9 phòng`
            spot.stays |= before.close & grammar.listed
        if not stopped and spot.inside >= before.inside and not spot.close & grammar.staying:
            spot.stays |= said & grammar.staying
    for spot, after in pairwise(spots):  # `04 công chức, 15 viên chức nghỉ hưu`
        own = any(spot.end <= m.start < after.start for m in bars)  # `288 TTHC của quận, 54 TTHC của ngành dọc`
        if not own and _LIST_OF_TWO.fullmatch(text, spot.end, after.start) and not {*spot.near[DEED]} - grammar.weak:
            behind = {m.name for m in bars if after.end <= m.start and m.end <= after.right}
            spot.stays |= behind & grammar.listed - grammar.changes
    all_framed = grammar.framed.finditer(text) if may_find(grammar.framed, text) else ()
    for framed in all_framed:  # `Trong số hồ sơ trễ hạn, mức độ 3 có …`
        stop = _SENTENCE.search(text, framed.end())
        names = {m.name for m in bars if framed.start() <= m.start and m.end <= framed.end()}
        for spot in spots:
            spot.stays |= names if framed.end() <= spot.start < (stop.start() if stop else len(text)) else set()


def _outside(spots: Sequence[Spot], inner: Spot) -> Spot:
    """The last figure before the brackets in which one stands, or that one."""
    return next((s for s in reversed(spots) if s.start < inner.start and not s.inside), inner)


def _opening(text: str, spots: Sequence[Spot], grammar: Grammar) -> int:
    """Where what opens a list ends: ahead of all figures, or behind the whole of which these are the parts."""
    if opened := grammar.opens.search(text, spots[0].end):
        return opened.start()
    colon = text.find(":", 0, spots[0].start)
    alone = not text[colon + 1 : spots[0].start].strip() and _VALUE.match(text, spots[0].end)  # `Của cử tri: 28;`
    return 0 if alone else max(0, colon)


def _delimit(text: str, spots: Sequence[Spot], mentions: Mapping[str, Sequence[Mention]], grammar: Grammar) -> None:
    """Sets the stretches that speak of each figure."""
    left = 0
    for k, spot in enumerate(spots):
        limit = spots[k + 1].start if k + 1 < len(spots) else len(text)
        closed = spot.end + 1 if text[spot.end : spot.end + 1] == ")" else spot.end
        broken = grammar.breaks.search(text, closed, limit)
        if (
            spot.percent and not broken and right_before(_SAID_OF, text, limit, closed)
        ):  # `bằng 96,4% số được giao là 2.833`
            broken = _AT.match(text, closed)
        framed = right_before(grammar.frame, text, spot.start, left) is not None
        turned = None if broken or k + 1 == len(spots) else _turn(text, spot, closed, limit, framed, mentions, grammar)
        if spot.zero and broken:
            broken = _behind_joint(text, broken, spot, limit, mentions, grammar)
        spot.listed = k > 0 and _LISTED.fullmatch(text, left, spot.start) is not None
        spot.left, spot.right = left, broken.start() if broken else limit if turned is None else turned
        ended = (grammar.share_ends if spot.percent else grammar.ends).search(text, spot.right, limit)
        spot.far = ended.start() if ended else limit if turned is None else turned
        head = len(text[: spot.start].rstrip(" :"))  # what the figure is said of ends there
        spot.clause = max((m.end() for m in grammar.ends.finditer(text, spot.left, head)), default=spot.left)
        left = spot.far if ended else spot.right
        left = max(left, text.rfind(";", left, limit))  # `16 phản ánh trên Cổng và Hệ thống tiếp nhận; đã xử lý 14`
    for spot, aside in pairwise(spots):  # `45/300 thủ tục (15%) được cung cấp ở mức độ 3`
        of_one = aside.percent or (spot.percent and aside.is_ratio)  # `100% (90/90) cơ quan, đơn vị đã dùng chữ ký số`
        if of_one and text[aside.end : aside.end + 1] == ")" and _OPENS.fullmatch(text, spot.end, aside.start):
            ended = grammar.ends.search(text, aside.right, aside.far)
            spot.right, spot.far = aside.right, ended.start() if ended else aside.far


def _in_brackets(
    text: str, spot: Spot, earlier: Sequence[Spot], mentions: Mapping[str, Sequence[Mention]], grammar: Grammar
) -> None:
    """What brackets do to the stretches: a figure in them ends with them, and one behind them goes on with what stands
    before them; a figure that opens them right behind another (`92,3% (12/13)`) has the same words before it."""
    if spot.inside:
        close = text.find(")", spot.end)
        if spot.end == close:  # `bổ nhiệm mới (02) người`
            nouns = (m.start for m in mentions[NOUN] if m.start > close)
            close = -1 if any(grammar.fillers.fullmatch(text, spot.end, start) for start in nouns) else close
        share = bool(earlier) and earlier[-1].percent and text[earlier[-1].end : spot.start].strip() == "("
        if spot.end <= close < spot.right and not share:  # else `93,5% (272 thủ tục) ở mức độ 2`
            goes_on = grammar.breaks.match(text, spot.right) is not None or spot.right == len(text)
            spot.right, spot.far = close, (spot.far if spot.percent else spot.right) if goes_on else close
        if earlier and not earlier[-1].inside and text[earlier[-1].end : spot.start].strip() == "(":
            spot.before = (earlier[-1].left, earlier[-1].start)
        elif text[spot.start - 1] == "(" and earlier and _speaks_on(text, earlier[-1], spot, grammar):
            spot.before = (earlier[-1].end, spot.start - 1)
            spot.of_share, spot.clause = True, earlier[-1].end
            spot.total = spot.total or grammar.total.search(text, *spot.before) is not None
        return
    aside = [s for s in earlier if s.inside and s.start > text.rfind("(", 0, spot.start)]
    if aside and not grammar.breaks.search(text, text.rfind(")", 0, spot.start) + 1, spot.start):
        spot.before = (aside[0].left, text.rfind("(", 0, spot.start))


def _speaks_on(text: str, share: Spot, spot: Spot, grammar: Grammar) -> bool:
    """Whether what stands behind a share is counted in the brackets behind that: `82% tổng số TTHC (328)`."""
    return share.percent and grammar.breaks.search(text, share.end, spot.start - 1) is None


def _behind_joint(
    text: str,
    broken: regex.Match[str],
    spot: Spot,
    limit: int,
    mentions: Mapping[str, Sequence[Mention]],
    grammar: Grammar,
) -> regex.Match[str] | None:
    """Where what "no" is said of ends, if not at the break: `chưa bổ nhiệm mới và bổ nhiệm lại`."""
    for found in mentions.values():
        for one, other in pairwise(m for m in found if spot.end <= m.start):
            joined = one.end <= broken.start() < other.start and _ALIKE.fullmatch(text, one.end, other.start)
            if joined and not (limit < len(text) and _OWN.fullmatch(text, other.end, limit)):
                return grammar.breaks.search(text, other.end, limit)
    return broken


def _turn(
    text: str,
    spot: Spot,
    start: int,
    end: int,
    framed: bool,
    mentions: Mapping[str, Sequence[Mention]],
    grammar: Grammar,
) -> int | None:
    """Where, between two figures that nothing else parts, what leads to the second begins (`44 nhiệm vụ cho 13 phòng`),
    or another name is said, of those that contrast: `được giao 9 hiện có 8`. Behind a whole that frames the
    sentence a word may say that its parts begin: `Trong 90 TTHC đăng ký mới phát sinh 15 TTHC`."""
    parts = [m.start() for m in grammar.then.finditer(text, start, end)] if framed else []
    if parts:
        return parts[-1]
    if leads := right_before(grammar.leads, text, end, start):
        return leads.start()
    for group, others in grammar.other.items():
        between = [m for m in mentions[group] if start <= m.start and m.end <= end and m.name in others]
        if len(between) > 1 and between[-1].name != between[0].name:
            return between[-1].start
        led = [m for m in mentions[group] if m.end <= spot.start and _LEADS.fullmatch(text, m.end, spot.start)]
        contrast = between and led and led[-1].name in others and led[-1].name != between[-1].name
        if contrast and _LEADS.fullmatch(text, between[-1].end, end):
            return between[-1].start
    return None


@lru_cache(maxsize=256)  # a sentence is asked for by several readers
def glued(text: str, grammar: Grammar) -> str:
    """The text with blanks for brackets without figures, commas and "and"s of fixed expressions; same offsets."""
    text = _BRACKETS.sub(_opened, text)
    return grammar.glue.sub(lambda m: _JOINTS.sub(lambda x: " " * len(x[0]), m[0]), text)


def _opened(match: regex.Match[str]) -> str:
    """Brackets without a figure are none (`12 cơ quan (chuyên môn) của huyện`); a long list in them says nothing."""
    inside = match[1]
    counts = len(inside) <= _MOST_ASIDE and ":" not in inside and _LEFT_OUT.match(inside) is None
    return f"{inside if counts else ' ' * len(inside)}  "


def _found(text: str, grammar: Grammar) -> list[Spot]:
    spots = []
    for match in grammar.figure.finditer(text):
        whole = match.span("of") if match["of"] else (match.end(), match.end())
        percent = bool(match["percent"])
        spots.append(Spot(match.start(), match.end(), match.span("n"), whole, percent, match["n"] == match["of"]))
    for nothing in grammar.none.finditer(text) if may_find(grammar.none, text) else ():
        at = nothing.span()
        doers = [s.end for s in spots if s.end < at[0]]
        own = _NONE_OF.match(text, at[1]) is not None  # `chưa thủ tục nào`
        part = len(doers) > 1 and _COUNTED.fullmatch(text, doers[-1], at[0])  # `trong 21 thủ tục, 18 thủ tục chưa có …`
        # `7/9 phường chưa có hồ sơ`
        if doers and (part or not own) and not grammar.breaks.search(text, doers[-1], at[0]):
            continue
        spots.append(Spot(*nothing.span("no"), (at[0], at[1]), (at[1], at[1]), zero=True))
    return sorted(spots, key=lambda s: s.start)


def _read(
    text: str,
    spot: Spot,
    earlier: Sequence[Spot],
    mentions: Mapping[str, Sequence[Mention]],
    grammar: Grammar,
    carried: Mapping[str, str],
) -> None:
    if earlier and new_clause(text, earlier[-1], spot):  # `94 người, trong đó 35 nữ; được giao 98`
        earlier = [s for s in earlier if not grammar.parts.search(text, s.left, s.start)] or earlier
    previous = earlier[-1] if earlier else None
    for group, found in mentions.items():
        if not found and group != NOUN:
            spot.near[group], spot.about[group] = (), _held(text, spot, earlier, group, grammar, carried)
            continue
        before, behind, ahead = around(spot, found)
        matter = spot.frame and grammar.matter.match(text, spot.left) is not None
        own = group in grammar.narrow or (group == DEED and behind)  # `Tính đến nay, trong 90 biên chế được giao …`
        if spot.frame and own and not matter:  # `Hồ sơ mức độ 4 còn ít: trong 1.310 hồ sơ …`
            before = [m for m in before if m.start >= spot.clause]
        if previous and previous.about.get(group) in grammar.first.get(group, ()):  # contracts at offices are such
            before = [m for m in before if not right_before(grammar.place, text, m.start)]
        spot.near[group] = tuple(m.name for m in (*before, *behind))
        spot.ahead |= {m.name for m in ahead}
        spot.close |= {m.name for m in (*before, *behind) if m.start >= spot.clause}
        if group == NOUN:  # the first of the groups: what a noun stands for depends on it
            unknown = not spot.percent and not spot.zero and counts_another(text, spot, mentions, grammar)
            said = OTHER if unknown else counted_noun(text, spot, before, behind, previous, mentions, grammar)
            spot.noun = said or (previous.noun if previous and previous.noun != PERCENT else "")
        elif first := [name for name in grammar.first.get(group, ()) if name in spot.near[group]]:
            spot.about[group] = first[0]
        elif group in grammar.whole and of_its_noun(text, spot, before, behind, mentions[NOUN], grammar):
            spot.about[group] = behind[0].name
        elif any(
            are_joint(text, side, grammar)
            for side in (before, [*behind, *ahead] if spot.percent or not (before or behind) else behind)
        ):
            spot.about[group] = JOINT
        elif before or behind:
            units = behind if group in grammar.trailing and names_unit(text, spot, mentions[NOUN], grammar) else []
            spot.about[group] = nearest_name([] if units else before, behind, spot, grammar)
        elif ahead:
            spot.about[group] = nearest_name([], ahead, spot, grammar)
        else:
            spot.about[group] = _held(text, spot, earlier, group, grammar, carried)


def _held(
    text: str, spot: Spot, earlier: Sequence[Spot], group: str, grammar: Grammar, carried: Mapping[str, str]
) -> str:
    """The name that holds for a figure near which none is said: of one before, or, for the first, of a sentence."""
    name = taken_over(text, spot, earlier, group, grammar)
    return name or carried.get(group, "") if not earlier and group in grammar.carried else name
