"""Light print on dark cells is made dark on white, their sides and what parts them rulings; nothing else changes."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from extract.picture_clean import INK, Image
from extract.picture_negative import with_dark_print

NAVY, BLUE, GREEN = (90, 45, 20), (196, 114, 68), (71, 120, 60)
Colour = tuple[int, int, int]
TOP, BOTTOM, SIDES = 300, 380, (150, 600, 1050, 1500)


def page(ground: Colour | None, between: Colour | None = (255, 255, 255)) -> Image:
    """Blue green red, 200 dots an inch: black text, a table whose header has this ground with white print on it."""
    drawn = np.full((2339, 1654, 3), 245, np.uint8)
    for y in range(120, 260, 40):
        cv2.putText(
            drawn, "BAO CAO CAI CACH HANH CHINH 1.297", (160, y), cv2.FONT_HERSHEY_COMPLEX, 1.1, (20, 20, 20), 4
        )
    ink = (20, 20, 20) if ground is None else (250, 250, 250)
    if ground is not None:
        cv2.rectangle(drawn, (SIDES[0], TOP), (SIDES[-1], BOTTOM), ground, -1)
    for n, x in enumerate(SIDES[:-1]):
        cv2.putText(drawn, f"Tong so {n}", (x + 60, TOP + 52), cv2.FONT_HERSHEY_COMPLEX, 1.0, ink, 3)
    if ground is not None and between is not None:
        for x in SIDES[1:-1]:
            drawn[TOP:BOTTOM, x - 1 : x + 1] = between
    for y in range(BOTTOM, BOTTOM + 401, 50):
        drawn[y : y + 2, SIDES[0] : SIDES[-1]] = 30
    for x in SIDES:
        drawn[BOTTOM : BOTTOM + 400, x - 1 : x + 1] = 30
    rng = np.random.default_rng(1)
    noisy = cv2.GaussianBlur(drawn, (0, 0), 0.6) + rng.normal(0, 5, drawn.shape[:2])[:, :, None]
    return np.asarray(np.clip(noisy, 0, 255), np.uint8)


@pytest.mark.parametrize("ground", [NAVY, BLUE, GREEN])
@pytest.mark.parametrize("grey", [False, True])
def test_white_print_on_a_dark_header_becomes_dark_on_white(ground: Colour, grey: bool) -> None:
    drawn, plain = page(ground), page(None)
    found = with_dark_print(np.asarray(cv2.cvtColor(drawn, cv2.COLOR_BGR2GRAY), np.uint8) if grey else drawn)
    found = found if grey else found[:, :, 1]
    inner = slice(TOP + 8, BOTTOM - 8), slice(SIDES[0] + 8, SIDES[1] - 8)
    print_there, print_now = plain[:, :, 1][inner] < INK, found[inner] < INK
    near = cv2.dilate(print_there.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    assert print_now[print_there].mean() > 0.8
    assert print_now[~near].mean() < 0.01
    for x in SIDES[1:-1]:  # what parts the cells was white
        assert (found[TOP + 8 : BOTTOM - 8, x - 2 : x + 2].min(axis=1) < INK).mean() > 0.95
    assert (found[TOP - 4 : TOP + 5, inner[1]].min(axis=0) < INK).mean() > 0.95  # its upper side
    outside = np.ones(found.shape, bool)
    outside[TOP - 12 : BOTTOM + 12, SIDES[0] - 12 : SIDES[-1] + 12] = False
    assert (found[outside] == (cv2.cvtColor(drawn, cv2.COLOR_BGR2GRAY) if grey else drawn[:, :, 1])[outside]).all()


@pytest.mark.parametrize("between", [(0, 0, 0), None])
def test_other_headers_are_read_too(between: Colour | None) -> None:
    found, plain = with_dark_print(page(NAVY, between))[:, :, 1], page(None)[:, :, 1]
    for x0, x1 in pairwise(SIDES):
        inner = slice(TOP + 8, BOTTOM - 8), slice(x0 + 8, x1 - 8)
        assert (found[inner][plain[inner] < INK] < INK).mean() > 0.8


def test_a_page_without_dark_cells_is_as_it_was() -> None:
    plain = page(None)
    assert with_dark_print(plain) is plain
    shaded = page(None)
    shaded[TOP:BOTTOM, SIDES[0] : SIDES[-1]] = (shaded[TOP:BOTTOM, SIDES[0] : SIDES[-1]] * 0.7).astype(np.uint8)
    assert with_dark_print(shaded) is shaded  # black print on a grey ground
    stamped = page(None)
    cv2.rectangle(stamped, (400, 900), (640, 980), (30, 30, 30), -1)
    assert with_dark_print(stamped) is stamped  # nothing is printed on it


def test_the_desk_about_a_sheet_is_no_cell() -> None:
    desk = np.full((2500, 1900, 3), 60, np.uint8)
    desk[80:2419, 100:1754] = page(None)
    assert with_dark_print(desk) is desk
