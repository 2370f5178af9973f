"""The main job: a folder of reports in, results out. Order, number of workers and names change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from export.choices import report_as_chosen
from export.decisions import Decision, on_codes, on_figures, report_as_decided
from export.records import FileRecord, Results
from normalize.report import Report
from rasoat.beside import shared
from rasoat.cache import ReadingCache
from rasoat.errors import NO_OCR
from rasoat.folder import Found, Work
from rasoat.jobs import Reading
from rasoat.kept import keep
from rasoat.language import reason_said, say
from rasoat.settings import Settings
from rasoat.workers import Pool
from validate.rules import load_rules
from validate.run import validate
from validate.settling import with_settled

_DIGITS = regex.compile(r"\d+")
SCAN = "unreadable.picture-only"

Progress = Callable[[int, int, str, str], None]


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found, how many files it had read before, and the periods of all reports that it read."""

    results: Results
    reused: int
    periods: tuple[str, ...] = ()


def _readings(work: Work, cache: ReadingCache, pool: Pool, progress: Progress) -> Iterator[tuple[Found, Reading]]:
    """Each file with what came of it: what is known from an earlier run comes first."""
    done, total = 0, len(work.files)
    for found, reading in work.done:
        done += 1
        progress(done, total, found.name, "ok" if reading.report else "failed")
        yield found, reading
    files = {f.sha256: f for f in work.files}
    for job, reading in pool.readings():
        found = files[job.sha256]
        if reading.report is not None:
            cache.put(job.sha256, found.way, reading.encoded)
        done += 1
        progress(done, total, found.name, "ok" if reading.report else "failed")
        yield found, replace(reading, encoded=b"")


def _record(found: Found, reading: Reading, settings: Settings) -> FileRecord:
    report = reading.report
    if report is None:
        from rasoat.doctor import install_for  # noqa: PLC0415 — seldom needed

        values = {
            "seconds": f"{settings.timeout:g}",
            "reason": reason_said(reading.detail or "?", settings.lang),
            "install": install_for(reading.problem),
        }
        error = say(reading.problem, settings.lang, **values)
        kind = "pdf-scan" if reading.problem in (SCAN, *NO_OCR) and found.format == "pdf" else found.format
        return FileRecord(f"file-{found.sha256[:8]}", found.name, found.sha256, kind, "failed", error, None)
    lacking = [w.partition(":")[2] or "TM" for w in report.warnings if w.startswith("missing-")]
    error = say("file.missing_parts", settings.lang, parts=", ".join(lacking)) if lacking else ""
    status = "partial" if lacking else "ok"
    kind = "pdf-scan" if found.format == "pdf" and _is_scan(report) else found.format
    return FileRecord(report.report_id, found.name, found.sha256, kind, status, error, report)


def _is_scan(report: Report) -> bool:
    """Whether most of a report's figures were read from pictures."""
    return sum(o.method == "ocr" for o in report.observations) * 2 > len(report.observations)


def _newest_first(record: FileRecord) -> tuple[str, int, str]:
    """By the report's date, then its number, then the file's name."""
    report = record.report
    assert report is not None  # noqa: S101 — only read records are compared
    digits = _DIGITS.match(report.number)
    return (str(report.date or ""), int(digits[0]) if digits else -1, record.source_file)


def superseded(records: Sequence[FileRecord], lang: str) -> list[FileRecord]:
    """The records, older versions of the same organisation's report for the same period marked."""
    groups: dict[tuple[str, str], list[FileRecord]] = {}
    for record in records:
        report = record.report
        if report is not None and report.org_code and report.period is not None:
            groups.setdefault((report.org_code, report.period.code), []).append(record)
    newest = {id(r): max(group, key=_newest_first) for group in groups.values() for r in group}
    return [
        replace(r, status="superseded", error=say("file.superseded", lang, other=newest[id(r)].source_file))
        if id(r) in newest and newest[id(r)] is not r
        else r
        for r in records
    ]


def _copies(copies: Iterable[tuple[Found, Found]], records: Sequence[FileRecord], lang: str) -> list[FileRecord]:
    originals = {r.sha256: r for r in records}
    counted: dict[str, int] = {}
    result = []
    for copy, original in copies:
        counted[copy.sha256] = counted.get(copy.sha256, 1) + 1
        of = originals[copy.sha256]
        error = say("file.duplicate", lang, other=original.name)
        report_id = f"{of.report_id}-dup{counted[copy.sha256]}"
        result.append(FileRecord(report_id, copy.name, copy.sha256, of.format, "duplicate", error, None))
    return result


def _settled(record: FileRecord, lang: str) -> FileRecord:
    """The record of a scan with its doubtful figures settled where sums close; their notes say so."""
    if record.report is None:
        return record
    report = with_settled(
        record.report, lambda rule: say("settled.rule", lang, rule=rule) if rule else say("settled.twice", lang)
    )
    return record if report is record.report else replace(record, report=report)


def _of_period(report: Report | None, period: str) -> bool:
    return not period or report is None or (report.period is not None and report.period.code == period)


def run(work: Work, settings: Settings, pool: Pool, progress: Progress, decisions: tuple[Decision, ...] = ()) -> Run:
    """Reads what is not known yet, checks and gathers all results of a folder, with what has been decided on them.

    `progress` is called after each file with how many are done, of how many, which, and its status.
    """
    cache = ReadingCache(settings.out, work.synonyms)
    read = list(_readings(work, cache, pool, progress))
    pool.release()
    records = [_record(found, reading, settings) for found, reading in read]
    records = superseded(sorted(records, key=lambda r: (r.sha256, r.source_file)), settings.lang)
    records += _copies(work.copies, records, settings.lang)
    ways = {found.sha256: found.way for found in work.files}
    keep(settings, cache, [(record, ways.get(record.sha256, "")) for record in records])
    periods = {r.report.period.code for r in records if r.report is not None and r.report.period is not None}
    reused = sum(reading.report is not None for _, reading in work.done)
    return Run(results_of(records, settings, decisions), reused, tuple(sorted(periods)))


def results_of(records: Sequence[FileRecord], settings: Settings, decisions: tuple[Decision, ...] = ()) -> Results:
    """The records checked by the form's rules, with codes and figures as decided; only those of the wanted period."""
    choices = on_codes(decisions)
    records = [replace(r, report=report_as_chosen(r.report, choices)) if r.report and choices else r for r in records]
    decided = on_figures(decisions)
    reports = [report_as_decided(r.report, decided) for r in records if r.report is not None]
    old = frozenset(r.report_id for r in records if r.status == "superseded")
    outcome = validate(reports, lang=settings.lang, superseded=old, shared=shared)
    kept = tuple(_settled(r, settings.lang) for r in records if _of_period(r.report, settings.period))
    ids = {r.report_id for r in kept}
    return Results(
        files=kept,
        findings=tuple(f for f in outcome.findings if f.report_id in ids),
        coverage=tuple(c for c in outcome.coverage if c.report_id in ids),
        needed_blanks=frozenset().union(*(load_rules(f).needed_blanks() for f in {r.template for r in reports})),
        decisions=decisions,
    )
