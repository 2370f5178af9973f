"""Rows that no ruling parts in a ruled table: several numbers below each other in one cell, each that of a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from extract.grid_parts import Part, Parts, regrouped
from extract.grids import Grid, Slot
from extract.lines import Line
from extract.list_signs import LETTERS, is_broken, roman

_NUMBER = re.compile(r"\(?(?:[IVX]{1,5}|\d{1,2})(?:\.\d{1,2}){0,4}[.)/]?|\(?[a-eđghik][.)/]")
_PART = re.compile(r"[IVX]+|\d+")
_OFF = 0.5  # sizes by which a row's texts may miss each other's middles, or their tops

Block = Sequence[Line]


def with_rows_parted(grid: Grid, lines: Sequence[list[Line]], doubts: Sequence[bool]) -> Parts:
    """The grid, each slot's lines and doubts, with a boundary more for each row that its number tells apart.

    A row is parted where its first cell holds nothing but rising numbers and the texts beside them fall into as many
    blocks, each beside its number.
    """
    firsts: dict[int, tuple[Slot, Sequence[Line]]] = {}
    for slot, inside in zip(grid.slots, lines, strict=True):
        if slot.row_span == 1 and slot.row not in firsts:
            firsts[slot.row] = slot, inside  # behind a group's cell, that spans its rows
    cuts = {
        slot.row: found
        for slot, inside in firsts.values()
        if len(inside) > 1 and len(numbers := _numbers(inside)) > 1 and (found := _cuts(slot, numbers, grid, lines))
    }
    return _parted(grid, lines, doubts, cuts) if cuts else (grid, lines, doubts)


def _cuts(first: Slot, numbers: Sequence[list[Line]], grid: Grid, lines: Sequence[list[Line]]) -> list[float]:
    """The heights between the rows that one row of the grid holds; none where it is one row, or it cannot be told."""
    beside = {s: inside for s, inside in zip(grid.slots, lines, strict=True) if s.row == first.row and s.row_span == 1}
    texts = [inside for slot, inside in beside.items() if slot is not first and len(inside) >= len(numbers)]
    if not texts:
        return []
    longest = max(texts, key=len)
    for where in (_middle, _top):
        blocks = _blocks(longest, [where(number) for number in numbers], where)
        if blocks:
            rows = [[*number, *block] for number, block in zip(numbers, blocks, strict=True)]
            cuts = [(_bottom(above) + _top(below)) / 2 for above, below in pairwise(rows)]
            if all(_top(below) > _bottom(above) - 1 for above, below in pairwise(rows)):
                return cuts
    return []


def _numbers(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each number, one that is broken behind its point together; none where they are not all numbers,
    each greater than the one before."""
    found: list[list[Line]] = []
    for line in lines:
        if found and is_broken("".join(one.text for one in found[-1]), line.text):
            found[-1].append(line)
        else:
            found.append([line])
    texts = ["".join(line.text.replace(" ", "") for line in number) for number in found]
    if not all(_NUMBER.fullmatch(text) for text in texts):
        return []
    values = [_value(text) for text in texts]
    return found if all(a < b for a, b in pairwise(values)) else []


def _value(number: str) -> list[int]:
    parts = [int(part) if part.isdecimal() else roman(part) for part in _PART.findall(number)]
    return parts or [max(map(LETTERS.find, number))]


def _blocks(lines: Sequence[Line], anchors: Sequence[float], where: Callable[[Block], float]) -> list[Block]:
    """The lines in as many blocks as there are anchors, each block where its anchor is; none where they do not fit."""
    blocks: list[Block] = []
    start = 0
    for n, anchor in enumerate(anchors):
        left = len(anchors) - n - 1
        ends = range(start + 1, len(lines) - left + 1) if left else [len(lines)]
        end = min(ends, key=lambda stop: abs(where(lines[start:stop]) - anchor), default=0)
        if where is _top and left:  # a block ends above the line at which the next one begins
            end = min(range(start + 1, len(lines) - left + 1), key=lambda k: abs(_top(lines[k:]) - anchors[n + 1]))
        block = lines[start:end]
        if not block or abs(where(block) - anchor) > _OFF * block[0].size or block[0].text[:1].islower():
            return []
        blocks.append(block)
        start = end
    return blocks


def _middle(block: Block) -> float:
    return (_top(block) + _bottom(block)) / 2


def _top(block: Block) -> float:
    return min(line.base - line.size for line in block)


def _bottom(block: Block) -> float:
    return max(line.base for line in block)


def _parted(grid: Grid, lines: Sequence[list[Line]], doubts: Sequence[bool], cuts: dict[int, list[float]]) -> Parts:
    more = [len(cuts.get(row, ())) for row in range(len(grid.ys))]
    at = [row + sum(more[:row]) for row in range(len(grid.ys))]
    parts: list[Part] = []
    for slot, inside, doubt in zip(grid.slots, lines, doubts, strict=True):
        row, last = slot.row, slot.row + slot.row_span - 1
        if slot.row_span > 1 or row not in cuts:
            parts.append((slot._replace(row=at[row], row_span=at[last] + more[last] - at[row] + 1), inside, doubt))
            continue
        edges = [-np.inf, *cuts[row], np.inf]
        for n, (high, low) in enumerate(pairwise(edges)):
            mine = [line for line in inside if high < line.base - line.size / 2 <= low]
            parts.append((slot._replace(row=at[row] + n), mine, doubt))
    return regrouped(grid, parts, np.sort(np.concatenate([grid.ys, *cuts.values()])))
