"""How a page comes into a picture: bent, folded, turned, photographed askew on a desk, blurred, shaded, noisy."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from data.samples.scan_ink import Image

_EDGE = 0.04  # share of a page's sides by which a photographed page's corners are out of place
_ROOM = 0.06  # share of the picture's sides that the desk takes about a photographed page


def bent(page: Image, rng: np.random.Generator, millimetres: float, dpi: int) -> Image:
    """The page with its level rulings as arcs that rise by so much in their middle, one side less than the other."""
    high, wide = page.shape[:2]
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    rise = millimetres / 25.4 * dpi
    lean = float(rng.choice((-0.5, 0.5)))
    down = rise * (np.sin(np.pi * x / wide) - 0.64) * (1 + lean * (2 * y / high - 1))
    right = 0.3 * rise * np.sin(np.pi * y / high) * (2 * x / wide - 1)
    bent_page = cv2.remap(page, x + right.astype(np.float32), y + down.astype(np.float32), cv2.INTER_CUBIC,
                          borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255))  # fmt: skip
    return np.asarray(bent_page, np.uint8)


def folded(page: Image, rng: np.random.Generator, dpi: int) -> Image:
    """The page as it was folded in the middle: a crease, one half a little darker near it."""
    high = page.shape[0]
    at = high * (0.5 + rng.uniform(-0.04, 0.04))
    off = (np.arange(high, dtype=np.float32) - at) / dpi
    shade = 1 - 0.22 * np.exp(-np.abs(off) * 2.0) * (off > 0) - 0.2 * np.exp(-((off * 60) ** 2))
    return np.asarray(np.clip(page * shade[:, None, None], 0, 255), np.uint8)


def streaked(page: Image, rng: np.random.Generator, count: int) -> Image:
    """The picture with so many dark lines from its top to its bottom, one or two pixels wide."""
    out = page.copy()
    for x in rng.integers(page.shape[1] // 8, page.shape[1] * 7 // 8, count).tolist():
        shade = int(rng.integers(70, 150))
        part = out[:, x : x + int(rng.integers(1, 3))]
        np.minimum(part, shade, out=part)
    return out


def turned(page: Image, degrees: float, background: int) -> Image:
    """The page turned counterclockwise, in a picture that holds all of it."""
    quarter, rest = divmod(round(degrees * 1000), 90_000)
    angle = rest / 1000
    if angle > 45:
        quarter, angle = quarter + 1, angle - 90
    page = np.rot90(page, quarter % 4)
    if abs(angle) < 1e-3:
        return np.ascontiguousarray(page)
    high, wide = page.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    colour = (background, background, background)
    out = cv2.warpAffine(np.ascontiguousarray(page), turn, (wide, high), flags=cv2.INTER_CUBIC,
                         borderMode=cv2.BORDER_CONSTANT, borderValue=colour)  # fmt: skip
    return np.asarray(out, np.uint8)


def photographed(page: Image, rng: np.random.Generator, lean: float) -> Image:
    """The page as a telephone sees it on a desk: in perspective, turned by so many degrees, the light uneven."""
    high, wide = page.shape[:2]
    cos, sin = float(np.cos(np.radians(lean))), float(np.sin(np.radians(lean)))
    room_x, room_y = _ROOM * wide + abs(sin) * high / 2, _ROOM * high + abs(sin) * wide / 2
    size = (round(wide + 2 * room_x), round(high + 2 * room_y))
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    there = (corners - (wide / 2, high / 2)) @ np.array([[cos, -sin], [sin, cos]])
    there += rng.uniform(-_EDGE, _EDGE, (4, 2)) * (wide, high) + (size[0] / 2, size[1] / 2)
    matrix = cv2.getPerspectiveTransform(corners, there.astype(np.float32))
    seen = cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_CUBIC)
    paper = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), matrix, size, flags=cv2.INTER_LINEAR)
    share = (paper.astype(np.float32) / 255)[..., None]
    return lit(np.asarray(seen * share + _desk(size, rng) * (1 - share), np.uint8), rng, 0.35)


def _desk(size: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float32]:
    """A wooden desk: brown, with a grain from left to right."""
    grain = rng.normal(0.0, 1.0, (size[1] // 3 + 1, 12)).astype(np.float32)
    long = np.asarray(cv2.resize(grain, size, interpolation=cv2.INTER_CUBIC), np.float32)
    return np.asarray(np.clip(np.array([118, 84, 56]) + 9 * long[..., None], 0, 255), np.float32)


def lit(page: Image, rng: np.random.Generator, depth: float) -> Image:
    """The page under light that falls off towards one side by the share `depth`, with a soft shadow's edge."""
    high, wide = page.shape[:2]
    x, y = np.meshgrid(np.linspace(-1, 1, 64, dtype=np.float32), np.linspace(-1, 1, 64, dtype=np.float32))
    turn = rng.uniform(0, 2 * np.pi)
    slope = x * np.cos(turn) + y * np.sin(turn)
    shade = 1 - depth * (0.35 * (slope + 1.4) / 2.8 + 0.65 / (1 + np.exp(-(slope - rng.uniform(0.3, 0.8)) * 9)))
    wide_shade = cv2.resize(shade.astype(np.float32), (wide, high), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(page * wide_shade[..., None], 0, 255), np.uint8)


def sensed(page: Image, rng: np.random.Generator, blur: float, noise: float, paper: int, grey: bool) -> Image:
    """The picture as a sensor gives it: blurred (sigma in pixels), paper of this lightness, noisy (levels), perhaps
    without colour."""
    soft = cv2.GaussianBlur(page, (0, 0), blur) if blur > 0 else page
    out = soft.astype(np.float32) * (paper / 255.0)
    if noise > 0:
        grain = rng.standard_normal(page.shape[:2], dtype=np.float32)
        out += noise * cv2.GaussianBlur(grain, (0, 0), 0.6)[..., None] * 1.7
    out = np.clip(np.rint(out), 0, 255).astype(np.uint8)
    if grey:
        out = np.repeat(cv2.cvtColor(out, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    return np.asarray(out, np.uint8)
