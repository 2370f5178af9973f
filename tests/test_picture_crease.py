"""The crease of a folded sheet is no ruling, and hides no figure."""

import cv2
import numpy as np

from data.samples import scan_lens
from extract.picture_clean import INK, Image, flattened
from extract.picture_crease import without_creases

WIDE, HIGH = 900, 1200


def page(*, ruled: bool = False) -> Image:
    grey = np.full((HIGH, WIDE), 250, np.uint8)
    for y in range(100, HIGH - 60, 30):
        cv2.putText(grey, "1.297 ho so 99,85", (120, y), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 0, 2)
        if ruled:
            cv2.line(grey, (80, y + 9), (WIDE - 80, y + 9), 90, 2)
    return grey


def folded(grey: Image, turned: bool) -> Image:
    """On white paper, with a crease across (or down) its middle."""
    lying = np.ascontiguousarray(grey.T) if turned else grey
    found = scan_lens.folded(np.repeat(lying[:, :, None], 3, axis=2), np.random.default_rng(2), 150)[:, :, 0]
    return flattened(np.ascontiguousarray(found.T) if turned else found)


def test_a_crease_goes_and_the_figures_on_it_stay() -> None:
    was = page() < INK
    for turned in (False, True):
        creased = folded(page(), turned)
        left = (creased < INK) & ~was
        assert left.sum() > 600
        mended = without_creases(creased) < INK
        assert (mended & ~was).sum() < 0.1 * left.sum()
        assert (mended & was).sum() > 0.97 * was.sum()


def test_a_crease_that_is_not_quite_level_goes_too() -> None:
    was = page() < INK
    tilt = np.array([[1.0, 0.006, 0.0], [0.0, 1.0, 0.0]])
    blank = folded(np.full((HIGH, WIDE), 250, np.uint8), turned=True)
    creased = np.minimum(cv2.warpAffine(blank, tilt, (WIDE, HIGH), borderValue=250), page())
    left = (creased < INK) & ~was
    assert left.sum() > 600
    mended = without_creases(creased) < INK
    assert (mended & ~was).sum() < 0.1 * left.sum()
    assert (mended & was).sum() > 0.97 * was.sum()


def test_rulings_are_no_creases() -> None:
    ruled = flattened(page(ruled=True))
    assert without_creases(ruled) is ruled
    one = np.full((HIGH, WIDE), 250, np.uint8)
    cv2.line(one, (60, 600), (WIDE - 60, 600), 90, 2)
    assert (without_creases(flattened(one)) < INK).sum() == (one < INK).sum()
