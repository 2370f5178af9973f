"""Rows of figures → columns: the stretches of white space that run through all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from extract.document import Word
from extract.text_rows import TextRow, is_figure, is_leader

_STEP = 0.25  # points
_MOST = 250  # stretches of white space: more are no table's
_NARROWEST = 0.22  # as a share of the size: a narrower stretch parts no columns
_WIDE = 0.9
_AGAIN = 2  # texts of other lengths ahead of one word at one place: it is another column's, however close they come
_SUPPORT = 0.5
_OF_FIGURE = 0.45  # sizes between the groups of digits of one figure, at most
_THOUSANDS, _GROUP = re.compile(r"[-–+(]?\d{1,3}"), re.compile(r"\d{3}(?!\d)\S*")
_FEWEST_GROUPS = 1
_FEWEST_ROWS, _NEARLY_ALL = 3, 0.8
_NONE = frozenset("-–—")
_SIGNS = frozenset("$€£₫%*†‡§")


@dataclass(frozen=True, slots=True)
class Columns:
    """Boundaries between columns from left to right, outer ones included, and each column's text extent.

    `starts`: where headers that stand at the left of their cells are known to begin.
    """

    edges: tuple[float, ...]
    extents: tuple[tuple[float, float], ...]
    starts: tuple[float, ...] = ()

    def __len__(self) -> int:
        return len(self.extents)

    @property
    def sides(self) -> tuple[float, float]:
        """Where the first column's texts begin and the last one's end."""
        return self.extents[0][0], self.extents[-1][1]

    def of(self, x: float) -> int:
        """The column at x (the outermost one beyond the edges)."""
        at = int(np.searchsorted(self.edges, x, side="right")) - 1
        return min(max(at, 0), len(self.extents) - 1)


def find_columns(rows: Sequence[TextRow]) -> Columns | None:
    """The columns of rows of figures; None where there is but one."""
    words = [[w for w in row.words if not is_leader(w.text)] for row in rows]
    left = min(w.x0 for row in words for w in row)
    right = max(w.x1 for row in words for w in row)
    size = median(row.size for row in rows)
    free = [g for g in _gaps(words, left, right) if g[1] - g[0] >= _NARROWEST * size]
    if len(free) > _MOST:
        return None
    gaps = _supported(free, words)
    gaps = _without_signs(gaps, words, left, right)
    gaps = _without_thousands(gaps, words)
    gaps = _without_dashes(gaps, words)
    if not gaps:
        return None
    edges = (left - 1, *((a + b) / 2 for a, b in gaps), right + 1)
    starts = (left, *(b for _, b in gaps))
    ends = (*(a for a, _ in gaps), right)
    return Columns(edges, tuple(zip(starts, ends, strict=True)))


def _gaps(words: Sequence[Sequence[Word]], left: float, right: float) -> list[tuple[float, float]]:
    """The stretches that no word of any row covers."""
    covered = np.zeros(int((right - left) / _STEP) + 2, np.int64)
    for row in words:
        for w in row:
            covered[int((w.x0 - left) / _STEP)] += 1
            covered[min(int((w.x1 - left) / _STEP), len(covered) - 1)] -= 1
    free = np.cumsum(covered)[:-1] == 0
    edges = np.flatnonzero(np.diff(np.concatenate([[False], free, [False]]).astype(np.int8)))
    pairs = edges.reshape(-1, 2).tolist()
    return [(left + a * _STEP, left + b * _STEP) for a, b in pairs if a > 0 and left + b * _STEP < right]


def _supported(gaps: list[tuple[float, float]], words: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    """The gaps without those that only part the words of a long label, the weakest dropped first."""
    kept = list(gaps)
    support = [_support(n, kept, words) for n in range(len(kept))]
    while kept:
        weakest = min(range(len(kept)), key=lambda n: (support[n], n))
        if support[weakest] >= _SUPPORT:
            break
        del kept[weakest], support[weakest]
        for n in range(max(weakest - 1, 0), min(weakest + 1, len(kept))):  # only its neighbours see further now
            support[n] = _support(n, kept, words)
    return kept


def _support(n: int, gaps: Sequence[tuple[float, float]], words: Sequence[Sequence[Word]]) -> float:
    """Of the rows with words in both columns beside a gap, the share that parts them by more than a space."""
    low = gaps[n - 1][1] - _STEP if n else float("-inf")
    high = gaps[n + 1][0] + _STEP if n + 1 < len(gaps) else float("inf")
    pairs: list[tuple[Word, Word]] = []
    for row in words:
        before = [w for w in row if low <= w.x0 and w.x1 <= gaps[n][0] + _STEP]
        after = [w for w in row if w.x0 >= gaps[n][1] - _STEP and w.x1 <= high]
        if before and after:
            pairs.append((before[-1], after[0]))
    ends: dict[tuple[str, int], set[int]] = {}
    for one, other in pairs:
        ends.setdefault((other.text, round(other.x0)), set()).add(round(one.x1))
    wide = 0
    for one, other in pairs:
        distance = (other.x0 - one.x1) / max(one.size, other.size, 1e-6)
        again = len(ends[other.text, round(other.x0)]) >= _AGAIN
        wide += distance > _WIDE or again or (is_figure(other.text) and (distance > 0.5 or is_figure(one.text)))
    return wide / len(pairs) if pairs else 1.0


def _without_signs(
    gaps: list[tuple[float, float]], words: Sequence[Sequence[Word]], left: float, right: float
) -> list[tuple[float, float]]:
    """The gaps without those that only part a currency or percent sign from its figure."""
    kept = list(gaps)
    changed = True
    while changed:
        changed = False
        bounds = [left - 1, *((a + b) / 2 for a, b in kept), right + 1]
        for n in range(len(bounds) - 1):
            inside = [w.text for row in words for w in row if bounds[n] <= (w.x0 + w.x1) / 2 < bounds[n + 1]]
            if not inside or not all(set(t) <= _SIGNS for t in inside):
                continue
            before = all(t[0] in "$€£₫" for t in inside)
            drop = n if before else n - 1
            if 0 <= drop < len(kept):
                del kept[drop]
                changed = True
                break
    return kept


def _without_dashes(gaps: list[tuple[float, float]], words: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    """The gaps without those beside which dashes stand in the rows that have no figure there: `-` for none, which is
    set elsewhere in its cell than figures are."""
    kept = list(gaps)
    if len(words) < _FEWEST_ROWS or not any(w.text in _NONE for row in words for w in row):
        return kept
    while (n := next((n for n in range(len(kept)) if _parts_dashes(n, kept, words)), None)) is not None:
        del kept[n]
    return kept


def _parts_dashes(n: int, gaps: Sequence[tuple[float, float]], words: Sequence[Sequence[Word]]) -> bool:
    """Whether of the columns beside gap `n` one holds nothing but dashes, and nearly every row fills just one."""
    bounds = [gap[0] + _STEP for gap in gaps[max(n - 1, 0) : n + 2]]
    low, high = (bounds[0] if n else float("-inf")), (bounds[-1] if n + 1 < len(gaps) else float("inf"))
    left = [[w.text for w in row if low < w.x0 <= gaps[n][0] + _STEP] for row in words]
    right = [[w.text for w in row if gaps[n][1] - _STEP <= w.x0 <= high] for row in words]
    if not any(all(text in _NONE for texts in side for text in texts) for side in (left, right)):
        return False
    if any(a and b for a, b in zip(left, right, strict=True)):
        return False
    figures = [text for texts in (*left, *right) for text in texts]
    filled = sum(bool(a or b) for a, b in zip(left, right, strict=True))
    return filled > _NEARLY_ALL * len(words) and all(map(is_figure, figures)) and not all(t in _NONE for t in figures)


def _without_thousands(gaps: list[tuple[float, float]], words: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    """The gaps without those that part the groups of digits of one figure, as in `1 877 000`."""
    return [gap for gap in gaps if not _parts_figures(gap, words)]


def _parts_figures(gap: tuple[float, float], words: Sequence[Sequence[Word]]) -> bool:
    """Whether right of the gap stand three digits in every row where, close left of it, stand up to three."""
    count = 0
    for row in words:
        before = [w for w in row if w.x1 <= gap[0] + _STEP]
        after = [w for w in row if w.x0 >= gap[1] - _STEP]
        if not before or not after:
            continue
        one, other = before[-1], after[0]
        if _near(one, other):
            if not any(ch.isdigit() for ch in one.text):
                continue  # a currency
            if not (_THOUSANDS.fullmatch(one.text) and _GROUP.fullmatch(other.text)):
                return False
            thousands = len(after) > 1 and _near(other, after[1]) and _GROUP.fullmatch(after[1].text)
            count += _FEWEST_GROUPS if thousands else 1  # a million shows it alone
        elif gap[0] - one.x1 < _OF_FIGURE * one.size and is_figure(one.text):
            return False  # a figure that ends here, with none behind it
    return count >= _FEWEST_GROUPS


def _near(one: Word, other: Word) -> bool:
    return other.x0 - one.x1 <= _OF_FIGURE * max(one.size, other.size)
