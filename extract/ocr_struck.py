"""Figures that were corrected on paper: printed in a paler ink than the page's others, or struck out."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extract.picture_lines import TextLine
from extract.pieces import Flags

_LONGEST = 24  # signs of a line that holds figures only
_PALER, _FEWEST = 60.0, 5  # levels from the usual darkest print; lines that tell what is usual
_INK = 0.6  # of the way from paper to the darkest print of a line
_LOW, _HIGH = 0.22, 0.65  # of a digit's height above its feet: where it is struck through
_LEAST, _THICK = 1.1, 0.2  # of a digit's height: a stroke goes through two at least, and how thick it is
_BELOW = (0.07, 0.4)  # of a digit's height: how far below it an underline is
_UNDER, _OTHER = 0.45, 0.35  # of the same: how long an underline is at least, and how wide what stands beside it
_TORN = 4  # pixels: gaps of thin underlines are shorter
_ABOUT = 0.45  # share of its length with print above it, and below it: a `4` has little below


def corrected(lines: Sequence[TextLine], texts: Sequence[str]) -> set[int]:
    """The numbers of the lines of figures that are paler than the others (corrections in colour, scanned in grey), or
    that have something struck out: both figures are read as one (`3̶2̶30` as 3230)."""
    figures = [n for n, text in enumerate(texts) if _is_figures(text)]
    if len(figures) < _FEWEST:
        return set()
    darkest = np.array([float(lines[n].image.min()) for n in figures])
    pale = darkest > np.median(darkest) + _PALER
    return {
        n
        for n, paler in zip(figures, pale.tolist(), strict=True)
        if paler or is_struck(lines[n]) or is_partly_underlined(lines[n])
    }


def _is_figures(text: str) -> bool:
    return len(text) <= _LONGEST and any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) <= 2


def is_struck(line: TextLine) -> bool:
    """Whether a line goes through two digits or more, about their middle."""
    foot = round(line.base) - line.origin[1]
    rows = range(max(0, foot - round(_HIGH * line.height)), foot - round(_LOW * line.height) + 1)
    ink = _ink(line)
    if not rows or ink[rows.start : rows.stop].sum(axis=1).max() < _LEAST * line.height:
        return False
    start, end = max((_longest(ink[row]) for row in rows), key=lambda run: run[1] - run[0], default=(0, 0))
    if end - start < _LEAST * line.height:
        return False
    full = [row for row in rows if ink[row, start:end].mean() > 0.9]
    if not 0 < len(full) <= max(2.0, _THICK * line.height):
        return False
    above = ink[max(0, foot - round(1.1 * line.height)) : full[0], start:end].any(axis=0).mean()
    below = ink[full[-1] + 1 : foot, start:end].any(axis=0).mean()
    return bool(min(above, below) >= _ABOUT)


def is_partly_underlined(line: TextLine) -> bool:
    """Whether a stroke is below some digits of a figure and not below others: what was inserted beside what was not."""
    foot = round(line.base) - line.origin[1]
    ink = _ink(line)
    digits = np.flatnonzero(ink[max(0, foot - round(0.5 * line.height)) : foot].any(axis=0))
    nearest, farthest = (round(below * line.height) for below in _BELOW)
    rows = range(foot + max(2, nearest), min(len(ink), foot + farthest + 1))
    closed = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, _TORN), np.uint8)) > 0
    start, end = max((_longest(closed[row]) for row in rows), key=lambda run: run[1] - run[0], default=(0, 0))
    if end - start < _UNDER * line.height or not len(digits):
        return False
    full = sum(bool(closed[row, start:end].mean() > 0.9) for row in range(foot + 1, len(ink)))
    if not 0 < full <= max(2.0, _THICK * line.height):
        return False
    return bool(max(start - digits[0], digits[-1] + 1 - end) >= _OTHER * line.height)


def _ink(line: TextLine) -> Flags:
    """The dark pixels of a line."""
    paper, dark = float(np.median(line.image)), float(line.image.min())
    return np.asarray(line.image < paper - _INK * (paper - dark), bool)


def _longest(row: Flags) -> tuple[int, int]:
    """Where the longest stretch of ink of a row begins and ends."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return 0, 0
    n = int((ends - starts).argmax())
    return int(starts[n]), int(ends[n])
