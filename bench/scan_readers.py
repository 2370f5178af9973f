"""The ways of reading a scan that `bench.scans` compares: Tesseract alone, img2table, OCRmyPDF, and ours.

Each peer is a program of `.venv/bench/scans`, an environment of their own (img2table's OpenCV would replace ours).
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from extract.document import Cell, Document, Place, Table
from extract.page_table import PageTable
from extract.stitch import stitch
from normalize.reports import NotAReport, normalize

PEERS = Path(__file__).parents[1] / ".venv" / "bench" / "scans"
CORES = 2
LONGEST = 600.0
DPI = 200  # of the pictures in which img2table looks for tables
IMG2TABLE = """
import json, sys
from img2table.document import PDF
from img2table.ocr import TesseractOCR
ocr = TesseractOCR(n_threads=1, lang="vie")
for path in sys.argv[1:]:
    found = PDF(path).extract_tables(ocr=ocr, max_workers=2)
    pages = [[[[ [c.bbox.x1, c.bbox.y1, c.bbox.x2, c.bbox.y2], c.value or ""] for c in row]
              for row in table.content.values()] for _, tables in sorted(found.items()) for table in tables]
    numbers = [n + 1 for n, tables in sorted(found.items()) for _ in tables]
    print(json.dumps([path, numbers, pages]))
"""

Row = Mapping[str, Any]
"""One figure: section, code, dimension, value_raw, value, confidence, as in observations.csv."""


def _run(command: Sequence[str | Path], seconds: float = LONGEST) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    names = [str(part) for part in command]
    done = subprocess.run(names, capture_output=True, timeout=seconds, check=False, env=environment)
    if done.returncode not in {0, 1}:  # 1: rasoat's way to say that a file could not be read
        raise RuntimeError(done.stderr.decode("utf-8", "replace").strip()[-300:] or f"status {done.returncode}")
    return done.stdout.decode("utf-8", "replace")


def bare_tesseract(pictures: Sequence[Path]) -> None:
    """Tesseract's own reading of whole pages, as many at a time as there are cores."""
    with ThreadPoolExecutor(CORES) as pool:
        list(pool.map(lambda path: _run(["tesseract", path, "stdout", "-l", "vie", "tsv"]), pictures))


def ours(folder: Path, out: Path, ocr: str = "auto") -> dict[str, list[Row]]:
    """The whole job on a folder, as its command does it; figures by file name."""
    _run([sys.executable, "-m", "rasoat", "run", folder, "--out", out, "--jobs", str(CORES), "--ocr", ocr, "--fresh"])
    names = {row["report_id"]: Path(row["source_file"]).name for row in _rows(out / "reports.csv")}
    found: dict[str, list[Row]] = {name: [] for name in names.values()}
    for row in _rows(out / "observations.csv"):
        found[names[row["report_id"]]].append(row)
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def ocrmypdf(files: Sequence[Path], work: Path) -> dict[str, list[Row]]:
    """OCRmyPDF's text layer (turned and made straight by it), read by our PDF way without any OCR of ours."""
    done = work / "ocrmypdf"
    done.mkdir()
    for path in files:
        command = [PEERS / "bin" / "ocrmypdf", "-l", "vie", "--deskew", "--rotate-pages", "--output-type", "pdf"]
        _run([*command, "--jobs", str(CORES), path, done / path.name])
    return ours(done, work / "ocrmypdf-out", "never")


def img2table(files: Sequence[Path]) -> dict[str, list[Row]]:
    """img2table's tables with Tesseract, joined over pages and matched by our own code."""
    output = _run([PEERS / "bin" / "python", "-c", IMG2TABLE, *files])
    found: dict[str, list[Row]] = {}
    for line in filter(lambda line: line.startswith('["'), output.splitlines()):  # its progress stands between
        path, numbers, tables = json.loads(line)
        parts = [_table(number, rows) for number, rows in zip(numbers, tables, strict=True)]
        found[Path(path).name] = _coded(Document("pdf-scan", stitch(parts)), Path(path).name)
    return found


def _table(page: int, rows: Sequence[Sequence[tuple[Sequence[float], str]]]) -> PageTable:
    """A table of ours from img2table's, which repeats a merged cell at each of its places."""
    places: dict[tuple[float, ...], list[tuple[int, int]]] = {}
    texts: dict[tuple[float, ...], str] = {}
    for n, row in enumerate(rows):
        for k, (box, text) in enumerate(row):
            points = tuple(round(side * 72 / DPI, 1) for side in box)
            places.setdefault(points, []).append((n, k))
            texts[points] = text
    cells = []
    for box, at in places.items():
        (top, left), (bottom, right) = min(at), max(at)
        cells.append(Cell(top, left, texts[box], Place(page, *box), bottom - top + 1, right - left + 1))
    edges = [side for box in places for side in (box[0], box[2])]
    whole = Place(page, min(edges), min(box[1] for box in places), max(edges), max(box[3] for box in places))
    table = Table(tuple(sorted(cells, key=lambda c: (c.row, c.col))), whole, (page,))
    starts = {at[0][1]: box[0] for box, at in places.items()}
    return PageTable(table, (*(starts[k] for k in sorted(starts)), max(edges)))


def _coded(document: Document, name: str) -> list[Row]:
    try:
        report = normalize(document, source_name=name, sha256="0" * 64)
    except NotAReport:
        return []
    return [
        {"section": o.section, "code": o.code, "dimension": o.dimension, "value_raw": o.value_raw,
         "value": o.figure.value if o.figure else "", "confidence": o.confidence}
        for o in report.observations
    ]  # fmt: skip
