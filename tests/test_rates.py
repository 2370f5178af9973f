"""Rates of the narrative beside their counts: which counts belong to which rate, and what is none."""

from __future__ import annotations

import pytest

from extract.document import Paragraph, Place
from normalize.phrasings import load_phrasings
from normalize.rates import stated_rates


def rates(text: str) -> list[str]:
    found = stated_rates([Paragraph(text, Place())], load_phrasings())
    return [f"{r.part.value}/{r.whole.value} {r.rate.value}±{r.rate.half_unit}" for r in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Có 697/726 hồ sơ được giải quyết đúng hạn, đạt tỷ lệ 96,0%.", "697/726 96.0±0.05"),
        ("Đã tập huấn cho 1.255/1.300 cán bộ, công chức, đạt 96,5%.", "1255/1300 96.5±0.05"),
        ("Đã rà soát 897 trên tổng số 1.076 quy trình, đạt 83%.", "897/1076 83±0.5"),
        ("Có 110/148 cơ quan, đơn vị hoàn thành tốt nhiệm vụ (tỷ lệ 81,8%).", "110/148 81.8±0.05"),
        ("Đã giải quyết 1.986/1.989 hồ sơ (99,85%), còn 3 hồ sơ.", "1986/1989 99.85±0.005"),
        ("Tỷ lệ đúng hạn đạt 99,85% (1.986/1.989 hồ sơ).", "1986/1989 99.85±0.005"),
    ],
)
def test_a_rate_goes_with_the_counts_beside_it(text: str, found: str) -> None:
    assert rates(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kiểm tra phát hiện 14 vấn đề, đã xử lý 11 vấn đề, đạt 78,6%.", "11/14 78.6±0.05"),
        ("Tỉnh giao 46 nhiệm vụ, hoàn thành 40. Tỷ lệ hoàn thành 87%.", "40/46 87±0.5"),
        ("Kiến nghị xử lý 08 văn bản và đã xử lý xong 06, tỷ lệ xử lý 75%.", "6/8 75±0.5"),
        ("Dự toán chi thường xuyên năm 2021 là 41,5 tỷ đồng, 6 tháng chi 20,1 tỷ đồng, đạt 48,4% dự toán.", "20.1/41.5 48.4±0.05"),
        ("Kế hoạch vốn 4,8 tỷ đồng, đã giải ngân 3,6 tỷ đồng, đạt 75%.", "3.6/4.8 75±0.5"),
    ],
)  # fmt: skip
def test_a_rate_goes_with_the_whole_and_the_part_before_it(text: str, found: str) -> None:
    assert rates(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp nhận 320 hồ sơ, giải quyết 290 hồ sơ, đạt 98%.",  # the rate of those in time
        "Tỉnh giao 46 nhiệm vụ, hoàn thành 40, đạt 100% kế hoạch quý.",
        "Tỉnh giao 46 nhiệm vụ, hoàn thành 40, đạt 100%.",
        "Phát hiện 14 vấn đề, đã xử lý 11. Tỷ lệ hài lòng đạt 96%.",
        "Phát hiện 14 vấn đề, đã xử lý 11 vấn đề. Đạt 96% kế hoạch kiểm tra.",
    ],
)
def test_a_rate_behind_counts_that_is_of_something_else(text: str) -> None:
    assert rates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Có 15/19 TTHC phát sinh hồ sơ, tỷ lệ hồ sơ nộp trực tuyến đạt 35%.",  # of something else
        "12/13 xã có tỷ lệ hồ sơ trực tuyến đạt 80%.",
        "Tính đến 10/12, đạt 85%.",  # a day
        "Thực hiện Kế hoạch số 12/KH-UBND, đạt 85%.",
        "Có 697/726 hồ sơ được giải quyết; đạt 85% kế hoạch.",
        "Có 98,5% cơ quan, đơn vị dùng văn phòng điện tử (cấp xã 16/16).",
        "Đạt 91% cơ quan, đơn vị (riêng khối phòng 12/12).",
    ],
)
def test_a_rate_of_something_else_goes_with_no_counts(text: str) -> None:
    assert rates(text) == []


def test_a_figure_of_a_picture_that_may_be_another_gives_no_rate() -> None:
    text = "Có 697/726 hồ sơ được giải quyết đúng hạn, đạt 69,0%."
    assert len(stated_rates([Paragraph(text, Place())], load_phrasings())) == 1
    assert stated_rates([Paragraph(text, Place(), unsure=("726",))], load_phrasings()) == ()
