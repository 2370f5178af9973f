"""Rows made as XML are what XlsxWriter would have written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook
from xlsxwriter.format import Format

from export.xlsx_rows import RowsSheet

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12) | st.sampled_from(
    ("=1+1", "<b>&amp;</b>", " vào ", "a\nb", '"', "_x0041_")
)
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6)
ROWS = st.lists(st.lists(st.none() | TEXTS | NUMBERS, min_size=3, max_size=3), max_size=5)


def cells(path: Path) -> list[list[Any]]:
    """Each cell's value, type and format, row by row; then the area."""
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    found = [[(c.value, c.data_type, c.number_format) for c in row] for row in sheet.iter_rows()]
    return [*found, [sheet.row_dimensions[n].height for n in range(1, 8)], [sheet.dimensions]]


def by_rows(path: Path, rows: list[list[Any]]) -> None:
    with Workbook(str(path)) as book:
        style = book.add_format({"num_format": "0.00"})
        sheet = book.add_worksheet("A", RowsSheet)
        for c in range(3):
            sheet.write_string(0, c, f"cột {c}")
        made = [tuple(cell(sheet, c, value, style) for c, value in enumerate(row)) for row in rows]
        sheet.add_rows(made[:2], [45 if row[0] is None else 0 for row in rows[:2]])
        sheet.add_rows(made[2:], [45 if row[0] is None else 0 for row in rows[2:]])


def cell(sheet: RowsSheet, col: int, value: Any, style: Format) -> str:
    if value is None:
        return ""
    return sheet.text(col, value, style) if isinstance(value, str) else sheet.number(col, value, style)


def by_cells(path: Path, rows: list[list[Any]]) -> None:
    with Workbook(str(path)) as book:
        style = book.add_format({"num_format": "0.00"})
        sheet = book.add_worksheet("A")
        for c in range(3):
            sheet.write_string(0, c, f"cột {c}")
        for r, row in enumerate(rows, start=1):
            for c, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(r, c, value, style)
                elif value is not None:
                    sheet.write_number(r, c, value, style)
            if row[0] is None:
                sheet.set_row(r, 45)
        sheet.dim_rowmax = len(rows)


@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_rows_are_what_single_cells_are(rows: list[list[Any]], tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("book")
    by_rows(folder / "rows.xlsx", rows)
    by_cells(folder / "cells.xlsx", rows)
    assert cells(folder / "rows.xlsx") == cells(folder / "cells.xlsx")
