"""A page's pieces and rulings → its tables, and the lines that stand in none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extract.aligned import find_aligned
from extract.aligned_grids import beside_charts, goes_on_outside, has_unruled_rows, is_chart, is_header_alone
from extract.cells import no_clips, on_paper, place_pieces
from extract.cut_figures import in_one_line
from extract.document import Cell, Page, Place, Table, Word
from extract.doubt import fused_figures
from extract.framed_grids import read_grid
from extract.grids import Grid, Slot, find_grids
from extract.lines import Line, make_lines
from extract.numbered_rows import with_rows_parted
from extract.page_table import PageParts, PageTable
from extract.pieces import Clips, Pieces, pieces_of
from extract.rulings import Rulings, merge_rulings

_SURE, _MENDED, _CUT, _GUESSED = 1.0, 0.8, 0.7, 0.5
_PRINTED_MARK = re.compile(r"(?<!m)[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")


def read_page(page: Page) -> PageParts:
    """The parts of a page whose words and rulings are known already (a scan's)."""
    strokes = np.array([(r.x0, r.top, r.x1, r.bottom) for r in page.rulings], float)
    return split_page(pieces_of(page.words), merge_rulings(strokes), page.number, on_paper)


def split_page(pieces: Pieces, rulings: Rulings, number: int, clips: Clips = no_clips) -> PageParts:
    """The parts of page `number`; `clips` tells what text is clipped to, where it overflows its cell."""
    grids = find_grids(rulings)
    placed = place_pieces(pieces, grids, clips)
    by_slot: dict[int, list[Line]] = {}
    for line in make_lines(pieces, placed.slot):
        by_slot.setdefault(line.group, []).append(line)
    outside = by_slot.pop(-1, [])
    alone = list(outside)
    charts: list[Grid] = []
    tables, words, first = [], [], 0
    for grid in grids:
        lines = [by_slot.get(first + k, []) for k in range(len(grid.slots))]
        doubts = [first + k in placed.doubtful for k in range(len(grid.slots))]
        first += len(grid.slots)
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
        table = _table(*with_rows_parted(grid, lines, doubts), number)
        if table is None:
            outside += [line for cell in lines for line in cell]
        else:
            tables.append(table)
            words.append(tuple(w for cell in lines for line in cell for w in line.words))
    drawn, outside = beside_charts(outside, charts)
    aligned = find_aligned(outside, rulings, number)
    tables = [_doubted(table) for table in (*tables, *aligned.tables)]
    return _in_order(tables, words + list(aligned.words), (*aligned.lines, *drawn))


def _doubted(found: PageTable) -> PageTable:
    """The table, less sure of the cells in which several figures may have run together."""
    fused = fused_figures(found.table)
    if not fused:
        return found
    cells = tuple(
        c._replace(confidence=min(c.confidence, _GUESSED)) if (c.row, c.col) in fused else c for c in found.table.cells
    )
    return replace(found, table=replace(found.table, cells=cells))


def _in_order(tables: Sequence[PageTable], words: Sequence[tuple[Word, ...]], lines: Sequence[Line]) -> PageParts:
    """The parts with the tables from top to bottom."""
    order = sorted(range(len(tables)), key=lambda n: (tables[n].table.place.top or 0, tables[n].table.place.x0 or 0))
    return PageParts(tuple(tables[n] for n in order), tuple(words[n] for n in order), tuple(lines))


def _table(grid: Grid, lines: Sequence[list[Line]], doubts: Sequence[bool], page: int) -> PageTable | None:
    """The grid as a table, or None where nothing is printed in it (a drawing, an empty box)."""
    if not any(lines):
        return None
    xs, ys = [[round(float(v), 2) for v in levels] for levels in (grid.xs, grid.ys)]
    cells = [
        _cell(slot, inside, doubt, Place(page, xs[slot.col], ys[slot.row],
                                         xs[slot.col + slot.col_span], ys[slot.row + slot.row_span]))
        for slot, inside, doubt in zip(grid.slots, lines, doubts, strict=True)
        if slot.closed or inside
    ]  # fmt: skip
    place = Place(page, xs[0], ys[0], xs[-1], ys[-1])
    return PageTable(Table(tuple(cells), place, (page,)), tuple(xs))


def _cell(slot: Slot, lines: Sequence[Line], doubt: bool, place: Place) -> Cell:
    confidence = _MENDED if doubt else _SURE
    if not (slot.closed and slot.whole):
        confidence = _CUT
    if not lines:
        return Cell(slot.row, slot.col, "", place, slot.row_span, slot.col_span, (), confidence)
    text = in_one_line("\n".join([t for t in (line.text for line in lines) if t]))
    marks = tuple([w.text for line in lines for w in line.words if w.superscript])
    if not text.isascii() and (printed := _PRINTED_MARK.findall(text)):
        marks += tuple(printed)
        text = "\n".join(part.rstrip() for part in _PRINTED_MARK.sub("", text).split("\n"))
    if any(line.overprinted for line in lines):
        confidence = _GUESSED
    return Cell(slot.row, slot.col, text, place, slot.row_span, slot.col_span, marks, confidence)
