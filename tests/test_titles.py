"""Titles of the form's tables are known in offices' words."""

import pytest

from normalize.form import load_form
from normalize.titles import is_title

FORM = load_form()
TABLES = {t.id: t for t in FORM.tables}


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("6. Xây dựng, áp dụng Hệ thống quản lý chất lượng theo tiêu chuẩn quốc gia ISO 9001", "PL2.6"),
        ("a) Số thủ tục hành chính thuộc thẩm quyền giải quyết của UBND huyện", "PL2.1a"),
        ("Ứng dụng công nghệ thông tin và cung cấp DVC trực tuyến", "PL2.5"),
    ],
)
def test_a_title_may_have_more_words_and_be_written_out(text: str, table: str) -> None:
    assert [t.id for t in FORM.tables if is_title(text, t, FORM)] == [table]


def test_other_orders_other_words_and_long_sentences_are_no_titles() -> None:
    iso = TABLES["PL2.6"]
    assert not is_title("ISO 9001: áp dụng Hệ thống quản lý chất lượng", iso, FORM)
    assert not is_title("Áp dụng Hệ thống quản lý văn bản", iso, FORM)
    assert not is_title("Áp dụng Hệ thống quản lý chất lượng ISO 9001 " + "tại các xã " * 20, iso, FORM)
