"""A table with the figures of several periods beside each other: this report's are read, or none."""

import pytest

from normalize.form import load_form
from normalize.grid import grid_of
from normalize.periods import OTHER, THIS, first_months, month, months, names_period, quarter
from normalize.report import Period
from normalize.row_tables import row_drafts, row_items
from tests.drawn import table

FORM = load_form()
PL1 = next(t for t in FORM.tables if t.id == "PL1")
MAY, FIVE = month(2021, 5), first_months(2021, 5)
SECOND, HALF = quarter(2021, 2), months(2021, 1, 6, "2021-H1")


def read(header: str, row: str, period: Period | None = SECOND) -> list[str]:
    """What is read of rows under a header; each cell of `row` in braces has another figure in each row."""
    labels = ("Số nhiệm vụ đề ra trong kế hoạch", "Số nhiệm vụ đã hoàn thành", "Số văn bản chỉ đạo CCHC đã ban hành")
    rows = [f"1.1.{n} | {label} | {row.format(n=n)}" for n, label in enumerate(labels, start=1)]
    items, _ = row_items(grid_of(table("\n".join((header, *rows)))), FORM, period=period)
    return [d.value_raw for d in row_drafts(items, PL1, FORM) if d.indicator]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("STT | Chỉ tiêu | Số liệu thống kê | < \n ^ | ^ | Kỳ báo cáo trước | Kỳ này", "9{n} | 4{n}"),
        ("STT | Chỉ tiêu | Số liệu | < | < \n ^ | ^ | Kỳ này | Kỳ trước | Lũy kế", "4{n} | 9{n} | 8{n}"),
        ("STT | Chỉ tiêu | Kết quả | < | < \n ^ | ^ | Cùng kỳ năm trước | Kỳ báo cáo | So sánh (%)", "9{n} | 4{n} | 88,{n}"),
        ("STT | Chỉ tiêu | Kế hoạch năm | Thực hiện | Ước cả năm", "9{n} | 4{n} | 8{n}"),
        ("STT | Chỉ tiêu | Quý I | Lũy kế 6 tháng | Quý II | Tăng/giảm so quý trước", "9{n} | 8{n} | 4{n} | 7{n}"),
        ("STT | Chỉ tiêu | Số liệu | < | < \n ^ | ^ | Quý II/2020 | Quý II/2021 | KH năm 2021", "9{n} | 4{n} | 8{n}"),
        ("STT | Chỉ tiêu | Năm 2020 | Quý II/2021", "9{n} | 4{n}"),
        ("STT | Chỉ tiêu | Tháng 4 | Tháng 5 | Tháng 6 | Quý II", "1{n} | 2{n} | 3{n} | 4{n}"),
    ],
)  # fmt: skip
def test_this_periods_column_is_told_by_its_header(header: str, row: str) -> None:
    assert read(header, row) == ["41", "42", "43"]


def test_a_column_named_by_its_period_needs_the_reports_period() -> None:
    header, row = "STT | Chỉ tiêu | Quý I | Quý II | 6 tháng", "1{n} | 3{n} | 4{n}"
    assert read(header, row, HALF) == ["41", "42", "43"]
    assert read(header, row, SECOND) == ["31", "32", "33"]
    assert read(header, row, None) == []


def test_a_month_and_the_months_up_to_it_are_told_apart() -> None:
    assert read("STT | Chỉ tiêu | Tháng 5 | 5 tháng", "1{n} | 3{n}", MAY) == ["11", "12", "13"]


@pytest.mark.parametrize(
    "header", ["STT | Chỉ tiêu | Số liệu | < \n ^ | ^ | Cột A | Cột B", "STT | Chỉ tiêu | Quý I | Quý III"]
)
def test_what_no_header_tells_is_not_guessed(header: str) -> None:
    assert read(header, "9{n} | 4{n}") == []


@pytest.mark.parametrize(
    ("text", "own", "said"),
    [
        ("Quý II", SECOND, THIS), ("quý 2/2021", SECOND, THIS), ("Quý II", HALF, OTHER), ("6 tháng đầu năm", HALF, THIS),
        ("6 tháng", SECOND, OTHER), ("Quý II/2020", SECOND, OTHER), ("Năm 2020", SECOND, OTHER), ("Năm 2021", SECOND, ""),
        ("Số liệu", SECOND, ""), ("Quý II", None, ""), ("Tháng 12", SECOND, OTHER), ("Tháng 5", MAY, THIS),
        ("5 tháng", MAY, OTHER), ("Tháng 4", MAY, OTHER), ("Quý II", MAY, OTHER), ("05 tháng đầu năm", MAY, OTHER),
        ("5 tháng", FIVE, THIS), ("Kỳ này (quý I)", SECOND, THIS), ("Quý này năm 2020", SECOND, OTHER), ("Tháng 5", FIVE, OTHER),
    ],
)  # fmt: skip
def test_a_header_names_this_period_or_another(text: str, own: Period | None, said: str) -> None:
    assert names_period(text, own) == said


REST = """
    7.8.1 | Tổng số TTHC cung cấp trực tuyến mức độ 3 | < | TTHC | 48  | <
    7.8.2 | Tổng số TTHC cung cấp trực tuyến mức độ 4 | < | TTHC | 18  | <
    7.8.3 | Tỷ lệ hồ sơ xử lý trực tuyến mức độ 3     | < | %    | 99  | <
    7.8.4 | Tỷ lệ hồ sơ xử lý trực tuyến mức độ 4     | < | %    | 100 | <
"""


def test_units_are_no_figures_and_a_cell_over_two_columns_is_one_figure() -> None:
    above = {"number": 0, "label": 1, "unit": 2, "value": 3}  # the columns of the page before, one of them cut
    items, _ = row_items(grid_of(table(REST)), FORM, above)
    assert [(i.value.text if i.value else "", i.unsure) for i in items] == [
        ("48", False), ("18", False), ("99", False), ("100", False)
    ]  # fmt: skip
