"""Rows and columns as offices print them, each with its code: the sample generator's tables, without their files."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from data.samples.disorder import COLUMN_TABLES, ROW_TABLES, Disorder, disordered, strange
from data.samples.generator import Order, orders
from data.samples.indicators import IndicatorTable
from data.samples.labels import Label
from data.samples.model import Grid as Drawn
from data.samples.tables import Tables
from extract.document import Cell, Place, Table
from normalize.form import Form
from normalize.grid import grid_of
from normalize.row_tables import RowItem, row_items

EDITS = Disorder(moved=3, inserted=4, deleted=3, renumbered=2, swapped=2, added=2, missing=1)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as printed, with the code of each row below its header, or of each column; empty for none."""

    id: str
    table: Table
    codes: tuple[str, ...]


def as_table(drawn: Drawn) -> Table:
    """A drawn table as extraction would give it."""
    cells = tuple(Cell(c.row, c.col, c.text, Place(), c.row_span, c.col_span) for c in drawn.cells)
    return Table(cells, Place())


def _codes(labels: Iterable[Label]) -> tuple[str, ...]:
    return tuple("" if strange(label.code) else label.code for label in labels)


def printed_tables(order: Order) -> Iterator[PrintedTable]:
    """The tables of both appendices of a report, their figures left blank."""
    rng = random.Random(order.seed)
    sheets = disordered(order.seed, order.style.disorder)
    style = replace(order.style, serial_fields=False)
    appendix = IndicatorTable(rng, style, {}, {}, sheets).grid()
    yield PrintedTable("PL1", as_table(appendix), _codes(sheets.tables["PL1"]))
    tables = Tables(rng, style, {}, ("Đất đai",), {}, sheets)
    for name in ROW_TABLES[1:]:
        yield PrintedTable(name, as_table(tables.rows(name, "Nội dung", "Số lượng")), _codes(sheets.tables[name]))
    for name in COLUMN_TABLES:
        first = name == "PL2.1b"
        drawn = tables.files() if first else tables.columns(name)
        yield PrintedTable(name, as_table(drawn), ("",) * first + _codes(sheets.tables[name]))


def tables_of(seeds: Iterable[int], count: int, noise: float, edits: Disorder = EDITS) -> Iterator[PrintedTable]:
    """The tables of so many reports for each seed, at this noise, without the slips of the reports' own style."""
    for seed in seeds:
        for order in orders(seed, count, replace(edits, noise=noise)):
            yield from printed_tables(replace(order, style=replace(order.style, noise=0.0)))


def rows_of(printed: PrintedTable, form: Form) -> list[tuple[RowItem, str]]:
    """The rows of a printed table as they are read, each with its code; raises AssertionError where rows were lost."""
    items, _ = row_items(grid_of(printed.table), form)
    assert len(items) == len(printed.codes), (printed.id, len(items), len(printed.codes))
    return list(zip(items, printed.codes, strict=True))
