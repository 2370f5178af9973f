"""What the narrative says of the appendices' indicators in its own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.retold import load_sayings
from tests.retold_cases import FORM, Case, cases, findings_on

COUNTS = st.integers(1, 99_999)
SENTENCES = {  # by the codes that they state
    ("1.1.3",): "Trong quý, UBND huyện đã ban hành {n} văn bản chỉ đạo, đôn đốc công tác cải cách hành chính.",
    ("1.3.1",): "Trong quý, Thủ tướng Chính phủ giao huyện {n} nhiệm vụ.",
    ("2.3",): "UBND huyện đã rà soát {n} văn bản quy phạm pháp luật còn hiệu lực.",
    ("2.5",): "UBND huyện kiến nghị xử lý các văn bản QPPL, đã xử lý xong {n} văn bản QPPL.",
    ("3.1.3c",): "Tổng số TTHC thuộc thẩm quyền giải quyết của UBND cấp xã là {n} thủ tục.",
    ("4.2.4", "PL2.2.10"): "Trong quý, huyện thực hiện tinh giản biên chế đối với {n} công chức.",
    ("6.3", "PL2.4.2.3"): "Có {n} đơn vị sự nghiệp tự bảo đảm một phần chi thường xuyên.",
    ("7.6.2", "PL2.5.1"): "Tổng số văn bản đi trong quý là {n} văn bản.",
    ("PL2.1b.1",): "Bộ phận một cửa cấp huyện tiếp nhận {n} hồ sơ, đã giải quyết phần lớn.",
    ("PL2.1b.2",): "Tại bộ phận một cửa cấp huyện, hồ sơ tiếp nhận gồm {n} hồ sơ kỳ trước chuyển sang.",
}


def printed(number: int) -> str:
    """`1297` → `1.297`, `6` → `06`."""
    return f"{number:,}".replace(",", ".") if number > 9 else f"0{number}"


def severities(text: str, has: dict[str, str], period: str = "2022-Q1") -> list[str]:
    return [f.severity for f in findings_on(Case(text, has, frozenset(), period))]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.text[:60])
def test_what_other_offices_say_is_held_against_the_appendix(case: Case) -> None:
    """Right statements and other matters raise nothing; contradictions are found, but those known to be missed."""
    found = findings_on(case)
    if case.alarm:
        assert [finding.severity for finding in found] == ["info"]
        return
    assert all(case.wrong & {*finding.codes} for finding in found)
    assert bool(found) == (bool(case.wrong) and not case.missed)


@given(st.sampled_from(sorted(SENTENCES)), COUNTS, COUNTS)
def test_a_figure_that_a_sentence_states_is_the_appendix(codes: tuple[str, ...], said: int, has: int) -> None:
    text = SENTENCES[codes].format(n=printed(said))
    far = not said <= 2 * has <= 4 * said and abs(max(said, has) - 10 * min(said, has)) >= 10
    expected = ["warning"] * (said != has and not (far and has >= 100))
    assert severities(text, dict.fromkeys(codes, printed(has))) == expected


@given(st.integers(1, 40), st.integers(0, 40), st.integers(1, 40), st.booleans())
def test_what_is_done_of_a_whole_is_the_part(done: int, left: int, has: int, ratio: bool) -> None:
    said = f"{printed(done)}/{printed(done + left)}" if ratio else printed(done)
    text = f"Qua kiểm tra công tác cải cách hành chính tại các xã, đã khắc phục {said} tồn tại."
    assert bool(severities(text, {"1.2.4": printed(has)})) == (done != has)


@given(st.sampled_from(sorted(SENTENCES)), COUNTS)
def test_of_several_codes_one_is_enough(codes: tuple[str, ...], said: int) -> None:
    has = {code: printed(said + n) for n, code in enumerate(codes)}
    assert severities(SENTENCES[codes].format(n=printed(said)), has) == []


@given(COUNTS, COUNTS)
def test_a_longer_times_figure_is_no_less_than_the_periods_own(said: int, has: int) -> None:
    text = f"Lũy kế 9 tháng, bộ phận một cửa cấp huyện tiếp nhận {printed(said)} hồ sơ."
    assert severities(text, {"PL2.1b.1": printed(has)}, "2022-Q3") == ["warning"] * (said < has)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_rate_may_be_rounded_or_cut(said: int, has: int) -> None:
    rate, exact = f"{said // 10},{said % 10}", f"{has // 10},{has % 10}3"
    text = f"Tỷ lệ hồ sơ của UBND huyện được giải quyết đúng hạn đạt {rate}%."
    assert severities(text, {"3.4.2": exact}) == ["warning"] * (said != has)


@given(st.integers(0, 9), st.integers(1, 9))
def test_heads_who_were_disciplined_are_among_those_counted(has: int, said: int) -> None:
    text = f"Trong quý đã kỷ luật {printed(said)} trưởng phòng của huyện."
    assert severities(text, {"5.4.3": str(has)}) == ["warning"] * (said > has)


@given(COUNTS, COUNTS, COUNTS)
def test_where_sentences_differ_their_sum_or_one_of_them_may_be_right(one: int, other: int, has: int) -> None:
    text = (
        f"HĐND huyện đã ban hành {printed(one)} văn bản quy phạm pháp luật; "
        f"UBND huyện đã ban hành {printed(other)} văn bản quy phạm pháp luật."
    )
    found = severities(text, {"2.1": printed(has)})
    stated = {one, other}
    if has == one + other or stated == {has}:
        assert found == []
    elif len(stated) > 1:
        assert set(found) <= {"info"}


@given(COUNTS, COUNTS)
def test_where_a_part_is_the_districts_the_whole_is_none_of_its_own(whole: int, own: int) -> None:
    text = f"Bộ phận một cửa cấp huyện tiếp nhận {printed(whole)} hồ sơ (của các phòng thuộc huyện {printed(own)})."
    assert severities(text, {"PL2.1b.1": printed(own)}) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_message_names_both_figures_and_quotes_the_sentence(lang: str) -> None:
    text = SENTENCES["1.1.3",].format(n=19)
    (finding,) = findings_on(Case(text, {"1.1.3": "12"}, frozenset(), "2022-Q1"), lang)
    assert text in finding.message
    assert finding.message.startswith("19 ")
    assert "[1.1.3]: 12 (" in finding.message
    assert (finding.expected, finding.actual, finding.codes) == (19, 12, ("1.1.3",))


def test_most_sayings_are_not_even_tried() -> None:
    sayings = load_sayings(FORM)
    assert sayings is not None
    assert len(sayings.sieve.likely("khong co gi")) * 5 <= len(sayings.sayings)


def test_a_form_without_sayings_says_nothing() -> None:
    assert load_sayings("form-of-nobody") is None
