"""What a row's or column's words say of its figure: unit, kind, choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from normalize.text import fold, squeeze

_CHOICES = regex.compile(r"(?<![\w.,])(\d{1,2})\s*(?:=|:|\))\s*([^\d;,/=()][^;/=()\n]*)")
_YES_NO = regex.compile(r"\bco\s*(?:/|hoac|-)?\s*khong\b|\bco khong\b")
_RATE = regex.compile(r"^(?:ty le|ti le|phan tram|ty suat)\b")
_TEXT = regex.compile(r"\b(?:kho khan|vuong mac|kien nghi|de xuat|neu ro|mo ta|ten|ghi ro|nguyen nhan|giai phap)\b")
_BRACKETED = regex.compile(r"\(\s*(?:đơn vị(?: tính)?\s*:?\s*)?([^()\d]{1,25})\)", flags=regex.IGNORECASE)
PERCENT = "%"


def choices_in(*texts: str) -> dict[str, str]:
    """The choices that a form names, sign → meaning: `0=Chưa; 1=Đang làm`, or `Có/Không` as 1 and 0."""
    for text in texts:
        found = {sign: squeeze(meaning).rstrip(" .,;") for sign, meaning in _CHOICES.findall(text)}
        found = {sign: meaning for sign, meaning in found.items() if meaning}
        if len(found) >= 2:
            return found
        if _YES_NO.search(fold(text)) and len(fold(text)) <= 40:
            return {"0": "Không", "1": "Có"}
    return {}


def is_rate(label: str, unit: str) -> bool:
    """Whether a figure is a percentage, by its unit or first words."""
    return unit.strip() == PERCENT or bool(_RATE.match(fold(label.rsplit(">", maxsplit=1)[-1])))


def kind_of(label: str, unit: str, choices: Mapping[str, str]) -> str:
    """The catalogue's kind: choice, percent, text or count."""
    if choices:
        return "choice"
    if is_rate(label, unit):
        return "percent"
    return "text" if _TEXT.search(fold(label)) and not unit and not fold(label).startswith("so ") else "count"


def unit_in(label: str, known: Sequence[str]) -> str:
    """The unit that a label names: in brackets, else a known unit among its words (the longest)."""
    match = _BRACKETED.search(label)
    if match and any(fold(match[1]) == fold(u) for u in (*known, PERCENT)):
        return squeeze(match[1])
    words = f" {fold(label)} "
    named = [u for u in known if f" {fold(u)} " in words]
    return max(named, key=lambda u: (len(u), u)) if named else ""
