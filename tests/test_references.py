"""Documents that the narrative cites."""

import time
from datetime import date

from normalize.references import references
from tests.drawn import paragraph


def test_kind_number_and_date() -> None:
    text = "Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ và công văn 181/UBND-NV; Kế hoạch số 07/KH-UBND."
    assert [(r.kind, r.number, r.date) for r in references([paragraph(text)])] == [
        ("Nghị định", "61/2018/NĐ-CP", date(2018, 4, 23)),
        ("Công văn", "181/UBND-NV", None),
        ("Kế hoạch", "07/KH-UBND", None),
    ]


def cited(text: str) -> list[tuple[str, str, str, date | None, str]]:
    return [(r.kind, r.title, r.number, r.date, r.dated) for r in references([paragraph(text)])]


def test_numbers_with_small_letters() -> None:
    assert cited("Quyết định số 45/2016/QĐ-TTg ngày 19/10/2016; Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011") == [
        ("Quyết định", "", "45/2016/QĐ-TTg", date(2016, 10, 19), "ngày 19/10/2016"),
        ("Nghị quyết", "", "30c/NQ-CP", date(2011, 11, 8), "ngày 08 tháng 11 năm 2011"),
    ]
    assert cited("Tờ trình 12/TTr-UBND, ngày 3/2/2021")[0][2] == "12/TTr-UBND"


def test_a_day_that_no_calendar_has_is_kept_as_printed() -> None:
    assert cited("Kế hoạch số 07/KH-UBND ngày 31/02/2021") == [("Kế hoạch", "", "07/KH-UBND", None, "ngày 31/02/2021")]


def test_laws_are_cited_by_name() -> None:
    text = (
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày "
        "22/11/2019, Luật Cán bộ, công chức số 22/2008/QH12"
    )
    assert cited(text) == [
        ("Luật", "Tổ chức chính quyền địa phương", "", date(2019, 11, 22), "ngày 22/11/2019"),
        ("Luật", "Cán bộ, công chức", "22/2008/QH12", None, ""),
    ]


def test_a_long_text_of_laws_takes_no_more_than_a_moment() -> None:
    start = time.monotonic()
    cited("Luật " * 20_000)
    cited("Luật a " * 20_000)
    cited("Luật " + "a " * 50_000)
    assert time.monotonic() - start < 10


def test_a_ratio_is_no_document() -> None:
    assert references([paragraph("Hiện có 13/13 cơ quan thực hiện.")]) == ()
