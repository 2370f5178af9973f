"""The output tables' columns: names, types and descriptions, from one data file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from data import resource


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the contract, its type, and what it holds, by language."""

    name: str
    type: str
    about: Mapping[str, str]


@cache
def tables() -> Mapping[str, tuple[Column, ...]]:
    """The columns of each output table, in the contract's order."""
    raw = tomllib.loads(resource("columns.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            table: tuple(Column(n, c["type"], {"vi": c["vi"], "en": c["en"]}) for n, c in columns.items())
            for table, columns in raw.items()
        }
    )


def names(table: str) -> tuple[str, ...]:
    """The names of a table's columns."""
    return tuple(column.name for column in tables()[table])
