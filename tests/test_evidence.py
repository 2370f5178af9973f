"""Figures without a code say why, and name the three that are nearest."""

import pytest

from normalize.drafts import Draft
from normalize.form import load_form
from normalize.grid import grid_of
from normalize.row_tables import row_drafts, row_items
from tests.drawn import table

FORM = load_form()
PL1 = next(t for t in FORM.tables if t.id == "PL1")
ROWS = """
        STT    | Chỉ tiêu thống kê                       | Đơn vị tính | Số liệu
        1.1.1. | Số nhiệm vụ đề ra trong kế hoạch        | Nhiệm vụ    | 41
        1.1.2. | Số nhiệm vụ đã hoàn thành               | Nhiệm vụ    | 12
        1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành     | Văn bản     | 7
"""


def drafts(drawing: str) -> list[Draft]:
    items, _ = row_items(grid_of(table(drawing)), FORM)
    return row_drafts(items, PL1, FORM)


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("Số cây xanh trồng mới ở trụ sở", "unlike"),
        ("Số văn bản chỉ đạo CCHC chưa ban hành", "taken"),
    ],
)
def test_a_row_without_a_code_says_why(label: str, why: str) -> None:
    last = drafts(f"{ROWS}        1.1.4. | {label} | Nhiệm vụ | 90")[-1]
    assert last.indicator is None
    assert last.match.why == why
    assert len(last.match.candidates) == 3


def test_a_label_that_may_be_two_is_neither() -> None:
    lone = drafts("""
        STT | Chỉ tiêu      | Đơn vị tính | Số liệu
        1   | Số TTHC cấp   | Thủ tục     | 300
        2   | Số TTHC cấp   | Thủ tục     | 100
    """)
    assert lone[0].indicator is None
    assert lone[0].match.why in {"ambiguous", "below-limit"}
    assert {c.code for c in lone[0].match.candidates} == {"3.1.3a", "3.1.3b", "3.1.3c"}


def test_which_of_two_columns_is_this_periods_is_not_guessed() -> None:
    read = drafts("""
        STT    | Chỉ tiêu                                | Đơn vị tính | Cột A | Cột B
        1.1.1. | Số nhiệm vụ đề ra trong kế hoạch        | Nhiệm vụ    | 41    | 43
        1.1.2. | Số nhiệm vụ đã hoàn thành               | Nhiệm vụ    | 12    | 14
        1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành     | Văn bản     | 7     | 9
    """)
    assert not any(d.indicator for d in read)
    assert {d.match.why for d in read} == {"column-unsure"}


@pytest.mark.parametrize(("past", "present"), [("Kỳ trước", "Kỳ này"), ("Ky trươc", "Kỳ nay"), ("Kỳ trước", "nayf")])
def test_the_column_beside_last_periods_is_this_periods(past: str, present: str) -> None:
    read = drafts(f"""
        STT    | Chỉ tiêu                                | Đơn vị tính | {past} | {present}
        1.1.1. | Số nhiệm vụ đề ra trong kế hoạch        | Nhiệm vụ    | 41     | 43
        1.1.2. | Số nhiệm vụ đã hoàn thành               | Nhiệm vụ    | 12     | 14
        1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành     | Văn bản     | 7      | 9
    """)
    assert [(d.indicator.code, d.value_raw) for d in read if d.indicator] == [
        ("1.1.1", "43"),
        ("1.1.2", "14"),
        ("1.1.3", "9"),
    ]


def test_a_score_is_a_probability_and_codes_are_given_from_nine_tenths() -> None:
    scores = [d.match.score for d in drafts(ROWS) if d.indicator]
    assert len(scores) == 3
    assert all(0.9 <= s <= 1 for s in scores)
