"""Documents that the narrative cites."""

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


def test_a_ratio_is_no_document() -> None:
    assert references([paragraph("Hiện có 13/13 cơ quan thực hiện.")]) == ()
