"""Lines of an appendix that say what a row of a table would: `2.1. Số đơn vị tự bảo đảm …: 12 cơ quan, đơn vị`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extract.document import Block, Cell, Place, Table
from normalize.numbers import NUMBER, read_figure
from normalize.row_numbers import ITEM_SIGNS
from normalize.text import squeeze

FEWEST_WORDS = 3  # of a label that nothing numbers
_SIGNS = "".join(ITEM_SIGNS)
LONGEST = 400  # letters of a row
_LABEL_AND_FIGURE = 2  # columns
_TOLD = 0.4  # of a table's rows: labels with their figures in one cell
FEWEST_SIGNED = 3  # rows with numbers or signs before them, for a line without one to go on with the line above
_SIGN = rf"(?P<sign>[{_SIGNS}])\s*(?=\p{{L}})"
_IN_BRACKETS = r"\((?:\d{1,2}\.)*\d{1,2}[a-zđ]?\)|\([a-zđ]\)"
_NUMBER = rf"{_IN_BRACKETS}|(?:\d{{1,2}}\.)+\d{{1,2}}[a-zđ]?[.)/]?|\d{{1,3}}[.)/]|[a-zđ][).]|[A-HIVX]{{1,4}}[.)]"
_START = rf"(?:{_SIGN}|(?P<number>{_NUMBER})\s+(?=\p{{L}}))"
_BEGINS = regex.compile(_START)
_NUMBERED = regex.compile(rf"\d{{1,2}}|{_NUMBER}")
_VALUE = rf"[-+–−]?\s?(?:{NUMBER})(?:\s?/\s?(?:{NUMBER}))?(?:\s?%)?|[-–−](?!\s*\p{{L}})|//|x|[Kk]hông"
_SAYS = r"(?:\s*[:=]|\s+(?:là|đạt|[-–—]))\s*"  # what stands between a label and its figure
_BRACKETS = r"\([^()]*\)"  # of a label, with all that is in them: `(0 = Không; 1 = Có)`
_OUTSIDE = r"(?:[^(]|\((?![^()]*\)))"
_ROW = regex.compile(
    rf"{_START}?(?P<label>\p{{L}}(?:{_BRACKETS}|(?!{_SAYS}\d){_OUTSIDE})*?){_SAYS}(?P<value>{_VALUE})(?![\d.,/%]*\d)"
    r"(?:\s*(?P<unit>\p{L}[\p{L}\s]*(?:,\s\p{L}[\p{L}\s]*)?))?\s*(?:[(,;](?P<note>.+))?[;.,]?"
)
_SAID = regex.compile(rf"{_SAYS}(?:{_VALUE})")  # without which a line is no row: sooner looked for than the row
_HEAD = regex.compile(rf"{_START}(?P<label>\p{{L}}.*?)\s*[:;.]?")
_INNER = regex.compile(r"(?<=\S)\s+(?=(?:(?:\d{1,2}\.){2,}\d{0,2}|(?:\d{1,2}\.)+\d{1,2}[a-zđ][.)])\s+\p{Lu})")
_LEADER = regex.compile(r"\s*(?:[.·_]{4,}|…{2,})\s*")


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A line as a row; `value` is empty for a head, which only says what the rows below it are about.

    `label`: behind the sign of a list's item, if it has one. `position`: of its block in the document.
    """

    number: str
    label: str
    unit: str
    value: str
    note: str
    place: Place
    position: int
    unsure: bool = False

    @property
    def told(self) -> bool:
        """Whether the label says enough by itself, or has a number or sign."""
        return bool(self.number) or not self.label[:1].isalpha() or len(self.label.split()) >= FEWEST_WORDS


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of print, or those that go on with it."""

    text: str
    place: Place
    position: int
    unsure: tuple[str, ...]


def typed_rows(blocks: Sequence[tuple[int, Block]]) -> Iterator[TypedRow | str | None]:
    """The rows that the lines of an appendix are, in reading order; another line as it is, a table as None.

    Lines of a PDF file that go on with the row above are put together with it, rows in one line taken apart.
    """
    lines: list[_Line] = []
    for position, block in blocks:
        found = _lines(position, block)
        if found is None:
            yield from map(_row, lines)
            lines = []
            yield None
        for line in found or ():
            lines = _with(lines, line)
    yield from map(_row, lines)


def _lines(position: int, block: Block) -> list[_Line] | None:
    """The lines of a paragraph, or of a table that is lines with their figures apart; None for any other table."""
    if isinstance(block, Table):
        return _apart(position, block)
    if block.kind != "body":
        return []
    texts = [one for text in block.text.split("\n") for one in _INNER.split(text) if one.strip()]
    return [_Line(text.strip(), block.place, position, block.unsure) for text in texts]


def _apart(position: int, table: Table) -> list[_Line] | None:
    """The lines of a table of two columns whose labels all end as a line's do, `Số …:` or in dots, before a figure."""
    if table.n_cols != _LABEL_AND_FIGURE:
        return _told(position, table)
    found = []
    for row in range(table.n_rows):
        cells = [c for c in table.cells if c.row == row and c.text.strip()]
        if len(cells) == _LABEL_AND_FIGURE:
            texts = [f"{squeeze(cells[0].text)} {squeeze(cells[1].text)}"]
            if not (squeeze(cells[0].text).endswith(":") or _LEADER.match(cells[1].text)):
                return _told(position, table)
        else:
            texts = [line for cell in cells for line in cell.text.split("\n")]
        if not all(_BEGINS.match(text) for text in texts):
            return _told(position, table)
        found += [_Line(text, cells[-1].place, position, ()) for text in texts]
    return found


def _told(position: int, table: Table) -> list[_Line] | None:
    """The lines of a table that says labels and figures in one cell, `Số …: 265 thủ tục`, without its header."""
    if any(c.col and c.text.strip() and read_figure(c.text).figure is not None for c in table.cells):
        return None  # a figure of its own, as nearly every table has
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    lines = [_Line(" ".join(squeeze(c.text) for c in cells), cells[-1].place, position, ()) for cells in rows.values()]
    told = [bool(_as_row(line.text)) for line in lines]
    if sum(told) < max(FEWEST_SIGNED, _TOLD * len(lines)):
        return None
    return lines if told[0] or _BEGINS.match(lines[0].text) else lines[1:]


def _with(lines: list[_Line], line: _Line) -> list[_Line]:
    """The lines with one more, which may go on with the last."""
    if lines and not _BEGINS.match(line.text) and (joined := _joined(lines, line)) is not None:
        return [*lines[:-1], joined]
    return [*lines, line]


def _joined(lines: Sequence[_Line], line: _Line) -> _Line | None:
    """The last line with the next one, where that goes on with it."""
    last = lines[-1]
    if not _BEGINS.match(last.text) or len(last.text) > LONGEST or "\t" in last.text + line.text:
        return None
    text = f"{last.text} {line.text}"
    row = bool(_as_row(squeeze(text)))
    if _as_row(squeeze(last.text)):  # what goes on is its unit
        return replace(last, text=text) if row and line.text[0].islower() else None
    rows = [bool(_BEGINS.match(one.text)) for one in lines if _as_row(squeeze(one.text))]
    paged, begins = line.place.page is not None, line.text[0]
    signed = len(rows) >= FEWEST_SIGNED and all(rows)
    if begins.islower() or (begins.isdigit() and (row or paged)) or (row and paged and signed):
        return _Line(text, line.place, line.position, (*last.unsure, *line.unsure))
    return None


def _row(line: _Line) -> TypedRow | str:
    """A line as a row; its text where it is none."""
    text = _LEADER.sub("\t", line.text) if read_figure(line.text).figure is None else line.text
    parts = [squeeze(part) for part in text.split("\t")]
    found = _tabbed(parts, line) if len(parts) > 1 else _typed(squeeze(text), line)
    return found or squeeze(line.text)


def _as_row(text: str) -> regex.Match[str] | None:
    return _ROW.fullmatch(text) if _SAID.search(text) else None


def _typed(text: str, line: _Line) -> TypedRow | None:
    """A line whose figure stands behind a colon, or a head that is numbered or an item of a list."""
    if len(text) > LONGEST:
        return None
    found = _as_row(text)
    if found is None:
        head = _HEAD.fullmatch(text)
        return None if head is None else TypedRow(*_named(head), "", "", "", line.place, line.position)
    value = found["value"].strip()
    unsure = bool(line.unsure) and read_figure(value).figure is not None
    unit, note = (found["unit"] or "").strip(), (found["note"] or "").strip(" ().;,")
    return TypedRow(*_named(found), unit, value, note, line.place, line.position, unsure)


def _named(found: regex.Match[str]) -> tuple[str, str]:
    """The number and the label, this behind its sign."""
    return found["number"] or "", f"{found['sign']} {found['label']}" if found["sign"] else found["label"]


def _tabbed(parts: Sequence[str], line: _Line) -> TypedRow | None:
    """A line of parts between tabulators or dots: number, label, unit and the one figure; None for any other."""
    number = parts[0] if _NUMBERED.fullmatch(parts[0]) else ""
    label, *rest = parts[1:] if number else parts
    filled = [n for n, part in enumerate(rest) if part]
    figures = [n for n in filled if read_figure(rest[n]).figure is not None]
    if len(figures) != 1 or len(filled) > 3 or figures[0] > 1 or read_figure(label).figure is not None:
        return None
    begun = None if number else _BEGINS.match(label)
    if begun and begun["number"]:
        number, label = begun["number"], label[begun.end() :]
    unit, note = rest[0] if figures[0] == 1 else "", " ".join(rest[figures[0] + 1 :])
    if any(ch.isdigit() for ch in unit):
        return None
    if not label.strip(f" {_SIGNS}")[:1].isalpha():
        return None
    return TypedRow(
        number, label.rstrip(" :"), unit, rest[figures[0]], note, line.place, line.position, bool(line.unsure)
    )
