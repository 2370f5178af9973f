"""Sets a report as DOCX: merged cells, header rows that repeat, an upright and an across section."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from data.samples.layouts import GREY, Style
from data.samples.model import Block, Grid, GridCell, NewSection, Paragraph, Sides

TWIPS = 567  # in a centimetre
PAPER = (21.0, 29.7)
MARGINS = {"top": 2.0, "bottom": 2.0, "left": 3.0, "right": 1.5}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = datetime(2021, 7, 1)  # noqa: DTZ001 - core properties hold naive times; a fixed one, so that bytes repeat
_INDENT = int(1.0 * TWIPS)
_OUTER = ("top", "left", "bottom", "right")
_SIDES = {
    "full": (*_OUTER, "insideH", "insideV"),
    "none": (),
    "horizontal": ("top", "bottom", "insideH"),
    "header": (),
    "zebra": (),
    "outer": _OUTER,
}
"""The borders of a table, by `RULINGS`."""


def docx_bytes(blocks: Sequence[Block], style: Style, title: str, author: str) -> bytes:
    """The report as a DOCX package; the same blocks give the same bytes."""
    document = docx.Document()
    _defaults(document, style)
    _core(document, title, author)
    body: Any = document.element.body
    section = body.find(docx.oxml.ns.qn("w:sectPr"))
    landscape = False
    for block in blocks:
        if isinstance(block, NewSection):
            section.addprevious(_xml(_gap(1, _section(landscape=landscape))))
            landscape = block.landscape
            continue
        for element in _elements(block, style, landscape=landscape):
            section.addprevious(element)
    last = _xml(_section(landscape=landscape).replace("<w:sectPr>", f"<w:sectPr {_NS}>"))
    body.replace(section, last)
    stream = io.BytesIO()
    document.save(stream)
    return _repack(stream.getvalue())


_NS = nsdecls("w")


def _xml(text: str) -> Any:
    return parse_xml(text)


def _defaults(document: Any, style: Style) -> None:
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman" if style.serif else "Arial"
    normal.font.size = Pt(style.text_size)
    fonts = normal.element.rPr.rFonts
    fonts.set(docx.oxml.ns.qn("w:eastAsia"), normal.font.name)
    fonts.set(docx.oxml.ns.qn("w:cs"), normal.font.name)
    normal.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(PAPER[0]), Cm(PAPER[1])


def _core(document: Any, title: str, author: str) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.comments = title, author, author, ""
    core.created = core.modified = _STAMP
    core.revision = 1


def _section(*, landscape: bool) -> str:
    width, height = (PAPER[1], PAPER[0]) if landscape else PAPER
    orient = ' w:orient="landscape"' if landscape else ""
    margins = " ".join(f'w:{side}="{int(cm * TWIPS)}"' for side, cm in MARGINS.items())
    return (
        '<w:sectPr><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{int(width * TWIPS)}" w:h="{int(height * TWIPS)}"{orient}/>'
        f'<w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )


def _elements(block: Block, style: Style, *, landscape: bool) -> Iterable[Any]:
    if isinstance(block, Paragraph):
        yield _xml(_paragraph(block, style))
    elif isinstance(block, Sides):
        yield _xml(_sides(block, style))
        if block.role == "letterhead":
            yield _xml(_gap(6))
    elif isinstance(block, Grid):
        yield _xml(_table(block, style, landscape=landscape))
        yield _xml(_gap(4))


def _gap(points: int, section: str = "") -> str:
    """An empty paragraph of that height; it may carry the end of a section."""
    size = f'<w:rPr><w:sz w:val="{points * 2}"/></w:rPr>'
    return f'<w:p {_NS}><w:pPr><w:spacing w:before="0" w:after="0"/>{size}{section}</w:pPr></w:p>'


def _run(text: str, size: float | None = None, *, bold: bool = False, italic: bool = False) -> str:
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    if size is not None:
        marks += f'<w:sz w:val="{int(size * 2)}"/><w:szCs w:val="{int(size * 2)}"/>'
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in text.split("\n"))
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{lines}</w:t></w:r>'


def _paragraph(block: Paragraph, style: Style) -> str:
    centered = block.role in {"title", "center"}
    keep = "<w:keepNext/>" if block.role in {"heading", "subheading", "item", "title"} else ""
    spacing = '<w:spacing w:before="0" w:after="0"/>' if centered else '<w:spacing w:before="60" w:after="60"/>'
    indent = "" if centered else f'<w:ind w:firstLine="{_INDENT}"/>'
    align = "center" if centered else ("both" if block.role == "body" else "left")
    size = style.text_size
    return (
        f'<w:p {_NS}><w:pPr>{keep}{spacing}{indent}<w:jc w:val="{align}"/></w:pPr>'
        f"{_run(block.text, size, bold=block.bold, italic=block.italic)}</w:p>"
    )


def _sides(block: Sides, style: Style) -> str:
    shares = (0.42, 0.58) if block.role == "letterhead" else (0.5, 0.5)
    total = int((PAPER[0] - MARGINS["left"] - MARGINS["right"] + 1.0) * TWIPS)
    cells = ""
    for share, lines, left in zip(shares, (block.left, block.right), (True, False), strict=True):
        aligned = "left" if left and block.role == "signature" else "center"
        inside = "".join(_side_line(text, marks, aligned, style) for text, marks in lines if text or not marks)
        width = int(share * total)
        cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
    columns = "".join(f'<w:gridCol w:w="{int(share * total)}"/>' for share in shares)
    return (
        f'<w:tbl {_NS}><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    )


def _side_line(text: str, marks: str, align: str, style: Style) -> str:
    size = 11.0 if "small" in marks else style.text_size - 1
    run = _run(text, size, bold="bold" in marks, italic="italic" in marks)
    if "rule" in marks:
        run = run.replace("</w:rPr>", '<w:u w:val="single"/></w:rPr>')
    return f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{run}</w:p>'


def _table(table: Grid, style: Style, *, landscape: bool) -> str:
    paper = PAPER[1] if landscape else PAPER[0]
    total = (paper - MARGINS["left"] - MARGINS["right"]) * TWIPS
    scale = total / sum(table.widths)
    widths = [int(width * scale) for width in table.widths]
    edges = _edges(_SIDES[style.rulings])
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl {_NS}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(_rows(table, widths, style))}</w:tbl>"
    )


def _edges(sides: Sequence[str]) -> str:
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)


def _rows(table: Grid, widths: Sequence[int], style: Style) -> Iterable[str]:
    at: dict[tuple[int, int], tuple[GridCell, bool]] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            at[row, cell.col] = (cell, row == cell.row)
    for row in range(table.n_rows):
        repeated = style.header_repeats and row < table.header_rows
        marks = "<w:cantSplit/>" + ("<w:tblHeader/>" if repeated else "")
        cells = (at[row, col] for col in range(len(widths)) if (row, col) in at)
        look = _look(table, row, style)
        inside = "".join(_cell(cell, widths, table.size, look, begins=begins) for cell, begins in cells)
        yield f"<w:tr><w:trPr>{marks}</w:trPr>{inside}</w:tr>"


def _look(table: Grid, row: int, style: Style) -> str:
    """Borders and background of a row's cells that differ from the table's."""
    if style.rulings == "header" and row < table.header_rows:
        return f"<w:tcBorders>{_edges(_OUTER)}</w:tcBorders>"
    if style.rulings == "zebra" and table.is_grey(row):
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{GREY}"/>'
    return ""


def _cell(cell: GridCell, widths: Sequence[int], size: float, look: str, *, begins: bool) -> str:
    width = sum(widths[cell.col : cell.col + cell.col_span])
    marks = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if cell.col_span > 1:
        marks += f'<w:gridSpan w:val="{cell.col_span}"/>'
    if cell.row_span > 1:
        marks += '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    marks += look + '<w:vAlign w:val="center"/>'
    run = _run(cell.text, size, bold=cell.bold, italic=cell.italic) if begins and cell.text else ""
    return f'<w:tc><w:tcPr>{marks}</w:tcPr><w:p><w:pPr><w:jc w:val="{cell.align}"/></w:pPr>{run}</w:p></w:tc>'


def _repack(package: bytes) -> bytes:
    """The same package with fixed times and order, without the template's thumbnail."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, date_time=_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name))
    return stream.getvalue()
