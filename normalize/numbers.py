"""Figures as offices type them: `1.297`, `99,85%`, `06`, `13/13`, `05 (trong đó 02 nữ)`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

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
_TAIL = regex.compile(r" ?%?(?P<words>[^\d()]{0,40})(?P<note>\(.*\))?[.;,]?")
_MARK = regex.compile(r"[., ]")
_WHOLE = regex.compile(NUMBER)
_SUM = regex.compile(r"\d{1,6}(?: ?\+ ?\d{1,6})+")
_RANGE = regex.compile(rf"(?:{NUMBER}) ?%? ?(?:[-–−]|đến|tới) ?(?:{NUMBER})(?! ?[-–−/.\d])[^\d]{{0,40}}")
_SCALED = regex.compile(rf"(?P<number>{NUMBER}) ?(?P<scale>\p{{L}}+)\b(?P<rest>[^\d()]{{0,40}})")
_CUT = regex.compile(r"(?<=[\d.,])\s*\n\s*(?=[\d.,])")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell's text says: its figure (None for words), and what else is in the cell."""

    figure: Figure | None
    note: str = ""
    unit: str = ""


def number(text: str, kind: str = "count") -> tuple[Decimal, Decimal] | None:
    """The value of one printed number and half of the unit of its last printed digit; None for no number.

    Three digits behind a lone mark are thousands (`1.297`, `1,297`), except in a percentage (`99,123`).
    A count without decimals is exact; a percentage without decimals is rounded to whole per cents.
    """
    text = text.strip()
    if not _WHOLE.fullmatch(text):
        return None
    grouped, marks = _GROUPS.fullmatch(text), _MARK.findall(text)
    if grouped and not (kind == "percent" and len(marks) == 1):
        return Decimal(_MARK.sub("", text)), Decimal(0)
    if not marks:
        return Decimal(text), Decimal("0.5") if kind == "percent" else Decimal(0)
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
    return Reading(Figure(value[0], Decimal(0), denominator[0]), _note(tail))


def _note(tail: regex.Match[str]) -> str:
    return squeeze((tail["note"] or "").strip("()"))


def read_figure(text: str, kind: str = "count") -> Reading:
    """The figure in a cell's text, or a reading without figure where the text is words or blank.

    `kind` is the indicator's (count, percent, choice …): it decides what a lone mark means and how exact
    a whole number is. A number cut over two lines is joined.
    """
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
    parsed = number(match["number"], "percent" if percent else kind)
    if parsed is None:
        return Reading(None)
    value = -parsed[0] if match["sign"] in {"-", "–", "−"} else parsed[0]
    return Reading(Figure(value, parsed[1]), _note(tail))


@lru_cache(maxsize=1 << 14)
def read_cell(text: str, kind: str = "count") -> Reading:
    """What the cell of a known indicator says: `read_figure`, and what only counts and rates write.

    `1,2 tỷ đồng` is scaled and keeps its precision (±0.05 tỷ); `03+25` is 28; `không` is 0; `mười ba` is 13. A range,
    and a mark before a scale that may be either (`1.297 tỷ`), have no value and a note that says so.
    """
    if kind not in {"count", "percent"}:
        return read_figure(text, kind)
    joined = squeeze(_CUT.sub("", text.strip()))
    words = figure_words()
    if (scaled := _scaled(joined)) is not None:
        return scaled if kind == "count" else Reading(None, words["unclear"].format(raw=joined))
    if kind == "count":
        if _SUM.fullmatch(joined):
            total = sum((Decimal(part) for part in joined.split("+")), Decimal(0))
            return Reading(Figure(total), words["sums"].format(raw=joined))
        if joined.lower() in words["none"]:
            return Reading(Figure(Decimal(0)))
        if (value := spelled_number(joined)) is not None:
            return Reading(Figure(Decimal(value)))
    if _RANGE.fullmatch(joined):
        return Reading(None, words["range"].format(raw=joined))
    return read_figure(text, kind)


def _scaled(text: str) -> Reading | None:
    """A figure before a power of ten; None where there is none."""
    match = _SCALED.match(text)
    words = figure_words()
    power = words["scales"].get(match["scale"].lower()) if match else None
    if match is None or power is None:
        return None
    if match.end() != len(text):
        return Reading(None, words["unclear"].format(raw=text))
    rest = match["rest"].strip(" .;,").lower()
    grouped = _GROUPS.fullmatch(match["number"])
    if grouped and len(_MARK.findall(match["number"])) == 1 and grouped["mark"] != " ":
        return Reading(None, words["unclear"].format(raw=text))
    parsed = number(match["number"])
    if parsed is None or (rest and rest not in words["currency"]):
        return Reading(None, words["unclear"].format(raw=text))
    value, half = parsed[0].scaleb(power), (parsed[1] or Decimal("0.5")).scaleb(power)
    money = rest or match["scale"].lower().endswith("đ")
    unit = words["currency"][0] if money else ""
    return Reading(Figure(value + 0, half), "", unit)
