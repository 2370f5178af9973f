"""The rulings in a nearly level picture: long thin runs of ink, faint, broken or slightly bent ones too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.picture_clean import Image, dark, median
from extract.picture_comb import combed
from extract.picture_follow import followed
from extract.picture_strokes import Stroke, joined, trimmed, walls_of
from extract.picture_thin import thin_rulings
from extract.picture_worn import mended, wear
from extract.pieces import Flags, Floats, Ints

_FAINT = 225  # on white paper: a ruling may be this light, a letter may not
_SHORTEST = 2.4  # letter heights: the shortest run that is looked for
_THICKEST = 0.45  # letter heights
_PAPER = 205  # lighter than this is paper
_FREE = (0.8, 0.6)  # share of a ruling's length along which its freer and its other side are paper
_LONG = 6.0  # letter heights from which a stroke is a ruling wherever it ends
_FEET = 20.0  # letter heights: a line of letters' feet is shorter
_NEAR, _BROKEN = 0.5, 1.3  # letter heights from a stroke's end to the ruling it meets, to the one it goes on in
_ACROSS, _BEYOND = 0.85, 1.5  # of the picture's width, letter heights beyond a table: what is no ruling
_RULES = 3  # rulings that begin and end alike within the page: those of a table
_FAR, _ASKEW = 20.0, 0.01  # letter heights, and pixels a pixel: a long stroke that falls so much more than others
_MOSTLY, _SAME_WAY = 0.5, 3.0  # share of such a way in pieces that is ink, pixels that these are off it
_SHARED = 0.6  # of a stroke's length on another one: they are one ruling
_EVEN = 5  # pixels along a ruling over which its ink is averaged: gaps and dust weigh less
_EMPTY = 3  # rows
_DARKEST = 10.0  # per cent of the long strokes that are darker than all rulings are taken to be
_THIN = 185.0  # level of rulings in pieces that are not worn but pale
_MOST_RUNS = 4000  # looked at in each direction: a page of dense tables has some hundreds


@dataclass(frozen=True, slots=True, eq=False)
class Strokes:
    """All rulings of a picture, and how much of their length is missing. `mask`: the pixels (255) that they and streaks
    of dust cover; `walls`: those of the rulings alone."""

    flat: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]
    mask: Image
    walls: Image
    wear: float = 0.0


def find_strokes(white: Image, unit: float, *, worn: bool = True) -> Strokes:
    """The rulings of a picture on white paper with letters `unit` pixels high. `worn`: those too of which next to
    nothing is left, where others tell where they may stand."""
    turned_white = np.asarray(cv2.transpose(white), np.uint8)
    pieces, of_flat = _one_way(white, unit)
    upright_pieces, of_upright = _one_way(turned_white, unit)
    pieces, upright_pieces = (
        trimmed(white, pieces, upright_pieces, unit), trimmed(turned_white, upright_pieces, pieces, unit)
    )  # fmt: skip
    flat = joined(white, pieces, upright_pieces, unit)
    upright = joined(turned_white, upright_pieces, pieces, unit)
    held_flat, held_upright = _held(flat, upright, unit), _held(upright, flat, unit)
    (held_flat, across), (held_upright, down) = (
        _without_streaks(held_flat, held_upright, white.shape[1], unit),
        _without_streaks(held_upright, held_flat, white.shape[0], unit),
    )
    held_flat = _without_feet(white, held_flat, held_upright, unit)
    if worn:
        held_flat, held_upright = (
            followed(white, held_flat, held_upright, unit), followed(turned_white, held_upright, held_flat, unit)
        )  # fmt: skip
    broken = [[stroke for stroke in strokes if stroke.gaps] for strokes in (held_flat, held_upright)]
    if worn and (not any(broken) or _level_of([(white, broken[0]), (turned_white, broken[1])], unit) >= _THIN):
        thin_flat, thin_upright = thin_rulings(white, turned_white, held_flat, held_upright, unit)
        held_flat, held_upright = _with_thin(held_flat, thin_flat), _with_thin(held_upright, thin_upright)
    worn_share = wear([*held_flat, *held_upright])
    if worn_share:
        level = _level_of([(white, held_flat), (turned_white, held_upright)], unit)
        flat_rows, upright_rows = combed(white, turned_white, unit, level)
        held_flat, held_upright = _besides(held_flat, flat_rows), _besides(held_upright, upright_rows)
        worn_share = wear([*held_flat, *held_upright])
    if worn and worn_share:
        more_flat, more_upright = mended(white, turned_white, held_flat, held_upright, unit)
        held_flat, held_upright = [*held_flat, *more_flat], [*held_upright, *more_upright]

    walls = np.zeros_like(white)
    of_flat.paint(walls, held_flat)
    of_upright.paint(walls.T, held_upright)
    walls = np.asarray(cv2.dilate(walls, np.ones((3, 3), np.uint8)), np.uint8)
    mask = walls
    if across or down:
        mask = np.zeros_like(white)
        of_flat.paint(mask, across)
        of_upright.paint(mask.T, down)
        mask = np.asarray(cv2.max(walls, cv2.dilate(mask, np.ones((3, 3), np.uint8))), np.uint8)
    return Strokes(tuple(held_flat), tuple(s.turned for s in held_upright), mask, walls, worn_share)


def _level_of(found: Sequence[tuple[Image, Sequence[Stroke]]], unit: float) -> float:
    """How dark the darkest of the long strokes are (level ones of each picture), between 0 (black) and 255."""
    levels = []
    for white, strokes in found:
        for points in (s.points for s in strokes if np.ptp(s.points[:, 0]) >= _LONG * unit):
            rows = np.rint(points[:, 1]).astype(np.int64)[None, :] + np.array([[-1], [0], [1]])
            columns = np.minimum(points[:, 0].astype(np.int64), white.shape[1] - 1)
            levels.append(np.median(white[np.clip(rows, 0, len(white) - 1), columns].min(axis=0)))
    return float(np.percentile(levels, _DARKEST)) if levels else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Connected runs of ink: their pixels' rows and columns, run after run, and where each run's begin."""

    ys: Ints
    xs: Ints
    starts: Ints

    def pixels(self, number: int) -> slice:
        """Where the pixels of a run stand."""
        return slice(int(self.starts[number]), int(self.starts[number + 1]))

    def largest(self, most: int) -> list[int]:
        """The numbers of the runs, in order; of too many (a photograph's grain) those with the most ink."""
        sizes = np.diff(self.starts)
        if len(sizes) <= most:
            return list(range(len(sizes)))
        return sorted(np.argsort(-sizes, kind="stable")[:most].tolist())

    def paint(self, mask: Image, strokes: Sequence[Stroke]) -> None:
        """Marks the pixels of these strokes, and the gaps between the runs that they were joined of."""
        for stroke in strokes:
            start, end = stroke.points[[0, -1], 0]
            for number in stroke.runs:
                xs, ys = self.xs[self.pixels(number)], self.ys[self.pixels(number)]
                mine = (xs >= start) & (xs <= end)
                mask[ys[mine], xs[mine]] = 255
            half = max(1, round(stroke.thickness) // 2)
            for xs, ys in stroke.gap_pixels():
                for off in range(-half, half + 1):
                    mask[np.clip(ys + off, 0, mask.shape[0] - 1), np.minimum(xs, mask.shape[1] - 1)] = 255


def _packed(ink: Image) -> tuple[Image, Ints]:
    """The rows with ink of a picture that is nearly all paper, and where each of them stood.

    A few empty rows are kept wherever there were some, so that nothing grows together.
    """
    rows = np.flatnonzero(ink.max(axis=1))
    steps = np.minimum(np.diff(rows, prepend=-1, append=len(ink)), _EMPTY + 1)
    at = np.cumsum(steps)[:-1] - 1
    row_of = np.zeros(int(steps.sum()) - 1, np.int64)
    row_of[at] = rows
    packed = np.zeros((len(row_of), ink.shape[1]), np.uint8)
    packed[at] = ink[rows]
    return packed, row_of


def _runs(ink: Image, row_of: Ints) -> _Runs:
    """The runs of a picture whose rows are those of another."""
    count, labels = cv2.connectedComponents(ink)
    where = cv2.findNonZero(ink)
    xs, at = (np.zeros((0, 2), np.int64) if where is None else where.astype(np.int64)).reshape(-1, 2).T
    owner = labels[at, xs]
    order = np.argsort(owner, kind="stable")
    starts = np.searchsorted(owner[order], np.arange(1, count + 1))
    return _Runs(row_of[at[order]], xs[order], starts.astype(np.int64))


def _held(strokes: Sequence[Stroke], across: Sequence[Stroke], unit: float) -> list[Stroke]:
    """The strokes that are long, or end at others: serifs and the bar of a T do neither."""
    long = [s for s in strokes if np.ptp(s.points[:, 0]) >= _LONG * unit]
    walls = walls_of(across)
    ends = np.array([s.points[end] for s in strokes for end in (0, -1)]).reshape(-1, 2)
    held = list(long)
    for stroke in strokes:
        if np.ptp(stroke.points[:, 0]) >= _LONG * unit:
            continue
        touches = [_touches(stroke.points[end], walls, unit) or _goes_on(stroke, end, ends, unit) for end in (0, -1)]
        if all(touches):
            held.append(stroke)
    return sorted(held, key=lambda s: s.runs)


def _besides(strokes: Sequence[Stroke], better: Sequence[Stroke]) -> list[Stroke]:
    """The better level strokes, and those of the others without gaps that go on where these do not."""
    return [*better, *(stroke for stroke in _apart(strokes, better) if not stroke.gaps)]


def _with_thin(strokes: Sequence[Stroke], thin: Sequence[Stroke]) -> list[Stroke]:
    """The level strokes and the thin ones, these in the place of pieces of them that were joined."""
    more = _apart(thin, [stroke for stroke in strokes if not stroke.gaps])
    if not more:
        return list(strokes)
    joined_ones = _apart([stroke for stroke in strokes if stroke.gaps], more)
    return [*more, *joined_ones, *(stroke for stroke in strokes if not stroke.gaps)]


def _apart(strokes: Sequence[Stroke], better: Sequence[Stroke]) -> list[Stroke]:
    """The level strokes of which the better ones do not cover most."""
    rows = walls_of(better)
    found = []
    for stroke in strokes:
        (start, end), level = stroke.points[[0, -1], 0], median(stroke.points[:, 1])
        near = rows[np.abs(rows[:, 0] - level) <= _EVEN]
        shared = np.maximum(np.minimum(near[:, 2], end) - np.maximum(near[:, 1], start), 0.0).sum()
        if shared < _SHARED * (end - start):
            found.append(stroke)
    return found


def _without_streaks(
    strokes: Sequence[Stroke], across: Sequence[Stroke], width: int, unit: float
) -> tuple[list[Stroke], list[Stroke]]:
    """The level strokes of a picture so wide that are rulings, and those that are none: from edge to edge, beyond all
    that they cross, also in pieces; or long and askew to the others, as the paper lay on the scanner. They are creases,
    or dust on a scanner's glass, and only to be taken out of the print."""
    walls = walls_of(across)
    ends = np.array([(*s.points[0], *s.points[-1]) for s in strokes]).reshape(-1, 4)
    length = ends[:, 2] - ends[:, 0]
    slope = (ends[:, 3] - ends[:, 1]) / np.maximum(length, 1.0)
    long = slope[length >= _LONG * unit]
    askew = (length >= _FAR * unit) & (np.abs(slope - (np.median(long) if len(long) else 0.0)) >= _ASKEW)
    rulings: list[Stroke] = []
    streaks: list[Stroke] = []
    for n, stroke in enumerate(strokes):
        level, room = (ends[n, 1] + ends[n, 3]) / 2, _BEYOND * unit
        mine = ends[_in_line(ends, n)] if length[n] >= _LONG * unit else ends[n : n + 1]
        start, end = mine[:, 0].min(), mine[:, 2].max()
        crossed = walls[(walls[:, 1] - unit <= level) & (walls[:, 2] + unit >= level), 0]
        beyond = not len(crossed) or (crossed.min() - start > room and end - crossed.max() > room)
        across_all = end - start >= _ACROSS * width and (mine[:, 2] - mine[:, 0]).sum() >= _MOSTLY * (end - start)
        alike = (np.abs(ends[:, [0, 2]] - ends[n, [0, 2]]) <= unit).all(axis=1).sum() >= _RULES
        table = alike and room < ends[n, 0] and ends[n, 2] < width - room  # of level rulings only, or on wavy paper
        (streaks if (askew[n] or (across_all and beyond)) and not table else rulings).append(stroke)
    return rulings, streaks


def _in_line(ends: Floats, n: int) -> Flags:
    """Which strokes (rows of x, y, x, y) lie in line with one of them."""
    x0, y0, x1, y1 = ends[n]
    middle = (ends[:, 0] + ends[:, 2]) / 2
    level = y0 + (y1 - y0) * (middle - x0) / max(x1 - x0, 1.0)
    return np.asarray(np.abs((ends[:, 1] + ends[:, 3]) / 2 - level) <= _SAME_WAY, bool)


def _without_feet(white: Image, strokes: Sequence[Stroke], across: Sequence[Stroke], unit: float) -> list[Stroke]:
    """The level strokes without the feet of letters, of which serifs make a line: it is short, ends at nothing, and
    there is less paper above it than above a ruling."""
    walls = walls_of(across)
    loose = [
        n
        for n, stroke in enumerate(strokes)
        if _LONG * unit <= np.ptp(stroke.points[:, 0]) < _FEET * unit
        and not all(_touches(stroke.points[end], walls, unit) for end in (0, -1))
    ]
    feet = np.array(loose)[_free_shares(white, [strokes[n] for n in loose])[1] < _FREE[0]] if loose else ()
    return [stroke for n, stroke in enumerate(strokes) if n not in feet]


def _touches(end: Floats, walls: Floats, unit: float) -> bool:
    """Whether a stroke's end is at a wall: rows of the wall's place along, and its extent across."""
    near = np.abs(walls[:, 0] - end[0]) <= _NEAR * unit
    return bool((near & (walls[:, 1] - _NEAR * unit <= end[1]) & (walls[:, 2] + _NEAR * unit >= end[1])).any())


def _goes_on(stroke: Stroke, end: int, ends: Floats, unit: float) -> bool:
    """Whether another stroke begins where this one ends, on the same level."""
    beyond = (ends - stroke.points[end]) * (1 if end else -1)
    return bool(((beyond[:, 0] > 0) & (beyond[:, 0] < _BROKEN * unit) & (np.abs(beyond[:, 1]) < 2.5)).any())


def _one_way(white: Image, unit: float) -> tuple[list[Stroke], _Runs]:
    """Level strokes, and the runs that they are numbered by."""
    length = max(12, round(_SHORTEST * unit))
    ink = dark(np.asarray(cv2.blur(white, (_EVEN, 1)), np.uint8), _FAINT)
    long = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    runs, row_of = _packed(np.asarray(long, np.uint8))
    thickest = max(3, round(_THICKEST * unit))
    thick = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((thickest + 1, 1), np.uint8))
    thin = cv2.subtract(runs, cv2.dilate(thick, np.ones((3, 3), np.uint8)))
    thin = cv2.morphologyEx(thin, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    found = _runs(np.asarray(thin, np.uint8), row_of)
    strokes = [_stroke(columns, unit) for columns in _columns(found, unit)]
    most, least = _free_shares(white, strokes)
    free = (most >= _FREE[0]) & (least >= _FREE[1])
    return [strokes[n] for n in np.flatnonzero(free)], found


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """A run that may be a ruling: the columns in which it has ink, the middle of that ink, and how thick it is."""

    number: int
    xs: Ints
    middles: Floats
    thickness: float


def _columns(runs: _Runs, unit: float) -> list[_Columns]:
    """The runs that are long and thin enough."""
    sizes = np.diff(runs.starts)
    if not len(sizes):
        return []
    first, last = (way.reduceat(runs.xs, runs.starts[:-1]) for way in (np.minimum, np.maximum))
    wide = last - first + 1
    ends = np.concatenate(([0], np.cumsum(wide)))
    place = runs.xs + np.repeat(ends[:-1] - first, sizes)  # run after run, column after column: none is without ink
    middles = np.bincount(place, runs.ys) / np.bincount(place)
    thickness = sizes / wide
    fits = (wide >= _SHORTEST * unit) & (thickness <= _THICKEST * unit)
    return [
        _Columns(n, np.arange(first[n], last[n] + 1), middles[ends[n] : ends[n + 1]], float(thickness[n]))
        for n in runs.largest(_MOST_RUNS)
        if fits[n]
    ]


def _stroke(run: _Columns, unit: float) -> Stroke:
    step, last = max(1, round(unit / 2)), len(run.xs) - 1
    points = np.empty((-(-last // step) + 1, 2))
    points[:-1, 0], points[:-1, 1] = run.xs[:last:step], run.middles[:last:step]
    points[-1] = run.xs[last], run.middles[last]
    return Stroke(points, run.thickness, False, (run.number,))


def _free_shares(white: Image, strokes: Sequence[Stroke]) -> tuple[Floats, Floats]:
    """Along how much of each level stroke there is paper on its freer side and on its other one: a run of ink through
    letters has letters there."""
    if not strokes:
        return np.zeros(0), np.zeros(0)
    # All strokes at once, one behind the other on one long way.
    apart = white.shape[1] + 1.0
    ends = [(int(s.points[0, 0]), min(int(s.points[-1, 0]) + 1, white.shape[1])) for s in strokes]
    lengths = np.array([end - start for start, end in ends])
    owner = np.repeat(np.arange(len(strokes)), lengths)
    xs = np.concatenate([np.arange(start, end) for start, end in ends])
    points = np.concatenate([s.points for s in strokes])
    of_point = np.repeat(np.arange(len(strokes)), [len(s.points) for s in strokes])
    ys = np.interp(xs + apart * owner, points[:, 0] + apart * of_point, points[:, 1])
    off = np.array([s.thickness / 2 + 2.5 for s in strokes])[owner]
    shares = []
    for side in (ys - off, ys + off):
        rows = np.minimum(np.maximum(np.rint(side).astype(np.int64), 0), white.shape[0] - 1)
        shares.append(np.bincount(owner, white[rows, xs] > _PAPER, len(strokes)) / lengths)
    return np.maximum(*shares), np.minimum(*shares)
