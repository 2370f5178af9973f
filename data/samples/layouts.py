"""How an office sets its report: signs in figures, headings, header rows, paper, faces."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from data.samples.disorder import THE_FORM, Disorder
from data.samples.figures import Habits
from data.samples.model import Key, Printed, Value, Values

RULINGS = ("full", "none", "horizontal", "header", "zebra", "outer")
"""What parts the cells of a table: lines around each; nothing; lines between rows; lines around header cells; grey
backgrounds of the header and every other row; a frame around the whole."""

GREY = "D9D9D9"

_HABITS = Habits(decimals=2, fractions=True, percent_signs=True, commune_procedures=False)


@dataclass(frozen=True, slots=True)
class Style:
    """An office's habits. Words in it are printed as they stand.

    `zero`: how a zero is printed in table 1b (zero, blank, mixed). `header_depth`: header rows of Phụ lục 2's
    wide tables. `sub_rows`: the number column of rows without a number (merged, letters, dashes). `rulings`: one of
    `RULINGS`.
    """

    thousands: str = "."
    decimal: str = ","
    pad_text: bool = True
    pad_tables: bool = False
    zero: str = "mixed"
    appendix: str = "Phụ lục {n}"
    appendix_title: str = "THỐNG KÊ SỐ LIỆU KẾT QUẢ CẢI CÁCH HÀNH CHÍNH"
    span: str = "(Số liệu từ {first} đến {last})"
    pl1_header_rows: int = 2
    number_heading: str = "STT"
    label_heading: str = "Chỉ tiêu thống kê"
    unit_heading: str = "Đơn vị tính"
    value_heading: str = "Số liệu"
    number_dot: bool = True
    sub_rows: str = "merged"
    misnumbered: bool = False
    header_depth: int = 3
    number_row: bool = False
    serial_fields: bool = False
    field_case: str = "plain"
    form_order: bool = True
    strange_fields: bool = False
    total_label: str = "TỔNG CỘNG"
    total_first: bool = False
    short_headers: bool = False
    merged_groups: bool = False
    roman_groups: bool = False
    label_end: str = ""
    previous_column: bool = False
    header_repeats: bool = True
    note_column: bool = True
    landscape: bool = True
    staff_table: bool = True
    page_numbers: bool = True
    serif: bool = True
    text_size: float = 14
    table_size: float = 11
    noise: float = 0.0
    rulings: str = "full"
    habits: Habits = _HABITS
    disorder: Disorder = THE_FORM

    @property
    def name(self) -> str:
        """The layout in one word for the truth, such as `three-row-landscape`."""
        rows = {2: "two-row", 3: "three-row"}[self.header_depth]
        return f"{rows}-{'landscape' if self.landscape else 'portrait'}"


def draw_style(rng: random.Random) -> Style:
    """The habits of one office."""
    thousands, decimal = rng.choices(((".", ","), (",", "."), ("", ",")), weights=(6, 2, 2))[0]
    label, title = rng.choice(_HEADINGS)
    return Style(
        thousands=thousands,
        decimal=decimal,
        pad_text=rng.random() < 0.6,
        pad_tables=rng.random() < 0.2,
        zero=rng.choice(("zero", "blank", "mixed")),
        appendix=rng.choice(("Phụ lục {n}", "PHỤ LỤC {n}", "PHỤ LỤC SỐ 0{n}", "Phụ lục 0{n}")),
        appendix_title=title,
        span=rng.choice(_SPANS),
        pl1_header_rows=rng.choice((1, 2)),
        number_heading=rng.choice(("STT", "TT", "Số TT")),
        label_heading=label,
        unit_heading=rng.choice(("Đơn vị tính", "ĐVT")),
        value_heading=rng.choice(("Số liệu", "Kết quả", "Số lượng")),
        number_dot=rng.random() < 0.6,
        sub_rows=rng.choice(("merged", "letters", "dashes")),
        misnumbered=rng.random() < 0.3,
        header_depth=rng.choice((2, 3, 3)),
        number_row=rng.random() < 0.2,
        serial_fields=rng.random() < 0.3,
        field_case=rng.choice(("plain", "plain", "title")),
        form_order=rng.random() < 0.5,
        strange_fields=rng.random() < 0.4,
        total_label=rng.choice(("TỔNG CỘNG", "Tổng cộng", "Tổng số", "CỘNG")),
        total_first=rng.random() < 0.15,
        short_headers=rng.random() < 0.2,
        merged_groups=rng.random() < 0.25,
        roman_groups=rng.random() < 0.2,
        label_end=rng.choice(("", "", ".", ":", " ;")),
        previous_column=rng.random() < 0.15,
        header_repeats=rng.random() < 0.75,
        note_column=rng.random() < 0.8,
        landscape=rng.random() < 0.75,
        staff_table=rng.random() < 0.5,
        page_numbers=rng.random() < 0.7,
        serif=rng.random() < 0.8,
        text_size=rng.choice((13, 14)),
        table_size=rng.choice((10, 11, 12)),
        noise=rng.choice((0.0, 0.0, 0.1, 0.25)),
        habits=Habits(
            decimals=rng.choice((1, 2)),
            fractions=rng.random() < 0.7,
            percent_signs=rng.random() < 0.5,
            commune_procedures=rng.random() < 0.4,
        ),
    )


_HEADINGS = (
    ("Chỉ tiêu thống kê", "THỐNG KÊ SỐ LIỆU KẾT QUẢ CẢI CÁCH HÀNH CHÍNH"),
    ("Chỉ tiêu", "BIỂU SỐ LIỆU CÔNG TÁC CẢI CÁCH HÀNH CHÍNH"),
    ("Nội dung chỉ tiêu", "TỔNG HỢP SỐ LIỆU CẢI CÁCH HÀNH CHÍNH"),
)
_SPANS = (
    "(Số liệu từ {first} đến {last})",
    "(Số liệu tính từ ngày {first} đến ngày {last})",
    "(Kỳ báo cáo: từ ngày {first} đến hết ngày {last})",
)


def print_figures(rng: random.Random, values: Values, style: Style) -> Printed:
    """Every figure as it is printed; a figure that is left blank is absent."""
    printed: dict[Key, str] = {}
    for where, value in values.items():
        if where.code.startswith("PL2.1b.") and value == 0 and _blank(rng, style):
            continue
        text = figure_text(value, style, padded=style.pad_text if where.section == "TM" else style.pad_tables)
        if text:
            printed[where] = text
    return printed


def _blank(rng: random.Random, style: Style) -> bool:
    return style.zero == "blank" or (style.zero == "mixed" and rng.random() < 0.5)


def figure_text(value: Value, style: Style, *, padded: bool) -> str:
    """A figure in the office's signs: `1.297`, `99,85`, `05`; text as it is; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return str(value).replace(".", style.decimal)
    if padded and 0 < value < 10:
        return f"{value:02d}"
    return f"{value:,}".replace(",", style.thousands)
