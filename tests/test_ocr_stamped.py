"""Figures that a stamp or a signature touches are in doubt, and those of sentences that it took words of."""

import numpy as np

from extract.ocr_stamped import figures_of, of_their_sentences, stamped_lines
from extract.ocr_words import ReadWord
from extract.picture_foreign import Foreign
from extract.picture_lines import TextLine

HEIGHT, STEP = 16, 40
BLANK = np.full((4, 4), 255, np.uint8)

SAID = [
    "Toàn huyện có 12 xã. Trong quý đã",
    "tiếp nhận 345 hồ sơ, giải quyết",
    "đúng hạn 340 hồ sơ. Còn lại 5 hồ",
    "sơ chưa đến hạn; 2 hồ sơ quá hạn.",
]


def lines(count: int, x0: int = 100, x1: int = 700) -> list[TextLine]:
    """So many lines, one below the other."""
    return [
        TextLine(x0, 100 + n * STEP, x1, 100 + n * STEP + HEIGHT, 100.0 + n * STEP + HEIGHT, HEIGHT, BLANK, (x0, 0))
        for n in range(count)
    ]


def words(*texts: str) -> list[list[ReadWord]]:
    return [[ReadWord(word, 0, 0, 9, 9, 96.0) for word in text.split()] for text in texts]


def ink(*boxes: tuple[int, int, int, int], zone: tuple[int, int, int, int] | None = None) -> Foreign:
    """Foreign ink in these boxes (x0, top, x1, bottom), with or without a zone about some."""
    over, about = np.zeros((400, 900), np.uint8), np.zeros((400, 900), np.uint8)
    for x0, top, x1, bottom in boxes:
        over[top:bottom, x0:x1] = 255
    if zone is not None:
        about[zone[1] : zone[3], zone[0] : zone[2]] = 255
    return Foreign(over, about, 0.0, 0.0)


def test_a_line_is_stamped_where_ink_is_in_it_or_where_it_ends() -> None:
    page = lines(4)
    assert stamped_lines(page, ink((300, 145, 304, 150))) == [1]
    assert stamped_lines(page, ink((712, 145, 716, 150))) == [1]
    assert stamped_lines(page, ink((730, 145, 734, 150))) == []
    assert stamped_lines(page, ink((300, 120, 304, 134))) == []
    assert stamped_lines(page, ink((300, 135, 304, 240))) == [1, 2, 3]


def test_a_short_line_is_not_stamped_by_what_stands_in_the_next_cell() -> None:
    page = lines(1, 100, 130)
    assert stamped_lines(page, ink((138, 100, 142, 116))) == [0]
    assert stamped_lines(page, ink((144, 100, 148, 116))) == []


def test_a_line_within_a_ring_is_stamped() -> None:
    page = lines(2)
    assert stamped_lines(page, ink((0, 380, 4, 384), zone=(100, 100, 300, 118))) == [0]
    assert stamped_lines(page, ink((0, 380, 4, 384), zone=(100, 100, 250, 118))) == []


def test_figures_of_a_sentence_that_lost_words_are_named() -> None:
    page, read = lines(4), words(*SAID)

    def said(*numbers: int) -> list[str]:
        return [read[n][k].text for n, k in of_their_sentences(page, read, numbers)]

    assert [read[n][k].text for n, k in figures_of(read, [0, 2])] == ["12", "340", "5"]
    assert said(1) == ["340"]
    assert said(0) == ["345", "340"]
    assert said(2) == ["345"]
    assert said(3) == ["5"]
    assert said() == []


def test_lines_of_other_paragraphs_and_cells_are_none_of_the_sentence() -> None:
    page, read = lines(4), words(*SAID)
    far = [*page[:2], *lines(4, 720, 880)[2:]]
    assert of_their_sentences(far, read, [1]) == []
    assert of_their_sentences(page, words("Toàn huyện có 12", "345", "340 hồ sơ. Hết"), [1]) == []
