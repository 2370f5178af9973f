"""Stretches of rows of figures that belong to one table.

A table read by baselines needs rows of figures close together. One whose cells are centred has lines of labels
between them, and is tried with a looser bond: whether it is a table shows when it has been read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extract.aligned_body import is_number
from extract.aligned_header import Rule, across
from extract.list_signs import is_number_word
from extract.text_rows import Run, TextRow

_REACH = 3.4  # sizes between two rows of one table, at most
_TABULAR = 3  # runs in a row that is a table's even without a figure
_BETWEEN_RULES = 30  # other rows between two rows of figures, at most
_SHARED = 0.5  # of a row's figures stand under the figures above
_MOSTLY_WIDE = 0.8
_ROWS = 3
_INDICES = 4  # columns that a row numbers, at least
_RECENT = 60  # rows of a table that a further one is compared with
_APART = 1.3  # usual steps from one row to the next
_LARGER = 1.06
_NEARBY, _SHORT = 12, 8.0  # rows; sizes: a unit, not a label
_CAPTION = re.compile(
    r"(?i)(table|figure|exhibit|appendix|bảng|biểu|hình|phụ lục)\s+[\dA-Z]+[\d.\-]*[a-zđ]?[.:]?(\s|$)"
)
_ITEM = re.compile(r"[a-zđ][.)]|(\d{1,2}\.)+\d{0,2}[.)]?|\d{1,2}\)|[IVX]{1,4}\.")


@dataclass(frozen=True, slots=True)
class Region:
    """First and last row; `enough`: its rows alone make a table, otherwise only with a header that fits."""

    first: int
    last: int
    enough: bool


@dataclass(frozen=True, slots=True)
class Bond:
    """What holds rows of figures together: how many others may stand between them, and whether lines of labels do."""

    between: int
    labels: bool


BY_BASELINE, BY_CELLS = Bond(8, labels=False), Bond(12, labels=True)


def regions(rows: Sequence[TextRow], rules: Sequence[Rule], bond: Bond) -> list[Region]:
    """The stretches of rows of figures that belong together, from top to bottom."""
    found: list[Region] = []
    members: list[int] = []
    for n, row in enumerate(rows):
        if not row.is_data or (bond.labels and members and is_label(row, [rows[m] for m in members[-_NEARBY:]])):
            continue
        if members and not _goes_on(rows, members, n, rules, bond):
            found.append(_region(rows, members))
            members = []
        members.append(n)
    return [*found, _region(rows, members)] if members else found


def is_label(row: TextRow, above: Sequence[TextRow]) -> bool:
    """Whether a row's only figures are words of a label, left of where the rows before it have theirs; not so where it
    has more of them than any of these (a header's `6` above `months`)."""
    left = min(run.x0 for other in above for run in other.runs[1:] if run.numeric)
    return all(run.x1 < left for run in row.runs) and _figures(row) <= max(map(_figures, above))


def _figures(row: TextRow) -> int:
    return sum(run.numeric for run in row.runs[1:])


def _region(rows: Sequence[TextRow], members: Sequence[int]) -> Region:
    figures = [_figures(rows[n]) for n in members]
    enough = len(members) >= _ROWS or (len(members) == 2 and min(figures) >= 2)
    return Region(members[0], members[-1], enough)


def _goes_on(rows: Sequence[TextRow], members: Sequence[int], n: int, rules: Sequence[Rule], bond: Bond) -> bool:
    """Whether row `n` belongs to the table of the rows before it."""
    last, members = members[-1], members[-_RECENT:]
    between = rows[last + 1 : n]
    left = min(rows[m].runs[0].x0 for m in members)
    right = max(rows[m].runs[-1].x1 for m in members)
    wide = across(rules, (left, right), _MOSTLY_WIDE)
    ruled = any(rows[last].base < y < rows[n].top for y in wide) and any(y < rows[last].top for y in wide)
    numbered = bond.labels and any(len(row.runs) > 1 and is_number(row.runs[0]) for row in between)
    most = _BETWEEN_RULES if ruled or numbered else bond.between
    if sum(len(row.runs) < _TABULAR for row in between) > most or any(_breaks(row) for row in between):
        return False
    for above, below in zip(rows[last:n], rows[last + 1 : n + 1], strict=True):
        if below.base - above.base > _REACH * max(above.size, below.size):
            return False
    if bond.labels:
        apart = any(_is_larger_item(row, rows[last]) or _is_prose(row, rows, members) for row in between)
    else:
        apart = any(row.runs[-1].x1 - row.runs[0].x0 > _MOSTLY_WIDE * (right - left) for row in between)
    return not apart and _shares(rows, members, n, bond) and not _new_header(rows, members, n)


def _shares(rows: Sequence[TextRow], members: Sequence[int], n: int, bond: Bond) -> bool:
    """Whether the figures of row `n` stand under those before it, or below a row that only numbers the columns."""
    if len(members) == 1 and n == members[0] + 1 and numbers_columns(rows[members[0]]):
        return True
    above = [run for m in members[-3:] for run in rows[m].runs[1:] if run.numeric]
    if bond.labels:
        nearby = [(run, rows[m].size) for m in members[-_NEARBY:] for run in rows[m].runs[1:]]
        above += [run for run, size in nearby if run.x1 - run.x0 < _SHORT * size]
    mine = [run for run in rows[n].runs[1:] if run.numeric]
    return sum(any(_over(run, other) for other in above) for run in mine) >= _SHARED * len(mine)


def numbers_columns(row: TextRow) -> bool:
    """Whether a row numbers columns: `A B 1 2 3 4`, `(1) (2) (3) (4)`."""
    numbers = [int(text) for run in row.runs if (text := run.text.strip("()")).isdecimal()]
    rest = [run.text for run in row.runs if not run.text.strip("()").isdecimal()]
    return len(numbers) >= _INDICES and all(b == a + 1 for a, b in pairwise(numbers)) and all(len(t) == 1 for t in rest)


def _new_header(rows: Sequence[TextRow], members: Sequence[int], n: int) -> bool:
    """Whether a header that begins right of the labels, and apart, stands before row `n`."""
    last = members[-1]
    if n == last + 1 or len(members) < _ROWS:
        return False
    labels = [rows[m].runs[0].x1 for m in members if not rows[m].runs[0].numeric]
    steps = [rows[b].base - rows[a].base for a, b in pairwise(members) if b == a + 1]
    apart = rows[last + 1].base - rows[last].base > _APART * median(steps) if steps else False
    return apart and bool(labels) and rows[last + 1].runs[0].x0 > max(labels)


def _breaks(row: TextRow) -> bool:
    return is_caption(row.runs[0].text)


def is_caption(text: str) -> bool:
    """Whether a text begins as a table's caption does: `Table 3.`, `Bảng 2`."""
    return _CAPTION.match(text) is not None


def _is_prose(row: TextRow, rows: Sequence[TextRow], members: Sequence[int]) -> bool:
    """Whether a text runs over columns of the rows of figures before it; a numbered group may do so."""
    if len(row.runs) > 1 and is_number_word(row.runs[0].text):
        return False
    figures = [rows[m] for m in members[-_ROWS:]]
    texts = [_unnumbered(run) for run in row.runs]
    return all(any(sum(_over(run, other) for other in above.runs) > 1 for run in texts) for above in figures)


def _unnumbered(run: Run) -> Run:
    """The run without the number at its start, which stands in a column of its own."""
    first, *rest = run.words
    return replace(run, words=tuple(rest), x0=rest[0].x0) if rest and is_number_word(first.text) else run


def _is_larger_item(row: TextRow, figures: TextRow) -> bool:
    """Whether a row is one numbered text in larger letters than a table's: a heading."""
    return len(row.runs) == 1 and row.size > _LARGER * figures.size and is_item(row.runs[0])


def is_item(run: Run) -> bool:
    """Whether a text begins with a number or letter as headings do."""
    return len(run.words) > 1 and _ITEM.fullmatch(run.words[0].text) is not None


def _over(one: Run, other: Run) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0
