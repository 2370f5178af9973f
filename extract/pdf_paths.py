"""A PDFium page's drawn paths → thin boxes that may be rulings, and how much of the page pictures cover.

A ruling may be a stroked line, a thin filled rectangle, one edge of a stroked rectangle, or many of these in
one path. Curves, slanted lines and the fill of large areas are none.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from extract import pdf_raw as raw
from extract.errors import Unreadable, UnreadableFile
from extract.limits import Limits
from extract.pdf_frame import Frame, Matrix
from extract.pieces import Box, Floats
from extract.rulings import THIN

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_LINE_TO, _MOVE_TO = 0, 2
_CORNERS = (4, 5, 6)  # points of a rectangle, closed or not
_SCANNED = (b"DCTDecode", b"JPXDecode", b"CCITTFaxDecode", b"JBIG2Decode")
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """`strokes`, `areas` (coloured rectangles): rows x0, top, x1, bottom; `picture_share` of the page's area (overlaps
    count twice); `cover_share`: that of opaque pictures painted over all text."""

    strokes: Floats
    areas: Floats
    pictures: int
    picture_share: float
    cover_share: float = 0.0


class _Pen:
    """Memory that PDFium writes to, and what has been gathered, in PDF space."""

    def __init__(self, limits: Limits, page: Any) -> None:
        self.limits, self.page = limits, page
        self.numbers = (ctypes.c_float * 8)()
        self.at = [ctypes.byref(self.numbers, 4 * index) for index in range(8)]
        self.boxes: list[Box] = []
        self.areas: list[Box] = []
        self.pictures: list[Box] = []
        self.opaque_after: list[int] = []
        self.texts = self.segments = 0

    def count(self, more: int) -> None:
        self.segments += more
        if self.segments > self.limits.max_segments_per_page:
            raise UnreadableFile(Unreadable.TOO_LARGE, f"more than {self.segments} path segments on a page")


def read_drawing(page: Any, frame: Frame, limits: Limits) -> Drawing:
    """What the page draws besides text, form XObjects included.

    Raises UnreadableFile (TOO_LARGE) where there are more objects or path segments than the limits allow.
    """
    pen = _Pen(limits, page)
    count = pdfium.FPDFPage_CountObjects(page)
    pen.count(count)
    _draw(pen, map(raw.get_object, repeat(raw.argument(page)), range(count)), _IDENTITY, 0)
    strokes, areas = _shown(pen.boxes, frame), _shown(pen.areas, frame)
    if not pen.pictures:
        return Drawing(strokes, areas, 0, 0.0)
    shown = frame.boxes(pen.pictures)
    wide = np.clip(shown[:, 2], 0, frame.width) - np.clip(shown[:, 0], 0, frame.width)
    high = np.clip(shown[:, 3], 0, frame.height) - np.clip(shown[:, 1], 0, frame.height)
    shares = wide * high / max(frame.width * frame.height, 1.0)
    covers = shares[np.array(pen.opaque_after, np.int64) == pen.texts] if pen.texts else shares[:0]
    return Drawing(strokes, areas, len(pen.pictures), float(shares.sum()), float(covers.sum()))


def _shown(boxes: list[Box], frame: Frame) -> Floats:
    """These boxes in PDF space as displayed, no further than the page reaches."""
    found = frame.boxes(boxes)
    if boxes:
        finite = np.isfinite(found)
        found = found if finite.all() else found[finite.all(axis=1)]
        np.maximum(found, -1, out=found)
        np.minimum(found, max(frame.width, frame.height) + 1, out=found)
    return found


def _draw(pen: _Pen, items: Iterable[int | None], matrix: Matrix, depth: int) -> None:
    found = [item for item in items if item]
    for item, kind in zip(found, map(raw.get_type, found), strict=True):
        if kind == _TEXT:
            pen.texts += 1
        elif kind == _PATH:
            _path(pen, item, matrix)
        elif kind == _IMAGE:
            pen.pictures.append(_transformed(_bounds(pen, item), matrix))
            pen.opaque_after.append(pen.texts if _is_opaque(pen, item) else -1)
        elif kind == _FORM and depth < pen.limits.max_form_depth:
            inner = _joined(_own_matrix(pen, item), matrix)
            count = max(pdfium.FPDFFormObj_CountObjects(ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)), 0)
            pen.count(count)
            _draw(pen, map(raw.get_form_object, repeat(item), range(count)), inner, depth + 1)


def _is_opaque(pen: _Pen, item: int) -> bool:
    """Whether nothing is seen through a picture over text, as far as can be told: it is stored as scanners do, not as
    pictures with holes in them are, has a colour of its own for each pixel, and no transparency."""
    image = ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
    if not pen.texts or pdfium.FPDFPageObj_HasTransparency(image):
        return False
    name, about = ctypes.create_string_buffer(32), pdfium.FPDF_IMAGEOBJ_METADATA()
    last = pdfium.FPDFImageObj_GetImageFilterCount(image) - 1
    if last < 0 or not pdfium.FPDFImageObj_GetImageFilter(image, last, name, len(name)):
        return False
    known = pdfium.FPDFImageObj_GetImageMetadata(image, pen.page, ctypes.byref(about))
    return name.value in _SCANNED and bool(known) and about.colorspace != pdfium.FPDF_COLORSPACE_UNKNOWN


def _bounds(pen: _Pen, item: int) -> Box:
    raw.get_bounds(item, *pen.at[:4])
    left, bottom, right, top = pen.numbers[:4]
    return left, bottom, right, top


def _own_matrix(pen: _Pen, item: int) -> Matrix:
    raw.get_matrix(item, pen.at[0])
    a, b, c, d, e, f = pen.numbers[:6]
    return a, b, c, d, e, f


def _joined(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(x: float, y: float, m: Matrix) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _transformed(box: Box, m: Matrix) -> Box:
    if m is _IDENTITY:
        return box
    corners = [_moved(x, y, m) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _path(pen: _Pen, item: int, matrix: Matrix) -> None:
    count = raw.count_segments(item)
    pen.count(count)
    box = _transformed(_bounds(pen, item), matrix)
    if box[2] - box[0] <= THIN or box[3] - box[1] <= THIN:
        if count <= 6:  # one line or one thin rectangle, which is nearly every ruling
            pen.boxes.append(box)
            return
    elif count <= 1:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.get_draw_mode(item, ctypes.byref(fill), ctypes.byref(stroke))
    painted, stroked = bool(fill.value or stroke.value), bool(stroke.value)
    if painted:
        _outlines(pen, item, count, _joined(_own_matrix(pen, item), matrix), stroked)


def _outlines(pen: _Pen, item: int, count: int, matrix: Matrix, stroked: bool) -> None:
    """Add the straight strokes of a path, and its filled parts that are thin."""
    part: list[tuple[float, float]] = []
    to_x, to_y = pen.at[:2]
    straight = True
    for index in range(count):
        segment = raw.get_segment(item, index)
        kind = raw.get_segment_type(segment)
        raw.get_point(segment, to_x, to_y)
        point = _moved(pen.numbers[0], pen.numbers[1], matrix)
        if kind == _MOVE_TO:
            _part(pen, part, straight, stroked)
            part, straight = [point], True
        else:
            straight = straight and kind == _LINE_TO
            part.append(point)
            if raw.get_close(segment):
                part.append(part[0])
    _part(pen, part, straight, stroked)


def _part(pen: _Pen, part: list[tuple[float, float]], straight: bool, stroked: bool) -> None:
    if len(part) < 2 or not straight:
        return
    xs, ys = [x for x, _ in part], [y for _, y in part]
    box = (min(xs), min(ys), max(xs), max(ys))
    if box[2] - box[0] <= THIN or box[3] - box[1] <= THIN:
        pen.boxes.append(box)
    elif stroked:
        for (x, y), (u, v) in pairwise(part):
            if abs(x - u) <= THIN or abs(y - v) <= THIN:
                pen.boxes.append((min(x, u), min(y, v), max(x, u), max(y, v)))
    elif len(part) in _CORNERS and all(x in (box[0], box[2]) and y in (box[1], box[3]) for x, y in part):
        pen.areas.append(box)
