"""Facts of the narrative: sentence by sentence, by the form's phrasings, each with its quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from extract.document import Paragraph
from normalize.drafts import Draft, Match
from normalize.numbers import read_figure
from normalize.phrasings import Pattern, Phrasing, Phrasings
from normalize.report import Figure
from normalize.text import nfc, plain, squeeze

MAX_SENTENCE = 3000
MATCH_SECONDS = 2.0
UNSURE = 0.5
"""The confidence of a figure that the reader of a picture was not sure of."""

_END = regex.compile(r"(?<=[.!?…])\s+(?=[\p{Lu}\"“(\-–+*•\d])|\n+|(?<=;)\s+(?=[\-–+*•]\s)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed, in plain letters, and prepared (figures that are none masked); equal lengths."""

    text: str
    plain: str
    prepared: str
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrasing found in a sentence: where its figure stands (start == end for a zero said in words)."""

    phrasing: Phrasing
    start: int
    end: int
    match_start: int
    match_end: int


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
    return masked


def sentences(paragraph: Paragraph, phrasings: Phrasings) -> Iterator[Sentence]:
    """The paragraph's sentences; one that is absurdly long is cut."""
    text = nfc(paragraph.text)
    for part in _END.split(text):
        clean = squeeze(part)[:MAX_SENTENCE]
        if clean:
            letters = plain(clean)
            yield Sentence(clean, letters, _mask(letters, phrasings), paragraph)


@lru_cache(maxsize=64)
def _scopes(patterns: tuple[str, ...], year: str) -> tuple[Pattern, ...]:
    return tuple(regex.compile(p.replace("{year}", year or "0000")) for p in patterns)


def excluded(sentence: Sentence, phrasings: Phrasings, year: str) -> list[tuple[int, int]]:
    """The stretches of the sentence that speak of another time, a plan or another level of government."""
    text = sentence.plain
    resumes = sorted(m.start() for p in _scopes(phrasings.resume, year) for m in p.finditer(text))
    stretches = []
    for pattern in _scopes(phrasings.exclude, year):
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


def _heads_fit(sentence: Sentence, phrasing: Phrasing, phrasings: Phrasings, before: int) -> bool:
    """Whether the nearest noun before the figure is the one that the phrasing needs, in each group."""
    for group, wanted in phrasing.heads.items():
        nearest, best = "", -1
        for name, pattern in phrasings.heads[group].items():
            for match in pattern.finditer(sentence.plain, 0, before):
                if match.end() > best or (match.end() == best and len(match[0]) > 0):
                    nearest, best = name, match.end()
        if nearest != wanted:
            return False
    return True


def _hits_of(sentence: Sentence, phrasing: Phrasing, phrasings: Phrasings) -> Iterator[Hit]:
    text = sentence.prepared
    if not all(p.search(sentence.plain) for p in phrasing.require):
        return
    if any(p.search(sentence.plain) for p in phrasing.unless):
        return
    for pattern in phrasing.patterns:
        for match in pattern.finditer(text, overlapped=True, timeout=MATCH_SECONDS):
            if phrasing.unless_match and phrasing.unless_match.search(match[0]):
                continue
            if _heads_fit(sentence, phrasing, phrasings, match.start("n")):
                yield Hit(phrasing, match.start("n"), match.end("n"), match.start(), match.end())
    for pattern in phrasing.zero:
        for match in pattern.finditer(text, timeout=MATCH_SECONDS):
            yield Hit(phrasing, match.start(), match.start(), match.start(), match.end())


def hits(sentence: Sentence, phrasings: Phrasings, year: str) -> list[Hit]:
    """The facts that the sentence states, each figure given to one fact: the first that claims it.

    `year` is the report's own, as four digits; figures of another year are left out.
    """
    outside = excluded(sentence, phrasings, year)
    taken: set[tuple[int, int]] = set()
    zeros: set[str] = set()
    found: list[Hit] = []
    for phrasing in phrasings.facts:
        code = phrasing.indicator.code
        for hit in _hits_of(sentence, phrasing, phrasings):
            if any(start <= hit.start < end for start, end in outside):
                continue
            said_in_words = hit.start == hit.end
            if said_in_words and (code in zeros or any(h.phrasing.indicator.code == code for h in found)):
                continue
            if not said_in_words and (hit.start, hit.end) in taken and not phrasing.shared:
                continue
            if any(h.start == hit.start and h.phrasing.indicator.code == code for h in found):
                continue
            zeros |= {code} if said_in_words else set()
            taken.add((hit.start, hit.end))
            found.append(hit)
    return sorted(found, key=lambda h: (h.start, h.phrasing.order))


def _draft(sentence: Sentence, hit: Hit) -> Draft:
    indicator = hit.phrasing.indicator
    label = sentence.text[hit.match_start : hit.match_end]
    if hit.start == hit.end:
        raw, figure = label, Figure(Decimal(0))
    else:
        raw = sentence.text[hit.start : hit.end].strip()
        read = read_figure(raw, indicator.kind).figure
        figure = read if read is not None else Figure(Decimal(0))
    return Draft(
        section="TM",
        table="",
        indicator=indicator,
        label_raw=squeeze(label),
        value_raw=raw,
        figure=figure,
        place=sentence.paragraph.place,
        quote=sentence.text,
        match=Match("zero-phrase" if hit.start == hit.end else "phrase", 1.0),
        confidence=UNSURE if raw in sentence.paragraph.unsure else 1.0,
    )


def narrative_drafts(paragraphs: Iterable[Paragraph], phrasings: Phrasings, year: str) -> list[Draft]:
    """The drafts of all facts that the narrative states, in reading order; the same fact twice is two."""
    drafts: list[Draft] = []
    for paragraph in paragraphs:
        for sentence in sentences(paragraph, phrasings):
            if any(ch.isdigit() for ch in sentence.prepared) or _says_none(sentence.plain):
                drafts += [_draft(sentence, hit) for hit in _timed_hits(sentence, phrasings, year)]
    return drafts


def _says_none(text: str) -> bool:
    return "khong " in text or "chua " in text


def _timed_hits(sentence: Sentence, phrasings: Phrasings, year: str) -> Sequence[Hit]:
    """The sentence's hits; none where a hostile sentence takes a pattern too long."""
    try:
        return hits(sentence, phrasings, year)
    except TimeoutError:
        return ()
