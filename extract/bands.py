"""Tables in which a rule across the whole width parts (nearly) every row from the next: bands.

The rules alone say where rows begin and end, whatever stands in them: labels of several lines, rows without a
figure, a text over all columns. Only the columns are told by white space, which all bands of the table share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extract.aligned_blocks import with_headers
from extract.aligned_body import is_number_word, layout_of
from extract.aligned_columns import Columns, find_columns
from extract.aligned_header import Rule
from extract.aligned_pieces import home, row_pieces, segment_cell, tree_cells
from extract.aligned_rows import Piece
from extract.aligned_segments import columns_of, segment, segments_of
from extract.aligned_tree import header_tree
from extract.document import Cell, Word
from extract.framed import INSIDE, between, head_cells, made, with_header
from extract.framed_rows import are_several
from extract.frames import Frame, is_prose, is_whole, lone_rules, stacks
from extract.lines import Line
from extract.page_table import Found
from extract.rulings import Rulings
from extract.text_rows import Run, TextRow, all_rows

CONFIDENCE = 0.9
"""How sure rules between all rows and white space between all columns make of a cell."""

_DOUBLED = 3.0  # points: two rules of one line
_OUTSIDE = 3.0  # points by which a text may stick out of its table's rules
_MOSTLY, _NEARLY_ALL = 0.6, 0.85
_FEWEST = 3  # bands
_FEW = 4  # bands: so few must hold figures
_COLUMNS_OF_ONE = 4  # figures in the only row below a header
_HIGHER, _MUCH_HIGHER = 0.35, 1.2  # sizes of white space that a caption has more than a row
_LINE = 1.2  # sizes of a line
_APART = 0.4  # sizes from a row's number to its label, at least
_FULLEST = 0.5  # of the most texts side by side in a band: bands that tell the columns
_HIGHEST = 40.0  # sizes from one rule to the next
_YEARS = (1900, 2100)
_SMALL = 0.8  # of a header's size: the mark of a note
_MOST_HEADS = 4  # bands
_FITTING = 0.1  # what the texts of a header may be off their places, a column
_OF_FIGURE, _GROUP = 0.45, 3  # sizes between the groups of digits of one figure, at most; digits in one


def find_bands(lines: Sequence[Line], rulings: Rulings, page: int) -> list[Found]:
    """The tables whose rows are parted by rules that no vertical ruling meets, each with its words."""
    rules = lone_rules(rulings)
    found: list[Found] = []
    taken: set[int] = set()
    for stack in stacks(rules):
        near = [line for line in lines if _beside(line, stack) and not taken.intersection(map(id, line.words))]
        rows = all_rows(near) if near else []
        free = [row for row in rows if not stack.levels[0] < _height(row) < stack.levels[-1]]
        for frame in _frames(stack, rows):
            if not is_whole(frame, free) or is_prose(frame):
                continue
            read = _read(frame, [rule for rule in rules if _crosses(rule, frame)], page)
            if read is not None:
                found.append(read)
                taken |= set(map(id, read[1]))
    return found


def _beside(line: Line, stack: Frame) -> bool:
    return line.box[0] < stack.x1 and line.box[2] > stack.x0


def _height(row: TextRow) -> float:
    return row.base - 0.3 * row.size


def _crosses(rule: Rule, frame: Frame) -> bool:
    return frame.levels[0] - 1 < rule[0] < frame.levels[-1] + 1 and rule[1] < frame.x1 and rule[2] > frame.x0


def _frames(stack: Frame, rows: Sequence[TextRow]) -> Iterator[Frame]:
    """The stack with its text rows, cut at bands without a text of the table and where another table begins."""
    frame = Frame(stack.x0, stack.x1, [])
    for high, low in pairwise(stack.levels):
        band = [row for row in rows if high < _height(row) < low]
        if not band and low - high < _DOUBLED:
            continue
        if not band or not _inside(band, stack) or low - high > _HIGHEST * max(row.size for row in band):
            yield from _tables(frame)
            frame = Frame(stack.x0, stack.x1, [])
            continue
        frame.levels += [low] if frame.levels else [high, low]
        frame.bands.append(band)
    yield from _tables(frame)


def _inside(band: Sequence[TextRow], stack: Frame) -> bool:
    return all(row.runs[0].x0 > stack.x0 - _OUTSIDE and row.runs[-1].x1 < stack.x1 + _OUTSIDE for row in band)


def _tables(frame: Frame) -> Iterator[Frame]:
    """The frame, cut at captions between two tables; what stands there belongs to none."""
    start = 0
    for n in range(1, len(frame.bands) - 1):
        if n > start and _is_caption(frame, start, n):
            yield _part(frame, start, n)
            start = n + 1
    if frame.bands:
        yield _part(frame, start, len(frame.bands))


def _part(frame: Frame, start: int, end: int) -> Frame:
    return Frame(frame.x0, frame.x1, frame.levels[start : end + 1], frame.bands[start:end])


def _is_caption(frame: Frame, start: int, n: int) -> bool:
    """Whether band `n`, of one text, names the table below it: the header comes again there, or has other columns."""
    if not _is_alone(frame.bands[n]) or _is_alone(frame.bands[n + 1]):
        return False
    if _same_words(frame.bands[n + 1], frame.bands[start]):
        return True
    size = frame.bands[n][0].size
    more = _free(frame, n) - median(_free(frame, k) for k in range(start, n))
    if more < _HIGHER * size or _has_figures(frame.bands[n + 1]):
        return False
    if more > _MUCH_HIGHER * size:
        return True
    above = _columns(frame.bands[start:n])
    below = _columns(frame.bands[n + 1 :])
    return above is None or below is None or not _agree(above, below)


def _agree(one: Columns, other: Columns) -> bool:
    return len(one) == len(other) and all(
        min(a[1], b[1]) - max(a[0], b[0]) > 0 for a, b in zip(one.extents, other.extents, strict=True)
    )


def _free(frame: Frame, n: int) -> float:
    """The height of a band without its lines, in points."""
    bases = [row.base for row in frame.bands[n]]
    text = max(bases) - min(bases) + _LINE * max(row.size for row in frame.bands[n])
    return frame.levels[n + 1] - frame.levels[n] - text


def _same_words(one: Sequence[TextRow], other: Sequence[TextRow]) -> bool:
    a, b = (Counter(w.text for row in band for w in row.words) for band in (one, other))
    return a == b and not _is_alone(one)


def _is_alone(band: Sequence[TextRow]) -> bool:
    """Whether a band holds one text, of however many lines."""
    return all(len(row.runs) == 1 for row in band) and len(_texts(band)) == 1


def _texts(band: Sequence[TextRow]) -> list[tuple[float, float]]:
    """The stretches from left to right that the texts of a band cover."""
    found: list[tuple[float, float]] = []
    for run in sorted((run for row in band for run in row.runs), key=lambda run: run.x0):
        if found and run.x0 < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], run.x1))
        else:
            found.append((run.x0, run.x1))
    return found


def _has_figures(band: Sequence[TextRow]) -> bool:
    """Whether a figure that is no year stands behind something else."""
    left = min(row.runs[0].x1 for row in band)
    size = _SMALL * max(row.size for row in band)
    runs = [run for row in band for run in row.runs if run.numeric and run.x0 > left and not _is_year(run)]
    return any(w.size > size for run in runs for w in run.words)


def _is_year(run: Run) -> bool:
    return run.text.isdecimal() and _YEARS[0] <= int(run.text) <= _YEARS[1]


def _columns(bands: Sequence[Sequence[TextRow]]) -> Columns | None:
    """The columns that the fullest bands with figures keep to, as wide as all texts within them."""
    with_figures = [band for band in bands if _has_figures(band)]
    bands = bands if not with_figures else [*with_figures, *(b for b in bands[1:] if b not in with_figures)]
    counts = [len(_texts(band)) for band in bands]
    most = max(
        (n for band, n in zip(bands, counts, strict=True) if band in with_figures or not with_figures), default=0
    )
    full = [band for band, n in zip(bands, counts, strict=True) if n > max(1, _FULLEST * most)]
    if with_figures:
        full = [band for band in full if band in with_figures] or full
    rows = [row for band in full for row in band]
    columns = find_columns(rows) if rows else None
    return None if columns is None else _numbers_apart(_widened(_of_whole_figures(columns, rows), bands), bands)


def _of_whole_figures(columns: Columns, rows: Sequence[TextRow]) -> Columns:
    """The columns, those put together that would part the groups of digits of one figure, as in `6 400`."""
    near = _OF_FIGURE * median(row.size for row in rows)
    extents = [columns.extents[0]]
    for start, end in columns.extents[1:]:
        before, after = (
            [w for row in rows for w in row.words if a - 1 < w.x0 < b] for a, b in (extents[-1], (start, end))
        )
        digits = all(len(w.text) == _GROUP and w.text.isdecimal() for w in after)
        if start - extents[-1][1] < near and digits and any(w.text[-1].isdecimal() for w in before):
            extents[-1] = (extents[-1][0], end)
        else:
            extents.append((start, end))
    return columns_of(extents)


def _widened(columns: Columns, bands: Sequence[Sequence[TextRow]]) -> Columns:
    """The columns, with what stands in one of them or between two of them also in other bands."""
    extents = [list(extent) for extent in columns.extents]
    for run in (run for band in bands for row in band for run in row.runs):
        over = [n for n, (a, b) in enumerate(extents) if run.x0 < b and run.x1 > a]
        if len(over) == 1:
            a, b = extents[over[0]]
            extents[over[0]] = [min(a, run.x0), max(b, run.x1)]
    return columns_of([(a, b) for a, b in extents])


def _numbers_apart(columns: Columns, bands: Sequence[Sequence[TextRow]]) -> Columns:
    """The columns, the first one cut behind the numbers of rows where these stand close before their labels."""
    right = columns.edges[1]
    first = [[w for row in band for w in row.words if w.x1 < right] for band in bands]
    first = [words for words in first if words]
    leading = [min(words, key=lambda w: w.x0) for words in first]
    numbers = [w for w in leading if is_number_word(w.text) and w.text[0].isalnum()]
    if len(numbers) < _MOSTLY * len(leading):
        return columns
    end = max(w.x1 for w in numbers)
    rest = [w for words in first for w in words if w.x0 > end]
    crossed = sum(any(w.x0 < end and not is_number_word(w.text) for w in words) for words in first)
    if not rest or crossed > (1 - _MOSTLY) * len(first):
        return columns
    start = min(w.x0 for w in rest if all(w is not one for one in leading)) if rest else end
    if start - end < _APART * leading[0].size:
        return columns
    left, stop = columns.extents[0]
    return columns_of([(left, end), (start, max(stop, start)), *columns.extents[1:]])


def _read(frame: Frame, rules: Sequence[Rule], page: int) -> Found | None:
    """The table of a frame and its words; None where its bands are no rows, or its texts keep to no columns."""
    titles = next((n for n, band in enumerate(frame.bands) if not _is_alone(band)), 0)
    body = _part(frame, titles, len(frame.bands))
    columns = _columns(body.bands)
    if columns is None or len(columns) < 2:
        return None
    heads = _heads(body, columns)
    if not _are_rows(body, heads, columns):
        return None
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
    figures = [_has_figures(band) for band in bands]
    while heads < min(_MOST_HEADS, len(bands) - 1) and not figures[heads] and not _is_numbered(bands[heads], columns):
        if heads and (not any(figures) or sum(figures) <= _MOSTLY * (len(figures) - heads)):
            break
        if _is_alone(bands[heads]):
            break
        heads += 1
    return heads


def _header(
    frame: Frame, heads: int, columns: Columns, rules: Sequence[Rule], page: int
) -> tuple[list[Cell], int, Columns] | None:
    """The header's cells and rows, and the columns with those that have nothing but their header: by where its texts
    stand, where these agree well, else by its rules; None where neither makes cells of them."""
    rows = [row for band in frame.bands[:heads] for row in band]
    if not rows:
        return [], 0, columns
    segments = segments_of(rows)
    ways = [
        (header_tree(segments, c, frame.levels[0], frame.levels[heads]), c) for c in with_headers(columns, segments)
    ]
    fitting = [(tree, c) for tree, c in ways if tree is not None and tree.cost < _FITTING * len(c)]
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
    if len(bands) < _FEW - 1 and not all(map(_has_figures, bands)):
        return False
    if len(bands) == 1 and (not heads or len(_texts(bands[0])) < _COLUMNS_OF_ONE):
        return False
    layout = layout_of([row for band in bands for row in band], columns)
    widths = [b - a for a, b in columns.extents]
    several = sum(are_several(row_pieces(band, columns), layout.label, widths) for band in bands)
    beside = sum(len({p.first for p in row_pieces(band, columns)}) > 1 for band in bands)
    return several <= (1 - _NEARLY_ALL) * len(bands) and beside >= _MOSTLY * len(bands)


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
    apart = other.x0 - one.x1 > _APART * one.size and other.x0 > columns.edges[1]
    return apart and home(one.x0, one.x1, columns) == 0
