"""What a PDF that a test has drawn reads as: for short assertions."""

from __future__ import annotations

import pytest

from extract.document import Document, Table
from extract.errors import Unreadable, UnreadableFile
from extract.limits import DEFAULT_LIMITS, Limits
from extract.pdf import read_pdf

COLUMNS = (50, 90, 330, 400, 460)
HEADER = ["TT", "Nội dung", "Đơn vị", "Số liệu"]


def numbered(first: int, last: int) -> list[list[str]]:
    """Rows of a numbered table below HEADER."""
    return [[str(n), f"Chỉ tiêu thứ {n}", "Việc", str(n * 7)] for n in range(first, last + 1)]


def rows(table: Table) -> list[list[str]]:
    """A table's cell texts by row."""
    out: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        out[cell.row].append(cell.text)
    return out


def texts(document: Document) -> list[str]:
    return [p.text for p in document.paragraphs()]


def only_table(document: Document) -> Table:
    (table,) = document.tables()
    return table


def kind_of(data: bytes, limits: Limits = DEFAULT_LIMITS, ocr: str = "auto") -> Unreadable:
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(data, limits=limits, ocr=ocr)
    return caught.value.kind
