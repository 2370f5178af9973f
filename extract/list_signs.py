"""The signs that number what is listed: Roman numbers, and the letters in their Vietnamese order."""

from __future__ import annotations

import re

LETTERS = "abcdđeghiklm"
_DIGITS = {"I": 1, "V": 5, "X": 10}
_NUMBER = re.compile(
    r"([IVX]{1,5}[.)])?(\d{1,3}[.)])*\d{0,3}[.)/]?[a-zđ]?[.)]?|[IVX]{1,5}[.)/]?|[a-zđA-ZĐ][.)]|[-–+*•]"
)
_REST = re.compile(r"(?P<point>\.?)\d{0,2}(?P<end>[.)/]?)")
_OTHER_END = re.compile(r"\d{1,2}(\.\d{1,2})+[)/]")


def roman(letters: str) -> int:
    """The value of a Roman number up to 39."""
    values = [_DIGITS[letter] for letter in letters]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def is_number_word(text: str) -> bool:
    """Whether a word numbers a row."""
    return bool(text) and _NUMBER.fullmatch(text) is not None


def is_broken(number: str, rest: str) -> bool:
    """Whether a line is the last part of the number on the line above: `3.4.` and `2.`, `3.4.1` and `.` or `/`, but not
    `1.` and `2.`; also `3.1.` and `3.2/`, as whole numbers end alike."""
    if number.endswith(".") and number[0].isdecimal() and _OTHER_END.fullmatch(rest):
        return True
    match = _REST.fullmatch(rest)
    if match is None or not rest:
        return False
    inside = "." in number[:-1]
    if not number.endswith("."):
        return bool(match["point"] or rest == match["end"]) and number[-1:].isdecimal() and inside
    return not match["point"] and rest[0].isdecimal() and (inside or (number[0].isdecimal() and not match["end"]))
