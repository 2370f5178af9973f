"""Which of the known forms a document was made from: the one whose labels and header words it prints."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from data import form_ids
from extract.document import Document, Table
from normalize.form import Form, load_form
from normalize.labels import similarity
from normalize.text import fold, squeeze

LEAST_LETTERS = 8  # shorter texts (units, `Tổng số`) stand in every form
CLEARLY = 3  # so many times as many labels as in any other form need no closer look
MAX_TEXTS = 1500
ALIKE = 0.75


@lru_cache(maxsize=32)
def form_labels(form: Form) -> tuple[str, ...]:
    """The texts that the form prints in its tables: labels of rows, and every level of its header paths."""
    texts: dict[str, None] = {}
    for table in form.tables:
        for path in table.paths:
            for level in path.split(">"):
                if len(fold(level)) >= LEAST_LETTERS:
                    texts[squeeze(level)] = None
    return tuple(texts)


def printed_texts(document: Document) -> tuple[str, ...]:
    """The different texts in the document's tables that may be labels."""
    texts: dict[str, str] = {}
    for block in document.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                if len(folded := fold(cell.text)) >= LEAST_LETTERS and any(c.isalpha() for c in folded):
                    texts.setdefault(folded, squeeze(cell.text))
            if len(texts) > MAX_TEXTS:
                break
    return tuple(texts.values())[:MAX_TEXTS]


def _exact(texts: Sequence[str], form: Form) -> float:
    """How many of the texts are the form's to the letter."""
    labels = {fold(label) for label in form_labels(form)}
    return float(sum(fold(text) in labels for text in texts))


def _near(texts: Sequence[str], form: Form) -> float:
    """How many of the texts are like one of the form's, each counted by its likeness."""
    best = similarity(texts, form_labels(form), form.abbreviations).max(axis=1)
    return float(np.where(best >= ALIKE, best, 0.0).sum())


def choose_form(document: Document, ids: Sequence[str] | None = None) -> Form:
    """The form, of all known ones or of `ids`, that the document's tables print most of.

    Of forms that fit alike the first in the order of `data.form_ids` is chosen; so is the first where none fits.
    """
    forms = [load_form(name) for name in (ids or form_ids())]
    if len(forms) == 1:
        return forms[0]
    texts = printed_texts(document)
    if not texts:
        return forms[0]
    for fit in (_exact, _near):
        fits = [fit(texts, form) for form in forms]
        best = int(np.argmax(fits))
        others = [f for n, f in enumerate(fits) if n != best]
        if fit is _near or fits[best] > CLEARLY * max(1.0, *others):
            return forms[best]
    return forms[0]
