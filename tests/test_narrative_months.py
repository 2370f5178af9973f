"""A month or quarter, and the months of which it is the last, side by side in one report."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    (
        "Tháng 7/2022 phát sinh 96 hồ sơ mức độ 3 và 142 hồ sơ mức độ 4. Cộng dồn 7 tháng lần lượt là 610 và 733 hồ sơ.",
        "2022-M07",
        "md3.hoso 96 md4.hoso 142",
    ),
    ("Tháng 6 có 88 hồ sơ mức độ 3; tháng 7 có 96 hồ sơ mức độ 3.", "2022-M07", "md3.hoso 96"),
    ("Bảy tháng qua, bưu điện trả 240 kết quả TTHC; riêng tháng 7 trả 31 kết quả.", "2022-M07", "bcci.ketqua 31"),
    (
        "Huyện tiếp nhận 96 hồ sơ mức độ 3 (tháng 6: 88 hồ sơ), 142 hồ sơ mức độ 4.",
        "2022-M07",
        "md3.hoso 96 md4.hoso 142",
    ),
    ("Kế hoạch số 11/KH-UBND ngày 14 tháng 01 năm 2022 có 37 nhiệm vụ.", "2022-M07", "nhiemvu 37"),
    ("Bổ nhiệm mới 02 trưởng phòng. Từ đầu năm đến nay đã bổ nhiệm mới 07 người.", "2022-M07", "bonhiem.moi 2"),
    ("Cộng dồn 7 tháng tiếp nhận 610 hồ sơ mức độ 3.", "2022-7M", "md3.hoso 610"),
    (
        "Trong quý bổ nhiệm mới 3, bổ nhiệm lại 5 lãnh đạo phòng; 9 tháng đầu năm đã bổ nhiệm 21 lượt.",
        "2022-Q3",
        "bonhiem.moi 3 bonhiem.lai 5",
    ),
    (
        "Quý II tiếp nhận 55 hồ sơ mức độ 3, 20 hồ sơ mức độ 4. Sáu tháng tiếp nhận 121 hồ sơ mức độ 3, 44 hồ sơ mức độ 4.",
        "2022-Q2",
        "md3.hoso 55 md4.hoso 20",
    ),
    ("Trả 12 hồ sơ qua bưu chính công ích. Lũy kế 6 tháng trả 31 hồ sơ.", "2022-Q2", "bcci.ketqua 12"),
    ("Quý III bổ nhiệm mới 4 công chức. Như vậy, 9 tháng đã bổ nhiệm mới 12 công chức.", "2022-Q3", "bonhiem.moi 4"),
    (
        "Quý IV tiếp nhận 803 hồ sơ mức độ 3. Tính cả năm 2022, huyện tiếp nhận 3.120 hồ sơ mức độ 3.",
        "2022-Q4",
        "md3.hoso 803",
    ),
    ("Kế hoạch CCHC cả năm có 44 nhiệm vụ.", "2022-Q4", "nhiemvu 44"),
    # a quarter of several months is not the whole of them
    ("Trong 9 tháng, tiếp nhận 912 hồ sơ mức độ 3, trong đó quý III là 325 hồ sơ.", "2022-9M", "md3.hoso 912"),
    ("Lũy kế 9 tháng tiếp nhận 912 hồ sơ mức độ 3, riêng quý III tiếp nhận 325 hồ sơ.", "2022-9M", "md3.hoso 912"),
    ("Quý II bổ nhiệm mới 2, cả 6 tháng bổ nhiệm mới 5.", "2022-H1", "bonhiem.moi 5"),
    ("Quý IV bổ nhiệm mới 2; cả năm bổ nhiệm mới 7.", "2022-12M", "bonhiem.moi 7"),
    ("Quý II và 6 tháng đầu năm, huyện tiếp nhận 55 hồ sơ mức độ 3.", "2022-H1", "md3.hoso 55"),
    ("Đến hết quý IV/2022, huyện có 65 TTHC mức độ 3.", "2022-12M", "md3 65"),
    (
        "Trong quý IV, UBND huyện đã ban hành Kế hoạch CCHC năm 2022 với 42 nhiệm vụ.",
        "2022-12M",
        "nhiemvu 42",
    ),
    (
        "Lũy kế đến hết tháng 8, huyện tiếp nhận 920 hồ sơ mức độ 3; riêng tháng 8 là 140 hồ sơ.",
        "2022-M08",
        "md3.hoso 140",
    ),
    ("Số TTHC mức độ 3 trong tháng không đổi so với tháng 7: 65 thủ tục.", "2022-M08", "md3 65"),
    ("Trong 3 tháng đầu năm, huyện tiếp nhận 5 phản ánh, kiến nghị về TTHC.", "2022-Q1", "pakn 5"),
    ("6 tháng đầu năm, huyện tiếp nhận 5 phản ánh, kiến nghị về TTHC.", "2022-Q2", "pakn 5"),
    (
        "Trả qua bưu chính công ích 14 hồ sơ. Từ năm 2019 đến nay đã trả 163 hồ sơ.",
        "2022",
        "bcci.ketqua 14",
    ),
    ("Trả qua bưu điện 9 hồ sơ; cả nhiệm kỳ đã trả 70 hồ sơ.", "2022", "bcci.ketqua 9"),
    ("Từ năm 2019 đến nay, huyện có 12 phòng chuyên môn.", "2022", "phong 12"),
)


@pytest.mark.parametrize(("text", "period", "said"), SENTENCES)
def test_a_longer_time_than_the_report_s_states_nothing(text: str, period: str, said: str) -> None:
    assert sorted(facts(text, year=period)) == told(said)
