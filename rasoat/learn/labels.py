"""What a row's or column's words say of its figure: unit, kind, choices."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import regex

from data import resource
from normalize.money import is_divisible
from normalize.text import fold, nfc, plain, squeeze

_FORWARDS = regex.compile(r"(\d{1,2})\s*[=:.]\s*(.+?)(?=\s*[;,/|(]?\s*\b\d{1,2}\s*[=:.]|$)")
_BACKWARDS = regex.compile(r"([^=]+?)\s*=\s*(\d{1,2})(?=[\s;,.|)]|$)")
_YES_NO = regex.compile(r"\bco\s*(?:/|hoac|-)?\s*khong\b|\bco khong\b")
_RATE = regex.compile(r"^(?:ty le|ti le|phan tram|ty suat|muc do hai long)\b")
_COMPARES = regex.compile(r"\b(?:so (?:voi|sanh)|cung ky|ke hoach|du toan|toc do|tang|chi tieu giao|ky truoc)\b")
_CARRIED_OUT = regex.compile(r"\b(?:thuc hien|hoan thanh|binh quan)\b")
_TEXT = regex.compile(
    r"\b(?:kho khan|vuong mac|kien nghi|de xuat|neu ro|mo ta|ten|ghi ro|nguyen nhan|giai phap)\b|"
    r"\b(?:chu dau tu|dia (?:diem|chi))\b|^thoi gian(?: (?:kc|khoi cong|xay ra|to chuc)\b.*)?$"
)
_AVERAGE = regex.compile(r"\b(?:binh quan|trung binh|nang suat|mat do|don gia|he so)\b")
_PERCENT_LEVEL = regex.compile(r"\(\s*%\s*\)\s*$")
_AMOUNT = regex.compile(r"^(?:so (?!voi|sanh)|tong\b|sl\b)")
_EACH = regex.compile(r"(\p{L}+)\s*/\s*(\p{L}+)\s*$")
_DIFFERS = regex.compile(r"\(\s*\+\s*\).*\(\s*-\s*\)|\bso sanh\b.*\btuyet doi\b|\bchenh lech\b(?! giua\b)")
_DATE = regex.compile(r"^(?:thoi diem|ngay(?!,? (?:cong|lam viec|nghi|giuong|dieu tri)\b))\b|\bngay thang nam\b")
_SAYS_UNIT = r"(?:đơn vị(?: tính)?|đvt)"
_BRACKETED = regex.compile(
    rf"\(\s*(?:{_SAYS_UNIT}\s*:?\s*)?([^()\d]{{1,25}}|(?:k|c|d)?m[23])\)", flags=regex.IGNORECASE
)
_STATED = regex.compile(rf"\(\s*{_SAYS_UNIT}\s*:\s*([^()]{{1,40}}?)\s*\)", flags=regex.IGNORECASE)
FORMULA = regex.compile(
    r"\s*\(\s*(?:(?P<whole>[\p{Lu}\d.]{1,6})\s*=\s*)?(?P<parts>[\p{Lu}\d.]{1,6}(?:\s*\+\s*[\p{Lu}\d.]{1,6})+)\s*\)\s*$"
)
"""What a label prints behind it of its rows' arithmetic, by their numbers: `Tổng số (1=1.1+1.2)`, `(I+II)`."""
_AT_END = regex.compile(r"\(\s*(%|\p{L}+(?:\s\p{L}+)?)\s*\)\s*$")
_TOTALS = regex.compile(r"^(?:tong so|tong|so luong|so)\s+")
_COUNTS = regex.compile(r"^(?:tong so|tong|so luong|so)(?: luot(?= ho so| giao dich))? ")
_TIMES = regex.compile(r"^(?:tong so|tong|so) luot\b")  # of whatever stands below
_IN_BRACKETS = regex.compile(r"\(([^()]+)\)")
_WRITTEN = regex.compile(
    r"([^,;]+?)\s+(?:thì\s+)?(?:ghi|điền|chọn|đánh)\s+(?:số\s+)?(\d{1,2})(?=[\s;,.)]|$)", flags=regex.IGNORECASE
)
_TICK = regex.compile(r"\b(?:danh dau|danh|tich) (?:dau )?(?:x|nhan)\b")
_OPTION_ENDS = regex.compile(r"\s*[;|]\s*|\s*/\s*")
_NOT = regex.compile(r"^(?:khong|chua)\b")
_KINDS = regex.compile(r"^(?:phan loai|phan theo|chia theo|theo)\b")
_RESIDUAL = regex.compile(r"\bkhac$")
MOST_OPTIONS, MOST_OPTION_WORDS = 6, 6
_NO_UNIT = frozenset({"so luong"})
PERCENT = "%"
PERCENTS = frozenset({PERCENT, "điểm %", "điểm phần trăm"})
YES_NO = {"0": "Không", "1": "Có", "x": "Có"}
"""What an office may type where a form asks whether: a sign, its words, or a mark."""
MARKED = {"x": "Có"}
"""What stands in a column that is ticked."""
MAX_CHOICES = 400  # letters: longer texts are no list of choices


def without_total(label: str) -> str:
    """A label in plain letters, without the words ahead that only say that it is a count (`Tổng số`, `Số lượng`)."""
    return _TOTALS.sub("", fold(label))


def choices_in(*texts: str) -> dict[str, str]:
    """The choices that a form names, sign → meaning: `0=Chưa; 1=Đang làm`, or `Có/Không` as 1 and 0."""
    for text in texts:
        if len(text) > MAX_CHOICES:
            continue
        inside = squeeze(text)
        for part in (*reversed(_IN_BRACKETS.findall(inside)), inside):
            if found := _signed(part):
                return found
            if _YES_NO.search(fold(part)) and len(fold(part)) <= 40:
                return dict(YES_NO)
    return {}


def _signed(text: str) -> dict[str, str]:
    """Choices with their signs: `0 = chưa; 1 = đang làm`, `chưa = 0; …`, `có ghi 1, không ghi 0`."""
    if regex.match(r"\d{1,2}\s*[=:.]\s*\D", text):
        pairs = _FORWARDS.findall(text)
    elif written := _WRITTEN.findall(text):
        pairs = [(sign, meaning) for meaning, sign in written]
    else:
        pairs = [(sign, meaning) for meaning, sign in _BACKWARDS.findall(text)]
    cleaned = {sign: squeeze(meaning).strip(" .,;)") for sign, meaning in pairs}
    found = {sign: meaning for sign, meaning in cleaned.items() if any(map(str.isalpha, meaning))}
    return found if len(found) >= 2 else {}


def options_in(label: str) -> dict[str, str]:
    """The choices that a row without a unit names in brackets, in words: `(Đầy đủ/Chưa đầy đủ)`, `(A; B; cả hai)`.

    Two words are choices only where one denies the other; `(đánh dấu x nếu có)` is a tick.
    """
    if _TICK.search(fold(label)):
        return dict(MARKED)
    if _DATE.search(fold(label)):
        return {}
    for inside in reversed(_IN_BRACKETS.findall(squeeze(label))):
        options = [o for o in _OPTION_ENDS.split(inside) if o.strip()]
        if not 2 <= len(options) <= MOST_OPTIONS or any(len(o.split()) > MOST_OPTION_WORDS for o in options):
            continue
        if not all(o[:1].isalpha() for o in options):
            continue
        denied = [bool(_NOT.match(fold(o))) for o in options]
        if len(options) == 2:
            if any(denied) and not all(denied):
                return {str(int(not no)): o.strip() for no, o in zip(denied, options, strict=True)}
        else:
            return {str(n): o.strip() for n, o in enumerate(options, start=1)}
    return {}


def is_rate(label: str, unit: str) -> bool:
    """Whether a figure is a percentage, by its unit or first words, or a header above: `So sánh (%) > Năm trước`."""
    *above, last = (level.strip() for level in label.split(">"))
    if unit.strip() in PERCENTS or _RATE.match(fold(last)):
        return True
    return any(_PERCENT_LEVEL.search(level) for level in above) and not _AMOUNT.match(fold(last))


def is_average(label: str, unit: str) -> bool:
    """Whether a figure is so much for each of something (`năng suất`, `tạ/ha`): those of rows do not add up."""
    return "/" in unit or bool(_AVERAGE.search(fold(label.rsplit(">", maxsplit=1)[-1])))


def unit_of_average(label: str) -> str:
    """The unit of an average that ends with what is divided by what, `Bình quân học sinh/lớp`; else empty."""
    last = label.rsplit(">", maxsplit=1)[-1]
    found = _EACH.search(last) if _AVERAGE.search(fold(last)) else None
    return f"{found[1]}/{found[2]}" if found else ""


def is_change(label: str) -> bool:
    """Whether a figure says how another has changed since the period before, or differs from it: it may be negative."""
    words = fold(label).split()
    return ("tang" in words and "giam" in words) or bool(_DIFFERS.search(plain(nfc(label))))


def may_exceed(label: str) -> bool:
    """Whether a rate compares with a plan or another period, so that it may be more than 100 %."""
    return bool(_COMPARES.search(fold(label)))


def is_share(label: str) -> bool:
    """Whether a rate says what share of a whole something is, so that it cannot be more than 100 %."""
    folded = fold(label)
    return bool(_RATE.match(folded)) and not may_exceed(label) and not _CARRIED_OUT.search(folded)


def kind_of(label: str, unit: str, choices: Mapping[str, str]) -> str:
    """The catalogue's kind: choice, percent, text or count."""
    if choices:
        return "choice"
    if is_rate(label, unit):
        return "percent"
    levels = [fold(level) for level in label.split(">")]
    if _DATE.search(levels[-1]) and not unit:
        return "text"
    residual = _RESIDUAL.search(levels[-1]) is not None or any(_KINDS.match(level) for level in levels[:-1])
    says = _TEXT.search(levels[-1]) and not (unit or residual or levels[-1].startswith("so "))
    return "text" if says else "count"


def bracket_at_end(label: str) -> str:
    """What stands in brackets behind a label, two words at most: `Số hồ sơ (hồ sơ)`; empty for nothing."""
    match = _AT_END.search(FORMULA.sub("", label))
    return squeeze(match[1]) if match else ""


def unit_at_end(label: str, repeated: Collection[str]) -> str:
    """The unit in brackets behind a row's label: one that other rows have too (folded), or that the label says."""
    said = bracket_at_end(label)
    if said == PERCENT or not said:
        return said
    plain = FORMULA.sub("", label)
    before = fold(plain[: plain.rindex("(")]).split()
    if fold(said) in repeated or set(fold(said).split()) <= set(before):
        return said.capitalize()
    return said if counts_in_brackets(said) else ""


def counts_in_brackets(said: str) -> bool:
    """Whether what stands in brackets is a unit: a measure (`tấn`), or a noun that forms count there (`nghìn con`)."""
    first, _, rest = said.lower().partition(" ")
    nouns = _units_file()["in_brackets"]
    return is_divisible(said) or said.lower() in nouns or (rest in nouns and is_divisible(f"{first} {rest}"))


def unit_in(label: str, known: Sequence[str]) -> str:
    """The unit that a label or header path names: in brackets, else the noun that its lowest level begins with.

    Behind `ĐVT:` any unit is believed, elsewhere only a known one, or one of those that forms leave unsaid.
    """
    if stated := _STATED.search(label):
        return squeeze(stated[1])
    levels = [level.strip() for level in label.split(">")]
    for level in reversed(levels):
        for inside in reversed(_BRACKETED.findall(level)):
            if any(fold(inside) == fold(u) for u in (*known, PERCENT)) or counts_in_brackets(inside):
                return squeeze(inside)
    units = {fold(u): u for u in known if fold(u) and fold(u) not in _NO_UNIT}
    times = next((level for level in levels if _TIMES.match(fold(level))), "")
    if times and (unit := counted_in(times, units)):
        return unit
    kinds = next((n for n, level in enumerate(levels[:-1]) if _KINDS.match(fold(level))), len(levels))
    levels = levels[:kinds]
    return next((unit for level in reversed(levels) if (unit := counted_in(level, units))), "")


def counted_in(text: str, known: Mapping[str, str]) -> str:
    """The unit of what a text counts, by the words that it begins with, the longest known; `known`: units by words."""
    said = f"{_COUNTS.sub('', fold(text))} "
    printed = squeeze(text).lower().split()
    own = {w: u for w, u in known.items() if " " in w or u.lower() in printed}  # `bản` is no `ban`
    words = {**usual_units(), **own}
    fitting = [w for w in words if said.startswith(f"{w} ")]
    return words[max(fitting, key=lambda w: (len(w), w))] if fitting else ""


@cache
def usual_units() -> Mapping[str, str]:
    """Units by the folded words that are counted in them, from `data/units.toml`."""
    return {word: unit for unit, words in _units_file()["unit"].items() for word in words}


def times_for_each(amount: str, number: str, average: str) -> Decimal | None:
    """What an amount divided by a number is to be multiplied by for an average: 10 for tons, hectares and `tạ/ha`.

    None where the average is not of that amount and that number.
    """
    of, _, each = (squeeze(part).lower() for part in average.partition("/"))
    powers = _units_file()["tenfold"]
    same = next((group for group in powers if amount.lower() in group and of in group), None)
    if not each or each != number.lower() or not (of == amount.lower() or same):
        return None
    return Decimal(10) ** (same[amount.lower()] - same[of]) if same else Decimal(1)


@cache
def _units_file() -> Mapping[str, Any]:
    return tomllib.loads(resource("units.toml").read_text(encoding="utf-8"))
