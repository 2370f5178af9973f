"""Documents that the narrative cites: kind, number and date as printed; laws also by their name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from extract.document import Paragraph
from normalize.periods import day
from normalize.report import Reference
from normalize.text import nfc, squeeze

MAX_REFERENCES = 500
MAX_TITLE = 120
KINDS = (
    "Nghị định|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Kế hoạch|Công văn|Tờ trình|Báo cáo|"
    "Thông báo|Công điện|Chương trình|Hướng dẫn|Luật|Pháp lệnh"
)
# `45/2016/QĐ-TTg`, `30c/NQ-CP`, `77/2015/QH13`; capitals but for the few abbreviations that have small letters.
_NUMBER = r"(?P<number>\d{1,5}[a-z]?(?:/\d{4})?/(?=\p{Lu})(?:TTg|TTr|CTr|[\p{Lu}0-9&.\-])+)"
_DAY = r"(?P<dated>ngày\s+(?P<day>\d{1,2})\s*(?:/|-|\.|tháng)\s*(?P<month>\d{1,2})\s*(?:/|-|\.|năm)\s*(?P<year>\d{4}))"
_CITED = regex.compile(rf"(?P<kind>(?i:{KINDS}))\s+(?:số\s*:?\s*)?{_NUMBER}(?:\s*,?\s*{_DAY})?")
_LAW = regex.compile(
    rf"(?P<kind>Luật|Pháp lệnh)\s+(?P<title>(?:(?!Luật\b)[\p{{L}}\s,]){{3,{MAX_TITLE}}}?)\s+"
    rf"(?:(?:số\s*:?\s*)?{_NUMBER}(?:\s*,?\s*{_DAY})?|{_DAY})"
)
_NEEDED = ("/", "ngày")  # one of them stands in whatever is cited: in its number or its date
_SENTENCE = regex.compile(r"(?<=[.!?;])\s+(?=\p{Lu})|\n+")


def references(paragraphs: Iterable[Paragraph]) -> tuple[Reference, ...]:
    """The documents cited, in reading order, each with its sentence; the date is None where none is given."""
    found: list[Reference] = []
    for paragraph in paragraphs:
        text = nfc(paragraph.text)
        if not any(map(text.__contains__, _NEEDED)):
            continue
        for sentence in _SENTENCE.split(text):
            for match in _matches(sentence):
                if len(found) >= MAX_REFERENCES:
                    return tuple(found)
                found.append(_reference(match, paragraph, sentence))
    return tuple(found)


def _matches(sentence: str) -> Iterator[regex.Match[str]]:
    """What is cited in a sentence, in its order."""
    both = (*_CITED.finditer(sentence), *_LAW.finditer(sentence))
    yield from sorted(both, key=lambda match: match.start())


def _reference(match: regex.Match[str], paragraph: Paragraph, sentence: str) -> Reference:
    parts = match.groupdict()
    dated = day(parts["year"], parts["month"], parts["day"]) if parts["year"] else None
    kind = parts["kind"][:1].upper() + parts["kind"][1:].lower()
    return Reference(
        kind,
        (parts["number"] or "").rstrip(".-&"),
        dated,
        squeeze(sentence),
        paragraph.place,
        squeeze(parts["dated"] or ""),
        squeeze(parts.get("title") or ""),
    )
