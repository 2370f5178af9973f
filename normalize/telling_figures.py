"""The figures of a narrative's sentences with the words around them, as `tellings` compares them with tables' cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from normalize.cell_figures import read_cell, rough_note
from normalize.money import amount
from normalize.narrative import MAX_HEADING, Stated
from normalize.phrasings import Phrasings
from normalize.report import Figure
from normalize.sentences import behind_opening
from normalize.stretches import of_communes
from normalize.telling_cells import Lexicon, telling_words, times_of, years_in
from normalize.text import fold, nfc, plain, squeeze

_JOINT = regex.compile(r"(?:[,;:(]\s*(?:(?:va|voi|gom|dat|bang|chiem)\b)?|\b(?:va|voi|gom)\b)\s*$")
_SIGNS = regex.compile(r"[,;:()]|\.(?!\d)")
_JOINTS = regex.compile(r"\b(?:va|voi|gom|trong do)\b")
_VERBS = regex.compile(r"\b(?:dat|bang|chiem)\b")
CLAUSE = regex.compile(r"[;]|\.(?!\d)")
MOST = 40  # figures of a sentence
MOST_LETTERS = 160  # around a figure
_UNIT = regex.compile(r"\s?(?P<unit>\p{L}+(?:/\p{L}+)?)")


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A figure of a sentence: where it stands there, and its words: right around it, around the figure before,
    in its clause, in its sentence.

    `times`: what makes it one of another time, by the words around it; `years`: those named before it in its clause.
    `outside`: its sentence speaks of another time, one place or a part; `coming`: of what is to come; `rough`: only
    about so much is said. `taken`: it states a fact of the form's own sentences.
    """

    said: Stated
    start: int
    end: int
    raw: str
    percent: bool
    near: frozenset[str]
    last: frozenset[str]
    clause: frozenset[str]
    far: frozenset[str]
    heading: frozenset[str]
    times: frozenset[str]
    years: frozenset[str]
    unit: str
    outside: bool
    coming: bool
    rough: bool
    taken: bool

    def read(self, unit: str, decimal: str) -> Figure | None:
        """Its value in a unit, where points or commas are decimals."""
        return read_cell(self.raw, "percent" if self.percent else "count", unit, decimal).figure


def told_figures(said: Stated, heading: str, lexicon: Lexicon, phrasings: Phrasings, year: str) -> list[Told]:
    """The figures of a sentence, in its order. `heading`: what stands above it."""
    sentence = said.sentence
    if telling_words().apart["note"].search(sentence.plain):
        return []
    spans = [place for m in phrasings.grammar.figure.finditer(sentence.prepared) for place in _span(m)]
    places = [p for p in spans if not _names(sentence.plain, p[0], p[1], lexicon)][:MOST]
    whole, offset = behind_opening(sentence, said.opening)
    communes = of_communes(whole.plain, phrasings.scope, year)
    opening = said.opening.text if said.opening else ""
    edges = [0, *(_edge(sentence.plain, p[1], q[0]) for p, q in pairwise(places)), _last(sentence.plain, places)]
    found: list[Told] = []
    for n, (start, end, percent) in enumerate(places):
        lead, behind = sentence.text[max(edges[n], start - MOST_LETTERS) : start], sentence.text[end : edges[n + 1]]
        behind = CLAUSE.split(behind[:MOST_LETTERS])[0]
        clause = max((m.end() for m in CLAUSE.finditer(sentence.plain, 0, start)), default=0)
        around = plain(f"{lead} {behind}")
        rough = bool(
            rough_note(sentence.text, start, end) or telling_words().apart["bound"].search(plain(lead).strip())
        )
        found.append(
            Told(
                said, start, end, _raw(sentence.text, start, end), percent,
                lexicon.words(lead) | lexicon.words(behind),
                found[-1].near if found else frozenset(),
                lexicon.words(sentence.text[clause:start]),
                lexicon.words(f"{opening} {sentence.text[:start]}"),
                lexicon.words(heading),
                times_of(around),
                years_in(sentence.text[clause:start]) | years_in(behind),
                _unit(sentence.plain, end),
                any(a <= start + offset < b for a, b in communes) or _is_apart(whole.plain),
                bool(telling_words().apart["coming"].search(whole.plain)),
                rough,
                any(c.start < end and start < c.end for c in said.claims),
            )
        )  # fmt: skip
    return found


def _names(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a number is a part of a name: `mẫu giáo 5 tuổi`, `dưới 3 tháng`."""
    number, before, behind = text[start:end], fold(text[:start]).split()[-1:], fold(text[end:]).split()[:1]
    return any((w, number) in lexicon.numbers for w in before) or any((number, w) in lexicon.numbers for w in behind)


def _edge(text: str, end: int, start: int) -> int:
    """Where, between two figures, the words of the first one end and those that lead to the second begin."""
    if bare := _JOINT.search(text, end, start):
        return bare.start()
    for breaks in (_SIGNS, _JOINTS, _VERBS):
        if found := [m.start() for m in breaks.finditer(text, end, start)]:
            return found[-1]
    return end


def _last(text: str, places: Sequence[tuple[int, int, bool]]) -> int:
    end = min(places[-1][1] + 2, len(text)) if places else 0
    return min((m.start() for b in (_SIGNS, _JOINTS) if (m := b.search(text, end))), default=len(text))


def _is_apart(text: str) -> bool:
    """Whether a sentence speaks of one place, a part or what is to come."""
    apart = telling_words().apart
    return any(p.search(text) for name, p in apart.items() if name != "bound")


def _span(match: re.Match[str]) -> Iterator[tuple[int, int, bool]]:
    yield (*match.span("n"), bool(match["percent"]))
    if match["of"]:
        yield (*match.span("of"), False)


def _raw(text: str, start: int, end: int) -> str:
    found = amount(text[start:])
    raw = text[start:end].strip()
    return found.text if found is not None and found.number == raw else raw


def _unit(text: str, end: int) -> str:
    found = _UNIT.match(text, end)
    return found["unit"] if found else ""


def headings(stated: Sequence[Stated], paragraphs: Sequence[str]) -> dict[int, str]:
    """For each sentence the nearest short line above its paragraph that is no sentence, by its place in `stated`."""
    found: dict[int, str] = {}
    lines = [squeeze(nfc(p)) for p in paragraphs]
    for n, said in enumerate(stated):
        own = squeeze(nfc(said.sentence.paragraph.text))
        at = lines.index(own) if own in lines else 0
        above = (line for line in reversed(lines[:at]) if 0 < len(line) <= MAX_HEADING and line[-1] not in ".;,:")
        found[n] = next(above, "")
    return found
