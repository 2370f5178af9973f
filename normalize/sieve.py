"""Which of many patterns may find something in a text: those of which it has letters that they cannot do without.

A sentence has few of the words that a form's patterns look for, and a word is found in a tenth of the time that a
pattern takes to find nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from normalize.spots import Pattern

FEWEST = 2  # letters: one stands in nearly every sentence; not so one sign
MOST = 5  # to look for more takes as long as the pattern itself
_CUT, _OR = "\0", "\1"  # stand where letters are parted, and between letters of which one is enough
_SIGNS = frozenset("/%:;-")
_UNUSUAL = re.compile(r"\(\?(?!:|P<|<?[=!])")
_SEVERAL = re.compile(r"\\p\{\w+\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[.^$]")
_COUNTED = re.compile(r"\{(\d*)(?:,\d*)?\}")
_AROUND = re.compile(r"\(\?<?[=!][^()]*\)")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))(?P<inside>[^()]*)\)(?P<times>[?*+])?[?+]?")
_RUN = re.compile(r"[^\0?*+|]+(?![?*])")


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


def may_find(pattern: Pattern, text: str) -> bool:
    """Whether a pattern may find something in a text: letters that it cannot do without stand there."""
    letters = needed(pattern.pattern)
    return not letters or any(map(text.__contains__, letters))


@lru_cache(maxsize=1024)  # most patterns of a form are the same for every period
def needed(pattern: str) -> tuple[str, ...]:
    """Letters of which each match of a pattern has some; empty where that cannot be told."""
    if _UNUSUAL.search(pattern):
        return ()
    text = _COUNTED.sub(lambda m: "*" if m[1] in ("", "0") else "+", _SEVERAL.sub(_CUT, pattern.replace(r"\b", "")))
    while "(" in text:
        text, before = _GROUP.sub(_opened, _AROUND.sub("", text)), text
        if text == before:
            return ()
    return _of_each(text)


def _opened(group: re.Match[str]) -> str:
    """A group that holds no other, as the letters that it must have."""
    letters = () if group["times"] in ("?", "*") else _of_each(group["inside"])
    return f"{_CUT}{_OR.join(letters)}{_CUT}"


def _of_each(alternatives: str) -> tuple[str, ...]:
    """The letters that each of these must have, the most telling of each; empty where one has none."""
    each = [min(_runs(one), key=_telling, default=()) for one in alternatives.split("|")]
    return tuple(dict.fromkeys(letters for one in each for letters in one)) if all(each) else ()


def _runs(alternative: str) -> Iterator[tuple[str, ...]]:
    """The letters that one alternative must have, in its order; several where one of them is enough."""
    for run in _RUN.findall(alternative):
        letters = tuple(run.split(_OR))
        if all(len(one) >= FEWEST or one in _SIGNS for one in letters):
            yield letters


def _telling(letters: tuple[str, ...]) -> tuple[bool, int, int]:
    """The less, the better do letters tell whether a pattern may find something: they should be few, and long."""
    return len(letters) > MOST, -min(map(len, letters)), len(letters)
