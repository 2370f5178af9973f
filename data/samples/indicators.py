"""Phụ lục 1 as an office prints it: its columns, its groups in bold, its rows without a number."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from data.samples.disorder import Sheets, sheets, strange
from data.samples.grids import grid, header_cells, in_bold
from data.samples.labels import Label, slip
from data.samples.layouts import Style
from data.samples.model import Grid, GridCell, Printed, key

NOTE = "Ghi chú"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


@dataclass(frozen=True, slots=True)
class Column:
    """One column behind the numbers: its header path, its share of the width, what it says of a row."""

    path: tuple[str, ...]
    width: float
    text: Callable[[Label], str]
    align: str = "center"


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """Sets Phụ lục 1 of one report; `notes` are remarks for the last column.

    `edits`: row-number (another number), row-missing, row-added and row-added-value (a row behind another).
    """

    rng: random.Random
    style: Style
    printed: Printed
    notes: Mapping[str, str]
    sheets: Sheets = field(default_factory=sheets)
    edits: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def grid(self) -> Grid:
        """The whole table, header and rows."""
        columns = tuple(self._columns())
        depth = self.style.pl1_header_rows
        cells = header_cells([(self._typed(self.style.number_heading),), *(column.path for column in columns)], depth)
        bold = list(range(depth))
        for row, label in enumerate(self._rows(), start=depth):
            if _is_head(label):
                bold.append(row)
            cells += self._row(row, label, columns)
        cells = in_bold([*cells, *self._numbers(depth)], bold)
        return grid(cells, (0.9, *(column.width for column in columns)), depth, self.style.table_size)

    def _row(self, row: int, label: Label, columns: Sequence[Column]) -> list[GridCell]:
        if self.style.merged_groups and _is_head(label):
            return [GridCell(row, 1, label.text, col_span=len(columns), align="left")]
        return [GridCell(row, n, c.text(label), align=c.align) for n, c in enumerate(columns, start=1)]

    def _columns(self) -> Iterator[Column]:
        style, typed = self.style, self._typed
        over = (typed("Kết quả thống kê"),) if style.pl1_header_rows == 2 else ()
        heading = f"{typed(style.label_heading)}\n(Sử dụng trong kỳ báo cáo hàng quý, 6 tháng, năm)"
        yield Column((heading,), 4.6, self._label, align="left")
        yield Column((*over, typed(style.unit_heading)), 1.7, unit_text)
        if style.previous_column:
            yield Column((*over, typed("Kỳ trước")), 1.0, self._previous)
            yield Column((*over, typed("Kỳ này")), 1.0, self._value)
        else:
            yield Column((*over, typed(style.value_heading)), 1.1, self._value)
        if style.note_column:
            yield Column((typed(NOTE),), 1.2, self._note)

    def _rows(self) -> tuple[Label, ...]:
        """The rows in the order of print, without those left out and with those added."""
        found: list[Label] = []
        for label in self.sheets.tables["PL1"]:
            if ("row-missing", label.code) not in self.edits:
                found.append(label)
            if added := self.edits.get(("row-added", label.code)):
                head, _, last = label.code.rpartition(".")
                found.append(Label(f"{head}.{int(last) + 1}+", label.parent, label.section, added, "", "count", ()))
        return tuple(found)

    def _typed(self, heading: str) -> str:
        return self.sheets.named(heading)

    def _label(self, label: Label) -> str:
        return slip(self.rng, label.text, self.style.noise) + (self.style.label_end if label.unit else "")

    def _value(self, label: Label) -> str:
        if label.code.endswith("+"):
            return next(text for (what, _), text in self.edits.items() if what == "row-added-value")
        return self.printed.get(key(label.code), "")

    def _previous(self, label: Label) -> str:
        """What stood in the period before: another figure of the same size, no fact of this report."""
        figure = self._value(label)
        if label.kind != "count" or not figure.isdecimal():
            return figure
        return str(max(0, int(figure) + self.rng.randint(-3, 3)))

    def _note(self, label: Label) -> str:
        return self.notes.get(label.code, "")

    def _numbers(self, depth: int) -> Iterator[GridCell]:
        """The number column; rows without a number stand under `Trong đó`, a letter or a dash."""
        covered = 0
        for row, label in enumerate(self._rows(), start=depth):
            if not label.code[-1].isalpha():
                yield GridCell(row, 0, self._number(label))
            elif self.style.sub_rows != "merged":
                yield GridCell(row, 0, f"{label.code[-1]})" if self.style.sub_rows == "letters" else "-")
            elif row >= covered:
                siblings = self._siblings_from(row - depth)
                covered = row + siblings
                yield GridCell(row, 0, "Trong đó", row_span=siblings)

    def _siblings_from(self, at: int) -> int:
        """How many rows without a number stand together from here on, under one row of the form."""
        rows = self._rows()
        others = (n for n in range(at, len(rows)) if rows[n].parent != rows[at].parent or rows[n].code[-1].isdecimal())
        return next(others, len(rows)) - at

    def _number(self, label: Label) -> str:
        code = self.edits.get(("row-number", label.code), self.sheets.number(label).removesuffix("+"))
        if self.style.roman_groups and _is_head(label):
            return _ROMAN[int(code) - 1]
        if self.style.misnumbered and label.code.startswith("1.2.") and code == label.code:
            code = f"1.1.{code.rsplit('.', 1)[1]}"
        return f"{code}." if self.style.number_dot and code[-1:].isdecimal() else code


def _is_head(label: Label) -> bool:
    """Whether a row opens one of the form's chapters."""
    return "." not in label.code and not strange(label.code)


def unit_text(label: Label) -> str:
    """What stands in the unit column: the unit, or the choices, one a line."""
    if label.kind == "choice":
        return "\n".join(f"{meaning} = {sign}" for sign, meaning in label.choices)
    return label.unit
