"""What is asked of a worker, and what it gives back. Imports no reader: the program itself does not read files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from extract.sniff import CONVERTED, sniff
from normalize.report import Report
from normalize.synonyms import Synonym
from rasoat.codec import decode, encode
from rasoat.report_codec import report_of


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read. `office`: LibreOffice is needed for it. `memory`: where what scans say is kept, if anywhere.

    `synonyms`: what auditors chose for labels.
    """

    path: Path
    sha256: str
    form: str
    office: bool = False
    ocr: str = "auto"
    forms: str = ""
    memory: str = ""
    synonyms: tuple[Synonym, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a job: a report, or the key of a message with its reason. `encoded`: the report as it came."""

    report: Report | None
    problem: str = ""
    detail: str = ""
    encoded: bytes = field(default=b"", compare=False, repr=False)

    def sent(self) -> bytes:
        """The reading in two lines, the second of which is the report as `encode` gives it, or empty."""
        said = encode((self.problem, self.detail))
        return said + b"\n" + (encode(self.report) if self.report is not None else b"")


def received(data: bytes) -> Reading:
    """The reading again; raises ValueError where the lines do not fit."""
    said, _, encoded = data.partition(b"\n")
    problem, detail = decode(said, tuple[str, str])
    return Reading(report_of(encoded) if encoded else None, problem, detail, encoded)


@dataclass(frozen=True, slots=True)
class Call:
    """A call to make beside the reading of files: what it raises is handed back, what it gives is not."""

    function: Callable[..., object]
    arguments: tuple[object, ...]


def format_of(data: bytes) -> str:
    """The contract's name of a file's format (pdf, docx, doc …), by content; empty for an unknown one."""
    kind = sniff(data) if data else ""
    if kind in CONVERTED:
        return "doc"
    return {"encrypted-office": "docx", "image": "pdf-scan", "unknown": "", "zip": "docx"}.get(kind, kind)


def sha256_of(data: bytes) -> str:
    """The content's hash, in hex."""
    return hashlib.sha256(data).hexdigest()
