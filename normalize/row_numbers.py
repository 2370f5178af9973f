"""The number before a row: as printed in a column of its own or ahead of its label, and as it is compared."""

from __future__ import annotations

from functools import lru_cache

import regex

from extract.list_signs import LETTERS, roman
from normalize.grid import NUMBERING
from normalize.text import LEADING_NUMBER, nfc

_LETTERED = regex.compile(rf"(\d[\d.]*\d|\d)\.?([{LETTERS}])")
_ROMAN = regex.compile(r"^([IVX]{1,4})(?=$|\.\d)")
ITEM_SIGNS = {
    "-": 1,
    "–": 1,
    "+": 2,
    "•": 3,
    "*": 3,
    ".": 3,
    "·": 3,
    "◦": 3,
    "○": 3,
    "▪": 3,
    "■": 3,
    "●": 3,
    "➢": 3,
    "✓": 3,
}
"""The signs that a list's items have for numbers, and how deep in the list each stands."""
_SIGN = regex.compile(rf"\s*([{''.join(ITEM_SIGNS)}])")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def item_sign(text: str) -> str:
    """The sign before a list's item; empty where it has none."""
    sign = _SIGN.match(text)
    return sign[1] if sign else ""


@lru_cache(maxsize=1 << 13)
def compared_number(text: str) -> str:
    """A row's number without its closing mark, Roman parts in figures; empty for what is no number.

    `1.1.1.`, `1.1.1/` and `I.1.1` are `1.1.1`.
    """
    stripped = text.replace(" ", "").rstrip(".)/-").lstrip("(")
    counted = _ROMAN.sub(lambda found: str(roman(found[1])), stripped)
    return counted if NUMBERING.fullmatch(counted) else ""


@lru_cache(maxsize=1 << 13)
def in_parts(number: str) -> str:
    """A compared number with its closing letter as one more part: `3.1.3b` is `3.1.3.2`, as some offices print it."""
    found = _LETTERED.fullmatch(number)
    return f"{found[1]}.{LETTERS.index(found[2]) + 1}" if found else number


def leading_number(label: str) -> str:
    """The number of several parts that stands ahead of a label in one cell with it; empty where none does."""
    found = LEADING_NUMBER.match(nfc(label))
    return found[0].strip() if found and "." in found[0].strip(" .)/") else ""


def in_roman(value: int) -> str:
    """The Roman number of a value up to 39; empty for another."""
    return "X" * (value // 10) + _UNITS[value % 10] if 0 < value < 40 else ""
