"""Facts in sentences that were misread, and others of their kinds."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    (
        (
            "Tại Kế hoạch số 286/KH-UBND ngày 22/12/2020, huyện đã xác định 40 nhiệm vụ phải thực hiện trong năm "
            "2021, chia theo 07 lĩnh vực."
        ),
        "2021",
        "nhiemvu 40 linhvuc 7",
    ),
    (
        (
            "Về cải cách hành chính, tại Kế hoạch số 286/KH-UBND ngày 22/12/2020, huyện đã xác định 40 nhiệm vụ "
            "phải thực hiện trong năm 2021, chia theo 07 lĩnh vực."
        ),
        "2021",
        "nhiemvu 40 linhvuc 7",
    ),
    (
        (
            "Kế hoạch CCHC số 12/KH-UBND ngày 05/01/2021 nêu 33 nhiệm vụ phải hoàn thành trong năm 2021, chia "
            "theo 6 lĩnh vực."
        ),
        "2021",
        "nhiemvu 33 linhvuc 6",
    ),
    (
        (
            "Kế hoạch CCHC năm 2022 (ban hành ngày 20/01/2022) phân công 37 nhiệm vụ; các nhiệm vụ này thuộc 6 "
            "lĩnh vực theo Chương trình tổng thể của tỉnh giai đoạn 2021 - 2030."
        ),
        "2022",
        "nhiemvu 37 linhvuc 6",
    ),
    (
        (
            "Số thủ tục hành chính cấp huyện không biến động so với quý trước: 294 thủ tục; mức độ 2 là 227, mức "
            "độ 3 là 58, mức độ 4 là 9."
        ),
        "2021",
        "tthc 294 md2 227 md3 58 md4 9",
    ),
    ("Số TTHC cấp huyện không thay đổi so với quý trước (294 thủ tục).", "2021", "tthc 294"),
    ("Tổng số TTHC thực hiện tại huyện không có biến động so với quý II: 301 thủ tục.", "2021", "tthc 301"),
    ("Số TTHC mức độ 4 giữ nguyên như quý trước: 27 thủ tục.", "2021", "md4 27"),
    (
        (
            "Huyện được giao 96 biên chế công chức hành chính, có mặt 94 người; 8 chỉ tiêu hợp đồng lao động "
            "trong cơ quan hành chính, đang ký 7 người."
        ),
        "2021",
        "bienche.giao 96 bienche.co 94 hopdong.giao 8 hopdong.co 7",
    ),
    ("Giao 12 chỉ tiêu hợp đồng theo Nghị định 68, hiện ký 11 người.", "2021", "hopdong.giao 12 hopdong.co 11"),
    (
        "Hợp đồng theo Nghị định 68 được giao 10 chỉ tiêu, đang ký hợp đồng với 9 người.",
        "2021",
        "hopdong.giao 10 hopdong.co 9",
    ),
    (
        (
            "Số hồ sơ tiếp nhận qua mạng và trực tiếp của các thủ tục mức độ 3 là 58 hồ sơ, của các thủ tục mức "
            "độ 4 là 150 hồ sơ."
        ),
        "2021",
        "md3.hoso 58 md4.hoso 150",
    ),
    (
        (
            "Số hồ sơ tiếp nhận (cả trực tiếp và trực tuyến) của các TTHC mức độ 3 là 120 hồ sơ, của các TTHC "
            "mức độ 4 là 44 hồ sơ."
        ),
        "2021",
        "md3.hoso 120 md4.hoso 44",
    ),
    (
        "100% cơ quan, đơn vị xử lý văn bản trên văn phòng điện tử; 100% cơ quan, đơn vị có chữ ký số.",
        "2021",
        "vpdt 100 chukyso 100",
    ),
    (
        "100% cơ quan, đơn vị xử lý văn bản trên văn phòng điện tử; 98% cơ quan, đơn vị ký số văn bản.",
        "2021",
        "vpdt 100 chukyso 98",
    ),
    (
        (
            "Hiện 100% cơ quan, đơn vị trao đổi, xử lý công việc trên phần mềm văn phòng điện tử, 100% cơ quan, "
            "đơn vị được cấp và sử dụng chữ ký số chuyên dùng."
        ),
        "2021",
        "vpdt 100 chukyso 100",
    ),
    (
        (
            "Hiện có 96% cơ quan, đơn vị xử lý hồ sơ công việc trên phần mềm văn phòng điện tử, 94% cơ quan được "
            "cấp chữ ký số chuyên dùng."
        ),
        "2021",
        "vpdt 96 chukyso 94",
    ),
    (
        (
            "Tổng số hồ sơ mức độ 3, mức độ 4 tiếp nhận trong quý là 512 hồ sơ, trong đó mức độ 3 có 438 hồ sơ, "
            "mức độ 4 có 74 hồ sơ."
        ),
        "2021",
        "md3.hoso 438 md4.hoso 74",
    ),
    (
        "Tổng số TTHC mức độ 3, 4 là 92 thủ tục, trong đó mức độ 3 có 60 thủ tục, mức độ 4 có 32 thủ tục.",
        "2021",
        "md3 60 md4 32",
    ),
    (
        "Tiếp nhận 512 hồ sơ mức độ 3 và mức độ 4, gồm 438 hồ sơ mức độ 3, 74 hồ sơ mức độ 4.",
        "2021",
        "md3.hoso 438 md4.hoso 74",
    ),
    (
        (
            "Cơ quan hành chính có 90 biên chế được giao, hiện có 85 người; hiện không có lao động hợp đồng theo "
            "Nghị định số 68."
        ),
        "2021",
        "bienche.giao 90 bienche.co 85 hopdong.co 0",
    ),
    ("Huyện hiện không có lao động hợp đồng theo Nghị định số 68.", "2021", "hopdong.co 0"),
    ("Hiện nay huyện không còn hợp đồng theo Nghị định 68/2000/NĐ-CP.", "2021", "hopdong.co 0"),
    (
        "Việc kiện toàn 13 cơ quan chuyên môn và 04 đơn vị sự nghiệp công lập thuộc UBND huyện đã hoàn tất.",
        "2021",
        "phong 13 dvsn 4",
    ),
    (
        "Đã hoàn thành việc kiện toàn 12 phòng chuyên môn và 05 đơn vị sự nghiệp trực thuộc UBND huyện.",
        "2021",
        "phong 12 dvsn 5",
    ),
    ("Đã kiện toàn 02 phòng chuyên môn sau khi có lãnh đạo nghỉ hưu.", "2021", ""),
    ("Ở mức độ 3 phát sinh 347 hồ sơ, còn ở mức độ 4 phát sinh 34 hồ sơ.", "2021", "md3.hoso 347 md4.hoso 34"),
    ("Mức độ 3 phát sinh 347 hồ sơ, còn mức độ 4 chỉ phát sinh 34 hồ sơ.", "2021", "md3.hoso 347 md4.hoso 34"),
    ("Đến nay, các phòng đã nâng lên mức độ 3 được 28 thủ tục và mức độ 4 được 25 thủ tục.", "2021", "md3 28 md4 25"),
    ("Huyện đã nâng lên mức độ 3 được 28 thủ tục và mức độ 4 được 25 thủ tục.", "2021", "md3 28 md4 25"),
    ("Trong quý nâng thêm 8 thủ tục lên mức độ 4.", "2021", ""),
    ("Hồ sơ mức độ 3 đạt 1.156 hồ sơ trực tuyến, mức độ 4 đạt 84 hồ sơ.", "2021", "md3.hoso 1156 md4.hoso 84"),
    (
        (
            "6 tháng qua mới tiếp nhận được 1.156 hồ sơ trực tuyến mức độ 3 và 84 hồ sơ mức độ 4, tập trung ở "
            "thị trấn và các xã ven sông."
        ),
        "2021",
        "md3.hoso 1156 md4.hoso 84",
    ),
    (
        (
            "Huyện có 61 thủ tục ở mức độ 3 và 21 thủ tục ở mức độ 4, tuy vậy do người dân vẫn muốn trực tiếp "
            "đến nộp hồ sơ nên mới tiếp nhận được 1.156 hồ sơ trực tuyến mức độ 3."
        ),
        "2021",
        "md3 61 md4 21 md3.hoso 1156",
    ),
    (
        (
            "Phần mềm quản lý văn bản được sử dụng tại 35/35 cơ quan, đơn vị, đạt 100%, nhờ đó thời gian luân "
            "chuyển văn bản rút ngắn; chữ ký số đã cấp cho 35/35 cơ quan."
        ),
        "2021",
        "vpdt 100",
    ),
    ("Hệ thống văn phòng điện tử triển khai ở 28/28 đơn vị, đạt 100%, giúp giảm giấy tờ.", "2021", "vpdt 100"),
    (
        (
            "Người dân có thể thực hiện trực tuyến ở mức độ 3 đối với 49 thủ tục và mức độ 4 đối với 30 thủ tục. "
            "Các thủ tục còn lại, gồm 215 thủ tục, đang ở mức độ 2."
        ),
        "2021",
        "md3 49 md4 30 md2 215",
    ),
    (
        "Có 49 thủ tục mức độ 3, 30 thủ tục mức độ 4; các thủ tục còn lại (215 thủ tục) ở mức độ 2.",
        "2021",
        "md3 49 md4 30 md2 215",
    ),
    ("Huyện tiếp nhận 01 phản ánh, kiến nghị về thủ tục đăng ký khai sinh quá hạn.", "2021", "pakn 1"),
    ("Tiếp nhận 02 phản ánh, kiến nghị về thủ tục cấp giấy phép xây dựng chậm trả kết quả.", "2021", "pakn 2"),
    (
        (
            "Số phản ánh, kiến nghị về quy định hành chính đã tiếp nhận trong 9 tháng là 14; trong đó gửi trực "
            "tuyến 11, gửi văn bản 03."
        ),
        "2021",
        "pakn 14",
    ),
    (
        (
            "Biên chế hành chính (giao 131 người; hiện có 124 người); hợp đồng lao động theo Nghị định 68 (giao "
            "12 người; hiện có 11 người); cán bộ, công chức cấp xã (431 người)."
        ),
        "2021",
        "bienche.giao 131 bienche.co 124 hopdong.giao 12 hopdong.co 11",
    ),
    (
        ("Biên chế hành chính (giao 131, có mặt 124); hợp đồng (giao 12, có mặt 11); công chức cấp xã (431 người)."),
        "2021",
        "bienche.giao 131 bienche.co 124 hopdong.giao 12 hopdong.co 11",
    ),
)


@pytest.mark.parametrize(("text", "year", "said"), SENTENCES)
def test_what_is_said(text: str, year: str, said: str) -> None:
    assert sorted(facts(text, year=year)) == told(said)
