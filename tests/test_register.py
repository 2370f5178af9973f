"""The register of administrative units: a name means one unit, on its day, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from extract.document import Block
from normalize.letterhead import read_letterhead
from normalize.register import FILES, Unit, find_unit, load_level, province_of, spelled, successors, unit_of
from tests.drawn import document
from tests.test_letterhead import read

MARCH_2021, MAY_2025, SEPTEMBER_2025 = date(2021, 3, 31), date(2025, 5, 31), date(2025, 9, 30)


def test_as_many_units_as_there_were() -> None:
    counted = {
        day: tuple(sum(any(u.existed(day) for u in v) for v in load_level(level).by_code.values()) for level in FILES)
        for day in (MARCH_2021, MAY_2025, SEPTEMBER_2025)
    }
    assert counted[MARCH_2021] == (63, 705, 10_599)
    assert counted[MAY_2025][:2] == (63, 696)
    assert counted[SEPTEMBER_2025] == (34, 0, 3321)


@pytest.mark.parametrize(
    ("level", "day", "least"),
    [
        ("province", MARCH_2021, 1.0),
        ("district", MARCH_2021, 1.0),
        ("commune", MARCH_2021, 0.999),  # the source has two names with a small first letter
        ("province", SEPTEMBER_2025, 1.0),
        ("commune", SEPTEMBER_2025, 1.0),
    ],
)
def test_every_unit_is_found_by_its_own_letterhead(level: str, day: date, least: float) -> None:
    units = [u for versions in load_level(level).by_code.values() for u in versions if u.existed(day)]
    units = units[:: max(1, len(units) // 1200)]
    found = sum(read_letterhead(letterhead(u, day, str.upper), "", day).org_code == u.code for u in units)
    assert found >= least * len(units)
    assert all(read_letterhead(letterhead(u, day, str.title), "", day).org_code in {u.code} for u in units[:3])


def letterhead(unit: Unit, day: date, style: Callable[[str], str]) -> Sequence[Block]:
    """The first blocks of a unit's report; a commune stands below its district while there were districts."""
    province, above = province_of(unit, day), unit_of(unit.parent, day)
    assert province is not None
    lines = [f"UBND {style(unit.kind)} {style(unit.name)}"]
    if above is not None and above.level == "district":
        lines.insert(0, f"UBND {style(above.kind)} {style(above.name)}")
    place = f"Kính gửi: Sở Nội vụ {province.kind} {province.name}"
    return document("\n".join(lines), "BÁO CÁO", "quý I năm 2021", place).blocks


def test_every_unit_above_and_every_successor_is_in_the_register() -> None:
    for level in FILES:
        for versions in load_level(level).by_code.values():
            for unit in versions:
                assert bool(unit.parent) == (level != "province")
                assert all(unit_of(code) is not None for code in (unit.parent, *unit.successors) if code), unit


@pytest.mark.parametrize(
    ("kind", "name", "province", "day", "code"),
    [
        ("huyện", "An Lão", "Bình Định", MARCH_2021, "H542"),
        ("huyện", "An Lão", "Hải Phòng", MARCH_2021, "H313"),
        ("huyen", "AN LAO", "Binh Dinh", MARCH_2021, "H542"),
        ("huyện", "An Lão", "", MARCH_2021, None),  # two of that name
        ("huyện", "An Lão", "Hoành Giang", MARCH_2021, None),  # a province that is none
        ("huyện", "An Lão", "Bình Định", SEPTEMBER_2025, None),  # no district was left
        ("thị xã", "An Lão", "Bình Định", MARCH_2021, None),  # of another kind
        ("huyện", "Bến Lụa", "Bình Định", MARCH_2021, None),
        ("thị xã", "Kỳ Anh", "Hà Tĩnh", MARCH_2021, "H449"),
        ("huyện", "Kỳ Anh", "Hà Tĩnh", MARCH_2021, "H447"),
        ("thành phố", "Hoà Bình", "Hòa Bình", MARCH_2021, "H148"),  # the tone mark on the other vowel
        ("huyện", "Việt Yên", "Bắc Giang", MAY_2025, "H222"),  # a thị xã by then, the unit is the same
    ],
)
def test_a_district_is_certain_or_none(kind: str, name: str, province: str, day: date, code: str | None) -> None:
    found = find_unit("district", kind, name, day=day, province=province)
    assert (found.code if found else None) == code


def test_a_commune_is_found_by_its_district_and_by_the_province_after_the_merger() -> None:
    before = find_unit("commune", "xã", "An Hòa", day=MARCH_2021, province="Bình Định", district="An Lão")
    after = find_unit("commune", "xã", "An Hòa", day=SEPTEMBER_2025, province="Gia Lai")
    assert before is not None
    assert after is not None
    assert (before.code, after.code, before.successors) == ("X21628", "X21628-2025", ("X21628-2025",))
    assert find_unit("commune", "xã", "Tân Tiến", day=MARCH_2021) is None


def test_a_merged_province_is_another_than_the_one_whose_number_it_has() -> None:
    before, after = unit_of("T52", MARCH_2021), unit_of("T52-2025", SEPTEMBER_2025)
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Bình Định", "Gia Lai")
    assert successors(before) == (after,)


def test_what_became_of_a_district_are_its_communes_successors() -> None:
    district = unit_of("H542")
    assert district is not None
    names = {u.name for u in successors(district)}
    assert {"An Lão", "An Hòa"} <= names
    assert {p.code for u in successors(district) if (p := province_of(u)) is not None} == {"T52-2025"}


def test_spelling_is_exact_but_for_case_and_where_a_tone_mark_stands() -> None:
    assert spelled("HOÀ BÌNH") == spelled("Hòa Bình")
    assert spelled("Tân Thành") != spelled("Tân Thạnh")


@pytest.mark.parametrize(
    ("office", "org", "code"),
    [
        ("ỦY BAN NHÂN DÂN\nHUYỆN AN LÃO", "UBND huyện An Lão", "H542"),
        ("UBND H. AN LÃO", "UBND huyện An Lão", "H542"),
        ("UBND HUYEN AN LAO", "UBND huyện An Lão", "H542"),
        ("UBND TX. AN NHƠN", "UBND thị xã An Nhơn", "H549"),
        ("UBND TP QUY NHƠN", "UBND thành phố Quy Nhơn", "H540"),
        ("UBND T.P QUY NHƠN", "UBND thành phố Quy Nhơn", "H540"),
        ("UBND TỈNH BÌNH ĐỊNH\nUBND HUYỆN HOÀI ÂN", "UBND huyện Hoài Ân", "H544"),
        ("UBND HUYỆN AN LÃO\nỦY BAN NHÂN DÂN XÃ AN HÒA", "UBND xã An Hòa", "X21628"),
        ("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHUYỆN VÂN CANH Độc lập", "UBND huyện Vân Canh", "H551"),
        ("UBND HUYỆN SUỐI NGÂN", "UBND huyện Suối Ngân", "binh-dinh-huyen-suoi-ngan"),
        ("UBND HUYỆN SUỐI NGÂN\nUBND XÃ AN HÒA", "UBND xã An Hòa", "binh-dinh-huyen-suoi-ngan-xa-an-hoa"),
    ],
)
def test_a_letterhead_finds_its_unit(office: str, org: str, code: str) -> None:
    head = read(office, "Số: 5/BC-UBND", "BÁO CÁO", "quý I năm 2021", "Kính gửi: Sở Nội vụ tỉnh Bình Định.")
    assert (head.org, head.org_code, head.province) == (org, code, "Bình Định")


def test_an_urban_district_with_a_number_and_a_city_for_a_province() -> None:
    head = read("UBND THÀNH PHỐ HỒ CHÍ MINH\nUBND QUẬN 10", "BÁO CÁO", "quý I năm 2021")
    assert (head.org, head.org_code, head.level, head.province) == ("UBND quận 10", "H771", "district", "Hồ Chí Minh")


def test_a_city_that_is_a_province_is_one() -> None:
    blocks = document("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", "BÁO CÁO", "quý I năm 2021").blocks
    head = read_letterhead(blocks, "", MARCH_2021)
    assert (head.org_code, head.level) == ("T31", "province")


def test_a_name_without_a_province_is_certain_only_where_there_is_one_of_it() -> None:
    assert read("UBND HUYỆN HOÀI ÂN", "BÁO CÁO", "quý I năm 2021").province == "Bình Định"
    head = read("UBND HUYỆN AN LÃO", "BÁO CÁO", "quý I năm 2021")
    assert (head.org_code, head.province) == ("huyen-an-lao", "")


def test_without_a_letterhead_the_signature_or_the_office_that_reports_decides() -> None:
    cited = "Thực hiện Quyết định số 56/QĐ-UBND của UBND tỉnh Bình Định, công văn của UBND xã An Hòa,"
    signed = read("BÁO CÁO", "quý I năm 2021", f"{cited} nay báo cáo.", "TM. ỦY BAN NHÂN DÂN HUYỆN AN LÃO")
    assert (signed.org, signed.org_code) == ("UBND huyện An Lão", "H542")
    said = read("BÁO CÁO", "quý I năm 2021", f"{cited} UBND huyện Hoài Ân báo cáo kết quả như sau.")
    assert (said.org, said.org_code) == ("UBND huyện Hoài Ân", "H544")
    alone = read("BÁO CÁO", "quý I năm 2021", "Thực hiện kế hoạch của UBND tỉnh Bình Định.")
    assert (alone.org_code, alone.level) == ("T52", "province")
