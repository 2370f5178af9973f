"""The outputs opened by the programs that offices and analysts open them with: LibreOffice and pandas."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from tests.shared import run_rasoat

REPORTS = Path(__file__).parents[1] / "data" / "samples" / "reports"
# Comma, quotation mark, UTF-8, from the first line, US English (the file has a decimal point): what Excel does too.
CSV_FILTER = "Text - txt - csv (StarCalc):44,34,76,1,,1033"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    run_rasoat(REPORTS, folder, codes=(1,))
    return folder


def opened(path: Path, folder: Path) -> list[list[object]]:
    """The cells that LibreOffice Calc sees in a file. Fails, and does not skip, where it is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "LibreOffice is needed: run `make test`, which installs it"
    command = [
        office,
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    command += [f"--infilter={CSV_FILTER}"] if path.suffix == ".csv" else []
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(path)], capture_output=True, text=True, timeout=180, check=False
    )
    target = folder / f"{path.stem}.xlsx"
    assert target.exists(), done.stderr
    return [list(row) for row in openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True)]


def test_libreoffice_and_pandas_see_the_same_numbers_and_letters(out: Path, tmp_path: Path) -> None:
    seen = opened(out / "dataset.csv", tmp_path)
    table = pd.read_csv(out / "dataset.csv")
    assert seen[0] == list(table.columns)
    assert len(seen) == len(table) + 1
    column = {name: n for n, name in enumerate(seen[0])}
    for name in ("org", "label", "dimension", "flag"):
        assert [row[column[name]] or "" for row in seen[1:]] == table[name].fillna("").tolist(), name
    numbers = [row[column["value"]] for row in seen[1:]]
    assert [float(n) for n in numbers if isinstance(n, int | float)] == pd.to_numeric(
        table["value"], errors="coerce"
    ).dropna().tolist()  # type: ignore[arg-type]
    assert "UBND huyện Suối Ngân Thượng" in table["org"].tolist()


def test_libreoffice_opens_the_workbook(out: Path, tmp_path: Path) -> None:
    summary = opened(out / "dataset.xlsx", tmp_path)
    assert summary[0][0] == "Rà soát báo cáo cải cách hành chính"
    words = {str(row[0]): row[1] for row in summary if row[0]}
    assert words["Tệp tìm thấy"] == 6
