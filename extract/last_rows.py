"""The last rows of a table without rulings at the top of the next page: no table by themselves, but one with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extract.document import Cell, Place, Table, Word
from extract.lines import Line
from extract.page_table import PageTable
from extract.rows import is_number

SURE = 0.8
_BESIDE = 0.6  # of a line's size by which another's baseline may be off and be of its row
_REACH = 2.6  # sizes from row to row
_FEWEST = 3  # cells
_MOSTLY = 0.7  # of what stands in a column, for it to be one of figures
_CROSSES = 2.0  # points by which a word may reach over a column's boundary


def last_row(
    before: PageTable, lines: Sequence[Line], numbers: Sequence[Line], page: int
) -> tuple[PageTable, Sequence[Line]] | None:
    """The uppermost of a page's lines as rows of the table that ends the page before, and the lines that are left.

    `numbers`: lines besides that may be the page's number, or figures of the row. None where they are no row of it: a
    figure must stand in a column of figures, and nothing else in any of these.
    """
    if not before.extents or not lines or before.table.pages[-1:] != (page - 1,):
        return None
    rows: list[list[Cell]] = []
    taken: list[Line] = []
    left = sorted(lines, key=lambda line: line.base)
    while left and not (taken and left[0].base - taken[-1].base > _REACH * left[0].size):
        row = [line for line in (*left, *numbers) if abs(line.base - left[0].base) < _BESIDE * left[0].size]
        cells = _cells(before, [w for line in row for w in line.words], page)
        if cells is None:
            break
        rows.append([c._replace(row=len(rows)) for c in cells])
        taken += row
        mine = set(map(id, row))
        left = [line for line in left if id(line) not in mine]
    if not rows:
        return None
    x0, top = min(line.box[0] for line in taken), min(line.box[1] for line in taken)
    x1, bottom = max(line.box[2] for line in taken), max(line.box[3] for line in taken)
    table = Table(tuple(c for row in rows for c in row), Place(page, x0, top, x1, bottom), (page,))
    gone = set(map(id, taken))
    return PageTable(table, before.columns, before.extents), [line for line in lines if id(line) not in gone]


def _cells(before: PageTable, words: Sequence[Word], page: int) -> list[Cell] | None:
    """The words in the table's columns; None where they do not keep to these."""
    edges, figures = before.columns, set(_figure_columns(before.table))
    columns: dict[int, list[Word]] = {}
    for w in sorted(words, key=lambda w: w.x0):
        at = min(max(bisect_right(edges, (w.x0 + w.x1) / 2) - 1, 0), len(edges) - 2)
        if w.x0 < edges[at] - _CROSSES or w.x1 > edges[at + 1] + _CROSSES:
            return None
        columns.setdefault(at, []).append(w)
    texts = {at: " ".join(w.text for w in inside) for at, inside in columns.items()}
    told = [at for at in texts if at in figures]
    if len(texts) < _FEWEST or not told or not all(is_number(texts[at]) for at in told):
        return None
    return [Cell(0, at, texts[at], _place(inside, page), confidence=SURE) for at, inside in sorted(columns.items())]


def _figure_columns(table: Table) -> Iterator[int]:
    """The columns behind the first of which most texts below the header are figures."""
    for col in range(1, table.n_cols):
        texts = [c.text for c in table.cells if c.col == col and c.col_span == 1 and c.row >= table.header_rows]
        filled = [text for text in texts if text.strip()]
        if filled and sum(map(is_number, filled)) >= _MOSTLY * len(filled):
            yield col


def _place(words: Sequence[Word], page: int) -> Place:
    return Place(
        page,
        min(w.x0 for w in words),
        min(w.top for w in words),
        max(w.x1 for w in words),
        max(w.bottom for w in words),
    )
