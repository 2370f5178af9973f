"""The signs that number what is listed: Roman numbers, and the letters in their Vietnamese order."""

from __future__ import annotations

LETTERS = "abcdđeghiklm"
_DIGITS = {"I": 1, "V": 5, "X": 10}


def roman(letters: str) -> int:
    """The value of a Roman number up to 39."""
    values = [_DIGITS[letter] for letter in letters]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))
