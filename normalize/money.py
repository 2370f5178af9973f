"""Amounts before a power of ten or a currency, and units of money: `1,2 tỷ đồng`, `(triệu đồng)`, `1.000 đồng`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from normalize.spelled import figure_words
from normalize.text import squeeze

_POWERS = str.maketrans("²³", "23")
_NUMBER = r"\d+(?:[., ]\d+)*"
_NOTE = regex.compile(r"\((?P<note>.*)\)")
_THOUSANDS = regex.compile(r"1[., ]?(?P<zeros>0{3}(?:[., ]?0{3})?) ?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed number that a scale or a currency follows: `power` of ten that it counts in, from the words alone.

    `text`: all of it. `scaled`: a scale is printed; `money`: a currency is. `note`: what stands in brackets behind
    it. `clear` is False where more follows than that.
    """

    text: str
    number: str
    power: int
    scaled: bool
    money: bool
    note: str
    clear: bool


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    words = figure_words()
    longest_first = sorted(words["scales"], key=len, reverse=True)
    scales = "|".join(regex.escape(scale) for scale in longest_first)
    currencies = "|".join(regex.escape(c) for c in sorted(words["currency"], key=len, reverse=True))
    others = "|".join(regex.escape(w) for w in words["no_currency"])
    currency = rf"(?P<currency>{currencies})(?!\p{{L}}|[/.]\p{{L}}| (?:{others})(?!\p{{L}}))"
    tail = rf"(?:(?P<scale>{scales})(?!\p{{L}}))?(?: ?{currency})?"
    amount_ = regex.compile(rf"(?P<number>{_NUMBER}) ?{tail}(?P<rest>.*)", regex.IGNORECASE)
    unit = regex.compile(rf"(?:(?P<scale>{scales})(?!\p{{L}}))? ?(?P<currency>{currencies})?", regex.IGNORECASE)
    heads = "|".join(regex.escape(w) for w in words["unit_heads"])
    stated = regex.compile(
        rf"(?:\(|(?:{heads}) ?:? )(?:(?:{heads}) ?:? )?(?P<unit>(?:1[., ]?000(?:[., ]?000)? ?)?"
        rf"(?:(?:{scales}) ?)?(?:{currencies})|trđ)(?= ?(?:[),;.]|$))",
        regex.IGNORECASE,
    )
    return amount_, unit, stated


def amount(text: str) -> Amount | None:
    """The amount that a squeezed text begins with; None for a text without scale or currency behind its number."""
    match = _patterns()[0].match(text)
    if match is None or not (match["scale"] or match["currency"]):
        return None
    scale = (match["scale"] or "").lower()
    rest = match["rest"].strip(" .;,")
    note = _NOTE.fullmatch(rest)
    if not scale and rest and not note and len(match["currency"]) == 1:
        return None  # `12 đ` alone is money
    return Amount(
        text=text[: match.start("rest")].strip(),
        number=match["number"],
        power=figure_words()["scales"].get(scale, 0),
        scaled=bool(scale),
        money=bool(match["currency"]) or scale.endswith("đ"),
        note=squeeze(note["note"]) if note else "",
        clear=not rest or note is not None,
    )


@lru_cache(maxsize=1 << 10)
def money_power(unit: str) -> int | None:
    """The power of ten đồng that a unit stands for (`triệu đồng` is 6); None for what is no unit of money."""
    text = squeeze(unit)
    power = 0
    if thousands := _THOUSANDS.match(text):
        power, text = sum(ch == "0" for ch in thousands["zeros"]), text[thousands.end() :]
    match = _patterns()[1].fullmatch(text)
    if match is None or not text:
        return None
    scale = (match["scale"] or "").lower()
    if not match["currency"] and not scale.endswith("đ"):
        return None
    scaled: int = figure_words()["scales"].get(scale, 0)
    return power + scaled


def unit_power(unit: str) -> int | None:
    """The power of ten that a unit counts in: of đồng, or of other things (`nghìn con` is 3); None for a plain one."""
    scale, _, rest = squeeze(unit).lower().partition(" ")
    found = money_power(unit)
    return figure_words()["scales"].get(scale) if found is None and rest else found


@lru_cache(maxsize=1 << 12)
def stated_unit(text: str) -> str:
    """The unit of money that a label or header states in brackets or behind `ĐVT:`; empty where there is none."""
    match = _patterns()[2].search(squeeze(text))
    return match["unit"].strip() if match else ""


@lru_cache(maxsize=1 << 10)
def is_divisible(unit: str) -> bool:
    """Whether there are parts of a unit, so that a figure may have decimals: hectares, not persons or đồng."""
    if "/" in unit or money_power(unit):  # so much for each, thousands of đồng
        return True
    words = [] if money_power(unit) == 0 else unit.lower().translate(_POWERS).split()
    divisible = any(word in figure_words()["divisible"] for word in words)
    return divisible or (len(words) > 1 and words[0] in figure_words()["scales"])
