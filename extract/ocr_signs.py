"""A line's picture → the figure on it, sign by sign: cut where ink is thin, the likeliest way of cutting wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import cv2
import numpy as np

from extract.ocr_glyphs import OTHER, SIGNS, Windows, ink_of, likelihoods, window
from extract.picture_clean import INK, Image, median
from extract.picture_lines import TextLine
from extract.pieces import Floats, Ints

WIDEST = 10.0
"""Letter heights: a line that is wider holds more than a figure."""

_SPECK = 4  # pixels: smaller marks are dust
_DUST = 0.22  # of a digit's height: no sign that may begin a figure is less both wide and high
_WIDE = 0.62  # of a digit's height: what is wider may be two signs that touch
_APART = 0.18  # between two cuts
_THIN = 0.55  # of the most ink in a column: where a sign may be cut
_MOST_PARTS, _MOST_WIDTH, _MOST_GAP = 4, 1.7, 0.25  # what may be one sign: pieces, digit heights, digit heights
_MOST_PIECES = 40
_OTHER_HEIGHT = 1.12  # tall signs that differ more: brackets beside digits
_POINTS = (SIGNS.index("."), SIGNS.index(","))
_MERGING = 0.5  # what it costs to take pieces with white between them for one sign
_DIGIT = 0.7  # of the tallest sign

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as told by its signs, and the probability of its least certain sign; `""` where nothing is read."""

    text: str = ""
    probability: float = 0.0


@dataclass(slots=True)
class _Attempt:
    """One way to look at a line: its pieces, and which windows show which of them (from, to, window)."""

    line: int
    pieces: list[Piece]
    spans: list[tuple[int, int, int]] = field(default_factory=list)


def read_signs(lines: Sequence[TextLine]) -> list[Reading]:
    """What each line says if it is a figure; a line that is no figure has little probability."""
    attempts: list[_Attempt] = []
    windows: list[Windows] = []
    for number, line in enumerate(lines):
        if line.x1 - line.x0 <= WIDEST * line.height:
            attempts += _attempts(number, line, windows)
    found = [Reading()] * len(lines)
    if windows:
        scores = likelihoods(windows)
        for attempt in attempts:
            reading = _likeliest(attempt, scores)
            if reading.probability > found[attempt.line].probability:
                found[attempt.line] = reading
    return found


def _attempts(number: int, line: TextLine, windows: list[Windows]) -> list[_Attempt]:
    grey = line.image if line.image.ndim == 2 else np.asarray(cv2.cvtColor(line.image, cv2.COLOR_BGR2GRAY), np.uint8)
    ink = ink_of(grey)
    if ink is None:
        return []
    _, _, stats, _ = cv2.connectedComponentsWithStats((grey < INK).astype(np.uint8), connectivity=8)
    marks = np.asarray(stats[1:][stats[1:, cv2.CC_STAT_AREA] >= _SPECK], np.int64)
    found = []
    for base, height in _levels(marks, line):
        pieces = _pieces(grey, _without_dust_ahead(marks, height), height)
        if not 1 <= len(pieces) <= _MOST_PIECES:
            continue
        attempt = _Attempt(number, pieces)
        for first, last in _spans(pieces, height):
            attempt.spans.append((first, last, len(windows)))
            windows.append(window(ink, base, height, pieces[first][0], pieces[last][1]))
        found.append(attempt)
    return found


def _without_dust_ahead(marks: Ints, height: float) -> Ints:
    """The marks but for small ones on the left of all others: a figure begins with no point, and a minus is wide."""
    order = marks[np.argsort(marks[:, cv2.CC_STAT_LEFT], kind="stable")]
    size = order[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    big = np.flatnonzero(size > _DUST * height)
    return marks if not len(big) or not big[0] else order[big[0] :]


def _levels(marks: Ints, line: TextLine) -> list[tuple[float, float]]:
    """Baseline and height of the digits: the line's, and those of its lower tall signs where some are taller."""
    levels = [(line.base - line.origin[1], line.height)]
    tall = marks[marks[:, cv2.CC_STAT_HEIGHT] >= _DIGIT * marks[:, cv2.CC_STAT_HEIGHT].max(initial=0)]
    if len(tall) > 1:
        heights = tall[:, cv2.CC_STAT_HEIGHT]
        lowest = tall[heights <= _OTHER_HEIGHT * heights.min()]
        if len(lowest) < len(tall):
            base = median(lowest[:, cv2.CC_STAT_TOP] + lowest[:, cv2.CC_STAT_HEIGHT])
            levels.append((base, median(lowest[:, cv2.CC_STAT_HEIGHT])))
    return levels


def _pieces(grey: Image, marks: Ints, height: float) -> list[Piece]:
    """Columns from, to: each mark, marks above one another as one, wide ones cut where they are thin."""
    merged: list[Piece] = []
    for x0, x1 in sorted((int(m[cv2.CC_STAT_LEFT]), int(m[cv2.CC_STAT_LEFT] + m[cv2.CC_STAT_WIDTH])) for m in marks):
        if merged and min(merged[-1][1], x1) - x0 >= 0.5 * min(x1 - x0, merged[-1][1] - merged[-1][0]):
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    pieces: list[Piece] = []
    for x0, x1 in merged:
        edges = [x0, *_cuts(grey[:, x0:x1], x0, height), x1] if x1 - x0 > _WIDE * height else [x0, x1]
        pieces += pairwise(edges)
    return pieces


def _cuts(part: Image, left: int, height: float) -> list[int]:
    """The columns of a wide mark at which two signs may touch."""
    ink = np.convolve((part < INK).sum(axis=0), [0.25, 0.5, 0.25], "same")
    apart = max(2, round(_APART * height))
    found: list[int] = []
    for column in range(apart, len(ink) - apart):
        near = ink[column - apart : column + apart + 1]
        thin = ink[column] <= near.min() and ink[column] < _THIN * ink.max()
        if thin and (not found or left + column - found[-1] >= apart):
            found.append(left + column)
    return found


def _spans(pieces: Sequence[Piece], height: float) -> list[tuple[int, int]]:
    """From which piece to which there may be one sign."""
    found = []
    for first in range(len(pieces)):
        for last in range(first, min(first + _MOST_PARTS, len(pieces))):
            if pieces[last][1] - pieces[first][0] > _MOST_WIDTH * height:
                break
            if last > first and pieces[last][0] - pieces[last - 1][1] > _MOST_GAP * height:
                break
            if pieces[last][1] <= pieces[first][0]:  # strokes of a signature that lie over each other
                continue
            found.append((first, last))
    return found


def _likeliest(attempt: _Attempt, scores: Floats) -> Reading:
    """The best way from the first piece to the last; a sign of several pieces counts for each of them."""
    count = len(attempt.pieces)
    best = [0.0] + [-np.inf] * count
    come: list[tuple[int, int, float]] = [(0, 0, 0.0)] * (count + 1)
    for first, last, at in attempt.spans:  # by where they begin
        sign = int(scores[at, :OTHER].argmax())
        score = float(scores[at, sign])
        if sign in _POINTS:  # which of the two it is does not matter to the figure
            score = float(np.logaddexp(scores[at, _POINTS[0]], scores[at, _POINTS[1]]))
        score -= _MERGING * sum(b[0] > a[1] for a, b in pairwise(attempt.pieces[first : last + 1]))
        if best[first] + score * (last - first + 1) > best[last + 1]:
            best[last + 1] = best[first] + score * (last - first + 1)
            come[last + 1] = (first, sign, score)
    if not np.isfinite(best[count]):
        return Reading()
    text, least, at = "", 0.0, count
    while at:
        at, sign, score = come[at]
        text, least = SIGNS[sign] + text, min(least, score)
    return Reading(text, round(float(np.exp(least)), 4))
