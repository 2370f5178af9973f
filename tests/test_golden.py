"""The bundled reports end to end: the outputs are what they were when last looked at.

`RASOAT_UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes them anew; read the difference before committing it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

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


def test_the_update_switch_is_off() -> None:
    assert not UPDATE, "the golden files were just written: look at them, then run without RASOAT_UPDATE_GOLDEN"
