"""Rulings as found in a picture, and those in pieces (worn print, a coarse scan) joined where they go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from extract.picture_clean import Image, median
from extract.pieces import Floats, Ints

_FAINT = 225  # on white paper: a piece of a ruling in a gap may be this light
_PAPER = 205
_SHORT, _LONG = 3.0, 7.0  # letter heights: a gap without ink, one with pieces of the ruling in it
_INKED = 0.35  # share of a longer gap where such pieces are
_WALL = 0.5  # letter heights from a gap's end to the ruling across at which it may rightly begin
_PRINT, _OF_RULING = (0.25, 2.2), 0.7  # letter heights beyond a ruling across of print in line, share that is no print
_REST = 2.0  # letter heights that a ruling has without it
_OFF, _SLOPE = 2.5, 0.03  # pixels, and pixels a pixel, by which the next piece may lie higher or lower
_MOST = 4000  # pieces: a page with more is not ruled, it is hatched
_SURE = 6.0  # letter heights: without a piece as long as this there is no ruling to be joined
_LONGEST = 60.0  # letter heights from a piece's end that are looked at for how it slopes


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """A ruling as found: points along it in pixels (rows of x, y, from its start to its end), its thickness,
    the numbers of the runs of ink that it is made of, and the gaps between them (rows of x, y, x, y). `bends`: the ways
    on which it was followed beyond them (such rows)."""

    points: Floats
    thickness: float
    upright: bool
    runs: tuple[int, ...]
    gaps: tuple[tuple[float, float, float, float], ...] = ()
    bends: tuple[tuple[float, float, float, float], ...] = ()

    @property
    def turned(self) -> Stroke:
        """The same ruling in the transposed picture."""
        gaps, bends = (tuple((y0, x0, y1, x1) for x0, y0, x1, y1 in ways) for ways in (self.gaps, self.bends))
        return Stroke(self.points[:, ::-1], self.thickness, not self.upright, self.runs, gaps, bends)

    def gap_pixels(self) -> list[tuple[Ints, Ints]]:
        """The columns and rows of a level ruling's gaps and bends; of all its way where it is made of no runs."""
        ways = (*self.gaps, *self.bends) if self.runs else [(*self.points[0], *self.points[-1])]
        found = []
        for x0, y0, x1, y1 in ways:
            xs = np.arange(int(x0), int(x1) + 1)
            along, levels = self.points.T if not self.runs else ((x0, x1), (y0, y1))
            found.append((xs, np.rint(np.interp(xs, along, levels)).astype(np.int64)))
        return found


def walls_of(strokes: Sequence[Stroke]) -> Floats:
    """Rows of where level strokes stand, and from where to where they go; for strokes across them they are walls."""
    return np.array([(median(s.points[:, 1]), s.points[0, 0], s.points[-1, 0]) for s in strokes]).reshape(-1, 3)


def trimmed(white: Image, strokes: Sequence[Stroke], across: Sequence[Stroke], unit: float) -> list[Stroke]:
    """Level strokes without the print that they go on in beyond a ruling across: the stem of a letter in a merged cell
    may stand in line with a ruling below it. A ruling has paper on both sides all the way."""
    walls, found = walls_of(across), list(strokes)
    if not len(walls) or not strokes:
        return found
    for end in (0, -1):
        at = np.array([stroke.points[end] for stroke in strokes])
        past = (at[:, :1] - walls[:, 0]) * (1 if end else -1)
        past[(walls[:, 1] - unit > at[:, 1:]) | (walls[:, 2] + unit < at[:, 1:]) | (past < 0)] = np.inf
        least = past.min(axis=1)
        for n in np.flatnonzero((least > _PRINT[0] * unit) & (least <= _PRINT[1] * unit)).tolist():
            x = float(walls[int(past[n].argmin()), 0])
            found[n] = _cut(white, found[n], end, x, unit)
    return found


def _cut(white: Image, stroke: Stroke, end: int, x: float, unit: float) -> Stroke:
    """A stroke that begins (`end`: 0) or ends (-1) at `x`, where beyond that it is print."""
    points = stroke.points
    wall = np.array([x, np.interp(x, *points.T)])
    first, last = (wall, points[-1]) if end else (points[0], wall)
    if specks(white, first, last, stroke.thickness, unit) >= _OF_RULING:
        return stroke
    rest = points[points[:, 0] < x] if end else points[points[:, 0] > x]
    points = np.concatenate([rest, wall[None]] if end else [wall[None], rest])
    return replace(stroke, points=points) if np.ptp(points[:, 0]) >= _REST * unit else stroke


def joined(white: Image, strokes: Sequence[Stroke], across: Sequence[Stroke], unit: float) -> list[Stroke]:
    """Level strokes, those that go on in one another as one. `across`: the strokes of the other direction, which
    may rightly part them; `unit`: letters' height in pixels."""
    if not 1 < len(strokes) <= _MOST:
        return list(strokes)
    ordered = sorted(strokes, key=lambda s: (float(s.points[0, 0]), s.runs))
    starts = np.array([s.points[0] for s in ordered])
    walls = walls_of(across)
    follows: dict[int, int] = {}
    taken: set[int] = set()
    for n in sorted(range(len(ordered)), key=lambda n: float(ordered[n].points[-1, 0])):
        for other in _next(ordered[n], starts, unit):
            if other not in taken and _is_one(white, ordered[n], ordered[other], walls, unit):
                follows[n] = other
                taken.add(other)
                break
    found = []
    for n in range(len(ordered)):
        if n not in taken:
            parts = _parts(ordered, n, follows)
            # Serifs along a line of text are short, all of them.
            sure = len(parts) > 1 and max(np.ptp(p.points[:, 0]) for p in parts) >= _SURE * unit
            found += [_reaching(white, _chain(parts), walls, unit)] if sure else parts
    return found


def _reaching(white: Image, stroke: Stroke, walls: Floats, unit: float) -> Stroke:
    """A ruling that is in pieces, as far as the rulings across at which it would have ended."""
    for end in (0, -1):
        at = stroke.points[end]
        ahead = (walls[:, 0] - at[0]) * (1 if end else -1)
        crossed = (walls[:, 1] - unit <= at[1]) & (walls[:, 2] + unit >= at[1])
        near = np.flatnonzero((ahead > _WALL * unit) & (ahead <= _LONG * unit) & crossed)
        if not len(near) or _at_wall(at, walls, unit):
            continue
        there = np.array([walls[near[int(ahead[near].argmin())], 0], at[1]])
        first, last = (at, there) if end else (there, at)
        if last[0] - first[0] > _SHORT * unit and specks(white, first, last, stroke.thickness, unit) < _INKED:
            continue
        points = np.concatenate([stroke.points, there[None]] if end else [there[None], stroke.points])
        gap = (float(first[0]), float(first[1]), float(last[0]), float(last[1]))
        stroke = replace(stroke, points=points, gaps=(*stroke.gaps, gap))
    return stroke


def _next(stroke: Stroke, starts: Floats, unit: float) -> list[int]:
    """The strokes that may go on from this one's end, the nearest first."""
    step = starts - stroke.points[-1]
    found = np.flatnonzero((step[:, 0] > 0) & (step[:, 0] <= _LONG * unit))
    if not len(found):
        return []
    off = np.abs(step[found, 1] - _slope(stroke, unit) * step[found, 0])
    found = found[off <= _OFF + _SLOPE * step[found, 0]]
    return [int(n) for n in found[np.argsort(step[found, 0], kind="stable")]][:4]


def _slope(stroke: Stroke, unit: float) -> float:
    """How a stroke falls towards its end; 0 where it is too short to tell."""
    last = stroke.points[stroke.points[:, 0] >= stroke.points[-1, 0] - _LONGEST * unit / 4]
    if len(last) < 3 or np.ptp(last[:, 0]) < 4 * unit:
        return 0.0
    return float(np.polyfit(last[:, 0], last[:, 1], 1)[0])


def _is_one(white: Image, one: Stroke, other: Stroke, walls: Floats, unit: float) -> bool:
    """Whether the gap between two strokes is a fault of print: short or full of specks of the ruling, and not
    between two rulings across, where cells may be merged."""
    start, end = one.points[-1], other.points[0]
    if max(one.thickness, other.thickness) > 2.5 * min(one.thickness, other.thickness) + 1:
        return False
    if _at_wall(start, walls, unit) and _at_wall(end, walls, unit):
        return False
    return bool(end[0] - start[0] <= _SHORT * unit or specks(white, start, end, one.thickness, unit) >= _INKED)


def _at_wall(end: Floats, walls: Floats, unit: float) -> bool:
    near = np.abs(walls[:, 0] - end[0]) <= _WALL * unit
    return bool((near & (walls[:, 1] - unit <= end[1]) & (walls[:, 2] + unit >= end[1])).any())


def specks(white: Image, start: Floats, end: Floats, thickness: float, unit: float) -> float:
    """The share of a gap's columns with ink on the ruling's way and paper on both sides of it.

    0 where a part of the gap as long as one that must not be without ink is: one table ends, and another begins.
    """
    xs = np.arange(int(start[0]) + 1, min(int(end[0]), white.shape[1]))
    if not len(xs):
        return 1.0
    ys = np.rint(np.interp(xs, (start[0], end[0]), (start[1], end[1]))).astype(np.int64)
    rows = ys[None, :] + np.arange(-2, 3)[:, None]
    inked = (white[np.clip(rows, 0, white.shape[0] - 1), xs[None, :]] < _FAINT).any(axis=0)
    far = round(thickness / 2 + 4)
    free = np.ones(len(xs), bool)
    for side in (ys - far, ys + far):
        free &= white[np.clip(side, 0, white.shape[0] - 1), xs] > _PAPER
    seen = np.flatnonzero(np.concatenate(([True], inked & free, [True])))
    return 0.0 if np.diff(seen).max() > _SHORT * unit else float((inked & free).mean())


def _parts(strokes: Sequence[Stroke], first: int, follows: dict[int, int]) -> list[Stroke]:
    """The stroke that begins here, and all that goes on from it."""
    parts = [strokes[first]]
    while first in follows:
        first = follows[first]
        parts.append(strokes[first])
    return parts


def _chain(parts: Sequence[Stroke]) -> Stroke:
    """Strokes that go on in one another as one."""
    gaps = tuple(
        (float(a.points[-1, 0]), float(a.points[-1, 1]), float(b.points[0, 0]), float(b.points[0, 1]))
        for a, b in pairwise(parts)
    )
    lengths = [np.ptp(p.points[:, 0]) for p in parts]
    thickness = float(np.average([p.thickness for p in parts], weights=lengths))
    runs = tuple(run for part in parts for run in part.runs)
    return Stroke(np.concatenate([p.points for p in parts]), thickness, False, runs, gaps)
