"""Born-digital PDF → Document. PDFium is not thread-safe: one process, one file at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.document import Document
from extract.doubt import DOUBTFUL, doubt, is_better
from extract.errors import Unreadable, UnreadableFile
from extract.flow import document_blocks
from extract.limits import DEFAULT_LIMITS, Limits
from extract.pdf_page import PageRead, read_pdf_page
from extract.rulings import Rulings
from extract.scans import ScannedPage, Scans, with_doubts
from extract.twin_pages import shown_blocks

_MANY_UNMAPPED = 0.3
_NO_PAGES = re.compile(rb"/Kids\s*\[\s*\]")


def read_pdf(data: bytes, *, limits: Limits = DEFAULT_LIMITS, ocr: str = "auto", memory: str = "") -> Document:
    """The document in a PDF file's bytes: paragraphs and tables in reading order, words and rulings by page.

    Coordinates are points from the top left corner of each page as displayed. `ocr`: pages without believable
    text are read from their picture (`auto`), all are (`always`), none is (`never`); `memory` is for `read_scans`.
    Warnings: `picture-page:N` (page N is a picture in which nothing was read), `damaged-page:N`, and those of
    `read_scans`.

    Raises UnreadableFile: EMPTY, DAMAGED, ENCRYPTED, TOO_LARGE, TOO_MANY_PAGES, NO_TEXT (nothing at all); where
    no picture is to be read PICTURE_ONLY (nothing but pictures) and BROKEN_FONTS (letters that mean nothing);
    what `read_scans` raises.
    """
    if len(data) > limits.max_bytes:
        raise UnreadableFile(Unreadable.TOO_LARGE, f"{len(data)} bytes")
    with opened_pdf(data) as document:
        count = len(document)
        if count == 0:
            raise UnreadableFile(Unreadable.EMPTY, "no pages")
        if count > limits.max_pages:
            raise UnreadableFile(Unreadable.TOO_MANY_PAGES, f"{count} pages")
        pages = [_page(document, index, limits) for index in range(count)]
        pages = _read_again(document, data, pages, limits)
        read = [page for page in pages if page is not None]
        pictures = [page.number for page in read if _needs_ocr(page, ocr)]
        scanned = _scanned(document, pictures, limits, memory)
    _check(read, scanned)
    warnings = [f"damaged-page:{n}" for n, page in enumerate(pages, start=1) if page is None]
    warnings += [f"picture-page:{page.number}" for page in read if page.is_picture and not scanned.reads(page.number)]
    return _document(read, scanned, (*warnings, *scanned.warnings))


def _needs_ocr(page: PageRead, ocr: str) -> bool:
    """Whether the page is to be read from its picture: it has no text, or none that can be believed."""
    unbelievable = page.is_picture or page.unmapped > _MANY_UNMAPPED * page.chars
    return ocr == "always" or (ocr == "auto" and unbelievable)


def _scanned(document: Any, numbers: list[int], limits: Limits, memory: str) -> Scans:
    if not numbers:
        return Scans()
    from extract.ocr import read_scans  # noqa: PLC0415 - OpenCV loads only where there is a scan
    from extract.pdf_scan import page_pictures  # noqa: PLC0415

    return read_scans(page_pictures(document, numbers, limits), memory)


def _document(typed: list[PageRead], scans: Scans, warnings: tuple[str, ...]) -> Document:
    pages: list[PageRead | ScannedPage] = [scans.pages.get(page.number, page) for page in typed]
    if scans.pages or any(page.turns for page in typed):
        apart = [part for page in pages for part in (page.sheet if isinstance(page, ScannedPage) else (page,))]
        blocks = with_doubts(shown_blocks(apart), scans)
    else:
        blocks = document_blocks([page.flow for page in pages])
    shown = tuple(page.page(list(page.parts.lines)) for page in pages)
    return Document("pdf-scan" if scans.pages else "pdf", blocks, shown, warnings, tuple(scans.pages))


@contextmanager
def opened_pdf(data: bytes) -> Iterator[Any]:
    """The PDFium document in a file's bytes, for a `with`; raises UnreadableFile: EMPTY, DAMAGED, ENCRYPTED."""
    if not data.strip():
        raise UnreadableFile(Unreadable.EMPTY)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(_why_closed(data, error), str(error)) from error
    try:
        yield document
    finally:
        document.close()


def _read_again(document: Any, data: bytes, pages: Sequence[PageRead | None], limits: Limits) -> list[PageRead | None]:
    """The pages, those in doubt read a second time with other rulings; the better reading is kept."""
    kept, tried = list(pages), 0
    for index, page in enumerate(pages):
        if page is None or page.turns or page.is_picture or doubt(page.parts) <= DOUBTFUL:
            continue
        tried += 1
        if tried > limits.max_second_readings:
            break
        from extract.pdf_second import second_rulings  # noqa: PLC0415 - pdfplumber loads only where it is asked

        rulings = second_rulings(data, page.number, page.frame)
        second = _page(document, index, limits, rulings) if rulings is not None else None
        if second is not None and is_better(second.parts, page.parts):
            kept[index] = second
    return kept


def _why_closed(data: bytes, error: pypdfium2.PdfiumError) -> Unreadable:
    """Why PDFium did not open a file: it asks for a password also where there is no page to show."""
    if b"/Encrypt" in data:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        return Unreadable.ENCRYPTED if locked else Unreadable.DAMAGED
    return Unreadable.EMPTY if _NO_PAGES.search(data) else Unreadable.DAMAGED


def _page(document: Any, index: int, limits: Limits, rulings: Rulings | None = None) -> PageRead | None:
    """The page, or None where PDFium cannot make sense of it; `rulings` in the place of those that it draws."""
    page = pdfium.FPDF_LoadPage(document.raw, index)
    if not page:
        return None
    try:
        return read_pdf_page(page, index + 1, limits, rulings)
    finally:
        pdfium.FPDF_ClosePage(page)


def _check(pages: list[PageRead], scans: Scans) -> None:
    if not pages:
        raise UnreadableFile(Unreadable.DAMAGED, "no page can be read")
    pages = [page for page in pages if page.number not in scans.pages]
    if scans.pages and (scans.has_words or not pages):
        scans.require_words()
        return
    chars = sum(page.chars for page in pages)
    if chars == 0:
        pictures = any(page.is_picture for page in pages)
        raise UnreadableFile(Unreadable.PICTURE_ONLY if pictures else Unreadable.NO_TEXT)
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > _MANY_UNMAPPED * chars:
        raise UnreadableFile(Unreadable.BROKEN_FONTS, f"{unmapped} of {chars} characters have no Unicode")
