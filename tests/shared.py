"""The shared folder beside the checkout: a real report and invented districts. Tests on it skip without it."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not beside the checkout")


def run_rasoat(
    folder: Path, out: Path, *options: str, codes: tuple[int, ...] = (0, 1)
) -> subprocess.CompletedProcess[str]:
    """The main job in a process of its own; fails the test on any other exit status than `codes`."""
    command = [sys.executable, "-m", "rasoat", "run", str(folder), "--out", str(out), *options]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=600, check=False)
    assert done.returncode in codes, done.stdout + done.stderr
    return done


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of one of the output's CSV files."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
