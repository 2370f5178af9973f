"""What stands between two rules of a table: one row, or several that no rule parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from extract.aligned_rows import BodyRow, Piece, row_of
from extract.aligned_segments import Segment
from extract.list_signs import is_number_word

_FEWEST = 3  # rows that only steps between lines show
_FEWEST_HEADED = 2  # columns
_MOSTLY = 0.6
_LEADING = 1.6  # sizes between two lines of one text, at most
_ACROSS = 0.2  # share of a cell's lines that may begin anew
_FURTHER = 1.2  # times the distance of lines
_SAME_LINE = 2.0  # points
_TIGHT, _WIDER, _NEARLY_ALL = 0.9, 1.12, 0.8
_SPACE = 0.28


def one_row(pieces: Iterable[Piece]) -> BodyRow:
    """The pieces as one row."""
    pieces = list(pieces)
    return row_of(pieces, min(p.segment.top for p in pieces), max(p.segment.bottom for p in pieces))


def are_several(pieces: Sequence[Piece], label: int, widths: Sequence[float]) -> bool:
    """Whether what stands between two rules is several rows: lines of figures beside lines that begin anew."""
    lines: dict[int, list[Segment]] = {}
    for p in sorted(pieces, key=lambda p: (p.segment.base, p.segment.x0)):
        if p.first == p.last:
            lines.setdefault(p.first, []).append(p.segment)
    tall = {col: mine for col, mine in lines.items() if _height(mine) > 1}
    if not tall:
        return False
    numbers = [s for s in lines.get(0, []) if is_number_word(s.text)]
    if label and len(numbers) > 1 and _height(numbers) == len(numbers) == _height(lines[0]):
        return True
    figures = {col for col, mine in tall.items() if sum(s.numeric for s in mine) > _MOSTLY * len(mine)} - {label}
    begun = _begun(lines.get(label, []), widths[label])
    anew = [col for col, mine in tall.items() if _begun(mine, widths[col]) > _MOSTLY * _height(mine)]
    if sum(_far_apart(tall[col]) for col in anew) > 1:
        return True
    together = [col for col, mine in tall.items() if _far_apart(mine) and _shared(lines.get(label, []), mine)]
    if label in tall and len(together) == len(tall) > 1 and _height(tall[label]) >= _FEWEST:
        return True
    if figures:
        return begun > 1 or _are_rows(lines, figures, lines.get(label, []))
    others = [col for col in tall if col != label]
    beside = [col for col in others if _shared(tall[col], lines.get(label, []))]
    free = sum(_begun(tall[col], widths[col]) > _MOSTLY * _height(tall[col]) for col in beside)
    return begun > 2 and begun > _MOSTLY * _height(lines[label]) and free > len(beside) / 2


def is_headed(pieces: Sequence[Piece]) -> bool:
    """Whether most figures of what stands between two rules stand below words: a header and what it heads, no row."""
    columns: dict[int, list[Segment]] = {}
    for p in sorted(pieces, key=lambda p: p.segment.base):
        columns.setdefault(p.first, []).append(p.segment)
    figures = [lines for col, lines in columns.items() if col and lines[-1].numeric]
    below = sum(not lines[0].numeric for lines in figures)
    return below >= _FEWEST_HEADED and below > _MOSTLY * len(figures)


def stepped(pieces: Sequence[Piece], widths: Sequence[float]) -> list[list[Piece]] | None:
    """The rows that wider steps between lines part, each with texts in several columns; None where it is one row."""
    groups: list[list[Piece]] = []
    ordered = sorted(pieces, key=lambda p: (p.segment.base, p.segment.x0))
    steps = [b.segment.base - a.segment.base for a, b in pairwise(ordered)]
    steps = [step for step in steps if step > _SAME_LINE]
    if len(steps) < _FEWEST or not _TIGHT < min(steps) / ordered[0].segment.size < _LEADING:
        return None
    for n, piece in enumerate(ordered):
        if not n or piece.segment.base - ordered[n - 1].segment.base > _WIDER * min(steps):
            groups.append([])
        groups[-1].append(piece)
    beside = sum(len({p.first for p in group}) > 1 for group in groups)
    if len(groups) < _FEWEST or beside < _NEARLY_ALL * len(groups):
        return None
    further = anew = 0
    for group in groups:
        for col in {p.first for p in group}:
            mine = [p.segment for p in group if p.first == col]
            further, anew = further + _height(mine) - 1, anew + _begun(mine, widths[col]) - 1
    return groups if anew <= _ACROSS * further else None


def _are_rows(lines: Mapping[int, Sequence[Segment]], figures: Collection[int], names: Sequence[Segment]) -> bool:
    """Whether lines of figures are rows: each has a name beside it, or they are further apart than lines of a text."""
    bases = sorted(s.base for col in figures for s in lines[col] if s.numeric)
    steps = [b - a for a, b in pairwise(bases) if b - a > _SAME_LINE]
    if not steps:
        return False
    count, named = len(steps) + 1, _height(names) if names else 0
    if not names:
        return count > 2
    if min(steps) > _FURTHER * _leading(lines):
        return True
    begin = not any(s.text[:1].islower() for s in names)
    return len(figures) > 1 and (named >= count > 2 or (named == count and begin))


def _leading(lines: Mapping[int, Sequence[Segment]]) -> float:
    """The least distance from line to line in a column."""
    steps = [b.base - a.base for mine in lines.values() for a, b in pairwise(mine) if b.base - a.base > 0.5 * b.size]
    return min(steps, default=float("inf"))


def _far_apart(lines: Sequence[Segment]) -> bool:
    """Whether lines are further from each other than those of one text."""
    steps = [(b.base - a.base) / b.size for a, b in pairwise(lines) if b.base - a.base > 0.5 * b.size]
    return len(steps) > 1 and median(steps) > _LEADING


def _height(lines: Sequence[Segment]) -> int:
    """How many baselines these segments have."""
    return 1 + sum(b.base - a.base > 0.5 * b.size for a, b in pairwise(lines))


def _begun(lines: Sequence[Segment], width: float) -> int:
    """How many of a column's lines begin anew: their first word would have fitted behind the line before."""
    count = 1 if lines else 0
    for one, other in pairwise(lines):
        word = other.words[0].x1 - other.words[0].x0
        fitted = one.x1 - one.x0 + _SPACE * one.size + word < width - 0.1 * one.size
        begins = (fitted and not other.text[:1].islower()) or (one.numeric and other.numeric)
        count += other.base - one.base > 0.5 * other.size and begins
    return count


def _shared(one: Sequence[Segment], other: Sequence[Segment]) -> bool:
    near = sum(any(abs(a.base - b.base) < 0.3 * a.size for b in other) for a in one)
    return near > _MOSTLY * len(one)
