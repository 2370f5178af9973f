"""One finding a cause: what one wrong cell breaks is one finding that names it, its repair and the slip."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.report import Observation, Report
from tests.figures import report, table_1b
from validate.finding import Finding
from validate.run import validate

TABLE = """
    Lĩnh vực  |     1 |  2 |     3 |     4 |     5 | 6 |  7 |  8 | 9
    Đất đai   |   173 | 70 |   103 |   117 |   116 | 1 | 56 | 56 |
    Hộ tịch   |   240 |  5 |   235 |   236 |   236 |   |  4 |  4 |
    Chứng thực| 1.297 |    | 1.297 | 1.297 | 1.297 |   |    |    |
    Môi trường|    14 |  2 |    12 |    10 |    10 |   |  4 |  3 | 1
    TỔNG CỘNG | 1.724 | 77 | 1.647 | 1.660 | 1.659 | 1 | 64 | 63 | 1
"""
TOTAL = "TỔNG CỘNG"


def findings(values: dict[str, str], **fields: object) -> list[Finding]:
    return [f for f in validate([report(values, **fields)]).findings if f.severity != "info"]


def only(values: dict[str, str]) -> Finding:
    (finding,) = findings(values)
    return finding


def changed(**cells: str) -> dict[str, str]:
    """Table 1b with some cells printed otherwise, by `c3_Đất đai`."""
    values = table_1b(TABLE)
    for name, printed in cells.items():
        column, row = name[1:].split("_", 1)
        key = f"PL2.1b.{column}[{row}]"
        assert key in values
        values[key] = printed
    return values


def culprit(finding: Finding, values: dict[str, str]) -> str:
    """The key of the likely culprit."""
    place = finding.likely_culprit.rsplit("-", 1)[-1]
    return [*values][int(place) - 1]


def test_the_table_agrees() -> None:
    assert findings(table_1b(TABLE)) == []


def test_one_wrong_cell_that_breaks_three_rules_is_one_finding() -> None:
    values = changed(**{"c1_Đất đai": "178"})
    finding = only(values)
    assert {finding.rule_id, *finding.consequences} == {"1b.received", "1b.flow", "1b.total"}
    assert (culprit(finding, values), finding.repair, finding.cause) == ("PL2.1b.1[Đất đai]", 173, "author")
    assert finding.suggestion.startswith("Có lẽ số sai là Đất đai")
    assert "Nếu là 173 thì khớp (sai một chữ số)." in finding.suggestion
    also = finding.message.partition("Cùng một nguyên nhân: ")[2]
    assert "178 ≠ 173" in also
    assert "1.724 ≠ 1.729" in also


def test_two_wrong_cells_are_two_findings() -> None:
    values = changed(**{"c1_Đất đai": "178", "c5_Hộ tịch": "263"})
    found = {culprit(f, values): (f.repair, f.slip) for f in findings(values)}
    assert found == {"PL2.1b.1[Đất đai]": (173, "digit-changed"), "PL2.1b.5[Hộ tịch]": (236, "digits-turned")}


def test_a_row_and_a_total_of_one_column_are_two_findings() -> None:
    values = changed(**{"c1_Đất đai": "731", f"c1_{TOTAL}": "1.742"})
    found = {culprit(f, values): f.repair for f in findings(values)}
    assert found == {"PL2.1b.1[Đất đai]": 173, f"PL2.1b.1[{TOTAL}]": 1724}


def test_swapped_cells_are_named() -> None:
    values = changed(**{f"c2_{TOTAL}": "1.647", f"c3_{TOTAL}": "77"})
    finding = only(values)
    assert finding.slip == "swap"
    assert finding.consequences == ("1b.total",)
    assert finding.suggestion.startswith("Có lẽ hai số bị ghi đổi chỗ cho nhau")


def test_a_figure_in_the_wrong_column_is_found_as_in_the_real_report() -> None:
    values = changed(**{f"c2_{TOTAL}": "89", f"c3_{TOTAL}": "1.635"})
    finding = only(values)
    assert (culprit(finding, values), finding.slip) == ("PL2.1b.3[Môi trường]", "moved")
    assert "12 đứng nhầm cột" in finding.suggestion
    assert "số kỳ trước chuyển qua" in finding.suggestion


def test_rows_that_fit_equally_are_listed() -> None:
    text = TABLE.replace("Môi trường|    14 |  2 |    12", "Môi trường|   116 | 13 |   103")
    text = text.replace("10 |    10 |   |  4 |  3 | 1\n    T", "112|   112 |   |  4 |  3 | 1\n    T")
    text = text.replace("1.724 | 77 | 1.647 | 1.660 | 1.659", "1.826 | 191 | 1.635 | 1.762 | 1.761")
    finding = only(table_1b(text))
    assert finding.likely_culprit == ""
    assert "Đất đai, số mới tiếp nhận" in finding.suggestion
    assert "Môi trường, số mới tiếp nhận" in finding.suggestion


def test_a_total_that_forgets_a_row() -> None:
    cells = {"1": "1.551", "2": "7", "3": "1.544", "4": "1.543", "5": "1.543", "6": "0", "7": "8", "8": "7"}
    finding = only(changed(**{f"c{c}_{TOTAL}": v for c, v in cells.items()}))
    assert (finding.rule_id, finding.slip) == ("1b.total", "row-forgotten")
    assert "chưa cộng dòng Đất đai" in finding.suggestion


def test_a_row_that_is_not_printed_is_said_to_be_missing() -> None:
    values = {k: v for k, v in table_1b(TABLE).items() if "Hộ tịch" not in k} | {"3.4.2": "99,94"}
    finding = only(values)
    assert (finding.slip, finding.likely_culprit) == ("row-lost", "")
    assert "thiếu một dòng" in finding.suggestion
    assert "235" in finding.suggestion


def test_a_row_shifted_by_one_cell() -> None:
    shifted = ["", "173", "70", "103", "117", "116", "1", "56", "56"]
    finding = only(changed(**{f"c{c}_Đất đai": v for c, v in enumerate(shifted, start=1)}))
    assert finding.slip == "shift"
    assert "lệch một ô" in finding.suggestion


def test_a_table_that_is_wrong_all_over_is_one_finding_without_a_culprit() -> None:
    rng = random.Random(2)
    values = {k: str(rng.randint(10, 900)) for k in table_1b(TABLE)}
    finding = only(values)
    assert (finding.likely_culprit, finding.repair) == ("", None)
    assert "Quá nhiều số không khớp" in finding.suggestion
    assert len(finding.consequences) > 2


def test_a_blank_that_is_given_elsewhere_explains_the_sum() -> None:
    values = {"3.1.3": "370", "3.1.3a": "", "3.1.3b": "", "3.1.3c": "", "TM.tthc": "370", "PL2.1a.1": "370"}
    finding = only(values)
    assert {finding.rule_id, *finding.consequences} == {"pl1.procedures", "missing.elsewhere"}
    assert (culprit(finding, values), finding.repair, finding.slip) == ("3.1.3b", 370, "left-out")


def test_a_blank_is_no_consequence_of_a_wrong_figure_that_it_lacks() -> None:
    values = {"TM.tthc": "370", "TM.md2": "300", "TM.md3": "50", "TM.md4": "11", "3.1.3b": "", "PL2.1a.1": "361"}
    found = {f.rule_id: f.consequences for f in validate([report(values)]).findings}
    assert "missing.elsewhere" in found
    assert "missing.elsewhere" not in {rule for rules in found.values() for rule in rules}


def test_a_rate_over_a_hundred_that_its_counts_contradict_is_one_finding() -> None:
    values = {"7.8.3": "197", "PL2.5.5": "36", "PL2.5.6": "1", "PL2.5.7": "35"}
    finding = only(values)
    assert {finding.rule_id, *finding.consequences} == {"rate.level3", "domain.percent"}
    assert (culprit(finding, values), finding.repair, finding.slip) == ("7.8.3", 97, "digit-added")


def test_one_statement_against_three_breaks_a_sum_too() -> None:
    values = {"TM.md3": "80", "PL2.5.4": "80", "7.8.1": "800", "7.8.2": "19", "3.5.2": "99"}
    finding = only(values)
    assert (finding.rule_id, finding.consequences) == ("repeated", ("pl1.portal",))
    assert (culprit(finding, values), finding.repair) == ("7.8.1", 80)


def test_a_tie_is_said() -> None:
    finding = only({"PL2.1c.3": "26", "PL2.1c.4": "9", "PL2.1c.5": "11"})
    assert finding.likely_culprit == ""
    assert len(finding.suspects) == 3
    assert finding.suggestion.startswith("Chưa rõ số nào sai")
    assert "→ 20" in finding.suggestion
    assert "→ 15" in finding.suggestion
    assert "→ 17" in finding.suggestion


def test_neighbours_settle_one_statement_against_one() -> None:
    values = {"4.3.1": "687", "TM.sunghiep.giao": "6.877", "4.3.2": "680", "TM.sunghiep.co": "680"}
    finding = only(values)
    assert (culprit(finding, values), finding.repair) == ("TM.sunghiep.giao", 687)


def scanned(values: dict[str, str], doubtful: dict[str, float], sure: float = 0.99) -> Report:
    """A report read from a scan: each figure's confidence, by key."""
    made = report(values)

    def read(key: str, o: Observation) -> Observation:
        return o._replace(method="ocr", confidence=doubtful.get(key, sure))

    return replace(made, observations=tuple(read(k, o) for k, o in zip(values, made.observations, strict=True)))


def test_a_doubtful_reading_is_the_reader_s_until_someone_looks() -> None:
    values = {"4.2.1": "76", "PL2.2.7": "78"}
    (finding,) = [f for f in validate([scanned(values, {"4.2.1": 0.4})]).findings if f.rule_id == "repeated"]
    assert (finding.severity, finding.cause, culprit(finding, values)) == ("info", "extraction", "4.2.1")
    assert "đọc từ ảnh quét" in finding.suggestion


def test_a_likely_misreading_is_the_reader_s_though_it_was_read_surely() -> None:
    values = {"TM.bcci.tthc": "22", "PL2.1c.1": "2", "PL2.1c.2": "8"}
    found = [f for f in validate([scanned(values, {})]).findings if f.family != "missing"]
    assert [(f.severity, f.cause, culprit(f, values), f.repair) for f in found] == [
        ("info", "extraction", "PL2.1c.1", 22)
    ]


def test_a_sure_reading_with_another_slip_stays_an_error() -> None:
    values = {"TM.md3": "345", "PL2.5.4": "345", "7.8.1": "129"}
    (finding,) = [f for f in validate([scanned(values, {})]).findings if f.rule_id == "repeated"]
    assert (finding.severity, finding.cause, finding.repair) == ("error", "unknown", 345)


def test_typed_reports_are_the_author_s() -> None:
    assert only({"TM.md3": "19", "PL2.5.4": "19", "7.8.1": "32"}).cause == "author"


def test_figures_of_two_periods_accuse_either() -> None:
    first = report(table_1b(TABLE))
    second = report({"PL2.1b.2[Đất đai]": "65"}, period="quý II năm 2021", report_id="second")
    (finding,) = [f for f in validate([first, second]).findings if f.family == "series"]
    assert finding.likely_culprit == ""
    assert len(finding.suspects) == 2


def test_last_period_s_figure_that_was_kept_is_named() -> None:
    first = report(table_1b(TABLE))
    values = changed(**{"c8_Đất đai": "56", "c7_Đất đai": "50", "c4_Đất đai": "123", "c5_Đất đai": "122"})
    values |= {f"PL2.1b.{c}[{TOTAL}]": v for c, v in {"4": "1.666", "5": "1.665", "7": "58", "8": "57"}.items()}
    values = {k: v for k, v in values.items() if not k.startswith("PL2.1b.2[")} | {"PL2.1b.2[Đất đai]": "70"}
    second = report(values, period="quý II năm 2021", report_id="second")
    found = [f for f in validate([first, second]).findings if f.report_id == "second" and f.slip == "kept"]
    assert [(f.repair, f.rule_id) for f in found] == [(50, "1b.pending")]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_any_wrong_cell_of_a_table_is_one_finding_that_names_it(seed: int) -> None:
    rng = random.Random(seed)
    values = table_1b(TABLE)
    cells = [k for k, v in values.items() if v and int(v.replace(".", "")) > 9]
    key = rng.choice(cells)
    right = int(values[key].replace(".", ""))
    values[key] = str(right + rng.choice([7, 90, 1000, -right // 2]))
    finding = only(values)
    assert (culprit(finding, values), finding.repair) == (key, right)


def test_every_failed_check_is_in_some_finding() -> None:
    values = changed(**{"c1_Đất đai": "178", "c5_Hộ tịch": "263", f"c8_{TOTAL}": "36"}) | {
        "TM.md3": "19",
        "7.8.1": "32",
    }
    outcome = validate([report(values)])
    said = defaultdict(int)
    for finding in outcome.findings:
        for rule in {finding.rule_id, *finding.consequences}:
            said[rule] += 1
    assert all(said[row.rule_id] for row in outcome.coverage if row.failed)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_both_languages_say_all_verdicts(lang: str) -> None:
    tables = [
        changed(**{"c1_Đất đai": "178"}),
        changed(**{f"c2_{TOTAL}": "1.647", f"c3_{TOTAL}": "77"}),
        changed(**{f"c2_{TOTAL}": "89", f"c3_{TOTAL}": "1.635"}),
        {"PL2.1c.3": "26", "PL2.1c.4": "9", "PL2.1c.5": "11"},
        {"1.1.2": "52", "1.1.1": "28"},
    ]
    for values in tables:
        for finding in validate([report(values)], lang=lang).findings:
            if finding.suspects:
                assert finding.suggestion
                assert "{" not in finding.suggestion


def test_a_shifted_row_is_told_though_the_total_is_wrong_too() -> None:
    row = ["", "240", "5", "235", "236", "236", "", "4", "4"]
    cells = {f"c{n}_Hộ tịch": printed for n, printed in enumerate(row, start=1)}
    values = changed(**cells, **{f"c1_{TOTAL}": "1.742"})
    found = {f.slip: culprit(f, values) for f in findings(values)}
    assert found == {"shift": "PL2.1b.1[Hộ tịch]", "digits-turned": f"PL2.1b.1[{TOTAL}]"}


def test_a_column_that_stands_one_row_too_low_is_one_finding() -> None:
    values = changed(**{"c3_Đất đai": "", "c3_Hộ tịch": "103", "c3_Chứng thực": "235", "c3_Môi trường": "1.297"})
    finding = only(values)
    assert (finding.slip, culprit(finding, values)) == ("shift", "PL2.1b.3[Đất đai]")
    assert "để trống → 103" in finding.suggestion
    assert len(finding.suspects) == 4


def test_a_list_that_stands_one_row_too_low_is_one_finding() -> None:
    kinds = ("PL2.4.2.1", "PL2.4.2.2", "PL2.4.2.3", "PL2.4.2.4")
    values = {"6.1": "0", "6.2": "1", "6.3": "4", "6.4": "28"}
    printed = {"PL2.4.2": "0", **dict(zip(kinds, ("33", "0", "1", "4"), strict=True)), "TM.tuchu.sunghiep": "33/33"}
    finding = only({**values, **printed})
    assert finding.slip == "shift"
    assert set(finding.codes) >= {*kinds, "PL2.4.2"}


def test_a_years_plan_that_is_what_it_was_is_not_called_kept() -> None:
    """The plan of a year rightly stays; of a count of the quarter the one that stays is the likely slip."""
    before = report({"1.1.1": "62", "TM.nhiemvu": "62", "PL2.5.9": "14", "TM.md4.hoso": "14"}, "quý I năm 2021")
    others = tuple(o._replace(observation_id=f"b{o.observation_id}") for o in before.observations)
    before = replace(before, observations=others)
    now = report({"1.1.1": "62", "TM.nhiemvu": "68", "PL2.5.9": "14", "TM.md4.hoso": "31"}, "quý II năm 2021")
    found = {f.codes[0]: f.slip for f in validate([before, now]).findings if f.rule_id == "repeated"}
    assert found["PL2.5.9"] == "kept"
    assert found["1.1.1"] != "kept"
