"""The parts of a narrative about what is to be done next: what is counted there is planned."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from data import resource
from extract.document import Paragraph
from extract.list_signs import roman
from normalize.text import nfc, plain, squeeze

MAX_HEADING = 160
_NUMBERED = regex.compile(
    r"^(?:(?P<part>(?i:phần|mục)\s+(?:thứ\s+)?(?P<of>[IVX]+|\d{1,2}|[\p{L}]+))\b|(?P<roman>[IVX]+)|(?P<letter>[A-ZĐ])|(?P<number>\d{1,2}))"
    r"(?:[.):/\-–]|(?=\s*$)|(?<=\p{L}\p{L})(?=\s))\s*"
)
_ROMAN = regex.compile("[IVX]+")
_SENTENCE = regex.compile(r"[.;,]\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: how high it stands (0 is the highest), its number at that height (0 for none), its plain letters."""

    rank: int
    number: int
    text: str


def heading(paragraph: Paragraph) -> Heading | None:
    """The paragraph as a heading: numbered, or all in capitals; None for a sentence."""
    text = squeeze(nfc(paragraph.text))
    if not text or len(text) > MAX_HEADING or _SENTENCE.search(text):
        return None
    found = _NUMBERED.match(text)
    if found is None:
        return Heading(1, 0, plain(text)) if text.isupper() else None
    rest = plain(text[found.end() :])
    if found["part"]:
        of = found["of"]
        return Heading(0, roman(of) if _ROMAN.fullmatch(of) else int(of) if of.isdecimal() else 0, rest)
    if found["roman"]:
        return Heading(1, roman(found["roman"]), rest)
    if found["letter"]:
        return Heading(1, ord(found["letter"]), rest)
    return Heading(2, int(found["number"]), rest)


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    raw = tomllib.loads(resource("headings.toml").read_text(encoding="utf-8"))["plans"]
    return regex.compile(raw["opens"]), regex.compile(raw["but"])


def without_plans(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """The paragraphs but for those under a heading about what is to be done.

    Such a part ends at a higher heading, or at the one of its height that goes on with the next number.
    """
    opens, but = _patterns()
    opened: Heading | None = None
    kept = []
    for paragraph in paragraphs:
        found = heading(paragraph)
        if found is not None:
            if opened is not None and _ends(found, opened):
                opened = None
            if opened is None and opens.search(found.text) and not but.search(found.text):
                opened = found
        if opened is None:
            kept.append(paragraph)
    return kept


def _ends(found: Heading, opened: Heading) -> bool:
    same = found.rank == opened.rank and (found.number == opened.number + 1 or not (found.number or opened.number))
    return found.rank < opened.rank or same
