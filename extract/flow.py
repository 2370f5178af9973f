"""Pages' parts → the document's blocks in reading order: paragraphs and tables, joined over page ends."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from statistics import median

from extract.columns import reading_order
from extract.document import Block, Paragraph
from extract.last_rows import last_row
from extract.lines import Line, median_size
from extract.page_table import PageTable
from extract.paragraphs import Draft, Margins, continued, drafts, is_speck, margins_of
from extract.stitch import stitch

_EDGE = 0.1  # share of a sheet's longer side at the top and bottom in which page numbers and running heads stand
_RUNNING = 3  # a line is a running head from this many pages on
_MOVED = 12.0  # points by which pages are fed askew into a scanner
_FLUSH = 3.0  # points between the ends of two full lines
_WIDE = 0.6  # share of the page's width that a body column has at least
_PAGE_NUMBER = re.compile(r"[-–—\s]*((trang|page)\s*)?\d{1,4}(\s*(/|of)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_VARYING = re.compile(r"\d+|(?<!\w)[Il|](?!\w)")  # numbers; a lone `I` of a scan is a `1` on its next page

_EdgeText = tuple[str, bool]
"""What a line at a page's edge says, and whether it stands at the upper one."""


@dataclass(frozen=True, slots=True)
class PageFlow:
    """One page's tables and lines outside them; size in points."""

    number: int
    width: float
    height: float
    tables: tuple[PageTable, ...]
    lines: tuple[Line, ...]


def document_blocks(pages: Sequence[PageFlow]) -> tuple[Block, ...]:
    """All blocks in reading order. Page numbers and running heads are left out."""
    running = _running_heads(pages)
    body_size = median_size([line for page in pages for line in page.lines])
    items: list[PageTable | Paragraph] = []
    open_draft: Draft | None = None
    margins: Margins | None = None
    for page in pages:
        lines: Sequence[Line] = [line for line in page.lines if not _is_furniture(line, page, running)]
        before = items[-1] if items and _is_first(lines, page) else None
        found = last_row(before, lines, _numbers(page), page.number) if isinstance(before, PageTable) else None
        if found is not None:
            items.append(found[0])
            lines = found[1]
        margins = _margins(lines, page, margins)
        first = True
        for item in _page_items(page, lines, margins, body_size):
            if isinstance(item, Draft):
                whole = continued(open_draft, item) if first and open_draft is not None else None
                if whole is not None:
                    items[_last_body(items)] = whole.paragraph
                    open_draft = whole
                else:
                    items.append(item.paragraph)
                    open_draft = item if item.paragraph.kind == "body" else open_draft
            else:
                items.append(item)
                open_draft = None
            first = False
    return stitch(items)


def _numbers(page: PageFlow) -> list[Line]:
    """The lines at the page's edges that may be its number."""
    return [line for line in page.lines if _PAGE_NUMBER.fullmatch(line.text) and _edge_key(line, page) is not None]


def _is_first(lines: Sequence[Line], page: PageFlow) -> bool:
    """Whether a line stands above all of the page's tables."""
    top = min((table.table.place.top or 0.0 for table in page.tables), default=inf)
    return any(line.box[3] < top for line in lines)


def _last_body(items: Sequence[PageTable | Paragraph]) -> int:
    return next(
        k for k in range(len(items) - 1, -1, -1) if isinstance(item := items[k], Paragraph) and item.kind == "body"
    )


def _page_items(
    page: PageFlow, lines: Sequence[Line], margins: Margins | None, body_size: float
) -> list[PageTable | Draft]:
    """The page's tables and paragraphs from top to bottom; a table parts the text above from that below."""
    items: list[PageTable | Draft] = []
    left = list(lines)
    for table in sorted(page.tables, key=lambda t: (t.table.place.top or 0.0, t.table.place.x0 or 0.0)):
        top = table.table.place.top or 0.0
        above = [line for line in left if (line.box[1] + line.box[3]) / 2 < top]
        left = [line for line in left if (line.box[1] + line.box[3]) / 2 >= top]
        items += _paragraphs(above, page, margins, body_size)
        items.append(table)
    return items + _paragraphs(left, page, margins, body_size)


def _paragraphs(
    lines: Sequence[Line], page: PageFlow, margins: Margins | None, body_size: float
) -> list[PageTable | Draft]:
    blocks = reading_order(lines)
    found: list[PageTable | Draft] = []
    for block in blocks:
        own = margins_of(block)
        use = margins if margins and _within(own, margins) and len(blocks) == 1 else own
        if margins and len(blocks) > 1 and not _narrow(block, lines):
            use = margins
        found += drafts(block, page.number, use, body_size)
    return found


def _within(own: Margins, page: Margins) -> bool:
    return own.left >= page.left - 2 and own.right <= page.right + 2


def _narrow(block: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether something stands beside the block."""
    top, bottom = min(one.box[1] for one in block), max(one.box[3] for one in block)
    mine = set(map(id, block))
    return any(id(one) not in mine and one.box[1] < bottom and one.box[3] > top for one in lines)


def _margins(lines: Sequence[Line], page: PageFlow, before: Margins | None) -> Margins | None:
    """The body's margins on this page, or the last page's where it has no line as wide as a body's."""
    wide = [line for line in lines if line.box[2] - line.box[0] > _WIDE * page.width]
    if len(wide) < 2:
        fits = before is not None and before.right <= page.width
        return before if fits else (margins_of(lines) if lines else None)
    found = margins_of(wide)
    left = min([found.left, *(line.box[0] for line in lines if line.box[0] > 0 and not is_speck(line))])
    right = found.right
    if sum(line.box[2] > right - _FLUSH for line in wide) < 2:  # no two lines end together: headings, not text
        right = max([right, *(t.columns[-1] for t in page.tables if t.columns[-1] <= page.width)])
    return Margins(left, right)


def _edge_key(line: Line, page: PageFlow) -> tuple[_EdgeText, float] | None:
    """What a running line says and at which edge, and how far from it; None for a line that stands elsewhere."""
    edge, below = _EDGE * max(page.width, page.height), page.height - line.box[3]
    if line.box[3] > edge and line.box[1] < page.height - edge:
        return None
    top = line.box[1] < below
    return (_VARYING.sub("#", line.text), top), line.box[1] if top else below


def _running_heads(pages: Sequence[PageFlow]) -> dict[_EdgeText, float]:
    """What running lines say, and how far from the page's edge they usually stand."""
    found: dict[_EdgeText, list[float]] = {}
    for page in pages:
        keys = dict(key for line in page.lines if (key := _edge_key(line, page)) is not None)
        for text, off in keys.items():
            found.setdefault(text, []).append(off)
    usual = {text: median(offs) for text, offs in found.items()}
    least = max(_RUNNING, len(pages) / 2)
    return {text: at for text, at in usual.items() if sum(abs(off - at) <= _MOVED for off in found[text]) >= least}


def _is_furniture(line: Line, page: PageFlow, running: Mapping[_EdgeText, float]) -> bool:
    key = _edge_key(line, page)
    if key is None:
        return False
    return abs(running.get(key[0], inf) - key[1]) <= _MOVED or _PAGE_NUMBER.fullmatch(line.text) is not None
