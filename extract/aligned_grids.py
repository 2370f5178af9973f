"""Ruled grids whose rows are not ruled: a frame, perhaps a header, and all rows of figures in one tall cell."""

from __future__ import annotations

from collections.abc import Sequence

from extract.grids import Slot
from extract.lines import Line
from extract.text_rows import is_figure

_LINES = 3  # in a cell, to be more than a figure that is cut
_LONG = 6
_SHARED = 0.7  # of a cell's lines stand beside lines of another cell
_NEAR = 2.0  # points


def has_unruled_rows(slots: Sequence[Slot], lines: Sequence[Sequence[Line]]) -> bool:
    """Whether cells side by side hold columns of figures, line beside line; `lines`: those of each slot."""
    tall: dict[int, list[Sequence[Line]]] = {}
    for slot, inside in zip(slots, lines, strict=True):
        if len(inside) >= _LINES:
            tall.setdefault(slot.row, []).append(inside)
    return any(_is_body(cells) for cells in tall.values() if len(cells) > 1)


def _is_body(cells: Sequence[Sequence[Line]]) -> bool:
    lists = [cell for cell in cells if len(cell) >= _LONG and _ends_in_figures(cell)]
    if len(lists) > 1 and all(any(_beside(cell, other) for other in lists if other is not cell) for cell in lists):
        return True
    figures = [cell for cell in cells if _of_figures(cell)]
    if len(figures) < 2 and not any(len(cell) > _LONG for cell in figures):
        return False
    return all(any(_beside(cell, other) for other in cells if other is not cell) for cell in figures)


def _of_figures(cell: Sequence[Line]) -> bool:
    words = [w.text for line in cell for w in line.words]
    return sum(is_figure(text) for text in words) >= 0.9 * len(words)


def _ends_in_figures(cell: Sequence[Line]) -> bool:
    """Whether nearly every line is a label and its figure: several columns without a wall between them."""
    ends = [line.words[-1].text for line in cell]
    return sum(is_figure(text) for text in ends) >= 0.8 * len(ends)


def _beside(one: Sequence[Line], other: Sequence[Line]) -> bool:
    shared = sum(any(abs(a.base - b.base) < _NEAR for b in other) for a in one)
    return shared >= _SHARED * len(one)
