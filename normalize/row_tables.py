"""Tables with one indicator a row (Phụ lục 1; tables 3a, 3b, 4 and 6): rows aligned to the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from extract.document import Cell, Place
from normalize.alignment import in_order, probabilities
from normalize.catalogue import Indicator
from normalize.drafts import UNSEEN, Draft, Match, cell_draft, no_surer
from normalize.evidence import (
    LIMIT,
    NUMBERS,
    Printed,
    calibrated,
    evidence_of,
    letter_evidence,
    measure_key,
    no_match,
    pair_features,
    weights,
)
from normalize.exchanged import with_exchanged
from normalize.form import Form, TableForm
from normalize.framed import with_beginnings, with_framed
from normalize.grid import MANY_ROLES, Grid, columns_by_content, is_unit, named_roles
from normalize.header_doubt import sure_of_period
from normalize.header_roles import Columns, figure_rivals, with_notes_moved
from normalize.labels import Matrix, nearest_among, similarity, similarity_among
from normalize.leftovers import with_leftovers
from normalize.list_columns import list_header
from normalize.notes import noted_figures
from normalize.numbered import CHOSEN, LIKE, TOLD, told_by_choices, told_by_number
from normalize.numbers import read_figure
from normalize.rate_columns import rate_column, rate_of
from normalize.remembered import UNSURE, Spoken, aligned_again, choices_of, to_the_letter, why_refused
from normalize.report import Period
from normalize.row_numbers import compared_number, leading_number
from normalize.synonyms import REMEMBERED
from normalize.text import squeeze

LIKELY = 0.5
_CHOICES = regex.compile(r"\(([^()]*(?:=\s*\d|\d\s*=)[^()]*)\)\s*")
COUNTED = 6.0  # what speaks against a row with a unit being a heading


class RowItem(NamedTuple):
    """A row as printed; `value` is None where the table has no value column.

    `unsure`: another column may as well be the one of this period's figures, or the figure is other rows', too. `row`:
    where it stands in its grid; `cells`: where a row has several figures, these by what follows its code
    (`TableForm.values`).
    """

    number: str
    label: str
    unit: str
    value: Cell | None
    note: str
    quote: str
    place: Place
    unsure: bool = False
    row: int = 0
    cells: tuple[tuple[str, Cell], ...] = ()

    @property
    def named(self) -> str:
        """The label behind its number, which may stand in one cell with it."""
        return self.label if self.label.startswith(self.number) else squeeze(f"{self.number} {self.label}")


def _cell_text(grid: Grid, row: int, col: int | None, besides: Cell | None = None) -> str:
    if col is None or col >= grid.n_cols or (besides is not None and grid.at[row][col] is besides):
        return ""
    return grid.text(row, col)


def row_items(
    grid: Grid, form: Form, fallback: dict[str, int] | None = None, period: Period | None = None
) -> tuple[list[RowItem], dict[str, int]]:
    """The table's rows below its header, and the columns' roles (reused for a headerless continuation)."""
    depth, header = list_header(grid, form, period)
    header = header if depth else Columns(fallback or {})
    roles, unsure = _roles(grid, header, depth, form)
    if "label" not in roles:
        return [], {}
    roles = with_notes_moved(grid, roles, depth)
    roles |= rate_column(grid, depth, form, roles)
    items = [item for row in range(depth, grid.n_rows) if (item := _item(grid, row, roles, form)) is not None]
    shared = Counter(id(i.value) for i in items if i.value and i.value.row_span > 1 and i.value.text)
    items = [i._replace(unsure=True) if shared[id(i.value)] > 1 else i for i in items] if shared else items
    if (sure := sure_of_period(grid, roles, depth)) < 1 or unsure:
        items = [i._replace(unsure=unsure or i.unsure, value=i.value and no_surer(i.value, sure)) for i in items]
    return items, roles


def _roles(grid: Grid, header: Columns, depth: int, form: Form) -> tuple[dict[str, int], bool]:
    """The columns' roles by header, else by content, and whether another column may as well be the one of figures."""
    roles = dict(header.roles)
    named = "value" in roles and max(roles.values()) < grid.n_cols
    taken = ({col for role, col in roles.items() if role != "label"} | header.past) if depth else set()
    if "label" not in roles or not named:
        roles = {**columns_by_content(grid, form, taken), **(roles if depth else {})}
    if "label" not in roles:
        return {}, False
    if "value" in roles and _holds_words(grid, roles["value"], depth):
        roles["value"] = columns_by_content(grid, form).get("value", roles["value"])
        named = False
    if "value" not in roles and header.past:
        return {**columns_by_content(grid, form), **roles}, True
    if "value" not in roles:
        return roles, False
    known = {*taken, roles["value"], roles.get("unit", -1)}
    others = header.alike if named else [c for c in range(roles["label"] + 1, grid.n_cols) if c not in known]
    return roles, bool(figure_rivals(grid, roles, others))


def without_choices(label: str) -> tuple[str, str]:
    """The label without the choices that it lists in brackets (`(Chưa = 0; …)`, `(0 = Chưa; …)`), and these."""
    found = _CHOICES.search(label) if "=" in label else None
    return (label, "") if found is None else (squeeze(label[: found.start()] + label[found.end() :]), found[1])


def _holds_words(grid: Grid, col: int, depth: int) -> bool:
    """Whether most of what a column says is words or `%`: units under a header that names the figures beside them."""
    texts = [t for t in grid.column(col, depth) if t]
    words = sum((t[:1].isalpha() or t == "%") and read_figure(t).figure is None for t in texts)
    return len(texts) >= 4 and words * 2 > len(texts)


def _item(grid: Grid, row: int, roles: dict[str, int], form: Form) -> RowItem | None:
    cells = grid.own(row)
    label_cell = grid.at[row][roles["label"]]
    if label_cell is None or not grid.text(row, roles["label"]):
        return None
    value = grid.at[row][roles["value"]] if "value" in roles else None
    value = None if value is label_cell or (value and is_unit(value.text, form)) else value
    unit = _cell_text(grid, row, roles.get("unit"), label_cell)
    value = rate_of(grid, row, roles, unit, form) or value
    told = value is not None and read_figure(value.text).figure is not None
    if not told and named_roles(cells, form, MANY_ROLES):  # the header again, on a later page
        return None
    label, choices = without_choices(grid.text(row, roles["label"]))
    return RowItem(
        number=_cell_text(grid, row, roles.get("number"), label_cell) or leading_number(label_cell.text),
        label=label,
        unit=unit or choices,
        value=value,
        note=_cell_text(grid, row, roles.get("note"), value),
        quote=" | ".join(filter(None, [grid.text(row, c.col) for c in cells])),
        place=label_cell.place,
        row=row,
    )


def own_number(indicator: Indicator, table: TableForm) -> str:
    """The number that the form prints before an indicator: a code that begins with its table's goes on with it."""
    return compared_number(indicator.number or indicator.code.removeprefix(f"{table.id}."))


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """A table's indicators as compared, their groups, which are headings alone; `rows`: as printed to the letter."""

    labels: tuple[str, ...]
    numbers: tuple[str, ...]
    units: tuple[str, ...]
    parents: tuple[str, ...]
    headings: tuple[bool, ...]
    rows: tuple[Printed, ...]


@lru_cache(maxsize=64)
def _row_labels(form: Form) -> tuple[tuple[str, ...], ...]:
    """The labels of each of the form's tables, those of other layouts left out."""
    return tuple(_wanted(table, form).labels if table.layout == "rows" else () for table in form.tables)


@lru_cache(maxsize=64)
def _wanted(table: TableForm, form: Form) -> _Wanted:
    indicators = [form.indicator(code) for code in table.codes]
    rows = tuple(Printed(i.label, own_number(i, table), measure_key(_measured(i))) for i in indicators)
    return _Wanted(
        tuple(row.label for row in rows),
        tuple(row.number for row in rows),
        tuple(row.unit for row in rows),
        tuple(i.parent for i in indicators),
        tuple(i.kind == "group" and not i.unit for i in indicators),
        rows,
    )


def _measured(indicator: Indicator) -> str:
    """What a form prints in the column of units: the unit, or the choices."""
    return indicator.unit or "; ".join(f"{sign} = {meaning}" for sign, meaning in indicator.choices.items())


def label_likeness(items: Sequence[RowItem], table: TableForm, form: Form) -> Matrix:
    """The likeness of each row's label to each of the table's indicators, shape (rows, indicators)."""
    return _alike([i.label for i in items], table, form)


def _alike(labels: Sequence[str], table: TableForm, form: Form) -> Matrix:
    if table.layout != "rows" or table not in form.tables:
        return similarity(labels, _wanted(table, form).labels, form.abbreviations)
    return similarity_among(labels, _row_labels(form), form.tables.index(table), form.abbreviations)


def most_matches(items: Sequence[RowItem], form: Form) -> Mapping[str, int]:
    """How many rows could be any of each table's: hardly any match is made of labels less alike than LIKELY."""
    return _most_matches(tuple([i.label for i in items]), form)


@lru_cache(maxsize=512)
def _most_matches(labels: tuple[str, ...], form: Form) -> Mapping[str, int]:
    nearest = nearest_among(labels, _row_labels(form), form.abbreviations)
    counts = (nearest >= LIKELY).sum(axis=0).tolist()
    return {t.id: count for t, count in zip(form.tables, counts, strict=True) if t.layout == "rows"}


def _printed(items: Sequence[RowItem]) -> tuple[Printed, ...]:
    return tuple([_compared(i.label, i.number, i.unit) for i in items])


@lru_cache(maxsize=1 << 13)
def _compared(label: str, number: str, unit: str) -> Printed:
    return Printed(label, compared_number(number), measure_key(unit))


def row_features(items: Sequence[RowItem], table: TableForm, form: Form) -> tuple[NDArray[np.bool_], Matrix]:
    """Which pairs (row, indicator) are worth a look, and what speaks for and against each of these."""
    return _features(_printed(items), table, form)


def _features(printed: Sequence[Printed], table: TableForm, form: Form) -> tuple[NDArray[np.bool_], Matrix]:
    return _features_of(printed, _alike([p.label for p in printed], table, form), table, form)


def _features_of(
    printed: Sequence[Printed], alike: Matrix, table: TableForm, form: Form
) -> tuple[NDArray[np.bool_], Matrix]:
    wanted = _wanted(table, form)
    return pair_features(printed, alike, wanted.labels, wanted.numbers, wanted.units, form)


def row_probabilities(items: Sequence[RowItem], table: TableForm, form: Form) -> Matrix:
    """How probable it is that each row is each of the table's indicators, shape (rows, indicators)."""
    return printed_probabilities(_printed(items), table, form)


@lru_cache(maxsize=512)  # a folder's reports repeat each other's labels
def printed_probabilities(printed: tuple[Printed, ...], table: TableForm, form: Form) -> Matrix:
    """`row_probabilities` of rows by what is printed in them."""
    wanted, known = _wanted(table, form), weights().rows
    alike = _alike([p.label for p in printed], table, form)
    pairs, features = _features_of(printed, alike, table, form)
    counted = COUNTED * np.outer([bool(p.unit) for p in printed], wanted.headings)
    evidence, labels = (evidence_of(pairs, features, weight) - counted for weight in (known, known * ~NUMBERS))
    found = _aligned(evidence)
    told = [
        (r, c)
        for r, c in told_by_number(found, labels, [p.number for p in printed], wanted.numbers)
        if pairs[r, c] and alike[r, c] >= LIKE
    ]
    chosen = [(r, c) for r, c in told_by_choices(printed, wanted.rows) if pairs[r, c]]
    for several, odds in ((told, TOLD), (chosen, CHOSEN)):
        if several:
            evidence[tuple(zip(*several, strict=True))] += odds
    if told or chosen:
        found = _aligned(evidence)
    found = with_exchanged(found, labels, wanted.labels)
    found = with_leftovers(found, labels, wanted.parents, table.codes)
    found = with_framed(found, alike, printed, wanted.rows, wanted.headings)
    found = with_beginnings(found, printed, wanted.rows, wanted.headings)
    found.flags.writeable = False
    return found


def _aligned(evidence: Matrix) -> Matrix:
    return calibrated(probabilities(evidence), weights().sure_rows)


def _spoken(printed: Sequence[Printed]) -> list[Spoken]:
    return [Spoken(p.label, p.unit) for p in printed]


@lru_cache(maxsize=512)
def _remembered_probabilities(printed: tuple[Printed, ...], table: TableForm, form: Form) -> Matrix:
    """`printed_probabilities` with what auditors chose for these labels."""
    base = printed_probabilities(printed, table, form)
    choices = choices_of(_spoken(printed), table, form)
    if not choices:
        return base
    wanted = _wanted(table, form)
    sure = letter_evidence([p.number for p in printed], [p.unit for p in printed], wanted.numbers, wanted.units)
    letters = to_the_letter([p.label for p in printed], wanted.labels)
    evidence = evidence_of(*_features(printed, table, form), weights().rows)
    return aligned_again(evidence, base, choices, letters, sure, _aligned)


def match_rows(items: Sequence[RowItem], table: TableForm, form: Form) -> dict[int, tuple[int, Match]]:
    """For each matched row its indicator's position in the table's form, and how it was found by itself."""
    return _matches(row_probabilities(items, table, form), {}) if items else {}


def matched_rows(items: Sequence[RowItem], table: TableForm, form: Form) -> dict[int, tuple[int, Match]]:
    """`match_rows`, with what auditors chose for these labels."""
    if not items or not form.synonyms.by_label:
        return match_rows(items, table, form)
    printed = _printed(items)
    choices = choices_of(_spoken(printed), table, form)
    return _matches(_remembered_probabilities(printed, table, form), choices)


def _matches(sure: Matrix, choices: Mapping[int, int | None]) -> dict[int, tuple[int, Match]]:
    best, probable = sure.argmax(axis=1).tolist(), sure.max(axis=1, initial=0.0).tolist()
    found = {r: c for r, (c, p) in enumerate(zip(best, probable, strict=True)) if p >= LIMIT}
    kept = in_order(list(found.values()))
    methods = {r: "alignment" if n in kept else "moved" for n, r in enumerate(found)}
    methods |= dict.fromkeys((r for r, c in found.items() if choices.get(r) == c), REMEMBERED)
    return {r: (c, Match(methods[r], probable[r])) for r, c in found.items()}


def row_drafts(items: Sequence[RowItem], table: TableForm, form: Form) -> list[Draft]:
    """The drafts of a row table: matched rows with their code, others with their nearest codes."""
    if not items:
        return []
    indicators = [form.indicator(code) for code in table.codes]
    matched = matched_rows(items, table, form)
    unaided = match_rows(items, table, form) if form.synonyms.by_label else matched
    alike = label_likeness(items, table, form)
    probable = _remembered_probabilities(_printed(items), table, form)
    drafts = []
    for r, item in enumerate(items):
        if item.cells and r in matched:
            drafts += _cell_drafts(item, table, indicators[matched[r][0]], matched[r][1], form)
            continue
        if item.value is None:
            continue
        found = None if item.unsure else matched.get(r)
        blank = not squeeze(item.value.text)
        if blank and (found is None or indicators[found[0]].kind == "group"):
            continue
        indicator = indicators[found[0]] if found else None
        over = item.value is not None and item.value.row_span > 1
        why = UNSURE[over] if item.unsure else why_refused(form.synonyms.of(table.section, table.id, item.label))
        match = found[1] if found else no_match(probable, alike, r, indicators, why)
        draft = _row_draft(item, item.value, table, indicator, match)
        own = None if item.unsure else unaided.get(r)
        if (own and own[0]) != (found and found[0]):
            draft = draft._replace(unaided=table.codes[own[0]] if own else UNSEEN if blank else "")
        drafts.append(draft)
    return drafts


def _cell_drafts(item: RowItem, table: TableForm, row: Indicator, match: Match, form: Form) -> list[Draft]:
    """The figures of a row that has several, those left blank too."""
    found = []
    for suffix, cell in item.cells:
        indicator = form.catalogue.by_code.get(f"{row.code}.{suffix}")
        if indicator is not None:
            found.append(_row_draft(item._replace(unit=indicator.unit, note=""), cell, table, indicator, match))
    return found


def _row_draft(item: RowItem, value: Cell, table: TableForm, indicator: Indicator | None, match: Match) -> Draft:
    unit = item.unit if len(item.unit) <= 30 and "=" not in item.unit else ""
    draft = cell_draft(value, table.id, table.section, indicator, item.label, item.quote, match, unit)
    if not item.note:
        return draft
    noted = (*draft.noted, *noted_figures(item.note))
    return draft._replace(note="; ".join(n for n in (draft.note, item.note) if n), noted=noted)
