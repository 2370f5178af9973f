"""Tables and documents drawn in text, so that a test reads like the report that it tests."""

from __future__ import annotations

from extract.document import Cell, Document, Paragraph, Place, Table


def table(drawing: str, at: int = 1) -> Table:
    """A table from lines of cells divided by `|`.

    `<` merges a cell with the one on its left, `^` with the one above. Rows may be ruled off with `---`.
    """
    rows = [line.strip().split("|") for line in drawing.strip().splitlines()]
    grid = [[cell.strip() for cell in row] for row in rows if set("".join(row).strip()) - {"-", " "}]
    cells = [
        _cell(grid, r, c, at) for r, row in enumerate(grid) for c, text in enumerate(row) if text not in {"<", "^"}
    ]
    return Table(tuple(cells), Place(location=f"table[{at}]"))


def _cell(grid: list[list[str]], row: int, col: int, at: int) -> Cell:
    width = 1
    while col + width < len(grid[row]) and grid[row][col + width] == "<":
        width += 1
    height = 1
    while row + height < len(grid) and col < len(grid[row + height]) and grid[row + height][col] == "^":
        height += 1
    place = Place(location=f"table[{at}]/row[{row + 1}]/cell[{col + 1}]")
    return Cell(row, col, grid[row][col].replace("\\n", "\n"), place, row_span=height, col_span=width)


def paragraph(text: str, at: int = 1) -> Paragraph:
    """A body paragraph."""
    return Paragraph(text, Place(location=f"paragraph[{at}]"))


def document(*blocks: str | Table) -> Document:
    """A DOCX document of paragraphs (given as text) and tables, in order."""
    placed = [paragraph(b, n) if isinstance(b, str) else b for n, b in enumerate(blocks, start=1)]
    return Document("docx", tuple(placed))
