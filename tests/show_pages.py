"""Pages, cells and figures for the tests of `rasoat show`, and colours found again in a picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from extract.document import Cell, Place, Word
from extract.pdf_picture import DrawnPage
from normalize.report import Observation, Report
from rasoat import show_colours as colours
from rasoat.show_margins import Legend

REPORTS = Path(__file__).parents[1] / "data" / "samples" / "reports"


LEGEND = Legend("tệp.pdf — trang 1/1", (("word", "từ"), ("code", "mã")))


Rgb = tuple[int, int, int]


def blank(width: int = 400, height: int = 200) -> DrawnPage:
    """An empty page, a pixel to a point."""
    return DrawnPage(np.full((height, width, 3), 255, np.uint8), 72.0, float(width), float(height), 1)


def cell(box: tuple[float, float, float, float], text: str = "", confidence: float = 1.0, row: int = 0) -> Cell:
    return Cell(row, 0, text, Place(1, *box), confidence=confidence)


def of_colour(picture: Image.Image, colour: colours.Colour, box: tuple[int, int, int, int] | None = None) -> int:
    """How many pixels are of that colour as it is seen on white paper, within a box of pixels."""
    pixels = np.asarray(picture.crop(box) if box else picture).astype(int)
    alpha = colour[3] / 255 if len(colour) == 4 else 1.0
    seen = [round(255 * (1 - alpha) + part * alpha) for part in colour[:3]]
    return int((np.abs(pixels - seen).max(axis=2) <= 2).sum())


def letters_of(picture: Image.Image, colour: colours.Colour, box: tuple[int, int, int, int] | None = None) -> int:
    """How many pixels are of that colour or, at a letter's edge, between it and white."""
    pixels = np.asarray(picture.crop(box) if box else picture).astype(float)
    ink = 255.0 - np.asarray(colour[:3])
    share = (255 - pixels) @ ink / (ink @ ink)
    off = np.abs(255 - pixels - share[..., None] * ink).max(axis=2)
    return int(((share > 0.4) & (share < 1.1) & (off < 8)).sum())


def observation(code: str, value: str, place: Place, **others: str) -> Observation:
    made = Observation(
        observation_id="o", section="TM", code=code, label="", label_raw="", dimension="", dimension_code="",
        value_raw=value, figure=None, unit="", kind="count", note="", period_start=None, period_end=None,
        method="text", place=place, quote="", match_method="", match_score=1.0, confidence=1.0,
    )  # fmt: skip
    return made._replace(**others)  # type: ignore[arg-type]


def report(*observations: Observation) -> Report:
    return Report("r", "", "", "", "", None, "", None, "form2021", 1, observations)


def words(text: str, x: float = 50, top: float = 50) -> tuple[Word, ...]:
    """Words in one line, ten points a letter."""
    out = []
    for word in text.split():
        out.append(Word(word, x, top, x + 10 * len(word), top + 12))
        x += 10 * (len(word) + 1)
    return tuple(out)
