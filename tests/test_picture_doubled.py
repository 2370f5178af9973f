"""A fax whose rows were doubled is told from other pictures."""

import cv2
import numpy as np
import pytest

from extract.picture_doubled import without_doubled_rows


def printed() -> np.ndarray:
    page = np.full((800, 1000), 255, np.uint8)
    for y in range(60, 780, 50):
        cv2.putText(page, "Tong so ho so 1.297 da giai quyet", (40, y), cv2.FONT_HERSHEY_COMPLEX, 1.0, 0, 2)
    return page


def fax() -> np.ndarray:
    """The page with half as many rows, black and white."""
    half = cv2.resize(printed(), (1000, 400), interpolation=cv2.INTER_AREA)
    return np.where(half > 150, 255, 0).astype(np.uint8)


@pytest.mark.parametrize("colour", [False, True])
def test_doubled_rows_are_made_soft(colour: bool) -> None:
    doubled = np.repeat(fax(), 2, axis=0)
    found = without_doubled_rows(np.repeat(doubled[:, :, None], 3, axis=2) if colour else doubled)
    assert found is not None
    assert found.shape[:2] == (800, 1000)
    grey = found[:, :, 0] if colour else found
    assert len(np.unique(grey)) > 5  # rows between others
    assert ((grey < 128) == (printed() < 128)).mean() > 0.97


def test_other_pictures_are_left_alone() -> None:
    noisy = np.clip(printed() + np.random.default_rng(1).normal(0, 5, (800, 1000)), 0, 255).astype(np.uint8)
    for picture in (printed(), noisy, fax(), np.full((800, 1000), 255, np.uint8), np.zeros((40, 40), np.uint8)):
        assert without_doubled_rows(picture) is None
