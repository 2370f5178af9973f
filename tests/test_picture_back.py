"""What shines through from a sheet's other side is taken off; faint rulings of the front stay."""

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from extract.picture_back import without_other_side
from extract.picture_marks import marks_of, unit_of

SHAPE = (1200, 850)


def printed(*, ruling: int = 0) -> np.ndarray:
    """Lines of letters in ruled rows, softened as a scanner does."""
    drawn = Image.new("L", SHAPE[::-1], 250)
    pen = ImageDraw.Draw(drawn)
    for row in range(26):
        pen.line((50, 60 + 42 * row, 800, 60 + 42 * row), fill=ruling, width=2)
        pen.text((60, 68 + 42 * row), "Ket qua giai quyet ho so trong ky bao cao 128", fill=0, font_size=24)
    return np.asarray(drawn.filter(ImageFilter.GaussianBlur(0.6)))


def cleaned(picture: np.ndarray) -> np.ndarray:
    marks = marks_of(picture)
    return without_other_side(picture, marks, unit_of(marks))


def test_the_other_side_goes_and_the_front_stays() -> None:
    front, back = printed().astype(float), np.roll(printed()[:, ::-1], 19, axis=0).astype(float)
    both = (front * (1 - 0.22 * (1 - back / 250))).astype(np.uint8)
    shows = (cv2.erode(front, np.ones((9, 9))) > 240) & (both < 215)
    assert shows.mean() > 0.01
    after = cleaned(both)
    assert (after[shows] < 215).mean() < 0.05
    assert (after[front < 150] == both[front < 150]).all()


def test_faint_rulings_of_the_front_stay() -> None:
    front = printed(ruling=185)
    assert (cleaned(front) == front).all()


def test_a_page_of_little_print_stays() -> None:
    front = np.full(SHAPE, 250, np.uint8)
    front[400:420, 100:700:20] = 30
    assert (cleaned(front) == front).all()
