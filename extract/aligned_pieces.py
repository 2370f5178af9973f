"""Lines of an aligned table → pieces in its columns, what is known of them, and the cells of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.aligned_body import Layout
from extract.aligned_cells import CONFIDENCE, OF_HEADER, place_of
from extract.aligned_columns import Columns
from extract.aligned_header import Rule, across
from extract.aligned_rows import BodyRow, Piece, Shape
from extract.aligned_segments import Segment, segment
from extract.aligned_tree import Tree
from extract.cut_figures import in_one_line
from extract.document import Cell, Word
from extract.list_signs import is_number_word
from extract.text_rows import TextRow

_MOSTLY, _ACROSS = 0.6, 0.5
_WORD_GAP = 0.7  # sizes between two parts of one text, at most
_SAME_EDGE = 1.0  # points by which texts may miss an edge of their column


def row_pieces(rows: Sequence[TextRow], columns: Columns) -> list[Piece]:
    """What these rows hold, in its columns."""
    found: list[Piece] = []
    for row in rows:
        mine = [
            piece
            for run in row.runs
            for part in _numbered(run.words, columns)
            for piece in _pieces(part, row.base, columns)
        ]
        found += _joined(mine)
    return found


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a row, those of one text together: `mức độ 3, 4`, whose figures stand apart like two."""
    found = list(pieces[:1])
    for piece in pieces[1:]:
        above, one = found[-1].segment, piece.segment
        alone = found[-1].first == found[-1].last == piece.first == piece.last
        if alone and one.x0 - above.x1 < _WORD_GAP * one.size and not (above.numeric and one.numeric):
            found[-1] = Piece(segment((*above.words, *one.words), one.base), piece.first, piece.last)
        else:
            found.append(piece)
    return found


def _numbered(words: Sequence[Word], columns: Columns) -> Iterator[Sequence[Word]]:
    """The words of a run, those of a row's number apart from the label that stands no further than a space behind it:
    they end in the first column, and the label begins where the second one does."""
    end, start = columns.extents[0][1], columns.extents[1][0] if len(columns) > 1 else float("inf")
    count = sum(w.x1 < end + _SAME_EDGE for w in words)
    if 0 < count < len(words):
        one, other = words[:count], words[count]
        numbers = is_number_word("".join(w.text for w in one)) and other.x0 > start - _SAME_EDGE
        if numbers or abs(other.x0 - start) < _SAME_EDGE:
            yield one
            words = words[count:]
    yield words


def _pieces(words: Sequence[Word], base: float, columns: Columns) -> Iterator[Piece]:
    """A text in its column, cut at boundaries that fall between its words, or as one over several columns."""
    whole = segment(words, base)
    at = home(whole.x0, whole.x1, columns)
    if at is not None:
        yield Piece(whole, at, at)
        return
    parts: list[list[Word]] = [[words[0]]]
    for one, other in pairwise(words):
        homes = [columns.of((w.x0 + w.x1) / 2) for w in (one, other)]
        parts += [[]] if homes[0] != homes[1] else []
        parts[-1].append(other)
    cut = [segment(part, base) for part in parts]
    gaps = [b.x0 - a.x1 for a, b in pairwise(cut)]
    if len(cut) > 1 and min(gaps) < 0.4 * whole.size and not any(s.numeric for s in cut[1:]):
        yield Piece(whole, columns.of(whole.x0 + 1), columns.of(whole.x1 - 1))
        return
    for part in cut:
        at = columns.of(part.middle)
        yield Piece(part, at, at)


def shape_of(pieces: Sequence[Piece], columns: Columns, layout: Layout, rules: Sequence[Rule]) -> Shape:
    """What a table's columns hold (labels, numbers, figures), and in points how wide their widest texts are and where
    rules go across it."""
    parting = tuple(across(rules, columns.sides, _ACROSS))
    label = _at(columns, layout)
    figures, widths = [], []
    for col in range(len(columns)):
        mine = [p.segment for p in pieces if p.first == p.last == col]
        widths.append(max((s.x1 - s.x0 for s in mine), default=0.0))
        mostly = sum(s.numeric and s.text != "%" for s in mine) > _MOSTLY * len(mine)
        figures += [col] if mostly and (col > label or not (layout.numbered or layout.grouped)) else []
    low, high = min(p.segment.top for p in pieces), max(p.segment.bottom for p in pieces)
    inside = [y for y in parting if low < y < high]
    bases = {round(p.segment.base) for p in pieces if p.first == p.last and p.segment.numeric and p.first > label}
    numbers = {round(p.segment.base) for p in pieces if layout.numbered and p.last == 0}
    dense = len(inside) >= _MOSTLY * max(len(bases), len(numbers)) > 0
    return Shape(label, layout.numbered, frozenset(figures), tuple(widths), parting, dense, layout.grouped)


def _at(columns: Columns, layout: Layout) -> int:
    return min(layout.label, len(columns) - 1)


def home(x0: float, x1: float, columns: Columns) -> int | None:
    """The column in which a text stands whole; None where it crosses into another's texts."""
    at = columns.of((x0 + x1) / 2)
    left = columns.extents[at - 1][1] if at else float("-inf")
    right = columns.extents[at + 1][0] if at + 1 < len(columns) else float("inf")
    return at if x0 > left and x1 < right else None


def tree_cells(tree: Tree | None, page: int) -> Iterator[Cell]:
    """The cells of a header."""
    if tree is None:
        return
    for node in tree.nodes:
        down = 1 if node.last > node.first else tree.depth - node.level
        yield segment_cell(node.lines, (node.level, node.first), (down, node.last - node.first + 1), OF_HEADER, page)


def body_cells(body: Sequence[BodyRow], depth: int, page: int) -> Iterator[Cell]:
    """The cells of rows below a header of `depth` rows, as sure as tables without rulings are."""
    for n, row in enumerate(body, start=depth):
        for (first, last), lines in sorted(row.cells.items()):
            yield segment_cell(lines, (n, first), (1, last - first + 1), CONFIDENCE, page)


def segment_cell(lines: Sequence[Segment], at: tuple[int, int], span: tuple[int, int], sure: float, page: int) -> Cell:
    """A cell of segments, a line of its text for each baseline; raised words are its marks.

    `at`: its row and column, `span`: over how many of each; `sure`: its confidence (0–1).
    """
    words = [w for line in lines for w in line.words]
    texts: list[str] = []
    for n, line in enumerate(lines):
        if n and abs(line.base - lines[n - 1].base) < 0.35 * line.size:
            texts[-1] += f" {line.text}"
        else:
            texts.append(line.text)
    marks = tuple(w.text for w in words if w.superscript)
    text = in_one_line("\n".join(t for t in texts if t))
    return Cell(*at, text, place_of(words, page), *span, marks, sure)
