"""Statements of a fact behind a lead that names another matter: `Đầu năm: 24 thủ tục mức độ 3` beside `Đã có 31`.

What a lead names cannot all be foreseen. But where a fact is stated twice with two figures, and one of them stands
behind a lead with words that neither the fact nor the form speaks of, that one is said of something else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import regex

from data import resource
from normalize.facts import Claim
from normalize.form import Form
from normalize.narrative import Sentence, Stated
from normalize.numbers import number
from normalize.phrasings import load_phrasings
from normalize.spots import BAR, Pattern
from normalize.stretches import own_time
from normalize.text import plain

MAX_LEAD = 120  # characters: what is longer is a sentence of its own
_ASIDE = regex.compile(r"\([^()]*\)?")
_WORD = regex.compile(r"[a-z]{2,}")
_COLON = regex.compile(r":(?!\d)")


@dataclass(frozen=True, slots=True)
class _Words:
    """`plain`: what says nothing of another matter; `other`: words that do, whatever the form's labels say; `levels`:
    those that do, whatever its sentences speak of, except in what they say of the communes."""

    plain: Pattern
    other: frozenset[str]
    levels: frozenset[str]


@cache
def _words(year: str) -> _Words:
    raw = tomllib.loads(resource("headings.toml").read_text(encoding="utf-8"))["leads"]
    plain_words = "|".join(raw["plain"]).replace("{year}", year[:4] or "0000")
    return _Words(regex.compile(rf"\b(?:{plain_words})\b"), frozenset(raw["other"]), frozenset(raw["levels"]))


@cache
def _label_words(form: Form) -> frozenset[str]:
    return frozenset(word for one in form.catalogue.indicators for word in _WORD.findall(plain(one.label)))


def without_other_matters(said: Sequence[Stated], form: Form, year: str) -> list[Stated]:
    """What the sentences state, but for other figures of a fact behind a lead that names another matter."""
    figures = [[_figure(s.sentence, claim) for claim in s.claims] for s in said]
    stated: dict[str, set[Decimal | None]] = {}
    for s, own in zip(said, figures, strict=True):
        for claim, figure in zip(s.claims, own, strict=True):
            stated.setdefault(claim.indicator.code, set()).add(figure)
    if all(len(values) < 2 for values in stated.values()):
        return list(said)
    other = [
        [len(stated[c.indicator.code]) > 1 and _of_another(s.sentence, c, form, year) for c in s.claims] for s in said
    ]
    firm = {
        c.indicator.code
        for s, led in zip(said, other, strict=True)
        for c, strange in zip(s.claims, led, strict=True)
        if not strange
    }
    return [_kept(s, led, firm) for s, led in zip(said, other, strict=True)]


def _kept(said: Stated, led: Sequence[bool], firm: set[str]) -> Stated:
    left = [c for c, strange in zip(said.claims, led, strict=True) if not (strange and c.indicator.code in firm)]
    return said if len(left) == len(said.claims) else replace(said, claims=left)


def _figure(sentence: Sentence, claim: Claim) -> Decimal | None:
    found = None if claim.zero else number(sentence.prepared[claim.start : claim.end], "count")
    return found[0] if found else Decimal(0) if claim.zero else None


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


def _of_another(sentence: Sentence, claim: Claim, form: Form, year: str) -> bool:
    """Whether a lead before a claim's figure has words that speak of another matter."""
    said = _ASIDE.sub(" ", lead(sentence.plain, claim.start))
    if not said or len(said) > MAX_LEAD:
        return False
    words, labels, phrasings = _words(year), _label_words(form), load_phrasings(form.id)
    left = words.plain.sub(".", said[own_time(said, phrasings.scope, year) :])
    if not phrasings.facts[claim.order].communes and words.levels.intersection(_WORD.findall(left)):
        return True
    for group, mentions in phrasings.grammar.concepts.mentions(left).items():
        if group != BAR:
            for mention in mentions:
                left = f"{left[: mention.start]}{'.' * (mention.end - mention.start)}{left[mention.end :]}"
    return any(word in words.other or word not in labels for word in _WORD.findall(left))
