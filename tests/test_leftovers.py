"""Rows of a group in another order, numbered anew and worded otherwise: told by their labels and neighbours, or left."""

from __future__ import annotations

import random
from collections import defaultdict

import numpy as np
import pytest

from data.samples.noise import Hand
from extract.document import Cell, Place
from normalize.evidence import LIMIT
from normalize.form import load_form
from normalize.leftovers import with_leftovers
from normalize.row_tables import RowItem, match_rows
from tests.test_exchanged import given_codes

FORM = load_form()
PL1 = next(t for t in FORM.tables if t.id == "PL1")
FIGURE = Cell(0, 0, "1", Place())


def shuffled(seed: int, noise: float) -> tuple[list[RowItem], list[str]]:
    """The appendix with the rows of half of its groups in another order under the same numbers, and their codes."""
    rng, hand = random.Random(seed), Hand(seed, noise)
    codes = list(PL1.codes)
    places: dict[str, list[int]] = defaultdict(list)
    for n, code in enumerate(codes):
        if FORM.indicator(code).kind != "group" and code[-1].isdigit():
            places[FORM.indicator(code).parent].append(n)
    for group in places.values():
        if rng.random() < 0.5:
            mixed = [codes[n] for n in rng.sample(group, len(group))]
            for n, code in zip(group, mixed, strict=True):
                codes[n] = code
    rows = [
        RowItem(
            number, hand.typed(FORM.indicator(code).label, code), FORM.indicator(code).unit, FIGURE, "", "", Place()
        )
        for number, code in zip(PL1.codes, codes, strict=True)
    ]
    return rows, codes


@pytest.mark.parametrize("noise", [0.0, 0.3])
def test_groups_in_another_order_are_told_and_none_is_taken_for_another(noise: float) -> None:
    given, right, wrong = 0, 0, []
    for seed in range(8):
        rows, codes = shuffled(seed, noise)
        found = {r: PL1.codes[c] for r, (c, _) in match_rows(rows, PL1, FORM).items()}
        given += len(codes)
        right += sum(found.get(r) == code for r, code in enumerate(codes))
        wrong += [(rows[r].label, code) for r, code in found.items() if codes[r] != code]
    assert wrong == []
    assert right >= 0.98 * given


def test_rows_that_went_round_are_told() -> None:
    assert given_codes("""
        STT   | Chỉ tiêu                                                       | Đơn vị tính | Số liệu
        5.2   | Tuyển dụng công chức, viên chức                                |             |
        5.2.1 | Số viên chức được tuyển dụng theo trường hợp đặc biệt          | Người       | 3
        5.2.2 | Số viên chức được tuyển dụng (thi tuyển, xét tuyển)            | Người       | 1
        5.2.3 | Công chức tuyển dụng theo trường hợp đặc biệt                  | Người       | 4
        5.2.4 | Công chức được tuyển dụng (thi tuyển, xét tuyển)               | Người       | 4
        5.3   | Số liệu về bổ nhiệm công chức lãnh đạo                         |             |
    """, "PL1")[1:5] == ["5.2.5", "5.2.4", "5.2.2", "5.2.1"]  # fmt: skip


def test_a_row_of_the_office_s_own_among_a_group_s_rows_stays_without_a_code() -> None:
    assert given_codes("""
        STT   | Chỉ tiêu                                          | Đơn vị tính | Số liệu
        1.4   | Khảo sát sự hài lòng của người dân, tổ chức       |             |
        1.4.1 | Số cuộc khảo sát qua điện thoại                   | Cuộc        | 3
        1.4.2 | Hình thức khảo sát                                |             | 1
        1.5   | Tổ chức đối thoại của lãnh đạo với người dân, cộng đồng doanh nghiệp | | 1
    """, "PL1")[1] == "."  # fmt: skip


GROUPS = ("a", "a", "b", "b", "c", "c", "d", "d", "e", "e")
CODES = tuple(f"{g}.{n}" for n, g in enumerate(GROUPS))


def looked_at(label: float, rival: float, parents: tuple[str, ...]) -> float:
    """What the second of three rows has of the second indicator: the others are sure, it was not, by its label."""
    found = np.zeros((3, 10))
    found[0, 0] = found[2, 2] = 0.99
    found[1, 1], found[1, 3] = 0.5, 0.3
    labels = np.full((3, 10), -12.0)
    labels[0, 0] = labels[2, 2] = 12.0
    labels[1, 1], labels[1, 3] = label, rival
    result = with_leftovers(found, labels, parents, CODES)
    assert (result.sum(axis=1) <= 1 + 1e-9).all()
    assert (result.sum(axis=0) <= 1 + 1e-9).all()
    return float(result[1, 1])


def test_what_a_label_needs_depends_on_its_neighbours() -> None:
    """The row above is of the second indicator's group; in a table of one group that tells nothing."""
    assert looked_at(1.2, -4.0, GROUPS) >= LIMIT
    assert looked_at(0.8, -4.0, GROUPS) == 0.5
    assert looked_at(1.2, -4.0, ("a",) * 10) == 0.5
    assert looked_at(3.2, -4.0, ("a",) * 10) >= LIMIT


def test_a_label_that_fits_two_is_left_alone() -> None:
    assert looked_at(5.0, 2.5, GROUPS) >= LIMIT
    assert looked_at(5.0, 3.5, GROUPS) == 0.5


def test_a_row_with_a_unit_is_no_heading_whatever_its_words() -> None:
    """`Tổng nhiệm vụ được Chính phủ, Thủ tướng giao` says the words of the heading above it, but counts something."""
    given = given_codes("""
        STT   | Chỉ tiêu                                            | Đơn vị tính | Số liệu
        1.2.4 | Số vấn đề phát hiện đã xử lý xong                   | Vấn đề      | 2
        1.3.1 | Tổng nhiệm vụ được Chính phủ, Thủ tướng giao        | Nhiệm vụ    | 27
        1.3.2 | Số nhiệm vụ đã hoàn thành đúng hạn                  | Nhiệm vụ    | 7
        1.3.3 | Số nhiệm vụ đã hoàn thành nhưng quá hạn             | Nhiệm vụ    | 0
        1.4.1 | Số lượng phiếu khảo sát                             | Số lượng    | 31
    """, "PL1")  # fmt: skip
    assert given[1] in {".", "1.3.1"}
    assert (given[0], *given[2:]) == ("1.2.4", "1.3.2", "1.3.3", "1.4.1")
