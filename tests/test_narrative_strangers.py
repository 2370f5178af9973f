"""Kinds of sentences in which a stranger's text was once misread, each said anew."""

from __future__ import annotations

import pytest

from tests.narrated import facts

SENTENCES = (
    (  # a ratio's figures are named in its own clause
        "Biên chế hành chính có mặt 71/77 người so với số được giao; biên chế sự nghiệp có mặt 902/934 người.",
        "bienche.giao 77 bienche.co 71 sunghiep.giao 934 sunghiep.co 902",
    ),
    (  # the quarter of a comparison is none of the sentence's
        "Hồ sơ mức độ 3 phát sinh trong quý III là 264 hồ sơ, giảm 15 hồ sơ so với quý II; mức độ 4 là 30 hồ sơ.",
        "md3.hoso 264 md4.hoso 30",
    ),
    ("Huyện đã cập nhật danh mục TTHC với 12 TTHC mới. Tổng số TTHC cấp huyện hiện là 290.", "tthc 290"),
    ("Công chức hành chính hiện có 64 biên chế, chưa kể 04 hợp đồng lao động.", "bienche.co 64 hopdong.co 4"),
    ("Viên chức sự nghiệp hiện có 900 người (không kể 31 hợp đồng).", "sunghiep.co 900"),
    (
        "Theo Kế hoạch CCHC, các phòng, ban và phường, xã phải thực hiện 51 nhiệm vụ trên 07 lĩnh vực.",
        "nhiemvu 51 linhvuc 7",
    ),
    ("Kế hoạch kiểm soát TTHC năm 2021 của huyện nêu 07 nội dung và phân công thực hiện.", ""),
    (
        "Toàn huyện có 14 ban ISO: khối xã, thị trấn có 12 ban, khối huyện có 02 ban.",
        "iso 14 iso.xa 12",
    ),
    (
        "Để đạt mục tiêu nâng cao chỉ số CCHC, huyện đề ra 35 nhiệm vụ trong Kế hoạch CCHC, chia theo 06 lĩnh vực.",
        "nhiemvu 35 linhvuc 6",
    ),
    ("Mục tiêu năm 2021 cung cấp 80 TTHC mức độ 3, hiện nay huyện có 61 TTHC mức độ 3.", "md3 61"),
    ("Kế hoạch CCHC của huyện dựng trên 07 lĩnh vực theo hướng dẫn của tỉnh.", "linhvuc 7"),
    (
        "Đối với các đơn vị sự nghiệp: biên chế giao 700 người, hiện có 690 người, hợp đồng giáo viên 12 người.",
        "sunghiep.giao 700 sunghiep.co 690",
    ),
    # figures that are said again
    (
        "Kế hoạch CCHC năm 2021 của huyện gồm 41 nhiệm vụ. Trong 41 nhiệm vụ đã nêu, các phòng làm xong 20 nhiệm vụ.",
        "nhiemvu 41 nhiemvu 41",
    ),
    (
        "Huyện có 33 đơn vị sự nghiệp công lập. Trong 33 đơn vị này, trường học chiếm 29 đơn vị.",
        "dvsn 33 dvsn 33",
    ),
    (
        "Tiếp nhận 04 phản ánh về chậm trả kết quả hồ sơ; cả 04 phản ánh đã được giải quyết đúng hạn.",
        "pakn 4 pakn 4",
    ),
    ("Huyện có 12 cơ quan chuyên môn. Đã kiểm tra 12 cơ quan về kỷ luật, kỷ cương.", "phong 12"),
    # what frames a whole, and what is only said of the one before
    (
        "Đối với dịch vụ công mức độ 3, trong 52 thủ tục đã cung cấp có 20 thủ tục phát sinh hồ sơ, với tổng số 310 hồ sơ.",
        "md3 52 md3.hoso 310",
    ),
    ("Huyện đăng ký đưa thêm 18 TTHC lên mức độ 4; hiện cung cấp 40 TTHC mức độ 4, 71 TTHC mức độ 3.", "md4 40 md3 71"),
    ("Mức độ 3 tiếp nhận 95, giải quyết 90, đang giải quyết 05 hồ sơ.", "md3.hoso 95"),
    (
        "Có 45 TTHC đăng ký qua bưu chính công ích, trong đó 11 TTHC được người dân sử dụng dịch vụ.",
        "bcci.tthc 45 bcci.phatsinh 11",
    ),
    # sorts of communes that are counted apart
    ("Có 14 xã và 02 thị trấn thực hiện tự chủ theo Nghị định 130.", ""),
    ("Toàn thị xã có 17 ban ISO (thị xã: 01; phường: 06; xã: 10).", "iso 17"),
    ("Có 16 xã, thị trấn (14 xã, 02 thị trấn) được giao tự chủ.", "tuchu.xa 16"),
)


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_what_a_stranger_says(text: str, said: str) -> None:
    words = said.split()
    assert sorted(facts(text)) == sorted(zip(words[::2], words[1::2], strict=True))
