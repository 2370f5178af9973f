"""Rates of the narrative beside the counts that they are of: `697/726 hồ sơ, đạt 96%`, `đạt 96% (697/726 hồ sơ)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from extract.document import Paragraph
from normalize.clauses import glued
from normalize.numbers import NUMBER, number
from normalize.phrasings import Phrasings
from normalize.report import Figure, StatedRate
from normalize.sentences import Sentence, sentences
from normalize.spelled import figure_words

MAX_RATES = 300
MATCH_SECONDS = 1.0
MONTHS = 12
ALL = "100"
Pattern = regex.Pattern[str]


class _Patterns(NamedTuple):
    """Counts before their rate, a rate before its counts, what makes a rate another thing's, what announces a day,
    what joins two counts (without one there is no rate to look for), what names a part in brackets, and wholes with
    their parts and rates behind."""

    behind: Pattern
    before: Pattern
    another: Pattern
    day: Pattern
    joint: Pattern
    level: Pattern
    ordered: tuple[Pattern, ...]


@cache
def _patterns() -> _Patterns:
    words = figure_words()["rates"]
    over, says = words["over"], words["says"]
    of = (
        rf"(?<![\d/.,#])(?P<part>{NUMBER})(?:\s?/\s?|\s+(?:[a-z ]{{0,30}}?){over}\s+)"
        rf"(?P<whole>{NUMBER})(?![\d/#]|[.,]\d|\s?%)"
    )
    rate = rf"(?P<rate>{NUMBER})\s?%"
    said = rf"{of}(?:(?P<about>[^\d#;:%()]{{0,80}}?)(?:\s*[,(]\s*|\s+))(?:{says}[\s:]*){{1,4}}{rate}"
    bracketed = rf"{of}[^\d#;:%(),]{{0,60}}\(\s*{rate}\s*\)"
    before = rf"{rate}[^\d#;:%().]{{0,60}}\(\s*(?P<aside>[a-z ]{{0,25}}){of}"
    return _Patterns(
        regex.compile(f"{said}|{bracketed}"),
        regex.compile(before),
        regex.compile(words["another"]),
        regex.compile(words["day"]),
        regex.compile(f"/|{over}"),
        regex.compile(words["level"]),
        tuple(regex.compile(text.replace("{n}", NUMBER).replace("{p}", rf"{NUMBER}\s?%")) for text in words["ordered"]),
    )


def stated_rates(paragraphs: Iterable[Paragraph], phrasings: Phrasings) -> tuple[StatedRate, ...]:
    """Every rate that stands beside its counts, in reading order."""
    found: list[StatedRate] = []
    for paragraph in paragraphs:
        if "%" not in paragraph.text or len(found) >= MAX_RATES:
            continue
        before: Sentence | None = None
        for sentence in sentences(paragraph, phrasings):
            if "%" in sentence.text:
                letters = glued(sentence.prepared, phrasings.grammar)
                found += _timed(sentence, letters)
                found += _in_order(sentence, letters, before, phrasings)
            before = sentence
    return tuple(found[:MAX_RATES])


def _timed(sentence: Sentence, letters: str) -> list[StatedRate]:
    """The sentence's rates; none where a hostile one takes a pattern too long."""
    try:
        return list(_rates(sentence, letters))
    except TimeoutError:
        return []


def _rates(sentence: Sentence, letters: str) -> Iterator[StatedRate]:
    patterns = _patterns()
    if patterns.joint.search(letters) is None:
        return
    for pattern in (patterns.behind, patterns.before):
        for match in pattern.finditer(letters, timeout=MATCH_SECONDS):
            about = match.groupdict().get("about") or ""
            if patterns.another.search(about) or "," in about or _is_day(letters, match) or _of_others(letters, match):
                continue
            yield from _stated(match, sentence)


def _stated(
    match: regex.Match[str], sentence: Sentence, quote: str = "", *, whole_counts: bool = True
) -> Iterator[StatedRate]:
    """The rate that a match says; none of a figure of a picture that may be another."""
    printed = {name: match[name].strip(" %") for name in ("part", "whole", "rate")}
    if not set(sentence.paragraph.unsure).isdisjoint(printed.values()):
        return
    part, whole, rate = (_read(text, name, whole_counts) for name, text in printed.items())
    if part and whole and rate and whole.value > 0:
        yield StatedRate(part, whole, rate, quote or sentence.text, sentence.paragraph.place)


def _in_order(sentence: Sentence, letters: str, before: Sentence | None, phrasings: Phrasings) -> Iterator[StatedRate]:
    """Rates behind a whole and its part, which may stand in the sentence before: `phát hiện 12, xử lý 9, đạt 75%`."""
    texts = [(letters, sentence.text)]
    if before is not None and letters.startswith("ty le"):
        texts.append((f"{glued(before.prepared, phrasings.grammar)} {letters}", f"{before.text} {sentence.text}"))
    for text, quote in texts:
        for pattern in _patterns().ordered:
            for match in pattern.finditer(text, timeout=MATCH_SECONDS):
                if match["rate"].strip(" %") != ALL:  # else of what was due
                    yield from _stated(match, sentence, quote, whole_counts="dong" not in match[0])


def _of_others(letters: str, match: regex.Match[str]) -> bool:
    """Whether brackets behind a rate say that their counts are of a part: `98,5% cơ quan (cấp xã 16/16)`."""
    aside = match.groupdict().get("aside") or ""
    named = _patterns().level.search(aside)
    return named is not None and named[0] not in letters[: match.start("aside")]


def _is_day(letters: str, match: regex.Match[str]) -> bool:
    """Whether the counts are a day (`đến 10/12`) and no part of a whole."""
    short = match["part"].isdecimal() and match["whole"].isdecimal() and int(match["whole"]) <= MONTHS
    return short and _patterns().day.search(letters[: match.start("part")]) is not None


def _read(text: str, name: str, whole_counts: bool) -> Figure | None:
    """A figure; a count is whole, but amounts have the precision in which they are printed."""
    parsed = number(text, "percent" if name == "rate" else "count")
    if parsed is None or (name != "rate" and whole_counts and parsed[0] != parsed[0].to_integral_value()):
        return None
    return Figure(parsed[0], Decimal(0) if name != "rate" and whole_counts else parsed[1])
