"""Contradictions that the generator plants: each is printed, and the bench counts what was found of it."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from bench.findings import Cell, Tally, batches, cells, points_at, says, table
from data.samples.districts import office
from data.samples.generator import Order, make
from data.samples.layouts import Style
from data.samples.mishaps import ECHOES
from data.samples.model import TOTAL, Quarter, key
from data.samples.planting import EVERY
from data.samples.plants import Planted
from validate.finding import Finding

ORDER = Order("x.docx", office(random.Random(1), "Suối Ngân Hạ"), Quarter(2021, 2), Style(), "docx", (), 5, 1)


@pytest.mark.parametrize("name", sorted(EVERY))
def test_every_contradiction_changes_what_is_printed(name: str) -> None:
    tries = [make(replace(ORDER, plants=(name,), seed=seed)) for seed in range(5, 12)]
    planted = next((s for s in tries if s.planted), None)
    if name in ECHOES:
        assert planted is None
        return
    assert planted is not None
    clean = make(replace(ORDER, seed=tries.index(planted) + 5))
    assert planted.content != clean.content
    if planted.planted[0].kind == "template":  # a row that is not printed changes no figure
        return
    assert {k for p in planted.planted for k in p.changed} >= {
        k for k, v in clean.values.items() if (v or 0) != (planted.values.get(k) or 0)
    }


def test_the_next_quarter_carries_over_what_was_pending() -> None:
    first, second = make(replace(ORDER, earlier=0)), make(ORDER)
    pending = {k.dimension: v for k, v in first.values.items() if k.code == "PL2.1b.7" and v}
    carried = {k.dimension: v for k, v in second.values.items() if k.code == "PL2.1b.2" and v}
    assert carried == pending
    assert pending


def test_a_folder_has_all_kinds_and_clean_reports() -> None:
    orders = [order for batch in batches(1, 120) for order in batch]
    assert len(orders) == 120
    assert {name for order in orders for name in order.plants} == set(EVERY)
    assert any(set(order.plants) <= set(ECHOES) for order in orders)


TOTAL_ROW = Planted("sum", "x", (key("PL2.1b.1", TOTAL), key("PL2.1b.2", TOTAL)), 2, (key("PL2.1b.1", TOTAL),))


@pytest.mark.parametrize(
    ("pointed", "found"),
    [
        ({("PL2", "PL2.1b.1", "tong-cong"), ("PL2", "PL2.1b.2", "tong-cong")}, True),
        ({("PL2", "PL2.1b.1", "tong-cong"), ("PL2", "PL2.1b.1", "dat-dai")}, False),
        ({("PL2", "PL2.1b.2", "tong-cong"), ("PL2", "PL2.1b.3", "tong-cong")}, False),
    ],
)
def test_a_contradiction_is_found_where_enough_of_its_cells_are_pointed_at(pointed: set[Cell], found: bool) -> None:
    assert cells(TOTAL_ROW.refs) == {("PL2", "PL2.1b.1", "tong-cong"), ("PL2", "PL2.1b.2", "tong-cong")}
    assert points_at(frozenset(pointed), TOTAL_ROW) is found


def test_one_without_cells_is_found_by_its_family_and_words() -> None:
    planted = Planted("reference", "suffix", (), 0, (), says=("983/UBND-KSTT",))
    finding = Finding("f", "r", "reference.kind", "reference", "info", "Quyết định 983/UBND-KSTT (đoạn 3)", (), ())
    assert says(finding, planted)
    assert not says(replace(finding, family="period"), planted)
    assert not says(replace(finding, message="Quyết định 12/QĐ-UBND"), planted)


def test_the_table_says_the_shares() -> None:
    kinds = {"kept": Counter(planted=4, found=3, identifiable=2, culprit=1, **{"one cell": 2}, repair=1)}
    shown = table(Tally(kinds, Counter({"reports": 5, "clean": 2, "clean false": 1, "right": 3, "false": 1}), []))
    assert "recall 0.750" in shown
    assert "precision 0.750" in shown
    assert "1 false findings in 2 clean reports" in shown
    assert "culprit is right in 0.500" in shown
