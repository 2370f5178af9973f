"""Parts and wholes: a total states a fact, its parts do not, and a whole is named by its part."""

from __future__ import annotations

import pytest

from normalize.narrative import narrative_drafts
from normalize.phrasings import load_phrasings
from tests.drawn import paragraph
from tests.narrated import facts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Mức độ 3 có 45 thủ tục, mức độ 4 có 12 thủ tục, cộng 57 thủ tục cấp huyện.",
            [("md3", "45"), ("md4", "12"), ("tthc", "57")],
        ),
        ("Có 9 đơn vị sự nghiệp giáo dục, 3 đơn vị sự nghiệp khác, tổng cộng 12 đơn vị sự nghiệp.", [("dvsn", "12")]),
        ("45 thủ tục ở mức độ 3, 12 thủ tục còn lại ở mức độ 4.", [("md3", "45"), ("md4", "12")]),
        (
            "Khối hành chính 90/92 biên chế, khối sự nghiệp 66/70 người (có mặt/được giao).",
            [("bienche.co", "90"), ("bienche.giao", "92"), ("sunghiep.co", "66"), ("sunghiep.giao", "70")],
        ),
        ("Tiếp nhận 35 kiến nghị của cử tri gửi đến kỳ họp.", []),
        ("Huyện đề ra 15 chỉ tiêu cải cách hành chính.", []),
    ],
)
def test_totals_remainders_and_other_matters(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Biên chế sự nghiệp hiện có 880 người, trong đó sự nghiệp giáo dục 785 người, sự nghiệp y tế 95 người.",
            [("sunghiep.co", "880")],
        ),
        ("Bổ nhiệm mới 02 trưởng phòng, 03 phó trưởng phòng, tổng cộng 05 người.", [("bonhiem.moi", "5")]),
        (
            "Tự chủ: 40 đơn vị sự nghiệp giáo dục, 06 đơn vị sự nghiệp khác, chung cả huyện 46 đơn vị sự nghiệp.",
            [("tuchu.sunghiep", "46")],
        ),
        (
            "Tổng số cơ quan hành chính thực hiện tự chủ là 29, gồm 12 cơ quan hành chính cấp huyện và 17 xã.",
            [("tuchu.huyen", "12"), ("tuchu.xa", "17")],
        ),
        ("Ban ISO: xã, thị trấn 14 ban; các phòng 06 ban; cộng toàn huyện 20 ban.", [("iso.xa", "14"), ("iso", "20")]),
        ("Tỷ lệ sử dụng chữ ký số: cấp huyện 99%, cấp xã 85%; tính chung các cơ quan là 91%.", [("chukyso", "91")]),
    ],
)
def test_a_total_and_its_parts(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Sử dụng 80 biên chế hành chính trong tổng số 84 biên chế được giao, 5 hợp đồng trong tổng số 6 được giao.",
            [("bienche.co", "80"), ("bienche.giao", "84"), ("hopdong.co", "5"), ("hopdong.giao", "6")],
        ),
        ("Có 1.010 người trên tổng số 1.050 biên chế sự nghiệp.", [("sunghiep.co", "1010"), ("sunghiep.giao", "1050")]),
        (
            "Tỉnh giao 90 biên chế hành chính và 7 hợp đồng, hiện sử dụng 85 biên chế và 6 hợp đồng.",
            [("bienche.giao", "90"), ("hopdong.giao", "7"), ("bienche.co", "85"), ("hopdong.co", "6")],
        ),
    ],
)
def test_a_part_and_that_of_which_it_is_one(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("100% cơ quan sử dụng văn phòng điện tử cũng như chữ ký số.", [("vpdt", "100"), ("chukyso", "100")]),
        ("Tỷ lệ cơ quan sử dụng chữ ký số 97%; tỷ lệ sử dụng thư công vụ 80%.", [("chukyso", "97")]),
        ("Đã thực hiện bổ nhiệm mới đối với 03 công chức lãnh đạo.", [("bonhiem.moi", "3")]),
        ("Bổ nhiệm lại 03 công chức lãnh đạo; bổ nhiệm 10 viên chức quản lý trường học.", [("bonhiem.lai", "3")]),
        ("Chốt kiểm dịch phòng dịch đã cấp 450 giấy đi đường.", []),
        ("Các phòng chuyên môn của huyện gửi 45 giấy mời.", []),
        ("Kế hoạch đề ra 38 nhiệm vụ CCHC, 7 lĩnh vực và 14 chỉ tiêu.", [("nhiemvu", "38"), ("linhvuc", "7")]),
    ],
)
def test_what_a_figure_counts(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Cơ quan hành chính thuộc huyện thực hiện tự chủ: 11/12.",
        "Đơn vị sự nghiệp thực hiện tự chủ: 11/12.",
        "Có 11/12 đơn vị sự nghiệp thực hiện tự chủ theo Nghị định số 16/2015/NĐ-CP.",
    ],
)
def test_units_out_of_all_units_are_one_figure_with_its_whole(text: str) -> None:
    (draft,) = narrative_drafts([paragraph(text)], load_phrasings(), "2021")
    assert (draft.value_raw, draft.figure and draft.figure.denominator) == ("11/12", 12)
