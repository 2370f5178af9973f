"""Pieces → words → lines, decided by geometry: what stands close is one word, whatever fonts it is set in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extract.document import Word, of_columns
from extract.pieces import Box, Flags, Floats, Ints, Pieces

SPACE = 0.13
"""A gap wider than this share of the size parts two words (a space is 0.25, kerning stays under 0.05)."""

_OVERPRINT = -0.6  # pieces that overlap by more than this share of the size do not belong together
APART = 0.9
"""Sizes between two words on one line that are further apart than those of a text: no space is as wide."""

_LINE = 0.3  # baselines nearer than this share of the size are one line
_GAP, _WIDE_GAP = (
    1.5,
    4.0,
)  # outside tables: a gap between two text objects, or inside one, that parts columns


# All letters but these are no combining marks, and what is written with them is NFC.
_ODD = re.compile("[^\\x00-\u02ff\u1e00-\u1eff\u2002-\u20cf]")


class Line(NamedTuple):
    """Words side by side; `group` as given, `base` the baseline, `size` that of its largest word, in points.

    `overprinted`: some of its words overlap, so that their order is a guess. `wide`: some are further apart than the
    words of a text.
    """

    words: tuple[Word, ...]
    group: int
    box: Box
    base: float
    size: float
    overprinted: bool = False
    wide: bool = False

    @property
    def text(self) -> str:
        """Its words without note marks."""
        return " ".join([w.text for w in self.words if not w.superscript])


def make_lines(pieces: Pieces, group: Ints) -> list[Line]:
    """The lines of each group of pieces, groups in ascending order, lines from top to bottom.

    In a group below zero (outside all cells) what a wide gap parts are two lines.
    """
    if not len(pieces):
        return []
    order, new_line = _line_order(pieces, group)
    # Few and short calls: each one of NumPy costs as much as what it does for a page's pieces.
    group, run, mark = group.take(order), pieces.run.take(order), pieces.mark.take(order)
    start, end, size = pieces.start.take(order), pieces.end.take(order), pieces.size.take(order)
    gap = np.zeros(len(order))
    gap[1:] = (start[1:] - end[:-1]) / np.maximum(np.maximum(size[1:], size[:-1]), 1e-6)
    gap[new_line] = 0.0
    apart = np.ones(len(order), bool)
    apart[1:] = run[1:] != run[:-1]
    new_line |= (group < 0) & ((gap > _WIDE_GAP) | ((gap > _GAP) & apart))
    over = gap < _OVERPRINT
    new_word = new_line | (gap > SPACE) | over | _parted(pieces, order, run, apart, mark)
    said = pieces.text
    texts = [said[n] for n in order.tolist()]
    composed = pieces.ordinary or _ODD.search("".join(texts)) is None
    if not composed:
        attached = np.array([unicodedata.combining(t[0]) > 0 for t in texts], bool)
        new_word &= ~attached | new_line
        over &= ~attached
    first, heads = new_word.nonzero()[0], new_line.nonzero()[0]
    boxes = np.empty((5, len(first)))
    for row, values in zip(boxes, (pieces.x0, pieces.top), strict=False):
        np.minimum.reduceat(values.take(order), first, out=row)
    for row, values in zip(boxes[2:], (pieces.x1.take(order), pieces.bottom.take(order), size), strict=True):
        np.maximum.reduceat(values, first, out=row)
    marks = mark.take(first).tolist()
    words = of_columns(Word, _joined(texts, first, composed=composed), *boxes.round(2).tolist(), marks)
    flags = [_any_from(heads, flag) for flag in (over, gap > APART)]
    base = np.maximum.reduceat(pieces.base.take(order), heads).tolist()
    return _lines(tuple(words), first.searchsorted(heads), group.take(heads).tolist(), boxes, base, flags)


def _any_from(heads: Ints, flags: Flags) -> list[bool]:
    """Whether one of the flags is set from each of these positions to the next."""
    if not np.count_nonzero(flags):
        return [False] * len(heads)
    found: list[bool] = np.logical_or.reduceat(flags, heads).tolist()
    return found


def _line_order(pieces: Pieces, group: Ints) -> tuple[Ints, Flags]:
    """The pieces by group, line and place in the line, and which of them open a line."""
    turned = (pieces.angle,) if np.count_nonzero(pieces.angle) else ()
    place = np.empty(len(group), complex)  # one key for two: ordered by the baseline, then by the start
    place.real, place.imag = pieces.base, pieces.start
    order = np.lexsort((place, *turned, group))
    base, size = pieces.base.take(order), pieces.size.take(order)
    opens = np.ones(len(order), bool)
    opens[1:] = (base[1:] - base[:-1]) > _LINE * np.maximum(size[1:], size[:-1])
    for of in (group, *turned):
        value = of.take(order)
        opens[1:] |= value[1:] != value[:-1]
    start = pieces.start.take(order)
    if np.count_nonzero((start[1:] < start[:-1]) & ~opens[1:]):  # baselines of one line differ
        order = order.take(np.lexsort((start, opens.cumsum())))
    return order, opens


def _parted(pieces: Pieces, order: Ints, run: Ints, apart: Flags, mark: Flags) -> Flags:
    """Pieces that a real space or a change to or from a note mark part from the one before; `run`: their objects."""
    parted = pieces.spaced.take(order)
    if np.count_nonzero(parted):
        parted[1:] &= (order[1:] == order[:-1] + 1) & ~apart[1:] | (run[1:] == order[1:])
    if np.count_nonzero(mark):
        parted[1:] |= mark[1:] != mark[:-1]
    return parted


def _joined(texts: Sequence[str], first: Ints, *, composed: bool) -> list[str]:
    """The texts of words in NFC, of which each begins at one of these positions; `composed`: they are so already."""
    starts = first.tolist()
    if len(starts) == len(texts):
        words = list(texts)
    else:
        ends = [*starts[1:], len(texts)]
        words = [texts[a] if b - a == 1 else "".join(texts[a:b]) for a, b in zip(starts, ends, strict=True)]
    if composed or unicodedata.is_normalized("NFC", "\n".join(words)):
        return words
    return [unicodedata.normalize("NFC", word) for word in words]


def _lines(
    words: tuple[Word, ...], at: Ints, groups: list[int], boxes: Floats, base: list[float], flags: Sequence[list[bool]]
) -> list[Line]:
    """The lines of words, of which each begins at one of these; `boxes` and sizes: a column for each word."""
    x0, top = np.minimum.reduceat(boxes[:2], at, axis=1).tolist()
    x1, bottom, size = np.maximum.reduceat(boxes[2:], at, axis=1).tolist()
    starts = at.tolist()
    parts = [words[a:b] for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]
    return of_columns(Line, parts, groups, zip(x0, top, x1, bottom, strict=True), base, size, *flags)


def median_size(lines: Sequence[Line]) -> float:
    """The size that most words outside tables have (the median), in points; 0 where there are none."""
    sizes: Floats = np.sort(np.array([w.size for line in lines for w in line.words]))
    middle = len(sizes) // 2  # NumPy's own median takes a module of its own, and loads it for each worker
    return float((sizes[middle] + sizes[-1 - middle]) / 2) if len(sizes) else 0.0
