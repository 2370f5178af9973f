"""What the export is made from: each file with what came of it, findings and coverage."""

from __future__ import annotations

from dataclasses import dataclass

from export.decisions import Decision
from normalize.report import Report
from validate.finding import Coverage, Finding


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file that was found. `status`: ok, partial, failed, duplicate or superseded; `error` is a sentence."""

    report_id: str
    source_file: str
    sha256: str
    format: str
    status: str
    error: str
    report: Report | None


@dataclass(frozen=True, slots=True)
class Results:
    """All that a run found. `needed_blanks`: codes whose blank cells a rule needs to know of; `decisions`: all that
    auditors have decided, the earliest first."""

    files: tuple[FileRecord, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    needed_blanks: frozenset[str] = frozenset()
    decisions: tuple[Decision, ...] = ()
