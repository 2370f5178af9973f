"""What the headings of the appendices say of the report that they belong to: its office, number and date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.document import Paragraph
from normalize.form import Form
from normalize.letterhead import named_units
from normalize.periods import day
from normalize.report import NamedOffice, Reference
from normalize.sections import Part, heading_section
from normalize.text import plain, squeeze

HEADING_LINES = 5
MAX_HEADING = 200
_ATTACHED = regex.compile(
    r"\bkem theo (?P<kind>bao cao|cong van|van ban)(?:\s+so)?\s*:?\s*(?P<number>\d{1,5})\s*/\s*(?P<sign>[a-z][a-z\-&]*)"
    r"(?:\s*,?\s*ngay\s+(?P<day>\d{1,2})\s*(?:/|-|\.|thang)\s*(?P<month>\d{1,2})\s*(?:/|-|\.|nam)\s*(?P<year>\d{4}))?"
)


def heading_lines(document_parts: Sequence[Part], form: Form) -> Iterator[tuple[str, str, Part]]:
    """The lines of each appendix's heading, from the one that opens it to its table: section, text, part."""
    section, left = "", 0
    for part in document_parts:
        if not isinstance(part.block, Paragraph):
            left = 0
            continue
        for line in part.block.text.split("\n"):
            text = squeeze(line)
            if opened := heading_section(text, form):
                section, left = opened, HEADING_LINES
            if left and text and len(text) <= MAX_HEADING:
                left -= 1
                yield section, text, part


def named_offices(document_parts: Sequence[Part], form: Form) -> tuple[NamedOffice, ...]:
    """The units that the appendices' headings name, in reading order."""
    return tuple(
        NamedOffice(section, unit.kind, unit.level, unit.name, text, part.block.place)
        for section, text, part in heading_lines(document_parts, form)
        if isinstance(part.block, Paragraph)
        for unit in named_units(text)
    )


def attached_to(document_parts: Sequence[Part], form: Form) -> tuple[Reference, ...]:
    """The reports to which the appendices say they belong (`Kèm theo Báo cáo số 123/BC-UBND ngày …`)."""
    found = []
    for _, text, part in heading_lines(document_parts, form):
        match = _ATTACHED.search(plain(text))
        if match is None or not isinstance(part.block, Paragraph):
            continue
        kind = text[match.start("kind") : match.end("kind")]
        number = f"{match['number']}/{text[match.start('sign') : match.end('sign')]}"
        dated = day(match["year"], match["month"], match["day"]) if match["year"] else None
        found.append(Reference(kind[:1].upper() + kind[1:].lower(), number, dated, text, part.block.place))
    return tuple(found)
