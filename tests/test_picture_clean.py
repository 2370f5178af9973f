"""Shaded cells become paper; what is printed in them stays."""

import numpy as np

from extract.picture_clean import flattened, unshaded
from extract.picture_rulings import find_strokes


def page(shade: int, grain: float = 12.0) -> np.ndarray:
    """A table of three rows, 200 dots an inch, its header on a ground of this shade, with a scanner's grain."""
    rng = np.random.default_rng(5)
    picture = np.full((2300, 1650), 250.0)
    picture[300:344, 200:1400] = shade
    for y in (300, 344, 388, 432):
        picture[y : y + 2, 200:1402] = 60
    for x in (200, 500, 1000, 1400):
        picture[300:434, x : x + 2] = 60
    for row in range(3):
        for x in range(230, 1380, 22):  # letters: upright strokes
            picture[312 + 44 * row : 330 + 44 * row, x : x + 3] = 40
    return np.clip(picture + rng.normal(0, grain, picture.shape), 0, 255).astype(np.uint8)


def test_a_shaded_header_has_no_rulings_but_its_own() -> None:
    for shade in (250, 225, 200):
        found = find_strokes(unshaded(flattened(page(shade))), 18)
        assert (len(found.flat), len(found.upright)) == (4, 4), shade


def test_print_on_a_shade_stays_and_paper_is_not_touched() -> None:
    before = page(205, grain=3)
    after = unshaded(before)
    assert np.median(after[304:340, 210:490]) > 240
    assert after[312:330, 231].max() < 110
    assert (after[500:] == before[500:]).all()
