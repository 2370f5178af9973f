"""Remembered choices in an alignment, and of figures that no table of the form holds.

A row whose label an auditor has spoken of is weighed as if that label were the form's to the letter for that code, and
as unlike all others whose letters it has not. All other rows keep what they had without the choice, less what it
takes: nothing that was remembered of one label makes a code likelier for another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normalize.catalogue import Indicator
from normalize.cell_figures import read_cell
from normalize.drafts import Draft, Match
from normalize.evidence import LIMIT, UNLIKE, unit_key
from normalize.form import NARRATIVE, Form, TableForm
from normalize.labels import Matrix
from normalize.report import Figure
from normalize.synonyms import NONE, NONE_CHOSEN, REFUSED, REMEMBERED, Synonym
from normalize.text import fold, slug

UNSURE = ("column-unsure", "row-unsure")
Choices = Mapping[int, int | None]
"""Row or column → the place of its indicator in the table's form; None for none of the table's."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A row or column as far as choices are about it."""

    label: str
    unit: str = ""


def choices_of(spoken: Sequence[Spoken], table: TableForm, form: Form) -> dict[int, int | None]:
    """What was chosen for these labels in this table; not where the printed unit is another than known of either."""
    found: dict[int, int | None] = {}
    for n, one in enumerate(spoken):
        said = form.synonyms.of(table.section, table.id, one.label)
        if said is None:
            continue
        place = table.codes.index(said.code) if said.code in table.codes else None
        if said.code == NONE or not speaks_against(one.unit, said, form):
            found[n] = place
    return found


def speaks_against(unit: str, said: Synonym, form: Form) -> bool:
    """Whether a printed unit is none that the chosen code is known with."""
    known = {unit_key(said.unit), unit_key(form.indicator(said.code).unit)} - {""}
    printed = unit_key(unit)
    return bool(printed and known and printed not in known)


def to_the_letter(labels: Sequence[str], wanted: Sequence[str]) -> NDArray[np.bool_]:
    """Which of the labels are which of the form's to the letter, shape (labels, wanted)."""
    printed, form = (np.array([fold(label) for label in side]) for side in (labels, wanted))
    return np.asarray(printed[:, None] == form[None, :])


def aligned_again(
    evidence: Matrix, base: Matrix, choices: Choices, letters: NDArray[np.bool_], sure: Matrix,
    align: Callable[[Matrix], Matrix],
) -> Matrix:  # fmt: skip
    """The probabilities with choices, from those without (`base`), shape (rows, indicators).

    `letters`: which labels are the form's to the letter; `sure`: the evidence of a pair that is. A choice whose code
    another such row has is not followed; its row then is none of the form's.
    """
    followed = {r: None if c is not None and _is_taken(r, c, base, letters) else c for r, c in choices.items()}
    told = evidence.copy()
    for r, c in followed.items():
        told[r, ~letters[r]] = UNLIKE
        if c is not None:
            told[r, c] = sure[r, c]
    again = align(told)
    found = base.copy()
    own = list(followed)
    left = 1 - np.minimum(again[own].sum(axis=0), 1.0)
    before = 1 - np.minimum(base[own].sum(axis=0), 1.0)
    found *= np.minimum(left / np.maximum(before, 1e-12), 1.0)
    found[own] = again[own]
    return found


def _is_taken(row: int, col: int, base: Matrix, letters: NDArray[np.bool_]) -> bool:
    """Whether another row surely has the indicator, with a label that is the form's to the letter."""
    other = (base[:, col] >= LIMIT) & letters[:, col]
    other[row] = False
    return bool(other.any()) and not letters[row, col]


def why_refused(said: Synonym | None) -> str:
    """Why a row has no code that a choice is about; empty where none is."""
    return "" if said is None else NONE_CHOSEN if said.code == NONE else REFUSED


def with_remembered(drafts: Sequence[Draft], form: Form) -> list[Draft]:
    """The drafts, those with a code that were remembered for a label outside of the form's tables, or of another table.

    Refused where the unit is another, where a figure of the report has the code, and where two would get it.
    """
    said = {n: s for n, d in enumerate(drafts) if (s := _said_elsewhere(d, form)) is not None}
    if not said:
        return list(drafts)
    held = Counter((d.indicator.code, _row(d)) for d in drafts if d.indicator is not None)
    held += Counter((s.code, _row(drafts[n])) for n, s in said.items())
    return [_remembered(d, said[n], held, form) if n in said else d for n, d in enumerate(drafts)]


def _said_elsewhere(draft: Draft, form: Form) -> Synonym | None:
    if draft.indicator is not None or draft.match.why in UNSURE:
        return None
    said = form.synonyms.of(draft.section, draft.table, draft.label_raw)
    own = next((t.codes for t in form.tables if t.id == draft.table), ())
    return None if said is None or said.code in own else said


def _row(draft: Draft) -> str:
    return draft.dimension_code or slug(draft.dimension)


def _remembered(draft: Draft, said: Synonym, held: Counter[tuple[str, str]], form: Form) -> Draft:
    why = why_refused(said)
    if said.code != NONE:
        indicator = form.indicator(said.code)
        alone = indicator.section == NARRATIVE or held[said.code, _row(draft)] == 1
        if alone and not speaks_against(draft.unit, said, form):
            figure = reread(draft.value_raw, draft.figure, draft.section, indicator, draft.unit)
            code = draft.unaided if draft.unaided is not None else ""
            match = Match(REMEMBERED, 1.0)
            return draft._replace(indicator=indicator, figure=figure, match=match, unaided=code)
    return draft._replace(match=draft.match._replace(why=why))


def reread(raw: str, figure: Figure | None, section: str, indicator: Indicator | None, unit: str) -> Figure | None:
    """A printed figure as another indicator's (None for none): a share, a choice and a count are read otherwise.

    `figure`: as it was read. One of the narrative stays as its sentence says it.
    """
    if section == NARRATIVE or not raw:
        return figure
    kind = indicator.kind if indicator else "count"
    return read_cell(raw, kind, unit or (indicator.unit if indicator else "")).figure
