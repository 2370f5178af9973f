"""What the generator's parts hand on: keys of figures, and a report as blocks that any writer can set."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

TOTAL = "Tổng cộng"
QUARTERS = ("I", "II", "III", "IV")


class Key(NamedTuple):
    """Where a figure belongs: section (TM, PL1, PL2), code, and the table row's dimension or nothing."""

    section: str
    code: str
    dimension: str = ""


Value = int | Decimal | str | None
Values = MutableMapping[Key, Value]
Printed = Mapping[Key, str]


def key(code: str, dimension: str = "") -> Key:
    """The key of a code; the section is told by the code's own prefix."""
    section = code.split(".", maxsplit=1)[0]
    return Key(section if section in {"TM", "PL2"} else "PL1", code, dimension)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `role` is title, center, heading, subheading, item, body or small."""

    text: str
    role: str = "body"
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table at its top left grid position; `align` is left or center."""

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1
    bold: bool = False
    italic: bool = False
    align: str = "center"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: every cell once, by row and column; `widths` are shares of the text's width."""

    cells: tuple[GridCell, ...]
    widths: tuple[float, ...]
    header_rows: int
    size: float = 11.0

    @property
    def n_rows(self) -> int:
        """The number of grid rows."""
        return max(c.row + c.row_span for c in self.cells)

    def is_grey(self, row: int) -> bool:
        """Whether a row has a background where offices shade the header and every other row."""
        return row < self.header_rows or (row - self.header_rows) % 2 == 1


@dataclass(frozen=True, slots=True)
class Sides:
    """Two columns of lines side by side without rulings: a letterhead or a signature block."""

    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    role: str


@dataclass(frozen=True, slots=True)
class NewSection:
    """A new page, upright or across."""

    landscape: bool


Block = Paragraph | Grid | Sides | NewSection


@dataclass(frozen=True, slots=True)
class Office:
    """Who writes: `unit` is huyện, thị xã or thành phố."""

    unit: str
    name: str
    province: str
    chairman: str
    seat: str

    @property
    def full(self) -> str:
        """Such as `huyện Khe Sương Thượng`."""
        return f"{self.unit} {self.name}"

    @property
    def communes(self) -> str:
        """What its communes are called together."""
        return "xã, thị trấn" if self.unit == "huyện" else "xã, phường"


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year."""

    year: int
    number: int

    @property
    def roman(self) -> str:
        """Such as `II`."""
        return QUARTERS[self.number - 1]

    @property
    def following(self) -> str:
        """The next quarter's number."""
        return ("II", "III", "IV", "I")[self.number - 1]

    @property
    def following_year(self) -> int:
        """The year that the next quarter is in."""
        return self.year + (self.number == len(QUARTERS))

    @property
    def code(self) -> str:
        """Such as `2021-Q2`."""
        return f"{self.year}-Q{self.number}"

    @property
    def first(self) -> tuple[int, int]:
        """Day and month of the first day."""
        return 1, self.number * 3 - 2

    @property
    def last(self) -> tuple[int, int]:
        """Day and month of the last day."""
        return (31, 30, 30, 31)[self.number - 1], self.number * 3
