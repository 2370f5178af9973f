"""Small PDFs drawn in code, for tests: text and tables at known places, rulings in every style offices produce."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

PORTRAIT = (595.0, 842.0)
LANDSCAPE = (842.0, 595.0)
FONT = "DejaVuSerif"


def _font() -> str:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        path = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf"
        pdfmetrics.registerFont(TTFont(FONT, str(path)))
    return FONT


def width_of(text: str, size: float = 10.0) -> float:
    """How wide a line is, in points."""
    return float(pdfmetrics.stringWidth(text, _font(), size))


class Drawing:
    """A PDF under the pen; coordinates are points from the page's top left corner, y is a line's baseline."""

    def __init__(self, size: tuple[float, float] = PORTRAIT) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=size, invariant=True)
        self.size = size

    def page(self, size: tuple[float, float] = PORTRAIT) -> None:
        """End the page and begin another."""
        self.canvas.showPage()
        self.canvas.setPageSize(size)
        self.size = size

    def text(self, x: float, y: float, text: str, size: float = 10.0) -> float:
        """Write a line; where it ends."""
        self.canvas.setFont(_font(), size)
        self.canvas.drawString(x, self.size[1] - y, text)
        return x + pdfmetrics.stringWidth(text, FONT, size)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        """Stroke a straight line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.size[1] - y0, x1, self.size[1] - y1)

    def bar(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Fill a rectangle."""
        self.canvas.rect(x0, self.size[1] - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def table(self, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], height: float = 18.0) -> float:
        """A ruled table, its words 4 points from the left wall, `\\n` between lines; its bottom."""
        y = top
        self.line(xs[0], y, xs[-1], y)
        for row in rows:
            below = y + height * max(cell.count("\n") + 1 for cell in row)
            for x, cell in zip(xs, row, strict=False):
                for k, line in enumerate(cell.split("\n")):
                    if line:
                        self.text(x + 4, y + 13 + 13 * k, line)
            y = below
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, top, x, y)
        return y

    def data(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self.buffer.getvalue()
