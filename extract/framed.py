"""Tables whose columns are parted by nothing but white space, between rules that show where they begin and end.

What the rules enclose is a table whatever it says: here also words in columns make one, where without rules only
figures do (`aligned.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mean
from typing import NamedTuple

from extract.aligned_body import Layout, layout_of
from extract.aligned_cells import CONFIDENCE, OF_HEADER, cell_of
from extract.aligned_columns import Columns, find_columns
from extract.aligned_header import Rule, header_cells
from extract.aligned_pieces import row_pieces, segment_cell, shape_of, tree_cells
from extract.aligned_rows import Piece, table_rows
from extract.aligned_segments import Segment, columns_of, segments_of
from extract.aligned_tree import header_tree
from extract.document import Cell, Place, Table, Word
from extract.framed_rows import are_several, is_headed, one_row, stepped
from extract.frames import Frame, is_whole, lone_rules, parted, rules_in, stacks
from extract.lines import APART, Line
from extract.list_signs import is_number_word
from extract.page_table import Found, PageTable
from extract.rulings import Rulings
from extract.text_rows import TextRow, all_rows, is_figure

_FEWEST_BANDS = 3  # of words in columns; a header and one band more where figures stand in them
_BESIDE = 0.6  # share of a table's rows that fill two columns at least
_MOSTLY = 0.6
_WORDY = 5.5  # words a line of a column, on average: prose
_SHORT = 4  # words of a name or a header
_FITTING = 0.3  # what the texts of a header may be off their places, a column
_ACROSS = 0.2  # share of texts that run over several columns, at most
_SPARSE_RULES = 1.5  # rows between two rules over some columns, to be more than they part
_APART = 0.5  # sizes from a column to the header of another, at least
_BEYOND = 60.0  # points above and below the outermost rules
_MOST_HEADS = 4  # bands
INSIDE = 3.0  # points from a rule of the table to one over some columns
_NEAR_MIDDLE = 1.0  # sizes


def find_framed(lines: Sequence[Line], rulings: Rulings, page: int) -> list[Found]:
    """The tables between rules that no vertical ruling meets, each with its words."""
    rules = lone_rules(rulings)
    found: list[Found] = []
    taken: set[int] = set()
    for stack in stacks(rules):
        near = [line for line in lines if _within(line, stack) and not taken.intersection(map(id, line.words))]
        rows = all_rows(near) if near else []
        for frame in parted(stack, rows):
            if not is_whole(frame, rows) or len(frame.bands) < 2:
                continue
            read = read_frame(frame, (), rules_in(frame, rules), page)
            if read is not None:
                found.append(read)
                taken |= set(map(id, read[1]))
    return found


def _within(line: Line, stack: Frame) -> bool:
    x0, top, x1, bottom = line.box
    near = stack.levels[0] - _BEYOND < (top + bottom) / 2 < stack.levels[-1] + _BEYOND
    return near and x0 < stack.x1 and x1 > stack.x0


class HeadCell(NamedTuple):
    """A cell of a ruled header: its first row and its rows, its first and last column, its lines."""

    row: int
    rows: int
    first: int
    last: int
    lines: tuple[Line, ...]


RuledHead = Callable[[float, Columns], list[HeadCell] | None]
"""For the height at which a header ends and the table's columns: its cells as ruled, or None."""


def read_frame(
    frame: Frame, walls: Sequence[float], rules: Sequence[Rule], page: int, ruled: RuledHead | None = None
) -> Found | None:
    """The table of a frame and its words, None where its texts are none; `walls`: vertical rulings inside it."""
    columns = _columns(frame, walls)
    if columns is None:
        return None
    heads = _heads(frame, columns)
    if not frame.heads:
        columns = with_header(columns, [row for band in frame.bands[:heads] for row in band])
    body_rows = [row for band in frame.bands[heads:] for row in band]
    layout = _layout(body_rows, columns)
    body, unruled = _body(frame, heads, columns, layout, rules)
    shows = frame.torn or len(columns) > len(walls) + 1 or unruled >= _MOSTLY
    if ruled is not None and not shows:
        return None  # nothing that the grid does not rule itself
    if not _is_table(body, frame, walled=len(walls) > 0) or any(_run_together(c.lines) for c in body):
        return None
    if not walls and any(is_headed(row_pieces(band, columns)) for band in frame.bands[heads:]):
        return None
    header = ruled(frame.levels[heads], columns) if ruled is not None and heads else None
    head = head_cells(frame, heads, columns, rules, layout.usual, page) if header is None else _ruled_head(header, page)
    if head is None:
        return None
    cells, depth = head
    for c in body:
        at, span = (depth + c.row, c.first), (c.rows, c.last - c.first + 1)
        cells.append(segment_cell(c.lines, at, span, CONFIDENCE, page))
    words = tuple(w for row in frame.rows for w in row.words)
    return made(cells, frame, columns, depth, page), words


def _layout(rows: Sequence[TextRow], columns: Columns) -> Layout:
    """As `layout_of`; where a first column holds nothing but numbers, these number the rows, however far apart."""
    found = layout_of(rows, columns)
    firsts = [row.words[0] for row in rows if columns.of(row.words[0].x0 + 1) == 0]
    if found.numbered or len(columns) < _FEWEST_BANDS or not all(is_number_word(w.text) for w in firsts):
        return found
    return replace(found, label=max(found.label, 1), numbered=len(firsts) > 1)


def head_cells(
    frame: Frame, heads: int, columns: Columns, rules: Sequence[Rule], usual: float, page: int
) -> tuple[list[Cell], int] | None:
    """The header's cells and rows: by its own rules where it has some, else by where its texts stand; None where they
    do not keep to the columns."""
    rows = [row for band in frame.bands[:heads] for row in band]
    if not rows:
        return [], 0
    top, bottom = frame.levels[0], frame.levels[heads]
    body = frame.bands[heads][0]
    inner = [r for r in rules if top + INSIDE < r[0] < bottom - INSIDE]
    tree = None if inner else header_tree(segments_of(rows), columns, top, bottom)
    if tree is not None and tree.cost < _FITTING * len(columns):
        apart = any(_run_together(node.lines) for node in tree.nodes)
        return None if apart else (list(tree_cells(tree, page)), tree.depth)
    header, depth = header_cells(rows, columns, rules, body, usual)
    cells, apart = [], False
    for c in header:
        apart = apart or _beside(c.lines)
        at, span = (c.first_row, c.first_col), (c.last_row - c.first_row + 1, c.last_col - c.first_col + 1)
        cells.append(cell_of(c.lines, at, span, OF_HEADER, page))
    return None if apart else (cells, depth)


def _beside(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether two lines of a cell stand beside each other, far apart: they are two cells."""
    return any(
        min(a[0].bottom, b[0].bottom) - max(a[0].top, b[0].top) > 0.5 * b[0].size
        and b[0].x0 - a[-1].x1 > APART * b[0].size
        for a, b in pairwise(sorted(lines, key=lambda line: line[0].x0))
    )


def _run_together(lines: Sequence[Segment]) -> bool:
    """Whether a cell holds texts far apart on one line: it is two."""
    return any(
        abs(a.base - b.base) < 0.3 * b.size and b.x0 - a.x1 > APART * b.size
        for a, b in pairwise(sorted(lines, key=lambda s: (round(s.base), s.x0)))
    )


def _ruled_head(header: Sequence[HeadCell], page: int) -> tuple[list[Cell], int]:
    cells = []
    for c in header:
        at, span = (c.row, c.first), (c.rows, c.last - c.first + 1)
        cells.append(cell_of([line.words for line in c.lines], at, span, CONFIDENCE, page))
    return cells, max((c.row + c.rows for c in header), default=0)


def made(cells: Sequence[Cell], frame: Frame, columns: Columns, depth: int, page: int) -> PageTable:
    """The table of a frame's cells; its box and edges in points from the page's top left corner. `depth`: rows of its
    header."""
    ordered = tuple(sorted(cells, key=lambda c: (c.row, c.col)))
    corners = (frame.x0, frame.levels[0], frame.x1, frame.levels[-1])
    x0, top, x1, bottom = (round(v, 2) for v in corners)
    place = Place(page, x0, top, x1, bottom)
    edges = (frame.x0, *columns.edges[1:-1], frame.x1)
    extents = tuple((round(a, 2), round(b, 2)) for a, b in columns.extents)
    return PageTable(Table(ordered, place, (page,), depth), tuple(round(x, 2) for x in edges), extents)


def _columns(frame: Frame, walls: Sequence[float]) -> Columns | None:
    """The columns that the rows below the first band keep to; where a header is deeper, below the second or third."""
    if frame.heads:
        return _between(frame, walls)
    best: Columns | None = None
    for heads in range(min(1, len(frame.bands) - 1), min(_MOST_HEADS, 1 + len(frame.bands) // 2)):
        rows = [row for band in frame.bands[heads:] for row in band]
        found = _columns_of(frame, rows, walls)
        if found is not None and (best is None or len(found) > len(best)):
            best = found
    return best


def _between(frame: Frame, walls: Sequence[float]) -> Columns:
    """The columns between the walls of a header, as wide as what stands in them."""
    extents: list[tuple[float, float]] = []
    for left, right in pairwise((frame.x0, *walls, frame.x1)):
        runs = [run for row in frame.rows for run in row.runs if left - 1 < run.x0 and run.x1 < right + 1]
        inside = (min(run.x0 for run in runs), max(run.x1 for run in runs)) if runs else (left + INSIDE, right - INSIDE)
        extents.append(inside)
    return replace(columns_of(extents), edges=(frame.x0, *walls, frame.x1))


def _columns_of(frame: Frame, rows: Sequence[TextRow], walls: Sequence[float]) -> Columns | None:
    """The columns between walls, some with nothing but a header, and those that white space makes between two walls."""
    extents: list[tuple[float, float]] = []
    middles = [(run.x0 + run.x1) / 2 for row in frame.rows for run in row.runs]
    for left, right in pairwise((float("-inf"), *walls, float("inf"))):
        inside = [part for row in rows if (part := _between_walls(row, left, right)) is not None]
        several = [row for row in inside if len(row.runs) > 1]
        found = [
            columns for some in (inside, several) if len(several) > 1 and (columns := find_columns(some)) is not None
        ]
        if found:
            extents += max(found, key=len).extents
        elif inside:
            runs = [run for row in inside for run in row.runs]
            extents.append((max(left, min(run.x0 for run in runs)), min(right, max(run.x1 for run in runs))))
        elif walls and any(left < x < right for x in middles):
            extents.append((max(left, frame.x0) + INSIDE, min(right, frame.x1) - INSIDE))
    return columns_of(extents) if len(extents) > 1 else None


def _between_walls(row: TextRow, left: float, right: float) -> TextRow | None:
    runs = tuple(run for run in row.runs if left < (run.x0 + run.x1) / 2 < right)
    return replace(row, runs=runs) if runs else None


def with_header(columns: Columns, rows: Sequence[TextRow]) -> Columns:
    """The columns, with those that have nothing but their header."""
    if not rows:
        return columns
    columns = _with_last(columns, rows)
    fullest = max(rows, key=lambda row: (len(row.runs), row.base))
    more = len(fullest.runs) - len(columns)
    free = [(run.x0, run.x1) for run in fullest.runs if not any(run.x0 < b and run.x1 > a for a, b in columns.extents)]
    return columns_of(sorted([*columns.extents, *free])) if more > 0 and len(free) == more else columns


def _with_last(columns: Columns, rows: Sequence[TextRow]) -> Columns:
    """The columns, with one for a header that stands right of them all, over nothing: notes, none of which is made."""
    right = columns.extents[-1][1]
    beyond = [run for row in rows for run in row.runs if run.x0 > right + _APART * row.size]
    if not beyond or any(run.x0 <= right < run.x1 and run.x1 > beyond[0].x0 for row in rows for run in row.runs):
        return columns
    return columns_of([*columns.extents, (min(run.x0 for run in beyond), max(run.x1 for run in beyond))])


def _heads(frame: Frame, columns: Columns) -> int:
    """How many bands are the header's: the first one, and those below it without a figure where others have some."""
    if frame.heads:
        return frame.heads
    figures = [
        sum(run.numeric for row in band for run in row.runs if run.x0 > columns.edges[1]) for band in frame.bands
    ]
    if len(frame.bands) == 1 or sum(row.is_data for row in frame.bands[0]) > 2:
        return 0
    heads = 1
    filled = sum(count > 0 for count in figures)
    while (
        heads < min(_MOST_HEADS, len(figures) - 1)
        and filled > _MOSTLY * len(figures)
        and not figures[heads]
        and any(len(row.runs) > 1 for row in frame.bands[heads])
    ):
        heads += 1
    return heads


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell of the body: its first row and its rows, its first and last column, its lines."""

    row: int
    rows: int
    first: int
    last: int
    lines: tuple[Segment, ...]


def _body(
    frame: Frame, heads: int, columns: Columns, layout: Layout, rules: Sequence[Rule]
) -> tuple[list[_Placed], float]:
    """The cells below the header, and the share of bands, or of their lines, where several rows stand in one."""
    placed: list[_Placed] = []
    several = in_several = row = 0
    widths = [b - a for a, b in columns.extents]
    levels = list(pairwise(frame.levels))[heads:]
    bands = zip(frame.bands[heads:], levels, strict=True)
    for number, (band, (high, low)) in enumerate(bands, start=heads):
        pieces = row_pieces(band, columns)
        inner = [r for r in rules if high + INSIDE < r[0] < low - INSIDE]
        several_rows = are_several(pieces, layout.label, widths)
        if inner and not (several_rows and len(pieces) > _SPARSE_RULES * len(columns) * (len(inner) + 1)):
            placed += between(pieces, inner, columns, row)
            row = max(p.row + p.rows for p in placed)
            continue
        rows = [one_row(_over_all(pieces, columns, frame, across=number in frame.across))]
        if several_rows:
            rows = table_rows(pieces, shape_of(pieces, columns, layout, inner))[0]
        elif (groups := stepped(pieces, widths)) is not None:
            rows = [one_row(group) for group in groups]
        if len(rows) > 1:
            several, in_several = several + 1, in_several + len(band)
        for one in rows:
            placed += [_Placed(row, 1, *at, tuple(lines)) for at, lines in sorted(one.cells.items())]
            row += 1
    lines = sum(map(len, frame.bands[heads:]))
    return placed, max(several / len(levels), in_several / lines)


def between(pieces: Sequence[Piece], inner: Sequence[Rule], columns: Columns, row: int) -> list[_Placed]:
    """The cells of a band with rules over some of its columns: the others reach over the rows that these part."""
    levels = sorted({round(y, 1) for y, _, _ in inner})
    found: dict[tuple[int, int, int, int], list[Segment]] = {}
    for p in sorted(pieces, key=lambda p: (p.segment.base, p.segment.x0)):
        a, b = columns.extents[p.first][0], columns.extents[p.last][1]
        walls = [n for n, y in enumerate(levels, start=1) if any(
            abs(r[0] - y) < INSIDE / 2 and min(r[2], b) - max(r[1], a) > 0.5 * (b - a) for r in inner
        )]  # fmt: skip
        bounds = [0, *walls, len(levels) + 1]
        at = next(
            n for n, bound in enumerate(bounds[1:]) if bound > len(levels) or p.segment.height < levels[bound - 1]
        )
        found.setdefault((row + bounds[at], bounds[at + 1] - bounds[at], p.first, p.last), []).append(p.segment)
    return [_Placed(*at, tuple(lines)) for at, lines in sorted(found.items())]


def _over_all(band: Sequence[Piece], columns: Columns, frame: Frame, *, across: bool) -> Sequence[Piece]:
    """A text alone in the middle of its table, or between the walls above and below, stands over all columns."""
    if len(band) > 1 or band[0].first != band[0].last:
        return band
    alone = band[0].segment
    off = abs(alone.middle - (frame.x0 + frame.x1) / 2)
    if (not across and off > _NEAR_MIDDLE * alone.size) or alone.numeric:
        return band
    return [Piece(alone, 0, len(columns) - 1)]


def _is_table(body: Sequence[_Placed], frame: Frame, *, walled: bool) -> bool:
    rows: dict[int, list[_Placed]] = {}
    for cell in body:
        rows.setdefault(cell.row, []).append(cell)
    if sum(cell.last > cell.first for cell in body) > _ACROSS * len(body):
        return False
    if walled:
        return True
    beside = sum(len(cells) > 1 for cells in rows.values())
    if beside < 2 or beside < _BESIDE * len(rows):
        return False
    figures = sum(any(c.first and is_figure(c.lines[0].words[-1].text) for c in cells) for cells in rows.values())
    if figures < len(rows) / 2:
        words = [len(line.words) for cell in body for line in cell.lines]
        short = sum(run.text.count(" ") < _SHORT for row in frame.rows for run in row.runs)
        prose = mean(words) > _WORDY and short < _ACROSS * sum(len(row.runs) for row in frame.rows)
        return len(frame.bands) >= _FEWEST_BANDS and not prose
    return True
