"""Phụ lục 1 as an office prints it: its columns, its groups in bold, its rows without a number."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.samples.grids import grid, header_cells, in_bold
from data.samples.labels import Label, labels, slip
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
    """Sets Phụ lục 1 of one report; `notes` are remarks for the last column."""

    rng: random.Random
    style: Style
    printed: Printed
    notes: Mapping[str, str]

    def grid(self) -> Grid:
        """The whole table, header and rows."""
        columns = tuple(self._columns())
        depth = self.style.pl1_header_rows
        cells = header_cells([(self.style.number_heading,), *(column.path for column in columns)], depth)
        bold = list(range(depth))
        for row, label in enumerate(rows(), start=depth):
            if "." not in label.code:
                bold.append(row)
            cells += self._row(row, label, columns)
        cells = in_bold([*cells, *self._numbers(depth)], bold)
        return grid(cells, (0.9, *(column.width for column in columns)), depth, self.style.table_size)

    def _row(self, row: int, label: Label, columns: Sequence[Column]) -> list[GridCell]:
        if self.style.merged_groups and "." not in label.code:
            return [GridCell(row, 1, label.text, col_span=len(columns), align="left")]
        return [GridCell(row, n, c.text(label), align=c.align) for n, c in enumerate(columns, start=1)]

    def _columns(self) -> Iterator[Column]:
        style = self.style
        over = ("Kết quả thống kê",) if style.pl1_header_rows == 2 else ()
        heading = f"{style.label_heading}\n(Sử dụng trong kỳ báo cáo hàng quý, 6 tháng, năm)"
        yield Column((heading,), 4.6, self._label, align="left")
        yield Column((*over, style.unit_heading), 1.7, unit_text)
        if style.previous_column:
            yield Column((*over, "Kỳ trước"), 1.0, self._previous)
            yield Column((*over, "Kỳ này"), 1.0, self._value)
        else:
            yield Column((*over, style.value_heading), 1.1, self._value)
        if style.note_column:
            yield Column((NOTE,), 1.2, self._note)

    def _label(self, label: Label) -> str:
        return slip(self.rng, label.text, self.style.noise) + (self.style.label_end if label.unit else "")

    def _value(self, label: Label) -> str:
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
        unnumbered = [label for label in rows() if label.code[-1].isalpha()]
        for row, label in enumerate(rows(), start=depth):
            if label not in unnumbered:
                yield GridCell(row, 0, self._number(label))
            elif self.style.sub_rows != "merged":
                yield GridCell(row, 0, f"{label.code[-1]})" if self.style.sub_rows == "letters" else "-")
            elif label.code.endswith("a"):
                siblings = [other for other in unnumbered if other.parent == label.parent]
                yield GridCell(row, 0, "Trong đó", row_span=len(siblings))

    def _number(self, label: Label) -> str:
        code = label.code
        if self.style.roman_groups and "." not in code:
            return _ROMAN[int(code) - 1]
        if self.style.misnumbered and code.startswith("1.2."):
            code = f"1.1.{code.rsplit('.', 1)[1]}"
        return f"{code}." if self.style.number_dot else code


def rows() -> tuple[Label, ...]:
    """The rows of Phụ lục 1, in order."""
    return tuple(label for label in labels() if label.section == "PL1")


def unit_text(label: Label) -> str:
    """What stands in the unit column: the unit, or the choices, one a line."""
    if label.kind == "choice":
        return "\n".join(f"{meaning} = {sign}" for sign, meaning in label.choices)
    return label.unit
