"""Periods and dates as offices write them."""

from datetime import date

import pytest

from normalize.periods import (
    OTHER,
    THIS,
    find_file_period,
    find_long_date,
    find_period,
    find_span,
    find_title_period,
    names_period,
)
from normalize.report import Period
from validate.ledger import previous_code


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Công tác cải cách hành chính quý I năm 2021", "2021-Q1"),
        ("Kết quả quý III/2021", "2021-Q3"),
        ("QUÝ IV NĂM 2020 VÀ PHƯƠNG HƯỚNG QUÝ I NĂM 2021", "2020-Q4"),
        ("quý I phương hướng nhiệm vụ quý II năm 2021", "2021-Q1"),
        ("Năm 2022, báo cáo quý 2", "2022-Q2"),
        ("6 tháng đầu năm 2021", "2021-H1"),
        ("công tác 6 tháng cuối năm 2021", "2021-H2"),
        ("9 tháng năm 2021", "2021-9M"),
        ("Công tác cải cách hành chính năm 2021", "2021"),
        ("Công tác chuyển đổi số năm 2025", "2025"),
        ("Kết quả quí 3/2021", "2021-Q3"),
        ("Kết quả quý ll năm 2021", "2021-Q2"),
        ("Kết quả quý ba năm 2021", "2021-Q3"),
        ("Kết quả quý 11/2024, phương hướng quý III/2024", "2024-Q2"),
        ("Kết quả quý 111 năm 2024", "2024-Q3"),
        ("Kết quả quý 1V/2024", "2024-Q4"),
        ("Kết quả quý 1/2024", "2024-Q1"),
        ("Công tác cải cách hành chính tháng 5 năm 2022", "2022-M05"),
        ("KẾT QUẢ THÁNG 11/2021", "2021-M11"),
        ("công tác tháng 4, nhiệm vụ trọng tâm tháng 5 năm 2022", "2022-M04"),
        ("tháng 8 và 8 tháng đầu năm 2022", "2022-M08"),
        ("công tác tháng 4, phương hướng quý III năm 2021", "2021-M04"),
        ("Kết quả tháng 3 và quý I năm 2021", "2021-Q1"),
        ("kết quả 5 tháng đầu năm 2022", "2022-5M"),
        ("kết quả 11 tháng năm 2022", "2022-11M"),
        ("kết quả 3 tháng đầu năm 2022", "2022-Q1"),
        ("công tác năm 2022 (tính đến tháng 11 năm 2022)", "2022"),
        ("công tác năm 2022 (Kèm theo Báo cáo ngày 20 tháng 5 năm 2022)", "2022"),
        ("công tác năm 2022 (Kèm theo Báo cáo ngày … tháng 5 năm 2022)", "2022"),
        ("Công tác cải cách hành chính tháng 7, nhiệm vụ tháng 8 năm 2022", "2022-M07"),
        ("Kết quả tháng 02/2023", "2023-M02"),
        ("tháng 12, nhiệm vụ trọng tâm tháng 01 năm 2023", "2022-M12"),
        ("tháng 12 năm 2022 và phương hướng tháng 01 năm 2023", "2022-M12"),
        ("quý IV, nhiệm vụ quý I năm 2023", "2022-Q4"),
        ("quý II, theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2021", "2021-Q2"),
        ("tháng 3 và quý I năm 2021, nhiệm vụ quý II năm 2021", "2021-Q1"),
        ("tháng 6 và 06 tháng đầu năm 2021", "2021-H1"),
        ("tháng 12 và cả năm 2022", "2022"),
        ("tháng 9 và nhiệm vụ 3 tháng cuối năm 2021", "2021-M09"),
        ("năm 2021, phương hướng nhiệm vụ tháng 01 năm 2022", "2021"),
        ("3 tháng đầu năm 2021", "2021-Q1"),
        ("5 tháng đầu năm, nhiệm vụ tháng 6 năm 2022", "2022-5M"),
        ("11 tháng năm 2022", "2022-11M"),
        ("12 tháng năm 2022", "2022"),
    ],
)
def test_a_title_names_its_period(title: str, code: str) -> None:
    period = find_title_period(title)
    assert period is not None
    assert period.code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bao-cao-cchc-q2-2021-go-tram-tay", "2021-Q2"),
        ("CCHC_quý III-2022", "2022-Q3"),
        ("Báo cáo Quý II.2021", "2021-Q2"),
        ("2023_6thang_xa An Hoa", "2023-H1"),
        ("BC 9T 2024", "2024-9M"),
        ("BC CCHC T5-2022", "2022-M05"),
        ("bao-cao-thang-05.2022", "2022-M05"),
        ("00-HoaiAn-q1", None),
        ("bao cao 2021", None),
    ],
)
def test_a_file_s_name_may_name_a_period(name: str, code: str | None) -> None:
    period = find_file_period(name)
    assert (period.code if period else None) == code


def test_a_quarter_has_its_days() -> None:
    period = find_period("quý I năm 2024")
    assert period is not None
    assert (period.start, period.end) == (date(2024, 1, 1), date(2024, 3, 31))


def test_a_month_has_its_days() -> None:
    period = find_period("tháng 2 năm 2024")
    assert period is not None
    assert (period.start, period.end) == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(("code", "before"), [("2022-M05", "2022-M04"), ("2022-M01", "2021-M12"), ("2022-5M", "")])
def test_a_month_follows_the_month_before(code: str, before: str) -> None:
    assert previous_code(Period(code, date(2022, 1, 1), date(2022, 5, 31))) == before


@pytest.mark.parametrize(
    ("title", "this", "others"),
    [
        ("tháng 7 năm 2022", ["Tháng 7", "tháng 07/2022"], ["7 tháng", "7 tháng đầu năm", "Tháng 6", "Quý III"]),
        ("quý II năm 2022", ["Quý II"], ["6 tháng", "Tháng 6", "Quý I"]),
        ("5 tháng đầu năm 2022", ["5 tháng đầu năm"], ["Tháng 5", "Quý I"]),
    ],
)
def test_a_header_names_this_period_or_another(title: str, this: list[str], others: list[str]) -> None:
    own = find_title_period(title)
    assert {text: names_period(text, own) for text in (*this, *others)} == {
        **dict.fromkeys(this, THIS),
        **dict.fromkeys(others, OTHER),
    }


def test_no_period_is_none() -> None:
    assert find_period("Quy chế làm việc quý khách") is None
    assert find_period("quý I") is None


@pytest.mark.parametrize(
    "text",
    [
        "(Số liệu từ 01/01/2021 đến 28/02/2021)",
        "số liệu từ ngày 01/01/2021 đến ngày 28/02/2021",
        "Từ 01/01 đến hết ngày 28/2/2021",
        "từ ngày 01 tháng 01 năm 2021 đến ngày 28 tháng 02 năm 2021",
        "từ 1-1-2021 tới 28-2-2021",
    ],
)
def test_a_span_has_its_days(text: str) -> None:
    assert find_span(text) == (date(2021, 1, 1), date(2021, 2, 28))


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert find_span("từ 01/02/2021 đến 30/02/2021") == (date(2021, 2, 1), None)


def test_a_date_left_blank_is_not_invented() -> None:
    assert find_long_date("An Hải, ngày     tháng     năm 2021") is None
    assert find_long_date("An Hải, ngày 20 tháng 03 năm 2021") == date(2021, 3, 20)
