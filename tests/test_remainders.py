"""What a sentence says is left, and parts beside their wholes: which counts these are of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Paragraph, Place
from normalize.narrative import stated_facts
from normalize.phrasings import load_phrasings
from normalize.remainders import stated_rests
from normalize.report import StatedRest
from tests.figures import report
from validate.finding import Finding
from validate.run import validate


def rests(text: str) -> tuple[StatedRest, ...]:
    phrasings = load_phrasings()
    return stated_rests(stated_facts([Paragraph(text, Place())], phrasings, "2022-Q2"), phrasings)


def findings(text: str) -> list[Finding]:
    found = validate([report({"1.1.1": "20"}, rests=rests(text))]).findings
    return [f for f in found if f.rule_id in {"rest.said", "part.said"}]


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh giao huyện {} nhiệm vụ, hoàn thành {} nhiệm vụ, còn lại {} nhiệm vụ đang thực hiện.",
        "Đoàn kiểm tra chỉ ra {} tồn tại; các đơn vị đã khắc phục {} tồn tại, còn lại {} tồn tại.",
        "Biên chế viên chức: giao {}, có mặt {}, còn thiếu {} người.",
        "Phát hiện {} vấn đề, đã xử lý xong {} vấn đề, còn {} vấn đề chưa xử lý.",
    ],
)
@settings(max_examples=15)
@given(done=st.integers(50, 90), left=st.integers(2, 20), wrong=st.integers(-1, 3))
def test_what_is_left_is_the_whole_less_what_was_done(text: str, done: int, left: int, wrong: int) -> None:
    found = findings(text.format(done + left, done, left + wrong))
    assert len(found) == bool(wrong)
    assert all(str(done + left) in f.message for f in found)


def test_only_where_all_is_told_and_what_is_left_is_called_so_it_is_a_warning() -> None:
    told = "Tỉnh giao 60 nhiệm vụ, hoàn thành đúng hạn 51, hoàn thành quá hạn 03, còn lại 11 nhiệm vụ."
    assert [f.severity for f in findings(told)] == ["warning"]
    assert [f.severity for f in findings(told.replace("còn lại 11 nhiệm vụ", "đang thực hiện 11 nhiệm vụ"))] == ["info"]
    assert [f.severity for f in findings(told.replace("51", "51 (trong đó 26 nhiệm vụ quý trước chuyển qua)"))] == [
        "info"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh giao 60 nhiệm vụ, hoàn thành 51 nhiệm vụ, còn 12 xã chưa báo cáo.",  # other things
        "Tỉnh giao 60 nhiệm vụ, hoàn thành khoảng 50 nhiệm vụ, còn lại 11 nhiệm vụ.",
        "Tỉnh giao 60 nhiệm vụ, quý trước hoàn thành 51 nhiệm vụ, còn lại 12 nhiệm vụ.",
        "Sắp xếp 9 đơn vị còn 7 đơn vị.",
        "Huyện có 60 nhiệm vụ, còn lại 12 nhiệm vụ.",
        "Tỉnh giao 60 nhiệm vụ, hoàn thành 51 nhiệm vụ, tỷ lệ còn lại 12%.",
    ],
)
def test_what_is_no_rest(text: str) -> None:
    assert rests(text) == ()


def test_what_other_counts_of_the_sentence_explain_is_no_contradiction() -> None:
    text = (
        "Kỳ trước chuyển 14 hồ sơ, tiếp nhận mới 200 hồ sơ, giải quyết 190 hồ sơ, trả lại 03 hồ sơ, còn lại 21 hồ sơ."
    )
    assert findings(text) == []
    assert len(findings(text.replace("còn lại 21", "còn lại 29"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh giao 70 nhiệm vụ, hoàn thành 48 nhiệm vụ, còn lại 13 nhiệm vụ đang làm và 9 nhiệm vụ chưa làm.",
        "Nhận 33 đơn, giải quyết 24 đơn, còn lại 6 đơn (3 đơn rút).",
        "Được giao 95 biên chế, hiện có mặt 89 người, còn thiếu 6 người.",
    ],
)
def test_what_stands_behind_the_rest_is_of_the_whole_too(text: str) -> None:
    assert len(rests(text)) == 1
    assert findings(text) == []
    assert (
        len(findings(text.replace("giao 70", "giao 75").replace("33 đơn", "35 đơn").replace("giao 95", "giao 97"))) == 1
    )


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Phát ra {} phiếu khảo sát, thu về {} phiếu hợp lệ.", "warning"),
        ("Kiến nghị xử lý {} văn bản, đã xử lý xong {} văn bản.", "info"),
        ("Kiểm tra phát hiện {} vấn đề, đã xử lý {} vấn đề.", "info"),
    ],
)
@settings(max_examples=15)
@given(whole=st.integers(20, 400), more=st.integers(-15, 15))
def test_a_part_is_no_more_than_its_whole(text: str, severity: str, whole: int, more: int) -> None:
    found = findings(text.format(whole, whole + more))
    assert [f.severity for f in found] == [severity] * (more > 0)
