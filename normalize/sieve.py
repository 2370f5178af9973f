"""Which of many patterns may find something in a text: those of which it has letters that they cannot do without.

A sentence has few of the words that a form's patterns look for, and a word is found in a tenth of the time that a
pattern takes to find nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.spots import Pattern

FEWEST = 2  # letters: one stands in nearly every sentence
MOST = 5  # to look for more takes as long as the pattern itself
_NO_WIDTH = re.compile(r"\(\?(?:=|!|<=|<!)|\\[bBAZ]$|[\^$]$")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")
_TIMES = re.compile(r"(?:(?P<may>[?*]|\{0?,|\{0\})|(?P<more>\+|\{\d))(?:[\d,]*\})?[?+]?")


class Sieve:
    """Patterns in their order, none of which ignores the case of letters."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        wanted = [needed(pattern.pattern) for pattern in patterns]
        self._letters = [(letters, n) for n, one in enumerate(wanted) if len(one) <= MOST for letters in one]
        self._always = [n for n, one in enumerate(wanted) if not 0 < len(one) <= MOST]

    def likely(self, text: str) -> list[Pattern]:
        """The patterns that may find something in a text."""
        found = {n for letters, n in self._letters if letters in text}
        return [self._patterns[n] for n in (sorted(found.union(self._always)) if found else self._always)]


def needed(pattern: str) -> tuple[str, ...]:
    """Letters of which each match of a pattern has some; empty where that cannot be told."""
    each = [_longest(one) for one in _alternatives(pattern)]
    return tuple(dict.fromkeys(letters for one in each for letters in one)) if all(each) else ()


def _longest(alternative: str) -> tuple[str, ...]:
    """Of the letters that each match of one alternative has, those that are longest."""
    found: list[tuple[str, ...]] = []
    run = ""
    for part, times in _parts(alternative):
        if _NO_WIDTH.match(part):
            continue
        letter, must = _letter(part), times is None or times["may"] is None
        run += letter if must else ""
        if not letter or times is not None:
            found.append((run,))
            run = ""
        if must and (group := _GROUP.match(part)):
            found.append(needed(part[group.end() : -1]))
    told = [letters for letters in (*found, (run,)) if letters and min(map(len, letters)) >= FEWEST]
    return max(told, key=lambda letters: (min(map(len, letters)), -len(letters)), default=())


def _letter(part: str) -> str:
    """The letter or sign that a part of a pattern is; empty for any that may be several."""
    if len(part) == 2 and part[0] == "\\":
        return "" if part[1].isalnum() else part[1]
    return part if len(part) == 1 and part != "." else ""


def _alternatives(pattern: str) -> list[str]:
    """What stands between the bars of a pattern that are in no group."""
    found = [""]
    for part, times in _parts(pattern):
        if part == "|":
            found.append("")
        else:
            found[-1] += part + (times[0] if times else "")
    return found


def _parts(pattern: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The letters, classes and groups of a pattern, each with how many times it stands there, if that is said."""
    at = 0
    while at < len(pattern):
        end = _end(pattern, at)
        times = _TIMES.match(pattern, end)
        yield pattern[at:end], times
        at = times.end() if times else end


def _end(pattern: str, at: int) -> int:
    """Where the letter, the class or the group ends that begins at a place."""
    if pattern[at] == "\\":
        return pattern.index("}", at) + 1 if pattern[at + 1] in "pP" else at + 2
    if pattern[at] == "[":
        at += 2 if pattern[at + 1] in "^]" else 1
        while pattern[at] != "]":
            at += 2 if pattern[at] == "\\" else 1
        return at + 1
    if pattern[at] == "(":
        at += 1
        while pattern[at] != ")":
            at = _end(pattern, at)
        return at + 1
    return at + 1
