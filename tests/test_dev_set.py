"""The invented districts beside the checkout, scored by the shared scorer."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.shared import SHARED, needs_shared, run_rasoat

pytestmark = needs_shared


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `score.py` says of the main job's output on the whole dev folder."""
    out = tmp_path_factory.mktemp("dev-out")
    run_rasoat(SHARED / "dev", out, codes=(0,))
    command = [
        sys.executable,
        str(SHARED / "bench" / "score.py"),
        str(out),
        str(SHARED / "dev" / "truth.json"),
        "--json",
    ]
    return json.loads(subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout)


@pytest.mark.parametrize(
    ("kind", "table", "narrative", "precision"),
    [
        ("docx", 0.999, 0.97, 0.998),
        ("pdf", 0.999, 0.97, 0.998),
        ("nfd", 0.999, 0.97, 0.998),
        ("tcvn3", 0.99, 0.97, 0.998),
        ("doc", 0.998, 0.97, 0.998),
        ("scan", 0.985, 0.95, 0.985),
    ],
)
def test_figures_are_read(score: dict[str, Any], kind: str, table: float, narrative: float, precision: float) -> None:
    found = score["by format"][kind]
    assert found["table recall"] >= table
    assert found["narrative recall"] >= narrative
    assert found["precision"] >= precision


@pytest.mark.parametrize("kind", ["pdf", "nfd", "tcvn3", "doc", "scan"])
def test_contradictions_are_found(score: dict[str, Any], kind: str) -> None:
    assert score["by format"][kind]["findings recall"] >= 0.9


def test_no_contradiction_is_invented(score: dict[str, Any]) -> None:
    assert [m for m in score["misses"] if m[1] == "false finding" and "scan" not in m[0]] == []


def test_neither_jobs_nor_names_change_a_byte(tmp_path: Path) -> None:
    files = sorted(p for p in (SHARED / "dev").iterdir() if p.suffix in {".docx", ".pdf"} and "scan" not in p.name)
    for name, order in (("plain", files), ("shuffled", files[::-1])):
        (tmp_path / name).mkdir()
        for n, path in enumerate(order):
            target = path.name if name == "plain" else f"{n:02} báo cáo{path.suffix}"
            shutil.copy(path, tmp_path / name / target)
    outs = [tmp_path / f"out{n}" for n in range(3)]
    run_rasoat(tmp_path / "plain", outs[0], "--jobs", "1")
    run_rasoat(tmp_path / "plain", outs[1], "--jobs", "2")
    run_rasoat(tmp_path / "shuffled", outs[2], "--jobs", "2")
    written = sorted(p.name for p in outs[0].iterdir() if p.is_file())
    assert "dataset.xlsx" in written
    assert "rasoat.sqlite" in written
    for name in written:
        assert (outs[0] / name).read_bytes() == (outs[1] / name).read_bytes(), name
    # A file's name stands in reports.csv and where it is repeated; everything else knows contents only.
    for name in ("observations.csv", "findings.csv", "coverage.csv"):
        assert (outs[0] / name).read_bytes() == (outs[2] / name).read_bytes(), name
