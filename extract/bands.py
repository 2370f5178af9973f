"""Tables in which a rule across the whole width parts (nearly) every row from the next: bands.

The rules alone say where rows begin and end, whatever stands in them: labels of several lines, rows without a
figure, a text over all columns. Only the columns are told by white space, which all bands of the table share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.aligned_body import layout_of
from extract.aligned_columns import Columns
from extract.aligned_header import Rule
from extract.aligned_heads import with_headers
from extract.aligned_pieces import home, row_pieces, segment_cell, tree_cells
from extract.aligned_rows import Piece
from extract.aligned_segments import segment, segments_of
from extract.aligned_starts import with_starts
from extract.aligned_tree import header_tree
from extract.band_frames import APART, band_columns, band_frames, has_figures, height, is_alone, part, take_last
from extract.document import Cell, Word
from extract.framed import INSIDE, between, head_cells, made, with_header
from extract.framed_rows import are_several, is_headed
from extract.frames import Frame, is_prose, is_whole, lone_rules, rules_in, stacks, texts
from extract.lines import Line
from extract.list_signs import is_number_word
from extract.page_table import Found
from extract.rulings import Rulings
from extract.text_rows import Run, TextRow, all_rows

CONFIDENCE = 0.9
"""How sure rules between all rows and white space between all columns make of a cell."""

_MOSTLY, _NEARLY_ALL = 0.6, 0.85
_FEW = 4  # bands: so few must hold figures
_LIST = 3  # lines side by side in as many columns: rows that no rule parts
_COLUMNS_OF_ONE = 4  # figures in the only row below a header
_MOST_HEADS = 4  # bands
_FITTING, _FITTING_RULED = 0.3, 0.1  # what the texts of a header may be off their places, a column


def find_bands(lines: Sequence[Line], rulings: Rulings, page: int) -> list[Found]:
    """The tables whose rows are parted by rules that no vertical ruling meets, each with its words."""
    rules = lone_rules(rulings)
    found: list[Found] = []
    taken: set[int] = set()
    for stack in stacks(rules):
        near = [line for line in lines if _beside(line, stack) and not taken.intersection(map(id, line.words))]
        rows = all_rows(near) if near else []
        free = [row for row in rows if not stack.levels[0] < height(row) < stack.levels[-1]]
        for frame in band_frames(stack, rows):
            last = frame.levels[-1]
            if not is_whole(frame, free) or is_prose(frame):
                continue
            if frame.levels[-1] == last:
                take_last(frame, [row for row in free if height(row) > frame.levels[-1]])
            read = _read(frame, rules_in(frame, rules), page)
            if read is not None:
                found.append(read)
                taken |= set(map(id, read[1]))
    return found


def _beside(line: Line, stack: Frame) -> bool:
    return line.box[0] < stack.x1 and line.box[2] > stack.x0


def _read(frame: Frame, rules: Sequence[Rule], page: int) -> Found | None:
    """The table of a frame and its words; None where its bands are no rows, or its texts keep to no columns."""
    titles = next((n for n, band in enumerate(frame.bands) if not is_alone(band)), 0)
    body = part(frame, titles, len(frame.bands))
    columns = band_columns(body.bands)
    if columns is None or len(columns) < 2:
        return None
    heads = _heads(body, columns)
    if not _are_rows(body, heads, columns):
        return None
    above, below = ([row for band in bands for row in band] for bands in (body.bands[:heads], body.bands[heads:]))
    columns = with_starts(columns, above, below)
    head = _header(body, heads, columns, rules, page)
    if head is None:
        return None
    header, depth, columns = head
    cells: list[Cell] = []
    for n in range(titles):
        lines = [segment(row.words, row.base) for row in frame.bands[n]]
        cells.append(segment_cell(lines, (n, 0), (1, len(columns)), CONFIDENCE, page))
    cells += [cell._replace(row=cell.row + titles) for cell in header]
    depth += titles
    row = depth
    for band, (high, low) in zip(body.bands[heads:], list(pairwise(body.levels))[heads:], strict=True):
        pieces = _pieces(band, columns)
        inner = [r for r in rules if high + INSIDE < r[0] < low - INSIDE]
        placed = between(pieces, inner, columns, row)
        for c in placed:
            at, span = (c.row, c.first), (c.rows, c.last - c.first + 1)
            cells.append(segment_cell(c.lines, at, span, CONFIDENCE, page))
        row = max(c.row + c.rows for c in placed)
    words = tuple(w for one in frame.rows for w in one.words)
    return made(cells, frame, columns, depth, page), words


def _heads(frame: Frame, columns: Columns) -> int:
    """How many bands are the header's: the first ones, as far as they are words and no rows without figures."""
    heads = 0
    bands = frame.bands
    runs = [run for band in bands if has_figures(band) for row in band for run in row.runs if run.numeric]
    filled = {columns.of((run.x0 + run.x1) / 2) for run in runs} - {0}
    while heads < min(_MOST_HEADS, len(bands) - 1) and not has_figures(bands[heads]):
        band = bands[heads]
        if is_alone(band) or _is_numbered(band, columns) or (heads and not _names(band, columns, filled)):
            break
        if heads and min(len(texts(one)) for one in bands[heads - 1 : heads + 1]) >= len(columns):
            break  # no level of a header above another has as many cells
        heads += 1
    return heads


def _names(band: Sequence[TextRow], columns: Columns, filled: set[int]) -> bool:
    """Whether words stand over most columns of figures."""
    runs = [run for row in band for run in row.runs]
    over = {n for n in filled if any(run.x0 < columns.extents[n][1] and run.x1 > columns.extents[n][0] for run in runs)}
    return len(over) >= _MOSTLY * len(filled) > 0


def _header(
    frame: Frame, heads: int, columns: Columns, rules: Sequence[Rule], page: int
) -> tuple[list[Cell], int, Columns] | None:
    """The header's cells and rows, and the columns with those that have nothing but their header: by where its texts
    stand, where these agree well, else by its rules; None where neither makes cells of them."""
    rows = [row for band in frame.bands[:heads] for row in band]
    if not rows:
        return [], 0, columns
    segments = segments_of(rows, columns.starts)
    ways = [
        (header_tree(segments, c, frame.levels[0], frame.levels[heads]), c) for c in with_headers(columns, segments)
    ]
    ruled = any(r[2] - r[1] < _NEARLY_ALL * (frame.x1 - frame.x0) for r in rules if r[0] < frame.levels[heads])
    most = _FITTING_RULED if ruled else _FITTING
    fitting = [(tree, c) for tree, c in ways if tree is not None and tree.cost < most * len(c)]
    if fitting:
        tree, columns = min(fitting, key=lambda way: way[0].cost)
        return list(tree_cells(tree, page)), tree.depth, columns
    columns = with_header(columns, rows)
    layout = layout_of([row for band in frame.bands[heads:] for row in band], columns)
    found = head_cells(frame, heads, columns, rules, layout.usual, page)
    return None if found is None else (*found, columns)


def _is_numbered(band: Sequence[TextRow], columns: Columns) -> bool:
    """Whether a band begins with a row's number."""
    first = min((row.words[0] for row in band), key=lambda w: w.x0)
    return is_number_word(first.text) and columns.of((first.x0 + first.x1) / 2) == 0


def _are_rows(frame: Frame, heads: int, columns: Columns) -> bool:
    """Whether nearly every band below the header is one row, and enough of them have texts side by side."""
    bands = frame.bands[heads:]
    if not bands:
        return False
    if len(bands) < _FEW - 1 and not all(map(has_figures, bands)):
        return False
    if len(bands) == 1 and (not heads or len(texts(bands[0])) < _COLUMNS_OF_ONE):
        return False
    layout = layout_of([row for band in bands for row in band], columns)
    widths = [b - a for a, b in columns.extents]
    pieces = [row_pieces(band, columns) for band in bands]
    if any(map(is_headed, pieces)):
        return False
    several = sum(are_several(band, layout.label, widths) or _is_list(band) for band in pieces)
    beside = sum(len({p.first for p in band}) > 1 for band in pieces)
    return several <= (1 - _NEARLY_ALL) * len(bands) and beside >= _MOSTLY * len(bands)


def _is_list(band: Sequence[Piece]) -> bool:
    """Whether lines of several columns stand side by side throughout."""
    heights: dict[int, set[int]] = {}
    for p in band:
        heights.setdefault(p.first, set()).add(round(p.segment.base))
    tall = [lines for lines in heights.values() if len(lines) >= _LIST]
    return len(tall) >= _LIST and all(lines <= max(tall, key=len) for lines in tall)


def _pieces(band: Sequence[TextRow], columns: Columns) -> list[Piece]:
    """What a band holds in its columns; a text that reaches over several with nothing else in them spans these."""
    rows = [replace(row, runs=tuple(_cut(row, columns))) for row in band]
    pieces = row_pieces(rows, columns)
    wide = [p for p in pieces if p.last > p.first]
    for p in wide:
        others = [o for o in pieces if o is not p and o.first > p.first]
        last = p.first if any(o.first <= p.last for o in others) else len(columns) - 1 if not others else p.last
        pieces = [Piece(o.segment, p.first, last) if o.first == p.first else o for o in pieces]
    return pieces


def _cut(row: TextRow, columns: Columns) -> Iterator[Run]:
    """The row's runs, cut behind a number in the first column."""
    for run in row.runs:
        one, *rest = run.words
        if rest and home(run.x0, run.x1, columns) is None and _numbers(one, rest[0], columns):
            yield Run((one,), one.x0, one.x1, numeric=False)
            yield Run(tuple(rest), rest[0].x0, run.x1, run.numeric)
        else:
            yield run


def _numbers(one: Word, other: Word, columns: Columns) -> bool:
    """Whether the first word stands in the first column, apart from the second behind it."""
    apart = other.x0 - one.x1 > APART * one.size and other.x0 > columns.edges[1]
    return apart and home(one.x0, one.x1, columns) == 0
