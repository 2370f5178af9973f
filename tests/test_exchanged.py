"""Rows that changed places and were numbered anew get their own codes, or none: never each other's."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.samples.disorder import ROW_TABLES
from data.samples.noise import Hand
from extract.document import Cell, Place
from normalize.exchanged import with_exchanged
from normalize.form import TableForm, load_form
from normalize.grid import grid_of
from normalize.row_tables import RowItem, match_rows, row_items
from tests.drawn import table

FORM = load_form()
TABLES = {t.id: t for t in FORM.tables}
FIGURE = Cell(0, 0, "1", Place())


def given_codes(drawing: str, name: str) -> list[str]:
    """The code of each drawn row; a dot for none."""
    items, _ = row_items(grid_of(table(drawing)), FORM)
    matched = match_rows(items, TABLES[name], FORM)
    return [TABLES[name].codes[matched[r][0]] if r in matched else "." for r in range(len(items))]


def test_two_rows_under_each_others_numbers_are_told_by_their_words() -> None:
    assert given_codes("""
        STT    | Chỉ tiêu                                                   | Đơn vị tính | Số liệu
        7.6.1a | Tỷ lệ sở, ngành đã kết nối, liên thông với UBND tỉnh       | %           | 1
        7.6.1b | Tỷ lệ UBND cấp ã đã kết nối, liên thông vớii UBND huyện    | %           | 2
        7.6.1c | Tỷ lệ UBND cấp huyện đã ket nối, liên yhông với UBND tỉnh  | %           | 3
        7.6.2  | Tỷ lệ văn bản đi giữa các cơ quan nhà nước trên môi trường mạng | %      | 4
    """, "PL1")[:3] == ["7.6.1a", "7.6.1c", "7.6.1b"]  # fmt: skip


def test_three_rows_that_went_round_are_told_too() -> None:
    assert given_codes("""
        STT    | Chỉ tiêu               | Đơn vị tính | Số liệu
        3.1.1  | Số TTHC ban hành mới   | Thủ tục     | 1
        3.1.2  | Số TTHC bãi bỏ, thay thế | Thủ tục   | 2
        3.1.3  | Tổng số TTHC đang có hiệu lực | Thủ tục | 9
        3.1.3a | Số TTHC cấpp huyện     | Thủ tục     | 3
        3.1.3b | Số TTHHC cấp xã        | Thủ tục     | 4
        3.1.3c | Số TTHC câp tỉnh       | Thủ tục     | 5
    """, "PL1")[3:] == ["3.1.3b", "3.1.3c", "3.1.3a"]  # fmt: skip


def test_a_row_under_the_number_of_one_that_is_left_out_is_its_own() -> None:
    drawn = given_codes("""
        STT   | Chỉ tiêu                                                                   | Đơn vị tính | Số liệu
        3.4.2 | Tỷ lệ hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn      | %           | 1
        3.4.3 | Tỷ lệ hồ sơ TTHC do các dở, ngành yiếp nhận được giải quyết đúng hạn       | %           | 2
        3.4.4 | Tỷ lệ hồ sơ TTHC về lĩnh vực đất đai được giải quyết đúng hạn              | %           | 3
        3.4.5 | Tỷ lệ hồ sơ TTHC về lĩnh vực xây dựng được giải quyết đúng hạn             | %           | 4
    """, "PL1")  # fmt: skip
    assert drawn[1] in {"3.4.1", "."}
    assert [drawn[0], *drawn[2:]] == ["3.4.2", "3.4.4", "3.4.5"]


def test_two_rows_whose_words_are_those_of_both_are_neither() -> None:
    assert given_codes("""
        STT | Nội dung                                | Số lượng
        1   | Số phòng, ban trực thuộc theo đúng vị trí | 1
        2   | Số phòng, ban trực thuộc đúng theo vị trí | 2
        3   | Số đơn vị sự nghiệp trực thuộc huyện bố trí viên chức theo đúng vị trí việc làm được phê duyệt | 3
    """, "PL2.3a") == [".", ".", "PL2.3a.3"]  # fmt: skip


def test_a_mistyped_row_stays_in_its_place() -> None:
    assert given_codes("""
        STT | Nội dung                                                                      | Số lượng
        1   | Số phòng, ban trực thuộc bố trí cônggchức đúng vị trí việc làm được phê duyệt | 1
        2   | Số phòng, ban trực thuộc cưa bố trí côg chức đúng vị trí vic làm đợc phê duệt | 2
        3   | Số đơn vị sự nghiệp trực thuộc huyện bố trí viên chức theo đúng vị trí việc làm được phê duyệt | 3
    """, "PL2.3a") == ["PL2.3a.1", "PL2.3a.2", "PL2.3a.3"]  # fmt: skip


def rows(name: str, hand: Hand, order: Sequence[int]) -> list[RowItem]:
    """A table's rows in this order, mistyped, and numbered as the form numbers what should stand there."""
    own = [FORM.indicator(code) for code in TABLES[name].codes]
    numbers = [i.number or i.code.removeprefix(f"{name}.") for i in own]
    return [
        RowItem(numbers[at], hand.typed(own[n].label, own[n].code), own[n].unit, FIGURE, "", "", Place())
        for at, n in enumerate(order)
    ]


def neighbours(one: TableForm) -> list[int]:
    """The places of figures whose next sibling is one, too."""
    own = [FORM.indicator(code) for code in one.codes]
    pairs = pairwise(own)
    return [n for n, (a, b) in enumerate(pairs) if "group" not in {a.kind, b.kind} and a.parent == b.parent]


@pytest.mark.parametrize("noise", [0.0, 0.1, 0.3, 0.5, 0.7])
def test_exchanged_rows_of_any_table_hardly_ever_get_each_others_codes(noise: float) -> None:
    right = wrong = lost = moved = 0
    for seed in range(4):
        rng = random.Random(seed)
        for name in ROW_TABLES:
            order = list(range(len(TABLES[name].codes)))
            places = neighbours(TABLES[name])
            for at in rng.sample(places, max(1, len(places) // 8)):
                if order[at] == at and order[at + 1] == at + 1:
                    order[at], order[at + 1] = at + 1, at
            matched = match_rows(rows(name, Hand(seed, noise), order), TABLES[name], FORM)
            for at, n in enumerate(order):
                code = matched[at][0] if at in matched else None
                wrong += code not in {n, None}
                lost += at == n and code is None
                moved += at != n
                right += at != n and code == n
    assert moved > 80
    assert wrong <= 1
    assert lost <= 2
    assert right >= (0.9 if noise < 0.3 else 0.75) * moved


probable = st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), min_size=1, max_size=6).map(
    lambda rows: np.array(rows) / max(1.0, np.array(rows).sum(axis=0).max(), np.array(rows).sum(axis=1).max())
)


@settings(deadline=None, max_examples=200)
@given(probable, st.data())
def test_no_row_has_more_in_all_than_before(found: np.ndarray, data: st.DataObject) -> None:
    labels = np.array([[data.draw(st.floats(-12, 14)) for _ in row] for row in found])
    again = with_exchanged(found, labels, ["a", "b", "b", "c"])
    assert again.min() >= 0
    assert (again.sum(axis=1) <= found.sum(axis=1) + 1e-9).all()


@given(st.integers(1, 5))
def test_rows_of_one_label_are_not_told_apart_by_it(rows: int) -> None:
    found = np.eye(rows, 5)
    assert (with_exchanged(found, np.zeros((rows, 5)), ["Tổng số"] * 5) == found).all()


def test_a_row_that_comes_back_has_what_it_had() -> None:
    """One row changes places with a second, that with a third, and the third with the first again."""
    found = np.zeros((6, 4))
    found[2, 3] = found[3, 2] = found[5, 1] = 1.0
    labels = np.zeros((6, 4))
    labels[3, 3], labels[5, 1], labels[5, 2] = -4.0, -4.0, 8.0
    again = with_exchanged(found, labels, ["a", "b", "b", "c"])
    assert np.allclose(again.sum(axis=1), found.sum(axis=1))
