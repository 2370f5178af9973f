"""Facts that a form asks for in gaps of its own sentences, known in a report by the words around the figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import regex
from rapidfuzz import fuzz

from normalize.catalogue import Indicator
from normalize.facts import Claim

WORDS_BEFORE, WORDS_BEHIND = 8, 5
LEAST = 78.0  # how like the words on each side must be, of 100
SAME_UNIT = 60.0  # how like the words must be that follow a figure right away
_WORD = regex.compile(r"[…\d#%.,\-_]*[…\d#%][…\d#%.,\-_]*|\.{2,}|_{2,}|[a-z]+|[;.()]")
_FIGURE = regex.compile(r"[^a-z]*[…\d#%._]{1,}[^a-z]*")
_BREAKS = frozenset(";.()")
SIGN = "#"


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact, and the words of the form's sentence before and behind its gap, in plain letters."""

    indicator: Indicator
    order: int
    before: tuple[str, ...]
    behind: tuple[str, ...]


def words_before(plain: str) -> tuple[str, ...]:
    """The last words of the clause that leads to a figure; other figures and gaps are `#`."""
    words = _words(plain)
    start = max(
        (n + 1 for n, word in enumerate(words) if word in _BREAKS or (word == SIGN and words[n + 1 :])), default=0
    )
    return tuple(words[start:][-WORDS_BEFORE:])


def words_behind(plain: str) -> tuple[str, ...]:
    """The first words behind a figure, up to the next figure or the clause's end."""
    words = _words(plain.lstrip(" %"))
    end = next((n for n, word in enumerate(words) if word in _BREAKS or word == SIGN), len(words))
    return tuple(words[:end][:WORDS_BEHIND])


def _words(plain: str) -> list[str]:
    return [SIGN if _FIGURE.fullmatch(w) and w not in _BREAKS else w for w in _WORD.findall(plain)]


def gap_claims(plain: str, prepared: str, figure: re.Pattern[str], gaps: Sequence[Gap]) -> list[Claim]:
    """The facts that a sentence of the form states, each figure and each fact once.

    `plain`: the sentence in plain letters, `prepared`: with the digits masked that are no figures, of one length.
    """
    if not gaps:
        return []
    matches = list(figure.finditer(prepared))
    places = [(match.span("n"), match.end()) for match in matches]
    around = [(words_before(plain[:start]), words_behind(plain[end:])) for (start, _), end in places]
    scored = [
        (-score, n, gap.order, gap)
        for n, (before, behind) in enumerate(around)
        for gap in gaps
        if bool(matches[n]["percent"]) == (gap.indicator.kind == "percent")
        and (score := _alike(before, behind, gap)) >= LEAST
    ]
    found: dict[int, Gap] = {}
    for _, n, _, gap in sorted(scored, key=lambda s: s[:3]):
        if n not in found and gap not in found.values():
            found[n] = gap
    return [_claim(gap, places[n], len(plain)) for n, gap in sorted(found.items())]


def _alike(before: Sequence[str], behind: Sequence[str], gap: Gap) -> float:
    """How like the words on the less like of the two sides are; a side that the form leaves empty says nothing."""
    led = tuple(before)[-len(gap.before) :] if gap.before else ()
    sides = ((" ".join(led), " ".join(gap.before)), (" ".join(behind), " ".join(gap.behind)))
    asked = [(said, wanted) for said, wanted in sides if wanted]
    counted = next(iter(behind), ""), next(iter(gap.behind), "")
    if all(counted) and fuzz.ratio(*counted) < SAME_UNIT:  # million or billion
        return 0.0
    return min((fuzz.ratio(said, wanted) for said, wanted in asked), default=0.0)


def _claim(gap: Gap, place: tuple[tuple[int, int], int], length: int) -> Claim:
    (start, end), behind = place
    return Claim(gap.indicator, gap.order, start, end, max(0, start - 60), min(length, behind + 40))
