"""A drawn form as a Word file: blank, or filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Pt
from docx.table import Table

from bench.forms_drawn import BESIDE, GAP, OVER, ROLES, Block, Form, Line

WIDE, SMALL = 9, Pt(8)  # columns of a table from which on offices type smaller
Printed = Callable[[str, str], str]


def write(form: Form, file: Path, who: str, period: str, shown: Printed | None) -> None:
    """Writes the form as `file`; `shown(key, row)` is what stands in a cell, None makes a blank form."""
    word = Document()
    word.styles["Normal"].font.name = "Times New Roman"
    word.styles["Normal"].font.size = Pt(12)
    _letterhead(word, form, who, shown is None)
    for block in form.blocks:
        if block.landscape and word.sections[-1].orientation != WD_ORIENT.LANDSCAPE:
            section = word.add_section()
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        for line in block.text:
            _paragraph(word, line, who, period, shown)
        if block.head:
            _table(word, block, shown)
    word.add_paragraph()
    _pair(word, [("Nơi nhận:\n- Như trên;\n- Lưu: VT.", str(form.data["signer"]))])
    word.save(str(file))


def _pair(word: Word, rows: list[tuple[str, str]]) -> None:
    table = word.add_table(len(rows), 2)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = table.cell(at, column)
            cell.text = text
            for paragraph in cell.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _letterhead(word: Word, form: Form, who: str, blank: bool) -> None:
    left = str(form.data["over"]) + "\n" + who.upper()
    number = str(form.data["number"])
    number = number.replace("{N}", "…" if blank else "127")
    date = "…, ngày … tháng … năm …" if blank else str(form.data["dated"])
    _pair(word, [(left, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"), (number, date)])
    word.add_paragraph()


def _paragraph(word: Word, line: str, who: str, period: str, shown: Printed | None) -> None:
    centre = line.startswith("^")
    bold = line.startswith(("^", "#"))
    text = line.lstrip("^#").strip().replace("{P}", period).replace("{WHO}", who)
    paragraph = word.add_paragraph()
    paragraph.add_run(_told(text, shown)).bold = bold
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _told(text: str, shown: Printed | None) -> str:
    """A line with its gaps filled, or dots in them."""
    dots = ["……", "......", "…..", "........."]

    def put(match: re.Match[str]) -> str:
        if shown is None:
            return dots[len(match[1]) % len(dots)]
        return shown(match[1], "")

    return GAP.sub(put, text)


def _table(word: Word, block: Block, shown: Printed | None) -> None:
    width = len(block.head[0])
    body = [] if block.across and not block.blank_dims and shown is None else list(block.lines)
    rows = [*block.head, *(_row(block, line, shown) for line in body)]
    if not body:
        rows += [("…", *[""] * (width - 1))] * 3
    table = word.add_table(len(rows), width)
    table.style = "Table Grid"
    _widths(word, table, block)
    for at, texts in enumerate(rows[len(block.head) :], start=len(block.head)):
        for column, text in enumerate(texts):
            table.cell(at, column).text = text
    _merged_body(table, block, len(block.head))
    _header(table, block.head)
    if width >= WIDE:
        for run in (r for cell in table._cells for paragraph in cell.paragraphs for r in paragraph.runs):
            run.font.size = SMALL


def _merged_body(table: Table, block: Block, depth: int) -> None:
    """Groups as one cell before their rows, or as one as wide as the table."""
    for at, line in enumerate(block.lines):
        if "group" in block.cols and line.group and (not at or block.lines[at - 1].group != line.group):
            col, last = block.cols.index("group"), at
            while last + 1 < len(block.lines) and block.lines[last + 1].group == line.group:
                last += 1
            cell = table.cell(depth + at, col).merge(table.cell(depth + last, col))
            cell.text = line.group
        if block.wide_groups and not line.key:
            table.cell(depth + at, 0).merge(table.cell(depth + at, len(block.cols) - 1)).text = line.label


def _row(block: Block, line: Line, shown: Printed | None) -> tuple[str, ...]:
    """What stands in a row's cells; in a blank form nothing where figures go."""
    if block.cols == ("told",):
        return (_told(line.label, shown),)
    said = {"no": line.number, "label": line.label, "dim": line.label, "unit": line.unit, "code": line.kind}
    said["group"] = line.group
    alone = sum(role not in ROLES for role in block.cols) == 1
    cells = []
    for role in block.cols:
        if role in ROLES or shown is None:
            cells.append(said.get(role, "") if role in ROLES else block.marks)
        elif block.across:
            cells.append(shown(role, line.label))
        else:
            cells.append(shown(line.key if alone else f"{line.key}.{role}", "") if line.key else "")
    return tuple(cells)


def _widths(word: Word, table: Table, block: Block) -> None:
    """Columns of words three times as wide as those of figures, as offices draw them."""
    section = word.sections[-1]
    assert section.page_width
    assert section.page_height
    assert section.left_margin
    assert section.right_margin
    shares = [{"label": 4.0, "dim": 3.0, "note": 1.5, "no": 0.8, "group": 2.0}.get(role, 1.2) for role in block.cols]
    whole = section.page_width - section.left_margin - section.right_margin
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(int(whole * share / sum(shares)))
        for cell in column.cells:
            cell.width = column.width


def _header(table: Table, head: tuple[tuple[str, ...], ...]) -> None:
    high, wide = len(head), len(head[0])
    for at in range(high):
        for column in range(wide):
            if head[at][column] in (OVER, BESIDE):
                continue
            right, low = column, at
            while right + 1 < wide and head[at][right + 1] == BESIDE:
                right += 1
            while low + 1 < high and head[low + 1][column] == OVER:
                low += 1
            cell = table.cell(at, column)
            if (low, right) != (at, column):
                cell = cell.merge(table.cell(low, right))
            cell.text = head[at][column]
            for run in cell.paragraphs[0].runs:
                run.bold = True
