"""How far a page's reading is to be doubted: by what it shows itself, without knowing what the page says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.document import Cell, Table
from extract.lines import Line
from extract.page_table import PageParts
from extract.text_rows import is_figure

DOUBTFUL = 0.05
"""A page with a greater share of its tables' letters in doubt is read a second time."""

_BELIEVED = 0.75  # a cell's confidence from which its letters count as well placed
_FIGURES = 0.7  # of a column's filled cells, to be a column of figures
_FEWEST = 3
_BETTER, _KEPT = 0.5, 0.9


def doubt(parts: PageParts) -> float:
    """The share of the letters in and among a page's tables that may stand in a wrong cell; 0 without tables.

    In doubt are letters in cells of little confidence (open, cut, overprinted, with figures that may have run
    together) and words within a table's box that stand in none of its cells.
    """
    total = doubted = 0
    for found in parts.tables:
        total += sum(_letters(c.text) for c in found.table.cells)
        doubted += sum(_letters(c.text) for c in found.table.cells if c.confidence < _BELIEVED)
        strays = _strays(found.table, parts.lines)
        total, doubted = total + strays, doubted + strays
    return doubted / total if total else 0.0


def is_better(second: PageParts, first: PageParts) -> bool:
    """Whether another reading of the page is to be preferred: half the doubt, and no tables lost."""
    letters = [sum(_letters(c.text) for t in parts.tables for c in t.table.cells) for parts in (first, second)]
    return doubt(second) <= _BETTER * doubt(first) and letters[1] >= _KEPT * letters[0]


def fused_figures(table: Table) -> set[tuple[int, int]]:
    """Row and column of the cells that hold two figures on one line, in a column where the others hold one."""
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.col_span == 1 and _is_figures(cell.text):
            columns.setdefault(cell.col, []).append(cell)
    filled = Counter(cell.col for cell in table.cells if cell.col_span == 1 and cell.text)
    return {
        (cell.row, cell.col)
        for col, cells in columns.items()
        if len(cells) >= max(_FEWEST, _FIGURES * filled[col])
        for cell in cells
        if " " in cell.text and any(" " in line for line in cell.text.split("\n"))
    }


def _letters(text: str) -> int:
    return len(text) - sum(map(str.isspace, text))


def _is_figures(text: str) -> bool:
    return bool(text) and (text[0].isdigit() or not text[0].isalpha()) and all(is_figure(w) for w in text.split())


def _strays(table: Table, lines: Sequence[Line]) -> int:
    """The letters of lines inside the table's box that belong to none of its cells."""
    x0, top, x1, bottom = (v or 0.0 for v in (table.place.x0, table.place.top, table.place.x1, table.place.bottom))
    return sum(
        _letters(line.text)
        for line in lines
        if x0 < (line.box[0] + line.box[2]) / 2 < x1 and top < (line.box[1] + line.box[3]) / 2 < bottom
    )
