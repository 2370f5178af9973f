"""Which fact a figure of the narrative states: by what it counts and what is said of it, as the form's data has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from normalize.about import new_clause
from normalize.anaphors import points_back
from normalize.apart import counted_apart, framed_by
from normalize.catalogue import Indicator
from normalize.clauses import taken_apart
from normalize.said import Near, Said, bars_of, names_of, near_of, said_in
from normalize.spots import BAR, DEED, JOINT, NOUN, OTHER, PERCENT, TOPIC, Grammar, Spot
from normalize.wholes import whole_number

NEAR, TAKEN_OVER, TOTAL, YIELDS = 2, 1, 2, 3
PART = 3  # so much more must be said for a part than for its whole
_NOTHING = regex.compile(r"\s*[^\sa-z]|\s*$")
_Scored = tuple[int, int, int, Spot, "Fact"]


@dataclass(frozen=True, slots=True)
class Fact:
    """What must be said of a figure that states a fact.

    `nouns`: what it counts (empty string: nothing named), `last` those of them that yield to any other. `about`: by
    group, the names of which one must hold for it. `near`: names of which one must stand near it; `topics`: sets of
    names, of each of which one must stand somewhere in the sentence. `bars`: names that must not stand near it;
    `away`: nor anywhere between the semicolons around it. `whole`: of a ratio, its whole is meant; `ratio`: whether a
    ratio may be meant at all, `even`: one of equals may; `total`: it is a total, also of figures that state other
    facts; `yields`: not where the paragraph states the code in another way, too.
    """

    indicator: Indicator
    order: int
    nouns: frozenset[str]
    about: Mapping[str, frozenset[str]]
    near: frozenset[str]
    topics: tuple[frozenset[str], ...]
    bars: frozenset[str]
    away: frozenset[str]
    whole: bool
    zero: bool
    ratio: bool
    even: bool
    total: bool
    yields: bool
    communes: bool
    inherits: frozenset[str]
    last: frozenset[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that a figure states: where the figure stands, and the stretch of the sentence that says so."""

    indicator: Indicator
    order: int
    start: int
    end: int
    said_from: int
    said_to: int
    zero: bool = False

    def moved(self, by: int) -> Claim:
        """The same claim in a text that begins elsewhere."""
        start, end, said_from, said_to = (
            max(0, at + by) for at in (self.start, self.end, self.said_from, self.said_to)
        )
        return replace(self, start=start, end=end, said_from=said_from, said_to=said_to)


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that a figure stated, with the names of what it counted."""

    value: int
    nouns: frozenset[str]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentence before leaves to the next: its topics, by group the name that held for its last figure, the
    codes that it stated, and the figures that stated them (or all), in order; `told`: what
    the paragraph's sentences so far stated; `scenes`: the events that it told, where this one says what came of
    them; `planned`, `communes`: it spoke of plans, of the communes, and so does this one; `pointing`: where the
    district is named ends with which this one begins, where it says no more and that one spoke of the communes."""

    topics: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()
    rows: Sequence[Spot] = ()
    told: tuple[Told, ...] = ()
    scenes: frozenset[str] = frozenset()
    planned: bool = False
    communes: bool = False
    pointing: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The facts that a sentence states, and what it leaves to the next sentence: see `Before`."""

    claims: Sequence[Claim] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    rows: Sequence[Spot] = ()
    told: tuple[Told, ...] = ()


def claims(
    text: str,
    grammar: Grammar,
    facts: Mapping[str, Sequence[Fact]],
    outside: Sequence[tuple[int, int]] = (),
    elsewhere: Sequence[tuple[int, int]] = (),
    before: Before | None = None,
) -> Found:
    """The facts that a prepared sentence states, in the order of its figures; each fact and figure once.

    `facts`: by what they count; `outside`: stretches whose figures state nothing; `elsewhere`: those of communes, whose
    figures state only facts about communes. `before`: what the sentence before leaves, which holds where this one names
    nothing.
    """
    before = before or Before()
    pointing = before.pointing or points_back(text, grammar)
    goes_on = pointing > 0 or grammar.goes_on.match(text) is not None
    stated = before.codes if grammar.among.match(text) else frozenset[str]()
    taken = taken_apart(text, grammar, _carried(text, before, goes_on, grammar), before.rows, pointing)
    names = _left(taken.spots, grammar)
    apart = counted_apart(text, taken, grammar)
    spots = [s for s in taken.spots if s not in apart and not any(a <= s.start < b for a, b in outside)]
    if not spots:
        return Found((), names, taken.spots, before.told)
    _contrasted(text, taken.spots, spots, grammar)
    communes = [s for s in spots if any(start <= s.start < end for start, end in elsewhere)]
    said = said_in(taken, frozenset() if taken.mentions[TOPIC] else before.topics, goes_on, before.scenes, grammar)
    framed = framed_by(text, taken.spots)
    scored = [
        (points, -spot.start, -fact.order, spot, fact)
        for spot in spots
        if (likely := facts.get(spot.noun)) and (near := near_of(spot, said, grammar))
        for fact in likely
        if fact.indicator.code not in stated
        and (fact.total or not (spot.frame and grammar.same_behind.match(text, spot.end)))  # `Trong 46 đơn vị này`
        and (fact.communes or not any(spot is s for s in communes))
        and not (fact.total and not spot.total and framed.get(id(spot)) in fact.nouns)
        and (points := _points(spot, fact, near, said, grammar)) > 0
    ]
    best: list[tuple[Spot, Fact]] = []
    for _, _, _, spot, fact in sorted(_without_parts(scored, grammar, communes), key=lambda s: s[:3], reverse=True):
        shared = spot.zero or JOINT in spot.about.values()
        if all((spot is not other or shared) and fact.indicator.code != has.indicator.code for other, has in best):
            best.append((spot, fact))
    told = tuple(told for spot, fact in best for told in _told(text, spot, fact))
    best += _said_again(text, spots, best, before.told, grammar)
    stating = sorted((spot for spot, _ in best), key=lambda s: s.start)
    found = sorted((_claim(spot, fact) for spot, fact in best), key=lambda c: (c.start, c.order))
    return Found(found, names, stating or taken.spots, (*before.told, *told))


def _carried(text: str, before: Before, goes_on: bool, grammar: Grammar) -> Mapping[str, str]:
    """The names that hold from the sentence before: the level of procedures only for their files."""
    files = grammar.files.match(text) is not None
    return {g: n for g, n in before.names.items() if (files if g in grammar.narrow else goes_on)}


def _left(spots: Sequence[Spot], grammar: Grammar) -> Mapping[str, str]:
    """The names that the last figure leaves to the next sentence, none of a group whose names contrast."""
    if not spots:
        return {}
    mixed = [g for g in grammar.narrow if len({s.about.get(g, "") for s in spots} - {""}) > 1]
    return {**spots[-1].about, **dict.fromkeys(mixed, "")}


def _told(text: str, spot: Spot, fact: Fact) -> list[Told]:
    """The fact that a figure states, for figures behind it that say it again; none where it is no whole number."""
    value = whole_number(text, spot)
    return [Told(value, frozenset({spot.noun, *spot.near.get(NOUN, ())}), fact)] if value else []


def _said_again(
    text: str,
    spots: Sequence[Spot],
    best: Sequence[tuple[Spot, Fact]],
    told: Sequence[Told],
    grammar: Grammar,
) -> list[tuple[Spot, Fact]]:
    """The figures that say one again that stated a fact: `05 đơn vị sự nghiệp; cả 05 đơn vị`; `Trong 46 đơn vị này`.

    `told`: what the sentences before stated.
    """
    again = []
    for spot in spots:
        same = spot.frame or grammar.same_before.search(text, spot.left, spot.start) is not None
        same = same or grammar.same_behind.match(text, spot.end) is not None
        if not same or _NOTHING.match(text, spot.end) or any(spot is other for other, _ in best):
            continue
        named = {spot.noun} - {OTHER, "", *grammar.weak}
        value = whole_number(text, spot)
        here = [t for s, f in best if s.start < spot.start for t in _told(text, s, f)]
        said = [t for t in (*told, *here) if t.value == value]
        done = named and grammar.same_before.search(text, spot.left, spot.start) is not None  # `cả 03 phản ánh đã …`
        again += [(spot, t.fact) for t in said[-1:] if named <= t.nouns and (done or _is_about(spot, t.fact))]
    return again


def _is_about(spot: Spot, fact: Fact) -> bool:
    """Whether nothing that is named near a figure is other than what the fact is about."""
    return all(spot.about.get(group, "") in names for group, names in fact.about.items() if spot.near.get(group))


def _contrasted(text: str, spots: Sequence[Spot], left: Sequence[Spot], grammar: Grammar) -> None:
    """What is said of a figure of another time, or of a change, is said of this one, where nothing else is."""
    for past, spot in pairwise(spots):
        named = set(spot.near.get(DEED, ())) - grammar.weak
        stated = any(s is past for s in left)
        changed = stated and past.close & grammar.changes and grammar.reached.search(text, spot.left, spot.start)
        own = {*spot.near.get(TOPIC, ())} - {*past.near.get(TOPIC, ())}  # `kế hoạch quý …; kế hoạch CCHC cả năm …`
        if (stated and not changed) or past.noun != spot.noun or (own and new_clause(text, past, spot)):
            continue
        if not changed:
            spot.near[BAR] = spot.near.get(BAR) or past.near.get(BAR, ())
        taken = spot.about.get(DEED, "") in {
            "",
            past.about.get(DEED, ""),
            *grammar.weak,
        }  # else the next figure says which it is
        if not named and taken and any(s is spot for s in left):
            spot.near[DEED] = past.near.get(DEED, ())
            spot.about[DEED] = past.about.get(DEED, "")
            spot.close |= {*spot.near[DEED]}


def _without_parts(scored: list[_Scored], grammar: Grammar, communes: Sequence[Spot]) -> list[_Scored]:
    """Without the parts of a total that states the same, or without the total where its parts state several facts."""
    left = list(scored)
    same = grammar.inner | grammar.groups[DEED].groupindex.keys()
    for total in {id(s): s for _, _, _, s, _ in scored if s.parts}.values():
        of_parts = [[s for s in left if s[3] is part] for part in total.parts]
        stated = {max(of_part, key=lambda s: s[:3])[4].indicator.code for of_part in of_parts if of_part}
        for fact in [fact for _, _, _, spot, fact in scored if spot is total]:
            code = fact.indicator.code
            others = any((bars_of(part, grammar) - same) & fact.bars for part in total.parts)  # parts of another kind
            others |= not fact.communes and any(part is spot for part in total.parts for spot in communes)
            mixed = (code in stated and (others or (len(stated) > 1 and not fact.total))) or _of_others(
                total, fact, grammar
            )
            drop = [total] if mixed else list(total.parts)
            left = [s for s in left if s[4].indicator.code != code or not any(s[3] is spot for spot in drop)]
    return _of_wholes(left)


def _of_others(total: Spot, fact: Fact, grammar: Grammar) -> bool:
    """Whether all parts of a total name others than the fact is about: `90 người làm việc, gồm 85 công chức …`."""
    return any(
        all(part.near.get(group) and not wanted & {*part.near[group]} for part in total.parts)
        for group, wanted in fact.about.items()
        if group in grammar.trailing
    )


def _of_wholes(scored: list[_Scored]) -> list[_Scored]:
    """Without what is said of a part as well as of its whole, where that fact is what suits the whole best.

    It is said of the part where that alone names the matter: `39 kết quả trả qua bưu điện trên tổng số 80`.
    """
    best: dict[int, _Scored] = {}
    for one in scored:
        if one[:3] > best.get(id(one[3]), (0, 0, 0))[:3]:
            best[id(one[3])] = one
    kept, others = [], set[tuple[int, str]]()
    for s in scored:
        whole, code = best.get(id(s[3].whole_of)), s[4].indicator.code
        if whole and whole[4].indicator.code == code and _alone(s[3], whole[3], s[4]):
            others.add((id(whole[3]), code))
            kept.append(s)
        elif not whole or whole[4].indicator.code != code or whole[0] < s[0] - PART:
            kept.append(s)
    return [s for s in kept if (id(s[3]), s[4].indicator.code) not in others]


def _alone(part: Spot, whole: Spot, fact: Fact) -> bool:
    """Whether a part names what the fact is about, and its whole does not."""
    named, others = names_of(part), names_of(whole)
    return bool(fact.near) and any(topic & named and not topic & others for topic in fact.topics)


def _points(spot: Spot, fact: Fact, said_near: Near, said: Said, grammar: Grammar) -> int:
    """How much is said for it, where it counts what the fact counts: 0 where the figure does not state the fact."""
    if spot.percent != (fact.indicator.kind == PERCENT) or (spot.zero and not fact.zero):
        return 0
    if spot.is_ratio and not fact.ratio and not (spot.even and fact.even):
        return 0
    near = said_near.names
    if fact.near and near.isdisjoint(fact.near):
        return 0
    if not said_near.bars.isdisjoint(fact.bars) and not (spot.is_ratio and fact.whole):
        return 0
    if spot.of_share and spot.total and not all(topic & near for topic in fact.topics):
        return 0
    if fact.away and not spot.frame and said_near.around & fact.away:
        return 0
    if fact.topics and not _has_topics(fact, said, said_near, total=spot.total):
        return 0
    points = 1 + len(near & fact.near) + bool(fact.near & set(spot.about.values()))
    for group, wanted in fact.about.items():
        if spot.about.get(group, "") not in wanted and not (spot.zero and wanted & set(spot.near.get(group, ()))):
            return 0
        points += (NEAR + (group in grammar.whole)) if spot.near.get(group) else TAKEN_OVER
    points += bool(spot.noun) + any(topic & near for topic in fact.topics)
    points += TOTAL * (spot.total and all(spot.near.get(group) for group in fact.about if group in grammar.whole))
    return max(1, points - YIELDS) if spot.noun in fact.last else points


def _has_topics(fact: Fact, said: Said, near: Near, *, total: bool) -> bool:
    everywhere = near.everywhere
    if said.goes_on or near.names & fact.inherits or total:
        everywhere |= said.inherited
    return all(topic & everywhere for topic in fact.topics)


def _claim(spot: Spot, fact: Fact) -> Claim:
    start, end = spot.whole if fact.whole and spot.is_ratio else spot.value
    if spot.is_ratio and not fact.whole:
        end = spot.whole[1]
    return Claim(fact.indicator, fact.order, start, end, spot.left, max(spot.right, end), spot.zero)
