"""Figures read from a picture, checked by what else the picture tells: how many signs there are, and a second reading.

Tesseract loses a lone digit now and then and takes one for another with full confidence; a figure that does not have
as many signs as the picture, or that is read otherwise when enlarged with nothing but digits allowed, is in doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extract.document import Cell
from extract.ocr_tesseract import ReadWord, read_lines
from extract.page_table import PageParts, PageTable
from extract.picture_clean import Image
from extract.picture_lines import TextLine
from extract.text_rows import is_figure

UNSURE = 0.5
"""The confidence of a cell with a figure in doubt."""

_LONGEST = 12
_SURE = 60.0  # per cent
_TALL = 0.7  # of the letters' height: a digit, a stroke; points, commas and the rings of a per cent sign are lower
_ENLARGED = 1.7
_DIGITS = ("-c", "tessedit_char_whitelist=0123456789.,/%")


def figures_in_doubt(lines: Sequence[TextLine], read: Sequence[Sequence[ReadWord]]) -> set[int]:
    """The positions of the lines that hold a figure which two ways of looking at it do not agree on."""
    found = [n for n, words in enumerate(read) if _is_short_figure(_text(words))]
    again = read_lines([_enlarged(lines[n].image) for n in found], _DIGITS)
    return {
        n
        for n, second in zip(found, again, strict=True)
        if min(w.confidence for w in read[n]) < _SURE
        or _signs(_text(read[n])) != _counted(lines[n])
        or _digits(_text(second)) != _digits(_text(read[n]))
    }


def with_doubtful_cells(parts: PageParts, points: Sequence[tuple[float, float]]) -> PageParts:
    """The parts with little confidence in the cells at these points (of the straight page)."""
    if not points:
        return parts
    return replace(parts, tables=tuple(_less_sure(found, points) for found in parts.tables))


def _less_sure(found: PageTable, points: Sequence[tuple[float, float]]) -> PageTable:
    cells = tuple(
        cell._replace(confidence=min(cell.confidence, UNSURE)) if any(_holds(cell, *at) for at in points) else cell
        for cell in found.table.cells
    )
    return replace(found, table=replace(found.table, cells=cells))


def _holds(cell: Cell, x: float, y: float) -> bool:
    place = cell.place
    return (place.x0 or 0.0) <= x <= (place.x1 or 0.0) and (place.top or 0.0) <= y <= (place.bottom or 0.0)


def _text(words: Sequence[ReadWord]) -> str:
    return "".join(w.text for w in words)


def _is_short_figure(text: str) -> bool:
    return len(text) <= _LONGEST and any(ch.isdigit() for ch in text) and is_figure(text) and not text[-1].isalpha()


def _digits(text: str) -> str:
    return "".join(ch for ch in text if ch.isdigit() or ch == "/")


def _signs(text: str) -> int:
    """How many tall signs the text has."""
    return sum(ch.isdigit() or ch in "/%()" for ch in text)


def _counted(line: TextLine) -> int:
    """How many tall signs the picture shows."""
    grey = line.image if line.image.ndim == 2 else cv2.cvtColor(line.image, cv2.COLOR_BGR2GRAY)
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return int((boxes[1:, cv2.CC_STAT_HEIGHT] >= _TALL * line.height).sum())


def _enlarged(picture: Image) -> Image:
    larger = cv2.resize(picture, None, fx=_ENLARGED, fy=_ENLARGED, interpolation=cv2.INTER_CUBIC)
    return np.ascontiguousarray(cv2.copyMakeBorder(larger, 12, 12, 12, 12, cv2.BORDER_REPLICATE))
