"""Pale pages and pale stripes are made as dark as print is; stamps, dirt and dark print stay as they are."""

import numpy as np
from PIL import Image, ImageDraw

from extract.picture_pale import darkened


def page(ink: int = 20, grain: float = 3.0) -> np.ndarray:
    """Thirty lines of letters on white paper, with a scanner's grain."""
    rng = np.random.default_rng(3)
    drawn = Image.new("L", (850, 1200), 250)
    for line in range(30):
        ImageDraw.Draw(drawn).text((60, 60 + 36 * line), "H" * 40, fill=ink, font_size=24)
    return np.clip(np.asarray(drawn) + rng.normal(0, grain, (1200, 850)), 0, 255).astype(np.uint8)


def ink_of(picture: np.ndarray) -> float:
    dark = picture[60:100, 60:]
    return float(np.percentile(dark, 5))


def test_pale_print_becomes_dark_and_paper_stays_paper() -> None:
    for ink in (90, 150, 175):
        after = darkened(page(ink))
        assert ink_of(after) < 60, ink
        assert np.median(after[:50]) >= 248, ink


def test_dark_print_is_not_touched() -> None:
    for ink in (0, 20, 60):
        before = page(ink)
        assert (darkened(before) == before).all()


def test_what_is_hardly_seen_is_no_print() -> None:
    for ink in (195, 215):  # the other side of the sheet shines through
        before = page(ink)
        assert (darkened(before) == before).all(), ink


def test_stripes_of_little_toner_become_dark_either_way() -> None:
    whole = page().astype(float)
    left = np.ones(850)
    left[300:420] = 0.4
    striped = (250 - (250 - np.minimum(whole, 250)) * left).astype(np.uint8)
    assert ink_of(striped[:, 300:420]) > 140
    for picture in (darkened(striped), darkened(np.ascontiguousarray(striped.T)).T):
        assert ink_of(picture[:, 323:400]) < 70
        assert (picture[:, :250] == striped[:, :250]).all()


def test_faint_rulings_beside_dark_print_are_not_touched() -> None:
    before = page()
    for y in range(50, 1180, 36):
        before[y : y + 2, 60:840] = 140
    before[50:1130, 760:762] = before[50:1130, 836:838] = 140
    assert (darkened(before) == before).all()


def test_a_pale_patch_among_dark_print_is_a_stamp() -> None:
    before = page()
    before[900:1100, 500:700] = np.minimum(before[900:1100, 500:700], 150)
    assert (darkened(before) == before).all()
