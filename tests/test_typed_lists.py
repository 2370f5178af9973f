"""Appendix tables typed as lines: they are the form's where no table is, and never beside one."""

from __future__ import annotations

import pytest

from extract.document import Table
from normalize.report import Report
from normalize.reports import normalize
from tests.drawn import document, table

ISO = "6. Xây dựng, áp dụng hệ thống quản lý chất lượng theo tiêu chuẩn quốc gia ISO 9001"
LINES = (
    "- Số TTHC áp dụng theo tiêu chuẩn ISO 9001: 323 thủ tục;",
    "- Thống kê số lượng UBND cấp xã thực hiện ISO theo kế hoạch của UBND tỉnh: 14 đơn vị;",
)
TYPED = """
    STT | Nội dung                                                                | Số lượng
    1   | Số TTHC áp dụng theo tiêu chuẩn ISO 9001                                | 320
    2   | Thống kê số lượng UBND cấp xã thực hiện ISO theo kế hoạch của UBND tỉnh | 12
    """
FINANCE = """
    STT | Nội dung                                                    | Số lượng
    1   | Số lượng công chức cấp xã đạt chuẩn theo quy định           | 120
    2   | Số lượng cán bộ, cấp xã đạt chuẩn theo quy định             | 95
    3   | Số cán bộ, công chức cấp xã được bồi dưỡng chuyên môn, nghiệp vụ | 41
    """


WORK = """
    STT   | Chỉ tiêu                            | Đơn vị tính | Số liệu
    1.1.1 | Số nhiệm vụ đề ra trong kế hoạch    | Nhiệm vụ    | 41
    1.1.2 | Số nhiệm vụ đã hoàn thành           | Nhiệm vụ    | 12
    1.1.3 | Số văn bản chỉ đạo CCHC đã ban hành | Văn bản     | 7
    1.3.1 | Tổng số nhiệm vụ được giao          | Nhiệm vụ    | 15
    """


def read(*blocks: str | Table) -> Report:
    """A report with these blocks in its second appendix."""
    title = ("BÁO CÁO", "Công tác cải cách hành chính quý I năm 2021")
    head = (*title, "Phụ lục 1", table(WORK, 1), "Phụ lục 2", table(FINANCE, 2))
    return normalize(document(*head, *blocks), source_name="", sha256="0" * 64)


def coded(report: Report) -> dict[str, str]:
    return {o.code: o.value_raw for o in report.observations if o.code.startswith("PL2.6")}


def test_lines_are_the_table_that_no_table_is() -> None:
    report = read(ISO, *LINES)
    assert coded(report) == {"PL2.6.1": "323", "PL2.6.2": "14"}
    figures = {o.code: o for o in report.observations}
    assert figures["PL2.6.1"].place.location.startswith("paragraph[")
    assert figures["PL2.6.1"].place.location != figures["PL2.6.2"].place.location


@pytest.mark.parametrize(
    "lines",
    [
        tuple(line.replace("- ", f"{n}. ").rstrip(";") for n, line in enumerate(LINES, start=1)),
        tuple(line.replace("- ", "+ ") for line in reversed(LINES)),
    ],
)
def test_signs_numbers_and_order_make_no_difference(lines: tuple[str, ...]) -> None:
    assert coded(read(ISO, *lines)) == {"PL2.6.1": "323", "PL2.6.2": "14"}


def test_where_the_table_stands_too_the_lines_are_not_read() -> None:
    report = read(ISO, table(TYPED, 3), *LINES)
    assert coded(report) == {"PL2.6.1": "320", "PL2.6.2": "12"}
    assert "323" not in {o.value_raw for o in report.observations}


def test_other_lines_of_an_appendix_are_no_table_of_the_form_s() -> None:
    plain, noted = read(ISO), read(ISO, "- Số máy tính đã trang bị: 12 máy;", "- Tổng số ghế chờ đã mua: 40 chiếc;")
    assert [o.code for o in noted.observations] == [o.code for o in plain.observations]
