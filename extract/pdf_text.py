"""A PDFium text page → pieces: one look at the page's text, two boxes and a matrix for each piece."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extract import pdf_raw as raw
from extract.errors import Unreadable, UnreadableFile
from extract.limits import Limits
from extract.pdf_frame import Frame
from extract.pdf_legacy import decoded
from extract.pieces import (
    ASCENT,
    DESCENT,
    Box,
    Clips,
    Flags,
    Floats,
    Ints,
    Pieces,
    is_ordinary,
    is_plain,
    note_marks,
    visible,
)

_IS_SOLID = np.array([not (chr(c).isspace() or c == 0) for c in range(0x3002)])  # no white space is beyond U+3000
_CODES = re.compile("[\x01\x03-\x08\x0e-\x1f]")
_NARROW = 0.13  # as a share of the size: a smaller gap before a real space still parts two words
_STRAIGHT = 0.99  # cosine of the angle between a writing and the one that it is taken for
_SEGMENT_LIMIT = 64
_INVISIBLE_MODE = 3


class _Spans(NamedTuple):
    """Text between spaces, cut where objects meet: of each piece the text, the first and the last character, the
    matrix of its object, and whether it opens another object than the piece before."""

    texts: list[str]
    first: Ints
    last: Ints
    matrix: NDArray[np.float32]
    opens: Flags


def _words_at(text: str) -> tuple[Ints, Ints]:
    """First and last index of each run of characters without white space."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), "<u4")
    solid = np.zeros(len(codes) + 2, bool)
    _IS_SOLID.take(codes, out=solid[1:-1], mode="clip")
    edges = (solid[1:] != solid[:-1]).nonzero()[0]
    return edges[::2], edges[1::2] - 1


def _spans(text_page: Any, text: str) -> _Spans:
    first, last = _words_at(text)
    heads = first.tolist()
    matrix = raw.matrices(text_page, heads)
    words = text.split()
    if len(words) != len(heads) or "\0" in text:  # it parts pieces, too
        words = [text[a : b + 1] for a, b in zip(heads, last.tolist(), strict=True)]
    opens = np.ones(len(heads) + 1, bool)
    opens[1:-1] = _differ(matrix[1:], matrix[:-1])
    # Characters of one object follow each other: only the last piece before another object can straddle two.
    doubtful = (opens[1:] & (last > first)).nonzero()[0]
    ends = raw.matrices(text_page, last[doubtful].tolist())
    straddling = doubtful[_differ(ends, matrix[doubtful])].tolist()
    spans = _Spans(words, first, last, matrix, opens[:-1])
    return _cut(text_page, text, spans, straddling) if straddling else spans


def _differ(one: NDArray[np.float32], other: NDArray[np.float32]) -> Flags:
    """Which rows of two tables of eight columns are not the same."""
    found: Flags = (one != other).view(np.uint64)[:, 0] != 0  # eight flags at once
    return found


def _cut(text_page: Any, text: str, spans: _Spans, where: Sequence[int]) -> _Spans:
    """The pieces with those at `where` cut wherever one text object ends and another begins."""
    spread = [range(a, b + 1) for a, b in zip(spans.first[where].tolist(), spans.last[where].tolist(), strict=True)]
    chars = [char for piece in spread for char in piece]
    each = raw.matrices(text_page, chars)
    opens = _differ(each[1:], each[:-1]).nonzero()[0] + 1
    cuts = [n for n in opens.tolist() if chars[n] == chars[n - 1] + 1]  # else another piece begins
    heads = [chars[n] for n in cuts]
    inner = [heads[bisect_left(heads, piece.start) : bisect_left(heads, piece.stop)] for piece in spread]
    edges = [[piece.start, *found, piece.stop] for piece, found in zip(spread, inner, strict=True)]
    for i, ends in zip(reversed(where), reversed(edges), strict=True):
        spans.texts[i : i + 1] = [text[a:b] for a, b in pairwise(ends)]
    more = np.ones(len(spans.first), np.int64)
    more[where] = [len(found) + 1 for found in inner]
    origin = np.arange(len(more)).repeat(more)
    new = spans.first.searchsorted(heads) + np.arange(len(heads))
    first, last, matrix = spans.first.take(origin), spans.last.take(origin), spans.matrix.take(origin, 0)
    first[new], last[new - 1], matrix[new] = heads, np.array(heads) - 1, each[cuts]
    changes = np.ones(len(first), bool)
    changes[1:] = _differ(matrix[1:], matrix[:-1])
    return _Spans(spans.texts, first, last, matrix, changes)


def _first_and_last(text_page: Any, first: Ints, last: Ints) -> tuple[Floats, Ints]:
    """Left, top, right and bottom in PDF space of each piece's first character, then of others; which ones of them are
    the pieces' last."""
    longer = (last > first).nonzero()[0]
    found = raw.loose_boxes(text_page, first.tolist() + last[longer].tolist())
    at = np.arange(len(first))
    at[longer] = np.arange(len(first), len(found))
    return np.ascontiguousarray(found.T, float), at


def _directions(matrix: NDArray[np.float32], frame: Frame) -> tuple[Ints, Floats]:
    """Quarter turns of each object's writing as displayed (-1: slanted), and its unit upwards, in points."""
    right, down = frame.lengths(matrix[:, 0], matrix[:, 1])
    up = frame.lengths(matrix[:, 2], matrix[:, 3])
    length = np.hypot(right, down) + 1e-9
    cosine = right / length
    angle = np.zeros(len(matrix), np.int64)
    if not np.logical_and.reduce(cosine > _STRAIGHT):
        sine = down / length
        angle[:] = -1
        for turns, (c, s) in enumerate(((1, 0), (0, 1), (-1, 0), (0, -1))):
            angle[(cosine * c + sine * s) > _STRAIGHT] = turns
    return angle, np.hypot(*up)


@dataclass(frozen=True, slots=True, eq=False)
class TextLayer:
    """A page's pieces, the first character of each text object (`heads[run]`), and how many characters are codes.

    `codes`: control characters, which no text has: a font without a map shows its glyphs' numbers as text.
    """

    pieces: Pieces
    heads: list[int]
    codes: int = 0


def read_text(text_page: Any, frame: Frame, limits: Limits) -> TextLayer:
    """The page's text. Raises UnreadableFile (TOO_LARGE) where there are too many characters."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count > limits.max_chars_per_page:
        raise UnreadableFile(Unreadable.TOO_LARGE, f"{count} characters on a page")
    page = raw.argument(text_page)
    text = raw.page_text(page, count) if count > 0 else ""
    spans = _spans(page, text)
    heads = spans.first[spans.opens].tolist()
    run = spans.opens.cumsum() - 1
    angles, units = _directions(spans.matrix[spans.opens], frame)
    angle, size = angles.take(run), (np.array(raw.font_sizes(page, heads), float) * units).take(run)
    ordinary = is_ordinary(text)
    clean = spans.texts if ordinary else _clean(text, spans, page, heads, run)
    boxes = _first_and_last(page, spans.first, spans.last)
    pieces = _placed(clean, boxes, frame, spans.matrix[:, 4:6].T, angle, size, run, ordinary=ordinary)
    _real_spaces(pieces, page, text, spans)
    codes = 0 if ordinary or is_plain(text) else len(_CODES.findall(text))
    if not (all(clean) and (angles >= 0).all()):
        pieces = pieces.only((angle >= 0) & np.array([bool(t) for t in clean], bool))
    return TextLayer(pieces, heads, codes)


def _clean(text: str, spans: _Spans, page: Any, heads: Sequence[int], run: Ints) -> list[str]:
    """The texts of pieces in Unicode, without what is not seen."""
    clean = decoded(text, spans.texts, page, heads, run, (spans.first, spans.last)) or spans.texts
    return clean if is_plain(text) else [visible(t) for t in clean]


def _placed(
    text: list[str],
    boxes: tuple[Floats, Ints],
    frame: Frame,
    origin: NDArray[np.float32],
    angle: Ints,
    size: Floats,
    run: Ints,
    *,
    ordinary: bool,
) -> Pieces:
    """The pieces; `boxes` as `_first_and_last` gives them, `origin`: x, then y of their objects in PDF space."""
    corners, last = boxes
    left, right = _ends(frame.x(corners[0::2], corners[1::2]), last)
    base = frame.y(origin[0], origin[1])
    start, end, x0, x1 = left, right, left, right
    top, bottom = base - ASCENT * size, base + DESCENT * size
    line = base
    turned = angle != 0
    if turned.any():
        high, low = _ends(frame.y(corners[0::2], corners[1::2]), last)
        top[turned], bottom[turned] = high[turned], low[turned]
        start, end, line = left.copy(), right.copy(), np.where(turned, np.nan, base)
        across = frame.x(origin[0], origin[1])
        for turns, near, far, base_line in (
            (1, high, low, -across),
            (2, -right, -left, -base),
            (3, -low, -high, across),
        ):
            mine = angle == turns
            start[mine], end[mine], base[mine] = near[mine], far[mine], base_line[mine]
    mark, line = note_marks(text, x0, x1, line, size)
    if mark.any():
        base = np.where(mark, line, base)
    spaced = np.zeros(len(text), bool)
    return Pieces(text, x0, top, x1, bottom, start, end, base, size, angle, run, spaced, mark, ordinary)


def _ends(found: Floats, last: Ints) -> tuple[Floats, Floats]:
    """Where pieces begin and end along one axis, for both ends of characters as `_first_and_last` gives them."""
    low, high = np.minimum(*found), np.maximum(*found)
    return np.minimum(low[: len(last)], low[last]), np.maximum(high[: len(last)], high[last])


def _real_spaces(pieces: Pieces, page: Any, text: str, spans: _Spans) -> None:
    """Mark pieces that follow their neighbour closely although the file has a space between them."""
    if len(pieces) < 2:
        return
    gap = pieces.start[1:] - pieces.end[:-1]
    close = (pieces.run[1:] == pieces.run[:-1]) & (np.abs(gap) < _NARROW * pieces.size[1:])
    for i in (close.nonzero()[0] + 1).tolist():
        between = range(int(spans.last[i - 1]) + 1, int(spans.first[i]))
        pieces.spaced[i] = any(text[c].isspace() and not raw.is_generated(page, c) for c in between)


def clips_of(text_page: Any, heads: Sequence[int], frame: Frame) -> Clips:
    """For the number of a text object, the box that it is clipped to, or None where nothing clips it."""
    page = raw.argument(text_page)

    def clip(run: int) -> Box | None:
        found = raw.get_text_object(page, heads[run])
        return _clip_box(found, frame) if found else None

    return clip


def _clip_box(text_object: int, frame: Frame) -> Box | None:
    path = raw.get_clip_path(text_object)
    count = raw.count_clip_paths(path) if path else 0
    box: Box | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    for k in range(max(count, 0)):
        points = []
        for index in range(min(raw.count_clip_segments(path, k), _SEGMENT_LIMIT)):
            raw.get_point(raw.get_clip_segment(path, k, index), to_x, to_y)
            points.append((x.value, y.value))
        if points:
            along, across = np.array(points).T
            shown_x, shown_y = frame.x(along, across), frame.y(along, across)
            a, b, c, d = shown_x.min(), shown_y.min(), shown_x.max(), shown_y.max()
            box = (a, b, c, d) if box is None else (max(a, box[0]), max(b, box[1]), min(c, box[2]), min(d, box[3]))
    return box


def has_visible_text(text_page: Any) -> bool:
    """Whether the page's first piece of text is painted; a scan's text layer is not."""
    page = raw.argument(text_page)
    for char in range(pdfium.FPDFText_CountChars(text_page)):
        found = raw.get_text_object(page, char)
        if found:
            return bool(raw.get_render_mode(found) != _INVISIBLE_MODE)
    return False
