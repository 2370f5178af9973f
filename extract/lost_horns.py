"""Text in TCVN3 that was printed without its ư: LibreOffice takes that letter's code for a soft hyphen, which it does
not print, and begins a new text object behind it. Where objects meet within a word the letter is put back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from extract.syllables import is_syllable

_HORN, _LONE = "ư", "u"
_HYPHENS = ("-", "\u2010", "\u00ad", "\ufffe", _HORN)  # where a line ends in one
_LETTERS_FIRST, _LETTERS_LAST = regex.compile(r"\p{L}*"), regex.compile(r"(?r)\p{L}*")


class Piece(NamedTuple):
    """Text without white space as shown: its text object, and the places of its first and its last character."""

    text: str
    run: int
    first: int
    last: int


_END = Piece("", -1, -1, -1)


def with_lost_horns(pieces: Sequence[Piece]) -> list[str]:
    """The texts of pieces in TCVN3 with each ư that was not printed, as far as it is told; a word that a line's end
    cuts there stands whole on its first line, and the rest of it is empty.

    That any is missing is believed where more words that two objects share are syllables only with the letter than
    only without it.
    """
    found = [piece.text for piece in pieces]
    meets = [
        (n, _word_end(a.text), _word_start(b.text), b.first == a.last + 1)
        for n, (a, b) in enumerate(pairwise((*pieces, _END)))
        if a.run != b.run and a.text not in _HYPHENS
    ]
    shared = [(a, b) for _, a, b, within in meets if within and a and b and b != _HORN]
    if sum(is_syllable(a + _HORN + b) - is_syllable(a + b) for a, b in shared) <= 0:
        return found
    for n, before, after, within in meets:
        if within and before and pieces[n + 1].text in _HYPHENS:
            rest = pieces[n + 2].text if n + 2 < len(pieces) else ""
            if is_syllable(before + _HORN + _word_start(rest)):
                found[n : n + 3] = [found[n] + _horn(before, rest) + rest, "", ""]
        elif within and before and after:
            found[n] += _horn(before, after) if is_syllable(before + _HORN + after) else ""
        elif n and pieces[n - 1].run == pieces[n].run and _lacks(before, before + _HORN):
            found[n] += _HORN
        elif not within and _lacks(after, _HORN + after) and not is_syllable(after + _HORN):
            found[n + 1] = _HORN + found[n + 1]
    return found


def _horn(before: str, after: str) -> str:
    return _HORN.upper() if before.isupper() and not after[:1].islower() else _HORN


def _word_end(text: str) -> str:
    match = _LETTERS_LAST.search(text)
    return match[0] if match else ""


def _word_start(text: str) -> str:
    match = _LETTERS_FIRST.match(text)
    return match[0] if match else ""


def _lacks(part: str, whole: str) -> bool:
    """Whether letters are no word, but would be one with the letter."""
    return part.islower() and is_syllable(whole) and (part == _LONE or not is_syllable(part))
