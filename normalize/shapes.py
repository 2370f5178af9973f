"""Tables in another shape than the form's: with their title as a first row, turned on their side, or crossed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import regex

from extract.document import Cell, Table
from normalize.dimensions import dimension_code
from normalize.form import Form
from normalize.grid import (
    Grid,
    column_header_depth,
    columns_by_content,
    figures_in,
    grid_of,
    header_path,
    role_header_depth,
    role_of,
)
from normalize.list_columns import columns_of_others, list_columns
from normalize.list_heads import Item, under_heads
from normalize.numbers import read_figure
from normalize.report import Period
from normalize.text import squeeze

FEWEST_COLUMNS = 3  # of a table, for a cell as wide as all of them to be a title
FEWEST_LETTERS = 4  # of a title
FEWEST_TURNED, MOST_TURNED = 3, 30  # rows of a turned table
MOST_CROSSED = 60  # figures of a crossed table
FIELD = "Lĩnh vực"  # of work: what the rows of such a table are named by
_FIELD = regex.compile(r"^(?:\d{1,2}[.)]\s*)?lĩnh vực\s*:?\s+", regex.IGNORECASE)
_BESIDES = ("number", "unit", "note", "past")  # columns that a turned table does not need


def untitled(table: Table) -> tuple[str, Table]:
    """The text of the first rows that are one cell each, and the table without them: they are its title."""
    cols = table.n_cols
    wide = {c.row: c for c in table.cells if c.col == 0 and c.col_span == cols and c.row_span == 1 and c.text.strip()}
    depth = 0
    while depth in wide and sum(ch.isalpha() for ch in wide[depth].text) >= FEWEST_LETTERS:
        depth += 1
    if not depth or cols < FEWEST_COLUMNS or table.n_rows - depth < 2:
        return "", table
    title = " ".join(squeeze(wide[row].text) for row in range(depth))
    cells = tuple(c._replace(row=c.row - depth) for c in table.cells if c.row >= depth)
    return title, replace(table, cells=cells, header_rows=max(0, table.header_rows - depth))


def turned(grid: Grid, form: Form, period: Period | None = None) -> Grid | None:
    """The grid with its labels side by side above their figures, where it has one column of figures.

    A form's wide table with one row of figures is often typed as a list, each header in a row of its own. `period`: the
    report's own, which a header may name.
    """
    depth, roles = list_columns(grid, form, period)
    roles = roles if depth else _plain_list(grid, form)
    if "label" not in roles or "value" not in roles or not FEWEST_TURNED <= grid.n_rows - depth <= MOST_TURNED:
        return None
    besides = {roles[name] for name in _BESIDES if name in roles}
    kept = [c for c in range(roles["label"], max(roles["label"] + 1, roles["value"])) if c not in besides]
    kept.append(roles["value"])
    cells: list[Cell] = []
    for cell in grid.table.cells:
        lines = [n for n, c in enumerate(kept) if cell.col <= c < cell.col + cell.col_span]
        if cell.row >= depth and lines and len(lines) < len(kept):
            moved = cell._replace(row=lines[0], col=cell.row - depth, row_span=len(lines), col_span=cell.row_span)
            cells.append(moved)
    if not any(cell.row == 0 for cell in cells):
        return None  # all its names stand over their figures' column, too
    if len(kept) == 2:
        numbers = grid.column(roles["number"], depth) if "number" in roles else []
        cells = _under_heads(cells, numbers, form)
    cells.sort(key=lambda c: (c.row, c.col))
    return grid_of(Table(tuple(cells), grid.table.place))


def _plain_list(grid: Grid, form: Form) -> Mapping[str, int]:
    """The columns of a list without a header, each row of names and one figure (or none), by what they hold."""
    roles = columns_by_content(grid, form)
    if "value" not in roles:
        return {}
    value = roles["value"]
    besides = (roles.get("number"), roles.get("unit"))
    names = [c for c in range(value) if c not in besides and any(grid.column(c))]
    figures = [text for text in grid.column(value) if text]
    named = all(all(grid.column(c)) and not figures_in(grid, c) for c in names)
    alone = not any(figures_in(grid, c) for c in range(value + 1, grid.n_cols))
    listed = named and alone and figures and figures_in(grid, value) == len(figures)
    return {**roles, "label": names[0]} if listed else {}


def _under_heads(cells: list[Cell], numbers: Sequence[str], form: Form) -> list[Cell]:
    """The turned list's columns without those that only head others; what these say stands above the others' names."""
    names, figures = ({c.col: c for c in cells if c.row == row} for row in (0, 1))
    order = sorted(names)
    blank = {col for col in order if col not in figures or not squeeze(figures[col].text)}
    listed = [Item(names[c].text, numbers[c] if c < len(numbers) else "", c in blank) for c in order]
    above = {col: " ".join(said) for col, said in zip(order, under_heads(listed, form), strict=True) if said}
    place = {col: n for n, col in enumerate(above)}
    return [c._replace(col=place[c.col], text=above[c.col] if c.row == 0 else c.text) for c in cells if c.col in place]


def of_one_name(grid: Grid, title: str, form: Form, period: Period | None = None) -> Grid | None:
    """The list of what belongs to one name, its title, as a table with a row of that name; None for another list.

    Some offices list a table's columns below each of its rows' names: `Lĩnh vực Đất đai`, below it nine figures.
    """
    name = _FIELD.sub("", squeeze(title)).rstrip(" :;.")
    known = bool(name) and (dimension_code(name, form) or name != squeeze(title))
    listed = turned(grid, form, period) if known else None
    if listed is None or listed.n_rows != 2:
        return None
    moved = [c._replace(col=c.col + 1) for c in listed.table.cells]
    first = moved[0]
    named = [first._replace(row=row, col=0, row_span=1, col_span=1, text=text) for row, text in ((0, FIELD), (1, name))]
    return grid_of(replace(listed.table, cells=tuple(sorted((*named, *moved), key=lambda c: (c.row, c.col)))))


def of_own_period(grid: Grid, form: Form, period: Period | None) -> Grid:
    """The list without the columns of figures that its header gives to another period or a plan."""
    gone = columns_of_others(grid, form, period)
    return without_columns(grid, gone) if gone else grid


def flipped(grid: Grid, form: Form) -> Grid:
    """The grid with its rows as columns, but for those that number rows or note something: some offices put what others
    list across."""
    besides = (
        {c for c, text in enumerate(grid.texts[0]) if role_of(text, form) in {"number", "note"}} if grid.n_rows else {}
    )
    grid = without_columns(grid, besides) if besides and len(besides) < grid.n_cols else grid
    cells = [c._replace(row=c.col, col=c.row, row_span=c.col_span, col_span=c.row_span) for c in grid.table.cells]
    return grid_of(Table(tuple(sorted(cells, key=lambda c: (c.row, c.col))), grid.table.place))


def without_columns(grid: Grid, gone: Collection[int]) -> Grid:
    """The grid without some columns; what reaches over kept ones too stays above these."""
    kept = {col: n for n, col in enumerate(c for c in range(grid.n_cols) if c not in gone)}
    cells = []
    for cell in grid.table.cells:
        own = [kept[c] for c in range(cell.col, cell.col + cell.col_span) if c in kept]
        if own:
            cells.append(cell._replace(col=own[0], col_span=len(own)))
    return grid_of(untitled(replace(grid.table, cells=tuple(cells)))[1])


def begins_again(table: Table) -> bool:
    """Whether the second half of a table's first row says what the first one does."""
    texts = [squeeze(cell.text) for cell in table.cells if cell.row == 0]
    half = len(texts) // 2
    return half > 1 and texts == [*texts[:half], *texts[:half]] and all(texts)


def abreast(grid: Grid, form: Form) -> list[Grid]:
    """The halves (or thirds) of a list that is printed in two (or three) stretches side by side under the same header.

    The grid itself where it is one list.
    """
    depth, cols = role_header_depth(grid, form), grid.n_cols
    if not depth or cols < 2 * FEWEST_COLUMNS - 2:
        return [grid]
    if empty := {c for c in range(cols) if not any(grid.column(c))}:  # between the stretches
        halves = abreast(without_columns(grid, empty), form)
        return halves if len(halves) > 1 else [grid]
    paths = [header_path(grid, col, depth, frozenset()) for col in range(cols)]
    roles = [role_of(path[-1], form) if path else "" for path in paths]
    for parts in (2, 3):
        width = cols // parts
        own = roles[:width]
        again = paths[:width] * parts == paths
        if own * parts == roles and own.count("label") == 1 and (again or own.count("value") == 1):
            return [without_columns(grid, {c for c in range(cols) if c // width != n}) for n in range(parts)]
    return [grid]


def crossed(grid: Grid, form: Form) -> Grid | None:
    """The grid as one row of figures, each under its column's header and, below that, its row's label.

    Two levels of a form's header are often typed as the rows and columns of a small table (`được giao` and `hiện có`
    by kinds of staff).
    """
    depth = column_header_depth(grid)
    label, columns = _crossing(grid, depth, form)
    rows = range(depth, grid.n_rows)
    if not columns:
        return None
    cells: list[Cell] = []
    for number, col in enumerate(columns):
        first = number * len(rows)
        cells += _headers_of(grid, col, depth, first, len(rows))
        for at, row in enumerate(rows, start=first):
            name, figure = grid.at[row][label], grid.at[row][col]
            if name is None or figure is None or name.col_span > 1 or figure.col_span > 1:
                return None
            cells.append(name._replace(row=depth, col=at, row_span=1))
            cells.append(figure._replace(row=depth + 1, col=at, row_span=1))
    cells.sort(key=lambda c: (c.row, c.col))
    return grid_of(Table(tuple(cells), grid.table.place))


def crossed_by_rows(grid: Grid, form: Form) -> Grid | None:
    """The grid as one row of figures, each under its row's label and, below that, its column's header.

    A list whose rows have several figures each: `Số lượng phòng` with `Tổng số` and `Tăng, giảm`. A row with one figure
    says by its label alone what that is.
    """
    depth = role_header_depth(grid, form) or column_header_depth(grid)
    label, columns = _crossing(grid, depth, form)
    rows = range(depth, grid.n_rows)
    if not columns:
        return None
    numbers = grid.column(label - 1, depth) if label else [""] * len(rows)
    filled = {row: [col for col in columns if grid.text(row, col) and _is_own(grid, row, col)] for row in rows}
    items = [Item(grid.text(row, label), number, not filled[row]) for row, number in zip(rows, numbers, strict=True)]
    cells: list[Cell] = []
    for row, said in zip(rows, under_heads(items, form), strict=True):
        own = columns if len(filled[row]) > 1 else filled[row] or columns[:1]
        name = grid.at[row][label]
        if not said or name is None:
            continue
        first = sum(c.row == 2 for c in cells)
        alone = len(own) == 1
        cells.append(name._replace(text=" ".join(said), row=0, col=first, row_span=1 + alone, col_span=len(own)))
        for at, col in enumerate(own, start=first):
            head, figure = grid.at[depth - 1][col], grid.at[row][col]
            if head is None or figure is None or figure.col_span > 1 or figure.col != col:
                return None
            if not alone:
                cells.append(head._replace(row=1, col=at, row_span=1, col_span=1))
            cells.append(figure._replace(row=2, col=at, row_span=1))
    cells.sort(key=lambda c: (c.row, c.col))
    return grid_of(Table(tuple(cells), grid.table.place))


def _crossing(grid: Grid, depth: int, form: Form) -> tuple[int, list[int]]:
    """The column of labels and those of figures behind it, of a table that may be crossed; no columns for another."""
    columns = _figure_columns(grid, depth, form)
    label = next((c for c in range(min(columns, default=0)) if _is_label_column(grid, c, depth)), None)
    few = 1 < len(columns) * (grid.n_rows - depth) <= MOST_CROSSED
    return (label, columns) if depth and label is not None and len(columns) > 1 and few else (0, [])


def _figure_columns(grid: Grid, depth: int, form: Form) -> list[int]:
    """The columns of figures below the header, but for the one that numbers the rows."""
    found = []
    for col in range(grid.n_cols):
        texts = [
            text for row, text in enumerate(grid.column(col, depth), start=depth) if text and _is_own(grid, row, col)
        ]
        named = depth and role_of(grid.text(depth - 1, col), form) == "number"
        if texts and not named and all(read_figure(text).figure is not None for text in texts):
            found.append(col)
    return found


def _is_own(grid: Grid, row: int, col: int) -> bool:
    """Whether what stands at a position begins there: a head may reach over the columns of figures."""
    cell = grid.at[row][col]
    return cell is not None and cell.col == col


def _is_label_column(grid: Grid, col: int, depth: int) -> bool:
    texts = grid.column(col, depth)
    return bool(texts) and all(text and read_figure(text).figure is None for text in texts)


def _headers_of(grid: Grid, col: int, depth: int, first: int, width: int) -> list[Cell]:
    """The cells above a column, each once, and as wide as its rows will be side by side."""
    above = [grid.at[row][col] for row in range(depth)]
    kept = [cell for n, cell in enumerate(above) if cell is not None and (n == 0 or cell is not above[n - 1])]
    return [cell._replace(col=first, col_span=width) for cell in kept]
