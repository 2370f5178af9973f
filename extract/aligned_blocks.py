"""Tables without rulings whose texts stand in the middle of their cells: merged headers, rows of several lines.

The reading by baselines (`aligned_cells.py`) takes what stands on one line for one row. Where cells are centred
that is wrong; here header and body are weighed as a whole, and the table says how well it fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.aligned_body import Layout, is_number
from extract.aligned_columns import Columns, find_columns
from extract.aligned_header import Rule
from extract.aligned_pieces import body_cells, home, place_of, row_pieces, shape_of, tree_cells
from extract.aligned_regions import is_item, is_label
from extract.aligned_rows import table_rows
from extract.aligned_segments import Segment, columns_of, grown, numbers_apart, segments_of, uncrossed
from extract.aligned_tree import Tree, header_tree
from extract.document import Table, Word
from extract.list_signs import is_number_word
from extract.page_table import PageTable
from extract.text_rows import TextRow, is_figure

_REACH = 2.6  # sizes from row to row of a header, at most
_SAME_SIZE = 0.06
_MOST_HEADER, _MOST_AHEAD, _SAMPLE = 30, 12, 8  # rows
_LEFT_OUT, _LEFT_OUT_CELLS, _MOST_LEFT_OUT, _GOOD = 0.8, 2.0, 6.0, 0.03
_MOSTLY, _NUMBERS = 0.6, 6.0  # sizes: a column left of the figures' labels, of which only the header tells
_FIGURES_IN_HEADER = 2  # rows
_MOSTLY_RULED = 0.8  # of a table's width
_MOST_LABELS = 6  # text rows ahead of the first numbered one
_WITHOUT_HEADER, _NO_HEADER_FITS = -1.0, 9.0
_BESIDE, _NARROW = 1.5, 1.5  # sizes; times as wide as its header
_CERTAIN, _LIKELY, _FEWEST = 0.25, 0.5, 3
_FITTING_HEADER, _FITTING_BODY, _CENTRED = 0.3, 0.3, 1.0
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


@dataclass(frozen=True, slots=True)
class _Head:
    """A header of the text rows from `top` to before `body`; None for a table without one."""

    top: int
    body: int
    columns: Columns
    tree: Tree | None
    cost: float


def read_block(
    rows: Sequence[TextRow], first: int, last: int, floor: int, rules: Sequence[Rule], page: int
) -> Block | None:
    """The table of the rows of figures `first` to `last`; rows before `floor` belong to another one."""
    first = _first_figures(rows, first, last)
    data = _with_figures(rows[first : last + 1])
    columns = find_columns(data)
    if columns is None:
        return None
    columns = numbers_apart(uncrossed(columns, rows[first : last + 1]), rows[first : last + 1])
    wide = grown(columns, rows[first : last + 1])
    if len(wide) <= 2 and all(run.numeric for row in data for run in row.runs):
        return None  # the marks of a chart's axes
    layout = _layout(rows[first : last + 1], wide)
    end = _end(rows, last, wide, layout)
    ceiling = _ceiling(rows, first, floor, wide)
    head = _best_head(rows, first, ceiling, end, wide, layout, rules)
    labels = sum(wide.extents[layout.label]) / 2
    layout = replace(layout, label=head.columns.of(labels))  # its header may tell of a column before it
    pieces = row_pieces(rows[head.body : end + 1], head.columns)
    body, cost, body_centred = table_rows(pieces, shape_of(pieces, head.columns, layout, rules))
    if not body:
        return None
    depth = head.tree.depth if head.tree else 0
    cells = [*tree_cells(head.tree, page), *body_cells(body, depth, page)]
    words = tuple(w for row in rows[head.top : end + 1] for w in row.words)
    place = place_of(words, page)
    table = Table(tuple(sorted(cells, key=lambda c: (c.row, c.col))), place, (page,), depth)
    edges = tuple(round(x, 2) for x in head.columns.edges)
    extents = tuple((round(a, 2), round(b, 2)) for a, b in grown(head.columns, rows[head.body : end + 1]).extents)
    header_cost = head.tree.cost / len(head.columns) if head.tree else _WITHOUT_HEADER
    if head.tree is None and sum(map(_left_out, rows[ceiling : head.top])) >= _LEFT_OUT_CELLS:
        header_cost = _NO_HEADER_FITS
    centred = max(head.tree.centred if head.tree else 0.0, body_centred)
    return Block(
        PageTable(table, edges, extents), words, head.top, end, header_cost, cost / len(body), centred, layout.numbered
    )


def _with_figures(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows of figures, without those whose figures are words of their labels."""
    found: list[TextRow] = []
    for row in rows:
        if row.is_data and not (found and is_label(row, found)):
            found.append(row)
    return found


def _layout(rows: Sequence[TextRow], columns: Columns) -> Layout:
    """Where the labels stand, and whether the first column numbers the rows of figures."""
    letters = [0] * len(columns)
    for row in rows:
        for w in row.words:
            letters[columns.of((w.x0 + w.x1) / 2)] += 0 if is_figure(w.text) else len(w.text)
    label = max(range(len(columns)), key=lambda c: (letters[c], -c))
    data = [row.words[0] for row in rows if row.is_data]
    firsts = [w for w in data if columns.of((w.x0 + w.x1) / 2) == 0 and is_number_word(w.text)]
    leading = [w for row in rows for w in row.words[:1] if columns.of((w.x0 + w.x1) / 2) == 0]
    of_all = sum(is_number_word(w.text) for w in leading) >= max(_FEWEST, _MOSTLY * len(leading))
    numbered = label > 0 and (len(firsts) >= _MOSTLY * len(data) or of_all)
    return Layout(label if numbered else 0, numbered, 0.0, 0.0)


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
        numbered = layout.numbered and homes[0] == 0 and is_number(below.runs[0]) and (len(homes) > 1 or step < 0.95)
        beside = step < 0.95 and 0 not in homes
        wrapped = homes == [layout.label] and layout.numbered and step < 1.5
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
    return is_item(run) or (0 in over and len(over) > len(columns) / 2)


def _bodies(
    rows: Sequence[TextRow], first: int, ceiling: int, columns: Columns, layout: Layout, rules: Sequence[Rule]
) -> list[int]:
    """Where the body may begin: at the first row of figures, or at rows ahead of it that may be labels; none of them
    stands above the rule below the header."""
    ceiling = max(ceiling, _below_header(rows, first, columns, rules))
    if layout.numbered:
        numbered = [n for n in range(ceiling, first) if len(rows[n].runs) > 1 and is_number(rows[n].runs[0])]
        first = min(numbered, default=first)
    found = [first]
    most, runs, step = (_MOST_LABELS, 2, 2.0) if layout.numbered else (3, 1, 1.6)
    for n in range(first - 1, max(ceiling, first - most) - 1, -1):
        if len(rows[n].runs) > runs or rows[n + 1].base - rows[n].base > step * rows[n].size:
            break
        found.append(n)
    return found


def _below_header(rows: Sequence[TextRow], first: int, columns: Columns, rules: Sequence[Rule]) -> int:
    """The first row below the last rule across the table ahead of its first figures; a rule below numbered rows, which
    are groups of rows, is none of the header's."""
    left, right = columns.extents[0][0], columns.extents[-1][1]
    heights = [row.base - 0.3 * row.size for row in rows[: first + 1]]
    across = sorted(
        y for y, x0, x1 in rules if y < heights[-1] and min(x1, right) - max(x0, left) > _MOSTLY_RULED * (right - left)
    )
    while across:
        high = across[-2] if len(across) > 1 else 0.0
        between = [row for row, y in zip(rows, heights, strict=False) if high < y < across[-1]]
        if not between or not all(len(row.runs) > 1 and is_number(row.runs[0]) for row in between):
            break
        across.pop()
    return next(n for n, y in enumerate(heights) if not across or y > across[-1])


def _best_head(
    rows: Sequence[TextRow],
    first: int,
    ceiling: int,
    end: int,
    columns: Columns,
    layout: Layout,
    rules: Sequence[Rule],
) -> _Head:
    """The best header; one that fits well ends the search."""
    best = _Head(first, first, columns, None, float("inf"))
    for body in _bodies(rows, first, ceiling, columns, layout, rules):
        pieces = row_pieces(rows[body : min(first + _SAMPLE, end + 1)], columns)
        _, below, _ = table_rows(pieces, shape_of(pieces, columns, layout, rules))
        bottom = min((s.segment.top for s in pieces), default=rows[body].top)
        nothing = _Head(body, body, columns, None, below + sum(_left_out(row) for row in rows[ceiling:body]))
        for head in (nothing, *_heads(rows, ceiling, body, columns, bottom)):
            whole = head if head is nothing else replace(head, cost=head.cost + below)
            best = whole if whole.cost < best.cost else best
            if whole.tree is not None and whole.cost < _GOOD * len(columns):
                return whole
    return best


def _heads(rows: Sequence[TextRow], ceiling: int, body: int, columns: Columns, bottom: float) -> Iterator[_Head]:
    """The headers that may stand above a body that begins at row `body`, at `bottom`, the highest first."""
    left_out = 0.0
    for top in range(ceiling, body):
        segments = segments_of(rows[top:body])
        sides = min(s.top for s in segments), min(bottom, max(s.bottom for s in segments))
        ways = [(header_tree(segments, c, *sides), c) for c in with_headers(columns, segments)]
        tree, own = min(((tree, c) for tree, c in ways if tree is not None), key=lambda way: way[0].cost)
        yield _Head(top, body, own, tree, tree.cost + left_out)
        left_out += _left_out(rows[top])
        if left_out > _MOST_LEFT_OUT:
            return


def _left_out(row: TextRow) -> float:
    """What it costs that a row above the table is none of its header's."""
    return _LEFT_OUT if len(row.runs) == 1 else _LEFT_OUT_CELLS


def with_headers(columns: Columns, segments: Sequence[Segment]) -> Iterator[Columns]:
    """The columns, and the columns with those of which only the header tells."""
    columns = _with_names(columns, segments)
    yield columns
    free = [s for s in segments if all(s.x1 < a or s.x0 > b for a, b in columns.extents)]
    extents: list[tuple[float, float]] = []
    for s in sorted(free, key=lambda s: s.x0):
        if any(o.base > s.base + 1 and o.x0 < s.x1 and o.x1 > s.x0 and o not in free for o in segments):
            continue
        if extents and s.x0 < extents[-1][1]:
            extents[-1] = (extents[-1][0], max(extents[-1][1], s.x1))
        else:
            extents.append((s.x0, s.x1))
    if extents:
        yield columns_of(sorted([*columns.extents, *extents]))
    if len(extents) > 1:
        for extent in extents:
            yield columns_of(sorted([*columns.extents, extent]))


def _with_names(columns: Columns, segments: Sequence[Segment]) -> Columns:
    """The columns, narrow ones without a header as wide as one that stands close beside: `No.` beside rows' numbers."""
    extents = list(columns.extents)
    for n, (start, end) in enumerate(columns.extents):
        if any(s.x0 < end and s.x1 > start for s in segments):
            continue
        left = extents[n - 1][1] if n else float("-inf")
        right = columns.extents[n + 1][0] if n + 1 < len(columns) else float("inf")
        for s in segments:
            apart = max(start - s.x1, s.x0 - end)
            narrow = end - start < _NARROW * (s.x1 - s.x0)
            if narrow and apart < _BESIDE * s.size and left < s.x0 and s.x1 < right:
                extents[n] = (min(start, s.x0), max(end, s.x1))
    return columns_of(extents)


def fits(block: Block) -> bool:
    """Whether header and body agree well with a table of cells."""
    rows = len({c.row for c in block.table.table.cells}) - block.table.table.header_rows
    only = block.centred > _WORSE * rows  # what stands where is told by nothing else
    good = block.body_cost < (_CENTRED_BODY if only else _FITTING_BODY) and block.header_cost < _FITTING_HEADER
    elsewhere = block.centred < -_CENTRED and is_certain(block)  # at the top or the bottom of their cells
    numbered = block.numbered and block.header_cost < _CERTAIN
    return good and (block.centred > _CENTRED or elsewhere or numbered)


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
