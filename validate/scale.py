"""The rules over many reports at once: which rules end how on which report, and which reports must be looked at.

What passes is settled here; a report in which an equation or a repeated figure fails goes to the exact way, which
finds the figures, the culprit and the words. Rules about what surrounds the figures are not settled here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normalize.catalogue import groups
from validate.assembly import is_binding
from validate.domains import DOMAIN_CHECKS
from validate.drafts import Ended
from validate.rules import Rule, RuleSet
from validate.scale_equations import Checked, Unsupported, check_all
from validate.scale_table import BLANK, FIGURE, Bools, FigureTable, Ints
from validate.words import Words

Counts = NDArray[np.int64]
UNCLEAR = 2


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How a rule ended on each report: checks passed, failed, not determined.

    `lacking`: for each report 0 where nothing was lacking, 1 + n where only the code `codes[n]` was, -1 for more.
    """

    passed: Counts
    failed: Counts
    not_determined: Counts
    lacking: Counts
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """How the rules ended on all reports of a table.

    `outcomes`: by rule; a rule that is not in it must be checked one report at a time. `open`: reports whose
    figures contradict each other, or are too large or too fine for whole numbers.
    """

    outcomes: Mapping[str, Outcomes]
    open: Bools

    def ended(self, rule: Rule, report: int, *, first: bool, first_in_year: bool, words: Words) -> Ended | None:
        """The rule's end on a report, as the exact check says it; None where only that knows.

        `first`: there is no report of the period before; `first_in_year`: none of the same year.
        """
        found = self.outcomes.get(rule.id)
        if found is None or found.failed[report]:
            return None
        missing = int(found.lacking[report])
        if rule.kind != "equation":
            reason = _reason(rule, bool(found.not_determined[report]), words)
        elif rule.family == "series" and (first_in_year if rule.options.get("within_year") else first):
            reason = words.say("no_previous")
        elif missing < 0:
            return None
        else:
            reason = words.lacking([found.codes[missing - 1]] if missing else [])
        return Ended(rule, int(found.passed[report]), int(found.not_determined[report]), (), reason)


def _reason(rule: Rule, undetermined: bool, words: Words) -> str:
    if rule.kind in {"repeated", "answered-without-count"}:
        return words.say("not_printed") if undetermined else ""
    return words.say("no_rows")


def _equations(rule: Rule, table: FigureTable) -> tuple[Outcomes, Bools]:
    """The rule's equations on all reports, and where they are too large for whole numbers."""
    size = table.reports
    passed, failed, other, lacking = (np.zeros(size, dtype=np.int64) for _ in range(4))
    doubtful = np.zeros(size, dtype=np.bool_)
    codes: list[str] = []
    for equation in rule.equations:
        checked = check_all(equation, table, rule.blank, within_year=bool(rule.options.get("within_year")))
        undetermined = ~checked.passed & ~checked.failed
        passed += np.bincount(checked.report[checked.passed], minlength=size)
        failed += np.bincount(checked.report[checked.failed], minlength=size)
        other += np.bincount(checked.report[undetermined], minlength=size)
        doubtful[checked.report[checked.doubtful]] = True
        _add_lacking(checked, undetermined, lacking, codes)
    other[(passed == 0) & (failed == 0) & (other == 0)] = 1
    return Outcomes(passed, failed, other, lacking, tuple(codes)), doubtful


def _add_lacking(checked: Checked, undetermined: Bools, lacking: Counts, codes: list[str]) -> None:
    for label, where in checked.lacking:
        if label not in codes:
            codes.append(label)
        reports = np.unique(checked.report[where & undetermined])
        before, mine = lacking[reports], codes.index(label) + 1
        lacking[reports] = np.where((before == 0) | (before == mine), mine, -1)


def _plain_cells(table: FigureTable, codes: Sequence[str]) -> list[int]:
    """The cells of codes that have no rows."""
    return [n for code in codes for n in table.of_code.get(code, ()) if not table.cells[n][1]]


def _repeated(_: Rule, table: FigureTable, rules: RuleSet) -> Outcomes:
    """Whether all statements of a figure have a value in common."""
    size = table.reports
    passed, failed, other, lacking = (np.zeros(size, dtype=np.int64) for _ in range(4))
    low, high, figures = table.intervals
    group = np.full(len(table.cells) + 1, -1, dtype=np.int64)
    members = groups(rules.catalogue)
    for n, codes in enumerate(members):
        group[_plain_cells(table, codes)] = n
    used = np.flatnonzero((group[table.cell] >= 0) & figures[table.shown])
    key = group[table.cell[used]] * size + table.report[used]
    order = np.argsort(key, kind="stable")
    key, shown = key[order], table.shown[used][order]
    first = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else np.zeros(0, dtype=np.int64)
    several = np.bincount([n for n, codes in enumerate(members) if len(codes) > 1], minlength=len(members)) > 0
    other += int(several.sum())
    if len(key):
        counts = np.diff(np.append(first, len(key))) > 1
        agree = np.maximum.reduceat(low[shown], first) <= np.minimum.reduceat(high[shown], first)
        report, of = key[first] % size, key[first] // size
        passed += np.bincount(report[counts & agree], minlength=size)
        failed += np.bincount(report[counts & ~agree], minlength=size)
        other -= np.bincount(report[counts & several[of]], minlength=size)
    return Outcomes(passed, failed, other, lacking)


def _missing(_: Rule, table: FigureTable, rules: RuleSet) -> Outcomes:
    """Whether a figure that is given, and not zero, is left blank elsewhere."""
    size = table.reports
    passed, failed, lacking = (np.zeros(size, dtype=np.int64) for _ in range(3))
    low, high, figures = table.intervals
    given_prints = figures & (low + high != 0)
    cells = {n for codes in groups(rules.catalogue) for n in _plain_cells(table, codes)}
    stated = _printed_in(table, cells, given_prints)
    for codes in groups(rules.catalogue):
        given = np.zeros(size, dtype=np.bool_)
        blank = np.zeros(size, dtype=np.int64)
        for cell, reports, found in table.of(_plain_cells(table, codes)):
            given[stated.get(cell, np.zeros(0, dtype=np.int64))] = True
            blank[reports] += found.state == BLANK
        passed += given & (blank == 0)
        failed += np.where(given, blank, 0)
    other = ((passed == 0) & (failed == 0)).astype(np.int64)
    return Outcomes(passed, failed, other, lacking)


def _printed_in(table: FigureTable, cells: set[int], wanted: Bools) -> dict[int, Ints]:
    """For each of the cells the reports in which one of the wanted prints stands in it."""
    used = np.flatnonzero(wanted[table.shown] & np.isin(table.cell, list(cells)))
    key = np.unique(table.cell[used].astype(np.int64) * table.reports + table.report[used])
    if not len(key):
        return {}
    cell = key // table.reports
    first = np.flatnonzero(np.append(True, cell[1:] != cell[:-1]))
    return {
        int(cell[start]): key[start:end] % table.reports
        for start, end in zip(first, np.append(first[1:], len(key)), strict=True)
    }


def _answered(rule: Rule, table: FigureTable, rules: RuleSet) -> Outcomes:
    """Whether a choice is made though the count that it belongs to is blank."""
    report = np.arange(table.reports, dtype=np.int64)
    found = []
    for name in ("count", "answer"):
        cell = next(iter(_plain_cells(table, [rule.options[name]])), -1)
        found.append(table.at(np.full(table.reports, cell, dtype=np.int64), report))
    count, answer = (cells.state for cells in found)
    is_count = rules.catalogue.by_code[rule.options["answer"]].kind == "count"
    nought = is_count & (answer == FIGURE) & (found[1].low == 0) & (found[1].high == 0)
    absent = (count > UNCLEAR) | (answer > UNCLEAR)
    failed = ~absent & (count == BLANK) & (answer != BLANK) & ~nought
    passed, not_determined = (~absent & ~failed).astype(np.int64), absent.astype(np.int64)
    return Outcomes(passed, failed.astype(np.int64), not_determined, np.zeros(table.reports, dtype=np.int64))


def _domain(rule: Rule, table: FigureTable, rules: RuleSet) -> Outcomes:
    """The rule's verdict on every print, asked once for all that print the same."""
    verdict, size = DOMAIN_CHECKS[rule.kind], table.reports
    said = [verdict(o, rules.catalogue.by_code[o.code], rule) for o in table.prints]
    allowed = np.array([1 if s else 0 if s is False else -1 for s in said], dtype=np.int8)[table.shown]
    passed, failed = (np.bincount(table.report[allowed == n], minlength=size).astype(np.int64) for n in (1, 0))
    other = ((passed == 0) & (failed == 0)).astype(np.int64)
    return Outcomes(passed, failed, other, np.zeros(size, dtype=np.int64))


Settled = Callable[[Rule, FigureTable, RuleSet], Outcomes]
SETTLED: Mapping[str, Settled] = {
    "repeated": _repeated,
    "missing": _missing,
    "answered-without-count": _answered,
    **dict.fromkeys(DOMAIN_CHECKS, _domain),
}


def _of_system(rule: Rule) -> bool:
    """Whether all rules of a report in which this one fails are checked the exact way: its figures are one system."""
    return rule.kind == "repeated" or any(is_binding(rule.severity, e) for e in rule.equations)


def screen(table: FigureTable, rules: RuleSet) -> Screen:
    """How the rules end on all reports of a table, which are all of the rules' form."""
    outcomes: dict[str, Outcomes] = {}
    needs = table.exact | (table.exact[table.before] & (table.before >= 0))
    for rule in rules.rules:
        if rule.kind == "equation":
            try:
                outcomes[rule.id], doubtful = _equations(rule, table)
            except Unsupported:
                continue
            needs |= doubtful
        elif rule.kind in SETTLED:
            outcomes[rule.id] = SETTLED[rule.kind](rule, table, rules)
        if _of_system(rule) and rule.id in outcomes:
            needs |= outcomes[rule.id].failed > 0
    return Screen(outcomes, needs)
