"""`make bench`: the current tables, on the bundled samples, and on the shared reports where they are beside."""

from __future__ import annotations

import platform
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench import coded, confidence, culprits, extract, findings, icdar, labels, learn, legacy_word, scans, word_files

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PACKAGES = ("pypdfium2", "pdfplumber", "python-docx", "pdf_oxide", "docling-parse", "camelot-py")
PDF_ROUNDS = 6
WORD_ROUNDS = 15
LABEL_SEEDS, LABEL_REPORTS = (1, 2, 3), 8
CULPRIT_REPORTS = 200
FINDING_REPORTS = 200


def reports(ending: str) -> list[str]:
    """The readable reports of one format: bundled, then shared."""
    folders = (ROOT / "data" / "samples" / "reports", SHARED / "samples", SHARED / "dev")
    found = [p for folder in folders if folder.exists() for p in sorted(folder.glob(f"*.{ending}"))]
    return [str(p) for p in found if "scan" not in p.name and p.stat().st_size > 60_000 - 40_000 * (ending == "docx")]


def versions() -> str:
    """The peers' versions in one line."""
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} not installed")
    return f"Python {platform.python_version()}; {', '.join(found)}"


def main() -> None:
    """Prints the tables; a file format without reports here, or absent ground truth, is said to be."""
    start = time.perf_counter()
    print(versions(), flush=True)
    pdfs, words = ([Path(name) for name in reports(ending)] for ending in ("pdf", "docx"))
    real = [path for path in pdfs if path.parent == SHARED / "samples"]
    print("\n== PDF files\n" + extract.report(pdfs, real or pdfs[:1], PDF_ROUNDS), flush=True)
    print("\n== Word files\n" + word_files.report(words, WORD_ROUNDS), flush=True)
    print("\n== Old Word files\n" + legacy_word.report(words, legacy_word.COUNT), flush=True)
    print("\n== Scans\n" + scans.report(), flush=True)
    print("\n== Labels to codes\n" + labels.report(LABEL_SEEDS, LABEL_REPORTS), flush=True)
    print("\n== Codes, precision and recall on edited tables\n" + coded.report(LABEL_SEEDS, LABEL_REPORTS), flush=True)
    print("\n== Which cell is wrong\n" + culprits.report(CULPRIT_REPORTS, 1), flush=True)
    print("\n== Findings from files\n" + findings.report(FINDING_REPORTS, 1), flush=True)
    print("\n== New forms\n" + learn.report(), flush=True)
    truth = SHARED / "bench" / "icdar2013-us"
    print("\n== ICDAR-2013 US, whole documents")
    scorer = truth.parent / "icdar_score.py"
    print(icdar.report(truth, scorer) if truth.exists() else f"left out: no {truth.name} here")
    if truth.exists():
        print("\n== Errors by confidence\n" + confidence.both(truth, scorer, SHARED / "dev"), flush=True)
    print(f"\nAll of it took {(time.perf_counter() - start) / 60:.0f} minutes.")


if __name__ == "__main__":
    main()
