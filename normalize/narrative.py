"""Facts of the narrative: sentence by sentence, by the form's phrasings, each with its quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extract.document import Paragraph
from normalize.cell_figures import read_cell, rough_note
from normalize.clauses import glued, states_figures
from normalize.drafts import Draft, Match
from normalize.facts import Before, Claim, Found, claims
from normalize.form_sentences import sentence_claims
from normalize.gaps import gap_claims
from normalize.members import members
from normalize.money import amount, is_divisible
from normalize.phrasings import Phrasings
from normalize.report import Figure
from normalize.sentences import MAX_SENTENCE, Sentence, behind_opening, sentences
from normalize.sequels import settled
from normalize.spots import BAR, TOPIC
from normalize.stretches import (
    Scope,
    elsewhere,
    goes_on,
    is_longer,
    names_lower,
    of_communes,
    own_level,
    own_time,
    says_longer,
)
from normalize.text import squeeze

MAX_OPENING = 300  # characters: a longer paragraph opens no list
FEWEST_BROKEN = 30  # characters: a shorter line is whole
MAX_BRIEF = 60  # characters: a longer sentence says itself what it counts
MAX_HEADING = 160  # characters: a longer line is no heading
MATCH_SECONDS = 2.0
UNSURE = 0.5
"""The confidence of a figure that the reader of a picture was not sure of."""
ROUGH = 0.6
"""The confidence of a figure that its author gives as about so much."""

_ITEM = regex.compile(r"[-–+*•]\s|[a-zđ]\)\s")
_YEAR = regex.compile(r"20\d\d\b")


def _topics(sentence: Sentence, phrasings: Phrasings) -> frozenset[str]:
    """The topics that a sentence names."""
    return frozenset(m.lastgroup or "" for m in phrasings.grammar.groups[TOPIC].finditer(sentence.prepared))


def _is_heading(sentence: Sentence) -> bool:
    return len(sentence.text) <= MAX_HEADING and sentence.text[-1] not in ".;,"


def hits(
    sentence: Sentence,
    phrasings: Phrasings,
    year: str,
    opening: Sentence | None = None,
    before: Before | None = None,
) -> Found:
    """The facts that the sentence states, each figure given to one fact.

    `year` is the report's own, as four digits, with its quarter where it is known (`2021-Q3`); figures of another year,
    or of an earlier quarter, are left out. `opening`: the line that opens the list in which the sentence is an item;
    what it says holds for the item. `before`: what the sentence before leaves.
    """
    whole, offset = behind_opening(sentence, opening)
    outside = elsewhere(whole.plain, phrasings.scope, year)
    communes = of_communes(whole.plain, phrasings.scope, year)
    if before and (before.planned or before.communes):
        everything = (0, len(whole.plain))
        outside, communes = (*outside, *[everything][: before.planned]), [*communes, *[everything][: before.communes]]
    found = claims(whole.prepared, phrasings.grammar, phrasings.counting, outside, communes, before)
    if before and before.codes and is_longer(whole.plain, phrasings.scope, year):
        found = replace(found, claims=[c for c in found.claims if c.indicator.code not in before.codes])
    figure = phrasings.grammar.figure
    own = sentence_claims(sentence.plain, sentence.prepared, figure, phrasings.sentences)
    own = own or gap_claims(sentence.plain, sentence.prepared, figure, phrasings.gaps)
    others = [claim.moved(-offset) for claim in found.claims if claim.start >= offset]
    asked = {gap.indicator.code for gap in phrasings.gaps}
    kept = [c for c in others if c.indicator.code not in asked or not own]
    taken = [c for c in kept if not any(c.start < o.end and o.start < c.end for o in own)]
    return replace(found, claims=sorted([*own, *taken], key=lambda c: (c.start, c.order)))


def fact_draft(sentence: Sentence, claim: Claim) -> Draft | None:
    """The claim as a draft; None for a figure that cannot be read."""
    indicator = claim.indicator
    note = ""
    label = sentence.text[claim.said_from : claim.said_to].strip(" ,;:-")
    if claim.zero:
        raw, figure = label, Figure(Decimal(0))
    else:
        raw, read = _figure(sentence, claim)
        if read is None:
            return None
        figure = read
        note = rough_note(sentence.text, claim.start, claim.end)
    return Draft(
        section="TM",
        table="",
        indicator=indicator,
        label_raw=squeeze(label),
        value_raw=raw,
        figure=figure,
        place=sentence.paragraph.place,
        quote=sentence.text,
        match=Match("zero-phrase" if claim.zero else "phrase", 1.0),
        note=note,
        confidence=confidence_of(raw, note, sentence.paragraph),
    )


def _with_members(draft: Draft, sentence: Sentence, claim: Claim, phrasings: Phrasings) -> Draft:
    """A counted figure with the list of what it consists of as its note, where one stands behind it."""
    if claim.zero or draft.note or claim.indicator.kind != "count":
        return draft
    found = members(glued(sentence.prepared, phrasings.grammar), claim.end, phrasings.grammar)
    if found is None:
        return draft
    return draft._replace(note=sentence.text[found.start : found.end], noted=tuple(found.noted))


def _figure(sentence: Sentence, claim: Claim) -> tuple[str, Figure | None]:
    """A claim's figure as printed, and its value, None where it cannot be read."""
    start, end = sentence.printed(claim.start, claim.end)
    raw = _with_scale(sentence.text, start, end)
    digits = raw if (start, end) == (claim.start, claim.end) else sentence.plain[claim.start : claim.end]
    return raw, read_cell(digits, claim.indicator.kind, claim.indicator.unit).figure


def confidence_of(raw: str, note: str, paragraph: Paragraph) -> float:
    """How sure a figure of the narrative is: less where its reader was in doubt, or its author said `about`."""
    if raw in paragraph.unsure:
        return UNSURE
    return ROUGH if note else 1.0


def _with_scale(text: str, start: int, end: int) -> str:
    """The figure with the scale and the currency behind it: `1,2 tỷ đồng`."""
    raw = text[start:end].strip()
    found = amount(text[start:])
    return found.text if found is not None and found.scaled and found.number == raw else raw


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence with figures and the facts that they state. `opening`: the line that opens its list, for an item."""

    sentence: Sentence
    claims: Sequence[Claim]
    opening: Sentence | None


def stated_facts(paragraphs: Iterable[Paragraph], phrasings: Phrasings, year: str) -> Iterator[Stated]:
    """Every sentence that has figures, or a zero said in words, with what they state, in reading order.

    A sentence that goes on in the next paragraph, as over a page's end, is read as one, and told as its pieces.
    """
    opening: Sentence | None = None
    topics: frozenset[str] = frozenset()
    for paragraph in _in_one(paragraphs, phrasings):
        before, scene, ground = Before(), "", ""
        stated: list[tuple[list[Sentence], Sentence, Sentence | None, Sequence[Claim]]] = []
        for pieces in paragraph:
            sentence = pieces[0] if len(pieces) == 1 else _whole(pieces)
            item = _ITEM.match(sentence.text) is not None
            planned, communes = goes_on(sentence.plain, ground, phrasings.scope, year)
            ground = ground if planned or communes else sentence.plain
            if states_figures(sentence.prepared, phrasings.grammar):
                head = opening if item else None
                scenes = _scenes(scene, sentence, phrasings)
                comes = _comes_to_own(stated[-1][1].plain if stated else "", sentence.plain, phrasings.scope, year)
                before = replace(
                    before,
                    topics=topics,
                    scenes=scenes,
                    planned=planned,
                    communes=communes,
                    pointing=_of_district(scene, sentence.plain, phrasings.scope, year),
                    codes=frozenset() if comes else before.codes,
                )
                found = timed_hits(sentence, phrasings, year, head, before)
                stated.append((pieces, sentence, head, found.claims))
                codes = frozenset(c.indicator.code for c in found.claims)
                before = Before(topics, found.names, codes, found.rows, found.told)
            else:
                before = Before(told=before.told)
            scene = sentence.prepared
            topics = _topics(sentence, phrasings) or topics
            if sentence.text.endswith(":") and len(sentence.text) <= MAX_OPENING:
                opening = sentence
            elif not item:
                opening = None
        left = settled([(sentence.plain, said) for _, sentence, _, said in stated], phrasings, year)
        for (pieces, _, head, _), kept in zip(stated, left, strict=True):
            yield from (Stated(piece, told, head) for piece, told in _told(pieces, kept))
        if paragraph and not _is_heading(paragraph[-1][-1]):
            topics = frozenset()


def _comes_to_own(before: str, text: str, scope: Scope, year: str) -> bool:
    """Whether a sentence comes to the report's own time behind one of a longer: `Chín tháng … Trong đó quý III: …`."""
    return bool(before) and own_time(text, scope, year) > 0 and says_longer(before, len(before), scope, year)


def _of_district(before: str, text: str, scope: Scope, year: str) -> int:
    """Where the district is named ends with which a brief sentence begins behind one on communes; 0 where none is."""
    end = own_level(text, scope, year) if before and len(text) <= MAX_BRIEF else 0
    return end if end and names_lower(before, scope, year) else 0


def _scenes(before: str, sentence: Sentence, phrasings: Phrasings) -> frozenset[str]:
    """The events that the sentence before told, where this one says what came of them."""
    if not before or not phrasings.grammar.follow_up.match(sentence.prepared):
        return frozenset()
    found = phrasings.grammar.groups[BAR].finditer(before)
    return phrasings.grammar.scenes & {m.lastgroup or "" for m in found}


def _in_one(paragraphs: Iterable[Paragraph], phrasings: Phrasings) -> Iterator[list[list[Sentence]]]:
    """The sentences of each paragraph, with what goes on in the next one; each sentence as its pieces."""
    said: list[list[Sentence]] = []
    for paragraph in paragraphs:
        found = [[sentence] for sentence in sentences(paragraph, phrasings)]
        if said and found and _goes_on(said[-1], found[0][0]):
            said[-1] += found[0]
            said += found[1:]
        else:
            yield said
            said = found
    yield said


def _goes_on(pieces: Sequence[Sentence], after: Sentence) -> bool:
    """Whether a sentence ends without a sign, and the next paragraph begins with a small letter or `năm`'s year."""
    last = pieces[-1].text
    long = any(len(p.paragraph.text) >= FEWEST_BROKEN for p in pieces)
    broken = long and (last[-1].isalnum() or last[-1] == ",")
    small = after.text[0].islower() and _ITEM.match(after.text) is None
    small |= last.endswith(" năm") and _YEAR.match(after.text) is not None
    return broken and small and sum(len(p.text) for p in pieces) < MAX_SENTENCE


def _whole(pieces: Sequence[Sentence]) -> Sentence:
    """A sentence put together from its pieces."""
    whole = pieces[0]
    for piece in pieces[1:]:
        whole, _ = behind_opening(piece, whole)
    return whole


def _told(pieces: Sequence[Sentence], claims: Sequence[Claim]) -> Iterator[tuple[Sentence, list[Claim]]]:
    """Each piece of a sentence with the claims whose figures stand in it."""
    start = 0
    for piece in pieces:
        end = start + len(piece.text) + 1
        yield piece, [claim.moved(-start) if start else claim for claim in claims if start <= claim.start < end]
        start = end


def fact_drafts(stated: Iterable[Stated], phrasings: Phrasings) -> list[Draft]:
    """The drafts of all facts that the sentences state; the same fact twice is two."""
    drafts = ((fact_draft(s.sentence, claim), s.sentence, claim) for s in stated for claim in s.claims)
    whole = ((d, s, c) for d, s, c in drafts if d is not None and not (phrasings.sentences and _in_parts(d)))
    return [_with_members(draft, sentence, claim, phrasings) for draft, sentence, claim in whole]


def _in_parts(draft: Draft) -> bool:
    """Whether a figure of things that have no parts has decimals: `Mỗi vạn dân có 7,4 bác sĩ` counts no doctors."""
    indicator, figure = draft.indicator, draft.figure
    if indicator is None or figure is None or indicator.kind != "count":
        return False
    return bool(figure.value % 1) and not is_divisible(indicator.unit)


def narrative_drafts(paragraphs: Iterable[Paragraph], phrasings: Phrasings, year: str) -> list[Draft]:
    """The drafts of all facts that the narrative states, in reading order."""
    return fact_drafts(stated_facts(paragraphs, phrasings, year), phrasings)


def timed_hits(
    sentence: Sentence,
    phrasings: Phrasings,
    year: str,
    opening: Sentence | None = None,
    before: Before | None = None,
) -> Found:
    """The sentence's hits; none where a hostile sentence takes a pattern too long."""
    try:
        return hits(sentence, phrasings, year, opening, before)
    except TimeoutError:
        return Found()
