"""Roman numbers of rows that Tesseract took for figures or other letters (`11`, `IH`), told by those above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Cell, Table
from extract.page_table import PageParts

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NUMBER = re.compile(r"(?P<signs>[^\s.,/)]+)(?P<end>[.,/)]?)")
_STROKES = str.maketrans("lL1|!TiJ", "IIIIIIII")
_WIDER = {"H": "II", "M": "III", "N": "II"}  # what two or three strokes that touch are taken for
_CLOSE = 1  # strokes that may be lost or seen twice


def with_roman_numbers(parts: PageParts) -> PageParts:
    """The parts, with the Roman numbers in the first column of tables as their order tells."""
    tables = [replace(found, table=_mended(found.table)) for found in parts.tables]
    return replace(parts, tables=tuple(tables))


def _mended(table: Table) -> Table:
    first = sorted((cell for cell in table.cells if cell.col == 0 and cell.text.strip()), key=lambda cell: cell.row)
    texts = dict(_in_order(first))
    if not texts:
        return table
    cells = [cell._replace(text=texts.get(cell.row, cell.text)) if cell.col == 0 else cell for cell in table.cells]
    return replace(table, cells=tuple(cells))


def _in_order(cells: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    """Rows whose numbers are others than read, each with its own."""
    last, above = 0, ""
    for cell in cells:
        number = _NUMBER.fullmatch(cell.text.strip())
        if number is None:
            above = ""
            continue
        signs = number["signs"]
        if signs in _ROMAN and _ROMAN.index(signs) != last - 1:
            last = _ROMAN.index(signs) + 1
        elif 0 < last < len(_ROMAN) and _may_be(signs, _ROMAN[last]) and not _follows(signs, above):
            yield cell.row, _ROMAN[last] + number["end"]
            last += 1
        above = signs


def _may_be(signs: str, roman: str) -> bool:
    """Whether what was read for a number may be this one: of as many strokes, more or less one, and of several."""
    strokes = "".join(_WIDER.get(sign, sign) for sign in signs).translate(_STROKES)
    if len(strokes) < 2 or set(strokes) != set(roman):
        return False
    return abs(len(strokes) - len(roman)) <= _CLOSE


def _follows(signs: str, above: str) -> bool:
    """Whether a number goes on from the one above it: `11` behind `10`."""
    return signs.isdecimal() and above.isdecimal() and int(signs) == int(above) + 1
