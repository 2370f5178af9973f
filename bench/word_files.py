"""Speeds on Word files: the whole job and extraction alone, beside python-docx's `row.cells`.

    python -m bench.word_files FILE.docx … [--rounds 7]

Word files have no pages of their own: the unit is a file.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bench.peers import PYTHON_DOCX, WORD_PEERS
from bench.race import Measured, race
from bench.speeds import least_ratio, speeds
from bench.whole_job import EXTRACTION, OURS

READERS = {reader.name: reader for reader in (*OURS, *WORD_PEERS)}


def report(files: Sequence[Path], rounds: int) -> str:
    """The table of the race, and on which file extraction gains least."""
    outcomes = race("bench.word_files", READERS.values(), {"all": files}, rounds)
    lines = [speeds(outcomes, PYTHON_DOCX, "file")]
    ours, base = outcomes[EXTRACTION], outcomes[PYTHON_DOCX]
    if isinstance(ours, Measured) and isinstance(base, Measured):
        times, name = least_ratio(ours, base)
        lines.append(f"Extraction gains least on {name}: {times:.1f} times {PYTHON_DOCX}.")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    print(report(options.files, options.rounds))


if __name__ == "__main__":
    main()
