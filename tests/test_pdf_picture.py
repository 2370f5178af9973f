"""The picture of a PDF's page: what is drawn where, in which size, and what is turned away."""

from __future__ import annotations

import io

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import pdf_picture
from extract.errors import Unreadable, UnreadableFile
from extract.pdf_picture import NoSuchPage, draw_page
from tests.drawn_pdf import LANDSCAPE, Drawing


def bar(size: tuple[float, float] = (200.0, 100.0)) -> bytes:
    """A page with a black bar from 20 to 60 points across and 10 to 30 down."""
    drawing = Drawing(size)
    drawing.bar(20, 10, 60, 30)
    return drawing.data()


def black(pixels: np.ndarray) -> tuple[int, int, int, int]:
    """The box of the dark pixels: x0, top, x1, bottom."""
    ys, xs = np.nonzero(pixels.max(axis=2) < 128)
    return int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1


def test_what_is_printed_stands_at_its_place() -> None:
    picture = draw_page(bar(), 1, 144)
    assert picture.pixels.shape == (200, 400, 3)
    assert (picture.width, picture.height, picture.pages, picture.whole) == (200.0, 100.0, 1, True)
    assert black(picture.pixels) == (40, 20, 120, 60)


def test_colours_are_red_green_blue_on_white() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(10, 10))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, 5, 10, stroke=0, fill=1)
    canvas.save()
    pixels = draw_page(buffer.getvalue(), 1, 72).pixels
    assert pixels[5, 1].tolist() == [255, 0, 0]
    assert pixels[5, 8].tolist() == [255, 255, 255]


def test_a_turned_page_is_drawn_as_displayed() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(200, 100))  # reportlab turns the media box itself
    canvas.setPageRotation(90)
    canvas.rect(20, 70, 40, 20, stroke=0, fill=1)
    canvas.save()
    picture = draw_page(buffer.getvalue(), 1, 72)
    assert picture.pixels.shape == (100, 200, 3)
    assert black(picture.pixels) == (70, 20, 90, 60)


def test_a_page_that_the_file_does_not_have() -> None:
    drawing = Drawing()
    drawing.page(LANDSCAPE)
    drawing.bar(10, 10, 20, 20)
    data = drawing.data()
    assert draw_page(data, 2, 36).width == LANDSCAPE[0]
    for number in (0, -1, 3):
        with pytest.raises(NoSuchPage) as refused:
            draw_page(data, number, 36)
        assert refused.value.count == 2


def test_a_page_of_five_metres_is_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_picture, "MAX_PIXELS", 40_000)
    picture = draw_page(bar((14_000.0, 14_000.0)), 1, 110)
    assert picture.pixels.shape == (200, 200, 3)
    assert picture.dpi == pytest.approx(72 * 200 / 14_000)


def test_a_strip_is_never_longer_than_pictures_may_be() -> None:
    assert max(draw_page(bar((14_000.0, 2.0)), 1, 600).pixels.shape) <= 30_000


def test_a_page_beyond_the_limits_is_refused() -> None:
    with pytest.raises(UnreadableFile) as refused:
        draw_page(bar((20_000.0, 100.0)), 1, 110)
    assert refused.value.kind is Unreadable.TOO_LARGE


@pytest.mark.parametrize(("data", "kind"), [(b"", Unreadable.EMPTY), (b"%PDF-1.7 rac", Unreadable.DAMAGED)])
def test_what_is_no_pdf_is_refused(data: bytes, kind: Unreadable) -> None:
    with pytest.raises(UnreadableFile) as refused:
        draw_page(data, 1, 110)
    assert refused.value.kind is kind


def test_drawing_stops_when_the_time_is_over() -> None:
    drawing = Drawing()
    for n in range(2_000):
        drawing.bar(10, 10 + n * 0.4, 500, 10.3 + n * 0.4)
    data = drawing.data()
    assert draw_page(data, 1, 36).whole
    cut = draw_page(data, 1, 36, seconds=0.0)
    assert not cut.whole
    assert (cut.pixels < 128).sum() < (draw_page(data, 1, 36).pixels < 128).sum()
