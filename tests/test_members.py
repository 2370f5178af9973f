"""What a figure of the narrative is said to consist of, beside that figure."""

from __future__ import annotations

import pytest

from normalize.narrative import narrative_drafts
from normalize.notes import restated
from normalize.phrasings import load_phrasings
from tests.drawn import paragraph


def consisting(text: str) -> list[tuple[str, str]]:
    """The value of each fact with members, and what these add up to."""
    drafts = narrative_drafts([paragraph(text)], load_phrasings(), "2023")
    sums = [(d.figure, restated(d.noted)) for d in drafts if d.noted]
    return [(str(figure.value), str(total.value)) for figure, total in sums if figure and total]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Quận có 9 ban ISO, gồm ban ISO của UBND quận, ban của Đội Kiểm tra quy tắc đô thị và 6 ban phường.", "9 8"),
        ("Toàn huyện có 21 ban ISO, gồm: UBND huyện, 03 phòng chuyên môn và 17 xã, thị trấn.", "21 21"),
        ("Tổng số ban ISO là 16 (UBND huyện, Thanh tra huyện và 14 xã).", "16 16"),
        ("Huyện được giao 95 biên chế, gồm 90 công chức và 6 hợp đồng.", "95 96"),
        # where a member ends is not sure
        ("Huyện có 13 ban ISO, gồm Văn phòng HĐND và UBND huyện, Phòng Nội vụ và 11 xã.", ""),
        ("Huyện có 18 ban ISO: UBND huyện, Phòng Kinh tế và Hạ tầng, Phòng Tư pháp và 15 xã.", ""),
        # what is listed are no members
        ("Bổ nhiệm mới 5 người (trong đó 1 trưởng phòng, 2 phó trưởng phòng).", ""),
        ("Tiếp nhận 8 phản ánh, kiến nghị (quý I có 3 phản ánh, quý II có 4 phản ánh).", ""),
        ("Huyện có 12 phòng chuyên môn và 5 đơn vị sự nghiệp.", ""),
    ],
)
def test_members_add_up_or_do_not(text: str, said: str) -> None:
    assert consisting(text) == ([tuple(said.split())] if said else [])
