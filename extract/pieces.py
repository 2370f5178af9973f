"""Pieces: what a page prints between two spaces, as arrays. Words, lines and cells are made from them.

One word may be several pieces: where a font lacks a letter, the letter comes from another font and as a text
object of its own, later in the stream (`m`, `t` and then `ộ` for `một`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.document import Word

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Box = tuple[float, float, float, float]
Clips = Callable[[int], Box | None]
"""For the number of a text object, the box that it is clipped to, or None."""

ASCENT, DESCENT = 0.85, 0.22
"""A line of text as shares of its size above and below the baseline, whatever the font says."""

_MARK_SIZE = 0.8  # a note mark is set at 58–70 % of its line
_MARK_LENGTH = 4
_RAISED = 0.7  # of its host's size, at most
_ROUNDED = 0.01  # points
_AT_ONCE = 1_000_000  # pairs of pieces compared in one step
_UNUSUAL = re.compile(
    "[^\n\r\\x20-\\x7eÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u2013\u2014\u2018\u2019\u201c\u201d\u2026]"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u001f]")
_ODD = re.compile("[\ufffe\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u0009\u000b\u000c\u000e-\u001f]")


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Equally long columns, in the order of the content stream; points from the page's top left corner.

    `x0, top, x1, bottom`: the box. `start`, `end`, `base`: the extent along the direction of writing and the
    baseline across it (for upright text x0, x1 and the baseline's y). `angle`: quarter turns. `run`: the
    number of the text object. `spaced`: a real space stands before it. `mark`: a superscript note mark.
    `ordinary`: all texts are ordinary.
    """

    text: list[str]
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    start: Floats
    end: Floats
    base: Floats
    size: Floats
    angle: Ints
    run: Ints
    spaced: Flags
    mark: Flags
    ordinary: bool = False

    def __len__(self) -> int:
        return len(self.text)

    def only(self, which: NDArray[Any]) -> Pieces:
        """The pieces at these positions (or where these flags are set)."""
        index = np.arange(len(self))[which]
        columns = {f.name: getattr(self, f.name)[index] for f in fields(self) if f.name not in ("text", "ordinary")}
        return Pieces(text=[self.text[i] for i in index], ordinary=self.ordinary, **columns)


def is_ordinary(text: str) -> bool:
    """Whether a text has nothing but ASCII, Vietnamese letters, each of one character, and common dashes and quotes.

    So nothing in it is invisible, raised, to be composed, of an old encoding, or without a meaning.
    """
    return _UNUSUAL.search(text) is None


def is_plain(text: str) -> bool:
    """Whether `visible` would leave every word of the text as it is."""
    return _ODD.search(text) is None


def visible(text: str) -> str:
    """The text without soft hyphens, zero-width and control characters; PDFium's sign for a hyphen is one."""
    return _INVISIBLE.sub("", text.replace("\ufffe", "-").replace("\x02", "-"))


def note_marks(text: Sequence[str], x0: Floats, x1: Floats, base: Floats, size: Floats) -> tuple[Flags, Floats]:
    """Which pieces are superscript note marks, and all baselines with each mark's moved to its host's line.

    A mark is short, at most four fifths as large as a piece right beside it, and raised from its baseline.
    """
    mark, line = np.zeros(len(text), bool), base.copy()
    if not len(text) or size.min() >= _MARK_SIZE * size.max():
        return mark, line
    below = np.flatnonzero(size < _MARK_SIZE * size.max()).tolist()
    small = np.array([i for i in below if len(text[i]) <= _MARK_LENGTH], np.int64)
    if not len(small):
        return mark, line
    large = (size * _MARK_SIZE > size[small].min()).nonzero()[0]
    most = float(size.max())
    for some in np.array_split(small, 1 + len(small) * len(large) // _AT_ONCE):
        which, host = _below(base, some, large, most)
        raised = (base[large[host]] - base[some[which]]) / np.maximum(size[large[host]], 1e-6)
        fits = (raised > 0.1) & (raised < _RAISED)
        which, host = which[fits], host[fits]
        one, beside = some[which], large[host]
        gap = np.maximum(x0[beside] - x1[one], x0[one] - x1[beside]) / np.maximum(size[beside], 1e-6)
        fits = (np.abs(gap) < 0.6) & (size[beside] * _MARK_SIZE > size[one])
        for k in np.flatnonzero(fits)[np.argsort(-np.abs(gap[fits]), kind="stable")].tolist():
            mark[one[k]], line[one[k]] = True, base[beside[k]]  # the nearest host comes last and stays
    return mark, line


def _below(base: Floats, some: Ints, large: Ints, most: float) -> tuple[Ints, Ints]:
    """For each of some pieces the large ones whose baseline is below its own, but not further than a mark is raised at
    the size `most`: as pairs of positions, by the first and then by the second."""
    order = base[large].argsort(kind="stable")
    bases = base[large[order]].astype(float)
    first = bases.searchsorted(base[some], "right")
    last = bases.searchsorted(base[some] + _RAISED * most + _ROUNDED)
    counts = np.maximum(last - first, 0)
    which = np.arange(len(some)).repeat(counts)
    host = order[np.arange(len(which)) + (first - counts.cumsum() + counts).repeat(counts)]
    pairs = np.lexsort((host, which))
    return which[pairs], host[pairs]


def pieces_of(words: Sequence[Word]) -> Pieces:
    """Pieces of words that somebody else has read (a scan's): each stays a word of its own."""
    box = np.array([(w.x0, w.top, w.x1, w.bottom) for w in words], float).reshape(-1, 4)
    x0, top, x1, bottom = (box[:, k].copy() for k in range(4))
    size = np.array([w.size or w.bottom - w.top for w in words], float)
    n = len(words)
    base = bottom - DESCENT * size
    mark = np.array([w.superscript for w in words], bool)
    return Pieces(
        text=[w.text for w in words],
        x0=x0, top=top, x1=x1, bottom=bottom, start=x0, end=x1, base=base, size=size,
        angle=np.zeros(n, np.int64), run=np.arange(n), spaced=np.ones(n, bool), mark=mark,
    )  # fmt: skip
