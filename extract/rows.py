"""What the rows of a table tell about its other rows: which are headers, which go on with the row before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter

from extract.cut_figures import in_one_line
from extract.document import Cell

_NUMBER = re.compile(r"[-+]?\d[\d.,\s]*%?(\s*/\s*\d[\d.,]*)?")
_BEGUN = re.compile(r"(?:\(?(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)/]|[-–+•*]|Trong đó)\s*")
_NUMBERS = re.compile(r"\(?(?:\d{1,2}|[a-zđ])[.)/]?")  # a row of its own, where nothing else stands in its first cell
_CHOICE = re.compile(r"[-=–—]\s*(\d)(?!\d)")
PLACE = attrgetter("row", "col")
"""Where a cell stands, as a key to sort by."""

_MOSTLY = 0.7
_KEYED = 0.8  # share of rows whose first cell must be filled before an empty one means something


def rows_of(cells: Sequence[Cell], most: int) -> list[list[Cell]]:
    """The cells that begin in each of the first rows, by column; at most so many rows."""
    high = any(c.row + c.row_span >= most for c in cells)
    count = most if high else max([c.row + c.row_span for c in cells], default=0)
    rows: list[list[Cell]] = [[] for _ in range(count)]
    for cell in sorted([c for c in cells if c.row < count], key=PLACE):
        rows[cell.row].append(cell)
    return rows


def is_number(text: str) -> bool:
    """Whether a cell's text is a figure, a percentage or a fraction."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_header_like(body: Sequence[Cell], part: Sequence[Cell]) -> bool:
    """Whether a part's first row names columns: words where the rows before it have figures."""
    filled: dict[int, list[bool]] = {}
    for cell in body:
        if cell.text and cell.col_span == 1 and cell.row > 0:  # the first row may be a header itself
            filled.setdefault(cell.col, []).append(is_number(cell.text))
    numeric = {col for col, kinds in filled.items() if sum(kinds) >= _MOSTLY * len(kinds) and sum(kinds) > 0}
    first = [c for c in part if c.row == 0 and c.text]
    checked = [c for c in first if c.col in numeric and c.col_span == 1]
    wide = [c for c in first if c.col_span > 1 and any(c.col <= k < c.col + c.col_span for k in numeric)]
    named = [c for c in [*checked, *wide] if not any(ch.isdigit() for ch in c.text)]
    enough = len(named) >= min(2, len(numeric)) and len(named) >= _MOSTLY * len([*checked, *wide])
    return bool(named) and enough and len(first) > 1


def is_rest_of_row(cells: Sequence[Cell], last: Mapping[tuple[int, int], Cell], first: Sequence[Cell]) -> bool:
    """Whether the first row after a page's end is the rest of the last row before it.

    It is when it has text only where the row above has some, none of it a figure or said above already, and
    when it does not begin like a row of its own: its first cell is empty, where rows have one, and it goes on in
    lower case or with numbered choices. Or it has what the row above lacks: a name that was pushed over the page's
    end as a whole. `last`: the cells above, by column and span; where none stands, an empty one does.
    """
    filled = [c for c in first if c.text]
    stands = {col for c in last.values() for col in range(c.col, c.col + c.col_span)}
    lacking = [c for c in filled if stands.isdisjoint(range(c.col, c.col + c.col_span))]
    if lacking and last:
        last = {**last, **{(c.col, c.col_span): c._replace(text="", row_span=1) for c in lacking}}
    above = [last.get((c.col, c.col_span)) for c in first]
    if _completes_below_groups(cells, last, first):
        return True
    if not filled or any(c.row_span > 1 for c in first) or any(a is None or a.row_span > 1 for a in above):
        return False
    if _completes(cells, last, filled) or _completes_figures(last, filled):
        return True
    for cell in filled:
        before = last[cell.col, cell.col_span]
        figure = is_number(cell.text) and not _completes_figures(last, [cell])
        if not before.text or figure or cell.text == before.text:
            return False
    key = min(c.col for c in first)
    goes_on = any(c.text[0].islower() for c in filled)
    if own := [c for c in filled if c.col == key]:
        begun = any(_NUMBERS.fullmatch(c.text.strip()) for c in own)
        return goes_on and not begun and all(c.text[0].islower() for c in own) and _open(last, filled)
    if len(filled) == 1 and _lacks_number(cells, filled[0]):
        return _open(last, filled)
    above_key = [c for c in last.values() if c.col == key and c.text]
    goes_on |= len(filled) == 1 or _choices_go_on(last, filled)
    return bool(above_key) and _keyed(cells, key) and goes_on


def _choices_go_on(last: Mapping[tuple[int, int], Cell], filled: Sequence[Cell]) -> bool:
    """Whether a cell goes on with the choices that the one above begins: `Chưa có = 0` and `2 cấp = 1; 3 cấp = 2`."""
    for cell in filled:
        begun = last[cell.col, cell.col_span].text.rstrip()
        chosen, more = _CHOICE.findall(begun), _CHOICE.findall(cell.text)
        if "=" in begun and (begun.endswith("=") or (chosen and more and int(more[0]) == int(chosen[-1]) + 1)):
            return True
    return False


def _completes(cells: Sequence[Cell], last: Mapping[tuple[int, int], Cell], filled: Sequence[Cell]) -> bool:
    """Whether one of two rows has the name that the other lacks, and neither has anything that the other has."""
    if any(last[c.col, c.col_span].text for c in filled):
        return False
    name = _name_column(cells)
    if name is None:
        return False
    above = [c for c in last.values() if c.text]
    unnamed = [row for row in (above, filled) if all(c.col != name for c in row)]
    return len(unnamed) == 1 and any(is_number(c.text) and c.col > name for c in unnamed[0])


def _completes_below_groups(cells: Sequence[Cell], last: Mapping[tuple[int, int], Cell], first: Sequence[Cell]) -> bool:
    """Whether a row completes the one above it beside cells over several rows, which go on over the page's end."""
    groups = {at for at, c in last.items() if c.row_span > 1}
    own = [c for c in first if (c.col, c.col_span) not in groups]
    filled = [c for c in own if c.text]
    if not groups or not filled or any(c.text for c in first if c not in own) or any(c.row_span > 1 for c in own):
        return False
    above = {at: c for at, c in last.items() if at not in groups}
    if any((c.col, c.col_span) not in above for c in own):
        return False
    columns, row = {c.col for c in own}, max(c.row for c in above.values())
    return _completes([c for c in cells if c.col in columns and c.row < row], above, filled)


def _completes_figures(last: Mapping[tuple[int, int], Cell], filled: Sequence[Cell]) -> bool:
    """Whether a row has nothing but the digits that figures above lack, which the page's end cut in their cells."""
    return all("\n" not in in_one_line(f"{last[c.col, c.col_span].text}\n{c.text}") for c in filled)


def _name_column(cells: Sequence[Cell]) -> int | None:
    """The column whose words each row begins with: the first that is filled in nearly all rows, by no figures."""
    columns: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.col_span == 1:
            columns.setdefault(cell.col, []).append(cell)
    for col in sorted(columns):
        worded = sum(bool(c.text) and not is_number(c.text) and any(map(str.isalpha, c.text)) for c in columns[col])
        if worded >= _KEYED * len(columns[col]) and len(columns[col]) > 2:
            return col
    return None


def _lacks_number(cells: Sequence[Cell], cell: Cell) -> bool:
    """Whether a text has no number or sign before it as nearly all others of its column have."""
    column = [c.text for c in cells if c.col == cell.col and c.col_span == cell.col_span and c.text]
    begun = sum(_BEGUN.match(text) is not None for text in column)
    return begun >= _KEYED * len(column) > 2 and _BEGUN.match(cell.text) is None


def _open(last: Mapping[tuple[int, int], Cell], filled: Sequence[Cell]) -> bool:
    """Whether the row above ends in the middle of a sentence in each of these columns."""
    return not any(last[c.col, c.col_span].text.rstrip().endswith((".", ";", ":")) for c in filled)


def _keyed(cells: Sequence[Cell], key: int) -> bool:
    keys = [c for c in cells if c.col == key]
    return sum(bool(c.text) for c in keys) >= _KEYED * max(len(keys), 1)
