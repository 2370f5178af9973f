"""Paragraphs with figures of several quarters, months and years, and of sorts and parts."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

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
    (
        (
            "Công tác CCHC được quan tâm: 13/13 phòng, 18/18 xã có kế hoạch CCHC; kế hoạch của huyện có 42 nhiệm "
            "vụ, kế hoạch của các phòng có từ 5 đến 12 nhiệm vụ."
        ),
        "2021",
        "nhiemvu 42",
    ),
    ("Trong tháng 3, huyện rà soát 290 TTHC cấp huyện và kiến nghị bãi bỏ 03 TTHC.", "2021", ""),
    ("Số TTHC mức độ 3 là 70 TTHC, đạt 100% chỉ tiêu tỉnh giao (70 TTHC).", "2021", "md3 70"),
    ("Số TTHC mức độ 4 đạt 30/50 TTHC theo chỉ tiêu được giao.", "2021", "md4 30"),
    ("Về mức độ 4, tỉnh giao 50 TTHC, huyện đã cung cấp 30 TTHC.", "2021", "md4 30"),
    ("Hồ sơ mức độ 3: giao 500 hồ sơ, thực hiện 600 hồ sơ, vượt 100 hồ sơ.", "2021", "md3.hoso 600"),
    (
        "Từ khi triển khai đến nay, huyện đã tiếp nhận 2.300 hồ sơ mức độ 3; riêng trong quý là 600 hồ sơ.",
        "2021",
        "md3.hoso 600",
    ),
    (
        ("Trong 600 hồ sơ mức độ 3 có 02 hồ sơ giải quyết trễ hạn; 45 hồ sơ mức độ 4 đều giải quyết trước hạn."),
        "2021",
        "md3.hoso 600",
    ),
    ("Qua khảo sát 120 người dân nộp hồ sơ mức độ 4, có 118 người hài lòng.", "2021", ""),
    ("Huyện cấp 40 tài khoản cho công chức xử lý hồ sơ mức độ 3, 18 tài khoản cho các xã.", "2021", ""),
    (
        (
            "Đến nay 95 TTHC được đăng ký thực hiện qua bưu chính công ích nhưng chỉ có 20 TTHC phát sinh, 75 "
            "TTHC chưa phát sinh."
        ),
        "2021",
        "bcci.tthc 95 bcci.phatsinh 20",
    ),
    (
        "Bưu điện huyện ký hợp đồng với 18 xã; số hồ sơ tiếp nhận qua bưu chính 25, chuyển trả 310 kết quả.",
        "2021",
        "bcci.ketqua 310",
    ),
    ("Số phản ánh, kiến nghị tiếp nhận: 09; đã xử lý: 08; đang xử lý: 01; đăng tải công khai: 08.", "2021", "pakn 9"),
    ("Huyện có 13 cơ quan chuyên môn, bình quân 7 biên chế/cơ quan.", "2021", "phong 13"),
    (
        ("Số biên chế công chức có mặt 92 người, trong đó có 10 người giữ chức vụ trưởng phòng, 03 người tập sự."),
        "2021",
        "bienche.co 92",
    ),
    ("Được giao 95 công chức; trong đó lãnh đạo HĐND, UBND 05, các phòng 90.", "2021", "bienche.giao 95"),
    (
        ("Huyện hợp đồng 12 nhân viên bảo vệ, phục vụ tại các trường; 04 hợp đồng khoán việc tại cơ quan huyện."),
        "2021",
        "",
    ),
    (
        ("Viên chức được giao 1.620 người, hiện có 1.590 người, gồm mầm non 480, tiểu học 610, THCS 420, khác 80."),
        "2021",
        "sunghiep.giao 1620 sunghiep.co 1590",
    ),
    ("Còn 30 chỉ tiêu viên chức chưa tuyển, huyện thông báo tuyển 25 chỉ tiêu.", "2021", ""),
    (
        (
            "Đơn vị sự nghiệp được giao 1.620 người làm việc, trong đó 1.600 hưởng lương ngân sách, 20 hưởng "
            "lương từ nguồn thu."
        ),
        "2021",
        "sunghiep.giao 1620",
    ),
    ("Sau sắp xếp, số cấp phó giảm 04 người; số người tinh giản là 06 người.", "2021", ""),
    ("Tiết kiệm kinh phí tự chủ bình quân 15%; 05/13 phòng tăng thu nhập.", "2021", ""),
    (
        ("13 cơ quan hành chính, 18 xã và 42 đơn vị sự nghiệp thực hiện tự chủ; có 02 đơn vị sự nghiệp tự chủ 100%."),
        "2021",
        "tuchu.huyen 13 tuchu.xa 18 tuchu.sunghiep 42",
    ),
    (
        ("100% cơ quan sử dụng văn phòng điện tử; trong đó 80% văn bản được ký số; 60% hồ sơ công việc số hóa."),
        "2021",
        "vpdt 100",
    ),
    (
        "Văn phòng điện tử được triển khai tới 100% cơ quan, đơn vị với 450 tài khoản (95% hoạt động).",
        "2021",
        "vpdt 100",
    ),
    ("Chữ ký số được cấp cho 100% cơ quan, đơn vị; 98% lãnh đạo; 45% công chức.", "2021", "chukyso 100"),
    ("Có 18 ban ISO cấp xã, 01 ban ISO cấp huyện; 10/18 xã đã chuyển đổi phiên bản 2015.", "2021", "iso.xa 18"),
)


@pytest.mark.parametrize(("text", "year", "said"), SENTENCES)
def test_what_is_of_the_period_itself(text: str, year: str, said: str) -> None:
    assert sorted(facts(text, year=year)) == told(said)
