"""A table of the communes below the district's own is none of its figures."""

import pytest

from normalize.form import load_form
from normalize.tables import TableReading, read_tables
from tests.drawn import table

OWN = """
    Lĩnh vực | Số hồ sơ đã tiếp nhận | < | < | Kết quả giải quyết | <
    ^ | Tổng số | Số kỳ trước chuyển qua | Số mới tiếp nhận | Số hồ sơ đã giải quyết | <
    ^ | ^ | ^ | ^ | Tổng số | Trả đúng hạn
    Hộ tịch    | {0} | 4  | 26  | 29  | 29
    Chứng thực | 870 | 0  | 870 | 870 | 870
    Tổng cộng  | 900 | 4  | 896 | 899 | 899
"""
TITLE = "b) Tình hình giải quyết hồ sơ"


def _read(*titles: str) -> TableReading:
    return read_tables([(n, table(OWN.format(30 + n), at=n + 1), title) for n, title in enumerate(titles)], load_form())


def _coded(reading: TableReading) -> list[str]:
    return [
        d.value_raw
        for d in reading.drafts
        if d.indicator and (d.indicator.code, d.dimension) == ("PL2.1b.1", "Hộ tịch")
    ]


@pytest.mark.parametrize(
    "other",
    [
        "* Hồ sơ của UBND cấp xã",
        f"{TITLE} của các xã, thị trấn",
        f"{TITLE} tại UBND các xã trên địa bàn huyện",
        f"{TITLE} cấp xã",
    ],
)
@pytest.mark.parametrize("own", [TITLE, f"{TITLE} cấp huyện", "* Cấp huyện"])
def test_a_table_of_another_level_has_no_codes_beside_the_own_one(own: str, other: str) -> None:
    assert _coded(_read(own, other)) == ["30"]
    assert _coded(_read(other, own)) == ["31"]
    assert [t.title for t in _read(own, other).unknown] == [other]


@pytest.mark.parametrize("title", [f"{TITLE} cấp xã", f"{TITLE} tại UBND huyện và cấp xã"])
def test_the_only_table_is_the_own_one_whatever_its_title(title: str) -> None:
    assert _coded(_read(title)) == ["30"]


def test_titles_of_both_levels_are_the_own_ones() -> None:
    assert _coded(_read(TITLE, f"{TITLE} cấp huyện và cấp xã")) == ["30", "31"]
