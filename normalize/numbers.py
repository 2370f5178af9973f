"""Figures as offices type them: `1.297`, `99,85%`, `06`, `13/13`, `05 (trong đó 02 nữ)`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from normalize.report import Figure
from normalize.text import squeeze

# One number: digits in groups of three behind one kind of mark, then decimals behind the other; or digits
# and decimals behind either. Longest alternatives first.
NUMBER = (
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?"
)
_SIGNED = regex.compile(rf"(?P<sign>[+\-–−]?) ?(?P<number>{NUMBER})(?! ?[\d.,]*\d)")
_RATIO = regex.compile(rf"(?P<value>{NUMBER}) ?/ ?(?P<denominator>{NUMBER})")
_GROUPS = regex.compile(r"[0-9]{1,3}(?:(?P<mark>[., ])[0-9]{3})(?:(?P=mark)[0-9]{3})*")
_TAIL = regex.compile(r" ?%?(?!\p{L}?[.)] ?\p{L})(?P<words>[^\d()]{0,40})(?P<note>\(.*\))?[.;,]?")
_MARK = regex.compile(r"[., ]")
_WHOLE = regex.compile(NUMBER)
_CUT = regex.compile(r"(?<=[\d.,])\s*\n\s*(?=[\d.,])")
_QUOTE = regex.compile(r"(?<=\d)['’](?=\d{3}(?!\d))")  # `1'297`
_DIGIT = regex.compile(r"\d")
_HALF = {"percent": Decimal("0.5")}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell's text says: its figure (None for words), and what else is in the cell.

    `aside`: of the note, what the cell prints in brackets.
    """

    figure: Figure | None
    note: str = ""
    unit: str = ""
    aside: str = ""


def has_two_meanings(text: str) -> bool:
    """Whether one printed number has a lone mark that may part thousands as well as decimals: `1.297`, `1,297`."""
    grouped = _GROUPS.fullmatch(text)
    return grouped is not None and grouped["mark"] != " " and len(_MARK.findall(text)) == 1 and text[0] != "0"


def number(text: str, kind: str = "count", decimal: str = "") -> tuple[Decimal, Decimal] | None:
    """The value of one printed number and half of the unit of its last printed digit; None for no number.

    Three digits behind a lone mark are thousands (`1.297`, `1,297`), except in a percentage (`99,123`), or where
    that mark is known to be the `decimal` one. A count without decimals is exact; a percentage without decimals is
    rounded to whole per cents.
    """
    text = text.strip()
    if not _WHOLE.fullmatch(text):
        return None
    grouped, marks = _GROUPS.fullmatch(text), _MARK.findall(text)
    lone = len(marks) == 1 and (kind == "percent" or marks[0] == decimal or text.startswith("0"))
    if grouped and not lone:
        return Decimal(_MARK.sub("", text)), Decimal(0)
    if not marks:
        return Decimal(text), _HALF.get(kind, Decimal(0))
    whole, _, decimals = text.rpartition(marks[-1])
    value = Decimal(f"{_MARK.sub('', whole)}.{decimals}")
    return value, Decimal(5).scaleb(-len(decimals) - 1)


def _ratio(text: str, kind: str) -> Reading | None:
    match = _RATIO.match(text)
    if match is None:
        return None
    tail = _TAIL.fullmatch(text, match.end())
    value = number(match["value"], kind)
    denominator = number(match["denominator"], "count")
    if tail is None or value is None or denominator is None:
        return None
    return Reading(Figure(value[0], Decimal(0), denominator[0]), _note(tail), aside=_note(tail))


def _note(tail: regex.Match[str]) -> str:
    return squeeze((tail["note"] or "").strip("()"))


@lru_cache(maxsize=1 << 14)  # a table is asked for the same figures by all that tell its columns apart
def read_figure(text: str, kind: str = "count", decimal: str = "") -> Reading:
    """The figure in a cell's text, or a reading without figure where the text is words or blank.

    `kind` is the indicator's (count, percent, choice …): it decides what a lone mark means and how exact
    a whole number is; `decimal` the mark of decimals, where it is known. A number cut over two lines is joined.
    """
    if (plain := _plain(text, kind)) is not None:
        return plain
    joined = on_one_line(text)
    ratio = _ratio(joined, kind)
    if ratio is not None:
        return ratio
    match = _SIGNED.match(joined)
    if match is None:
        return Reading(None)
    tail = _TAIL.fullmatch(joined, match.end())
    if tail is None or (kind == "choice" and tail["words"].strip()):
        return Reading(None)  # `2 cấp` is a choice's meaning, not its sign
    percent = kind == "percent" or joined[match.end() :].lstrip().startswith("%")
    parsed = number(match["number"], "percent" if percent else kind, decimal)
    if parsed is None:
        return Reading(None)
    value = -parsed[0] if match["sign"] in {"-", "–", "−"} else parsed[0]
    return Reading(Figure(value, parsed[1]), _note(tail), aside=_note(tail))


def on_one_line(text: str) -> str:
    """The text with single spaces, a number that is cut over two lines joined, thousands set apart by what else may."""
    joined = squeeze(_CUT.sub("", text.strip()))
    return _QUOTE.sub(" ", joined) if "'" in joined or "’" in joined else joined


def _plain(text: str, kind: str) -> Reading | None:
    """The reading of what most cells are, digits alone or no digit at all; None for any other text."""
    if text.isdecimal() and text.isascii():
        return Reading(Figure(Decimal(text), _HALF.get(kind, Decimal(0))))
    return None if _DIGIT.search(text) else Reading(None)
