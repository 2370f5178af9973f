"""Pages a second of `read_pdf` beside pdfplumber's text and tables, interleaved, on the PDF files given.

    python bench/extract.py FILE.pdf … [--rounds 3]

Both read every file in every round, in turn, so that a busy machine slows both; the best round counts.
"""

from __future__ import annotations

import argparse
import gc
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

# Python puts a script's folder first, where this file would hide the package of the same name.
sys.path[:] = [p for p in sys.path if Path(p).resolve() != Path(__file__).resolve().parent]

from extract.pdf import read_pdf  # noqa: E402


def ours(data: bytes) -> int:
    """The number of pages read by this project: words, paragraphs, stitched tables."""
    return len(read_pdf(data).pages)


def plumber(data: bytes) -> int:
    """The number of pages read by pdfplumber: text and tables."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
        return len(document.pages)


def seconds(reader: Callable[[bytes], int], data: bytes) -> tuple[float, int]:
    """How long one reading took, and its pages."""
    gc.collect()  # neither pays for what the other left behind
    start = time.perf_counter()
    pages = reader(data)
    return time.perf_counter() - start, pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    files = [path.read_bytes() for path in options.files]
    best: dict[str, list[float]] = {"ours": [], "pdfplumber": []}
    pages = 0
    for data in files:
        fastest = {"ours": float("inf"), "pdfplumber": float("inf")}
        for _ in range(options.rounds):
            for name, reader in (("ours", ours), ("pdfplumber", plumber)):
                took, count = seconds(reader, data)
                fastest[name] = min(fastest[name], took)
        pages += count
        for name, took in fastest.items():
            best[name].append(took)
    mine, theirs = pages / sum(best["ours"]), pages / sum(best["pdfplumber"])
    print(f"{pages} pages: rasoat {mine:.1f} pages/s, pdfplumber {theirs:.1f}, ratio {mine / theirs:.1f}")


if __name__ == "__main__":
    main()
