"""Facts of the narrative: sentence by sentence, by the form's phrasings, each with its quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from extract.document import Paragraph
from normalize.clauses import TOPIC, Pattern, states_figures
from normalize.drafts import Draft, Match
from normalize.facts import Claim, claims
from normalize.numbers import read_figure
from normalize.phrasings import Phrasings
from normalize.report import Figure
from normalize.text import nfc, plain, squeeze

MAX_SENTENCE = 3000
MAX_OPENING = 300  # characters: a longer paragraph opens no list
MAX_HEADING = 160  # characters: a longer line is no heading
MATCH_SECONDS = 2.0
UNSURE = 0.5
"""The confidence of a figure that the reader of a picture was not sure of."""

_ITEM = regex.compile(r"[-–+*•]\s|[a-zđ]\)\s")
_LISTED = regex.compile(r"(?<![\d/.,])\d+(?:/\d+){2,}(?![\d/])")  # `190/80/17`: no ratio, but several figures
_DIGIT = regex.compile(r"\d")
_END = regex.compile(r"(?<=[.!?…])\s+(?=[\p{Lu}\"“(\-–+*•\d])|\n+|(?<=;)\s+(?=[\-–+*•]\s)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed, in plain letters, and prepared (figures that are none masked); equal lengths."""

    text: str
    plain: str
    prepared: str
    paragraph: Paragraph


def _mask(text: str, phrasings: Phrasings) -> str:
    """The plain text with levels as signs and the digits of dates, numbers of documents … as `#`."""

    def level(match: regex.Match[str]) -> str:
        whole = match[0]
        for group in ("third", "second", "first"):
            if match[group]:
                at = match.start(group) - match.start()
                whole = whole[:at] + phrasings.level_signs[match[group]] + whole[at + 1 :]
        return whole

    masked = phrasings.levels.sub(level, text)
    for pattern in phrasings.mask:
        masked = pattern.sub(lambda m: regex.sub(r"\d", "#", m[0]), masked)
    return _LISTED.sub(lambda m: m[0].replace("/", ";"), masked)


def _topics(sentence: Sentence, phrasings: Phrasings) -> frozenset[str]:
    """The topics that a sentence names."""
    return frozenset(m.lastgroup or "" for m in phrasings.grammar.groups[TOPIC].finditer(sentence.prepared))


def _is_heading(sentence: Sentence) -> bool:
    return len(sentence.text) <= MAX_HEADING and sentence.text[-1] not in ".;,"


def sentences(paragraph: Paragraph, phrasings: Phrasings) -> Iterator[Sentence]:
    """The paragraph's sentences; one that is absurdly long is cut."""
    text = nfc(paragraph.text)
    for part in _END.split(text):
        clean = squeeze(part)[:MAX_SENTENCE]
        if clean:
            letters = plain(clean)
            yield Sentence(clean, letters, _mask(letters, phrasings) if _DIGIT.search(letters) else letters, paragraph)


@lru_cache(maxsize=64)
def _scopes(patterns: tuple[str, ...], year: str) -> tuple[Pattern, ...]:
    return tuple(regex.compile(p.replace("{year}", year or "0000")) for p in patterns)


def excluded(sentence: Sentence, patterns: tuple[str, ...], phrasings: Phrasings, year: str) -> list[tuple[int, int]]:
    """The stretches of the sentence that one of the patterns opens: another time, a plan, another level."""
    text = sentence.plain
    resumes = sorted(m.start() for p in _scopes(phrasings.resume, year) for m in p.finditer(text))
    stretches = []
    for pattern in _scopes(patterns, year):
        for match in pattern.finditer(text):
            end = next((r for r in resumes if r >= match.end()), len(text))
            bracket = text.find(")", match.end())
            opened = text.rfind("(", 0, match.start() + 1)
            if bracket >= 0 and opened > text.rfind(")", 0, match.start() + 1):
                end = min(end, bracket)
            if any(word in text[max(0, match.start() - 10) : match.end()] for word in phrasings.comparison):
                end = min([end, *(at for sign in ",;" if (at := text.find(sign, match.end())) >= 0)])
            stretches.append((match.start(), end))
    return stretches


def hits(
    sentence: Sentence,
    phrasings: Phrasings,
    year: str,
    opening: Sentence | None = None,
    topics: frozenset[str] = frozenset(),
) -> list[Claim]:
    """The facts that the sentence states, each figure given to one fact.

    `year` is the report's own, as four digits; figures of another year are left out. `opening`: the line that opens
    the list in which the sentence is an item; what it says holds for the item. `topics`: those of the sentence before.
    """
    whole, offset = sentence, 0
    if opening is not None:
        offset = len(opening.plain) + 1
        whole = Sentence(
            text=f"{opening.text} {sentence.text}",
            plain=f"{opening.plain} {sentence.plain}",
            prepared=f"{opening.prepared} {sentence.prepared}",
            paragraph=sentence.paragraph,
        )
    outside = excluded(whole, phrasings.exclude, phrasings, year)
    communes = excluded(whole, phrasings.communes, phrasings, year)
    found = claims(whole.prepared, phrasings.grammar, phrasings.facts, outside, communes, topics)
    return [claim.moved(-offset) for claim in found if claim.start >= offset]


def _draft(sentence: Sentence, claim: Claim) -> Draft | None:
    """The claim as a draft; None for a figure that cannot be read."""
    indicator = claim.indicator
    label = sentence.text[claim.said_from : claim.said_to].strip(" ,;:-")
    if claim.zero:
        raw, figure = label, Figure(Decimal(0))
    else:
        raw = sentence.text[claim.start : claim.end].strip()
        read = read_figure(raw, indicator.kind).figure
        if read is None:
            return None
        figure = read
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
        confidence=UNSURE if raw in sentence.paragraph.unsure else 1.0,
    )


def narrative_drafts(paragraphs: Iterable[Paragraph], phrasings: Phrasings, year: str) -> list[Draft]:
    """The drafts of all facts that the narrative states, in reading order; the same fact twice is two."""
    drafts: list[Draft | None] = []
    opening: Sentence | None = None
    topics: frozenset[str] = frozenset()
    for paragraph in paragraphs:
        last: Sentence | None = None
        for sentence in sentences(paragraph, phrasings):
            item = _ITEM.match(sentence.text) is not None
            if states_figures(sentence.prepared, phrasings.grammar):
                head = opening if item else None
                drafts += [_draft(sentence, claim) for claim in _timed_hits(sentence, phrasings, year, head, topics)]
            topics = _topics(sentence, phrasings) or topics
            if sentence.text.endswith(":") and len(sentence.text) <= MAX_OPENING:
                opening = sentence
            elif not item:
                opening = None
            last = sentence
        if last is not None and not _is_heading(last):
            topics = frozenset()
    return [draft for draft in drafts if draft is not None]


def _timed_hits(
    sentence: Sentence, phrasings: Phrasings, year: str, opening: Sentence | None, topics: frozenset[str]
) -> Sequence[Claim]:
    """The sentence's hits; none where a hostile sentence takes a pattern too long."""
    try:
        return hits(sentence, phrasings, year, opening, topics)
    except TimeoutError:
        return ()
