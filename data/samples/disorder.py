"""Tables as offices leave them: rows moved, added and deleted, groups numbered otherwise, columns exchanged."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from data import resource
from data.samples.labels import Label, labels, labels_under
from data.samples.model import Key, Printed, key
from data.samples.noise import AS_THE_FORM, Hand

ROW_TABLES = ("PL1", "PL2.3a", "PL2.3b", "PL2.4", "PL2.6")
COLUMN_TABLES = ("PL2.1a", "PL2.1b", "PL2.1c", "PL2.2", "PL2.5")
STRANGE = "+"
"""What the codes of rows and columns that the form does not have end on, before their number."""


@dataclass(frozen=True, slots=True)
class Disorder:
    """How far an office's tables leave the form: the noise of their labels (0–0.7), and how many edits of each kind."""

    noise: float = 0.0
    moved: int = 0
    inserted: int = 0
    deleted: int = 0
    renumbered: int = 0
    swapped: int = 0
    added: int = 0
    missing: int = 0

    @property
    def edits(self) -> bool:
        """Whether rows or columns are not the form's, besides their wording."""
        return self != Disorder(self.noise)


THE_FORM = Disorder()


@dataclass(frozen=True, slots=True)
class Sheets:
    """Every table's rows or columns in the order of print, worded as typed.

    `numbers`: what stands before a row where it is not its code; `hand`: types all else that tables say.
    """

    tables: Mapping[str, tuple[Label, ...]]
    hand: Hand = AS_THE_FORM
    numbers: Mapping[str, str] = field(default_factory=dict)

    def number(self, label: Label) -> str:
        """What is printed before a row; empty for a row without a number."""
        return self.numbers.get(label.code, label.code)

    def named(self, name: str) -> str:
        """A field of work, or a column's heading, as typed."""
        return self.hand.typed(name)


def strange(code: str) -> bool:
    """Whether a row or column is none of the form's."""
    return STRANGE in code


def form_tables() -> dict[str, tuple[Label, ...]]:
    """The form's tables as it prints them."""
    rows = tuple(label for label in labels() if label.section == "PL1")
    return {"PL1": rows, **{t: labels_under(t) for t in (*ROW_TABLES[1:], *COLUMN_TABLES)}}


@cache
def sheets() -> Sheets:
    """The form's tables, as an office prints them that changes nothing."""
    return Sheets(form_tables())


@cache
def _strange() -> Mapping[str, list[dict[str, str] | str]]:
    found: Mapping[str, list[dict[str, str] | str]] = tomllib.loads(
        resource("samples/strange.toml").read_text(encoding="utf-8")
    )
    return found


def disordered(seed: int, disorder: Disorder) -> Sheets:
    """The form's tables as one office leaves them."""
    if disorder == THE_FORM:
        return sheets()
    editor = _Editor(random.Random(f"{seed}|disorder"), {t: list(rows) for t, rows in form_tables().items()}, {})
    for _ in range(disorder.renumbered):
        editor.renumber()
    for _ in range(disorder.moved):
        editor.move()
    for _ in range(disorder.deleted):
        editor.delete()
    editor.insert(disorder.inserted)
    for _ in range(disorder.missing):
        editor.leave_out()
    for _ in range(disorder.swapped):
        editor.swap()
    editor.add(disorder.added)
    hand = Hand(seed, disorder.noise)
    tables = {t: tuple(_worded(label, hand, t) for label in rows) for t, rows in editor.tables.items()}
    return Sheets(tables, hand, editor.numbers)


def _worded(label: Label, hand: Hand, table: str) -> Label:
    """The label as typed; a level of a header path the same over all columns that it spans."""
    if table in ROW_TABLES:
        return replace(label, text=hand.typed(label.text, label.code))
    levels = label.text.split(" > ")
    typed = [hand.typed(level, f"{table}|{' > '.join(levels[:n])}") for n, level in enumerate(levels)]
    return replace(label, text=" > ".join(typed))


def _leaf(label: Label) -> bool:
    return label.kind != "group"


@dataclass(frozen=True, slots=True)
class _Editor:
    """Edits tables; every edit leaves a table that can be printed."""

    rng: random.Random
    tables: dict[str, list[Label]]
    numbers: dict[str, str]

    def _row_table(self) -> list[Label]:
        """A table of rows, the longer the more likely; one of two rows is left alone."""
        tables = [self.tables[t] for t in ROW_TABLES if len(self.tables[t]) > 2]
        return self.rng.choices(tables, weights=[len(t) for t in tables])[0]

    def move(self) -> None:
        """A row within its group, to another group, or with its group's other rows, is printed elsewhere."""
        rows = self._row_table()
        at = self.rng.choice([n for n, label in enumerate(rows) if _leaf(label)])
        label = rows[at]
        siblings = [n for n, other in enumerate(rows) if other.parent == label.parent and _leaf(other)]
        way = self.rng.choice(("within", "within", "among", "block"))
        if way == "block" and label.section == "PL1" and label.parent in {other.code for other in rows}:
            self._move_block(rows, label.parent)
            return
        places = [n for n in siblings if n != at] if way == "within" and len(siblings) > 1 else range(1, len(rows))
        to = self.rng.choice(list(places))
        rows.insert(to, rows.pop(at))
        if self.rng.random() < 0.5 and label.section == "PL1":
            self._number_on(rows, to)

    def _move_block(self, rows: list[Label], group: str) -> None:
        """A group with all under it goes behind another group of its kind."""
        block = [label for label in rows if label.code == group or label.code.startswith(f"{group}.")]
        rest = [label for label in rows if label not in block]
        peers = [n for n, other in enumerate(rest) if other.code.count(".") == group.count(".") and not _leaf(other)]
        if peers and len(block) < len(rows) // 3:
            to = self.rng.choice(peers)
            rows[:] = [*rest[:to], *block, *rest[to:]]

    def _number_on(self, rows: list[Label], at: int) -> None:
        """The row and those behind it in its group are numbered on from the row before."""
        before = self.numbers.get(rows[at - 1].code, rows[at - 1].code)
        stem, _, last = before.rpartition(".") if _leaf(rows[at - 1]) else (before, "", "0")
        if not stem or not last.isdecimal():
            return
        parent = rows[at + 1].parent if at + 1 < len(rows) else ""
        for n, label in enumerate(rows[at:], start=1):
            if not _leaf(label) or (n > 1 and label.parent != parent):
                break
            if not label.code[-1].isalpha():
                self.numbers[label.code] = f"{stem}.{int(last) + n}"

    def delete(self) -> None:
        """A row with a figure is not printed."""
        rows = self._row_table()
        parents = {label.parent for label in rows}
        at = self.rng.choice([n for n, label in enumerate(rows) if _leaf(label) and label.code not in parents])
        del rows[at]
        if self.rng.random() < 0.5 and rows[0].section == "PL1" and 0 < at < len(rows):
            self._number_on(rows, at)

    def insert(self, count: int) -> None:
        """Rows that the form does not have, numbered on, with a dash, or without a number."""
        for n, row in enumerate(self.rng.sample(_strange()["rows"], k=count), start=1):
            assert isinstance(row, dict)  # noqa: S101 — the file is the project's own
            rows = self._row_table()
            to = self.rng.randrange(1, len(rows) + 1)
            prefix = "" if rows[0].section == "PL1" else "PL2."
            code = f"{prefix}{STRANGE}{n}"
            neighbour = rows[to - 1]
            parent = neighbour.parent if _leaf(neighbour) else neighbour.code
            rows.insert(to, Label(code, parent, neighbour.section, row["label"], row["unit"], "count", ()))
            self.numbers[code] = self.rng.choice(("-", "", "+"))
            if self.rng.random() < 0.5 and not prefix:
                self._number_on(rows, to)

    def renumber(self) -> None:
        """The rows of a group carry the numbers of the group before, as in a form that was put together in haste."""
        groups = [label.code for label in self.tables["PL1"] if label.kind == "group" and "." in label.code]
        at = self.rng.randrange(1, len(groups))
        for label in self.tables["PL1"]:
            if label.code.startswith(f"{groups[at]}.") and not label.code[-1].isalpha():
                self.numbers[label.code] = groups[at - 1] + label.code.removeprefix(groups[at])

    def _column_table(self) -> list[Label]:
        return self.tables[self.rng.choice(COLUMN_TABLES)]

    def leave_out(self) -> None:
        """A column is not printed."""
        columns = self._column_table()
        del columns[self.rng.randrange(len(columns))]

    def swap(self) -> None:
        """Two columns of one header change places, or two headers with all their columns."""
        columns = self._column_table()
        tops = list(dict.fromkeys(c.text.split(" > ")[0] for c in columns))
        if self.rng.random() < 0.5:
            one, other = self.rng.sample(range(len(tops)), 2)
            tops[one], tops[other] = tops[other], tops[one]
            columns.sort(key=lambda c: tops.index(c.text.split(" > ")[0]))
            return
        at = self.rng.randrange(len(columns))
        head = columns[at].text.rpartition(" > ")[0]
        peers = [n for n, c in enumerate(columns) if n != at and c.text.rpartition(" > ")[0] == head]
        if peers:
            to = self.rng.choice(peers)
            columns[at], columns[to] = columns[to], columns[at]

    def add(self, count: int) -> None:
        """Columns that the form does not have, alone or under one of its headers."""
        for n, text in enumerate(self.rng.sample(_strange()["columns"], k=count), start=1):
            columns = self._column_table()
            to = self.rng.randrange(1, len(columns) + 1)
            before = columns[to - 1]
            head = before.text.rpartition(" > ")[0]
            path = f"{head} > {text}" if head and self.rng.random() < 0.7 else str(text)
            columns.insert(to, Label(f"{before.parent}.{STRANGE}{n}", before.parent, "PL2", path, "", "count", ()))


def strange_figures(sheets_printed: Sheets, fields: Sequence[str], rng: random.Random) -> dict[Key, str]:
    """A figure for every row and column that the form does not have."""
    found: dict[Key, str] = {}
    for rows in sheets_printed.tables.values():
        for label in rows:
            if strange(label.code):
                for name in fields if label.parent == "PL2.1b" else ("",):
                    found[key(label.code, name)] = str(rng.randint(0, 240))
    return found


def printed_of(printed: Printed, sheets_printed: Sheets) -> dict[Key, str]:
    """The figures whose row or column is printed, and those of the narrative."""
    shown = {label.code for rows in sheets_printed.tables.values() for label in rows}
    return {where: text for where, text in printed.items() if where.section == "TM" or where.code in shown}
