"""Words of labels: a slip is a slip, another word is another label."""

import numpy as np
import pytest

from normalize import wording
from normalize.evidence import lexicon
from normalize.form import load_form
from normalize.text import typed
from normalize.wording import agreement, weighed_words

FORM = load_form()
LEVELS = ("Số TTHC cấp tỉnh", "Số TTHC cấp huyện", "Số TTHC cấp xã")


def differences(printed: str, labels: tuple[str, ...] = LEVELS) -> list[float]:
    """How much of the words does not agree, for each of the labels."""
    pairs = np.ones((1, len(labels)), dtype=bool)
    words = agreement([printed], labels, lexicon(FORM), FORM.abbreviations, pairs)
    return [round(float(d), 2) for d in words.extra + words.missing]


def words(label: str) -> str:
    return " ".join(word for word, _ in weighed_words(label, FORM.abbreviations))


@pytest.mark.parametrize(
    ("keys", "word"),
    [("ddieeuf", "dieu"), ("thuoocj", "thuoc"), ("huyeenj", "huyen"), ("moowis", "moi"), ("xa", "xa"), ("so", "so")],
)
def test_keys_of_marks_that_were_not_set_are_no_letters(keys: str, word: str) -> None:
    assert typed(keys) == word


def test_abbreviations_are_opened_also_with_a_key_hit_twice() -> None:
    assert words("Số TTHHC") == words("Số thủ tục hành chính")


@pytest.mark.parametrize("printed", ["Số TTHC cấp huyện", "So thu tuc hanh chinh cap huyeenj", "Số TTHC cấp hyuện"])
def test_a_slip_is_nearest_to_what_was_meant(printed: str) -> None:
    province, district, commune = differences(printed)
    assert district < 0.5 * min(province, commune)


def test_words_written_together_are_two_words() -> None:
    assert differences("Số TTHC cấptỉnh")[0] == 0


def test_another_number_is_another_label() -> None:
    third, fourth = differences(
        "Tổng số TTHC cung cấp trực tuyến mức độ 4",
        ("Tổng số TTHC cung cấp trực tuyến mức độ 3", "Tổng số TTHC cung cấp trực tuyến mức độ 4"),
    )
    assert fourth == 0
    assert third > 1


def test_what_brackets_say_counts_little() -> None:
    whole = "Số công chức được tuyển dụng (thi tuyển, xét tuyển)"
    special = "Số công chức được tuyển dụng theo trường hợp đặc biệt"
    without, other = differences("Số công chức được tuyển dụng", (whole, special))
    assert without < 0.5 * other


def test_what_is_remembered_of_a_label_is_the_same_to_the_last_bit() -> None:
    labels = ["Số thủ tục hành chính cấp xã", "Số hồ sơ", "Tỷ lệ hồ sơ giải quyết đúng hạn (tính cả hai cấp của huyện)"]
    known = lexicon(FORM)
    printed = ["Số thu tuc hành chính cáp xã", *labels]
    everything = np.ones((len(printed), len(labels)), dtype=bool)
    wording._KNOWN.clear()
    together = agreement(printed, labels, known, FORM.abbreviations, everything)
    wording._KNOWN.clear()
    alone = [agreement([label], labels, known, FORM.abbreviations, everything[:1]) for label in printed]
    again = agreement(printed, labels, known, FORM.abbreviations, everything)
    for name in ("extra", "missing", "said", "wanted"):
        assert getattr(together, name).tobytes() == b"".join(getattr(one, name).tobytes() for one in alone)
        assert getattr(together, name).tobytes() == getattr(again, name).tobytes()
