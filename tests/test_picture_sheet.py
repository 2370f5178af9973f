"""A sheet photographed askew is seen from straight above again, as its corners tell."""

import cv2
import numpy as np
import pytest

from extract.picture_page import straight_page
from extract.picture_sheet import seen_from_above, sheet_of

WIDE, HIGH = 900, 1200


def photographed(page: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """A page on a dark desk of WIDE × HIGH pixels, its corners there."""
    high, wide = page.shape
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    size, border = (WIDE, HIGH), cv2.BORDER_CONSTANT
    return np.asarray(cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_AREA, borderMode=border, borderValue=60))


def drawn_corners(rng: np.random.Generator, depth: float = 0.1) -> np.ndarray:
    """Corners within a picture, each somewhere else by up to `depth` of its sides, clockwise from the upper left."""
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * rng.uniform(0.02, depth, (4, 2))
    return (np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) + inward) * (WIDE, HIGH)


@pytest.mark.parametrize("seed", range(12))
def test_the_corners_of_a_sheet_tell_how_it_is_seen(seed: int) -> None:
    corners = drawn_corners(np.random.default_rng(seed))
    sheet = sheet_of(photographed(np.full((HIGH, WIDE), 240, np.uint8), corners))
    assert sheet is not None
    seen = seen_from_above(sheet)
    assert seen is not None
    across, down = np.array([0, seen.width, seen.width, 0]), np.array([0, 0, seen.height, seen.height])
    np.testing.assert_allclose(np.stack(seen.back(across, down), axis=1), corners, atol=0.015 * HIGH)


@pytest.mark.parametrize("side", range(4))
def test_a_sheet_that_goes_on_outside_of_the_picture_tells_nothing(side: int) -> None:
    corners = drawn_corners(np.random.default_rng(side))
    corners[[side, (side + 1) % 4]] += np.array([[0, -0.3], [0.3, 0], [0, 0.3], [-0.3, 0]])[side] * (WIDE, HIGH)
    sheet = sheet_of(photographed(np.full((HIGH, WIDE), 240, np.uint8), corners))
    assert sheet is None or seen_from_above(sheet) is None


@pytest.mark.parametrize("seed", range(4))
def test_rulings_of_a_page_seen_from_below_are_all_found(seed: int) -> None:
    """Its upper side is narrower by a fifth, so that its outer rulings lean by more than three degrees."""
    rng = np.random.default_rng(seed)
    page = np.full((HIGH, WIDE), 245, np.uint8)
    flat, upright = 12, int(rng.integers(5, 8))
    for y in np.linspace(150, 1050, flat).astype(int):
        cv2.line(page, (90, int(y)), (810, int(y)), 0, 2)
    for x in np.linspace(90, 810, upright).astype(int):
        cv2.line(page, (int(x), 150), (int(x), 1050), 0, 2)
    for y in np.linspace(150, 1050, flat).astype(int)[:-1]:
        for x in np.linspace(90, 810, upright).astype(int)[:-1]:
            digits = str(rng.integers(100, 999))
            cv2.putText(page, digits, (int(x) + 20, int(y) + 50), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2, cv2.LINE_AA)
    corners = np.array([[0.12, 0.03], [0.88, 0.03], [0.98, 0.97], [0.02, 0.97]]) * (WIDE, HIGH)
    found = straight_page(photographed(page, corners + rng.uniform(-5, 5, (4, 2))))
    long = [[s for s in strokes if np.ptp(s.points[:, way]) > 0.5 * WIDE] for way, strokes in
            enumerate((found.strokes.flat, found.strokes.upright))]  # fmt: skip
    assert [len(strokes) for strokes in long] == [flat, upright]
    assert max(float(np.ptp(s.points[:, 1 - way])) for way in (0, 1) for s in long[way]) < 6
