"""Folding keeps letters comparable and offsets true."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from normalize.text import fold, nfc, plain, slug, squeeze


def test_tone_marks_case_and_punctuation_do_not_count() -> None:
    assert fold("TỔNG CỘNG:") == fold("tổng cộng") == "tong cong"
    assert fold("Đất đai – 100%") == "dat dai 100%"
    assert slug("Thi đua, khen thưởng") == "thi-dua-khen-thuong"


def test_decomposed_text_is_composed() -> None:
    assert nfc(unicodedata.normalize("NFD", " Hoài Ân ")) == "Hoài Ân"
    assert squeeze("a\u00a0 b\n c") == "a b c"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_plain_text_keeps_its_length(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x2100), max_size=20))
def test_a_sign_of_another_script_beside_them_makes_letters_no_less_plain(text: str) -> None:
    assert plain(text) == plain(f"{text}\u4e00")[:-1] == "".join(plain(f"{sign}\u4e00")[0] for sign in text)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
