"""What the other sentences of a paragraph take back of what one states, and what one states by the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.facts import Claim
from normalize.numbers import number
from normalize.phrasings import Phrasings
from normalize.sieve import may_find
from normalize.stretches import names_district, own_clause, own_level, own_time, says_longer

_LEADS = regex.compile(r"[ ,:]*(?:(?:la|dat|co|duoc|chi|moi|da|tra|nhan|tiep nhan|bo nhiem|phat sinh) )*")
_CLAUSE = regex.compile(r"[;,] ")
_COUNTED = regex.compile(r"(?: [a-z]+){0,3}(?=\s*(?:[.;,(]|$))")


def settled(said: Sequence[tuple[str, Sequence[Claim]]], phrasings: Phrasings, year: str) -> list[list[Claim]]:
    """The claims that are left of each sentence of a paragraph; `said`: each in plain letters, with its claims.

    A fact that yields is none where another sentence states the code (`Điều động 03 đồng chí. Bổ nhiệm 04 đồng chí.`);
    what is said of a longer time than the report's is none where the next sentence begins with that and states it; what
    is said of all levels is none where the next one, or a later clause, begins with the district (`Tổng số TTHC: 437.
    Cấp huyện: 305.`).
    """
    firm = {c.indicator.code for _, claims in said for c in claims if not phrasings.facts[c.order].yields}
    left = [_within(text, [c for c in claims if _holds(c, firm, phrasings)], phrasings, year) for text, claims in said]
    for n, ((text, _), (after, _)) in enumerate(pairwise(said)):
        if end := own_time(after, phrasings.scope, year):
            longer = [c for c in left[n] if says_longer(text, c.start, phrasings.scope, year)]
            if not left[n + 1] and len(longer) == len(left[n]) == 1:
                left[n + 1] = _said_briefly(text, longer[0], after, end, phrasings)
            stated = {c.indicator.code for c in left[n + 1]}
            left[n] = [c for c in left[n] if c not in longer or c.indicator.code not in stated]
        if (end := own_level(after, phrasings.scope, year)) and not names_district(text, phrasings.scope, year):
            left[n], left[n + 1] = _of_district(text, left[n], after, left[n + 1], end, phrasings)
    return left


def _within(text: str, claims: list[Claim], phrasings: Phrasings, year: str) -> list[Claim]:
    """The claims of a sentence that comes to the district behind a total: `Tổng số TTHC: 431; cấp huyện: 303`."""
    for clause in _CLAUSE.finditer(text) if claims and may_find(phrasings.grammar.total, text) else ():
        end = own_clause(text, clause.end(), phrasings.scope, year)
        ahead = [c for c in claims if c.end <= clause.start()][-1:]
        if not end or not ahead or names_district(text[: clause.start()], phrasings.scope, year):
            continue
        if not phrasings.grammar.total.search(text, 0, ahead[0].start):
            continue
        behind = [c for c in claims if c.start >= clause.end()]
        kept, own = _of_district(text, ahead, text, behind, end, phrasings)
        if not kept:
            claims = sorted(
                [*(c for c in claims if c is not ahead[0] and c not in behind), *own], key=lambda c: c.start
            )
    return claims


def _holds(claim: Claim, firm: set[str], phrasings: Phrasings) -> bool:
    return not (phrasings.facts[claim.order].yields and claim.indicator.code in firm)


def _of_district(
    text: str, claims: list[Claim], after: str, own: list[Claim], at: int, phrasings: Phrasings
) -> tuple[list[Claim], list[Claim]]:
    """The claims of two sentences of which the second begins with the district.

    The same figure is that of all levels where it is larger ahead of it.
    """
    if len(claims) != 1 or phrasings.facts[claims[0].order].communes:
        return claims, own
    stated = own or _said_briefly(text, claims[0], after, at, phrasings)
    same = [c for c in stated if c.indicator.code == claims[0].indicator.code]
    whole, *parts = (
        number(said[c.start : c.end], "count") for said, c in [(text, claims[0]), *((after, c) for c in same)]
    )
    return ([], stated) if whole and any(part and part[0] < whole[0] for part in parts) else (claims, own)


def _said_briefly(text: str, claim: Claim, after: str, at: int, phrasings: Phrasings) -> list[Claim]:
    """What a sentence that says no more than a time and a figure states: `… chín tháng qua là 307. Quý III là 101.`"""
    led = _LEADS.match(after, at)
    figure = phrasings.grammar.figure.match(after, led.end() if led else at)
    counted = figure and _COUNTED.match(after, figure.end())
    if not figure or not counted or figure["percent"] or figure["of"] or not text.startswith(counted[0], claim.end):
        return []
    return [replace(claim, start=figure.start(), end=figure.end(), said_from=0, said_to=counted.end())]
