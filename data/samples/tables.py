"""The form's tables as an office prints them: Phụ lục 1, the nine tables of Phụ lục 2, the staff table."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.samples.grids import body_cells, grid, header_cells, in_bold
from data.samples.labels import Label, labels, labels_under, slip
from data.samples.layouts import Style
from data.samples.model import TOTAL, Grid, GridCell, Key, Printed, key

NOTE = "Ghi chú"
STAFF = (
    ("TM.bienche.giao", ("Tổng số biên chế, lao động được giao", "Biên chế hành chính", "Biên chế")),
    ("TM.hopdong.giao", ("Tổng số biên chế, lao động được giao", "Biên chế hành chính", "Hợp đồng lao động")),
    ("TM.sunghiep.giao", ("Tổng số biên chế, lao động được giao", "Biên chế sự nghiệp")),
    ("TM.bienche.co", ("Tổng số biên chế, lao động hiện có", "Biên chế hành chính", "Biên chế")),
    ("TM.hopdong.co", ("Tổng số biên chế, lao động hiện có", "Biên chế hành chính", "Hợp đồng lao động")),
    ("TM.sunghiep.co", ("Tổng số biên chế, lao động hiện có", "Biên chế sự nghiệp")),
)


@dataclass(frozen=True, slots=True)
class Tables:
    """Sets the tables of one report; `notes` are remarks for the last column."""

    rng: random.Random
    style: Style
    printed: Printed
    fields: Sequence[str]
    notes: Mapping[str, str]

    def _typed(self, text: str) -> str:
        return slip(self.rng, text, self.style.noise)

    def _at(self, code: str, dimension: str = "") -> str:
        return self.printed.get(key(code, dimension), "")

    def columns(self, table: str) -> Grid:
        """A table of one row of figures under a header of paths."""
        members = labels_under(table)
        row = [self._at(label.code) for label in members]
        return self._wide(members, (), [row])

    def files(self) -> Grid:
        """Table 1b: a row a field of work, and the total."""
        members = labels_under("PL2.1b")
        rows = [self._file_row(members, n, field) for n, field in enumerate(self.fields, start=1)]
        total = [self.style.total_label, *(self._at(label.code, TOTAL) for label in members)]
        rows.append(["", *total] if self.style.serial_fields else total)
        first = ((self.style.number_heading,),) if self.style.serial_fields else ()
        table = self._wide(members, (*first, ("Lĩnh vực",)), rows)
        last = table.n_rows - 1
        return replace(table, cells=tuple(in_bold(table.cells, [last])))

    def _file_row(self, members: Sequence[Label], number: int, field: str) -> list[str]:
        name = field.title() if self.style.field_case == "title" else field
        row = [name, *(self._at(label.code, field) for label in members)]
        return [str(number), *row] if self.style.serial_fields else row

    def _wide(
        self, members: Sequence[Label], first: Sequence[tuple[str, ...]], rows: Sequence[Sequence[str]]
    ) -> Grid:
        style = self.style
        paths = [*first, *(tuple(label.text.split(" > ")) for label in members)]
        rows = [list(row) for row in rows]
        if style.note_column:
            paths.append((NOTE,))
            rows = [[*row, ""] for row in rows]
        depth = style.header_depth
        cells = header_cells(paths, depth)
        if style.number_row:
            cells += _number_row(depth, len(paths), len(first))
            depth += 1
        name_column = [len(first) - 1] if first else []
        cells += body_cells(rows, depth, left=name_column)
        narrow, broad = (style.number_heading,), ("Lĩnh vực",)
        widths = [0.6 if path == narrow else 2.4 if path == broad else 1.0 for path in paths]
        return grid(cells, widths, depth, style.table_size - 1)

    def rows(self, table: str, label_heading: str, value_heading: str) -> Grid:
        """A table of one indicator a row: number, label, figure, remark."""
        style = self.style
        heads = [style.number_heading, label_heading, value_heading, NOTE]
        rows = [
            [
                label.code.removeprefix(f"{table}."),
                self._typed(label.text),
                self._at(label.code),
                self._note(label),
            ]
            for label in labels_under(table)
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

    def indicators(self) -> Grid:
        """Phụ lục 1."""
        style = self.style
        cells = list(self._pl1_header())
        depth = style.pl1_header_rows
        bold: list[int] = []
        for row, label in enumerate((lb for lb in labels() if lb.section == "PL1"), start=depth):
            texts = (self._typed(label.text), unit_text(label), self._at(label.code), self._note(label))
            for col, text in enumerate(texts, start=1):
                cells.append(GridCell(row, col, text, align="left" if col == 1 else "center"))
            if "." not in label.code:
                bold.append(row)
        cells = in_bold(cells, [*range(depth), *bold])
        cells += self._numbers(depth)
        if not style.note_column:
            cells = [cell for cell in cells if cell.col != 4]
        return grid(
            cells, (0.9, 4.6, 1.7, 1.1, 1.2)[: 5 if style.note_column else 4], depth, style.table_size
        )

    def _pl1_header(self) -> Iterator[GridCell]:
        style = self.style
        label = f"{style.label_heading}\n(Sử dụng trong kỳ báo cáo hàng quý, 6 tháng, năm)"
        if style.pl1_header_rows == 1:
            heads = (style.number_heading, label, style.unit_heading, style.value_heading, NOTE)
            yield from (GridCell(0, col, text) for col, text in enumerate(heads))
            return
        paths = [
            (style.number_heading,),
            (label,),
            ("Kết quả thống kê", style.unit_heading),
            ("Kết quả thống kê", style.value_heading),
            (NOTE,),
        ]
        yield from header_cells(paths, 2)

    def _numbers(self, depth: int) -> Iterator[GridCell]:
        """The number column; rows without a number stand under `Trong đó`, a letter or a dash."""
        rows = [label for label in labels() if label.section == "PL1"]
        at = 0
        while at < len(rows):
            label = rows[at]
            if not label.code[-1].isalpha():
                yield GridCell(depth + at, 0, self._number(label), bold="." not in label.code)
                at += 1
                continue
            group = [
                other for other in rows[at:] if other.parent == label.parent and other.code[-1].isalpha()
            ]
            if self.style.sub_rows == "merged":
                yield GridCell(depth + at, 0, "Trong đó", row_span=len(group))
            else:
                for n, other in enumerate(group):
                    sign = f"{other.code[-1]})" if self.style.sub_rows == "letters" else "-"
                    yield GridCell(depth + at + n, 0, sign)
            at += len(group)

    def _number(self, label: Label) -> str:
        code = label.code
        if self.style.misnumbered and code.startswith("1.2."):
            code = f"1.1.{code.rsplit('.', 1)[1]}"
        return f"{code}." if self.style.number_dot else code


def _number_row(row: int, columns: int, skipped: int) -> list[GridCell]:
    texts = ["A", "B", "C"][:skipped] + [f"({n})" for n in range(1, columns - skipped + 1)]
    return [GridCell(row, col, text, italic=True) for col, text in enumerate(texts)]


def unit_text(label: Label) -> str:
    """What stands in the unit column: the unit, or the choices, one a line."""
    if label.kind == "choice":
        return "\n".join(f"{meaning} = {sign}" for sign, meaning in label.choices)
    return label.unit
