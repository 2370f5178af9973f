"""What a report is compared with: its form's rules, its organisation's other reports, the others of its period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from validate.ledger import Ledger
from validate.rules import RuleSet


@dataclass(frozen=True, slots=True)
class Standing:
    """A report's ratio among those of its period: its own, the middle one, of how many; `far`: far from all others."""

    value: Decimal
    median: Decimal
    count: int
    far: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """A report's rules and what it is compared with; None and empty where there is nothing.

    `before`: the report of the period before. `part`: the longest one that covers only the first part of the same
    period (of six months the first quarter). `standings`: by rule id.
    """

    rules: RuleSet
    before: Ledger | None = None
    part: Ledger | None = None
    standings: Mapping[str, Standing] = field(default_factory=dict)


def first_parts(books: Iterable[Ledger], left_out: frozenset[str]) -> dict[str, Ledger]:
    """For each report the same organisation's longest one that begins on the same day and ends earlier."""
    by_start: dict[tuple[object, ...], list[Ledger]] = {}
    for book in books:
        period = book.report.period
        if period is not None and book.report.org_code and book.report.report_id not in left_out:
            by_start.setdefault((book.report.org_code, period.start), []).append(book)
    found: dict[str, Ledger] = {}
    for same in by_start.values():
        ends = {b.report.report_id: b.report.period.end for b in same if b.report.period}
        for book in same:
            shorter = [b for b in same if ends[b.report.report_id] < ends[book.report.report_id]]
            if shorter:
                found[book.report.report_id] = max(
                    shorter, key=lambda b: (ends[b.report.report_id], b.report.report_id)
                )
    return found
