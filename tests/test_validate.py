"""Whole reports checked by all rules: what disagrees is found, what agrees is left alone."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from extract.document import Place
from normalize.periods import quarter
from normalize.report import Deviation, NamedOffice, NamedPeriod, Reference
from tests.figures import report, stated, table_1b
from validate.finding import Finding
from validate.run import validate

CONSISTENT_1B = """
    Lĩnh vực  |     1 |  2 |     3 |     4 |     5 | 6 |  7 |  8 | 9
    Đất đai   |   173 | 70 |   103 |   117 |   116 | 1 | 56 | 56 |
    Hộ tịch   |   240 |  5 |   235 |   236 |   236 |   |  4 |  4 |
    Môi trường|       |    |       |       |       |   |    |    |
    TỔNG CỘNG |   413 | 75 |   338 |   353 |   352 | 1 | 60 | 60 |
"""


def found(values: dict[str, str], **fields: object) -> list[Finding]:
    return list(validate([report(values, **fields)]).findings)


def grave(values: dict[str, str], **fields: object) -> list[tuple[str, str]]:
    return [(f.rule_id, f.severity) for f in found(values, **fields) if f.severity != "info"]


def test_blank_is_zero_in_a_row_that_adds_up() -> None:
    assert grave(table_1b(CONSISTENT_1B)) == []


def test_a_wrong_row_is_found_and_its_culprit_named() -> None:
    values = table_1b(CONSISTENT_1B) | {"PL2.1b.1[Đất đai]": "178"}
    (finding,) = [f for f in found(values) if f.severity == "error"]
    assert {finding.rule_id, *finding.consequences} == {"1b.received", "1b.flow", "1b.total"}
    assert finding.likely_culprit == "o-PL2.1b.1-dat-dai-1"
    assert finding.repair == 173
    assert {"PL2.1b.1", "PL2.1b.4", "PL2.1b.7"} <= set(finding.codes)


def test_two_totals_off_by_the_same_amount_are_explained_by_one_cell() -> None:
    values = table_1b(CONSISTENT_1B) | {"PL2.1b.2[TỔNG CỘNG]": "178", "PL2.1b.3[TỔNG CỘNG]": "235"}
    (finding,) = [f for f in found(values) if f.severity == "error"]
    assert set(finding.codes) == {"PL2.1b.2", "PL2.1b.3"}
    assert finding.delta == 103
    assert (finding.likely_culprit, finding.slip) == ("o-PL2.1b.3-dat-dai-3", "moved")


def test_two_totals_off_by_an_amount_that_no_cell_has_accuse_no_row() -> None:
    values = table_1b(CONSISTENT_1B) | {"PL2.1b.2[TỔNG CỘNG]": "80", "PL2.1b.3[TỔNG CỘNG]": "333"}
    (finding,) = [f for f in found(values) if f.severity == "error"]
    assert (finding.likely_culprit, finding.slip) == ("", "between")
    assert set(finding.suspects) == {"o-PL2.1b.2-tong-cong-29", "o-PL2.1b.3-tong-cong-30"}


@pytest.mark.parametrize("form", ["Tổng cộng", "TỔNG CỘNG", "Tổng số", "Cộng"])
def test_a_total_is_one_whatever_it_is_called(form: str) -> None:
    values = {k.replace("TỔNG CỘNG", form): v for k, v in table_1b(CONSISTENT_1B).items()}
    (finding,) = found(values | {f"PL2.1b.6[{form}]": "3"})
    assert (finding.rule_id, finding.consequences, finding.repair) == ("1b.done", ("1b.total",), 1)


def test_three_against_one() -> None:
    values = [("TM.md3", "19"), ("TM.md3", "19"), ("PL2.5.4", "19"), ("7.8.1", "32")]
    (finding,) = [f for f in validate([report(values)]).findings if f.rule_id == "repeated"]
    assert finding.likely_culprit == "o-7.8.1--4"
    assert finding.message.startswith("19 ≠ 32")
    assert "19" in finding.suggestion


@pytest.mark.parametrize(
    ("stated_twice", "severity"),
    [
        (("252", "31"), "info"),  # an office's of the province, for example
        (("605", "1.104"), "info"),  # the quarter before
        (("13", "3"), "info"),  # two digits of which one is left: by chance as likely as by a slip
        (("252", "225"), "error"),  # digits turned
        (("252", "2520"), "error"),  # one too many
        (("238", "256"), "error"),  # near
        (("6", "8"), "error"),
        (("31", "252"), "info"),  # whichever comes first
    ],
)
def test_a_second_statement_that_is_no_slip_of_the_first_may_speak_of_something_else(
    stated_twice: tuple[str, str], severity: str
) -> None:
    first, second = stated_twice
    right = second if first == "31" else first
    values = [("TM.tthc", first), ("TM.tthc", second), ("3.1.3b", right), ("PL2.1a.1", right)]
    (finding,) = [f for f in validate([report(values)]).findings if f.rule_id == "repeated"]
    assert finding.severity == severity
    assert ("phạm vi" in finding.message) == (severity == "info")


@pytest.mark.parametrize(
    "values",
    [
        [("TM.tthc", "31"), ("3.1.3b", "252"), ("PL2.1a.1", "252")],  # the narrative states no other
        [("TM.tthc", "252"), ("TM.tthc", "31")],  # and no appendix either of them
        [("TM.tthc", "252"), ("TM.tthc", "31"), ("3.1.3b", "252"), ("PL2.1a.1", "255")],  # the appendices differ, too
        [("TM.tthc", "252"), ("TM.tthc", "31"), ("3.1.3b", "31"), ("PL2.1a.1", "252")],
    ],
)
def test_what_no_other_statement_speaks_for_is_a_contradiction(values: list[tuple[str, str]]) -> None:
    (finding,) = [f for f in validate([report(values)]).findings if f.rule_id == "repeated"]
    assert finding.severity == "error"


def test_one_against_one_accuses_nobody() -> None:
    (finding,) = [f for f in found({"4.2.1": "76", "PL2.2.7": "78"}) if f.rule_id == "repeated"]
    assert finding.likely_culprit == ""


def test_a_ratio_is_its_numerator() -> None:
    assert grave({"TM.tuchu.huyen": "13/13", "PL2.4.1": "13"}) == []
    assert grave({"TM.tuchu.huyen": "14/13"}) == [("domain.ratio", "error")]


def test_a_rate_against_its_counts() -> None:
    counts = table_1b(CONSISTENT_1B)
    assert grave(counts | {"3.4.2": "99,72"}) == []
    assert grave(counts | {"3.4.2": "99,9"}) == [("rate.on-time", "warning")]


def test_another_scope_is_no_error() -> None:
    values = table_1b(CONSISTENT_1B) | {"3.4.4": "98,94", "4.1.4c": "5", "PL2.4.2": "30"}
    assert grave(values) == []
    assert {f.rule_id for f in found(values)} >= {"rate.land", "scope.units"}


@pytest.mark.parametrize(
    ("code", "printed", "rule"),
    [
        ("7.2", "Đang triển khai", "domain.choice"),
        ("7.2", "3", "domain.choice"),
        ("3.3.3", "120", "domain.percent"),
        ("1.1.3", "-4", "domain.count"),
        ("1.1.3", "2,5", "domain.count"),
        ("1.1.3", "nhiều", "domain.words"),
    ],
)
def test_values_that_the_form_does_not_allow(code: str, printed: str, rule: str) -> None:
    assert [r for r, _ in grave({code: printed})] == [rule]


@pytest.mark.parametrize(
    ("code", "printed"),
    [("7.2", "2"), ("7.2", "2,00"), ("7.2", "2 cấp"), ("1.5", "Có"), ("PL2.2.2", "-2"), ("1.1.3", "-")],
)
def test_values_that_it_does(code: str, printed: str) -> None:
    assert grave({code: printed}) == []


def test_a_blank_where_the_figure_stands_elsewhere() -> None:
    findings = found({"TM.tthc": "360", "PL2.1a.1": "360", "3.1.3b": ""})
    assert [(f.rule_id, f.severity, f.codes[0]) for f in findings] == [("missing.elsewhere", "info", "3.1.3b")]
    assert found({"4.2.4": "0", "PL2.2.10": ""}) == []


def test_a_figure_that_is_not_printed_at_all_is_not_missing() -> None:
    assert found({"TM.tthc": "360"}) == []


def test_periods() -> None:
    quarter = stated("PL2", "2021-01-01", "2021-03-31")
    assert grave({}, stated_periods=(stated("PL1", "2021-01-01", "2021-03-31"), quarter)) == []
    early = (stated("PL1", "2021-01-01", "2021-03-20"), stated("PL2", "2021-01-01", "2021-03-20"))
    assert grave({}, stated_periods=early) == []
    differing = (stated("PL1", "2021-01-01", "2021-01-28"), quarter)
    assert grave({}, stated_periods=differing) == [("period.appendices", "warning")]
    other = (stated("PL1", "2020-10-01", "2020-12-31"), stated("PL2", "2020-10-01", "2020-12-31"))
    assert grave({}, stated_periods=other) == [("period.report", "warning")]


def test_last_quarter_s_pending_is_this_quarter_s_carried_over() -> None:
    first = report(table_1b(CONSISTENT_1B))
    values = {"PL2.1b.2[Đất đai]": "65", "PL2.1b.2[Hộ tịch]": "4", "PL2.1b.2[Tổng cộng]": "69"}
    second = report(values, period="quý II năm 2021", date=date(2021, 7, 1))
    series = [f for f in validate([second, first]).findings if f.family == "series"]
    assert [(f.report_id, f.delta) for f in series] == [("ben-hai-2021-Q2", 9)]
    unchecked = [c for c in validate([second]).coverage if c.rule_id == "1b.carried-over"]
    assert [c.outcome for c in unchecked] == ["not_determined"]


def test_rows_documents_and_the_report_s_own_number() -> None:
    place = Place(location="paragraph[3]")
    fields = {
        "deviations": (Deviation("renumbered", "PL1", "1.2.1", "1.1.1", place), Deviation("added", "PL1", "", "9.9 Cây", place)),
        "references": (Reference("Quyết định", "983/UBND-KSTT", None, "", place), Reference("Nghị định", "61/2018/NĐ-CP", date(2018, 4, 24), "", place)),
        "number": "",
        "number_place": place,
    }  # fmt: skip
    ids = {f.rule_id: f.severity for f in found({}, **fields)}
    assert ids == dict.fromkeys(
        ("template.renumbered", "template.added", "reference.kind", "reference.date", "reference.report"),
        "info",
    )


def test_every_rule_is_accounted_for() -> None:
    outcome = validate([report(table_1b(CONSISTENT_1B))])
    assert len(outcome.coverage) == len({c.rule_id for c in outcome.coverage})
    for row in outcome.coverage:
        assert row.checks == row.passed + row.failed + row.not_determined
        assert row.reason or row.outcome != "not_determined"


def test_order_changes_nothing() -> None:
    values = table_1b(CONSISTENT_1B) | {"PL2.1b.1[Đất đai]": "178", "TM.md3": "19", "7.8.1": "32"}
    one = report(values)
    shuffled = list(one.observations)
    random.Random(5).shuffle(shuffled)
    ids = [{f.finding_id for f in validate([r]).findings} for r in (one, replace(one, observations=tuple(shuffled)))]
    assert ids[0] == ids[1]


def test_who_is_checked_first_changes_nothing() -> None:
    """Reports that are compared with each other, checked in any order."""
    values = table_1b(CONSISTENT_1B) | {"PL2.1b.1[Đất đai]": "178", "TM.md3": "19", "7.8.1": "32"}
    reports = [replace(report(values), report_id=name) for name in "cab"]
    whole = validate(reports)
    shared = validate(reports, shared=lambda checked, books: [checked(book) for book in books[::-1]][::-1])
    assert whole.findings
    assert shared == whole


def test_ids_outlive_a_resubmission_and_change_with_the_figures() -> None:
    values = {"TM.md3": "19", "7.8.1": "32"}
    first, again = report(values), replace(report(values), report_id="another-file")
    changed = report(values | {"7.8.1": "33"})
    ids = [
        next(f.finding_id for f in validate([r]).findings if f.rule_id == "repeated") for r in (first, again, changed)
    ]
    assert ids[0] == ids[1] != ids[2]


def test_a_finding_is_the_same_in_every_language_and_on_every_page() -> None:
    """Decisions are kept by its id. Those that list no figure are known by what they rest on."""

    def fields(page: int, days: int) -> dict[str, object]:
        place = Place(page, 10.0, 10.0, 20.0, 20.0)
        other = NamedPeriod("file", quarter(2020, 2), "Quý II-2020", place)
        return {
            "stated_periods": tuple(
                replace(stated(s, "2021-01-01", f"2021-03-{day}"), place=place) for s, day in (("PL1", days), ("PL2", 31))
            ),
            "named_periods": (other,),
            "named_offices": (NamedOffice("PL2", "huyen", "district", "ĐỒI THÔNG", "BIỂU HUYỆN ĐỒI THÔNG", place),),
            "attached_to": (Reference("Báo cáo", "999/BC-UBND", date(2021, 3, 1), "Kèm theo số 999", place),),
            "date": date(2019, 1, 1),
        }  # fmt: skip

    def ids(lang: str, page: int, days: int = 15) -> dict[str, str]:
        made = validate([report({"1.1.1": "20"}, **fields(page, days))], lang=lang).findings
        return {f.rule_id: f.finding_id for f in made if not f.observation_ids}

    first = ids("vi", 3)
    assert len(first) >= 5
    assert ids("en", 3) == first
    assert ids("vi", 7) == first
    assert ids("vi", 3, 16)["period.appendices"] != first["period.appendices"]


def test_statements_are_listed_once_those_of_the_commonest_value_first() -> None:
    values = {"7.8.1": "800", "TM.md3": "80", "PL2.5.4": "80"}
    (finding,) = [f for f in found(values) if f.rule_id == "repeated"]
    assert finding.codes[-1] == "7.8.1"
    assert set(finding.codes) == set(values)
    assert finding.message.startswith("80 ≠ 800: ")
    assert len(finding.observation_ids) == 3


def test_messages_speak_both_languages() -> None:
    values = {"TM.md3": "1.019", "7.8.1": "32"}
    vi, en = (validate([report(values)], lang=lang).findings[0].message for lang in ("vi", "en"))
    assert vi.startswith("32 ≠ 1.019")
    assert "thuyết minh" in vi
    assert en.startswith("32 ≠ 1,019")
    assert "narrative" in en
