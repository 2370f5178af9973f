"""A table of the form as its skeleton: which of its columns says what, its items, its tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.form import Form
from normalize.grid import Grid, column_header_depth, header_path, is_index_row, role_of
from normalize.header_roles import columns_by_role
from normalize.money import is_divisible
from normalize.numbers import read_figure
from normalize.report import Figure
from normalize.text import fold, squeeze
from rasoat.learn.formulas import Formula, formulas
from rasoat.learn.labels import (
    MARKED,
    PERCENT,
    bracket_at_end,
    choices_in,
    is_rate,
    kind_of,
    options_in,
    unit_at_end,
    unit_in,
)
from rasoat.learn.numbering import NO_NUMBER, Numbered, split_number, style_of, tree
from rasoat.learn.several import PLANNED, figures_of
from rasoat.learn.skeleton import Item, TableSkeleton, Value
from rasoat.learn.wholes import TOTAL, says_total

FIRST_ROWS = 4  # within which a header ends
MOST = 0.5
SHORT = 30
_BEFORE = regex.compile(
    r"\b(?:ky|quy|nam|thang|lien) truoc\b|\bcung ky\b|\bso (?:sanh|voi (?:ky|quy|nam|cung))\b|\btang\b.*\bgiam\b"
)
_FIGURES = regex.compile(
    r"\b(?:so (?:lieu|luong)|tong|nam|nu|ke hoach|thuc hien|luy ke|trong|ky|quy|thang|ty le|ti le|gia tri|"
    r"cap (?:tinh|huyen|xa)|dau|cuoi|ban|dien tu|giay|truc tuyen|truc tiep|tien|kinh phi|dat|hoan thanh)\b|%"
)
CODES = regex.compile(r"^ma (?:so|dong|muc|chi tieu|chi so|bieu)\b")
BLANK_SIGNS = set(" .…_-–")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a table stands: its id and section, its title, the unit that a line above it names for all of it, and
    whether such a line asks for ticks."""

    id: str
    section: str
    title: str
    unit: str = ""
    ticked: bool = False


def blank(text: str) -> bool:
    """Whether a text is a gap to be filled in: nothing, dots, underscores, dashes."""
    return not set(text) - BLANK_SIGNS


def marked(text: str) -> bool:
    """Whether a text is a tick: a lone `x`."""
    return fold(text) in MARKED


def _figure(text: str, kind: str = "count") -> Figure | None:
    return None if blank(text) else read_figure(text, kind).figure


def _column(grid: Grid, col: int, start: int) -> list[str]:
    return [grid.text(row, col) for row in range(start, grid.n_rows)]


def _share(texts: Sequence[str], wanted: Sequence[bool]) -> float:
    return sum(wanted) / len(texts) if texts else 0.0


def _is_numbers(texts: Sequence[str]) -> bool:
    filled = [t for t in texts if not blank(t)]
    return bool(filled) and _share(filled, [style_of(t.rstrip(".)")) != NO_NUMBER for t in filled]) > MOST


def _to_fill(texts: Sequence[str]) -> bool:
    """Whether a column is for figures: mostly gaps, figures or choices."""
    return _share(texts, [blank(t) or marked(t) or _figure(t) is not None or bool(choices_in(t)) for t in texts]) > MOST


def _header_rows(grid: Grid) -> int:
    """The rows of a header whose columns hold rows of labels: up to the first row that is numbered or has a gap."""
    first = max((c.row_span for c in grid.own(0)), default=1)
    for row in range(first, min(grid.n_rows, FIRST_ROWS)):
        cells = grid.own(row)
        if is_index_row([c.text for c in cells]):
            return row + 1
        if any(blank(c.text) for c in cells) or any(style_of(squeeze(c.text).rstrip(".)")) != NO_NUMBER for c in cells):
            return row
    return first


def _row_roles(grid: Grid, depth: int, form: Form) -> dict[str, int] | None:
    """The columns of a table with a row for each indicator, by role; None where it is no such table.

    Roles come from header words that an older form has; columns without such a word from what stands in them.
    """
    texts = [_column(grid, col, depth) for col in range(grid.n_cols)]
    by_words = dict(columns_by_role(grid, depth, form).roles)
    letters = [sum(len(set(t)) for t in dict.fromkeys(column) if not blank(t)) for column in texts]
    label = by_words.get("label", max(range(grid.n_cols), key=lambda c: (letters[c], -c)))
    roles = {"label": label}
    left = [c for c in range(label) if _is_numbers(texts[c])]
    if left:
        roles["number"] = left[0]
    right = list(range(label + 1, grid.n_cols))
    unit = by_words.get("unit")
    if unit is None:
        notes = {c for c in right if role_of(" ".join(header_path(grid, c, depth, frozenset())), form) == "note"}
        named = (c for c in right if c not in notes and _share(texts[c], [_unit_like(t) for t in texts[c]]) > 0.3)
        unit = next(named, None)
    if unit in right:
        roles["unit"] = unit
    rest = [c for c in right if c != unit and _to_fill(texts[c])]
    said = {c: role_of(" ".join(header_path(grid, c, depth, frozenset())), form) for c in rest}
    values = [c for c in rest if said[c] not in {"past", "note"}]
    deep = len(_styles(texts[left[0]] if left else texts[label], numbered=bool(left))) > 1
    if not values or (unit not in right and len(values) > (2 if deep else 1)):
        return None
    roles["value"] = by_words["value"] if by_words.get("value") in values else values[0]
    past = [c for c in rest if c not in values and c < roles["value"]]
    if past:
        roles["past"] = past[0]
    after = [c for c in right if c > roles["value"]]
    if after:
        roles["note"] = by_words.get("note", after[-1])
    return roles


def _styles(texts: Sequence[str], *, numbered: bool) -> set[str]:
    """The styles of the rows' numbers: more than one makes a tree. `numbered`: the texts are numbers, not labels."""
    rows = [split_number(t, "x") if numbered else split_number("", t) for t in texts if not blank(t)]
    return {row.style for row in rows} - {NO_NUMBER}


def _numbered(labels: Sequence[str]) -> bool:
    """Whether labels carry their numbers or dashes themselves."""
    return _share(labels, [split_number("", label).style != NO_NUMBER for label in labels]) > MOST


def _unit_like(text: str) -> bool:
    return not blank(text) and not marked(text) and len(text) <= SHORT and (_figure(text) is None or text == PERCENT)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it stands in the form: its number and label, its unit, and what stands in the place of its figure."""

    numbered: Numbered
    unit: str
    value: str


def _lines(grid: Grid, roles: dict[str, int], depth: int) -> list[_Line]:
    found = []
    for row in range(depth, grid.n_rows):
        cell = grid.at[row][roles["label"]]
        if cell is None or blank(squeeze(cell.text)) or is_index_row([c.text for c in grid.own(row)]):
            continue
        own = {r: grid.text(row, c) if grid.at[row][c] is not cell else "" for r, c in roles.items()}
        numbered = split_number(own.get("number", ""), cell.text)
        found.append(_Line(numbered, own.get("unit", ""), own["value"]))
    return found


def _row_item(line: _Line, code: str, parent: str, endings: Collection[str], *, above_others: bool) -> Item:
    label = line.numbered.label
    choices = choices_in(line.unit, line.value, label)
    if not choices and blank(line.unit) and not above_others:
        choices = options_in(label)
    unit = "" if choices_in(line.unit) or blank(line.unit) else line.unit
    unit = (
        unit
        or ("" if choices else unit_at_end(label, endings))
        or (PERCENT if is_rate(label, "") and not above_others else "")
    )
    kind = kind_of(label, unit, choices)
    if above_others and not unit and blank(line.value) and kind != "choice":
        kind = "group"
    figure = _figure(line.value, kind) if kind in {"count", "percent"} else None
    return Item(code, parent, label, unit, kind, line.numbered.number, choices, figure)


def _values(grid: Grid, roles: dict[str, int], depth: int, form: Form) -> tuple[Value, ...]:
    """The columns of figures where a table of rows has several: plan, this quarter, since January; not last year's.

    A plan alone beside one column of figures is none of these.
    """
    found: list[Value] = []
    for col in range(roles["label"] + 1, grid.n_cols):
        header = " ".join(header_path(grid, col, depth, frozenset()))
        other = col == roles.get("unit") or role_of(header, form) in {"note", "number", "unit"}
        other = other or CODES.match(fold(header)) is not None
        named = col == roles["value"] or _FIGURES.search(fold(header))
        if not other and named and header and not _BEFORE.search(fold(header)) and _to_fill(_column(grid, col, depth)):
            path = " > ".join(header_path(grid, col, depth, frozenset()))
            found.append(Value(f"c{len(found) + 1}", path, is_rate(path, "")))
    done = [v for v in found if not PLANNED.search(fold(v.header))]
    return tuple(found) if len(done) > 1 else ()


def _with_rows(grid: Grid, spot: Spot, roles: dict[str, int], depth: int, form: Form) -> TableSkeleton:
    lines = _lines(grid, roles, depth)
    codes = tree([line.numbered for line in lines])
    parents = {parent for _, parent in codes}
    said = Counter(fold(bracket_at_end(line.numbered.label)) for line in lines)
    endings = {words for words, count in said.items() if words and count > 1}
    items = []
    for n, (line, (code, parent)) in enumerate(zip(lines, codes, strict=True)):
        above = f"{spot.id}.{codes[parent][0]}" if parent is not None else spot.id
        items.append(_row_item(line, f"{spot.id}.{code}", above, endings, above_others=n in parents))
    values = _values(grid, roles, depth, form)
    if values:
        items = [
            one
            for item in items
            for one in ([item] if item.kind == "group" else [replace(item, kind="group"), *figures_of(item, values)])
        ]
    headers = {role: " ".join(header_path(grid, col, depth, frozenset())) for role, col in roles.items()}
    return TableSkeleton(spot.id, spot.section, "rows", spot.title, tuple(items), headers, values=values)


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
        texts = _column(grid, col, depth)
        if _is_numbers(texts):
            continue
        if any(not blank(t) and _figure(t) is None for t in texts):
            return col
        return None
    return None


def _indicator_columns(grid: Grid, form: Form, depth: int, dimension: int | None) -> list[tuple[int, tuple[str, ...]]]:
    """The columns that hold figures, with their paths: not those that name, number or explain the rows."""
    found = []
    for col in range(grid.n_cols):
        path = header_path(grid, col, depth, frozenset())
        role = role_of(path[-1], form) if len(path) == 1 else ""
        numbers_rows = (
            dimension is not None and col < dimension and (role == "number" or _is_numbers(_column(grid, col, depth)))
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
        figure = _figure(grid.text(row, col), kind)
        if figure is not None and (not name or fold(name) in form.total_words):
            total = total or figure
        elif figure is not None:
            rows[name] = figure
    return total, rows


def _ticked(grid: Grid, col: int, depth: int) -> bool:
    """Whether a column is ticked: its header says so, or a filled report has nothing else in it."""
    if options_in(" ".join(header_path(grid, col, depth, frozenset()))) == MARKED:
        return True
    filled = [t for t in _column(grid, col, depth) if not blank(t)]
    return bool(filled) and all(marked(t) for t in filled)


def _with_columns(grid: Grid, spot: Spot, form: Form, depth: int, units: Sequence[str]) -> TableSkeleton | None:
    dimension = _dimension(grid, depth, form)
    names = {r: grid.text(r, dimension) if dimension is not None else "" for r in range(depth, grid.n_rows)}
    items = []
    columns = _indicator_columns(grid, form, depth, dimension)
    for number, (col, path) in enumerate(columns, start=1):
        label = " > ".join(path)
        unit = PERCENT if is_rate(label, "") else unit_in(label, units) or spot.unit
        ticked = _ticked(grid, col, depth) or (spot.ticked and unit in {"", spot.unit})
        choices = MARKED if ticked else {}
        kind = kind_of(label, unit, choices)
        total, rows = _figures(grid, col, names, "percent" if kind == "percent" else "count", form)
        items.append(Item(f"{spot.id}.{number}", spot.id, label, unit, kind, "", choices, total, rows))
    if len(items) < 2:
        return None
    items = _with_only_unit(items)
    header = " ".join(header_path(grid, dimension, depth, frozenset())) if dimension is not None else ""
    totalled = _total_name(list(names.values()), form)
    kept = tuple(dict.fromkeys(n for n in names.values() if not blank(n) and fold(n) != fold(totalled)))
    said = _formulas(grid, depth, columns)
    groups = _groups(grid, names, dimension, form) if dimension is not None else ()
    return TableSkeleton(
        spot.id, spot.section, "columns", spot.title, tuple(items), {}, header, kept, totalled, said, groups=groups
    )  # fmt: skip


def _groups(
    grid: Grid, names: Mapping[int, str], dimension: int, form: Form
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Rows with others numbered below them, and these: `A Cấp tỉnh` above `1 Sở Y tế`; none where a name is twice."""
    rows = [(r, n) for r, n in names.items() if not blank(n) and fold(n) not in form.total_words]
    if len({fold(n) for _, n in rows}) < len(rows):
        return ()
    numbered = [split_number(grid.text(r, dimension - 1) if dimension else "", n) for r, n in rows]
    parents = [parent for _, parent in tree(numbered)]
    found: dict[int, list[str]] = {}
    for (_, name), parent in zip(rows, parents, strict=True):
        if parent is not None:
            found.setdefault(parent, []).append(name)
    flat = all(parents[top] is None for top in found)
    return tuple((rows[top][1], tuple(below)) for top, below in found.items()) if flat else ()


def _total_name(names: Sequence[str], form: Form) -> str:
    """What the row of the total is called: one of the words for it, alone, or as the first or last row with more."""
    said = [n for n in names if not blank(n)]
    alone = next((n for n in said if fold(n) in form.total_words), "")
    ends = (n for n in (*said[:1], *said[-1:]) if len(said) > 1 and TOTAL.match(fold(n)))
    return alone or next(ends, "")


def _formulas(grid: Grid, depth: int, columns: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[Formula, ...]:
    """The header's formulas, between indicator columns by their position among these."""
    numbering = next((r for r in range(depth) if is_index_row([c.text for c in grid.own(r)])), None)
    places = {col: n for n, (col, _) in enumerate(columns)}
    numbered = {col: grid.text(numbering, col) for col in places} if numbering is not None else {}
    said = formulas(numbered, {col: path[-1] for col, path in columns})
    return tuple(f.at(places) for f in said)


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


def _with_only_unit(items: Sequence[Item]) -> list[Item]:
    """The columns, those of counts without a unit in the only one that others count in: `Đã xong` beside files."""
    items = _behind_totals(items)
    units = {fold(i.unit): i.unit for i in items if i.kind == "count" and i.unit}
    if len(units) != 1 or is_divisible(*units.values()):
        return list(items)
    (unit,) = units.values()
    return [replace(i, unit=unit) if i.kind == "count" and not i.unit else i for i in items]


def learn_table(grid: Grid, spot: Spot, form: Form, units: Sequence[str]) -> TableSkeleton | None:
    """The skeleton of a table; None for one that asks for no figures (a letterhead, a signature).

    `form`: an older form, whose words for columns and totals are used; `units`: the units known.
    """
    if grid.n_rows < 2 or grid.n_cols < 2:
        return None
    depth = _header_rows(grid)
    roles = _row_roles(grid, depth, form) if depth < grid.n_rows else None
    across = column_header_depth(grid)
    labels = [t for t in _column(grid, roles["label"], depth) if not blank(t)] if roles else []
    if roles and len(labels) >= 2 and (roles.keys() & {"unit", "number"} or _numbered(labels) or across >= grid.n_rows):
        found = _with_rows(grid, spot, roles, depth, form)
        return found if len(found.items) >= 2 else None
    if 0 < across < grid.n_rows:
        return _with_columns(grid, spot, form, across, units)
    return None


def renamed(table: TableSkeleton, name: str) -> TableSkeleton:
    """The table under another id, the codes of its items with it."""

    def moved(code: str) -> str:
        return name + code.removeprefix(table.id) if code == table.id or code.startswith(f"{table.id}.") else code

    items = tuple(replace(i, code=moved(i.code), parent=moved(i.parent)) for i in table.items)
    return replace(table, id=name, items=items)
