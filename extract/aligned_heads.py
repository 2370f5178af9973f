"""The header above a body without rulings: which rows are its, where the body begins, which columns it alone tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.aligned_body import Layout, is_number
from extract.aligned_columns import Columns
from extract.aligned_header import Rule, across
from extract.aligned_pieces import row_pieces, shape_of
from extract.aligned_regions import is_caption, is_item
from extract.aligned_rows import table_rows
from extract.aligned_segments import Segment, columns_of, segments_of
from extract.aligned_tree import Tree, header_tree
from extract.text_rows import TextRow

_SAMPLE = 8  # rows
_LEFT_OUT, _MOST_LEFT_OUT, _GOOD = 0.8, 6.0, 0.03
LEFT_OUT_CELLS = 2.0
"""What it costs that a row of several texts above a table is none of its header's; of one text: less."""

_DOUBLED, _REACH, _MOST_AHEAD = 3.0, 3.4, 12  # points; sizes; rows
_LIKELY = 0.5  # a column's cost
_SAME_SIZE = 0.06
_MOSTLY_RULED = 0.8  # of a table's width
_MOST_LABELS = 6  # text rows ahead of the first numbered one
_BESIDE, _NARROW = 1.5, 1.5  # sizes; times as wide as its header


@dataclass(frozen=True, slots=True)
class Head:
    """A header of the text rows from `top` to before `body`; None for a table without one."""

    top: int
    body: int
    columns: Columns
    tree: Tree | None
    cost: float


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
    figures = {columns.of((run.x0 + run.x1) / 2) for run in rows[first].runs if run.numeric} - {layout.label}
    for n in range(first - 1, max(ceiling, first - most) - 1, -1):
        if len(rows[n].runs) > runs or rows[n + 1].base - rows[n].base > step * rows[n].size:
            break
        if not layout.numbered and columns.of((rows[n].runs[0].x0 + rows[n].runs[0].x1) / 2) in figures:
            break
        found.append(n)
    return found


def _below_header(rows: Sequence[TextRow], first: int, columns: Columns, rules: Sequence[Rule]) -> int:
    """The first row below the last rule across the table ahead of its first figures; a rule below numbered rows, which
    are groups of rows, is none of the header's."""
    heights, levels = _levels(rows, first, columns, rules)
    while levels:
        high = levels[-2] if len(levels) > 1 else 0.0
        between = [row for row, y in zip(rows, heights, strict=False) if high < y < levels[-1]]
        if not between or not all(len(row.runs) > 1 and is_number(row.runs[0]) for row in between):
            break
        levels.pop()
    return next(n for n, y in enumerate(heights) if not levels or y > levels[-1])


def _levels(
    rows: Sequence[TextRow], first: int, columns: Columns, rules: Sequence[Rule]
) -> tuple[list[float], list[float]]:
    """The heights of the rows up to the first one of figures, and of the rules across the table ahead of it."""
    heights = [row.base - 0.3 * row.size for row in rows[: first + 1]]
    return heights, sorted(y for y in across(rules, columns.sides, _MOSTLY_RULED) if y < heights[-1])


def ruled_head(rows: Sequence[TextRow], first: int, floor: int, columns: Columns, rules: Sequence[Rule]) -> Head | None:
    """The header that stands between rules across the table above its first figures; None where there is none, or its
    texts do not fit."""
    found: list[Head] = []
    lowest = first
    for top, body, high, low in _header_bands(rows, first, floor, columns, rules):
        segments = segments_of(rows[top:body], columns.starts)
        ways = [(header_tree(segments, c, high, low), c) for c in with_headers(columns, segments)]
        tree, own = min(((tree, c) for tree, c in ways if tree is not None), key=lambda way: way[0].cost)
        left_out = sum(map(when_left_out, rows[top:lowest]))
        found = [replace(head, cost=head.cost + left_out) for head in found]
        lowest = top
        found.append(Head(top, body, own, tree, tree.cost))
    best = min(found, key=lambda head: head.cost, default=None)
    return best if best is not None and best.tree and best.tree.cost < _LIKELY * len(best.columns) else None


def _header_bands(
    rows: Sequence[TextRow], first: int, floor: int, columns: Columns, rules: Sequence[Rule]
) -> Iterator[tuple[int, int, float, float]]:
    """Stretches of text rows between two rules that may be the header, the lowest and shortest first: its first row,
    that of the body, the heights of both rules."""
    heights, levels = _levels(rows, first, columns, rules)
    low, body = 0.0, first
    for below, high in pairwise(reversed(levels)):
        inside = [n for n in range(floor, first) if high < heights[n] < below]
        if not inside and below - high < _DOUBLED:
            continue
        if not inside or any(rows[n].is_data for n in inside):
            return
        if all(len(rows[n].runs) < 2 for n in inside):
            if not low:
                continue  # a group of rows
            if any(rows[n].runs[0].x0 < columns.extents[0][1] for n in inside):
                return  # a caption
        top = high
        while len(inside) > 1 and _is_title(rows[inside[0]], rows[first]):
            top = rows[inside.pop(0)].bottom
        if not low:
            low, body = below, inside[-1] + 1
            if first - body > _MOST_AHEAD or any(_is_far(*rows[n : n + 2]) for n in range(body - 1, first)):
                return
        yield inside[0], body, top, low


def _is_title(row: TextRow, figures: TextRow) -> bool:
    """Whether a row at the top of a header is a title: one text that is numbered, or in other letters than figures."""
    run = row.runs[0]
    titled = is_item(run) or is_caption(run.text)
    return len(row.runs) == 1 and (titled or abs(row.size / figures.size - 1) > _SAME_SIZE)


def _is_far(row: TextRow, below: TextRow) -> bool:
    return below.base - row.base > _REACH * max(row.size, below.size)


def best_head(
    rows: Sequence[TextRow],
    first: int,
    ceiling: int,
    end: int,
    columns: Columns,
    layout: Layout,
    rules: Sequence[Rule],
) -> Head:
    """The best header; one that fits well ends the search."""
    best = Head(first, first, columns, None, float("inf"))
    for body in _bodies(rows, first, ceiling, columns, layout, rules):
        pieces = row_pieces(rows[body : min(first + _SAMPLE, end + 1)], columns)
        _, below, _ = table_rows(pieces, shape_of(pieces, columns, layout, rules))
        bottom = min((s.segment.top for s in pieces), default=rows[body].top)
        nothing = Head(body, body, columns, None, below + sum(when_left_out(row) for row in rows[ceiling:body]))
        for head in (nothing, *_heads(rows, ceiling, body, columns, bottom)):
            whole = head if head is nothing else replace(head, cost=head.cost + below)
            best = whole if whole.cost < best.cost else best
            if whole.tree is not None and whole.cost < _GOOD * len(columns):
                return whole
    return best


def _heads(rows: Sequence[TextRow], ceiling: int, body: int, columns: Columns, bottom: float) -> Iterator[Head]:
    """The headers that may stand above a body that begins at row `body`, at `bottom`, the highest first."""
    left_out = 0.0
    for top in range(ceiling, body):
        segments = segments_of(rows[top:body], columns.starts)
        sides = min(s.top for s in segments), min(bottom, max(s.bottom for s in segments))
        ways = [(header_tree(segments, c, *sides), c) for c in with_headers(columns, segments)]
        tree, own = min(((tree, c) for tree, c in ways if tree is not None), key=lambda way: way[0].cost)
        yield Head(top, body, own, tree, tree.cost + left_out)
        left_out += when_left_out(rows[top])
        if left_out > _MOST_LEFT_OUT:
            return


def when_left_out(row: TextRow) -> float:
    """What it costs that a row above the table is none of its header's."""
    return _LEFT_OUT if len(row.runs) == 1 else LEFT_OUT_CELLS


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
        yield columns_of(sorted([*columns.extents, *extents]), columns.starts)
    if len(extents) > 1:
        for extent in extents:
            yield columns_of(sorted([*columns.extents, extent]), columns.starts)


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
    return columns_of(extents, columns.starts)
