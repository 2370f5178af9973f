"""The tables of ICDAR-2013, whole documents, ours and the peers', scored by the shared scorer.

    python -m bench.icdar FOLDER --scorer icdar_score.py

Each finder is a process of its own, one after the other; its seconds are those of finding, without imports.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import warnings
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.figures import text_table
from bench.peer_tables import FINDERS

SECONDS_FOR_A_FINDER = 300
_SCORE = re.compile(r"precision ([\d.]+) recall ([\d.]+) F1 ([\d.]+)")


@dataclass(frozen=True, slots=True)
class Score:
    """The shares of adjacency relations that were right, that were found, and their harmonic mean, as printed."""

    precision: str
    recall: str
    f1: str


def scored(printed: str) -> Score:
    """The scorer's line; raises ValueError for anything else."""
    if (found := _SCORE.search(printed)) is None:
        raise ValueError(f"not a score: {printed[:200]!r}")
    return Score(*found.groups())


def find(name: str, folder: Path, out: Path) -> None:
    """Writes a finder's tables of all PDFs by file name, and prints the seconds, and the files that it could not read.

    A file that a finder fails on counts as one without tables, for ours as for the peers.
    """
    warnings.simplefilter("ignore")
    (start_up,) = (start_up for known, _, start_up in FINDERS if known == name)
    tables = start_up()
    found, failed = {}, []
    start = time.perf_counter()
    for path in sorted(folder.glob("*.pdf")):
        try:
            found[path.name] = tables(path)
        except Exception as error:  # a peer may raise anything
            found[path.name] = []
            failed.append(f"{path.name} ({type(error).__name__})")
    print(json.dumps({"seconds": time.perf_counter() - start, "failed": failed}))
    out.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def row(name: str, folder: Path, scorer: Path) -> tuple[list[str], str]:
    """A finder's row of the table, and a sentence on files that it could not read; raises SubprocessError."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "tables.json"
        command = [sys.executable, "-m", "bench.icdar", str(folder), "--find", name, "--out", str(out)]
        told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS_FOR_A_FINDER).stdout
        what = json.loads(told.splitlines()[-1])
        command = [sys.executable, str(scorer), str(folder), str(out)]
        score = scored(subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout)
    sentence = f"{name} could not read {', '.join(what['failed'])}." if what["failed"] else ""
    return [name, score.precision, score.recall, score.f1, f"{what['seconds']:.1f}"], sentence


def report(folder: Path, scorer: Path) -> str:
    """The table, then what was left out and why."""
    rows, sentences = [], []
    for name, needs, _ in FINDERS:
        if needs and find_spec(needs) is None:
            sentences.append(f"{name}: left out, its package ({needs}) is not installed here")
            continue
        try:
            cells, sentence = row(name, folder, scorer)
        except subprocess.SubprocessError as error:
            sentences.append(f"{name}: left out, {error}")
            continue
        rows.append(cells)
        sentences += [sentence] if sentence else []
    return "\n".join((text_table(("tables by", "precision", "recall", "F1", "seconds"), rows), *sentences))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--find")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.find:
        find(options.find, options.folder, options.out)
    else:
        print(report(options.folder, options.scorer or options.folder.parent / "icdar_score.py"))


if __name__ == "__main__":
    main()
