"""The connected marks on a page (letters, accents, specks, rulings), as arrays, and which of them are letters."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.picture_clean import INK, Image, dark
from extract.pieces import Flags, Ints

_SPECK = 4  # pixels: what is smaller is dust
_SMALLEST, _LARGEST = 5, 120  # pixels: how high a letter may be before the usual height is known


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Equally long columns, in pixels; mark k has the number k + 1 in `labels` (0 is paper)."""

    labels: NDArray[np.int32]
    x0: Ints
    top: Ints
    width: Ints
    height: Ints
    area: Ints

    @property
    def x1(self) -> Ints:
        """The pixel column after each mark's last."""
        return self.x0 + self.width

    @property
    def bottom(self) -> Ints:
        """The pixel row after each mark's last."""
        return self.top + self.height

    def letters(self, unit: float) -> Flags:
        """Which marks are as large as a letter, a few joined letters or a figure."""
        high = (self.height >= 0.55 * unit) & (self.height <= 3.2 * unit) & (self.width <= 8 * unit)
        high &= (self.area >= _SPECK) & (self.height < 14 * self.width)
        return high

    def grain(self, unit: float) -> float:
        """How many specks there are for each letter: on clean pages next to none, on dithered ones hundreds."""
        return float((self.area < _SPECK).sum() / max(1, self.letters(unit).sum()))


def marks_of(clean: Image, level: int = INK) -> Marks:
    """The marks darker than `level`."""
    ink = dark(clean, level)
    count, labelled = cv2.connectedComponents(ink, ltype=cv2.CV_32S)
    labels = np.asarray(labelled, np.int32)
    return Marks(labels, *_measured(ink, labels, count))


def _measured(ink: Image, labels: NDArray[np.int32], count: int) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Left side, top, width, height and area of each mark, by the runs of ink in its rows: they are far fewer than
    its pixels."""
    height, width = ink.shape
    flat = np.zeros(height * (width + 1) + 1, np.uint8)
    flat[1:].reshape(height, width + 1)[:, :width] = ink  # paper before and behind each row
    edges = np.flatnonzero(flat[1:] != flat[:-1])
    row, start = np.divmod(edges[::2], width + 1)
    end = edges[1::2] - row * (width + 1)
    mark = labels[row, start]
    left, right = np.full(count, width, np.int64), np.zeros(count, np.int64)
    top, bottom = np.zeros(count, np.int64), np.zeros(count, np.int64)
    top[mark[::-1]], bottom[mark] = row[::-1], row + 1  # of several rows the last that is named stays
    np.minimum.at(left, mark, start)
    np.maximum.at(right, mark, end)
    area = np.bincount(mark, end - start, count).astype(np.int64)
    return left[1:], top[1:], (right - left)[1:], (bottom - top)[1:], area[1:]


def unit_of(marks: Marks) -> float:
    """The usual height of a letter in pixels (about the height of `x` in running text), 0 where there are none."""
    high, wide = marks.height, marks.width
    likely = (high >= _SMALLEST) & (high <= _LARGEST) & (wide <= 3 * high) & (high <= 6 * wide)
    likely &= marks.area >= 0.15 * high * wide
    return float(np.median(high[likely])) if likely.sum() >= 3 else 0.0
