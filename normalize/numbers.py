"""Figures as offices type them: `1.297`, `99,85%`, `06`, `13/13`, `05 (trong đó 02 nữ)`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from normalize.money import Amount, amount, money_power
from normalize.report import Figure
from normalize.spelled import figure_words, spelled_number
from normalize.text import squeeze

# One number: digits in groups of three behind one kind of mark, then decimals behind the other; or digits
# and decimals behind either. Longest alternatives first.
NUMBER = (
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
)
_SIGNED = regex.compile(rf"(?P<sign>[+\-–−]?) ?(?P<number>{NUMBER})(?! ?[\d.,]*\d)")
_RATIO = regex.compile(rf"(?P<value>{NUMBER}) ?/ ?(?P<denominator>{NUMBER})")
_GROUPS = regex.compile(r"\d{1,3}(?:(?P<mark>[., ])\d{3})(?:(?P=mark)\d{3})*")
_TAIL = regex.compile(r" ?%?(?![.)] ?\p{L})(?P<words>[^\d()]{0,40})(?P<note>\(.*\))?[.;,]?")
_MARK = regex.compile(r"[., ]")
_WHOLE = regex.compile(NUMBER)
_SUM = regex.compile(r"\d{1,6}(?: ?\+ ?\d{1,6})+")
_RANGE = regex.compile(rf"(?:{NUMBER}) ?%? ?(?:[-–−]|đến|tới) ?(?:{NUMBER})(?! ?[-–−/.\d])[^\d]{{0,40}}")
_CUT = regex.compile(r"(?<=[\d.,])\s*\n\s*(?=[\d.,])")
_YEARS = regex.compile(r"(?:19|20)\d\d ?(?:[-–−]|đến|tới) ?(?:19|20)\d\d")
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


def read_figure(text: str, kind: str = "count", decimal: str = "") -> Reading:
    """The figure in a cell's text, or a reading without figure where the text is words or blank.

    `kind` is the indicator's (count, percent, choice …): it decides what a lone mark means and how exact
    a whole number is; `decimal` the mark of decimals, where it is known. A number cut over two lines is joined.
    """
    if (plain := _plain(text, kind)) is not None:
        return plain
    joined = squeeze(_CUT.sub("", text.strip()))
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


def _plain(text: str, kind: str) -> Reading | None:
    """The reading of what most cells are, digits alone or no digit at all; None for any other text."""
    if text.isdecimal() and text.isascii():
        return Reading(Figure(Decimal(text), _HALF.get(kind, Decimal(0))))
    return None if _DIGIT.search(text) else Reading(None)


def read_cell(text: str, kind: str = "count", unit: str = "", decimal: str = "") -> Reading:
    """What the cell of a known indicator says: `read_figure`, and what only counts and rates write.

    `1,2 tỷ đồng` is scaled to the column's `unit` (1200 where that is `triệu đồng`, else to đồng) and keeps its
    precision (±0.05 tỷ); `03+25` is 28; `không` is 0; `mười ba` is 13. A range, and a mark before a scale that may be
    either (`1.297 tỷ`, unless `decimal` is known), have no value and a note that says so.
    """
    if text.isdecimal() and text.isascii():
        return Reading(Figure(Decimal(text), _HALF.get(kind, Decimal(0))))
    return _read_cell(text, kind, unit, decimal)


@lru_cache(maxsize=1 << 14)
def _read_cell(text: str, kind: str, unit: str, decimal: str) -> Reading:
    if kind not in {"count", "percent"}:
        return read_figure(text, kind)
    joined = squeeze(_CUT.sub("", text.strip()))
    words = figure_words()
    if (found := amount(joined)) is not None:
        return _scaled(joined, found, unit, decimal) if kind == "count" else _unclear(joined)
    if kind == "count":
        if _SUM.fullmatch(joined):
            total = sum((Decimal(part) for part in joined.split("+")), Decimal(0))
            return Reading(Figure(total), words["sums"].format(raw=joined))
        if joined.lower() in words["none"]:
            return Reading(Figure(Decimal(0)))
        if (value := spelled_number(joined)) is not None:
            return Reading(Figure(Decimal(value)))
    if _YEARS.fullmatch(joined):
        return Reading(None)
    if _RANGE.fullmatch(joined):
        return Reading(None, words["range"].format(raw=joined))
    return read_figure(text, kind, decimal)


def _unclear(text: str) -> Reading:
    return Reading(None, figure_words()["unclear"].format(raw=text))


def _scaled(text: str, found: Amount, unit: str, decimal: str) -> Reading:
    """A figure before a power of ten or a currency, in the column's unit where that is one of money."""
    parsed = number(found.number, decimal=decimal)
    if not found.clear or parsed is None or (found.scaled and has_two_meanings(found.number) and not decimal):
        return _unclear(text)
    half = parsed[1] or (Decimal("0.5") if found.scaled else Decimal(0))
    column = money_power(unit)
    if column is None:
        own = figure_words()["currency"][0] if found.money else ""
        return Reading(
            Figure(_times_ten(parsed[0], found.power), _times_ten(half, found.power)), found.note, own, found.note
        )
    power = found.power - column
    value = _times_ten(parsed[0], power)
    figure = Figure(value, _times_ten(half, power))
    said = (
        figure_words()["scaled"].format(raw=found.text, value=f"{value:f}".replace(".", ","), unit=unit)
        if power
        else ""
    )
    return Reading(figure, "; ".join(n for n in (said, found.note) if n), unit, found.note)


def _times_ten(value: Decimal, power: int) -> Decimal:
    """The value times a power of ten, without an exponent and without zeros behind the point."""
    return value.scaleb(power).normalize() + 0
