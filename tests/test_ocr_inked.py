"""Figures through which a pen in colour went are in doubt, and no sum settles them; a stamp, a highlighter and what is
written beside a figure are no corrections."""

import io
from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image as Pictures

from data.samples import scan_ink
from extract.document import Table
from extract.ocr_doubt import STRUCK
from extract.picture_clean import Image
from extract.read import read
from normalize.report import Observation
from tests.drawn_pdf import Drawing
from tests.figures import report
from validate.settling import with_settled

COLUMNS, ROWS = (60, 270, 350, 430), (150, 180, 210, 240, 270)
FIGURES = {(row, col): text for row, line in enumerate((("1.297", "108"), ("35", "264"), ("7", "98,15")), 1)
           for col, text in enumerate(line, 1)}  # fmt: skip
BLUE, YELLOW = (35, 60, 150), (250, 240, 90)
Box = tuple[int, int, int, int]
"""A figure's box in pixels."""


def page() -> tuple[Image, dict[tuple[int, int], Box]]:
    """A table at 200 dots an inch, red green blue, and where its figures are."""
    rows = [["Lĩnh vực", "Tổng số", "Đúng hạn"], ["Đất đai và môi trường", "1.297", "108"],
            ["Hộ tịch và chứng thực", "35", "264"], ["Tổng cộng", "7", "98,15"]]  # fmt: skip
    pen = Drawing()
    pen.table(COLUMNS, ROWS[0], rows, 30.0)
    drawn = np.array(pypdfium2.PdfDocument(pen.data())[0].render(scale=200 / 72).to_pil().convert("RGB"))
    boxes = {}
    for row, col in FIGURES:
        x0, x1, top, bottom = (round(v * 200 / 72) for v in (COLUMNS[col] + 3, COLUMNS[col + 1] - 3,
                                                             ROWS[row] + 3, ROWS[row + 1] - 3))  # fmt: skip
        y, x = np.nonzero(drawn[top:bottom, x0:x1].min(axis=2) < 128)
        boxes[row, col] = (x0 + int(x.min()), top + int(y.min()), x0 + int(x.max()), top + int(y.max()))
    return drawn, boxes


def doubted(drawn: Image) -> dict[tuple[int, int], tuple[str, float]]:
    """What was read of the figures' cells."""
    packed = io.BytesIO()
    Pictures.fromarray(drawn).save(packed, "JPEG", dpi=(200, 200), quality=85)
    (table,) = [block for block in read(packed.getvalue()).blocks if isinstance(block, Table)]
    return {(c.row, c.col): (c.text, c.confidence) for c in table.cells if (c.row, c.col) in FIGURES}


def through(picture: Image, box: Box) -> None:
    x0, top, x1, bottom = box
    cv2.line(picture, (x0 - 4, (top + bottom) // 2 + 1), (x1 + 5, (top + bottom) // 2 - 1), BLUE, 3, cv2.LINE_AA)


def slash(picture: Image, box: Box) -> None:
    cv2.line(picture, (box[0] - 3, box[3] + 3), (box[2] + 3, box[1] - 3), BLUE, 3, cv2.LINE_AA)


def down(picture: Image, box: Box) -> None:
    """A `1` written over the last digit."""
    cv2.line(picture, (box[2] - 7, box[1] - 2), (box[2] - 8, box[3] + 3), BLUE, 3, cv2.LINE_AA)


@pytest.mark.parametrize("pen", [through, slash, down])
def test_a_pen_through_a_figure_puts_it_in_doubt(pen: Callable[[Image, Box], None]) -> None:
    drawn, boxes = page()
    crossed = {(1, 1), (2, 2), (3, 2)}
    for at in crossed:
        over = np.full_like(drawn, 255)
        pen(over, boxes[at])
        np.minimum(drawn, over, out=drawn)
    found = doubted(drawn)
    assert {at for at, (_, sure) in found.items() if sure == STRUCK} == crossed
    assert {at: text for at, (text, _) in found.items() if at not in crossed} == {
        at: text for at, text in FIGURES.items() if at not in crossed
    }


def test_what_goes_about_a_figure_is_no_correction() -> None:
    drawn, boxes = page()
    x0, _, x1, bottom = boxes[1, 1]
    cv2.line(drawn, (x0 - 4, bottom + 6), (x1 + 4, bottom + 5), BLUE, 3, cv2.LINE_AA)  # underlined
    x0, top, x1, bottom = boxes[2, 2]
    cv2.ellipse(drawn, ((x0 + x1) // 2, (top + bottom) // 2), ((x1 - x0) // 2 + 12, 20), 0, 0, 360, BLUE, 3)  # a ring
    _, top, x1, bottom = boxes[3, 2]
    cv2.polylines(drawn, [np.array([(x1 + 12, bottom - 8), (x1 + 18, bottom), (x1 + 34, top - 4)])], False, BLUE, 3)
    x0, top, x1, bottom = boxes[2, 1]
    drawn[top - 8 : bottom + 8, x0 - 20 : x1 + 20] = np.minimum(drawn[top - 8 : bottom + 8, x0 - 20 : x1 + 20], YELLOW)
    assert doubted(drawn) == {at: (text, 1.0) for at, text in FIGURES.items()}


def test_a_stamp_over_figures_strikes_none_out() -> None:
    drawn, boxes = page()
    x0, top, x1, bottom = boxes[2, 1]
    rng = np.random.default_rng(4)
    stamped = scan_ink.stamped(drawn, 200, rng, "UY BAN NHAN DAN HUYEN", ((x0 + x1) / 2, (top + bottom) / 2))
    assert all(sure > STRUCK for _, sure in doubted(stamped).values())


def test_no_sum_and_no_repetition_settles_a_figure_that_was_struck_out() -> None:
    values = {"PL2.1b.1[Đất đai]": "173", "PL2.1b.2[Đất đai]": "70", "PL2.1b.3[Đất đai]": "103"}
    twice = report([("3.1.3", "314"), ("3.1.3", "314")])
    for made, at in ((report(values), 0), (twice, 1)):
        for sure, settled in ((0.5, True), (STRUCK, False)):
            seen = [o._replace(method="ocr", confidence=sure if n == at else 1.0)
                    for n, o in enumerate(made.observations)]  # fmt: skip
            found: Observation = with_settled(replace(made, observations=tuple(seen)), str).observations[at]
            assert (found.confidence > sure) is settled
