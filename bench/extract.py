"""Speeds on PDF files: the whole job and extraction alone, beside the peers, in one race.

    python -m bench.extract FILE.pdf … [--sample FILE.pdf] [--rounds 5]

The slow peers read the sample alone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

# Python puts a script's folder first, where this file would hide the package of the same name.
sys.path[:] = [p for p in sys.path if Path(p).resolve() != Path(__file__).resolve().parent]

from bench import commands  # noqa: E402
from bench.peers import PDF_OXIDE, PDF_PEERS, PDFPLUMBER  # noqa: E402
from bench.race import Measured, race  # noqa: E402
from bench.speeds import least_ratio, speeds  # noqa: E402
from bench.whole_job import EXTRACTION, OURS, command_line, province  # noqa: E402

READERS = {reader.name: reader for reader in (*OURS, *PDF_PEERS)}


def report(files: Sequence[Path], sample: Sequence[Path], rounds: int) -> str:
    """The table of the race, and the sentences below it."""
    present = [reader for reader in READERS.values() if not reader.missing]
    outcomes = race("bench.extract", present, {"all": files, "sample": sample}, rounds)
    lines = [speeds(outcomes, PDFPLUMBER, "page")]
    lines += [reader.missing for reader in READERS.values() if reader.missing]
    if any(reader.share == "sample" for reader in present):
        names = ", ".join(path.name for path in sample)
        lines.append(f"Readers with fewer pages had only {names}; they are compared with {PDFPLUMBER} on the same.")
    ours, base = outcomes[EXTRACTION], outcomes[PDFPLUMBER]
    if isinstance(ours, Measured) and isinstance(base, Measured):
        times, name = least_ratio(ours, base)
        lines.append(f"Extraction gains least on {name}: {times:.1f} times {PDFPLUMBER}.")
        peers = [(name, outcomes.get(name)) for name in (PDFPLUMBER, PDF_OXIDE)]
        speed = {name: len(it.pages) / it.seconds for name, it in peers if isinstance(it, Measured)}
        lines.append(command_line(files, len(ours.pages), rounds, speed))
    with province(files) as folder:
        lines.append(commands.report(folder))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--sample", type=Path, action="append")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(report(options.files, options.sample or options.files[:1], options.rounds))


if __name__ == "__main__":
    main()
