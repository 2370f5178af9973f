"""What normalization hands on: a report with its organisation, period and observations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from extract.document import Place


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed: `99,9` is 99.9 within ±0.05; `1.877` is 1877 exactly; `13/13` is 13 of 13."""

    value: Decimal
    half_unit: Decimal = Decimal(0)
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period: `code` such as `2021-Q1`, `2021-H1`, `2021-9M`, `2021`, `2021-M05`; first and last day."""

    code: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class StatedPeriod:
    """The days that one part of the report says it covers, with where it says so.

    `section`: PL1, PL2 or TM. `start`/`end` are None where the print is no date.
    """

    section: str
    start: date | None
    end: date | None
    quote: str
    place: Place


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period that a part of the report names, or its file's name, with where it says so.

    `source`: title, text, file, or the section (PL1 …) whose heading names it.
    """

    source: str
    period: Period
    quote: str
    place: Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """A catalogue code that a label may mean, with its score (0–1)."""

    code: str
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Noted:
    """A figure in the note beside another. `about`: the words that say what it is.

    `relation`: `ratio` (the figure and its whole), `sum` (its parts added), `part` (of which so many are …), `count`
    (counts something else, or one by one), `rate` (a percentage), `change` (so many more; below zero, fewer),
    `before` (the figure of an earlier period), `dated` (of a year that is named), `plan`.
    """

    figure: Figure
    relation: str
    about: str = ""


class Observation(NamedTuple):
    """One printed figure (or choice, or text) with its exact place; an empty code is an unmapped label.

    An empty cell is an observation with `value_raw == ""`; it is kept because a rule may need to know.
    `figure` is None for text and for an empty cell. `noted`: the figures of its own note.
    `unmatched`: why there is no code, as `unmapped.csv` says it. A tuple as places are, for the same reason.
    """

    observation_id: str
    section: str
    code: str
    label: str
    label_raw: str
    dimension: str
    dimension_code: str
    value_raw: str
    figure: Figure | None
    unit: str
    kind: str
    note: str
    period_start: date | None
    period_end: date | None
    method: str
    place: Place
    quote: str
    match_method: str
    match_score: float
    confidence: float
    candidates: tuple[Candidate, ...] = ()
    table: str = ""
    noted: tuple[Noted, ...] = ()
    unmatched: str = ""


@dataclass(frozen=True, slots=True)
class Deviation:
    """Where a table's rows differ from the form: `kind` is missing, renumbered or added.

    `code` is the form's (empty for an added row), `printed` what stands in the report.
    """

    kind: str
    section: str
    code: str
    printed: str
    place: Place
    observation_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that the narrative cites: kind (`Nghị định`), number, date, and the quote.

    `dated` is the date as printed, which no calendar may have. `title`: a law's name; its number may be empty.
    """

    kind: str
    number: str
    date: date | None
    quote: str
    place: Place
    dated: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class StatedRate:
    """A rate of the narrative (in per cent) beside the counts that it is of, with its sentence."""

    part: Figure
    whole: Figure
    rate: Figure
    quote: str
    place: Place


@dataclass(frozen=True, slots=True)
class StatedRest:
    """What a sentence of the narrative says is left (`rest`) of its other counts of the same things, in order; with no
    rest the second count is a part of the first. `sure`: all are told as the whole and what was done of it."""

    counts: tuple[int, ...]
    rest: int | None
    sure: bool
    quote: str
    place: Place


TOLD = "told"
"""How a figure of the narrative was found that tells a table's in words of its own."""
EQUAL, LONGER, PART, EACH = RELATIONS = ("equal", "longer", "part", "each")


@dataclass(frozen=True, slots=True)
class Retold:
    """What a sentence of the narrative says of figures of the appendices.

    `codes`: of which one is this figure (`relation` equal), or is no more than it (`longer`: it is a longer time's), or
    no less (`part`: there may be more of them); or which all are this figure (`each`). A code may have a row
    (`PL2.1b.1[tong-cong]`), and may be several added (`4.2.4 + 4.3.3`). `shown`: those that a finding is about.
    `sure`: the words leave no doubt. `beside`: the sentence's other counts, which may be the rest of the same. `told`:
    it was found by the words of the table's cell; `own`: the code that it has as a fact; `raw`: as it is printed.
    """

    codes: tuple[str, ...]
    shown: tuple[str, ...]
    figure: Figure
    relation: str
    sure: bool
    quote: str
    place: Place
    beside: tuple[Decimal, ...] = ()
    told: bool = False
    own: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class NamedOffice:
    """A unit that the heading of an appendix names: its kind in plain letters (`huyen`), level and name.

    `section`: the appendix.
    """

    section: str
    kind: str
    level: str
    name: str
    quote: str
    place: Place


@dataclass(frozen=True, slots=True)
class Report:
    """A district's report for a period. Unknown parts are empty, never invented.

    `attached_to`: the report to which each appendix says it belongs.
    """

    report_id: str
    org: str
    org_code: str
    level: str
    province: str
    period: Period | None
    number: str
    date: date | None
    template: str
    pages: int | None
    observations: tuple[Observation, ...]
    stated_periods: tuple[StatedPeriod, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    references: tuple[Reference, ...] = ()
    warnings: tuple[str, ...] = ()
    number_place: Place | None = None
    named_periods: tuple[NamedPeriod, ...] = ()
    rates: tuple[StatedRate, ...] = ()
    named_offices: tuple[NamedOffice, ...] = ()
    attached_to: tuple[Reference, ...] = ()
    retold: tuple[Retold, ...] = ()
    rests: tuple[StatedRest, ...] = ()
