"""All tables in one SQLite file, and the table of decisions; the same results make the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

from export.columns import Column
from export.decisions import TABLE, Decision, insert
from export.listing import Listing, Value

_SQL_TYPES = {"text": "TEXT", "number": "NUMERIC", "integer": "INTEGER", "date": "TEXT"}
_KEYS = {"reports": "report_id", "observations": "observation_id", "findings": ""}
_INDEXES = {
    "observations": ("report_id", "code"),
    "findings": ("report_id", "rule_id"),
    "coverage": ("report_id",),
    "dataset": ("org_code", "period", "code"),
}
_Stored = str | int | float | None


def _stored(value: Value) -> _Stored:
    """A value as SQLite keeps it: whole numbers as integers, others as floats, dates as ISO text."""
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value() and abs(value) < Decimal(2) ** 62
        return int(value) if whole else float(value)
    return value.isoformat() if isinstance(value, date) else value


class _Kept(dict[Value, _Stored]):
    """Values as SQLite keeps them, each made once."""

    def __missing__(self, value: Value) -> _Stored:
        self[value] = stored = _stored(value)
        return stored


def _column(column: Column, values: Sequence[Value]) -> Iterable[object]:
    """A column as SQLite keeps it. Most are of text alone, which joining it tells sooner than a look at each value."""
    if column.type == "text":
        with suppress(TypeError):
            "".join(cast("Sequence[str]", values))
            return values
    return map(_Kept().__getitem__, values)


def _create(connection: sqlite3.Connection, table: str, listing: Listing) -> None:
    key = _KEYS.get(table, "")
    columns = [f'"{c.name}" {_SQL_TYPES[c.type]}{" PRIMARY KEY" if c.name == key else ""}' for c in listing.columns]
    connection.execute(f'CREATE TABLE "{table}" ({", ".join(columns)})')


def _index(connection: sqlite3.Connection, table: str) -> None:
    for column in _INDEXES.get(table, ()):
        connection.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')


def write_sqlite(path: Path, listings: Mapping[str, Listing], decisions: Sequence[Decision] = ()) -> None:
    """Writes all tables into a new file at `path`, with what has been decided so far."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for table, listing in listings.items():
            _create(connection, table, listing)
            places = ", ".join("?" * len(listing.columns))
            connection.executemany(
                f'INSERT INTO "{table}" VALUES ({places})',  # noqa: S608 — the names are the contract's
                zip(*map(_column, listing.columns, listing.values), strict=True),
            )
            _index(connection, table)  # sorted once, not kept in order row by row
        connection.execute(TABLE)
        insert(connection, decisions)
        connection.execute("COMMIT")
