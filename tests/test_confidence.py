"""Low confidence is where the errors are, and the bench that shows it counts them."""

from __future__ import annotations

from collections import Counter

from bench.confidence import banded, icdar, judged_relations, report, scorer_at
from extract.document import Cell, Place, Table
from tests.shared import SHARED, needs_shared

_SCORER = SHARED / "bench" / "icdar_score.py"


def _table(*cells: tuple[int, int, str, float]) -> Table:
    return Table(tuple(Cell(row, col, text, Place(1), confidence=sure) for row, col, text, sure in cells), Place(1))


@needs_shared
def test_relations_count_with_the_less_sure_of_their_cells() -> None:
    table = _table((0, 0, "a", 1.0), (0, 1, "b", 0.5), (1, 0, "c", 0.8), (1, 1, "d", 0.8))
    gold = Counter({("a", "b", ">"): 1, ("a", "c", "v"): 1, ("c", "d", ">"): 1})
    judged = sorted(judged_relations([table], gold, scorer_at(_SCORER)))
    assert judged == [(0.5, False), (0.5, True), (0.8, True), (0.8, True)]


@needs_shared
def test_of_the_same_relations_as_many_are_right_as_there_are() -> None:
    twice = [_table((0, 0, "a", 0.8), (0, 1, "b", 0.8)), _table((0, 0, "a", 1.0), (0, 1, "b", 1.0))]
    gold = Counter({("a", "b", ">"): 1})
    assert sorted(judged_relations(twice, gold, scorer_at(_SCORER))) == [(0.8, False), (1.0, True)]


def test_bands_begin_with_their_lower_end() -> None:
    judged = [(0.5, False), (0.59, True), (0.6, False), (0.8, True), (1.0, True)]
    assert [(count, wrong) for _, count, wrong in banded(judged) if count] == [(2, 1), (1, 1), (1, 0), (1, 0)]
    assert "50.00%" in report(judged, "figures")


@needs_shared
def test_low_confidence_is_where_the_errors_are() -> None:
    """Of what is read with little confidence in ICDAR's documents many times as much is wrong."""
    judged = icdar(SHARED / "bench" / "icdar2013-us", scorer_at(_SCORER))
    shares = []
    for low, high in ((0.0, 0.6), (0.6, 0.78), (0.78, 1.1)):
        inside = [right for sure, right in judged if low <= sure < high]
        assert len(inside) > 40
        shares.append(inside.count(False) / len(inside))
    assert shares[0] > 3 * shares[1] > 9 * shares[2]
