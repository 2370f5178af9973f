"""Figures in doubt → the cells and paragraphs of the page in which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Cell
from extract.page_table import PageParts, PageTable

UNSURE = 0.5
"""The confidence of a cell with a figure in doubt."""


def with_doubtful_cells(parts: PageParts, points: Sequence[tuple[float, float]]) -> PageParts:
    """The parts with little confidence in the cells at these points (of the straight page)."""
    if not points:
        return parts
    return replace(parts, tables=tuple(_less_sure(found, points) for found in parts.tables))


def _less_sure(found: PageTable, points: Sequence[tuple[float, float]]) -> PageTable:
    cells = tuple(
        cell._replace(confidence=min(cell.confidence, UNSURE)) if any(_holds(cell, *at) for at in points) else cell
        for cell in found.table.cells
    )
    return replace(found, table=replace(found.table, cells=cells))


def _holds(cell: Cell, x: float, y: float) -> bool:
    place = cell.place
    return (place.x0 or 0.0) <= x <= (place.x1 or 0.0) and (place.top or 0.0) <= y <= (place.bottom or 0.0)
