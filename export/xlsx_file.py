"""The workbook for Excel: summary, findings, dataset and the rest, made to be read by people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import regex
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from export.columns import Column, tables
from export.rows import Row, Value
from export.words import words_of
from export.xlsx_rows import RowsSheet

SHEETS = ("reports", "findings", "dataset", "unmapped", "coverage")  # the tables that it shows
EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 — a constant, so that the same results make the same bytes
DAY_0 = date(1899, 12, 30)  # as Excel counts days, from March 1900 on
MAX_ROWS = 1_000_000
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


@lru_cache(maxsize=1 << 14)
def _text(value: object) -> str:
    return _ILLEGAL.sub("", str(value))[:MAX_TEXT]


def _cell(sheet: RowsSheet, value: Value, styles: _Styles, *, wrap: bool) -> str:
    """A value as a cell of a table: text always as text (never a formula), numbers as numbers, dates as dates."""
    if isinstance(value, str):
        text = _text(value)
        quoted = text[0] in _FORMULA_SIGNS and len(text) > 1
        return sheet.text(text, styles.cell(wrap=wrap, quoted=quoted))
    if isinstance(value, Decimal):
        return sheet.number(float(value), styles.cell("#,##0" if _is_whole(value) else "#,##0.00##"))
    if isinstance(value, date):
        return sheet.number((value - DAY_0).days, styles.cell("dd/mm/yyyy"))
    return sheet.number(value or 0, styles.cell())


def _for_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def _width(column: Column) -> int:
    narrow = 12 if column.type in {"number", "integer", "date"} else max(12, min(20, len(column.name) + 4))
    return WIDTHS.get(column.name, narrow)


@lru_cache(maxsize=1 << 14)
def _lines(text: str, width: int) -> int:
    """How many lines a wrapped text takes, at most MAX_LINES; Excel does not find this out by itself."""
    return min(MAX_LINES, sum(1 + len(line) * 10 // (width * 9) for line in text.split("\n")))


def _body(sheet: RowsSheet, columns: Sequence[Column], rows: Iterable[Row], styles: _Styles) -> None:
    """The rows below a table's heading, as high as their longest text needs."""
    widths = {column.name: _width(column) for column in columns}
    known: dict[tuple[type, Value, bool], str] = {}
    for row in rows:
        lines, cells = 1, []
        for name, width in widths.items():
            value = row.get(name)
            if value is None or value == "":
                cells.append("")
                continue
            wrap = width >= WIDE
            key = (type(value), value, wrap)
            cell = known.get(key)
            if cell is None:
                cell = known[key] = _cell(sheet, value, styles, wrap=wrap)
            cells.append(cell)
            if wrap:
                lines = max(lines, _lines(str(value), width))
        sheet.add_row(cells, LINE * lines if lines > 1 else None)


def _table(sheet: RowsSheet, columns: Sequence[Column], rows: Sequence[Row], colour_by: str, styles: _Styles) -> None:
    """A table with frozen header, filter, widths, and rows coloured by the value of one column."""
    for c, column in enumerate(columns):
        sheet.write_string(0, c, column.name, styles.header())
        sheet.set_column(c, c, _width(column))
    names = [column.name for column in columns]
    _body(sheet, columns, rows[:MAX_ROWS], styles)
    last = min(len(rows), MAX_ROWS)
    _coloured(sheet, (1, 0, max(last, 1), len(columns) - 1), names.index(colour_by) if colour_by else None, styles)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
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


def _finding_columns() -> list[Column]:
    known = {c.name: c for table in ("findings", "reports") for c in tables()[table]}
    return [known[name] for name in FINDING_COLUMNS]


def _finding_rows(rows: Mapping[str, Sequence[Row]]) -> list[Row]:
    reports = {r["report_id"]: r for r in rows["reports"]}
    extra = ("org", "period", "source_file")
    return [dict(f) | {name: reports[f["report_id"]].get(name) for name in extra} for f in rows["findings"]]


def _counts(rows: Iterable[Row], name: str) -> Counter[str]:
    return Counter(str(row.get(name, "")) for row in rows)


def _summary(sheet: Worksheet, rows: Mapping[str, Sequence[Row]], lang: str, styles: _Styles) -> None:
    """How much was read and found; findings by report and family; where to look next."""
    words = words_of(lang)
    sheet.write_string(0, 0, words["title"], styles.of(bold=True, font_size=16, font_color=HEADER))
    sheet.write_string(1, 0, words["subtitle"])
    status, severity = _counts(rows["reports"], "status"), _counts(rows["findings"], "severity")
    lines = [
        (words["files"], len(rows["reports"]), ""),
        (words["failed"], status["failed"], "failed"),
        (words["partial"], status["partial"], "partial"),
        (words["dataset"], len(rows["dataset"]), ""),
        (words["unmapped"], len(rows["unmapped"]), ""),
        *((words[s], severity[s], s) for s in ("error", "warning", "info")),
    ]
    for at, (text, count, colour) in enumerate(lines, start=3):
        sheet.write_string(at, 0, text)
        fill = {"bg_color": FILLS[colour]} if colour and count else {}
        sheet.write_number(at, 1, count, styles.of(num_format="#,##0", **fill))
    at = _by_family(sheet, len(lines) + 4, rows, words, styles)
    for n, key in enumerate(("next_findings", "next_dataset", "next_columns")):
        sheet.write_string(at + 1 + n, 0, words[key])
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 12, 13)
    _for_print(sheet)


def _by_family(
    sheet: Worksheet, at: int, rows: Mapping[str, Sequence[Row]], words: Mapping[str, str], styles: _Styles
) -> int:
    """Errors and warnings by report and family from a row on; the first free row behind."""
    counted = Counter((f["report_id"], f["family"]) for f in rows["findings"] if f["severity"] != "info")
    infos = Counter(f["report_id"] for f in rows["findings"] if f["severity"] == "info")
    families = sorted({str(family) for _, family in counted})
    sheet.write_string(at, 0, words["by_report"], styles.of(bold=True, font_size=12))
    titles = [words["org"], words["period"], *(words[f"family.{f}"] for f in families), words["info"]]
    for c, title in enumerate(titles):
        sheet.write_string(at + 1, c, title, styles.header())
    at += 2
    for report in rows["reports"]:
        if not report.get("template"):
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
    listed = [(table, column) for table, columns in tables().items() for column in columns]
    for r, (table, column) in enumerate(listed, start=1):
        for c, text in enumerate((words[f"sheet.{table}"], column.name, column.about[lang])):
            sheet.write_string(r, c, text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(listed), 2)
    _for_print(sheet)


def write_xlsx(path: Path, rows: Mapping[str, Sequence[Row]], lang: str) -> None:
    """Writes the workbook: summary, findings, dataset, reports, unmapped, coverage, columns explained."""
    words = words_of(lang)
    with Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"author": "rasoat", "created": EPOCH})
        styles = _Styles(book)
        _summary(book.add_worksheet(words["sheet.summary"]), rows, lang, styles)
        found = book.add_worksheet(words["sheet.findings"], RowsSheet)
        _table(found, _finding_columns(), _finding_rows(rows), "severity", styles)
        found.print_area(0, 0, len(rows["findings"]), PRINTED_FINDINGS)
        for table, colour_by in (("dataset", "flag"), ("reports", "status"), ("unmapped", ""), ("coverage", "outcome")):
            sheet = book.add_worksheet(words[f"sheet.{table}"], RowsSheet)
            _table(sheet, tables()[table], rows[table], colour_by, styles)
        _explained(book.add_worksheet(words["sheet.columns"]), lang, styles)
