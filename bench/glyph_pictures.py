"""Signs of figures as scanners show them: drawn in many faces, thinned, smeared, turned, spotted, and cut out."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extract.ocr_glyphs import OTHER, SIGNS, Windows, ink_of, window
from extract.picture_clean import INK

# Letters that look like no digit in any face.
_LETTERS = "abcdeghikmnpqrstuvxyzADEGHKLMNPQRTUVXYđĐăâêôơưộớệếốạấảãĂÂÊÔƠƯỘỚỆẾỐẠẤ:;\"'*=&#fjw"
_HALF, _MOVED = 0.12, 0.08  # shares of signs that are also shown cut, between two
_JOINED, _POINTED = 0.3, 0.8  # as one with the next sign, with a point


@lru_cache(maxsize=4096)
def _face(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size)


def _digits(rng: random.Random, *counts: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(rng.choice(counts)))


def _text(rng: random.Random) -> str:
    """A figure, a number of a row, or a few letters."""
    kinds = {
        "count": 45, "thousands": 10, "decimals": 8, "share": 5, "percent": 4, "column": 7, "row": 12, "dash": 3,
        "change": 2, "letters": 9,
    }  # fmt: skip
    kind = rng.choices(list(kinds), weights=list(kinds.values()))[0]
    if kind == "count":
        return _digits(rng, 1, 1, 2, 2, 3, 3, 4, 5)
    if kind == "thousands":
        return _digits(rng, 1, 2) + rng.choice(".,") + _digits(rng, 3)
    if kind == "decimals":
        return _digits(rng, 1, 2) + rng.choice(".,") + _digits(rng, 1, 2) + rng.choice(["", "", "%"])
    if kind == "share":
        return _digits(rng, 1, 2, 3) + "/" + _digits(rng, 1, 2, 3)
    if kind == "percent":
        return _digits(rng, 1, 2, 3) + "%"
    if kind == "column":
        return "(" + _digits(rng, 1, 1, 2) + ")"
    if kind == "row":
        return ".".join(_digits(rng, 1) for _ in range(rng.choice([2, 3]))) + rng.choice(["", "."])
    if kind == "dash":
        return rng.choice("-–")
    if kind == "change":
        return rng.choice("+-") + _digits(rng, 1, 2)
    return "".join(rng.choice(_LETTERS + "0123456789.,") for _ in range(rng.choice([2, 3, 4])))


class _Line:
    """A line of text drawn as white paper sees it, the extent of each sign, and how it was turned."""

    def __init__(self, rng: random.Random, noise: np.random.Generator, faces: Sequence[Path]) -> None:
        size = rng.randint(18, 52)
        face = _face(rng.choice(faces), size)
        text, spacing = _text(rng), rng.choice([0, 0, 0, -0.02, 0.03]) * size
        self.base = int(size * 1.5)
        self.extents: list[tuple[float, float, str]] = []
        shape = (int(size * (len(text) + 4)), int(size * 2.4))
        canvas = Image.new("L", shape, 0)
        pen, x = ImageDraw.Draw(canvas), 8.0 + size
        for sign in text:
            left, _, right, _ = face.getbbox(sign, anchor="ls")
            pen.text((x, self.base), sign, fill=255, font=face, anchor="ls")
            self.extents.append((x + left, x + right, sign))
            x += face.getlength(sign) + spacing
        drawn = np.asarray(canvas, np.float32) / 255
        self.tall = -face.getbbox("8", anchor="ls")[1]
        self.smaller = rng.choice([1, 1, rng.uniform(0.5, 1)])
        self.turn = cv2.getRotationMatrix2D((shape[0] / 2, self.base), rng.uniform(-1.2, 1.2), self.smaller)
        self.turn[0, 1] += rng.uniform(-0.05, 0.05)
        self.picture = self._scanned(drawn, rng, noise)

    def _scanned(self, ink: np.ndarray, rng: random.Random, noise: np.random.Generator) -> np.ndarray:
        worn, spread, fine = rng.random(), rng.uniform(-1, 1), self.tall / 20
        if spread < -0.3:
            thin = cv2.GaussianBlur(ink, (0, 0), max(0.3, 0.6 * fine)) - 0.16
            ink = np.clip(thin * 1.25 * rng.uniform(0.8, 1), 0, 1)
        elif spread > 0.3:
            ink = np.clip(cv2.GaussianBlur(ink, (0, 0), max(0.3, 0.7 * fine)) * rng.uniform(1.2, 1.9), 0, 1)
        ink = cv2.warpAffine(ink, self.turn, ink.shape[::-1])
        ink = cv2.GaussianBlur(ink, (0, 0), max(0.3, (0.35 + 0.95 * worn) * fine * self.smaller))
        grey = 250 - rng.uniform(0.6, 1) * 245 * ink + noise.normal(0, 2 + 14 * worn, ink.shape)
        spots = noise.random(ink.shape)
        grey[spots < 0.0006 * worn] = 40
        grey[spots > 1 - 0.001 * worn] = 255
        picture = np.clip(grey, 0, 255).astype(np.uint8)
        if rng.random() < 0.6:
            packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(90 - 50 * worn)])[1]
            picture = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
        mask = cv2.dilate((picture < INK).astype(np.uint8), np.ones((3, 3), np.uint8))
        return np.where(mask > 0, picture, 255).astype(np.uint8)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the drawing is in the picture."""
        at = self.turn @ np.array([x, y, 1.0])
        return float(at[0]), float(at[1])


def _pieces(line: _Line, rng: random.Random) -> Iterator[tuple[float, float, int]]:
    """From where to where a window shows the drawing, and the class of what is in it."""
    tall = line.tall
    for n, (x0, x1, sign) in enumerate(line.extents):
        label = SIGNS.find("-" if sign == "–" else sign)
        yield x0, x1, label if label >= 0 else OTHER
        following = line.extents[n + 1] if n + 1 < len(line.extents) else None
        # A point that is taken for a part of its digit is lost without a trace: such pairs are shown most.
        pair = bool(following) and (_POINTED if following[2] in ".," or sign in ".," else _JOINED)
        if following and rng.random() < pair and following[1] - x0 < 1.5 * tall:
            yield x0, following[1], OTHER
        if rng.random() < _HALF and x1 - x0 > 0.3 * tall and sign != "%":
            middle = x0 + (x1 - x0) * rng.uniform(0.38, 0.62)
            yield (x0, middle, OTHER) if rng.random() < 0.5 else (middle, x1, OTHER)
        if following and rng.random() < _MOVED:
            yield (x0 + x1) / 2, (following[0] + following[1]) / 2, OTHER


def glyphs(rng: random.Random, noise: np.random.Generator, faces: Sequence[Path]) -> list[tuple[Windows, int]]:
    """The windows of one line of text, each with its class; as roughly cut and levelled as a page's are."""
    line = _Line(rng, noise, faces)
    ink = ink_of(line.picture)
    if ink is None:
        return []
    height, found = line.tall * line.smaller, []
    rough = 1.0 if height < 16 else 1.6  # pixels
    for start, end, label in _pieces(line, rng):
        x0, _ = line.place(start, line.base - line.tall / 2)
        x1, _ = line.place(end, line.base - line.tall / 2)
        _, base = line.place((start + end) / 2, line.base)
        left = max(0, round(x0 + rng.uniform(-rough, 0.6 * rough)))
        right = min(ink.shape[1], round(x1 + rng.uniform(-0.6 * rough, rough)))
        if right > left:
            base += rng.uniform(-0.07, 0.07) * height
            found.append((window(ink, base, height * rng.uniform(0.92, 1.08), left, right), label))
    return found
