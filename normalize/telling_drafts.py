"""What a narrative tells of a learned form's tables, as drafts with the cells' codes, and as figures to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Paragraph
from normalize.catalogue import Indicator
from normalize.drafts import COUNTED, Draft, Match
from normalize.form import NARRATIVE, Form
from normalize.narrative import Stated, confidence_of
from normalize.phrasings import Phrasings
from normalize.report import EQUAL, TOLD, Retold
from normalize.retold import load_sayings
from normalize.telling_cells import cells_of
from normalize.telling_figures import headings, told_figures
from normalize.tellings import Telling, tellings
from normalize.text import slug, squeeze

ENDS = ".;:,)"  # of a sentence; titles and headings have none


def with_told(
    drafts: Sequence[Draft],
    said: Sequence[Stated],
    narrative: Sequence[Paragraph],
    form: Form,
    phrasings: Phrasings,
    year: str,
) -> tuple[list[Draft], tuple[Retold, ...]]:
    """The drafts with the narrative's figures that tell a table's, behind all others; and what they tell otherwise.

    Nothing is looked for in a form that says itself how its narrative tells its tables' figures.
    """
    if load_sayings(form.id) is not None:
        return list(drafts), ()
    cells = cells_of(drafts, form, year[:4])
    prose = [s for s in said if s.sentence.text[-1] in ENDS]
    heads = headings(prose, [p.text for p in narrative])
    figures = [told_figures(s, heads[n], cells.lexicon, phrasings, year) for n, s in enumerate(prose)]
    found = tellings(figures, cells, year[:4])
    told = [_draft(t, _fact(t, phrasings)) for t in found if t.sure and not t.told.taken]
    named = {(d.place, d.quote, squeeze(d.value_raw)) for d in told}
    kept = [d for d in drafts if d.match.method != COUNTED or (d.place, d.quote, squeeze(d.value_raw)) not in named]
    facts = [(t, _claimed(t) or _fact(t, phrasings)) for t in found]
    return [*kept, *told], tuple(_retold(t, fact) for t, fact in facts if fact is not None or not t.equal)


def _fact(telling: Telling, phrasings: Phrasings) -> Indicator | None:
    """The fact of the form's narrative whose figure stands in the cell."""
    cell = telling.cell.draft
    return phrasings.stands.get((cell.indicator.code, _row(cell))) if cell.indicator is not None else None


def _claimed(telling: Telling) -> Indicator | None:
    """The fact that the figure states by the form's own sentence."""
    told = telling.told
    return next((c.indicator for c in told.said.claims if c.start < told.end and told.start < c.end), None)


def _row(cell: Draft) -> str:
    return cell.dimension_code or slug(cell.dimension)


def _draft(telling: Telling, fact: Indicator | None) -> Draft:
    """The figure under the cell's code, or under that of the fact that states it."""
    told, cell = telling.told, telling.cell.draft
    if fact is not None:
        cell = cell._replace(indicator=fact, dimension="", dimension_code="", unit="")
        telling = replace(telling, figure=told.read(fact.unit, telling.decimal) or telling.figure)
    sentence = told.said.sentence
    start, end = max(0, told.start - 60), min(len(sentence.text), told.end + 40)
    return Draft(
        section=NARRATIVE,
        table="",
        indicator=cell.indicator,
        label_raw=squeeze(sentence.text[start:end].strip(" ,;:-")),
        value_raw=told.raw,
        figure=telling.figure,
        place=sentence.paragraph.place,
        quote=sentence.text,
        match=Match(TOLD, min(1.0, telling.score)),
        unit=cell.unit,
        dimension=cell.dimension,
        dimension_code=cell.dimension_code,
        confidence=confidence_of(told.raw, "", sentence.paragraph),
    )


def _retold(telling: Telling, fact: Indicator | None) -> Retold:
    cell, sentence = telling.cell.draft, telling.told.said.sentence
    assert cell.indicator is not None  # noqa: S101 — only coded cells are told
    row = _row(cell)
    codes = (f"{cell.indicator.code}[{row}]" if row else cell.indicator.code,)
    told, place = telling.told, sentence.paragraph.place
    own = fact.code if fact is not None else ""
    figure, sure = telling.figure, telling.sure
    return Retold(codes, codes, figure, EQUAL, sure, sentence.text, place, told=True, own=own, raw=told.raw)
