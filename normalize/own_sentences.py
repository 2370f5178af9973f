"""A form's own sentences wherever a report has them, between its tables and behind them, too."""

from __future__ import annotations

from collections.abc import Iterable

from extract.document import Paragraph
from normalize.form_sentences import sentence_claims
from normalize.narrative import Stated
from normalize.phrasings import Phrasings
from normalize.sentences import sentences


def own_stated(paragraphs: Iterable[Paragraph], phrasings: Phrasings) -> list[Stated]:
    """The sentences wherever they stand, between a form's tables, say, with the facts that the form's own state."""
    figure = phrasings.grammar.figure
    found = (sentence for paragraph in paragraphs for sentence in sentences(paragraph, phrasings))
    own = ((s, sentence_claims(s.plain, s.prepared, figure, phrasings.sentences)) for s in found)
    return [Stated(sentence, claims, None) for sentence, claims in own]
