"""What the narrative counts without the form having a code for it: observations with a proposed name, without code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.document import Paragraph
from normalize.cell_figures import read_cell, rough_note
from normalize.counted import Counted, counted, counting_words, may_count
from normalize.drafts import COUNTED, Draft, Match, nearest
from normalize.form import NARRATIVE, Form
from normalize.labels import similarity
from normalize.narrative import MAX_HEADING, Stated, confidence_of
from normalize.phrasings import Phrasings, load_phrasings
from normalize.sentences import behind_opening
from normalize.stretches import elsewhere
from normalize.text import nfc, squeeze

MOST = 500  # in one report


def proposed_drafts(stated: Iterable[Stated], paragraphs: Sequence[Paragraph], form: Form, year: str) -> list[Draft]:
    """The drafts of what is counted besides the facts, each with the form's nearest indicators.

    Figures of another year or a plan are left out, as are those below a heading of plans and wishes; `year` is the
    report's own.
    """
    phrasings = load_phrasings(form.id)
    plans = planned(paragraphs)
    drafts = [
        draft
        for said in stated
        if id(said.sentence.paragraph) not in plans
        for found in others_in(said, phrasings, year)
        if (draft := _draft(said, found)) is not None
    ][:MOST]
    indicators = form.catalogue.indicators
    alike = similarity([d.label_raw for d in drafts], [i.label for i in indicators], form.abbreviations)
    return [
        d._replace(match=Match(COUNTED, 0.0, nearest(scores, indicators)))
        for d, scores in zip(drafts, alike, strict=True)
    ]


def others_in(said: Stated, phrasings: Phrasings, year: str) -> list[Counted]:
    """What one sentence counts besides its facts."""
    sentence = said.sentence
    taken = [(c.start, c.end) for c in said.claims]
    if not may_count(sentence.prepared, phrasings.grammar, taken):
        return []
    whole, offset = behind_opening(sentence, said.opening)
    outside = elsewhere(whole.plain, phrasings.scope, year)
    taken += [(start - offset, end - offset) for start, end in outside]
    about = said.opening.text if said.opening else ""
    return counted(sentence.in_figures(), sentence.prepared, phrasings.grammar, taken, about)


def planned(paragraphs: Iterable[Paragraph]) -> frozenset[int]:
    """The identities (`id`) of the paragraphs below a heading of plans or wishes, up to the next of its rank."""
    return frozenset(_planned(paragraphs))


def _planned(paragraphs: Iterable[Paragraph]) -> Iterator[int]:
    words = counting_words()
    rank = ""
    for paragraph in paragraphs:
        text = squeeze(nfc(paragraph.text)).lower()
        heading = words["heading"].match(text) if len(text) <= MAX_HEADING else None
        if heading is not None:
            if words["plans"].match(text):
                rank = rank or _rank(heading["mark"])
            elif _rank(heading["mark"]) in {rank, "i"}:
                rank = ""
        if words["close"].match(text):
            rank = "end"
        if rank:
            yield id(paragraph)


def _rank(mark: str) -> str:
    """`i` for Roman numbers, `1` for others, `a` for letters."""
    return "1" if mark.isdecimal() else "i" if set(mark) <= set("ivx") else "a"


def _draft(said: Stated, found: Counted) -> Draft | None:
    """A counted figure as a draft without code; None for a figure that cannot be read."""
    text = said.sentence.text
    start, end = said.sentence.printed(found.start, found.end)
    raw = text[start:end].strip()
    spelled = start != found.start
    reading = read_cell(said.sentence.plain[found.start : found.end].strip() if spelled else raw)
    rough = rough_note(text, found.start, found.end)
    if reading.figure is None and not reading.note:
        return None
    return Draft(
        section=NARRATIVE,
        table="",
        indicator=None,
        label_raw=squeeze(found.name),
        value_raw=raw,
        figure=reading.figure,
        place=said.sentence.paragraph.place,
        quote=text,
        match=Match(COUNTED, 0.0),
        note="; ".join(n for n in (rough, reading.note) if n),
        unit=reading.unit or found.unit,
        confidence=confidence_of(raw, rough, said.sentence.paragraph),
    )
