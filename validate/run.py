"""All rules over all reports: findings and coverage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from extract.collector import no_collection
from normalize.links import translated
from normalize.report import Report
from validate.absent import check_answer_without_count, check_computed, check_missing
from validate.beside import check_attached, check_offices, check_said_rates
from validate.citations import (
    check_own_kind,
    check_own_number,
    check_reference_calendar,
    check_reference_date,
    check_reference_kind,
    check_reference_order,
)
from validate.domains import check_domain, domain_kinds
from validate.drafts import Ended, FindingDraft, findings
from validate.equation_checks import check_equations
from validate.finding import Coverage, Finding
from validate.formalities import (
    check_appendix_periods,
    check_named_periods,
    check_renumbered,
    check_report_date,
    check_report_period,
    check_rows,
)
from validate.grouping import grouped
from validate.ledger import Ledger, ledger, previous_ledgers
from validate.notes import check_notes
from validate.peers import all_standings, check_peers
from validate.remainders import check_parts, check_rests
from validate.repeated import check_repeated, check_wholes
from validate.retold import check_retold
from validate.rules import Rule, load_rules
from validate.series import check_copied, check_cumulative
from validate.setting import Setting, first_parts
from validate.words import Words

SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}
# From so many reports on the rules are first checked on all at once.
MANY = 40
CheckKind = Callable[[Rule, Ledger, Words], Ended]
# A check that compares the report with others, or asks what other rules say.
SetCheck = Callable[[Rule, Ledger, Setting, Words], Ended]
# How a rule ended, where that is known without looking at the report by itself.
Settled = Callable[[Rule, Words], Ended | None]
CHECKS: Mapping[str, CheckKind] = {
    "repeated": check_repeated,
    "wholes": check_wholes,
    "notes": check_notes,
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
    "reference-calendar": check_reference_calendar,
    "reference-order": check_reference_order,
    "own-number": check_own_number,
    "own-kind": check_own_kind,
    "said-rates": check_said_rates,
    "said-rests": check_rests,
    "said-parts": check_parts,
    "offices": check_offices,
    "attached": check_attached,
}
SET_CHECKS: Mapping[str, SetCheck] = {
    "computed": lambda rule, book, setting, words: check_computed(rule, book, setting.rules, words),
    "retold": lambda rule, book, setting, words: check_retold(rule, book, words, setting.rules),
    "copied": check_copied,
    "cumulative": check_cumulative,
    "peers": check_peers,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What validation found: findings (the gravest first, by report) and a coverage row a rule and report."""

    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]


Shared = Callable[[Callable[[Ledger], Outcome], Sequence[Ledger]], Sequence[Outcome]]
"""Has each report checked; the outcomes in the reports' order."""


def _in_turn(checked: Callable[[Ledger], Outcome], books: Sequence[Ledger]) -> Sequence[Outcome]:
    return [checked(book) for book in books]


@no_collection()
def validate(
    reports: Sequence[Report],
    *,
    lang: str = "vi",
    superseded: frozenset[str] = frozenset(),
    shared: Shared = _in_turn,
) -> Outcome:
    """The rules of each report's form over it; the same whatever the reports' order.

    `superseded`: ids of reports that a newer version replaces; they are left out of comparisons with the
    period before. `shared` may have some of the reports checked beside others. Raises RuleError where the form's
    rules are at fault.
    """
    books = [ledger(r) for r in sorted(reports, key=lambda r: r.report_id)]
    before, parts = previous_ledgers(books, superseded), first_parts(books, superseded)
    standings = all_standings(books, superseded)
    settled = _settled(books, before)
    for form in {book.report.template for book in books}:
        load_rules(form)

    def checked(book: Ledger) -> Outcome:
        report_id, form = book.report.report_id, book.report.template
        rules = load_rules(form)
        words = Words(lang, rules.templates[lang], rules.catalogue)
        last, part = (_in_form(of.get(report_id), form) for of in (before, parts))
        setting = Setting(rules, last, part, standings.get(report_id, {}))
        ended = _ended(book, setting, words, settled.get(report_id))
        found = _found(book, grouped(book, last, ended, rules, words))
        return Outcome(tuple(found), tuple(e.coverage(report_id) for e in ended))

    outcomes = shared(checked, books)
    return Outcome(
        tuple(f for outcome in outcomes for f in outcome.findings),
        tuple(c for outcome in outcomes for c in outcome.coverage),
    )


def _in_form(book: Ledger | None, form: str) -> Ledger | None:
    """The ledger, its figures under the codes of another form where it has one of its own."""
    if book is None or book.report.template == form:
        return book
    return ledger(translated(book.report, form))


def _settled(books: Sequence[Ledger], before: Mapping[str, Ledger]) -> Mapping[str, Settled]:
    """For many reports, those of which whole numbers settle the rules about figures."""
    if len(books) < MANY:
        return {}
    from validate.scale_reports import settled  # noqa: PLC0415 — few runs are so large, and NumPy costs a start

    return settled(books, before)


def _ended(book: Ledger, setting: Setting, words: Words, settled: Settled | None = None) -> list[Ended]:
    return [(settled and settled(rule, words)) or ended_on(rule, book, setting, words) for rule in setting.rules.rules]


def ended_on(rule: Rule, book: Ledger, setting: Setting, words: Words) -> Ended:
    """How a rule ends on one report."""
    if rule.kind == "equation":
        return check_equations(rule, book, setting.before, words)
    if rule.kind in SET_CHECKS:
        return SET_CHECKS[rule.kind](rule, book, setting, words)
    return CHECKS[rule.kind](rule, book, words)


def _found(book: Ledger, drafts: Sequence[FindingDraft]) -> list[Finding]:
    made = findings(book.report, drafts)
    return sorted(made, key=lambda f: (SEVERITY_ORDER[f.severity], f.family, f.rule_id, f.finding_id))
