"""Results as rows of the output tables, in an order that depends on content alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, partial
from types import MappingProxyType

from export.columns import tables
from export.decisions import CLOSED, Decision, on_figures, on_findings, report_as_decided
from export.listing import Listing, Row, Value, listing
from export.observation_rows import observation_listing
from export.records import FileRecord, Results
from normalize.catalogue import load_catalogue
from normalize.report import Observation, Report
from validate.finding import Coverage, Finding
from validate.ledger import commonest, elsewhere

SEVERITIES = {"error": 0, "warning": 1, "info": 2}
IN_DATASET = ("ok", "partial")
SURE = 0.85


def ordered_files(results: Results) -> list[FileRecord]:
    """The files by period, organisation and content; what could not be read last."""

    def key(record: FileRecord) -> tuple[bool, str, str, str, str]:
        report = record.report
        period = report.period.code if report and report.period else ""
        return report is None, period, report.org_code if report else "", record.sha256, record.report_id

    return sorted(results.files, key=key)


@cache
def _positions(form: str) -> Mapping[str, int]:
    return {indicator.code: n for n, indicator in enumerate(load_catalogue(form).indicators)}


@cache
def _sections(form: str) -> Mapping[str, int]:
    """The order of the form's sections: the narrative stands before the tables."""
    named = dict.fromkeys(i.section for i in load_catalogue(form).indicators)
    return {section: n for n, section in enumerate(("TM", *(s for s in named if s != "TM")))}


def ordered_observations(report: Report, needed_blanks: frozenset[str], named: frozenset[str]) -> list[Observation]:
    """The report's observations by section in reading order, those without a code last.

    Blanks only where a rule needs to know of them (by code), or a finding names them (by id).
    """
    kept = [o for o in report.observations if o.value_raw or o.code in needed_blanks or o.observation_id in named]
    order = _sections(report.template)
    return sorted(kept, key=lambda o: (not o.code, order.get(o.section, len(order))))


def _value(observation: Observation) -> Decimal | None:
    return observation.figure.value if observation.figure else None


def report_row(record: FileRecord, findings: int, observations: int) -> Row:
    """A row of `reports.csv`, with how many findings and observations there are."""
    report = record.report
    row: dict[str, Value] = {
        "report_id": record.report_id, "source_file": record.source_file, "sha256": record.sha256,
        "format": record.format, "status": record.status, "error": record.error,
    }  # fmt: skip
    if report is None:
        return row
    period = report.period
    return row | {
        "org": report.org, "org_code": report.org_code, "level": report.level, "province": report.province,
        "period": period.code if period else "", "period_start": period.start if period else None,
        "period_end": period.end if period else None, "report_number": report.number, "report_date": report.date,
        "template": report.template, "pages": report.pages,
        "observations": observations, "findings": findings,
        "period_source": report.named_periods[0].source if period and report.named_periods else "",
    }  # fmt: skip


def finding_row(f: Finding, decision: Decision | None = None) -> Row:
    """A row of `findings.csv`."""
    return {
        "finding_id": f.finding_id, "report_id": f.report_id, "rule_id": f.rule_id, "family": f.family,
        "severity": f.severity, "message": f.message, "codes": "; ".join(f.codes),
        "observation_ids": "; ".join(f.observation_ids), "expected": f.expected, "actual": f.actual,
        "delta": f.delta, "tolerance": f.tolerance, "likely_culprit": f.likely_culprit, "suggestion": f.suggestion,
        "cause": f.cause, "status": decision.status if decision else "open",
        "reviewer": decision.reviewer if decision else "", "reviewed_at": decision.reviewed_at if decision else "",
        "reason": decision.reason if decision else "",
        "suspects": "; ".join(f.suspects), "repair": f.repair, "slip": f.slip,
        "consequences": "; ".join(f.consequences),
    }  # fmt: skip


def coverage_row(c: Coverage) -> Row:
    """A row of `coverage.csv`."""
    return {
        "report_id": c.report_id, "rule_id": c.rule_id, "family": c.family, "outcome": c.outcome, "checks": c.checks,
        "passed": c.passed, "failed": c.failed, "not_determined": c.not_determined, "reason": c.reason,
    }  # fmt: skip


def unmapped_row(record: FileRecord, o: Observation) -> Row:
    """A row of `unmapped.csv`: a labelled figure without a code, with its nearest codes."""
    row: dict[str, Value] = {
        "report_id": record.report_id, "source_file": record.source_file, "section": o.section, "table": o.table,
        "label": o.label_raw, "dimension": o.dimension, "value_raw": o.value_raw, "value": _value(o), "unit": o.unit,
        "page": o.place.page, "location": o.place.location, "quote": o.quote,
        "why": o.unmatched or ("unlike" if o.candidates else "no-candidate"),
    }  # fmt: skip
    for n, candidate in enumerate(o.candidates[:3], start=1):
        row |= {
            f"candidate_{n}_code": candidate.code,
            f"candidate_{n}_label": candidate.label,
            f"candidate_{n}_score": candidate.score,
        }
    row["observation_id"] = o.observation_id
    return row


def _flag(
    observations: Iterable[Observation], chosen: Observation, contradicted: frozenset[str], decision: Decision | None
) -> str:
    if decision is not None and decision.status == "corrected":
        return "corrected"
    if any(o.observation_id in contradicted for o in observations):
        return "contradicted"
    unsure = decision is None and min(chosen.match_score, chosen.confidence) < SURE
    return "unverified" if unsure else "ok"


def dataset_rows(
    record: FileRecord, contradicted: frozenset[str], decided: Mapping[str, Decision] = MappingProxyType({})
) -> list[Row]:
    """The rows of `dataset.csv` of one report: one value a code and row, in the form's order.

    A value that an auditor corrected or confirmed goes before all others; one that was rejected does not count.
    """
    report = record.report
    if report is None or record.status not in IN_DATASET:
        return []
    position = _positions(report.template)
    grouped: dict[tuple[str, str], list[Observation]] = {}
    for o in report_as_decided(report, decided).observations:
        if o.code and o.value_raw:
            grouped.setdefault((o.code, o.dimension_code or o.dimension), []).append(o)
    rows: list[Row] = []
    for (code, row), members in sorted(grouped.items(), key=lambda item: position[item[0][0]]):
        others = partial(elsewhere, (code, row), grouped, report.template)
        chosen = commonest([o for o in members if o.observation_id in decided] or members, others)
        rows.append(
            {
                "period": report.period.code if report.period else "",
                "org_code": report.org_code,
                "org": report.org,
                "level": report.level,
                "province": report.province,
                "section": chosen.section,
                "code": code,
                "label": chosen.label,
                "dimension": chosen.dimension,
                "dimension_code": chosen.dimension_code,
                "value": _value(chosen) if chosen.figure else chosen.value_raw,
                "unit": chosen.unit,
                "flag": _flag(members, chosen, contradicted, decided.get(chosen.observation_id)),
                "report_id": record.report_id,
                "source_file": record.source_file,
                "page": chosen.place.page,
            }
        )
    return rows


def all_listings(results: Results) -> dict[str, Listing]:
    """Every output table, by its name."""
    files = ordered_files(results)
    order = {record.report_id: n for n, record in enumerate(files)}
    found = sorted(
        results.findings,
        key=lambda f: (order[f.report_id], SEVERITIES[f.severity], f.family, f.rule_id, f.finding_id),
    )
    covered = sorted(results.coverage, key=lambda c: order[c.report_id])
    counts = Counter(f.report_id for f in found)
    on_finding, on_figure = on_findings(results.decisions), on_figures(results.decisions)
    still = (f for f in found if f.finding_id not in on_finding or on_finding[f.finding_id].status not in CLOSED)
    contradicted = frozenset(i for f in still if f.severity != "info" for i in f.observation_ids)
    named, blanks = frozenset(i for f in found for i in f.observation_ids), results.needed_blanks
    read = [(record, ordered_observations(record.report, blanks, named)) for record in files if record.report]
    listed_of = {record.report_id: len(listed) for record, listed in read}
    rows: dict[str, list[Row]] = {
        "reports": [report_row(r, counts[r.report_id], listed_of.get(r.report_id, 0)) for r in files],
        "findings": [finding_row(f, on_finding.get(f.finding_id)) for f in found],
        "coverage": [coverage_row(c) for c in covered],
        "dataset": [row for record in files for row in dataset_rows(record, contradicted, on_figure)],
        "unmapped": [unmapped_row(record, o) for record, listed in read for o in listed if not o.code],
    }
    observations = observation_listing([(record.report_id, listed) for record, listed in read], on_figure)
    return {table: listing(table, rows[table]) if table in rows else observations for table in tables()}
