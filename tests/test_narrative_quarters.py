"""Paragraphs with figures of several quarters, months and years, and of sorts and parts."""

from __future__ import annotations

import pytest

from tests.narrated import facts

SENTENCES = (
    (
        ("Quý II, số hồ sơ mức độ 3 là 210, mức độ 4 là 19; sang quý III, con số tương ứng là 240 và 25 hồ sơ."),
        "2021-Q3",
        "md3.hoso 240 md4.hoso 25",
    ),
    (
        ("Hồ sơ mức độ 3 trong quý đạt 240 hồ sơ. Quý II chỉ có 210 hồ sơ. Riêng tháng 8 có 60 hồ sơ do giãn cách."),
        "2021-Q3",
        "md3.hoso 240",
    ),
    ("Kết quả quý II/2021 như sau: tiếp nhận 07 phản ánh, kiến nghị về TTHC (quý I/2021: 05).", "2021-Q2", "pakn 7"),
    ("Thực hiện Kế hoạch quý I, huyện kiểm tra 05 xã; quý II kiểm tra 06 xã và 02 phòng chuyên môn.", "2021-Q2", ""),
    ("So với quý III (mức độ 3: 60 thủ tục), số thủ tục mức độ 3 tăng lên 66 thủ tục.", "2021-Q4", "md3 66"),
    (
        "Bổ nhiệm mới trong quý: 03 người; quý I: 02 người; bổ nhiệm lại: 04 người.",
        "2021-Q2",
        "bonhiem.moi 3 bonhiem.lai 4",
    ),
    (
        ("Quý I/2021, UBND huyện tiếp nhận 88 hồ sơ mức độ 3, 10 hồ sơ mức độ 4; quý IV/2020 là 70 hồ sơ và 08 hồ sơ."),
        "2021-Q1",
        "md3.hoso 88 md4.hoso 10",
    ),
    (
        (
            "Đến hết quý III/2021, toàn huyện có 13 phòng chuyên môn và 42 đơn vị sự nghiệp; quý II có 43 đơn vị "
            "sự nghiệp."
        ),
        "2021-Q3",
        "phong 13 dvsn 42",
    ),
    (
        "Tính đến 30/6, huyện có mặt 90/95 biên chế công chức; thời điểm 31/3 là 92 người.",
        "2021",
        "bienche.co 90 bienche.giao 95",
    ),
    ("Hồ sơ mức độ 4 đã tiếp nhận là 33 hồ sơ (tháng 4: 10; tháng 5: 11; tháng 6: 12).", "2021", "md4.hoso 33"),
    (
        (
            "Hồ sơ mức độ 4 đã tiếp nhận là 33 hồ sơ, trong đó tháng 4 là 10 hồ sơ, tháng 5 là 11 hồ sơ, tháng 6 "
            "là 12 hồ sơ."
        ),
        "2021",
        "md4.hoso 33",
    ),
    (
        "Năm nay huyện được giao 95 biên chế công chức (năm ngoái 97), có mặt 90 (năm ngoái 93).",
        "2021",
        "bienche.giao 95 bienche.co 90",
    ),
    (
        "Biên chế sự nghiệp: 1.620 (tăng 12 so với năm 2020), có mặt 1.590.",
        "2021",
        "sunghiep.giao 1620 sunghiep.co 1590",
    ),
    ("Số đơn vị sự nghiệp: 42 (giảm 01); số phòng: 13 (không thay đổi).", "2021", "dvsn 42 phong 13"),
    (
        "Đã tiếp nhận 11 phản ánh, kiến nghị về TTHC, trong đó kỳ trước chuyển qua 02, tiếp nhận mới 09.",
        "2021",
        "pakn 11",
    ),
    (
        (
            "Kế hoạch CCHC năm 2021 đề ra 40 nhiệm vụ thuộc 7 lĩnh vực. Kế hoạch CCHC năm 2020 có 36 nhiệm vụ "
            "thuộc 6 lĩnh vực."
        ),
        "2021",
        "nhiemvu 40 linhvuc 7",
    ),
    (
        "Kế hoạch CCHC giai đoạn 2021 - 2025 gồm 60 nhiệm vụ; riêng Kế hoạch năm 2021 là 40 nhiệm vụ.",
        "2021",
        "nhiemvu 40",
    ),
    (
        (
            "Theo Chương trình tổng thể CCHC giai đoạn 2021-2030 gồm 6 lĩnh vực, huyện xây dựng kế hoạch với 40 "
            "nhiệm vụ."
        ),
        "2021",
        "nhiemvu 40",
    ),
    (
        (
            "Lĩnh vực có nhiều nhiệm vụ nhất là cải cách TTHC với 12 nhiệm vụ, ít nhất là tài chính công với 03 "
            "nhiệm vụ."
        ),
        "2021",
        "",
    ),
    ("Các nhiệm vụ CCHC trong kế hoạch được giao cho 12 phòng chuyên môn, mỗi phòng từ 2 đến 5 nhiệm vụ.", "2021", ""),
    ("Trung tâm Hành chính công huyện tiếp nhận 9.800 hồ sơ của 280 TTHC; cấp xã tiếp nhận 15.200 hồ sơ.", "2021", ""),
    ("Đã cập nhật 280/290 TTHC lên hệ thống một cửa điện tử.", "2021", ""),
    ("Có 290 TTHC cấp huyện, trong đó 280 TTHC đưa vào Bộ phận Một cửa, 10 TTHC đặc thù.", "2021", "tthc 290"),
    ("Số TTHC đã cung cấp: mức độ 3: 70/290 (24,1%); mức độ 4: 30/290 (10,3%).", "2021", "md3 70 md4 30"),
    (
        ("Hồ sơ mức độ 3 phát sinh ở 15 thủ tục với 600 hồ sơ; hồ sơ mức độ 4 phát sinh ở 06 thủ tục với 45 hồ sơ."),
        "2021",
        "md3.hoso 600 md4.hoso 45",
    ),
    ("Đã thanh toán trực tuyến 25 hồ sơ mức độ 4.", "2021", ""),
    ("Trả quá hạn 03 hồ sơ mức độ 3, 01 hồ sơ mức độ 4.", "2021", ""),
    ("Hủy 05 hồ sơ mức độ 3 do công dân rút.", "2021", ""),
    ("UBND huyện có 13 phòng, trong đó 02 phòng được thành lập mới, 01 phòng đổi tên.", "2021", "phong 13"),
    ("Bố trí 13 phòng làm việc cho lãnh đạo, 02 phòng họp, 01 phòng tiếp dân.", "2021", ""),
    ("Thành lập mới 02 phòng chuyên môn.", "2021", ""),
    ("Giải thể 02 đơn vị sự nghiệp hoạt động không hiệu quả.", "2021", ""),
    ("Trường hợp tinh giản biên chế là 05, gồm 02 công chức, 03 viên chức.", "2021", ""),
    ("Có 04 công chức, 15 viên chức nghỉ hưu đúng tuổi; 02 công chức nghỉ thôi việc.", "2021", ""),
    ("Kết quả thi tuyển: 05 công chức trúng tuyển trên 08 chỉ tiêu.", "2021", ""),
    ("Phòng Giáo dục và Đào tạo quản lý 1.450 viên chức, 35 trường học.", "2021", ""),
    ("Số cán bộ, công chức cấp xã có mặt là 380/400 người; người hoạt động không chuyên trách 250 người.", "2021", ""),
    ("Tặng giấy khen cho 12 công chức, 35 viên chức; chuyển xếp lương 04 viên chức.", "2021", ""),
    ("Bổ nhiệm Phó Chủ tịch UBND 02 xã; phê chuẩn 03 Chủ tịch UBND xã.", "2021", ""),
    ("Miễn nhiệm 01 trưởng phòng, 02 phó trưởng phòng.", "2021", ""),
    ("Tập huấn phần mềm quản lý văn bản cho 96% cán bộ; cấp tài khoản cho 410 người.", "2021", ""),
    ("Gửi nhận văn bản điện tử giữa 13 phòng, 18 xã với 3 cấp chính quyền đạt 99%.", "2021", ""),
)


@pytest.mark.parametrize(("text", "year", "said"), SENTENCES)
def test_what_is_of_the_period_itself(text: str, year: str, said: str) -> None:
    words = said.split()
    assert sorted(facts(text, year=year)) == sorted(zip(words[::2], words[1::2], strict=True))
