"""Sets a report as PDF: ruled tables that run over pages under a repeated header, embedded subset fonts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Ruled

from data.samples.layouts import GREY, Style
from data.samples.model import Block, Grid, GridCell, NewSection, Paragraph, Sides

MARGIN = {"left": 2.6 * cm, "right": 1.6 * cm, "top": 2.0 * cm, "bottom": 1.8 * cm}
NARROW = 0.82
"""The fonts at hand are wider than an office's; sizes are scaled so that pages look alike."""
_ROOM = 110
"""Points that must be left on the page below a heading: a table may begin there and run on."""
_FACES = {
    "Serif": ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic", "DejaVuSerif-BoldItalic"),
    "Sans": ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSans-BoldOblique"),
}


def pdf_bytes(blocks: Sequence[Block], style: Style, title: str, author: str) -> bytes:
    """The report as a PDF; the same blocks give the same bytes."""
    stream = io.BytesIO()
    document = BaseDocTemplate(
        stream,
        pagesize=A4,
        invariant=1,
        title=title,
        author=author,
        creator="",
        producer="",
        allowSplitting=1,
    )
    document.addPageTemplates([_page("upright", A4, style), _page("across", (A4[1], A4[0]), style)])
    setter = _Setter(style)
    flow: list[Any] = []
    for block in blocks:
        flow += setter.flow(block)
    document.build(flow)
    return stream.getvalue()


@cache
def _register(family: str) -> str:
    folder = Path(mpl.get_data_path(), "fonts", "ttf")
    for face in _FACES[family]:
        pdfmetrics.registerFont(TTFont(face, str(folder / f"{face}.ttf")))
    plain, bold, italic, both = _FACES[family]
    pdfmetrics.registerFontFamily(plain, normal=plain, bold=bold, italic=italic, boldItalic=both)
    return plain


def _page(name: str, size: tuple[float, float], style: Style) -> PageTemplate:
    frame = Frame(
        MARGIN["left"],
        MARGIN["bottom"],
        size[0] - MARGIN["left"] - MARGIN["right"],
        size[1] - MARGIN["top"] - MARGIN["bottom"],
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def number(canvas: Any, _: Any) -> None:
        if style.page_numbers and canvas.getPageNumber() > 1:
            canvas.setFont(_register("Serif" if style.serif else "Sans"), 9)
            canvas.drawCentredString(size[0] / 2, size[1] - 1.2 * cm, str(canvas.getPageNumber()))

    return PageTemplate(id=name, frames=[frame], pagesize=size, onPage=number)


class _Setter:
    """Turns blocks into the page setter's pieces; it knows which way the paper lies."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.face = _register("Serif" if style.serif else "Sans")
        self.width = A4[0] - MARGIN["left"] - MARGIN["right"]

    def flow(self, block: Block) -> list[Any]:
        if isinstance(block, NewSection):
            paper = A4[1] if block.landscape else A4[0]
            self.width = paper - MARGIN["left"] - MARGIN["right"]
            return [NextPageTemplate("across" if block.landscape else "upright"), PageBreak()]
        if isinstance(block, Paragraph):
            room = [CondPageBreak(_ROOM)] if block.role in {"heading", "subheading", "item"} else []
            return [*room, self._paragraph(block)]
        if isinstance(block, Sides):
            return [self._sides(block), Spacer(1, 10)]
        return [self._table(block), Spacer(1, 8)]

    def _set(self, size: float, align: int, **more: Any) -> ParagraphStyle:
        size *= NARROW
        return ParagraphStyle("x", fontName=self.face, fontSize=size, leading=size * 1.25, alignment=align, **more)

    def _paragraph(self, block: Paragraph) -> Text:
        centered = block.role in {"title", "center"}
        align = TA_CENTER if centered else (TA_JUSTIFY if block.role == "body" else TA_LEFT)
        gap = 1 if centered else 3
        indent = 0 if centered else 0.9 * cm
        style = self._set(self.style.text_size, align, spaceBefore=gap, spaceAfter=gap, firstLineIndent=indent)
        return Text(_marked(block.text, bold=block.bold, italic=block.italic), style)

    def _sides(self, block: Sides) -> Ruled:
        shares = (0.42, 0.58) if block.role == "letterhead" else (0.5, 0.5)
        cells = []
        for left, lines in ((True, block.left), (False, block.right)):
            align = TA_LEFT if left and block.role == "signature" else TA_CENTER
            cells.append([self._side(text, marks, align) for text, marks in lines if text or not marks])
        flat = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
        flat.append(("RIGHTPADDING", (0, 0), (-1, -1), 0))
        return Ruled([cells], colWidths=[share * self.width for share in shares], style=flat)

    def _side(self, text: str, marks: str, align: int) -> Any:
        size = 11.0 if "small" in marks else self.style.text_size - 1
        inside = _marked(text or " ", bold="bold" in marks, italic="italic" in marks)
        if "rule" in marks:
            inside = f"<u>{inside}</u>"
        return Text(inside if text else "&nbsp;", self._set(size, align))

    def _table(self, table: Grid) -> Ruled:
        texts: list[list[Any]] = [[""] * len(table.widths) for _ in range(table.n_rows)]
        marks: list[tuple[Any, ...]] = [
            *_rulings(self.style.rulings, table),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 2.5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2.5),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ]
        for cell in table.cells:
            texts[cell.row][cell.col] = self._cell(cell, table.size)
            if cell.row_span > 1 or cell.col_span > 1:
                end = (cell.col + cell.col_span - 1, cell.row + cell.row_span - 1)
                marks.append(("SPAN", (cell.col, cell.row), end))
        scale = self.width / sum(table.widths)
        widths = [width * scale for width in table.widths]
        return Ruled(
            texts,
            colWidths=widths,
            style=marks,
            repeatRows=table.header_rows if self.style.header_repeats else 0,
        )

    def _cell(self, cell: GridCell, size: float) -> Any:
        if not cell.text:
            return ""
        align = TA_LEFT if cell.align == "left" else TA_CENTER
        return Text(_marked(cell.text, bold=cell.bold, italic=cell.italic), self._set(size, align))


def _rulings(name: str, table: Grid) -> list[tuple[Any, ...]]:
    """The page setter's marks for one of `RULINGS`."""
    everywhere, head = ((0, 0), (-1, -1)), ((0, 0), (-1, table.header_rows - 1))
    if name == "zebra":
        return [("BACKGROUND", (0, row), (-1, row), f"#{GREY}") for row in range(table.n_rows) if table.is_grey(row)]
    drawn: dict[str, tuple[tuple[Any, ...], ...]] = {
        "full": (("GRID", *everywhere),),
        "none": (),
        "horizontal": (("LINEABOVE", *everywhere), ("LINEBELOW", *everywhere)),
        "header": (("GRID", *head),),
        "outer": (("BOX", *everywhere),),
    }
    return [(*mark, 0.5, "black") for mark in drawn[name]]


def _marked(text: str, *, bold: bool, italic: bool) -> str:
    inside = escape(text).replace("\n", "<br/>")
    inside = f"<b>{inside}</b>" if bold else inside
    return f"<i>{inside}</i>" if italic else inside
