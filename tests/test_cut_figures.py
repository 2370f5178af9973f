"""A figure that a narrow column cuts over two lines is one figure, with rulings and without."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.cut_figures import in_one_line
from extract.document import Table
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing

_X, _RIGHT = (60.0, 90.0, 330.0, 420.0), 500.0
_HEADER = ("TT", "Nội dung", "Kỳ trước", "Kỳ này")


def _drawn(rows: Sequence[Sequence[str]], *, rules: bool, walls: bool, at: float = 0.5) -> Table:
    """The table of these rows, cells of fewer lines in the middle of theirs, or at another share of the room left."""
    pen, y = Drawing(), 100.0
    levels = [y]
    for row in (_HEADER, *rows):
        most = max(text.count("\n") + 1 for text in row)
        for x, text in zip(_X, row, strict=True):
            lines = text.split("\n")
            for n, line in enumerate(lines):
                pen.text(x + 4, y + 12 + 12 * at * (most - len(lines)) + 12 * n, line)
        y += 4 + 12 * most
        levels.append(y)
    for level in levels if rules else ():
        pen.line(_X[0], level, _RIGHT, level)
    for x in (*_X, _RIGHT) if walls else ():
        pen.line(x, levels[0], x, levels[-1])
    (table,) = read_pdf(pen.data()).tables()
    return table


def _rows(cut: str, label: str) -> list[list[str]]:
    names = ("Số hồ sơ tiếp nhận trong kỳ báo cáo", label, "Số hồ sơ đang giải quyết", "Số hồ sơ trả lại cho dân")
    return [[str(n), name, str(300 + n), cut if n == 2 else f"{n}.40{n}"] for n, name in enumerate(names, start=1)]


@pytest.mark.parametrize("label", ["Số hồ sơ đã giải quyết", "Số hồ sơ đã giải\nquyết trong kỳ"])
@pytest.mark.parametrize("cut", ["1.48\n0", "1.4\n80", "1.\n480", "12.345.\n678"])
@pytest.mark.parametrize(("rules", "walls"), [(True, True), (True, False), (False, False)])
def test_groups_of_digits(rules: bool, walls: bool, cut: str, label: str) -> None:
    rows = _rows(cut, label)
    table = _drawn(rows, rules=rules, walls=walls)
    assert [c.text for c in table.cells if c.row == 0] == list(_HEADER)
    figures = [c.text for c in table.cells if c.col == 3]
    assert figures[-4:] == [row[3].replace("\n", "") for row in rows]
    assert not any("\n" in c.text for c in table.cells if c.col != 1)


@pytest.mark.parametrize("label", ["Tổng cộng", "Tổng cộng\ntoàn huyện"])
def test_a_figure_cut_where_the_others_of_its_row_stand_at_the_bottom(label: str) -> None:
    """Beside the rest of the figure stand whole ones of its own row, above it none."""
    rows = _rows("1.48\n0", label)
    table = _drawn(rows, rules=False, walls=False, at=1.0)
    assert [c.text for c in table.cells if c.col == 3][-4:] == [row[3].replace("\n", "") for row in rows]
    assert [c.text for c in table.cells if c.col == 2][-4:] == [row[2] for row in rows]


def test_a_column_of_decimals_has_rows_of_its_own() -> None:
    """`1.48` above `0`: nothing says that groups have three digits."""
    rows = [[str(n), name, str(30 + n), figure] for n, (name, figure) in enumerate(
        (("Rate", "1.48"), ("Change", "0"), ("Share", "3.25"), ("Part", "7")), start=1
    )]  # fmt: skip
    table = _drawn(rows, rules=False, walls=False)
    assert [c.text for c in table.cells if c.col == 3][-4:] == ["1.48", "0", "3.25", "7"]


def test_digits_beside_another_figure_are_a_row() -> None:
    """The figures below have none beside them that is cut as well."""
    rows = [["1", "Hồ sơ", "317", "1.401"], ["2", "Hồ sơ cũ", "334", "1.48"], ["", "trong đó", "12", "0"]]
    rows += [["3", "Hồ sơ mới", "351", "3.403"]]
    table = _drawn(rows, rules=False, walls=False)
    assert [c.text for c in table.cells if c.col == 3][-4:] == ["1.401", "1.48", "0", "3.403"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("99,\n85", "99,85"),
        ("13/\n13", "13/13"),
        ("1\n.480", "1.480"),
        ("(1.48\n0)", "(1.480)"),
        ("1.234.\n567", "1.234.567"),
        *(
            (same, same)
            for same in ("1.480\n(2)", "14\n80", "1,48\n0", "1.\n2.", "1.480\n1.500", "2.5\n1", "tổng 1.48\n0")
        ),
    ],
)
def test_a_cell_of_one_figure(text: str, whole: str) -> None:
    assert in_one_line(text) == whole
