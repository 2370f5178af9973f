"""Lines of a ledger: a label over the whole width, broken over as many lines as it takes, and its figure at the tab
stop at the end of its last line.

No white space runs through such a table, since labels cross the column of the figures: what shows it is that
figures end at one place, far behind their labels. One that a full line left no room for is told by that place, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.aligned_cells import CONFIDENCE, cell_of
from extract.document import Place, Table, Word
from extract.lines import Line
from extract.page_table import Found, PageTable
from extract.text_rows import TextRow, all_rows, is_figure, is_leader

_FEWEST = 3  # figures that end at one place, far behind their labels
_GROUP = 3  # digits
_SAME_END, _SAME_LEFT = 1.5, 2.5  # points
_FAR, _FIGURE = 1.5, 0.45  # sizes: before a figure at a tab stop; between the groups of digits of one, at most
_STEP = 2.0  # sizes from line to line
_SPACE = 0.25
_GLUED = re.compile(r"(.*[^\W\d_])(\d+)")


@dataclass(frozen=True, slots=True)
class _Ending:
    """A row that ends in a figure: what stands before it, and whether far before."""

    label: tuple[Word, ...]
    figure: tuple[Word, ...]
    sure: bool


Entry = tuple[list[tuple[Word, ...]], tuple[Word, ...]]
"""The lines of a label, and its figure, which may be missing."""


def find_ledgers(lines: Sequence[Line], page: int) -> list[Found]:
    """The tables of labels and figures that tab stops alone make, each with its words."""
    if sum(line.words[-1].text[-1:].isdecimal() for line in lines) < _FEWEST or not _end_together(lines):
        return []
    rows = all_rows(lines)
    figures = [e.figure for row in rows if (e := _ending(row)) is not None and e.sure]
    groups: list[list[float]] = []
    for end in sorted(of[-1].x1 for of in figures):
        if groups and end - groups[-1][0] < _SAME_END:
            groups[-1].append(end)
        else:
            groups.append([end])
    edge = max(groups, key=len, default=[])
    if len(edge) < _FEWEST:
        return []
    left = min(of[0].x0 for of in figures if of[-1].x1 in edge)
    if any(of[0].x0 < edge[-1] and of[-1].x1 > left and of[-1].x1 not in edge for of in figures):
        return []  # figures of a column that stand in its middle
    return _Ledger(rows, edge[len(edge) // 2], page).tables()


def _end_together(lines: Sequence[Line]) -> bool:
    """Whether enough lines end at one place in what may be a figure: others need not be looked at closely."""
    last = [line.words[-1] for line in lines]
    ends = sorted(w.x1 for w in last if w.text[:1].isdecimal() and is_figure(w.text))
    return any(b - a < _SAME_END for a, b in zip(ends, ends[_FEWEST - 1 :], strict=False))


def _ending(row: TextRow) -> _Ending | None:
    """The figure at the end of a row, whose label is one text; None where it ends in none."""
    words = row.words
    at = len(words) - 1
    while at > 0 and _goes_on(words[at - 1], words[at]):
        at -= 1
    label, figure = tuple(words[:at]), tuple(words[at:])
    if any(is_leader(w.text) for w in words) or not figure[0].text[:1].isdecimal() or not is_figure(figure[0].text):
        return None
    if any(b.x0 - a.x1 > _FAR * row.size for a, b in pairwise(label)):
        return None
    return _Ending(label, figure, not label or figure[0].x0 - label[-1].x1 > _FAR * row.size)


def _goes_on(one: Word, other: Word) -> bool:
    """Whether a word is the next group of digits of a figure: `7 089`."""
    digits = one.text.isdecimal() and other.text.isdecimal() and len(other.text) == _GROUP
    return digits and other.x0 - one.x1 < _FIGURE * other.size


def _is_next(entries: Sequence[Entry], line: TextRow) -> bool:
    """Whether a line begins with the number behind that of the last entry."""
    before, number = entries[-1][0][0][0].text if entries else "", line.words[0].text
    return before.isdecimal() and number.isdecimal() and int(number) == int(before) + 1


class _Ledger:
    """The lines of a page whose figures end at one place, from top to bottom."""

    def __init__(self, rows: Sequence[TextRow], edge: float, page: int) -> None:
        self.rows, self.edge, self.page = rows, edge, page
        endings = [self._ends(row) for row in rows]
        lefts = sorted(row.runs[0].x0 for row, e in zip(rows, endings, strict=True) if e and e.sure and e.label)
        self.left = lefts[len(lefts) // 2] if lefts else 0.0
        sure = [e.figure[0].x0 for e in endings if e and e.sure]
        self.figures = min(sure)
        self.right = max([edge, *(row.runs[-1].x1 for row in rows if abs(row.runs[0].x0 - self.left) < _SAME_LEFT)])

    def tables(self) -> list[Found]:
        """Each stretch of lines as a table, where some label crosses the column of the figures."""
        stretches = self._stretches()
        lines = [line for entries in stretches for label, _ in entries for line in label]
        if not any(line[-1].x1 > self.figures for line in lines):
            return []
        return [self._table(entries) for entries in stretches]

    def _ends(self, row: TextRow) -> _Ending | None:
        """The figure of a row that ends where those of the ledger do."""
        last = row.runs[-1].words[-1]
        if abs(last.x1 - self.edge) > _SAME_END:
            return None
        found = _ending(row)
        glued = _GLUED.fullmatch(last.text) if found is None and len(row.runs) == 1 else None
        if glued is None:
            return found
        wall = last.x0 + (last.x1 - last.x0) * len(glued[1]) / len(last.text)
        parts = last._replace(text=glued[1], x1=wall), last._replace(text=glued[2], x0=wall)
        return _Ending((*row.words[:-1], parts[0]), (parts[1],), sure=False)

    def _stretches(self) -> list[list[Entry]]:
        """The entries that follow each other without a line between them; one of each ends at its tab stop."""
        found: list[list[Entry]] = []
        entries: list[Entry] = []
        label: list[TextRow] = []
        sure = False
        for n, row in enumerate(self.rows):
            ending = self._ends(row)
            alone = ending is not None and not ending.label
            near = self._belongs(n, alone=alone)
            if near and label and not alone and not self._full(label[-1], row) and _is_next(entries, label[0]):
                entries.append(([tuple(one.words) for one in label], ()))  # a row that has no figure
                label = []
            if not near or (label and not alone and not self._full(label[-1], row)):
                found += [entries] if sure else []
                entries, sure, label = [], False, []
            if not self._is_line(row, alone=alone):
                continue
            if ending is None:
                label.append(row)
            elif ending.label or label:
                lines = [tuple(one.words) for one in label] + ([ending.label] if ending.label else [])
                entries.append((lines, ending.figure))
                sure, label = sure or ending.sure, []
        return found + ([entries] if sure else [])

    def _belongs(self, n: int, *, alone: bool) -> bool:
        """Whether row `n` follows the one before it closely."""
        row = self.rows[n]
        near = n > 0 and row.base - self.rows[n - 1].base < _STEP * max(row.size, self.rows[n - 1].size)
        return near and self._is_line(row, alone=alone)

    def _is_line(self, row: TextRow, *, alone: bool) -> bool:
        """Whether a row is a line of a ledger's: it begins at its left, or is but a figure at its tab stop."""
        one = not any(run.numeric for run in row.runs[1:]) or self._ends(row) is not None
        return alone or (one and abs(row.runs[0].x0 - self.left) < _SAME_LEFT)

    def _full(self, row: TextRow, below: TextRow) -> bool:
        """Whether the next row's first word did not fit behind a row."""
        word = below.words[0]
        return row.runs[-1].x1 + _SPACE * row.size + word.x1 - word.x0 > self.right - _SPACE * row.size

    def _table(self, entries: Sequence[Entry]) -> Found:
        cells = []
        for n, (label, figure) in enumerate(entries):
            cells += [cell_of(label, (n, 0), (1, 1), CONFIDENCE, self.page)]
            cells += [cell_of([figure], (n, 1), (1, 1), CONFIDENCE, self.page)] if figure else []
        words = tuple(w for label, figure in entries for line in (*label, figure) for w in line)
        top, bottom = min(w.top for w in words), max(w.bottom for w in words)
        left, wall, right = round(self.left, 2), round(self.figures - 1, 2), round(self.edge + 1, 2)
        place = Place(self.page, left, round(top, 2), right, round(bottom, 2))
        return PageTable(Table(tuple(cells), place, (self.page,)), (left, wall, right)), self._whole(words)

    def _whole(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words as the page has them: those that were cut in two, whole."""
        mine = {(w.x0, w.top) for w in words} | {(w.x1, w.bottom) for w in words}
        return tuple(w for row in self.rows for w in row.words if (w.x0, w.top) in mine and (w.x1, w.bottom) in mine)
