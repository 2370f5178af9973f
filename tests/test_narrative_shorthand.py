"""Shorthand of offices, leads of another time or level, and words that stand for what was counted before."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("KH năm: 52 NV. Đã xong: 31 NV.", "nhiemvu 52"),
        ("Năm 2021 huyện triển khai: 07 lĩnh vực; 41 nhiệm vụ.", "linhvuc 7 nhiemvu 41"),
        ("DVCTT: M2: 310; M3: 46 TTHC; M4: 22 TTHC.", "md2 310 md3 46 md4 22"),
        (
            "BCHC giao/có mặt: 92/90. BCSN giao/có mặt: 841/833.",
            "bienche.giao 92 bienche.co 90 sunghiep.giao 841 sunghiep.co 833",
        ),
        ("CBCC: được giao 87 BC, hiện có 85 BC.", "bienche.giao 87 bienche.co 85"),
        ("VC: được giao 1.120, hiện có 1.104.", "sunghiep.giao 1120 sunghiep.co 1104"),
        ("Khối sự nghiệp trực thuộc huyện 6 đơn vị.", "dvsn 6"),
        ("Trong quý bổ nhiệm mới 07 trưởng, phó phòng.", "bonhiem.moi 7"),
        ("100% cơ quan xử lý văn bản trên iDesk.", "vpdt 100"),
    ],
)
def test_shorthand(text: str, said: str) -> None:
    assert sorted(facts(text)) == told(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bưu điện nhận chuyển 34 TTHC đã đăng ký; có HS thực tế: 12 TTHC.", "bcci.tthc 34 bcci.phatsinh 12"),
        ("Qua BCCI: trong 34 TTHC đã đăng ký, 12 TTHC có HS.", "bcci.tthc 34 bcci.phatsinh 12"),
        (
            "Thực tế qua bưu điện có người dùng là 12 thủ tục; bưu tá mang kết quả tới nhà cho 47 hồ sơ.",
            "bcci.phatsinh 12 bcci.ketqua 47",
        ),
        ("Thị xã cung cấp 271 dịch vụ hành chính công cho người dân.", "tthc 271"),
        ("Tại Bộ phận một cửa người dân có thể thực hiện 271 thủ tục.", "tthc 271"),
        ("Mức độ 3 là 83 TTHC; mức độ 2 là 242 TTHC; cộng chung 325 TTHC.", "md3 83 md2 242 tthc 325"),
        ("Được nâng lên mức độ 3 là 79 thủ tục.", "md3 79"),
    ],
)
def test_said_in_other_words(text: str, said: str) -> None:
    assert sorted(facts(text)) == told(said)


def test_a_pronoun_counts_what_was_counted_before() -> None:
    before = "Các TTHC mức độ 3 đã phát sinh 578 hồ sơ."
    assert facts(before, "") == [("md3.hoso", "578")]
    assert facts(f"{before} Với các TTHC mức độ 4, con số này là 42.") == [("md3.hoso", "578"), ("md4.hoso", "42")]
    assert facts(f"{before} Với mức độ 4, con số này là 42 thủ tục.")[1:] == [("md4", "42")]


def test_two_figures_in_the_order_of_two_before() -> None:
    text = (
        "Biên chế hành chính được giao là 76 người, kèm theo 05 chỉ tiêu lao động hợp đồng; "
        "số đang được sử dụng trên thực tế là 72 người và 04 người."
    )
    assert sorted(facts(text)) == told("bienche.giao 76 hopdong.giao 5 bienche.co 72 hopdong.co 4")


@pytest.mark.parametrize(
    "text",
    [
        "Lộ trình đến quý IV: 80 thủ tục mức độ 3.",
        "Đầu năm: 24 TTHC mức độ 3; 22 TTHC mức độ 4.",
        "Phường, xã: mức 3 nhận 96 hồ sơ, mức 4 chưa phát sinh.",
        "Cán bộ, công chức xã: giao 284, có 271.",
        "Danh mục chung ba cấp trên Cổng DVC của tỉnh: 1.871 thủ tục, 702 thủ tục mức độ 4.",
        "Giai đoạn 2021 - 2025 có 62 nhiệm vụ, 9 chương trình cải cách hành chính.",
        "Nếu kể cả các trường học thì số đơn vị sự nghiệp là 52.",
        "Riêng lĩnh vực đăng ký kinh doanh chiếm 16 hồ sơ mức độ 4.",
        "Kiểm tra công vụ, phát hiện 09 lượt công chức đi muộn.",
        "Số hồ sơ mức độ 4 còn ít; 03 xã vùng cao (Bản Mù, Tà Xi) chưa có hồ sơ trực tuyến.",
        "Dịch vụ bưu chính: cấp xã đăng ký 10 TTHC, phát sinh 01.",
    ],
)
def test_another_time_level_or_matter(text: str) -> None:
    assert facts(text, year="2021-Q2") == []
