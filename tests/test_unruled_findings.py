"""Findings in tables without rulings: what the reader may have lost is information, what the author wrote an error."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalize.report import Report
from tests.figures import report, table_1b
from tests.test_grouping import TABLE, TOTAL
from validate.finding import Finding
from validate.run import validate

UNRULED, RULED = 0.8, 1.0


def typed(values: dict[str, str], sure: float = UNRULED, guessed: dict[str, float] | None = None) -> Report:
    """A report read from typed text: each figure's confidence, by key."""
    made = report(values)
    own = guessed or {}
    observations = [
        o._replace(method="text", confidence=own.get(key, sure))
        for key, o in zip(values, made.observations, strict=True)
    ]
    return replace(made, observations=tuple(observations))


def found(values: dict[str, str], sure: float = UNRULED, guessed: dict[str, float] | None = None) -> list[Finding]:
    findings = validate([typed(values, sure, guessed)]).findings
    return [f for f in findings if f.family in {"sum", "domain", "cross"} or f.rule_id.startswith("1b.")]


def without(*rows: str) -> dict[str, str]:
    """Table 1b without some of its rows."""
    return {key: v for key, v in table_1b(TABLE).items() if not any(row in key for row in rows)}


@pytest.mark.parametrize("rows", [("Hộ tịch",), ("Hộ tịch", "Môi trường")])
def test_totals_above_the_sums_of_their_rows_may_lack_rows_that_were_not_read(rows: tuple[str, ...]) -> None:
    findings = found(without(*rows))
    assert findings
    assert {(f.severity, f.cause) for f in findings} == {("info", "extraction")}
    assert all("sót dòng" in f.suggestion for f in findings)


def test_where_rulings_show_the_rows_the_table_lacks_them() -> None:
    assert "error" in {f.severity for f in found(without("Hộ tịch", "Môi trường"), RULED)}


@pytest.mark.parametrize("printed", ["1.743", "1.234"])
def test_one_total_that_differs_is_the_author_s(printed: str) -> None:
    (finding,) = found(table_1b(TABLE) | {f"PL2.1b.3[{TOTAL}]": printed})
    assert (finding.severity, finding.cause) == ("error", "author")


def test_totals_above_and_below_their_sums_are_the_author_s() -> None:
    changed = {f"PL2.1b.2[{TOTAL}]": "99", f"PL2.1b.3[{TOTAL}]": "1.600", f"PL2.1b.9[{TOTAL}]": "7"}
    assert "error" in {f.severity for f in found(table_1b(TABLE) | changed)}


def test_a_figure_that_may_be_another_cell_s_is_the_reader_s_until_someone_looks() -> None:
    values = {"4.2.1": "76", "PL2.2.7": "78"}
    (finding,) = [f for f in validate([typed(values, RULED, {"4.2.1": 0.5})]).findings if f.rule_id == "repeated"]
    assert (finding.severity, finding.cause) == ("info", "extraction")
    assert "không kẻ ô" in finding.suggestion
    (finding,) = [f for f in validate([typed(values)]).findings if f.rule_id == "repeated"]
    assert (finding.severity, finding.cause) == ("error", "author")


def test_thousands_parted_by_a_space_are_no_doubt() -> None:
    values = {"4.2.1": "1 206", "PL2.2.7": "1.207"}
    findings = [f for f in validate([typed(values, RULED, {"4.2.1": 0.5})]).findings if f.rule_id == "repeated"]
    assert [f.severity for f in findings] == ["error"] * len(findings)
    assert findings


@pytest.mark.parametrize(
    ("code", "printed", "misplaced"),
    [
        ("5.1.2", "Cơ quan, đơn 8 vị", True),
        ("3.1.1", "Thủ tục", True),
        ("7.1", "Chưa = 0 Xong = 1", True),
        ("3.1.1", "Chưa có", False),
    ],
)
def test_words_of_the_cell_beside_are_the_reader_s(code: str, printed: str, misplaced: bool) -> None:
    (finding,) = [f for f in validate([typed({code: printed})]).findings if f.family == "domain"]
    assert finding.severity == ("info" if misplaced else "warning")
    (finding,) = [f for f in validate([typed({code: printed}, RULED)]).findings if f.family == "domain"]
    assert finding.severity == "warning"


@pytest.mark.parametrize(("sure", "severity"), [(UNRULED, "info"), (RULED, "error")])
def test_a_table_whose_figures_are_many_times_stated_otherwise_may_be_read_in_another_column(
    sure: float, severity: str
) -> None:
    first = {"4.2.1": "76", "4.2.2": "70", "4.2.3": "9"}
    values = first | {"TM.bienche.giao": "78", "TM.bienche.co": "72", "TM.hopdong.co": "8"}
    made = typed(values, RULED)
    mine = tuple(o._replace(confidence=sure, table="PL1") if o.code in first else o for o in made.observations)
    findings = [f for f in validate([replace(made, observations=mine)]).findings if f.rule_id == "repeated"]
    assert [f.severity for f in findings] == [severity] * 3
    two = tuple(o for o in mine if o.code not in {"4.2.3", "TM.hopdong.co"})
    findings = [f for f in validate([replace(made, observations=two)]).findings if f.rule_id == "repeated"]
    assert [f.severity for f in findings] == ["error"] * 2
