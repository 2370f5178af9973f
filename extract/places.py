"""Blocks read in a turned or straightened frame → the same blocks with their places on the pages as displayed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from extract.document import Block, Place, Table


def placed_blocks(blocks: Sequence[Block], back: Mapping[int, Callable[[Place], Place]]) -> tuple[Block, ...]:
    """The blocks with every place put back by its page's function."""

    def displayed(place: Place) -> Place:
        return back[place.page](place) if place.page is not None else place

    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            cells = tuple(cell._replace(place=displayed(cell.place)) for cell in block.cells)
            out.append(replace(block, cells=cells, place=displayed(block.place)))
        else:
            out.append(replace(block, place=displayed(block.place)))
    return tuple(out)
