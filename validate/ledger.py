"""A report's figures by code and row, as the rules ask for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cached_property, partial
from typing import NamedTuple

from normalize.catalogue import load_catalogue, stated_as
from normalize.part_rows import is_part
from normalize.report import TOLD, Observation, Period, Report
from normalize.text import slug
from validate.equations import BELOW, PART
from validate.intervals import Interval, interval_of

TOTAL_ROW = "tong-cong"
TWICE = "#"
"""Between a row's key and how often its table has printed it before."""

Others = Callable[[], Iterable[Observation]]


class Entry(NamedTuple):
    """One code in one row: every print of it. `state` is figure, blank, text or absent (not printed at all).

    `interval` is the value most often printed (see `commonest`).
    """

    code: str
    row: str
    state: str
    interval: Interval | None
    observations: tuple[Observation, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The observations' ids."""
        return tuple(o.observation_id for o in self.observations)


@dataclass(frozen=True)
class Ledger:
    """All entries of a report, put in order when they are first asked for."""

    report: Report

    @cached_property
    def entries(self) -> Mapping[tuple[str, str], Entry]:
        """Every code and row that is printed, in printed order."""
        grouped: dict[tuple[str, str], list[Observation]] = {}
        for observation in self.report.observations:
            if observation.code:
                grouped.setdefault((observation.code, row_key(observation)), []).append(observation)
        printed = dict(_rows_apart(grouped)) if _has_rows_twice(grouped) else grouped
        return {
            key: _entry(*key, found, partial(elsewhere, key, printed, self.report.template))
            for key, found in printed.items()
        }

    @cached_property
    def rows(self) -> Mapping[str, tuple[str, ...]]:
        """The rows of each code in printed order."""
        rows: dict[str, list[str]] = {}
        for code, row in self.entries:
            rows.setdefault(code, []).append(row)
        return {code: tuple(keys) for code, keys in rows.items()}

    @cached_property
    def figures(self) -> Mapping[str, tuple[Observation, ...]]:
        """Every print of a figure that stands in no row, by its code."""
        return {
            code: tuple(o for o in entry.observations if o.figure is not None and not o.dimension)
            for (code, row), entry in self.entries.items()
            if not row
        }

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each row is called, as first printed."""
        names: dict[str, str] = {}
        for (_, row), entry in self.entries.items():
            names.setdefault(row, entry.observations[0].dimension)
        return names

    def added_up(self, code: str, named: str) -> Sequence[str]:
        """The rows of a code that a sum adds up: all but the total's (`*`), or those below a row (`nhom> *`), up to
        the next one that the form names.
        """
        rows = [r for r in self.rows.get(code, ()) if is_added(r)]
        if not named.endswith(BELOW):
            return rows
        above = named.removesuffix(BELOW)
        behind = rows[rows.index(above) + 1 :] if above in rows else []
        known = (n for n, r in enumerate(behind) if self.entry(code, r).observations[0].dimension_code)
        return behind[: next(known, len(behind))]

    def entry(self, code: str, row: str = "") -> Entry:
        """The entry of a code in a row; an absent one where nothing is printed."""
        return self.entries.get((code, row)) or Entry(code, row, "absent", None, ())


def row_key(observation: Observation) -> str:
    """A row's key: its canonical slug, else the slug of its name; one of its own for a part of another row."""
    if observation.dimension and is_part(observation.dimension):
        return f"{PART}{observation.dimension_code or slug(observation.dimension)}"
    return observation.dimension_code or slug(observation.dimension)


def is_added(row: str) -> bool:
    """Whether a table's total has this row in it: it is no total, and no part of another row."""
    return row != TOTAL_ROW and not row.startswith(PART)


def _has_rows_twice(grouped: Mapping[tuple[str, str], Sequence[Observation]]) -> bool:
    return any(row and row != TOTAL_ROW and len(_in_tables(found)) > 1 for (_, row), found in grouped.items())


def _in_tables(prints: Sequence[Observation]) -> Sequence[Observation]:
    """The prints but those by which a narrative tells a table's figure again."""
    return [o for o in prints if o.match_method != TOLD]


def _rows_apart(
    grouped: Mapping[tuple[str, str], Sequence[Observation]],
) -> Iterator[tuple[tuple[str, str], Sequence[Observation]]]:
    """The cells, those of a row that a table prints twice apart: both count in its total.

    A code whose total is printed more than once stands in several tables; their rows are the same.
    """
    for (code, row), found in grouped.items():
        one_table = len(_in_tables(grouped.get((code, TOTAL_ROW), ()))) <= 1
        if not row or row == TOTAL_ROW or not one_table:
            yield (code, row), found
            continue
        told = [o for o in found if o.match_method == TOLD]
        for n, observation in enumerate(_in_tables(found)):
            yield (code, f"{row}{TWICE}{n + 1}" if n else row), (observation,) if n else (observation, *told)


def _entry(code: str, row: str, observations: Sequence[Observation], others: Others) -> Entry:
    if len(observations) == 1 and observations[0].figure is not None:
        return Entry(code, row, "figure", interval_of(observations[0].figure), tuple(observations))
    figures = [o for o in observations if o.figure is not None]
    if figures:
        chosen = commonest(figures, others)
        assert chosen.figure is not None  # noqa: S101 — all have one
        return Entry(code, row, "figure", interval_of(chosen.figure), tuple(observations))
    state = "text" if any(o.value_raw for o in observations) else "blank"
    return Entry(code, row, state, None, tuple(observations))


def commonest(prints: Sequence[Observation], others: Others) -> Observation:
    """The first print of the value that is printed most often.

    Of values printed equally often it is the one that most of the figure's `others` agree with; the first where they
    do not tell.
    """
    if len(prints) == 1:
        return prints[0]
    counted = Counter(map(_value, prints))
    most = max(counted.values())
    tied = [o for o in prints if counted[_value(o)] == most]
    if len({_value(o) for o in tied}) == 1:
        return tied[0]
    said = [interval_of(o.figure) for o in others() if o.figure is not None]
    return max(tied, key=lambda o: sum(interval_of(o.figure).meets(other) for other in said) if o.figure else 0)


def _value(observation: Observation) -> Decimal | str:
    return observation.figure.value if observation.figure is not None else observation.value_raw


def elsewhere(
    place: tuple[str, str], printed: Mapping[tuple[str, str], Sequence[Observation]], form: str
) -> list[Observation]:
    """The prints of a code and row's figure under its other codes, of all prints by code and row."""
    code, row = place
    codes = stated_as(load_catalogue(form)).get(code, ())
    return [o for other in codes if other != code for o in printed.get((other, row), ())]


def ledger(report: Report) -> Ledger:
    """The report's coded observations by code and row."""
    return Ledger(report)


def previous_code(period: Period) -> str:
    """The code of the period just before; empty for a kind of period that has none."""
    year, _, part = period.code.partition("-")
    if part.startswith("Q"):
        number = int(part[1:])
        return f"{int(year) - 1}-Q4" if number == 1 else f"{year}-Q{number - 1}"
    if part.startswith("M"):
        number = int(part[1:])
        return f"{int(year) - 1}-M12" if number == 1 else f"{year}-M{number - 1:02}"
    if part == "H2":
        return f"{year}-H1"
    if part == "H1":
        return f"{int(year) - 1}-H2"
    return "" if part else str(int(year) - 1)


def within_year(book: Ledger, before: Ledger | None) -> Ledger | None:
    """The ledger of the period before, where that is of the same year."""
    now, then = book.report.period, before.report.period if before is not None else None
    return before if now is not None and then is not None and now.start.year == then.start.year else None


def previous_ledgers(ledgers: Iterable[Ledger], left_out: frozenset[str]) -> dict[str, Ledger]:
    """For each report the ledger of the same organisation's report one period before, where there is one.

    Offices report quarter I, six months, nine months and the year: where the quarter before was not reported by itself,
    a longer period that ends with it stands for it. A longer one has none: its figures may be the last quarter's alone.
    """
    kept = [b for b in ledgers if b.report.report_id not in left_out and b.report.period and b.report.org_code]
    by_code = {(b.report.org_code, b.report.period.code): b for b in kept if b.report.period}
    by_end = {(b.report.org_code, b.report.period.end): b for b in kept if b.report.period}
    found: dict[str, Ledger] = {}
    for book in kept:
        org, period = book.report.org_code, book.report.period
        assert period is not None  # noqa: S101 — only such are kept
        before = by_code.get((org, previous_code(period)))
        if before is None and "Q" in period.code:
            before = by_end.get((org, period.start - timedelta(days=1)))
        if before is not None:
            found[book.report.report_id] = before
    return found
