"""The sample generator's tables that are not the form's: what is printed is what the truth says."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from data.samples.disorder import ROW_TABLES, Disorder, disordered, form_tables, strange
from data.samples.generator import Sample, make, orders
from data.samples.labels import labels
from data.samples.noise import Hand
from normalize.text import squeeze

ALL = Disorder(noise=0.4, moved=4, inserted=5, deleted=4, renumbered=2, swapped=3, added=3, missing=2)


def drawn(disorder: Disorder, count: int = 3) -> list[Sample]:
    plain = [replace(o, format="docx", style=replace(o.style, noise=0.0)) for o in orders(4, count, disorder)]
    return [make(replace(o, style=replace(o.style, short_headers=False))) for o in plain]


def printed_cells(sample: Sample) -> list[str]:
    return [squeeze(c.text) for t in docx.Document(BytesIO(sample.content)).tables for r in t.rows for c in r.cells]


def test_without_disorder_nothing_is_said_of_it() -> None:
    for plain, ordered in zip(orders(4, 2), orders(4, 2, Disorder()), strict=True):
        assert make(plain).content == make(ordered).content
        assert "disorder" not in make(plain).truth


def test_the_same_order_is_disordered_in_the_same_way() -> None:
    assert [s.content for s in drawn(ALL)] == [s.content for s in drawn(ALL)]


def test_added_rows_and_columns_are_printed_and_have_no_code() -> None:
    codes = {label.code for label in labels()}
    for sample in drawn(ALL):
        cells = printed_cells(sample)
        uncoded = sample.truth["uncoded"]
        assert len({figure["label"] for figure in uncoded}) >= 6
        for figure in uncoded:
            assert figure["text"] in cells
            assert squeeze(figure["label"].split(" > ")[-1]) in " ".join(cells)
        assert {o["code"] for o in sample.truth["observations"]} <= codes


def test_rows_left_out_are_not_in_the_truth() -> None:
    for n in range(5):
        left = disordered(n, Disorder(deleted=6))
        gone = {c.code for t in ROW_TABLES for c in form_tables()[t]} - {
            c.code for t in ROW_TABLES for c in left.tables[t]
        }
        assert len(gone) == 6
    for sample in drawn(Disorder(deleted=20, missing=5)):
        whole = {o["code"] for o in make(next(orders(4, 1))).truth["observations"]}
        assert whole - {o["code"] for o in sample.truth["observations"]}
        assert sample.truth["complete"] is False


@pytest.mark.parametrize("edit", ["moved", "swapped"])
def test_rows_and_columns_that_change_places_are_all_still_there(edit: str) -> None:
    for n in range(8):
        found = disordered(n, Disorder(**{edit: 6})).tables
        assert {t: sorted(c.code for c in rows) for t, rows in found.items()} == {
            t: sorted(c.code for c in rows) for t, rows in form_tables().items()
        }
        assert found != form_tables()


def test_renumbered_groups_carry_the_numbers_of_another() -> None:
    found = disordered(2, Disorder(renumbered=3))
    changed = [label for label in found.tables["PL1"] if found.number(label) != label.code]
    assert len(changed) >= 3
    assert not any(strange(label.code) for label in changed)


def test_noise_rises_and_a_merged_header_is_typed_once() -> None:
    texts = [label.text for label in labels()]
    changed = [sum(Hand(1, noise).typed(t) != t for t in texts) for noise in (0, 0.1, 0.3, 0.5, 0.7)]
    assert changed[0] == 0
    assert changed == sorted(changed)
    assert changed[-1] > 0.9 * len(texts)
    tops = {c.text.split(" > ")[0] for c in disordered(1, Disorder(noise=0.5)).tables["PL2.1b"]}
    assert len(tops) == 2


def test_fields_of_work_are_named_in_the_truth_as_typed_with_their_code() -> None:
    sample = drawn(Disorder(noise=0.5), 1)[0]
    cells = printed_cells(sample)
    rows = {(o["dimension"], o["dimension_code"]) for o in sample.truth["observations"] if o.get("dimension_code")}
    assert len(rows) > 5
    assert all(squeeze(name) in cells for name, _ in rows)
