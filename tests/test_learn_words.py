"""What the words of a form say: numbers, units, choices, gaps in sentences."""

from __future__ import annotations

import time

import pytest

from normalize.form import load_form
from normalize.letterhead import read_letterhead
from rasoat.learn.labels import choices_in, kind_of, unit_in
from rasoat.learn.narrative import narrative_asked
from rasoat.learn.numbering import split_number, tree
from rasoat.learn.reader import read_skeleton
from tests.drawn import document
from tests.drawn import table as table_of

UNITS = ("Hồ sơ", "Người")


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Xã đã tổ chức ….. buổi tuyên truyền.", [("Số buổi tuyên truyền", "Buổi")]),
        (
            "Tiếp nhận ........ hồ sơ, trong đó …… hồ sơ trực tuyến và ____ hồ sơ trực tiếp tại bộ phận một cửa",
            [("Số hồ sơ tiếp nhận", "Hồ sơ"), ("Số hồ sơ trực tuyến", "Hồ sơ"), ("Số hồ sơ trực tiếp", "Hồ sơ")],
        ),
        ("Số: …/BC-UBND ngày … tháng … năm 20…", []),
        ("Kế hoạch kiểm tra, rà soát, ... làm cơ sở để thực hiện", []),
        ("Tỷ lệ đạt ….%", []),
    ],
)
def test_a_gap_in_a_sentence_asks_for_a_fact(sentence: str, facts: list[tuple[str, str]]) -> None:
    assert [(f.label, f.unit) for f in narrative_asked([sentence], UNITS).facts] == facts


PLAIN = """
    Chỉ tiêu                                  | Kế hoạch năm | Thực hiện
    I. Tiếp công dân                          |              |
    1. Tổng số lượt tiếp công dân (lượt)      | ...          | ...
    - Lượt thường xuyên (lượt)                |              |
    - Lượt định kỳ (lượt)                     |              |
    2. Số đơn đã xử lý (đơn)                  |              |
    """


ACROSS = """
    STT | Lĩnh vực | Số đơn | <        | Ghi chú
    ^   | ^        | Tổng số | Quá hạn | ^
    1   | Đất đai  |        |          |
    2   | Tư pháp  |        |          |
    """


def test_a_form_with_numbers_in_its_labels_units_in_brackets_and_roman_appendices() -> None:
    found = document(
        "BÁO CÁO", "Công tác tiếp công dân quý I năm 2026", "PHỤ LỤC I", table_of(PLAIN), "Phụ lục II",
        "(Đơn vị tính: Đơn)", table_of(ACROSS, at=2), table_of("Nơi nhận: Lưu VT | TM. ỦY BAN NHÂN DÂN", at=3),
    )  # fmt: skip
    skeleton = read_skeleton(found, "moi", load_form("form2021"))
    assert skeleton.title == "tiep cong dan"
    first, second = skeleton.tables
    assert [(i.code, i.unit, i.kind) for i in first.items] == [
        ("PL1.I", "", "group"), ("PL1.I.1", "Lượt", "count"), ("PL1.I.1a", "Lượt", "count"),
        ("PL1.I.1b", "Lượt", "count"), ("PL1.I.2", "Đơn", "count"),
    ]  # fmt: skip
    assert (first.headers["value"], first.headers["past"]) == ("Thực hiện", "Kế hoạch năm")
    assert (second.dimension, second.names) == ("Lĩnh vực", ("Đất đai", "Tư pháp"))
    assert [(i.code, i.label, i.unit) for i in second.items] == [
        ("PL2.1", "Số đơn > Tổng số", "Đơn"), ("PL2.2", "Số đơn > Quá hạn", "Đơn"),
    ]  # fmt: skip


def test_a_document_without_tables_to_fill_in_teaches_nothing() -> None:
    letter = document("BÁO CÁO", "Thư mời", table_of("Nơi nhận: Lưu VT | TM. ỦY BAN NHÂN DÂN"))
    assert read_skeleton(letter, "moi", load_form("form2021")).tables == ()


def numbered(*rows_: str) -> list[str]:
    """The codes of rows given as `number label`."""
    split = [split_number(*row.split(" ", maxsplit=1)) for row in rows_]
    return [code for code, _ in tree(split)]


def test_a_tree_is_made_of_any_numbering() -> None:
    assert numbered("I x", "1 x", "1.1 x", "2 x", "II x", "1 x", "a) x", "b) x") == [
        "I", "I.1", "I.1.1", "I.2", "II", "II.1", "II.1a", "II.1b",
    ]  # fmt: skip
    assert numbered("A x", "I x", "1 x", "II x", "B x", "1 x") == ["A", "A.I", "A.I.1", "A.II", "B", "B.1"]
    assert numbered("3.1.3 x", "- x", "- x", "3.1.4 x") == ["3.1.3", "3.1.3a", "3.1.3b", "3.1.4"]


def test_numbers_that_go_on_with_another_group_are_counted_anew() -> None:
    assert numbered("1 x", "1.1 x", "1.1.1 x", "1.2 x", "1.1.1 x", "1.1.2 x")[-2:] == ["1.2.1", "1.2.2"]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("0=Chưa; 1=Đang làm; 2=Xong", {"0": "Chưa", "1": "Đang làm", "2": "Xong"}),
        ("Chưa có = 0 2 cấp = 1 3 cấp = 2", {"0": "Chưa có", "1": "2 cấp", "2": "3 cấp"}),
        ("Triển khai (1=Có; 0=Không)", {"0": "Không", "1": "Có"}),
        ("Có/Không", {"0": "Không", "1": "Có", "x": "Có"}),
        ("Số hộ năm 2021", {}),
    ],
)
def test_choices_are_read_in_either_order(text: str, choices: dict[str, str]) -> None:
    assert choices_in(text) == choices


def test_units_and_kinds() -> None:
    known = ("Hồ sơ", "Thủ tục", "Số lượng", "TTHC")
    assert unit_in("Số TTHC có phát sinh hồ sơ", known) == "TTHC"
    assert unit_in("Hồ sơ tiếp nhận > Tiếp nhận tại nơi giải quyết TTHC", known) == "Hồ sơ"
    assert kind_of("Tỷ lệ hồ sơ", "", {}) == "percent"
    assert kind_of("Khó khăn, vướng mắc", "", {}) == "text"


@pytest.mark.parametrize("text", ["a" * 200_000, "." * 200_000, "1=" * 100_000, "UBND xã " * 30_000, "(a " * 60_000])
def test_a_hostile_cell_or_sentence_takes_no_more_than_a_moment(text: str) -> None:
    start = time.monotonic()
    found = document(
        text, "BÁO CÁO", text, "Phụ lục 1", table_of(f"TT | Chỉ tiêu | Số liệu\n1 | {text} |\n2 | Số hộ |")
    )
    read_skeleton(found, "moi", load_form("form2021"))
    read_letterhead(found.blocks, text)
    assert time.monotonic() - start < 10
