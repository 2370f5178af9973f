"""Figures of another time, of a plan, of another level of government state nothing."""

from __future__ import annotations

import pytest

from tests.narrated import facts


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu cuối năm cung cấp 80 thủ tục mức độ 3, nâng tổng số lên 120 thủ tục.",
        "Năm 2020, huyện có 62 thủ tục ở mức độ 3.",
        "Cuối năm 2020 mới có 62 TTHC mức độ 3 và 13 TTHC mức độ 4.",
        "Riêng cấp xã đang thực hiện 131 TTHC, trong đó 7 TTHC mức độ 3.",
        "Dự kiến quý tới tiếp nhận 15 phản ánh, kiến nghị.",
        "Năm 2020, toàn huyện mới phát sinh 68 hồ sơ mức độ 3 và 9 hồ sơ mức độ 4.",
        "Lũy kế từ khi khai trương đến nay, bưu điện đã trả 1.150 hồ sơ cho công dân.",
        "Từ khi ký thỏa thuận đến nay, lũy kế đã chuyển phát 1.150 kết quả qua bưu chính.",
        "Kế hoạch năm đề ra 60 thủ tục đăng ký qua bưu chính công ích.",
        "Huyện rộng 790 km2, dân số 87.300 người, có 14 xã, thị trấn.",
        "Đã tinh giản 02 phòng chuyên môn.",
        "UBND huyện tinh giản 03 đơn vị sự nghiệp công lập.",
        "Đây là nhiệm vụ cải cách hành chính trọng tâm của nhiệm kỳ 2020 - 2025.",
        "Cung cấp dịch vụ công trực tuyến mức độ 3, 4 theo Quyết định số 15/QĐ-UBND ngày 03/02/2021.",
    ],
)
def test_other_years_plans_and_levels_are_left_out(text: str) -> None:
    assert facts(text) == []


def test_the_present_resumes_after_the_past() -> None:
    assert facts("Cuối năm 2020 có 62 thủ tục mức độ 3, đến nay có 75 thủ tục mức độ 3.") == [("md3", "75")]


def test_a_growth_is_not_a_stock() -> None:
    assert facts("Tăng 12 thủ tục mức độ 3 so với quý trước.") == []


def test_the_items_of_a_plan_are_plans() -> None:
    lines = ["Phấn đấu đến cuối năm:", "- Cung cấp 80 thủ tục mức độ 3;"]
    assert facts(*lines) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Số thủ tục mức độ 3 tăng từ 35 (tháng 12/2020) lên 40 thủ tục.", [("md3", "40")]),
        ("Số TTHC mức độ 4 từ 12 TTHC của quý trước đã lên 18 TTHC.", [("md4", "18")]),
        ("UBND tỉnh đã cung cấp 1.250 TTHC mức độ 3 và 420 TTHC mức độ 4.", []),
        ("Kế hoạch CCHC của tỉnh gồm 8 lĩnh vực với 52 nhiệm vụ.", []),
        ("Huyện bố trí 2 phòng họp trực tuyến và 1 phòng tiếp công dân.", []),
        ("Đã điều động, bổ nhiệm 12 hiệu trưởng các trường trên địa bàn.", []),
    ],
)
def test_the_present_of_this_district_alone(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Quý III huyện tiếp nhận 14 hồ sơ mức độ 4, sang quý IV đã tiếp nhận 31 hồ sơ mức độ 4.", "31"),
        ("Quý III/2021: 14 hồ sơ mức độ 4; quý 4/2021: 31 hồ sơ mức độ 4.", "31"),
        ("Tiếp nhận 14 hồ sơ mức độ 4 trong quý I và 31 hồ sơ mức độ 4 trong quý II.", "31"),
        ("Hồ sơ mức độ 4: 14 hồ sơ (quý I), 31 hồ sơ (quý II).", "31"),
        ("Quý I tiếp nhận 31 hồ sơ mức độ 4; quý II dự kiến tiếp nhận 40.", "31"),
        ("Số hồ sơ mức độ 4 là 31 hồ sơ, gấp đôi quý trước (15 hồ sơ).", "31"),
        ("So với quý I (14 hồ sơ), số hồ sơ mức độ 4 tiếp nhận quý này là 31.", "31"),
    ],
)
def test_of_several_quarters_the_last_counts(text: str, said: str) -> None:
    assert facts(text) == [("md4.hoso", said)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Đầu kỳ có 8 đơn vị sự nghiệp, nay còn 6 đơn vị sự nghiệp.", [("dvsn", "6")]),
        ("Chỉ tiêu đến cuối năm: 90 thủ tục mức độ 3.", []),
        ("Ước cả năm tiếp nhận 900 hồ sơ mức độ 3.", []),
        ("Huyện đề nghị tỉnh giao thêm 12 biên chế sự nghiệp.", []),
        ("Kế hoạch CCHC giai đoạn 2016-2020 có 60 nhiệm vụ; kế hoạch năm 2021 có 41 nhiệm vụ.", [("nhiemvu", "41")]),
    ],
)
def test_what_was_and_what_is_wished(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("TTHC thực hiện tại cấp xã: 135 thủ tục; mức độ 3: 14 thủ tục.", []),
        ("Hồ sơ mức độ 3 do huyện tiếp nhận là 90 hồ sơ, do các xã tiếp nhận là 410 hồ sơ.", [("md3.hoso", "90")]),
        ("Số thủ tục mức độ 3 của huyện: 60. Số thủ tục mức độ 3 của xã: 15.", [("md3", "60")]),
        ("Kết quả ở cấp xã: - Mức độ 3: 12 thủ tục; - Mức độ 4: 5 thủ tục.", []),
        ("Kết quả tại huyện: - Mức độ 3: 12 thủ tục; - Mức độ 4: 5 thủ tục.", [("md3", "12"), ("md4", "5")]),
        ("Tại các xã có 40 hồ sơ mức độ 3; tại cấp huyện có 61 hồ sơ mức độ 3.", [("md3.hoso", "61")]),
        ("Văn phòng HĐND và UBND đôn đốc; huyện có 12 phòng chuyên môn.", [("phong", "12")]),
    ],
)
def test_the_communes_and_the_district(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text) == said
