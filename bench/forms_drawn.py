"""Forms as drawn in `bench/forms/*.toml`: what is printed, and what it means.

A form is a list of blocks: lines of text with gaps (`{key}`), tables with an indicator a row (`rows`), and tables
with one a column (`columns`). In a drawn header `^` belongs to the cell above, `<` to the one on the left. `cols` says
what a column holds: `no label dim unit code note`, `group` (the row above, as a merged cell before its own rows), or a
key. A table of one column is a list: each line of `list` is a cell with gaps. What fills a gap or cell: `3..40` (whole
numbers), `1.0..9.9`, `=a + b`, `%a/b` (a printed rate), `?Có/Không` (one of), `x1/3` (the second of three boxes is
ticked), `@2025` (a day of that year), `"so/or so` (words, no figure); of several columns of figures one for each,
parted by `;`; other keys may stand for numbers, `key@T` for a total's row. `unit_row` says which line of the header,
from 0, holds units. Behind it stand codes of the 2021 form of which each means the same. `relations` are what a rule
is wanted for, `also` what holds besides.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "forms"
OVER, BESIDE = "^", "<"
GAP = re.compile(r"\{(\w[\w.]*)\}")
NUMBERING = re.compile(r"[(\[]?(?:\d{1,2}|[A-Za-z])[)\]]?[ =+\-()\d:/*x%]*")
WORDS = ('"', "@")  # what begins a fill of words or of a date
ROLES = frozenset(("no", "label", "unit", "code", "dim", "note", "skip", "group"))


@dataclass(frozen=True, slots=True)
class Indicator:
    """What one row, one column or one gap asks for. `words` are the label, or for a gap words that its label must have;
    `links` are codes of the 2021 form of which each means the same."""

    key: str
    words: str
    unit: str
    fill: str
    links: tuple[str, ...]
    parent: str = ""
    narrative: bool = False
    table: int = 0
    additive: bool = True
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed row of a table: its number, its label (a dimension's name), its unit as printed, its key."""

    number: str
    label: str
    unit: str = ""
    key: str = ""
    kind: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the form: lines of text, or a table with header, roles of columns, and rows."""

    text: tuple[str, ...] = ()
    head: tuple[tuple[str, ...], ...] = ()
    cols: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    across: bool = False
    blank_dims: bool = True
    landscape: bool = False
    marks: str = ""
    wide_groups: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form with its truth. `relations` are wanted of `rasoat learn`; `also` hold but need not be proposed."""

    name: str
    data: dict[str, object]
    blocks: tuple[Block, ...]
    indicators: tuple[Indicator, ...]
    relations: tuple[str, ...]
    also: tuple[str, ...]

    def of(self, key: str) -> Indicator:
        """The indicator of one key."""
        return next(i for i in self.indicators if i.key == key)


def cells(drawn: str) -> list[list[str]]:
    """The rows of a table drawn with bars."""
    return [[c.strip() for c in line.split("|")] for line in drawn.strip().splitlines() if line.strip()]


def names(drawn: object) -> tuple[str, ...]:
    """The lines of a text that are not empty."""
    return tuple(line.strip() for line in str(drawn or "").splitlines() if line.strip())


def path(head: tuple[tuple[str, ...], ...], column: int) -> str:
    """The header's texts over one column, from the top, without lines of column numbers."""
    found: list[str] = []
    for row in head:
        at = column
        while row[at] == BESIDE:
            at -= 1
        text = row[at]
        if text != OVER and not NUMBERING.fullmatch(text) and text not in found[-1:]:
            found.append(text)
    return " > ".join(found)


def _across(number: int, raw: dict[str, object]) -> tuple[Block, list[Indicator]]:
    """A table with an indicator a column."""
    head = tuple(tuple(row) for row in cells(str(raw["head"])))
    cols = tuple(str(raw["cols"]).split())
    named = tuple(row for n, row in enumerate(head) if n != raw.get("unit_row"))
    given = {row[0]: row[1:] for row in cells(str(raw["columns"]))}
    found = []
    for at, key in enumerate(cols):
        if key not in ROLES:
            unit, fill, links = (*given[key], "", "", "")[:3]
            found.append(
                Indicator(
                    key,
                    path(named, at),
                    unit,
                    fill,
                    tuple(links.split()),
                    table=number,
                    additive=not fill.startswith("%"),
                )
            )
    lines = tuple(Line(r[0], r[1], key="", kind=r[2] if len(r) > 2 else "") for r in cells(str(raw.get("dims", ""))))
    block = Block(
        head=head, cols=cols, lines=lines or (Line("", ""),), across=True,
        blank_dims=bool(raw.get("blank_dims", True)), landscape=bool(raw.get("landscape")), text=names(raw.get("text")),
    )  # fmt: skip
    return block, found


def _down(number: int, raw: dict[str, object]) -> tuple[Block, list[Indicator]]:
    """A table with an indicator a row, or one a row and value column."""
    head = tuple(tuple(row) for row in cells(str(raw["head"])))
    cols = tuple(str(raw["cols"]).split())
    values = [c for c in cols if c not in ROLES]
    fills = raw.get("fills", {})
    assert isinstance(fills, dict)
    lines: list[Line] = []
    found: list[Indicator] = []
    above: list[tuple[int, str]] = []
    for row in cells(str(raw["rows"])):
        indent, no, label, unit, key, fill, links = (*row, "", "", "", "")[:7]
        depth = len(indent)
        above = [(d, text) for d, text in above if d < depth]
        parent = above[-1][1] if above else ""
        above.append((depth, label))
        key = key or f"t{number}r{len(lines)}"
        if fill or "group" not in cols:
            lines.append(Line(no, label, "" if unit.startswith("~") else unit, key if fill else "", group=parent))
        each = [f.strip() for f in fill.split(";")]
        for n, column in enumerate(values if fill else ()):
            own = fill if len(values) == 1 else each[n] if len(each) > 1 else str(fills[column])
            whole = label if len(values) == 1 else f"{label} > {path(head, cols.index(column))}"
            name = key if len(values) == 1 else f"{key}.{column}"
            true_unit = "%" if own.startswith("%") else unit.lstrip("~")
            found.append(
                Indicator(
                    name,
                    whole,
                    true_unit,
                    own,
                    tuple(links.split()),
                    parent,
                    table=number,
                    row=label,
                    column="" if len(values) == 1 else path(head, cols.index(column)),
                )
            )
    block = Block(
        head=head, cols=cols, lines=tuple(lines), landscape=bool(raw.get("landscape")),
        marks=str(raw.get("marks", "")), text=names(raw.get("text")), wide_groups=bool(raw.get("wide_groups")),
    )  # fmt: skip
    return block, found


def _told(number: int, raw: dict[str, object]) -> tuple[Block, list[Indicator]]:
    """Lines of text with gaps."""
    found = []
    for row in cells(str(raw.get("gaps", ""))):
        key, words, unit, fill, links = (*row, "", "", "")[:5]
        found.append(Indicator(key, words, unit, fill, tuple(links.split()), narrative=True, table=number))
    if "list" in raw:
        head = tuple(tuple(row) for row in cells(str(raw["head"])))
        return Block(head=head, cols=("told",), lines=tuple(Line("", line) for line in names(raw["list"]))), found
    return Block(text=names(raw["text"])), found


def _row_sums(key: str, lines: tuple[Line, ...]) -> list[str]:
    """What the total's row and those of groups (`sum`), and of groups in these (`part`), are the sums of."""
    groups: dict[str, list[str]] = {}
    tops: list[str] = []
    for line in lines:
        if line.kind == "sum":
            tops.append(line.label)
            groups[line.label] = []
        elif line.kind == "part":
            groups[tops[-1]].append(line.label)
            groups[line.label] = []
        elif not line.kind and groups:
            groups[list(groups)[-1]].append(line.label)
    if not groups:
        return [f"{key}[T] = sum({key}[*])"]
    sums = {"T": tops, **groups}
    return [f"{key}[{whole}] = {' + '.join(f'{key}[{part}]' for part in parts)}" for whole, parts in sums.items()]


def read(file: Path) -> Form:
    """The form drawn in one file."""
    data = tomllib.loads(file.read_text("utf-8"))
    blocks: list[Block] = []
    indicators: list[Indicator] = []
    for number, raw in enumerate(data.pop("block")):
        make = _across if "columns" in raw else _down if "rows" in raw else _told
        block, found = make(number, raw)
        blocks.append(block)
        indicators.extend(found)
    relations = list(names(data.pop("relations", "")))
    for block in blocks:
        total = next((line.label for line in block.lines if line.kind == "total"), "")
        if block.across and total and block.blank_dims:
            additive = [k for k in block.cols if any(i.key == k and i.additive for i in indicators)]
            relations += [line for key in additive for line in _row_sums(key, block.lines)]
    return Form(file.stem, data, tuple(blocks), tuple(indicators), tuple(relations), names(data.pop("also", "")))
