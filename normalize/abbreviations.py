"""What a form's offices write otherwise than the form, and a text with that put into the form's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from normalize.text import fold


@dataclass(frozen=True, slots=True, eq=False)
class Abbreviations:
    """What a form's offices say otherwise, all folded: a word shortened → its words; a phrase → the form's own.

    Compared by identity, to be cached on.
    """

    words: Mapping[str, str]
    phrases: Mapping[str, str]

    @classmethod
    def of(cls, words: Mapping[str, str], phrases: Mapping[str, str]) -> Abbreviations:
        """Those of a form's file: a phrase is known with its abbreviations written out, too."""
        out = {_spelled(phrase, words): _spelled(own, words) for phrase, own in phrases.items()}
        return cls(words, out | dict(phrases))

    def usual(self, text: str) -> str:
        """The folded text with the form's own phrases; its words are as they stand."""
        return _usual(text, self)


@lru_cache(maxsize=1 << 14)
def _usual(text: str, abbreviations: Abbreviations) -> str:
    folded = fold(text)
    pattern = _any_of(tuple(abbreviations.phrases))
    return folded if pattern is None else pattern.sub(lambda found: abbreviations.phrases[found[0]], folded)


@lru_cache(maxsize=32)
def _any_of(phrases: tuple[str, ...]) -> regex.Pattern[str] | None:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return regex.compile(rf"\b(?:{'|'.join(map(regex.escape, longest_first))})\b") if phrases else None


def opened(text: str, abbreviations: Abbreviations) -> str:
    """The folded text in the form's own phrases, with its abbreviations written out."""
    return _spelled(abbreviations.usual(text), abbreviations.words)


def _spelled(text: str, words: Mapping[str, str]) -> str:
    return " ".join([words.get(word, word) for word in text.split()])
