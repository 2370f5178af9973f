"""A quarter's Roman number has as many strokes as the picture shows."""

import numpy as np
import pytest

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
        ("IV/2021", "IV/2021", "IV/2021"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_strokes_are_counted(printed: str, said: str, expected: str, dpi: int) -> None:
    line = lines_of("Báo cáo quý", f"Kết quả quý {printed} năm nay", dpi=dpi)[1]
    words = boxed(line, "Kết", "quả", "quý", said, "năm", "nay")
    assert counted(line, words)[3].text == expected


def test_only_behind_the_word_for_a_quarter() -> None:
    line = lines_of("Báo cáo quý", "Kết quả mục III năm nay")[1]
    words = boxed(line, "Kết", "quả", "mục", "II", "năm", "nay")
    assert counted(line, words)[3].text == "II"


def test_paper_has_no_strokes() -> None:
    assert leading_strokes(np.full((30, 40), 255, np.uint8)) == 0
