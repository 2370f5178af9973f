"""Phụ lục 1 in disguise: groups left out, no numbers, columns in any order, a plan's, a past and a note's column beside."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from bench.labelled import EDITS, rows_of, tables_of
from extract.document import Cell, Place, Table
from normalize.form import load_form
from normalize.periods import find_period
from normalize.row_tables import RowItem
from normalize.tables import read_tables

FORM = load_form()
HEADS = {
    "label": ("Chỉ tiêu", "Nội dung", "Tên chỉ tiêu"), "unit": ("Đơn vị tính", "ĐVT"),
    "value": ("Số liệu", "Thực hiện quý I/2021", "Kỳ này", "Kết quả"), "plan": ("Kế hoạch năm", "Kế hoạch năm 2021"),
    "past": ("Kỳ trước", "Quý IV/2020", "Số liệu kỳ trước"), "note": ("Ghi chú",),
}  # fmt: skip


def disguised(rows: Sequence[tuple[RowItem, str]], rng: random.Random) -> tuple[Table, dict[str, str]]:
    """The rows as such a table, and the code at each place of a figure of this period; empty for a row of the office's."""
    others = ["unit", "value", *(name for name in ("plan", "past", "note") if rng.random() < 0.7)]
    columns = ["label", *rng.sample(others, len(others))]
    cells = [Cell(0, n, rng.choice(HEADS[name]), Place()) for n, name in enumerate(columns)]
    codes = {}
    kept = [(item, code) for item, code in rows if not code or FORM.indicator(code).kind != "group"]
    for r, (item, code) in enumerate(kept, start=1):
        most = 100 if item.unit == "%" else 1 if code and FORM.indicator(code).kind == "choice" else 400
        texts = {name: str(rng.randint(0, most)) for name in ("value", "plan", "past")}
        texts |= {"label": item.label, "unit": item.unit, "note": rng.choice(["", "", "", "đã rà soát"])}
        cells += [Cell(r, n, texts[name], Place(location=f"{r}/{n}")) for n, name in enumerate(columns)]
        codes[f"{r}/{columns.index('value')}"] = code
    return Table(tuple(cells), Place()), codes


@pytest.mark.parametrize("noise", [0.0, 0.3])
def test_the_appendix_in_disguise_keeps_its_codes(noise: float) -> None:
    period = find_period("quý I năm 2021")
    assert period is not None
    given, right, wrong = 0, 0, []
    for n, printed in enumerate(t for t in tables_of([7, 8], 6, noise, EDITS) if t.id == "PL1"):
        try:
            rows = rows_of(printed, FORM)
        except AssertionError:  # a header that noise made unreadable
            continue
        table, codes = disguised(rows, random.Random(f"{noise}-{n}"))
        drafts = read_tables([(1, table, "Phụ lục 1")], FORM, period).drafts
        told = {d.place.location: d.indicator.code for d in drafts if d.indicator is not None}
        given += sum(bool(code) for code in codes.values())
        right += sum(bool(code) and told.get(at) == code for at, code in codes.items())
        wrong += [(code, codes.get(at)) for at, code in told.items() if codes.get(at) != code]
    assert wrong == []
    assert given > 500
    assert right >= 0.99 * given
