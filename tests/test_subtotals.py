"""Rows of a table that sum up some others are no fields of work, wherever they stand."""

import pytest

from tests.test_column_tables import read

HEADER = """
    Lĩnh vực  | Số hồ sơ đã tiếp nhận | <                      | <                | Kết quả giải quyết     | <            | <
    ^         | Tổng số               | Trong đó               | <                | Số hồ sơ đã giải quyết | <            | <
    ^         | ^                     | Số kỳ trước chuyển qua | Số mới tiếp nhận | Tổng số                | Trả đúng hạn | Trả quá hạn
"""
FIELDS = (("Đất đai", (129, 4, 125, 120, 118, 2)), ("Hộ tịch", (479, 58, 421, 470, 470, 0)))
OTHERS = (("Thư viện", (30, 2, 28, 29, 29, 0)), ("Chứng thực", (1172, 0, 1172, 1172, 1172, 0)))


def _row(name: str, figures: tuple[int, ...]) -> str:
    return " | ".join([name, *map(str, figures)])


def _sum(*parts: tuple[str, tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(figures for _, figures in parts), strict=True)))


def _drawn(names: tuple[str, str], *, first: bool, slip: int = 0) -> str:
    lines = []
    for name, part in zip(names, (FIELDS, OTHERS), strict=True):
        whole = list(_sum(*part))
        whole[1] += slip
        of = [_row(name, tuple(whole))]
        rows = [_row(*field) for field in part]
        lines += [*of, *rows] if first else [*rows, *of]
    return HEADER + "\n".join([*lines, _row("Tổng cộng", _sum(*FIELDS, *OTHERS))])


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("names", [("Cộng mục I", "Cộng mục II"), ("I. Văn phòng", "II. Phòng Kinh tế")])
def test_rows_that_sum_up_others_have_no_code(names: tuple[str, str], first: bool) -> None:
    found = read(_drawn(names, first=first), "PL2.1b")
    assert {name for _, name in found} == {*dict(FIELDS), *dict(OTHERS), "Tổng cộng"}
    assert found["PL2.1b.1", "Tổng cộng"] == str(_sum(*FIELDS, *OTHERS)[0])


@pytest.mark.parametrize("blank", ["Trẻ em", "Dân số - kế hoạch hóa gia đình"])
@pytest.mark.parametrize("heading", ["", "II. Các lĩnh vực khác\n"])
def test_rows_without_figures_among_those_summed_up_change_nothing(blank: str, heading: str) -> None:
    lines = [_row(*field) for field in (*FIELDS, ("Cộng mục I", _sum(*FIELDS)))]
    lines += [heading.strip() + " |  |  |  |  |  | "] if heading else []
    lines += [_row(*OTHERS[0]), f"{blank} |  |  |  |  |  | ", _row(*OTHERS[1]), _row("Cộng mục II", _sum(*OTHERS))]
    found = read(HEADER + "\n".join([*lines, _row("Tổng cộng", _sum(*FIELDS, *OTHERS))]), "PL2.1b")
    assert {name for _, name in found} == {*dict(FIELDS), *dict(OTHERS), "Tổng cộng"}


@pytest.mark.parametrize(("name", "coded"), [("Cộng mục I", False), ("Tên miền", True)])
def test_a_sum_with_a_slip_is_told_by_its_name_alone(name: str, coded: bool) -> None:
    found = read(_drawn((name, f"{name}I"), first=False, slip=1), "PL2.1b")
    assert (("PL2.1b.1", name) in found) is coded


def test_figures_that_add_up_by_chance_are_no_sum() -> None:
    small = (("Hộ tịch", 1), ("Thư viện", 1), ("Tên miền", 2), ("Đất đai", 5))
    drawing = HEADER + "\n".join(_row(name, (n, 0, n, n, n, 0)) for name, n in small)
    assert ("PL2.1b.1", "Tên miền") in read(drawing, "PL2.1b")
