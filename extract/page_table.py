"""A table as it stands on one page."""

from __future__ import annotations

from dataclasses import dataclass

from extract.document import Table


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as it stands on one page; `columns`: its column boundaries in points from the page's left."""

    table: Table
    columns: tuple[float, ...]
