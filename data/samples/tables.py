"""The nine tables of Phụ lục 2 as an office prints them, and the staff table of the narrative."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from data.samples.disorder import Sheets, sheets
from data.samples.grids import body_cells, grid, header_cells, in_bold
from data.samples.indicators import NOTE
from data.samples.labels import Label, slip
from data.samples.layouts import Style
from data.samples.model import TOTAL, Grid, GridCell, Key, Printed, key

STAFF = (
    ("TM.bienche.giao", ("Tổng số biên chế, lao động được giao", "Biên chế hành chính", "Biên chế")),
    ("TM.hopdong.giao", ("Tổng số biên chế, lao động được giao", "Biên chế hành chính", "Hợp đồng lao động")),
    ("TM.sunghiep.giao", ("Tổng số biên chế, lao động được giao", "Biên chế sự nghiệp")),
    ("TM.bienche.co", ("Tổng số biên chế, lao động hiện có", "Biên chế hành chính", "Biên chế")),
    ("TM.hopdong.co", ("Tổng số biên chế, lao động hiện có", "Biên chế hành chính", "Hợp đồng lao động")),
    ("TM.sunghiep.co", ("Tổng số biên chế, lao động hiện có", "Biên chế sự nghiệp")),
)

FIELD = "Lĩnh vực"

_SHORT = (
    ("hồ sơ", "HS"),
    ("Hồ sơ", "HS"),
    ("Số lượng", "SL"),
    ("Dịch vụ công trực tuyến mức độ", "DVCTT mức độ"),
    ("cơ quan hành chính nhà nước", "CQHCNN"),
)


@dataclass(frozen=True, slots=True)
class Tables:
    """Sets the tables of one report; `notes` are remarks for the last column.

    `edits`: field-missing and field-twice (a row of table 1b left out, or printed again).
    """

    rng: random.Random
    style: Style
    printed: Printed
    fields: Sequence[str]
    notes: Mapping[str, str]
    sheets: Sheets = dataclass_field(default_factory=sheets)
    edits: Mapping[tuple[str, str], str] = dataclass_field(default_factory=dict)

    def _printed_fields(self) -> list[str]:
        times = {name: 2 if ("field-twice", name) in self.edits else 1 for name in self.fields}
        times |= {name: 0 for what, name in self.edits if what == "field-missing"}
        return [name for name in self.fields for _ in range(times[name])]

    def _typed(self, text: str) -> str:
        return slip(self.rng, text, self.style.noise)

    def _at(self, code: str, dimension: str = "") -> str:
        return self.printed.get(key(code, dimension), "")

    def columns(self, table: str) -> Grid:
        """A table of one row of figures under a header of paths."""
        members = self.sheets.tables[table]
        row = [self._at(label.code) for label in members]
        return self._wide(members, (), [row])

    def files(self) -> Grid:
        """Table 1b: a row a field of work, and the total."""
        members = self.sheets.tables["PL2.1b"]
        rows = [self._file_row(members, n, field) for n, field in enumerate(self._printed_fields(), start=1)]
        total = [self.sheets.named(self.style.total_label), *(self._at(label.code, TOTAL) for label in members)]
        total = ["", *total] if self.style.serial_fields else total
        rows = [total, *rows] if self.style.total_first else [*rows, total]
        first = ((self.sheets.named(self.style.number_heading),),) if self.style.serial_fields else ()
        table = self._wide(members, (*first, (self.sheets.named(FIELD),)), rows)
        at = table.header_rows if self.style.total_first else table.n_rows - 1
        return replace(table, cells=tuple(in_bold(table.cells, [at])))

    def _file_row(self, members: Sequence[Label], number: int, field: str) -> list[str]:
        row = [self.name(field), *(self._at(label.code, field) for label in members)]
        return [str(number), *row] if self.style.serial_fields else row

    def name(self, field: str) -> str:
        """A field of work as this office types it."""
        return self.sheets.named(field.title() if self.style.field_case == "title" else field)

    def _wide(self, members: Sequence[Label], first: Sequence[tuple[str, ...]], rows: Sequence[Sequence[str]]) -> Grid:
        style = self.style
        paths = [*first, *(tuple(self._short(level) for level in lb.text.split(" > ")) for lb in members)]
        rows = [list(row) for row in rows]
        if style.note_column:
            paths.append((self.sheets.named(NOTE),))
            rows = [[*row, ""] for row in rows]
        depth = style.header_depth
        cells = header_cells(paths, depth)
        if style.number_row:
            cells += _number_row(depth, len(paths), len(first))
            depth += 1
        name_column = [len(first) - 1] if first else []
        cells += body_cells(rows, depth, left=name_column)
        narrow, broad = (self.sheets.named(style.number_heading),), (self.sheets.named(FIELD),)
        widths = [0.6 if path == narrow else 2.4 if path == broad else 1.0 for path in paths]
        return grid(cells, widths, depth, style.table_size - 1)

    def _short(self, header: str) -> str:
        if not self.style.short_headers:
            return header
        for long, short in _SHORT:
            header = header.replace(long, short)
        return header

    def rows(self, table: str, label_heading: str, value_heading: str) -> Grid:
        """A table of one indicator a row: number, label, figure, remark."""
        style = self.style
        heads = [self.sheets.named(head) for head in (style.number_heading, label_heading, value_heading, NOTE)]
        rows = [
            [
                self.sheets.number(label).removeprefix(f"{table}."),
                self._typed(label.text),
                self._at(label.code),
                self._note(label),
            ]
            for label in self.sheets.tables[table]
        ]
        if not style.note_column:
            heads, rows = heads[:3], [row[:3] for row in rows]
        cells = header_cells([(head,) for head in heads], 1) + body_cells(rows, 1, left=(1,))
        return grid(cells, (0.7, 6.0, 1.3, 1.8)[: len(heads)], 1, style.table_size)

    def _note(self, label: Label) -> str:
        return self.notes.get(label.code, "")

    def staff(self) -> Grid:
        """The staff table of the narrative; its figures are the narrative's."""
        cells = header_cells([path for _, path in STAFF], 3)
        cells += body_cells([[self._at(code) for code, _ in STAFF]], 3)
        return grid(cells, (1.0,) * len(STAFF), 3, self.style.table_size)

    def staff_facts(self) -> dict[Key, str]:
        """What the staff table states."""
        return {key(code): self._at(code) for code, _ in STAFF}


def _number_row(row: int, columns: int, skipped: int) -> list[GridCell]:
    texts = ["A", "B", "C"][:skipped] + [f"({n})" for n in range(1, columns - skipped + 1)]
    return [GridCell(row, col, text, italic=True) for col, text in enumerate(texts)]
