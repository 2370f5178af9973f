"""From PDF space (origin bottom left, unrotated) to the page as displayed (origin top left, y downwards)."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extract.pieces import Box, Floats

Numbers = NDArray[np.floating[Any]]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's size as displayed, in points, and the matrix that takes PDF space there."""

    width: float
    height: float
    matrix: Matrix

    def x(self, x: Numbers, y: Numbers) -> Floats:
        """How far from the left points in PDF space are displayed."""
        a, _, c, _, e, _ = self.matrix
        found: Floats = np.add(a * x + c * y if c else a * x, e)
        return found

    def y(self, x: Numbers, y: Numbers) -> Floats:
        """How far from the top points in PDF space are displayed."""
        _, b, _, d, _, f = self.matrix
        found: Floats = np.add(b * x + d * y if b else d * y, f)
        return found

    def boxes(self, raw: Sequence[Box]) -> Floats:
        """Rows of x0, top, x1, bottom for any two opposite corners x, y, x, y in PDF space."""
        if not raw:
            return np.empty((0, 4))
        one, other, third, last = np.array(raw, float).T
        x, y = (self.x(one, other), self.x(third, last)), (self.y(one, other), self.y(third, last))
        shown = np.empty((len(raw), 4))
        np.minimum(*x, out=shown[:, 0])
        np.minimum(*y, out=shown[:, 1])
        np.maximum(*x, out=shown[:, 2])
        np.maximum(*y, out=shown[:, 3])
        return shown

    def lengths(self, x: Numbers, y: Numbers) -> tuple[Floats, Floats]:
        """Directions as displayed, for those in PDF space: how far to the right and how far down."""
        a, b, c, d, _, _ = self.matrix
        return a * x + c * y, b * x + d * y

    def upright(self, turns: int) -> Frame:
        """The frame in which text that is `turns` quarter turns (clockwise) from upright stands upright."""
        a, b, c, d, e, f = self.matrix
        wide, high = self.width, self.height
        if turns == 1:
            return Frame(high, wide, (b, -a, d, -c, f, wide - e))
        if turns == 2:
            return Frame(wide, high, (-a, -b, -c, -d, wide - e, high - f))
        return Frame(high, wide, (-b, a, -d, c, high - f, e)) if turns == 3 else self

    def back(self, turns: int, box: Box) -> Box:
        """A box of the upright frame as it stands on this frame's page."""
        x0, top, x1, bottom = box
        wide, high = self.width, self.height
        if turns == 1:
            return wide - bottom, x0, wide - top, x1
        if turns == 2:
            return wide - x1, high - bottom, wide - x0, high - top
        return (top, high - x1, bottom, high - x0) if turns == 3 else box


def page_frame(page: Any) -> Frame:
    """The frame of a PDFium page: its crop box, turned as /Rotate says."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        return Frame(width, height, (1, 0, 0, -1, 0, height))
    x0, x1 = sorted((box.left, box.right))
    y0, y1 = sorted((box.bottom, box.top))
    wide, high = x1 - x0, y1 - y0
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    matrix: Matrix = (
        (1, 0, 0, -1, 0 - x0, y1),
        (0, 1, 1, 0, 0 - y0, 0 - x0),
        (-1, 0, 0, 1, x1, 0 - y0),
        (0, -1, -1, 0, y1, x1),
    )[turns]  # 0 - x: no zero with a sign
    return Frame(high, wide, matrix) if turns % 2 else Frame(wide, high, matrix)
