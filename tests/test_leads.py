"""A fact stated twice with two figures, one of them behind a lead that names another matter."""

from __future__ import annotations

import pytest

from normalize.form import load_form
from normalize.leads import lead, without_other_matters
from normalize.narrative import fact_drafts, stated_facts
from normalize.phrasings import load_phrasings
from tests.drawn import paragraph

STATED = "Đến nay huyện đã cung cấp 62 thủ tục mức độ 3."


def read(*lines: str, year: str = "2021-Q2") -> list[tuple[str, str]]:
    phrasings = load_phrasings()
    said = list(stated_facts([paragraph(line) for line in lines], phrasings, year))
    left = without_other_matters(said, load_form("form2021"), "UBND huyện Sơn Khê", year)
    drafts = fact_drafts(left, phrasings)
    return [(d.indicator.code.removeprefix("TM."), d.value_raw) for d in drafts if d.indicator]


@pytest.mark.parametrize(
    "other",
    [
        "Khởi điểm: 41 thủ tục mức độ 3.",
        "Lộ trình đến quý IV: 80 thủ tục mức độ 3.",
        "Danh mục dùng chung ba cấp: 402 thủ tục mức độ 3.",
        "Các xã, thị trấn: 12 thủ tục mức độ 3.",
    ],
)
def test_what_a_strange_lead_says_is_of_another_matter(other: str) -> None:
    assert read(STATED, other) == read(other, STATED) == [("md3", "62")]


@pytest.mark.parametrize(
    "again",
    [
        "Ưu điểm: đã có 58 thủ tục mức độ 3.",
        "Trong quý II: 58 thủ tục mức độ 3.",
        "Cấp huyện: 58 thủ tục mức độ 3.",
        "Dịch vụ công trực tuyến: 58 thủ tục mức độ 3.",
        "Hiện huyện cung cấp 58 thủ tục mức độ 3.",
    ],
)
def test_a_lead_of_the_same_matter_leaves_the_contradiction(again: str) -> None:
    assert read(STATED, again) == [("md3", "62"), ("md3", "58")]


@pytest.mark.parametrize(
    "other",
    [
        "Doanh nghiệp bưu chính hỗ trợ kê khai 41 thủ tục mức độ 3.",
        "Trước khi nâng cấp (năm 2015), huyện có 41 thủ tục mức độ 3.",
        "Nhóm nghiên cứu khảo sát 41 thủ tục mức độ 3 tại trường đại học.",
    ],
)
def test_what_a_strange_clause_says_is_of_another_matter(other: str) -> None:
    assert read(STATED, other) == read(other, STATED) == [("md3", "62")]


@pytest.mark.parametrize(
    "again",
    [
        "Trên hệ thống dịch vụ công trực tuyến, huyện hiện cung cấp 58 thủ tục ở mức độ 3.",
        "UBND huyện Sơn Khê duy trì 58 thủ tục mức độ 3, góp phần giảm phiền hà.",
        "Toàn huyện có 58 thủ tục mức độ 3 và được duy trì thường xuyên.",
        "Theo đúng Quyết định số 68/2020/QĐ-UBND, huyện cung cấp 58 thủ tục mức độ 3.",
    ],
)
def test_a_clause_of_the_same_matter_leaves_the_contradiction(again: str) -> None:
    assert read(STATED, again) == [("md3", "62"), ("md3", "58")]


def test_a_strange_lead_stays_where_nothing_else_states_the_fact_or_all_agree() -> None:
    assert read("Điểm nhấn số hóa: 58 thủ tục mức độ 3.") == [("md3", "58")]
    assert read(STATED, "Điểm nhấn số hóa: 62 thủ tục mức độ 3.") == [("md3", "62"), ("md3", "62")]
    strange = ["Điểm nhấn số hóa: 58 thủ tục mức độ 3.", "Mô hình thí điểm: 41 thủ tục mức độ 3."]
    assert read(*strange) == [("md3", "58"), ("md3", "41")]


def test_what_is_said_of_communes_is_theirs() -> None:
    lines = ["Xã, thị trấn: 11/11 đơn vị thực hiện tự chủ.", "Có 10/11 xã, thị trấn thực hiện tự chủ."]
    assert [code for code, _ in read(*lines)] == ["tuchu.xa", "tuchu.xa"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("da co 62 thu tuc", ""),
        ("cap xa: 62 thu tuc", "cap xa"),
        ("cap xa: muc 3: 96; muc 4: 62", "cap xa  muc 4"),
        ("cap xa: 96 muc 3; 62 muc 4", "cap xa"),
        ("huyen: 96; cap xa: 62 muc 4", " cap xa"),
        ("luc 8:30 co 62 thu tuc", ""),
    ],
)
def test_the_lead_before_a_figure(text: str, said: str) -> None:
    assert lead(text, text.index("62")) == said
