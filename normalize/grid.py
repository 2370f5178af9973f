"""A table as a grid of cells, and what its first rows say about its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from extract.document import Cell, Table
from normalize.form import PAST, ROLES, Form
from normalize.names import Names, meant, names_of
from normalize.numbers import read_figure
from normalize.text import fold, squeeze

_BRACKETED = regex.compile(r"[^\w()]{0,2}\((\d{1,2})\)[^\w()]{0,2}")  # on a scan with dirt beside it
_FORMULA = regex.compile(r"(\(?\d{1,2}\)?)\s*(?:=[\s\d()+\-–*/:x%]+)+")
_ALONE = regex.compile(r"\d[\d.,/ ]*%?")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_FEWEST_INDICES, _MOST_INDICES, _LONGEST_INDEX = 4, 0.7, 5
_SAYS_UNITS, _LONGEST_UNIT = frozenset({"don vi tinh", "dvt"}), 20

_NUMBERS_COLUMNS = frozenset({"ms", "ma so", "ma cot", "cot"})
MAX_HEADER_ROWS = 8
LONGEST_HEADER = 40
FEWEST_SPANNED = 5  # columns of a table, for a cell as wide as nearly all of them to head the rows below it
FEWEST_FIGURES = 3  # of a row that a header's cell reaches over
FEWEST_ROLES = 2
MANY_ROLES = 3  # so many are a header, even if none is the label's or the figures'
_ASIDE = regex.compile(r"\([^()]*\)")
MAX_GRID_CELLS = 400_000
NUMBERING = regex.compile(r"(?:\d{1,2}[.,])*\d{1,2}[.)]?[a-zđ]?[.)]?|[a-zđ][.)]?|[IVX]{1,4}[.)]?")


_MOST_GRIDS = 32  # of which it is remembered what was found out about them


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A table whose every grid position knows its cell (None where no cell reaches) and its text.

    Compared by identity: what several ways of reading it ask for is found out once.

    A text has single spaces, and is empty where there is no cell. `rows`: each row's different cells, from left to
    right (merged ones once). Many ways of reading a table ask for all of them: they are made once.
    """

    table: Table
    at: tuple[tuple[Cell | None, ...], ...]
    texts: tuple[tuple[str, ...], ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()

    @property
    def n_rows(self) -> int:
        """The number of rows."""
        return len(self.at)

    @property
    def n_cols(self) -> int:
        """The number of columns."""
        return len(self.at[0]) if self.at else 0

    def text(self, row: int, col: int) -> str:
        """The text at a position."""
        return self.texts[row][col]

    def column(self, col: int, start: int = 0) -> list[str]:
        """The texts of a column, from a row on."""
        return [row[col] for row in self.texts[start:]]

    def own(self, row: int) -> tuple[Cell, ...]:
        """The row's different cells."""
        return self.rows[row]


def grid_of(table: Table) -> Grid:
    """The table's grid; a table of absurd size gives an empty one."""
    rows, cols = table.n_rows, table.n_cols
    if rows * cols > MAX_GRID_CELLS:
        return Grid(table, ())
    at: list[list[Cell | None]] = [[None] * cols for _ in range(rows)]
    texts = [[""] * cols for _ in range(rows)]
    for cell in table.cells:
        first, left, printed, _place, high, wide, _marks, _sure = cell
        text = squeeze(printed)
        if high == 1 == wide:
            at[first][left], texts[first][left] = cell, text
            continue
        for row in range(first, first + high):
            for col in range(left, left + wide):
                at[row][col], texts[row][col] = cell, text
    return Grid(table, tuple(map(tuple, at)), tuple(map(tuple, texts)), tuple(map(_different, at)))


def _different(cells: Sequence[Cell | None]) -> tuple[Cell, ...]:
    """The cells of a row, a merged one once."""
    if None not in cells and len(set(map(id, cells))) == len(cells):
        return tuple(filter(None, cells))
    found: list[Cell] = []
    last = None
    for cell in cells:
        if cell is not None and cell is not last:
            found.append(cell)
            last = cell
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def role_of(text: str, form: Form) -> str:
    """The role that a header's text names (`label`, `value` …), or an empty string."""
    return _role(fold(text), form) or _mistyped_role(text, form)


def named_roles(cells: Sequence[Cell], form: Form, fewest: int) -> frozenset[str]:
    """The roles that the cells' texts name, each text once; none where they are fewer than `fewest`.

    Short texts come first: most rows are told for none by their numbers, before words are looked at for slips.
    """
    texts = sorted({c.text for c in cells} - {""}, key=len)
    roles: set[str] = set()
    for left, text in zip(range(len(texts), 0, -1), texts, strict=True):
        if len(roles) + left < fewest:
            return frozenset()
        roles |= {role_of(text, form)} - {""}
    return frozenset(roles) if len(roles) >= fewest else frozenset()


@lru_cache(maxsize=1 << 15)
def _role(folded: str, form: Form) -> str:
    if len(letters := folded.split()) > 1 and all(len(letter) == 1 for letter in letters):
        folded = "".join(letters)  # `S T T`, broken in a column of one letter's width
    if len(folded) <= LONGEST_HEADER and _another_period(form).search(folded):
        return PAST
    best, length = "", 0
    for role in ROLES:
        for word in form.roles[role]:
            whole = folded == word
            if (whole or (role != "number" and folded.startswith(f"{word} "))) and len(word) > length:
                best, length = role, len(word)
    return best


@lru_cache(maxsize=16)
def _another_period(form: Form) -> regex.Pattern[str]:
    """What says of a column, wherever in its header, that it holds another period's figures."""
    words = sorted(form.roles[PAST], key=lambda word: (-len(word), word))
    return regex.compile(rf"\b(?:{'|'.join(map(regex.escape, words))})\b" if words else r"(?!)")


@lru_cache(maxsize=16)
def _role_names(form: Form) -> Names:
    """Every word for a role that is long enough to be told with slips."""
    return names_of({word: role for role in ROLES for word in sorted(form.roles[role])}, form.abbreviations)


def _mistyped_role(text: str, form: Form) -> str:
    """The role whose word this is with slips; empty where it may be two, or is longer than any header's words."""
    bare = _ASIDE.sub("", text)
    return meant(bare, _role_names(form)) if len(bare) <= LONGEST_HEADER else ""


def is_index_row(texts: Sequence[str]) -> bool:
    """Whether a header row only numbers its columns: `(1) (2) (3)`, `A B 1 2 3`, `(1)=(2)+(3) (2) (3)`."""
    return _is_index_row(tuple(texts))


def is_bracketed_index(texts: Sequence[str]) -> bool:
    """Whether a row, wherever it stands, numbers the columns in brackets or behind a letter: no row of figures does."""
    bracketed = sum(_BRACKETED.fullmatch(t.strip()) is not None for t in texts if "(" in t)
    lettered = (
        next((t.strip() for t in texts if t.strip()), "") == "A" and len(list(filter(None, texts))) > _FEWEST_INDICES
    )
    return (lettered or bracketed >= _FEWEST_INDICES) and is_index_row(texts)


@lru_cache(maxsize=1 << 13)
def _is_index_row(texts: tuple[str, ...]) -> bool:
    return _counts_up(texts) or _nearly_counts_up(texts)


def _nearly_counts_up(texts: Sequence[str]) -> bool:
    """Whether nearly all texts are numbers in brackets, each by one more than the one before, and the others no
    figures: on a scan `(3)` may be read as `@)`."""
    printed = ["".join(t.split()) for t in texts if t.strip()]
    numbers = {n: int(found[1]) for n, text in enumerate(printed) if (found := _BRACKETED.fullmatch(text))}
    first = Counter(number - n for n, number in numbers.items()).most_common(1)
    if not first or first[0][1] < max(_FEWEST_INDICES, _MOST_INDICES * len(printed)):
        return False
    return all(len(t) <= _LONGEST_INDEX for t in printed) and all(
        n in numbers or read_figure(text).figure is None for n, text in enumerate(printed)
    )


def is_unit_row(grid: Grid, row: int) -> bool:
    """Whether a header row says what each column is counted in: `Đơn vị tính | Người | Người | Triệu đồng`."""
    cells = grid.own(row)
    if not row or len(cells) < _FEWEST_INDICES or cells[0].col or cells[0].row_span > 1:
        return False
    units = [squeeze(c.text) for c in cells[1:]]
    short = all(len(t) <= _LONGEST_UNIT and not any(map(str.isdecimal, t)) for t in units)
    return fold(cells[0].text) in _SAYS_UNITS and short and any(units)


def index_of(text: str) -> str:
    """The number of a column as a row of numbers prints it, without what it is the sum of: `(3)=(4)+(5)` is `(3)`."""
    formula = _FORMULA.fullmatch(text.strip())
    return formula[1] if formula else text.strip()


def _counts_up(texts: Sequence[str]) -> bool:
    texts = [index_of(t) for t in texts]
    signs = [t.strip("() ") for t in texts if t.strip("() ")]
    if signs and fold(signs[0]) in _NUMBERS_COLUMNS:
        signs, texts = signs[1:], texts[1:]
    digits = [int(s) for s in signs if s.isdecimal() and len(s) <= 2]
    letters = [s for s in signs if len(s) == 1 and s.isascii() and s.isalpha()]
    lettered = digits == [1] and letters == list("ABCDEF"[: len(letters)]) and len(letters) >= 2
    if len(digits) + len(letters) != len(signs) or (len(digits) < 2 and not lettered):
        return False
    if lettered:
        return True
    counts_up = digits == list(range(digits[0], digits[0] + len(digits))) and digits[0] <= 2
    named = digits[0] == 1 and signs[: len(letters)] == list("ABCDEF"[: len(letters)]) and len(letters) >= 2
    return counts_up and (named or len(digits) >= 4 or all("(" in t for t in texts if t.strip()))


@lru_cache(maxsize=_MOST_GRIDS)
def role_header_depth(grid: Grid, form: Form) -> int:
    """How many first rows name the columns' roles (`STT`, `Chỉ tiêu`, `Số liệu` …); 0 for no header."""
    depth = 0
    for row in range(min(grid.n_rows, MAX_HEADER_ROWS)):
        cells = grid.own(row)
        roles = named_roles(cells, form, FEWEST_ROLES)
        named = len(roles) >= MANY_ROLES or (len(roles) >= FEWEST_ROLES and roles & {"label", "value"})
        named = named and not any(
            cell.col and _is_figure(cell.text) for cell in cells
        )  # `Tổng số TTHC | Thủ tục | 250`
        spanned = row < depth
        if named or spanned:
            depth = max([depth, row + 1, *(c.row + c.row_span for c in cells if c.row == row and named)])
        elif depth and row == depth and is_index_row([c.text for c in cells]):
            depth += 1
        elif row >= depth:
            break
    return min(depth, grid.n_rows)


def _is_figure(text: str) -> bool:
    """Whether a cell is a figure alone, and not a year, as above a column."""
    return _ALONE.fullmatch(text.strip()) is not None and not _YEAR.fullmatch(text.strip())


@lru_cache(maxsize=_MOST_GRIDS)
def column_header_depth(grid: Grid) -> int:
    """How many first rows of a table with its indicators side by side are header: text, no figures."""
    depth = 0
    for row in range(min(grid.n_rows, MAX_HEADER_ROWS)):
        cells = grid.own(row)
        texts = [squeeze(c.text) for c in cells]
        figures = [t for t in texts if t and read_figure(t).figure is not None]
        words = [t for c, t in zip(cells, texts, strict=True) if t and c.col > 0 and t not in figures]
        if row >= depth and is_index_row(texts) and row + 1 < grid.n_rows and depth:
            return row + 1
        if row >= depth and (figures or not words or (depth and _heads_or_names_rows(cells, grid.n_cols))):
            break
        depth = max([depth, row + 1, *(c.row + c.row_span for c in cells if c.row == row)])
    figures_from = next((row for row in range(1, min(depth, grid.n_rows)) if _begins_figures(grid, row)), depth)
    return min(depth, figures_from, grid.n_rows)


def _begins_figures(grid: Grid, row: int) -> bool:
    """Whether all that begins in a row behind its name are figures, of which years are none: a header's cell that
    reaches over it, such as that of the notes, does so over the table's body."""
    cells = [c for c in grid.own(row) if c.row == row and c.text.strip()]
    figures = sum(_is_figure(c.text) for c in cells)
    named = [c for c in cells if c.col <= 1 and not _is_figure(c.text)]
    return (
        figures >= FEWEST_FIGURES and figures + len(named) == len(cells) and not is_index_row([c.text for c in cells])
    )


def _heads_or_names_rows(cells: Sequence[Cell], cols: int) -> bool:
    return _is_heading_of_rows(cells, cols) or _names_a_row(cells, cols)


def _is_heading_of_rows(cells: Sequence[Cell], cols: int) -> bool:
    """Whether a row below a header says what the next rows are about: one cell is nearly as wide as the table."""
    return cols >= FEWEST_SPANNED and any(c.col_span >= cols - 2 and c.col <= 1 and c.text.strip() for c in cells)


def _names_a_row(cells: Sequence[Cell], columns: int) -> bool:
    """Whether a row of a blank form has a name and nothing else: `A | Cấp tỉnh`, or a total above its parts."""
    filled = [c for c in cells if squeeze(c.text)]
    return columns >= 4 and len(cells) == columns and all(c.col <= 1 for c in filled)


@lru_cache(maxsize=16 * _MOST_GRIDS)
def header_path(grid: Grid, col: int, depth: int, empty: frozenset[str]) -> tuple[str, ...]:
    """The texts above a column from top to bottom, each merged cell once, joining words left out."""
    parts: list[str] = []
    previous: Cell | None = None
    for row in range(depth):
        cell = grid.at[row][col]
        if cell is None or cell is previous:
            continue
        previous = cell
        text = squeeze(cell.text) or _inherited(grid, row, col, depth)
        if text and fold(text) not in empty and not _names_nothing(grid, row):
            parts.append(text)
    return tuple(parts)


@lru_cache(maxsize=4 * _MOST_GRIDS)
def _names_nothing(grid: Grid, row: int) -> bool:
    """Whether a header row numbers the columns or says their units."""
    return is_index_row([c.text for c in grid.own(row)]) or is_unit_row(grid, row)


def _inherited(grid: Grid, row: int, col: int, depth: int) -> str:
    """The text on the left of a blank header cell that was merged with it, where the merge got lost.

    Only a column that has a text of its own further down inherits, and only from one that has, too.
    """
    if col == 0 or not any(grid.text(r, col) for r in range(row + 1, depth)):
        return ""
    left = next((c for c in range(col - 1, -1, -1) if grid.text(row, c)), None)
    if left is None or not any(grid.text(r, left) for r in range(row + 1, depth)):
        return ""
    return grid.text(row, left)


@lru_cache(maxsize=16)
def _units(form: Form) -> frozenset[str]:
    """The folded units of the form's indicators."""
    return frozenset(fold(i.unit) for i in form.catalogue.indicators if i.unit)


def is_unit(text: str, form: Form) -> bool:
    """Whether a text is nothing but one of the form's units."""
    return text != "" and not text.isdecimal() and fold(text) in _units(form)


@lru_cache(maxsize=16 * _MOST_GRIDS)
def figures_in(grid: Grid, col: int) -> int:
    """How many figures a column holds."""
    return sum([read_figure(text).figure is not None for text in grid.column(col)])


def _letters(text: str) -> int:
    """How many letters a text has: most of its words have nothing else."""
    words = text.split()
    others = "".join([word for word in words if not word.isalpha()])
    return len("".join(words)) - len(others) + sum(map(str.isalpha, others))


def columns_by_content(grid: Grid, form: Form, taken: Collection[int] = ()) -> Mapping[str, int]:
    """The roles of a table's columns without a header, guessed from what stands in them; not of those `taken`."""
    return _columns_by_content(grid, form, frozenset(taken))


@lru_cache(maxsize=_MOST_GRIDS)
def _columns_by_content(grid: Grid, form: Form, taken: frozenset[int]) -> Mapping[str, int]:
    if grid.n_cols < 2:
        return {}
    texts = [grid.column(c) for c in range(grid.n_cols)]
    letters = [_letters(" ".join(column)) for column in texts]
    label = max(range(grid.n_cols), key=lambda c: (letters[c], -c))
    found = {"label": label}
    numbering = [c for c in range(label) if any(NUMBERING.fullmatch(t) for t in texts[c])]
    if numbering:
        found["number"] = numbering[-1]
    right = list(range(label + 1, grid.n_cols))
    for col in right:
        if "unit" not in found and sum(fold(t) in _units(form) for t in texts[col]) >= max(1, grid.n_rows // 3):
            found["unit"] = col
    rest = [c for c in right if c != found.get("unit") and c not in taken]
    if rest:
        found["value"] = max(rest, key=lambda c: (figures_in(grid, c), -c))
        after = [c for c in rest if c > found["value"]]
        if after:
            found["note"] = after[-1]
    return found
