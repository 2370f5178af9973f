"""Sentences in the manner of districts that write lists, brackets and asides of their own."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    # posts and who fills them
    (
        "Hợp đồng lao động tại cơ quan hành chính được giao 09, đang thực hiện 08.",
        "2021",
        "hopdong.giao 9 hopdong.co 8",
    ),
    (
        (
            "Tính đến hết quý, trong số 101 biên chế hành chính được giao có 97 người đang công tác; trong số 1.204 biên chế "
            "sự nghiệp được giao có 1.166 người đang công tác."
        ),
        "2021-Q3",
        "bienche.giao 101 bienche.co 97 sunghiep.giao 1204 sunghiep.co 1166",
    ),
    ("Trong 96 biên chế công chức được giao có 08 biên chế của Thanh tra huyện.", "2021", "bienche.giao 96"),
    ("Đầu năm 2022 số công chức có mặt là 91 người, số viên chức có mặt là 1.020 người.", "2022-Q3", ""),
    ("Đầu năm 2022 tỉnh giao huyện 95 biên chế công chức.", "2022-Q3", "bienche.giao 95"),
    ("Tuyển dụng công chức: 3 người; tuyển dụng viên chức: 41 người.", "2021", ""),
    ("Tuyển dụng viên chức 18 người, thi hành kỷ luật 01 công chức.", "2021", ""),
    ("Trong quý tinh giản 02 biên chế trên tổng số 09 trường hợp theo kế hoạch cả năm.", "2021", ""),
    # tasks
    ("Kế hoạch CCHC năm nay gồm 41 nhiệm vụ; tới nay mười hai nhiệm vụ đã xong.", "2021", "nhiemvu 41"),
    ("Năm 2021 huyện đề ra 48 nhiệm vụ (06 lĩnh vực).", "2021", "nhiemvu 48 linhvuc 6"),
    # procedures
    ("Số thủ tục: huyện 296 thủ tục, xã 112 thủ tục.", "2021", "tthc 296"),
    ("12 xã, phường cùng áp dụng 118 thủ tục, trong đó mới có 09 thủ tục mức độ 3.", "2021", ""),
    (
        "Trong các thủ tục mức độ 3, phòng Tài chính - Kế hoạch phụ trách 11, phòng Tư pháp phụ trách 9.",
        "2021",
        "",
    ),
    ("Quý IV tập trung nâng mức độ 4 lên 44 thủ tục.", "2022-Q3", ""),
    ("Quý III có 44 thủ tục mức độ 4.", "2022-Q3", "md4 44"),
    ("Quý IV năm trước có 44 thủ tục mức độ 4.", "2022-Q3", ""),
    # files
    ("9 xã, thị trấn có tổng cộng 71 hồ sơ mức độ 3.", "2021", ""),
    ("Qua BCCI huyện trả 96 hồ sơ. Xã trả qua bưu điện 21 hồ sơ.", "2021", "bcci.ketqua 96"),
    ("Tỷ lệ nộp trực tuyến ở mức độ 4 đạt 93,1% (95/102 hồ sơ).", "2021", ""),
    ("Hồ sơ mức độ 4 chiếm 12% (61/508 hồ sơ).", "2021", "md4.hoso 61"),
    # people
    (
        "Chín lượt quyết định về lãnh đạo phòng: điều động, bổ nhiệm mới 05, bổ nhiệm lại 04.",
        "2021",
        "bonhiem.moi 5 bonhiem.lai 4",
    ),
    ("Ban hành 09 quyết định về quy chế làm việc: sửa đổi 05, bãi bỏ 04.", "2021", ""),
    # offices
    (
        "Tự chủ kinh phí: 12/12 cơ quan, 15/15 xã, thị trấn; sự nghiệp 33/33 đơn vị.",
        "2021",
        "tuchu.huyen 12 tuchu.xa 15 tuchu.sunghiep 33",
    ),
    ("11/11 cơ quan huyện, 14/14 xã, thị trấn thực hiện tự chủ.", "2021", "tuchu.huyen 11 tuchu.xa 14"),
    (
        "41/41 đơn vị sự nghiệp được giao quyền tự chủ. Trong 41 đơn vị sự nghiệp nói trên, 36 đơn vị là trường học.",
        "2021",
        "tuchu.sunghiep 41",
    ),
    (
        (
            "Trong 26 đơn vị sự nghiệp tự chủ, số tự bảo đảm chi thường xuyên, tự bảo đảm một phần và được Nhà nước bảo đảm "
            "lần lượt là 02, 06, 18 đơn vị."
        ),
        "2021",
        "tuchu.sunghiep 26",
    ),
    ("Hiện có 20 ban ISO tại UBND huyện, 3 phòng và 16 xã, thị trấn.", "2021", "iso 20 iso.xa 16"),
    ("Có 04 ban ISO tại UBND huyện, xã có 12 ban.", "2021", "iso.xa 12"),
)


@pytest.mark.parametrize(("text", "year", "wanted"), SENTENCES)
def test_sentences_in_other_voices(text: str, year: str, wanted: str) -> None:
    assert sorted(facts(text, year=year)) == told(wanted)


def test_a_sentence_comes_to_the_reports_own_time() -> None:
    longer = "Sau 9 tháng có 1.340 hồ sơ mức độ 3, 288 hồ sơ mức độ 4."
    own = "Trong đó quý III: 455 hồ sơ mức độ 3, 101 hồ sơ mức độ 4."
    assert facts(f"{longer} {own}", year="2022-Q3") == [("md3.hoso", "455"), ("md4.hoso", "101")]


@pytest.mark.parametrize(
    "text",
    [
        "Kho bạc huyện nhận 1.210 hồ sơ mức độ 4.",
        "Trung tâm Phục vụ hành chính công cấp tỉnh nhận 310 hồ sơ mức độ 3.",
    ],
)
def test_what_offices_of_other_levels_receive_is_none_of_the_districts(text: str) -> None:
    assert facts(text, year="2022-Q3") == []


def test_the_district_is_set_against_another_one() -> None:
    text = "Huyện bạn đã có 71 thủ tục mức độ 4, huyện ta mới được 22 thủ tục mức độ 4."
    assert facts(text, year="2022-Q1") == [("md4", "22")]
