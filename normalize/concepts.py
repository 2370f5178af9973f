"""The concepts of a form's groups, and where a sentence mentions them: all groups are looked for in one pass.

A sentence has few of the words that concepts begin with. One search finds these; only where one stands is it looked for
the concepts that begin so, of each group the first that is found, and none within another of its group.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from normalize.beginnings import beginnings

LETTERS = 4  # by so many of their first letters concepts are told apart
_WORD_BEGINS = re.compile(r"(?:(?<=\(\?:)|(?<=\|)|(?<=>)|^)\\b(?=\(?[a-z?])")
_AT_WORD = r"(?<![a-z])(?=\w)"
Match = Callable[[str, int], "re.Match[str] | None"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept of a group where the sentence names it."""

    start: int
    end: int
    name: str


class Concepts:
    """`groups`: by group, each concept's patterns, in the order in which they are looked for."""

    def __init__(self, groups: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._groups = {
            group: [(name, without_word_begins(one)) for name, patterns in concepts.items() for one in patterns]
            for group, concepts in groups.items()
        }

    def mentions(self, text: str) -> dict[str, list[Mention]]:
        """By group, the concepts that a text mentions, in its order."""
        found: dict[str, list[Mention]] = {group: [] for group in self._groups}
        told = self._told
        ends = dict.fromkeys(found, 0)
        for begun in self._begun.finditer(text):
            at = begun.start()
            for group, match in told[begun[1]]:
                if ends[group] <= at and (hit := match(text, at)):
                    ends[group] = end = hit.end()
                    found[group].append(Mention(at, end, hit.lastgroup or ""))
        return found

    def compile_all(self) -> None:
        """Compiles what else is compiled when a text asks for it."""
        for text in self._beginnings:
            self._told[text]

    @cached_property
    def _beginnings(self) -> dict[str, dict[str, list[int]]]:
        """By what they begin with, which patterns of each group."""
        found: dict[str, dict[str, list[int]]] = {}
        for group, patterns in self._groups.items():
            for n, (_, pattern) in enumerate(patterns):
                for text in beginnings(pattern, LETTERS):
                    found.setdefault(text, {}).setdefault(group, []).append(n)
        return found

    @cached_property
    def _begun(self) -> re.Pattern[str]:
        """What finds the longest text that something begins with."""
        return re.compile(rf"{_AT_WORD}(?=({_tree(sorted(self._beginnings))}))")

    @cached_property
    def _told(self) -> _Told:
        return _Told(self._groups, self._beginnings)


class _Told(dict[str, list[tuple[str, Match]]]):
    """What may be meant where a text begins so, and no longer, of what anything begins with: by group one pattern."""

    def __init__(
        self, groups: Mapping[str, Sequence[tuple[str, str]]], begun: Mapping[str, Mapping[str, Sequence[int]]]
    ) -> None:
        super().__init__()
        self._groups, self._begun = groups, begun

    def __missing__(self, text: str) -> list[tuple[str, Match]]:
        self[text] = found = []
        begun = [self._begun.get(text[:length], {}) for length in range(len(text) + 1)]
        for group, patterns in self._groups.items():
            if places := sorted({n for each in begun for n in each.get(group, ())}):
                found.append((group, _either([patterns[n] for n in places])))
        return found


def _either(patterns: Sequence[tuple[str, str]]) -> Match:
    """What tells the first of these concepts that is found at a place."""
    named: dict[str, list[str]] = {}
    for name, pattern in patterns:
        named.setdefault(name, []).append(pattern)
    return re.compile("|".join(f"(?P<{name}>{'|'.join(alike)})" for name, alike in named.items())).match


def without_word_begins(pattern: str) -> str:
    """A pattern that is looked for where words begin: a `\\b` before one says no more."""
    return _WORD_BEGINS.sub("", pattern)


def at_words(pattern: str) -> str:
    """A pattern that begins no word halfway; half of its time is saved by looking for no word where none begins."""
    return rf"{_AT_WORD}(?:{without_word_begins(pattern)})"


def _tree(texts: Sequence[str]) -> str:
    """A pattern that finds the longest of these at a place."""
    behind: dict[str, list[str]] = {}
    for text in texts:
        if text:
            behind.setdefault(text[0], []).append(text[1:])
    branches = [re.escape(letter) + _tree(rest) for letter, rest in behind.items()]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if '' in texts else ''}" if "" in texts or branches[1:] else branches[0]
