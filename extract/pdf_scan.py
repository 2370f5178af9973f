"""The picture of a scanned PDF page: the embedded picture's own pixels where it fills the page, else rendered."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from extract.limits import Limits
from extract.ocr import FEWEST_DOTS, PagePicture
from extract.picture_clean import Image

_DPI = 200
_OBLONG = 1.5  # times as many dots one way as the other
_MOST_DPI = 400  # a finer scan is rendered coarser: letters do not need it


def page_pictures(document: Any, numbers: Sequence[int], limits: Limits) -> Iterator[PagePicture]:
    """The pictures of these pages (from 1) of an open document, one at a time; pages that cannot be drawn are left out.

    PDFium is not thread-safe: the caller's thread draws, whoever reads the pictures.
    """
    for number in numbers:
        picture = page_picture(document, number - 1, limits)
        if picture is not None:
            width, _ = document.get_page_size(number - 1)
            yield PagePicture(number, picture, picture.shape[1] / width, _is_coarse(document, number - 1))


def page_picture(document: Any, index: int, limits: Limits) -> Image | None:
    """The page as displayed, grey or blue-green-red; None where PDFium cannot draw it."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        dpi = min(_MOST_DPI, max(_DPI, _finest(page)))
        scale = min(dpi / 72, (limits.max_pixels / max(width * height, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale, may_draw_forms=True, no_smoothpath=False)
        try:
            return _plain(bitmap.to_numpy())
        finally:
            bitmap.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return None
    finally:
        page.close()


def _plain(pixels: Image) -> Image:
    """A copy of a picture: grey where it has no colour, else blue-green-red."""
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.array(pixels.reshape(pixels.shape[:2]))
    blue, green, red = cv2.split(pixels[:, :, :3])
    if np.array_equal(blue, green) and np.array_equal(green, red):
        return np.asarray(blue, np.uint8)
    return np.array(pixels[:, :, :3])


def _is_coarse(document: Any, index: int) -> bool:
    """Whether the page's pictures have few dots one way, and far more the other way."""
    page = document[index]
    try:
        ways = [_dots(found) for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)]
    finally:
        page.close()
    return bool(ways) and all(0 < min(dots) < FEWEST_DOTS and max(dots) > _OBLONG * min(dots) for dots in ways)


def _dots(found: Any) -> tuple[float, float]:
    """The dots an inch of a picture along its rows, and from row to row; 0 where PDFium cannot tell."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(found.raw, ctypes.byref(wide), ctypes.byref(high)):
        return 0.0, 0.0
    a, b, c, d, _, _ = found.get_matrix().get()
    along, across = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
    return (wide.value * 72 / along, high.value * 72 / across) if along and across else (0.0, 0.0)


def _finest(page: Any) -> float:
    """The resolution of the page's largest picture, in dots an inch."""
    best, dpi = 0.0, 0.0
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        wide, high = ctypes.c_uint(), ctypes.c_uint()
        if not pdfium.FPDFImageObj_GetImagePixelSize(found.raw, ctypes.byref(wide), ctypes.byref(high)):
            continue
        left, bottom, right, top = found.get_bounds()
        area = (right - left) * (top - bottom)
        if area > best > -1 and right > left:
            best = area
            dpi = (wide.value * high.value / max(area, 1.0)) ** 0.5 * 72
    return dpi
