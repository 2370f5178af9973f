"""The figures of many reports as columns of whole numbers, so that a rule is checked on all of them at once.

Every figure is an interval in ten-thousandths; that is exact for what is printed with up to three decimals. A report
with a figure that does not fit is marked `exact`: it is left to the arithmetic in decimals.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from normalize.report import Figure, Observation, Report
from validate.ledger import row_key

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
DECIMALS = 4
# Larger figures are left to the exact way, so that no sum over a table leaves 64 bits.
LARGEST = 10**9
FIGURE, BLANK, TEXT, ABSENT = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Cells:
    """What one code's figures are in some places: state (FIGURE …) and interval, zero where there is none."""

    state: NDArray[np.int8]
    low: Ints
    high: Ints


@dataclass(frozen=True)
class FigureTable:
    """Observations with a code, by report and in printed order: where each stands and what it prints.

    `report`, `cell`, `shown` are parallel: positions among the reports, `cells` (code and row) and `prints`, of
    which one observation stands for all that print the same under the same code. `before`: each report's
    predecessor, or -1; `in_year`: the same where that is of the same year. `exact`: reports that must not be judged
    by these columns.
    """

    reports: int
    before: Ints
    in_year: Ints
    exact: Bools
    cells: tuple[tuple[str, str], ...]
    prints: tuple[Observation, ...]
    report: NDArray[np.int32]
    cell: NDArray[np.int32]
    shown: NDArray[np.int32]

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """A number for each row that any code has."""
        return {row: n for n, row in enumerate(dict.fromkeys(row for _, row in self.cells))}

    @cached_property
    def of_code(self) -> Mapping[str, tuple[int, ...]]:
        """The cells of each code."""
        found: dict[str, list[int]] = {}
        for n, (code, _) in enumerate(self.cells):
            found.setdefault(code, []).append(n)
        return {code: tuple(cells) for code, cells in found.items()}

    @cached_property
    def intervals(self) -> tuple[Ints, Ints, Bools]:
        """The low and high end of each print, and whether it has a figure."""
        ends = [_ends(o.figure) or (0, 0) for o in self.prints]
        low, high = (np.array([e[n] for e in ends], dtype=np.int64) for n in (0, 1))
        return low, high, np.array([o.figure is not None for o in self.prints], dtype=np.bool_)

    @cached_property
    def _sorted(self) -> tuple[Ints, Cells]:
        key = self.cell.astype(np.int64) * self.reports + self.report
        low, high, figures = self.intervals
        texts = np.array([bool(o.value_raw) for o in self.prints], dtype=np.bool_)
        states = np.where(figures, FIGURE, np.where(texts, TEXT, BLANK)).astype(np.int8)
        telling = np.where(figures, 0, np.where(texts, 1, 2))[self.shown]  # of a cell's prints the first such counts
        order = np.argsort(3 * key + telling, kind="stable")
        key = key[order]
        first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else np.zeros(0, np.int64)
        shown = self.shown[order[first]]
        return key[first], Cells(states[shown], low[shown], high[shown])

    def at(self, cell: Ints, report: Ints) -> Cells:
        """The entries of cells in reports; ABSENT where either is -1 or nothing is printed."""
        keys, entries = self._sorted
        wanted = np.where((cell < 0) | (report < 0), -1, cell * self.reports + report)
        place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        if not len(keys):
            nothing = np.zeros(len(wanted), dtype=np.int64)
            return Cells(np.full(len(wanted), ABSENT, dtype=np.int8), nothing, nothing)
        there = keys[place] == wanted
        return Cells(
            np.where(there, entries.state[place], ABSENT).astype(np.int8),
            np.where(there, entries.low[place], 0),
            np.where(there, entries.high[place], 0),
        )

    def of(self, cells: Iterable[int]) -> Iterator[tuple[int, Ints, Cells]]:
        """For each cell the reports that print it, and how."""
        keys, entries = self._sorted
        for cell in cells:
            start, end = np.searchsorted(keys, [cell * self.reports, (cell + 1) * self.reports])
            where = slice(int(start), int(end))
            here = Cells(entries.state[where], entries.low[where], entries.high[where])
            yield cell, keys[where] - cell * self.reports, here


def _ends(figure: Figure | None) -> tuple[int, int] | None:
    """A figure's interval in ten-thousandths; None where it does not fit, or there is no figure."""
    if figure is None or not figure.value.is_finite() or abs(figure.value) + figure.half_unit >= LARGEST:
        return None
    low, high = (end.scaleb(DECIMALS) for end in (figure.value - figure.half_unit, figure.value + figure.half_unit))
    return (int(low), int(high)) if low == int(low) and high == int(high) else None


class Gathering:
    """Reports put into columns one by one, so that none need be kept."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, str], int] = {}
        self._by_print: dict[tuple[str, str, str, str], list[int]] = {}
        self._prints: list[Observation] = []
        self._columns = array("i"), array("i"), array("i")
        self._exact: list[bool] = []
        self._rows: dict[str, str] = {}

    def add(self, report: Report) -> None:
        """Appends a report's observations."""
        at, exact = len(self._exact), False
        seen: set[int] = set()
        said: dict[int, Decimal] = {}
        reports, cells, shown = self._columns
        for o in report.observations:
            if not o.code:
                continue
            row = o.dimension_code or (o.dimension and self._row(o))
            exact = exact or bool(o.dimension and not row)
            reports.append(at)
            cells.append(self._cells.setdefault((o.code, row), len(self._cells)))
            shown.append(self._print(o))
            exact = exact or (o.figure is not None and not self._fits[shown[-1]])
            if row:  # a row that is printed twice counts twice: the ledger tells
                exact = exact or cells[-1] in seen
                seen.add(cells[-1])
            elif o.figure is not None:  # and which of several values counts
                exact = exact or said.setdefault(cells[-1], o.figure.value) != o.figure.value
        self._exact.append(exact)

    @cached_property
    def _fits(self) -> list[bool]:
        return []

    def _row(self, observation: Observation) -> str:
        row = self._rows.get(observation.dimension)
        if row is None:
            row = self._rows[observation.dimension] = row_key(observation)
        return row

    def _print(self, observation: Observation) -> int:
        key = observation.code, observation.value_raw, observation.unit, observation.section
        known = self._by_print.setdefault(key, [])
        for n in known:
            if self._prints[n].figure == observation.figure:
                return n
        known.append(len(self._prints))
        self._prints.append(observation)
        self._fits.append(_ends(observation.figure) is not None)
        return known[-1]

    def table(self, before: Sequence[int], in_year: Sequence[int] | None = None) -> FigureTable:
        """All of it; `before` says for each report, in the order of adding, which one is the period before's.

        `in_year`: the same where that is of the same year; all are, where it is not given.
        """
        report, cell, shown = (np.frombuffer(c, dtype=np.int32) if c else np.zeros(0, np.int32) for c in self._columns)
        return FigureTable(
            len(self._exact),
            np.array(before, dtype=np.int64),
            np.array(before if in_year is None else in_year, dtype=np.int64),
            np.array(self._exact, dtype=np.bool_),
            tuple(self._cells),
            tuple(self._prints),
            report,
            cell,
            shown,
        )
