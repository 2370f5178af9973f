"""Observations in the making: what was read at a place, before ids are given."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple, TypeVar

import numpy as np

from extract.document import Cell, Place
from normalize.catalogue import Indicator
from normalize.cell_figures import read_cell, read_change
from normalize.labels import Matrix
from normalize.money import amount, money_power, stated_unit
from normalize.notes import noted_figures
from normalize.numbers import read_figure
from normalize.report import Candidate, Figure, Noted, Observation, Period
from normalize.text import fold, slug, squeeze

COUNTED = "counted"
"""How a figure of the narrative was found that counts something the form does not ask for."""
UNSEEN = "+"
UNLIKELY = 0.5
"""The confidence of what was read from a picture where a figure, or a row's name, cannot be that."""
_BLANKS = frozenset("-–—.…_ ")
METHODS = {"pdf": "text", "docx": "docx", "doc": "docx"}

HALF = Decimal("0.5")


class Match(NamedTuple):
    """How a label found its code: by which way, how probable it is (0–1); without one who came near, and why not."""

    method: str
    score: float
    candidates: tuple[Candidate, ...] = ()
    why: str = ""


class Draft(NamedTuple):
    """A figure at its place. `indicator` is None where no code is certain enough.

    `unaided`: the code without what auditors chose for labels (empty for none, UNSEEN for no figure); None where that
    changed nothing. A tuple as places are, for the same reason.
    """

    section: str
    table: str
    indicator: Indicator | None
    label_raw: str
    value_raw: str
    figure: Figure | None
    place: Place
    quote: str
    match: Match
    note: str = ""
    unit: str = ""
    dimension: str = ""
    dimension_code: str = ""
    confidence: float = 1.0
    noted: tuple[Noted, ...] = ()
    unaided: str | None = None


_Read = TypeVar("_Read", Draft, Cell)


def cell_draft(
    cell: Cell,
    table: str,
    section: str,
    indicator: Indicator | None,
    label_raw: str,
    quote: str,
    match: Match,
    unit: str = "",
) -> Draft:
    """The draft of one cell: its text read as the indicator's kind asks.

    `unit`: what its row prints as unit; else the indicator's holds, or one of money that its label states.
    """
    kind = indicator.kind if indicator else "count"
    text = squeeze(cell.text)
    own = indicator.unit if indicator else ""
    printed = unit or ("" if own else stated_unit(label_raw))
    known = indicator is not None or money_power(printed) is not None or amount(text) is not None
    reading = read_cell(cell.text, kind, printed or own) if known else read_figure(cell.text, kind)
    if reading.figure is None and kind == "count" and is_change(indicator.label if indicator else label_raw):
        reading = read_change(cell.text) or reading
    raw = text if reading.figure is None else squeeze(cell.text.replace("\n", ""))
    figure = reading.figure
    if "/" in (printed or own) and figure is not None and not figure.half_unit and figure.denominator is None:
        figure = replace(figure, half_unit=HALF)  # `53 tạ/ha` is rounded, as a rate is
    return Draft(
        section=section,
        table=table,
        indicator=indicator,
        label_raw=squeeze(label_raw),
        value_raw=raw,
        figure=figure,
        place=cell.place,
        quote=quote,
        match=match,
        note=reading.note,
        unit=reading.unit or printed,
        confidence=cell.confidence,
        noted=noted_figures(reading.aside) if reading.aside else (),
    )


def no_surer(read: _Read, sure: float) -> _Read:
    """A draft or a cell with no more confidence than this."""
    return read if read.confidence <= sure else read._replace(confidence=sure)


def is_change(label: str) -> bool:
    """Whether a label asks for a change, up or down: `Tăng (+) /giảm (-) so với kỳ báo cáo trước`."""
    words = fold(label).split()
    return "tang" in words and "giam" in words


def _identity(draft: Draft) -> str:
    code = draft.indicator.code if draft.indicator else ""
    if draft.unaided is not None:
        code = draft.unaided
    if code in ("", UNSEEN):
        return "|".join((draft.section, draft.table, code, slug(draft.label_raw), slug(draft.dimension)))
    return "|".join((draft.section, code, draft.dimension_code or slug(draft.dimension)))


def observations(
    drafts: Sequence[Draft],
    sha256: str,
    method: str,
    periods: dict[str, Period | None],
    scanned: Collection[int] = (),
) -> tuple[Observation, ...]:
    """The drafts as observations with ids that depend on the file's content alone.

    An id is made from the file's hash, the code, the dimension and how often that has come before, so that
    it does not move when something else in the report is read differently. What auditors chose for a label does not
    move it either: their decisions are kept by it. `scanned`: pages read from pictures.
    """
    seen: Counter[str] = Counter()
    result: list[Observation] = []
    of_file = hashlib.sha256(f"{sha256}|".encode())
    for draft in drafts:
        identity = _identity(draft)
        seen[identity] += 1
        hashed = of_file.copy()
        hashed.update(f"{identity}|{seen[identity]}".encode())
        digest = hashed.hexdigest()
        by = "ocr" if draft.place.page in scanned else method
        sure = no_surer(draft, UNLIKELY) if by == "ocr" and _is_unlikely(draft) else draft
        result.append(_observation(sure, f"o{digest[:14]}", by, periods.get(draft.section)))
    return tuple(result)


def _is_unlikely(draft: Draft) -> bool:
    """Whether something else than a figure or a dash stands where a figure should, or a figure where a name should."""
    if draft.dimension and not any(map(str.isalpha, draft.dimension)):
        return True
    if draft.figure is not None or _kind(draft) not in {"count", "percent"}:
        return False
    explained = bool(draft.note) and any(map(str.isdigit, draft.value_raw))  # a range, a bound
    return not explained and any(ch not in _BLANKS for ch in draft.value_raw)


def _observation(draft: Draft, observation_id: str, method: str, period: Period | None) -> Observation:
    indicator = draft.indicator
    known = ("", "", "") if indicator is None else (indicator.code, indicator.label, indicator.unit)
    return Observation(  # by place: a report has a thousand, and names take twice as long
        observation_id,
        draft.section,
        known[0],
        known[1],
        draft.label_raw,
        draft.dimension,
        draft.dimension_code,
        draft.value_raw,
        draft.figure,
        draft.unit or known[2],
        _kind(draft),
        draft.note,
        period.start if period else None,
        period.end if period else None,
        METHODS.get(method, method),
        draft.place,
        draft.quote,
        draft.match.method,
        round(draft.match.score, 3),
        round(draft.confidence, 3),
        draft.match.candidates,
        draft.table,
        draft.noted,
        draft.match.why,
    )


def _kind(draft: Draft) -> str:
    if draft.figure is not None and draft.figure.denominator is not None:
        return "ratio"
    if draft.indicator is None:
        return "count" if draft.figure is not None else "text"
    return "count" if draft.indicator.kind == "group" else draft.indicator.kind


def nearest(scores: Matrix, indicators: Sequence[Indicator], most: int = 3) -> tuple[Candidate, ...]:
    """The indicators with the highest scores, best first; ties in the form's order."""
    ranked = [(n, float(scores[n])) for n in np.argsort(-scores, kind="stable")[:most].tolist()]
    return tuple(Candidate(indicators[n].code, indicators[n].label, round(s, 3)) for n, s in ranked if s > 0)
