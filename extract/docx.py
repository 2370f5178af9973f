"""A Word file as a `Document`: read from its XML, as printed once all tracked changes are accepted.

Places count from 1 in document order: `paragraph[41]`, `table[3]` are the 41st `w:p` and the 3rd `w:tbl` of
the body (empty ones count, those in tables do not), `row[12]/cell[4]` the 12th `w:tr` and its 4th `w:tc`,
whatever they span. Text in a box is `paragraph[41]/textbox[1]/paragraph[2]`, a nested table
`table[3]/row[12]/cell[4]/table[1]`, a note `footnote[2]/paragraph[1]` with the number that is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from extract.document import Block, Cell, Document, Paragraph, Place, Table, of_columns
from extract.docx_gaps import settled, with_gaps
from extract.docx_names import (
    ALT_CHUNK,
    BODY,
    DRAWING,
    ENDNOTE,
    FOOTNOTE,
    PICT,
    TBL,
    TC_PR,
    P,
    w,
)
from extract.docx_numbering import Numbering
from extract.docx_package import (
    DEFAULT_DOCX_LIMITS,
    DocxLimits,
    Package,
    parse,
)
from extract.docx_pieces import is_legacy
from extract.docx_plain import Kept, Stretches
from extract.docx_style_sheet import StyleSheet
from extract.docx_styles import Styles
from extract.docx_survey import Survey, own_text
from extract.docx_tables import GridCell, TableGrid, WidthsNeededError, flattened, goes_on, read_grid, shows_placeholder
from extract.docx_tabs import with_tab_tables
from extract.docx_text import Context, Text, cell_text, plain_text, read_paragraph, without_empty_lines
from extract.errors import Unreadable, UnreadableFile

_NOTE_ID = w("id")
_LOCATION = Place._fields.index("location")


def read_docx(data: bytes, *, limits: DocxLimits = DEFAULT_DOCX_LIMITS) -> Document:
    """The document in these bytes: paragraphs and tables in reading order, notes at the end, all text NFC.

    `warnings` may hold `tracked-changes` (accepted), `legacy-fonts` (decoded), and for content that
    is not read `embedded-object` and `foreign-part`. Raises `UnreadableFile`.
    """
    package = Package.open(data, limits)
    name = package.document_name()
    stretches = Stretches.of(package.read(name) or b"")
    try:
        return _read(package, name, stretches)
    except WidthsNeededError:
        return _read(package, name, stretches, widths=True)


def _read(package: Package, name: str, stretches: Stretches, *, widths: bool = False) -> Document:
    """The document of a package's part; `widths`: with those of cells, which few files need."""
    relations = package.relations(name)
    context = _context(package, relations, stretches)
    context.survey.widths = widths or not stretches.usual
    kept = Kept(fonts=context.fonts_matter, widths=widths, cells=not context.is_plain())
    root = parse(stretches.joined(kept), name)
    body = root.find(BODY)
    if body is None:
        raise UnreadableFile(Unreadable.DAMAGED, "no body")
    context.take_in(root)
    reader = _Reader(context, package.limits)
    blocks = [*reader.blocks(body, ""), *_notes(package, relations, reader)]
    if not any(_has_text(block) for block in blocks):
        pictures = next(body.iter(DRAWING, PICT), None) is not None
        raise UnreadableFile(Unreadable.PICTURE_ONLY if pictures else Unreadable.NO_TEXT)
    if any(map(is_legacy, context.fonts)):
        context.warnings.add("legacy-fonts")
    return Document("docx", tuple(with_tab_tables(blocks)), warnings=tuple(sorted(context.warnings)))


def _has_text(block: Block) -> bool:
    return bool(block.text) if isinstance(block, Paragraph) else any(cell.text for cell in block.cells)


def _context(package: Package, relations: dict[str, str], stretches: Stretches) -> Context:
    sheet = StyleSheet(package.read(relations.get("styles", "word/styles.xml")))
    return Context(
        Styles(sheet),
        Numbering(lambda: package.xml(relations.get("numbering", "word/numbering.xml"))),
        fonts_matter=sheet.names_legacy_font or stretches.fonts_matter(),
        max_nesting=package.limits.max_nesting,
    )


def _notes(package: Package, relations: dict[str, str], reader: _Reader) -> Iterator[Paragraph]:
    """The foot- and endnotes that the text refers to, in the order of their numbers."""
    for kind, tag in (("footnote", FOOTNOTE), ("endnote", ENDNOTE)):
        numbers = reader.context.footnotes if kind == "footnote" else reader.context.endnotes
        part = package.xml(relations.get(f"{kind}s", f"word/{kind}s.xml")) if numbers else None
        if part is None:
            continue
        reader.context.take_in(part)
        by_id = {note.get(_NOTE_ID) or "": note for note in part.iterchildren(tag)}
        for note_id, number in list(numbers.items()):
            note = by_id.get(note_id)
            for block in reader.blocks(note, f"{kind}[{number}]/") if note is not None else ():
                if isinstance(block, Paragraph):
                    yield replace(block, kind="note")


@dataclass(slots=True)
class _Draft:
    """A table while it may still go on in the next one."""

    grid: TableGrid
    table: Table
    touching: bool = True


@dataclass(slots=True)
class _Reader:
    """Walks a part in reading order, since numbers and notes are counted on the way."""

    context: Context
    limits: DocxLimits
    depth: int = 0
    positions: int = 0

    def blocks(self, container: etree._Element, prefix: str) -> list[Block]:
        """The container's blocks; `prefix` goes in front of their places. Raises `UnreadableFile`."""
        self.depth += 1
        if self.depth > self.limits.max_nesting:
            raise UnreadableFile(Unreadable.BOMB, "nested tables or text boxes")
        blocks: list[Block] = []
        draft: _Draft | None = None
        pending: list[str] = []
        paragraphs = tables = 0
        location = prefix
        for element in flattened(container, self.context.survey, P, TBL, ALT_CHUNK):
            if element.tag == P:
                paragraphs += 1
                location = f"{prefix}paragraph[{paragraphs}]"
                added = self._paragraph(element, location, pending)
                blocks.extend(added)
                draft = None if added or element in self.context.survey.section_ends else _apart(draft)
            elif element.tag == TBL:
                tables += 1
                blocks.extend(_rest(pending, location))
                draft = self._table(element, f"{prefix}table[{tables}]", blocks, draft)
            else:
                self.context.warnings.add("foreign-part")
        self.depth -= 1
        return [*blocks, *_rest(pending, location)]

    def _paragraph(self, p: etree._Element, location: str, pending: list[str]) -> list[Block]:
        """The paragraph, if it has text, and what its text boxes hold.

        `pending` carries the text of paragraphs whose end is deleted to the one they go on in.
        """
        text = read_paragraph(p, self.context)
        if text.joins:
            pending.append(text.text)
            return self._boxes([text], location)
        printed = f"{text.number} {''.join((*pending, text.text))}".strip()
        pending.clear()
        own: list[Block] = [Paragraph(printed, Place(location=location))] if printed else []
        return own + self._boxes([text], location)

    def _boxes(self, texts: list[Text], location: str) -> list[Block]:
        boxes = [box for text in texts for box in text.boxes]
        return [
            block for number, box in enumerate(boxes, 1) for block in self.blocks(box, f"{location}/textbox[{number}]/")
        ]

    def _table(self, tbl: etree._Element, location: str, blocks: list[Block], draft: _Draft | None) -> _Draft | None:
        """Appends the table, or its rows to the one that it continues, and then the tables nested in it."""
        grid = read_grid(tbl, self.context.survey, self.limits.max_table_cells)
        if not grid.cells:
            return draft
        self.positions += grid.n_rows * grid.n_cols
        if self.positions > self.limits.max_table_cells:
            raise UnreadableFile(Unreadable.TOO_LARGE, f"{self.positions} table cells")
        inner: list[Block] = []
        table = Table(self._cells(grid.cells, location, inner), Place(location=location), header_rows=grid.header_rows)
        if draft is not None and _continues(draft, grid, table):
            table = _joined(draft.table, table)
            grid = replace(draft.grid, n_rows=table.n_rows)
            blocks[-1] = table
        else:
            blocks.append(table)
        blocks.extend(inner)
        return None if inner else _Draft(grid, table)

    def _cells(self, cells: Sequence[GridCell], location: str, inner: list[Block]) -> tuple[Cell, ...]:
        """A table's cells in reading order; what is nested in them is appended to `inner`."""
        names = [f"{location}/row[{cell.row_number}]/cell[{cell.cell_number}]" for cell in cells]
        said = [self._said(cell.element, name, inner) for cell, name in zip(cells, names, strict=True)]
        grid = [(cell.row, cell.col, cell.row_span, cell.col_span) for cell in cells]
        (texts, marks), (rows, cols, row_spans, col_spans) = zip(*said, strict=True), zip(*grid, strict=True)
        no_page = [[None] * len(cells)] * _LOCATION
        places = of_columns(Place, *no_page, names)
        sure = [1.0] * len(cells)
        return tuple(of_columns(Cell, rows, cols, settled(texts, rows), places, row_spans, col_spans, marks, sure))

    def _said(self, tc: etree._Element, place: str, inner: list[Block]) -> tuple[str, tuple[str, ...]]:
        """The text of a cell, and its marks."""
        own = own_text(tc)
        if own is None or self.context.survey.wrapped:
            return self._cell_text(tc, place, inner)
        return cell_text(tc, own, self.context)

    def _cell_text(self, tc: etree._Element, place: str, inner: list[Block]) -> tuple[str, tuple[str, ...]]:
        """The cell's text and marks; what is nested in it is appended to `inner`."""
        survey = self.context.survey
        if survey.wrapped:
            if shows_placeholder(tc):
                return "", ()
            if (own := own_text(tc)) is not None:
                return cell_text(tc, own, self.context)
        elif (plain := _only_paragraph(tc, survey)) is not None and self.context.is_plain():
            line, marks = plain_text(plain, self.context, self.context.style(None).run, " ")
            if "\n" not in line:
                return line, marks
        lines: list[str] = []
        texts: list[Text] = []
        tables, pending = 0, ""
        for element in _content(tc, survey):
            if element.tag == TBL:
                tables += 1
                self._nested(element, f"{place}/table[{tables}]", inner)
                continue
            text = read_paragraph(element, self.context, tab=" ")
            texts.append(text)
            line = f"{text.number} {pending}{text.text}".strip() if text.number else pending + text.text
            pending = line if text.joins else ""
            if not text.joins:
                lines.append(line if "\n" not in line else without_empty_lines(line))
        if any(text.boxes for text in texts):
            inner.extend(self._boxes(texts, place))
        if pending:
            lines.append(pending.strip())
        return with_gaps(lines), tuple(mark for text in texts for mark in text.marks)

    def _nested(self, tbl: etree._Element, location: str, inner: list[Block]) -> None:
        self.depth += 1
        if self.depth > self.limits.max_nesting:
            raise UnreadableFile(Unreadable.BOMB, "nested tables")
        self._table(tbl, location, inner, None)
        self.depth -= 1


def _only_paragraph(tc: etree._Element, survey: Survey) -> etree._Element | None:
    """The paragraph of a cell that holds nothing else, where it says nothing about itself: most are so."""
    p = _lone(tc)
    return None if p is None or p.tag != P or p in survey.close or p in survey.of_paragraph else p


def _lone(tc: etree._Element) -> etree._Element | None:
    """What a cell holds behind its properties, where that is one element."""
    size = len(tc)
    if size == 1:
        return tc[0]
    return tc[1] if size == 2 and tc[0].tag == TC_PR else None


def _content(tc: etree._Element, survey: Survey) -> Iterator[etree._Element]:
    """A cell's paragraphs and tables; nearly always it is one paragraph behind the cell's properties."""
    lone = None if survey.wrapped else _lone(tc)
    if lone is not None and lone.tag == P:
        return iter((lone,))
    return flattened(tc, survey, P, TBL)


def _rest(pending: list[str], location: str) -> list[Block]:
    """The text of a paragraph whose end is deleted, but which has nothing to go on in."""
    text = "".join(pending).strip()
    pending.clear()
    return [Paragraph(text, Place(location=location))] if text else []


def _apart(draft: _Draft | None) -> _Draft | None:
    return None if draft is None else replace(draft, touching=False)


def _continues(draft: _Draft, grid: TableGrid, table: Table) -> bool:
    first = tuple(cell.text for cell in draft.table.cells if cell.row == 0)
    second = tuple(cell.text for cell in table.cells if cell.row == 0)
    return goes_on(draft.grid, grid, first, second, touching=draft.touching)


def _joined(first: Table, second: Table) -> Table:
    moved = tuple(cell._replace(row=cell.row + first.n_rows) for cell in second.cells)
    return replace(first, cells=first.cells + moved)
