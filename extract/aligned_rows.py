"""The body of a table without rulings → its rows, wherever texts stand in their cells.

What overlaps from left to right is one row at least; of what follows each other, the cheapest way to put it
together is taken: a row's texts stand at one height, a label goes on where its next word did not fit, figures
stand one in a cell, numbers one in a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extract.aligned_segments import MODES, Segment, off_place
from extract.cut_figures import goes_on
from extract.list_signs import is_broken, is_number_word

_OVERLAP = 0.03  # sizes that two texts of one row overlap at least, from top to bottom
_FEWEST, _ANOTHER, _SAME_LINE = 4, 0.5, 0.3  # pieces; sizes from row to row at least; sizes within a row
_MOST_ATOMS = 14  # in a row
_FREE = 0.2
_WIDER_STEP = 1.15  # times the distance of lines
_CLOSEST, _FEW = 0.8, 10  # sizes between two lines; one of so many lines may be nearer to the next
_LOOSER = 1.35  # times the distance of lines in another column, at most
_WIDEST_STEP = 1.75  # sizes from line to line of a cell
_APART, _TWICE, _FITTED, _BEGUN, _UNLABELLED, _UNNUMBERED, _LOWER, _ACROSS = 2.5, 4.0, 2.0, 2.0, 1.5, 0.5, 3.0, 4.0
_RULED, _HOPELESS, _PARTED = 4.0, 20.0, 0.6
_SPACE = 0.28
_OPENINGS = ("-", "–", "+", "•", "*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment with its columns (the last one included)."""

    segment: Segment
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of a body: the labels' column, whether column 0 numbers the rows, which columns hold figures,
    how wide texts may be in each column, heights of rules across (points), whether every row has its rule, and whether
    column 0 holds names of groups of rows."""

    label: int
    numbered: bool
    figures: frozenset[int]
    widths: tuple[float, ...]
    rules: tuple[float, ...] = ()
    dense: bool = False
    grouped: bool = False


@dataclass(slots=True)
class BodyRow:
    """A row: the lines of each cell by its columns (first, last)."""

    top: float
    bottom: float
    cells: dict[tuple[int, int], list[Segment]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Atom:
    pieces: tuple[Piece, ...]
    top: float
    bottom: float


def row_of(pieces: Iterable[Piece], top: float, bottom: float) -> BodyRow:
    """The pieces as one row, each cell's lines from top to bottom."""
    row = BodyRow(top, bottom)
    for p in pieces:
        row.cells.setdefault((p.first, p.last), []).append(p.segment)
    for lines in row.cells.values():
        lines.sort(key=lambda s: (s.base, s.x0))
    return row


def table_rows(pieces: Sequence[Piece], shape: Shape) -> tuple[list[BodyRow], float, float]:
    """The rows from top to bottom, how badly the pieces fit into them (0: perfectly), and how much worse they would
    fit if texts did not stand in the middle of their cells."""
    beside = shape.numbered or shape.grouped
    numbers = [p for p in pieces if beside and p.last == 0]
    others = [p for p in pieces if not (beside and p.last == 0)]
    atoms = [part for atom in _atoms(others) for part in _apart(atom, shape)]
    if not atoms:
        return [], 0.0, 0.0
    parted = _whole_numbers(numbers) if shape.numbered else _names(numbers)
    ways = [_Body(atoms, parted, shape, mode).rows() for mode in MODES]
    rows, cost = min(ways, key=lambda way: way[1])
    return rows, cost, min(way[1] for way in ways[1:]) - ways[0][1]


def _whole_numbers(pieces: Sequence[Piece]) -> list[list[Segment]]:
    """The lines of each number, and of each word between them; those of one that is broken behind a point together."""
    found: list[list[Segment]] = []
    for one in sorted((p.segment for p in pieces), key=lambda s: (s.base, s.x0)):
        above = found[-1] if found else []
        near = len(above) == 1 and one.base - above[0].base < _WIDEST_STEP * one.size
        if near and is_broken(above[0].text, one.text):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _names(pieces: Sequence[Piece]) -> list[list[Segment]]:
    """The lines of each name of a group."""
    found: list[list[Segment]] = []
    for one in sorted((p.segment for p in pieces), key=lambda s: (s.base, s.x0)):
        if found and one.base - found[-1][-1].base < _WIDEST_STEP * one.size:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _atoms(pieces: Sequence[Piece]) -> list[_Atom]:
    """Pieces that overlap from top to bottom, together."""
    groups: list[list[Piece]] = []
    reach = float("-inf")
    for piece in sorted(pieces, key=lambda p: (p.segment.top, p.segment.x0)):
        if groups and reach - piece.segment.top > _OVERLAP * piece.segment.size:
            groups[-1].append(piece)
        else:
            groups.append([piece])
            reach = float("-inf")
        reach = max(reach, piece.segment.bottom)
    return [
        _Atom(tuple(group), min(p.segment.top for p in group), max(p.segment.bottom for p in group)) for group in groups
    ]


def _apart(atom: _Atom, shape: Shape) -> list[_Atom]:
    """The atom, cut where it holds several rows that overlap: figures at several heights, a label beside each."""
    if len(atom.pieces) < _FEWEST:
        return [atom]
    bases: list[float] = []
    for p in sorted(atom.pieces, key=lambda p: p.segment.base):
        if (
            p.first in shape.figures
            and p.segment.numeric
            and (not bases or p.segment.base - bases[-1] > _ANOTHER * p.segment.size)
        ):
            bases.append(p.segment.base)
    labels = [p.segment for p in atom.pieces if p.first == shape.label]
    if len(bases) < 2 or not all(any(abs(s.base - b) < _SAME_LINE * s.size for s in labels) for b in bases):
        return [atom]
    parts: list[list[Piece]] = [[] for _ in bases]
    for p in atom.pieces:
        parts[min(range(len(bases)), key=lambda n: (abs(bases[n] - p.segment.base), n))].append(p)
    return [_Atom(tuple(part), min(p.segment.top for p in part), max(p.segment.bottom for p in part)) for part in parts]


class _Body:
    """Weighs the ways to put atoms together to rows."""

    def __init__(self, atoms: Sequence[_Atom], numbers: Sequence[list[Segment]], shape: Shape, mode: str) -> None:
        self.atoms, self.numbers, self.shape, self.mode = atoms, numbers, shape, mode
        self.size = median(p.segment.size for atom in atoms for p in atom.pieces)
        self.leading = self._leadings()

    def _leadings(self) -> dict[int, float]:
        """The least distance between two lines of each column, in points: that of all columns, or somewhat more."""
        lines: dict[int, list[Segment]] = {}
        for atom in self.atoms:
            for p in atom.pieces:
                lines.setdefault(p.first, []).append(p.segment)
        least = {col: self._least(sorted(column, key=_base)) for col, column in lines.items()}
        shortest = min(filter(None, least.values()), default=1.2 * self.size)
        return {col: max(shortest, min(step, _LOOSER * shortest)) for col, step in least.items()}

    def _least(self, lines: Sequence[Segment]) -> float:
        """The least distance between two of these lines, but for a few; 0 for one line."""
        steps = sorted(s for a, b in pairwise(lines) if (s := b.base - a.base) > _CLOSEST * self.size)
        return steps[len(steps) // _FEW] if steps else 0.0

    def rows(self) -> tuple[list[BodyRow], float]:
        """The cheapest rows, and what they cost."""
        best, cut = [0.0], [0]
        for end in range(1, len(self.atoms) + 1):
            ways = []
            for start in range(end - 1, max(-1, end - 1 - _MOST_ATOMS), -1):
                if start < end - 1 and self._ruled(start + 1):
                    break
                row = self._row(start, end)
                ways.append((best[start] + self._joint(start) + row, start))
                if row > _HOPELESS:
                    break
            cost, start = min(ways)
            best.append(cost)
            cut.append(start)
        bounds = [len(self.atoms)]
        while bounds[-1]:
            bounds.append(cut[bounds[-1]])
        rows = [self._made(start, end) for end, start in pairwise(bounds)][::-1]
        self._attach(rows)
        return rows, best[-1]

    def _ruled(self, at: int) -> bool:
        """Whether a rule stands above atom `at`."""
        if not 0 < at < len(self.atoms):
            return False
        above, below = self.atoms[at - 1], self.atoms[at]
        slack = 0.3 * self.size
        return any(above.bottom - slack < y < below.top + slack for y in self.shape.rules)

    def _joint(self, at: int) -> float:
        """What it costs that a row begins at an atom."""
        if not at or self._ruled(at):
            return 0.0
        cost = _RULED if self.shape.dense else 0.0
        above, below = ([p for p in self.atoms[k].pieces if p.first == p.last] for k in (at - 1, at))
        for col in {p.first for p in above} & {p.first for p in below} - self.shape.figures:
            one = max((p.segment for p in above if p.first == col), key=_base)
            other = min((p.segment for p in below if p.first == col), key=_base)
            if _goes_on(other.text):
                cost += 0.5 * _LOWER if self._fitted(one, other, col) else _LOWER
        return cost

    def _row(self, start: int, end: int) -> float:
        """What it costs that these atoms are one row."""
        atoms = self.atoms[start:end]
        cells: dict[int, list[Segment]] = {}
        cost = 0.0
        labelled = numbered = False
        for atom in atoms:
            for p in atom.pieces:
                if p.first != p.last:
                    cost += _ACROSS if end - start > 1 or len(atom.pieces) > 1 else 0.0
                labelled = labelled or p.first <= self.shape.label <= p.last
                numbered = numbered or p.first == 0 < p.last
                cells.setdefault(p.first, []).append(p.segment)
        top, bottom = atoms[0].top, atoms[-1].bottom
        for col, lines in cells.items():
            lines.sort(key=_base)
            cost += self._off(lines, top, bottom) + self._cell(lines, col)
        cost += 0.0 if labelled else _UNLABELLED
        item = self.shape.label in cells and _enumerated(cells[self.shape.label][0].text)
        return cost if numbered else cost + self._numbered(top, bottom, item=item)

    def _cell(self, lines: Sequence[Segment], col: int) -> float:
        """What it costs that these lines are one cell."""
        cost = 0.0
        for one, other in pairwise(lines):
            step = other.base - one.base
            if step < 0.5 * self.size:
                continue
            if step > min(_WIDER_STEP * self.leading[col], _WIDEST_STEP * self.size):
                cost += _APART
            if col in self.shape.figures and other.numeric and not goes_on(one.text, other.text):
                cost += _TWICE
            if self._fitted(one, other, col):
                cost += _FITTED * (0.1 if col != self.shape.label else 0.5 if _goes_on(other.text) else 1.0)
            if _enumerated(other.text):
                cost += _BEGUN
        return cost

    def _fitted(self, one: Segment, other: Segment, col: int) -> bool:
        """Whether the second line's first word would have fitted behind the first line."""
        word = other.words[0].x1 - other.words[0].x0
        return one.x1 - one.x0 + _SPACE * one.size + word < self.shape.widths[col] - 0.1 * one.size

    def _off(self, lines: Sequence[Segment], top: float, bottom: float) -> float:
        """How far a cell's lines are from where they stand in a row from `top` to `bottom`, in sizes."""
        off = off_place(lines, self.mode, top, bottom)
        return 1.5 * max(0.0, off / self.size - _FREE) + (0.0 if self.mode == "middle" else 0.001)

    def _numbered(self, top: float, bottom: float, *, item: bool) -> float:
        if not self.shape.numbered:
            return 0.0
        mine = [part for lines in self.numbers if (part := self._beside(lines, top, bottom))]
        if not mine:
            return 0.0 if item else _UNNUMBERED
        numbers = [lines[0].base for lines in mine if is_number_word("".join(s.text for s in lines))]
        if not numbers:  # words, such as `Trong đó` beside several rows
            return 0.0
        twice = sum(b - a > 1.0 for a, b in pairwise(numbers))
        parted = sum(lines not in self.numbers for lines in mine)
        off = min(1.5, self._off([s for lines in mine for s in lines], top, bottom))
        return _TWICE * twice + _PARTED * parted + off

    def _beside(self, lines: list[Segment], top: float, bottom: float) -> list[Segment]:
        """Of a number's lines those beside a row: all where its middle is, unless the row ends between them."""
        slack = 0.3 * self.size
        inside = [line for line in lines if top - slack < line.height < bottom + slack]
        if inside and len(inside) < len(lines):
            return inside
        return lines if top - slack < _height(lines) < bottom + slack else []

    def _made(self, start: int, end: int) -> BodyRow:
        pieces = (p for atom in self.atoms[start:end] for p in atom.pieces)
        return row_of(pieces, self.atoms[start].top, self.atoms[end - 1].bottom)

    def _attach(self, rows: Sequence[BodyRow]) -> None:
        """Put each number into the row beside which it stands."""
        for lines in self.numbers:
            if self.shape.grouped:
                height = {"top": lines[0].height, "middle": _height(lines), "bottom": lines[-1].height}[self.mode]
                _nearest(height, rows).cells.setdefault((0, 0), []).extend(lines)
                continue
            homes = [_nearest(line.height, rows) for line in lines]
            parted = all(row.top < line.height < row.bottom for row, line in zip(homes, lines, strict=True))
            for row, line in zip(
                homes if parted else [_nearest(_height(lines), rows)] * len(lines), lines, strict=True
            ):
                row.cells.setdefault((0, 0), []).append(line)


def _height(lines: Sequence[Segment]) -> float:
    return (lines[0].top + lines[-1].bottom) / 2


def _nearest(height: float, rows: Sequence[BodyRow]) -> BodyRow:
    return min(rows, key=lambda r: (max(0.0, r.top - height, height - r.bottom), r.top))


def _base(one: Segment) -> float:
    return one.base


def _goes_on(text: str) -> bool:
    """Whether a line begins in the middle of a sentence."""
    return text[:1].islower() and not _enumerated(text)


def _enumerated(text: str) -> bool:
    """Whether a line begins like an item of a list."""
    head = text.split(" ", maxsplit=1)[0]
    return head in _OPENINGS or (len(head) <= 3 and head.endswith((")", ".")) and head[:-1].isalnum())
