"""A quarter's Roman number has as many strokes as the picture shows."""

from dataclasses import replace

import numpy as np
import pytest

from extract.ocr_loose import loose_figures
from extract.ocr_roman import counted, leading_strokes
from extract.ocr_words import ReadWord
from extract.picture_lines import TextLine
from tests.test_ocr_settle import lines_of


def boxed(line: TextLine, *texts: str) -> list[ReadWord]:
    """The words of a line as Tesseract says them, each where a wide gap parts it from the one before."""
    edges = np.flatnonzero((line.image < 128).any(axis=0))
    steps = np.diff(edges)
    gaps = np.sort(np.argsort(steps, kind="stable")[len(steps) - len(texts) + 1 :])
    starts = [int(edges[0]), *(int(edges[k + 1]) for k in gaps)]
    ends = [*(int(edges[k]) + 1 for k in gaps), int(edges[-1]) + 1]
    return [ReadWord(t, x0, 0, x1, 20, 95.0) for t, x0, x1 in zip(texts, starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("printed", "said", "expected"),
    [
        ("III", "II", "III"), ("II", "H", "II"), ("I", "1", "I"), ("III", "HI", "III"), ("II", "II", "II"),
        ("III/2021", "II/2021", "III/2021"), ("II/2021,", "IH/2021,", "II/2021,"), ("IV", "IV", "IV"),
        ("IV/2021", "IV/2021", "IV/2021"), ("IV/2021", "1V/2021", "IV/2021"), ("IV", "lV", "IV"), ("II", "11", "II"),
        ("II", "1I", "II"), ("III/2021", "1I/2021", "III/2021"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_strokes_are_counted(printed: str, said: str, expected: str, dpi: int) -> None:
    line = lines_of("Báo cáo quý", f"Kết quả quý {printed} năm nay", dpi=dpi)[1]
    words = boxed(line, "Kết", "quả", "quý", said, "năm", "nay")
    assert counted(line, words)[3].text == expected


@pytest.mark.parametrize(("said", "expected"), [("11", "II"), ("1I,", "II,"), ("l1I", "III"), ("1", "1"), ("4", "4")])
def test_where_strokes_cannot_be_counted_those_that_were_read_are(said: str, expected: str) -> None:
    line = lines_of("Báo cáo quý", "Kết quả quý II năm nay")[1]
    words = boxed(line, "Kết", "quả", "quý", said, "năm", "nay")
    unseen = replace(line, image=np.full_like(line.image, 255))
    assert counted(unseen, words)[3].text == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [(("1I/2021", "là"), "II/2021"), (("11", "năm"), "II"), (("11", "hồ"), "11"), (("1V/2021", "là"), "IV/2021")],
)
def test_a_quarter_at_the_end_of_the_line_above_has_its_number_below(said: tuple[str, str], expected: str) -> None:
    printed = {"II/2021": "II/2021 là", "II": "II năm", "11": "11 hồ", "IV/2021": "IV/2021 là"}[expected]
    line = lines_of("trong quý", printed)[1]
    assert counted(line, boxed(line, *said), "quý")[0].text == expected
    assert counted(line, boxed(line, *said), "mục")[0].text == (expected if "V/" in expected else said[0])


def test_only_behind_the_word_for_a_quarter() -> None:
    line = lines_of("Báo cáo quý", "Kết quả mục III năm nay")[1]
    words = boxed(line, "Kết", "quả", "mục", "II", "năm", "nay")
    assert counted(line, words)[3].text == "II"


def test_paper_has_no_strokes() -> None:
    assert leading_strokes(np.full((30, 40), 255, np.uint8)) == 0


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("lean", [0.0, 0.06, 0.12])
@pytest.mark.parametrize("height", [18, 25, 36])
def test_a_steep_slash_is_no_stroke_of_the_number(count: int, lean: float, height: int) -> None:
    """In some faces it leans by hardly more than a slanted number does; strokes of one number lean alike."""
    picture = np.full((height + 12, 40 + 14 * count), 255, np.uint8)
    for n in range(count + 1):
        slope = lean + (0.25 if n == count else 0.0)
        for row in range(height):
            x = round(8 + 11 * n + (row + 1) / height * -slope * height + slope * height)
            picture[6 + row, x : x + (2 if n == count else 4)] = 0
    picture[6, 8 + round(lean * height) : 12 + 11 * count] = 0  # their serifs touch
    assert leading_strokes(picture) == count


def test_a_quarter_and_its_year_are_no_figure_of_the_line() -> None:
    line = lines_of("Báo cáo quý", "cuối quý IV/2022, huyện có 11")[1]
    words = boxed(line, "cuối", "quý", "IV/2022,", "huyện", "có", "11")
    (found,), _ = loose_figures([line], [words], set())
    assert [word.text for word in found] == ["cuối", "quý", "IV/2022,", "huyện", "có", "11"]
