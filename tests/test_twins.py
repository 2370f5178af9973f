"""Two tables side by side without rulings, their rows at the same heights: two tables, where something tells it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import Table
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing

_LEFT = [["Lĩnh vực", "2020", "2021"], ["Đất đai", "120", "131"], ["Hộ tịch", "87", "90"], ["Xây dựng", "14", "9"]]
_LEFT += [["Tư pháp", "301", "288"]]
_RIGHT = [["Đơn vị", "Tổng", "Nữ"], ["Xã Ân Hảo", "22", "9"], ["Xã Ân Tín", "19", "8"], ["Xã Ân Mỹ", "21", "11"]]
_OFFSETS = (0.0, 90.0, 140.0)


def _write(pen: Drawing, rows: Sequence[Sequence[str]], left: float, caption: str = "") -> None:
    if caption:
        pen.text(left, 86, caption)
    for n, row in enumerate(rows):
        for offset, text in zip(_OFFSETS, row, strict=True):
            pen.text(left + offset, 112 + 16 * n, text)


def _rows(table: Table) -> list[list[str]]:
    return [[c.text for c in table.cells if c.row == n] for n in range(table.n_rows)]


def _tables(pen: Drawing) -> list[list[list[str]]]:
    return [_rows(table) for table in read_pdf(pen.data()).tables()]


@pytest.mark.parametrize("gap", [24, 60])
def test_captions_over_both(gap: float) -> None:
    pen = Drawing()
    _write(pen, _LEFT, 60, "Bảng 1. Hồ sơ")
    _write(pen, _RIGHT, 220 + gap, "Bảng 2. Cán bộ")
    document = read_pdf(pen.data())
    assert [_rows(table) for table in document.tables()] == [_LEFT, _RIGHT]
    assert [block.text for block in document.paragraphs()] == ["Bảng 1. Hồ sơ", "Bảng 2. Cán bộ"]


def test_the_same_header_over_both() -> None:
    pen = Drawing()
    more = [_LEFT[0], ["Nội vụ", "40", "41"], ["Y tế", "7", "12"], ["Thuế", "66", "59"]]
    _write(pen, _LEFT, 60)
    _write(pen, more, 250)
    assert _tables(pen) == [_LEFT, more]


def test_a_wide_gutter() -> None:
    pen = Drawing()
    _write(pen, _LEFT, 60)
    _write(pen, _RIGHT, 320)
    assert _tables(pen) == [_LEFT, _RIGHT]


def test_a_column_of_names_between_figures_parts_no_table() -> None:
    pen = Drawing()
    _write(pen, _LEFT, 60)
    _write(pen, _RIGHT, 240)
    (table,) = _tables(pen)
    assert table[:4] == [[*left, *right] for left, right in zip(_LEFT, _RIGHT, strict=False)]


def test_units_far_from_their_figures_part_no_table() -> None:
    """A unit is said again and again, a label only once."""
    rows = [["Nội dung", "Số", "Đơn vị", "Kỳ trước"]]
    rows += [
        [name, str(9 + n), "hồ sơ", str(20 - n)] for n, name in enumerate(("Mới", "Xong", "Trả lại", "Còn", "Rút"))
    ]
    pen = Drawing()
    for n, row in enumerate(rows):
        for x, text in zip((60, 130, 330, 400), row, strict=True):
            pen.text(x, 112 + 16 * n, text)
    assert _tables(pen) == [rows]


def test_rules_across_the_gutter_hold_both_sides_together() -> None:
    pen = Drawing()
    _write(pen, _LEFT, 60)
    _write(pen, _RIGHT, 320)
    for y in (100, 117, 185):
        pen.line(56, y, 500, y)
    assert [len(table[1]) for table in _tables(pen)] == [6]
