"""Tables drawn from their parts: header paths become merged header cells, rows become cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.samples.model import Grid, GridCell

JOINING = "Trong đó"


def header_cells(paths: Sequence[Sequence[str]], depth: int) -> list[GridCell]:
    """The header's cells, merged where neighbours share a level; the lowest level reaches down to `depth`.

    With two rows only the lowest two levels are printed, without the words that join them; where that makes
    two columns alike, the highest level stands over the others joined.
    """
    levels = _levels(paths, depth)
    cells: list[GridCell] = []
    for row in range(depth):
        col = 0
        while col < len(levels):
            path = levels[col]
            if row >= len(path):
                col += 1
                continue
            last = col
            while last + 1 < len(levels) and _same(levels[last + 1], path, row):
                last += 1
            down = depth - row if row == len(path) - 1 else 1
            cells.append(GridCell(row, col, path[row], down, last - col + 1, bold=True))
            col = last + 1
    return cells


def _levels(paths: Sequence[Sequence[str]], depth: int) -> list[tuple[str, ...]]:
    if depth > 2:
        return [tuple(path) for path in paths]
    short = [_two_levels([level for level in path if level != JOINING]) for path in paths]
    return [
        (path[0], ": ".join(level for level in path[1:] if level != JOINING)) if short.count(two) > 1 else two
        for path, two in zip(paths, short, strict=True)
    ]


def _two_levels(path: Sequence[str]) -> tuple[str, ...]:
    return tuple(path[-2:])


def _same(other: Sequence[str], path: Sequence[str], row: int) -> bool:
    return len(other) > row + 1 and len(path) > row + 1 and tuple(other[: row + 1]) == tuple(path[: row + 1])


def body_cells(rows: Sequence[Sequence[str]], first_row: int, left: Sequence[int] = ()) -> list[GridCell]:
    """One cell a text; the columns in `left` are set to the left."""
    return [
        GridCell(first_row + r, c, text, align="left" if c in left else "center")
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]


def in_bold(cells: Sequence[GridCell], rows: Sequence[int]) -> list[GridCell]:
    """The cells, those of the given rows in bold."""
    return [replace(cell, bold=True) if cell.row in rows else cell for cell in cells]


def grid(cells: Sequence[GridCell], widths: Sequence[float], header_rows: int, size: float) -> Grid:
    """The table, its cells in order."""
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.col)))
    return Grid(ordered, tuple(widths), header_rows, size)
