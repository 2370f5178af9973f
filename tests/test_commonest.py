"""Which of several prints of one figure counts, in rules and in the dataset."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.records import FileRecord
from export.rows import dataset_rows
from normalize.catalogue import load_catalogue, stated_as
from normalize.report import Report
from tests.figures import observation, report
from validate.ledger import commonest, ledger
from validate.run import validate

NARRATIVE, APPENDIX = "TM.tthc", ("PL2.1a.1", "3.1.3b")
COUNTS = st.integers(1, 4)


def believed(found: Report) -> tuple[int, int]:
    """What rules and dataset take the narrative's figure to be."""
    interval = ledger(found).entry(NARRATIVE).interval
    assert interval is not None
    record = FileRecord("r", "a.docx", "0" * 64, "docx", "ok", "", found)
    (row,) = (row for row in dataset_rows(record, frozenset()) if row["code"] == NARRATIVE)
    return int(interval.middle), int(str(row["value"]))


def told(said: Sequence[int], printed: Sequence[int]) -> Report:
    """A report whose narrative says these figures, and whose appendices print those."""
    figures = [(NARRATIVE, str(n)) for n in said]
    return report([*figures, *((APPENDIX[at % 2], str(n)) for at, n in enumerate(printed))])


def test_the_codes_of_a_figure_are_those_of_the_example() -> None:
    assert {NARRATIVE, *APPENDIX} <= set(stated_as(load_catalogue())[NARRATIVE])


@given(st.lists(COUNTS, min_size=1, max_size=5), st.lists(COUNTS, max_size=4))
def test_the_commonest_value_counts_and_of_several_the_one_that_is_stated_elsewhere(
    said: list[int], printed: list[int]
) -> None:
    most = max(said.count(n) for n in said)
    tied = [n for n in said if said.count(n) == most]
    right = max(tied, key=printed.count)
    assert believed(told(said, printed)) == (right, right)


@pytest.mark.parametrize("said", [(360, 25), (25, 360)])
def test_a_sum_is_held_against_the_statement_that_agrees_with_the_appendix(said: tuple[int, int]) -> None:
    """335 + 19 + 6 = 360: the narrative speaks of 25 procedures, too, but of others."""
    figures = [("TM.md2", "335"), ("TM.md3", "19"), ("TM.md4", "6"), ("PL2.1a.1", "360")]
    found = report([*((NARRATIVE, str(n)) for n in said), *figures])
    assert {f.rule_id for f in validate([found]).findings if NARRATIVE in f.codes} == {"repeated"}


@pytest.mark.parametrize("said", [("99,9%", "98,7%"), ("98,7%", "99,9%")])
def test_a_rate_that_was_rounded_agrees_with_the_finer_one(said: tuple[str, str]) -> None:
    prints, finer = [observation("7.8.3", rate) for rate in said], observation("7.8.4", "99,87%")
    assert commonest(prints, lambda: [finer]).value_raw == "99,9%"
    assert commonest(prints, lambda: []).value_raw == said[0]
