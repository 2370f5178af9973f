"""The whole job (read, match, check, write all files) beside pdfplumber's text and tables on the same PDFs.

    python -m bench.whole_job FILE.pdf … [--rounds 3]

Both run in this process on one core, in turn, so that a busy machine slows both; the best round counts.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.extract import plumber
from export.files import write_all
from export.records import FileRecord, Results
from extract.read import read
from normalize.reports import normalize
from validate.run import validate


def whole_job(paths: Sequence[Path]) -> None:
    """Reads and checks the reports, and writes every output file into a folder that is thrown away."""
    records = []
    for path in paths:
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        report = normalize(read(data), source_name=path.name, sha256=digest)
        records.append(FileRecord(report.report_id, path.name, digest, "pdf", "ok", "", report))
    outcome = validate([r.report for r in records if r.report])
    with tempfile.TemporaryDirectory() as folder:
        write_all(Results(tuple(records), outcome.findings, outcome.coverage), Path(folder), "vi")


def reading_only(paths: Sequence[Path]) -> None:
    """Extraction, matching and checking without writing files."""
    reports = []
    for path in paths:
        data = path.read_bytes()
        reports.append(normalize(read(data), source_name=path.name, sha256=hashlib.sha256(data).hexdigest()))
    validate(reports)


def pdfplumber_only(paths: Sequence[Path]) -> int:
    """pdfplumber's `extract_text` and `extract_tables` on every page; the number of pages."""
    return sum(plumber(path.read_bytes()) for path in paths)


def best(jobs: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The best time of each job over interleaved rounds, in seconds."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            times[name].append(time.perf_counter() - start)
    return {name: min(found) for name, found in times.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints seconds, pages a second and the ratio to pdfplumber."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    pages = pdfplumber_only(options.files)
    whole_job(options.files)  # both have been warm once
    found = best(
        {
            "whole job": lambda: whole_job(options.files),
            "  without writing files": lambda: reading_only(options.files),
            "pdfplumber text + tables": lambda: pdfplumber_only(options.files),
        },
        options.rounds,
    )
    slowest = found["pdfplumber text + tables"]
    print(f"{len(options.files)} PDFs, {pages} pages, best of {options.rounds}, one core")
    for name, took in found.items():
        print(f"  {name:26} {took:7.2f} s  {pages / took:7.1f} pages/s  {slowest / took:5.1f} x")


if __name__ == "__main__":
    main()
