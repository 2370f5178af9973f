"""Tables of a form with an indicator a column: their dimension, indicators, formulas, groups and total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.form import Form
from normalize.grid import Grid, header_path, index_of, is_index_row, is_unit_row, role_of
from normalize.money import is_divisible
from normalize.report import Figure
from normalize.text import fold, squeeze
from rasoat.learn.cells import (
    CODES,
    Spot,
    blank,
    column,
    figure_in,
    is_numbers,
    marked,
)
from rasoat.learn.formulas import Formula, formulas
from rasoat.learn.labels import (
    MARKED,
    PERCENT,
    is_average,
    is_rate,
    kind_of,
    options_in,
    unit_in,
    unit_of_average,
)
from rasoat.learn.notes import Note, placed
from rasoat.learn.numbering import split_number, tree
from rasoat.learn.skeleton import Item, TableSkeleton
from rasoat.learn.wholes import TOTAL, says_total, shares

_LEFT_OPEN = regex.compile(r"…|\.{3,}|_{3,}")
"""In the name of a row that offices write themselves."""


def _dimension(grid: Grid, depth: int, form: Form) -> int | None:
    """The column that names the rows of a table with its indicators side by side; None where it has a single row.

    Rows that are numbered (`STT`) repeat, even where the form leaves all of them blank: the next column names them.
    """
    body = range(depth, grid.n_rows)
    counted = role_of(" ".join(header_path(grid, 0, depth, frozenset())), form) == "number"
    if counted and grid.n_cols > 2:
        return 1
    if len(body) < 2:
        return None
    for col in range(min(grid.n_cols, 3)):
        texts = column(grid, col, depth)
        if is_numbers(texts):
            continue
        if any(not blank(t) and figure_in(t) is None for t in texts):
            return _behind_groups(grid, col, depth)
        return None
    return None


def _behind_groups(grid: Grid, col: int, depth: int) -> int:
    """The column that names the rows, where `col` names groups of them in merged cells: the next one, if it is full."""
    merged = any((c := grid.at[r][col]) is not None and c.row_span > 1 for r in range(depth, grid.n_rows))
    texts = column(grid, col + 1, depth) if col + 1 < grid.n_cols else []
    named = bool(texts) and all(not blank(t) and figure_in(t) is None for t in texts)
    return col + 1 if merged and named and len(set(texts)) == len(texts) else col


def _indicator_columns(grid: Grid, form: Form, depth: int, dimension: int | None) -> list[tuple[int, tuple[str, ...]]]:
    """The columns that hold figures, with their paths: not those that name, number or explain the rows."""
    found = []
    for col in range(grid.n_cols):
        path = header_path(grid, col, depth, frozenset())
        role = role_of(path[-1], form) if len(path) == 1 else ""
        numbers_rows = (
            dimension is not None
            and col < dimension
            and (role == "number" or is_numbers(column(grid, col, depth)) or col + 1 == dimension)
        )
        coded = bool(path) and CODES.match(fold(path[-1])) is not None
        if path and col != dimension and role not in {"number", "note"} and not numbers_rows and not coded:
            found.append((col, path))
    return found


def _figures(
    grid: Grid, col: int, names: Mapping[int, str], kind: str, form: Form
) -> tuple[Figure | None, dict[str, Figure]]:
    """What a filled report prints in a column: in its total row (its only row), and by the names of the others."""
    total: Figure | None = None
    rows: dict[str, Figure] = {}
    for row, name in names.items():
        figure = figure_in(grid.text(row, col), kind)
        if figure is not None and (not name or fold(name) in form.total_words):
            total = total or figure
        elif figure is not None:
            rows[name] = figure
    return total, rows


def _ticked(grid: Grid, col: int, depth: int) -> bool:
    """Whether a column is ticked: its header says so, or a filled report has nothing else in it."""
    if options_in(" ".join(header_path(grid, col, depth, frozenset()))) == MARKED:
        return True
    filled = [t for t in column(grid, col, depth) if not blank(t)]
    return bool(filled) and all(marked(t) for t in filled)


def with_columns(grid: Grid, spot: Spot, form: Form, depth: int, units: Sequence[str]) -> TableSkeleton | None:
    """The skeleton of a table below a header of `depth` rows; None where it asks for fewer than two figures."""
    dimension = _dimension(grid, depth, form)
    names = {r: grid.text(r, dimension) if dimension is not None else "" for r in range(depth, grid.n_rows)}
    items = []
    columns = _indicator_columns(grid, form, depth, dimension)
    counted = units_below(grid, depth)
    for number, (col, path) in enumerate(columns, start=1):
        label = " > ".join(path)
        own = PERCENT if is_rate(label, "") else counted.get(col) or unit_of_average(label) or unit_in(label, units)
        ticked = _ticked(grid, col, depth) or (spot.ticked and own in {"", spot.unit})
        choices = MARKED if ticked else {}
        kind = kind_of(label, own, choices)
        unit = own or ("" if kind == "text" else spot.unit)
        total, rows = _figures(grid, col, names, "percent" if kind == "percent" else "count", form)
        items.append(Item(f"{spot.id}.{number}", spot.id, label, unit, kind, "", choices, total, rows))
    if len(items) < 2:
        return None
    said = formulas_of(grid, depth, columns, spot.notes)
    items = _with_only_unit(_kinds_without_units(_counted_as_whole(spot, _divided(items, said))))
    header = " ".join(header_path(grid, dimension, depth, frozenset())) if dimension is not None else ""
    totalled = _total_name(list(names.values()), form)
    named = {r: n for r, n in names.items() if not blank(n) and fold(n) != fold(totalled)}
    told = _rows(grid, named, dimension) if dimension is not None else _Rows(tuple(dict.fromkeys(named.values())))
    return TableSkeleton(
        spot.id, spot.section, "columns", spot.title, tuple(items), {}, header, told.names, totalled, said,
        groups=told.groups, twice=told.twice, listed=told.listed,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rows:
    """The names of a table's rows, and what `TableSkeleton` says of them."""

    names: tuple[str, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    twice: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()


def _rows(grid: Grid, named: Mapping[int, str], dimension: int) -> _Rows:
    """The rows with others numbered below them: `A Cấp tỉnh` above `1 Sở Y tế`; groups may stand in groups.

    A name that stands in several groups is told apart by theirs. Rows left open (`1 Dự án …`) have no name. Where a
    name stands twice otherwise there are no groups.
    """
    rows = list(named.items())
    numbered = [split_number(grid.text(r, dimension - 1) if dimension else "", n) for r, n in rows]
    parents = [parent for _, parent in tree(numbered)]
    left_open = [bool(_LEFT_OPEN.search(n)) for _, n in rows]
    said = Counter(fold(n) for (_, n), left in zip(rows, left_open, strict=True) if not left)
    own: list[str] = []
    for (_, name), parent in zip(rows, parents, strict=True):
        own.append(f"{own[parent]}: {name}" if said[fold(name)] > 1 and parent is not None else name)
    kept = [n for n, left in enumerate(left_open) if not left]
    names = tuple(dict.fromkeys(own[n] for n in kept))
    if len({fold(own[n]) for n in kept}) < len(kept):
        return _Rows(tuple(dict.fromkeys(rows[n][1] for n in kept)))
    found: dict[int, list[str]] = {}
    listed: dict[int, None] = {}
    for n, parent in enumerate(parents):
        if parent is not None and left_open[n]:
            listed[parent] = None
        elif parent is not None:
            found.setdefault(parent, []).append(own[n])
    groups = tuple((own[top], tuple(below)) for top, below in found.items())
    twice = tuple(dict.fromkeys(rows[n][1] for n in kept if own[n] != rows[n][1]))
    return _Rows(names, groups, twice, tuple(own[n] for n in listed if n not in found))


def _total_name(names: Sequence[str], form: Form) -> str:
    """What the row of the total is called: one of the words for it, alone, or as the first or last row with more."""
    said = [n for n in names if not blank(n)]
    alone = next((n for n in said if fold(n) in form.total_words), "")
    ends = (n for n in (*said[:1], *said[-1:]) if len(said) > 1 and TOTAL.match(fold(n)))
    return alone or next(ends, "")


def units_below(grid: Grid, depth: int) -> dict[int, str]:
    """What the header says that each column is counted in, where a line of it is one of units."""
    row = next((r for r in range(depth) if is_unit_row(grid, r)), None)
    cells = [(c, grid.at[row][c]) for c in range(grid.n_cols)] if row is not None else []
    return {c: squeeze(cell.text) for c, cell in cells if cell is not None and cell.col and squeeze(cell.text)}


def formulas_of(
    grid: Grid, depth: int, columns: Sequence[tuple[int, tuple[str, ...]]], notes: Sequence[Note]
) -> tuple[Formula, ...]:
    """The formulas of the header and of the notes below, between indicator columns by their position among these."""
    numbering = next((r for r in range(depth) if is_index_row([c.text for c in grid.own(r)])), None)
    places = {col: n for n, (col, _) in enumerate(columns)}
    numbered = {col: grid.text(numbering, col) for col in places} if numbering is not None else {}
    said = formulas(numbered, {col: path[-1] for col, path in columns})
    numbers = {index_of(text).strip("() "): col for col, text in numbered.items()}
    told = (Formula(w, tuple(added), tuple(less)) for w, added, less in placed(notes, "column", numbers))
    return tuple(dict.fromkeys(f.at(places) for f in (*said, *told)))


def _divided(items: Sequence[Item], said: Sequence[Formula]) -> list[Item]:
    """The columns, those that the header computes as one by another rates, but for averages: `4 = 3/2`."""
    rates = {f.whole for f in said if f.rate}
    found = enumerate(items)
    rated = {n for n, i in found if n in rates and i.kind == "count" and not is_average(i.label, i.unit)}
    return [replace(i, kind="percent", unit=PERCENT) if n in rated else i for n, i in enumerate(items)]


def _counted_as_whole(spot: Spot, items: Sequence[Item]) -> list[Item]:
    """The columns, amounts that stand beside their shares in the unit of what they share."""
    table = TableSkeleton(spot.id, spot.section, "columns", spot.title, tuple(items))
    units = {part.code: whole.unit for whole, pairs in shares(table) for part, _ in pairs}
    return [replace(i, unit=i.unit or units.get(i.code, "")) for i in items]


def _behind_totals(items: Sequence[Item]) -> list[Item]:
    """The columns, bare ones behind a total that stands alone in its unit: `Tổng số lượt tiếp | Tiếp thường xuyên`."""
    found: list[Item] = []
    unit = ""
    for item in items:
        if ">" in item.label or item.kind != "count" or item.unit:
            unit = item.unit if says_total(item) and ">" not in item.label and item.kind == "count" else ""
            found.append(item)
        else:
            found.append(replace(item, unit=unit))
    return found


def _kinds_without_units(items: Sequence[Item]) -> list[Item]:
    """The columns, those beside bare ones below a total without a unit as bare as these: `Hộ gia đình` beside
    `Tập thể` and `Cá nhân` is a kind, no unit."""
    beside: dict[str, list[Item]] = {}
    for item in items:
        head, _, _ = item.label.rpartition(" > ")
        if head and item.kind == "count":
            beside.setdefault(head, []).append(item)
    bare = {
        head
        for head, group in beside.items()
        if not any(is_divisible(i.unit) for i in group)
        and any(says_total(i) and not i.unit for i in group)
        and any(not says_total(i) and not i.unit for i in group)
    }
    return [replace(i, unit="") if i.kind == "count" and i.label.rpartition(" > ")[0] in bare else i for i in items]


def _with_only_unit(items: Sequence[Item]) -> list[Item]:
    """The columns, those of counts without a unit in the only one that others count in: `Đã xong` beside files."""
    items = _behind_totals(items)
    units = {fold(i.unit): i.unit for i in items if i.kind == "count" and i.unit}
    if len(units) != 1 or is_divisible(*units.values()):
        return list(items)
    (unit,) = units.values()
    return [replace(i, unit=unit) if i.kind == "count" and not i.unit else i for i in items]
