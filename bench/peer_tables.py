"""The tables that each peer finds, converted to what `rasoat tables --json` gives: cells with row, column and place.

Every cell is taken to span one row and one column, as peers give them. Cells without text are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

Box = tuple[float, float, float, float]
Table = dict[str, Any]


def table(page: int, cells: Iterable[tuple[int, int, str | None, Box | None]]) -> Table:
    """One table of the contract, from (row, column, text, box in points from the top left) of its cells."""
    found = [
        {
            "row": row,
            "col": col,
            "row_span": 1,
            "col_span": 1,
            "text": text,
            "page": page,
            "box": None if box is None else [round(corner, 2) for corner in box],
        }
        for row, col, text, box in cells
        if text
    ]
    boxes = [cell["box"] for cell in found if cell["box"]]
    corners = [pick(values) for pick, values in zip((min, min, max, max), zip(*boxes, strict=True), strict=False)]
    return {"page": page, "pages": [page], "box": corners or None, "cells": found}


def from_pdfplumber(page: int, tables: Iterable[Any]) -> list[Table]:
    """Of the tables of a page's `find_tables`."""
    return [
        table(
            page,
            (
                (i, j, text, row.cells[j])
                for i, (row, texts) in enumerate(zip(found.rows, found.extract(), strict=True))
                for j, text in enumerate(texts)
            ),
        )
        for found in tables
    ]


def from_camelot(tables: Iterable[Any]) -> list[Table]:
    """Of Camelot's tables, whose places are from the bottom left corner."""
    return [
        table(
            found.page,
            (
                (i, j, cell.text, (cell.x1, found.pdf_size[1] - cell.y2, cell.x2, found.pdf_size[1] - cell.y1))
                for i, row in enumerate(found.cells)
                for j, cell in enumerate(row)
            ),
        )
        for found in tables
    ]


def from_pdf_oxide(page: int, height: float, tables: Iterable[Any]) -> list[Table]:
    """Of the tables of a page `height` points high: dicts whose boxes are left, bottom, width, height."""

    def box(cell: dict[str, Any]) -> Box | None:
        if not cell.get("bbox"):
            return None
        x, y, width, up = cell["bbox"]
        return x, height - y - up, x + width, height - y

    return [
        table(
            page,
            (
                (i, j, cell["text"], box(cell))
                for i, row in enumerate(found["rows"])
                for j, cell in enumerate(row["cells"])
            ),
        )
        for found in tables
    ]


def _pdfplumber() -> Callable[[Path], list[Table]]:
    import pdfplumber

    def tables(path: Path) -> list[Table]:
        with pdfplumber.open(path) as document:
            return [t for page in document.pages for t in from_pdfplumber(page.page_number, page.find_tables())]

    return tables


def _camelot(flavor: str, **options: Any) -> Callable[[Path], list[Table]]:
    import camelot

    return lambda path: from_camelot(camelot.read_pdf(str(path), pages="all", flavor=flavor, **options))


def _pdf_oxide() -> Callable[[Path], list[Table]]:
    import pdf_oxide

    pdf_oxide.disable_logging()

    def tables(path: Path) -> list[Table]:
        document = pdf_oxide.PdfDocument(str(path))
        found = []
        for number in range(int(document.page_count)):
            height = document.page_media_box(number)[3]
            found += from_pdf_oxide(number + 1, height, document.extract_tables(number))
        return found

    return tables


def _rasoat() -> Callable[[Path], list[Table]]:
    from export.table_files import tables_json
    from extract.read import read

    return lambda path: tables_json(read(path.read_bytes()))


FINDERS: Sequence[tuple[str, str, Callable[[], Callable[[Path], list[Table]]]]] = (
    ("rasoat tables", "", _rasoat),
    ("pdfplumber", "", _pdfplumber),
    ("pdf_oxide", "pdf_oxide", _pdf_oxide),
    ("Camelot stream", "camelot", lambda: _camelot("stream")),
    ("Camelot lattice", "camelot", lambda: _camelot("lattice")),
    ("Camelot lattice, vector", "camelot", lambda: _camelot("lattice", engine="vector")),
    ("Camelot hybrid", "camelot", lambda: _camelot("hybrid")),
    ("Camelot hybrid, vector", "camelot", lambda: _camelot("hybrid", engine="vector")),
)
"""Name, package that it needs, and what imports it and gives the function from a PDF's path to its tables."""
