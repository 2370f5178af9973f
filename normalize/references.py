"""Documents that the narrative cites: kind, number and date as printed."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from extract.document import Paragraph
from normalize.periods import day
from normalize.report import Reference
from normalize.text import nfc, squeeze

MAX_REFERENCES = 500
KINDS = (
    "Nghị định|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Kế hoạch|Công văn|Tờ trình|Báo cáo|"
    "Thông báo|Công điện|Chương trình|Hướng dẫn|Luật|Pháp lệnh"
)
_CITED = regex.compile(
    rf"(?P<kind>(?i:{KINDS}))\s+(?:số\s*:?\s*)?(?P<number>\d{{1,5}}(?:/\d{{4}})?/[\p{{Lu}}][\p{{Lu}}0-9&.\-]*)"
    r"(?:\s*,?\s*ngày\s+(?P<day>\d{1,2})\s*(?:/|-|\.|tháng)\s*(?P<month>\d{1,2})\s*(?:/|-|\.|năm)\s*(?P<year>\d{4}))?"
)
_SENTENCE = regex.compile(r"(?<=[.!?;])\s+(?=\p{Lu})|\n+")


def references(paragraphs: Iterable[Paragraph]) -> tuple[Reference, ...]:
    """The documents cited, in reading order, each with its sentence; the date is None where none is given."""
    found: list[Reference] = []
    for paragraph in paragraphs:
        for sentence in _SENTENCE.split(nfc(paragraph.text)):
            for match in _CITED.finditer(sentence):
                if len(found) >= MAX_REFERENCES:
                    return tuple(found)
                found.append(_reference(match, paragraph, sentence))
    return tuple(found)


def _reference(match: regex.Match[str], paragraph: Paragraph, sentence: str) -> Reference:
    dated = day(match["year"], match["month"], match["day"]) if match["year"] else None
    kind = match["kind"][:1].upper() + match["kind"][1:].lower()
    return Reference(kind, match["number"].rstrip(".-&"), dated, squeeze(sentence), paragraph.place)
