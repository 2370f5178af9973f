"""Figures in doubt → the cells and paragraphs of the page in which they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from extract.document import Cell, Page, Place, Table
from extract.ocr_words import ReadWord
from extract.page_table import PageParts, PageTable
from extract.tables import read_page

UNSURE = 0.5
"""The confidence of a cell with a figure in doubt."""

STRUCK = 0.3
"""The confidence of a cell whose figure was corrected on paper: what settles another figure proves nothing there."""

MENDED = 0.8
"""The confidence of cells about which rulings may be missing."""

_INKED = 0.02  # share of a cell that had ink in colour
_STAMPED = 0.1  # share of a cell that is about such ink
_WORN = 0.11  # share of the rulings' length that was bridged, from which figures were seen in wrong cells
_MORE = 1.06  # times as many figures in tables, from which a page is read without its worn rulings
_FIGURES, _FEWEST = 0.4, 3  # share of a column's filled cells, and how many, that make it one of figures
_HARDLY = 50.0  # per cent: Tesseract's confidence in a word that is a guess
_POOR, _POORLY, _WORDS_READ = 75.0, 0.1, 60  # per cent: a poor confidence; share of words with one, of so many at least
_LONGEST = 60  # letters: a longer text is words
_FIGURE = re.compile(r"\(?[-+–]?\d[\d.,]*%?(/\d[\d.,]*%?)?\)?")
_DASHES = re.compile(r"[-–—_.\s]+")
_WORDS = re.compile(r"[-–]|([^\W\d_]{2,}|\d+[.,]?)([\s,;:.()/-]+([^\W\d_]+|\d+[.,]?))*[.,;:)]?")


def poorly_read(lines: Sequence[Sequence[ReadWord]]) -> list[int]:
    """The lines with a word of letters that was hardly read: what they name may be something else."""
    return [n for n, words in enumerate(lines) if any(w.confidence < _HARDLY and _is_word(w.text) for w in words)]


def is_hardly_read(lines: Sequence[Sequence[ReadWord]], but: Collection[int]) -> bool:
    """Whether so many words of a page were read poorly (low toner, a copy of copies) that digits are surely taken for
    others with full confidence. `but`: lines that do not count, since it is seen why they were."""
    sure = [w.confidence for n, words in enumerate(lines) if n not in but for w in words if _is_word(w.text)]
    return len(sure) >= _WORDS_READ and sum(one < _POOR for one in sure) > _POORLY * len(sure)


def _is_word(text: str) -> bool:
    return len(text) > 1 and any(map(str.isalpha, text))


def with_doubtful_cells(parts: PageParts, points: Sequence[tuple[float, float]]) -> PageParts:
    """The parts with little confidence in the cells at these points (of the straight page), and in those that say
    what cannot stand in their column."""
    return replace(parts, tables=tuple(_less_sure(found, points) for found in parts.tables))


def with_struck_cells(parts: PageParts, points: Sequence[tuple[float, float]]) -> PageParts:
    """The parts with hardly any confidence in the cells at these points (of the straight page)."""
    tables = []
    for found in parts.tables if points else ():
        cells = tuple(
            cell._replace(confidence=min(cell.confidence, STRUCK)) if any(_holds(cell, *at) for at in points) else cell
            for cell in found.table.cells
        )
        tables.append(replace(found, table=replace(found.table, cells=cells)))
    return replace(parts, tables=tuple(tables)) if points else parts


def with_doubtful_inked(
    parts: PageParts, inked: Callable[[Sequence[Place]], Sequence[tuple[float, float]]]
) -> PageParts:
    """The parts, unsure of the cells with no letter or figure of which ink in colour was taken off: a figure may have
    gone with it, and a dash may be what is left of it; and of all cells in which two inks met.

    `inked`: how much of each of these places in the parts had such ink, and two of them, 0 to 1.
    """
    tables = []
    for found in parts.tables:
        cells = list(found.table.cells)
        for n, (one, both) in enumerate(inked([cell.place for cell in cells])):
            if both > 0 or (one >= _INKED and not any(map(str.isalnum, cells[n].text))):
                cells[n] = cells[n]._replace(confidence=min(cells[n].confidence, UNSURE))
        tables.append(replace(found, table=replace(found.table, cells=tuple(cells))))
    return replace(parts, tables=tuple(tables))


def with_doubtful_stamped(
    parts: PageParts, stamped: Callable[[Place], float], touched: Callable[[Place], bool]
) -> PageParts:
    """The parts, unsure of the cells over which a stamp or a signature may lie that no colour tells from print.

    `stamped`: how much of a place in the parts has such ink in it or about it, 0 to 1; `touched`: whether it has some
    in it, under which the figure of a cell without one may be lost.
    """

    def is_doubtful(cell: Cell) -> bool:
        return stamped(cell.place) >= _STAMPED or (not any(map(str.isdigit, cell.text)) and touched(cell.place))

    tables = []
    for found in parts.tables:
        cells = tuple(
            cell._replace(confidence=min(cell.confidence, UNSURE)) if is_doubtful(cell) else cell
            for cell in found.table.cells
        )
        tables.append(replace(found, table=replace(found.table, cells=cells)))
    return replace(parts, tables=tuple(tables))


def read_worn(page: Page, wear: float) -> PageParts:
    """The page's parts; where so much of its rulings is missing (`wear`, a share of their length) that they hold less
    than its words tell alone, as these do, which are less sure of all cells."""
    ruled = read_page(page)
    if wear <= _WORN:
        return ruled
    bare = read_page(replace(page, rulings=()))
    if _figures(bare) <= _MORE * _figures(ruled):
        return ruled
    everywhere = [{(cell.row, cell.col) for cell in found.table.cells} for found in bare.tables]
    return replace(bare, tables=tuple(map(_with_mended, bare.tables, everywhere)))


def _figures(parts: PageParts) -> int:
    """How many cells of a page's tables hold a figure and nothing else."""
    return sum(_FIGURE.fullmatch(cell.text) is not None for found in parts.tables for cell in found.table.cells)


def with_all_doubtful(parts: PageParts) -> PageParts:
    """The parts, unsure of all cells."""
    tables = [
        replace(
            found,
            table=replace(
                found.table, cells=tuple(c._replace(confidence=min(c.confidence, UNSURE)) for c in found.table.cells)
            ),
        )
        for found in parts.tables
    ]
    return replace(parts, tables=tuple(tables))


def with_doubtful_rulings(parts: PageParts, wear: float) -> PageParts:
    """The parts, less sure of some cells where so much of the page's rulings is missing (`wear`, a share of their
    length) that figures may stand in the wrong one: those that reach over several rows or columns, where a ruling may
    be missing altogether, those in the rows of such a one, and dashes, which a ruling may have left."""
    if wear <= _WORN:
        return parts
    return replace(parts, tables=tuple(_with_mended(found, _merged(found.table)) for found in parts.tables))


def _merged(table: Table) -> set[tuple[int, int]]:
    """Row and column of the cells with figures that are merged ones, or stand beside one of several rows; of dashes."""
    high = [cell for cell in table.cells if cell.row_span > 1 and cell.text]
    rows = {row for cell in high for row in range(cell.row, cell.row + cell.row_span)}
    found = {(cell.row, cell.col) for cell in table.cells if _DASHES.fullmatch(cell.text)}
    figures = [cell for cell in table.cells if any(map(str.isdigit, cell.text))]
    return found | {(c.row, c.col) for c in figures if c.row_span > 1 or c.col_span > 1 or c.row in rows}


def _with_mended(found: PageTable, doubtful: set[tuple[int, int]]) -> PageTable:
    cells = tuple(
        cell._replace(confidence=min(cell.confidence, MENDED)) if (cell.row, cell.col) in doubtful else cell
        for cell in found.table.cells
    )
    return replace(found, table=replace(found.table, cells=cells))


def _less_sure(found: PageTable, points: Sequence[tuple[float, float]]) -> PageTable:
    odd = odd_cells(found.table)
    cells = tuple(
        cell._replace(confidence=min(cell.confidence, UNSURE))
        if (cell.row, cell.col) in odd or any(_holds(cell, *at) for at in points)
        else cell
        for cell in found.table.cells
    )
    return replace(found, table=replace(found.table, cells=cells))


def in_figure_columns(parts: PageParts, points: Mapping[int, tuple[float, float]]) -> set[int]:
    """The numbers of the points (of the straight page) in columns of figures: `II` is eleven there, but for a
    table's first column, which counts the rows."""
    return {
        number
        for number, at in points.items()
        for found in parts.tables
        for columns in [figure_columns(found.table)]
        for cell in found.table.cells
        if cell.col in columns and cell.col > 0 and _holds(cell, *at)
    }


def figure_columns(table: Table) -> dict[int, list[Cell]]:
    """The filled cells of each column of figures."""
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.col_span == 1 and cell.text:
            columns.setdefault(cell.col, []).append(cell)
    return {
        col: cells
        for col, cells in columns.items()
        if sum(_FIGURE.fullmatch(cell.text) is not None for cell in cells) >= max(_FEWEST, _FIGURES * len(cells))
    }


def odd_cells(table: Table) -> set[tuple[int, int]]:
    """Row and column of the cells in columns of figures that hold neither a figure nor words (what is left of a figure
    under a stamp, a figure with specks), and of all that hold several figures (a ruling was not seen)."""
    found = {(cell.row, cell.col) for cell in table.cells if _holds_several(cell.text)}
    for cells in figure_columns(table).values():
        found |= {(cell.row, cell.col) for cell in cells if not _may_stand(cell.text)}
    return found


def _holds_several(text: str) -> bool:
    """Whether several figures and nothing else stand in a cell; `12 / 13` is one."""
    if len(text) > _LONGEST or "/" in text or any(map(str.isalpha, text)):
        return False
    return sum(any(map(str.isdigit, word)) for word in text.split()) > 1


def _may_stand(text: str) -> bool:
    return len(text) > _LONGEST or any(form.fullmatch(text) is not None for form in (_FIGURE, _WORDS))


def _holds(cell: Cell, x: float, y: float) -> bool:
    place = cell.place
    return (place.x0 or 0.0) <= x <= (place.x1 or 0.0) and (place.top or 0.0) <= y <= (place.bottom or 0.0)
