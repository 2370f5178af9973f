"""Notes beside figures are read into figures that rules can ask for."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.form import load_form
from normalize.grid import grid_of
from normalize.notes import listed, noted_figures, restated
from normalize.row_tables import row_drafts, row_items
from tests.drawn import table

FORM = load_form()


@pytest.mark.parametrize(
    ("note", "figures"),
    [
        ("Cấp huyện 282/360", "ratio 282/360 (Cấp huyện)"),
        ("144/190 thủ tục", "ratio 144/190 (thủ tục)"),
        ("03+25", "sum 28"),
        ("trong đó 02 nữ", "part 2 (nữ)"),
        ("Trong đó có 3 hồ sơ quá hạn, 2 hồ sơ chờ bổ sung", "part 3 (hồ sơ quá hạn); part 2 (hồ sơ chờ bổ sung)"),
        ("so với cùng kỳ tăng 12", "change 12"),
        ("Giảm 03 người so với năm 2020", "change -3 (người)"),
        ("cùng kỳ 15", "before 15 (cùng kỳ)"),
        ("năm 2020: 14", "dated 14 (năm 2020)"),
        ("Kế hoạch năm 2021: 20", "plan 20 (Kế hoạch năm 2021)"),
        ("Đạt 98,5%", "rate 98.5 (Đạt)"),
        ("Gồm: 12 cấp huyện; 10 cấp xã", "count 12 (cấp huyện); count 10 (cấp xã)"),
        ("mức độ 3: 19, mức độ 4: 06", "count 19 (mức độ 3); count 6 (mức độ 4)"),
    ],
)
def test_a_note_has_its_figures(note: str, figures: str) -> None:
    assert listed(noted_figures(note)) == figures


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Có danh sách kèm theo",
        "Theo Quyết định số 12/QĐ-UBND ngày 12/3/2021",
        "SN Giáo dục không giảm",
        "Báo cáo quý I/2021; giai đoạn 2021-2025; TCVN ISO 9001:2015",
        "Từ 01/01/2021 đến ngày 15 tháng 3",
    ],
)
def test_a_note_without_figures_has_none(note: str) -> None:
    assert noted_figures(note) == ()


@pytest.mark.parametrize(
    ("note", "value", "whole"),
    [
        ("Cấp huyện 282/360", "282", "360"),
        ("03+25", "28", None),
        ("03 Đơn vị SNCL thuộc huyện và 25 đơn vị SNCL thuộc phòng GD &ĐT", "28", None),
        ("03+25, tăng 02 so với cùng kỳ", "28", None),
    ],
)
def test_a_note_may_state_the_noted_figure_again(note: str, value: str, whole: str | None) -> None:
    figure = restated(noted_figures(note))
    assert figure is not None
    assert (figure.value, figure.denominator) == (Decimal(value), Decimal(whole) if whole else None)


@pytest.mark.parametrize("note", ["trong đó 02 nữ", "tăng 12", "03 đơn vị chưa làm", "1/2; 3/4", "năm 2020: 14"])
def test_a_part_or_a_change_states_nothing_again(note: str) -> None:
    assert restated(noted_figures(note)) is None


def test_an_observation_has_the_figures_of_its_own_note() -> None:
    drawing = """
        TT | Nội dung                                                                     | Số lượng            | Ghi chú
        1  | Số TTHC áp dụng theo tiêu chuẩn ISO 9001                                     | 282                 | Cấp huyện 282/360
        2  | Thống kê số lượng UBND cấp xã thực hiện ISO theo kế hoạch của UBND tỉnh      | 10 (trong đó 02 phường) |
    """
    items, _ = row_items(grid_of(table(drawing)), FORM)
    form = next(t for t in FORM.tables if t.id == "PL2.6")
    first, second = row_drafts(items, form, FORM)
    assert (first.note, listed(first.noted)) == ("Cấp huyện 282/360", "ratio 282/360 (Cấp huyện)")
    assert second.figure is not None
    assert (second.figure.value, second.note, listed(second.noted)) == (
        Decimal(10), "trong đó 02 phường", "part 2 (phường)",
    )  # fmt: skip


@given(
    st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from(["Cấp huyện {}/{}", "{}/{} thủ tục", "đạt {} / {}"])
)
def test_any_ratio_comes_back(part: int, whole: int, note: str) -> None:
    (noted,) = noted_figures(note.format(part, whole))
    assert (noted.figure.value, noted.figure.denominator) == (part, whole)


@given(st.lists(st.integers(0, 999), min_size=2, max_size=6))
def test_any_sum_comes_back(parts: list[int]) -> None:
    figure = restated(noted_figures("+".join(f"{part:02}" for part in parts)))
    assert figure is not None
    assert figure.value == sum(parts)


@given(st.text(max_size=60))
def test_no_note_breaks_the_reader(note: str) -> None:
    restated(noted_figures(note))
