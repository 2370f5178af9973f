"""A worksheet with many rows: XlsxWriter writes the book and all about the rows, which are made here as XML.

XlsxWriter keeps each cell as an object and writes it by several calls; a province's workbook has some hundred thousand,
and most are alike.
"""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet


class RowsSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose heading is written as in any other; `add_row` puts rows below it."""

    dim_rowmax: int  # the last row that XlsxWriter knows, from 0

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._body: list[str] = []

    def text(self, text: str, style: Format) -> str:
        """What a cell with this text is in XML, behind its place."""
        index = self.str_table._get_shared_string_index(text)
        return f'" s="{style._get_xf_index()}" t="s"><v>{index}</v></c>'

    def number(self, number: float, style: Format) -> str:
        """What a cell with this number is in XML, behind its place."""
        return f'" s="{style._get_xf_index()}"><v>{number:.16G}</v></c>'

    def add_row(self, cells: Sequence[str], height: float | None = None) -> None:
        """Puts a row below what the sheet has; an empty string is an empty cell. `height`: points, None for as ever."""
        if len(self._names) < len(cells):
            self._names = [f'<c r="{xl_col_to_name(c)}' for c in range(len(cells))]
        number = self.dim_rowmax + len(self._body) + 2
        xml = "".join([f"{name}{number}{cell}" for name, cell in zip(self._names, cells, strict=False) if cell])
        tall = f' ht="{height:g}" customHeight="1"' if height is not None else ""
        self._body.append(f'<row r="{number}"{tall}>{xml}</row>')

    def _write_dimension(self) -> None:
        heading = self.dim_rowmax
        self.dim_rowmax += len(self._body)
        super()._write_dimension()
        self.dim_rowmax = heading

    def _write_rows(self) -> None:
        super()._write_rows()
        self.fh.write("".join(self._body))
