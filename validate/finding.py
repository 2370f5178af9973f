"""What validation hands on: findings, and how each check ended."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

INFO = "info"
"""The severity of what is worth a look, and no contradiction."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction, or a check that could not be made; fields as in the contract's `findings.csv`.

    `message` and `suggestion` are in the language that validation was asked for.
    `finding_id` is a fingerprint of organisation, period, rule, codes and values. `suspects`: observations of which
    one may be wrong; `repair`: the value with which `likely_culprit` would agree; `slip`: how it came about;
    `consequences`: the other rules that the same cause breaks.
    """

    finding_id: str
    report_id: str
    rule_id: str
    family: str
    severity: str
    message: str
    codes: tuple[str, ...]
    observation_ids: tuple[str, ...]
    expected: Decimal | str | None = None
    actual: Decimal | str | None = None
    delta: Decimal | None = None
    tolerance: Decimal | None = None
    likely_culprit: str = ""
    suggestion: str = ""
    cause: str = "unknown"
    suspects: tuple[str, ...] = ()
    repair: Decimal | None = None
    slip: str = ""
    consequences: tuple[str, ...] = ()


class Coverage(NamedTuple):
    """How one rule ended on one report: `outcome` is passed, failed or not_determined. A tuple, as `Ended` is.

    A rule with a `[*]` is checked once a row: the counts say how often each outcome came.
    `reason` says why a check could not be made.
    """

    report_id: str
    rule_id: str
    family: str
    outcome: str
    checks: int
    passed: int
    failed: int
    not_determined: int
    reason: str = ""
