"""Tables of rows with several columns of figures: every figure an item of its own, and what the rules compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from normalize.text import fold
from rasoat.learn.labels import PERCENT, is_average, is_change
from rasoat.learn.skeleton import Item, TableSkeleton, Value
from rasoat.learn.wholes import TOTAL

_YEAR = regex.compile(r"\b20\d\d\b")
PLANNED = regex.compile(r"^(?:ke hoach|chi tieu|du toan)\b")


def figures_of(row: Item, values: tuple[Value, ...]) -> list[Item]:
    """The figures of a row, one a column, below the row as their group."""
    return [
        Item(
            f"{row.code}.{value.suffix}",
            row.code,
            f"{row.label} > {value.header}",
            PERCENT if value.rate else row.unit,
            "percent" if value.rate else row.kind,
            choices={} if value.rate else row.choices,
        )
        for value in values
    ]


def _rows(table: TableSkeleton) -> dict[str, Item]:
    """The rows of figures by code, each as it was before its figures were items."""
    below = {i.parent: i for i in table.items if i.label.endswith(f" > {table.values[0].header}")}
    return {i.code: replace(i, kind=below[i.code].kind) if i.code in below else i for i in table.items}


def columns_apart(table: TableSkeleton) -> Iterator[TableSkeleton]:
    """The table, or one for each of its columns of counts: the rows and their tree, with that column's codes."""
    if not table.values:
        yield table
        return
    rows = _rows(table)
    figures = {i.code for i in table.items if " > " in i.label and i.parent in rows}
    for value in table.values:
        if not value.rate and not is_change(value.header):
            kept = (i for i in rows.values() if i.code not in figures)
            moved = tuple(_moved(i, value.suffix) for i in kept)
            sums = tuple(
                (f"{whole}.{value.suffix}", _suffixed(added, value.suffix), _suffixed(less, value.suffix))
                for whole, added, less in table.sums
            )
            yield replace(
                table, id=f"{table.id}.{value.suffix}", items=moved, values=(), formulas=(), sums=sums
            )  # fmt: skip


def _suffixed(codes: tuple[str, ...], suffix: str) -> tuple[str, ...]:
    return tuple(f"{code}.{suffix}" for code in codes)


def main_column(table: TableSkeleton) -> TableSkeleton:
    """The table with that of its columns of counts that is the total, else the first that is no plan: what other tables
    may say again."""
    done = [v for v in table.values if not v.rate and not any(PLANNED.search(fold(n)) for n in v.header.split(">"))]
    latest = max(_YEAR.findall(" ".join(v.header for v in table.values)), default="")
    done = [v for v in done if not (years := _YEAR.findall(v.header)) or max(years) == latest] or done
    totals = [v for v in done if TOTAL.match(fold(v.header.rsplit(">", maxsplit=1)[-1]))]
    return next(columns_apart(replace(table, values=tuple((totals or done)[:1])))) if done else table


def _moved(item: Item, suffix: str) -> Item:
    if item.kind == "group":
        return replace(item, parent=f"{item.parent}.{suffix}", code=f"{item.code}.{suffix}")
    return replace(item, code=f"{item.code}.{suffix}", parent=f"{item.parent}.{suffix}")


def rows_apart(table: TableSkeleton) -> Iterator[TableSkeleton]:
    """For each row of a table with several columns of figures these, as a table of its own with a single row."""
    if not table.values:
        return
    for code, row in _rows(table).items():
        own = [i for i in table.items if i.parent == code and i.code in {f"{code}.{v.suffix}" for v in table.values}]
        if own:
            items = tuple(replace(i, label=i.label.removeprefix(f"{row.label} > ")) for i in own)
            averages = is_average(row.label, "")
            items = tuple(replace(i, kind="average") for i in items) if averages else items
            kept = tuple(f for f in table.formulas if f.rate) if averages else table.formulas
            yield replace(table, id=code, layout="columns", items=items, values=(), headers={}, sums=(), formulas=kept)
