"""This project's readings: extraction alone, and the whole job (read, match, check, write all files).

    python -m bench.whole_job FILE …

prints how long `rasoat run` takes on a folder of these files, from the command to its end, on all cores.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.commands import COMMAND, in_turn
from bench.reader import Clock, File, Read, Reader

if TYPE_CHECKING:
    from export.records import Results

COPIES = 4
FOLDERS = (("quarter", COPIES, 1), ("year", 4 * COPIES, 2))  # of a province: how often each file, a part of the rounds
EXTRACTION = "rasoat extraction alone"


def _timed_pages(clocks: list[Clock]) -> None:
    """Has the PDF reader tell the last of the clocks of each page that it reads."""
    from extract import pdf

    inner = vars(pdf)["read_pdf_page"]

    @wraps(inner)
    def read_pdf_page(*arguments: Any, **options: Any) -> Any:
        with clocks[-1].page():
            return inner(*arguments, **options)

    vars(pdf)["read_pdf_page"] = read_pdf_page


def reading() -> Read:
    """Extraction alone: words, paragraphs, rulings, tables stitched over pages."""
    from extract.read import read as read_file

    clocks: list[Clock] = []
    _timed_pages(clocks)

    def read(files: Sequence[File], clock: Clock) -> None:
        clocks.append(clock)
        for file in files:
            _as_pages(clock, read_file, file.data)

    return read


def _as_pages(clock: Clock, function: Any, data: bytes) -> Any:
    """What the function gives; where no page was timed in it, the file counts as one."""
    before, start = len(clock.pages), time.perf_counter()
    found = function(data)
    if len(clock.pages) == before:
        clock.pages.append(time.perf_counter() - start)
    return found


def findings() -> Callable[[Sequence[File], Clock], Results]:
    """Extraction, codes and findings; no file is written. A reading gives the results."""
    from export.records import FileRecord, Results
    from extract.read import read as read_file
    from normalize.reports import normalize
    from validate.run import validate

    clocks: list[Clock] = []
    _timed_pages(clocks)

    def read(files: Sequence[File], clock: Clock) -> Results:
        clocks.append(clock)
        records = []
        for file in files:
            digest = hashlib.sha256(file.data).hexdigest()
            document = _as_pages(clock, read_file, file.data)
            report = normalize(document, source_name=file.path.name, sha256=digest)
            records.append(FileRecord(report.report_id, file.path.name, digest, document.format, "ok", "", report))
        outcome = validate([record.report for record in records if record.report])
        return Results(tuple(records), outcome.findings, outcome.coverage)

    return read


def whole_job() -> Read:
    """The main job in one process: extraction, codes, findings, every output file into a folder thrown away."""
    from export.files import write_all

    found = findings()

    def read(files: Sequence[File], clock: Clock) -> None:
        results = found(files, clock)
        with tempfile.TemporaryDirectory() as folder:
            write_all(results, Path(folder), "vi")

    return read


OURS = (
    Reader("rasoat whole job", whole_job, at_once="folder"),
    Reader("rasoat without writing files", findings, at_once="folder"),
    Reader(EXTRACTION, reading),
)


@contextmanager
def province(paths: Sequence[Path], copies: int = COPIES) -> Iterator[Path]:
    """A folder for a `with`: these files, each so many times with a comment behind its end, so that none is another."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "in"
        folder.mkdir()
        for number, path in enumerate(paths):
            data = path.read_bytes()
            for copy in range(copies):
                (folder / f"{copy}-{number:02d}-{path.name}").write_bytes(data + b"\n%" + b"0" * copy)
        yield folder


def command_line(paths: Sequence[Path], pages: int, rounds: int, peers: Mapping[str, float]) -> str:
    """A sentence a folder on the command's time beside peers, which read so many pages a second once loaded."""
    lines = []
    for span, copies, part in FOLDERS:
        runs = max(1, rounds // part)
        with province(paths, copies) as folder:
            took = in_turn([COMMAND], folder, runs)[COMMAND]
        rate = pages * copies / took
        compared = ", ".join(f"{rate / speed:.2f} times {name}" for name, speed in peers.items())
        lines.append(
            f"`rasoat run` on {len(paths) * copies} such files, a province's {span}, start-up included, all cores: "
            f"{took:.2f} s, {rate:.1f} pages/s (best of {runs}); {compared}, which have one core and are loaded before."
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    files = parser.parse_args(arguments).files
    with province(files) as folder:
        print(f"{in_turn([COMMAND], folder, 3)[COMMAND]:.1f} s for {len(files) * COPIES} files")


if __name__ == "__main__":
    main()
