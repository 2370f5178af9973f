"""A PDFium text page → pieces: one look at the page's text, two boxes and a matrix for each piece."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extract import pdf_raw as raw
from extract.errors import Unreadable, UnreadableFile
from extract.limits import Limits
from extract.pdf_frame import Frame
from extract.pdf_legacy import decoded
from extract.pieces import ASCENT, DESCENT, Box, Clips, Pieces, is_plain, note_marks, visible

_IS_SPACE = np.array([chr(c).isspace() or c == 0 for c in range(0x3002)])  # none is beyond U+3000
_CODES = re.compile("[\x01\x03-\x08\x0e-\x1f]")
_NARROW = 0.13  # as a share of the size: a smaller gap before a real space still parts two words
_SEGMENT_LIMIT = 64
_INVISIBLE_MODE = 3


def _words_at(text: str) -> tuple[list[int], list[int]]:
    """First and last index of each run of characters without white space."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), "<u4")
    solid = np.zeros(len(codes) + 2, bool)
    solid[1:-1] = ~_IS_SPACE[np.minimum(codes, len(_IS_SPACE) - 1)]
    edges = np.flatnonzero(solid[1:] != solid[:-1])
    return edges[::2].tolist(), (edges[1::2] - 1).tolist()


def _spans(text_page: int, text: str) -> tuple[list[int], list[int], NDArray[np.float32]]:
    """First and last character of each piece, and its matrix: text between spaces, cut where objects meet."""
    first, last = _words_at(text)
    matrix = raw.matrices(text_page, first)
    if len(first) == 0:
        return first, last, matrix
    # Characters of one object follow each other: only the last piece before another object can straddle two.
    changes = np.append((matrix[1:] != matrix[:-1]).any(axis=1), True)
    doubtful = [i for i in np.flatnonzero(changes).tolist() if last[i] > first[i]]
    ends = raw.matrices(text_page, [last[i] for i in doubtful])
    differs = (ends != matrix[doubtful]).any(axis=1).tolist()
    straddling = [i for i, differ in zip(doubtful, differs, strict=True) if differ]
    return _cut(text_page, first, last, matrix, straddling) if straddling else (first, last, matrix)


def _cut(
    text_page: int, first: list[int], last: list[int], matrix: NDArray[np.float32], where: Sequence[int]
) -> tuple[list[int], list[int], NDArray[np.float32]]:
    """The pieces with those at `where` cut wherever one text object ends and another begins."""
    starts, ends, places, rows = list(first), list(last), [], []
    for i in reversed(where):
        each = raw.matrices(text_page, range(first[i], last[i] + 1))
        cuts = (np.flatnonzero((each[1:] != each[:-1]).any(axis=1)) + 1).tolist()
        starts[i : i + 1] = [first[i], *(first[i] + c for c in cuts)]
        ends[i : i + 1] = [*(first[i] + c - 1 for c in cuts), last[i]]
        places += [i + 1] * len(cuts)
        rows += [each[c] for c in cuts]
    # np.insert keeps the given order at one place; the pieces were walked backwards, each from left to right.
    return starts, ends, np.insert(matrix, places, np.array(rows), axis=0)


def _texts(text: str, first: Sequence[int], last: Sequence[int]) -> list[str]:
    words = text.split()
    if len(words) == len(first) and "\0" not in text:  # no piece was cut: they are what white space parts
        return words
    return [text[a : b + 1] for a, b in zip(first, last, strict=True)]


def _first_and_last(text_page: int, first: list[int], last: list[int]) -> NDArray[np.float32]:
    """The boxes of each piece's first character, then those of its last."""
    n, ends = len(first), np.array(last, np.int64)
    longer = np.flatnonzero(ends > np.array(first, np.int64))
    found = raw.loose_boxes(text_page, first + ends[longer].tolist())
    index = np.arange(2 * n)
    index[n:] -= n
    index[n + longer] = np.arange(n, n + len(longer))
    picked: NDArray[np.float32] = found[index]
    return picked


def _directions(matrix: NDArray[np.float32], frame: Frame) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Quarter turns of each piece's writing as displayed (-1: slanted), and its unit upwards, in points."""
    along = frame.vectors(matrix[:, 0:2])
    up = frame.vectors(matrix[:, 2:4])
    length = np.hypot(along[:, 0], along[:, 1]) + 1e-9
    cosine, sine = along[:, 0] / length, along[:, 1] / length
    angle = np.full(len(matrix), -1, np.int64)
    for turns, (c, s) in enumerate(((1, 0), (0, 1), (-1, 0), (0, -1))):
        angle[(cosine * c + sine * s) > 0.99] = turns
    return angle, np.hypot(up[:, 0], up[:, 1])


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
    page = raw.address(text_page)
    text = raw.page_text(page, count) if count > 0 else ""
    first, last, matrix = _spans(page, text)
    loose = _first_and_last(page, first, last)
    angle, unit = _directions(matrix, frame)
    opens = np.ones(len(first), bool)
    opens[1:] = (matrix[1:] != matrix[:-1]).any(axis=1)
    run = np.cumsum(opens) - 1
    heads = [first[i] for i in np.flatnonzero(opens)]
    size = np.array(raw.font_sizes(page, heads), float)[run] * unit
    clean = _texts(text, first, last)
    legacy = decoded(text, clean, page, heads, run)
    if legacy is not None:
        clean = legacy
    if not is_plain(text):
        clean = [visible(t) for t in clean]
    pieces = _placed(clean, frame.boxes(loose), frame.points(matrix[:, 4:6]), angle, size, run)
    _real_spaces(pieces, page, text, first, last)
    keep = (angle >= 0) & np.array([bool(t) for t in clean], bool)
    codes = 0 if is_plain(text) else len(_CODES.findall(text))
    return TextLayer(pieces if keep.all() else pieces.only(keep), heads, codes)


def _placed(
    text: list[str],
    boxes: NDArray[np.float64],
    origin: NDArray[np.float64],
    angle: NDArray[np.int64],
    size: NDArray[np.float64],
    run: NDArray[np.int64],
) -> Pieces:
    n = len(text)
    low, high = np.minimum(boxes[:n, :2], boxes[n:, :2]), np.maximum(boxes[:n, 2:], boxes[n:, 2:])
    start, end, base = low[:, 0].copy(), high[:, 0].copy(), origin[:, 1].copy()
    top, bottom = base - ASCENT * size, base + DESCENT * size
    x0, x1 = start.copy(), end.copy()
    turned = angle != 0
    if turned.any():
        x0[turned], x1[turned] = low[turned, 0], high[turned, 0]
        top[turned], bottom[turned] = low[turned, 1], high[turned, 1]
        for turns, axis, sign in ((1, 1, 1), (2, 0, -1), (3, 1, -1)):
            mine = angle == turns
            near, far = (low, high) if sign > 0 else (-high, -low)
            start[mine], end[mine] = near[mine, axis], far[mine, axis]
            across = origin[mine, 1 - axis]
            base[mine] = -across if turns in (1, 2) else across
    upright = angle == 0
    mark, line = note_marks(text, x0, x1, np.where(upright, base, np.nan), size)
    base = np.where(mark, line, base)
    return Pieces(text, x0, top, x1, bottom, start, end, base, size, angle, run, np.zeros(n, bool), mark)


def _real_spaces(pieces: Pieces, page: int, text: str, first: Sequence[int], last: Sequence[int]) -> None:
    """Mark pieces that follow their neighbour closely although the file has a space between them."""
    if len(pieces) < 2:
        return
    gap = pieces.start[1:] - pieces.end[:-1]
    close = (pieces.run[1:] == pieces.run[:-1]) & (np.abs(gap) < _NARROW * pieces.size[1:])
    for i in (np.flatnonzero(close) + 1).tolist():
        between = range(last[i - 1] + 1, first[i])
        pieces.spaced[i] = any(text[c].isspace() and not raw.is_generated(page, c) for c in between)


def clips_of(text_page: Any, heads: Sequence[int], frame: Frame) -> Clips:
    """For the number of a text object, the box that it is clipped to, or None where nothing clips it."""
    page = raw.address(text_page)

    def clip(run: int) -> Box | None:
        found = raw.get_text_object(page, heads[run])
        return _clip_box(found, frame) if found else None

    return clip


def _clip_box(text_object: int, frame: Frame) -> Box | None:
    path = raw.get_clip_path(text_object)
    count = raw.count_clip_paths(path) if path else 0
    box: Box | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.addressof(x), ctypes.addressof(y)
    for k in range(max(count, 0)):
        points = []
        for index in range(min(raw.count_clip_segments(path, k), _SEGMENT_LIMIT)):
            raw.get_point(raw.get_clip_segment(path, k, index), to_x, to_y)
            points.append((x.value, y.value))
        if points:
            shown = frame.points(np.array(points))
            (a, b), (c, d) = shown.min(axis=0), shown.max(axis=0)
            box = (a, b, c, d) if box is None else (max(a, box[0]), max(b, box[1]), min(c, box[2]), min(d, box[3]))
    return box


def has_visible_text(text_page: Any) -> bool:
    """Whether the page's first piece of text is painted; a scan's text layer is not."""
    page = raw.address(text_page)
    for char in range(pdfium.FPDFText_CountChars(text_page)):
        found = raw.get_text_object(page, char)
        if found:
            return bool(raw.get_render_mode(found) != _INVISIBLE_MODE)
    return False
