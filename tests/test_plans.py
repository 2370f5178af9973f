"""What stands under a heading about the time to come is planned; it is told by its heading alone."""

import pytest

from extract.document import Paragraph, Place
from normalize.plans import heading, without_plans


def kept(text: str) -> list[str]:
    lines = [line.strip() for line in text.strip().splitlines()]
    return [p.text for p in without_plans(Paragraph(line, Place()) for line in lines)]


def test_a_part_about_plans_ends_with_the_next_part() -> None:
    assert kept("""
        II. KẾT QUẢ THỰC HIỆN
        1. Cải cách thể chế
        Đã ban hành 02 văn bản.
        III. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II
        1. Kiện toàn 05 ban ISO cấp xã.
        2. Cải cách thể chế
        Ban hành 03 văn bản.
        IV. KIẾN NGHỊ
        Đề nghị Sở Nội vụ hướng dẫn.
    """) == [
        "II. KẾT QUẢ THỰC HIỆN", "1. Cải cách thể chế", "Đã ban hành 02 văn bản.", "IV. KIẾN NGHỊ",
        "Đề nghị Sở Nội vụ hướng dẫn.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "III. Phương hướng, nhiệm vụ thời gian tới", "Phần III. NHIỆM VỤ TRỌNG TÂM QUÝ II/2021", "B. KẾ HOẠCH CÔNG TÁC QUÝ II",
        "4) Nhiệm vụ quý II năm 2021:", "PHƯƠNG HƯỚNG NHIỆM VỤ 6 THÁNG CUỐI NĂM", "V- Nhiệm vụ trong quý tới",
    ],
)  # fmt: skip
def test_headings_of_plans(line: str) -> None:
    assert kept(f"{line}\nKiện toàn 05 ban ISO.") == []


@pytest.mark.parametrize(
    "line",
    [
        "I. Kết quả thực hiện nhiệm vụ quý I và phương hướng quý II", "1.1. Kế hoạch CCHC", "1. Công tác xây dựng kế hoạch CCHC năm 2021",
        "Phương hướng thời gian tới là giữ 05 ban ISO.", "II. Đánh giá tình hình thực hiện nhiệm vụ trọng tâm",
    ],
)  # fmt: skip
def test_lines_that_head_no_plans(line: str) -> None:
    assert kept(f"{line}\nCó 05 ban ISO.") == [line, "Có 05 ban ISO."]


def test_a_lower_part_ends_with_the_next_number_of_its_kind_or_a_higher_one() -> None:
    assert kept("3. Nhiệm vụ trọng tâm quý II\n1. Một\n2. Hai\n4. Kiến nghị\nBa") == ["4. Kiến nghị", "Ba"]
    assert kept("3. Nhiệm vụ trọng tâm quý II\nMột\nIV. Đánh giá\nHai") == ["IV. Đánh giá", "Hai"]


def test_roman_numbers_count() -> None:
    found = [heading(Paragraph(f"{roman}. Phần", Place())) for roman in ("I", "IV", "IX", "XIV")]
    assert [h.number for h in found if h] == [1, 4, 9, 14]
