"""Many reports checked at once, in whole numbers, as one by one in decimals."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.culprits import cases
from normalize.catalogue import load_catalogue
from normalize.periods import quarter
from normalize.report import Figure, Observation, Report
from tests.figures import observation
from validate import run
from validate.equations import parse
from validate.evaluate import checks
from validate.ledger import ledger
from validate.run import Outcome, validate
from validate.scale_equations import Unsupported, check_all
from validate.scale_table import Gathering

CODES = ("PL2.1b.4", "PL2.1b.5", "3.4.2", "1.1.1", "1.1.2")
EQUATIONS = (
    "1.1.1 = 1.1.2",
    "1.1.2 + 2 * 1.1.1 <= 1.1.1 - 3",
    "3.4.2 ~ 100 * 1.1.1 / 1.1.2",
    "3.4.2 <= 100 * (1.1.1 - 1.1.2) / 1.1.1",
    "3.4.2 = 1.1.1 * 1.1.2",
    "PL2.1b.4[*] = PL2.1b.5[*]",
    "PL2.1b.4[Tổng cộng] = sum(PL2.1b.4[*])",
    "PL2.1b.4[*] = PL2.1b.5[*]@-1",
    "3.4.2 ~ 100 * PL2.1b.5[Tổng cộng] / PL2.1b.4[Tổng cộng]",
    "1.1.1 = 1.1.1@-1 + 1.1.2",
)
FIGURES = ("", "", "0", "1", "2", "3", "33", "33,3", "33,33", "50", "66,7", "100", "-1", "chữ", "999999", "8888888888")
QUARTERS = [quarter(2020, 4), quarter(2021, 1), quarter(2021, 2)]


def report(number: int, observations: list[Observation]) -> Report:
    return Report(
        f"r{number}", "o", f"o{number // 3}", "district", "", QUARTERS[number % 3], "1", None, "form2021", None,
        tuple(observations),
    )  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        made = []
        for n in range(draw(st.integers(0, 14))):
            code = draw(st.sampled_from(CODES))
            row = draw(st.sampled_from(("Đất đai", "Hộ tịch", "Tổng cộng"))) if code.startswith("PL2.1b") else ""
            made.append(observation(code, draw(st.sampled_from(FIGURES)), row, n))
        found.append(report(number, made))
    return found


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), st.sampled_from(EQUATIONS), st.sampled_from(("zero", "skip")), st.booleans())
def test_whole_numbers_say_what_decimals_say(found: list[Report], text: str, blank: str, in_year: bool) -> None:
    equation = parse(text, load_catalogue().by_code)
    gathering = Gathering()
    for one in found:
        gathering.add(one)
    books = [ledger(one) for one in found]
    before = [n - 1 if n % 3 else -1 for n in range(len(found))]
    of_year = [n - 1 if n % 3 == 2 else -1 for n in range(len(found))]  # the first period before is the year before's
    table = gathering.table(before, of_year)
    checked = check_all(equation, table, blank, within_year=in_year)
    before = of_year if in_year else before
    for n, book in enumerate(books):
        mine = checked.report == n
        if table.exact[n] or (before[n] >= 0 and table.exact[before[n]]) or checked.doubtful[mine].any():
            continue
        wanted = [c.outcome for c in checks(equation, book, books[before[n]] if before[n] >= 0 else None, blank)]
        assert wanted.count("passed") == (checked.passed & mine).sum()
        assert wanted.count("failed") == (checked.failed & mine).sum()
        assert len(wanted) == mine.sum()


def test_what_whole_numbers_cannot_do_is_said() -> None:
    gathering = Gathering()
    gathering.add(report(0, [observation("1.1.1", "3")]))
    huge = observation("1.1.1", "3")
    gathering.add(report(1, [huge._replace(figure=Figure(Decimal("0.123456")))]))
    gathering.add(report(2, [huge._replace(figure=Figure(Decimal(10) ** 12))]))
    table = gathering.table([-1, -1, -1])
    assert table.exact.tolist() == [False, True, True]
    with pytest.raises(Unsupported):
        check_all(parse("1.1.1 = 1.1.1 / 1.1.2 * 2", load_catalogue().by_code), table, "skip")


def outcome(found: list[Report], many: int, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    monkeypatch.setattr(run, "MANY", many)
    return validate(found)


def clean(found: Report) -> Report:
    """Without what differs in scope, which every invented report has."""
    return replace(found, observations=tuple(o for o in found.observations if o.code != "4.1.4c"))


@pytest.mark.parametrize("lacking", [(), ("1.1.1", "PL2.5.5"), ("PL2.1b.3", "TM.tthc", "1.4.1")])
def test_all_at_once_finds_and_covers_what_one_by_one_does(
    monkeypatch: pytest.MonkeyPatch, lacking: tuple[str, ...]
) -> None:
    invented = [c.report for c in cases(7, 12)]
    invented += [report(n, list(clean(c.report).observations)) for n, c in enumerate(cases(8, 6))]
    found = [replace(r, observations=tuple(o for o in r.observations if o.code not in lacking)) for r in invented]
    assert outcome(found, 1, monkeypatch) == outcome(found, 1000, monkeypatch)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_random_reports_are_judged_the_same_either_way(found: list[Report]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert outcome(found, 1, patch) == outcome(found, 1000, patch)
