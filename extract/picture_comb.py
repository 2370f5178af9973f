"""Rulings of which little more than pieces are left: pieces in line with each other are one ruling, between rulings
across. A column of `1` and the stems of letters have pieces in line, too: none of those reach the rulings across.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import cv2
import numpy as np

from extract.picture_clean import INK, Image, median
from extract.picture_strokes import Stroke, specks, walls_of
from extract.pieces import Floats

_FAINT, _PAPER = 225, 205  # on white paper: a ruling may be this light, the ground beside it is this light
_EVEN = 5  # pixels along a ruling over which its ink is averaged
_PIECE, _THICKEST = 0.55, 0.3  # letter heights: the shortest piece, the thickest
_FREE = (0.8, 0.6)  # share of a piece along which there is paper on its freer side, on the other
_CLEAR, _MOSTLY_CLEAR, _SURELY = 0.35, 0.5, 2.0  # letter heights beside a piece, share of it, of what is no stem
_DARKER = 45.0  # levels by which the stem of a letter is darker than faint rulings are
_MOST = 6000  # pieces of a page
_OFF, _SLOPE = 2.0, 0.006  # pixels, and pixels a pixel, by which the next piece may lie off
_GAP, _RECENT = 10.0, 8.0  # letter heights to the next piece; those of a chain that tell where the next one lies
_LONG, _COVERED = 3.0, 0.3  # letter heights of a chain, and share of it that is ink
_TOLD = 95.0  # level from which rulings are so faint that no stem is taken for a piece of one
_STEM, _STEMS, _ROW = (
    1.4,
    0.5,
    8.0,
)  # letter heights of a stem, share of a chain's ink in such, of chains that words make
_MOSTLY, _PARTLY = 0.85, 0.25  # share of a ruling between two across that is ink: alone, with ink at one of them
_MET = 0.35  # letter heights from a ruling across where that ink is
_REACH, _APART = 1.5, 0.5  # letter heights by which a chain may end before a ruling, between two rulings
_SO_LONG = 15.0  # letter heights of a chain that is a ruling whatever it crosses
_MANY, _HALF = 3, 0.4  # sure parts, and share of another one that is enough beside so many
_WORN_PARTS = 2  # in a row, between sure ones
_SPECKS = 0.15  # share of a part with hardly any ink that makes it wear
_THROUGH = 0.12  # share of the gaps' length that goes through letters, at most
_NEAR, _AMONG = (0.2, 0.45), 0.12  # letter heights beside a way, and share of it with print there on both sides: a stem
_ROUNDS = 3


@dataclass(slots=True)
class _Chain:
    """Pieces in line, from left to right: rows of x0, x1, y, thickness."""

    pieces: list[Floats] = field(default_factory=list)

    @property
    def end(self) -> float:
        return float(self.pieces[-1][1])

    def level(self, unit: float) -> float:
        """How high or low the chain's last pieces are."""
        recent = np.array([p for p in self.pieces[-8:] if p[1] >= self.end - _RECENT * unit])
        return float(np.average(recent[:, 2], weights=recent[:, 1] - recent[:, 0]))


def combed(white: Image, turned: Image, unit: float, level: float) -> tuple[list[Stroke], list[Stroke]]:
    """The rulings that pieces make, level ones and upright ones (strokes of the transposed picture `turned`). `level`:
    how dark the page's darkest rulings are; where they are faint, what is far darker is print."""
    flat, upright = (
        [
            stroke
            for stroke in _strokes(_chains(_pieces(picture, unit, level), unit), unit, level)
            if not _in_text(picture, stroke) and not _among_print(picture, stroke, unit)
        ]
        for picture in (white, turned)
    )
    alone = _alone(flat, unit), _alone(upright, unit)
    for _ in range(_ROUNDS):
        flat, upright = _held(white, flat, upright, unit), _held(turned, upright, flat, unit)
    return [*flat, *_more(flat, alone[0])], [*upright, *_more(upright, alone[1])]


def _alone(strokes: Sequence[Stroke], unit: float) -> list[Stroke]:
    """The strokes that are so long, and so much of them ink, that they are rulings whatever they cross."""
    long = [stroke for stroke in strokes if np.ptp(stroke.points[:, 0]) >= _SO_LONG * unit]
    return [stroke for stroke in long if _share(stroke, *stroke.points[[0, -1], 0].tolist()) >= _HALF]


def _more(held: Sequence[Stroke], alone: Sequence[Stroke]) -> list[Stroke]:
    """Those that stand alone, where nothing of them is held by others."""
    rows = walls_of(held)
    found = []
    for stroke in alone:
        (start, end), level = stroke.points[[0, -1], 0], median(stroke.points[:, 1])
        near = rows[np.abs(rows[:, 0] - level) <= _EVEN]
        if not ((near[:, 1] < end) & (near[:, 2] > start)).any():
            found.append(stroke)
    return found


def _pieces(white: Image, unit: float, level: float) -> Floats:
    """Level pieces of thin ink with paper above and below, by where they begin: rows of x0, x1, y, thickness."""
    length, thickest = max(7, round(_PIECE * unit)), max(3, round(_THICKEST * unit))
    ink = (cv2.blur(white, (_EVEN, 1)) < _FAINT).astype(np.uint8)
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    thick = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((thickest + 1, 1), np.uint8))
    thin = cv2.subtract(runs, cv2.dilate(thick, np.ones((3, 3), np.uint8)))
    _, _, stats, middles = cv2.connectedComponentsWithStats(thin, connectivity=8)
    x0, wide, area = (stats[1:, side].astype(float) for side in (cv2.CC_STAT_LEFT, cv2.CC_STAT_WIDTH, cv2.CC_STAT_AREA))
    rows = np.stack([x0, x0 + wide, middles[1:, 1], area / np.maximum(wide, 1.0)], axis=1)
    rows = rows[(wide >= length) & (stats[1:, cv2.CC_STAT_HEIGHT] <= thickest + 0.06 * wide)]
    if len(rows) > _MOST:
        return rows[:0]
    rows = rows[[_level(white, row) >= level - _DARKER for row in rows.tolist()]] if len(rows) else rows
    rows = rows[[_is_free(white, row, unit) for row in rows.tolist()]] if len(rows) else rows
    return np.asarray(rows[np.lexsort((rows[:, 2], rows[:, 0]))], np.float64)


def _level(white: Image, piece: Sequence[float]) -> float:
    """How dark a piece is, between 0 (black) and 255."""
    x0, x1, y, _ = piece
    rows = slice(max(0, round(y) - 1), round(y) + 2)
    return float(np.median(white[rows, int(x0) : max(int(x0) + 1, int(x1))].min(axis=0)))


def _is_free(white: Image, piece: Sequence[float], unit: float) -> bool:
    """Whether there is paper on both sides of a piece, and farther off than there would be beside a letter's stem."""
    x0, x1, y, thickness = piece
    near, far = thickness / 2 + 3.0, thickness / 2 + max(4.0, _CLEAR * unit)
    shares = [
        float((white[round(side), int(x0) : int(x1)] > _PAPER).mean()) if 0 <= round(side) < len(white) else 0.0
        for side in (y - near, y + near, y - far, y + far)
    ]
    clear = min(shares[2:]) >= _MOSTLY_CLEAR or x1 - x0 >= _SURELY * unit
    return max(shares[:2]) >= _FREE[0] and min(shares[:2]) >= _FREE[1] and clear


def _chains(pieces: Floats, unit: float) -> list[_Chain]:
    """Each piece put to the chain that it goes on from best."""
    chains: list[_Chain] = []
    open_ones: list[_Chain] = []
    for piece in pieces:
        open_ones = [chain for chain in open_ones if piece[0] - chain.end <= _GAP * unit]
        best, least = None, np.inf
        for chain in open_ones:
            gap = piece[0] - chain.end
            off = abs(chain.level(unit) - piece[2])
            if gap > -unit and off <= _OFF + _SLOPE * max(gap, 0.0) and off < least:
                best, least = chain, off
        if best is None:
            best = _Chain()
            chains.append(best)
            open_ones.append(best)
        best.pieces.append(piece)
    return chains


def _strokes(chains: Sequence[_Chain], unit: float, level: float) -> list[Stroke]:
    """The chains that are long and mostly ink, and no letters below or beside each other, as strokes."""
    found = []
    for chain in chains:
        rows = np.array(chain.pieces)
        length = rows[:, 1].max() - rows[0, 0]
        inked = rows[:, 1] - rows[:, 0]
        stems = level < _TOLD and length < _ROW * unit and inked[inked < _STEM * unit].sum() > _STEMS * inked.sum()
        if length >= _LONG * unit and inked.sum() >= _COVERED * length and not stems:
            found.append(_stroke(rows))
    return found


def _in_text(white: Image, stroke: Stroke) -> bool:
    """Whether the gaps of a stroke go through ink with ink above or below it: letters, whose feet are level."""
    inked = total = 0
    for xs, ys in replace(stroke, runs=(0,)).gap_pixels():
        level = white[ys, np.minimum(xs, white.shape[1] - 1)] < INK
        beside = [
            white[np.clip(ys + off, 0, len(white) - 1), np.minimum(xs, white.shape[1] - 1)] < INK for off in (-4, 4)
        ]
        inked, total = inked + int((level & (beside[0] | beside[1])).sum()), total + len(xs)
    return inked > _THROUGH * max(total, 1)


def _among_print(white: Image, stroke: Stroke, unit: float) -> bool:
    """Whether print stands close to a stroke on both sides: it goes through a letter."""
    (start, first), (end, last) = stroke.points[[0, -1]]
    near, far = (round(share * unit) for share in _NEAR)
    top, x0, x1 = int(min(first, last)) - far, int(start), min(int(end) + 1, white.shape[1])
    if top < 0 or x1 <= x0:
        return False
    part = white[top : int(max(first, last)) + far + 2, x0:x1] < INK
    xs = np.arange(x1 - x0)
    ys = np.rint(np.interp(xs + x0, *stroke.points.T)).astype(np.int64) - top
    sides = [
        part[np.clip(ys[None, :] + way * np.arange(near, far + 1)[:, None], 0, len(part) - 1), xs].any(axis=0)
        for way in (-1, 1)
    ]
    return bool((sides[0] & sides[1]).mean() > _AMONG)


def _stroke(rows: Floats) -> Stroke:
    points = np.stack([rows[:, :2], np.repeat(rows[:, 2:3], 2, axis=1)], axis=-1).reshape(-1, 2)
    points = points[np.argsort(points[:, 0], kind="stable")]
    gaps = tuple((float(a[1]), float(a[2]), float(b[0]), float(b[2])) for a, b in pairwise(rows) if b[0] > a[1])
    return Stroke(points, float(np.median(rows[:, 3])), False, (), gaps)


def _held(white: Image, strokes: Sequence[Stroke], across: Sequence[Stroke], unit: float) -> list[Stroke]:
    """The parts of the strokes that go from ruling to ruling across, and have ink on their way as rulings do."""
    walls = walls_of(across)
    reach, found = _REACH * unit, []
    for stroke in strokes:
        (start, end), level = stroke.points[[0, -1], 0], median(stroke.points[:, 1])
        met = (walls[:, 1] - reach <= level) & (walls[:, 2] + reach >= level)
        met &= (walls[:, 0] >= start - reach) & (walls[:, 0] <= end + reach)
        at = np.unique(walls[met, 0])
        at = at[np.concatenate(([True], np.diff(at) > _APART * unit))] if len(at) else at
        ways = list(pairwise(at.tolist()))
        shares = [_share(stroke, one, other) for one, other in ways]
        sure = [_is_ruled(stroke, way, share, unit) for way, share in zip(ways, shares, strict=True)]
        worn = [
            share >= _PARTLY or _has_specks(white, stroke, way, unit) for way, share in zip(ways, shares, strict=True)
        ]
        if sum(sure) >= _MANY:
            sure = [ok or share >= _HALF for ok, share in zip(sure, shares, strict=True)]
        kept = _with_worn(sure, worn)
        if kept and kept[0] and at[0] - start > reach and _share(stroke, start, at[0]) >= _HALF:
            ways[0] = (start, ways[0][1])
        if kept and kept[-1] and end - at[-1] > reach and _share(stroke, at[-1], end) >= _HALF:
            ways[-1] = (ways[-1][0], end)
        for first, last in _runs(kept):
            found.append(_between(stroke, ways[first][0] - reach, ways[last][1] + reach))
    return [stroke for stroke in found if len(stroke.points) > 1]


def _share(stroke: Stroke, one: float, other: float) -> float:
    """How much of a stroke's way from one place to another is ink."""
    start, end = max(one, float(stroke.points[0, 0])), min(other, float(stroke.points[-1, 0]))
    lost = sum(max(0.0, min(end, b) - max(start, a)) for a, _, b, _ in stroke.gaps)
    return (end - start - lost) / max(other - one, 1.0)


def _is_ruled(stroke: Stroke, way: tuple[float, float], share: float, unit: float) -> bool:
    """Whether a stroke is a ruling between two others across: most of it ink, or some of it ink at one of them."""
    near = _MET * unit
    return share >= _MOSTLY or (
        share >= _PARTLY and (_has_ink(stroke, way[0] + near) or _has_ink(stroke, way[1] - near))
    )


def _has_specks(white: Image, stroke: Stroke, way: tuple[float, float], unit: float) -> bool:
    """Whether a part with little ink has some at all: merged cells leave none."""
    start, end = (np.array([x, np.interp(x, *stroke.points.T)]) for x in way)
    return specks(white, start, end, stroke.thickness, unit) >= _SPECKS


def _with_worn(sure: Sequence[bool], worn: Sequence[bool]) -> list[bool]:
    """Which parts are rulings: the sure ones, and at most two worn ones between such."""
    found = list(sure)
    known = np.flatnonzero(sure).tolist()
    for one, other in pairwise(known):
        if other - one <= _WORN_PARTS + 1 and all(worn[one + 1 : other]):
            found[one + 1 : other] = [True] * (other - one - 1)
    return found


def _has_ink(stroke: Stroke, x: float) -> bool:
    inside = stroke.points[0, 0] <= x <= stroke.points[-1, 0]
    return bool(inside and not any(start < x < end for start, _, end, _ in stroke.gaps))


def _runs(kept: Sequence[bool]) -> list[tuple[int, int]]:
    """From which to which of these all are kept."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], np.array(kept, np.int8), [0]))))
    return [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _between(stroke: Stroke, start: float, end: float) -> Stroke:
    """The part of a stroke between one x and another."""
    inside = (stroke.points[:, 0] >= start) & (stroke.points[:, 0] <= end)
    gaps = tuple(gap for gap in stroke.gaps if gap[0] >= start and gap[2] <= end)
    return replace(stroke, points=stroke.points[inside], gaps=gaps)
