"""The analyst's notebook: stored without outputs, and right about what it shows."""

from __future__ import annotations

import csv
import importlib.util
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks" / "phan-tich.ipynb"
KERNEL = "under-test"
SHOWN = """
import json
print(json.dumps({
    "families": [c.get_label() for c in figure_contradictions.axes[0].containers],
    "bars": [[int(bar.get_width()) for bar in c] for c in figure_contradictions.axes[0].containers],
    "districts": list(contradictions.index),
    "rates": dict(zip(on_time["name"], [float(bar.get_width()) for bar in figure_on_time.axes[0].patches])),
    "hatched": [n for n, bar in zip(on_time["name"], figure_on_time.axes[0].patches) if bar.get_hatch()],
    "indicators": indicators.to_dict(),
    "files": overview["source_file"].to_list(),
}))
"""
REPORTS = (
    "report_id,source_file,sha256,format,status,error,org,org_code,level,province,period,period_start,period_end,"
    "report_number,report_date,template,pages,observations,findings"
)
OBSERVATIONS = "observation_id,report_id,section,code,label,label_raw,dimension,dimension_code,value_raw,value"
FINDINGS = (
    "finding_id,report_id,rule_id,family,severity,message,codes,observation_ids,expected,actual,delta,tolerance,"
    "likely_culprit,suggestion,cause,status,reviewer,reviewed_at,reason"
)
DATASET = (
    "period,org_code,org,level,province,section,code,label,dimension,dimension_code,value,unit,flag,report_id,"
    "source_file,page"
)


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The running interpreter as a kernel, known only to this test."""
    folder = tmp_path / "jupyter" / "kernels" / KERNEL
    folder.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": argv, "display_name": KERNEL, "language": "python"}
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    return KERNEL


def shown(out: Path, kernel: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the notebook shows of an OUT folder; the notebook has run without an error."""
    monkeypatch.setenv("RASOAT_OUT", str(out))
    notebook: Any = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(SHOWN))
    client = NotebookClient(
        notebook, timeout=120, kernel_name=kernel, resources={"metadata": {"path": NOTEBOOK.parent}}
    )
    client.execute()
    pictures = [o for c in notebook.cells for o in c.get("outputs", []) if "image/png" in o.get("data", {})]
    assert len(pictures) == 2
    printed = "".join(o["text"] for o in notebook.cells[-1].outputs if o["output_type"] == "stream")
    result: dict[str, Any] = json.loads(printed)
    return result


def write(path: Path, header: str, rows: Sequence[dict[str, str]]) -> None:
    names = header.split(",")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(rows)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def value(org: str, code: str, figure: str, field: str = "", flag: str = "ok") -> dict[str, str]:
    slug = {"Đất đai": "dat-dai", "Hộ tịch": "ho-tich", "Tổng cộng": "tong-cong"}.get(field, "")
    row = {"period": "2021-Q2", "org": org, "code": code, "dimension": field, "dimension_code": slug}
    return row | {"value": figure, "flag": flag, "report_id": org}


@pytest.fixture
def small_out(tmp_path: Path) -> Path:
    """Two districts and an unreadable file, small enough to check by hand."""
    out = tmp_path / "out"
    out.mkdir()
    read = {"status": "ok", "period": "2021-Q2"}
    write(
        out / "reports.csv",
        REPORTS,
        [
            {"report_id": "A", "source_file": "a.docx", "org": "A", **read},
            {"report_id": "B", "source_file": "b.pdf", "org": "B", **read},
            {"report_id": "C", "source_file": "c.pdf", "status": "failed", "error": "hỏng"},
        ],
    )
    write(out / "observations.csv", OBSERVATIONS, [{"observation_id": "1", "report_id": "A", "code": "7.8.1"}])
    write(
        out / "findings.csv",
        FINDINGS,
        [
            {"report_id": "A", "family": "cross", "severity": "error", "status": "open"},
            {"report_id": "A", "family": "cross", "severity": "warning", "status": "open"},
            {"report_id": "A", "family": "sum", "severity": "error", "status": "dismissed"},
            {"report_id": "B", "family": "ratio", "severity": "warning", "status": "open"},
            {"report_id": "B", "family": "cross", "severity": "info", "status": "open"},
        ],
    )
    write(
        out / "dataset.csv",
        DATASET,
        [
            value("A", "7.8.1", "32", flag="contradicted"),
            value("B", "7.8.1", "19"),
            value("A", "PL2.1b.4", "40", "Đất đai"),
            value("A", "PL2.1b.5", "30", "Đất đai"),
            value("B", "PL2.1b.4", "60", "Đất đai"),
            value("B", "PL2.1b.5", "60", "Đất đai", "contradicted"),
            value("A", "PL2.1b.4", "5", "Hộ tịch"),
            value("A", "PL2.1b.5", "5", "Hộ tịch"),
            value("A", "PL2.1b.4", "45", "Tổng cộng", "corrected"),
        ],
    )
    return out


def test_the_notebook_is_stored_without_outputs() -> None:
    notebook: Any = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) >= 4
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)


def test_the_notebook_names_no_path_of_a_machine() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert not any(root in text for root in ("/home/", "/work/", "/tmp/", "C:\\\\"))  # noqa: S108


def test_the_figures_and_the_table_say_what_the_files_say(
    small_out: Path, kernel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = shown(small_out, kernel, monkeypatch)
    assert seen["files"] == ["a.docx", "b.pdf", "c.pdf"]
    assert seen["districts"] == ["A 2021-Q2", "B 2021-Q2"]
    assert [label.split(":")[0] for label in seen["families"]] == ["cross", "ratio"]
    assert seen["bars"] == [[2, 0], [0, 1]]
    assert seen["rates"] == {"Đất đai": 90.0, "Hộ tịch": 100.0}
    assert seen["hatched"] == ["Đất đai"]
    assert seen["indicators"] == {
        "A 2021-Q2": {"TTHC mức độ 3": "32 ⚠", "Hồ sơ đã giải quyết": "45 ✎"},
        "B 2021-Q2": {"TTHC mức độ 3": "19", "Hồ sơ đã giải quyết": ""},
    }


def test_an_empty_result_is_shown_too(small_out: Path, kernel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, header in (
        ("findings.csv", FINDINGS),
        ("dataset.csv", DATASET),
        ("observations.csv", OBSERVATIONS),
    ):
        write(small_out / name, header, [])
    seen = shown(small_out, kernel, monkeypatch)
    assert (seen["bars"], seen["rates"], seen["indicators"]) == ([], {}, {})


@pytest.mark.skipif(importlib.util.find_spec("rasoat.__main__") is None, reason="the command line is not there")
def test_the_notebook_shows_the_bundled_samples(tmp_path: Path, kernel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "real"
    command = [
        sys.executable,
        "-m",
        "rasoat",
        "run",
        str(ROOT / "data" / "samples" / "reports"),
        "--out",
        str(out),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)
    assert done.returncode == 1, done.stderr  # one of the six cannot be read
    seen = shown(out, kernel, monkeypatch)
    assert len(seen["files"]) == 6
    assert len(seen["districts"]) == 5
    wanted = [f for f in rows(out / "findings.csv") if f["severity"] in {"error", "warning"}]
    assert sum(sum(bars) for bars in seen["bars"]) == len(wanted) > 0
    assert_table_is_the_dataset(seen["indicators"], rows(out / "dataset.csv"))


def assert_table_is_the_dataset(table: dict[str, dict[str, str]], dataset: list[dict[str, str]]) -> None:
    level3 = {f"{r['org']} {r['period']}": r for r in dataset if r["code"] == "7.8.1"}
    assert set(table) == set(level3)
    for district, row in level3.items():
        mark = {"contradicted": " ⚠", "corrected": " ✎", "unverified": " ?"}.get(row["flag"], "")
        assert table[district]["TTHC mức độ 3"] == row["value"] + mark
