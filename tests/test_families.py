"""Each family of rules over random reports: one whose figures all agree passes, and one change in it is found."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bench.culprits import report_of
from data.samples.figures import draw_figures
from data.samples.generator import Order, draw_fields, orders
from data.samples.model import TOTAL, Key, Values, key
from extract.document import Place
from normalize.catalogue import groups, load_catalogue
from normalize.periods import quarter
from normalize.report import Deviation, NamedPeriod, Period, Reference, Report, StatedPeriod
from validate.finding import Finding
from validate.rules import load_rules
from validate.run import validate

RULES = load_rules()
FAMILY = {rule.id: rule.family for rule in RULES.rules}
GRAVE = {"error", "warning"}
PLACE = Place(location="paragraph[1]")
COLUMNS = range(1, 10)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A district's figures without a contradiction, and the random numbers for what is done to them."""

    order: Order
    values: Values
    rng: random.Random

    def report(self, changes: Values | None = None) -> Report:
        return report_of(self.order, {**self.values, **(changes or {})})

    @property
    def rows(self) -> list[str]:
        return [k.dimension for k in self.values if k.code == "PL2.1b.1" and k.dimension != TOTAL]

    def count(self, where: Key) -> int:
        value = self.values.get(where)
        return value if isinstance(value, int) else 0

    def codes(self, *wanted: str) -> list[Key]:
        """Those of the codes that the report gives a figure for."""
        return [key(code) for code in wanted if isinstance(self.values.get(key(code)), int)]


def draw(seed: int) -> Drawn:
    (order,) = orders(seed, 1)
    rng = random.Random(seed)
    return Drawn(order, draw_figures(rng, draw_fields(rng, order.style), order.style.habits), rng)


reports = st.integers(0, 10**6).map(draw)
slow = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def findings(*of: Report) -> list[Finding]:
    return list(validate(of).findings)


def families(finding: Finding) -> set[str]:
    """The families of the rules that a finding's cause breaks."""
    return {FAMILY[rule] for rule in (finding.rule_id, *finding.consequences)}


def touching(found: list[Finding], of: Report, where: Key) -> list[Finding]:
    """The findings that list the figure."""
    ids = {o.observation_id for o in of.observations if (o.code, o.dimension) == (where.code, where.dimension)}
    assert ids
    return [f for f in found if ids & set(f.observation_ids)]


def grave(found: list[Finding]) -> list[str]:
    return [f.message for f in found if f.severity in GRAVE]


def is_found(drawn: Drawn, changes: Values, where: Key, family: str, severities: set[str] = GRAVE) -> None:
    """One change: it is found by a rule of the family, and no finding that is grave is about anything else."""
    changed = drawn.report(changes)
    every = findings(changed)
    found = touching(every, changed, where)
    assert grave([f for f in every if f not in found]) == []
    assert any(family in families(f) and f.severity in severities for f in found), (where, changes)


@slow
@given(reports)
def test_a_report_whose_figures_agree_passes(drawn: Drawn) -> None:
    assert grave(findings(drawn.report())) == []


@slow
@given(reports, st.sampled_from(COLUMNS), st.integers(1, 500))
def test_sum_a_cell_of_the_files_table(drawn: Drawn, column: int, more: int) -> None:
    where = key(f"PL2.1b.{column}", drawn.rng.choice([*drawn.rows, TOTAL]))
    is_found(drawn, {where: drawn.count(where) + more}, where, "sum")


TOTALS = ("PL2.1a.2", "PL2.1a.6", "PL2.1c.3", "PL2.1c.6", "PL2.5.1", "PL2.5.5", "PL2.5.9", "TM.tthc")


@slow
@given(reports, st.sampled_from(TOTALS), st.integers(1, 500))
def test_sum_a_total_and_its_parts(drawn: Drawn, code: str, more: int) -> None:
    assume(drawn.codes(code))
    is_found(drawn, {key(code): drawn.count(key(code)) + more}, key(code), "sum")


WHOLES = {
    "1.1.2": "1.1.1", "1.2.4": "1.2.3", "2.5": "2.4", "4.2.2": "4.2.1", "4.3.2": "4.3.1", "PL2.1c.2": "PL2.1c.1",
    "3.5.2": "3.5.1", "3.5.3": "3.5.1", "TM.iso.xa": "TM.iso",
}  # fmt: skip


@slow
@given(reports, st.sampled_from(sorted(WHOLES)), st.integers(1, 50))
def test_sum_a_part_is_no_more_than_its_whole(drawn: Drawn, part: str, more: int) -> None:
    where, whole = key(part), key(WHOLES[part])
    is_found(drawn, {where: drawn.count(whole) + more}, where, "sum")


@slow
@given(reports, st.integers(1, 400))
def test_cross_a_figure_stated_twice(drawn: Drawn, more: int) -> None:
    stated = [drawn.codes(*codes) for codes in groups(load_catalogue())]
    where = drawn.rng.choice(drawn.rng.choice([codes for codes in stated if len(codes) > 1]))
    is_found(drawn, {where: drawn.count(where) + more}, where, "cross")


@slow
@given(reports, st.sampled_from(("3.4.2", "7.6.2a", "7.8.3", "7.8.4")), st.integers(15, 300))
def test_ratio_a_rate_against_its_counts(drawn: Drawn, code: str, tenths: int) -> None:
    rate = drawn.values[key(code)]
    assert isinstance(rate, int | Decimal)
    wrong = Decimal(rate) - Decimal(tenths) / 10 if rate > 35 else Decimal(rate) + Decimal(tenths) / 10
    is_found(drawn, {key(code): wrong}, key(code), "ratio")


@slow
@given(reports, st.integers(1, 90))
def test_flow_what_is_received_is_done_or_pending(drawn: Drawn, more: int) -> None:
    """Pending files are changed in all places where they are counted, so that only the flow speaks."""
    row = drawn.rng.choice(drawn.rows)
    cells = [key(f"PL2.1b.{column}", name) for column in (7, 8) for name in (row, TOTAL)]
    is_found(drawn, {cell: drawn.count(cell) + more for cell in cells}, cells[0], "flow")


@slow
@given(
    reports,
    st.sampled_from(
        (
            ("3.3.3", "112"),
            ("7.2", "Theo tỉnh"),
            ("7.1", "7"),
            ("1.1.3", "chưa có"),
            ("1.1.3", "-4"),
            ("1.1.3", "2,5"),
            ("PL2.4.1", "14/13"),
        )
    ),
)
def test_domain_what_the_form_allows(drawn: Drawn, wrong: tuple[str, str]) -> None:
    code, printed = wrong
    is_found(drawn, {key(code): printed}, key(code), "domain")


@slow
@given(reports)
def test_missing_a_figure_that_stands_elsewhere(drawn: Drawn) -> None:
    stated = [drawn.codes(*codes) for codes in groups(load_catalogue())]
    several = [codes for codes in stated if len(codes) > 1 and drawn.count(codes[0])]
    where = drawn.rng.choice([k for k in drawn.rng.choice(several) if k.section != "TM"])
    is_found(drawn, {where: None}, where, "missing", {"error", "warning", "info"})


def next_quarter(drawn: Drawn) -> Report:
    """The report of the period after: what is pending is carried over, row by row, and the rest follows."""
    changes: Values = {}
    for row in [*drawn.rows, TOTAL]:
        pending, new = drawn.count(key("PL2.1b.7", row)), drawn.count(key("PL2.1b.3", row))
        received = pending + new
        figures = (received, pending, new, received, received, 0, 0, 0, 0)
        changes |= {key(f"PL2.1b.{n}", row): figure for n, figure in enumerate(figures, start=1)}
    report = drawn.report(changes | {key("3.4.2"): 100, key("3.4.4"): 100, key("3.4.5"): 100})
    assert report.period is not None
    number = (report.period.start.month + 2) // 3
    return replace(report, report_id="next", period=quarter(report.period.start.year, number + 1))


@slow
@given(reports, st.integers(1, 60))
def test_series_what_was_pending_is_carried_over(drawn: Drawn, more: int) -> None:
    before, after = drawn.report(), next_quarter(drawn)
    assert grave(findings(before, after)) == []
    row = drawn.rng.choice(drawn.rows)
    changed = {(f"PL2.1b.{n}", name) for n in (7, 8) for name in (row, TOTAL)}
    changed |= {(f"PL2.1b.{n}", name) for n in (4, 5) for name in (row, TOTAL)}
    wrong = {
        key(code, name): drawn.count(key(code, name)) + (more if code[-1] in "78" else -more) for code, name in changed
    }
    assume(all(value >= 0 for value in wrong.values() if isinstance(value, int)))
    found = findings(drawn.report(wrong), after)
    assert any(f.report_id == "next" and f.rule_id == "1b.carried-over" and f.severity == "warning" for f in found)


def stated(section: str, period: Period, days: int = 0) -> StatedPeriod:
    return StatedPeriod(section, period.start, period.end - timedelta(days=days), "", PLACE)


@slow
@given(reports, st.integers(21, 80), st.sampled_from(("PL1", "PL2")))
def test_period_the_days_of_the_appendices(drawn: Drawn, days: int, section: str) -> None:
    report = drawn.report()
    assert report.period is not None
    both = [stated(s, report.period) for s in ("PL1", "PL2")]
    assert grave(findings(replace(report, stated_periods=tuple(both)))) == []
    wrong = [stated(s, report.period, days if s == section else 0) for s in ("PL1", "PL2")]
    (finding,) = [f for f in findings(replace(report, stated_periods=tuple(wrong))) if f.severity in GRAVE]
    assert finding.family == "period"


@slow
@given(reports, st.integers(2019, 2023), st.integers(1, 4))
def test_period_the_headings(drawn: Drawn, year: int, number: int) -> None:
    report = drawn.report()
    named = quarter(year, number)
    found = findings(replace(report, named_periods=(NamedPeriod("PL1", named, "", PLACE),)))
    assert [f.family for f in found if f.severity in GRAVE] == ([] if named == report.period else ["period"])


@slow
@given(reports, st.sampled_from(("missing", "added", "renumbered")))
def test_template_rows_and_their_numbers(drawn: Drawn, kind: str) -> None:
    report = drawn.report()
    assert [f for f in findings(report) if f.family == "template"] == []
    deviation = Deviation(kind, "PL1", "" if kind == "added" else "1.2.3", "1.1.3", PLACE)
    found = findings(replace(report, deviations=(deviation,)))
    assert [(f.family, f.severity) for f in found if f.family == "template"] == [("template", "info")]


CITED = Reference("Nghị định", "61/2018/NĐ-CP", date(2018, 4, 23), "", PLACE)
Change = Callable[[Reference], Reference]
CHANGES: dict[str, Change] = {
    "another day": lambda r: replace(r, date=date(2018, 4, 24)),
    "another year": lambda r: replace(r, date=date(2019, 4, 23)),
    "another kind": lambda r: replace(r, kind="Quyết định"),
    "another number": lambda r: replace(r, number="61/2018/UBND-NV"),
    "after the report": lambda r: replace(r, number="61/2030/NĐ-CP", date=date(2030, 4, 23)),
    "no such day": lambda r: replace(r, date=None, dated="ngày 31/4/2018"),
}


@slow
@given(reports, st.sampled_from(sorted(CHANGES)))
def test_reference_a_document_that_cannot_be(drawn: Drawn, change: str) -> None:
    report = replace(drawn.report(), references=(CITED,))
    assert [f for f in findings(report) if f.family == "reference"] == []
    wrong = replace(report, references=(CHANGES[change](CITED),))
    assert {(f.family, f.severity) for f in findings(wrong) if f.family == "reference"} == {("reference", "info")}


def test_every_family_has_its_properties() -> None:
    tests = [name for name in globals() if name.startswith("test_")]
    assert {f for f in set(FAMILY.values()) if not any(name.startswith(f"test_{f}_") for name in tests)} == set()
