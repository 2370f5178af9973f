"""Numbers of lines in the margin are no words of these lines."""

import pytest

from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing, width_of

LINES = [f"Trong quý, các phòng, ban của huyện đã tiếp nhận {40 + n} văn bản và giải quyết xong" for n in range(12)]


def _read(numbers: list[str], *, wall: bool = False, at: float = 80.0) -> str:
    pen = Drawing()
    for n, (number, line) in enumerate(zip(numbers, LINES, strict=True)):
        y = 100.0 + 18 * n
        pen.text(60 - width_of(number), y, number)
        pen.text(at, y, line)
    if wall:
        pen.line(70, 90, 70, 320)
    found = read_pdf(pen.data()).blocks
    return " ".join(block.text for block in found if hasattr(block, "text")).replace("\n", " ")


@pytest.mark.parametrize("first", [1, 8, 95])
def test_numbers_of_lines_are_no_words_of_them(first: int) -> None:
    said = _read([str(first + n) for n in range(len(LINES))])
    assert said.split() == " ".join(LINES).split()


@pytest.mark.parametrize(
    ("numbers", "wall"),
    [
        ([str(n) for n in range(1, 13)], True),
        (["7"] * 12, False),
        ([*map(str, range(1, 7)), "", "", "", "", "", ""], False),
        ([f"{n}." for n in range(1, 13)], False),
    ],
)
def test_other_numbers_are_the_text_s(numbers: list[str], wall: bool) -> None:
    said = _read(numbers, wall=wall)
    assert all(number in said.split() or f"{number} " in said for number in numbers if number)
