"""Two pages on one sheet: where the sheet parts, and pages of a sheet as pages of a document.

Pages that share a sheet stand in its coordinates, as the file displays it. While a document is put together each has
a number of its own, so that a table goes on from one to the other as it would over a page's end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

import numpy as np

from extract.document import Block, Page, Place, Table
from extract.flow import PageFlow, document_blocks
from extract.page_table import PageTable
from extract.pieces import Box, Floats
from extract.places import Back, placed_blocks

_LANDSCAPE = 1.25  # times its height that such a sheet is wide, at least
_MIDDLE, _GUTTER = (0.42, 0.58), 0.03  # shares of its width: where it may part, and how far nothing stands there
_A3 = 1000.0  # points: a wider sheet is no page of its own
_LONG, _FEWEST = 0.25, 3  # share of the sheet's width that a line of text or a ruling of a page is long, and how many


class Shown(Protocol):
    """A page as read, in a frame of its own, and the way to the page as displayed."""

    @property
    def number(self) -> int:
        """The number of the page as displayed."""
        ...

    @property
    def flow(self) -> PageFlow:
        """What stitching needs of it."""
        ...

    def placed(self, places: Sequence[Place]) -> Sequence[Place]:
        """Places of it on the page as displayed."""
        ...


def gutter_of(page: Page, lines: Sequence[Box]) -> float | None:
    """Where a sheet parts into two pages, in points from its left; None for a page of its own. `lines`: the boxes of
    its lines of text, column by column.

    Nothing stands in the middle from top to bottom, and there is text in long lines, or a table, on both sides; on a
    sheet of A3's size on one.
    """
    if page.width < _LANDSCAPE * page.height:
        return None
    text = np.array([(x0, x1) for x0, _, x1, _ in lines], float).reshape(-1, 2)
    level = np.array([(r.x0, r.x1) for r in page.rulings if r.top == r.bottom], float).reshape(-1, 2)
    at = _clear(np.concatenate([text, level]), page.width)
    if at is None:
        return None
    long = [part[np.ptp(part, axis=1) >= _LONG * page.width] for part in (text, level)]
    counts = [[int(np.count_nonzero(part[:, 0] < at)), int(np.count_nonzero(part[:, 0] > at))] for part in long]
    pages = [max(side) >= _FEWEST for side in zip(*counts, strict=True)]
    return at if all(pages) or (page.width >= _A3 and any(pages)) else None


def _clear(extents: Floats, width: float) -> float | None:
    """The middle of the widest way through the middle of a sheet in which nothing stands."""
    first, last = (share * width for share in _MIDDLE)
    inside = extents[(extents[:, 1] > first) & (extents[:, 0] < last)]
    ends = np.clip(np.concatenate([inside.ravel(), [first, last]]), first, last)
    marks = np.unique(ends)
    ways = [
        (float(b - a), float(a + b) / 2)
        for a, b in pairwise(marks)
        if not ((inside[:, 0] < b) & (inside[:, 1] > a)).any()
    ]
    widest = max(ways, default=(0.0, 0.0))
    return widest[1] if widest[0] >= _GUTTER * width else None


def halves(page: Page, gutter: float) -> tuple[Page, Page]:
    """The two pages of a sheet, each in points from its own left."""
    found = []
    for x0, x1 in ((0.0, gutter), (gutter, page.width)):
        words = tuple(w._replace(x0=w.x0 - x0, x1=w.x1 - x0) for w in page.words if x0 <= (w.x0 + w.x1) / 2 < x1)
        rulings = tuple(
            r._replace(x0=r.x0 - x0, x1=r.x1 - x0) for r in page.rulings if x0 <= (r.x0 + r.x1) / 2 < x1
        )  # fmt: skip
        found.append(Page(page.number, x1 - x0, page.height, words, rulings))
    return found[0], found[1]


def shown_blocks(pages: Sequence[Shown]) -> tuple[Block, ...]:
    """All blocks of these pages in reading order, their places on the pages as displayed; pages of one sheet follow
    each other with the same number."""
    numbers, before = [], 0
    for n, page in enumerate(pages):
        step = page.number - pages[n - 1].number if n else page.number
        before += max(1, step)
        numbers.append(before)
    flows = [_numbered(page.flow, number) for page, number in zip(pages, numbers, strict=True)]
    backs = {number: _back(page) for page, number in zip(pages, numbers, strict=True)}
    shown = dict(zip(numbers, (page.number for page in pages), strict=True))
    blocks = placed_blocks(document_blocks(flows), backs)
    return tuple(
        replace(block, pages=tuple(dict.fromkeys(shown[n] for n in block.pages))) if isinstance(block, Table) else block
        for block in blocks
    )


def _back(page: Shown) -> Back:
    def back(places: Sequence[Place]) -> Sequence[Place]:
        return page.placed([place._replace(page=page.number) for place in places])

    return back


def _numbered(flow: PageFlow, number: int) -> PageFlow:
    """The page's flow under another number."""
    if flow.number == number:
        return flow
    return replace(flow, number=number, tables=tuple(_table_on(found, number) for found in flow.tables))


def _table_on(found: PageTable, number: int) -> PageTable:
    table = found.table
    cells = tuple(cell._replace(place=cell.place._replace(page=number)) for cell in table.cells)
    moved = replace(table, cells=cells, place=table.place._replace(page=number), pages=(number,))
    return replace(found, table=moved)
