"""The peers' readings of PDF and Word files, each as its own documentation shows it, and ours beside them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from bench.reader import Clock, File, Read, Reader

PDFPLUMBER = "pdfplumber text + tables"
PDF_OXIDE = "pdf_oxide tables"
PYTHON_DOCX = "python-docx row.cells"


def pdfplumber_text_and_tables() -> Read:
    """pdfplumber's `extract_text` and `extract_tables` on every page."""
    import pdfplumber

    def read(files: Sequence[File], clock: Clock) -> None:
        for file in files:
            with pdfplumber.open(io.BytesIO(file.data)) as document:
                for page in document.pages:
                    with clock.page():
                        page.extract_text()
                        page.extract_tables()

    return read


def pdf_oxide(method: str) -> Read:
    """pdf_oxide's `extract_tables` or `extract_words` on every page."""
    import pdf_oxide as library

    library.disable_logging()

    def read(files: Sequence[File], clock: Clock) -> None:
        for file in files:
            document = library.PdfDocument.from_bytes(file.data)
            extract = getattr(document, method)
            for number in range(int(document.page_count)):
                with clock.page():
                    extract(number)

    return read


def camelot(flavor: str, **options: Any) -> Read:
    """Camelot's `read_pdf`, page by page; it looks for the tables' lines in a picture of the page."""
    import camelot as library
    import pypdfium2

    def read(files: Sequence[File], clock: Clock) -> None:
        for file in files:
            document = pypdfium2.PdfDocument(file.data)
            count = len(document)
            document.close()
            for number in range(1, count + 1):
                with clock.page():
                    library.read_pdf(str(file.path), pages=str(number), flavor=flavor, **options)

    return read


def docling_parse() -> Read:
    """docling-parse's pages with all that it gives: characters, words, lines of text, shapes, pictures."""
    from docling_parse.pdf_parser import DoclingPdfParser

    def read(files: Sequence[File], clock: Clock) -> None:
        for file in files:
            document = DoclingPdfParser().load(io.BytesIO(file.data))
            for number in range(1, document.number_of_pages() + 1):
                with clock.page():
                    document.get_page(number)
            document.unload()

    return read


def pdfium_text() -> Read:
    """PDFium's raw text of every page, without places or tables: what no reader that is built on it can exceed."""
    import pypdfium2

    def read(files: Sequence[File], clock: Clock) -> None:
        for file in files:
            document = pypdfium2.PdfDocument(file.data)
            for page in document:
                with clock.page():
                    page.get_textpage().get_text_range()
            document.close()

    return read


def row_cells() -> Read:
    """python-docx's text of every paragraph and of every cell that `row.cells` gives."""
    import docx

    def read(files: Sequence[File], clock: Clock) -> None:
        for file in files:
            with clock.page():
                document = docx.Document(io.BytesIO(file.data))
                size = sum(len(paragraph.text) for paragraph in document.paragraphs)
                size += sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)

    return read


PDF_PEERS = (
    Reader(PDFPLUMBER, pdfplumber_text_and_tables),
    Reader(PDF_OXIDE, lambda: pdf_oxide("extract_tables"), "pdf_oxide"),
    Reader("pdf_oxide words", lambda: pdf_oxide("extract_words"), "pdf_oxide"),
    Reader("PDFium raw text", pdfium_text),
    Reader("docling-parse", docling_parse, "docling_parse", share="sample", rounds=3),
    Reader("Camelot lattice", lambda: camelot("lattice"), "camelot", share="sample", rounds=2),
    Reader("Camelot lattice, vector", lambda: camelot("lattice", engine="vector"), "camelot", "file", "sample", 2),
    Reader("Camelot hybrid", lambda: camelot("hybrid"), "camelot", share="sample", rounds=2),
    Reader("Camelot hybrid, vector", lambda: camelot("hybrid", engine="vector"), "camelot", "file", "sample", 2),
)
WORD_PEERS = (Reader(PYTHON_DOCX, row_cells),)
