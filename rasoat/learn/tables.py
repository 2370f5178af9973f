"""A table of the form as its skeleton: which of its columns says what, its items, its tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.form import Form
from normalize.grid import Grid, column_header_depth, header_path, is_index_row, role_of
from normalize.header_roles import columns_by_role
from normalize.text import fold, squeeze
from rasoat.learn.cells import (
    CODES,
    MOST,
    Spot,
    blank,
    column,
    figure_in,
    is_numbers,
    marked,
    share,
    to_fill,
)
from rasoat.learn.columns import formulas_of, with_columns
from rasoat.learn.labels import (
    FORMULA,
    PERCENT,
    bracket_at_end,
    choices_in,
    counts_in_brackets,
    is_average,
    is_rate,
    kind_of,
    options_in,
    unit_at_end,
    unit_in,
)
from rasoat.learn.notes import Note, placed
from rasoat.learn.numbering import GROUP, NO_NUMBER, Numbered, split_number, style_of, tree
from rasoat.learn.several import PLANNED, figures_of
from rasoat.learn.skeleton import Item, TableSkeleton, Value
from rasoat.learn.wholes import TOTAL

FIRST_ROWS = 4  # within which a header ends
SHORT = 30
_BEFORE = regex.compile(
    r"\b(?:ky|quy|nam|thang|lien) truoc\b|\bcung ky\b|\bso (?:sanh|voi (?:ky|quy|nam|cung))\b|\btang\b.*\bgiam\b"
)
_FIGURES = regex.compile(
    r"\b(?:so (?:lieu|luong)|tong|nam|nu|ke hoach|thuc hien|luy ke|trong|ky|quy|thang|ty le|ti le|gia tri|"
    r"cap (?:tinh|huyen|xa)|dau|cuoi|ban|dien tu|giay|truc tuyen|truc tiep|tien|kinh phi|dat|hoan thanh)\b|%"
)


def _header_rows(grid: Grid) -> int:
    """The rows of a header whose columns hold rows of labels: up to the first row that is numbered or has a gap."""
    first = max((c.row_span for c in grid.own(0)), default=1)
    for row in range(first, min(grid.n_rows, FIRST_ROWS)):
        cells = grid.own(row)
        if is_index_row([c.text for c in cells]):
            return row + 1
        if len(cells) == 1 and grid.n_cols > 2:  # a group's name over all columns
            return row
        if any(blank(c.text) for c in cells) or any(style_of(squeeze(c.text).rstrip(".)")) != NO_NUMBER for c in cells):
            return row
    return first


def _row_roles(grid: Grid, depth: int, form: Form) -> dict[str, int] | None:
    """The columns of a table with a row for each indicator, by role; None where it is no such table.

    Roles come from header words that an older form has; columns without such a word from what stands in them.
    """
    texts = [column(grid, col, depth) for col in range(grid.n_cols)]
    by_words = dict(columns_by_role(grid, depth, form).roles)
    letters = [sum(len(set(t)) for t in dict.fromkeys(column) if not blank(t)) for column in texts]
    label = by_words.get("label", max(range(grid.n_cols), key=lambda c: (letters[c], -c)))
    roles = {"label": label}
    left = [c for c in range(label) if is_numbers(texts[c])]
    if left:
        roles["number"] = left[0]
    right = list(range(label + 1, grid.n_cols))
    coded = code_column(grid, label, depth)
    unit = by_words.get("unit")
    if unit is not None and all(map(blank, texts[unit])) and not _says_unit(grid, unit, depth, form):
        unit = None  # `Đơn vị trực thuộc`
    if unit is None:
        notes = {c for c in right if role_of(" ".join(header_path(grid, c, depth, frozenset())), form) == "note"}
        named = (c for c in right if c not in notes and share(texts[c], [_unit_like(t) for t in texts[c]]) > 0.3)
        unit = next(named, None)
    if unit in right:
        roles["unit"] = unit
    rest = [c for c in right if c not in {unit, coded} and to_fill(texts[c])]
    said = {c: role_of(" ".join(header_path(grid, c, depth, frozenset())), form) for c in rest}
    values = [c for c in rest if said[c] not in {"past", "note"}]
    deep = len(_styles(texts[left[0]] if left else texts[label], numbered=bool(left))) > 1
    if not values or (unit not in right and coded is None and len(values) > (2 if deep else 1)):
        return None
    roles["value"] = by_words["value"] if by_words.get("value") in values else values[0]
    past = [c for c in rest if c not in values and c < roles["value"]]
    if past:
        roles["past"] = past[0]
    after = [c for c in right if c > roles["value"]]
    if after:
        roles["note"] = by_words.get("note", after[-1])
    return roles


def _says_unit(grid: Grid, col: int, depth: int, form: Form) -> bool:
    """Whether a column's header is one of the words for units, and nothing else."""
    path = header_path(grid, col, depth, frozenset())
    return len(path) == 1 and fold(path[0]) in form.roles["unit"]


def code_column(grid: Grid, label: int, depth: int) -> int | None:
    """The column behind the labels that numbers their rows: `Mã số | 01, 02 …`; None for none."""
    for col in range(label + 1, grid.n_cols):
        path = header_path(grid, col, depth, frozenset())
        if path and CODES.match(fold(path[-1])) and is_numbers(column(grid, col, depth)):
            return col
    return None


def _styles(texts: Sequence[str], *, numbered: bool) -> set[str]:
    """The styles of the rows' numbers: more than one makes a tree. `numbered`: the texts are numbers, not labels."""
    rows = [split_number(t, "x") if numbered else split_number("", t) for t in texts if not blank(t)]
    return {row.style for row in rows} - {NO_NUMBER}


def _numbered(labels: Sequence[str]) -> bool:
    """Whether labels carry their numbers or dashes themselves."""
    return share(labels, [split_number("", label).style != NO_NUMBER for label in labels]) > MOST


def _unit_like(text: str) -> bool:
    return not blank(text) and not marked(text) and len(text) <= SHORT and (figure_in(text) is None or text == PERCENT)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it stands in the form: its number and label, its unit, and what stands in the place of its figure; the
    code in a column behind its label."""

    numbered: Numbered
    unit: str
    value: str
    code: str = ""


def group_column(grid: Grid, label: int, depth: int) -> int | None:
    """The column before the labels that names groups of rows in cells merged downwards; None for none."""
    for col in range(label):
        merged = {c for r in range(depth, grid.n_rows) if (c := grid.at[r][col]) is not None and c.row_span > 1}
        if any(not blank(squeeze(c.text)) for c in merged) and not is_numbers(column(grid, col, depth)):
            return col
    return None


def _lines(grid: Grid, roles: dict[str, int], depth: int) -> list[_Line]:
    found = []
    groups = group_column(grid, roles["label"], depth)
    coded = code_column(grid, roles["label"], depth)
    for row in range(depth, grid.n_rows):
        cell = grid.at[row][roles["label"]]
        above = grid.at[row][groups] if groups is not None else None
        if above is not None and above is not cell and above.row == row and not blank(squeeze(above.text)):
            found.append(_Line(Numbered("", squeeze(above.text), GROUP), "", ""))
        if cell is None or blank(squeeze(cell.text)) or is_index_row([c.text for c in grid.own(row)]):
            continue
        own = {r: grid.text(row, c) if grid.at[row][c] is not cell else "" for r, c in roles.items()}
        numbered = split_number(own.get("number", ""), cell.text)
        code = squeeze(grid.text(row, coded)) if coded is not None else ""
        found.append(_Line(numbered, own.get("unit", ""), own["value"], code))
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
    counts = bool(unit or line.numbered.number) and TOTAL.match(fold(label))
    if above_others and not (unit or counts) and blank(line.value) and kind != "choice":
        kind = "group"
    figure = figure_in(line.value, kind) if kind in {"count", "percent"} else None
    return Item(code, parent, label, unit, kind, line.numbered.number, choices, figure)


def _values(grid: Grid, roles: dict[str, int], depth: int, form: Form, notes: Sequence[Note]) -> tuple[Value, ...]:
    """The columns of figures where a table of rows has several: plan, this quarter, since January; not last year's.

    A plan alone beside one column of figures is none of these. Last year's is where the header computes with it.
    """
    found: list[Value] = []
    computed = _computed(grid, roles["label"], depth, notes)
    for col in range(roles["label"] + 1, grid.n_cols):
        header = " ".join(header_path(grid, col, depth, frozenset()))
        other = col == roles.get("unit") or role_of(header, form) in {"note", "number", "unit"}
        other = other or CODES.match(fold(header)) is not None
        path = header_path(grid, col, depth, frozenset())
        beside = len(path) > 1 and any(
            header_path(grid, c, depth, frozenset())[:-1] == path[:-1] for c in (col - 1, col + 1) if c < grid.n_cols
        )
        named = col == roles["value"] or _FIGURES.search(fold(header)) or beside or TOTAL.match(fold(path[-1]))
        asked = col in computed or (named and not _BEFORE.search(fold(header)))
        if not other and asked and header and to_fill(column(grid, col, depth)):
            whole = " > ".join(path)
            found.append(Value(f"c{len(found) + 1}", whole, is_rate(whole, unit_at_end(whole, ())), col))
    done = [v for v in found if not PLANNED.search(fold(v.header))]
    return tuple(found) if len(done) > 1 else ()


def _computed(grid: Grid, label: int, depth: int, notes: Sequence[Note]) -> set[int]:
    """The columns behind the labels between which the header or a note has formulas: `(6) = (4) - (5)`."""
    columns = [(c, path) for c in range(label + 1, grid.n_cols) if (path := header_path(grid, c, depth, frozenset()))]
    return {columns[n][0] for f in formulas_of(grid, depth, columns, notes) for n in (f.whole, *f.added, *f.taken_away)}


def _with_rows(
    grid: Grid, spot: Spot, roles: dict[str, int], depth: int, form: Form, units: Sequence[str]
) -> TableSkeleton:
    lines = _lines(grid, roles, depth)
    codes = tree([line.numbered for line in lines])
    parents = {parent for _, parent in codes}
    said = Counter(fold(bracket_at_end(line.numbered.label)) for line in lines)
    endings = {words for words, count in said.items() if words and count > 1}
    items = []
    for n, (line, (code, parent)) in enumerate(zip(lines, codes, strict=True)):
        above = f"{spot.id}.{codes[parent][0]}" if parent is not None else spot.id
        one = _row_item(line, f"{spot.id}.{code}", above, endings, above_others=n in parents and not line.code)
        counts = one.kind == "count" and "unit" not in roles and not one.unit
        items.append(replace(one, unit=spot.unit or unit_in(one.label, units)) if counts else one)
    items = _in_unit_above(items)
    sums = (*_noted_sums(spot, lines, items), *_labelled_sums(lines, items))
    items = _below_sums(items, sums, {i.code for i, line in zip(items, lines, strict=True) if not _number(line)})
    values = _values(grid, roles, depth, form, spot.notes)
    told = formulas_of(grid, depth, [(v.column, (v.header,)) for v in values], spot.notes)
    divided = {f.whole for f in told if f.rate}
    divided = {n for n in divided if not is_average(values[n].header, "")}
    values = tuple(replace(v, rate=v.rate or n in divided) for n, v in enumerate(values))
    if values:
        items = [
            one
            for item in items
            for one in ([item] if item.kind == "group" else [replace(item, kind="group"), *figures_of(item, values)])
        ]
    own = {v.column for v in values} - {roles["value"]}
    headers = {
        role: " ".join(header_path(grid, col, depth, frozenset())) for role, col in roles.items() if col not in own
    }
    return TableSkeleton(
        spot.id, spot.section, "rows", spot.title, tuple(items), headers, values=values, formulas=told, sums=sums
    )  # fmt: skip


def _labelled_sums(
    lines: Sequence[_Line], items: Sequence[Item]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The codes of rows whose labels say of which rows they are the sums, `Tổng số (1.1+1.2)`, with those of these.

    A number is that of the next row below that has it, up to the next row of the sum's own number.
    """
    for at, (line, item) in enumerate(zip(lines, items, strict=True)):
        said = FORMULA.search(line.numbered.label)
        if said is None or item.kind != "count":
            continue
        numbers = [part.strip().rstrip(".") for part in said["parts"].split("+")]
        behind = [(other.numbered.number, i) for other, i in zip(lines[at + 1 :], items[at + 1 :], strict=True)]
        again = next((n for n, (number, _) in enumerate(behind) if number and number == _number(line)), len(behind))
        found = [next((i for number, i in behind[:again] if number == wanted), None) for wanted in numbers]
        parts = tuple(i.code for i in found if i is not None and i.kind == "count")
        if len(parts) == len(numbers):
            yield item.code, parts, ()


def _in_unit_above(items: Sequence[Item]) -> list[Item]:
    """The rows, counts without a unit in the one that the label of the count above them ends with: `Tổng đàn (con)`."""
    found: dict[str, Item] = {}
    for item in items:
        above = found.get(item.parent)
        both = above is not None and above.kind == item.kind == "count" and not item.unit
        said = both and above is not None and counts_in_brackets(bracket_at_end(above.label))
        found[item.code] = replace(item, unit=above.unit) if said and above is not None else item
    return list(found.values())


def _number(line: _Line) -> str:
    return line.numbered.number


def _noted_sums(
    spot: Spot, lines: Sequence[_Line], items: Sequence[Item]
) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """The codes of rows that notes call sums, with those of their parts; rows go by codes, numbers, names of totals."""
    places = {fold(line.numbered.label): n for n, line in enumerate(lines) if TOTAL.match(fold(line.numbered.label))}
    said = Counter(_number(line) for line in lines)
    places |= {_number(line): n for n, line in enumerate(lines) if said[_number(line)] == 1 and _number(line)}
    places |= {line.code: n for n, line in enumerate(lines) if line.code}
    found = placed(spot.notes, "row", places)
    return tuple(
        (items[w].code, tuple(items[n].code for n in added), tuple(items[n].code for n in less))
        for w, added, less in found
    )


def _below_sums(
    items: Sequence[Item], sums: Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]], bare: Collection[str]
) -> list[Item]:
    """The rows, those without a number (`bare`) below the one without a number before them that is their sum."""
    order = [i.code for i in items]
    above = {
        part: whole
        for whole, added, less in sums
        if not less and whole in bare and all(p in bare and order.index(p) > order.index(whole) for p in added)
        for part in added
    }
    level = {i.code: i.parent for i in items}
    return [
        replace(i, parent=above[i.code]) if i.code in above and level[above[i.code]] == i.parent else i for i in items
    ]


def learn_table(grid: Grid, spot: Spot, form: Form, units: Sequence[str]) -> TableSkeleton | None:
    """The skeleton of a table; None for one that asks for no figures (a letterhead, a signature).

    `form`: an older form, whose words for columns and totals are used; `units`: the units known.
    """
    if grid.n_rows < 2 or grid.n_cols < 2:
        return None
    depth = _header_rows(grid)
    roles = _row_roles(grid, depth, form) if depth < grid.n_rows else None
    across = column_header_depth(grid)
    labels = [t for t in column(grid, roles["label"], depth) if not blank(t)] if roles else []
    told = roles is not None and (
        bool(roles.keys() & {"unit", "number"})
        or _numbered(labels)
        or across >= grid.n_rows
        or code_column(grid, roles["label"], depth) is not None
    )
    if roles and told and len(labels) >= 2:
        found = _with_rows(grid, spot, roles, depth, form, units)
        return found if len(found.items) >= 2 else None
    if 0 < across < grid.n_rows:
        return with_columns(grid, spot, form, across, units)
    return None


def renamed(table: TableSkeleton, name: str) -> TableSkeleton:
    """The table under another id, the codes of its items with it."""

    def moved(code: str) -> str:
        return name + code.removeprefix(table.id) if code == table.id or code.startswith(f"{table.id}.") else code

    items = tuple(replace(i, code=moved(i.code), parent=moved(i.parent)) for i in table.items)
    sums = tuple((moved(whole), tuple(map(moved, added)), tuple(map(moved, less))) for whole, added, less in table.sums)
    return replace(table, id=name, items=items, sums=sums)
