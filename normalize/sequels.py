"""What the other sentences of a paragraph take back of what one states, and what one states by the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.facts import Claim
from normalize.phrasings import Phrasings
from normalize.stretches import own_time, says_longer

_LEADS = regex.compile(r"[ ,:]*(?:(?:la|dat|co|duoc|chi|moi|da|tra|nhan|tiep nhan|bo nhiem|phat sinh) )*")
_COUNTED = regex.compile(r"(?: [a-z]+){0,3}(?=\s*(?:[.;,(]|$))")


def settled(said: Sequence[tuple[str, Sequence[Claim]]], phrasings: Phrasings, year: str) -> list[list[Claim]]:
    """The claims that are left of each sentence of a paragraph; `said`: each in plain letters, with its claims.

    A fact that yields is none where another sentence states the code (`Điều động 03 đồng chí. Bổ nhiệm 04 đồng chí.`);
    what is said of a longer time than the report's is none where the next sentence begins with that and states it.
    """
    firm = {c.indicator.code for _, claims in said for c in claims if not phrasings.facts[c.order].yields}
    left = [[c for c in claims if _holds(c, firm, phrasings)] for _, claims in said]
    for n, ((text, _), (after, _)) in enumerate(pairwise(said)):
        if end := own_time(after, phrasings.scope, year):
            longer = [c for c in left[n] if says_longer(text, c.start, phrasings.scope, year)]
            if not left[n + 1] and len(longer) == len(left[n]) == 1:
                left[n + 1] = _said_briefly(text, longer[0], after, end, phrasings)
            stated = {c.indicator.code for c in left[n + 1]}
            left[n] = [c for c in left[n] if c not in longer or c.indicator.code not in stated]
    return left


def _holds(claim: Claim, firm: set[str], phrasings: Phrasings) -> bool:
    return not (phrasings.facts[claim.order].yields and claim.indicator.code in firm)


def _said_briefly(text: str, claim: Claim, after: str, at: int, phrasings: Phrasings) -> list[Claim]:
    """What a sentence that says no more than a time and a figure states: `… chín tháng qua là 307. Quý III là 101.`"""
    led = _LEADS.match(after, at)
    figure = phrasings.grammar.figure.match(after, led.end() if led else at)
    counted = figure and _COUNTED.match(after, figure.end())
    if not figure or not counted or figure["percent"] or figure["of"] or not text.startswith(counted[0], claim.end):
        return []
    return [replace(claim, start=figure.start(), end=figure.end(), said_from=0, said_to=counted.end())]
