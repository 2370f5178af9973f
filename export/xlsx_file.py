"""The workbook for Excel: summary, findings, dataset and the rest, made to be read by people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from pathlib import Path

import regex
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from export.columns import Column, tables
from export.listing import Listing, Value, listed
from export.words import words_of
from export.xlsx_rows import RowsSheet

SHEETS = ("reports", "findings", "dataset", "unmapped", "coverage")  # the tables that it shows
EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 — a constant, so that the same results make the same bytes
DAY_0 = date(1899, 12, 30)  # as Excel counts days, from March 1900 on
MAX_ROWS = 1_000_000
IN_MEMORY = 20_000  # rows of a workbook that is put together without files for its parts
MAX_TEXT = 32_000
MAX_LINES = 20
LINE = 15  # points
WIDE = 30  # characters: text in columns from this width on is wrapped
HEADER = "#1F4E78"
LINES = "#BFBFBF"
FILLS = {
    "error": "#F8CBAD",
    "warning": "#FFE699",
    "info": "#DDEBF7",
    "contradicted": "#F8CBAD",
    "unverified": "#FFE699",
    "failed": "#F8CBAD",
    "partial": "#FFE699",
    "not_determined": "#EDEDED",
}
WIDTHS = {
    "message": 90, "suggestion": 50, "error": 60, "label": 48, "label_raw": 40, "quote": 60, "source_file": 34,
    "org": 26, "reason": 40, "about": 70, "sha256": 14, "observation_ids": 18, "codes": 18, "dimension": 28,
    "report_id": 28, "candidate_1_label": 36, "candidate_2_label": 36, "candidate_3_label": 36, "observation_id": 18,
    "finding_id": 16,
}  # fmt: skip
FINDING_COLUMNS = (
    "org", "period", "severity", "family", "message", "suggestion", "rule_id", "codes", "expected", "actual", "delta",
    "source_file", "report_id", "finding_id", "status", "reason",
)  # fmt: skip
PRINTED_FINDINGS = FINDING_COLUMNS.index("suggestion")  # what an auditor reads on paper
_FORMULA_SIGNS = {"=", "+", "-", "@"}  # text that begins so would become a formula when edited, were it not quoted
_ILLEGAL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _Styles:
    """The workbook's cell formats, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        self._cells: dict[tuple[str, bool, bool], Format] = {}

    def of(self, **properties: object) -> Format:
        """The format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def cell(self, number: str = "", *, wrap: bool = False, quoted: bool = False) -> Format:
        """A table's cell: its number format, wrapping, and whether Excel shall quote it."""
        known = self._cells.get((number, wrap, quoted))
        if known is None:
            extra: dict[str, object] = {"num_format": number} if number else {}
            extra |= {"quote_prefix": True} if quoted else {}
            known = self.of(valign="top", text_wrap=wrap, **extra)
            self._cells[number, wrap, quoted] = known
        return known

    def header(self) -> Format:
        """A table's heading."""
        return self.of(bold=True, font_color="#FFFFFF", bg_color=HEADER, text_wrap=True, valign="vcenter")


def _is_whole(value: Decimal) -> bool:
    """Whether the number has no decimals, printed or not."""
    return value == value.to_integral_value()


def _text(value: object) -> str:
    text = str(value)
    return (text if text.isprintable() else _ILLEGAL.sub("", text))[:MAX_TEXT]


@dataclass(slots=True)
class _Cells(dict[Value, str]):
    """The cells of one column of a table, by value, each made once: a column's numbers are of one type."""

    sheet: RowsSheet
    styles: _Styles
    col: int
    wrap: bool

    def __missing__(self, value: Value) -> str:
        cell = self[value] = "" if value is None or value == "" else self._made(value)
        return cell

    def _made(self, value: Value) -> str:
        """A value as a cell: text always as text (never a formula), numbers as numbers, dates as dates."""
        styles = self.styles
        if isinstance(value, str):
            text = _text(value)
            quoted = text[:1] in _FORMULA_SIGNS and len(text) > 1
            return self.sheet.text(self.col, text, styles.cell(wrap=self.wrap, quoted=quoted))
        if isinstance(value, Decimal):
            style = styles.cell("#,##0" if _is_whole(value) else "#,##0.00##")
            return self.sheet.number(self.col, float(value), style)
        if isinstance(value, date):
            return self.sheet.number(self.col, (value - DAY_0).days, styles.cell("dd/mm/yyyy"))
        return self.sheet.number(self.col, value or 0, styles.cell())


@dataclass(slots=True)
class _Lines(dict[Value, int]):
    """How many lines a text takes in a column of this width, at most MAX_LINES; Excel does not find this out."""

    width: int

    def __missing__(self, value: Value) -> int:
        text = "" if value is None else str(value)
        count = min(MAX_LINES, sum(1 + len(line) * 10 // (self.width * 9) for line in text.split("\n")))
        self[value] = count
        return count


def _for_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def _width(column: Column) -> int:
    narrow = 12 if column.type in {"number", "integer", "date"} else max(12, min(20, len(column.name) + 4))
    return WIDTHS.get(column.name, narrow)


def _body(sheet: RowsSheet, table: Listing, styles: _Styles) -> None:
    """The rows below a table's heading, as high as their longest text needs."""
    cells: list[Iterator[str]] = []
    lines: list[Iterator[int]] = [repeat(1, min(len(table), MAX_ROWS))]
    for c, (column, values) in enumerate(zip(table.columns, table.values, strict=True)):
        width, shown = _width(column), values[:MAX_ROWS]
        cells.append(map(_Cells(sheet, styles, c, width >= WIDE).__getitem__, shown))
        if width >= WIDE:
            lines.append(map(_Lines(width).__getitem__, shown))
    heights = (LINE * most if most > 1 else 0 for most in map(max, zip(*lines, strict=True)))
    sheet.add_rows(zip(*cells, strict=True), heights)


def _table(sheet: RowsSheet, table: Listing, colour_by: str, styles: _Styles) -> None:
    """A table with frozen header, filter, widths, and rows coloured by the value of one column."""
    for c, column in enumerate(table.columns):
        sheet.write_string(0, c, column.name, styles.header())
        sheet.set_column(c, c, _width(column))
    names = [column.name for column in table.columns]
    _body(sheet, table, styles)
    last = min(len(table), MAX_ROWS)
    _coloured(sheet, (1, 0, max(last, 1), len(names) - 1), names.index(colour_by) if colour_by else None, styles)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(names) - 1)
    sheet.repeat_rows(0)
    _for_print(sheet)


def _coloured(sheet: Worksheet, area: tuple[int, int, int, int], by: int | None, styles: _Styles) -> None:
    """A line below every row of the area, and its colour by what stands in one of its columns, now or after an edit.

    LibreOffice applies the first rule that holds, Excel all: the plain line comes last.
    """
    line = {"bottom": 1, "bottom_color": LINES}
    rules: dict[str, Format] = {}
    if by is not None:
        column = xl_col_to_name(by)
        rules = {f'${column}2="{value}"': styles.of(bg_color=fill, **line) for value, fill in FILLS.items()}
    rules["TRUE"] = styles.of(**line)
    for formula, style in rules.items():
        sheet.conditional_format(*area, {"type": "formula", "criteria": f"={formula}", "format": style})


def _findings(findings: Listing, reports: Listing) -> Listing:
    """The findings as people read them: with their reports' names, without what only programs need."""
    known = {column.name: column for column in (*findings.columns, *reports.columns)}
    by_id = {report["report_id"]: report for report in reports.rows()}
    rows = [by_id[finding["report_id"]] | finding for finding in findings.rows()]
    return listed(tuple(known[name] for name in FINDING_COLUMNS), rows)


def _summary(sheet: Worksheet, tables: Mapping[str, Listing], lang: str, styles: _Styles) -> None:
    """How much was read and found; findings by report and family; where to look next."""
    words = words_of(lang)
    sheet.write_string(0, 0, words["title"], styles.of(bold=True, font_size=16, font_color=HEADER))
    sheet.write_string(1, 0, words["subtitle"])
    status, severity = Counter(tables["reports"].column("status")), Counter(tables["findings"].column("severity"))
    lines = [
        (words["files"], len(tables["reports"]), ""),
        (words["failed"], status["failed"], "failed"),
        (words["partial"], status["partial"], "partial"),
        (words["dataset"], len(tables["dataset"]), ""),
        (words["unmapped"], len(tables["unmapped"]), ""),
        *((words[s], severity[s], s) for s in ("error", "warning", "info")),
    ]
    for at, (text, count, colour) in enumerate(lines, start=3):
        sheet.write_string(at, 0, text)
        fill = {"bg_color": FILLS[colour]} if colour and count else {}
        sheet.write_number(at, 1, count, styles.of(num_format="#,##0", **fill))
    at = _by_family(sheet, len(lines) + 4, tables, words, styles)
    for n, key in enumerate(("next_findings", "next_dataset", "next_columns")):
        sheet.write_string(at + 1 + n, 0, words[key])
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 12, 13)
    _for_print(sheet)


def _by_family(
    sheet: Worksheet, at: int, tables: Mapping[str, Listing], words: Mapping[str, str], styles: _Styles
) -> int:
    """Errors and warnings by report and family from a row on; the first free row behind."""
    findings = tables["findings"].rows()
    counted = Counter((f["report_id"], f["family"]) for f in findings if f["severity"] != "info")
    infos = Counter(f["report_id"] for f in findings if f["severity"] == "info")
    families = sorted({str(family) for _, family in counted})
    sheet.write_string(at, 0, words["by_report"], styles.of(bold=True, font_size=12))
    titles = [words["org"], words["period"], *(words[f"family.{f}"] for f in families), words["info"]]
    for c, title in enumerate(titles):
        sheet.write_string(at + 1, c, title, styles.header())
    at += 2
    for report in tables["reports"].rows():
        if not report["template"]:
            continue
        sheet.write_string(at, 0, _text(report["org"] or report["report_id"]))
        sheet.write_string(at, 1, _text(report["period"] or ""))
        for c, family in enumerate(families, start=2):
            if count := counted[report["report_id"], family]:
                sheet.write_number(at, c, count, styles.of(bg_color=FILLS["warning"]))
        if count := infos[report["report_id"]]:
            sheet.write_number(at, len(families) + 2, count)
        at += 1
    return at


def _explained(sheet: Worksheet, lang: str, styles: _Styles) -> None:
    """Every column of every table, explained."""
    words = words_of(lang)
    for c, key in enumerate(("table", "column", "about")):
        sheet.write_string(0, c, words[key], styles.header())
        sheet.set_column(c, c, (22, 24, 90)[c])
    explained = [(table, column) for table, columns in tables().items() for column in columns]
    for r, (table, column) in enumerate(explained, start=1):
        for c, text in enumerate((words[f"sheet.{table}"], column.name, column.about[lang])):
            sheet.write_string(r, c, text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(explained), 2)
    _for_print(sheet)


def write_xlsx(path: Path, tables: Mapping[str, Listing], lang: str) -> None:
    """Writes the workbook: summary, findings, dataset, reports, unmapped, coverage, columns explained."""
    words = words_of(lang)
    few = sum(map(len, tables.values())) <= IN_MEMORY
    with Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": few}) as book:
        book.set_properties({"author": "rasoat", "created": EPOCH})
        styles = _Styles(book)
        _summary(book.add_worksheet(words["sheet.summary"]), tables, lang, styles)
        found = book.add_worksheet(words["sheet.findings"], RowsSheet)
        _table(found, _findings(tables["findings"], tables["reports"]), "severity", styles)
        found.print_area(0, 0, len(tables["findings"]), PRINTED_FINDINGS)
        for table, colour_by in (("dataset", "flag"), ("reports", "status"), ("unmapped", ""), ("coverage", "outcome")):
            _table(book.add_worksheet(words[f"sheet.{table}"], RowsSheet), tables[table], colour_by, styles)
        _explained(book.add_worksheet(words["sheet.columns"]), lang, styles)
