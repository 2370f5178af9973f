"""Which of the form's tables a printed table is, and the drafts of all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from extract.document import Place, Table
from normalize.bare_parts import with_names
from normalize.column_tables import (
    ColumnHeader,
    column_drafts,
    column_header,
    column_probabilities,
    match_columns,
)
from normalize.column_tables import most_matches as most_columns
from normalize.deviations import deviations
from normalize.drafts import Draft, Match, cell_draft, nearest
from normalize.form import NARRATIVE, Form, TableForm
from normalize.grid import Grid, column_header_depth, grid_of, header_path, role_header_depth
from normalize.labels import similarity
from normalize.numbers import read_figure
from normalize.other_levels import of_other_levels
from normalize.parted import parted
from normalize.report import Deviation, Period
from normalize.row_tables import RowItem, match_rows, row_drafts, row_items
from normalize.row_tables import most_matches as most_rows
from normalize.several import separated
from normalize.shapes import (
    abreast,
    begins_again,
    crossed,
    crossed_by_rows,
    flipped,
    of_one_name,
    of_own_period,
    turned,
    untitled,
    without_columns,
)
from normalize.sheet_marks import without_sheet_marks
from normalize.sheets import sheets
from normalize.text import squeeze
from normalize.titles import is_title
from normalize.value_columns import ValueColumns, with_values

ENOUGH_ROWS = 0.5  # of a printed table's rows are the form's
ENOUGH_COLUMNS = 0.6  # of the form's columns, or of those printed, are found
LEAST_COLUMNS = 0.45  # of the form's columns are found, however few are printed
FEWEST_IN_PART, PART_SURE = 3, 0.9  # columns of a part of a table, all of them so sure
LIKELY = 0.5
ROWS_ACROSS = 2  # of a table whose rows are printed side by side: their names and their figures
TITLE_BONUS = 0.05
MAX_UNKNOWN_CELLS = 2000


@dataclass(frozen=True, slots=True)
class Recognized:
    """A printed table and the form's table that it is; `quality` (0–1) is how much of it fits.

    `turned`: it was printed in another shape, and `grid` has its columns side by side.
    """

    form: TableForm
    grid: Grid
    quality: float
    items: tuple[RowItem, ...] = ()
    header: ColumnHeader | None = None
    turned: bool = False


@dataclass(frozen=True, slots=True)
class TableReading:
    """All that the tables of a document say, in reading order.

    `unknown`: the tables that are none of the form's; `reshaped`: those of the narrative's facts in another shape;
    `partly`: those in the form's shape of which some figures have no code.
    """

    drafts: tuple[Draft, ...]
    deviations: tuple[Deviation, ...]
    found: frozenset[str]
    first: int | None
    unknown: tuple[PrintedTable, ...] = ()
    reshaped: tuple[PrintedTable, ...] = ()
    partly: tuple[PrintedTable, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with its position in the document and the title above it."""

    position: int
    grid: Grid
    title: str


@dataclass(slots=True)
class _Previous:
    """What a headerless table may continue: the column roles or header of the one before; the report's period."""

    period: Period | None = None
    roles: dict[str, int] = field(default_factory=dict)
    recognized: Recognized | None = None
    values: ValueColumns = field(default_factory=ValueColumns)


def _title_bonus(table: TableForm, title: str, form: Form) -> float:
    return TITLE_BONUS if is_title(title, table, form) else 0.0


def _as_rows(grid: Grid, title: str, form: Form, previous: _Previous) -> tuple[_Tried, dict[str, int]]:
    items, roles = row_items(grid, form, previous.roles, previous.period)

    def quality(table: TableForm, matched: int) -> float:
        return matched / len(items) + 0.02 * matched / len(table.codes) + _title_bonus(table, title, form)

    def enough(table: TableForm, matched: int) -> bool:
        return matched >= max(ENOUGH_ROWS * len(items), min(2, len(table.codes), len(items)))

    def fitted(table: TableForm) -> Recognized | None:
        matched = len(match_rows(items, table, form))
        return Recognized(table, grid, quality(table, matched), tuple(items)) if enough(table, matched) else None

    most = most_rows(items, form) if items else {}
    likely = [(t, min(most[t.id], len(t.codes))) for t in form.tables if t.id in most]
    return _Tried([(quality(t, count), t) for t, count in likely if enough(t, count)], fitted), roles


def _with_all_values(found: Recognized | None, form: Form, previous: _Previous) -> Recognized | None:
    """A table of rows with every figure of each, where its form has several."""
    if found is None or not found.form.values:
        return found
    return replace(found, items=with_values(found.items, found.grid, previous.values.of(found.grid, found.form, form)))


def _as_columns(grid: Grid, title: str, form: Form, *, turned: bool = False) -> _Tried:
    header = column_header(grid, form)

    def fitted(table: TableForm) -> Recognized | None:
        found = column_probabilities(header, table, form).max(axis=1, initial=0.0)
        likely = float(found[found >= LIKELY].sum())
        printed = sum(not role for role in header.roles)
        least = ENOUGH_COLUMNS * min(len(table.codes), printed)
        part = _may_be_part(table) and likely >= PART_SURE * printed
        if likely < (least if part else max(least, LEAST_COLUMNS * len(table.codes))):
            return None
        quality = likely / len(table.codes) + _title_bonus(table, title, form)
        return Recognized(table, grid, quality, header=header, turned=turned)

    most = most_columns(header, form) if header.depth else {}
    least = {t.id: FEWEST_IN_PART if _may_be_part(t) else LEAST_COLUMNS * len(t.codes) for t in form.tables}
    likely = [t for t in form.tables if t.id in most and most[t.id] >= least[t.id]]
    return _Tried([(most[t.id] / len(t.codes) + _title_bonus(t, title, form), t) for t in likely], fitted)


def _may_be_part(table: TableForm) -> bool:
    """Whether offices cut a table in two, each with its rows' names if it has any: some of its columns alone are the
    table's."""
    return len(table.codes) >= 2 * FEWEST_IN_PART


@dataclass(frozen=True, slots=True)
class _Tried:
    """The form's tables that one may be, each with the quality that it has at the most, and how it is told."""

    candidates: Sequence[tuple[float, TableForm]]
    fitted: Callable[[TableForm], Recognized | None]

    @property
    def most(self) -> float:
        """The highest quality that any has."""
        return max((most for most, _ in self.candidates), default=0.0)

    def best(self, least: float = 0.0) -> Recognized | None:
        """The table that fits best, the form's first of equals; one of which the quality is less is not looked at.

        `least`: what is no better than something else that is known.
        """
        found: list[tuple[float, int, Recognized]] = []
        for most, place in sorted(((most, -n) for n, (most, _) in enumerate(self.candidates)), reverse=True):
            if most < max([least, *(quality for quality, _, _ in found)]):
                break
            one = self.fitted(self.candidates[-place][1])
            if one is not None:
                found.append((one.quality, place, one))
        return max(found, key=lambda f: f[:2])[2] if found else None


def _best_of_columns(title: str, form: Form) -> float:
    """The quality of a table of columns with all that the form's has: rows that fit better need not be tried as one."""
    return 1 + max((_title_bonus(t, title, form) for t in form.tables if t.layout == "columns"), default=0.0)


def _continued(grid: Grid, previous: _Previous) -> Recognized | None:
    """The table as the rest of the one before it: same columns, no header of its own."""
    before = previous.recognized
    if before is None or before.header is None or grid.n_cols != before.grid.n_cols:
        return None
    if not before.form.dimension_header or column_header_depth(grid) > 0:
        return None
    return Recognized(before.form, grid, before.quality, header=replace(before.header, depth=0))


def recognize(grid: Grid, title: str, form: Form, previous: _Previous) -> Recognized | None:
    """The form's table that fits best, or None; remembers in `previous` what a continuation needs."""
    rows, roles = _as_rows(grid, title, form, previous)
    continued = _continued(grid, previous)
    first = rows.best() if rows.most > _best_of_columns(title, form) else None
    if first is not None and first.quality > _best_of_columns(title, form):
        candidates = [r for r in (continued, first) if r is not None]
    else:
        candidates = _in_any_shape(grid, title, form, rows, continued, previous.period)
    if not candidates:
        return _in_another_shape(grid, title, form, previous.period)
    best = max(candidates, key=lambda r: r.quality)
    previous.recognized = best
    if best.items and role_header_depth(grid, form):
        previous.roles = roles
    return _with_all_values(best, form, previous)


def _in_any_shape(
    grid: Grid, title: str, form: Form, rows: _Tried, continued: Recognized | None, period: Period | None
) -> list[Recognized]:
    """The table as one of columns, as a list and as one of rows: what cannot be as good as another is not looked at."""
    columns = _as_columns(grid, title, form)
    rows_first = rows.most > columns.most
    as_rows = rows.best() if rows_first else None
    least = as_rows.quality if as_rows is not None else 0.0
    as_columns = columns.best(least if continued is None else 0.0) or continued
    least = max(least, as_columns.quality if as_columns is not None else 0.0)
    own = of_own_period(grid, form, period)
    as_list = _reshaped(turned(own, form, period), title, form, names=False, least=least)
    if not rows_first:
        as_rows = rows.best(max(least, as_list.quality if as_list is not None else 0.0))
    as_cross = None
    if as_list is not None and as_list.quality > least:
        as_cross = _reshaped(crossed_by_rows(own, form), title, form, names=False, least=as_list.quality)
    return [r for r in (as_columns, as_rows, as_list, as_cross) if r is not None]


def _in_another_shape(grid: Grid, title: str, form: Form, period: Period | None) -> Recognized | None:
    """The form's table whose columns are printed across a small table or as rows, or whose rows are side by side."""
    own = of_own_period(grid, form, period)
    across = _reshaped(crossed(own, form), title, form, names=False)
    named = across or _reshaped(of_one_name(own, title, form, period), title, form, names=True)
    fields = flipped(grid, form)
    named = named or (_reshaped(fields, title, form, names=True) if fields.n_rows > ROWS_ACROSS else None)
    if named is not None or column_header_depth(grid) != 1 or grid.n_rows != ROWS_ACROSS:
        return named
    return _with_all_values(_as_rows(fields, title, form, alone := _Previous(period))[0].best(), form, alone)


def _reshaped(shaped: Grid | None, title: str, form: Form, *, names: bool, least: float = 0.0) -> Recognized | None:
    """The form's table that a grid in another shape is; `names`: one whose rows are named, or one of a single row."""
    found = None if shaped is None else _as_columns(shaped, title, form, turned=True).best(least)
    return found if found is not None and bool(found.form.dimension_header) == names else None


def read_tables(
    blocks: Sequence[tuple[int, Table, str]],
    form: Form,
    period: Period | None = None,
    inside: Collection[int] = (),
) -> TableReading:
    """The drafts of the tables, given with their position in the document and the heading above each.

    `period`: the report's own, by which columns of several periods are told apart. `inside`: positions that are the
    narrative's: a table there is none of the form's that stands elsewhere, too.
    The pieces of one row table (a long appendix often comes in several) are aligned as one.
    """
    previous = _Previous(period)
    recognized: list[tuple[PrintedTable, Recognized]] = []
    unknown: list[PrintedTable] = []
    for printed in _pieces(blocks, form):
        found = recognize(printed.grid, printed.title, form, previous)
        if found is not None:
            recognized.append((printed, found))
        else:
            unknown.append(printed)
    gone = _of_other_levels(recognized, form)
    unknown += [table for n, (table, _) in enumerate(recognized) if n in gone]
    recognized = [one for n, one in enumerate(recognized) if n not in gone]
    beside = _beside(recognized, form)
    recognized += beside
    elsewhere = {r.form.id for table, r in recognized if table.position not in inside and r.form.section != NARRATIVE}
    unknown += [table for table, r in recognized if table.position in inside and r.form.id in elsewhere]
    recognized = [(t, r) for t, r in recognized if t.position not in inside or r.form.id not in elsewhere]
    drafts, differences = _drafts_of([r for _, r in recognized], form, period)
    if beside:
        coded = {d.place for d in drafts if d.indicator is not None}
        drafts = [d for d in drafts if d.indicator is not None or d.place not in coded]
    uncoded = {d.place for d in drafts if d.indicator is None}
    facts = [(t, r.turned) for t, r in recognized if r.form.section == NARRATIVE]
    appendix = [table.position for table, r in recognized if r.form.section != NARRATIVE]
    return TableReading(
        drafts=tuple(drafts),
        deviations=tuple(differences),
        found=frozenset(r.form.id for _, r in recognized),
        first=min(appendix, default=None),
        unknown=tuple(sorted(unknown, key=lambda table: table.position)),
        reshaped=tuple(t for t, is_turned in facts if is_turned),
        partly=tuple(t for t, is_turned in facts if not is_turned and uncoded & {c.place for c in t.grid.table.cells}),
    )


def _of_other_levels(recognized: Sequence[tuple[PrintedTable, Recognized]], form: Form) -> frozenset[int]:
    printed = [
        (r.form, t.title, [i for i, _ in match_columns(r.header, r.form, form).values()] if r.header else ())
        for t, r in recognized
    ]
    return of_other_levels(printed, form)


def _beside(recognized: Sequence[tuple[PrintedTable, Recognized]], form: Form) -> list[tuple[PrintedTable, Recognized]]:
    """The form's tables whose columns stand beside another's in one printed table, where they stand nowhere else."""
    known = {found.form.id for _, found in recognized}
    more: list[tuple[PrintedTable, Recognized]] = []
    for printed, found in recognized:
        other = None if found.header is None or found.turned else _left_in(found.grid, found.header, found.form, form)
        if other is not None and other.form.id not in known:
            known.add(other.form.id)
            more.append((printed, other))
    return more


def _left_in(grid: Grid, header: ColumnHeader, table: TableForm, form: Form) -> Recognized | None:
    """The form's table that the columns are which a recognized one leaves."""
    own = match_columns(header, table, form)
    left = [c for c, path in enumerate(header.paths) if path and not header.roles[c] and c not in own]
    if len(left) < FEWEST_IN_PART:
        return None
    other = _as_columns(without_columns(grid, own), "", form).best()
    alike = other is not None and bool(other.form.dimension_header) == bool(table.dimension_header)
    return other if alike else None


def _pieces(blocks: Iterable[tuple[int, Table, str]], form: Form) -> Iterator[PrintedTable]:
    """Each table, or those that were made one, with its title."""
    for position, drawn, heading in with_names(blocks):
        printed = parted(without_sheet_marks(drawn), form)
        halves = [half.table for half in abreast(grid_of(printed), form)] if begins_again(printed) else [printed]
        for part in (part for half in halves for part in separated(half, form)):
            own_title, table = untitled(part)
            stretches = abreast(grid_of(table), form)
            for said, grid in (sheet for stretch in stretches for sheet in sheets(stretch, form)):
                if grid.n_rows:
                    yield PrintedTable(position, grid, said or f"{heading} {own_title}".strip())


def _drafts_of(
    recognized: Iterable[Recognized], form: Form, period: Period | None
) -> tuple[list[Draft], list[Deviation]]:
    pieces: dict[str, list[Recognized]] = {}
    for found in recognized:
        pieces.setdefault(found.form.id, []).append(found)
    drafts: list[Draft] = []
    differences: list[Deviation] = []
    for table in form.tables:
        parts = pieces.get(table.id, [])
        if table.layout == "rows" and parts:
            items = [item for part in parts for item in part.items]
            drafts += row_drafts(items, table, form)
            differences += deviations(items, table, form)
        for part in parts:
            if part.header is not None:
                read = column_drafts(part.grid, part.header, table, form, period)
                drafts += [d._replace(quote=f"{d.label_raw} | {d.value_raw}") for d in read] if part.turned else read
    return drafts, differences


def unknown_drafts(tables: Iterable[PrintedTable], form: Form, known: Collection[Place] = ()) -> list[Draft]:
    """The figures of tables that are none of the form's, each with its label and the nearest codes.

    `known`: the places of those that state facts, which are left out.
    """
    drafts = (draft for t in tables for draft in _unknown_drafts(t.grid, t.title, form) if draft.place not in known)
    return list(islice(drafts, MAX_UNKNOWN_CELLS))


def _unknown_drafts(grid: Grid, title: str, form: Form) -> list[Draft]:
    depth = max(role_header_depth(grid, form), column_header_depth(grid))
    rows = [(r, c) for r in range(depth, grid.n_rows) for c in grid.own(r) if read_figure(c.text).figure is not None]
    labels = []
    for row, cell in rows:
        words = [squeeze(c.text) for c in grid.own(row) if c.col < cell.col and read_figure(c.text).figure is None]
        path = header_path(grid, cell.col, depth, form.path_empty)
        labels.append(" > ".join((*(w for w in words if w), *path)))
    kept = [(pair, label) for pair, label in zip(rows, labels, strict=True) if label][:MAX_UNKNOWN_CELLS]
    indicators = form.catalogue.indicators
    alike = similarity([label for _, label in kept], [i.label for i in indicators], form.abbreviations)
    drafts = []
    for n, ((row, cell), label) in enumerate(kept):
        quote = " | ".join(t for c in grid.own(row) if (t := squeeze(c.text)))
        match = Match("none", 0.0, nearest(alike[n], indicators))
        drafts.append(cell_draft(cell, squeeze(title)[:80], "", None, label, quote, match))
    return drafts
