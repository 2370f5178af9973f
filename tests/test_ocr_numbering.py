"""Roman numbers of rows are what their order says; other numbers stay as they were read."""

import random

import pytest

from extract.document import Cell, Place, Table
from extract.ocr_numbering import with_roman_numbers
from extract.page_table import PageParts, PageTable

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
READ = {"II": ["11", "1I", "H", "lI", "II"], "III": ["IH", "HI", "111", "II", "M", "III"], "IV": ["1V", "lV", "IV"],
        "VI": ["V1", "Vl", "VI"], "VII": ["VH", "V11", "VI1"], "VIII": ["VIH", "V111"]}  # fmt: skip


def numbered(texts: list[str]) -> list[str]:
    place = Place(1, 0.0, 0.0, 1.0, 1.0)
    cells = tuple(Cell(n, 0, text, place) for n, text in enumerate(texts))
    table = Table(cells, place)
    (found,) = with_roman_numbers(PageParts((PageTable(table, (0.0, 1.0)),), ((),), ())).tables
    return [cell.text for cell in found.table.cells]


@pytest.mark.parametrize("seed", range(20))
def test_a_number_follows_the_one_above(seed: int) -> None:
    rng = random.Random(seed)
    printed, read = ["TT"], ["TT"]
    for number in ROMAN[: rng.randint(2, len(ROMAN))]:
        end = rng.choice(["", ".", "/"])
        printed.append(number + end)
        read.append((rng.choice(READ.get(number, [number])) if number != "I" else "I") + end)
        below = rng.choice([[], [""], ["1", "2", "3"], ["-", "-"], [str(n) for n in range(1, 13)], ["1.1", "1.2"]])
        printed += below
        read += below
    assert numbered(read) == printed


@pytest.mark.parametrize("start", [1, 8, 10])
def test_arabic_numbers_stay(start: int) -> None:
    texts = ["STT", *map(str, range(start, start + 12))]
    assert numbered(texts) == texts


def test_two_groups_may_each_begin_anew() -> None:
    texts = ["A", "I", "II", "III", "B", "I", "II", "C", "I"]
    assert numbered(texts) == texts
