"""Rows in other words that number, unit and both neighbours tell; none of them without all three."""

import pytest

from extract.document import Cell, Place
from normalize.form import load_form
from normalize.row_tables import RowItem, match_rows

FORM = load_form()
PL1 = next(t for t in FORM.tables if t.id == "PL1")
FIGURE = Cell(0, 0, "1", Place())
OTHER_WORDS = {
    "1.1.1": "Nhiệm vụ CCHC theo kế hoạch năm",
    "1.1.2": "Nhiệm vụ đã hoàn thành đến thời điểm báo cáo",
    "1.2.4": "Vấn đề tồn tại đã khắc phục xong",
    "1.3.1": "Nhiệm vụ Chính phủ, Thủ tướng giao - tổng số",
}


def row(code: str, label: str = "") -> RowItem:
    own = FORM.indicator(code)
    return RowItem(own.number or code, label or own.label, own.unit, FIGURE, "", "", Place())


def printed(words: dict[str, str], *, headings: bool = True) -> list[RowItem]:
    """The appendix with some of its rows in other words, with its headings or without."""
    kept = [c for c in PL1.codes if headings or FORM.indicator(c).kind != "group"]
    return [row(code, words.get(code, "")) for code in kept]


def codes(rows: list[RowItem]) -> dict[str, str]:
    """Each matched row's label → its code."""
    return {rows[r].label: PL1.codes[c] for r, (c, _) in match_rows(rows, PL1, FORM).items()}


@pytest.mark.parametrize("headings", [True, False])
def test_rows_in_other_words_are_told_by_their_place(headings: bool) -> None:
    found = codes(printed(OTHER_WORDS, headings=headings))
    assert {label: found.get(label) for label in OTHER_WORDS.values()} == {w: c for c, w in OTHER_WORDS.items()}


def test_a_row_beside_others_of_the_office_s_own_is_not_told() -> None:
    rows = printed(OTHER_WORDS)
    at = next(n for n, r in enumerate(rows) if r.label == OTHER_WORDS["1.2.4"])
    rows.insert(at + 1, RowItem("1.2.5", "Số cuộc họp giao ban", "Vấn đề", FIGURE, "", "", Place()))
    assert OTHER_WORDS["1.2.4"] not in codes(rows)


@pytest.mark.parametrize(
    "change", [{"unit": "Cuộc"}, {"number": "1.2.9"}, {"label": "Vấn đề tồn tại chưa khắc phục xong"}]
)
def test_another_unit_another_number_and_what_is_not_yet_done_are_not_told(change: dict[str, str]) -> None:
    rows = [r._replace(**change) if r.label == OTHER_WORDS["1.2.4"] else r for r in printed(OTHER_WORDS)]
    assert "1.2.4" not in codes(rows).values()


def test_in_a_table_of_the_office_s_own_numbers_place_tells_nothing() -> None:
    rows = [r._replace(number=str(n)) for n, r in enumerate(printed(OTHER_WORDS), start=1)]
    assert OTHER_WORDS["1.2.4"] not in codes(rows)


PARTS = {
    "3.1.3a": "TTHC thuộc thẩm quyền cấp tỉnh",
    "3.1.3b": "TTHC thuộc thẩm quyền cấp huyện",
    "3.1.3c": "TTHC thuộc thẩm quyền cấp xã",
}


@pytest.mark.parametrize("sign", ["{})", "{}", "-", ""])
def test_a_row_may_have_a_letter_a_stroke_or_nothing_for_its_number(sign: str) -> None:
    rows = [
        r._replace(number=sign.format(number[-1])) if (number := r.number)[-1:].isalpha() else r for r in printed(PARTS)
    ]
    found = codes(rows)
    assert {label: found.get(label) for label in PARTS.values()} == {label: code for code, label in PARTS.items()}


def test_a_row_with_another_letter_or_far_other_words_and_no_number_is_not_told() -> None:
    other = {code: label.replace("thuộc thẩm quyền", "do cơ quan có thẩm quyền ở") for code, label in PARTS.items()}
    unnumbered = [r._replace(number="") if r.label in other.values() else r for r in printed(other)]
    turned = [r._replace(number="d") if r.label in other.values() else r for r in printed(other)]
    assert not codes(unnumbered).keys() & other.values()
    assert not codes(turned).keys() & other.values()
