"""A page's picture made plain: colour taken out, paper made white, so that what is left dark is printed ink."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""Grey (height, width) or colour (height, width, blue green red), 0 black to 255 white."""

INK = 170
"""Darker than this on white paper is ink."""

WHITE = 250
"""The paper's level on white paper."""

SQUARE = 24
"""Pixels: a side of the squares in which the darkest ink is looked for."""

_GRAIN = 1.2  # pixels over which specks are spread
_COARSE = 600  # the paper's shade is looked for in a picture of about this many pixels
_DARKEST_PAPER = 30  # levels: what is darker is no paper
_COLOURED = 60  # difference between a pixel's channels that makes it coloured
_MOSTLY_COLOURED = 0.6  # where more of the ink than this is coloured, colour is how the page was printed


def grey_of(picture: Image) -> Image:
    """The picture in grey, where ink in colour (a red stamp, a blue signature) is as light as its lightest channel.

    Black print under a stamp stays: it is dark in every channel. A page printed in colour is left as dark as it is.
    """
    if picture.ndim == 2:
        return picture
    colour = np.ascontiguousarray(picture[:, :, :3])
    if is_printed_in_colour(colour):
        return np.asarray(cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY), np.uint8)
    blue, green, red = cv2.split(colour)
    return np.asarray(cv2.max(cv2.max(blue, green), red), np.uint8)


def is_printed_in_colour(colour: Image) -> bool:
    """Whether most of a page's ink has a colour."""
    step = max(1, max(colour.shape) // _COARSE)
    darkest = colour[::step, ::step].min(axis=2)
    ink = darkest < int(np.median(darkest)) - 70
    coloured = spread_of(colour[::step, ::step]) > _COLOURED
    return bool(ink.any() and coloured[ink].mean() > _MOSTLY_COLOURED)


def spread_of(colour: Image) -> Image:
    """How far each pixel's channels are apart, in levels."""
    blue, green, red = cv2.split(np.ascontiguousarray(colour))
    lightest, darkest = cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red)
    return np.asarray(cv2.subtract(lightest, darkest), np.uint8)


def median(values: NDArray[Any]) -> float:
    """The median of some numbers, as NumPy's own function tells it, which takes long to begin."""
    ordered, half = np.sort(values, axis=None), values.size // 2
    return float(ordered[half] if values.size % 2 else (float(ordered[half - 1]) + float(ordered[half])) / 2)


def dark(grey: Image, level: int) -> Image:
    """Where a picture is darker than a level: 1, elsewhere 0."""
    return np.asarray(cv2.threshold(grey, level - 1, 1, cv2.THRESH_BINARY_INV)[1], np.uint8)


def darkest_squares(half: Image) -> Image:
    """The darkest pixel of each square of a page, of which every other row and column is given: they are enough."""
    side = SQUARE // 2
    return np.asarray(cv2.erode(half, np.ones((side, side), np.uint8))[side // 2 :: side, side // 2 :: side], np.uint8)


def shrunk(grey: Image, longest: int) -> Image:
    """The picture made smaller where it is longer or wider than so many pixels. Halving is the quickest way."""
    scale = max(1.0, max(grey.shape) / longest)
    size = tuple(max(1, round(side / scale)) for side in grey.shape[::-1])
    while max(grey.shape) >= 2 * max(size) and min(grey.shape) > 1:
        even = grey[: grey.shape[0] & ~1, : grey.shape[1] & ~1]
        grey = np.asarray(cv2.resize(even, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def flattened(grey: Image) -> Image:
    """The same picture on white paper: shadows, a grey ground and yellowed edges are divided away."""
    return divided(grey, paper_of(coarse(grey)))


def coarse(grey: Image) -> Image:
    """The picture as small as is enough to see the paper's shade."""
    return shrunk(grey, _COARSE)


def paper_of(small: Image) -> Image:
    """The level of the paper all over a small picture of the page; that of their ground in large shaded cells."""
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 21)
    return np.asarray(cv2.max(paper, np.full_like(paper, _DARKEST_PAPER)), np.uint8)


def divided(grey: Image, paper: Image) -> Image:
    """The picture as if its paper, whose level is told by a small picture, were white."""
    paper = np.asarray(cv2.resize(paper, grey.shape[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)
    return np.asarray(cv2.divide(grey, paper, scale=WHITE), np.uint8)


def smoothed(white: Image) -> Image:
    """The picture with specks of single pixels (salt, pepper, a dithered ground) spread so thin that they are paper."""
    return np.asarray(cv2.GaussianBlur(white, (0, 0), _GRAIN), np.uint8)
