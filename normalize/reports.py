"""A document read as a report: who, which period, every figure with its code and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from extract.collector import no_collection
from extract.document import Block, Document, Paragraph, Place
from normalize.attachments import attached_to, named_offices
from normalize.choice import choose_form
from normalize.drafts import Draft, observations
from normalize.form import NARRATIVE, Form, load_form, with_synonyms
from normalize.habits import settled
from normalize.leads import without_other_matters
from normalize.letterhead import Letterhead, body_text, read_letterhead
from normalize.narrative import Stated, fact_drafts, stated_facts
from normalize.narrative_tables import SaidFigure, figures_said, rows_said, table_facts
from normalize.own_sentences import own_stated
from normalize.periods import find_file_period, find_period, find_span, find_title_period
from normalize.phrasings import Phrasings, load_phrasings
from normalize.plans import headed, without_longer, without_plans
from normalize.proposals import proposed_drafts
from normalize.rates import stated_rates
from normalize.references import references
from normalize.remainders import stated_rests
from normalize.remembered import with_remembered
from normalize.report import NamedPeriod, Period, Report, Retold, StatedPeriod
from normalize.retold import retold
from normalize.sections import (
    Part,
    heading_section,
    parts,
    report_first,
    title_position,
    title_text,
)
from normalize.synonyms import Synonym
from normalize.tables import TableReading, unknown_drafts
from normalize.telling_drafts import with_told
from normalize.text import fold, slug, squeeze
from normalize.typed_lists import read_with_lists

FEW_OBSERVATIONS = 5
REPORT_SOURCES = ("title", "text", "file")
HEADING_LINES = 4
MAX_HEADING = 160


class NotAReport(Exception):
    """Raised for a document that is no report of a known form; the message is the title found, if any."""


@no_collection()
def normalize(
    document: Document, *, source_name: str, sha256: str, form_id: str = "", synonyms: tuple[Synonym, ...] = ()
) -> Report:
    """The report in a document. `source_name` serves only where the document does not say its period.

    `form_id`: the form it was made from; without one, the known form that its tables print most of. `synonyms`: what
    auditors chose for labels.

    Raises NotAReport when neither the form's tables nor its facts are in it.
    """
    form = with_synonyms(load_form(form_id) if form_id else choose_form(document), synonyms)
    document_parts = parts(document := report_first(document, form), form)
    named = named_periods(document.blocks, document_parts, source_name, form)
    period = named[0].period if named and named[0].source in REPORT_SOURCES else None
    tables = read_with_lists(document_parts, form, period)
    document_parts = _narrative_until(document_parts, tables.first)
    body = body_text(document.blocks)
    head = read_letterhead(document.blocks, body, period.end if period else None)
    narrative = [p.block for p in document_parts if p.section == NARRATIVE and isinstance(p.block, Paragraph)]
    year = _span_code(period) if period else (str(head.date.year) if head.date else "")
    heads = without_plans(headed(narrative, year), year)
    done = [paragraph for paragraph, _ in heads]
    phrasings = load_phrasings(form.id)
    stated = without_longer(list(stated_facts(done, phrasings, year)), heads, year)
    said = without_other_matters(stated, form, head.org, year)
    everywhere = [*said, *_behind(document_parts, phrasings)]
    facts = fact_drafts(everywhere, phrasings)
    tables, inserted, cells = _with_facts(tables, document_parts, form, year)
    unknown = unknown_drafts(tables.unknown, form, {draft.place for draft in inserted})
    in_tables = (_with_section(d, document_parts, form) for d in (*inserted, *tables.drafts, *unknown))
    read = [*facts, *proposed_drafts(said, done, form, year), *in_tables]
    drafts, told = _with_told(read, everywhere, done, form, year)
    if not _is_report(drafts, tables, body, form):
        raise NotAReport(squeeze(title_text(document.blocks))[:200])
    spans = stated_periods(document_parts)
    periods = _section_periods(period, spans, form)
    return Report(
        report_id=_report_id(head, period, sha256),
        org=head.org,
        org_code=head.org_code,
        level=head.level,
        province=head.province,
        period=period,
        number=head.number,
        date=head.date,
        template=form.id,
        pages=len(document.pages) or None,
        observations=observations(drafts, sha256, document.format, periods, document.scanned),
        stated_periods=spans,
        deviations=tables.deviations,
        references=references(narrative),
        warnings=(*document.warnings, *_missing_parts(tables, [*facts, *inserted], form)),
        number_place=head.number_place,
        named_periods=named,
        rates=stated_rates(done, phrasings),
        named_offices=named_offices(document_parts, form),
        attached_to=attached_to(document_parts, form),
        retold=retold([*said, *_rows_said(tables, cells, form)], form.id, year) + told,
        rests=stated_rests(said, phrasings),
    )


def _span_code(period: Period) -> str:
    """The period's code; of a year that of twelve months, for a year alone is what nothing more is known of."""
    return period.code if "-" in period.code else f"{period.code}-12M"


def _narrative_until(document_parts: tuple[Part, ...], first: int | None) -> tuple[Part, ...]:
    """What stands behind the first appendix table is no narrative, even without a heading `Phụ lục`."""
    if first is None:
        return document_parts
    return tuple(
        replace(p, section="PL") if p.section == NARRATIVE and p.position >= first else p for p in document_parts
    )


def _behind(document_parts: Sequence[Part], phrasings: Phrasings) -> list[Stated]:
    """The sentences between and behind the tables of a form that has sentences of its own."""
    if not phrasings.sentences:
        return []
    behind = (p.block for p in document_parts if p.section != NARRATIVE)
    return own_stated([b for b in behind if isinstance(b, Paragraph)], phrasings)


def _with_told(
    read: Sequence[Draft], said: Sequence[Stated], done: Sequence[Paragraph], form: Form, year: str
) -> tuple[list[Draft], tuple[Retold, ...]]:
    """The drafts with figures settled, and with what the narrative tells of a learned form's tables."""
    drafts = settled(with_remembered(read, form), form)
    return with_told(drafts, said, done, form, load_phrasings(form.id), year)


def _with_facts(
    reading: TableReading, document_parts: Sequence[Part], form: Form, year: str
) -> tuple[TableReading, list[Draft], Mapping[int, Sequence[SaidFigure]]]:
    """The reading, the facts that tables of the narrative state by their words, and those tables' figures by position.

    A table of the form's facts in another shape is read so, too, where its words state at least half of what its
    shape does: it is unknown then. So is one in the form's shape whose columns tell not all of its figures, where its
    words tell no fewer.
    """
    said = {p.position for p in document_parts if p.section == NARRATIVE}
    phrasings = load_phrasings(form.id)
    facts, unknown, drafts = list[Draft](), list(reading.unknown), list(reading.drafts)
    cells: dict[int, Sequence[SaidFigure]] = {}
    for table in (*reading.unknown, *reading.reshaped, *reading.partly):
        if table.position not in said:
            continue
        figures = figures_said(table.grid, form, phrasings, year)
        cells[table.position] = figures or ()
        found = table_facts(table.grid, figures, table.title, phrasings, form, year) if figures is not None else []
        places = {c.place for c in table.grid.table.cells}
        shaped = [d for d in drafts if d.place in places]
        coded = sum(d.indicator is not None for d in shaped)
        if len(found) < coded if table in reading.partly else 2 * len(found) < len(shaped):
            continue
        facts += found
        if shaped:
            unknown.append(table)
            drafts = [d for d in drafts if d.place not in places]
    return replace(reading, unknown=tuple(unknown), drafts=tuple(drafts)), facts, cells


def _rows_said(reading: TableReading, cells: Mapping[int, Sequence[SaidFigure]], form: Form) -> Iterator[Stated]:
    """What tables of the narrative say of fields of work. `cells`: their figures by position."""
    for table in reading.unknown:
        yield from rows_said(cells.get(table.position, ()), load_phrasings(form.id), form)


def _with_section(draft: Draft, document_parts: Sequence[Part], form: Form) -> Draft:
    """A figure of an unknown table, said to stand in the section that the document is in there."""
    if draft.section:
        return draft
    place = draft.place
    for part in document_parts:
        if not isinstance(part.block, Paragraph) and any(c.place == place for c in part.block.cells):
            return draft._replace(section=part.section if part.section in form.sections else NARRATIVE)
    return draft._replace(section=NARRATIVE)


def named_periods(
    blocks: Sequence[Block], document_parts: Sequence[Part], source_name: str, form: Form
) -> tuple[NamedPeriod, ...]:
    """Every place that names the report's period, the most trusted first: title, first sentence, file, appendices."""
    found: list[NamedPeriod] = []
    title, at = title_text(blocks), title_position(blocks)
    if title and at is not None and (period := find_title_period(title)) is not None:
        found.append(NamedPeriod("title", period, title, blocks[at].place))
    for block in blocks[:40]:
        if isinstance(block, Paragraph) and "bao cao" in fold(block.text) and squeeze(block.text) not in title:
            period = find_period(block.text)
            if period is not None:
                found.append(NamedPeriod("text", period, squeeze(block.text), block.place))
                break
    period = find_file_period(PurePath(source_name).stem)
    if period is not None:
        found.append(NamedPeriod("file", period, source_name, Place()))
    return (*found, *_heading_periods(document_parts, form))


def _heading_periods(document_parts: Sequence[Part], form: Form) -> Iterator[NamedPeriod]:
    """The period that each appendix's heading names, in itself or in a short line between it and its table."""
    heading, lines_left = "", 0
    for part in document_parts:
        if not isinstance(part.block, Paragraph):
            lines_left = 0
            continue
        if opened := heading_section(part.block.text.split("\n")[0], form):
            heading, lines_left = opened, HEADING_LINES
        text = squeeze(part.block.text)
        if lines_left and text and len(text) <= MAX_HEADING:
            lines_left -= 1
            period = find_period(text)
            if period is not None:
                yield NamedPeriod(heading, period, text, part.block.place)
                lines_left = 0


def stated_periods(document_parts: Sequence[Part]) -> tuple[StatedPeriod, ...]:
    """The days that each appendix says it covers: the first such line of each."""
    found: dict[str, StatedPeriod] = {}
    for part in document_parts:
        if part.section in found or part.section == NARRATIVE or not isinstance(part.block, Paragraph):
            continue
        span = find_span(part.block.text) if len(part.block.text) < 1000 else None
        if span is not None:
            quote = squeeze(part.block.text)
            found[part.section] = StatedPeriod(part.section, span[0], span[1], quote, part.block.place)
    return tuple(found.values())


def _section_periods(period: Period | None, stated: Sequence[StatedPeriod], form: Form) -> dict[str, Period | None]:
    """The days that each section's figures cover: what its appendix says, else the report's period."""
    periods: dict[str, Period | None] = dict.fromkeys((NARRATIVE, *form.sections), period)
    for s in stated:
        if s.start is not None and s.end is not None:
            periods[s.section] = Period(period.code if period else "", s.start, s.end)
    return periods


def _is_report(drafts: Sequence[Draft], tables: TableReading, body: str, form: Form) -> bool:
    """Whether figures have codes, and a table of an appendix is there or the text is about the form's subject."""
    if sum(d.indicator is not None for d in drafts) < FEW_OBSERVATIONS:
        return False
    appendix_tables = {t.id for t in form.tables if t.section != NARRATIVE}
    return bool(tables.found & appendix_tables) or form.title in fold(body[:5000])


def _missing_parts(tables: TableReading, facts: Sequence[Draft], form: Form) -> tuple[str, ...]:
    """Codes of what the report lacks as a whole: `missing-table:PL2.1b`, `missing-narrative`."""
    wanted = [t.id for t in form.tables if t.section != NARRATIVE]
    lacking = [f"missing-table:{t}" for t in wanted if t not in tables.found]
    no_facts = bool(form.catalogue.section(NARRATIVE)) and not facts
    return tuple(["missing-narrative", *lacking] if no_facts else lacking)


def _report_id(head: Letterhead, period: Period | None, sha256: str) -> str:
    """Readable and stable: organisation, period, and the first letters of the file's hash."""
    parts_of_id = (
        slug(head.org.removeprefix("UBND ")) or "khong-ro",
        period.code if period else "khong-ky",
        sha256[:8],
    )
    return "-".join(parts_of_id)
