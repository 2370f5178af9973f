"""Figures near facts that are none: remainders, parts, averages, staff sent to courses."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    (
        (
            "UBND huyện ban hành Kế hoạch cải cách hành chính năm 2021 với 37 nhiệm vụ. Ngoài ra, 16 xã, phường "
            "cũng ban hành kế hoạch riêng, bình quân 21 nhiệm vụ/kế hoạch."
        ),
        "2021",
        "nhiemvu 37",
    ),
    ("Kế hoạch CCHC của huyện có 40 nhiệm vụ; kế hoạch của các xã bình quân 18 nhiệm vụ mỗi xã.", "2021", "nhiemvu 40"),
    ("Kế hoạch CCHC của huyện có 40 nhiệm vụ, mỗi phòng thực hiện trung bình 3 nhiệm vụ.", "2021", "nhiemvu 40"),
    (
        "Kế hoạch CCHC năm 2021 nêu 40 nhiệm vụ; mỗi xã cũng tự ban hành kế hoạch với 15 đến 20 nhiệm vụ.",
        "2021",
        "nhiemvu 40",
    ),
    ("12 xã, thị trấn cũng đã ban hành kế hoạch CCHC, trung bình mỗi kế hoạch có 19 nhiệm vụ.", "2021", ""),
    (
        "Kế hoạch CCHC đề ra 40 nhiệm vụ thuộc 7 lĩnh vực; 02 nhiệm vụ chuyển sang năm sau.",
        "2021",
        "nhiemvu 40 linhvuc 7",
    ),
    (
        "Kế hoạch CCHC đề ra 40 nhiệm vụ, đã hoàn thành 38 nhiệm vụ; 02 nhiệm vụ chuyển sang năm 2022.",
        "2021",
        "nhiemvu 40",
    ),
    ("Đến cuối năm, 03 nhiệm vụ trong kế hoạch CCHC phải chuyển sang năm 2022 thực hiện.", "2021", ""),
    ("Kế hoạch CCHC năm 2021 có 40 nhiệm vụ. Còn 04 nhiệm vụ sẽ thực hiện trong quý IV.", "2021", "nhiemvu 40"),
    (
        "Được giao 96 biên chế công chức, hiện có mặt 91 người, còn 05 chỉ tiêu chưa tuyển dụng.",
        "2021",
        "bienche.giao 96 bienche.co 91",
    ),
    (
        "Biên chế hành chính được giao 96, có mặt 91; còn lại 05 chỉ tiêu đang đề nghị tuyển dụng.",
        "2021",
        "bienche.giao 96 bienche.co 91",
    ),
    (
        "Đơn vị sự nghiệp được giao 1.050 người làm việc, có mặt 1.020 người; còn 30 chỉ tiêu chưa tuyển.",
        "2021",
        "sunghiep.giao 1050 sunghiep.co 1020",
    ),
    ("Hiện có mặt 91 công chức, còn thiếu 05 biên chế so với chỉ tiêu được giao.", "2021", "bienche.co 91"),
    ("Huyện còn 05 biên chế công chức chưa sử dụng.", "2021", ""),
    ("Còn 05 chỉ tiêu biên chế công chức chưa tuyển dụng được.", "2021", ""),
    ("Chưa tuyển dụng 05 chỉ tiêu biên chế công chức do chờ hướng dẫn của tỉnh.", "2021", ""),
    ("Trong quý, cử 05 công chức tham gia lớp bồi dưỡng quản lý nhà nước ngạch chuyên viên.", "2021", ""),
    ("Huyện cử 12 công chức, 30 viên chức tham gia lớp tập huấn kỹ năng số.", "2021", ""),
    ("Bố trí 03 biên chế trực tại Bộ phận Tiếp nhận và Trả kết quả.", "2021", ""),
    (
        ("UBND huyện bố trí 04 công chức trực Bộ phận một cửa, 02 công chức phụ trách kiểm soát thủ tục hành chính."),
        "2021",
        "",
    ),
    ("Hiện có 05 công chức đang theo học lớp cao cấp lý luận chính trị.", "2021", ""),
    ("Có 06 công chức tham dự hội nghị triển khai văn phòng điện tử do Sở Nội vụ tổ chức.", "2021", ""),
    (
        ("Các đơn vị sự nghiệp công lập thuộc quận gồm 30 đơn vị, trong đó: mầm non 9, tiểu học 12, THCS 7, khác 2."),
        "2021",
        "dvsn 30",
    ),
    (
        "Đơn vị sự nghiệp công lập: 41 đơn vị, trong đó: mầm non 14; tiểu học 15; THCS 9; sự nghiệp khác 3.",
        "2021",
        "dvsn 41",
    ),
    (
        (
            "Huyện có 45 đơn vị sự nghiệp công lập (15 trường mầm non, 17 trường tiểu học, 10 trường THCS và 03 "
            "đơn vị khác)."
        ),
        "2021",
        "dvsn 45",
    ),
    (
        ("Huyện có 45 đơn vị sự nghiệp, trong đó có 42 đơn vị sự nghiệp giáo dục và 03 đơn vị sự nghiệp khác."),
        "2021",
        "dvsn 45",
    ),
    (
        (
            "Cơ quan chuyên môn thuộc UBND huyện gồm 12 cơ quan, trong đó: khối nội chính 3 phòng, khối kinh tế "
            "5 phòng, khối văn xã 4 phòng."
        ),
        "2021",
        "phong 12",
    ),
    (
        (
            "Cơ quan chuyên môn thuộc UBND huyện gồm 12 cơ quan, trong đó: khối nội chính 3, khối kinh tế 5, "
            "khối văn xã 4."
        ),
        "2021",
        "phong 12",
    ),
    ("Có 18 xã, thị trấn thực hiện cơ chế tự chủ, trong đó: loại I 4, loại II 11, loại III 3.", "2021", "tuchu.xa 18"),
    (
        "Toàn huyện có 17 xã, thị trấn áp dụng ISO, trong đó khu vực I: 9, khu vực II: 5, khu vực III: 3.",
        "2021",
        "iso.xa 17",
    ),
    (
        (
            "Biên chế công chức hiện có 84 người, trong đó: khối phòng chuyên môn 70, khối lãnh đạo HĐND, UBND "
            "9, khối khác 5."
        ),
        "2021",
        "bienche.co 84",
    ),
    ("Biên chế công chức hiện có 84 người, trong đó: nam 51, nữ 33.", "2021", "bienche.co 84"),
    (
        ("Số người làm việc được giao 1.330 người, trong đó: khối giáo dục 1.240, khối văn hóa 20, khối khác 70."),
        "2021",
        "sunghiep.giao 1330",
    ),
    (
        "Viên chức hiện có 1.302 người, trong đó: mầm non 410, tiểu học 502, THCS 330, sự nghiệp khác 60.",
        "2021",
        "sunghiep.co 1302",
    ),
    ("Số phản ánh, kiến nghị tiếp nhận là 14; trong đó gửi trực tuyến 11, gửi văn bản 03.", "2021", "pakn 14"),
    ("Tiếp nhận 20 phản ánh, kiến nghị, trong đó: trực tiếp 5, qua điện thoại 9, qua Cổng DVC 6.", "2021", "pakn 20"),
    ("Trong quý sắp xếp lại bên trong 02 phòng.", "2021", ""),
    ("Huyện có 12 phòng chuyên môn. Trong năm đã sắp xếp lại: 02 phòng.", "2021", "phong 12"),
    ("Số văn bản đi là 4.866 văn bản, trong đó văn bản ký số đạt 99,1%.", "2021", ""),
    (
        "100% cơ quan sử dụng chữ ký số. Số VB đi trong 6 tháng: 4.866 VB, trong đó VB ký số đạt 99,1%.",
        "2021",
        "chukyso 100",
    ),
    ("Tổng số VB phát hành 2.300 VB, tỷ lệ VB ký số 97%.", "2021", ""),
)


@pytest.mark.parametrize(("text", "year", "said"), SENTENCES)
def test_what_is_near_a_fact_and_none(text: str, year: str, said: str) -> None:
    assert sorted(facts(text, year=year)) == told(said)
