"""Ink in colour is taken off a page, what is printed under it stays."""

import cv2
import numpy as np

from data.samples import scan_ink
from data.samples.scan_ink import BLUE, RED
from extract.picture_clean import INK, Image, grey_of
from extract.picture_ink import Inked, without_ink

WIDE, HIGH = 700, 600


def page(paper: tuple[int, int, int] = (255, 255, 255)) -> Image:
    """Red green blue: words in lines of black print."""
    picture = np.full((HIGH, WIDE, 3), paper, np.uint8)
    for y in range(60, HIGH, 40):
        cv2.putText(picture, "bao cao 1.297 ho so 99,85 quy", (40, y), cv2.FONT_HERSHEY_COMPLEX, 0.8, (0, 0, 0), 2)
    return picture


def scanned(picture: Image, quality: int) -> Image:
    """Blue green red, as a scanner's JPEG has it."""
    _, data = cv2.imencode(".jpg", np.ascontiguousarray(picture[:, :, ::-1]), [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def stamped(picture: Image) -> Image:
    rng = np.random.default_rng(1)
    picture = scan_ink.stamped(picture, 200, rng, "UY BAN NHAN DAN", (250, 300))
    return scan_ink.signed(picture, 200, rng, (550, 250))


def cleared(picture: Image, quality: int = 75) -> Inked:
    seen = scanned(picture, quality)
    return without_ink(seen, grey_of(seen), None)


def test_a_stamp_and_a_signature_go_and_print_stays() -> None:
    clean, found = grey_of(scanned(page(), 75)), cleared(stamped(page()))
    was, ink = clean < INK, found.grey < INK
    far = cv2.dilate(was.astype(np.uint8), np.ones((5, 5), np.uint8)) == 0
    before = grey_of(scanned(stamped(page()), 75)) < INK  # as light as its lightest channel
    assert (ink & far).sum() < 0.05 * (before & far).sum()
    assert (ink & was).sum() > 0.97 * was.sum()


def test_the_squares_that_had_ink_are_known() -> None:
    found = cleared(stamped(page()))
    assert found.share(240, 290, 260, 310) == 1.0  # the star
    assert found.share(20, 500, 120, 590) == 0.0
    assert not cleared(page()).tiles.any()


def test_where_two_inks_meet_is_known() -> None:
    rng = np.random.default_rng(1)
    red = scan_ink.stamped(page(), 200, rng, "UY BAN NHAN DAN", (250, 300))
    both = scan_ink.signed(red, 200, rng, (250, 300))
    found = cleared(both)
    assert found.crossing(150, 200, 350, 400) > 0.02
    assert found.crossing(20, 500, 120, 590) == 0.0
    for one in (red, scan_ink.signed(page(), 200, rng, (250, 300))):
        assert not cleared(one).crossed.any()
        assert not cleared(one, 40).crossed.any()


def test_ink_on_yellow_paper_goes_too() -> None:
    found = cleared(stamped(page((250, 243, 215))))
    assert (found.grey[280:320, 235:265] > INK).mean() > 0.8
    assert found.share(20, 500, 120, 590) == 0.0


def test_a_page_printed_in_colour_stays() -> None:
    for colour in (RED, BLUE):
        printed = page()
        printed[(printed < 128).all(axis=2)] = colour
        seen = scanned(printed, 90)
        grey = grey_of(seen)
        assert (grey < INK).sum() > 5000
        assert without_ink(seen, grey, None).grey is grey


def test_a_grey_page_is_as_it_was() -> None:
    grey = grey_of(scanned(page(), 75))
    assert without_ink(grey, grey, None).grey is grey
