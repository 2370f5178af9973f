"""What an auditor asks of OUT: its tables read, a decision kept, two folders compared."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from export.csv_files import undefused
from export.decisions import (
    FINDING_STATUSES,
    VALUE_STATUSES,
    Decision,
    DecisionsUnreadableError,
    add_decision,
    figure_decided,
)
from export.files import DATABASE
from rasoat.errors import Refusal

Row = Mapping[str, str]
csv.field_size_limit(1 << 27)


def table(out: Path, name: str) -> list[Row]:
    """The rows of one of OUT's CSV files, as the report has their texts; raises Refusal where it is not there."""
    try:
        with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return [{name: undefused(text or "") for name, text in row.items()} for row in csv.DictReader(file)]
    except (OSError, ValueError) as error:
        raise Refusal("refuse.no_run", path=out) from error


def one_row(rows: Iterable[Row], key: str, wanted: str, refusal: str) -> Row:
    """The row whose column `key` has the wanted text; raises the refusal (a message's key) where none has."""
    found = [row for row in rows if row[key] == wanted]
    if not found:
        raise Refusal(refusal, value=wanted)
    return found[0]


@dataclass(frozen=True, slots=True)
class Wish:
    """What an auditor decides, as typed: on a finding, or on a figure with its right value."""

    target: str
    status: str = ""
    value: str = ""
    reason: str = ""
    reviewer: str = ""


def decide(out: Path, wish: Wish) -> Decision:
    """Keeps a decision in OUT's database and gives it; raises Refusal for what cannot be decided so."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if not wish.reviewer:
        raise Refusal("refuse.no_reviewer")
    findings = [row for row in table(out, "findings") if row["finding_id"] == wish.target]
    if findings:
        if not wish.status or wish.value:
            raise Refusal("refuse.no_status", allowed=", ".join(FINDING_STATUSES))
        if wish.status not in FINDING_STATUSES:
            raise Refusal("refuse.option", option="--status", value=wish.status, allowed=", ".join(FINDING_STATUSES))
        decision = Decision(
            wish.target, wish.status, wish.reviewer, now, wish.reason, findings[0]["status"], wish.status
        )
    else:
        decision = _on_figure(out, wish, now)
    try:
        add_decision(out / DATABASE, decision)
    except DecisionsUnreadableError as error:
        raise Refusal("refuse.database", path=out / DATABASE, reason=error) from error
    return decision


def _on_figure(out: Path, wish: Wish, now: str) -> Decision:
    row = one_row(table(out, "observations"), "observation_id", wish.target, "refuse.no_target")
    status = wish.status or ("corrected" if wish.value else "")
    if not status or (status == "corrected") != bool(wish.value):
        raise Refusal("refuse.no_value")
    if status not in VALUE_STATUSES:
        raise Refusal("refuse.option", option="--status", value=status, allowed=", ".join(VALUE_STATUSES))
    if wish.value and row["value"] and figure_decided(wish.value, row["kind"], row["unit"]) is None:
        raise Refusal("refuse.no_figure", value=wish.value)
    return Decision("", status, wish.reviewer, now, wish.reason, row["value_raw"], wish.value, wish.target)


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed from one OUT to another: findings gone, new and left; values before and after."""

    solved: tuple[Row, ...]
    new: tuple[Row, ...]
    left: tuple[Row, ...]
    values: tuple[tuple[Row, str, str], ...]


def compared(before: Path, after: Path) -> Compared:
    """Both folders' findings and values, by organisation and period; only of reports that are in both."""
    first, second = _keyed_findings(before), _keyed_findings(after)
    both = _reports(before) & _reports(after)
    values = {key: row for key, row in _keyed_values(before).items() if key[:2] in both}
    others = {key: row for key, row in _keyed_values(after).items() if key[:2] in both}
    changed = [
        (others.get(key) or values[key], values.get(key, {}).get("value", ""), others.get(key, {}).get("value", ""))
        for key in dict.fromkeys((*values, *others))
        if values.get(key, {}).get("value", "") != others.get(key, {}).get("value", "")
    ]
    return Compared(
        tuple(row for key, row in first.items() if key not in second and key[:2] in both),
        tuple(row for key, row in second.items() if key not in first and key[:2] in both),
        tuple(row for key, row in second.items() if key in first and key[:2] in both),
        tuple(changed),
    )


def _reports(out: Path) -> set[tuple[str, str]]:
    return {(r["org_code"], r["period"]) for r in table(out, "reports") if r["status"] in ("ok", "partial")}


def _keyed_findings(out: Path) -> dict[tuple[str, ...], Row]:
    """Findings by organisation, period, rule, codes and rows: the same contradiction with other figures is the same."""
    reports = {r["report_id"]: r for r in table(out, "reports") if r["status"] in ("ok", "partial")}
    rows = {o["observation_id"]: o["dimension_code"] or o["dimension"] for o in table(out, "observations")}
    found: dict[tuple[str, ...], Row] = {}
    for f in table(out, "findings"):
        if f["report_id"] in reports:
            report = reports[f["report_id"]]
            places = sorted({rows.get(i, "") for i in f["observation_ids"].split("; ")})
            found[report["org_code"], report["period"], f["rule_id"], f["codes"], "; ".join(places)] = f
    return found


def _keyed_values(out: Path) -> dict[tuple[str, ...], Row]:
    return {
        (r["org_code"], r["period"], r["code"], r["dimension_code"] or r["dimension"]): r for r in table(out, "dataset")
    }
