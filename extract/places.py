"""Blocks read in a turned or straightened frame → the same blocks with their places on the pages as displayed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from extract.document import Block, Place, Table

Back = Callable[[Sequence[Place]], Sequence[Place]]
"""Places as they were read → the same places on the page as displayed."""


def moved(places: Sequence[Place], right: float) -> Sequence[Place]:
    """The places so many points farther right."""
    if not right:
        return places
    return [
        place if place.x0 is None or place.x1 is None else place._replace(x0=place.x0 + right, x1=place.x1 + right)
        for place in places
    ]


def placed_blocks(blocks: Sequence[Block], back: Mapping[int, Back]) -> tuple[Block, ...]:
    """The blocks with every place put back by its page's function."""
    shown = iter(_displayed([place for block in blocks for place in _places(block)], back))
    out: list[Block] = []
    for block in blocks:
        whole = next(shown)
        if isinstance(block, Table):
            cells = tuple(cell._replace(place=next(shown)) for cell in block.cells)
            out.append(replace(block, cells=cells, place=whole))
        else:
            out.append(replace(block, place=whole))
    return tuple(out)


def _places(block: Block) -> Iterator[Place]:
    yield block.place
    if isinstance(block, Table):
        yield from (cell.place for cell in block.cells)


def _displayed(places: Sequence[Place], back: Mapping[int, Back]) -> list[Place]:
    """The same places in the same order; those of one page are put back at once."""
    out = list(places)
    of_page: dict[int, list[int]] = {}
    for n, place in enumerate(places):
        if place.page is not None:
            of_page.setdefault(place.page, []).append(n)
    for number, mine in of_page.items():
        for n, place in zip(mine, back[number]([places[n] for n in mine]), strict=True):
            out[n] = place
    return out
