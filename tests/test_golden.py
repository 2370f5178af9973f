"""The bundled reports end to end: the outputs are what they were when last looked at.

`RASOAT_UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes them anew; read the difference before committing it.
"""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rasoat.cli import app
from tests.shared import rows, run_rasoat

GOLDEN = Path(__file__).parent / "golden"
REPORTS = Path(__file__).parents[1] / "data" / "samples" / "reports"
FILES = ("reports.csv", "findings.csv", "coverage.csv", "unmapped.csv", "dataset.csv")
UPDATE = os.environ.get("RASOAT_UPDATE_GOLDEN") == "1"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    run_rasoat(REPORTS, folder, codes=(1,))
    if UPDATE:
        GOLDEN.mkdir(exist_ok=True)
        for name in FILES:
            shutil.copy(folder / name, GOLDEN / name)
    return folder


@pytest.mark.parametrize("name", FILES)
def test_the_output_is_what_it_was(out: Path, name: str) -> None:
    assert (out / name).read_text(encoding="utf-8-sig") == (GOLDEN / name).read_text(encoding="utf-8-sig")


def test_every_figure_that_a_finding_names_is_there(out: Path) -> None:
    figures = {row["observation_id"] for row in rows(out / "observations.csv")}
    found = rows(out / "findings.csv")
    named = {i for f in found for cell in ("observation_ids", "suspects") for i in f[cell].split("; ") if i}
    assert named
    assert named <= figures
    assert {f["report_id"] for f in found} <= {row["report_id"] for row in rows(out / "reports.csv")}


@pytest.mark.parametrize(("readme", "both"), [("README.md", "OUT_BEFORE"), ("README.vi.md", "OUT_TRUOC")])
def test_what_the_readme_tells_auditors_to_type_works(out: Path, tmp_path: Path, readme: str, both: str) -> None:
    """Each line of its block of commands as it stands there, on the results of the bundled reports."""
    text = Path(__file__).parents[1].joinpath(readme).read_text(encoding="utf-8")
    block = next(part for part in text.split("```") if "rasoat decide OUT" in part)
    later = shutil.copytree(out, tmp_path / "later")
    lines = [line.partition("  #")[0] for line in block.strip().splitlines()]
    assert both in block
    assert len(lines) >= 7
    for line in lines:
        folders = {both: str(out), "OUT_AFTER": str(later), "OUT_SAU": str(later), "OUT": str(later)}
        words = [folders.get(word, word) for word in shlex.split(line)]
        done = CliRunner().invoke(app, words[1:])
        assert done.exit_code == (1 if words[1] == "check" else 0), done.output  # one of the bundled files is damaged
    status = {f["finding_id"]: f["status"] for f in rows(later / "findings.csv")}
    assert "dismissed" in status.values()
    assert "corrected" in {row["flag"] for row in rows(later / "dataset.csv")}
    assert len(rows(later / "unmapped.csv")) == len(rows(out / "unmapped.csv")) - 1


def test_the_update_switch_is_off() -> None:
    assert not UPDATE, "the golden files were just written: look at them, then run without RASOAT_UPDATE_GOLDEN"
