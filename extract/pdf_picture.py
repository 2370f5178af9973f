"""One page of a PDF → its picture, as a viewer shows it: bounded in pixels and in seconds."""

from __future__ import annotations

import ctypes
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extract.errors import Unreadable, UnreadableFile
from extract.limits import DEFAULT_LIMITS, Limits
from extract.pdf import opened_pdf

MAX_PIXELS = 24_000_000  # A4 at 500 dpi; a page of five metres is drawn smaller than asked, not turned away
MAX_SECONDS = 30.0

Pixels = NDArray[np.uint8]


class NoSuchPage(Exception):
    """Raised for a page number that the file does not have; `count`: how many pages it has."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} pages")
        self.count = count


@dataclass(frozen=True, slots=True, eq=False)
class DrawnPage:
    """A page as displayed: rows × columns × (red, green, blue), and `dpi`, its pixels to an inch.

    `width`, `height`: the page's size in points. `pages`: how many the file has. `whole`: False where drawing was
    stopped for taking too long and something is missing.
    """

    pixels: Pixels
    dpi: float
    width: float
    height: float
    pages: int
    whole: bool = True


def draw_page(
    data: bytes, number: int, dpi: float, *, limits: Limits = DEFAULT_LIMITS, seconds: float = MAX_SECONDS
) -> DrawnPage:
    """The picture of page `number` (from 1), on white, annotations included.

    `dpi` is lowered where the picture would have more than MAX_PIXELS. Raises NoSuchPage; UnreadableFile: EMPTY,
    DAMAGED (also a page that PDFium cannot make sense of), ENCRYPTED, TOO_LARGE, TOO_MANY_PAGES.
    """
    if len(data) > limits.max_bytes:
        raise UnreadableFile(Unreadable.TOO_LARGE, f"{len(data)} bytes")
    with opened_pdf(data) as document:
        return _picture(document, number, dpi, limits, seconds)


def _picture(document: Any, number: int, dpi: float, limits: Limits, seconds: float) -> DrawnPage:
    count = len(document)
    if count > limits.max_pages:
        raise UnreadableFile(Unreadable.TOO_MANY_PAGES, f"{count} pages")
    if not 1 <= number <= count:
        raise NoSuchPage(count)
    page = pdfium.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        raise UnreadableFile(Unreadable.DAMAGED, f"page {number}")
    try:
        width, height = float(pdfium.FPDF_GetPageWidthF(page)), float(pdfium.FPDF_GetPageHeightF(page))
        scale = _scale(width, height, dpi, limits)
        columns, rows = max(1, round(width * scale)), max(1, round(height * scale))
        pixels, whole = _rendered(page, columns, rows, seconds)
        return DrawnPage(pixels, scale * 72, width, height, count, whole)
    finally:
        pdfium.FPDF_ClosePage(page)


def _scale(width: float, height: float, dpi: float, limits: Limits) -> float:
    """Pixels to a point, lowered so far that the picture keeps within MAX_PIXELS."""
    if not (0 < width <= limits.max_page_side and 0 < height <= limits.max_page_side):
        raise UnreadableFile(Unreadable.TOO_LARGE, f"a page of {width:.0f} by {height:.0f} points")
    most = (MAX_PIXELS / (width * height)) ** 0.5
    # A page that is a mere strip would still be far longer than any picture may be.
    return float(min(dpi / 72, most, 30_000 / max(width, height)))


def _rendered(page: Any, columns: int, rows: int, seconds: float) -> tuple[Pixels, bool]:
    """The pixels, and whether all was drawn in time."""
    bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        raise UnreadableFile(Unreadable.TOO_LARGE, f"no memory for {columns} by {rows} pixels")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        whole = _draw(bitmap, page, columns, rows, seconds)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        memory = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * rows)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    lines = np.frombuffer(memory, np.uint8).reshape(rows, stride)
    return lines[:, : columns * 3].reshape(rows, columns, 3), whole


def _draw(bitmap: Any, page: Any, columns: int, rows: int, seconds: float) -> bool:
    """Draws the page, object by object, until the time is over; whether it was drawn to the end."""
    deadline = time.monotonic() + seconds

    def late(_: Any) -> bool:
        return time.monotonic() > deadline

    # A page may hold a million paths: PDFium asks between them whether to go on.
    pause = pdfium.IFSDK_PAUSE(version=1)
    pause.NeedToPauseNow = type(pause.NeedToPauseNow)(late)
    flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
    status = pdfium.FPDF_RenderPageBitmap_Start(bitmap, page, 0, 0, columns, rows, 0, flags, ctypes.byref(pause))
    pdfium.FPDF_RenderPage_Close(page)
    return bool(status == pdfium.FPDF_RENDER_DONE)
