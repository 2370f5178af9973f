"""Sentences of the form itself: where a report keeps their words, each figure is what the form asks for there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz import fuzz

from normalize.catalogue import Indicator
from normalize.facts import Claim

LEAST = 85.0  # how like all words must be, of 100
LEAST_PART = 60.0  # and those between two figures
FEWEST_LETTERS = 5  # of a sentence: shorter ones name nothing
SHORT = 12  # letters of a sentence that must be the form's to the letter, for it is like many
_PLACE = regex.compile(r"\{(?P<code>[^{}]+)\}|#")
_FIGURE = regex.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,/\-]\d+)*")
_SAID = regex.compile(r"\{[^{}]+\}|#|[a-z]+")
_WORD = regex.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class FormSentence:
    """The plain words around and between a sentence's figures, and of each of these the fact; None for a fixed one."""

    words: tuple[str, ...]
    facts: tuple[Indicator | None, ...]


def form_sentence(says: str, indicator: Callable[[str], Indicator]) -> FormSentence:
    """A sentence as the data file has it: `trong quy co {TM.1} ho so, dat {TM.2} ke hoach nam #`."""
    places = list(_PLACE.finditer(says))
    facts = tuple(indicator(p["code"]) if p["code"] else None for p in places)
    return FormSentence(_between(says, [p.span() for p in places]), facts)


def sentence_as_data(plain: str, gaps: Sequence[tuple[int, int, str]]) -> str:
    """A form's sentence in plain letters as the data file has it; `gaps`: where each begins and ends, and its fact."""
    said, since = "", 0
    for start, end, code in gaps:
        said += f"{_FIGURE.sub('#', plain[since:start])}{{{code}}}" if code else f"{plain[since:start]}#"
        since = end
    return " ".join(_SAID.findall(said + _FIGURE.sub("#", plain[since:])))


def _between(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    return tuple(" ".join(_WORD.findall(text[a:b])) for a, b in zip(starts, ends, strict=True))


def sentence_claims(plain: str, prepared: str, figure: re.Pattern[str], known: Sequence[FormSentence]) -> list[Claim]:
    """The facts of a sentence that is one of the form's own, and like no other of these; else none.

    `plain`: the sentence in plain letters, `prepared`: with the digits masked that are no figures, of one length.
    """
    if not known:
        return []
    spans = [m.span() for m in _FIGURE.finditer(plain)]
    words = _between(plain, spans) if spans else ()
    near = sorted(
        ((score, n) for n, sentence in enumerate(known) if (score := _alike(words, sentence)) >= LEAST), reverse=True
    )
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return []
    printed = {match.span("n")[0]: match for match in figure.finditer(prepared)}
    found = []
    for order, ((start, _), indicator) in enumerate(zip(spans, known[near[0][1]].facts, strict=True)):
        match = printed.get(start)
        if indicator is not None and match and bool(match["percent"]) == (indicator.kind == "percent"):
            said = max(0, start - 60), min(len(plain), match.end() + 40)
            found.append(Claim(indicator, order, *match.span("n"), *said))
    return found


def _alike(words: Sequence[str], sentence: FormSentence) -> float:
    """How like two sentences are that have figures in the same places, 0 to 100; 0 where a part differs."""
    if len(words) != len(sentence.words) or sum(map(len, words)) < FEWEST_LETTERS:
        return 0.0
    if sum(map(len, words)) < SHORT and tuple(words) != sentence.words:
        return 0.0
    pairs = list(zip(words, sentence.words, strict=True))
    if any(one != other and fuzz.ratio(one, other) < LEAST_PART for one, other in pairs):
        return 0.0
    return fuzz.ratio(" ".join(words), " ".join(sentence.words))
