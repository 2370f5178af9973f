"""How fast Word files are read, against python-docx's `row.cells` over the same bytes.

Run: `python -m bench.word_files FILE…` (a module named docx could hide the peer). Both open the bytes and
take the text of every cell and paragraph, in turns, so that a busy machine slows both.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx

from extract.docx import read_docx

ROUNDS = 7


def peer(data: bytes) -> int:
    """The number of characters that python-docx gives, walking paragraphs and `row.cells`."""
    document = docx.Document(io.BytesIO(data))
    size = sum(len(p.text) for p in document.paragraphs)
    return size + sum(len(c.text) for t in document.tables for row in t.rows for c in row.cells)


def ours(data: bytes) -> int:
    """The number of characters that this reader gives."""
    document = read_docx(data)
    size = sum(len(p.text) for p in document.paragraphs())
    return size + sum(len(c.text) for t in document.tables() for c in t.cells)


def seconds(read: Callable[[bytes], int], data: bytes) -> float:
    """How long one reading takes."""
    start = time.perf_counter()
    read(data)
    return time.perf_counter() - start


def main(paths: list[str]) -> None:
    """Prints a line for each file: both medians in milliseconds, and how many times faster ours is."""
    for path in map(Path, paths):
        data = path.read_bytes()
        pairs = [(seconds(ours, data), seconds(peer, data)) for _ in range(ROUNDS)]
        mine, theirs = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
        print(f"{path.name}: {mine:.1f} ms, python-docx {theirs:.1f} ms, ratio {theirs / mine:.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
