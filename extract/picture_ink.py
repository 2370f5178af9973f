"""Ink in colour taken off a page: a red stamp, a blue signature. Print under it stays as dark as it was.

Ink lets through a share of the light that falls with its colour, and print another share, whatever lies on it. What the
ink of a page takes of the light for how coloured it is, is seen where there is nothing else; everywhere else the page's
light is divided by it. A JPEG's colours are blurred, its light is not, so colour is looked for a pixel around.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.picture_clean import Image, is_printed_in_colour, spread_of

TILE = 8
"""Pixels: a side of the squares in which ink is looked for."""

_COLOURED = 40  # levels between a pixel's channels, more than the paper's, that are ink
_INK = 25  # levels from which ink is taken away, near such
_TINTED = 10  # levels of a tile that holds some ink, on average
_FEWEST_TILES, _FEWEST = 4, 20  # tiles of a patch, pixels seen of an ink, that can be measured
_PAPER = 80.0  # per cent of the pixels that are darker than most of the paper
_MOST = 0.35  # of the page's tiles: more is not ink on a page but a page in colour
_SOFT, _NEAR = 5, 3  # pixels over which colour is averaged, in which it is looked for
_LEAST_LIGHT = 0.15  # of the paper's light that ink lets through, at least
_SOME = 0.1  # of a tile's pixels, that are of an ink
_LUMA = np.array([[0.114, 0.587, 0.299]], np.float32)
_SAMPLE = 3  # every so many pixels in each direction are enough to measure ink

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Inked:
    """The page in grey without coloured ink.

    `tiles`: which squares of TILE pixels (rows × columns, 1) had some; `crossed`: in which two colours meet. Where one
    ink lies over another, what is left of them may be as dark as print.
    """

    grey: Image
    tiles: Image
    crossed: Image

    def share(self, x0: float, top: float, x1: float, bottom: float) -> float:
        """How much of a box in pixels is in squares that had ink in colour."""
        return _share(self.tiles, x0, top, x1, bottom)

    def crossing(self, x0: float, top: float, x1: float, bottom: float) -> float:
        """How much of a box in pixels is in squares where two inks meet."""
        return _share(self.crossed, x0, top, x1, bottom)


def _share(tiles: Image, x0: float, top: float, x1: float, bottom: float) -> float:
    rows = slice(max(0, int(top) // TILE), max(0, int(bottom) // TILE) + 1)
    columns = slice(max(0, int(x0) // TILE), max(0, int(x1) // TILE) + 1)
    part = tiles[rows, columns]
    return float(part.mean()) if part.size else 0.0


def without_ink(picture: Image, grey: Image, sheet: Image | None) -> Inked:
    """The page without coloured ink. `grey`: each pixel's lightest channel; `sheet`: a mask of the paper, if known."""
    size = (-(-grey.shape[1] // TILE), -(-grey.shape[0] // TILE))
    inked, crossed = np.zeros(size[::-1], np.uint8), np.zeros(size[::-1], np.uint8)
    if picture.ndim == 2 or is_printed_in_colour(picture):
        return Inked(grey, inked, crossed)
    colour = picture[:, :, :3]
    tiles = _tinted(colour, size, sheet)
    if not tiles.any() or tiles.mean() > _MOST:
        return Inked(grey, inked, crossed)
    out = grey.copy()
    for patch, (x0, top, x1, bottom) in _patches(tiles):
        part = np.ascontiguousarray(colour[top:bottom, x0:x1])
        cleared = _cleared(part, out[top:bottom, x0:x1])
        if cleared is not None:
            out[top:bottom, x0:x1], meeting = cleared
            inked |= patch
            row, column = top // TILE, x0 // TILE
            crossed[row : row + len(meeting), column : column + len(meeting[0])] |= meeting
    return Inked(out, inked, crossed)


def _tinted(colour: Image, size: tuple[int, int], sheet: Image | None) -> Image:
    """The tiles (1) that hold ink in colour, on the paper only."""
    coarse = np.ascontiguousarray(colour[:: TILE // 2, :: TILE // 2])
    small = cv2.resize(coarse, size, interpolation=cv2.INTER_AREA)
    spread = spread_of(np.asarray(small, np.uint8))
    tiles = (spread > int(np.median(spread)) + _TINTED).astype(np.uint8)
    if sheet is not None:
        tiles &= (cv2.resize(sheet, size, interpolation=cv2.INTER_NEAREST) > 0).astype(np.uint8)
    return np.asarray(tiles, np.uint8)


def _patches(tiles: Image) -> list[tuple[Image, Box]]:
    """Each patch of tinted tiles, as tiles, and the pixels about it (x0, top, x1, bottom)."""
    wide = cv2.dilate(tiles, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(wide, connectivity=8)
    found = []
    for number in range(1, count):
        mine = ((labels == number) & (tiles > 0)).astype(np.uint8)
        if np.count_nonzero(mine) < _FEWEST_TILES:
            continue
        left, high, width, height = (int(v) * TILE for v in stats[number][:4])
        found.append((np.asarray(mine, np.uint8), (left, high, left + width, high + height)))
    return found


def _cleared(colour: Image, grey: Image) -> tuple[Image, Image] | None:
    """A part of the page without its ink, and the tiles (1) where two inks meet; None where there is none."""
    blue, green, red = cv2.split(colour)
    lightest = cv2.max(cv2.max(blue, green), red)
    spread = cv2.subtract(lightest, cv2.min(cv2.min(blue, green), red))
    light = np.asarray(cv2.transform(colour, _LUMA), np.uint8)
    paper = float(np.percentile(light[::_SAMPLE, ::_SAMPLE], _PAPER))
    own = float(np.median(spread[::_SAMPLE, ::_SAMPLE]))  # the paper's, where it is yellow
    soft = cv2.blur(colour, (_SOFT, _SOFT))[::_SAMPLE, ::_SAMPLE].astype(np.float32)
    tint = soft.max(axis=2) - soft.min(axis=2) - own
    soft_light = soft @ _LUMA[0]
    out = None
    size = (-(-grey.shape[1] // TILE), -(-grey.shape[0] // TILE))
    inks, meeting = np.zeros(size[::-1], np.uint8), np.zeros(size[::-1], np.uint8)
    for channel, plane in enumerate((blue, green, red)):
        seen = (soft.argmax(axis=2) == channel) & (tint > _COLOURED)
        if np.count_nonzero(seen) < _FEWEST:
            continue
        takes = float(np.median((paper - soft_light[seen]) / tint[seen]))
        mine = np.where(plane == lightest, spread, np.uint8(0))
        near = cv2.dilate(mine, np.ones((_NEAR, _NEAR), np.uint8)).astype(np.float32) - own
        through = np.maximum(paper - takes * near, _LEAST_LIGHT * paper)
        lit = np.minimum(light * (paper / through), paper).astype(np.uint8)
        out = np.where(near > _INK, np.maximum(grey, lit), grey if out is None else out)
        tiles = cv2.resize((near > _INK).astype(np.float32), size, interpolation=cv2.INTER_AREA) >= _SOME
        about = cv2.dilate(tiles.astype(np.uint8), np.ones((3, 3), np.uint8))
        meeting |= inks & about
        inks |= about
    return None if out is None else (np.asarray(out, np.uint8), meeting)
