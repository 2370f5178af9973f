"""Findings in the making, and how each check ended."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from normalize.report import Observation, Report
from validate.equations import Equation
from validate.evaluate import Check
from validate.finding import Coverage, Finding
from validate.rules import Rule


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """A failed check before its id: the observations that disagree, in the order of the message.

    `key` tells findings of one rule apart that list no observations: what they rest on, in no language and at no place.
    `check`: the equation's check that failed.
    `brief`: the message without its evidence. `culprit`: the id of the observation that is probably wrong;
    `suspects`: those of which one may be. `consequences`: what else the same cause breaks, by rule.
    """

    rule: Rule
    message: str
    observations: tuple[Observation, ...]
    severity: str = ""
    expected: Decimal | str | None = None
    actual: Decimal | str | None = None
    delta: Decimal | None = None
    tolerance: Decimal | None = None
    suspects: tuple[str, ...] = ()
    suggestion: str = ""
    key: str = ""
    check: Check | None = None
    brief: str = ""
    culprit: str = ""
    repair: Decimal | None = None
    slip: str = ""
    cause: str = "unknown"
    consequences: tuple[str, ...] = ()


class Ended(NamedTuple):
    """How one rule's checks ended on one report, with the drafts of those that failed and the checks made.

    A tuple, as intervals are: a hundred are made for each report.
    """

    rule: Rule
    passed: int = 0
    not_determined: int = 0
    drafts: tuple[FindingDraft, ...] = ()
    reason: str = ""
    made: tuple[tuple[Equation, Check], ...] = ()

    def coverage(self, report_id: str) -> Coverage:
        """The row of `coverage.csv`: failed before passed before not determined."""
        failed = len(self.drafts)
        outcome = "failed" if failed else "passed" if self.passed else "not_determined"
        total = self.passed + failed + self.not_determined
        reason = self.reason if self.not_determined else ""
        return Coverage(
            report_id,
            self.rule.id,
            self.rule.family,
            outcome,
            total,
            self.passed,
            failed,
            self.not_determined,
            reason,
        )


def fingerprint(report: Report, draft: FindingDraft) -> str:
    """A hash of organisation, period, rule, codes, rows and values: the same after a resubmission."""
    evidence = sorted(f"{o.code}|{o.dimension_code or o.dimension}|{o.value_raw}" for o in draft.observations)
    period = report.period.code if report.period else ""
    text = "\n".join((report.org_code or report.report_id, period, draft.rule.id, draft.key, *evidence))
    return "f" + hashlib.sha256(text.encode()).hexdigest()[:12]


def findings(report: Report, drafts: Iterable[FindingDraft]) -> list[Finding]:
    """The drafts as findings, ids unique within the report."""
    result: list[Finding] = []
    taken: dict[str, int] = {}
    for draft in drafts:
        base = fingerprint(report, draft)
        taken[base] = taken.get(base, 0) + 1
        finding_id = base if taken[base] == 1 else f"{base}-{taken[base]}"
        result.append(_finding(report, draft, finding_id))
    return result


def _finding(report: Report, draft: FindingDraft, finding_id: str) -> Finding:
    return Finding(
        finding_id=finding_id,
        report_id=report.report_id,
        rule_id=draft.rule.id,
        family=draft.rule.family,
        severity=draft.severity or draft.rule.severity,
        message=draft.message,
        codes=tuple(dict.fromkeys(o.code for o in draft.observations if o.code)),
        observation_ids=tuple(dict.fromkeys(o.observation_id for o in draft.observations)),
        expected=draft.expected,
        actual=draft.actual,
        delta=draft.delta,
        tolerance=draft.tolerance,
        likely_culprit=draft.culprit,
        suggestion=draft.suggestion,
        cause=draft.cause,
        suspects=draft.suspects,
        repair=draft.repair,
        slip=draft.slip,
        consequences=draft.consequences,
    )


def ended_once(rule: Rule, drafts: Sequence[FindingDraft], nothing: str = "") -> Ended:
    """A check that is made once: failed with drafts, not determined for the reason `nothing`, else passed."""
    if drafts or not nothing:
        return Ended(rule, passed=int(not drafts), drafts=tuple(drafts))
    return Ended(rule, not_determined=1, reason=nothing)
