"""Lines outside tables in reading order: of two blocks side by side first the left one, then the right.

A letterhead (issuing body left, national motto right), a signature block (recipients left, signer right) and
text in columns have no rulings; what tells them is a gutter that no line crosses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.lines import Line

_GUTTER = 5.0  # points that stay free between two columns
_SAME_BAND = 0.5  # lines that overlap by this share of the lower one's height stand side by side
_CLOSE = 0.9  # a line belongs to the column above it when nearer than this share of its size
_ALIGNED = 6.0  # points between two lines' left edges, or middles, that count as aligned
_LABEL_GAP = 4.0
_LABEL = re.compile(r"[-–—•+*]|\(?(\d{1,2}|[a-zđA-ZĐ]|[IVX]{1,5})[.)]|\d{1,2}(\.\d{1,2})+\.?")

Band = list[Line]


def reading_order(lines: Sequence[Line]) -> list[list[Line]]:
    """Blocks of lines, in reading order; within a block the lines follow each other in one column."""
    bands = _bands(lines)
    blocks: list[list[Line]] = []
    plain: list[Line] = []
    at = 0
    while at < len(bands):
        if len(bands[at]) == 1:
            plain += bands[at]
            at += 1
            continue
        end, gutter = _zone(bands, at)
        zone = [line for band in bands[at:end] for line in band]
        while gutter is not None and plain and _beside(plain[-1], zone, gutter):
            zone.append(plain.pop())
        blocks.append(plain)
        plain = []
        blocks += _split(zone, gutter) if gutter is not None else [zone]
        at = end
    blocks.append(plain)
    return [block for block in blocks if block]


def _bands(lines: Sequence[Line]) -> list[Band]:
    """Lines side by side, from top to bottom; a list label is joined to the line that it labels."""
    bands: list[Band] = []
    for line in sorted(lines, key=lambda one: (one.box[1], one.box[0])):
        first = bands[-1][0] if bands else None
        beside = first is not None and line.box[1] < first.box[3] and _overlap(first, line) > _SAME_BAND
        if beside and _free(bands[-1], line):
            bands[-1].append(line)
        else:
            bands.append([line])
    return [_labelled(sorted(band, key=lambda one: one.box[0])) if len(band) > 1 else band for band in bands]


def _overlap(one: Line, other: Line) -> float:
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared / max(min(one.box[3] - one.box[1], other.box[3] - other.box[1]), 1e-6)


def _free(band: Band, line: Line) -> bool:
    return all(line.box[0] >= one.box[2] - 1 or line.box[2] <= one.box[0] + 1 for one in band)


def _labelled(band: Band) -> Band:
    joined = [band[0]]
    for line in band[1:]:
        before = joined[-1]
        near = line.box[0] - before.box[2] < _LABEL_GAP * line.size
        if near and _LABEL.fullmatch(before.text):
            joined[-1] = _together(before, line)
        else:
            joined.append(line)
    return joined


def _together(one: Line, other: Line) -> Line:
    a, b = one.box, other.box
    box = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
    return one._replace(words=one.words + other.words, box=box, size=max(one.size, other.size))


def _zone(bands: Sequence[Band], start: int) -> tuple[int, tuple[float, float] | None]:
    """Where the zone that begins with a band of several lines ends, and the gutter through all of it."""
    first = bands[start]
    gutters = [(a.box[2], b.box[0]) for a, b in pairwise(first)]
    end = start + 1
    while end < len(bands):
        narrowed = [g for g in (_narrowed(gutter, bands[end]) for gutter in gutters) if g is not None]
        if not narrowed or (len(bands[end]) == 1 and not _goes_on(bands[start:end], bands[end][0], narrowed[0])):
            break
        gutters = narrowed
        end += 1
    widest = max(gutters, key=lambda g: (g[1] - g[0], -g[0]))
    return end, widest if widest[1] - widest[0] >= _GUTTER else None


def _narrowed(gutter: tuple[float, float], band: Band) -> tuple[float, float] | None:
    left, right = gutter
    middle = (left + right) / 2
    for line in band:
        if (line.box[0] + line.box[2]) / 2 < middle:
            left = max(left, line.box[2])
        else:
            right = min(right, line.box[0])
    return (left, right) if right - left >= _GUTTER else None


def _goes_on(zone: Sequence[Band], line: Line, gutter: tuple[float, float]) -> bool:
    """Whether a line with nothing beside it goes on with the column above it."""
    middle = sum(gutter) / 2
    is_left = line.box[2] <= middle
    column = [one for band in zone for one in band if (one.box[2] <= middle) == is_left]
    if not column:
        return False
    last = column[-1]
    aligned = (
        abs(last.box[0] - line.box[0]) < _ALIGNED
        or abs(last.box[0] + last.box[2] - line.box[0] - line.box[2]) < 2 * _ALIGNED
    )
    return aligned and line.box[1] - last.box[3] < _CLOSE * line.size


def _beside(line: Line, zone: Sequence[Line], gutter: tuple[float, float]) -> bool:
    """Whether a line before the zone stands beside its first lines, only a little higher."""
    clear = line.box[2] <= gutter[0] + 1 or line.box[0] >= gutter[1] - 1
    return clear and line.box[3] - 0.2 * line.size > min(one.box[1] for one in zone)


def _split(zone: Sequence[Line], gutter: tuple[float, float]) -> list[list[Line]]:
    middle = sum(gutter) / 2
    blocks = []
    for is_left in (True, False):
        side = [line for line in zone if ((line.box[0] + line.box[2]) / 2 < middle) == is_left]
        blocks += reading_order(side) if side else []
    return blocks
