"""Pages on white paper: shaded cells as white as the rest, their edges and the pale rulings in them dark lines.

Modern Word and Excel print grey headers, zebra rows and thin pale rulings. A shade is what is left of a page without
its strokes, where that is darker than the paper about it. It ends at once, where a shadow changes slowly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from cv2.typing import MatLike

from extract.picture_clean import WHITE, Image, coarse, divided, paper_of

_STROKES = 180  # of a page's longer side is wider than a stroke of its letters
_SHADED, _DARKEST = 0.952, 0.48  # of the paper's level: a shaded cell's ground
_CELL = (5, 20)  # pixels of the small picture that a shaded cell is high and wide, at least
_LOWEST, _RISE = 7, 0.02  # of these pixels that a row with print is high; of the paper's level: a shade's edge
_FEWEST = 0.004  # share of a page that is in shaded cells: less are letters that stand close
_WIDE = 81  # pixels of the small picture, within which there is paper about a shaded area
_LEVEL = 110  # of a ruling that is drawn
_EVEN = 15  # pixels along a ruling over which its ink is averaged
_STEP, _BESIDE = 0.03, 3  # of the paper's level, pixels on both sides: where the ground changes at once
_PALE, _THICKEST = 8, 9  # levels by which a ruling is darker than the ground beside it, pixels that it is thick
_SHORTEST = 50  # of a page's longer side: the shortest ruling
_GAP, _PRINT = 1.5, 140  # times the shortest ruling, by which its pieces are apart; level, along a ruling, of letters
_STEMS = 0.1  # share of a line that is so dark, from which it is none
_SEEN, _MOSTLY = 190, 0.9  # level of a ruling, along it, that is dark enough to be seen, share of its length that is so
_CUT = 0.02  # share of a line that is letters, from which it goes through print
_SLOPE, _OFF, _DRAWN = 0.06, 1.6, 2  # pixels a pixel, off a straight line, thickness
_NEAR, _PAPER, _FREE = 5, 215, 0.6  # pixels beside a pale ruling where there is paper, its level, share of its length


Line = tuple[float, float, float, float]
"""From where (x, y) to where, in pixels."""


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """The level of the page without its strokes, by how much of it a step is an edge, and where it is shaded."""

    level: Image
    step: Image
    shaded: Image

    @property
    def turned(self) -> _Ground:
        """The same of the transposed page."""
        level, step, shaded = (np.asarray(cv2.transpose(one), np.uint8) for one in (self.level, self.step, self.shaded))
        return _Ground(level, step, shaded)


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    """Pieces of level lines with paper above and below: where a shade begins or ends, where it is darker than above and
    below, and those of these that are not as dark as print."""

    edges: tuple[Line, ...]
    ruled: tuple[Line, ...]
    pale: tuple[Line, ...]


def on_white_ground(grey: Image, sheet: Image | None = None) -> Image:
    """The page on white paper, without shadows and shades. `sheet`: a mask of the paper, if known; what it lies
    on is no shade."""
    small = coarse(grey)
    paper = paper_of(small)
    white = divided(grey, paper)
    wide = np.asarray(cv2.blur(cv2.dilate(paper, np.ones((_WIDE, _WIDE), np.uint8)), (_WIDE, _WIDE)), np.uint8)
    if not _has_cells(small, wide, sheet):
        level = _without_strokes(white)
        close = _shaded(level)  # letters that stand close
        return np.asarray(cv2.copyTo(cv2.divide(white, level, scale=WHITE), close, white), np.uint8)
    ground = _ground(grey, wide)
    even = cv2.divide(grey, cv2.max(ground.level, np.ones_like(grey)), scale=WHITE)
    white = np.asarray(cv2.copyTo(even, ground.shaded, white), np.uint8)
    turned = np.asarray(cv2.transpose(white), np.uint8)
    flat, upright = _lines(white, ground), _lines(turned, ground.turned)
    # Of a table without walls the sides of its header are none, either.
    sides = [side for side in upright.edges if any(_goes_beside(side, one) for one in upright.ruled)]
    drawn = _drawn(turned, [*sides, *upright.pale])
    lines = cv2.max(_drawn(white, [*flat.edges, *flat.pale]), cv2.transpose(drawn))
    return np.asarray(cv2.copyTo(cv2.min(white, np.full_like(white, _LEVEL)), lines, white), np.uint8)


def _has_cells(small: Image, paper: Image, sheet: Image | None) -> bool:
    """Whether some of what is shaded in a small picture of the page is as large as a cell, and ends at once."""
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    shaded = _shaded(cv2.divide(ground, paper, scale=WHITE))
    cells = cv2.morphologyEx(shaded, cv2.MORPH_OPEN, np.ones(_CELL, np.uint8))
    if cv2.countNonZero(cells) <= _FEWEST * cells.size:
        return False
    edges = cv2.min(_edges(small, paper), cv2.dilate(cells, np.ones((5, 5), np.uint8)))
    if sheet is not None:  # what it lies on ends at once, too
        on_paper = cv2.resize(sheet, small.shape[::-1], interpolation=cv2.INTER_NEAREST)
        edges = cv2.min(edges, cv2.erode(on_paper, np.ones((5, 5), np.uint8)))
    return cv2.countNonZero(edges) > 2 * _CELL[1]


def _edges(small: Image, paper: Image) -> MatLike:
    """Where the ground of a small picture changes along a level or upright line (255); uneven light changes slowly."""
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_LOWEST, _LOWEST), np.uint8))
    rise = cv2.morphologyEx(ground, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    steep = cv2.compare(rise, cv2.convertScaleAbs(paper, alpha=_RISE), cv2.CMP_GT)
    ways = ((1, _CELL[1]), (_CELL[1], 1))
    return cv2.max(*(cv2.morphologyEx(steep, cv2.MORPH_OPEN, np.ones(way, np.uint8)) for way in ways))


def _shaded(level: MatLike) -> Image:
    """Where a page on white paper is neither that nor dark (255)."""
    return np.asarray(cv2.inRange(level, int(_DARKEST * WHITE) + 1, int(_SHADED * WHITE)), np.uint8)


def _without_strokes(page: Image) -> Image:
    size = max(5, round(max(page.shape) / _STROKES) | 1)
    kernel = np.ones((size, size), np.uint8)
    return np.asarray(cv2.morphologyEx(cv2.blur(page, (3, 3)), cv2.MORPH_CLOSE, kernel), np.uint8)


def _ground(grey: Image, paper: Image) -> _Ground:
    """The ground of the page as scanned: its flattened one is no longer even where a large shade ends."""
    level = _without_strokes(grey)
    large = cv2.resize(paper, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    step = np.asarray(cv2.convertScaleAbs(large, alpha=_STEP), np.uint8)
    return _Ground(level, step, _shaded(cv2.divide(level, large, scale=WHITE)))


def _lines(white: Image, ground: _Ground) -> _Lines:
    """The level lines of a page with shaded cells."""
    soft, half = _soft(white), _half(white)
    hat = cv2.morphologyEx(soft, cv2.MORPH_BLACKHAT, np.ones((_THICKEST, 1), np.uint8))
    near = cv2.dilate(ground.shaded, np.ones((2 * _THICKEST, 1), np.uint8))
    darker = np.asarray(cv2.min(_steepest(hat, _PALE), near), np.uint8)
    edges = tuple(one for one in _pieces(_steps(ground), half) if _free(soft, one)[0] >= _FREE)
    ruled = [one for one in _pieces(darker, half) if min(*_free(soft, one)) >= _FREE]
    pale = tuple(one for one in ruled if not _in_print(soft, one))
    sure = (one for one in ruled if one[2] - one[0] >= 2 * half and _free(soft, one)[1] >= _MOSTLY)
    return _Lines(edges, tuple(sure), pale)


def _goes_beside(edge: Line, ruling: Line) -> bool:
    return min(edge[2], ruling[2]) - max(edge[0], ruling[0]) >= (edge[2] - edge[0]) / 2


def _half(page: Image) -> int:
    """Half of the shortest ruling, in pixels: its pieces may be so short."""
    return int(max(page.shape) / _SHORTEST / 2)


def _soft(page: Image) -> Image:
    return np.asarray(cv2.blur(page, (_EVEN, 1)), np.uint8)


def _drawn(white: Image, pieces: Sequence[Line]) -> Image:
    """These lines (1), those that are not seen already."""
    soft = _soft(white)
    drawn = np.zeros_like(white)
    lines = _chained(pieces, 2 * _half(white))
    cut = [line for line in lines if _goes_through_print(white, line)]
    for line in lines:
        if _is_seen(soft, line) or any(_is_part(line, other) for other in cut):
            continue
        x0, y0, x1, y1 = line
        cv2.line(drawn, (round(x0), round(y0)), (round(x1), round(y1)), 1, _DRAWN)
    return drawn


def _steps(ground: _Ground) -> Image:
    """Where a shade begins or ends below another one or paper (255)."""
    even = cv2.blur(ground.level, (_EVEN, 2 * _BESIDE + 1))
    rise = np.zeros_like(even)
    rise[_BESIDE:-_BESIDE] = cv2.absdiff(even[: -2 * _BESIDE], even[2 * _BESIDE :])
    return _steepest(rise, ground.step)


def _steepest(rise: MatLike, least: Image | int) -> Image:
    """Where it is more than anywhere above and below near by, and more than so much (255)."""
    most = cv2.dilate(rise, np.ones((4 * _BESIDE + 1, 1), np.uint8))
    return np.asarray((rise == most) & (rise > least), np.uint8) * np.uint8(255)


def _pieces(marked: Image, length: int) -> list[Line]:
    """The straight lines that these pixels make, nearly level ones that are so long."""
    thick = cv2.dilate(marked, np.ones((3, 1), np.uint8))
    thick = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(thick, connectivity=8)
    found = []
    for number in np.flatnonzero(
        stats[:, cv2.CC_STAT_HEIGHT] <= _THICKEST + _SLOPE * stats[:, cv2.CC_STAT_WIDTH]
    ).tolist():
        left, top, wide, high = (int(v) for v in stats[number][:4])
        ys, xs = np.nonzero(labels[top : top + high, left : left + wide] == number)
        slope, start = np.polyfit(xs, ys, 1)
        if np.abs(ys - slope * xs - start).mean() <= _OFF and abs(slope) <= _SLOPE:
            last = wide - 1.0
            found.append((float(left), top + float(start), left + last, top + float(start + slope * last)))
    return found


def _chained(pieces: Sequence[Line], length: int) -> list[Line]:
    """Pieces in line as one, where letters that touch a ruling part it; what stays shorter than `length` is none."""
    chains: list[list[Line]] = []
    for piece in sorted(pieces):
        for chain in chains:
            ahead = piece[0] - chain[-1][2]
            if ahead <= _GAP * length and abs(piece[1] - chain[-1][3]) <= _OFF + _SLOPE * max(0.0, ahead) / 2:
                chain.append(piece)
                break
        else:
            chains.append([piece])
    found = []
    for chain in chains:
        (x0, y0, _, _), (_, _, x1, y1) = chain[0], max(chain, key=lambda one: one[2])
        if x1 - x0 >= length:
            found.append((x0, y0, x1, y1))
    return found


def _free(soft: Image, line: Line) -> tuple[float, float]:
    """The share of a line that has paper above and below it, as no line in letters has, and how much of that share is
    darker than this."""
    levels = _about(soft, line, (-_NEAR, -1, 0, 1, _NEAR)).astype(np.int64)
    beside = np.minimum(levels[0], levels[4])
    paper = beside > _PAPER
    darker = beside[paper] - levels[1:4, paper].min(axis=0) >= _PALE // 2
    return float(paper.mean()), float(darker.mean()) if len(darker) else 0.0


def _in_print(soft: Image, line: Line) -> bool:
    """Whether some of a line is as dark as letters are: stems that stand in line."""
    return bool((_about(soft, line, (0,)) < _PRINT).mean() > _STEMS)


def _is_seen(soft: Image, line: Line) -> bool:
    """Whether there is a dark ruling all along already."""
    return bool((_about(soft, line, range(-_NEAR, _NEAR + 1)).min(axis=0) < _SEEN).mean() > _MOSTLY)


def _is_part(line: Line, other: Line) -> bool:
    """Whether a line is another one, or lies along it."""
    return abs(line[1] + line[3] - other[1] - other[3]) / 2 <= _NEAR and _goes_beside(line, other)


def _goes_through_print(white: Image, line: Line) -> bool:
    """Whether a line cuts letters, as the edge of a highlighter's stroke does: ink that goes on above it or below, but
    not so far as that of a ruling across."""
    far = _half(white)
    levels = _about(white, line, range(-far, far + 1))
    across = (levels < _SEEN).mean(axis=0) >= _MOSTLY
    cut = (levels[far - 1 : far + 2].min(axis=0) < _PRINT) & (levels[[far - _NEAR, far + _NEAR]].min(axis=0) < _PRINT)
    return bool((cut & ~across).mean() > _CUT)


def _about(page: Image, line: Line, off: Sequence[int]) -> Image:
    """The levels along a line, a row for each of so many pixels below it."""
    x0, y0, x1, y1 = line
    xs = np.arange(max(0, int(x0)), min(int(x1) + 1, page.shape[1]))
    ys = np.rint(np.interp(xs, (x0, x1), (y0, y1))).astype(np.int64)
    return np.asarray(page[np.clip(ys + np.array(off)[:, None], 0, len(page) - 1), xs], np.uint8)
