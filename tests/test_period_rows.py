"""A table of a single row of figures may have one for the period before, or for what was planned."""

from __future__ import annotations

import pytest

from normalize.form import load_form
from normalize.periods import quarter
from normalize.tables import read_tables
from tests.drawn import table

FORM = load_form()
THIRD = quarter(2022, 3)
HEADER = """
    Kỳ báo cáo | Số hồ sơ đã tiếp nhận | <        | <                               | Số hồ sơ đã trả kết quả | <        | <                            | Ghi chú
    ^          | Tổng số               | Trong đó | <                               | Tổng số                 | Trong đó | <                            | ^
    ^          | ^                     | Số hồ sơ tiếp nhận tại nơi giải quyết | Số hồ sơ tiếp nhận qua dịch vụ BCCI | ^ | Số hồ sơ đã trả kết quả tại nơi giải quyết | Số hồ sơ đã trả kết quả qua dịch vụ BCCI | ^
"""  # fmt: skip
BEFORE, NOW = "{} | 22 | 18 | 4 | 64 | 13 | 51 |\n", "{} | 32 | 28 | 4 | 74 | 13 | 61 | tăng so với quý trước\n"


def read(rows: str) -> list[str]:
    """What is printed for table 1c's codes 3 to 8."""
    drafts = read_tables([(0, table(HEADER + rows), "")], FORM, THIRD).drafts
    found = {d.indicator.code: d.value_raw for d in drafts if d.indicator}
    return [found[f"PL2.1c.{n}"] for n in range(3, 9) if f"PL2.1c.{n}" in found]


@pytest.mark.parametrize(
    ("before", "now"),
    [("Quý II/2022", "Quý III/2022"), ("Kỳ trước", "Kỳ này"), ("Kế hoạch năm", "Thực hiện"), ("Quý III/2021", "Quý III"),
     ("Quý II", "UBND huyện"), ("", "Quý III")],
)  # fmt: skip
def test_the_row_of_the_period_is_read(before: str, now: str) -> None:
    assert read(BEFORE.format(before) + NOW.format(now)) == ["32", "28", "4", "74", "13", "61"]
    assert read(NOW.format(now) + BEFORE.format(before)) == ["32", "28", "4", "74", "13", "61"]


def test_a_row_of_another_period_is_not_read_even_alone() -> None:
    assert read(BEFORE.format("Quý II")) == []
    assert read(BEFORE.format("")) == ["22", "18", "4", "64", "13", "51"]


def test_two_rows_that_nothing_tells_apart_are_not_guessed() -> None:
    assert read(BEFORE.format("Khối A") + NOW.format("Khối B")) == []
