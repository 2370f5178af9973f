"""Who reports: organisation, level and province, the report's number and date, from letterhead and title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import regex

from extract.document import Block, Paragraph, Place
from normalize.periods import find_long_date
from normalize.sections import FRONT_BLOCKS, texts
from normalize.text import nfc, plain, slug, squeeze

LEVELS = {
    "huyen": "district",
    "thi xa": "district",
    "thanh pho": "district",
    "quan": "district",
    "xa": "commune",
    "phuong": "commune",
    "thi tran": "commune",
    "tinh": "province",
}
_UNIT = r"(huyen|thi xa|thanh pho|quan|tinh|thi tran|phuong|xa)"
_OFFICE = regex.compile(rf"\b(?:uy ban nhan dan|ubnd)\s+{_UNIT}\s+")
_BARE_UNIT = regex.compile(rf"\b{_UNIT}\s+")
_NUMBER = regex.compile(r"\bso\s*:?\s*(\d{1,5}\s*/\s*[a-z][a-z\-/&]*)", flags=regex.IGNORECASE)
_PROVINCE = regex.compile(r"\btinh\s+")
# A name is the run of capitalized words (`An Lão`, `Bà Rịa - Vũng Tàu`) or of words in capitals.
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'’]*(?:(?:\s*-\s*|\s+)\p{Lu}[\p{L}\p{M}'’]*)*")
_CAPITALS = regex.compile(r"[\p{Lu}\p{M}'’]{2,}(?:(?:\s*-\s*|\s+)[\p{Lu}\p{M}'’]+)*")
_NOT_A_NAME = regex.compile(r"\s+(?:CỘNG HÒA|CỘNG HOÀ|Số|Độc|BÁO CÁO|Báo cáo|Kính).*$")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who and when, as printed; what is not there is empty."""

    org: str = ""
    org_code: str = ""
    level: str = ""
    province: str = ""
    number: str = ""
    number_place: Place | None = None
    date: date | None = None


def _front(blocks: Sequence[Block]) -> list[tuple[str, Place]]:
    found: list[tuple[str, Place]] = []
    for block in blocks[:FRONT_BLOCKS]:
        if isinstance(block, Paragraph):
            found.append((nfc(block.text), block.place))
        else:
            found += [(nfc(cell.text), cell.place) for cell in block.cells[:60]]
    return found


def _name_at(text: str, offset: int) -> str:
    """The name that begins at an offset: capitalized words, not running on into the next line's words."""
    rest = text[offset:].split("\n", maxsplit=1)[0] if text[offset:].strip() else ""
    match = _CAPITALS.match(rest) or _NAME.match(rest)
    return squeeze(_NOT_A_NAME.sub("", match[0])) if match else ""


def _proper(name: str, body: str) -> str:
    """A name in capitals as the report itself writes it elsewhere, else with capital initials."""
    if not name.isupper():
        return name
    words = name.split()
    for match in regex.finditer(regex.escape(plain(name)), plain(body)):
        written = body[match.start() : match.end()]
        if not written.isupper() and written[:1].isupper():
            return squeeze(written)
    return " ".join(w.capitalize() if w != "-" else w for w in words)


def _office(texts_in_order: Sequence[str]) -> tuple[str, str]:
    """The unit (`huyen`) and name of the first office `ỦY BAN NHÂN DÂN HUYỆN …`; empty strings for none."""
    for text in texts_in_order:
        for match in _OFFICE.finditer(plain(text)):
            name = _name_at(text, match.end())
            if name:
                return regex.sub(r"\s+", " ", match[1]), name
    return "", ""


def _province(front: Sequence[str]) -> str:
    for text in front:
        for match in _PROVINCE.finditer(plain(text)):
            name = _name_at(text, match.end())
            if name:
                return name
    return ""


def _spelled(unit: str) -> str:
    words = {"huyen": "huyện", "thi xa": "thị xã", "thanh pho": "thành phố", "quan": "quận", "tinh": "tỉnh"}
    return words.get(unit) or {"xa": "xã", "phuong": "phường", "thi tran": "thị trấn"}[unit]


def read_letterhead(blocks: Sequence[Block], body: str) -> Letterhead:
    """Who reports and when; `body` is the report's text, which says how a name in capitals is written."""
    front = _front(blocks)
    words = [text for text, _ in front]
    joined = "\n".join(words)
    # Letterhead lines come as one text or as several: `ỦY BAN NHÂN DÂN` above `HUYỆN …`.
    unit, name = _office([*words, regex.sub(r"(?i)(nhân dân|ubnd)\s*\n+", r"\1 ", joined), body[:5000]])
    province = _proper(_province(words), body)
    number, place = _report_number(front)
    if not unit:
        return Letterhead(province=province, number=number, number_place=place, date=_date(words))
    proper = _proper(name, body)
    org = f"UBND {_spelled(unit)} {proper}"
    code = "-".join(s for s in (slug(province), slug(f"{unit} {proper}")) if s)
    return Letterhead(org, code, LEVELS[unit], province, number, place, _date(words))


def _report_number(front: Sequence[tuple[str, Place]]) -> tuple[str, Place | None]:
    for text, place in front:
        match = _NUMBER.search(plain(text))
        if match and "bc" in match[1].lower():
            return squeeze(text[match.start(1) : match.end(1)]).replace(" ", ""), place
        if match or regex.search(r"\bso\s*:?\s*/", plain(text)):
            return "", place
    return "", None


def _date(words: Sequence[str]) -> date | None:
    """The date beside the place name; the first that stands alone in its text, not one inside a sentence."""
    for text in words:
        for line in text.split("\n"):
            found = find_long_date(line)
            if found and len(line) < 80:
                return found
        if "bao cao" in plain(text)[:12]:
            return None
    return None


def bare_unit(text: str) -> tuple[str, str]:
    """The unit and name in a text without `UBND`, such as an appendix's title; empty strings for none."""
    for match in _BARE_UNIT.finditer(plain(text)):
        name = _name_at(text, match.end())
        if name:
            return match[1], name
    return "", ""


def body_text(blocks: Sequence[Block], most: int = 60_000) -> str:
    """The report's running text, up to a length."""
    parts: list[str] = []
    total = 0
    for block in blocks:
        for text in texts(block):
            parts.append(text)
            total += len(text)
        if total > most:
            break
    return nfc("\n".join(parts))
