"""The whole job as a user starts it: `rasoat run` beside a peer's script on the same folder, each with its start-up.

    python -m bench.commands FOLDER [--rounds 4]

prints the table; with `--reader NAME` it is that peer's script: it reads the folder's files once, and prints nothing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.figures import text_table
from bench.peers import PDF_OXIDE, PDF_PEERS, PDFPLUMBER
from bench.reader import Clock, File

COMMAND = "rasoat run"
ROUNDS = 4
LONGEST = 600
PEERS = {reader.name: reader for reader in PDF_PEERS if reader.name in (PDFPLUMBER, PDF_OXIDE)}


def _command(name: str, folder: Path, out: Path) -> list[str]:
    if name == COMMAND:
        return [sys.executable, "-m", "rasoat", "run", str(folder), "--out", str(out), "--fresh"]
    return [sys.executable, "-m", "bench.commands", str(folder), "--reader", name]


def in_turn(names: Sequence[str], folder: Path, rounds: int) -> dict[str, float]:
    """The best seconds of each command, from its start to its end; round by round each runs once, alone.

    Raises CalledProcessError and TimeoutExpired where one fails.
    """
    best = dict.fromkeys(names, float("inf"))
    with tempfile.TemporaryDirectory() as scratch:
        for _ in range(rounds):
            for name in names:
                start = time.perf_counter()
                command = _command(name, folder, Path(scratch) / "out")
                subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
                best[name] = min(best[name], time.perf_counter() - start)
    return best


def report(folder: Path, rounds: int = ROUNDS) -> str:
    """The table of the commands on a folder of PDF files, ours first; a peer that is not installed is named below."""
    missing = [reader.missing for reader in PEERS.values() if reader.missing]
    names = [COMMAND, *(name for name, reader in PEERS.items() if not reader.missing)]
    best = in_turn(names, folder, rounds)
    rows = [(name, f"{took:.2f}", f"{took / best[COMMAND]:.2f}") for name, took in best.items()]
    said = f"Commands, start-up included, in turn on the same {len(list(folder.iterdir()))} files, best of {rounds}; "
    said += f"x: the time of `{COMMAND}`, which uses all cores and writes every file; the peers have one core."
    return "\n".join((text_table(("command", "seconds", "x"), rows), said, *missing))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--reader", choices=PEERS)
    options = parser.parse_args(arguments)
    if options.reader is None:
        print(report(options.folder, options.rounds))
        return
    read = PEERS[options.reader].start()
    for path in sorted(options.folder.iterdir()):
        read([File(path, path.read_bytes())], Clock())


if __name__ == "__main__":
    main()
