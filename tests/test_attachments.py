"""The headings of the appendices: whose they are, and to which report they belong."""

from __future__ import annotations

from datetime import date

from extract.document import Paragraph, Place
from normalize.attachments import attached_to, named_offices
from normalize.form import load_form
from normalize.sections import Part

FORM = load_form()


def heading(*lines: str) -> list[Part]:
    return [Part("PL1", n, Paragraph(line, Place(location=f"paragraph[{n}]"))) for n, line in enumerate(lines)]


def test_a_heading_names_the_unit_with_or_without_its_office() -> None:
    parts = heading(
        "PHỤ LỤC 1",
        "THỐNG KÊ SỐ LIỆU CÔNG TÁC CẢI CÁCH HÀNH CHÍNH CƠ QUAN HÀNH CHÍNH CẤP HUYỆN",
        "HUYỆN SUỐI ĐÁ QUÝ I NĂM 2021",
        "(Kèm theo Báo cáo số 12/BC-UBND ngày 05/4/2021 của UBND thị xã Đồi Thông)",
    )
    found = [(o.section, o.level, o.kind, o.name) for o in named_offices(parts, FORM)]
    assert found == [("PL1", "district", "huyen", "SUỐI ĐÁ"), ("PL1", "district", "thi xa", "Đồi Thông")]


def test_an_appendix_says_to_which_report_it_belongs() -> None:
    (found,) = attached_to(heading("Phụ lục 2", "(Kèm theo Báo cáo số 12/BC-UBND ngày 05/4/2021)"), FORM)
    assert (found.kind, found.number, found.date) == ("Báo cáo", "12/BC-UBND", date(2021, 4, 5))


def test_what_stands_before_the_first_appendix_or_in_a_long_sentence_is_no_heading() -> None:
    long = "UBND huyện Suối Đá " + "đã tổ chức thực hiện nhiều nội dung " * 8
    assert named_offices(heading("Kính gửi: UBND huyện Suối Đá", "PHỤ LỤC 1", long), FORM) == ()


def test_a_number_left_blank_names_no_report() -> None:
    assert attached_to(heading("PHỤ LỤC 1", "(Kèm theo Báo cáo số      /BC-UBND ngày   /4/2021)"), FORM) == ()
