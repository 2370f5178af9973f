"""In which table the figure of a narrative's fact stands, too, by the words of the blank form alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from extract.document import Paragraph, Place
from normalize.catalogue import Catalogue, Indicator
from normalize.drafts import Draft, Match
from normalize.form import NARRATIVE, Form, TableForm
from normalize.narrative import MAX_HEADING, Stated
from normalize.phrasings import Phrasings
from normalize.report import Figure
from normalize.sentences import sentences
from normalize.telling_cells import Cells, cells_of
from normalize.telling_figures import Told, told_figures
from normalize.tellings import named
from normalize.text import fold, slug
from rasoat.learn.skeleton import Item, Skeleton, TableSkeleton

FIRST = 5001  # stands for the first gap; tables' figures are far from all that stand for gaps
CELL = 90_000_017
_CODE = regex.compile(r"\{([^{}]+)\}")
_YEAR = regex.compile(r"\b20\d\d\b")


def stands_by_words(skeleton: Skeleton, older: Form, phrasings: Phrasings) -> dict[str, str]:
    """By fact the table's figure, `B2.4[tong-cong]`, that the form's own words name for both.

    `older` lends its words, `phrasings` its language.
    """
    cells = _cells(skeleton, older)
    year = max(_YEAR.findall(" ".join([i.label for i in skeleton.items()])), default="")
    codes: dict[str, str] = {}
    figures = list(_figures(skeleton, cells, phrasings, year, codes))
    found = {}
    for telling in named(figures, cells, year):
        draft = telling.cell.draft
        fact = codes.get(fold(telling.told.raw).split()[0])
        if fact and draft.indicator is not None:
            found[fact] = f"{draft.indicator.code}[{draft.dimension_code}]" if draft.dimension else draft.indicator.code
    return found


def _figures(
    skeleton: Skeleton, cells: Cells, phrasings: Phrasings, year: str, codes: dict[str, str]
) -> Iterator[list[Told]]:
    """The narrative's sentences with a number in the place of each gap; which one is which fact's goes to `codes`."""

    def numbered(match: regex.Match[str]) -> str:
        number = str(FIRST + len(codes))
        codes[number] = match[1]
        return number

    heading = ""
    for line in skeleton.lines:
        text = _CODE.sub(numbered, line)
        if text == line and 0 < len(line) <= MAX_HEADING and line[-1] not in ".;,:":
            heading = line
        for sentence in sentences(Paragraph(text, Place()), phrasings):
            yield told_figures(Stated(sentence, (), None), heading, cells.lexicon, phrasings, year)


def _cells(skeleton: Skeleton, older: Form) -> Cells:
    """Every cell of the form's tables, with a figure of its own."""
    drafts: list[Draft] = []
    for table in skeleton.tables:
        rows = _rows(table, older)
        for item in table.items:
            for n, (name, code) in enumerate(rows if item.kind in {"count", "percent"} else ()):
                drafts.append(
                    _cell(item, table, name, code, CELL + 1009 * len(drafts), f"{n}" if name else item.parent)
                )
    indicators = tuple(_indicator(i, t) for t in skeleton.tables for i in t.items)
    catalogue = Catalogue(skeleton.id, indicators, {i.code: i for i in indicators})
    tables = tuple(
        TableForm(t.id, t.layout, t.section, (), (), (fold(t.title),) if t.title else ()) for t in skeleton.tables
    )
    return cells_of(drafts, replace(older, catalogue=catalogue, tables=tables), "")


def _rows(table: TableSkeleton, older: Form) -> list[tuple[str, str]]:
    if not table.dimension:
        return [("", "")]
    total = [(older.total_dimension, older.total_code)] if table.totalled else []
    return [*total, *((name, slug(name)) for name in table.names)]


def _indicator(item: Item, table: TableSkeleton) -> Indicator:
    return Indicator(item.code, item.parent, table.section, item.label, item.unit, item.kind, dimension=table.dimension)


def _cell(item: Item, table: TableSkeleton, name: str, code: str, value: int, row: str) -> Draft:
    return Draft(
        section=table.section if table.section != NARRATIVE else table.id,
        table=table.id,
        indicator=_indicator(item, table),
        label_raw=item.label,
        value_raw=str(value),
        figure=Figure(Decimal(value)),
        place=Place(),
        quote=f"{table.id}/{row}",
        match=Match("form", 1.0),
        dimension=name,
        dimension_code=code,
    )
