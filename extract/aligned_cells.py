"""Rows and columns of aligned text → the cells of a table, wrapped labels put together."""

from __future__ import annotations

from collections.abc import Sequence

from extract.aligned_body import body_rows, is_number, last_row, layout_of
from extract.aligned_columns import Columns
from extract.aligned_header import Rule, across, header_cells, header_end, header_start
from extract.cut_figures import in_one_line
from extract.document import Cell, Place, Table, Word
from extract.page_table import PageTable
from extract.text_rows import TextRow

_ACROSS = 0.5  # of the table's width: a rule between two rows
CONFIDENCE, OF_HEADER, OF_SPARSE = 0.8, 0.75, 0.5
"""How sure white space alone makes of a cell: of a figure, of a header, and where most positions are empty."""

_SPARSE = 0.45
_REACH = 2.6  # sizes from the last row of figures to rows without any


def aligned_table(
    rows: Sequence[TextRow], first: int, last: int, floor: int, columns: Columns, rules: Sequence[Rule], page: int
) -> tuple[PageTable, list[Word], int]:
    """The table of the rows `first` to `last`, its words, and the index of its last row.

    `floor`: rows before this index belong to another table.
    """
    layout = layout_of([row for row in rows[first : last + 1] if row.is_data], columns)
    start = header_start(rows, first, floor, columns, rules)
    first = header_end(rows, start, first, last, columns, rules)
    if layout.numbered:
        first = next((n for n in range(start, first) if _is_numbered(rows[n])), first)
    parting = across(rules, columns.sides, _ACROSS)
    end = last_row(rows, last, columns, layout, parting, _REACH)
    header, depth = header_cells(rows[start:first], columns, rules, rows[first], layout.usual)
    body = body_rows(rows[first : end + 1], columns, layout, parting)
    filled = sum(len(row.cells) for row in body) / (len(body) * len(columns))
    sure = CONFIDENCE if filled > _SPARSE else OF_SPARSE
    cells = [
        cell_of(
            c.lines, (c.first_row, c.first_col), (c.last_row - c.first_row + 1, c.last_col - c.first_col + 1),
            min(sure, OF_HEADER), page,
        )
        for c in header
    ]  # fmt: skip
    for n, row in enumerate(body):
        cells += [cell_of(lines, (depth + n, col), (1, 1), sure, page) for col, lines in sorted(row.cells.items())]
    cells.sort(key=lambda c: (c.row, c.col))
    words = [w for row in rows[start : end + 1] for w in row.words]
    table = Table(tuple(cells), place_of(words, page), (page,), depth)
    extents = tuple((round(a, 2), round(b, 2)) for a, b in columns.extents)
    return PageTable(table, tuple(round(x, 2) for x in columns.edges), extents), words, end


def place_of(words: Sequence[Word], page: int) -> Place:
    """The place of words on a page, rounded as tables' are."""
    return Place(
        page,
        round(min(w.x0 for w in words), 2),
        round(min(w.top for w in words), 2),
        round(max(w.x1 for w in words), 2),
        round(max(w.bottom for w in words), 2),
    )


def _is_numbered(row: TextRow) -> bool:
    return len(row.runs) > 1 and is_number(row.runs[0])


def cell_of(
    lines: Sequence[Sequence[Word]], at: tuple[int, int], span: tuple[int, int], confidence: float, page: int
) -> Cell:
    """The cell of these lines of words at (row, column) with (rows, columns) as its span."""
    words = [w for line in lines for w in line]
    place = Place(
        page,
        min(w.x0 for w in words),
        min(w.top for w in words),
        max(w.x1 for w in words),
        max(w.bottom for w in words),
    )
    text = in_one_line("\n".join(t for line in lines if (t := " ".join(w.text for w in line if not w.superscript))))
    marks = tuple(w.text for w in words if w.superscript)
    return Cell(*at, text, place, *span, marks, confidence)
