"""Signs of figures, told one by one by a small network of our own: it shares nothing with Tesseract, so that where
the two agree a figure may be believed. `bench/learn_glyphs.py` makes its weights from fonts, anew with the same result.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from data import resource
from extract.picture_clean import INK, Image
from extract.pieces import Floats

SIGNS = "0123456789.,/%()-+"
"""What the network tells apart; whatever else there is (letters, halves of digits, two at once) is the last class."""

OTHER = len(SIGNS)
MODEL = "glyphs/figures.npz"
SCALE, FINE = 4096, 16
"""Weights are whole numbers of 1 / SCALE, what a layer hands on of 1 / (255 FINE), offsets of both."""

_ROWS, _COLUMNS = 24, 22
_TALL, _BASE = 16, 19  # pixels: a digit's height in the window, the row of its foot
_DARKEST = 10.0  # per cent of the ink that is at least as dark as black

Windows = NDArray[np.uint8]
"""Pictures of single signs (number, rows × columns), 0 paper to 255 ink."""


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Weights (from × to) and offsets of each layer, as whole numbers (SCALE, FINE)."""

    weights: tuple[Floats, ...]
    offsets: tuple[Floats, ...]


@cache
def network() -> Network:
    """The network that comes with the program."""
    with np.load(io.BytesIO(resource(MODEL).read_bytes()), allow_pickle=False) as stored:
        count = len(stored.files) // 2
        weights = tuple(stored[f"weights{n}"].astype(np.float64) for n in range(count))
        return Network(weights, tuple(stored[f"offsets{n}"].astype(np.float64) for n in range(count)))


def ink_of(picture: Image) -> Floats | None:
    """How dark each pixel of a line's picture is, from 0 (paper) to 1 (as its ink); None without ink."""
    dark = picture[picture < INK]
    if len(dark) < 5:
        return None
    ordered, at = np.sort(dark), (len(dark) - 1) * (_DARKEST / 100)  # as NumPy's percentile, which takes long to begin
    below, above, part = float(ordered[int(at)]), float(ordered[min(int(at) + 1, len(ordered) - 1)]), at - int(at)
    blackest = above - (above - below) * (1 - part) if part >= 0.5 else below + (above - below) * part
    return np.asarray(np.clip((255.0 - np.arange(256.0)) / (255.0 - blackest), 0.0, 1.0)[picture], np.float64)


def window(ink: Floats, base: float, height: float, x0: int, x1: int) -> Windows:
    """The columns from x0 to x1 as the network wants them: digits `height` pixels high stand on the row `base`."""
    scale = _TALL / height
    shift = np.array([[scale, 0.0, _COLUMNS / 2 - (x1 - x0) / 2 * scale], [0.0, scale, _BASE - base * scale]])
    part = np.ascontiguousarray(ink[:, x0:x1]).astype(np.float32)
    return np.asarray(np.rint(cv2.warpAffine(part, shift, (_COLUMNS, _ROWS)) * 255), np.uint8).ravel()


def likelihoods(windows: Sequence[Windows], using: Network | None = None) -> Floats:
    """The logarithm of each class's probability (windows × classes)."""
    model = using or network()
    values = np.array(windows, np.float64).reshape(len(windows), -1) * FINE
    for layer, (weights, offsets) in enumerate(zip(model.weights, model.offsets, strict=True)):
        if layer:
            values = np.floor(np.maximum(values, 0.0) / SCALE)
        # Whole numbers far below 2 ** 53: exact in whatever order a machine adds them.
        values = values @ weights + offsets
    values /= 255.0 * FINE * SCALE
    values -= values.max(axis=1, keepdims=True)
    return np.asarray(values - np.log(np.exp(values).sum(axis=1, keepdims=True)), np.float64)
