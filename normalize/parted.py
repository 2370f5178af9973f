"""Cells that hold what is several: indicators in one row, a line each, and two figures under `Đúng hạn/Quá hạn`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from extract.document import Cell, Table
from normalize.form import Form
from normalize.grid import NUMBERING, role_of
from normalize.numbers import NUMBER, read_figure
from normalize.text import squeeze

FEWEST_LETTERS = 4  # of a label
PAIRED = 0.6  # of the texts below a header of two names, for it to be one of two columns
_PAIR = regex.compile(rf"\s*({NUMBER})\s*/\s*({NUMBER})\s*")
_NAMES = regex.compile(r"([^/]*\p{L}{2}[^/]*)/([^/]*\p{L}{2}[^/]*)")
_DIGITS = regex.compile(r"\d+")
_NO_FIGURE = "; "  # between figures of which it is not known which is whose


def parted(table: Table, form: Form) -> Table:
    """The table with rows that are several, and columns that are two, taken apart."""
    return columns_apart(rows_apart(table), form)


def rows_apart(table: Table) -> Table:
    """The table with rows that hold several, a line each in every cell, taken apart.

    What has another number of lines than the labels is left in the first of them, and gives no figure.
    """
    lines = Counter((c.row, c.text.count("\n")) for c in table.cells if "\n" in c.text and c.row_span == 1)
    typed = table.cells[0].place.page is None if table.cells else True  # lines of a PDF file may be one text's
    fewest = 2 if typed else 3  # a label and a figure, and their number
    alike = {row for (row, _), cells in lines.items() if cells >= fewest}
    if not alike:
        return table
    by_row: dict[int, list[Cell]] = {row: [] for row in alike}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            if row in by_row:
                by_row[row].append(cell)
    more = {row: count - 1 for row, cells in by_row.items() if (count := _rows_in(cells, typed)) > 1}
    return _with_rows(table, more) if more else table


def _rows_in(cells: Sequence[Cell], typed: bool) -> int:
    """How many rows the cells of one are: so many numbers, or labels and figures, stand in it below each other."""
    if any(c.row_span > 1 for c in cells):
        return 1
    lines = [[squeeze(line) for line in c.text.split("\n")] for c in cells if c.text.strip()]
    for first, *rest in ([one for one in lines if len(one) == len(many)] for many in lines if len(many) > 1):
        labels = [one for one in (first, *rest) if all(sum(map(str.isalpha, t)) >= FEWEST_LETTERS for t in one)]
        figures = [one for one in rest if all(read_figure(t).figure is not None for t in one if t)]
        if labels and ((_rise(first) and (typed or figures)) or (typed and figures)):
            return len(first)
    return 1


def _rise(texts: Sequence[str]) -> bool:
    """Whether texts are numbers of rows, each behind the one before; `1.1.` and `3` are a number in a narrow column."""
    if not all(map(NUMBERING.fullmatch, texts)) or len({text.endswith(".") for text in texts}) > 1:
        return False
    values = [[int(n) for n in _DIGITS.findall(text)] or [ord(letter) for letter in text] for text in texts]
    return all(a < b and (len(a) == len(b) or b[: len(a)] == a) for a, b in pairwise(values))


def _with_rows(table: Table, more: Mapping[int, int]) -> Table:
    """`more`: how many rows each of some rows is besides one."""
    at: list[int] = []
    for row in range(table.n_rows + 1):
        at.append(row + sum(count for of, count in more.items() if of < row))
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row not in more or cell.row_span > 1:
            last = cell.row + cell.row_span
            cells.append(cell._replace(row=at[cell.row], row_span=at[last] - at[cell.row]))
            continue
        texts = _texts(cell.text, more[cell.row] + 1)
        cells += [cell._replace(row=at[cell.row] + n, text=text) for n, text in enumerate(texts)]
    header = at[table.header_rows] if table.header_rows < len(at) else table.header_rows
    return replace(table, cells=tuple(sorted(cells)), header_rows=header)


def _texts(text: str, count: int) -> list[str]:
    lines = text.split("\n")
    if len(lines) == count:
        return lines
    said = _NO_FIGURE.join(["", *lines] if len(lines) == 1 and read_figure(text).figure is not None else lines)
    return [said, *[""] * (count - 1)]


def columns_apart(table: Table, form: Form) -> Table:
    """The table with columns of two figures in each cell, `120/3`, under a header of two names taken apart."""
    pairs = [(c.col, c.row) for c in table.cells if "/" in c.text and _PAIR.fullmatch(c.text)]
    for col in sorted({col for col, _ in pairs}, reverse=True):
        first = min(row for of, row in pairs if of == col)
        own = [c for c in table.cells if c.col == col and c.col_span == 1]
        below = [c for c in own if c.row >= first and c.text.strip()]
        header = next((c for c in reversed(own) if c.row < first and c.text.strip()), None)
        names = _NAMES.fullmatch(squeeze(header.text)) if header else None
        paired = sum(_PAIR.fullmatch(c.text) is not None for c in below)
        if header is None or names is None or paired < PAIRED * len(below) or _is_of_rows(table, header, form):
            continue
        table = _with_column(table, col, header, (names[1], names[2]))
    return table


def _is_of_rows(table: Table, header: Cell, form: Form) -> bool:
    """Whether the header is one of a table whose rows are its indicators: `13/13` is one figure there."""
    last = header.row + header.row_span
    return any(role_of(c.text, form) == "label" for c in table.cells if c.row < last)


def _with_column(table: Table, col: int, header: Cell, names: tuple[str, str]) -> Table:
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.col > col:
            cells.append(cell._replace(col=cell.col + 1))
        elif cell.col == col and cell.col_span == 1:
            pair = _PAIR.fullmatch(cell.text)
            texts = names if cell is header else (pair[1], pair[2]) if pair else None
            if texts is None:
                wide = cell.row < header.row
                cells.append(cell._replace(col_span=2) if wide else cell)
                cells += [] if wide else [cell._replace(col=col + 1, text="")]
            else:
                cells += [cell._replace(col=col + n, text=squeeze(text)) for n, text in enumerate(texts)]
        else:
            spans = cell.col + cell.col_span > col
            cells.append(cell._replace(col_span=cell.col_span + spans))
    return replace(table, cells=tuple(sorted(cells)))
