"""Numbers written out in Vietnamese: `mười ba`, `một trăm linh năm`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from data import resource
from normalize.text import squeeze

YEAR = "năm"  # and five


@cache
def figure_words() -> dict[str, Any]:
    """The words of figures, from `data/figures.toml`, read once a process."""
    words: dict[str, Any] = tomllib.loads(resource("figures.toml").read_text(encoding="utf-8"))
    return words


def spelled_number(text: str) -> int | None:
    """The number from 0 to 999,999,999 that the whole text writes out; None for any other text.

    A lone `năm` is a year as well as five, and is none.
    """
    words = squeeze(text).lower().split(" ")
    if words in ([""], [YEAR]) or len(words) > 20:
        return None
    thousands = figure_words()["spelled"]["thousands"]
    total, ceiling, part = 0, 10**9, list[str]()
    for word in words:
        if word not in thousands:
            part.append(word)
            continue
        value = _below_thousand(part, total > 0)
        if not value or thousands[word] >= ceiling:
            return None
        ceiling = thousands[word]
        total, part = total + value * ceiling, []
    if not part:
        return total
    rest = _below_thousand(part, total > 0)
    return None if rest is None or (total and not rest) else total + rest


@cache
def _run() -> re.Pattern[str]:
    spelled = figure_words()["spelled"]
    words = [*spelled["digits"], *spelled["tens"], *spelled["ten"], *spelled["hundred"], *spelled["filler"]]
    word = "|".join(sorted({*words, *spelled["thousands"]}, key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:{word})(?: (?:{word}))*\b")


def spelled_numbers(text: str) -> Iterator[tuple[int, int, int]]:
    """Where a text in lower case, NFC, writes numbers out, and which: begin, end and number of the longest runs.

    The words alone decide: `một` of `một số`, `ba` of a name and `năm`, a year, are among them.
    """
    for match in _run().finditer(text):
        start = match.start()
        number = 5 if match[0] == YEAR else spelled_number(match[0])
        if number is None:  # `trong năm hai đơn vị`: a year, and two
            start += len(match[0].partition(" ")[0]) + 1
            number = spelled_number(text[start : match.end()]) if start < match.end() else None
        if number is not None:
            yield start, match.end(), number


def _below_thousand(words: list[str], goes_on: bool) -> int | None:
    """The number from 0 to 999 that the words write; `goes_on`: behind thousands, where hundreds may be zero."""
    spelled = figure_words()["spelled"]
    digits: dict[str, int] = spelled["digits"]
    hundreds = 0
    if len(words) >= 2 and words[1] in spelled["hundred"]:
        if words[0] not in digits or (digits[words[0]] == 0 and not goes_on):
            return None
        hundreds, words = digits[words[0]] * 100, words[2:]
        if not words:
            return hundreds
        if len(words) == 2 and words[0] in spelled["filler"] and digits.get(words[1], 0):
            return hundreds + digits[words[1]]
        if len(words) == 1 and words[0] in digits:
            return None  # `một trăm năm` may be 105 or 150
    return _with_hundreds(hundreds, words, digits, spelled)


def _with_hundreds(hundreds: int, words: list[str], digits: dict[str, int], spelled: dict[str, Any]) -> int | None:
    if len(words) == 1 and words[0] in digits:
        return digits[words[0]]
    if words and words[0] in spelled["ten"]:
        tens, unit = 10, words[1:]
    elif len(words) > 1 and words[1] in spelled["tens"] and digits.get(words[0], 0) > 1:
        tens, unit = digits[words[0]] * 10, words[2:]
    else:
        return None
    if len(unit) > 1 or (unit and (unit[0] == YEAR or not digits.get(unit[0], 0))):
        return None  # `mười năm` are ten years; fifteen is `mười lăm`
    return hundreds + tens + (digits[unit[0]] if unit else 0)
