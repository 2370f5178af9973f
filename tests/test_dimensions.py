"""Rows of a table that are parts of the row above them are not added up with it; rows below a blank one are."""

from __future__ import annotations

import pytest

from normalize import dimensions
from normalize.dimensions import known_parts
from normalize.form import load_form
from normalize.part_rows import is_part
from normalize.report import Report
from normalize.reports import normalize
from tests.drawn import document, table
from validate.finding import Finding
from validate.run import validate

HEADER = """
    TT | Lĩnh vực | Số hồ sơ đã tiếp nhận | <                      | <                | Kết quả giải quyết     | <            | <           | <                        | <            | <
    ^  | ^        | Tổng số               | Trong đó               | <                | Số hồ sơ đã giải quyết | <            | <           | Số hồ sơ đang giải quyết | <            | <
    ^  | ^        | ^                     | Số kỳ trước chuyển qua | Số mới tiếp nhận | Tổng số                | Trả đúng hạn | Trả quá hạn | Tổng số                  | Chưa đến hạn | Quá hạn
"""
LAND = "    1  | Đất đai    | 46  | 4  | 42  | 40  | 38  | 2 | 6  | 6  | 0\n"
TRADE = "    2  | Công chứng | 212 | 11 | 201 | 205 | 201 | 4 | 7  | 6  | 1\n"
PART = "    {} | {}         | 84  | 3  | 81  | 82  | 80  | 2 | 2  | 2  | 0\n"
OTHER = "    {} | {}         | 128 | 8  | 120 | 123 | 121 | 2 | 5  | 4  | 1\n"
BLANK = "    2  | Công chứng |     |    |     |     |     |   |    |    |  \n"
TOTAL = "       | Tổng cộng  | 258 | 15 | 243 | 245 | 239 | 6 | 13 | 12 | 1\n"


def read(rows: str) -> Report:
    """A report whose second appendix has this table."""
    blocks = ("BÁO CÁO", "Công tác cải cách hành chính quý I năm 2021", "Nơi nhận: Như trên", "Phụ lục 2")
    drawn = document(*blocks, "b) Tình hình giải quyết hồ sơ", table(HEADER + rows))
    return normalize(drawn, source_name="", sha256="0" * 64)


def names(report: Report) -> list[str]:
    return list(dict.fromkeys(o.dimension for o in report.observations if o.code == "PL2.1b.1"))


def errors(report: Report) -> list[Finding]:
    return [f for f in validate([report]).findings if f.severity == "error"]


@pytest.mark.parametrize("sign", ["Trong đó: ", "- ", "+ ", "- Trong đó: ", "(Trong đó) ", "Gồm "])
def test_a_part_of_the_row_above_is_not_in_the_total(sign: str) -> None:
    report = read(LAND + TRADE + PART.format("", f"{sign}Sao y bản chính") + TOTAL)
    assert names(report) == ["Đất đai", "Công chứng", f"{sign}Sao y bản chính", "Tổng cộng"]
    assert errors(report) == []


def test_a_wrong_total_is_found_beside_parts() -> None:
    parts = PART.format("-", "Trong đó: Sao y") + OTHER.format("-", "Trong đó: Chữ ký")
    report = read(LAND + TRADE + parts + TOTAL.replace("239", "229"))
    (finding,) = errors(report)
    assert "PL2.1b.5" in finding.codes
    (culprit,) = [o for o in report.observations if o.observation_id == finding.likely_culprit]
    assert (culprit.dimension, culprit.value_raw) == ("Tổng cộng", "229")


def test_a_part_s_own_row_must_add_up_too() -> None:
    report = read(LAND + TRADE + PART.format("", "Trong đó: Sao y").replace("81", "71") + TOTAL)
    assert len(errors(report)) == 1


@pytest.mark.parametrize("sign", ["- ", "+ ", "Trong đó: "])
def test_rows_below_a_blank_one_or_an_opening_total_are_the_table_s_own(sign: str) -> None:
    below = PART.format("", f"{sign}Sao y bản chính") + OTHER.format("", f"{sign}Chữ ký")
    blank = read(LAND + BLANK + below + TOTAL)
    assert names(blank) == ["Đất đai", "Công chứng", "Sao y bản chính", "Chữ ký", "Tổng cộng"]
    opening = read(TOTAL + LAND.replace("Đất đai", f"{sign}Đất đai") + below)
    assert names(opening) == ["Tổng cộng", "Đất đai", "Sao y bản chính", "Chữ ký"]
    for report in (blank, opening):
        assert errors(report) == []


def test_a_part_in_a_table_of_its_own_is_one() -> None:
    assert names(read(PART.format("", "Trong đó: Sao y"))) == ["Trong đó: Sao y"]
    assert names(read(PART.format("", "- Sao y"))) == ["Sao y"]


def test_a_part_of_the_closing_total_is_one() -> None:
    report = read(LAND + TRADE + TOTAL + PART.format("", "Trong đó: Nộp trực tuyến"))
    assert names(report)[-1] == "Trong đó: Nộp trực tuyến"
    assert errors(report) == []


@pytest.mark.parametrize("name", ["Đất đai", "Gốm sứ", "Chia sẻ dữ liệu"])
def test_other_names_are_no_parts(name: str) -> None:
    assert not is_part(name)


@pytest.mark.parametrize(
    ("lines", "count", "found"),
    [
        (["Đất đai", "Hộ tịch"], 2, ["Đất đai", "Hộ tịch"]),
        (["Đất", "đai", "Hộ tịch"], 2, ["Đất đai", "Hộ tịch"]),
        (["Đất đai", "Hộ tịch"], 3, []),
        (["Đất đai", "Nghề lạ chưa ai kể"], 2, []),
    ],
)
def test_lines_of_one_cell_are_so_many_known_names(lines: list[str], count: int, found: list[str]) -> None:
    assert known_parts(lines, count, load_form()) == found


def test_lines_that_are_known_names_in_two_ways_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"Đất", "Đất đai", "đai Hộ tịch", "Hộ tịch"}
    monkeypatch.setattr(dimensions, "dimension_code", lambda name, _: name if name in known else "")
    assert known_parts(["Đất", "đai", "Hộ tịch"], 2, load_form()) == []
    known.remove("đai Hộ tịch")
    assert known_parts(["Đất", "đai", "Hộ tịch"], 2, load_form()) == ["Đất đai", "Hộ tịch"]
