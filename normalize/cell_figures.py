"""What offices type into a cell besides a plain figure: `1,2 tỷ`, `03+25`, `mười ba`, `05, trong đó 02 nữ`, `> 90%`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

import regex

from normalize.money import Amount, amount, unit_power
from normalize.numbers import NUMBER, Reading, has_two_meanings, number, on_one_line, read_figure
from normalize.report import Figure
from normalize.spelled import figure_words, spelled_number

_SUM = regex.compile(r"(?P<parts>\d{1,6}(?: ?\+ ?\d{1,6})+)(?: ?= ?(?P<total>\d{1,7}))?")
_RANGE = regex.compile(rf"(?:{NUMBER}) ?%? ?(?:[-–−]|đến|tới) ?(?:{NUMBER})(?! ?[-–−/.\d])[^\d]{{0,40}}")
_YEARS = regex.compile(r"(?:19|20)\d\d ?(?:[-–−]|đến|tới) ?(?:19|20)\d\d")
_TWICE = regex.compile(
    r"(?:(?P<digits>\d{1,9}) \((?P<words>[\p{L} ]+)\)|(?P<words>[\p{L} ]+) \((?P<digits>\d{1,9})\))"
    r"(?: [\p{L}, ]{1,30})?"
)
_NEAR_BY = 40  # characters from a figure to what says that it is rough, at most
_HALF_PERCENT = Decimal("0.5")


@cache
def _patterns() -> Mapping[str, regex.Pattern[str]]:
    cells: Mapping[str, str] = figure_words()["cell"]
    return {name: regex.compile(text, regex.IGNORECASE) for name, text in cells.items()}


def read_cell(text: str, kind: str = "count", unit: str = "", decimal: str = "") -> Reading:
    """What the cell of a known indicator says: `read_figure`, and what only counts and rates write.

    `1,2 tỷ đồng` is scaled to the column's `unit` (1200 where that is `triệu đồng`, else to đồng) and keeps its
    precision (±0.05 tỷ); `03+25` is 28; `không` is 0; `mười ba` is 13; `05, trong đó 02 nữ` is 5 with a note. A range,
    a bound (`> 90%`), and a mark before a scale that may be either (`1.297 tỷ`, unless `decimal` is known), have no
    value and a note that says so.
    """
    if text.isdecimal() and text.isascii():
        return _plain(text, kind)
    return _read_cell(text, kind, unit, decimal)


@lru_cache(maxsize=1 << 13)
def _plain(text: str, kind: str) -> Reading:
    """The reading of digits alone, which most cells are."""
    return Reading(Figure(Decimal(text), _HALF_PERCENT if kind == "percent" else Decimal(0)))


@lru_cache(maxsize=1 << 14)
def _read_cell(text: str, kind: str, unit: str, decimal: str) -> Reading:
    if kind not in {"count", "percent"}:
        return read_figure(text, kind)
    joined = on_one_line(text)
    if (found := amount(joined)) is not None:
        return _scaled(joined, found, unit, decimal) if kind == "count" else _without_value("unclear", joined)
    if kind == "count" and (counted := _count(joined)) is not None:
        return counted
    if _YEARS.fullmatch(joined):
        return Reading(None)
    if _RANGE.fullmatch(joined):
        return _without_value("range", joined)
    if _patterns()["bound"].fullmatch(joined):
        return _without_value("bound", joined)
    reading = read_figure(text, kind, decimal)
    return reading if reading.figure is not None else _with_aside(joined, kind, decimal)


def rough_note(text: str, start: int, end: int) -> str:
    """The note for a figure of a sentence that only says about how much: `hơn 12.500`; empty for any other."""
    match = _patterns()["rough"].search(text, max(0, start - _NEAR_BY), start)
    if match is None:
        return ""
    said: str = figure_words()["rough"]
    return said.format(raw=text[match.start() : end])


def read_change(text: str) -> Reading | None:
    """A change in words: `Tăng 02` is 2, `giảm 3 người` is -3; None for any other text."""
    match = _patterns()["change"].fullmatch(on_one_line(text))
    parsed = number(match["number"]) if match else None
    if match is None or parsed is None:
        return None
    return Reading(Figure(parsed[0] if match["up"] else -parsed[0], parsed[1]))


def _without_value(why: str, text: str) -> Reading:
    said: str = figure_words()[why]
    return Reading(None, said.format(raw=text))


def _count(text: str) -> Reading | None:
    """A count that is not written as one number: a sum, none at all, or in words (beside its digits, if they agree)."""
    words: Mapping[str, Any] = figure_words()
    if found := _SUM.fullmatch(text):
        total = sum((Decimal(part) for part in found["parts"].split("+")), Decimal(0))
        if found["total"] and Decimal(found["total"]) != total:
            return _without_value("unclear", text)
        return Reading(Figure(total), words["sums"].format(raw=text))
    if text.lower() in words["none"]:
        return Reading(Figure(Decimal(0)))
    if (value := spelled_number(text)) is not None:
        return Reading(Figure(Decimal(value)))
    if (both := _TWICE.fullmatch(text)) and (value := spelled_number(both["words"])) is not None:
        return Reading(Figure(Decimal(value))) if value == int(both["digits"]) else _without_value("unclear", text)
    return None


def _with_aside(text: str, kind: str, decimal: str) -> Reading:
    """A figure and, behind a comma or alone, what is said of it in more figures: `05, trong đó 02 nữ`."""
    match = _patterns()["aside"].fullmatch(text)
    own = read_figure(match["own"], kind, decimal) if match else Reading(None)
    if match is None or own.figure is None:
        return Reading(None)
    said = match["said"].strip(" ,;:.")
    return Reading(own.figure, said, aside=said)


def _scaled(text: str, found: Amount, unit: str, decimal: str) -> Reading:
    """A figure before a power of ten or a currency, in the column's unit where that is one of money."""
    parsed = number(found.number, decimal=decimal)
    if not found.clear or parsed is None or (found.scaled and has_two_meanings(found.number) and not decimal):
        return _without_value("unclear", text)
    half = parsed[1] or (Decimal("0.5") if found.scaled else Decimal(0))
    column = unit_power(unit)
    power = found.power - (column or 0)
    figure = Figure(_times_ten(parsed[0], power), _times_ten(half, power))
    words = figure_words()
    if column is None:
        return Reading(figure, found.note, words["currency"][0] if found.money else "", found.note)
    printed = f"{figure.value:f}".replace(".", ",")
    said = words["scaled"].format(raw=found.text, value=printed, unit=unit) if power else ""
    return Reading(figure, "; ".join(n for n in (said, found.note) if n), unit, found.note)


def _times_ten(value: Decimal, power: int) -> Decimal:
    """The value times a power of ten, without an exponent and without zeros behind the point."""
    return value.scaleb(power).normalize() + 0
