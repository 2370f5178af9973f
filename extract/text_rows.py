"""Lines outside ruled tables → rows of the page: words on one baseline, and the runs that stand together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from statistics import median

from extract.document import Word
from extract.lines import Line

_SAME_BASE = 0.35  # baselines nearer than this share of the size are one row
_TALL, _TALLER = 3.0, 1.6  # a line this many sizes high is turned; or so many, and so many times as high as wide
_GAP, _GAP_BESIDE_FIGURE, _GAP_OF_FIGURES = 0.9, 0.7, 0.22  # shares of the size that part two runs
_DOTS = ".…·_"
_LEADER = re.compile(r"[.…·_]{3,}|[.…·]")
_LONG_LEADER = re.compile(r"(?<=.)[.…·]{4,}$")
_RULE = re.compile(r"[-–—=_*+|]{3,}")
_DASHES = re.compile(r"[-–—*.…/]{1,6}|\(?[Xx]\)?|[Nn]\.?/?[Aa]\.?|[†‡§#$%]+")
_UNIT, _HEADERS = re.compile(r"[%$€£₫#§()]+"), 2  # signs that head a column, with so many others
_BULLETS = frozenset("•●○▪■□◦·–-*\uf0b7")
_ITEM_GAP = 3.0  # sizes from a list's sign to its item, at most
_MAX_LETTERS = 2
_PLACE = itemgetter(Word._fields.index("x0"), Word._fields.index("top"))
_FEWEST, _IN_ONE = 2, 3  # rows of figures in a table; figures in its only row


@dataclass(frozen=True, slots=True)
class Run:
    """Words side by side without a wide gap; `numeric`: all of them are figures or stand for one."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    numeric: bool

    @property
    def text(self) -> str:
        """Its words without note marks."""
        return " ".join(w.text for w in self.words if not w.superscript)


@dataclass(frozen=True, slots=True)
class TextRow:
    """The runs on one baseline from left to right; lengths in points."""

    runs: tuple[Run, ...]
    base: float
    size: float
    top: float
    bottom: float

    @property
    def is_data(self) -> bool:
        """Whether it may be a table's row of figures: a figure stands behind something else."""
        return any(run.numeric for run in self.runs[1:])

    @property
    def space(self) -> float:
        """The usual gap between two words of a run, as a share of the size; 0 where there is none."""
        gaps = [(b.x0 - a.x1) / max(self.size, 1e-6) for run in self.runs for a, b in pairwise(run.words)]
        return median(gaps) if gaps else 0.0

    def left_of(self, x: float) -> TextRow | None:
        """The row without what stands right of x; None where nothing is left."""
        runs = tuple(run for run in self.runs if run.x0 < x)
        return replace(self, runs=runs) if runs else None

    @property
    def words(self) -> list[Word]:
        """All words, from left to right."""
        return [w for run in self.runs for w in run.words]


@lru_cache(maxsize=1 << 15)
def is_figure(text: str) -> bool:
    """Whether a word is a figure, or a sign that stands in a figure's place (a dash, `(X)`, asterisks)."""
    if any(ch.isdigit() for ch in text):
        return sum(ch.isalpha() for ch in text) <= _MAX_LETTERS
    return _DASHES.fullmatch(text) is not None


def is_leader(text: str) -> bool:
    """Whether a word is part of the dots between a label and its figure."""
    return text[:1] in _DOTS and _LEADER.fullmatch(text) is not None


def is_turned(line: Line) -> bool:
    """Whether a line runs up or down the page."""
    wide, high = line.box[2] - line.box[0], line.box[3] - line.box[1]
    return high >= _TALL * line.size or (high > _TALLER * line.size and high > _TALLER * wide)


def text_rows(
    lines: Iterable[Line], walls: Sequence[tuple[float, float, float]] = ()
) -> tuple[list[TextRow], list[tuple[float, float, float]]]:
    """The rows from top to bottom, and rules that are typed of hyphens, as (y, x0, x1).

    `walls`: vertical rulings as (x, top, bottom), which part runs wherever they stand between two words. Nothing
    where fewer than two rows can hold a figure behind something else, and none several: the text is no table, as
    nearly all is.
    """
    groups = [(group, sorted_words(group)) for group in on_baselines(lines)]
    return _rows(groups, walls) if _may_be_table(words for _, words in groups) else ([], [])


def all_rows(lines: Iterable[Line], walls: Sequence[tuple[float, float, float]] = ()) -> list[TextRow]:
    """The rows from top to bottom, whatever stands in them; a list's sign is one with its item; `walls` as for
    `text_rows`."""
    groups = [(group, sorted_words(group)) for group in on_baselines(lines)]
    return [_with_items(row) for row in _rows(groups, walls)[0]]


def _with_items(row: TextRow) -> TextRow:
    runs = list(row.runs)
    for n in range(len(runs) - 2, -1, -1):
        one, other = runs[n], runs[n + 1]
        near = other.x0 - one.x1 < _ITEM_GAP * row.size
        if near and one.text in _BULLETS and not other.numeric:
            runs[n : n + 2] = [_run([*one.words, *other.words])]
    return replace(row, runs=tuple(runs)) if len(runs) < len(row.runs) else row


def _rows(
    groups: Iterable[tuple[list[Line], list[Word]]], walls: Sequence[tuple[float, float, float]]
) -> tuple[list[TextRow], list[tuple[float, float, float]]]:
    rows, rules = [], []
    for group, words in groups:
        middle = (words[0].top + words[0].bottom) / 2
        if all(_RULE.fullmatch(w.text) for w in words):
            rules += [(middle, w.x0, w.x1) for w in words]
        else:
            rows.append(_row(words, group, sorted([x for x, top, bottom in walls if top < middle < bottom])))
    return rows, rules


def on_baselines(lines: Iterable[Line]) -> list[list[Line]]:
    """The upright lines by baseline, from top to bottom."""
    upright = [line for line in lines if not is_turned(line)]
    groups: list[list[Line]] = []
    for line in sorted(upright, key=lambda one: (one.base, one.box[0])):
        if groups and line.base - groups[-1][0].base < _SAME_BASE * min(line.size, groups[-1][0].size):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def sorted_words(group: Sequence[Line]) -> list[Word]:
    """The words of lines on one baseline, from left to right."""
    return sorted([w for line in group for w in line.words], key=_PLACE)


def _may_be_table(rows: Iterable[Sequence[Word]]) -> bool:
    """Whether enough rows can hold a figure behind something else, or one of them enough."""
    found = 0
    for words in rows:
        count = _figures_apart(words)
        found += count > 0
        if found >= _FEWEST or count >= _IN_ONE:
            return True
    return False


def _figures_apart(words: Sequence[Word]) -> int:
    """How many figures stand behind something else, parted from it."""
    if not any(map(is_figure, [w.text for w in words])):  # as in nearly all lines of a text
        return 0
    return sum(is_figure(other.text) and _parted(one, other) for one, other in pairwise(words))


def _row(words: Sequence[Word], group: Sequence[Line], walls: Sequence[float]) -> TextRow:
    return TextRow(
        runs=tuple(_with_headers(_runs(words, walls))),
        base=group[0].base,
        size=max([line.size for line in group]),
        top=min([w.top for w in words]),
        bottom=max([w.bottom for w in words]),
    )


def _with_headers(runs: list[Run]) -> list[Run]:
    """The runs of a row; signs that stand with words over columns, as in `Number  %  Number  %`, are no figures."""
    rest = runs[1:]
    signs = [run for run in rest if run.numeric and _UNIT.fullmatch(run.text)]
    if not signs or len(rest) < _HEADERS or any(run.numeric and run not in signs for run in rest):
        return runs
    return [replace(run, numeric=False) if run in signs else run for run in runs]


def _runs(words: Sequence[Word], walls: Sequence[float]) -> list[Run]:
    parts = [[words[0]]]
    for one, other in pairwise(words):
        if _parted(one, other) or (walls and _is_between(walls, one.x1 - 1, other.x0 + 1)):
            parts.append([other])
        else:
            parts[-1].append(other)
    return [_run(part) for part in parts]


def _is_between(walls: Sequence[float], left: float, right: float) -> bool:
    """Whether one of the walls, which are given from left to right, stands there."""
    first = bisect_right(walls, left)
    return first < len(walls) and walls[first] < right


def _run(part: Sequence[Word]) -> Run:
    return Run(tuple(part), part[0].x0, max([w.x1 for w in part]), _are_figures(part))


def _are_figures(part: Sequence[Word]) -> bool:
    """Whether all words but leaders and note marks are figures; all of them where there are no others."""
    counted = False
    for w in part:
        if not (w.superscript or is_leader(w.text)):
            if not is_figure(w.text):
                return False
            counted = True
    return counted or all(is_figure(w.text) for w in part)


def _parted(one: Word, other: Word) -> bool:
    gap = (other.x0 - one.x1) / max(one.size, other.size, 1e-6)
    if gap <= _GAP_BESIDE_FIGURE and one.text[-1:] not in _DOTS:  # nearly always: figures alone are parted so near
        near = gap > _GAP_OF_FIGURES and is_figure(other.text) and is_figure(one.text)
        return near and not (other.superscript or one.superscript)
    if other.superscript or one.superscript:
        return gap > _GAP
    leads, figure = is_leader(one.text), is_figure(other.text)
    if leads and is_leader(other.text):
        return gap > 2 * _GAP
    if figure and (leads or (one.text[-1:] in _DOTS and _LONG_LEADER.search(one.text))):
        return True
    return gap > (_GAP, _GAP_BESIDE_FIGURE, _GAP_OF_FIGURES)[is_figure(one.text) + figure]
