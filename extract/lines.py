"""Pieces → words → lines, decided by geometry: what stands close is one word, whatever fonts it is set in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extract.document import Word
from extract.pieces import Box, Flags, Floats, Ints, Pieces

SPACE = 0.13
"""A gap wider than this share of the size parts two words (a space is 0.25, kerning stays under 0.05)."""

_OVERPRINT = -0.6  # pieces that overlap by more than this share of the size do not belong together
_APART = 0.9  # sizes between two words: no space of a text
_LINE = 0.3  # baselines nearer than this share of the size are one line
_GAP, _WIDE_GAP = (
    1.5,
    4.0,
)  # outside tables: a gap between two text objects, or inside one, that parts columns


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
    start, end, size = pieces.start[order], pieces.end[order], pieces.size[order]
    gap = np.zeros(len(order))
    gap[1:] = (start[1:] - end[:-1]) / np.maximum(np.maximum(size[1:], size[:-1]), 1e-6)
    gap[new_line] = 0.0
    run = pieces.run[order]
    apart = np.ones(len(order), bool)
    apart[1:] = run[1:] != run[:-1]
    new_line |= (group[order] < 0) & ((gap > _WIDE_GAP) | ((gap > _GAP) & apart))
    over = gap < _OVERPRINT
    new_word = new_line | (gap > SPACE) | over | _parted(pieces, order, apart)
    texts = [pieces.text[i] for i in order.tolist()]
    if any(map(unicodedata.combining, set("".join(texts)))):
        attached = np.array([unicodedata.combining(t[0]) > 0 for t in texts], bool)
        new_word &= ~attached | new_line
        over &= ~attached
    words, first = _words(pieces, order, texts, new_word)
    return _lines(words, first, new_line, (over, gap > _APART), pieces, order, group)


def _line_order(pieces: Pieces, group: Ints) -> tuple[Ints, Flags]:
    """The pieces by group, line and place in the line, and which of them open a line."""
    order = np.lexsort((pieces.start, pieces.base, pieces.angle, group))
    base, size = pieces.base[order], pieces.size[order]
    opens = np.ones(len(order), bool)
    opens[1:] = (base[1:] - base[:-1]) > _LINE * np.maximum(size[1:], size[:-1])
    opens[1:] |= (group[order][1:] != group[order][:-1]) | (pieces.angle[order][1:] != pieces.angle[order][:-1])
    line = np.cumsum(opens)
    return order[np.lexsort((pieces.start[order], line))], opens


def _parted(pieces: Pieces, order: Ints, apart: Flags) -> Flags:
    """Pieces that a real space or a change to or from a note mark parts from the one before."""
    parted = pieces.spaced[order]
    parted[1:] &= (order[1:] == order[:-1] + 1) & ~apart[1:] | (pieces.run[order][1:] == order[1:])
    mark = pieces.mark[order]
    parted[1:] |= mark[1:] != mark[:-1]
    return parted


def _words(pieces: Pieces, order: Ints, texts: Sequence[str], new_word: Flags) -> tuple[list[Word], Ints]:
    first = np.flatnonzero(new_word)
    columns = (
        np.minimum.reduceat(pieces.x0[order], first),
        np.minimum.reduceat(pieces.top[order], first),
        np.maximum.reduceat(pieces.x1[order], first),
        np.maximum.reduceat(pieces.bottom[order], first),
        np.maximum.reduceat(pieces.size[order], first),
    )
    numbers = np.round(np.stack(columns), 2).tolist()
    marks = pieces.mark[order][first].tolist()
    words = list(map(Word._make, zip(_joined(texts, first), *numbers, marks, strict=True)))
    return words, first


def _joined(texts: Sequence[str], first: Ints) -> list[str]:
    """The texts of words in NFC, of which each begins at one of these positions."""
    words = [texts[a] for a in first.tolist()]
    lengths = np.diff(first, append=len(texts))
    for k in np.flatnonzero(lengths > 1).tolist():
        words[k] = "".join(texts[first[k] : first[k] + lengths[k]])
    if unicodedata.is_normalized("NFC", "\n".join(words)):
        return words
    return [unicodedata.normalize("NFC", word) for word in words]


def _lines(
    words: list[Word],
    first: Ints,
    new_line: Flags,
    flags: tuple[Flags, Flags],
    pieces: Pieces,
    order: Ints,
    group: Ints,
) -> list[Line]:
    heads = np.flatnonzero(new_line)
    at = np.searchsorted(first, heads)
    x0, top, x1, bottom, size, base = (
        how.reduceat(column[order], heads).tolist()
        for how, column in (
            (np.minimum, pieces.x0),
            (np.minimum, pieces.top),
            (np.maximum, pieces.x1),
            (np.maximum, pieces.bottom),
            (np.maximum, pieces.size),
            (np.maximum, pieces.base),
        )
    )
    guessed, wide = (np.logical_or.reduceat(flag, heads).tolist() for flag in flags)
    groups = group[order][heads].tolist()
    ends = [*at[1:].tolist(), len(words)]
    return [
        Line(tuple(words[a:b]), groups[k], (x0[k], top[k], x1[k], bottom[k]), base[k], size[k], guessed[k], wide[k])
        for k, (a, b) in enumerate(zip(at.tolist(), ends, strict=True))
    ]


def median_size(lines: Sequence[Line]) -> float:
    """The size that most words outside tables have (the median), in points; 0 where there are none."""
    sizes: Floats = np.array([w.size for line in lines for w in line.words])
    return float(np.median(sizes)) if len(sizes) else 0.0
