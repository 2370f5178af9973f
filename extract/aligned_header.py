"""The header above rows of figures: how far up it reaches, and its cells with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.aligned_columns import Columns
from extract.document import Word
from extract.text_rows import TextRow

_REACH = 2.6  # sizes between two rows of a header, at most
_REACH_TO_RULE = 4.5
_MAX_ROWS = 10
_COVERS = 0.9
_FULL = 0.6  # a rule over this share of the table's width is one of its own
_SPACE, _MOST_SPACE, _APART = 0.34, 0.8, 0.9  # shares of the size
_OUT, _WIDER = 3.0, 8.0  # sizes by which a header may stick out of its table; of the last column alone
_LEADING = 1.6  # sizes between two lines of one header cell, at most
_CAPTION = re.compile(r"(?i)(table|figure|exhibit|bảng|biểu|hình)\s+[\dA-Z]")
Rule = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A header cell: its lines of words from top to bottom, its columns and rows (last ones included)."""

    lines: tuple[tuple[Word, ...], ...]
    first_col: int
    last_col: int
    first_row: int = 0
    last_row: int = 0

    @property
    def words(self) -> list[Word]:
        """All its words."""
        return [w for line in self.lines for w in line]

    @property
    def top(self) -> float:
        """The top of its first line, in points."""
        return min(w.top for w in self.lines[0])

    @property
    def bottom(self) -> float:
        """The bottom of its last line, in points."""
        return max(w.bottom for w in self.lines[-1])


def across(rules: Iterable[Rule], sides: tuple[float, float], share: float) -> list[float]:
    """The heights of the rules that run over more than this share of the width between two sides."""
    left, right = sides
    return [y for y, x0, x1 in rules if min(x1, right) - max(x0, left) > share * (right - left)]


def header_start(rows: Sequence[TextRow], first: int, floor: int, columns: Columns, rules: Sequence[Rule]) -> int:
    """The index of the header's first row; `first` where there is none. Rows before `floor` are taken."""
    left, right = columns.sides
    full = across(rules, columns.sides, _FULL)
    start = first
    for n in range(first - 1, max(floor, first - _MAX_ROWS) - 1, -1):
        row, below = rows[n], rows[n + 1]
        high, low = row.base - 0.3 * row.size, below.base - 0.3 * below.size
        between = [y for y in full if high < y < low]
        ruled = any(high < y < low and min(x1, right) > max(x0, left) for y, x0, x1 in rules)
        reach = _REACH_TO_RULE if ruled else _REACH
        if below.base - row.base > reach * max(row.size, below.size) or not _fits(row, columns):
            break
        if between and start < first and not _rule_above(rows, n, floor, full, columns):
            break
        start = n
    return start


def header_end(
    rows: Sequence[TextRow], start: int, first: int, last: int, columns: Columns, rules: Sequence[Rule]
) -> int:
    """The index of the first row below the header, where its last rule says so; else `first`.

    A header may hold figures itself (years, ranges): it then stands alone between the table's first two rules.
    Rows without figures below the header's rule (`Sex`, then `Male 12`) belong to the body.
    """
    labels = sum(columns.extents[0]) / 2
    full = across((rule for rule in rules if rule[1] < labels), columns.sides, _COVERS)
    closing = [y for y in full if rows[start].base < y < rows[first].top + 2] if start < first else []
    if closing:
        return next(n for n in range(start, first + 1) if rows[n].base > closing[-1])
    above = [y for y in full if rows[start].top - _REACH * rows[start].size < y < rows[start].top + 2]
    below = [y for y in full if y > rows[first].base]
    end = next((n for n in range(first, last + 1) if above and below and rows[n].base > below[0]), first)
    if end > first and end - start <= _MAX_ROWS and last - end >= 1:
        return end
    return _before_group(rows, start, first, columns) if start < first else first


def _before_group(rows: Sequence[TextRow], start: int, first: int, columns: Columns) -> int:
    """Where no rule tells: a label alone under the headers of most columns is the body's first group."""
    end = first
    while end - 1 > start and _label_alone(rows[end - 1], columns):
        end -= 1
    heads = {columns.of((run.x0 + run.x1) / 2) for run in rows[end - 1].runs} - {0}
    return end if end < first and len(heads) > (len(columns) - 1) / 2 else first


def _label_alone(row: TextRow, columns: Columns) -> bool:
    text = row.runs[0].text
    return len(row.runs) == 1 and row.runs[0].x1 < columns.extents[1][0] and text[:1].isupper()


def _fits(row: TextRow, columns: Columns) -> bool:
    """Whether the row's runs stand over columns, as a caption and a paragraph do not."""
    if _CAPTION.match(row.runs[0].text):
        return False
    second = columns.extents[1]
    for run in row.runs:
        if run.x0 < second[0] - row.size and run.x1 > second[1] and run.x0 < columns.extents[0][1]:
            return False
        over = len(row.runs) > 1 and columns.edges[-2] < run.x0 < columns.extents[-1][1]  # the last column alone
        out = (_WIDER if over else _OUT) * row.size
        if run.x1 > columns.extents[-1][1] + out or run.x0 < columns.extents[0][0] - _OUT * row.size:
            return False
    return True


def _rule_above(rows: Sequence[TextRow], n: int, floor: int, full: Sequence[float], columns: Columns) -> bool:
    """Whether a rule of the table stands over row `n` or over header rows right above it."""
    for k in range(n, max(floor, n - _MAX_ROWS) - 1, -1):
        if not _fits(rows[k], columns):
            return False
        ceiling = rows[k - 1].base if k > 0 else 0.0
        if any(ceiling < y < rows[k].base - 0.3 * rows[k].size for y in full):
            return rows[k].top - max(y for y in full if y < rows[k].base) < _REACH_TO_RULE * rows[k].size
        if k > 0 and rows[k].base - rows[k - 1].base > _REACH * rows[k].size:
            return False
    return False


def header_cells(
    rows: Sequence[TextRow], columns: Columns, rules: Sequence[Rule], body: TextRow, usual: float
) -> tuple[list[HeaderCell], int]:
    """The header's cells with their rows, and how many rows it has.

    `body` is the first row below it, `usual` the distance between two rows of the body in points.
    """
    phrases: list[HeaderCell] = []
    for n, row in enumerate(rows):
        beside = [*rows[max(n - 1, 0) : n], *rows[n + 1 : n + 2]]
        phrases += _row_phrases(row, beside, columns, rules, body)
    merged: list[HeaderCell] = []
    for phrase in sorted(phrases, key=lambda c: (c.first_col, c.last_col, c.top)):
        before = merged[-1] if merged else None
        if before is not None and _is_next_line(before, phrase, rules, usual):
            merged[-1] = replace(before, lines=before.lines + phrase.lines)
        else:
            merged.append(phrase)
    return _levelled(merged)


def _is_next_line(one: HeaderCell, other: HeaderCell, rules: Sequence[Rule], usual: float) -> bool:
    if (one.first_col, one.last_col) != (other.first_col, other.last_col):
        return False
    size = max(w.size for w in other.words)
    if other.bottom - one.bottom > max(_LEADING * size, 1.1 * usual):
        return False
    middle = (min(w.x0 for w in other.words) + max(w.x1 for w in other.words)) / 2
    return not any(one.bottom - 0.3 * size < y < other.top + 0.3 * size and x0 < middle < x1 for y, x0, x1 in rules)


def _row_phrases(
    row: TextRow, beside: Sequence[TextRow], columns: Columns, rules: Sequence[Rule], body: TextRow
) -> list[HeaderCell]:
    """The row's phrases with their columns; `beside`: the header's rows right above and below."""
    parts = []
    for part in _phrases(row, columns):
        parts += [part] if _ruled(part, columns, rules, body) else _at_walls(part, beside, columns)
    middles = [(part[0].x0 + max(w.x1 for w in part)) / 2 for part in parts]
    cells: list[HeaderCell] = []
    for n, part in enumerate(parts):
        under = _ruled(part, columns, rules, body)
        if under:  # a rule that runs on under the next phrase is shared out
            mine = [c for c in under if _nearest(columns.extents[c], middles) == n] or [columns.of(middles[n])]
            first, last = mine[0], mine[-1]
        else:
            free = (parts[n - 1][-1].x1 if n else 0.0, parts[n + 1][0].x0 if n + 1 < len(parts) else 1e9)
            first, last = _span(part, columns, free)
        cells.append(HeaderCell((tuple(part),), first, last))
    return _moved_apart(cells, columns)


def _moved_apart(cells: list[HeaderCell], columns: Columns) -> list[HeaderCell]:
    """The cells; of two side by side over one column the one that stands clear of its texts is over the next, if that
    has no other."""
    for n, (one, other) in enumerate(pairwise(cells)):
        at = one.last_col
        if not one.first_col == at == other.first_col == other.last_col:
            continue
        left, right = columns.extents[at]
        after = cells[n + 2].first_col if n + 2 < len(cells) else len(columns)
        before = cells[n - 1].last_col if n else -1
        if other.words[0].x0 > right and at + 1 < after:
            cells[n + 1] = replace(other, first_col=at + 1, last_col=at + 1)
        elif one.words[-1].x1 < left and before < at - 1:
            cells[n] = replace(one, first_col=at - 1, last_col=at - 1)
    return cells


def _at_walls(part: Sequence[Word], beside: Sequence[TextRow], columns: Columns) -> list[list[Word]]:
    """The phrase, cut between columns that the line above or below keeps apart: two headers close together."""
    cut = [[part[0]]]
    for one, other in pairwise(part):
        wall = columns.edges[columns.of((other.x0 + other.x1) / 2)]
        kept_apart = one.x1 < wall + 1 and any(_apart_at(row, wall, columns) for row in beside)
        if columns.of((one.x0 + one.x1) / 2) != columns.of((other.x0 + other.x1) / 2) and kept_apart:
            cut.append([other])
        else:
            cut[-1].append(other)
    return cut


def _apart_at(row: TextRow, wall: float, columns: Columns) -> bool:
    """Whether the row has a run in each of the two columns beside a boundary."""
    at = columns.of(wall + 0.1)
    homes = [columns.of((run.x0 + run.x1) / 2) for run in row.runs if run.x1 < wall + 1 or run.x0 > wall - 1]
    return at in homes and at - 1 in homes


def _nearest(extent: tuple[float, float], middles: Sequence[float]) -> int:
    middle = (extent[0] + extent[1]) / 2
    return min(range(len(middles)), key=lambda n: (abs(middles[n] - middle), n))


def _ruled(part: Sequence[Word], columns: Columns, rules: Sequence[Rule], body: TextRow) -> list[int]:
    """The columns over the rule right beneath a phrase; none where there is no rule, or one over everything."""
    x0, x1 = part[0].x0, max(w.x1 for w in part)
    bottom, size = max(w.bottom for w in part), max(w.size for w in part)
    labels = sum(columns.extents[0]) / 2
    for y, left, right in rules:
        beneath = bottom - 0.5 * size < y < bottom + size and y < body.top
        if beneath and max(left - 1, labels) < (x0 + x1) / 2 < right + 1 and left > labels:
            return [c for c, (a, b) in enumerate(columns.extents) if left - 2 < (a + b) / 2 < right + 2]
    return []


def _phrases(row: TextRow, columns: Columns) -> list[list[Word]]:
    space = min(max(_SPACE, 1.3 * row.space), _MOST_SPACE)
    heads = {id(run.words[0]) for run in row.runs}
    words = row.words
    parts = [[words[0]]]
    for one, other in pairwise(words):
        gap = (other.x0 - one.x1) / max(one.size, other.size, 1e-6)
        same = columns.of((one.x0 + one.x1) / 2) == columns.of((other.x0 + other.x1) / 2)
        if gap > _APART or (not same and (gap > space or id(other) in heads)):
            parts.append([other])
        else:
            parts[-1].append(other)
    return parts


def _span(part: Sequence[Word], columns: Columns, free: tuple[float, float]) -> tuple[int, int]:
    """First and last column of a phrase without a rule of its own: those that it covers or is centred over."""
    x0, x1 = part[0].x0, max(w.x1 for w in part)
    middle = (x0 + x1) / 2
    home = columns.of(middle)
    covered = [
        c for c, (a, b) in enumerate(columns.extents)
        if c == home or min(x1, b) - max(x0, a) > 0.3 * (b - a)
    ]  # fmt: skip
    if len(covered) == 1 and home > 0:
        return _centred(middle, home, columns, free)
    return covered[0], covered[-1]


def _centred(middle: float, home: int, columns: Columns, free: tuple[float, float]) -> tuple[int, int]:
    """The widest stretch of columns with this middle, where the phrase is off the middle of its own column."""
    a, b = columns.extents[home]
    if abs((a + b) / 2 - middle) < 0.5 * (b - a):
        return home, home
    best = (home, home)
    for first in range(1, home + 1):
        for last in range(home, len(columns)):
            left, right = columns.extents[first][0], columns.extents[last][1]
            inside = free[0] < left and right < free[1]
            step = (right - left) / (last - first + 1)
            if inside and abs((left + right) / 2 - middle) < 0.25 * step and last - first > best[1] - best[0]:
                best = (first, last)
    return best


def _levelled(cells: Sequence[HeaderCell]) -> tuple[list[HeaderCell], int]:
    """The cells with rows: each below those above it, the lowest ones down to the header's last row."""
    placed: list[HeaderCell] = []
    for cell in sorted(cells, key=lambda c: (c.top, c.first_col)):
        above = [p.first_row for p in placed if _stacked(p, cell) and p.bottom < cell.bottom]
        placed.append(replace(cell, first_row=max(above, default=-1) + 1))
    count = max((c.first_row for c in placed), default=-1) + 1
    result = []
    for cell in placed:
        below = [p.first_row for p in placed if p is not cell and _stacked(p, cell) and p.first_row > cell.first_row]
        above_any = any(_stacked(p, cell) and p.first_row < cell.first_row for p in placed)
        alone = not above_any and cell.first_col == cell.last_col
        first = 0 if alone else cell.first_row
        result.append(replace(cell, first_row=first, last_row=min(below, default=count) - 1))
    return result, count


def _stacked(one: HeaderCell, other: HeaderCell) -> bool:
    return one.first_col <= other.last_col and other.first_col <= one.last_col
