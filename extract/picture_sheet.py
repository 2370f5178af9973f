"""The sheet of paper in a photograph: what lies about it is no part of the page; its corners tell how it is seen."""

from __future__ import annotations

import cv2
import numpy as np

from extract.picture_clean import Image, shrunk
from extract.picture_straight import Straightening
from extract.pieces import Floats

_COARSE = 500  # the sheet is looked for in a picture of about this many pixels
_LEAST, _MOST = 0.35, 0.97  # share of the picture that a sheet on a desk takes
_CONTRAST = 40.0  # levels between the sheet and what it lies on
_SHADED = 0.4  # of the way from the desk's lightness to the paper's
_BESIDE, _STEP, _SHARP = 6, 0.5, 0.6  # pixels to each side of its edge, share of the contrast there, of the edge
_CORNER = 0.02  # share of the way round a sheet by which it may be no polygon
_EDGE = 0.004  # share of the picture by which the sheet's edge and its shadow are taken away too


def sheet_of(grey: Image) -> Image | None:
    """A mask (255) of the light sheet with four corners that lies on something darker; None where there is none."""
    small = shrunk(grey, _COARSE)
    scale = max(grey.shape) / max(small.shape)
    # Without its print.
    small = np.asarray(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), np.uint8)
    _, light = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    if not 0 < np.count_nonzero(light) < light.size:
        return None
    paper, desk = float(small[light > 0].mean()), float(small[light == 0].mean())
    if paper - desk < _CONTRAST:
        return None
    light = (small > desk + _SHADED * (paper - desk)).astype(np.uint8)  # its side in the shadow too
    light = cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    contours, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    corners = cv2.approxPolyDP(hull, _CORNER * cv2.arcLength(hull, True), True)
    share = cv2.contourArea(corners) / small.size
    if not 4 <= len(corners) <= 6 or not _LEAST <= share <= _MOST:
        return None
    if np.count_nonzero(light) < 0.85 * cv2.contourArea(corners):
        return None
    if not _is_sharp(small, corners.reshape(-1, 2).astype(float), paper - desk):
        return None
    mask = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(mask, np.rint(corners * scale).astype(np.int32), 255)
    inner = max(3, round(_EDGE * max(grey.shape))) * 2 + 1
    return np.asarray(cv2.erode(mask, np.ones((inner, inner), np.uint8), borderValue=0), np.uint8)


def _is_sharp(small: Image, corners: Floats, contrast: float) -> bool:
    """Whether the sheet ends at once along most of its sides within the picture: a shadow's edge is soft."""
    steps, middle = np.linspace(0.05, 0.95, 30)[:, None], corners.mean(axis=0)
    drops = []
    for one, other in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = (other - one) / max(1e-6, float(np.hypot(*(other - one))))
        out = np.array([along[1], -along[0]])
        out *= np.sign(out @ (one - middle)) * _BESIDE
        at = one + steps * (other - one)
        inside, outside = (np.rint(at + side).astype(np.int64) for side in (-out, out))
        within = ((np.minimum(inside, outside) >= 0) & (np.maximum(inside, outside) < small.shape[::-1])).all(axis=1)
        light, dark = (small[p[within, 1], p[within, 0]].astype(float) for p in (inside, outside))
        drops.append(light - dark)
    found = np.concatenate(drops)
    return len(found) > 0 and float((found >= _STEP * contrast).mean()) >= _SHARP


def on_white(white: Image, sheet: Image | None) -> Image:
    """The picture with white where the sheet is not."""
    return white if sheet is None else np.asarray(np.where(sheet > 0, white, np.uint8(255)), np.uint8)


def seen_from_above(sheet: Image) -> Straightening | None:
    """The way back from a sheet seen from straight above to its picture (`sheet`: its mask there); None where not all
    of its four corners are in the picture."""
    contours, _ = cv2.findContours(sheet, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    corners = cv2.approxPolyDP(hull, _CORNER * cv2.arcLength(hull, True), True).reshape(-1, 2).astype(float)
    margin = 2 * _EDGE * max(sheet.shape)
    if len(corners) != 4 or (corners < margin).any() or (corners > np.array(sheet.shape[::-1]) - 1 - margin).any():
        return None
    corners = np.roll(corners, -int(corners.sum(axis=1).argmin()), axis=0)
    if corners[1, 0] - corners[1, 1] < corners[3, 0] - corners[3, 1]:  # the first after it is the lower left one
        corners = corners[[0, 3, 2, 1]]
    top, right, bottom, left = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    width, height = round((top + bottom) / 2), round((left + right) / 2)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(flat, corners.astype(np.float32)), np.float64)
    return Straightening(width, height, matrix)
