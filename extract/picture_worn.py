"""What is left of worn rulings between two rulings across: too little to be found alone, enough where they may stand.
Only pages on which rulings have gaps are looked at so.

Between two neighbouring rulings a ruling across them is a straight way on which most pixels are ink and beside which is
paper. Print in a cell may have such ways, too: they reach neither ruling, and letters stand beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.picture_clean import INK, Image, median
from extract.picture_strokes import Stroke
from extract.pieces import Floats

_FAINT, _PAPER = 225, 205  # on white paper: a ruling may be this dark, the ground beside it is this light
_SURE, _ALIGNED = 0.75, 0.45  # share of a way that is ink: alone, and in line with a ruling elsewhere
_BESIDE, _BETWEEN = 0.8, 0.6  # share of the way along which there is paper, on both sides; between two rulings in line
_OFF = 4.0  # pixels beside a ruling where there must be paper, and by which rulings in line may differ
_NARROW = 1.5  # letter heights: between walls that are closer nothing is looked for
_POINTS = 16  # of a stroke, that tell how it slopes
_MARGIN = 3  # pixels at each wall that are left out: they are the wall's
_SHORT = 3.0  # letter heights: a shorter way is only believed in line with others
_TOGETHER = 0.55  # where others in line with it are no more sure
_AGREED = 3  # ways in line, of which none is sure, that speak for each other
_END, _REACHES = 0.12, 0.6  # share of a way at its ends, and of one end's that is ink
_LACKS = 4.0  # letter heights between a ruling's end and the wall at which it would have ended
_BEYOND = 0.6  # letter heights by which a ruling may end behind the wall that it ends at
_NEXT = 2.0  # letter heights from a way to the ruling that it goes on in
_PASSING = 2  # rulings that go from wall to wall, beside which another one may be gone
_LEFT = 0.1  # share of its way that is ink, where it goes on at one wall only
_APART = 0.6  # letter heights to each side without print, where that parts two texts
_CORNER, _SPECK = 8, 0.01  # pixels at each wall that may be ink of other rulings; share of the rest that may be dirt
_PAINTED = 6.0  # pixels: what is left of a ruling is no print, and not quite where others say that it would be
_MOST_BANDS = 600
_FEW, _BROKEN = 3, 0.1  # rulings with gaps, and their share of all, from which a page's rulings are worn


Line = tuple[float, float, float]
"""A ruling's y, and from which x to which, in pixels."""


@dataclass(frozen=True, slots=True)
class _Band:
    """The ground between two neighbouring walls (x) as far as both go (y), in pixels."""

    x0: int
    x1: int
    top: int
    bottom: int


def mended(
    white: Image, turned: Image, flat: Sequence[Stroke], upright: Sequence[Stroke], unit: float
) -> tuple[list[Stroke], list[Stroke]]:
    """Rulings to be added, level ones and upright ones. `turned`, `upright`: the transposed picture and its strokes."""
    more_upright = _missing(turned, upright, flat, unit)
    more_flat = _missing(white, flat, [*upright, *more_upright], unit)
    if more_flat:
        more_upright += _missing(turned, [*upright, *more_upright], [*flat, *more_flat], unit)
    more_upright += _closing(turned, [*upright, *more_upright], [*flat, *more_flat], unit)
    more_flat += _closing(white, [*flat, *more_flat], [*upright, *more_upright], unit)
    all_flat, all_upright = _extents([*flat, *more_flat]), _extents([*upright, *more_upright])
    more_flat += [_way(*end) for line in all_flat for end in _ends(line, all_upright, unit)]
    more_upright += [_way(*end) for line in all_upright for end in _ends(line, all_flat, unit)]
    return more_flat, more_upright


def wear(strokes: Sequence[Stroke]) -> float:
    """The share of the rulings' length that was bridged; 0 where few of them have gaps at all."""
    broken = sum(bool(stroke.gaps) for stroke in strokes)
    if broken < max(_FEW, _BROKEN * len(strokes)):
        return 0.0
    gaps = sum(end - start for stroke in strokes for start, _, end, _ in stroke.gaps)
    return float(gaps / sum(np.ptp(stroke.points[:, 0]) for stroke in strokes))


def _missing(white: Image, strokes: Sequence[Stroke], across: Sequence[Stroke], unit: float) -> list[Stroke]:
    """Level rulings between the upright ones `across` (strokes of the transposed picture) that are no strokes yet."""
    walls, lines = _extents(across), _extents(strokes)
    bands = sorted(_bands(walls, unit), key=lambda band: (band.x0, band.top))
    if not 0 < len(bands) <= _MOST_BANDS:
        return []
    ink = np.asarray(cv2.erode(white, np.ones((3, 1), np.uint8)) < _FAINT, np.uint8)
    found: list[Line] = []
    for again in (False, True):
        likely: list[Line] = []
        for band in bands:
            sure, rest = _rows(white, ink, lines, band, unit)
            lines = np.concatenate([lines, _level(sure)])
            found, likely = found + sure, likely + rest
        agreed = [one for one in likely if sum(abs(one[0] - other[0]) <= _OFF for other in likely) >= _AGREED]
        lines = np.concatenate([lines, _level(agreed)])
        found += agreed
        if again or not found:
            break
    return [_way(_as_said(lines, y, x0, x1), x0, x1) for y, x0, x1 in found]


def _closing(white: Image, strokes: Sequence[Stroke], across: Sequence[Stroke], unit: float) -> list[Stroke]:
    """Level rulings where nothing is left of them between two of the upright ones `across`: they go on at both, or at
    one and some of their ink is left, other rulings go past them, and no print is in the way."""
    bands = _bands(_extents(across), unit)
    ink = np.asarray(cv2.erode(white, np.ones((3, 1), np.uint8)) < _FAINT, np.uint8)
    lines = _extents(strokes)
    found: list[Line] = []
    bands = sorted(bands, key=lambda band: (band.x0, band.top))[:_MOST_BANDS]
    for band in (*bands, *reversed(bands)):  # what is closed leads on to its left and to its right
        mine = _gaps(white, ink, lines, band, unit)
        lines = np.concatenate([lines, _level(mine)])
        found += mine
    return [_way(_as_said(lines, y, x0, x1), x0, x1) for y, x0, x1 in found]


def _gaps(white: Image, ink: Image, lines: Floats, band: _Band, unit: float) -> list[Line]:
    """The rulings that are gone in a band."""
    reach, levels = _NEXT * unit, _at(lines, (band.x0 + band.x1) / 2)
    inside = (levels >= band.top - _OFF) & (levels <= band.bottom + _OFF)
    inside &= (lines[:, 1] <= band.x1 + reach) & (lines[:, 2] >= band.x0 - reach)
    goes_past = inside & (lines[:, 1] <= band.x0 + 4 * _MARGIN) & (lines[:, 2] >= band.x1 - 4 * _MARGIN)
    if goes_past.sum() < _PASSING:
        return []
    before = inside & ~goes_past & (lines[:, 1] <= band.x0)
    after = inside & ~goes_past & (lines[:, 2] >= band.x1)
    found: list[Line] = []
    for y in levels[before | after].tolist():
        known = np.concatenate([levels[goes_past], [one[0] for one in found]])
        if (np.abs(known - y) <= 2 * _OFF).any() or not _is_bare(white, band, y, _OFF):
            continue
        both = all((np.abs(levels[side] - y) <= _OFF).any() for side in (before, after))
        if (
            both
            or _elsewhere(ink, lines[:0], band, round(y) - band.top) >= _LEFT
            or _parts_texts(white, band, y, known, unit)
        ):
            found.append((y, float(band.x0 - _MARGIN), float(band.x1 + _MARGIN)))
    return found


def _is_bare(white: Image, band: _Band, y: float, away: float) -> bool:
    """Whether no print is above and below this level of a band, as far away as that."""
    x0, x1 = band.x0 + _CORNER - _MARGIN, band.x1 - _CORNER + _MARGIN
    sides = [(y - away - 1, y - _MARGIN), (y + _MARGIN, y + away + 1)]
    print_there = [white[max(0, round(a)) : round(b) + 1, x0:x1].min(axis=0, initial=255) < INK for a, b in sides]
    return all(np.count_nonzero(part) <= _SPECK * part.size for part in print_there)


def _parts_texts(white: Image, band: _Band, y: float, known: Floats, unit: float) -> bool:
    """Whether print stands above this level of a band and below it, as far as the next rulings, and well apart."""
    if not _is_bare(white, band, y, max(_OFF, _APART * unit)):
        return False
    above, below = known[known < y].max(initial=band.top), known[known > y].min(initial=band.bottom)
    parts = [
        white[int(high + 2 * _OFF) : int(low - 2 * _OFF), int(band.x0 + _OFF) : int(band.x1 - _OFF)]
        for high, low in ((above, y), (y, below))
    ]
    return all(np.count_nonzero(part < INK) > unit for part in parts)


def _extents(strokes: Sequence[Stroke]) -> Floats:
    """Rows of: y at its start, from x, to x, y at its end, y as it will be said. Photographs are seldom quite level."""
    rows = []
    for stroke in strokes:
        (x, y), said = stroke.points.T, median(stroke.points[:, 1])
        slope = float(np.polyfit(x, y, 1)[0]) if len(x) >= _POINTS else 0.0
        middle = (x[0] + x[-1]) / 2
        rows.append((said + slope * (x[0] - middle), x[0], x[-1], said + slope * (x[-1] - middle), said))
    return np.array(rows, float).reshape(-1, 5)


def _level(lines: Sequence[Line]) -> Floats:
    """The same rows of level lines."""
    return np.array([(y, x0, x1, y, y) for y, x0, x1 in lines], float).reshape(-1, 5)


def _at(lines: Floats, x: float) -> Floats:
    """The y of each line at an x, of its nearer end beyond it."""
    share = np.clip((x - lines[:, 1]) / np.maximum(lines[:, 2] - lines[:, 1], 1.0), 0.0, 1.0)
    return np.asarray(lines[:, 0] + (lines[:, 3] - lines[:, 0]) * share, np.float64)


def _as_said(lines: Floats, y: float, x0: float, x1: float) -> float:
    """A level as it is to be said beside the others, each of which has one level for all of its length."""
    x = (x0 + x1) / 2
    over = lines[(lines[:, 1] <= x) & (lines[:, 2] >= x) & (lines[:, 2] - lines[:, 1] > 2 * (x1 - x0))]
    if not len(over):
        return y
    levels = _at(over, x)
    near = int(np.abs(levels - y).argmin())
    return y + float(over[near, 4] - levels[near])


def _rows(white: Image, ink: Image, lines: Floats, band: _Band, unit: float) -> tuple[list[Line], list[Line]]:
    """What is to be added as rulings in a band, and what would be if others spoke for it."""
    inked = _inked(ink, lines, band)
    sure: list[Line] = []
    likely: list[Line] = []
    for level in _levels(inked):
        line = (float(band.top + level), float(band.x0 - _MARGIN), float(band.x1 + _MARGIN))
        if _elsewhere(ink, lines, band, level) < _ALIGNED:
            continue
        beside = sum(_next_to(lines, line, unit))
        alone = inked[level] >= _SURE and band.x1 - band.x0 >= _SHORT * unit
        if beside == 2 and _is_free(white, band, level, _BETWEEN):
            sure.append(line)
        elif _is_free(white, band, level, _BESIDE) and (reached := _reached(ink, band, level)):
            if beside or (alone and reached == 2):
                sure.append(line)
            elif inked[level] >= _TOGETHER and reached == 2:
                likely.append(line)
    return sure, likely


def _bands(walls: Floats, unit: float) -> list[_Band]:
    """The ground between each wall and the next ones to its right, as far as they stand beside it."""
    order = np.argsort(walls[:, 4], kind="stable")
    found = []
    for n, one in enumerate(order.tolist()):
        wall = walls[one : one + 1]
        open_parts = [(float(wall[0, 1]), float(wall[0, 2]))]
        for other in order[n + 1 :].tolist():
            beyond = walls[other : other + 1]
            _, first, last, _, far = beyond[0].tolist()
            if far - wall[0, 4] < _NARROW * unit:
                continue
            rest: list[tuple[float, float]] = []
            for top, bottom in open_parts:
                high, low = max(top, first), min(bottom, last)
                if low - high < unit:
                    rest.append((top, bottom))
                    continue
                x0, x1 = (int(_at(line, (high + low) / 2)[0]) for line in (wall, beyond))
                found.append(_Band(max(0, x0 + _MARGIN), x1 - _MARGIN, max(0, int(high)), int(low)))
                rest += [part for part in ((top, high), (low, bottom)) if part[1] - part[0] > unit]
            open_parts = rest
            if not open_parts:
                break
    return found


def _ends(line: Floats, walls: Floats, unit: float) -> list[Line]:
    """What a ruling lacks to the walls at which it would have ended, where that is little."""
    first, start, end, last, said = (float(v) for v in line)
    if end - start < _NARROW * unit:
        return []
    found: list[Line] = []
    for at, y, way in ((start, first, -1.0), (end, last, 1.0)):
        crossed = _at(walls[(walls[:, 1] - _OFF <= y) & (walls[:, 2] + _OFF >= y)], y)
        ahead = way * (crossed - at)
        if (
            not ((ahead <= _OFF) & (ahead >= -_BEYOND * unit)).any()
            and (near := ahead[(ahead > 0) & (ahead <= _LACKS * unit)]).size
        ):
            off = float(near.min())
            found.append((said, at - off, at) if way < 0 else (said, at, at + off))
    return found


def _inked(ink: Image, lines: Floats, band: _Band) -> Floats:
    """For each row of a band how much of it is ink; 0 where there is a ruling already."""
    part = ink[band.top : band.bottom, band.x0 : band.x1]
    shares = cv2.reduce(part, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S)[:, 0] / part.shape[1]
    reach = 4 * _MARGIN
    covers = (lines[:, 1] <= band.x0 + reach) & (lines[:, 2] >= band.x1 - reach)
    for y in _at(lines[covers], (band.x0 + band.x1) / 2) - band.top:
        shares[max(0, int(y - 2 * _OFF)) : max(0, int(y + 2 * _OFF) + 1)] = 0.0
    return np.asarray(shares, np.float64)


def _levels(inked: Floats) -> list[int]:
    """The rows with the most ink of each run of rows that may be rulings."""
    if inked.max(initial=0.0) < _ALIGNED:
        return []
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (inked >= _ALIGNED).astype(np.int8), [0]))))
    return [int(a + inked[a:b].argmax()) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _elsewhere(ink: Image, lines: Floats, band: _Band, level: int) -> float:
    """How much of a row of a band is ink, where there is no ruling already."""
    y = band.top + level
    way = np.ones(band.x1 - band.x0, bool)
    for start, end in lines[np.abs(_at(lines, (band.x0 + band.x1) / 2) - y) <= 2 * _OFF, 1:3]:
        way[max(0, int(start) - band.x0) : max(0, int(end) - band.x0)] = False
    return float(ink[y, band.x0 : band.x1][way].mean()) if way.any() else 0.0


def _is_free(white: Image, band: _Band, level: int, share: float) -> bool:
    """Whether there is paper above and below this row of a band, along this share of it."""
    y, off = band.top + level, round(_OFF) + 1
    beside = [white[side, band.x0 : band.x1] for side in (y - off, y + off) if 0 <= side < len(white)]
    return all((part > _PAPER).mean() >= share for part in beside)


def _reached(ink: Image, band: _Band, level: int) -> int:
    """At how many of its two walls the ink on this row of a band ends: at none, where it is print in a cell."""
    way = ink[band.top + level, band.x0 : band.x1]
    end = max(3, round(_END * len(way)))
    return int(way[:end].mean() >= _REACHES) + int(way[-end:].mean() >= _REACHES)


def _next_to(lines: Floats, line: Line, unit: float) -> tuple[bool, bool]:
    """Whether a ruling in line with this one ends near its beginning, and whether one begins near its end."""
    y, start, end = line
    reach = _NEXT * unit
    before = (np.abs(lines[:, 3] - y) <= _OFF) & (np.abs(lines[:, 2] - start) <= reach)
    after = (np.abs(lines[:, 0] - y) <= _OFF) & (np.abs(lines[:, 1] - end) <= reach)
    return bool(before.any()), bool(after.any())


def _way(y: float, x0: float, x1: float) -> Stroke:
    return Stroke(np.array([[x0, y], [x1, y]]), _PAINTED, False, (), ((x0, y, x1, y),))
