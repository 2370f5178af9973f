"""What an auditor asks of OUT: one finding explained, a decision kept, two folders compared."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import regex

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
from rasoat.finish import decided_in
from rasoat.language import say
from validate.finding import INFO
from validate.rules import Rule, load_rules

Row = Mapping[str, str]
_PLACE = regex.compile(r"\{(\w+)\}")
csv.field_size_limit(1 << 27)


def table(out: Path, name: str) -> list[Row]:
    """The rows of one of OUT's CSV files, as the report has their texts; raises Refusal where it is not there."""
    try:
        with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return [{name: undefused(text or "") for name, text in row.items()} for row in csv.DictReader(file)]
    except (OSError, ValueError) as error:
        raise Refusal("refuse.no_run", path=out) from error


def _one(rows: Iterable[Row], key: str, wanted: str, refusal: str) -> Row:
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
        if wish.status not in FINDING_STATUSES or wish.value:
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
    row = _one(table(out, "observations"), "observation_id", wish.target, "refuse.no_target")
    status = wish.status or ("corrected" if wish.value else "")
    if status not in VALUE_STATUSES or (status == "corrected") != bool(wish.value):
        raise Refusal("refuse.option", option="--status", value=status, allowed=", ".join(VALUE_STATUSES))
    if wish.value and row["value"] and figure_decided(wish.value, row["kind"], row["unit"]) is None:
        raise Refusal("refuse.no_figure", value=wish.value)
    return Decision("", status, wish.reviewer, now, wish.reason, row["value_raw"], wish.value, wish.target)


def explained(out: Path, finding_id: str, lang: str) -> str:
    """One finding as text: what is said, by which rule, the figures with their places, the arithmetic, the repair."""
    finding = _one(table(out, "findings"), "finding_id", finding_id, "refuse.no_target")
    report = _one(table(out, "reports"), "report_id", finding["report_id"], "refuse.no_target")
    rule = next((r for r in load_rules(report["template"]).rules if r.id == finding["rule_id"]), None)
    wanted = [*finding["observation_ids"].split("; "), *finding["suspects"].split("; ")]
    figures = {row["observation_id"]: row for row in table(out, "observations") if row["observation_id"] in wanted}
    first: Row = next((figures[i] for i in wanted if i in figures), {})
    lines = [
        f"{report['org']}, {report['period']} — {report['source_file']}",
        finding["message"],
        "",
        say("explain.rule", lang, rule=finding["rule_id"], about=_filled(rule.about[lang], first) if rule else ""),
    ]
    lines += [f"    {_filled(rule.equation, first)}"] if rule and rule.equation else []
    lines += [say("explain.source", lang, source=rule.source[lang])] if rule else []
    lines += ["", say("explain.figures", lang)]
    lines += [_figure(figures[i], finding, lang) for i in dict.fromkeys(wanted) if i in figures]
    lines += ["", *_arithmetic(finding, rule, figures, lang)]
    history = [d for d in decided_in(out) if d.finding_id == finding_id or d.observation_id in figures]
    lines += [
        say("explain.decision", lang, when=d.reviewed_at, who=d.reviewer, what=f"{d.before} → {d.after or d.status}",
            why=d.reason or "–")
        for d in history
    ]  # fmt: skip
    return "\n".join(lines).rstrip()


def _filled(text: str, figure: Mapping[str, str]) -> str:
    """A rule's words with the figure's own code, label and row in their places; dots in the places of what else."""
    said = {"code": figure.get("code", ""), "label": figure.get("label", ""), "row": figure.get("dimension", "")}
    return _PLACE.sub(lambda place: said.get(place[1]) or "…", text)


def _figure(row: Row, finding: Row, lang: str) -> str:
    place = row["location"] or say("explain.page", lang, page=row["page"])
    mark = "▶" if row["observation_id"] == finding["likely_culprit"] else "•"
    dimension = f" [{row['dimension']}]" if row["dimension"] else ""
    head = f"  {mark} {row['code'] or '–'}{dimension} {row['label'] or row['label_raw']}: {row['value_raw'] or '∅'}"
    quote = f"\n      “{row['quote']}”" if row["quote"] else ""
    return f"{head}\n      {row['section']}, {place}, {row['observation_id']}{quote}"


def _shown(value: str, lang: str) -> str:
    """A number of a CSV file as it is written in a language."""
    return value.replace(".", ",") if lang == "vi" else value


def _compared(finding: Row, rule: Rule | None, figures: Mapping[str, Row]) -> str:
    """Which words say how a finding's figures stand to each other; empty where it has none to compare.

    What one of them should be is said only where the repair of the likely culprit is just that.
    """
    expected, actual, culprit = finding["expected"], finding["actual"], figures.get(finding["likely_culprit"])
    if not expected:
        return ""
    if not actual:
        return "explain.absent"
    if not finding["delta"]:
        return "explain.allowed"
    if culprit and culprit["value"] and finding["repair"]:
        apart = abs(Decimal(finding["repair"]) - Decimal(expected))
        if Decimal(culprit["value"]) == Decimal(actual) and apart <= Decimal(finding["tolerance"] or 0):
            return "explain.arithmetic"
    return "explain.sides" if rule and rule.equation else "explain.differ"


def _arithmetic(finding: Row, rule: Rule | None, figures: Mapping[str, Row], lang: str) -> list[str]:
    lines = []
    if key := _compared(finding, rule, figures):
        values = {name: _shown(finding[name], lang) or "–" for name in ("expected", "actual", "delta", "tolerance")}
        contrary = key in {"explain.sides", "explain.differ"} and finding["severity"] != INFO
        unknown = contrary and not finding["likely_culprit"]
        lines.append(say(key, lang, **values) + (say("explain.neither", lang) if unknown else ""))
    if finding["repair"]:
        slip = say("explain.slip", lang, slip=finding["slip"]) if finding["slip"] else ""
        lines.append(
            say("explain.repair", lang, culprit=finding["likely_culprit"], repair=_shown(finding["repair"], lang))
            + slip
        )
    if finding["suggestion"]:
        lines.append(finding["suggestion"])
    if finding["consequences"]:
        lines.append(say("explain.consequences", lang, rules=finding["consequences"]))
    state = {key: finding[key] for key in ("severity", "cause", "status")}
    return [*lines, say("explain.state", lang, **state)]


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
