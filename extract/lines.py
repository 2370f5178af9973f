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


_COLUMNS = ("x0", "top", "x1", "bottom", "size", "base", "start", "end")
_SIZE, _BASE = _COLUMNS.index("size"), _COLUMNS.index("base")
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
    group = group.take(order)
    # One table, since each call of NumPy costs as much as what it does for a page's pieces.
    table = np.empty((len(_COLUMNS), len(order)))
    for row, name in zip(table, _COLUMNS, strict=True):
        row[:] = getattr(pieces, name)
    table = table.take(order, 1)
    start, end, size = table[-2], table[-1], table[_SIZE]
    gap = np.zeros(len(order))
    gap[1:] = (start[1:] - end[:-1]) / np.maximum(np.maximum(size[1:], size[:-1]), 1e-6)
    gap[new_line] = 0.0
    run = pieces.run.take(order)
    apart = np.ones(len(order), bool)
    apart[1:] = run[1:] != run[:-1]
    new_line |= (group < 0) & ((gap > _WIDE_GAP) | ((gap > _GAP) & apart))
    over = gap < _OVERPRINT
    new_word = new_line | (gap > SPACE) | over | _parted(pieces, order, run, apart)
    texts = list(map(pieces.text.__getitem__, order.tolist()))
    composed = _ODD.search("".join(texts)) is None
    if not composed:
        attached = np.array([unicodedata.combining(t[0]) > 0 for t in texts], bool)
        new_word &= ~attached | new_line
        over &= ~attached
    first, heads = new_word.nonzero()[0], new_line.nonzero()[0]
    boxes = np.empty((5, len(first)))
    np.minimum.reduceat(table[:2], first, axis=1, out=boxes[:2])
    np.maximum.reduceat(table[2:5], first, axis=1, out=boxes[2:])
    words = tuple(
        of_columns(
            Word,
            _joined(texts, first, composed=composed),
            *np.round(boxes, 2).tolist(),
            pieces.mark.take(order).take(first).tolist(),
        )
    )
    at = first.searchsorted(heads)
    flags = [np.logical_or.reduceat(flag, heads).tolist() for flag in (over, gap > APART)]
    return _lines(words, at, group.take(heads).tolist(), boxes, np.maximum.reduceat(table[_BASE], heads), flags)


def _line_order(pieces: Pieces, group: Ints) -> tuple[Ints, Flags]:
    """The pieces by group, line and place in the line, and which of them open a line."""
    turned = (pieces.angle,) if pieces.angle.any() else ()
    order = np.lexsort((pieces.start, pieces.base, *turned, group))
    base, size = pieces.base.take(order), pieces.size.take(order)
    opens = np.ones(len(order), bool)
    opens[1:] = (base[1:] - base[:-1]) > _LINE * np.maximum(size[1:], size[:-1])
    for of in (group, *turned):
        value = of.take(order)
        opens[1:] |= value[1:] != value[:-1]
    start = pieces.start.take(order)
    if ((start[1:] < start[:-1]) & ~opens[1:]).any():  # baselines of one line differ
        order = order.take(np.lexsort((start, opens.cumsum())))
    return order, opens


def _parted(pieces: Pieces, order: Ints, run: Ints, apart: Flags) -> Flags:
    """Pieces that a real space or a change to or from a note mark parts from the one before; `run`: their objects."""
    parted = pieces.spaced.take(order)
    if parted.any():
        parted[1:] &= (order[1:] == order[:-1] + 1) & ~apart[1:] | (run[1:] == order[1:])
    if pieces.mark.any():
        mark = pieces.mark.take(order)
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
    words: tuple[Word, ...], at: Ints, groups: list[int], boxes: Floats, base: Floats, flags: Sequence[list[bool]]
) -> list[Line]:
    """The lines of words, of which each begins at one of these; `boxes` and sizes: a column for each word."""
    x0, top = np.minimum.reduceat(boxes[:2], at, axis=1).tolist()
    x1, bottom, size = np.maximum.reduceat(boxes[2:], at, axis=1).tolist()
    starts = at.tolist()
    parts = [words[a:b] for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]
    return of_columns(Line, parts, groups, zip(x0, top, x1, bottom, strict=True), base.tolist(), size, *flags)


def median_size(lines: Sequence[Line]) -> float:
    """The size that most words outside tables have (the median), in points; 0 where there are none."""
    sizes: Floats = np.array([w.size for line in lines for w in line.words])
    return float(np.median(sizes)) if len(sizes) else 0.0
