"""Tables of nothing but words, without any ruling: rows of short texts that begin below each other in three columns.

Asked last, for what no other reader took, and strict: prose in columns has long lines, letterheads and signatures have
two columns, and a table's rows stand at one height in all of its columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean

from extract.aligned_cells import cell_of
from extract.document import Place, Table
from extract.lines import Line
from extract.page_table import Found, PageTable
from extract.text_rows import Run, TextRow, all_rows

CONFIDENCE = 0.6
"""How sure left edges alone make of a cell."""

_COLUMNS, _ROWS = 3, 4
_SAME_LEFT = 2.5  # points
_STEP = 2.4  # sizes from row to row
_GAP = 0.9  # sizes between a text and the next column
_WORDS = 4.0  # of a text, on average
_MOSTLY = 0.6  # of the rows fill three columns
_ALIKE = 0.3  # of the rows begin with the same word in two columns


def find_words(lines: Sequence[Line], page: int) -> list[Found]:
    """The tables of words, each with its words."""
    if not _may_hold_some(lines):
        return []
    return [read for stretch in _stretches(all_rows(lines)) if (read := _read(stretch, page)) is not None]


def _may_hold_some(lines: Sequence[Line]) -> bool:
    """Whether some heights have three lines side by side."""
    bases = sorted(line.base for line in lines)
    beside = sum(c - a < 1 for a, c in zip(bases, bases[2:], strict=False))
    return beside >= _ROWS


def _stretches(rows: Sequence[TextRow]) -> Iterator[list[TextRow]]:
    """Rows close below each other, from the first of three columns to the last row that fits them."""
    found: list[TextRow] = []
    for row in rows:
        far = bool(found) and row.base - found[-1].base > _STEP * max(row.size, found[-1].size)
        if found and (far or not _fits(row, [run.x0 for run in found[0].runs])):
            yield found
            found = []
        if found or len(row.runs) >= _COLUMNS:
            found.append(row)
    yield found


def _fits(row: TextRow, lefts: Sequence[float]) -> bool:
    """Whether all its texts begin at columns, and end before the next one."""
    for run in row.runs:
        at = _column(run, lefts)
        if at is None or (at + 1 < len(lefts) and run.x1 > lefts[at + 1] - _GAP * row.size):
            return False
    return True


def _column(run: Run, lefts: Sequence[float]) -> int | None:
    return next((n for n, left in enumerate(lefts) if abs(run.x0 - left) < _SAME_LEFT), None)


def _read(rows: Sequence[TextRow], page: int) -> Found | None:
    """The table of these rows; None where they are none."""
    full = [row for row in rows if len(row.runs) >= _COLUMNS]
    if len(full) < _ROWS or len(full) < _MOSTLY * len(rows):
        return None
    runs = [run for row in rows for run in row.runs]
    if mean(len(run.words) for run in runs) > _WORDS or all(run.numeric for run in runs):
        return None
    lefts = [run.x0 for run in rows[0].runs]
    if sum(any(a.words[0].text == b.words[0].text for a, b in pairwise(row.runs)) for row in full) > _ALIKE * len(full):
        return None  # blocks of the same kind side by side, as addresses
    if any(b.x0 - a.x1 < _GAP * row.size for row in full for a, b in pairwise(row.runs)):
        return None
    return _table(rows, lefts, page)


def _table(rows: Sequence[TextRow], lefts: Sequence[float], page: int) -> Found:
    """The table of rows whose texts begin at these columns; without one in the first they go on with the row above."""
    lines: dict[tuple[int, int], list[Run]] = {}
    number = -1
    for row in rows:
        columns = [_column(run, lefts) or 0 for run in row.runs]
        number += columns[0] == 0 and not (len(row.runs) == 1 and row.runs[0].text[:1].islower())
        for at, run in zip(columns, row.runs, strict=True):
            lines.setdefault((number, at), []).append(run)
    cells = [cell_of([run.words for run in of], at, (1, 1), CONFIDENCE, page) for at, of in sorted(lines.items())]
    extents = []
    for n in range(len(lefts)):
        mine = [run for (_, col), of in lines.items() if col == n for run in of]
        extents.append((round(min(run.x0 for run in mine), 2), round(max(run.x1 for run in mine), 2)))
    edges = (extents[0][0] - 1, *((a[1] + b[0]) / 2 for a, b in pairwise(extents)), extents[-1][1] + 1)
    words = tuple(w for row in rows for w in row.words)
    top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    place = Place(page, round(edges[0], 2), round(top, 2), round(edges[-1], 2), round(bottom, 2))
    table = Table(tuple(cells), place, (page,), 1)
    return PageTable(table, tuple(round(x, 2) for x in edges), tuple(extents)), words
