"""The right half of a wide table on a page of its own has the rows of the left one."""

import random

import pytest

from normalize.bare_parts import with_names
from normalize.form import load_form
from normalize.tables import read_tables
from tests.drawn import table

FORM = load_form()
LEFT = """
    Lĩnh vực | Số hồ sơ đã tiếp nhận | < | <
    ^ | Tổng số | Số kỳ trước chuyển qua | Số mới tiếp nhận
"""
RIGHT = """
    Kết quả giải quyết | < | <
    Số hồ sơ đã giải quyết | < | <
    Tổng số | Trả đúng hạn | Trả quá hạn
"""
NAMES = ("Đất đai", "Hộ tịch", "Chứng thực", "Thư viện", "TỔNG CỘNG")
TITLE = "b) Tình hình giải quyết hồ sơ"


def _rows(rng: random.Random) -> tuple[list[str], list[str]]:
    figures = [[rng.randint(0, 900) for _ in range(6)] for _ in NAMES]
    left = [" | ".join([name, *map(str, row[:3])]) for name, row in zip(NAMES, figures, strict=True)]
    return left, [" | ".join(map(str, row[3:])) for row in figures]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("serial", [False, True])
def test_rows_without_names_have_those_of_the_part_before(seed: int, serial: bool) -> None:
    left, right = _rows(random.Random(seed))
    header = LEFT.strip().splitlines()
    if serial:
        header = [f"TT | {header[0]}", f"^ | {header[1]}"]
        left = [f"{n} | {row}" for n, row in enumerate(left, start=1)]
    parts = [table("\n".join([*header, *left])), table(RIGHT + "\n".join(right), at=2)]
    drafts = read_tables([(n, part, TITLE) for n, part in enumerate(parts)], FORM).drafts
    found = {(d.indicator.code, d.dimension): d.value_raw for d in drafts if d.indicator}
    for name, row in zip((*NAMES[:-1], "Tổng cộng"), right, strict=True):
        assert [found[f"PL2.1b.{n}", name] for n in (4, 5, 6)] == row.split(" | ")


@pytest.mark.parametrize("change", ["fewer", "heading", "words"])
def test_other_tables_keep_to_themselves(change: str) -> None:
    left, right = _rows(random.Random(7))
    right = right[:-1] if change == "fewer" else [row + " hồ sơ" for row in right] if change == "words" else right
    blocks = [
        (0, table(LEFT + "\n".join(left)), TITLE),
        (1, table(RIGHT + "\n".join(right), at=2), "c) Qua bưu chính" if change == "heading" else TITLE),
    ]
    assert list(with_names(blocks)) == blocks
