"""What extraction hands on: a document of paragraphs and tables in reading order, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple, TypeVar

Row = TypeVar("Row", bound=tuple[object, ...])


def of_columns(kind: type[Row], *columns: Iterable[object]) -> list[Row]:
    """A named tuple of this kind for each row of equally long columns: a third of the time that calling it takes."""
    return list(map(tuple.__new__, repeat(kind), zip(*columns, strict=True)))


class Place(NamedTuple):
    """Where something stands.

    PDF: `page` from 1 and a box in points from the page's top left corner. DOCX: `location`, such as
    `table[3]/row[12]/cell[4]` or `paragraph[41]` (all from 1), and no page. Places, words and cells are tuples,
    since a report has thousands of each, and frozen dataclasses take four times as long to make.
    """

    page: int | None = None
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None
    location: str = ""


class Word(NamedTuple):
    """A run of letters without a gap; box in points from the page's top left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 0.0
    superscript: bool = False


class Ruling(NamedTuple):
    """A straight line of a table, horizontal (top == bottom) or vertical (x0 == x1), in points."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points, its words in reading order, its rulings."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its lines joined by spaces; `kind` is `body` or `note` (foot- and endnotes).

    `unsure`: figures in it, as in the text, that the reader of a picture is not sure of.
    """

    text: str
    place: Place
    kind: str = "body"
    unsure: tuple[str, ...] = ()


class Cell(NamedTuple):
    """A cell of a table: grid position from 0, spans from 1, NFC text without superscript note marks.

    Lines inside the cell are joined by `\\n`. `marks` are the superscript note marks, in order.
    `confidence` (0–1) says how sure the reader is of text and position.
    """

    row: int
    col: int
    text: str
    place: Place
    row_span: int = 1
    col_span: int = 1
    marks: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every cell once (at its top left grid position), sorted by row, then column.

    `pages`: the pages on which it stands, in order (empty for DOCX). `place`: its first page's box.
    `header_rows`: how many rows the file itself marks as header (0 when it does not say).
    """

    cells: tuple[Cell, ...]
    place: Place
    pages: tuple[int, ...] = ()
    header_rows: int = 0

    @property
    def n_rows(self) -> int:
        """The number of grid rows."""
        return max([c.row + c.row_span for c in self.cells], default=0)

    @property
    def n_cols(self) -> int:
        """The number of grid columns."""
        return max([c.col + c.col_span for c in self.cells], default=0)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: `format` is `pdf`, `docx` or `doc` (made into a DOCX, and read as one).

    `blocks` are in reading order; `warnings` are codes.

    `scanned`: the numbers of the pages that were read from pictures.
    """

    format: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()
    scanned: tuple[int, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Its paragraphs, in reading order."""
        return (b for b in self.blocks if isinstance(b, Paragraph))

    def tables(self) -> Iterator[Table]:
        """Its tables, in reading order."""
        return (b for b in self.blocks if isinstance(b, Table))
