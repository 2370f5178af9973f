"""Justified text in narrow columns: wide gaps and figures in it make no table."""

from __future__ import annotations

from random import Random

import pytest

from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing, width_of

_WORDS = """the survey of 2005 and 2009 shows that 1 204 to 1 877 of those asked came from the districts and their
communes while 55.9 % were members of households with fewer than 50 000 a year as 12 of the 118 offices said in 2011"""
_SIZE, _STEP = 10.0, 12.5


def _column(pen: Drawing, words: list[str], left: float, width: float) -> None:
    """The words in lines of this width, flush on both sides, from 80 points below the page's top."""
    y, line, space = 80.0, [words[0]], width_of(" ", _SIZE)
    wide = [width_of(word, _SIZE) for word in words]
    used = wide[0]
    for word, more in zip(words[1:], wide[1:], strict=True):
        if used + space + more <= width:
            line.append(word)
            used += space + more
            continue
        free = width - sum(width_of(one, _SIZE) for one in line)
        x = left
        for one in line:
            x = pen.text(x, y, one, _SIZE) + free / max(1, len(line) - 1)
        y, line, used = y + _STEP, [word], more
    pen.text(left, y, " ".join(line), _SIZE)


@pytest.mark.parametrize("seed", range(24))
def test_justified_columns_are_no_table(seed: int) -> None:
    draw = Random(seed)
    pen = Drawing()
    columns = draw.choice((2, 3))
    width = (475.0 - 20 * (columns - 1)) / columns - draw.uniform(0, 40)
    for n in range(columns):
        start = draw.randrange(40)
        words = (_WORDS.split() * 3)[start : start + draw.randint(60, 90)]
        _column(pen, words, 60 + n * (width + 20), width)
    document = read_pdf(pen.data())
    assert not list(document.tables())
    assert sum(len(block.text.split()) for block in document.paragraphs()) > 100
