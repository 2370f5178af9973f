"""All rules over all reports: findings and coverage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from normalize.links import translated
from normalize.report import Report
from validate.domains import check_domain, domain_kinds
from validate.drafts import Ended, FindingDraft, findings
from validate.equation_checks import check_equations
from validate.finding import Coverage, Finding
from validate.formalities import (
    check_appendix_periods,
    check_named_periods,
    check_own_number,
    check_reference_date,
    check_reference_kind,
    check_renumbered,
    check_report_date,
    check_report_period,
    check_rows,
)
from validate.grouping import grouped
from validate.ledger import Ledger, ledger, previous_ledgers
from validate.repeated import check_answer_without_count, check_missing, check_repeated
from validate.rules import Rule, RuleSet, load_rules
from validate.words import Words

SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}
# From so many reports on the rules are first checked on all at once.
MANY = 40
CheckKind = Callable[[Rule, Ledger, Words], Ended]
# How a rule ended, where that is known without looking at the report by itself.
Settled = Callable[[Rule, Words], Ended | None]
CHECKS: Mapping[str, CheckKind] = {
    "repeated": check_repeated,
    "missing": check_missing,
    "answered-without-count": check_answer_without_count,
    **dict.fromkeys(domain_kinds(), check_domain),
    "appendix-periods": check_appendix_periods,
    "report-period": check_report_period,
    "named-periods": check_named_periods,
    "report-date": check_report_date,
    "renumbered": check_renumbered,
    "missing-rows": partial(check_rows, kind="missing"),
    "added-rows": partial(check_rows, kind="added"),
    "reference-kind": check_reference_kind,
    "reference-date": check_reference_date,
    "own-number": check_own_number,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What validation found: findings (the gravest first, by report) and a coverage row a rule and report."""

    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]


def validate(
    reports: Sequence[Report],
    *,
    lang: str = "vi",
    superseded: frozenset[str] = frozenset(),
) -> Outcome:
    """The rules of each report's form over it; the same whatever the reports' order.

    `superseded`: ids of reports that a newer version replaces; they are left out of comparisons with the
    period before. Raises RuleError where the form's rules are at fault.
    """
    books = [ledger(r) for r in sorted(reports, key=lambda r: r.report_id)]
    before = previous_ledgers(books, superseded)
    found: list[Finding] = []
    covered: list[Coverage] = []
    settled = _settled(books, before)
    for book in books:
        rules = load_rules(book.report.template)
        words = Words(lang, rules.templates[lang], rules.catalogue)
        last = before.get(book.report.report_id)
        if last is not None and last.report.template != book.report.template:
            last = ledger(translated(last.report, book.report.template))
        ended = _ended(rules, book, last, words, settled.get(book.report.report_id))
        found += _found(book, grouped(book, last, ended, rules, words))
        covered += [e.coverage(book.report.report_id) for e in ended]
    return Outcome(tuple(found), tuple(covered))


def _settled(books: Sequence[Ledger], before: Mapping[str, Ledger]) -> Mapping[str, Settled]:
    """For many reports, those of which whole numbers settle the rules about figures."""
    if len(books) < MANY:
        return {}
    from validate.scale_reports import settled  # noqa: PLC0415 — few runs are so large, and NumPy costs a start

    return settled(books, before)


def _ended(
    rules: RuleSet, book: Ledger, before: Ledger | None, words: Words, settled: Settled | None = None
) -> list[Ended]:
    return [(settled and settled(rule, words)) or _check(rule, book, before, words) for rule in rules.rules]


def _check(rule: Rule, book: Ledger, before: Ledger | None, words: Words) -> Ended:
    if rule.kind == "equation":
        return check_equations(rule, book, before, words)
    return CHECKS[rule.kind](rule, book, words)


def _found(book: Ledger, drafts: Sequence[FindingDraft]) -> list[Finding]:
    made = findings(book.report, drafts)
    return sorted(made, key=lambda f: (SEVERITY_ORDER[f.severity], f.family, f.rule_id, f.finding_id))
