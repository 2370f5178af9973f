"""Pieces become words: letters and the marks that stand over them are one, however they are written."""

from __future__ import annotations

import random
import sys
import unicodedata

import numpy as np

from extract.document import Place, Word, of_columns
from extract.lines import _ODD, make_lines
from extract.pieces import pieces_of

_LETTERS = "aăâeêioôơuưydđAĂÂEÊIOÔƠUƯYDĐ"
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def test_letters_that_are_left_as_they_are_need_nothing() -> None:
    plain = [ch for ch in map(chr, range(sys.maxunicode + 1)) if not _ODD.search(ch)]
    assert set(_LETTERS) < set(plain)
    assert not any(map(unicodedata.combining, plain))
    for _ in range(50):
        text = "".join(random.choices(plain, k=2000))
        assert unicodedata.is_normalized("NFC", text)


def test_a_mark_that_is_a_piece_of_its_own_belongs_to_the_letter_before() -> None:
    for _ in range(50):
        texts = [unicodedata.normalize("NFC", random.choice(_LETTERS)) for _ in range(random.randint(1, 12))]
        marks = [random.choice(_TONES) if random.random() < 0.5 else "" for _ in texts]
        words, x = [], 50.0
        for text, mark in zip(texts, marks, strict=True):
            words.append(Word(text, x, 90.0, x + 6.0, 102.0, 11.0))
            if mark:
                words.append(Word(mark, x + 1.0, 90.0, x + 5.0, 102.0, 11.0))
            x += 20.0
        (line,) = make_lines(pieces_of(words), np.zeros(len(words), np.int64))
        expected = [unicodedata.normalize("NFC", text + mark) for text, mark in zip(texts, marks, strict=True)]
        assert [w.text for w in line.words] == expected


def test_rows_of_columns_are_what_calls_would_make() -> None:
    rows = [
        (random.randint(1, 9), *(random.uniform(0, 500) for _ in range(4)), "") for _ in range(random.randint(1, 30))
    ]
    assert of_columns(Place, *zip(*rows, strict=True)) == [Place(*row) for row in rows]
    assert all(type(place) is Place for place in of_columns(Place, *zip(*rows, strict=True)))
