"""What a report says beside its figures: rates and their counts, whose appendices it has, and of which report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Place
from normalize.report import Figure, NamedOffice, Reference, Report, StatedRate
from tests.figures import report
from validate.finding import Finding
from validate.run import validate
from validate.words import MAX_QUOTE

PLACE = Place(location="paragraph[3]")


def of_rule(found: Report, rule: str) -> list[Finding]:
    return [f for f in validate([found]).findings if f.rule_id == rule]


def said(part: int, whole: int, rate: str, half: str) -> StatedRate:
    return StatedRate(
        Figure(Decimal(part)), Figure(Decimal(whole)), Figure(Decimal(rate), Decimal(half)), "Có … hồ sơ", PLACE
    )


@pytest.mark.parametrize(
    ("rate", "half", "severity"),
    [("99.85", "0.005", ""), ("99.84", "0.005", "info"), ("99.9", "0.05", "warning"), ("98.2", "0.05", "warning")],
)
def test_a_rate_is_what_its_counts_give_and_one_that_was_cut_is_worth_a_look(
    rate: str, half: str, severity: str
) -> None:
    found = of_rule(report({"1.1.1": "20"}, rates=(said(1986, 1989, rate, half),)), "rate.said")
    assert [f.severity for f in found] == [severity] * bool(severity)
    assert all("1.986/1.989" in f.message for f in found)


def named(name: str, kind: str = "huyen", level: str = "district") -> NamedOffice:
    return NamedOffice("PL2", kind, level, name, f"BIỂU SỐ LIỆU HUYỆN {name}", PLACE)


def test_an_appendix_of_another_district_is_one_finding() -> None:
    copied = report({"1.1.1": "20"}, named_offices=(named("BẾN HẢI"), named("ĐỒI THÔNG"), named("ĐỒI THÔNG")))
    (finding,) = of_rule(copied, "reference.office")
    assert finding.severity == "warning"
    assert finding.message.count("ĐỒI THÔNG") == 1


@pytest.mark.parametrize(
    "office",
    [named("BẾN HẢI QUÝ I"), named("BẾN HÀI"), named("Bến Hải", "thi xa"), named("CAM LỘ", "xa", "commune")],
)
def test_the_own_name_longer_misspelt_or_of_another_level_is_no_other_district(office: NamedOffice) -> None:
    assert of_rule(report({"1.1.1": "20"}, named_offices=(office,)), "reference.office") == []


def test_a_departments_appendix_names_the_district_that_it_is_of() -> None:
    department = "Phòng Nội vụ huyện Bến Hải"
    assert of_rule(report({"1.1.1": "20"}, org=department, named_offices=(named("BẾN HẢI"),)), "reference.office") == []
    other = report({"1.1.1": "20"}, org=department, named_offices=(named("ĐỒI THÔNG"),))
    assert len(of_rule(other, "reference.office")) == 1


def test_a_name_read_from_pictures_may_be_misread() -> None:
    plain = report({"1.1.1": "20"}, named_offices=(named("ĐỒI THÔNG"),))
    scanned = replace(plain, observations=tuple(o._replace(method="ocr") for o in plain.observations))
    assert [f.severity for f in of_rule(scanned, "reference.office")] == ["info"]


@pytest.mark.parametrize(
    ("number", "dated", "found"),
    [
        ("1/BC-UBND", date(2021, 4, 1), 0),
        ("01/BC-UBND", None, 0),
        ("2/BC-UBND", None, 1),
        ("1/BC-UBND", date(2021, 1, 4), 1),
    ],
)
def test_an_appendix_belongs_to_this_report(number: str, dated: date | None, found: int) -> None:
    attached = Reference("Báo cáo", number, dated, f"Kèm theo Báo cáo số {number}", PLACE)
    assert len(of_rule(report({"1.1.1": "20"}, attached_to=(attached,)), "reference.attached")) == found


@given(st.text("abc ", min_size=1, max_size=3 * MAX_QUOTE))
def test_what_is_very_long_is_quoted_in_part(text: str) -> None:
    long = StatedRate(Figure(Decimal(19)), Figure(Decimal(20)), Figure(Decimal(90)), text, PLACE)
    (finding,) = of_rule(report({"1.1.1": "20"}, rates=(long,)), "rate.said")
    (quoted,) = regex.findall("“(.*)”", finding.message)
    assert quoted == text if len(text) <= MAX_QUOTE else len(quoted) <= MAX_QUOTE
    assert text.startswith(quoted.rstrip("…"))
