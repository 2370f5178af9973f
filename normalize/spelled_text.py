"""A sentence with the numbers that it writes out as figures, in the same places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from normalize.spelled import figure_words, spelled_numbers
from normalize.spots import NOUN, Grammar, Pattern

_FIGURE_BEFORE = regex.compile(
    r"(?<![\d.,/])(?P<figure>\d{1,3}(?:[., ]\d{3})+|\d+)\s*\(\s*(?P<lost>(?:[a-z]{1,6} ){0,6})$"
)
_FIGURE_BEHIND = regex.compile(r"\s*\(\s*(?P<figure>\d{1,3}(?:[., ]\d{3})+|\d+)\s*\)")
_SIGNS = regex.compile(r"[., ]")
_CLOSED = regex.compile(r"\s*\)")
_ROOM = 1  # a number of fewer letters than digits is left alone


@dataclass(frozen=True, slots=True)
class SpelledGrammar:
    """When a number that is written out is a figure; all patterns are of plain letters.

    `no_figure`: what stands behind one that is none (`một số`, `mười tháng`), `percent`: behind a percentage. A lone
    word counts where what it counts follows, or `counts`, which may count anything, or behind `announced` before the
    end of a clause (`closed`), none behind `denied` (`không một ai`); `year`: the word that is a year as well, and
    counts only behind `announced`.
    """

    no_figure: Pattern
    percent: Pattern
    announced: Pattern
    closed: Pattern
    counts: Pattern
    denied: Pattern
    year: str


@dataclass(frozen=True, slots=True)
class InFigures:
    """The plain letters of a sentence with figures for numbers written out; `ends`: by where such a figure stands,
    where its words begin and end in the sentence."""

    letters: str
    ends: Mapping[int, tuple[int, int]]


def in_figures(text: str, letters: str, spelled: SpelledGrammar, grammar: Grammar) -> InFigures:
    """The sentence, printed as `text` and in plain `letters`, with its numbers as figures; equal lengths."""
    ends: dict[int, tuple[int, int]] = {}
    lower = text.lower()
    if len(lower) != len(text):
        return InFigures(letters, ends)
    for start, end, number in spelled_numbers(lower):
        again = _said_again(letters, start, end, f"{number}") or _said_before(letters, start, end, f"{number}")
        if again is not None:
            letters = _blanked(letters, *again)
            continue
        percent = spelled.percent.match(letters, end)
        if percent is None and not _is_figure(letters, lower, start, end, spelled, grammar):
            continue
        stop = percent.end() if percent else end
        digits = f"{number}%" if percent else f"{number}"
        if len(digits) + _ROOM > stop - start:
            continue
        at = stop - len(digits)
        letters = letters[:start] + digits.rjust(stop - start) + letters[stop:]
        ends[at] = (start, end)
    return InFigures(letters, ends)


def _said_again(letters: str, start: int, end: int, number: str) -> tuple[int, int] | None:
    """The brackets, right behind a figure, in which words say it again: `08 (tám) đơn vị`; None where they do not."""
    before, behind = _FIGURE_BEFORE.search(letters, 0, start), _CLOSED.match(letters, end)
    if before is None or behind is None:
        return None
    said = _SIGNS.sub("", before["figure"]).lstrip("0")
    # Of words that lost letters the last alone may be told: `14 (mời bốn)`.
    same = said.endswith(number) if before["lost"] else said == number
    return (before.end("figure"), behind.end()) if same else None


def _said_before(letters: str, start: int, end: int, number: str) -> tuple[int, int] | None:
    """The words, right before a figure in brackets that says them again: `tám (08) đơn vị`; None where it does not."""
    found = _FIGURE_BEHIND.match(letters, end)
    same = found is not None and _SIGNS.sub("", found["figure"]).lstrip("0") == number
    return (start, end) if same else None


def _blanked(letters: str, start: int, end: int) -> str:
    """The letters without what stands there, nor the brackets of a figure right behind it."""
    letters = letters[:start] + " " * (end - start) + letters[end:]
    found = _FIGURE_BEHIND.match(letters, end)
    return (
        letters
        if found is None
        else letters[:end] + f" {found['figure']} ".rjust(found.end() - end) + letters[found.end() :]
    )


def _is_figure(letters: str, text: str, start: int, end: int, spelled: SpelledGrammar, grammar: Grammar) -> bool:
    if spelled.no_figure.match(letters, end) is not None or spelled.denied.search(letters, 0, start) is not None:
        return False
    word = text[start:end]
    if " " in word:
        return True
    announced = spelled.announced.search(letters, 0, start) is not None
    listed = letters[:start].endswith((", ", "; "))  # `12 phòng, năm đơn vị sự nghiệp`
    if word in figure_words()["none"] or (word == spelled.year and not (announced or listed)):
        return False
    if announced and spelled.closed.match(letters, end) is not None:
        return True
    if spelled.counts.match(letters, end) is not None:
        return True
    mention = grammar.groups[NOUN].search(letters, end)
    return mention is not None and grammar.fillers.fullmatch(letters, end, mention.start()) is not None
