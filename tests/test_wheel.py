"""The wheel works outside the checkout, with the form's data inside it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.shared import rows

ROOT = Path(__file__).parents[1]


def test_the_wheel_does_the_main_job_elsewhere(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        str(ROOT),
        "--no-deps",
        "--no-build-isolation",
        "--quiet",
        "-w",
        str(tmp_path),
    ]
    subprocess.run(command, check=True, timeout=300)
    (wheel,) = tmp_path.glob("rasoat-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "site")
    assert (tmp_path / "site" / "data" / "form2021" / "rules.toml").exists()
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    where = [sys.executable, "-P", "-c", "import rasoat, data; print(rasoat.__file__); print(data.__file__)"]
    told = subprocess.run(where, capture_output=True, text=True, env=environment, cwd=tmp_path, check=True).stdout
    assert all(line.startswith(str(tmp_path / "site")) for line in told.split("\n") if line), told
    run = [
        sys.executable,
        "-P",
        "-m",
        "rasoat",
        "run",
        str(ROOT / "data" / "samples" / "reports"),
        "--out",
        str(tmp_path / "out"),
    ]
    done = subprocess.run(
        run, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False, encoding="utf-8"
    )
    assert done.returncode == 1, done.stderr
    assert len(rows(tmp_path / "out" / "dataset.csv")) > 1000
