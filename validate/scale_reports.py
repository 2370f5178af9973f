"""Many reports in memory: which rules need no look at a report by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from validate.drafts import Ended
from validate.ledger import Ledger, within_year
from validate.rules import Rule, load_rules
from validate.scale import Screen, screen
from validate.scale_table import Gathering
from validate.words import Words


def settled(
    books: Sequence[Ledger], before: Mapping[str, Ledger]
) -> Mapping[str, Callable[[Rule, Words], Ended | None]]:
    """By report id what tells how a rule ended, or None where that must be checked; only reports without
    contradictions among their figures are in it."""
    found: dict[str, Callable[[Rule, Words], Ended | None]] = {}
    for form in dict.fromkeys(book.report.template for book in books):
        of_form = [book for book in books if book.report.template == form]
        mine = [book.report for book in of_form]
        place = {report.report_id: n for n, report in enumerate(mine)}
        last = [before.get(report.report_id) for report in mine]
        gathering = Gathering()
        for report in mine:
            gathering.add(report)
        in_year = [within_year(book, b) for book, b in zip(of_form, last, strict=True)]
        table = gathering.table(
            *([place.get(b.report.report_id, -1) if b else -1 for b in side] for side in (last, in_year))
        )
        seen = screen(table, load_rules(form))
        for n, (report, previous) in enumerate(zip(mine, last, strict=True)):
            translated = previous is not None and previous.report.template != form
            if not seen.open[n] and not translated and len(place) == len(mine):
                found[report.report_id] = partial(_ended, seen, n, previous is None, in_year[n] is None)
    return found


def _ended(seen: Screen, report: int, first: bool, first_in_year: bool, rule: Rule, words: Words) -> Ended | None:
    return seen.ended(rule, report, first=first, first_in_year=first_in_year, words=words)
