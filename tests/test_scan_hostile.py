"""Pictures that are no reports, or would cost too much: a sentence or little confidence, never figures made up."""

import io
import random
import struct
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extract import ocr
from extract.document import Document
from extract.errors import Unreadable, UnreadableFile
from extract.limits import Limits
from extract.ocr import PagePicture
from extract.ocr_words import ReadWord
from extract.pdf import opened_pdf
from extract.pdf_scan import page_picture
from extract.picture_clean import Image as Pixels
from extract.picture_file import read_picture
from extract.picture_page import straight_page
from tests.drawn_pdf import Drawing
from tests.test_ocr import picture, scanned


def packed(image: Image.Image, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def outcome(data: bytes) -> Document | Unreadable:
    try:
        return read_picture(data)
    except UnreadableFile as error:
        return error.kind


def cat() -> Image.Image:
    """A photograph of an animal: fur, a round head, two ears, whiskers."""
    fur = np.random.default_rng(3).normal(140, 40, (700, 900)).clip(0, 255).astype(np.uint8)
    image = Image.fromarray(fur).filter(ImageFilter.GaussianBlur(2)).convert("RGB")
    pen = ImageDraw.Draw(image)
    pen.ellipse((250, 150, 650, 550), fill=(90, 70, 50))
    pen.polygon([(280, 220), (320, 60), (420, 180)], fill=(80, 60, 40))
    pen.polygon([(480, 180), (580, 60), (620, 220)], fill=(80, 60, 40))
    for x in (350, 510):
        pen.ellipse((x, 280, x + 50, 330), fill=(200, 220, 60))
    for n in range(6):
        pen.line((300, 400 + 12 * n, 100, 360 + 30 * n), fill=(230, 230, 230), width=2)
    return image


def handwriting() -> Image.Image:
    """A page of loops and strokes as a pen makes them."""
    rng, image = random.Random(4), Image.new("L", (1240, 1754), 250)
    pen = ImageDraw.Draw(image)
    for row in range(18):
        x, y = 120.0, 160.0 + 80 * row
        points = [(x, y)]
        while x < 1100:
            x += rng.uniform(-6, 14)
            points.append((x, y + rng.uniform(-22, 22)))
        pen.line(points, fill=40, width=3, joint="curve")
    return image


def believed_figures(document: Document) -> list[str]:
    """The figures that a document states without a doubt, in cells and paragraphs."""
    cells = [c.text for t in document.tables() for c in t.cells if c.confidence >= 0.85]
    words = [w for p in document.paragraphs() for w in p.text.split() if w.strip(".,;:()") not in p.unsure]
    return [text for text in (*cells, *words) if any(map(str.isdigit, text))]


@pytest.mark.parametrize("draw", [cat, handwriting])
def test_what_is_no_print_gives_no_figures(draw: object) -> None:
    found = outcome(packed(draw()))  # type: ignore[operator]
    assert found is Unreadable.NO_TEXT or (isinstance(found, Document) and len(believed_figures(found)) <= 2)


def test_another_language_is_read_as_it_stands() -> None:
    pen = Drawing()
    for n, line in enumerate(["The committee received 1,297 applications", "and settled 1,250 of them by March."]):
        pen.text(72, 100 + 24 * n, line, 13)
    with opened_pdf(pen.data()) as document:
        drawn = page_picture(document, 0, Limits())
    assert drawn is not None
    found = outcome(packed(Image.fromarray(drawn)))
    assert isinstance(found, Document)
    said = " ".join(p.text for p in found.paragraphs())
    assert "1,297" in said
    assert "1,250" in said


def test_a_jpeg_that_claims_to_be_enormous_is_refused_unread() -> None:
    data = bytearray(packed(Image.new("RGB", (64, 64), "white"), "JPEG"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 65_000, 65_000)
    start = time.perf_counter()
    assert outcome(bytes(data)) is Unreadable.TOO_LARGE
    assert time.perf_counter() - start < 5


def test_a_poster_at_a_fine_resolution_is_drawn_as_coarse_as_the_limits_say() -> None:
    small = picture(150)
    data = scanned(small.resize((small.width * 2, small.height * 2)), 2400)  # the same page at 2400 dots an inch
    with opened_pdf(data) as document:
        drawn = page_picture(document, 0, Limits(max_pixels=500_000))
    assert drawn is not None
    assert drawn.shape[0] * drawn.shape[1] <= 510_000


def test_a_long_scan_is_never_held_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    page = np.full((400, 300), 255, np.uint8)
    page[50:60, 40:46] = page[50:60, 60:66] = page[50:60, 80:86] = 0
    drawn, done, most, lock = 0, 0, 0, threading.Lock()

    def pictures() -> Iterator[PagePicture]:
        nonlocal drawn, most
        for number in range(1, 61):
            with lock:
                drawn += 1
                most = max(most, drawn - done)
            yield PagePicture(number, page.copy(), 1.0)

    def reader(lines: object) -> list[list[ReadWord]]:
        nonlocal done
        time.sleep(0.002)
        with lock:
            done += 1
        return [[] for _ in lines]  # type: ignore[attr-defined]

    monkeypatch.setattr(ocr, "require", lambda: None)
    monkeypatch.setattr(ocr, "read_lines", reader)
    monkeypatch.setattr(ocr.os, "cpu_count", lambda: 2)
    assert list(ocr.read_scans(pictures()).pages) == list(range(1, 61))
    assert most <= 10


@pytest.mark.parametrize("shape", [(1, 1), (3, 2000), (2000, 3), (50, 50)])
@pytest.mark.parametrize("shade", [0, 128, 255])
def test_odd_pictures_have_no_words(shape: tuple[int, int], shade: int) -> None:
    page: Pixels = np.full(shape, shade, np.uint8)
    assert outcome(packed(Image.fromarray(page))) is Unreadable.NO_TEXT


def test_noise_alone_has_no_figures() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (600, 500)).astype(np.uint8)
    found = outcome(packed(Image.fromarray(noise)))
    assert found is Unreadable.NO_TEXT or (isinstance(found, Document) and len(believed_figures(found)) <= 2)


def test_grain_costs_seconds() -> None:
    grain = np.random.default_rng(0).integers(0, 256, (1100, 800)).astype(np.uint8)
    start = time.process_time()
    assert len(straight_page(grain).lines) <= 3000
    assert time.process_time() - start < 15
