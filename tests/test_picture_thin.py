"""Rulings that are hardly darker than their paper, or dotted, are found all along; print and grain make none."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from extract.picture_clean import flattened
from extract.picture_rulings import Strokes, find_strokes

UNIT = 18.0
XS, YS = (200, 420, 800, 1100, 1400), (300, 360, 420, 480, 560)


def scanned(picture: np.ndarray, tilt: float = 0.0) -> np.ndarray:
    """The picture as a scanner gives it, made level but for a little, on white paper."""
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1)
    picture = cv2.GaussianBlur(cv2.warpAffine(picture, turn, (width, height), borderValue=(255.0,)), (3, 3), 0.7)
    picture = picture * 0.85 + 25 + np.random.default_rng(3).normal(0, 7, picture.shape)
    _, data = cv2.imencode(".jpg", np.clip(picture, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 60])
    return flattened(np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8))


def page(level: int, every: int = 1) -> np.ndarray:
    """A page with print and with a table whose rulings are a pixel thick, of this level, one pixel of so many."""
    picture = np.full((1200, 1650), 255.0)
    for y in YS:
        picture[y, XS[0] : XS[-1] + 1 : every] = level
    for x in XS:
        picture[YS[0] : YS[-1] + 1 : every, x] = level
    tops = [*(top + 18 for top in YS[:-1]), *range(640, 1100, 34)]
    for n, top in enumerate(tops):
        for x0, x1 in pairwise(XS):
            for x in range(x0 + 20 + 3 * n % 11, x1 - 20, 11):
                picture[top : top + 18, x : x + 3] = 40
    return picture


def lengths(found: Strokes, upright: bool) -> dict[int, float]:
    """Where rulings stand, by tens of pixels, and how long the longest one there is."""
    longest: dict[int, float] = {}
    for stroke in found.upright if upright else found.flat:
        along, across = stroke.points[:, int(upright)], stroke.points[:, 1 - int(upright)]
        at = 10 * round(float(np.median(across)) / 10)
        longest[at] = max(longest.get(at, 0.0), float(np.ptp(along)))
    return longest


@pytest.mark.parametrize(("level", "every", "tilt"), [(200, 1, 0.0), (215, 1, 0.0), (215, 1, 0.15), (90, 3, 0.0)])
def test_pale_and_dotted_rulings_are_found_all_along(level: int, every: int, tilt: float) -> None:
    found = find_strokes(scanned(page(level, every), tilt), UNIT)
    flat, upright = lengths(found, upright=False), lengths(found, upright=True)
    assert (tuple(sorted(flat)), tuple(sorted(upright))) == (YS, XS)
    assert min(flat.values()) > 0.97 * (XS[-1] - XS[0])
    assert min(upright.values()) > 0.9 * (YS[-1] - YS[0])
    assert found.wear == 0


def test_print_without_rulings_has_none() -> None:
    found = find_strokes(scanned(page(255)), UNIT)
    assert (found.flat, found.upright) == ((), ())


def test_a_crease_and_a_line_of_dust_are_no_grid() -> None:
    picture = page(255)
    picture[600, :] = 215
    picture[:, 900] = 215
    found = find_strokes(scanned(picture), UNIT)
    assert (found.flat, found.upright) == ((), ())
