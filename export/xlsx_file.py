"""The workbook for Excel: summary, findings, dataset and the rest, made to be read by people."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import regex
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from export.columns import Column, tables
from export.rows import Row, Value
from export.words import words_of

EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 — a constant, so that the same results make the same bytes
ZIP_DATE = (2000, 1, 1, 0, 0, 0)
MAX_ROWS = 1_000_000
MAX_LINES = 20
LINE = 15  # points
WIDE = 30  # characters: text in columns from this width on is wrapped
MAX_TEXT = 32_000
HEADER = PatternFill("solid", fgColor="1F4E78")
FILLS = {
    "error": PatternFill("solid", fgColor="F8CBAD"),
    "warning": PatternFill("solid", fgColor="FFE699"),
    "info": PatternFill("solid", fgColor="DDEBF7"),
    "contradicted": PatternFill("solid", fgColor="F8CBAD"),
    "unverified": PatternFill("solid", fgColor="FFE699"),
    "failed": PatternFill("solid", fgColor="F8CBAD"),
    "partial": PatternFill("solid", fgColor="FFE699"),
    "not_determined": PatternFill("solid", fgColor="EDEDED"),
}
THIN = Side(style="thin", color="BFBFBF")
WRAPPED, TOP = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top")
LINED = Border(bottom=THIN)
WIDTHS = {
    "message": 90, "suggestion": 50, "error": 60, "label": 48, "label_raw": 40, "quote": 60, "source_file": 34,
    "org": 26, "reason": 40, "about": 70, "sha256": 14, "observation_ids": 18, "codes": 18, "dimension": 28,
    "report_id": 28,
    "candidate_1_label": 36, "candidate_2_label": 36, "candidate_3_label": 36, "observation_id": 18,
    "finding_id": 16,
}  # fmt: skip
FINDING_COLUMNS = (
    "org", "period", "severity", "family", "message", "suggestion", "rule_id", "codes", "expected", "actual", "delta",
    "source_file", "report_id", "finding_id", "status", "reason",
)  # fmt: skip
PRINTED_FINDINGS = "F"  # up to the suggestion: what an auditor reads on paper
_ILLEGAL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _put(cell: Cell, value: Value, *, wide: bool) -> None:
    """A value in a cell: text always as text (never a formula), numbers as numbers, dates as dates.

    Text in a wide column is wrapped.
    """
    if value is None or value == "":
        return
    if isinstance(value, Decimal):
        cell.value = int(value) if value == value.to_integral_value() else float(value)
        cell.number_format = "#,##0" if value == value.to_integral_value() else "#,##0.00##"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        cell.value = value
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = "dd/mm/yyyy"
    else:
        cell.value = _ILLEGAL.sub("", str(value))[:MAX_TEXT]
        cell.data_type = "s"
        cell.quotePrefix = str(value)[:1] in {"=", "+", "-", "@"} and len(str(value)) > 1
    cell.alignment = WRAPPED if wide else TOP


def _header(sheet: Worksheet, row: int, titles: Sequence[str]) -> None:
    for col, title in enumerate(titles, start=1):
        cell = sheet.cell(row, col, title)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEADER
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.border = LINED


def _for_print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _width(name: str, kind: str) -> int:
    return WIDTHS.get(name, 12 if kind in {"number", "integer", "date"} else max(12, min(20, len(name) + 4)))


def _lines(row: Row, columns: Sequence[Column], widths: Sequence[int]) -> int:
    """How many lines the row's longest wrapped text takes; Excel does not find this out by itself."""
    wrapped = [
        sum(1 + len(line) * 10 // (width * 9) for line in str(row.get(column.name) or "").split("\n"))
        for column, width in zip(columns, widths, strict=True)
        if width >= WIDE
    ]
    return min(MAX_LINES, max(wrapped, default=1))


def _table(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Row], colour_by: str) -> None:
    """A table with frozen header, filter, widths, and rows coloured by the value of one column."""
    _header(sheet, 1, [c.name for c in columns])
    widths = [_width(c.name, c.type) for c in columns]
    for r, row in enumerate(rows[:MAX_ROWS], start=2):
        fill = FILLS.get(str(row.get(colour_by, "")))
        for c, column in enumerate(columns, start=1):
            cell = sheet.cell(r, c)
            assert isinstance(cell, Cell)  # noqa: S101 — nothing is merged here
            _put(cell, row.get(column.name), wide=widths[c - 1] >= WIDE)
            cell.border = LINED
            if fill is not None:
                cell.fill = fill
        sheet.row_dimensions[r].height = LINE * _lines(row, columns, widths)
    for c, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(c)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(1, min(len(rows), MAX_ROWS) + 1)}"
    sheet.print_title_rows = "1:1"
    _for_print(sheet)


def _finding_columns() -> list[Column]:
    known = {c.name: c for table in ("findings", "reports") for c in tables()[table]}
    return [known[name] for name in FINDING_COLUMNS]


def _finding_rows(rows: Mapping[str, Sequence[Row]]) -> list[Row]:
    reports = {r["report_id"]: r for r in rows["reports"]}
    extra = ("org", "period", "source_file")
    return [dict(f) | {name: reports[f["report_id"]].get(name) for name in extra} for f in rows["findings"]]


def _counts(rows: Iterable[Row], name: str) -> Counter[str]:
    return Counter(str(row.get(name, "")) for row in rows)


def _summary(sheet: Worksheet, rows: Mapping[str, Sequence[Row]], lang: str) -> None:
    """How much was read and found; findings by report and family; where to look next."""
    words = words_of(lang)
    sheet.append([words["title"]])
    sheet["A1"].font = Font(bold=True, size=16, color="1F4E78")
    sheet.append([words["subtitle"]])
    status, severity = _counts(rows["reports"], "status"), _counts(rows["findings"], "severity")
    lines = [
        (words["files"], len(rows["reports"]), ""),
        (words["failed"], status["failed"], "failed" if status["failed"] else ""),
        (words["partial"], status["partial"], "partial" if status["partial"] else ""),
        (words["dataset"], len(rows["dataset"]), ""),
        (words["unmapped"], len(rows["unmapped"]), ""),
        *((words[s], severity[s], s if severity[s] else "") for s in ("error", "warning", "info")),
    ]
    sheet.append([])
    for text, count, colour in lines:
        sheet.append([text, count])
        if colour:
            sheet.cell(sheet.max_row, 2).fill = FILLS[colour]
    sheet.append([])
    _by_family(sheet, rows, words)
    for line in (words["next_findings"], words["next_dataset"], words["next_columns"]):
        sheet.append([line])
    sheet.column_dimensions["A"].width = 34
    _for_print(sheet)


def _by_family(sheet: Worksheet, rows: Mapping[str, Sequence[Row]], words: Mapping[str, str]) -> None:
    counted = Counter((f["report_id"], f["family"]) for f in rows["findings"] if f["severity"] != "info")
    infos = Counter(f["report_id"] for f in rows["findings"] if f["severity"] == "info")
    families = sorted({str(family) for _, family in counted})
    sheet.append([words["by_report"]])
    sheet.cell(sheet.max_row, 1).font = Font(bold=True, size=12)
    _header(
        sheet,
        sheet.max_row + 1,
        [words["org"], words["period"], *(words[f"family.{f}"] for f in families), words["info"]],
    )
    for report in rows["reports"]:
        if not report.get("template"):
            continue
        counts = [counted[report["report_id"], f] or None for f in families]
        sheet.append([_text(report["org"]), _text(report["period"]), *counts, infos[report["report_id"]] or None])
        for n, count in enumerate(counts, start=3):
            if count:
                sheet.cell(sheet.max_row, n).fill = FILLS["warning"]
    for n in range(len(families) + 2):
        sheet.column_dimensions[get_column_letter(n + 2)].width = 13
    sheet.append([])


def _text(value: Value) -> str:
    return _ILLEGAL.sub("", str(value or ""))


def _explained(sheet: Worksheet, lang: str) -> None:
    """Every column of every table, explained."""
    words = words_of(lang)
    _header(sheet, 1, [words["table"], words["column"], words["about"]])
    for table, columns in tables().items():
        for column in columns:
            sheet.append([words[f"sheet.{table}"], column.name, column.about[lang]])
    for letter, width in zip("ABC", (22, 24, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:C{sheet.max_row}"
    _for_print(sheet)


def _constant(data: bytes) -> bytes:
    """The same package with constant dates inside: the same results make the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = regex.sub(
                    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content
                )
            new.writestr(zipfile.ZipInfo(name, ZIP_DATE), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def write_xlsx(path: Path, rows: Mapping[str, Sequence[Row]], lang: str) -> None:
    """Writes the workbook: summary, findings, dataset, reports, unmapped, coverage, columns explained."""
    words = words_of(lang)
    book = Workbook()
    book.properties.creator, book.properties.created, book.properties.modified = "rasoat", EPOCH, EPOCH
    summary = book.active
    assert isinstance(summary, Worksheet)  # noqa: S101 — a new workbook has one
    summary.title = words["sheet.summary"]
    _summary(summary, rows, lang)
    found = book.create_sheet(words["sheet.findings"])
    _table(found, _finding_columns(), _finding_rows(rows), "severity")
    found.print_area = f"A1:{PRINTED_FINDINGS}{found.max_row}"
    for table, colour_by in (("dataset", "flag"), ("reports", "status"), ("unmapped", ""), ("coverage", "outcome")):
        _table(book.create_sheet(words[f"sheet.{table}"]), tables()[table], rows[table], colour_by)
    _explained(book.create_sheet(words["sheet.columns"]), lang)
    packed = io.BytesIO()
    book.save(packed)
    path.write_bytes(_constant(packed.getvalue()))
