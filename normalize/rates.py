"""Rates of the narrative beside the counts that they are of: `697/726 hồ sơ, đạt 96%`, `đạt 96% (697/726 hồ sơ)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

import regex

from extract.document import Paragraph
from normalize.clauses import glued
from normalize.narrative import Sentence, sentences
from normalize.numbers import NUMBER, number
from normalize.phrasings import Phrasings
from normalize.report import Figure, StatedRate
from normalize.spelled import figure_words

MAX_RATES = 300
MATCH_SECONDS = 1.0
MONTHS = 12
Pattern = regex.Pattern[str]


@cache
def _patterns() -> tuple[Pattern, Pattern, Pattern, Pattern, Pattern]:
    """Counts before their rate, a rate before its counts, what makes a rate another thing's, what announces a day, and
    what joins two counts: without one there is no rate to look for."""
    words = figure_words()["rates"]
    over, says = words["over"], words["says"]
    of = (
        rf"(?<![\d/.,#])(?P<part>{NUMBER})(?:\s?/\s?|\s+(?:[a-z ]{{0,30}}?){over}\s+)"
        rf"(?P<whole>{NUMBER})(?![\d/#]|[.,]\d|\s?%)"
    )
    rate = rf"(?P<rate>{NUMBER})\s?%"
    said = rf"{of}(?:(?P<about>[^\d#;:%()]{{0,80}}?)(?:\s*[,(]\s*|\s+))(?:{says}[\s:]*){{1,4}}{rate}"
    bracketed = rf"{of}[^\d#;:%(),]{{0,60}}\(\s*{rate}\s*\)"
    before = rf"{rate}[^\d#;:%().]{{0,60}}\(\s*(?:[a-z ]{{0,25}})?{of}"
    return (
        regex.compile(f"{said}|{bracketed}"),
        regex.compile(before),
        regex.compile(words["another"]),
        regex.compile(words["day"]),
        regex.compile(f"/|{over}"),
    )


def stated_rates(paragraphs: Iterable[Paragraph], phrasings: Phrasings) -> tuple[StatedRate, ...]:
    """Every rate that stands beside its counts, in reading order."""
    found: list[StatedRate] = []
    for paragraph in paragraphs:
        if "%" not in paragraph.text or len(found) >= MAX_RATES:
            continue
        for sentence in sentences(paragraph, phrasings):
            if "%" in sentence.text:
                found += _timed(sentence, glued(sentence.prepared, phrasings.grammar))
    return tuple(found[:MAX_RATES])


def _timed(sentence: Sentence, letters: str) -> list[StatedRate]:
    """The sentence's rates; none where a hostile one takes a pattern too long."""
    try:
        return list(_rates(sentence, letters))
    except TimeoutError:
        return []


def _rates(sentence: Sentence, letters: str) -> Iterator[StatedRate]:
    behind, before, another, _, joint = _patterns()
    if joint.search(letters) is None:
        return
    for pattern in (behind, before):
        for match in pattern.finditer(letters, timeout=MATCH_SECONDS):
            about = match.groupdict().get("about") or ""
            if another.search(about) or "," in about or _is_day(letters, match):
                continue
            printed = {name: match[name] for name in ("part", "whole", "rate")}
            if not set(sentence.paragraph.unsure).isdisjoint(printed.values()):
                continue  # a picture's figure that may be another
            part, whole, rate = (_read(text, name) for name, text in printed.items())
            if part and whole and rate and whole.value > 0:
                yield StatedRate(part, whole, rate, sentence.text, sentence.paragraph.place)


def _is_day(letters: str, match: regex.Match[str]) -> bool:
    """Whether the counts are a day (`đến 10/12`) and no part of a whole."""
    short = match["part"].isdecimal() and match["whole"].isdecimal() and int(match["whole"]) <= MONTHS
    return short and _patterns()[3].search(letters[: match.start("part")]) is not None


def _read(text: str, name: str) -> Figure | None:
    parsed = number(text, "percent" if name == "rate" else "count")
    if parsed is None or (name != "rate" and parsed[0] != parsed[0].to_integral_value()):
        return None
    return Figure(parsed[0], parsed[1] if name == "rate" else Decimal(0))
