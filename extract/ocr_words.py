"""How Tesseract is to read lines of text, and the words that it gives, whichever way it is called."""

from __future__ import annotations

from dataclasses import dataclass

PAGE_MODE = 7
"""Each picture is one line of text, dark on white."""

VARIABLES = (("tessedit_do_invert", "0"), ("user_defined_dpi", "200"))


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as Tesseract read it: its box in pixels of the line's picture, confidence 0–100."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float


def words_of(table: str, count: int) -> list[list[ReadWord]]:
    """The words of each of `count` pictures in Tesseract's table (TSV)."""
    found: list[list[ReadWord]] = [[] for _ in range(count)]
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        page, left, top, width, height = (int(cells[k]) for k in (1, 6, 7, 8, 9))
        if 1 <= page <= count:
            word = ReadWord(_printed(cells[11].strip()), left, top, left + width, top + height, float(cells[10]))
            found[page - 1].append(word)
    return found


def _printed(text: str) -> str:
    """A word without the strokes beside its digits that are a ruling's rest: `_952`."""
    bare = text.strip("_~¬")
    return bare if bare[:1].isdigit() and bare[-1:].isalnum() else text
