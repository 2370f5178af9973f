"""Rows and columns of aligned text → the cells of a table, wrapped labels put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extract.aligned_columns import Columns
from extract.aligned_header import Rule, header_cells, header_end, header_start
from extract.document import Cell, Place, Table, Word
from extract.page_table import PageTable
from extract.text_rows import TextRow

CONFIDENCE = 0.85
_TIGHT = 0.88  # of the usual distance of two rows: nearer lines are one row
_INDENT = 2.0  # points


@dataclass(slots=True)
class _BodyRow:
    """A row of the body: for each column its lines of words."""

    rows: list[TextRow]
    cells: dict[int, list[list[Word]]] = field(default_factory=dict)

    @property
    def label_only(self) -> bool:
        return set(self.cells) <= {0}


def aligned_table(
    rows: Sequence[TextRow], first: int, last: int, floor: int, columns: Columns, rules: Sequence[Rule], page: int
) -> tuple[PageTable, list[Word], int]:
    """The table of the rows `first` to `last`, its words, and the index of its last row.

    `floor`: rows before this index belong to another table.
    """
    start = header_start(rows, first, floor, columns, rules)
    first = header_end(rows, start, first, last, columns, rules)
    end = _last_row(rows, last, columns)
    usual = _usual_step(rows[first : end + 1])
    header, depth = header_cells(rows[start:first], columns, rules, rows[first], usual)
    body = _body(rows[first : end + 1], columns, usual)
    cells = [
        _cell(c.lines, c.first_row, c.first_col, c.last_row - c.first_row + 1, c.last_col - c.first_col + 1, page)
        for c in header
    ]
    for n, row in enumerate(body):
        cells += [_cell(lines, depth + n, col, 1, 1, page) for col, lines in sorted(row.cells.items())]
    cells.sort(key=lambda c: (c.row, c.col))
    words = [w for row in rows[start : end + 1] for w in row.words]
    place = Place(
        page,
        round(min(w.x0 for w in words), 2),
        round(min(w.top for w in words), 2),
        round(max(w.x1 for w in words), 2),
        round(max(w.bottom for w in words), 2),
    )
    table = Table(tuple(cells), place, (page,), depth)
    return PageTable(table, tuple(round(x, 2) for x in columns.edges)), words, end


def _cell(lines: Sequence[Sequence[Word]], row: int, col: int, row_span: int, col_span: int, page: int) -> Cell:
    words = [w for line in lines for w in line]
    place = Place(
        page,
        min(w.x0 for w in words),
        min(w.top for w in words),
        max(w.x1 for w in words),
        max(w.bottom for w in words),
    )
    text = "\n".join(t for line in lines if (t := " ".join(w.text for w in line if not w.superscript)))
    marks = tuple(w.text for w in words if w.superscript)
    return Cell(row, col, text, place, row_span, col_span, marks, CONFIDENCE)


def _last_row(rows: Sequence[TextRow], last: int, columns: Columns) -> int:
    """The table's last row: a wrapped label may end below the last figures."""
    if last + 1 < len(rows):
        row, below = rows[last], rows[last + 1]
        near = below.base - row.base < 1.3 * row.size
        short = below.runs[-1].x1 < columns.extents[1][0]
        hanging = below.runs[0].x0 > row.runs[0].x0 + _INDENT or below.runs[0].text[:1].islower()
        if near and short and hanging and not below.is_data:
            return last + 1
    return last


def _usual_step(rows: Sequence[TextRow]) -> float:
    """The usual distance from one row of figures to the next in points; 0 where none follow each other."""
    steps = [b.base - a.base for a, b in pairwise(rows) if a.is_data and b.is_data]
    return median(steps) if steps else 0.0


def _body(rows: Sequence[TextRow], columns: Columns, usual: float) -> list[_BodyRow]:
    """The rows, those that continue one another put together."""
    single = [_BodyRow([row], _split(row, columns)) for row in rows]
    right = max((row.runs[0].x1 for row in rows if columns.of(row.runs[0].x0) == 0), default=0.0)
    merged = single[:1]
    for row in single[1:]:
        if _continues(merged[-1], row, usual, min(right, columns.extents[1][0])):
            _append(merged[-1], row)
        else:
            merged.append(row)
    return merged


def _split(row: TextRow, columns: Columns) -> dict[int, list[list[Word]]]:
    cells: dict[int, list[list[Word]]] = {}
    for run in row.runs:
        if row.is_data or len(row.runs) > 1:
            for word in run.words:
                cells.setdefault(columns.of((word.x0 + word.x1) / 2), [[]])[0].append(word)
        else:
            cells.setdefault(columns.of(run.words[0].x0 + 1), [[]])[0].extend(run.words)
    return cells


def _continues(above: _BodyRow, below: _BodyRow, usual: float, right: float) -> bool:
    """Whether `below` is the rest of a row whose label did not fit on one line."""
    if 0 not in above.cells or 0 not in below.cells or not (above.label_only or below.label_only):
        return False
    one, other = above.rows[-1], below.rows[0]
    step = other.base - one.base
    if step > max(1.6 * max(one.size, other.size), 1.1 * usual):
        return False
    label, rest = above.cells[0][-1], below.cells[0][0]
    tight = step < _TIGHT * usual
    if rest[0].text[:1].islower():
        return True
    wrapped = label[-1].x1 + 0.25 * label[-1].size + (rest[0].x1 - rest[0].x0) > right
    hanging = rest[0].x0 > above.cells[0][0][0].x0 + _INDENT
    return wrapped and (tight or (hanging and below.label_only and not above.label_only))


def _append(above: _BodyRow, below: _BodyRow) -> None:
    above.rows += below.rows
    for col, lines in below.cells.items():
        above.cells.setdefault(col, []).extend(lines)
