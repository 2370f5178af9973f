"""What stands in a form's cells: gaps, ticks, figures; and where a table stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from normalize.grid import Grid
from normalize.numbers import read_figure
from normalize.report import Figure
from normalize.text import fold
from rasoat.learn.labels import (
    MARKED,
    choices_in,
)
from rasoat.learn.notes import Note
from rasoat.learn.numbering import NO_NUMBER, style_of

MOST = 0.5
CODES = regex.compile(r"^ma (?:so|dong|muc|chi tieu|chi so|bieu)\b")
BLANK_SIGNS = set(" .…_-–")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a table stands: its id and section, its title, the unit that a line above it names for all of it, and
    whether such a line asks for ticks; `notes`: what lines below it say of its arithmetic."""

    id: str
    section: str
    title: str
    unit: str = ""
    ticked: bool = False
    notes: tuple[Note, ...] = ()


def blank(text: str) -> bool:
    """Whether a text is a gap to be filled in: nothing, dots, underscores, dashes."""
    return not set(text) - BLANK_SIGNS


def marked(text: str) -> bool:
    """Whether a text is a tick: a lone `x`."""
    return fold(text) in MARKED


def figure_in(text: str, kind: str = "count") -> Figure | None:
    """The figure that a cell prints; None for a gap, or for what is no figure."""
    return None if blank(text) else read_figure(text, kind).figure


def column(grid: Grid, col: int, start: int) -> list[str]:
    """A column's texts from the row `start` on, without those that stand over all columns."""
    rows = ((row, grid.at[row][col]) for row in range(start, grid.n_rows))
    return [grid.text(row, col) for row, cell in rows if cell is None or not 1 < cell.col_span == grid.n_cols]


def share(texts: Sequence[str], wanted: Sequence[bool]) -> float:
    """Which share of the texts (0 to 1) is as wanted."""
    return sum(wanted) / len(texts) if texts else 0.0


def is_numbers(texts: Sequence[str]) -> bool:
    """Whether most texts that are filled in number rows."""
    filled = [t for t in texts if not blank(t)]
    return bool(filled) and share(filled, [style_of(t.rstrip(".)")) != NO_NUMBER for t in filled]) > MOST


def to_fill(texts: Sequence[str]) -> bool:
    """Whether a column is for figures: mostly gaps, figures or choices."""
    return (
        share(texts, [blank(t) or marked(t) or figure_in(t) is not None or bool(choices_in(t)) for t in texts]) > MOST
    )
