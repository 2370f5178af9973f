"""Tables that offices put into the narrative themselves: each cell is read as a sentence that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

import regex

from extract.document import Cell, Paragraph
from normalize.cell_figures import read_cell
from normalize.dimensions import dimension_code
from normalize.drafts import Draft
from normalize.facts import Claim, Fact
from normalize.form import PAST, Form
from normalize.grid import (
    NUMBERING,
    Grid,
    column_header_depth,
    header_path,
    is_index_row,
    role_header_depth,
    role_of,
)
from normalize.header_roles import columns_by_role
from normalize.heading_words import heading_words
from normalize.narrative import MAX_OPENING, Stated, fact_draft, timed_hits
from normalize.numbers import read_figure
from normalize.phrasings import Phrasings
from normalize.sentences import Sentence, prepared_sentence, sentences
from normalize.spots import DEED, NOUN, PERCENT, TOPIC
from normalize.stretches import Scope, names_district, own_level
from normalize.text import fold, nfc, plain, squeeze, unnumbered

MOST_FIGURES = 60  # of a table: a larger one lists what the form does not ask of the narrative
SURE = 0.9  # how sure a figure is of which its table's words speak, and no sentence
FEWEST_WORDS = 3  # of a cell that is a sentence
_COUNT = regex.compile(r"(?:(?:tong )?so|so luong|ty le)\b")
_PERCENT = regex.compile(r"%|\bty le\b")
_STOP = regex.compile(r"[.;:]+(?=\s|$)")
_EDGES = " ,;:.-–+*•"
OWN, TOTAL, PART, BORROWED = range(4)
_DIGIT = regex.compile(r"\d")
_YEAR = regex.compile(r"\b20\d\d\b")
_WHOLE = regex.compile(r"\d+(?:\.\d{3})*")
_PLAIN = regex.compile(r"\d+(?:[.,]\d+)?")
_CLOSED = (".", ";", ",")


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """A figure's cell and what its table says of it: its row, its column, its unit, and what stands above its row.

    `borrowed`: the row names nothing counted, and takes that from above; `past`: the column is another period's;
    `total`: the row is the table's total; `head`: what stands above its row's name.
    """

    cell: Cell
    row: str
    column: str
    unit: str = ""
    group: str = ""
    borrowed: str = ""
    past: bool = False
    total: bool = False
    head: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """A fact that a cell states. `rank`: whether its row is the total, or says by its own words what it is about, or
    these are its column's, or those of other rows."""

    said: SaidFigure
    sentence: Sentence
    claim: Claim
    rank: int


def figures_said(grid: Grid, form: Form, phrasings: Phrasings, year: str) -> tuple[SaidFigure, ...] | None:
    """Every figure of the table with what is said of it, row by row; None where they are too many. `year`: the
    report's own."""
    said = tuple(_figures(grid, form, phrasings, year))
    return said if len(said) <= MOST_FIGURES else None


def table_facts(
    grid: Grid, said: Sequence[SaidFigure], title: str, phrasings: Phrasings, form: Form, year: str
) -> list[Draft]:
    """The drafts of the facts that the table's cells state.

    `said`: its figures; `title`: the line above the table; `year`: the report's own. Rows and headers must say what a
    sentence would have to, and name what is counted or done. A fact that several rows state is none, but for their
    total.
    """
    above = _opening(title, phrasings)
    read = [one for of in said for one in _stated(of, above, phrasings, form, year)]
    once = _once(read, phrasings)
    drafts = [draft for one in once if (draft := _draft(grid, one)) is not None]
    return [*drafts, *_sentence_drafts(grid, above, phrasings, year)]


def rows_said(said: Sequence[SaidFigure], phrasings: Phrasings, form: Form) -> Iterator[Stated]:
    """What a table's figures say of the field of work that their row names, as sentences: `Lĩnh vực Đất đai: Đã giải
    quyết 512`. None of another period's columns.
    """
    for one in said:
        figure = squeeze(one.cell.text)
        if _WHOLE.fullmatch(figure) and one.head and one.column and not one.past and dimension_code(one.row, form):
            text = f"{one.head} {one.row}: {one.column} {figure}"
            yield Stated(prepared_sentence(text, Paragraph(text, one.cell.place), phrasings), (), None)


def _figures(grid: Grid, form: Form, phrasings: Phrasings, year: str) -> Iterator[SaidFigure]:
    """See `figures_said`."""
    depth = _header_depth(grid, form)
    roles = columns_by_role(grid, depth, form).roles if depth else {}
    besides = {roles[name] for name in ("number", "note") if name in roles}
    unit = roles.get("unit") if "label" in roles else None  # `Đơn vị` heads units of measure, and offices
    group = named = ""
    for row in range(depth, grid.n_rows):
        cells = [c for c in grid.own(row) if c.col not in besides and c.col != unit]
        figures = [c for c in cells if c.row == row and _is_figure(c)]
        words = [c for c in cells if c not in figures and squeeze(c.text) and not NUMBERING.fullmatch(squeeze(c.text))]
        label = " ".join(_words(c.text) for c in words if not figures or c.col < figures[-1].col)
        if not figures:
            group, named = (label, "") if label and len(words) == 1 else (group, named)
            continue
        for cell in figures:
            before = " ".join(_words(c.text) for c in words if c.col < cell.col)
            path = [t for t in header_path(grid, cell.col, depth, form.path_empty) if _tells(t, len(figures), form)]
            past = any(role_of(t, form) == PAST for t in path) or _of_another_year(path, year)
            total = fold(before) in form.total_words
            own = total or any(_names(t, phrasings) for t in (before, *path))
            column = " ".join(map(_words, path))
            of = grid.text(row, unit) if unit is not None else ""
            labels = [c.col for c in words if c.col < cell.col]
            head = " ".join(map(_words, header_path(grid, labels[-1], depth, form.path_empty))) if labels else ""
            yield SaidFigure(cell, before, column, of, group, "" if own else named, past, total, head)
        named = label if _names(label, phrasings) else named


def _header_depth(grid: Grid, form: Form) -> int:
    """How many first rows are header: those that say so by their words, and have no figures."""
    depth = max(role_header_depth(grid, form), column_header_depth(grid))
    rows = ((row, grid.own(row)) for row in range(depth))
    filled = (
        r for r, row in rows if any(c.col and _is_figure(c) for c in row) and not is_index_row([c.text for c in row])
    )
    return next(filled, depth)


def _of_another_year(path: Sequence[str], year: str) -> bool:
    """Whether headers name years, and not the report's."""
    years = {found for text in path for found in _YEAR.findall(text)}
    return bool(years and year) and year[:4] not in years


def _is_figure(cell: Cell) -> bool:
    return bool(cell.text.strip()) and read_cell(cell.text).figure is not None


def _words(text: str) -> str:
    """A label or header as it reads within a sentence: without its number, its end, and stops inside."""
    return _STOP.sub(",", unnumbered(squeeze(text))).strip(_EDGES)


def _tells(header: str, figures: int, form: Form) -> bool:
    """Whether a header says more than that figures stand below it, as it does beside another column of figures."""
    return figures > 1 or fold(header) not in form.roles["value"]


def _names(text: str, phrasings: Phrasings) -> bool:
    """Whether a text names something that is counted."""
    grammar = phrasings.grammar
    return any(m.lastgroup not in grammar.weak for m in grammar.groups[NOUN].finditer(plain(text)))


def _opening(title: str, phrasings: Phrasings) -> str:
    """What the line above a table says of it: one that opens it or names it; of a heading no more than its topics."""
    text = squeeze(nfc(title))
    letters = plain(text)
    if len(text) > MAX_OPENING or text[-1:] in _CLOSED:
        return ""
    if text.endswith(":") or not (unnumbered(text) != text or _said_by("headings", "named").search(letters)):
        return text
    return " ".join(text[m.start() : m.end()] for m in phrasings.grammar.groups[TOPIC].finditer(letters))


@cache
def _said_by(table: str, key: str) -> regex.Pattern[str]:
    return regex.compile(heading_words()[table][key])


def _is_of_communes(text: str, scope: Scope, year: str) -> bool:
    """Whether what stands above a table, or over its rows' names, speaks of the communes alone."""
    letters = plain(text)
    return _said_by("tables", "communes").search(letters) is not None and not (
        names_district(letters, scope, year) or own_level(letters, scope, year)
    )


def _stated(said: SaidFigure, above: str, phrasings: Phrasings, form: Form, year: str) -> Iterator[_Read]:
    """The fact that one cell's figure states, if any."""
    words, figure = _statement(said, form)
    if not any(map(str.isalpha, words)):
        return
    paragraph = Paragraph(squeeze(f"{words}: {figure} {said.unit}"), said.cell.place)
    whole = prepared_sentence(paragraph.text, paragraph, phrasings)
    led = len(words) + 1
    sentence = replace(whole, prepared=_DIGIT.sub("#", whole.prepared[:led]) + whole.prepared[led:])
    opening = _sentence([above, said.group], paragraph, phrasings)
    own = _mentioned(sentence, phrasings)
    known = own | (_mentioned(opening, phrasings) if opening else frozenset())
    communes = any(_is_of_communes(text, phrasings.scope, year) for text in (above, said.head))
    for claim in timed_hits(sentence, phrasings, year, opening).claims:
        fact = phrasings.facts[claim.order]
        if communes and not fact.communes:
            continue
        named = fact.nouns & (known | {PERCENT}) or DEED in fact.about
        if claim.start >= led and named and not (said.past and not _does(said.column, fact, phrasings)):
            row = _mentioned(prepared_sentence(said.row, paragraph, phrasings), phrasings) if said.row else own
            rank = TOTAL if said.total else OWN if _says(own, fact) and not said.borrowed else BORROWED
            rank = PART if rank == OWN and not row & _names_of(fact) else rank
            yield _Read(said, sentence, claim, rank)
            if "/" not in figure:  # else it may state two: `giao/có mặt: 83/77`
                return


def _statement(said: SaidFigure, form: Form) -> tuple[str, str]:
    """The words that say what a cell's figure is, and the figure; a total by the form's word for it."""
    row, column = form.total_dimension if said.total else said.row, said.column
    if _COUNT.match(fold(column)) and not _COUNT.match(fold(row)):  # `Số hồ sơ` before `DVC mức độ 3`
        row, column = column, row
    words = " ".join(w for w in (said.borrowed, row, column) if w)
    figure = squeeze(said.cell.text)
    return words, f"{figure}%" if _PLAIN.fullmatch(figure) and _PERCENT.search(
        plain(f"{words} {said.unit}")
    ) else figure


def _sentence(parts: Sequence[str], paragraph: Paragraph, phrasings: Phrasings) -> Sentence | None:
    """The line that opens what the parts say it is about; None where they are empty."""
    head = "; ".join(filter(None, map(_words, parts)))
    return prepared_sentence(f"{head}:", paragraph, phrasings) if head else None


def _mentioned(sentence: Sentence, phrasings: Phrasings) -> frozenset[str]:
    """The names that a sentence mentions, of all groups."""
    groups = phrasings.grammar.concepts.mentions(sentence.prepared).values()
    return frozenset(mention.name for found in groups for mention in found)


def _says(names: frozenset[str], fact: Fact) -> bool:
    """Whether these names say all that the fact is about."""
    return all(names & wanted for wanted in (*fact.about.values(), *fact.topics) if "" not in wanted)


def _names_of(fact: Fact) -> frozenset[str]:
    """The names of what a fact is about, and of what it counts; a share is that of any."""
    counts = frozenset[str]() if fact.indicator.kind == PERCENT else fact.nouns
    return frozenset(chain(counts, *fact.about.values(), *fact.topics))


def _does(column: str, fact: Fact, phrasings: Phrasings) -> bool:
    """Whether the column says what was done, as the fact asks: `Chỉ tiêu giao` is no plan for posts."""
    deeds = {m.lastgroup for m in phrasings.grammar.groups[DEED].finditer(plain(column))}
    return bool(deeds & fact.about.get(DEED, frozenset()))


def _once(read: Sequence[_Read], phrasings: Phrasings) -> list[_Read]:
    """Each fact once: the figure that alone states it by its own words, else the total's, else the first of those of
    one row or of several deeds.

    None where several rows of names state it, without a total: these are parts of what is not told.
    """
    kept = []
    deeds = phrasings.grammar.groups[DEED]
    for code in dict.fromkeys(one.claim.indicator.code for one in read):
        rivals = [one for one in read if one.claim.indicator.code == code]
        ranks = {rank: [r for r in rivals if r.rank == rank] for rank in (OWN, TOTAL, PART, BORROWED)}
        alone = ranks[OWN] if len(ranks[OWN]) == 1 else []
        best = alone or next(r for r in (ranks[TOTAL], ranks[OWN], ranks[PART], ranks[BORROWED]) if r)
        rows = {one.said.cell.row: one.said.row for one in best}
        if len(rows) == 1 or all(deeds.search(plain(row)) for row in rows.values()):
            kept.append(best[0])
    return kept


def _draft(grid: Grid, read: _Read) -> Draft | None:
    """A cell's draft: its place and its row as printed."""
    draft = fact_draft(read.sentence, read.claim)
    if draft is None:
        return None
    cell = read.said.cell
    label = " > ".join(w for w in (read.said.row or read.said.borrowed, read.said.column) if w)
    quote = " | ".join(t for c in grid.own(cell.row) if (t := squeeze(c.text)))
    quote = f"{read.said.column} | {quote}" if read.said.column and not read.said.row else quote
    raw = squeeze(cell.text) if read.claim.zero else draft.value_raw
    sure = SURE * min(draft.confidence, cell.confidence)
    return draft._replace(label_raw=label, value_raw=raw, quote=quote, confidence=sure)


def _sentence_drafts(grid: Grid, above: str, phrasings: Phrasings, year: str) -> list[Draft]:
    """The drafts of the facts in cells that are sentences, each read behind the label of its row."""
    drafts = []
    for row in range(grid.n_rows):
        cells = [c for c in grid.own(row) if c.row == row]
        for cell in cells:
            if not _DIGIT.search(cell.text) or read_figure(cell.text).figure is not None:
                continue
            if len(cell.text.split()) < FEWEST_WORDS:
                continue
            label = " ".join(
                _words(c.text) for c in cells if c.col < cell.col and not NUMBERING.fullmatch(squeeze(c.text))
            )
            head = "; ".join(w for w in (above, label) if w)
            paragraph = Paragraph(cell.text, cell.place)
            opening = prepared_sentence(f"{head}:", paragraph, phrasings) if head else None
            for sentence in sentences(paragraph, phrasings):
                claims = timed_hits(sentence, phrasings, year, opening).claims
                found = (fact_draft(sentence, claim) for claim in claims)
                drafts += [d._replace(confidence=d.confidence * cell.confidence) for d in found if d is not None]
    return drafts
