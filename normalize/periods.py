"""Dates and reporting periods as offices write them."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache

import regex

from normalize.report import Period
from normalize.text import nfc, plain

_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}
_AS_ROMAN = str.maketrans("l1", "ii")
_SPACES = regex.compile(r"\s+")
_YEAR = regex.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")
# A reader of pictures takes a Roman one for the letter l, or for the digit: `quý 11/2024` is quarter II.
_QUARTER = regex.compile(r"\bqu[yi]\s?(?:thu )?([il1]v|[il1]{1,3}|[2-4]|(?:mot|hai|ba|bon|tu)(?= nam | ?/))\b")
_MONTHS = regex.compile(r"\b(0?6|sau|0?9|chin) thang\b(?: (dau|cuoi) nam)?")
_FIRST_MONTHS = regex.compile(r"\b(1[0-2]|0?[2-9]) thang\b")  # `5 tháng`, in a header
_MONTHS_OF_YEAR = regex.compile(r"\b(1[0-2]|0?[2-9]) thang (?:dau nam|nam 20\d\d|/ ?20\d\d)\b")
_MONTH = regex.compile(r"\bthang (1[0-2]|0?[1-9])\b")
# Not a day's month, nor one end of a stretch of time.
_OWN_MONTH = regex.compile(
    r"(?<!\b(?:ngay[\s\d.…_]*|tu|den|het|toi|truoc|sau|cuoi|dau|ke tu)\s*)\bthang (1[0-2]|0?[1-9])"
    r"(?! va (?:tong ket |ket qua |ca )*nam\b)(?=(?: nam|(?:,| va| -)[^.;]*\bnam| ?[/.-]) ?20\d\d\b)"
)
_NEXT = regex.compile(r"\b(?:nhiem vu|phuong huong|ke hoach|trong tam|chuong trinh)\b")
_NOW = regex.compile(r"\b(?:ky|quy|thang) nay\b")
THIS, OTHER = "this", "other"
_FILE_SIGNS = regex.compile(r"[\s_.\-]+")
_FILE_QUARTER = regex.compile(r"\bq([1-4]|iv|i{1,3})\b")
_FILE_MONTHS = regex.compile(r"\b([69])(?:t|thang)\b")
_FILE_MONTH = regex.compile(r"\bt(?:hang)? ?(1[0-2]|0?[1-9]) (20\d\d)\b")
_TITLE_YEAR = regex.compile(r"\bnam (20\d\d)\b")
_WHOLE_YEAR = regex.compile(r"\b(?:bao cao nam|hang nam|ca nam|hanh chinh(?: nha nuoc)? nam) (20\d\d)")
_DAY = r"(\d{1,2})(?:\s*[/.\-]\s*|\s+thang\s+)(\d{1,2})(?:(?:\s*[/.\-]\s*|\s+nam\s+)(\d{4}))?"
_SPAN = regex.compile(rf"\btu\s+(?:ngay\s+)?{_DAY}\s+(?:den|toi)\s+(?:het\s+)?(?:ngay\s+)?{_DAY}")
_LONG_DATE = regex.compile(r"\bngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")


def day(year: int | str, month: int | str, number: int | str) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def months(year: int, first: int, last: int, code: str) -> Period:
    """The period from the first day of one month to the last day of another."""
    return Period(code, date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def quarter(year: int, number: int) -> Period:
    """A quarter: `2021-Q1` is 1 January to 31 March 2021."""
    return months(year, number * 3 - 2, number * 3, f"{year}-Q{number}")


def month(year: int, number: int) -> Period:
    """A month: `2021-M05` is May 2021."""
    return months(year, number, number, f"{year}-M{number:02}")


def first_months(year: int, number: int) -> Period:
    """The first months of a year: `2021-5M` is January to May; three are a quarter, six a half, twelve the year."""
    code = {3: "-Q1", 6: "-H1", 12: ""}.get(number, f"-{number}M")
    return months(year, 1, number, f"{year}{code}")


def find_period(text: str) -> Period | None:
    """The first period that a title names; its year is the first year after it, else the nearest before.

    `quý I … quý II năm 2021` is 2021-Q1: the title's second quarter is the plan's. Months (`tháng 5`, `5 tháng đầu
    năm`) count where no quarter, half or nine months is named before words about what is next.
    """
    folded = _SPACES.sub(" ", plain(nfc(text)))
    found = _QUARTER.search(folded)
    half = _MONTHS.search(folded)
    month = _month_named(folded)
    if month is not None and not any(f and not _NEXT.search(folded, month[0], f.start()) for f in (found, half)):
        return month[1]
    if found and (half is None or found.start() < half.start()):
        number = _number(found)
        year = _year_near(folded, found.end(), 3 * number)
        return quarter(year, number) if year else None
    if half:
        year = _year_near(folded, half.end(), 12 if half[2] == "cuoi" else 9 if half[1][-1] in "9n" else 6)
        return _part_of_year(year, half[1], half[2]) if year else None
    whole = _WHOLE_YEAR.search(folded)
    return months(int(whole[1]), 1, 12, whole[1]) if whole else None


def _month_named(folded: str) -> tuple[int, Period] | None:
    """The first months of a year, or month of it, that a text names, and where; None for none."""
    one, several = _OWN_MONTH.search(folded), _MONTHS_OF_YEAR.search(folded)
    found = min((f for f in (one, several) if f), key=lambda f: f.start(), default=None)
    if found is None or (_YEAR.search(folded, 0, found.start()) and _NEXT.search(folded, 0, found.start())):
        return None
    year = _year_near(folded, found.end(1), int(found[1]))
    if year is None:
        return None
    return found.start(), (month if found is one else first_months)(year, int(found[1]))


@lru_cache(maxsize=1 << 12)  # a folder's reports repeat each other's headers
def names_period(text: str, own: Period | None) -> str:
    """Whether a column's header names the report's own period (THIS), surely another one (OTHER), or none (empty).

    `Quý II` is THIS in a report on the second quarter, and OTHER in one on six months; a year alone is OTHER if it
    is not the report's. `Kỳ này` is THIS, whatever else is said.
    """
    if own is None:
        return ""
    folded = _SPACES.sub(" ", plain(nfc(text)))
    year = _YEAR.search(folded)
    if year and int(year[1]) != own.end.year:
        return OTHER
    if _NOW.search(folded):
        return THIS
    said = _QUARTER.search(folded) or _MONTHS.search(folded)
    if said is not None:
        period = find_period(f"{said[0]} nam {own.end.year}")
    elif said := _MONTH.search(folded):
        period = month(own.end.year, int(said[1]))
    elif said := _FIRST_MONTHS.search(folded):
        period = first_months(own.end.year, int(said[1]))
    else:
        return ""
    return THIS if period is not None and period.code == own.code else OTHER


def find_title_period(text: str) -> Period | None:
    """The period that a report's title names; a year alone is the whole of it."""
    found = find_period(text)
    if found is not None:
        return found
    year = _TITLE_YEAR.search(_SPACES.sub(" ", plain(nfc(text))))
    return months(int(year[1]), 1, 12, year[1]) if year else None


def find_file_period(stem: str) -> Period | None:
    """The period in a file's name, its ending cut off: `CCHC_Q2-2021`, `bao cao 6thang 2022`; None without a year."""
    words = _FILE_SIGNS.sub(" ", plain(nfc(stem)))
    words = _FILE_MONTH.sub(r"thang \1 nam \2", words)
    return find_period(_FILE_MONTHS.sub(r"\1 thang", _FILE_QUARTER.sub(r"quy \1", words)))


def agree(one: Period, other: Period) -> bool:
    """Whether two periods can be one report's: the same, or one the end of the other (quarter II and six months)."""
    return one.end == other.end


def _year_near(folded: str, offset: int, last: int) -> int | None:
    """The year of a period named before `offset` that ends with month `last`.

    It is the one before where it stands only behind a plan's period: `quý IV, nhiệm vụ quý I năm 2022` is of 2021.
    """
    after = _YEAR.search(folded, offset)
    if after is None:
        before = _YEAR.findall(folded[:offset])
        return int(before[-1]) if before else None
    planned = _NEXT.search(folded, offset, after.start())
    if planned is None:
        return int(after[1])
    of_quarter = _QUARTER.search(folded, planned.end(), after.start())
    of_month = _OWN_MONTH.search(folded, planned.end())
    until = 3 * _number(of_quarter) if of_quarter else int(of_month[1]) if of_month else 12
    return int(after[1]) - (until < last)


def _number(quarter: regex.Match[str]) -> int:
    return _NUMBERS.get(quarter[1].translate(_AS_ROMAN)) or int(quarter[1])


def _part_of_year(year: int, length: str, which: str | None) -> Period:
    if length[-1] in "9n":
        return months(year, 1, 9, f"{year}-9M")
    return months(year, 7, 12, f"{year}-H2") if which == "cuoi" else months(year, 1, 6, f"{year}-H1")


def find_span(text: str) -> tuple[date | None, date | None] | None:
    """The first and last day in `từ 01/01/2021 đến 31/03/2021`, in digits or words; None where none is said.

    A missing first year is the last day's. A day that no calendar has is None.
    """
    match = _SPAN.search(_SPACES.sub(" ", plain(nfc(text))))
    if match is None:
        return None
    first_day, first_month, first_year, last_day, last_month, last_year = match.groups()
    year = last_year or first_year
    if year is None:
        return None
    return day(first_year or year, first_month, first_day), day(year, last_month, last_day)


def find_long_date(text: str) -> date | None:
    """The date in `ngày 20 tháng 03 năm 2021`; None where a part is left blank."""
    match = _LONG_DATE.search(plain(nfc(text)))
    return day(match[3], match[2], match[1]) if match else None
