"""Rows that only their numbers tell apart, in a ruled table that rules but some of its rows."""

import numpy as np
import pytest

from extract.document import Word
from extract.grids import Grid, Slot
from extract.lines import Line
from extract.numbered_rows import with_rows_parted


def line(text: str, base: float, size: float = 10.0) -> Line:
    word = Word(text, 0.0, base - size, 5.0 * len(text), base + 2, size)
    return Line((word,), 0, (0.0, base - size, 5.0 * len(text), base + 2), base, size)


def cell(*texts: tuple[str, float]) -> list[Line]:
    return [line(text, base) for text, base in texts]


def rows(*cells: list[Line], group: bool = False) -> list[list[str]]:
    """The rows of a grid that rules these cells of one row, below a header that it rules as well."""
    columns = len(cells)
    slots = [Slot(0, k, 1, 1) for k in range(columns)]
    slots += [Slot(1, k, 2 if group and k == 0 else 1, 1) for k in range(columns)]
    slots += [Slot(2, k, 1, 1) for k in range(1 if group else 0, columns)]
    lines = [[line("x", 10)] for _ in range(columns)] + list(cells)
    lines += [[line("y", 210)] for _ in range(1 if group else 0, columns)]
    grid = Grid(np.array([0.0] + [100.0 * (k + 1) for k in range(columns)]), np.array([0.0, 20.0, 200.0, 220.0]),
                tuple(slots), np.zeros((3, columns), np.int64))  # fmt: skip
    found, texts, _ = with_rows_parted(grid, lines, [False] * len(slots))
    out: list[list[str]] = [[] for _ in range(len(found.ys) - 1)]
    for slot, inside in zip(found.slots, texts, strict=True):
        out[slot.row].append("/".join(one.text for one in inside))
        assert found is grid or found.owner[slot.row, slot.col] == found.slots.index(slot)
    return out[1:-1]


def test_numbers_in_the_middle_of_their_rows_tell_them_apart() -> None:
    found = rows(
        cell(("4", 46), ("5", 76)),
        cell(("Số đơn vị", 40), ("chưa bố trí", 52), ("Khó khăn", 70), ("vướng mắc", 82)),
        cell(("0", 46)),
    )
    assert found == [["4", "Số đơn vị/chưa bố trí", "0"], ["5", "Khó khăn/vướng mắc", ""]]


def test_numbers_at_the_top_of_their_rows_tell_them_apart() -> None:
    found = rows(
        cell(("1", 40), ("2", 70)), cell(("Số đơn vị", 40), ("chưa bố trí", 52), ("Khó khăn", 70)), cell(("9", 70))
    )
    assert found == [["1", "Số đơn vị/chưa bố trí", ""], ["2", "Khó khăn", "9"]]


def test_a_number_that_its_column_breaks_is_one() -> None:
    found = rows(
        cell(("VII.7.", 40), ("1", 52), ("VII.8", 66), ("VII.8.", 80), ("1", 92)),
        cell(("Tỷ lệ sở", 40), ("đã kết nối", 52), ("Dịch vụ công", 66), ("Số TTHC", 86)),
    )
    assert [row[0] for row in found] == ["VII.7./1", "VII.8", "VII.8./1"]
    assert [row[1] for row in found] == ["Tỷ lệ sở/đã kết nối", "Dịch vụ công", "Số TTHC"]


def test_rows_beside_a_groups_cell_are_parted_within_it() -> None:
    found = rows(cell(("Nhóm", 100)), cell(("1", 40), ("2", 60)), cell(("Số sở", 40), ("Số xã", 60)), group=True)
    assert found == [["Nhóm", "1", "Số sở"], ["2", "Số xã"]]


@pytest.mark.parametrize(
    "first",
    [
        cell(("2", 40), ("1", 60)),  # numbers that do not rise
        cell(("Số", 40), ("2", 60)),  # words
        cell(("1.", 40), ("2", 60)),  # one number that is broken
        cell(("3.4.", 40), ("4.", 60)),  # the same with a point behind it
        cell(("12", 40), ("300", 60)),  # figures
    ],
)
def test_what_are_no_numbers_of_rows_part_nothing(first: list[Line]) -> None:
    assert len(rows(first, cell(("Số sở", 40), ("Số xã", 60)))) == 1


def test_texts_that_do_not_stand_beside_the_numbers_part_nothing() -> None:
    assert len(rows(cell(("1", 40), ("2", 60)), cell(("Số sở", 70), ("Số xã", 100)))) == 1
    assert len(rows(cell(("1", 40), ("2", 60)), cell(("Số sở", 50)))) == 1
    assert len(rows(cell(("1", 40), ("2", 60)), cell(("Số sở", 40), ("và ngành", 60)))) == 1
    assert len(rows(cell(("1.", 40), ("2.", 60)), cell(("Số sở", 40), ("Số xã", 60)))) == 2
    assert len(rows(cell(("d)", 40), ("đ)", 60)), cell(("Số sở", 40), ("Số xã", 60)))) == 2
    assert len(rows(cell(("d)", 40), ("c)", 60)), cell(("Số sở", 40), ("Số xã", 60)))) == 1
