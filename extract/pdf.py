"""Born-digital PDF → Document. PDFium is not thread-safe: one process, one file at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.document import Block, Document, Place, Table
from extract.errors import Unreadable, UnreadableFile
from extract.flow import PageFlow, document_blocks
from extract.limits import DEFAULT_LIMITS, Limits
from extract.pdf_page import PageRead, read_pdf_page

_MANY_UNMAPPED = 0.3


def read_pdf(data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in a PDF file's bytes: paragraphs and tables in reading order, words and rulings by page.

    Coordinates are points from the top left corner of each page as displayed. Warnings: `picture-page:N`
    (page N is a picture without typed text), `damaged-page:N`.

    Raises UnreadableFile: EMPTY, DAMAGED, ENCRYPTED, TOO_LARGE, TOO_MANY_PAGES, PICTURE_ONLY (nothing but
    pictures), NO_TEXT (nothing at all), BROKEN_FONTS (letters that mean nothing).
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
    read = [page for page in pages if page is not None]
    _check(read)
    warnings = [f"damaged-page:{n}" for n, page in enumerate(pages, start=1) if page is None]
    warnings += [f"picture-page:{page.number}" for page in read if page.is_picture]
    return _document(read, tuple(warnings))


def _document(pages: list[PageRead], warnings: tuple[str, ...]) -> Document:
    flows = [PageFlow(p.number, p.upright.width, p.upright.height, p.parts.tables, p.parts.lines) for p in pages]
    blocks = document_blocks(flows)
    if any(page.turns for page in pages):
        blocks = _turned_back(blocks, {page.number: page for page in pages})
    shown = tuple(page.page(list(page.parts.lines)) for page in pages)
    return Document("pdf", blocks, shown, warnings)


def _turned_back(blocks: tuple[Block, ...], pages: dict[int, PageRead]) -> tuple[Block, ...]:
    """The blocks with places on the pages as displayed, where text was turned to be read."""

    def placed(place: Place) -> Place:
        return pages[place.page].placed(place) if place.page is not None else place

    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            cells = tuple(replace(cell, place=placed(cell.place)) for cell in block.cells)
            out.append(replace(block, cells=cells, place=placed(block.place)))
        else:
            out.append(replace(block, place=placed(block.place)))
    return tuple(out)


@contextmanager
def opened_pdf(data: bytes) -> Iterator[Any]:
    """The PDFium document in a file's bytes, for a `with`; raises UnreadableFile: EMPTY, DAMAGED, ENCRYPTED."""
    if not data.strip():
        raise UnreadableFile(Unreadable.EMPTY)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise UnreadableFile(Unreadable.ENCRYPTED if locked else Unreadable.DAMAGED, str(error)) from error
    try:
        yield document
    finally:
        document.close()


def _page(document: Any, index: int, limits: Limits) -> PageRead | None:
    """The page, or None where PDFium cannot make sense of it."""
    page = pdfium.FPDF_LoadPage(document.raw, index)
    if not page:
        return None
    try:
        return read_pdf_page(page, index + 1, limits)
    finally:
        pdfium.FPDF_ClosePage(page)


def _check(pages: list[PageRead]) -> None:
    if not pages:
        raise UnreadableFile(Unreadable.DAMAGED, "no page can be read")
    chars = sum(page.chars for page in pages)
    if chars == 0:
        pictures = any(page.is_picture for page in pages)
        raise UnreadableFile(Unreadable.PICTURE_ONLY if pictures else Unreadable.NO_TEXT)
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > _MANY_UNMAPPED * chars:
        raise UnreadableFile(Unreadable.BROKEN_FONTS, f"{unmapped} of {chars} characters have no Unicode")
