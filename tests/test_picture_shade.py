"""Shaded cells become paper; what is printed in them stays, and where they end a ruling is seen."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from extract.picture_clean import flattened
from extract.picture_rulings import Strokes, find_strokes
from extract.picture_shade import on_white_ground

UNIT = 18
XS = (200, 500, 800, 1100, 1400)


def scanned(picture: np.ndarray, grain: float = 7.0, tilt: float = 0.0) -> np.ndarray:
    """The picture as a scanner gives it: grey paper, a little soft and askew, with grain, as a JPEG."""
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1)
    picture = cv2.GaussianBlur(cv2.warpAffine(picture, turn, (width, height), borderValue=(255.0,)), (3, 3), 0.7)
    picture = picture * 0.85 + 25 + np.random.default_rng(5).normal(0, grain, picture.shape)
    _, data = cv2.imencode(".jpg", np.clip(picture, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 60])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)


def letters(picture: np.ndarray, top: int, x0: int, x1: int) -> None:
    """A line of something like print: upright strokes."""
    for x in range(x0 + 30 + 5 * top % 14, x1 - 30, 14):
        picture[top : top + UNIT, x : x + 3] = 40


def zebra(head: int, band: int, ruled: int | None) -> np.ndarray:
    """A page with a table: a header of two rows on a shade, three lines of print in its lower row, and rows of which every
    other one has a lighter shade; rulings one pixel thick of this level, or none."""
    picture = np.full((2300, 1650), 255.0)
    ys = (300, 344, 440, 484, 528, 572, 616)
    picture[300:440, 200:1400] = head
    for top, bottom in ((484, 528), (572, 616)):
        picture[top:bottom, 200:1400] = band
    if ruled is not None:
        for y in ys:
            picture[y, 200:1401] = ruled
        for x in XS:
            picture[300 if x in (200, 800, 1400) else 344 : 617, x] = ruled
    letters(picture, 313, 200, 800)
    for x0, x1 in pairwise(XS):
        for top in (352, 382, 412, 453, 497, 541, 585):
            letters(picture, top, x0, x1)
    return picture


def found_in(picture: np.ndarray) -> Strokes:
    return find_strokes(on_white_ground(picture), UNIT)


def levels(found: Strokes, upright: bool) -> list[int]:
    """Where rulings stand, those that are drawn twice once."""
    strokes = found.upright if upright else found.flat
    at = sorted(float(np.median(s.points[:, 0 if upright else 1])) for s in strokes)
    return [round(x) for n, x in enumerate(at) if not n or x - at[n - 1] > 8]


@pytest.mark.parametrize("tilt", [0.0, 0.6])
def test_pale_rulings_in_a_shaded_header_and_between_bands_are_all_found(tilt: float) -> None:
    found = found_in(scanned(zebra(head=190, band=228, ruled=150), tilt=tilt))
    off = 10 if tilt else 4
    assert np.allclose(levels(found, upright=False), (300, 344, 440, 484, 528, 572, 616), atol=off)
    assert np.allclose(levels(found, upright=True), XS, atol=off)
    across = [s.points for s in found.upright if np.ptp(s.points[:, 1]) > 260]
    assert len({round(float(np.median(p[:, 0])) / 50) for p in across}) == 5, (
        "each stands from the header to the last row"
    )
    assert found.wear == 0


def test_a_highlighter_through_print_has_no_edges() -> None:
    picture = zebra(head=190, band=255, ruled=60)
    for x0, x1 in pairwise(XS):  # short words, as figures are
        picture[486:571, x0 + 90 : x1 - 2] = 255
    picture[504:550, 250:1300] *= 0.72  # from the print of one row to that of the next
    found = found_in(scanned(picture))
    assert np.allclose(levels(found, upright=False), (300, 344, 440, 484, 528, 572, 616), atol=4)
    assert np.allclose(levels(found, upright=True), XS, atol=4)


def test_where_a_shade_ends_is_a_ruling_without_any_being_drawn() -> None:
    found = found_in(scanned(zebra(head=190, band=228, ruled=None)))
    assert np.allclose(levels(found, upright=False), (300, 440, 484, 528, 572, 616), atol=4)
    assert not found.upright, "nor do walls stand beside it"


def test_print_on_a_shade_stays_and_its_strokes_are_no_rulings() -> None:
    plain, shaded = (on_white_ground(scanned(zebra(head=head, band=255, ruled=None))) for head in (255, 190))
    inside = np.s_[350:434, 215:1385]
    assert (np.abs((plain[inside] < 128).mean() - (shaded[inside] < 128).mean())) < 0.02
    assert np.median(shaded[inside]) > 235


def test_a_header_large_enough_to_be_taken_for_paper_has_no_dark_rim() -> None:
    picture = np.full((2300, 1650), 255.0)
    picture[300:700, 200:1400] = 180
    white = on_white_ground(scanned(picture))
    assert (white[308:692, 208:1392] < 225).mean() < 0.01


def test_a_page_without_shades_is_only_made_white() -> None:
    picture = scanned(zebra(head=255, band=255, ruled=60))
    assert np.array_equal(on_white_ground(picture), flattened(picture))


def test_a_soft_shadow_makes_no_rulings() -> None:
    picture = np.full((2300, 1650), 255.0)
    for top in range(200, 2100, 60):
        letters(picture, top, 150, 1500)
    shadow = 1 - 0.35 / (1 + np.exp((np.arange(1650) - 500) / 40.0))
    found = found_in(scanned(picture * shadow))
    assert not found.upright
    assert not found.flat


def header_on(shade: int, grain: float = 12.0) -> np.ndarray:
    """A table of three rows, its header on a ground of this shade, with dark rulings and a scanner's grain."""
    picture = np.full((2300, 1650), 250.0)
    picture[300:344, 200:1400] = shade
    for y in (300, 344, 388, 432):
        picture[y : y + 2, 200:1402] = 60
    for x in (200, 500, 1000, 1400):
        picture[300:434, x : x + 2] = 60
    for row in range(3):
        for x in range(230, 1380, 22):
            picture[312 + 44 * row : 330 + 44 * row, x : x + 3] = 40
    return np.clip(picture + np.random.default_rng(5).normal(0, grain, picture.shape), 0, 255).astype(np.uint8)


def test_a_shaded_header_has_no_rulings_but_its_own() -> None:
    for shade in (250, 225, 200):
        found = found_in(header_on(shade))
        assert (len(found.flat), len(found.upright)) == (4, 4), shade


def test_print_on_a_shade_stays_dark_and_paper_is_not_touched() -> None:
    before = header_on(205, grain=3)
    after = on_white_ground(before)
    assert np.median(after[304:340, 210:490]) > 240
    assert after[312:330, 231].max() < 110
    assert np.array_equal(after[500:], flattened(before)[500:])
