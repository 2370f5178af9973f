"""What auditors chose for labels is remembered for these labels, and makes no other label's code likelier."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.alignment import probabilities
from normalize.column_tables import column_drafts, column_header
from normalize.deviations import deviations
from normalize.drafts import Draft, observations
from normalize.evidence import LIMIT
from normalize.form import load_form, with_synonyms
from normalize.grid import grid_of
from normalize.remembered import aligned_again, with_remembered
from normalize.row_tables import row_drafts, row_items
from normalize.synonyms import NONE, Synonym, synonyms_of
from normalize.tables import read_tables, unknown_drafts
from tests.drawn import table

FORM = load_form()
WORDED = "Tổng hợp các đầu việc của năm"
HEAD = "STT | Chỉ tiêu thống kê | Đơn vị tính | Số liệu"
ROWS = f"""
    {HEAD}
    1.1.1. | {WORDED}                                | Nhiệm vụ | 41
    1.1.2. | Số nhiệm vụ đã hoàn thành               | Nhiệm vụ | 12
    1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành     | Văn bản  | 7
    2.1.   | Số VBQPPL đã ban hành/tham mưu ban hành | Văn bản  | 3
"""
CHOSEN = Synonym(WORDED, "1.1.1", "PL1", "PL1", "Nhiệm vụ", "form2021")


def rows(drawing: str, *said: Synonym) -> list[Draft]:
    """The drafts of Phụ lục 1 as drawn, with what was said of labels."""
    form = with_synonyms(FORM, said)
    items, _ = row_items(grid_of(table(drawing)), form)
    return row_drafts(items, next(t for t in form.tables if t.id == "PL1"), form)


def coded(drafts: list[Draft]) -> dict[str, tuple[str, str]]:
    """What is printed → its code (or why there is none) and how it was found."""
    return {d.value_raw: (d.indicator.code if d.indicator else d.match.why, d.match.method) for d in drafts}


def test_a_label_has_the_code_that_was_chosen_for_it() -> None:
    assert coded(rows(ROWS))["41"][1] == "none"
    found = rows(ROWS, CHOSEN)
    assert coded(found)["41"] == ("1.1.1", "remembered")
    assert found[0].match.score > 0.95
    others = {k: v for k, v in coded(found).items() if k != "41"}
    assert others == {k: v for k, v in coded(rows(ROWS)).items() if k != "41"}


@pytest.mark.parametrize(
    "printed", ["TỔNG HỢP CÁC ĐẦU VIỆC CỦA NĂM", "Tong hop cac dau viec cua nam", f"1. {WORDED}:", f"  {WORDED} "]
)
def test_case_marks_and_numbers_make_no_other_label(printed: str) -> None:
    assert coded(rows(ROWS.replace(WORDED, printed), CHOSEN))["41"] == ("1.1.1", "remembered")


def test_another_label_is_not_the_chosen_one() -> None:
    other = ROWS.replace(WORDED, f"{WORDED} trước")
    assert coded(rows(other, CHOSEN)) == coded(rows(other))


def test_the_rows_are_said_to_differ_no_more() -> None:
    def kinds(*said: Synonym) -> set[tuple[str, str]]:
        form = with_synonyms(FORM, said)
        items, _ = row_items(grid_of(table(ROWS)), form)
        found = deviations(items, next(t for t in form.tables if t.id == "PL1"), form)
        return {(d.kind, d.code) for d in found if d.kind == "added" or d.code == "1.1.1"}

    assert kinds() == {("added", ""), ("missing", "1.1.1")}
    assert kinds(CHOSEN) == set()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("", ""), Synonym(WORDED, "1.1.1", "PL2", "PL2.3a")),
        ((f"{WORDED}                                | Nhiệm vụ", f"{WORDED} | Cây"), CHOSEN),
    ],
    ids=["another table", "another unit"],
)
def test_a_choice_is_not_followed_where_it_was_not_meant(changed: tuple[str, str], said: Synonym) -> None:
    assert coded(rows(ROWS.replace(*changed), said))["41"][1] == "none"


def test_a_unit_that_was_printed_where_it_was_chosen_is_no_other() -> None:
    drawn = ROWS.replace("| Nhiệm vụ | 41", "| Việc | 41")
    assert coded(rows(drawn, CHOSEN))["41"] == ("choice-refused", "none")
    assert coded(rows(drawn, Synonym(WORDED, "1.1.1", "PL1", "PL1", "việc")))["41"] == ("1.1.1", "remembered")


def test_a_row_that_fits_to_the_letter_keeps_its_code() -> None:
    both = f"{ROWS}    1.1.4. | Số nhiệm vụ đề ra trong kế hoạch | Nhiệm vụ | 40\n"
    found = coded(rows(both, CHOSEN))
    assert found["40"][0] == "1.1.1"
    assert found["41"] == ("choice-refused", "none")


def test_two_rows_of_the_chosen_label_do_not_both_get_the_code() -> None:
    twice = f"{ROWS}    2.2. | {WORDED} | Nhiệm vụ | 99\n"
    assert [v[0] for v in coded(rows(twice, CHOSEN)).values()].count("1.1.1") <= 1


def test_a_label_that_is_none_of_the_forms_stays_without_code() -> None:
    drawn = ROWS.replace("Số nhiệm vụ đã hoàn thành   ", "Số nhiệm vụ đã hoàn thành xong")
    label = "Số nhiệm vụ đã hoàn thành xong"
    assert coded(rows(drawn))["12"][0] == "1.1.2"
    assert coded(rows(drawn, Synonym(label, NONE, "PL1", "PL1")))["12"] == ("none-chosen", "none")


def test_what_is_the_forms_to_the_letter_is_not_talked_away() -> None:
    said = Synonym("Số nhiệm vụ đã hoàn thành", NONE)
    assert coded(rows(ROWS, said))["12"] == coded(rows(ROWS))["12"]


def test_ids_stay_when_a_code_is_chosen_and_taken_back() -> None:
    ids = [
        [o.observation_id for o in observations(rows(ROWS, *said), "ab" * 32, "docx", {})]
        for said in ((), (CHOSEN,), (Synonym(WORDED, "1.1.2"),), (Synonym("Số nhiệm vụ đã hoàn thành", "2.4"),))
    ]
    assert ids[0] == ids[1] == ids[2] == ids[3]
    assert len(set(ids[0])) == 4


COLUMNS = """
    Lĩnh vực  | Số hồ sơ đã tiếp nhận | <                      | <               | Kết quả giải quyết   | <    | <    | <    | <    | <    | Ghi chú
    ^         | Tổng số               | Trong đó               | <               | Số hồ sơ đã giải quyết | <  | <    | Số hồ sơ đang giải quyết | < | < | ^
    ^         | ^                     | Dồn từ trước           | Số mới tiếp nhận | Tổng số | Trả đúng hạn | Trả quá hạn | Tổng số | Chưa đến hạn | Quá hạn | ^
    Đất đai   | 1.173 | 70 | 1.103 | 117 | 116 | 1 | 56 | 56 |   |
    Hộ tịch   | 12    |    | 12    | 10  | 10  |   | 2  | 2  |   |
    TỔNG CỘNG | 1.185 | 70 | 1.115 | 127 | 126 | 1 | 58 | 58 | 0 |
"""


def columns(*said: Synonym) -> list[Draft]:
    form = with_synonyms(FORM, said)
    grid = grid_of(table(COLUMNS))
    own = next(t for t in form.tables if t.id == "PL2.1b")
    return column_drafts(grid, column_header(grid, form), own, form)


def test_a_header_has_the_code_that_was_chosen_for_it_in_every_row() -> None:
    label = "Số hồ sơ đã tiếp nhận > Dồn từ trước"
    before = [d for d in columns() if d.label_raw == label]
    assert [(d.value_raw, d.indicator) for d in before] == [("70", None), ("70", None)]
    said = Synonym(label, "PL2.1b.2", "PL2", "PL2.1b")
    after = [d for d in columns(said) if d.label_raw == label]
    assert [(d.value_raw, d.indicator and d.indicator.code) for d in after] == [
        ("70", "PL2.1b.2"),
        ("", "PL2.1b.2"),
        ("70", "PL2.1b.2"),
    ]
    others = [(d.indicator, d.value_raw, d.dimension) for d in columns(said) if d.label_raw != label]
    assert others == [(d.indicator, d.value_raw, d.dimension) for d in columns() if d.label_raw != label]


def test_ids_under_a_header_stay_though_blank_cells_come() -> None:
    said = Synonym("Số hồ sơ đã tiếp nhận > Dồn từ trước", "PL2.1b.2")
    before = {o.observation_id for o in observations(columns(), "ab" * 32, "docx", {})}
    after = {o.observation_id: o.value_raw for o in observations(columns(said), "ab" * 32, "docx", {})}
    assert before <= set(after)
    assert {after[i] for i in set(after) - before} == {""}


OTHER = """
    Tên đơn vị  | Số cuộc đã kiểm tra
    Phòng Nội vụ | 5
    Phòng Tư pháp | 6
"""


def elsewhere(title: str, *said: Synonym) -> dict[str, str]:
    form = with_synonyms(FORM, said)
    drafts = unknown_drafts(read_tables([(0, table(OTHER), title)], form).unknown, form)
    return {d.value_raw: d.indicator.code if d.indicator else "" for d in with_remembered(drafts, form)}


def test_a_table_that_the_form_has_not_is_known_by_its_heading() -> None:
    said = Synonym("Phòng Nội vụ > Số cuộc đã kiểm tra", "1.2.1", "", "Biểu 7. Kiểm tra quý I năm 2021")
    assert elsewhere("Biểu 7. Kiểm tra quý II năm 2021", said) == {"5": "1.2.1", "6": ""}
    assert elsewhere("Biểu 8. Kiểm tra quý II năm 2021", said) == {"5": "", "6": ""}
    second = Synonym("Phòng Tư pháp > Số cuộc đã kiểm tra", "1.2.1", "", "Biểu 7. Kiểm tra")
    assert elsewhere("Biểu 7. Kiểm tra", said, second) == {"5": "", "6": ""}


def test_the_narrower_choice_holds_and_contradictions_hold_for_nobody() -> None:
    wide, narrow = Synonym("Tổng số", "1.1.1"), Synonym("Tổng số", "1.1.2", "PL1", "PL1")
    assert synonyms_of([wide, narrow]).of("PL1", "PL1", "TỔNG SỐ") == narrow
    assert synonyms_of([wide, narrow]).of("PL2", "PL2.4", "TỔNG SỐ") == wide
    assert synonyms_of([wide, Synonym("tổng số", "1.1.3")]).of("PL1", "PL1", "Tổng số") is None


matrices = st.integers(2, 6).flatmap(
    lambda n: st.lists(st.lists(st.floats(-13, 14), min_size=5, max_size=5), min_size=n, max_size=n).map(np.array)
)


@settings(deadline=None, max_examples=200)
@given(matrices, st.data())
def test_no_choice_makes_any_code_likelier_for_another_row(evidence: np.ndarray, data: st.DataObject) -> None:
    places = st.one_of(st.none(), st.integers(0, 4))
    choices = data.draw(st.dictionaries(st.integers(0, len(evidence) - 1), places, min_size=1))
    letters = evidence > data.draw(st.floats(8, 15))
    base = probabilities(evidence)
    found = aligned_again(evidence, base, choices, letters, np.full(evidence.shape, 12.0), probabilities)
    others = [r for r in range(len(evidence)) if r not in choices]
    assert (found[others] <= base[others]).all()
    assert found.min() >= 0
    assert max(found.sum(axis=1).max(), found.sum(axis=0).max()) <= 1 + 1e-9
    for r, c in choices.items():
        wrong = [n for n in range(5) if n != c and not letters[r, n]]
        assert found[r, wrong].max(initial=0.0) < 1 - LIMIT
