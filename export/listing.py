"""The rows of an output table, column by column: put together once, for all the files that show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from export.columns import Column, tables

Value = str | Decimal | int | float | date | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Listing:
    """A table's columns, in the contract's order, and the values of each, from the first row to the last.

    Writers make what they need of a value once for each column, where most are alike, not once for each cell.
    """

    columns: tuple[Column, ...]
    values: tuple[Sequence[Value], ...]

    def __len__(self) -> int:
        return len(self.values[0])

    def column(self, name: str) -> Sequence[Value]:
        """The values of the column of that name."""
        return next(v for c, v in zip(self.columns, self.values, strict=True) if c.name == name)

    def rows(self) -> list[dict[str, Value]]:
        """The rows, their values by column name."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in zip(*self.values, strict=True)]


def listed(columns: tuple[Column, ...], rows: Sequence[Row]) -> Listing:
    """Rows as a listing of these columns; what a row does not have is None."""
    names = [column.name for column in columns]
    if rows and list(rows[0]) == names and all(len(row) == len(names) for row in rows):
        # One function makes a table's rows: where the first has all columns in order, so have all that are as long.
        return Listing(columns, tuple(zip(*map(_values, rows), strict=True)))
    return Listing(columns, tuple([row.get(name) for row in rows] for name in names))


def _values(row: Row) -> Iterable[Value]:
    return row.values()


def listing(table: str, rows: Sequence[Row]) -> Listing:
    """An output table's rows as its listing."""
    return listed(tables()[table], rows)
