"""What a row's or column's words say of its figure: unit, kind, choices."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import regex

from normalize.text import fold, squeeze

_FORWARDS = regex.compile(r"(\d{1,2})\s*[=:]\s*(.+?)(?=\s*[;,/|(]?\s*\b\d{1,2}\s*[=:]|$)")
_BACKWARDS = regex.compile(r"([^=]+?)\s*=\s*(\d{1,2})(?=[\s;,.|)]|$)")
_YES_NO = regex.compile(r"\bco\s*(?:/|hoac|-)?\s*khong\b|\bco khong\b")
_RATE = regex.compile(r"^(?:ty le|ti le|phan tram|ty suat)\b")
_TEXT = regex.compile(r"\b(?:kho khan|vuong mac|kien nghi|de xuat|neu ro|mo ta|ten|ghi ro|nguyen nhan|giai phap)\b")
_SAYS_UNIT = r"(?:đơn vị(?: tính)?|đvt)"
_BRACKETED = regex.compile(rf"\(\s*(?:{_SAYS_UNIT}\s*:?\s*)?([^()\d]{{1,25}})\)", flags=regex.IGNORECASE)
_STATED = regex.compile(rf"\(\s*{_SAYS_UNIT}\s*:\s*([^()]{{1,40}}?)\s*\)", flags=regex.IGNORECASE)
_AT_END = regex.compile(r"\(\s*(%|\p{L}+(?:\s\p{L}+)?)\s*\)\s*$")
_COUNTS = regex.compile(r"^(?:tong so|tong|so luong|so) ")
_NO_UNIT = frozenset({"so luong"})
PERCENT = "%"
YES_NO = {"0": "Không", "1": "Có", "x": "Có"}
"""What an office may type where a form asks whether: a sign, its words, or a mark."""
MARKED = {"x": "Có"}
"""What stands in a column that is ticked."""
MAX_CHOICES = 400  # letters: longer texts are no list of choices


def choices_in(*texts: str) -> dict[str, str]:
    """The choices that a form names, sign → meaning: `0=Chưa; 1=Đang làm`, or `Có/Không` as 1 and 0."""
    for text in texts:
        if len(text) > MAX_CHOICES:
            continue
        inside = squeeze(text)
        if "(" in inside and "=" in inside:
            inside = inside[inside.index("(") + 1 :]
        if regex.match(r"\d{1,2}\s*[=:]", inside):
            found = dict(_FORWARDS.findall(inside))
        else:
            found = {sign: meaning for meaning, sign in _BACKWARDS.findall(inside)}
        found = {sign: squeeze(meaning).strip(" .,;)") for sign, meaning in found.items()}
        found = {sign: meaning for sign, meaning in found.items() if meaning}
        if len(found) >= 2:
            return found
        if _YES_NO.search(fold(text)) and len(fold(text)) <= 40:
            return dict(YES_NO)
    return {}


def is_rate(label: str, unit: str) -> bool:
    """Whether a figure is a percentage, by its unit or first words."""
    return unit.strip() == PERCENT or bool(_RATE.match(fold(label.rsplit(">", maxsplit=1)[-1])))


def is_change(label: str) -> bool:
    """Whether a figure says how another has changed since the period before: it may be negative."""
    folded = fold(label)
    return "tang" in folded.split() and "giam" in folded.split()


def kind_of(label: str, unit: str, choices: Mapping[str, str]) -> str:
    """The catalogue's kind: choice, percent, text or count."""
    if choices:
        return "choice"
    if is_rate(label, unit):
        return "percent"
    return "text" if _TEXT.search(fold(label)) and not unit and not fold(label).startswith("so ") else "count"


def bracket_at_end(label: str) -> str:
    """What stands in brackets behind a label, two words at most: `Số hồ sơ (hồ sơ)`; empty for nothing."""
    match = _AT_END.search(label)
    return squeeze(match[1]) if match else ""


def unit_at_end(label: str, repeated: Collection[str]) -> str:
    """The unit in brackets behind a row's label: one that other rows have too (folded), or that the label says."""
    said = bracket_at_end(label)
    if said == PERCENT or not said:
        return said
    before = fold(label[: label.rindex("(")]).split()
    return said.capitalize() if fold(said) in repeated or set(fold(said).split()) <= set(before) else ""


def unit_in(label: str, known: Sequence[str]) -> str:
    """The unit that a label or header path names: in brackets, after `số`, else the first known one that it says.

    Behind `ĐVT:` any unit is believed, elsewhere only one that is known.
    """
    if stated := _STATED.search(label):
        return squeeze(stated[1])
    match = _BRACKETED.search(label)
    if match and any(fold(match[1]) == fold(u) for u in (*known, PERCENT)):
        return squeeze(match[1])
    units = [u for u in known if fold(u) and fold(u) not in _NO_UNIT]
    levels = [fold(level) for level in label.split(">")]
    for level in reversed(levels):
        rest = _COUNTS.sub("", level)
        counted = [u for u in units if rest != level and f"{rest} ".startswith(f"{fold(u)} ")]
        if counted:
            return max(counted, key=lambda u: (len(u), u))
    said = f" {' '.join(levels)} "
    named = [(said.index(f" {fold(u)} "), -len(u), u) for u in units if f" {fold(u)} " in said]
    return min(named)[2] if named else ""
