"""Makes a page's picture level and straight: what bends rulings and lines of text is found and undone.

All of it is one map from the straight page back to the picture as it was, so that pixels are interpolated once
and every place found on the straight page can be told on the page as displayed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extract.picture_clean import Image
from extract.pieces import Floats

_GRID = 16  # pixels between the points for which the map is computed
_RIDGE = 0.0005  # weight of not bending against bending
_ROUNDS = 3
_SEEN, _SAME = 9, 0.8  # places in each direction that are compared, pixels that make no difference
_SHRINKS = 1.6  # times as large as the straight page: a picture is averaged, not interpolated
_LINES = 3  # rulings (or lines of text) that must agree before a page is bent by more than a turn


@dataclass(frozen=True, slots=True, eq=False)
class Bend:
    """A displacement across one direction, as a polynomial of the place (scaled to -1 … 1 on the page)."""

    weights: Floats
    centre: tuple[float, float]
    scale: float

    def at(self, along: Floats, across: Floats) -> Floats:
        """The pixels to add to `across` at these places."""
        return _terms((along - self.centre[0]) / self.scale, (across - self.centre[1]) / self.scale) @ self.weights

    def plus(self, other: Bend) -> Bend:
        """Both bends of a page, the other one found where this one was undone."""
        return Bend(self.weights + other.weights, self.centre, self.scale)

    def scaled(self, by: float) -> Bend:
        """The same bend of a page that is so many times as large."""
        return Bend(self.weights * by, (self.centre[0] * by, self.centre[1] * by), self.scale * by)


def _terms(u: Floats, v: Floats) -> Floats:
    """Terms that change along a line; what is the same all along it only moves it."""
    return np.stack([u, u * v, u * u, u * u * v, u * v * v, u**3], axis=-1)


def bend_of(lines: Sequence[Floats], centre: tuple[float, float], scale: float) -> Bend:
    """The displacement that makes these lines level; rows of (along, across) for each, in pixels."""
    rows, values, owners = [], [], []
    for number, points in enumerate(lines):
        terms = _terms((points[:, 0] - centre[0]) / scale, (points[:, 1] - centre[1]) / scale)
        rows.append(terms - terms.mean(axis=0))
        values.append(points[:, 1].mean() - points[:, 1])
        owners.append(np.full(len(points), number))
    if not rows:
        return Bend(np.zeros(6), centre, scale)
    matrix, target = np.concatenate(rows), np.concatenate(values)
    weight = np.ones(len(target))
    few = len(lines) < _LINES
    ridge = _RIDGE * len(target) * np.array([1e-4, 1, 1, 4, 4, 4]) * (1e4 if few else 1.0)
    ridge[0] = 1e-6
    solution: Floats = np.zeros(6)
    for _ in range(_ROUNDS):
        left = matrix.T @ (matrix * weight[:, None]) + np.diag(ridge)
        solution = np.asarray(np.linalg.solve(left, matrix.T @ (target * weight)), np.float64)
        off = np.abs(target - matrix @ solution)
        weight = 1.0 / np.maximum(1.0, off / 1.5) ** 2
    return Bend(solution, centre, scale)


@dataclass(frozen=True, slots=True, eq=False)
class Straightening:
    """From the straight page (width × height pixels) to the picture as it was.

    `matrix` (3×3, may be a perspective) takes a nearly level page to the picture; `level` and `upright` say how
    the nearly level page still bends.
    """

    width: int
    height: int
    matrix: Floats
    level: Bend | None = None
    upright: Bend | None = None

    def back(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Where these places of the straight page are in the picture, in its pixels."""
        u, v = np.asarray(x, float), np.asarray(y, float)
        if self.level is not None and self.upright is not None:
            a, b = u, v
            for _ in range(4):
                a, b = u - self.upright.at(b, a), v - self.level.at(a, b)
            u, v = a, b
        m = self.matrix
        w = m[2, 0] * u + m[2, 1] * v + m[2, 2]
        return (m[0, 0] * u + m[0, 1] * v + m[0, 2]) / w, (m[1, 0] * u + m[1, 1] * v + m[1, 2]) / w

    def of(self, seen: Straightening | None) -> Straightening:
        """The way back to the picture that `seen` leads to, of a page that was made straight after that."""
        return self if seen is None else replace(self, matrix=seen.matrix @ self.matrix)

    def plainer(self) -> Straightening:
        """The same map without bends, where that leads as good as to the same pixels everywhere."""
        xs, ys = (
            part.ravel() for part in np.meshgrid(*(np.linspace(0, side, _SEEN) for side in (self.width, self.height)))
        )
        places = np.stack([xs, ys, np.ones(len(xs))], axis=1)
        wanted = np.stack(self.back(xs, ys), axis=1)
        plain = np.linalg.lstsq(places, wanted, rcond=None)[0]
        if np.abs(places @ plain - wanted).max() > _SAME:
            return self
        return Straightening(self.width, self.height, np.vstack([plain.T, (0.0, 0.0, 1.0)]))

    def apply(self, picture: Image, way: int = cv2.INTER_CUBIC) -> Image:
        """The straight page of a picture; white where the picture has nothing. `way`: OpenCV's way to interpolate."""
        size = (self.width, self.height)
        way = cv2.INTER_AREA if float(np.sqrt(abs(np.linalg.det(self.matrix[:2, :2])))) > _SHRINKS else way
        if self.level is None and np.allclose(self.matrix[2], (0, 0, 1)):
            inverse = cv2.WARP_INVERSE_MAP
            out = cv2.warpAffine(
                picture, self.matrix[:2], size, flags=way | inverse, borderMode=cv2.BORDER_CONSTANT,
                borderValue=(255, 255, 255),
            )  # fmt: skip
            return np.asarray(out, np.uint8)
        wide, high = -(-self.width // _GRID), -(-self.height // _GRID)
        xs, ys = (_GRID * (np.arange(-1.0, count + 1) + 0.5) - 0.5 for count in (wide, high))
        fine = []
        for part in self.back(*np.meshgrid(xs, ys)):  # a margin of one point, for resize repeats the outermost
            size_of_all = ((wide + 2) * _GRID, (high + 2) * _GRID)
            table = cv2.resize(part.astype(np.float32), size_of_all, interpolation=cv2.INTER_LINEAR)
            fine.append(table[_GRID : _GRID + self.height, _GRID : _GRID + self.width])
        out = cv2.remap(picture, fine[0], fine[1], way, borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255))
        return np.asarray(out, np.uint8)


def levelling(width: int, height: int, sideways: bool, skew: float, scale: float) -> Straightening:
    """Turns a picture of this size so that its lines run level to the right, and scales it.

    `sideways`: a quarter turn counterclockwise first; `skew`: degrees by which lines then still fall.
    """
    turn = np.radians(skew)
    cos, sin = np.cos(turn), np.sin(turn)
    wide, high = (height, width) if sideways else (width, height)
    out_w = round((wide * cos + high * abs(sin)) * scale)
    out_h = round((high * cos + wide * abs(sin)) * scale)
    # straight (u, v) → turned frame (a, b): about the middles
    rotate = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]]) / scale
    rotate[2, 2] = 1
    to_middle = np.array([[1, 0, -out_w / 2], [0, 1, -out_h / 2], [0, 0, 1]], float)
    from_middle = np.array([[1, 0, wide / 2], [0, 1, high / 2], [0, 0, 1]], float)
    matrix = from_middle @ rotate @ to_middle
    if sideways:  # turned frame (a, b) → picture (x, y): lines that ran down run to the right
        matrix = np.array([[0, -1, width], [1, 0, 0], [0, 0, 1]], float) @ matrix
    return Straightening(out_w, out_h, matrix)


def upside_down(page: Straightening) -> Straightening:
    """The same page turned by 180 degrees."""
    turn = np.array([[-1, 0, page.width - 1], [0, -1, page.height - 1], [0, 0, 1]], float)
    return Straightening(page.width, page.height, page.matrix @ turn)
