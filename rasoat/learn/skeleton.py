"""What a form consists of, as it is read from one document, before it is written down as data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from normalize.report import Figure
from rasoat.learn.formulas import Formula


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator to be: a row's label, or a column's header path (`A > B`).

    `number` as printed before it; `figure` what a filled report prints there, in its total row if it has rows;
    `rows` its figures by the name of the row.
    """

    code: str
    parent: str
    label: str
    unit: str
    kind: str
    number: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    figure: Figure | None = None
    rows: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Value:
    """A column of figures beside others in a table of rows: what follows a row's code, its header, whether a rate, and
    its place in the table."""

    suffix: str
    header: str
    rate: bool = False
    column: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form that holds tables: `BM1` with the heading `Biểu mẫu số 1` (its words, its number)."""

    id: str
    noun: str = ""
    number: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class TableSkeleton:
    """A table: its items in order, the header texts of its columns by role, and the names of rows that repeat.

    `layout` is `rows` or `columns`; `dimension` is the header of the column that names such rows, empty for none;
    `total`: what the form calls the row of their total, empty for none. `formulas`: what the header prints of the
    columns' arithmetic, by position among the items. `values`: the columns of figures where rows have several.
    `groups`: the names of rows that are the sums of others, with the names of these. `sums`: the codes of items that
    notes below the table call the sum of others, with the codes of these, and of those taken away. `twice`: the names
    of rows that stand once in each of several groups, which `names` and `groups` have behind their groups' names.
    `listed`: the names of rows below which offices list what the form leaves open.
    """

    id: str
    section: str
    layout: str
    title: str
    items: tuple[Item, ...]
    headers: Mapping[str, str] = field(default_factory=dict)
    dimension: str = ""
    names: tuple[str, ...] = ()
    total: str = ""
    formulas: tuple[Formula, ...] = ()
    values: tuple[Value, ...] = ()
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sums: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
    twice: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()

    @property
    def totalled(self) -> bool:
        """Whether the form has a row for the total of the rows."""
        return bool(self.total)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that the form's narrative asks for: its code, label and unit, and the words of what is counted.

    `before`, `behind`: the words around its gap in the form's sentence, in plain letters. `stands`: the table's figure
    that it states, `B2.4[tong-cong]`, where words or filled reports show one. `some`: its sentence says of which
    of what it counts; `group`: what the list item is about in which it stands.
    """

    code: str
    label: str
    unit: str
    counted: str
    kind: str = "count"
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    stands: str = ""
    some: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A form: its name, what its title says it is about, its sections and tables, and its narrative's facts.

    `sentences`: those of the narrative that ask for facts, as `phrasings.toml` has them. `lines`: the narrative's, with
    `{code}` in the place of each gap.
    """

    id: str
    title: str
    sections: tuple[Section, ...]
    tables: tuple[TableSkeleton, ...]
    facts: tuple[Fact, ...] = ()
    sentences: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def items(self) -> tuple[Item, ...]:
        """All items, table by table."""
        return tuple(item for table in self.tables for item in table.items)
