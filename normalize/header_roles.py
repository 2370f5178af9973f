"""Which column of a table with one indicator a row says what: by its header, and whose period that names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from normalize.form import PAST, Form
from normalize.grid import NUMBERING, Grid, figures_in, header_path, role_of
from normalize.numbers import read_figure
from normalize.periods import OTHER, THIS, names_period
from normalize.report import Period

FEWEST_LETTERS = 3  # of a label
FEWEST_MOVED, MOVED = 2, 0.8  # figures under the header of notes, and their share of all that stands there
RIVAL = 0.5  # of the figures of the fullest column: one with so many may be the column of figures, too


@dataclass(frozen=True, slots=True)
class Columns:
    """What a table's header says of its columns.

    `roles`: the first column of each role. `past`: all columns of other periods. `alike`: columns under the same
    heading as the figures', whose own headers say as little.
    """

    roles: Mapping[str, int]
    past: frozenset[int] = frozenset()
    alike: frozenset[int] = frozenset()


@lru_cache(maxsize=64)
def columns_by_role(grid: Grid, depth: int, form: Form, period: Period | None = None) -> Columns:
    """The columns' roles by their headers' lowest texts, then by their whole paths.

    `period`: the report's own. A column whose header names it holds the figures; one that names another does not.
    """
    paths = [header_path(grid, col, depth, frozenset()) for col in range(grid.n_cols)]
    lowest = [role_of(path[-1], form) if path else "" for path in paths]
    whole = [role_of(" ".join(path), form) if path else "" for path in paths]
    named = [next((n for text in reversed(path) if (n := names_period(text, period))), "") for path in paths]
    past = {c for c, said in enumerate(named) if lowest[c] == PAST or said == OTHER}
    this = [c for c, said in enumerate(named) if said == THIS and c not in past]
    found: dict[str, int] = {"value": this[0]} if len(this) == 1 else {}
    for roles in (lowest, whole):
        for col, role in enumerate(roles):
            said = PAST if col in past else role
            if said and said not in found and col not in found.values():
                found[said] = col
    if depth and "label" in found:
        found |= _under_one_head(grid, depth, found)
    value = found.get("value", -1)
    vague = value >= 0 and value not in this and lowest[value] != "value"
    alike = {c for c in range(grid.n_cols) if vague and c not in past | {value} and whole[c] == "value" != lowest[c]}
    return Columns(found, frozenset(past), frozenset(alike))


def _under_one_head(grid: Grid, depth: int, found: Mapping[str, int]) -> dict[str, int]:
    """The columns of labels and of their numbers where one header stands over both."""
    head = grid.at[depth - 1][found["label"]]
    columns = [c for c in range(grid.n_cols) if grid.at[depth - 1][c] is head]
    if head is None or len(columns) == 1:
        return {}
    letters = {c: sum(sum(map(str.isalpha, t)) >= FEWEST_LETTERS for t in grid.column(c, depth)) for c in columns}
    label = max(columns, key=lambda c: (letters[c], -c))
    before = [c for c in columns if c < label and any(map(NUMBERING.fullmatch, grid.column(c, depth)))]
    number = {"number": before[-1]} if before and "number" not in found else {}
    return {"label": label, **number}


def figure_rivals(grid: Grid, roles: Mapping[str, int], others: Collection[int]) -> list[int]:
    """Those of the columns `others` that may as well be the one of figures: they have half as many of their own.

    A cell that reaches over both is one figure.
    """
    value = roles["value"]

    def figures(col: int) -> int:
        if col == value:
            return figures_in(grid, col)
        own = (r for r in range(grid.n_rows) if grid.at[r][col] is not grid.at[r][value])
        return sum(read_figure(grid.text(r, col)).figure is not None for r in own)

    most = max(3, RIVAL * figures(value))
    return [c for c in others if figures(c) >= most]


def with_notes_moved(grid: Grid, roles: Mapping[str, int], depth: int) -> dict[str, int]:
    """The roles with the figures where they stand under the header of the notes beside theirs: a header that is set
    at the left above figures at the right, without rulings, is read one column off."""
    value, note = roles.get("value", -1), roles.get("note", -1)
    if min(value, note) < 0 or note != value + 1 or note >= grid.n_cols or any(grid.column(value, depth)):
        return dict(roles)
    texts = [text for text in grid.column(note, depth) if text]
    told = sum(read_figure(text).figure is not None for text in texts)
    if told < FEWEST_MOVED or told < MOVED * len(texts):
        return dict(roles)
    return {role: note if role == "value" else col for role, col in roles.items() if role != "note"}
