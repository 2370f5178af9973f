"""A page's pieces and rulings → its tables, and the lines that stand in none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from operator import add

import numpy as np

from extract.aligned import find_aligned, find_boxed
from extract.aligned_grids import (
    beside_charts,
    goes_on_outside,
    has_unruled_rows,
    holds_columns,
    is_chart,
    is_header_alone,
)
from extract.cells import no_clips, on_paper, place_pieces
from extract.cut_figures import in_one_line
from extract.document import Cell, Page, Place, Table, Word, of_columns
from extract.doubt import fused_figures, parts_of_texts
from extract.framed_grids import read_grid
from extract.grids import Grid, find_grids
from extract.lines import Line, make_lines
from extract.margins import without_margins
from extract.missing_walls import with_walls
from extract.numbered_rows import with_rows_parted
from extract.page_table import PageParts, PageTable
from extract.pieces import Clips, Pieces, pieces_of
from extract.rulings import Rulings, merge_rulings
from extract.stretched import stretched_apart

_SURE, _MENDED, _CUT, _GUESSED = 1.0, 0.8, 0.7, 0.5
_RAISED = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_PRINTED_MARK = re.compile(f"(?<!m){_RAISED.pattern}")


def read_page(page: Page) -> PageParts:
    """The parts of a page whose words and rulings are known already (a scan's)."""
    strokes = np.array([(r.x0, r.top, r.x1, r.bottom) for r in page.rulings], float)
    return split_page(pieces_of(page.words), merge_rulings(strokes), page.number, on_paper)


def split_page(pieces: Pieces, rulings: Rulings, number: int, clips: Clips = no_clips) -> PageParts:
    """The parts of page `number`; `clips` tells what text is clipped to, where it overflows its cell."""
    grids = find_grids(rulings)
    placed = place_pieces(pieces, grids, clips)
    by_slot: list[list[Line]] = [[] for _ in range(sum(len(grid.slots) for grid in grids) + 1)]
    plain = pieces.ordinary and not np.count_nonzero(pieces.mark)
    for line in make_lines(pieces, placed.slot):
        by_slot[line.group].append(line)
        plain = plain and not line.overprinted
    outside = by_slot.pop()  # group -1
    alone = list(outside)
    charts: list[Grid] = []
    tables, words, first = [], [], 0
    for grid in grids:
        last = first + len(grid.slots)
        lines, doubts = by_slot[first:last], [k in placed.doubtful for k in range(first, last)]
        first = last
        chart = is_chart(grid, alone)
        charts += [grid] if chart else []
        if chart or is_header_alone(grid, lines, alone):
            outside += [line for cell in lines for line in cell]
            continue
        around = goes_on_outside(grid, lines, alone)
        framed = None if around else read_grid(grid, lines, rulings, number)
        unruled = framed is None and has_unruled_rows(grid.slots, lines)
        if unruled and not around:
            framed = read_grid(grid, lines, rulings, number, known=True)
        if framed is not None:
            tables.append(framed[0])
            words.append(framed[1])
            continue
        if unruled:
            outside += [line for cell in lines for line in cell]
            continue
        if holds_columns(grid, lines):
            boxed = find_boxed([line for cell in lines for line in cell], rulings, number)
            tables += boxed.tables
            words += boxed.words
            if boxed.tables:
                outside += boxed.lines
                continue
        parts = without_margins(with_rows_parted(*with_walls(grid, lines, doubts)))
        table = _table(*parts, number, plain=plain)
        if table is None:
            outside += [line for cell in lines for line in cell]
        else:
            tables.append(table)
            words.append(tuple(chain.from_iterable([line.words for cell in lines for line in cell])))
    drawn, outside = beside_charts(outside, charts)
    outside, stretched = stretched_apart(outside)
    aligned = find_aligned(outside, rulings, number)
    tables = [_doubted(table) for table in (*tables, *aligned.tables)]
    return _in_order(tables, words + list(aligned.words), (*aligned.lines, *stretched, *drawn))


def _doubted(found: PageTable) -> PageTable:
    """The table, less sure of cells in which several figures may have run together, or a part of a text stands."""
    doubted = fused_figures(found.table)
    if found.extents:  # white space parts its columns
        doubted |= parts_of_texts(found.table)
    if not doubted:
        return found
    cells = tuple(
        c._replace(confidence=min(c.confidence, _GUESSED)) if (c.row, c.col) in doubted else c
        for c in found.table.cells
    )
    return replace(found, table=replace(found.table, cells=cells))


def _in_order(tables: Sequence[PageTable], words: Sequence[tuple[Word, ...]], lines: Sequence[Line]) -> PageParts:
    """The parts with the tables from top to bottom."""
    order = sorted(range(len(tables)), key=lambda n: (tables[n].table.place.top or 0, tables[n].table.place.x0 or 0))
    return PageParts(tuple(tables[n] for n in order), tuple(words[n] for n in order), tuple(lines))


def _table(
    grid: Grid, lines: Sequence[list[Line]], doubts: Sequence[bool], page: int, *, plain: bool
) -> PageTable | None:
    """The grid as a table, or None where nothing is printed in it (a drawing, an empty box).

    `plain`: nothing on the page is a note mark, raised, or printed over anything else.
    """
    if not any(lines):
        return None
    xs, ys = [[round(v, 2) for v in levels.tolist()] for levels in (grid.xs, grid.ys)]
    kept = [one for one in zip(grid.slots, lines, doubts, strict=True) if one[0].closed or one[1]]
    slots, inside, doubted = zip(*kept, strict=True)
    rows, cols, row_spans, col_spans, closed, whole = zip(*slots, strict=True)
    x0, x1 = [xs[col] for col in cols], [xs[col] for col in map(add, cols, col_spans)]
    top, bottom = [ys[row] for row in rows], [ys[row] for row in map(add, rows, row_spans)]
    places = of_columns(Place, [page] * len(kept), x0, top, x1, bottom, [""] * len(kept))
    sure = [_CUT if not (c and w) else _MENDED if d else _SURE for c, w, d in zip(closed, whole, doubted, strict=True)]
    printed = (
        (map(_plain_text, inside), [()] * len(kept), sure) if plain else zip(*map(_printed, inside, sure), strict=True)
    )
    texts, marks, confidences = printed
    cells = of_columns(Cell, rows, cols, texts, places, row_spans, col_spans, marks, confidences)
    place = Place(page, xs[0], ys[0], xs[-1], ys[-1])
    return PageTable(Table(tuple(cells), place, (page,)), tuple(xs))


def _plain_text(lines: Sequence[Line]) -> str:
    """The text of a cell in which nothing is a note mark, raised, or printed over anything else."""
    if not lines:
        return ""
    if len(lines) == 1:
        words = lines[0].words
        return words[0].text if len(words) == 1 else " ".join([w.text for w in words])
    return in_one_line("\n".join(filter(None, [" ".join([w.text for w in line.words]) for line in lines])))


def _printed(lines: Sequence[Line], confidence: float) -> tuple[str, tuple[str, ...], float]:
    """The text of a cell, its note marks, and how sure both are."""
    if not lines:
        return "", (), confidence
    texts: list[str] = []
    marks: list[str] = []
    for line in lines:
        said = [w.text for w in line.words if not w.superscript]
        if len(said) < len(line.words):
            marks += [w.text for w in line.words if w.superscript]
        if text := " ".join(said):
            texts.append(text)
        if line.overprinted:
            confidence = _GUESSED
    text = texts[0] if len(texts) == 1 else in_one_line("\n".join(texts))
    if _RAISED.search(text) and (printed := _PRINTED_MARK.findall(text)):
        marks += printed
        text = "\n".join(part.rstrip() for part in _PRINTED_MARK.sub("", text).split("\n"))
    return text, tuple(marks), confidence
