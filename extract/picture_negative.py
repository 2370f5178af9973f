"""Light print on dark cells (headers of coloured tables) made dark on white, before anything else looks at the page."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.picture_clean import WHITE, Image

_COARSE = 400  # dark cells are looked for in a picture of about so many pixels
_CELL = (4, 8)  # pixels of that: the least height and width of one
_DARK = 0.82  # of the paper's light, that such a ground has at most
_MOST = 0.5  # share of the page: what is larger is what the page lies on
_PRINT = (0.02, 0.45)  # share of a dark cell that may be light print
_LIGHT, _BLACK = 0.6, 0.5  # of the way from the ground to the paper; of the ground's light: light print, dark print
_STROKES = 210  # times the thickness of print that the page is long
_RIM, _AT = 0.9, (9, 17)  # share of a cell's rim that is its ground (bold print has gaps there); twice how deep in it
_FAINT = 0.25  # of the way from the ground to the paper, or to black: what differs less is noise
_DARKER = 2.0  # times as much as that, what is darker than a dark ground counts: rulings
_GRAIN, _SPREAD = 16.0, 3.5  # per cent of the pixels that are darker than a ground by its grain; times that, none is
_EDGE = 60  # the level of a dark cell's sides, which are rulings


@dataclass(frozen=True, slots=True, eq=False)
class _Patch:
    """A patch of dark ground: where its part of the page is, and which of its pixels are the patch (1)."""

    rows: slice
    columns: slice
    mask: Image


def with_dark_print(picture: Image) -> Image:
    """The picture with what is light on dark cells dark on white; the same where there are none."""
    step = max(1, round(max(picture.shape) / _COARSE))
    small = _coarse(picture, step)
    paper = float(np.median(small))
    found = [p for p in _patches(small, paper, step, picture.shape) if p.mask.any()]
    out = picture
    for patch in found:
        light = _light(picture[patch.rows, patch.columns])
        ground = _ground(light, patch.mask, paper, step)
        if ground is None:
            continue
        inside = _inside(light, patch.mask, (ground + paper) / 2, max(picture.shape), step)
        if inside.any():
            out = picture.copy() if out is picture else out
            part = out[patch.rows, patch.columns]
            negative = _negative(light, inside, ground, paper)
            part[inside > 0] = negative[inside > 0] if part.ndim == 2 else negative[inside > 0][:, None]
    return out


def _light(part: Image) -> Image:
    """How light each pixel is."""
    if part.ndim == 2:
        return np.ascontiguousarray(part)
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(part[:, :, :3]), cv2.COLOR_BGR2GRAY), np.uint8)


def _coarse(picture: Image, step: int) -> Image:
    """The light of the picture, smaller by `step`."""
    some = _light(picture[:: max(1, step // 2), :: max(1, step // 2)])
    size = (max(1, picture.shape[1] // step), max(1, picture.shape[0] // step))
    return np.asarray(cv2.resize(some, size, interpolation=cv2.INTER_AREA), np.uint8)


def _patches(small: Image, paper: float, step: int, shape: tuple[int, ...]) -> list[_Patch]:
    """What is dark and as large as a cell, away from the picture's edges."""
    dark = (small < _DARK * paper).astype(np.uint8)
    cells = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(_CELL, np.uint8))
    dark = np.asarray(cv2.morphologyEx(cells, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), np.uint8)  # with its print
    if not dark.any():
        return []
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    found = []
    for number, (left, top, wide, high, area) in enumerate(stats[1:].tolist(), 1):
        inside = left > 0 and top > 0 and left + wide < small.shape[1] and top + high < small.shape[0]
        if not inside or area > _MOST * small.size:
            continue
        mine = (labels[top - 1 : top + high + 1, left - 1 : left + wide + 1] == number).astype(np.uint8)
        rows = slice((top - 1) * step, min(shape[0], (top + high + 1) * step))
        columns = slice((left - 1) * step, min(shape[1], (left + wide + 1) * step))
        size = (columns.stop - columns.start, rows.stop - rows.start)
        large = cv2.resize(mine, size, interpolation=cv2.INTER_NEAREST)
        found.append(_Patch(rows, columns, np.asarray(large, np.uint8)))
    return found


def _ground(light: Image, mask: Image, paper: float, step: int) -> float | None:
    """The level of a dark patch on which light print stands; None where there is none, or dark print."""
    inner = cv2.erode(mask, np.ones((2 * step + 1, 2 * step + 1), np.uint8), borderValue=0) > 0
    levels = light[inner]
    if not len(levels):
        return None
    ground = float(np.median(levels))
    bright = float((levels > ground + _LIGHT * (paper - ground)).mean())
    black = float((levels < _BLACK * ground).mean())
    return ground if ground <= _DARK * paper and _PRINT[0] <= bright <= _PRINT[1] and bright > black else None


def _inside(light: Image, mask: Image, level: float, longest: int, step: int) -> Image:
    """The pixels (1) of a dark patch, with the light print on it; none where its rim is no even ground."""
    thick = max(5, round(longest / _STROKES) | 1)
    dark = (light < level).astype(np.uint8)
    near = cv2.min(dark, cv2.dilate(mask, np.ones((4 * step + 1, 4 * step + 1), np.uint8)))
    _, labels = cv2.connectedComponents(near, connectivity=4)
    own = np.zeros(int(labels.max()) + 1, np.uint8)
    core = cv2.erode(mask, np.ones((2 * step + 1, 2 * step + 1), np.uint8), borderValue=0)
    own[labels[(core > 0) & (near > 0)]] = 1
    kernel = np.ones((thick, thick), np.uint8)
    contours, _ = cv2.findContours(
        cv2.morphologyEx(own[labels], cv2.MORPH_CLOSE, kernel), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
    )
    filled = np.zeros_like(mask)
    cv2.drawContours(filled, contours, -1, 1, cv2.FILLED)
    inside = cv2.morphologyEx(filled, cv2.MORPH_OPEN, kernel)  # without rulings that go on from it
    outer, inner = (cv2.erode(inside, np.ones((n, n), np.uint8), borderValue=0) for n in _AT)
    rim = (outer > 0) & (inner == 0)
    return np.asarray(inside if rim.any() and dark[rim].mean() >= _RIM else np.zeros_like(inside), np.uint8)


def _negative(light: Image, inside: Image, ground: float, paper: float) -> Image:
    """A patch with what differs from its ground dark, and its sides as rulings."""
    off = light.astype(np.float32) - ground
    differs = np.where(off > 0, off / max(1.0, paper - ground), -_DARKER * off / max(1.0, ground))
    grain = ground - float(np.percentile(light[inside > 0], _GRAIN))
    noise = np.where(off > 0, _FAINT, _DARKER * max(_FAINT, _SPREAD * grain / max(1.0, ground)))
    level = WHITE * (1 - np.clip(np.where(differs < noise, 0.0, differs), 0.0, 1.0))
    inner = cv2.erode(inside, np.ones((5, 5), np.uint8), borderValue=0)
    level[(inside > 0) & (inner == 0)] = _EDGE
    return np.asarray(level, np.uint8)
