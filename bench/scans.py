"""Scans: how long the whole job takes beside bare Tesseract, and which figures it and its peers get right.

    python -m bench.scans [--seed 5] [--all] [FILE TRUTH]

The scans are made by `data/samples/scanner.py`: a whole report, and single pages turned, skewed, photographed; with
`--all` every way that there is. FILE (a folder of PDF scans) and TRUTH (its truth.json) take their place. All ways read
the same files in one run on two cores, Tesseract with one thread each.
"""

from __future__ import annotations

import argparse
import difflib
import json
import shutil
import subprocess
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pypdfium2

from bench.figures import text_table
from bench.scan_readers import PEERS, Row, bare_tesseract, img2table, ocrmypdf, ours
from data.samples.scans import WAYS, scan, scan_orders
from normalize.numbers import read_figure

SURE = 0.85
"""The confidence below which a figure counts as marked."""

QUICK = ("clean-200", "skewed-page", "turned-90", "turned-180", "photo", "page-150")
_LIKE = 0.85


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a way of reading gave: its seconds, its figures by file, or the sentence that says why it gave none."""

    seconds: float = 0.0
    figures: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    why: str = ""


def made(folder: Path, seed: int, every: bool) -> list[dict[str, Any]]:
    """Scans as PDF files in the folder; their truth."""
    folder.mkdir()
    truth = []
    for order, way in scan_orders(seed, len(WAYS)):
        if every or way.name in QUICK:
            name = f"{way.name}.pdf"
            sample = scan(replace(order, name=name), replace(way, kind="pdf"), order.seed)
            (folder / name).write_bytes(sample.content)
            truth.append(sample.truth)
    return truth


def pictures(files: Sequence[Path], folder: Path) -> list[Path]:
    """Each page's picture as it is embedded, for bare Tesseract."""
    folder.mkdir()
    found = []
    for number, path in enumerate(files):
        document = pypdfium2.PdfDocument(path)
        for page_number, page in enumerate(document):
            image = next(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
            found.append(folder / f"{number}-{page_number}.png")
            image.get_bitmap().to_pil().save(found[-1])
        document.close()
    return found


def timed(read: Callable[[], Mapping[str, Sequence[Row]] | None]) -> Outcome:
    """One reading by the clock on the wall; what breaks is said, not raised."""
    start = time.perf_counter()
    try:
        figures = read() or {}
    except (RuntimeError, OSError, ValueError, subprocess.TimeoutExpired) as error:
        return Outcome(why=" ".join(str(error).split())[:200])
    return Outcome(time.perf_counter() - start, figures)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Counts over all files: printed figures in tables and those read right; coded figures right and wrong, and how
    many of each are marked."""

    printed: int
    hit: int
    right: int
    wrong: int
    right_marked: int
    wrong_marked: int

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table prints them."""
        share = [(self.hit, self.printed), (self.right, self.right + self.wrong)]
        return (
            *(f"{part / whole:.4f}" if whole else "-" for part, whole in share),
            str(self.wrong), str(self.wrong_marked), str(self.right), str(self.right_marked),
        )  # fmt: skip


def accuracy(truth: Sequence[Mapping[str, Any]], figures: Mapping[str, Sequence[Row]]) -> Accuracy:
    """The truth's tables against what was read of them; the narrative's figures count among right and wrong."""
    count: Counter[str] = Counter()
    for report in truth:
        wanted = {(o["section"], o["code"], _bare(o["dimension"])): o["text"] for o in report["observations"]}
        names = sorted({key[2] for key in wanted if key[2]})
        hits = set()
        for row in figures.get(report["report"], ()):
            if not row["code"] or not str(row["value_raw"]).strip():
                continue
            key = (row["section"], row["code"], _nearest(_bare(row["dimension"]), names))
            right = key in wanted and _same(row, wanted[key])
            hits |= {key} if right else set()
            kind = "right" if right else "wrong"
            count[kind] += 1
            count[f"{kind}_marked"] += float(row["confidence"]) < SURE
        tables = {key for key in wanted if key[0] != "TM"}
        hits |= {key for key in tables if not wanted[key].strip()}
        count["printed"] += len(tables)
        count["hit"] += len(tables & hits)
    return Accuracy(**{name: count[name] for name in Accuracy.__slots__})


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()


def _bare(text: str) -> str:
    """A row's name without the marks on its letters."""
    letters = unicodedata.normalize("NFD", _plain(text).replace("đ", "d"))
    return "".join(ch for ch in letters if unicodedata.category(ch) != "Mn")


def _nearest(name: str, names: Sequence[str]) -> str:
    """The truth's name of a row as read: slips in its letters are no wrong figures."""
    close = difflib.get_close_matches(name, names, 1, _LIKE) if name else []
    return close[0] if close else name


def _same(row: Row, text: str) -> bool:
    figure = read_figure(text, "percent" if "%" in text else "count").figure
    if figure is None:
        return _plain(str(row["value_raw"])) == _plain(text)
    return str(row["value"]) != "" and abs(float(row["value"]) - float(figure.value)) < 1e-6


def report(seed: int = 5, every: bool = False, given: tuple[Path, Path] | None = None) -> str:
    """The table, and below it what broke or is missing."""
    if shutil.which("tesseract") is None:
        return "left out: no Tesseract here"
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        folder = given[0] if given else work / "scans"
        truth = json.loads(given[1].read_text(encoding="utf-8")) if given else made(folder, seed, every)
        files = sorted(folder.glob("*.pdf"))
        truth = [entry for entry in truth if entry["report"] in {path.name for path in files}]
        pages = pictures(files, work / "pages")
        outcomes = {
            "Tesseract alone": timed(lambda: bare_tesseract(pages)),
            "rasoat whole job": timed(lambda: ours(folder, work / "ours")),
            "img2table + Tesseract": timed(lambda: img2table(files)),
            "OCRmyPDF + our PDF way": timed(lambda: ocrmypdf(files, work)),
        }
        return _printed(outcomes, truth, len(pages), [path.stem for path in files])


def _printed(
    outcomes: Mapping[str, Outcome], truth: Sequence[Mapping[str, Any]], pages: int, names: Sequence[str]
) -> str:
    header = ("way", "s", "x", "recall", "precision", "wrong", "marked", "right", "marked")
    bare = outcomes["Tesseract alone"].seconds
    rows, notes = [], []
    for name, outcome in outcomes.items():
        if outcome.why:
            notes.append(f"{name} is left out: {outcome.why}")
            continue
        found = accuracy(truth, outcome.figures).cells if outcome.figures else ("-",) * 6
        rows.append((name, f"{outcome.seconds:.1f}", f"{outcome.seconds / bare:.2f}" if bare else "-", *found))
    if not PEERS.exists():
        notes.append("The peers of scans are not installed (`make bench` does).")
    about = f"{pages} pages: {', '.join(names)}"
    below = (
        f"x: time as a multiple of Tesseract's alone; recall: of figures in tables; marked: confidence below {SURE}."
    )
    return "\n".join((about, text_table(header, rows), below, *notes))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("given", nargs="*", type=Path, metavar="FILE TRUTH")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    given = (options.given[0], options.given[1]) if len(options.given) == 2 else None
    print(report(options.seed, options.all, given))


if __name__ == "__main__":
    main()
