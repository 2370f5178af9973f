"""Second statements of a fact that name another matter: `Đầu năm: 24 thủ tục mức độ 3` beside `Đã có 31`.

What else a narrative speaks of cannot all be foreseen. But where a fact is stated twice with two figures, and one of
them stands behind a lead or in a clause with words that the form does not speak of, that one is said of something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import regex

from normalize.facts import Claim
from normalize.form import Form
from normalize.heading_words import heading_words
from normalize.narrative import Stated
from normalize.numbers import number
from normalize.phrasings import load_phrasings
from normalize.sentences import Sentence
from normalize.spots import BAR, Pattern
from normalize.stretches import own_time
from normalize.text import plain

MAX_LEAD = 120  # characters: what is longer is a sentence of its own
_ASIDE = regex.compile(r"\([^()]*\)?")
_WORD = regex.compile(r"[a-z]{2,}")
_COLON = regex.compile(r":(?!\d)")
_BEGINS = regex.compile(r"[,;:(](?!\d)|\.(?!\d)|\bnen\b")
_ENDS = regex.compile(r"[;()]|[,.](?!\d)")


@dataclass(frozen=True, slots=True)
class _Words:
    """`plain`: what says nothing of another matter, `clause`: nor in a clause; `other`: words that do, whatever the
    form's labels say; `levels`: whatever its sentences speak of, except in what they say of the communes; `begins`:
    what begins a sentence that a comma parts from it, as a lead."""

    plain: Pattern
    clause: Pattern
    other: frozenset[str]
    levels: frozenset[str]
    begins: Pattern


@cache
def _words(year: str) -> _Words:
    raw = heading_words()["leads"]
    plain, clause = (
        regex.compile(
            rf"\b(?:{'|'.join(sorted(texts, key=len, reverse=True))})\b".replace("{year}", year[:4] or "0000")
        )
        for texts in (raw["plain"], [*raw["plain"], *raw["clause"]])
    )
    return _Words(
        plain, clause, frozenset(raw["other"]), frozenset(raw["levels"]), regex.compile(rf"(?:[-+*•] )?{raw['begins']}")
    )


@cache
def _label_words(form: Form) -> frozenset[str]:
    return frozenset(word for one in form.catalogue.indicators for word in _WORD.findall(plain(one.label)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The form, the words of its labels and of the office's own name in plain letters, and the report's period."""

    form: Form
    known: frozenset[str]
    year: str


def without_other_matters(said: Sequence[Stated], form: Form, org: str, year: str) -> list[Stated]:
    """What the sentences state, but for other figures of a fact that name another matter: behind leads, in clauses.

    `org`: the office that reports, whose own name is none; `year`: the report's own, with its part (`2021-Q3`).
    """
    asked = _Asked(form, _label_words(form) | frozenset(_WORD.findall(plain(org))), year)
    said = _without(said, lambda sentence, claim: _is_led_apart(sentence, claim, asked))
    return _without(said, lambda sentence, claim: _is_apart(sentence, claim, asked))


def _without(said: Sequence[Stated], apart: Callable[[Sentence, Claim], bool]) -> list[Stated]:
    """Without the claims that are apart, of facts that others state with another figure."""
    stated: dict[str, set[Decimal | None]] = {}
    for s in said:
        for claim in s.claims:
            stated.setdefault(claim.indicator.code, set()).add(_figure(s.sentence, claim))
    if all(len(values) < 2 for values in stated.values()):
        return list(said)
    other = [[len(stated[c.indicator.code]) > 1 and apart(s.sentence, c) for c in s.claims] for s in said]
    firm = {
        c.indicator.code
        for s, of in zip(said, other, strict=True)
        for c, strange in zip(s.claims, of, strict=True)
        if not strange
    }
    return [_kept(s, of, firm) for s, of in zip(said, other, strict=True)]


def _kept(said: Stated, apart: Sequence[bool], firm: set[str]) -> Stated:
    left = [c for c, strange in zip(said.claims, apart, strict=True) if not (strange and c.indicator.code in firm)]
    return said if len(left) == len(said.claims) else replace(said, claims=left)


def _figure(sentence: Sentence, claim: Claim) -> Decimal | None:
    if claim.zero:
        return Decimal(0)
    found = number(sentence.prepared[claim.start : claim.end], "count")
    return found[0] if found else None


def lead(text: str, at: int) -> str:
    """What stands before the colon behind which a place stands; empty where there is none.

    A list's first colon leads all of it: `Cấp xã: mức 3: 96; mức 4: 05`.
    """
    begin = text.rfind(";", 0, at) + 1
    colons = [m.start() for m in _COLON.finditer(text, begin, at)]
    if begin and (first := [m.start() for m in _COLON.finditer(text, 0, text.find(";", 0, at) + 1)]):
        if not colons:
            return text[: first[-1]]
        if len(first) > 1:
            return f"{text[: first[0]]} {text[begin : colons[-1]]}"
    return text[begin : colons[-1]] if colons else ""


def _is_led_apart(sentence: Sentence, claim: Claim, asked: _Asked) -> bool:
    """Whether a lead before a claim's figure has words that speak of another matter."""
    text, words = sentence.plain, _words(asked.year)
    begun = words.begins.match(text, 0, claim.start)
    leads = (_ASIDE.sub(" ", lead(text, claim.start)), begun[0] if begun else "")
    return any(said and len(said) <= MAX_LEAD and _is_strange(said, words.plain, claim, asked) for said in leads)


def _is_apart(sentence: Sentence, claim: Claim, asked: _Asked) -> bool:
    """Whether the clause of a claim's figure has words that speak of another matter."""
    text = sentence.plain
    begin = max((m.end() for m in _BEGINS.finditer(text, 0, claim.start)), default=0)
    end = _ENDS.search(text, claim.end)
    said = f"{text[begin : claim.start]}0{text[claim.end : end.start() if end else len(text)]}"
    return _is_strange(said, _words(asked.year).clause, claim, asked)


def _is_strange(said: str, usual: Pattern, claim: Claim, asked: _Asked) -> bool:
    """Whether a text has words that neither the form's labels nor its sentences have."""
    words, phrasings = _words(asked.year), load_phrasings(asked.form.id)
    text = said[own_time(said, phrasings.scope, asked.year) :]
    usually = [m.span() for m in usual.finditer(text)]
    if not phrasings.facts[claim.order].communes and words.levels.intersection(_left(text, usually)):
        return True
    named = phrasings.grammar.concepts.mentions(text)
    spoken = [(m.start, m.end) for group, mentions in named.items() if group != BAR for m in mentions]
    return any(word in words.other or word not in asked.known for word in _left(text, [*usually, *spoken]))


def _left(text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """The words of a text outside all spans."""
    for start, end in spans:
        text = f"{text[:start]}{'.' * (end - start)}{text[end:]}"
    return _WORD.findall(text)
