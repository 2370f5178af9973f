"""Appendix tables that were typed without a table: a line for each row, `- Số TTHC áp dụng …: 323 thủ tục;`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import Cell, Table
from normalize.form import Form, TableForm
from normalize.report import Period
from normalize.sections import Part, in_appendix, in_narrative, table_blocks
from normalize.tables import TableReading, read_tables
from normalize.titles import is_title
from normalize.typed_rows import TypedRow, typed_rows

DOUBTED = 0.5
HEADER = ("number", "label", "unit", "value", "note")


@dataclass(frozen=True, slots=True)
class _List:
    """Lines under each other, with the title above them."""

    title: str
    rows: tuple[TypedRow, ...]

    @property
    def position(self) -> int:
        """Where it stands in the document."""
        return self.rows[0].position


def read_with_lists(document_parts: Sequence[Part], form: Form, period: Period | None) -> TableReading:
    """What all tables say (`read_tables`), and lists in the appendices, where the form has a table that no table is.

    A list of rows that a table of the form's lacks goes with it.
    """
    tables, inside = table_blocks(document_parts), in_narrative(document_parts)
    lists = list(_lists(document_parts, form))
    if not lists:
        return read_tables(tables, form, period, inside)
    taken = {row.position for found in lists for row in found.rows}
    kept = [block for block in tables if block[0] not in taken]
    typed = [(found.position, _table(found.rows, form), found.title) for found in lists]
    reading = read_tables(kept, form, period, inside)
    known = {draft.indicator.code for draft in reading.drafts if draft.indicator}
    more = {block[0] for block in typed if _adds(block, known, form, period)}
    if not more and {t.id for t in form.tables} <= reading.found:
        return reading if len(kept) == len(tables) else read_tables(tables, form, period, inside)
    both = read_tables(sorted((*kept, *typed), key=lambda block: block[0]), form, period, inside | (taken - more))
    return replace(both, unknown=tuple(t for t in both.unknown if t.position not in taken))


def _adds(block: tuple[int, Table, str], known: Collection[str], form: Form, period: Period | None) -> bool:
    """Whether all figures of a list are those of indicators that no table has."""
    drafts = read_tables([block], form, period).drafts
    codes = {draft.indicator.code if draft.indicator else "" for draft in drafts}
    return bool(codes) and codes.isdisjoint({"", *known})


def _lists(document_parts: Sequence[Part], form: Form) -> Iterator[_List]:
    """The lists of the appendices. A line that is the title of one of the form's tables, or is no row, ends a list."""
    appendix = in_appendix(document_parts)
    for section in dict.fromkeys(p.section for p in document_parts if p.position in appendix):
        own = [t for t in form.tables if t.section == section or section not in form.sections]
        blocks = [(p.position, p.block) for p in document_parts if p.position in appendix and p.section == section]
        rows: list[TypedRow] = []
        title = ""
        for found in typed_rows(blocks):
            if isinstance(found, TypedRow) and (
                found.value or not (_begins(found.label, title, own, form) or _is_above(found, rows))
            ):
                rows.append(found)
                continue
            yield from _list(title, rows)
            rows = []
            title = found.label if isinstance(found, TypedRow) else found or title
        yield from _list(title, rows)


def _begins(label: str, title: str, tables: Sequence[TableForm], form: Form) -> bool:
    """Whether a line is the title of another of these tables than the one above it is."""
    return any(is_title(label, table, form) and not is_title(title, table, form) for table in tables)


def _is_above(head: TypedRow, rows: Sequence[TypedRow]) -> bool:
    """Whether a head has a number, and so stands above these rows, of which none has one: another list begins."""
    return head.number[:1].isdigit() and bool(rows) and not any(row.number for row in rows)


def _list(title: str, rows: Sequence[TypedRow]) -> Iterator[_List]:
    """The rows as a list without the heads at its end, if any says a figure; none whose label does not say which."""
    last = max((n for n, row in enumerate(rows) if row.value), default=-1)
    heads = any(not row.value for row in rows[:last])
    kept = tuple(row for row in rows[: last + 1] if row.told or heads)
    if any(row.value for row in kept):
        yield _List(title, kept)


def _table(rows: Sequence[TypedRow], form: Form) -> Table:
    """The lines below a header in the form's own words."""
    first = rows[0].place
    cells = [Cell(0, col, min(form.roles[role]), first) for col, role in enumerate(HEADER)]
    for n, row in enumerate(rows, start=1):
        texts = (row.number, row.label, row.unit, row.value, row.note)
        sure = DOUBTED if row.unsure else 1.0
        cells += [Cell(n, col, text, row.place, confidence=sure) for col, text in enumerate(texts)]
    return Table(tuple(cells), first, header_rows=1)
