"""Lines stretched over a text's width are text; words in columns are none, however equal their gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Paragraph, Table, Word
from extract.lines import Line
from extract.read import read
from extract.stretched import stretched_apart
from tests.drawn_pdf import LANDSCAPE, Drawing, width_of

LEFT, RIGHT, SIZE = 60.0, 780.0, 10.0
ITEMS = ("- Trồng mới: 240 cây xanh;", "- Chăm sóc: 31 cây xanh;")


def stretch(drawing: Drawing, y: float, text: str) -> None:
    """Write a line's words equally far apart from margin to margin."""
    words = text.split()
    gap = (RIGHT - LEFT - sum(map(width_of, words))) / (len(words) - 1)
    x = LEFT
    for word in words:
        x = drawing.text(x, y, word) + gap


def test_items_of_a_justified_list_are_lines_of_text() -> None:
    drawing = Drawing(LANDSCAPE)
    drawing.text(LEFT, 80, "Kết quả thực hiện phong trào, trong đó:")
    for n, item in enumerate(ITEMS):
        stretch(drawing, 96 + 16 * n, item)
    drawing.text(LEFT, 128, "- Chặt hạ: 5 cây.")
    blocks = read(drawing.data()).blocks
    assert not any(isinstance(block, Table) for block in blocks)
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert [*ITEMS, "- Chặt hạ: 5 cây."] == texts[1:]


def line(words: Sequence[str], place: Callable[[int, float], float]) -> Line:
    """Words on one baseline; `place`: where each begins, by its number and width."""
    made = []
    for n, text in enumerate(words):
        x0 = place(n, width_of(text))
        made.append(Word(text, x0, 100.0, x0 + width_of(text), 112.0, SIZE))
    return Line(tuple(made), -1, (made[0].x0, 100.0, made[-1].x1, 112.0), 110.0, SIZE, wide=True)


ALIGNED: dict[str, Callable[[int, float], float]] = {
    "left": lambda n, _: 60.0 + 90 * n,
    "right": lambda n, width: 140.0 + 90 * n - width,
    "centred": lambda n, width: 100.0 + 90 * n - width / 2,
}


@pytest.mark.parametrize("how", ALIGNED)
@given(
    words=st.lists(st.sampled_from(["Nam", "Nữ", "Tổng", "Huyện", "Xã", "12", "3.456", "-"]), min_size=4, max_size=8)
)
def test_words_in_columns_are_not_stretched(how: str, words: list[str]) -> None:
    one = line(words, ALIGNED[how])
    assert stretched_apart([one]) == ([one], [])


def test_a_stretched_line_in_pieces_is_one() -> None:
    words = ("Chăm", "sóc", "được", "31", "cây")
    starts = [60.0]
    for word in words:
        starts.append(starts[-1] + width_of(word) + 60)
    whole = line(words, lambda n, _: starts[n])
    pieces = [Line((word,), -1, (word.x0, 100.0, word.x1, 112.0), 110.0, SIZE) for word in whole.words]
    usual, (found,) = stretched_apart(pieces)
    assert (usual, found.text, found.box) == ([], "Chăm sóc được 31 cây", whole.box)
