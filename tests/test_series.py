"""A report beside others: its organisation's before it, and the other districts' of its period."""

from __future__ import annotations

from dataclasses import replace

from normalize.report import Report
from tests.figures import report
from validate.finding import Finding
from validate.run import validate

FILES = {
    "PL2.1b.1[Đất đai]": "173", "PL2.1b.3[Đất đai]": "103", "PL2.1b.4[Đất đai]": "150", "PL2.1b.5[Đất đai]": "148",
    "PL2.1b.1[Hộ tịch]": "90", "PL2.1b.3[Hộ tịch]": "85", "PL2.1b.4[Hộ tịch]": "80", "PL2.1b.5[Hộ tịch]": "79",
}  # fmt: skip


def found(reports: list[Report], rule: str, superseded: frozenset[str] = frozenset()) -> list[Finding]:
    """The findings of the rules whose ids begin so."""
    return [f for f in validate(reports, superseded=superseded).findings if f.rule_id.startswith(rule)]


def outcome(reports: list[Report], rule: str, of: Report) -> tuple[str, str]:
    covered = validate(reports).coverage
    row = next(c for c in covered if (c.report_id, c.rule_id) == (of.report_id, rule))
    return row.outcome, row.reason


def test_a_table_kept_from_the_last_quarter_is_noticed() -> None:
    before, now = report(FILES), report(FILES, "quý II năm 2021")
    (finding,) = found([before, now], "copied")
    assert (finding.report_id, finding.rule_id, finding.severity) == (now.report_id, "copied.files", "info")
    assert "8 trong 8 số giống hệt kỳ trước" in finding.message
    assert len(finding.observation_ids) == 8


def test_a_few_equal_figures_are_chance() -> None:
    other = {code: str(int(value) + 7) if "Đất đai" in code else value for code, value in FILES.items()}
    assert found([report(FILES), report(other, "quý II năm 2021")], "copied") == []


def test_small_figures_and_other_quarters_say_nothing() -> None:
    small = dict.fromkeys(FILES, "3")
    assert found([report(small), report(small, "quý II năm 2021")], "copied") == []
    assert found([report(FILES), report(FILES, "quý III năm 2021")], "copied") == []


def test_a_report_that_a_newer_one_replaces_is_compared_with_nothing() -> None:
    before = report(FILES)
    assert found([before, report(FILES, "quý II năm 2021")], "copied", frozenset({before.report_id})) == []


def test_six_months_hold_no_less_than_their_first_quarter() -> None:
    half = report({"2.1": "3", "2.2": "3"}, "6 tháng đầu năm 2021")
    first = report({"2.1": "4", "2.2": "3"})
    first = replace(first, observations=tuple(o._replace(observation_id=f"q-{o.code}") for o in first.observations))
    (finding,) = found([first, half], "cumulative")
    assert (finding.report_id, finding.actual, finding.expected) == (half.report_id, 3, 4)
    assert "[2.1]: 4 (báo cáo kỳ trước, Phụ lục 1" in finding.message
    assert found([first, report({"2.1": "4"}, "6 tháng đầu năm 2021")], "cumulative") == []


def test_a_quarter_is_no_part_of_the_next_one() -> None:
    first, second = report({"2.1": "4"}), report({"2.1": "3"}, "quý II năm 2021")
    assert found([first, second], "cumulative") == []
    assert outcome([first, second], "cumulative", second)[0] == "not_determined"


def test_the_longest_first_part_counts() -> None:
    quarter = report({"2.1": "9"})
    half, nine = (report({"2.1": "5"}, f"{name} năm 2021") for name in ("6 tháng đầu", "9 tháng"))
    assert [(f.report_id, f.expected) for f in found([quarter, half, nine], "cumulative")] == [(half.report_id, 9)]


def test_a_plan_that_shrinks_within_a_year_is_noticed_and_a_new_year_s_is_not() -> None:
    first, second = report({"1.1.1": "60"}), report({"1.1.1": "30"}, "quý II năm 2021")
    assert [f.severity for f in found([first, second], "plan.grows")] == ["info"]
    last, new = report({"1.1.1": "60"}, "quý IV năm 2020"), report({"1.1.1": "30"})
    assert found([last, new], "plan.grows") == []
    assert outcome([last, new], "plan.grows", new) == ("not_determined", "không có báo cáo kỳ trước")


def districts(*done: int) -> list[Report]:
    """Reports of one period, each of so many files done on time, of 1,000 done."""
    return [
        report(
            {"PL2.1b.5[Tổng cộng]": str(on_time), "PL2.1b.4[Tổng cộng]": "1000"},
            report_id=f"r{n}", org_code=f"o{n}",
        )
        for n, on_time in enumerate(done)
    ]  # fmt: skip


ALIKE = (985, 990, 980, 992, 985, 988, 991)


def test_a_share_far_from_all_others_is_noticed() -> None:
    (finding,) = found(districts(700, *ALIKE), "peers")
    assert (finding.report_id, finding.rule_id, finding.severity) == ("r0", "peers.on-time", "info")
    assert "70 %, trong khi số giữa của 8 báo cáo cùng kỳ là 98,65 %" in finding.message


def test_fewer_than_eight_say_nothing() -> None:
    few = districts(700, *ALIKE[:6])
    assert found(few, "peers") == []
    assert outcome(few, "peers.on-time", few[0])[0] == "not_determined"


def test_shares_that_differ_widely_have_no_outlier() -> None:
    assert found(districts(300, 400, 500, 600, 700, 800, 900, 990), "peers") == []
    assert found(districts(1000, 1000, 1000, 1000, 1000, 980, 900, 950), "peers") == []


def test_a_replaced_report_neither_is_nor_makes_an_outlier() -> None:
    reports = districts(700, *ALIKE)
    assert found(reports, "peers", frozenset({"r0"})) == []
    assert found(reports, "peers", frozenset({"r7"})) == []  # seven are left


def test_a_large_district_is_no_outlier() -> None:
    large = report(
        {"PL2.1b.5[Tổng cộng]": "98500", "PL2.1b.4[Tổng cộng]": "100000"}, report_id="large", org_code="large"
    )
    assert found([large, *districts(*ALIKE)], "peers") == []


def carried(period: str, files: str) -> list[Finding]:
    """What the third quarter's report, with 12 files carried over, is told beside one of another period."""
    before = report({"PL2.1b.7[Đất đai]": files}, period)
    return found([before, report({"PL2.1b.2[Đất đai]": "12"}, "quý III năm 2021")], "1b.carried-over")


def test_a_quarter_follows_the_half_year_that_ends_before_it() -> None:
    assert [f.severity for f in carried("6 tháng đầu năm 2021", "15")] == ["warning"]
    assert carried("6 tháng đầu năm 2021", "12") == []
    assert carried("quý I năm 2021", "15") == []


def test_nine_months_follow_nothing() -> None:
    half = report({"PL2.1b.7[Đất đai]": "15"}, "6 tháng đầu năm 2021")
    assert found([half, report({"PL2.1b.2[Đất đai]": "12"}, "9 tháng năm 2021")], "1b.carried-over") == []
