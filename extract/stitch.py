"""Tables of single pages → tables of the document: a table that goes on over a page's end is one table.

Pure: page tables and paragraphs in reading order go in, whoever has read them (a PDF's text or a scan).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extract.cut_figures import in_one_line
from extract.document import Block, Cell, Paragraph, of_columns
from extract.page_table import PageTable
from extract.rows import is_header_like, is_rest_of_row, rows_of
from extract.stitch_columns import share_columns

TOLERANCE = 3.0
"""Points by which a column boundary may move from one page to the next."""

_MOST_HEADER_ROWS = 8
_FEWEST_HEADERS = 2  # columns with a header that runs into the row below it
_SIMILAR = 88.0  # per cent: OCR slips in a repeated header


def stitch(items: Iterable[PageTable | Paragraph], tolerance: float = TOLERANCE) -> tuple[Block, ...]:
    """The same blocks in the same order, with each table's parts on following pages joined to its first part.

    Notes between two parts do not part them; body text does. Rows of a header that is repeated are dropped.
    Every cell keeps the place that it has on its own page.
    """
    blocks: list[Block | PageTable] = []
    open_at: int | None = None
    for item in items:
        if isinstance(item, Paragraph):
            blocks.append(item)
            open_at = open_at if item.kind == "note" else None
            continue
        before = blocks[open_at] if open_at is not None else None
        joined = _joined(before, item, tolerance) if isinstance(before, PageTable) else None
        if joined is not None and open_at is not None:
            blocks[open_at] = joined
        else:
            blocks.append(item)
            open_at = len(blocks) - 1
    return tuple(b.table if isinstance(b, PageTable) else b for b in blocks)


def _joined(before: PageTable, after: PageTable, tolerance: float) -> PageTable | None:
    """Both as one table, or None where the second is another table."""
    if not before.table.pages or after.table.pages[:1] != (before.table.pages[-1] + 1,):
        return None
    shared = share_columns(before, after, tolerance)
    if shared is None:
        return None
    head, tail = shared.head, _header_apart(shared.head, shared.tail)
    repeated = _repeated_header(head, tail)
    if before.table.header_rows:
        repeated = min(repeated, before.table.header_rows)
    body = [c for c in tail if c.row >= repeated]
    if not repeated and is_header_like(head, tail):
        return None
    cells = _appended(head, body, repeated)
    table = replace(
        before.table,
        cells=tuple(sorted(cells)),  # by row and column
        pages=before.table.pages + after.table.pages,
        header_rows=before.table.header_rows or repeated,
    )
    return PageTable(table, shared.columns, shared.extents)


def _repeated_header(head: Sequence[Cell], tail: Sequence[Cell]) -> int:
    """How many first rows of the second part say what the first part's first rows say."""
    first, second = rows_of(head, _MOST_HEADER_ROWS), rows_of(tail, _MOST_HEADER_ROWS)
    same = 0
    for mine, theirs in zip(first, second, strict=False):
        if not _same_row(mine, theirs):
            break
        same += 1
    while same and any(c.row + c.row_span > same for row in (*first[:same], *second[:same]) for c in row):
        same -= 1
    has_text = any(c.text for row in first[:same] for c in row)
    return same if has_text else 0


def _header_apart(head: Sequence[Cell], tail: Sequence[Cell]) -> Sequence[Cell]:
    """The second part with a row for the header again, where no rule stands between it and the first row's texts."""
    first, second = rows_of(head, 1)[0], rows_of(tail, 1)[0]
    alike = [(c.col, c.col_span, c.row_span) for c in first] == [(c.col, c.col_span, c.row_span) for c in second]
    if not alike or any(c.row_span > 1 for c in first) or sum(bool(c.text) for c in first) < _FEWEST_HEADERS:
        return tail
    cut = [_behind(mine.text, theirs.text) for mine, theirs in zip(first, second, strict=True)]
    rest = [text for text in cut if text is not None]
    if len(rest) < len(cut) or not any(rest):
        return tail
    header = [theirs._replace(text=mine.text) for mine, theirs in zip(first, second, strict=True)]
    below = [theirs._replace(row=1, text=text) for theirs, text in zip(second, rest, strict=True)]
    return [*header, *below, *(c._replace(row=c.row + 1) for c in tail if c.row)]


def _behind(header: str, text: str) -> str | None:
    """What a cell says below its header's text; None where it does not begin with that."""
    if not header:
        return text
    return text.removeprefix(header).lstrip("\n") if text == header or text.startswith(f"{header}\n") else None


def _same_row(one: Sequence[Cell], other: Sequence[Cell]) -> bool:
    shape = [(c.col, c.col_span, c.row_span) for c in one]
    if shape != [(c.col, c.col_span, c.row_span) for c in other]:
        return False
    return all(_same_text(a.text, b.text) for a, b in zip(one, other, strict=True))


def _same_text(one: str, other: str) -> bool:
    """Whether a header cell says the same again: cut off at a row's fixed height, or with a slip of OCR."""
    a, b = "".join(one.split()), "".join(other.split())
    if a == b:
        return True
    if not a or not b or a.isdigit() or b.isdigit():
        return False
    if len(a) > 3 and len(b) > 3 and (a.startswith(b) or b.startswith(a)):
        return True
    # A tone mark is a few pixels: `Tổng số` on one page is `Tống số` on the next.
    a, b = (_toneless(text) for text in (a, b))
    digits = [[ch for ch in text if ch.isdigit()] for text in (a, b)]
    return digits[0] == digits[1] and fuzz.ratio(a, b) >= _SIMILAR


def _toneless(text: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))


def _appended(head: Sequence[Cell], body: Sequence[Cell], skipped: int) -> list[Cell]:
    """The first part's cells and the second's below them; what the page's end cut is made whole."""
    ends = [c.row + c.row_span for c in head]
    rows = max(ends, default=0)
    last = {(c.col, c.col_span): c for c, end in zip(head, ends, strict=True) if end == rows}
    first = [c for c in body if c.row == skipped]
    cut = is_rest_of_row(head, last, first)
    whole: dict[tuple[int, int], Cell] = {}
    offset = rows - skipped - (1 if cut else 0)
    lower = []
    for cell in body:
        above = last.get((cell.col, cell.col_span)) if cell.row == skipped else None
        if above is not None and (cut or _goes_on(above, cell)):
            whole[above.row, above.col] = _whole(above, cell, cut)
        else:
            lower.append(cell)
    if lower:
        at, *others = zip(*lower, strict=True)
        lower = of_columns(Cell, [row + offset for row in at], *others)
    if not whole and not cut:  # as nearly always: all of it stands below
        return [*head, *lower]
    cells = {(c.row, c.col): c for c in head} | whole | {(c.row, c.col): c for c in lower}
    return list(cells.values())


def _goes_on(above: Cell, cell: Cell) -> bool:
    """Whether an empty cell at a page's top is the rest of a cell that spans rows before or after the cut."""
    return not cell.text and bool(above.text) and (cell.row_span > 1 or above.row_span > 1)


def _whole(above: Cell, rest: Cell, cut: bool) -> Cell:
    text = in_one_line(f"{above.text}\n{rest.text}") if above.text and rest.text else above.text or rest.text
    return above._replace(
        text=text,
        marks=above.marks + rest.marks,
        row_span=above.row_span + rest.row_span - (1 if cut else 0),
        confidence=min(above.confidence, rest.confidence),
    )
