"""Tables without rulings whose texts stand in the middle of their cells: merged headers, rows of several lines.

The reading by baselines (`aligned_cells.py`) takes what stands on one line for one row. Where cells are centred
that is wrong; here header and body are weighed as a whole, and the table says how well it fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.aligned_body import Layout, is_number, label_column
from extract.aligned_cells import place_of
from extract.aligned_columns import Columns, find_columns
from extract.aligned_header import Rule
from extract.aligned_heads import LEFT_OUT_CELLS, best_head, ruled_head, when_left_out
from extract.aligned_pieces import body_cells, home, row_pieces, shape_of, tree_cells
from extract.aligned_regions import is_caption, is_item, is_label, numbers_columns
from extract.aligned_rows import table_rows
from extract.aligned_segments import columns_of, grown, numbers_apart, signs_apart, uncrossed
from extract.aligned_starts import rows_above, with_starts
from extract.document import Table, Word
from extract.list_signs import is_number_word
from extract.page_table import PageTable
from extract.text_rows import TextRow, is_figure

_REACH = 2.6  # sizes from row to row of a header, at most
_SAME_SIZE = 0.06
_BESIDE = 0.95  # sizes from a row to a line that overlaps it
_MOST_HEADER, _MOST_AHEAD = 30, 12  # rows
_NAMES = 0.6  # of the lines of labels
_MOSTLY, _NUMBERS = 0.6, 6.0  # sizes: a column left of the figures' labels, of which only the header tells
_FIGURES_IN_HEADER = 2  # rows
_WITHOUT_HEADER, _NO_HEADER_FITS = -1.0, 9.0
_CERTAIN, _LIKELY, _FEWEST = 0.25, 0.5, 3
_FITTING_HEADER, _FITTING_BODY, _CENTRED = 0.3, 0.3, 1.0
_OFF, _GOOD_BODY = 0.1, 0.05
_CENTRED_BODY, _WORSE = 0.6, 0.5  # a row's cost where it would cost so much more if cells were not centred


@dataclass(frozen=True, slots=True)
class Block:
    """A table read as a whole: its first and last text row, and what header (a column) and body (a row) cost."""

    table: PageTable
    words: tuple[Word, ...]
    first: int
    last: int
    header_cost: float
    body_cost: float
    centred: float
    numbered: bool


def read_block(
    rows: Sequence[TextRow], first: int, last: int, floor: int, rules: Sequence[Rule], page: int
) -> Block | None:
    """The table of the rows of figures `first` to `last`; rows before `floor` belong to another one."""
    first = _first_figures(rows, first, last)
    data = _with_figures(rows[first : last + 1])
    columns = find_columns(data[1:] if len(data) > 1 and numbers_columns(data[0]) else data)
    if columns is None:
        return None
    body = rows[first : last + 1]
    columns = signs_apart(numbers_apart(uncrossed(columns, body), body), body)
    wide = grown(columns, body)
    if len(wide) <= 2 and all(run.numeric for row in data for run in row.runs):
        return None  # the marks of a chart's axes
    wide = with_starts(_with_label(wide, rows, first), rows_above(rows, first, floor), body)
    layout = _layout(body, wide)
    end = _end(rows, last, wide, layout)
    ceiling = _ceiling(rows, first, floor, wide)
    head = ruled_head(rows, first, floor, wide, rules) or best_head(rows, first, ceiling, end, wide, layout, rules)
    labels = sum(wide.extents[layout.label]) / 2
    layout = replace(layout, label=head.columns.of(labels))  # its header may tell of a column before it
    pieces = row_pieces(rows[head.body : end + 1], head.columns)
    found, cost, body_centred = table_rows(pieces, shape_of(pieces, head.columns, layout, rules))
    if not found:
        return None
    depth = head.tree.depth if head.tree else 0
    cells = [*tree_cells(head.tree, page), *body_cells(found, depth, page)]
    words = tuple(w for row in rows[head.top : end + 1] for w in row.words)
    place = place_of(words, page)
    table = Table(tuple(sorted(cells, key=lambda c: (c.row, c.col))), place, (page,), depth)
    edges = tuple(round(x, 2) for x in head.columns.edges)
    extents = tuple((round(a, 2), round(b, 2)) for a, b in grown(head.columns, rows[head.body : end + 1]).extents)
    header_cost = head.tree.cost / len(head.columns) if head.tree else _WITHOUT_HEADER
    if head.tree is None and sum(map(when_left_out, rows[ceiling : head.top])) >= LEFT_OUT_CELLS:
        header_cost = _NO_HEADER_FITS
    centred = max(head.tree.centred if head.tree else 0.0, body_centred)
    return Block(
        PageTable(table, edges, extents), words, head.top, end, header_cost, cost / len(found), centred, layout.numbered
    )


def _with_label(columns: Columns, rows: Sequence[TextRow], first: int) -> Columns:
    """The columns, with that of a label whose upper line, left of all figures, overlaps their first row."""
    above = rows[first - 1] if first else None
    if above is None or len(above.runs) > 1 or rows[first].base - above.base > _BESIDE * above.size:
        return columns
    run = above.runs[0]
    left = run.x1 < columns.extents[0][0] and not run.numeric
    return columns_of([(run.x0, run.x1), *columns.extents]) if left else columns


def _with_figures(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows of figures, without those whose figures are words of their labels."""
    found: list[TextRow] = []
    for row in rows:
        if row.is_data and not (found and is_label(row, found)):
            found.append(row)
    return found


def _layout(rows: Sequence[TextRow], columns: Columns) -> Layout:
    """Where the labels stand, and whether the first column numbers the rows of figures."""
    label = label_column(rows, columns)
    data = [row.words[0] for row in rows if row.is_data]
    firsts = [w for w in data if columns.of((w.x0 + w.x1) / 2) == 0 and is_number_word(w.text)]
    leading = [w for row in rows for w in row.words[:1] if columns.of((w.x0 + w.x1) / 2) == 0]
    of_all = sum(is_number_word(w.text) for w in leading) >= max(_FEWEST, _MOSTLY * len(leading))
    numbered = label > 0 and (len(firsts) >= _MOSTLY * len(data) or of_all)
    grouped = label > 0 and not numbered and _are_names(rows, columns, label)
    return Layout(label if numbered or grouped else 0, numbered, 0.0, 0.0, grouped)


def _are_names(rows: Sequence[TextRow], columns: Columns, label: int) -> bool:
    """Whether the first column holds words beside few of the labels' lines: names of groups of rows."""
    lines = [{columns.of((run.x0 + run.x1) / 2) for run in row.runs} for row in rows]
    first = [run for row in rows for run in row.runs if columns.of((run.x0 + run.x1) / 2) == 0]
    few = len(first) < _NAMES * sum(label in columns for columns in lines)
    return few and not any(run.numeric or is_number_word(run.words[0].text) for run in first)


def _first_figures(rows: Sequence[TextRow], first: int, last: int) -> int:
    """The first row of figures of the body: a row ahead of it with less than half as many is its header's."""
    data = [n for n in range(first, last + 1) if rows[n].is_data]
    counts = [sum(run.numeric for run in rows[n].runs) for n in data]
    for n, count in enumerate(counts[:-1]):
        if 2 * count >= counts[n + 1] or n == _FIGURES_IN_HEADER:
            return data[n]
    return data[-1]


def _end(rows: Sequence[TextRow], last: int, columns: Columns, layout: Layout) -> int:
    """The table's last text row: labels and rows without figures behind the last row of figures."""
    size = rows[last].size
    while last + 1 < len(rows):
        row, below = rows[last], rows[last + 1]
        step = (below.base - row.base) / size
        homes = [home(run.x0, run.x1, columns) for run in below.runs]
        figures = any(run.numeric and at != layout.label for at, run in zip(homes[1:], below.runs[1:], strict=True))
        if figures or step > _REACH or abs(below.size / size - 1) > _SAME_SIZE or None in homes:
            break
        numbered = layout.numbered and homes[0] == 0 and is_number(below.runs[0]) and (len(homes) > 1 or step < _BESIDE)
        beside = step < _BESIDE and (0 not in homes or homes == [layout.label])
        wrapped = homes == [layout.label] and (layout.numbered or layout.grouped) and step < 1.5
        if not (numbered or beside or wrapped):
            break
        last += 1
    return last


def _ceiling(rows: Sequence[TextRow], first: int, floor: int, columns: Columns) -> int:
    """The first row that may belong to the table: headings, prose and far rows end it."""
    size = rows[first].size
    start = first
    for n in range(first - 1, max(floor, first - _MOST_HEADER - _MOST_AHEAD) - 1, -1):
        row, below = rows[n], rows[n + 1]
        far = below.base - row.base > _REACH * max(row.size, below.size)
        if far or abs(row.size / size - 1) > _SAME_SIZE or _is_heading(row, columns):
            break
        start = n
    return start


def _is_heading(row: TextRow, columns: Columns) -> bool:
    """Whether a row is the heading of what follows, or prose: one text, numbered or over most columns."""
    run = row.runs[0]
    if len(row.runs) > 1:
        return run.x1 < columns.extents[0][0] - _NUMBERS * row.size
    if run.x1 < columns.extents[0][0] - row.size:
        return True
    over = [n for n, (a, b) in enumerate(columns.extents) if run.x0 < b and run.x1 > a]
    return is_item(run) or is_caption(run.text) or (0 in over and len(over) > len(columns) / 2)


def fits(block: Block) -> bool:
    """Whether header and body agree well with a table of cells."""
    rows = len({c.row for c in block.table.table.cells}) - block.table.table.header_rows
    only = block.centred > _WORSE * rows  # what stands where is told by nothing else
    good = block.body_cost < (_CENTRED_BODY if only else _FITTING_BODY) and block.header_cost < _FITTING_HEADER
    headed = block.header_cost < _CERTAIN
    elsewhere = block.centred < -_CENTRED and headed and _names_all(block)  # at the top or the bottom of their cells
    somewhat = block.centred < -_OFF and is_certain(block) and block.body_cost < _GOOD_BODY
    numbered = block.numbered and headed
    return good and (block.centred > _CENTRED or elsewhere or somewhat or numbered)


def is_certain(block: Block) -> bool:
    """Whether its header alone shows that it is a table: a word over each of three columns or more."""
    return block.header_cost < _CERTAIN and block.body_cost < _CERTAIN and _names_all(block)


def is_named(block: Block) -> bool:
    """Whether its header is likely enough for a table of which a frame shows that it is one."""
    return _WITHOUT_HEADER < block.header_cost < _LIKELY and block.body_cost < _FITTING_BODY and _names_all(block)


def _names_all(block: Block) -> bool:
    table = block.table.table
    heads = [c for c in table.cells if c.row < table.header_rows and c.text and not any(map(is_figure, c.text.split()))]
    named = {col for c in heads for col in range(c.col, c.col + c.col_span)}
    columns = {c.col for c in table.cells if c.row >= table.header_rows}
    return len(columns) >= _FEWEST and columns <= named
