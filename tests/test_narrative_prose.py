"""Figures amid the prose of long reports that state nothing that the form asks for."""

from __future__ import annotations

import pytest

from normalize.form import load_form
from normalize.grid import grid_of
from normalize.narrative_tables import figures_said, table_facts
from normalize.phrasings import load_phrasings
from tests.drawn import table
from tests.narrated import facts


@pytest.mark.parametrize(
    "text",
    [
        "Việc quản lý, sử dụng viên chức theo đúng quy định; đã nâng bậc lương cho 64 người, chuyển ngạch cho 5 người.",
        "Thư điện tử công vụ được cấp cho 312 cán bộ, công chức, thường xuyên sử dụng đạt 81%.",
        "Trong số các đơn vị báo cáo, có 5 cơ quan chuyên môn thuộc UBND huyện được biểu dương.",
        "Trong số các phòng chuyên môn, 6 phòng có trụ sở tại khu hành chính mới.",
        "Các sở, ngành của tỉnh có 58 đơn vị sự nghiệp công lập, trong đó 6 đơn vị đóng trên địa bàn huyện.",
        "Trước khi sắp xếp (năm 2015), huyện có 14 phòng chuyên môn và 61 đơn vị sự nghiệp công lập.",
        "Tổng đài dịch vụ công của tỉnh tiếp nhận 287 phản ánh, kiến nghị.",
        "- Đối với cấp xã, tổng số thủ tục hành chính đang thực hiện là 126 thủ tục, trong đó có 7 thủ tục mức độ 3.",
        "Riêng ở xã, thị trấn, bà con thường làm 114 thủ tục, trong đó 12 thủ tục đã lên mức độ 3.",
        "Tỷ lệ doanh nghiệp trên địa bàn sử dụng chữ ký số khi khai thuế đạt 95%.",
        "Quí I, con số này lần lượt chỉ là 24 và 8 hồ sơ mức độ 3.",
        "37 TTHC mức độ 4 là mục tiêu năm tới; 16 ban ISO chuyển đổi là kế hoạch của tỉnh.",
        "29 hồ sơ mức độ 4 là con số của kỳ trước.",
        "131 ban ISO trên toàn tỉnh.",
        "Cung cấp 61 thủ tục mức độ 4 trước năm 2025.",
        "Bưu chính công ích: 6 TTHC nữa dự kiến đăng ký.",
        "Riêng SN giáo dục có mặt 618 người.",
        "Thành lập mới 3 ban ISO.",
        "Cổng góp ý về giao thông nhận 14 ý kiến.",
        "Mười năm trước mới có đơn vị sự nghiệp.",
    ],
)
def test_what_is_of_others_or_done_for_some(text: str) -> None:
    assert facts(text, year="2021-Q2") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kế hoạch CCHC năm 2021 có 48 (năm 2020: 44) nhiệm vụ.", [("nhiemvu", "48")]),
        ("Sau sắp xếp, (trước đây có 12 đơn vị sự nghiệp), huyện có 08 đơn vị sự nghiệp trực thuộc.", [("dvsn", "8")]),
        (
            "Thủ tục: 93,5% (272 thủ tục) cung cấp ở mức độ 2, 15,8% (46 thủ tục) cung cấp ở mức độ 3.",
            [("md2", "272"), ("md3", "46")],
        ),
        (
            "Hồ sơ trực tuyến mức độ 3: hộ tịch 101, chứng thực 98, cộng 199 hồ sơ; mức độ 4: hộ tịch 58, đất 61, cộng 119.",
            [("md3.hoso", "199"), ("md4.hoso", "119")],
        ),
        ("Kết quả trả qua BCCI: đất đai 17, hộ tịch 14, cộng 31 hồ sơ.", [("bcci.ketqua", "31")]),
        (
            "TTHC cấp huyện: 344 TT. MĐ2: 259; MĐ3: 72; MĐ4: 13.",
            [("tthc", "344"), ("md2", "259"), ("md3", "72"), ("md4", "13")],
        ),
        ("KH CCHC năm 2021: 42 NV/06 LV.", [("nhiemvu", "42"), ("linhvuc", "6")]),
        (
            "Số TTHC đăng ký qua BCCI là 58. Trong đó, số có phát sinh hồ sơ là 07.",
            [("bcci.tthc", "58"), ("bcci.phatsinh", "7")],
        ),
        ("Trong quí này huyện tiếp nhận 117 hồ sơ mức độ 3.", [("md3.hoso", "117")]),
        ("Huyện sử dụng 84 công chức trong các phòng chuyên môn.", [("bienche.co", "84")]),
        ("Trong số 96 biên chế công chức được giao, hiện có 91 người.", [("bienche.giao", "96"), ("bienche.co", "91")]),
    ],
)
def test_what_is_said_of_the_district_stays(text: str, said: list[tuple[str, str]]) -> None:
    assert facts(text, year="2021-Q2") == said


@pytest.mark.parametrize(
    ("title", "corner", "found"),
    [
        ("Cung cấp dịch vụ công:", "Nội dung", ["TM.md3"]),
        ("Cung cấp dịch vụ công:", "Cấp xã", []),
        ("Số liệu của cấp xã như sau:", "Nội dung", []),
        ("Số liệu của huyện và cấp xã như sau:", "Nội dung", ["TM.md3"]),
    ],
)
def test_a_table_of_the_communes(title: str, corner: str, found: list[str]) -> None:
    form, phrasings = load_form(), load_phrasings()
    drawn = grid_of(table(f"{corner} | Thủ tục mức độ 3 | Ghi chú\nSố lượng | 31 |"))
    said = figures_said(drawn, form, phrasings, "2021")
    assert said
    drafts = table_facts(drawn, said, title, phrasings, form, "2021")
    assert [d.indicator.code for d in drafts if d.indicator] == found
