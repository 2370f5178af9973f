"""Appendix tables that were typed without a table: a line for each row, `- Số TTHC áp dụng …: 323 thủ tục;`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extract.document import Cell, Paragraph, Table
from normalize.form import NARRATIVE, Form
from normalize.numbers import read_figure
from normalize.report import Period
from normalize.sections import Part, in_narrative, table_blocks
from normalize.tables import TableReading, read_tables
from normalize.text import squeeze

_LINE = regex.compile(
    r"^(?:[-–+•*]\s*|(?P<number>(?:\d{1,2}\.)*\d{1,2}[.)]|[a-zđ]\))\s+)?"
    r"(?P<label>\p{L}[^:]*?)\s*:\s*(?P<value>\d[\d.,/]*%?|-|//|x)\s*(?P<unit>\p{L}[\p{L}\s,]{0,30})?\s*[;.,]?$"
)
FEWEST_WORDS = 3  # of a label
DOUBTED = 0.5
HEADER = ("number", "label", "unit", "value")

Row = tuple[str, str, str, str]


def read_with_lists(document_parts: Sequence[Part], form: Form, period: Period | None) -> TableReading:
    """What all tables say (`read_tables`), and lists in the appendices, where the form has a table that no table is."""
    tables, inside = table_blocks(document_parts), in_narrative(document_parts)
    reading = read_tables(tables, form, period, inside)
    if {t.id for t in form.tables} <= reading.found:
        return reading
    lists = list(_lists(document_parts, form))
    if not lists:
        return reading
    places = {position for position, _, _ in lists}
    both = read_tables(sorted((*tables, *lists), key=lambda block: block[0]), form, period, inside | places)
    return replace(both, unknown=tuple(t for t in both.unknown if t.position not in places))


def _lists(document_parts: Sequence[Part], form: Form) -> Iterator[tuple[int, Table, str]]:
    """Each run of such lines in the appendices as a table, with its position and the paragraph above it."""
    run: list[tuple[Part, Row]] = []
    above = ""
    for part in document_parts:
        row = _row(part)
        if row is not None:
            run.append((part, row))
            continue
        if run:
            yield run[0][0].position, _table(run, form), above
        run = []
        if isinstance(part.block, Paragraph) and part.block.text.strip():
            above = part.block.text
    if run:
        yield run[0][0].position, _table(run, form), above


def _row(part: Part) -> Row | None:
    """A line of an appendix as number, label, unit and figure; None for any other."""
    if part.section == NARRATIVE or not isinstance(part.block, Paragraph) or part.block.kind != "body":
        return None
    found = _LINE.match(squeeze(part.block.text))
    if found is None or len(found["label"].split()) < FEWEST_WORDS:
        return None
    return found["number"] or "", found["label"], (found["unit"] or "").strip(), found["value"]


def _table(run: Sequence[tuple[Part, Row]], form: Form) -> Table:
    """The lines below a header in the form's own words."""
    first = run[0][0].block.place
    cells = [Cell(0, col, min(form.roles[role]), first) for col, role in enumerate(HEADER)]
    for n, (part, texts) in enumerate(run, start=1):
        unsure = part.block.unsure if isinstance(part.block, Paragraph) else ()
        sure = 1.0 if not unsure or read_figure(texts[-1]).figure is None else DOUBTED
        cells += [Cell(n, col, text, part.block.place, confidence=sure) for col, text in enumerate(texts)]
    return Table(tuple(cells), first, header_rows=1)
