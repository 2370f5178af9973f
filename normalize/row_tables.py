"""Tables with one indicator a row (Phụ lục 1; tables 3a, 3b, 4 and 6): rows aligned to the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import regex
from numpy.typing import NDArray

from extract.document import Cell, Place
from normalize.alignment import align, runner_up
from normalize.catalogue import Indicator
from normalize.drafts import Draft, Match, cell_draft, nearest
from normalize.form import Form, TableForm
from normalize.grid import (
    NUMBERING,
    Grid,
    columns_by_content,
    columns_by_role,
    role_header_depth,
    role_of,
)
from normalize.labels import similarity
from normalize.report import Deviation
from normalize.text import fold, squeeze

FLOOR = 0.5  # a pair under it is never made
SURE = 0.78  # label alone suffices
LIKELY = 0.62  # suffices when the printed number, or both neighbours, say the same
NUMBER_BONUS = 0.12
MARGIN = 0.08  # a row out of order must beat every other label by this much

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RowItem:
    """A row as printed; `value` is None where the table has no value column."""

    number: str
    label: str
    unit: str
    value: Cell | None
    note: str
    quote: str
    place: Place


def _cell_text(grid: Grid, row: int, col: int | None, besides: Cell | None = None) -> str:
    if col is None or col >= grid.n_cols:
        return ""
    cell = grid.at[row][col]
    return "" if cell is None or cell is besides else squeeze(cell.text)


def row_items(grid: Grid, form: Form, fallback: dict[str, int] | None = None) -> tuple[list[RowItem], dict[str, int]]:
    """The table's rows below its header, and the columns' roles (reused for a headerless continuation)."""
    depth = role_header_depth(grid, form)
    roles = dict(columns_by_role(grid, depth, form)) if depth else dict(fallback or {})
    if "label" not in roles or "value" not in roles or max(roles.values()) >= grid.n_cols:
        roles = {**columns_by_content(grid, form), **(roles if depth else {})}
    if "label" not in roles:
        return [], {}
    items = [item for row in range(depth, grid.n_rows) if (item := _item(grid, row, roles, form)) is not None]
    return items, roles


def _item(grid: Grid, row: int, roles: dict[str, int], form: Form) -> RowItem | None:
    cells = grid.own(row)
    label_cell = grid.at[row][roles["label"]]
    if label_cell is None or not squeeze(label_cell.text):
        return None
    if len({role_of(c.text, form) for c in cells} - {""}) >= 3:  # the header again, on a later page
        return None
    value = grid.at[row][roles["value"]] if "value" in roles else None
    if value is label_cell:
        value = None
    return RowItem(
        number=_cell_text(grid, row, roles.get("number"), label_cell),
        label=squeeze(label_cell.text),
        unit=_cell_text(grid, row, roles.get("unit"), label_cell),
        value=value,
        note=_cell_text(grid, row, roles.get("note"), value),
        quote=" | ".join(t for c in cells if (t := squeeze(c.text))),
        place=label_cell.place,
    )


def printed_number(text: str) -> str:
    """A row's number without its closing mark: `1.1.1.` is `1.1.1`; empty for what is no number."""
    stripped = text.replace(" ", "").rstrip(".)")
    return stripped if NUMBERING.fullmatch(stripped) else ""


def _own_number(indicator: Indicator, table: TableForm) -> str:
    """The number that the form prints before an indicator: a code that begins with its table's goes on with it."""
    return indicator.number or indicator.code.removeprefix(f"{table.id}.")


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """A table's indicators as they are compared: labels, the columns of each number, and folded units."""

    labels: tuple[str, ...]
    numbered: Mapping[str, list[int]]
    units: tuple[str, ...]

    def penalty(self, unit: str) -> Matrix:
        """What a row with this folded unit loses at each indicator that has another."""
        return np.array([0.04 * bool(unit and own and unit != own) for own in self.units])


@lru_cache(maxsize=64)
def _wanted(table: TableForm, form: Form) -> _Wanted:
    indicators = [form.indicator(code) for code in table.codes]
    numbered: dict[str, list[int]] = {}
    for c, indicator in enumerate(indicators):
        numbered.setdefault(_own_number(indicator, table), []).append(c)
    return _Wanted(tuple(i.label for i in indicators), numbered, tuple(fold(i.unit) for i in indicators))


def label_likeness(items: Sequence[RowItem], table: TableForm, form: Form) -> Matrix:
    """The likeness of each row's label to each of the table's indicators, shape (rows, indicators)."""
    return similarity([i.label for i in items], _wanted(table, form).labels, form.abbreviations)


def row_scores(items: Sequence[RowItem], table: TableForm, form: Form) -> tuple[Matrix, Matrix]:
    """Two matrices (rows, indicators): likeness of the labels alone, and with number and unit counted in."""
    wanted = _wanted(table, form)
    alike = label_likeness(items, table, form)
    scores = alike.copy()
    penalties = {unit: wanted.penalty(unit) for unit in {fold(item.unit) for item in items}}
    for r, item in enumerate(items):
        scores[r] -= penalties[fold(item.unit)]
        if number := printed_number(item.number):
            scores[r, wanted.numbered.get(number, [])] += NUMBER_BONUS
    return alike, scores


def may_match(items: Sequence[RowItem], table: TableForm, form: Form, least: float) -> bool:
    """Whether so many rows could match at all: no match is made of labels less alike than LIKELY."""
    return float((label_likeness(items, table, form).max(axis=1) >= LIKELY).sum()) >= least


def _accepted(pairs: Sequence[tuple[int, int]], alike: Matrix, items: Sequence[RowItem], table: TableForm) -> set[int]:
    """The positions in `pairs` that are certain enough to be called matches."""
    strong = {n for n, (r, c) in enumerate(pairs) if alike[r, c] >= SURE}
    sure = set(strong)
    for n, (r, c) in enumerate(pairs):
        if n in strong or alike[r, c] < LIKELY:
            continue
        number = printed_number(items[r].number)
        same_number = bool(number) and table.codes[c].endswith(number)
        between = n - 1 in strong and n + 1 in strong
        snug = between and pairs[n - 1] == (r - 1, c - 1) and pairs[n + 1] == (r + 1, c + 1)
        if same_number or snug:
            sure.add(n)
    return sure


def _moved(
    items: Sequence[RowItem], alike: Matrix, taken_rows: set[int], taken_cols: set[int]
) -> list[tuple[int, int]]:
    """Rows out of the form's order whose label is like one free indicator's and like no other's."""
    found = []
    for r in range(len(items)):
        if r in taken_rows:
            continue
        c = int(np.argmax(alike[r]))
        if c not in taken_cols and alike[r, c] >= 0.9 and alike[r, c] - runner_up(alike, r, c) >= MARGIN:
            found.append((r, c))
            taken_cols.add(c)
    return found


def match_rows(items: Sequence[RowItem], table: TableForm, form: Form) -> dict[int, tuple[int, Match]]:
    """For each matched row its indicator's position in the table's form, and how it was found."""
    if not items:
        return {}
    alike, scores = row_scores(items, table, form)
    pairs = align(scores, FLOOR)
    sure = _accepted(pairs, alike, items, table)
    matched = {r: (c, Match("alignment", float(min(1.0, alike[r, c])))) for n, (r, c) in enumerate(pairs) if n in sure}
    for r, c in _moved(items, alike, set(matched), {c for c, _ in matched.values()}):
        matched[r] = (c, Match("moved", float(alike[r, c])))
    return matched


def row_drafts(items: Sequence[RowItem], table: TableForm, form: Form) -> list[Draft]:
    """The drafts of a row table: matched rows with their code, others with their nearest codes."""
    indicators = [form.indicator(code) for code in table.codes]
    matched = match_rows(items, table, form)
    alike = label_likeness(items, table, form)
    drafts = []
    for r, item in enumerate(items):
        if item.value is None:
            continue
        found = matched.get(r)
        blank = not squeeze(item.value.text)
        if blank and (found is None or indicators[found[0]].kind == "group"):
            continue
        indicator = indicators[found[0]] if found else None
        match = found[1] if found else Match("none", 0.0, nearest(alike[r], indicators))
        drafts.append(_row_draft(item, item.value, table, indicator, match))
    return drafts


def _row_draft(item: RowItem, value: Cell, table: TableForm, indicator: Indicator | None, match: Match) -> Draft:
    draft = cell_draft(value, table.id, table.section, indicator, item.label, item.quote, match)
    note = "; ".join(n for n in (draft.note, item.note) if n)
    unit = item.unit if len(item.unit) <= 30 and "=" not in item.unit else ""
    return replace(draft, note=note, unit=draft.unit or unit)


_GROUPED = regex.compile(r"^(\d+\.)+\d+$")


def deviations(items: Sequence[RowItem], table: TableForm, form: Form) -> list[Deviation]:
    """Where the printed rows differ from the form's: rows missing, numbered otherwise, or added."""
    matched = match_rows(items, table, form)
    found: list[Deviation] = []
    present = {c for c, _ in matched.values()}
    for r, item in enumerate(items):
        if r not in matched:
            if item.value is not None:
                found.append(Deviation("added", table.section, "", squeeze(f"{item.number} {item.label}"), item.place))
            continue
        own = _own_number(form.indicator(table.codes[matched[r][0]]), table)
        printed = printed_number(item.number)
        if printed and _GROUPED.match(printed) and _GROUPED.match(own) and printed != own:
            found.append(Deviation("renumbered", table.section, table.codes[matched[r][0]], printed, item.place))
    place = items[0].place if items else Place()
    found += [Deviation("missing", table.section, c, "", place) for n, c in enumerate(table.codes) if n not in present]
    return found
