"""The rows of an aligned table: lines that are one row put together, whichever of them holds the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extract.aligned_columns import Columns
from extract.document import Word
from extract.list_signs import is_number_word
from extract.text_rows import Run, TextRow, is_figure

_TIGHT = 0.88  # of the usual distance of two rows: nearer lines are one row
_SAME_ROW = 0.85  # sizes: lines nearer than this cannot be two rows
_NEARER = 0.93
_LEADING = 1.6  # sizes between two lines of one cell, at most
_INDENT = 2.0  # points
_MOSTLY = 0.6


@dataclass(slots=True)
class BodyRow:
    """A row of the body: its lines, and for each column its lines of words."""

    rows: list[TextRow]
    cells: dict[int, list[list[Word]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """`label`: the column of the labels; `numbered`: the first column numbers the rows; `grouped`: it holds names of
    groups of rows; distances in points."""

    label: int
    numbered: bool
    usual: float
    right: float
    grouped: bool = False


def is_number(run: Run) -> bool:
    """Whether a run is a row's number or bullet."""
    return len(run.words) == 1 and is_number_word(run.text)


def label_column(rows: Sequence[TextRow], columns: Columns) -> int:
    """The column with the most letters: where the labels of these rows stand."""
    letters = [0] * len(columns)
    for row in rows:
        for w in row.words:
            letters[columns.of((w.x0 + w.x1) / 2)] += 0 if is_figure(w.text) else len(w.text)
    return max(range(len(columns)), key=lambda c: (letters[c], -c))


def layout_of(rows: Sequence[TextRow], columns: Columns) -> Layout:
    """Where the labels of these rows stand and how far rows are apart; `rows` are those with figures."""
    label = label_column(rows, columns)
    firsts = [row.runs[0] for row in rows if columns.of(row.runs[0].x0 + 1) == 0]
    numbered = label > 0 and sum(is_number(run) for run in firsts) >= _MOSTLY * len(rows)
    steps = [b.base - a.base for a, b in pairwise(rows)]
    lows = [s for s in steps if s < 2 * min(steps, default=0.0)]
    ends = [run.x1 for row in rows for run in row.runs if columns.of(run.x0 + 1) == label]
    right = min(max(ends, default=0.0), columns.extents[label + 1][0] if label + 1 < len(columns) else 1e9)
    return Layout(label if numbered else 0, numbered, median(lows) if lows else 0.0, right)


def body_rows(rows: Sequence[TextRow], columns: Columns, layout: Layout, rules: Sequence[float] = ()) -> list[BodyRow]:
    """The rows, those that continue one another put together.

    `rules`: heights of rules across the table. Lines on two sides of a rule are two rows; where nearly every row
    has its rule, lines without one between them are one.
    """
    single = [BodyRow([row], _split(row, columns)) for row in rows]
    merged = single[:1]
    inside = [y for y in rules if rows[0].base < y < rows[-1].base]
    dense = len(inside) >= _MOSTLY * sum(row.is_data for row in rows)
    for n, row in enumerate(single[1:], start=1):
        after = single[n + 1] if n + 1 < len(single) else None
        high, low = (r.base - 0.3 * r.size for r in rows[n - 1 : n + 1])
        ruled = any(high < y < low for y in inside)
        if not ruled and (dense or _continues(merged[-1], row, after, layout)):
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


def _append(above: BodyRow, below: BodyRow) -> None:
    above.rows += below.rows
    for col, lines in below.cells.items():
        above.cells.setdefault(col, []).extend(lines)


def _continues(above: BodyRow, below: BodyRow, after: BodyRow | None, layout: Layout) -> bool:
    """Whether `below` is another line of the row `above`; `after` follows it."""
    one, other = above.rows[-1], below.rows[0]
    size, step = max(one.size, other.size), other.base - one.base
    if step < _SAME_ROW * size:
        return not (set(above.cells) & set(below.cells)) or _one_sided(above, below, layout)
    if step > max(_LEADING * size, 1.1 * layout.usual):
        return False
    if layout.numbered:
        return _numbered_line(above, below, after, layout, step)
    return _wrapped_label(above, below, layout, step)


def _one_sided(above: BodyRow, below: BodyRow, layout: Layout) -> bool:
    return set(above.cells) <= {layout.label} or set(below.cells) <= {layout.label}


def _has_figures(row: BodyRow, layout: Layout) -> bool:
    return any(
        all(is_figure(w.text) for w in line) for col, lines in row.cells.items() if col > layout.label for line in lines
    )


def _numbered_line(above: BodyRow, below: BodyRow, after: BodyRow | None, layout: Layout, step: float) -> bool:
    """In a table that numbers its rows, a line without a number belongs to the row that it is nearer to."""
    if 0 in above.cells and 0 in below.cells:
        return False
    if 0 not in above.cells and layout.label in above.cells and 0 in below.cells:
        return set(above.cells) == {layout.label} and len(above.rows) == 1 and step < _TIGHT * layout.usual
    if 0 in below.cells or _has_figures(below, layout):
        return False
    if len(below.cells) > 1 and set(below.cells) - set(above.cells):
        return False
    nearer = after is not None and 0 in after.cells and layout.label in after.cells
    down = after.rows[0].base - below.rows[0].base if nearer and after is not None else float("inf")
    return down >= _NEARER * step


def _wrapped_label(above: BodyRow, below: BodyRow, layout: Layout, step: float) -> bool:
    """Whether a label did not fit on one line: the other line holds nothing else."""
    if 0 not in above.cells or 0 not in below.cells or not (set(above.cells) <= {0} or set(below.cells) <= {0}):
        return False
    label, rest = above.cells[0][-1], below.cells[0][0]
    if rest[0].text[:1].islower():
        return True
    if rest[0].x0 < above.cells[0][0][0].x0 - _INDENT:  # further left: a group of its own
        return False
    wrapped = label[-1].x1 + 0.25 * label[-1].size + (rest[0].x1 - rest[0].x0) > layout.right
    hanging = rest[0].x0 > above.cells[0][0][0].x0 + _INDENT
    alone = set(below.cells) <= {0} and not set(above.cells) <= {0}
    return wrapped and (step < _TIGHT * layout.usual or (hanging and alone))


def last_row(
    rows: Sequence[TextRow], last: int, columns: Columns, layout: Layout, rules: Sequence[float], reach: float
) -> int:
    """The table's last row, where rows without figures follow the last one that has some.

    What stands above the next rule across the table still belongs to it; `reach`: sizes from row to row.
    """
    floor = min((y for y in rules if y > rows[last].base), default=0.0)
    while last + 1 < len(rows):
        row, below = rows[last], rows[last + 1]
        if below.is_data or below.base - row.base > reach * max(row.size, below.size):
            break
        numbered = layout.numbered and len(below.runs) > 1 and is_number(below.runs[0])
        above_rule = below.base < floor and _inside(below, columns)
        if not ((numbered and _inside(below, columns)) or above_rule or _ends_label(row, below, columns, layout)):
            break
        last += 1
    return last


def _inside(row: TextRow, columns: Columns) -> bool:
    return row.runs[-1].x1 < columns.extents[-1][1] + row.size


def _ends_label(row: TextRow, below: TextRow, columns: Columns, layout: Layout) -> bool:
    run = below.runs[0]
    if len(below.runs) > 1 or below.base - row.base > 1.3 * row.size or columns.of(run.x0 + 1) != layout.label:
        return False
    nexts = columns.extents[layout.label + 1][0] if layout.label + 1 < len(columns) else float("inf")
    hanging = layout.numbered or run.x0 > row.runs[0].x0 + _INDENT or run.text[:1].islower()
    return run.x1 < nexts and hanging
