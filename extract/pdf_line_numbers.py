"""Numbers of lines in a page's margin, which a word processor prints beside each line of text and are none of it."""

from __future__ import annotations

import numpy as np

from extract.pieces import Flags, Floats, Pieces

_FEWEST = 8  # lines
_ALIGNED = 1.5  # points by which the numbers' ends may differ
_APART = 0.5  # sizes between a number and its line, at least
_IN_TURN, _NUMBERED = 0.8, 0.8  # of the numbers, each by one more than the one above; of the lines
_WORDS, _PROSE = 4, 0.5  # of a line of prose, and the share of these: rows of a table are shorter
_MOST_DIGITS = 4


def without_line_numbers(pieces: Pieces, strokes: Floats) -> Pieces:
    """The pieces without the numbers of the page's lines; as they are where the leftmost text is none.

    They stand left of all other text, one beside (nearly) each line of prose, with no stroke (rows x0, top, x1, bottom)
    between them.
    """
    if len(pieces) < 2 * _FEWEST or not _is_number(pieces.text[int(pieces.x0.argmin())]):
        return pieces
    number = np.array([_is_number(text) for text in pieces.text])
    others = ~number & (pieces.angle == 0)
    if not others.any():
        return pieces
    left, size = float(pieces.x0[others].min()), float(np.median(pieces.size))
    beside = number & (pieces.x1 < left - _APART * size)
    if beside.sum() < _FEWEST or not _are_of_lines(pieces, beside, others):
        return pieces
    right, bases = float(pieces.x1[beside].max()), pieces.base[beside]
    walls = strokes[(strokes[:, 0] > right - _ALIGNED) & (strokes[:, 2] < left + _ALIGNED)]
    walled = (walls[:, 1, None] < bases) & (bases < walls[:, 3, None])
    return pieces if walled.any() else pieces.only(~beside)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= _MOST_DIGITS


def _are_of_lines(pieces: Pieces, beside: Flags, others: Flags) -> bool:
    """Whether numbers end below each other, count up and stand beside nearly all lines, of which most are prose."""
    ends = pieces.x1[beside]
    if float(ends.max() - ends.min()) > _ALIGNED:
        return False
    order = np.flatnonzero(beside)[np.argsort(pieces.base[beside], kind="stable")]
    steps = np.diff([int(pieces.text[n]) for n in order])
    if (steps == 1).mean() < _IN_TURN:
        return False
    lines, counts = np.unique(np.round(pieces.base[others]), return_counts=True)
    numbered = np.abs(lines[:, None] - pieces.base[beside][None, :]).min(axis=1) < 2
    prose = counts >= _WORDS
    return bool(prose.mean() >= _PROSE and numbered[prose].mean() >= _NUMBERED)
