"""Tables as they stand on one page, and what a page falls into."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document import Table, Word
from extract.lines import Line


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as it stands on one page; `columns`: its column boundaries in points from the page's left.

    `extents`: where white space parts the columns, how far the texts of each reach.
    """

    table: Table
    columns: tuple[float, ...]
    extents: tuple[tuple[float, float], ...] = ()


Found = tuple[PageTable, tuple[Word, ...]]
"""A table and the words that stand in it."""


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a page falls into: tables from top to bottom with the words of each, and the lines outside."""

    tables: tuple[PageTable, ...]
    table_words: tuple[tuple[Word, ...], ...]
    lines: tuple[Line, ...]
