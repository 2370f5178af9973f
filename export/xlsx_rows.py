"""A worksheet with many rows: XlsxWriter writes the book and all about the rows, which are made here as XML.

XlsxWriter keeps each cell as an object and writes it by several calls; a province's workbook has some hundred thousand,
and most are alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from zipfile import ZipFile

from xlsxwriter import workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_ROW = "\0"
"""Stands for a row's number in a cell that is not put into one yet."""


class _Packed(ZipFile):
    """A workbook's file, packed in a third of the usual time, and larger by 6 %; XlsxWriter has no setting for it."""

    def writestr(self, entry: Any, data: Any, compress_type: Any = None, _: Any = None) -> None:
        super().writestr(entry, data, compress_type, compresslevel=4)


workbook.ZipFile = _Packed


class RowsSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose heading is written as in any other; `add_rows` puts rows below it."""

    dim_rowmax: int  # the last row that XlsxWriter knows, from 0

    def __init__(self) -> None:
        super().__init__()
        self._body: list[str] = []

    def text(self, col: int, text: str, style: Format) -> str:
        """A cell with this text in XML, for `add_rows`."""
        index = self.str_table._get_shared_string_index(text)
        return f'<c r="{xl_col_to_name(col)}{_ROW}" s="{style._get_xf_index()}" t="s"><v>{index}</v></c>'

    def number(self, col: int, number: float, style: Format) -> str:
        """A cell with this number in XML, for `add_rows`."""
        return f'<c r="{xl_col_to_name(col)}{_ROW}" s="{style._get_xf_index()}"><v>{number:.16G}</v></c>'

    def add_rows(self, cells: Iterable[tuple[str, ...]], heights: Iterable[float]) -> None:
        """Puts rows below what the sheet has; an empty string is an empty cell. `heights`: points, 0 for as ever."""
        first = self.dim_rowmax + len(self._body) + 2
        for number, (row, height) in enumerate(zip(cells, heights, strict=True), start=first):
            tall = f' ht="{height:g}" customHeight="1"' if height else ""
            xml = "".join(row).replace(_ROW, str(number))  # a cell that many rows have is made once
            self._body.append(f'<row r="{number}"{tall}>{xml}</row>')

    def _prepare_formula(self, formula: str, *_: object) -> str:
        """A formula without the sign before it; XlsxWriter looks for a hundred functions in it, ours have none."""
        return formula.removeprefix("=")

    def _write_dimension(self) -> None:
        heading = self.dim_rowmax
        self.dim_rowmax += len(self._body)
        super()._write_dimension()
        self.dim_rowmax = heading

    def _write_rows(self) -> None:
        super()._write_rows()
        self.fh.write("".join(self._body))
