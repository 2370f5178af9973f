"""Figures of another time than the report's, near those of its own."""

from __future__ import annotations

import pytest

from tests.narrated import facts, told

SENTENCES = (
    (
        (
            "b) Số hồ sơ trực tuyến đã tiếp nhận: mức độ 3: 101 hồ sơ; mức độ 4: 29 hồ sơ. Quý I/2021, hai con "
            "số này lần lượt là 120 và 64."
        ),
        "2021",
        "md3.hoso 101 md4.hoso 29",
    ),
    (
        (
            "Trong quý, huyện tiếp nhận 101 hồ sơ mức độ 3, 29 hồ sơ mức độ 4. Quý trước, con số này lần lượt là "
            "120 và 64."
        ),
        "2021",
        "md3.hoso 101 md4.hoso 29",
    ),
    (
        "Hồ sơ mức độ 3: 340; mức độ 4: 51. Quý II, hai con số này lần lượt là 310 và 40.",
        "2021",
        "md3.hoso 340 md4.hoso 51",
    ),
    (
        "Quý III, tiếp nhận 340 hồ sơ mức độ 3 và 51 hồ sơ mức độ 4. Quý II, số tương ứng là 310 và 40.",
        "2021",
        "md3.hoso 340 md4.hoso 51",
    ),
    (
        ("Huyện tiếp nhận 05 phản ánh, kiến nghị về quy định hành chính. Trước đó, quý I tiếp nhận 02 phản ánh."),
        "2021",
        "pakn 5",
    ),
    ("Huyện nhận 07 phản ánh, kiến nghị về TTHC. Quý II trước đó có 09 phản ánh.", "2021", "pakn 7"),
    ("Hồ sơ mức độ 4 trong quý là 31 hồ sơ. Quý I trước đó chỉ có 12 hồ sơ mức độ 4.", "2021", "md4.hoso 31"),
    (
        "Bưu điện đã trả 310 kết quả TTHC qua dịch vụ bưu chính công ích. 6 tháng trước, con số này là 220.",
        "2021",
        "bcci.ketqua 310",
    ),
    (
        (
            "Bưu điện đã trả 310 kết quả TTHC qua dịch vụ bưu chính công ích. Trong 6 tháng đầu năm trước, con "
            "số tương ứng là 220 kết quả."
        ),
        "2021",
        "bcci.ketqua 310",
    ),
    ("Số hồ sơ mức độ 3 tiếp nhận là 412 hồ sơ. Ở quý liền trước là 388 hồ sơ.", "2021", "md3.hoso 412"),
    (
        (
            "Huyện có 62 thủ tục mức độ 3, 28 thủ tục mức độ 4; thời điểm cuối quý trước, các con số này tương "
            "ứng là 60 và 25."
        ),
        "2021",
        "md3 62 md4 28",
    ),
    (
        ("Quý này phát sinh 20 TTHC qua dịch vụ bưu chính công ích, trả 145 kết quả; quý II: 17 TTHC, 120 kết quả."),
        "2021",
        "bcci.phatsinh 20 bcci.ketqua 145",
    ),
    (
        (
            "Trong quý, mức độ 3 tiếp nhận 800 hồ sơ (quý II: 500 hồ sơ), mức độ 4 tiếp nhận 60 hồ sơ (quý II: "
            "20 hồ sơ)."
        ),
        "2021",
        "md3.hoso 800 md4.hoso 60",
    ),
    ("Số TTHC mức độ 3 là 58 (quý I: 50), mức độ 4 là 21 (quý I: 16).", "2021", "md3 58 md4 21"),
    ("Mức độ 3 có 640 hồ sơ (cùng kỳ: 510), mức độ 4 có 72 hồ sơ (cùng kỳ: 30).", "2021", "md3.hoso 640 md4.hoso 72"),
    (
        "Mức độ 3 có 640 hồ sơ (quý trước 510 hồ sơ), mức độ 4 có 72 hồ sơ (quý trước 30 hồ sơ).",
        "2021",
        "md3.hoso 640 md4.hoso 72",
    ),
    ("Tiếp nhận 11 phản ánh, kiến nghị (quý II: 8 phản ánh, kiến nghị).", "2021", "pakn 11"),
    (
        "Trả kết quả qua bưu chính công ích 402 hồ sơ (quý I là 350 hồ sơ; quý II là 377 hồ sơ).",
        "2021",
        "bcci.ketqua 402",
    ),
    (
        "Bổ nhiệm mới 04 người, bổ nhiệm lại 06 người (quý I: 02 người và 03 người).",
        "2021",
        "bonhiem.moi 4 bonhiem.lai 6",
    ),
    ("Trong quý I/2021, huyện tiếp nhận 77 hồ sơ mức độ 3 và 15 hồ sơ mức độ 4.", "2021", "md3.hoso 77 md4.hoso 15"),
    (
        "Quý II, huyện tiếp nhận 77 hồ sơ mức độ 3 và 15 hồ sơ mức độ 4; lũy kế 6 tháng là 150 và 31.",
        "2021",
        "md3.hoso 77 md4.hoso 15",
    ),
    ("Quý II/2021, hai con số này lần lượt là 120 và 64.", "2021", ""),
    (
        (
            "Kết quả quý III: mức độ 3 là 91 hồ sơ, mức độ 4 là 17 hồ sơ. Quý II/2021 mức độ 3 là 80 hồ sơ, mức "
            "độ 4 là 12 hồ sơ."
        ),
        "2021-Q3",
        "md3.hoso 91 md4.hoso 17",
    ),
    ("Hồ sơ mức độ 3 là 91 hồ sơ, tăng 11 hồ sơ so với quý II/2021.", "2021", "md3.hoso 91"),
    (
        (
            "Số hồ sơ tiếp nhận qua bưu chính là 52 hồ sơ, cùng kỳ 31 hồ sơ; số hồ sơ trả kết quả qua bưu chính "
            "là 417 hồ sơ, tăng 127 hồ sơ so với cùng kỳ."
        ),
        "2021",
        "bcci.ketqua 417",
    ),
    (
        (
            "Huyện đăng ký 75 TTHC tiếp nhận qua bưu chính công ích, cùng kỳ 60 TTHC; trong quý phát sinh 14 "
            "TTHC, cùng kỳ 10 TTHC; trả 417 kết quả."
        ),
        "2021",
        "bcci.tthc 75 bcci.phatsinh 14 bcci.ketqua 417",
    ),
    (
        "Mức độ 3 tiếp nhận 220 hồ sơ, cùng kỳ 150 hồ sơ; mức độ 4 tiếp nhận 45 hồ sơ, cùng kỳ 12 hồ sơ.",
        "2021",
        "md3.hoso 220 md4.hoso 45",
    ),
    ("Chỉ tiêu năm 2022: Số TTHC cung cấp mức độ 4: 100 thủ tục; số TTHC cung cấp mức độ 3: 80 thủ tục.", "2021", ""),
    ("Chỉ tiêu quý IV: tiếp nhận 300 hồ sơ mức độ 3; 80 hồ sơ mức độ 4.", "2021", ""),
    (
        ("Nhiệm vụ 3 tháng cuối năm: hoàn thành nâng cấp 40 thủ tục lên mức độ 4; cấp bổ sung 15 chữ ký số cá nhân."),
        "2021",
        "",
    ),
    ("Nhiệm vụ 6 tháng cuối năm 2021: cung cấp thêm 30 TTHC mức độ 3; bổ nhiệm 05 lãnh đạo phòng.", "2021", ""),
    ("Kế hoạch 3 tháng cuối năm: đưa 20 thủ tục lên mức độ 4; tuyển dụng 12 công chức.", "2021", ""),
    (
        "Chỉ tiêu giao năm 2021: 95 biên chế hành chính, 1.204 biên chế sự nghiệp.",
        "2021",
        "bienche.giao 95 sunghiep.giao 1204",
    ),
    (
        "Chỉ tiêu năm 2021 được giao: biên chế hành chính 95 người; có mặt 91 người.",
        "2021",
        "bienche.giao 95 bienche.co 91",
    ),
    (
        ("Trước đó, trong quý II, bưu điện trả 120 kết quả. Quý III, bưu điện trả 145 kết quả thủ tục hành chính."),
        "2021",
        "bcci.ketqua 145",
    ),
    ("Tại thời điểm báo cáo quý trước huyện có 12 phòng chuyên môn; nay còn 11 phòng.", "2021", "phong 11"),
    ("Hết quý I, huyện có 60 TTHC mức độ 3.", "2021", "md3 60"),
    (
        ("Quý I, huyện tiếp nhận 40 hồ sơ mức độ 3; quý II tiếp nhận 55 hồ sơ; quý III tiếp nhận 61 hồ sơ mức độ 3."),
        "2021-Q3",
        "md3.hoso 61",
    ),
    (
        ("Số hồ sơ trực tuyến đã tiếp nhận: mức độ 3: 101 hồ sơ; mức độ 4: 29 hồ sơ. Quý I/2021 là 120 và 64 hồ sơ."),
        "2021-Q2",
        "md3.hoso 101 md4.hoso 29",
    ),
    ("Quý I/2021, huyện tiếp nhận 77 hồ sơ mức độ 3 và 15 hồ sơ mức độ 4.", "2021-Q2", ""),
    ("Quý II/2021, huyện tiếp nhận 77 hồ sơ mức độ 3 và 15 hồ sơ mức độ 4.", "2021-Q2", "md3.hoso 77 md4.hoso 15"),
    (
        "Bưu điện trả 145 kết quả TTHC (quý 1: 120 kết quả), phát sinh ở 20 thủ tục.",
        "2021-Q2",
        "bcci.ketqua 145 bcci.phatsinh 20",
    ),
    ("Hết quý III huyện có 60 thủ tục mức độ 3, đến nay là 64 thủ tục mức độ 3.", "2021-Q4", "md3 64"),
    ("Trong quý I, huyện bổ nhiệm 02 người; 6 tháng đầu năm bổ nhiệm mới 05 người.", "2021-H1", "bonhiem.moi 5"),
    ("Từ quý I đến quý II, huyện đã bổ nhiệm mới 05 người.", "2021-Q2", "bonhiem.moi 5"),
    ("Số TTHC cấp huyện không thay đổi so với quý I: 294 thủ tục.", "2021-Q2", "tthc 294"),
    ("Trong quý I, UBND huyện đã ban hành Kế hoạch CCHC năm 2021 với 48 nhiệm vụ.", "2021-Q3", "nhiemvu 48"),
)


@pytest.mark.parametrize(("text", "year", "said"), SENTENCES)
def test_figures_of_another_time_state_nothing(text: str, year: str, said: str) -> None:
    assert sorted(facts(text, year=year)) == told(said)


@pytest.mark.parametrize("lines", [("{0}\n{1}",), ("{0}", "{1}")])
@pytest.mark.parametrize("whole", [14, 57])
def test_a_year_that_stands_on_the_next_line(lines: tuple[str, ...], whole: int) -> None:
    said = ("Trong quý tiếp nhận 6 phản ánh, kiến nghị. Cả năm", f"2021: {whole} phản ánh.")
    assert facts(*(line.format(*said) for line in lines), year="2021-Q4") == [("pakn", "6")]


@pytest.mark.parametrize(
    ("period", "counted"),
    [("2021-Q2", True), ("2021-6M", True), ("2021-Q3", False), ("2021-9M", False), ("2021-Q4", False), ("2021", True)],
)
@pytest.mark.parametrize(
    "text",
    [
        "Kết quả 6 tháng: bổ nhiệm mới 05.",
        "Trong 6 tháng đầu năm, huyện bổ nhiệm mới 05 công chức lãnh đạo.",
        "Kết quả thực hiện 6 tháng đầu năm: huyện bổ nhiệm mới 05 công chức lãnh đạo.",
    ],
)
def test_months_that_ended_before_the_reports_own_state_nothing(text: str, period: str, counted: bool) -> None:
    assert facts(text, year=period) == [("bonhiem.moi", "5")] * counted


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả 6 tháng: bổ nhiệm mới 05 công chức lãnh đạo; quý III bổ nhiệm mới 02.",
        "Tiếp tục phát huy kết quả 6 tháng đầu năm, huyện bổ nhiệm mới 02 công chức lãnh đạo.",
    ],
)
def test_the_sentence_comes_back_to_the_reports_own_time(text: str) -> None:
    assert facts(text, year="2021-Q3") == [("bonhiem.moi", "2")]
