"""Which words can be Vietnamese."""

from __future__ import annotations

import pytest

from extract.syllables import is_syllable


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "khuya",
        "quốc",
        "giếng",
        "gì",
        "quý",
        "quy",
        "Ủy",
        "UỶ",
        "hòa",
        "hoà",
        "đường",
        "được",
        "ngoẻo",
        "yếu",
        "yên",
        "uống",
        "ưu",
        "quạt",
        "xoong",
        "chuếnh",
    ],
)
def test_syllables(word: str):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    ["cáć", "cac", "tap", "fan", "hành́", "nghềh", "sèx", "toáng̉", "bz", "c", "đ", "UBND", "cộngc", "ò́"],
)
def test_no_syllables(word: str):
    assert not is_syllable(word)
