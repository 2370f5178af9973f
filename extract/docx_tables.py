"""The grid of a Word table: which `w:tc` covers which positions, by its spans, merges and widths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from extract.docx_names import (
    ALTERNATE,
    DEL,
    GRID_COL,
    MOVE_FROM,
    SDT,
    SDT_CONTENT,
    TBL_GRID,
    TC,
    TC_PR,
    TR,
    VAL,
    WRAPPERS,
    P,
    w,
)  # fmt: skip
from extract.docx_styles import integer, is_on
from extract.docx_survey import (
    CELL_DEL,
    CELL_MERGE,
    GRID_AFTER,
    GRID_BEFORE,
    GRID_SPAN,
    H_MERGE,
    HIDDEN,
    TBL_HEADER,
    V_MERGE,
    Survey,
)
from extract.docx_text import alternatives, content
from extract.errors import Unreadable, UnreadableFile

_TC_W, _W, _TYPE = w("tcW"), w("w"), w("type")
_CONTINUE, _TRACKED = "continue", "cont"
_EDGE_TOLERANCE = 60  # twentieths of a point: 1 mm, what Word itself rounds away


@dataclass(slots=True)
class GridCell:
    """A `w:tc` with its grid position from 0; `row_number`, `cell_number` count `w:tr`, `w:tc` from 1.

    `merged`: it is part of a merge downwards; `continues`: of one that began above.
    """

    element: etree._Element
    row: int
    col: int
    row_number: int
    cell_number: int
    row_span: int = 1
    col_span: int = 1
    merged: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class TableGrid:
    """A table's cells in reading order, the widths of its columns, and its leading header rows."""

    cells: tuple[GridCell, ...]
    widths: tuple[int, ...]
    header_rows: int
    n_rows: int
    n_cols: int


class WidthsNeededError(Exception):
    """Raised for a row that can only be laid out by its cells' widths, where these were left out."""


def flattened(parent: etree._Element, survey: Survey, *wanted: str, depth: int = 24) -> Iterator[etree._Element]:
    """The wanted elements below a parent, with content controls and other wrappers opened.

    A control that was not filled in is passed over, except around rows and cells.
    Raises `UnreadableFile` where wrappers are nested absurdly.
    """
    return _opened(parent, wanted, depth) if survey.wrapped else parent.iterchildren(*wanted)


def _opened(parent: etree._Element, wanted: tuple[str, ...], depth: int) -> Iterator[etree._Element]:
    if depth < 0:
        raise UnreadableFile(Unreadable.BOMB, "nested wrappers")
    for child in parent:
        tag = child.tag
        inner: etree._Element | None = None
        if tag in wanted:
            yield child
        elif tag == SDT:
            inner = content(child) if P in wanted else child.find(SDT_CONTENT)
        elif tag in WRAPPERS:
            inner = child
        elif tag == ALTERNATE:
            inner = alternatives(child)
        if inner is not None:
            yield from _opened(inner, wanted, depth - 1)


def shows_placeholder(tc: etree._Element) -> bool:
    """Whether a cell is the content of a control that nobody has filled in."""
    parent = tc.getparent()
    sdt = None if parent is None or parent.tag != SDT_CONTENT else parent.getparent()
    return sdt is not None and content(sdt) is None


def read_grid(tbl: etree._Element, survey: Survey, max_cells: int) -> TableGrid:
    """The table's grid. Deleted and hidden rows are left out, but counted in `row_number`.

    Raises `UnreadableFile` (TOO_LARGE) for more grid positions than `max_cells`.
    """
    widths = _widths(tbl)
    cells: list[GridCell] = []
    above: dict[int, GridCell] = {}
    n_rows, header_rows, width = 0, 0, 0
    for row_number, tr in enumerate(flattened(tbl, survey, TR), 1):
        tr_pr = survey.of_row.get(tr)
        if _is_dropped(tr_pr):
            continue
        if header_rows == n_rows and tr_pr is not None and is_on(tr_pr.find(TBL_HEADER)):
            header_rows += 1
        placed = _placed(tr, survey, widths, n_rows, row_number)
        above = _merged(placed, above, cells)
        if placed:
            width = max(width, placed[-1].col + placed[-1].col_span)
        n_rows += 1
        if n_rows * width > max_cells:
            raise UnreadableFile(Unreadable.TOO_LARGE, f"a table of {n_rows} rows and {width} columns")
    return TableGrid(tuple(cells), widths, header_rows, n_rows, width)


def _merged(placed: Sequence[GridCell], above: Mapping[int, GridCell], cells: list[GridCell]) -> dict[int, GridCell]:
    """Appends a row's cells to the table's, or lengthens those that they continue; those that may go on."""
    current: dict[int, GridCell] = {}
    for cell in placed:
        if not cell.merged:
            cells.append(cell)
            continue
        upper = above.get(cell.col) if cell.continues else None
        if upper is not None and upper.col_span == cell.col_span:
            upper.row_span += 1
            current[cell.col] = upper
        else:
            cells.append(cell)
            current[cell.col] = cell
    return current


def _is_dropped(tr_pr: etree._Element | None) -> bool:
    """Whether the row is deleted (a tracked change) or hidden."""
    if tr_pr is None:
        return False
    return tr_pr.find(DEL) is not None or tr_pr.find(MOVE_FROM) is not None or is_on(tr_pr.find(HIDDEN))


def _widths(tbl: etree._Element) -> tuple[int, ...]:
    grid = tbl.find(TBL_GRID)
    return () if grid is None else tuple(integer(c.get(_W), 0) for c in grid.iterchildren(GRID_COL))


def _placed(tr: etree._Element, survey: Survey, widths: Sequence[int], row: int, row_number: int) -> list[GridCell]:
    """The row's cells with their columns."""
    tr_pr = survey.of_row.get(tr)
    before, after = _skipped(tr_pr, GRID_BEFORE), _skipped(tr_pr, GRID_AFTER)
    placed: list[GridCell] = []
    col = before
    of_cell = survey.of_cell
    for number, tc in enumerate(flattened(tr, survey, TC), 1):
        said = of_cell.get(tc)
        if said is None:
            placed.append(GridCell(tc, row, col, row_number, number))
            col += 1
            continue
        if CELL_DEL in said:
            continue
        span = max(1, integer(said[GRID_SPAN].get(VAL), 1)) if GRID_SPAN in said else 1
        if placed and _merges(said.get(H_MERGE)):
            placed[-1].col_span += span
        else:
            change = said.get(CELL_MERGE)
            merged = V_MERGE in said or change is not None
            continues = merged and (_merges(said.get(V_MERGE)) if change is None else change.get(V_MERGE) == _TRACKED)
            placed.append(GridCell(tc, row, col, row_number, number, 1, span, merged, continues))
        col += span
    if not before and col + after < len(widths) and all(cell.col_span == 1 for cell in placed):
        if not survey.widths:
            raise WidthsNeededError
        return _fitted(placed, widths)
    return placed


def _skipped(tr_pr: etree._Element | None, name: str) -> int:
    return 0 if tr_pr is None else max(0, _value(tr_pr, name, 0))


def _value(parent: etree._Element, name: str, default: int) -> int:
    child = parent.find(name)
    return default if child is None else integer(child.get(VAL), default)


def _merges(merge: etree._Element | None) -> bool:
    """Whether a cell continues its neighbour: `w:vMerge` and `w:hMerge` without a value mean continue."""
    return merge is not None and (merge.get(VAL) or _CONTINUE) == _CONTINUE


def _fitted(placed: list[GridCell], widths: Sequence[int]) -> list[GridCell]:
    """A row that leaves columns over and gives no spans, laid out by its cells' widths.

    Word lays a table out by widths; some programs that write DOCX rely on it and leave gridSpan out. Only
    where every cell's edge is one of the grid's is it done, else the row stays as it is: ragged.
    """
    edges = [0]
    for width in widths:
        edges.append(edges[-1] + width)
    fitted = []
    col, right = 0, 0
    for one in placed:
        width = _cell_width(one.element)
        right += width
        end = next((i for i in range(col + 1, len(edges)) if abs(edges[i] - right) <= _EDGE_TOLERANCE), 0)
        if not width or not end:
            return placed
        fitted.append(replace(one, col=col, col_span=end - col))
        col = end
    return fitted if col == len(widths) else placed


def _cell_width(tc: etree._Element) -> int:
    tc_pr = tc.find(TC_PR)
    width = None if tc_pr is None else tc_pr.find(_TC_W)
    if width is None or (width.get(_TYPE) or "dxa") != "dxa":
        return 0
    return integer(width.get(_W), 0)


def goes_on(
    first: TableGrid,
    second: TableGrid,
    first_row: Sequence[str],
    second_row: Sequence[str],
    *,
    touching: bool,
) -> bool:
    """Whether a second table with nothing printed in between is the first one's continuation.

    `first_row`, `second_row`: the texts of both tables' first rows. `touching`: no paragraph at all stands
    between. The columns must be the same, and the second must have no header of its own: neither marked, nor
    repeated, nor (where an empty line stands between) a first row without any figure.
    """
    if first.widths != second.widths or len(second.widths) < 2 or second.header_rows:
        return False
    if first_row == second_row or not any(second_row):
        return False
    if touching:
        return True
    return len(second.widths) > 2 and any(_is_figure(text) for text in second_row[1:])


def _is_figure(text: str) -> bool:
    bare = text.strip().strip("%").replace(" ", "")
    return bool(bare) and bare.replace(".", "").replace(",", "").replace("/", "").isdecimal()
