"""Tables that an office typed with tabulators: paragraphs of equally many parts, figures under one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.document import Block, Cell, Paragraph, Place, Table
from extract.text_rows import is_figure

_FEWEST = 3  # rows
_FEWEST_FIGURES = 2
_MOSTLY = 0.6  # of the rows have a figure behind the first part
_SURE = 0.8
_LABEL_AND_FIGURE = 2  # parts
_ITEM = re.compile(r"(?:(?:\d{1,2}\.)*\d{1,2}[a-zđ]?[.)/]|[-+•*])\s*(?=[^\W\d])")
_NUMBER = re.compile(r"(?:\d{1,2}\.)*\d{1,2}[.)]?")


def with_tab_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with each stretch of tabbed paragraphs that holds figures as a table; all others as they are."""
    result: list[Block] = []
    stretch: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind == "body" and _parts(block) and _fits(stretch, block):
            stretch.append(block)
            continue
        result += _closed(stretch)
        stretch = [block] if isinstance(block, Paragraph) and block.kind == "body" and _parts(block) else []
        result += [] if stretch else [block]
    return [*result, *_closed(stretch)]


def _parts(paragraph: Paragraph) -> list[str]:
    """What stands between the paragraph's tabulators; nothing where there are none."""
    if "\t" not in paragraph.text or "\n" in paragraph.text:
        return []
    return [part.strip() for part in paragraph.text.split("\t")]


def _fits(stretch: Sequence[Paragraph], paragraph: Paragraph) -> bool:
    """Whether a paragraph has as many parts as the others; a numbered row may lack those at its end, left blank."""
    if not stretch:
        return True
    rows, parts = [_parts(p) for p in stretch], _parts(paragraph)
    width = max(map(len, rows))
    if len(parts) > width:
        return all(map(_has_figure, rows)) and _ITEM.match(parts[0]) is not None
    return len(parts) == width or _NUMBER.fullmatch(parts[0]) is not None or _has_figure(parts)


def _has_figure(parts: Sequence[str]) -> bool:
    """Whether a line is a numbered label and its figure: `5.2/ Tuyển dụng`, `21`; its unit may be left blank."""
    return len(parts) == _LABEL_AND_FIGURE and _ITEM.match(parts[0]) is not None and _is_figure(parts[1])


def _closed(stretch: Sequence[Paragraph]) -> list[Block]:
    """The stretch as a table, if it is one: its rows of all parts hold figures."""
    rows = [_parts(paragraph) for paragraph in stretch]
    width = max(map(len, rows), default=0)
    whole = [row for row in rows if len(row) == width]
    figures = sum(any(_is_figure(part) for part in row[1:]) for row in whole)
    if len(rows) < _FEWEST or figures < _MOSTLY * len(whole) or figures < _FEWEST_FIGURES:
        return list(stretch)
    cells = [
        Cell(r, c, text, Place(location=f"{paragraph.place.location}/tab[{c + 1}]"), confidence=_SURE)
        for r, (paragraph, row) in enumerate(zip(stretch, rows, strict=True))
        for c, text in enumerate(row)
    ]
    return [Table(tuple(cells), stretch[0].place)]


def _is_figure(text: str) -> bool:
    return bool(text) and any(ch.isdigit() for ch in text) and all(is_figure(word) for word in text.split())
