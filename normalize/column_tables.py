"""Tables with one indicator a column (1a, 1b, 1c, 2, 5, biên chế): header paths matched to the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import numpy as np

from extract.document import Cell
from normalize.alignment import Habits, each_once, in_order, probabilities
from normalize.catalogue import Indicator
from normalize.dimensions import dimension_name, is_surely_named, known_parts, row_codes, row_names, without_strays
from normalize.drafts import UNSEEN, Draft, Match, cell_draft, no_surer
from normalize.evidence import LIMIT, calibrated, letter_evidence_of_columns, no_match, path_features, weights
from normalize.form import Form, TableForm
from normalize.grid import Grid, column_header_depth, header_path, is_bracketed_index, is_index_row, role_of
from normalize.header_doubt import no_surer_than_header
from normalize.labels import Matrix, similarities, similarity, similarity_among
from normalize.numbers import read_figure
from normalize.period_rows import rows_of_period
from normalize.remembered import Spoken, aligned_again, choices_of, to_the_letter, why_refused
from normalize.report import Period
from normalize.subtotals import subtotals
from normalize.synonyms import REMEMBERED
from normalize.text import fold

COLUMN_HABITS = Habits(strange=0.06, moved=0.03, jump=0.05, skip=0.05)
LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class ColumnHeader:
    """A table's columns as printed: each one's path from top to bottom, and its role if it has one."""

    depth: int
    paths: tuple[tuple[str, ...], ...]
    roles: tuple[str, ...]


def column_header(grid: Grid, form: Form) -> ColumnHeader:
    """The header of a table whose indicators stand side by side; depth 0 for none."""
    depth = column_header_depth(grid)
    paths = tuple(header_path(grid, c, depth, form.path_empty) for c in range(grid.n_cols))
    return ColumnHeader(depth, paths, tuple(_role(path, form) for path in paths))


def _role(path: tuple[str, ...], form: Form) -> str:
    """`note`, `number` or `dimension` for a column that holds no indicator, by its header."""
    if not path:
        return ""
    role = role_of(path[-1], form)
    if role in {"note", "number"} and len(path) == 1:
        return role
    names = {name for table in form.tables for name in table.dimension_header}
    return "dimension" if len(path) == 1 and fold(path[0]) in names else ""


def _joined(path: Sequence[str], form: Form) -> str:
    return " ".join(part for part in path if fold(part) not in form.path_empty)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The form's header of each column: whole, without its uppermost level, without the word `total`, the lowest level.

    A header typed in fewer rows than the form's often lacks the uppermost level, and one that is typed as a list the
    word `total` behind what it is the total of.
    """

    whole: tuple[str, ...]
    without_top: tuple[str, ...]
    without_total: tuple[str, ...]
    lowest: tuple[str, ...]
    lowest_without_total: tuple[str, ...]
    levels: int


@lru_cache(maxsize=64)
def _wanted(table: TableForm, form: Form) -> _Wanted:
    levels = [[p.strip() for p in path.split(">")] for path in table.paths]
    untold = [w[:-1] if len(w) > 1 and fold(w[-1]) in form.total_words else w for w in levels]
    return _Wanted(
        tuple(_joined(w, form) for w in levels),
        tuple(_joined(w[1:] if len(w) > 2 else w, form) for w in levels),
        tuple(_joined(w, form) for w in untold),
        tuple(w[-1] for w in levels),
        tuple(w[-1] for w in untold),
        max(map(len, levels)),
    )


_PATHS = ("whole", "without_top", "without_total")
_ENDS = ("lowest", "lowest_without_total")


@lru_cache(maxsize=64)
def _labels(form: Form, ways: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The headers of each of the form's tables said in these ways, those of other layouts left out."""
    return tuple(
        getattr(_wanted(table, form), way) if table.layout == "columns" else () for table in form.tables for way in ways
    )


def _alike(texts: Sequence[str], table: TableForm, form: Form, way: str) -> Matrix:
    """How like texts are to a table's headers said in one way (0–1)."""
    if table.layout != "columns" or table not in form.tables:
        return similarity(texts, getattr(_wanted(table, form), way), form.abbreviations)
    ways = _PATHS if way in _PATHS else _ENDS
    at = form.tables.index(table) * len(ways) + ways.index(way)
    return similarity_among(texts, _labels(form, ways), at, form.abbreviations)


def column_features(header: ColumnHeader, table: TableForm, form: Form) -> Matrix:
    """What speaks for each printed column being each of the form's, shape (columns, indicators, features).

    It is compared with the form's header as it is and as it is shortened, and the best counts.
    """
    wanted = _wanted(table, form)
    printed = [_joined(p, form) for p in header.paths]
    last = [p[-1] if p else "" for p in header.paths]
    ways = {wanted.whole: ("whole", "lowest")}
    ways.setdefault(wanted.without_top, ("without_top", "lowest"))
    if header.depth < wanted.levels:
        ways.setdefault(wanted.without_total, ("without_total", "lowest_without_total"))
    best, *others = [
        path_features(
            (printed, last), (getattr(wanted, whole), getattr(wanted, lowest)),
            (_alike(printed, table, form, whole), _alike(last, table, form, lowest)), form,
        )
        for whole, lowest in ways.values()
    ]  # fmt: skip
    for other in others:
        better = (other @ weights().columns) > (best @ weights().columns)
        best = np.where(better[:, :, None], other, best)
    return best


@lru_cache(maxsize=512)  # a folder's reports repeat each other's headers
def column_probabilities(header: ColumnHeader, table: TableForm, form: Form) -> Matrix:
    """How probable it is that each column is each of the table's indicators, shape (columns, indicators)."""
    named = _named(header)
    found = np.zeros((len(header.paths), len(table.codes)))
    found[named] = _aligned(_evidence(header, table, form)[named])
    return found


def _named(header: ColumnHeader) -> list[int]:
    """The columns that may hold an indicator."""
    return [n for n, (path, role) in enumerate(zip(header.paths, header.roles, strict=True)) if path and not role]


def _evidence(header: ColumnHeader, table: TableForm, form: Form) -> Matrix:
    return np.asarray(column_features(header, table, form) @ weights().columns)


def _aligned(evidence: Matrix) -> Matrix:
    return calibrated(probabilities(evidence, COLUMN_HABITS), weights().sure_columns)


def _choices(header: ColumnHeader, table: TableForm, form: Form) -> dict[int, int | None]:
    """What auditors chose for the headers of columns that may hold an indicator."""
    if not form.synonyms.by_label:
        return {}
    named = set(_named(header))
    found = choices_of([Spoken(_label(path)) for path in header.paths], table, form)
    return {c: place for c, place in found.items() if c in named}


def _label(path: Sequence[str]) -> str:
    return " > ".join(path)


@lru_cache(maxsize=512)
def _remembered_probabilities(header: ColumnHeader, table: TableForm, form: Form) -> Matrix:
    """`column_probabilities` with what auditors chose for these headers."""
    base = column_probabilities(header, table, form)
    choices = _choices(header, table, form)
    if not choices:
        return base
    named = _named(header)
    letters = to_the_letter([_joined(p, form) for p in header.paths], _wanted(table, form).whole)[named]
    found = base.copy()
    found[named] = aligned_again(
        _evidence(header, table, form)[named],
        base[named],
        {named.index(c): place for c, place in choices.items()},
        letters,
        np.full(letters.shape, letter_evidence_of_columns()),
        _aligned,
    )
    return found


def path_likeness(header: ColumnHeader, table: TableForm, form: Form) -> Matrix:
    """How like each printed header path is to each of the form's (0–1)."""
    return _alike([_joined(path, form) for path in header.paths], table, form, "whole")


@lru_cache(maxsize=512)
def most_matches(header: ColumnHeader, form: Form) -> Mapping[str, int]:
    """How many columns could be any of each table's, and of how many: hardly any match is less alike than LIKELY."""
    paths = similarities([_joined(p, form) for p in header.paths], _labels(form, _PATHS), form.abbreviations)
    ends = similarities([p[-1] if p else "" for p in header.paths], _labels(form, _ENDS), form.abbreviations)
    found: dict[str, int] = {}
    for n, table in enumerate(form.tables):
        if table.layout == "columns":
            whole, without_top, _ = paths[n * len(_PATHS) : (n + 1) * len(_PATHS)]
            likely = np.maximum.reduce([whole, without_top, ends[n * len(_ENDS)]]) >= LIKELY
            found[table.id] = int(min(likely.any(axis=1).sum(), likely.any(axis=0).sum()))
    return found


def match_columns(header: ColumnHeader, table: TableForm, form: Form) -> dict[int, tuple[int, Match]]:
    """For each matched column its indicator's position in the table's form, and how it was found by itself."""
    return _matches(column_probabilities(header, table, form), {})


@dataclass(frozen=True, slots=True)
class _Matched:
    """The matched columns, with what auditors chose; `unaided`: which code, if any, each had where that changed it."""

    columns: Mapping[int, tuple[int, Match]]
    unaided: Mapping[int, str]


_NONE = _Matched({}, {})


def _matched(header: ColumnHeader, table: TableForm, form: Form, own: Mapping[int, tuple[int, Match]]) -> _Matched:
    """`own`: the columns as matched by themselves."""
    choices = _choices(header, table, form)
    if not choices:
        return _Matched(own, {})
    found = _matches(_remembered_probabilities(header, table, form), choices)
    codes = [{c: table.codes[i] for c, (i, _) in columns.items()} for columns in (own, found)]
    changed = [c for c in range(len(header.paths)) if codes[0].get(c, "") != codes[1].get(c, "")]
    return _Matched(found, {c: codes[0].get(c, "") for c in changed})


def _matches(sure: Matrix, choices: Mapping[int, int | None]) -> dict[int, tuple[int, Match]]:
    found = each_once({c: int(i) for c, i in enumerate(sure.argmax(axis=1)) if sure[c, i] >= LIMIT}, sure)
    kept = in_order(list(found.values()))
    methods = {c: "header" if n in kept else "header-moved" for n, c in enumerate(found)}
    methods |= dict.fromkeys((c for c, i in found.items() if choices.get(c) == i), REMEMBERED)
    return {c: (i, Match(methods[c], float(sure[c, i]))) for c, i in found.items()}


def _data_rows(grid: Grid, header: ColumnHeader) -> list[int]:
    """The rows below the header that are neither the header again nor a numbering of the columns."""
    repeated = set(grid.texts[: header.depth])
    rows = []
    for row in range(header.depth, grid.n_rows):
        texts = grid.texts[row]
        if texts in repeated or not any(texts) or is_bracketed_index(texts):
            continue
        if row == header.depth and is_index_row(texts) and row + 1 < grid.n_rows:
            continue
        rows.append(row)
    return rows


def _dimension_column(grid: Grid, header: ColumnHeader, rows: Sequence[int], matched: set[int]) -> int | None:
    """The column that names the rows: by its header, else the first one with words in most rows."""
    if "dimension" in header.roles:
        return header.roles.index("dimension")
    for col in range(grid.n_cols):
        if col in matched or header.roles[col]:
            continue
        texts = [grid.text(r, col) for r in rows]
        words = sum(bool(t) and read_figure(t).figure is None for t in texts)
        if rows and words * 2 > len(rows):
            return col
    return None


def _row_names(grid: Grid, rows: Sequence[int], dimension: int, matched: Sequence[int], form: Form) -> dict[int, str]:
    """The name of each row that has one, as `row_names` gives them."""
    names = {row: name for row in rows if (name := _name_at(grid, row, dimension, form))}
    return row_names(names, _figures(grid, names, matched), form)


def _figures(grid: Grid, rows: Iterable[int], matched: Sequence[int]) -> list[list[Decimal | None]]:
    return [[f.value if (f := read_figure(grid.text(r, c)).figure) else None for c in matched] for r in rows]


def _name_at(grid: Grid, row: int, dimension: int, form: Form) -> str:
    """The row's name; its own lines of one over several rows that holds a known name for each, its ruling faded."""
    cell = grid.at[row][dimension]
    if cell is not None and cell.row_span > 1:
        parts = known_parts(cell.text.split("\n"), cell.row_span, form)
        if parts:
            return dimension_name(parts[row - cell.row])
    name = dimension_name(grid.text(row, dimension))
    return name if cell is None or cell.confidence == 1.0 else without_strays(name, form)


def column_drafts(
    grid: Grid, header: ColumnHeader, table: TableForm, form: Form, period: Period | None = None
) -> list[Draft]:
    """The drafts of a column table: a figure a matched column and data row; others without a code.

    A table with a dimension keeps every cell of its rows, blank ones too. A table without one has a single
    row of figures, the period's; when it has more, which one counts is not certain, and none gets a code.
    """
    own = match_columns(header, table, form)
    rows = _data_rows(grid, header)
    dimension = _dimension_column(grid, header, rows, set(own)) if table.dimension_header else None
    if table.dimension_header and dimension is None:
        return []
    single = (
        rows if dimension is not None else rows_of_period(grid, _single_row(grid, rows, set(own)), own, form, period)
    )
    names = _row_names(grid, rows, dimension, sorted(own), form) if dimension is not None else {}
    matched = _matched(header, table, form, own) if dimension is not None or len(single) == 1 else _NONE
    drafts: list[Draft] = []
    codes = row_codes(names, table, form)
    sums = subtotals(names, _figures(grid, names, sorted(own)), form)
    for row in rows if dimension is not None else single or rows:
        name = names.get(row, "")
        if dimension is not None and not name:
            continue
        columns = _NONE if row in sums else matched
        found = _row_drafts(grid, row, header, table, form, columns, (name, codes.get(row, "")))
        named = None if dimension is None or is_surely_named(name, form) else grid.at[row][dimension]
        drafts += found if named is None else [no_surer(draft, named.confidence) for draft in found]
    return drafts


def _single_row(grid: Grid, rows: Sequence[int], matched: set[int]) -> list[int]:
    """The rows with a figure in a matched column; the first row when none has (a table left blank)."""
    filled = [r for r in rows if any(read_figure(grid.text(r, c)).figure is not None for c in matched)]
    return filled or list(rows[:1])


def _row_drafts(
    grid: Grid, row: int, header: ColumnHeader, table: TableForm, form: Form, matched: _Matched, named: tuple[str, str]
) -> list[Draft]:
    """The drafts of a row; `named`: what it is called, and that name's code."""
    cells = grid.own(row)
    quote = " | ".join(filter(None, [grid.text(row, c.col) for c in cells]))
    note = next((grid.text(row, c) for c, role in enumerate(header.roles) if role == "note"), "")
    name, code = named
    drafts = []
    for cell in cells:
        found = matched.columns.get(cell.col)
        draft = _cell_draft(cell, header, table, form, found, quote)
        if draft is not None:
            unaided = matched.unaided.get(cell.col)
            if unaided == "" and read_figure(cell.text).figure is None:
                unaided = UNSEEN
            draft = no_surer_than_header(draft, grid, cell.col, header.depth)
            drafts.append(draft._replace(dimension=name, dimension_code=code, note=draft.note or note, unaided=unaided))
    return drafts


def _cell_draft(
    cell: Cell,
    header: ColumnHeader,
    table: TableForm,
    form: Form,
    found: tuple[int, Match] | None,
    quote: str,
) -> Draft | None:
    if found is not None:
        indicator: Indicator | None = form.indicator(table.codes[found[0]])
        label = _label(header.paths[cell.col])
        return cell_draft(cell, table.id, table.section, indicator, label, quote, found[1])
    if header.roles[cell.col] or read_figure(cell.text).figure is None:
        return None
    indicators = [form.indicator(code) for code in table.codes]
    probable = _remembered_probabilities(header, table, form)
    label = _label(header.paths[cell.col])
    unsure = "row-unsure" if probable[cell.col].max(initial=0.0) >= LIMIT else ""
    why = unsure or why_refused(form.synonyms.of(table.section, table.id, label))
    match = no_match(probable, path_likeness(header, table, form), cell.col, indicators, why)
    return cell_draft(cell, table.id, table.section, None, label, quote, match)
