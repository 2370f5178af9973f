"""The main job: a folder of reports in, results out. Order, number of workers and names change nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import regex

from data import form_ids
from export.records import FileRecord, Results
from normalize.periods import find_file_period
from normalize.report import Report
from rasoat.cache import ReadingCache
from rasoat.doctor import install_command
from rasoat.errors import Refusal
from rasoat.jobs import Job, Reading, format_of, sha256_of
from rasoat.language import say
from rasoat.settings import Settings
from rasoat.workers import Pool
from validate.rules import load_rules
from validate.run import validate

ENDINGS = (".docx", ".docm", ".pdf", ".doc", ".rtf", ".odt", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
MAX_BYTES = 200_000_000
SCAN = "unreadable.picture-only"
NO_OCR = {"unreadable.no-ocr": "tesseract", "unreadable.no-vietnamese": "vietnamese"}

Progress = Callable[[int, int, str, str], None]


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the folder: its path below it, its hash and format (by content)."""

    path: Path
    name: str
    sha256: str
    format: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found, and how many files it had read before."""

    results: Results
    reused: int


def discover(folder: Path, out: Path) -> list[Path]:
    """The files that may be reports, at any depth, in the order of their names.

    Hidden files, Word's lock files (`~$…`), what lies in OUT, and links that lead outside are left out.
    """
    inside, home = out.resolve(), folder.resolve()
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and Path(root, f).resolve() != inside)
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith((".", "~$")) or path.suffix.lower() not in ENDINGS:
                continue
            if path.is_symlink() and home not in path.resolve().parents:
                continue
            found.append(path)
    return sorted(found, key=lambda p: p.relative_to(folder).as_posix())


def _found(path: Path, folder: Path) -> Found:
    name = path.relative_to(folder).as_posix()
    kind = path.suffix.lower().lstrip(".")
    try:
        if path.stat().st_size > MAX_BYTES:
            return Found(path, name, sha256_of(name.encode()), kind, "unreadable.too-large")
        data = path.read_bytes()
    except OSError:
        return Found(path, name, sha256_of(name.encode()), kind, "file.unreadable")
    return Found(path, name, sha256_of(data), format_of(data) or kind)


def _originals(files: Sequence[Found]) -> tuple[list[Found], list[tuple[Found, Found]]]:
    """The files to read, and each copy of one of them with it: the first in the order of names is read."""
    first: dict[str, Found] = {}
    copies = []
    for found in files:
        if found.sha256 in first:
            copies.append((found, first[found.sha256]))
        else:
            first[found.sha256] = found
    return list(first.values()), copies


def _way(settings: Settings, name: str) -> str:
    """By which form, with which pages read from pictures, and under which period a file's name gives, it is read:
    what is kept is kept for that."""
    named = find_file_period(PurePath(name).stem)
    form = settings.form or "any"
    way = form if settings.ocr == "auto" else f"{form}-ocr-{settings.ocr}"
    return f"{way}-{named.code}" if named else way


def _readings(
    files: Sequence[Found], settings: Settings, cache: ReadingCache, pool: Pool, progress: Progress
) -> Iterator[tuple[Found, Reading, bool]]:
    """Each file with what came of it, and whether it was known from an earlier run."""
    jobs: list[Job] = []
    by_hash = {f.sha256: f for f in files}
    done = 0
    for found in files:
        report = None if settings.fresh or found.problem else cache.get(found.sha256, _way(settings, found.name))
        if found.problem or report is not None:
            done += 1
            progress(done, len(files), found.name, "failed" if found.problem else "ok")
            yield found, Reading(report, found.problem), report is not None
        else:
            office = found.format == "doc"
            jobs.append(Job(found.path, found.sha256, settings.form, office, settings.ocr, settings.forms))
    pool.count = settings.workers(len(jobs))
    for job, reading in pool.readings(jobs):
        if reading.report is not None:
            cache.put(job.sha256, _way(settings, by_hash[job.sha256].name), reading.report)
        done += 1
        found = by_hash[job.sha256]
        progress(done, len(files), found.name, "ok" if reading.report else "failed")
        yield found, reading, False


def _record(found: Found, reading: Reading, settings: Settings) -> FileRecord:
    report = reading.report
    if report is None:
        values = {
            "seconds": f"{settings.timeout:g}",
            "reason": reading.detail or "?",
            "install": install_command(NO_OCR.get(reading.problem, "libreoffice")),
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
    digits = regex.match(r"\d+", report.number)
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


def _of_period(report: Report | None, period: str) -> bool:
    return not period or report is None or (report.period is not None and report.period.code == period)


def _open_forms(settings: Settings) -> None:
    if settings.forms:
        from rasoat.forms import open_forms  # noqa: PLC0415 — checking a form needs what else only workers load

        open_forms(settings.forms)
    if settings.form and settings.form not in form_ids():
        raise Refusal("refuse.option", option="form", value=settings.form, allowed=", ".join(form_ids()))


def run(settings: Settings, pool: Pool, progress: Progress) -> Run:
    """Reads, checks and gathers all results of a folder; raises Refusal where there is nothing to read.

    `progress` is called after each file with how many are done, of how many, which, and its status.
    """
    _open_forms(settings)
    paths = discover(settings.folder, settings.out)
    if not paths:
        raise Refusal("refuse.empty", path=settings.folder, endings=", ".join(ENDINGS))
    files, copies = _originals([_found(path, settings.folder) for path in paths])
    cache = ReadingCache(settings.out)
    read = list(_readings(files, settings, cache, pool, progress))
    records = [_record(found, reading, settings) for found, reading, _ in read]
    records = superseded(sorted(records, key=lambda r: (r.sha256, r.source_file)), settings.lang)
    records += _copies(copies, records, settings.lang)
    return Run(results_of(records, settings), sum(known for _, _, known in read))


def results_of(records: Sequence[FileRecord], settings: Settings) -> Results:
    """The records checked by the form's rules; only those of the wanted period, if one is wanted."""
    reports = [r.report for r in records if r.report is not None]
    old = frozenset(r.report_id for r in records if r.status == "superseded")
    outcome = validate(reports, lang=settings.lang, superseded=old)
    kept = tuple(r for r in records if _of_period(r.report, settings.period))
    ids = {r.report_id for r in kept}
    return Results(
        files=kept,
        findings=tuple(f for f in outcome.findings if f.report_id in ids),
        coverage=tuple(c for c in outcome.coverage if c.report_id in ids),
        needed_blanks=frozenset().union(*(load_rules(f).needed_blanks() for f in {r.template for r in reports})),
    )
