"""A grid whose slots were parted: its slots in order again, each with its lines, and whether it is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from extract.grids import Grid, Slot
from extract.lines import Line
from extract.pieces import Floats

Parts = tuple[Grid, Sequence[list[Line]], Sequence[bool]]
"""A grid, the lines of each of its slots, and which of these are in doubt."""

Part = tuple[Slot, list[Line], bool]


def regrouped(grid: Grid, parts: Iterable[Part], ys: Floats | None = None) -> Parts:
    """The grid with these slots; `ys`: its boundaries between rows where there are others now."""
    ordered = sorted(parts, key=lambda part: (part[0].row, part[0].col))
    slots = tuple(slot for slot, _, _ in ordered)
    ys = grid.ys if ys is None else ys
    owner = np.zeros((len(ys) - 1, len(grid.xs) - 1), np.int64)
    for number, slot in enumerate(slots):
        owner[slot.row : slot.row + slot.row_span, slot.col : slot.col + slot.col_span] = number
    return replace(grid, ys=ys, slots=slots, owner=owner), [part[1] for part in ordered], [part[2] for part in ordered]
