"""What gets onto the paper after it was printed: stamps, signatures, punched holes; and rulings that print badly."""

from __future__ import annotations

from pathlib import Path

import cv2
import matplotlib as mpl
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pictures
from PIL import ImageDraw, ImageFont

Image = NDArray[np.uint8]
"""A page: rows × columns × (red, green, blue)."""

RED, BLUE = (205, 35, 50), (35, 50, 165)
_DARK = 140
_LONG_RULING = 0.35  # inches: a shorter run of ink is a letter's


def rulings_of(page: Image, dpi: int) -> tuple[Image, Image]:
    """Masks (255) of a clean page's level and upright rulings."""
    dark = (page.min(axis=2) < _DARK).astype(np.uint8) * 255
    long = round(_LONG_RULING * dpi)
    level = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    upright = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    return np.asarray(level, np.uint8), np.asarray(upright, np.uint8)


def worn_rulings(
    page: Image, dpi: int, rng: np.random.Generator, faint: float, broken: float, piece: float = 1.0
) -> Image:
    """The page with rulings as light as a tired printer makes them (`faint`: 0 black to 1 white), a share of their
    length missing (`broken`) in pieces of `piece` millimetres."""
    out = page.copy()
    for along, mask in zip((1, 0), rulings_of(page, dpi), strict=True):
        near = cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0
        lighter = 255 - (255 - page.astype(np.float32)) * (1 - faint)
        out[near] = np.maximum(out, lighter.astype(np.uint8))[near]
        gap = max(2, round(piece * dpi / 25.4))
        cells = [(-(-side // gap)) for side in mask.shape]
        gone = (rng.random(cells) < broken).astype(np.uint8)
        lost = cv2.resize(gone, None, fx=gap, fy=gap, interpolation=cv2.INTER_NEAREST)[: mask.shape[0], : mask.shape[1]]
        thin = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, gap) if along else (gap, 1), np.uint8)) > 0
        out[thin & (lost > 0) & ~_crossed(near, along, max(2, round(dpi / 25.4)))] = 255
    return out


def _crossed(near: NDArray[np.bool_], along: int, gap: int) -> NDArray[np.bool_]:
    """Where so much ink stands across a ruling's direction that it is another ruling."""
    across = np.ones((3 * gap, 1) if along else (1, 3 * gap), np.uint8)
    return np.asarray(cv2.erode(near.astype(np.uint8), across) > 0)


def inked(page: Image, layer: Pictures.Image, at: tuple[float, float], colour: tuple[int, int, int]) -> Image:
    """The page with ink of a colour about the pixel `at` (x, y), as dense as `layer` (grey) is light; ink darkens, it
    never covers."""
    left, top = round(at[0] - layer.width / 2), round(at[1] - layer.height / 2)
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(page.shape[1], left + layer.width), min(page.shape[0], top + layer.height)
    dense = np.asarray(layer, np.float32)[y0 - top : y1 - top, x0 - left : x1 - left, None] / 255.0
    through = 1.0 - dense * (1.0 - np.array(colour, np.float32) / 255.0)
    out = page.copy()
    out[y0:y1, x0:x1] = np.rint(page[y0:y1, x0:x1] * through)
    return out


def stamped(page: Image, dpi: int, rng: np.random.Generator, text: str, at: tuple[float, float]) -> Image:
    """The page with a round stamp of 36 mm about the pixel `at`: two rings, letters between them, a star."""
    radius = 18 / 25.4 * dpi
    side = 2 * round(1.1 * radius)
    layer = Pictures.new("L", (side, side), 0)
    draw = ImageDraw.Draw(layer)
    x = y = side / 2
    dense = int(rng.integers(150, 225))
    for share, thick in ((1.0, 1.0), (0.94, 0.4), (0.62, 0.5)):
        r = radius * share
        draw.ellipse((x - r, y - r, x + r, y + r), outline=dense, width=max(1, round(thick * dpi / 25.4)))
    points = []
    for k in range(10):
        r, turn = radius * (0.3 if k % 2 == 0 else 0.12), np.pi * (k / 5 - 0.5)
        points.append((x + r * np.cos(turn), y + r * np.sin(turn)))
    draw.polygon(points, fill=dense)
    font = ImageFont.truetype(_face("DejaVuSans-Bold"), max(6, round(0.2 * radius)))
    for k, sign in enumerate(text):
        turn = np.pi * (0.75 + 1.5 * k / max(1, len(text) - 1))
        _letter(layer, sign, font, (x + 0.78 * radius * np.cos(turn), y + 0.78 * radius * np.sin(turn)), turn, dense)
    return inked(page, _patchy(layer, rng), at, RED)


def _letter(
    layer: Pictures.Image, sign: str, font: ImageFont.FreeTypeFont, at: tuple[float, float], turn: float, dense: int
) -> None:
    side = 2 * round(float(font.size))
    drawn = Pictures.new("L", (side, side), 0)
    ImageDraw.Draw(drawn).text((side / 2, side / 2), sign, fill=dense, font=font, anchor="mm")
    drawn = drawn.rotate(-np.degrees(turn) - 90, Pictures.Resampling.BICUBIC)
    layer.paste(drawn, (round(at[0] - side / 2), round(at[1] - side / 2)), drawn)


def _patchy(layer: Pictures.Image, rng: np.random.Generator) -> Pictures.Image:
    """Ink as a rubber stamp leaves it: less of it here and there."""
    small = rng.random((layer.height // 24 + 2, layer.width // 24 + 2)).astype(np.float32)
    share = 0.55 + 0.45 * cv2.resize(small, (layer.width, layer.height), interpolation=cv2.INTER_CUBIC)
    return Pictures.fromarray(np.clip(np.asarray(layer) * share, 0, 255).astype(np.uint8))


def signed(page: Image, dpi: int, rng: np.random.Generator, at: tuple[float, float]) -> Image:
    """The page with a signature in blue ink, some 50 mm wide, about the pixel `at`."""
    steps = np.linspace(0.0, 1.0, 160)
    knots = 9
    heights = rng.normal(0.0, 7.0, knots)
    wide = np.linspace(-25.0, 25.0, knots) + rng.normal(0.0, 3.5, knots)
    where = np.linspace(0.0, 1.0, knots)
    xs, ys = (_smooth(where, values, steps) for values in (wide, heights))
    loops = 3.0 * np.stack([np.cos(26 * steps), np.sin(26 * steps)])
    side = round(100 / 25.4 * dpi)
    line = [
        (side / 2 + a * dpi / 25.4, side / 2 + b * dpi / 25.4)
        for a, b in zip(xs + loops[0], ys + loops[1], strict=True)
    ]
    layer = Pictures.new("L", (side, side), 0)
    ImageDraw.Draw(layer).line(line, fill=215, width=max(2, round(0.6 * dpi / 25.4)), joint="curve")
    return inked(page, layer, at, BLUE)


def _smooth(where: NDArray[np.float64], values: NDArray[np.float64], at: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values in between, without corners."""
    weights = np.exp(-(((at[:, None] - where) / 0.07) ** 2))
    return np.asarray((weights * values).sum(axis=1) / weights.sum(axis=1), np.float64)


def punched(page: Image, dpi: int, rng: np.random.Generator) -> Image:
    """The page with two holes of 6 mm at its left edge; the lid of the scanner behind them is dark."""
    out = np.ascontiguousarray(page)
    radius, shade = round(3 / 25.4 * dpi), int(rng.integers(20, 90))
    middle = page.shape[0] // 2
    for off in (-40, 40):
        at = (round(11 / 25.4 * dpi), middle + round(off / 25.4 * dpi))
        cv2.circle(out, at, radius, (shade, shade, shade), -1, cv2.LINE_AA)
    return out


def _face(name: str) -> str:
    return str(Path(mpl.get_data_path(), "fonts", "ttf", f"{name}.ttf"))
