"""How far a page's reading is to be doubted: by what it shows itself, without knowing what the page says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.document import Table
from extract.lines import Line
from extract.page_table import PageParts
from extract.text_rows import is_figure

DOUBTFUL = 0.05
"""A page with a greater share of its tables' letters in doubt is read a second time."""

_BELIEVED = 0.75  # a cell's confidence from which its letters count as well placed
_FIGURES = 0.7  # of a column's filled cells, to be a column of figures
_FEWEST = 3
_MOSTLY = 0.5
_BETTER, _KEPT = 0.5, 0.9


def doubt(parts: PageParts) -> float:
    """The share of the letters in and among a page's tables that may stand in a wrong cell; 0 without tables.

    In doubt are letters in cells of little confidence (open, cut, overprinted, with figures that may have run
    together) and words within a table's box that stand in none of its cells.
    """
    doubted = [c for found in parts.tables for c in found.table.cells if c.confidence < _BELIEVED]
    strays = sum(_strays(found.table, parts.lines) for found in parts.tables) if parts.lines else 0
    if not doubted and not strays:
        return 0.0
    total = strays + sum(_letters(c.text) for found in parts.tables for c in found.table.cells)
    return (strays + sum(_letters(c.text) for c in doubted)) / total if total else 0.0


def is_better(second: PageParts, first: PageParts) -> bool:
    """Whether another reading of the page is to be preferred: half the doubt, and no tables lost."""
    letters = [sum(_letters(c.text) for t in parts.tables for c in t.table.cells) for parts in (first, second)]
    return doubt(second) <= _BETTER * doubt(first) and letters[1] >= _KEPT * letters[0]


def fused_figures(table: Table) -> set[tuple[int, int]]:
    """Row and column of the cells that hold two figures on one line, in a column where the others hold one."""
    suspects = [c for c in table.cells if " " in c.text and c.col_span == 1 and _is_figures(c.text)]
    if not suspects:
        return set()
    columns = {c.col for c in suspects}
    others = [c for c in table.cells if c.col in columns and c.col_span == 1 and c.text]
    filled, figures = Counter(c.col for c in others), Counter(c.col for c in others if _is_figures(c.text))
    return {(c.row, c.col) for c in suspects if figures[c.col] >= max(_FEWEST, _FIGURES * filled[c.col])}


def parts_of_texts(table: Table) -> set[tuple[int, int]]:
    """Row and column of the cells between columns of white space that hold the middle or the end of a text, or one with
    a figure behind it, where most others of the column are figures: what belongs to the cell beside it."""
    body = [c for c in table.cells if c.row >= table.header_rows and c.col_span == 1 and c.text]
    suspects = [c for c in body if c.confidence < 1 and _is_part(c.text)]
    if not suspects:
        return set()
    filled, figures = Counter(c.col for c in body), Counter(c.col for c in body if _is_figures(c.text))
    return {(c.row, c.col) for c in suspects if c.col and figures[c.col] > _MOSTLY * filled[c.col]}


def _is_part(text: str) -> bool:
    words = text.split()
    letters = next((ch for ch in text if ch.isalnum()), "")
    behind = letters.isalpha() and len(words) > 1 and is_figure(words[-1]) and any(ch.isdigit() for ch in words[-1])
    return letters.islower() or behind or text.count("(") != text.count(")")


def _letters(text: str) -> int:
    return sum(map(len, text.split()))


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
