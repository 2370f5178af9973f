"""The raw tables of a document as JSON, with spans, boxes and pages."""

from __future__ import annotations

from typing import Any

from extract.document import Cell, Document, Place, Table


def _box(place: Place) -> list[float] | None:
    """Left, top, right, bottom in points to a hundredth; None for a place without a page."""
    corners = (place.x0, place.top, place.x1, place.bottom)
    return None if place.page is None else [round(c, 2) for c in corners if c is not None]


def _cell(cell: Cell) -> dict[str, Any]:
    found: dict[str, Any] = {
        "row": cell.row,
        "col": cell.col,
        "row_span": cell.row_span,
        "col_span": cell.col_span,
        "text": cell.text,
        "page": cell.place.page,
        "box": _box(cell.place),
        "confidence": round(cell.confidence, 3),
    }
    if cell.place.location:
        found["location"] = cell.place.location
    if cell.marks:
        found["marks"] = list(cell.marks)
    return found


def _table(table: Table) -> dict[str, Any]:
    return {
        "page": table.pages[0] if table.pages else None,
        "pages": list(table.pages),
        "box": _box(table.place),
        "cells": [_cell(cell) for cell in table.cells],
    }


def tables_json(document: Document) -> list[dict[str, Any]]:
    """The document's tables in reading order, each cell once, as the contract's `rasoat tables --json` has them."""
    return [_table(table) for table in document.tables()]
