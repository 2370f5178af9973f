"""Edited tables with mistyped labels: the codes given are right, and few figures stay without."""

import numpy as np
import pytest

from bench.calibration import said_of
from bench.coded import Counted, measured
from bench.fit_alignment import expected_error


@pytest.fixture(scope="module", params=[0.0, 0.5])
def reports(request: pytest.FixtureRequest) -> Counted:
    return measured([21], 3, request.param)


def test_codes_are_right_and_figures_find_them(reports: Counted) -> None:
    assert reports.printed > 500
    wrong = reports.given - reports.found
    assert wrong <= 2, reports.misses  # of some 680; `python -m bench.coded` counts thousands
    assert reports.recall >= 0.99, reports.misses


def test_a_score_says_how_often_it_is_right() -> None:
    said = said_of(rows=False, seeds=[311])
    assert len(said.sure) > 1000
    assert expected_error(said.sure, said.right) <= 0.02


def test_the_error_of_what_is_too_sure_is_seen() -> None:
    assert expected_error(np.full(100, 0.95), np.repeat([1.0, 0.0], 50)) == pytest.approx(0.45)
