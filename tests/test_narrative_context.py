"""What the line above and the sentence before say of a figure."""

from __future__ import annotations

import pytest

from normalize.narrative import narrative_drafts
from normalize.phrasings import load_phrasings
from tests.drawn import paragraph
from tests.narrated import facts

PHRASINGS = load_phrasings()


def test_an_item_is_read_behind_the_line_that_opens_its_list() -> None:
    lines = [
        "Biên chế được giao năm 2021:",
        "- Khối hành chính: 86 người;",
        "- Hợp đồng lao động: 06 người;",
        "- Khối sự nghiệp: 1.200 người.",
        "Kế hoạch đề ra 40 nhiệm vụ.",
        "- Hợp đồng lao động: 05 người;",
    ]
    drafts = narrative_drafts([paragraph(line) for line in lines], PHRASINGS, "2021")
    found = [(d.indicator.code, d.value_raw, d.quote) for d in drafts if d.indicator]
    assert found == [
        ("TM.bienche.giao", "86", lines[1]),
        ("TM.hopdong.giao", "06", lines[2]),
        ("TM.sunghiep.giao", "1.200", lines[3]),
        ("TM.nhiemvu", "40", lines[4]),
    ]


def test_the_topic_of_the_sentence_before_holds() -> None:
    text = "Dịch vụ bưu chính công ích được duy trì. Có 37 TTHC được đăng ký, 12 TTHC phát sinh hồ sơ."
    assert facts(text) == [("bcci.tthc", "37"), ("bcci.phatsinh", "12")]


def test_the_topic_of_a_heading_holds_for_the_paragraph_below_it_only() -> None:
    lines = ["c) Dịch vụ bưu chính công ích", "Đã đăng ký 37 TTHC.", "Đã đăng ký 21 TTHC."]
    drafts = narrative_drafts([paragraph(line) for line in lines], PHRASINGS, "2021")
    assert [(d.indicator.code, d.value_raw) for d in drafts if d.indicator] == [("TM.bcci.tthc", "37")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Biên chế hành chính được giao 92 người. Hiện có mặt 88 người.",
            [("bienche.giao", "92"), ("bienche.co", "88")],
        ),
        ("Biên chế sự nghiệp được giao 900 người. Đã cử 08 người đi học.", [("sunghiep.giao", "900")]),
        (
            "Có 15 xã thực hiện tự chủ. Ở cấp huyện, con số này là 11 cơ quan hành chính và 40 đơn vị sự nghiệp.",
            [("tuchu.xa", "15"), ("tuchu.huyen", "11"), ("tuchu.sunghiep", "40")],
        ),
        ("Huyện có 20 ban ISO. Trong đó có 17 ban ở xã, thị trấn.", [("iso", "20"), ("iso.xa", "17")]),
    ],
)
def test_a_sentence_that_goes_on(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


def test_what_opens_a_list_holds_for_its_items_and_numbers_of_items_are_none() -> None:
    text = "Tự chủ: (1) cơ quan hành chính: 11 cơ quan; (2) xã, phường: 18 đơn vị; (3) đơn vị sự nghiệp: 52 đơn vị."
    assert facts(text) == [("tuchu.huyen", "11"), ("tuchu.xa", "18"), ("tuchu.sunghiep", "52")]
