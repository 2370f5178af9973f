from hypothesis import given
from hypothesis import strategies as st

from extract.document import Page, Ruling, Table, Word
from extract.tables import read_page


def page(drawing: str, words: dict[str, tuple[float, float]]) -> Page:
    """A page from a drawing of rulings (`-` and `|` with `+` where they cross; a character is 10 by 20 points)."""
    lines = drawing.strip("\n").splitlines()
    grid = [line.ljust(max(map(len, lines))) for line in lines]
    rulings = []
    for y, line in enumerate(grid):
        for x, sign in enumerate(line[:-1]):
            if sign in "-+" and line[x + 1] in "-+":
                rulings.append(Ruling(10.0 * x, 20.0 * y, 10.0 * (x + 1), 20.0 * y))
    for x in range(len(grid[0])):
        for y in range(len(grid) - 1):
            if grid[y][x] in "|+" and grid[y + 1][x] in "|+":
                rulings.append(Ruling(10.0 * x, 20.0 * y, 10.0 * x, 20.0 * (y + 1)))
    placed = tuple(Word(text, x, y, x + 5.0 * len(text), y + 10.0, 10.0) for text, (x, y) in words.items())
    return Page(1, 600.0, 800.0, placed, tuple(rulings))


def cells(table: Table) -> dict[str, tuple[int, int, int, int]]:
    return {c.text: (c.row, c.col, c.row_span, c.col_span) for c in table.cells}


def only(parts_of: Page) -> Table:
    (found,) = read_page(parts_of).tables
    return found.table


def test_grid_with_merged_cells() -> None:
    found = only(
        page(
            """
+----+---------+
|    |         |
|    +----+----+
|    |    |    |
+----+----+----+
""",
            {"A": (12, 5), "B": (70, 5), "C": (55, 45), "D": (110, 45)},
        )
    )
    assert cells(found) == {"A": (0, 0, 2, 1), "B": (0, 1, 1, 2), "C": (1, 1, 1, 1), "D": (1, 2, 1, 1)}


def test_empty_cells_are_cells() -> None:
    drawing = """
+----+----+
|    |    |
+----+----+
|    |    |
+----+----+
"""
    found = only(page(drawing, {"7": (60, 45)}))
    assert [(c.row, c.col, c.text) for c in found.cells] == [(0, 0, ""), (0, 1, ""), (1, 0, ""), (1, 1, "7")]
    assert all(c.confidence == 1.0 for c in found.cells)


def test_missing_corner_is_no_cell_unless_it_has_text() -> None:
    drawing = """
     +----+
     |    |
+----+----+
|    |    |
+----+----+
"""
    found = only(page(drawing, {"B": (60, 5), "C": (12, 45), "D": (60, 45)}))
    assert cells(found) == {"B": (0, 1, 1, 1), "C": (1, 0, 1, 1), "D": (1, 1, 1, 1)}
    named = only(page(drawing, {"A": (12, 5), "B": (60, 5)}))
    assert next(c for c in named.cells if c.text == "A").confidence < 1


def test_region_that_is_no_rectangle_is_cut_into_rows() -> None:
    drawing = """
+---------+
|         |
|    +----+
|    |    |
+----+----+
"""
    found = only(page(drawing, {"A": (12, 5), "B": (60, 5), "C": (12, 45), "D": (60, 45)}))
    assert cells(found) == {"A B": (0, 0, 1, 2), "C": (1, 0, 1, 1), "D": (1, 1, 1, 1)}
    assert next(c for c in found.cells if c.text == "D").confidence == 1.0
    assert next(c for c in found.cells if c.text == "C").confidence < 1


def test_two_tables_and_words_outside() -> None:
    drawing = """
+----+----+

+----+----+      +----+
|    |    |      |    |
+----+----+      +----+
|    |    |      |    |
+----+----+      +----+
"""
    parts = read_page(page(drawing, {"A": (12, 45), "B": (180, 45), "ngoài": (300, 45)}))
    assert len(parts.tables) == 2
    assert [line.text for line in parts.lines] == ["ngoài"]


def test_table_in_a_cell_of_a_table_keeps_its_text() -> None:
    drawing = """
+------------------+-----+
|                  |     |
| +----+----+      |     |
| |    |    |      |     |
| +----+----+      |     |
|                  |     |
+------------------+-----+
"""
    parts = read_page(page(drawing, {"a": (40, 45), "b": (90, 45), "c": (30, 5), "d": (210, 5)}))
    found = [[c.text for c in part.table.cells] for part in parts.tables]
    assert found == [["c", "d"], ["a", "b"]]


def test_empty_drawing_is_no_table() -> None:
    drawing = """
+----+----+
|    |    |
+----+----+
"""
    assert read_page(page(drawing, {"ngoài": (300, 5)})).tables == ()


def test_lines_of_a_cell_and_marks() -> None:
    drawing = """
+--------------+----+
|              |    |
|              |    |
+--------------+----+
"""
    sheet = page(drawing, {"Liên": (12, 5), "thông": (40, 5), "ngang": (12, 20)})
    mark = Word("1", 38.0, 17.0, 41.0, 23.0, 6.0, superscript=True)
    sheet = Page(1, 600.0, 800.0, (*sheet.words, mark), sheet.rulings)
    first = only(sheet).cells[0]
    assert first.text == "Liên thông\nngang"
    assert first.marks == ("1",)


@given(
    st.lists(st.integers(12, 80), min_size=2, max_size=7),
    st.lists(st.integers(12, 40), min_size=2, max_size=9),
)
def test_any_full_grid_is_read_cell_by_cell(widths: list[int], heights: list[int]) -> None:
    xs = [50.0 + sum(widths[:k]) for k in range(len(widths) + 1)]
    ys = [60.0 + sum(heights[:k]) for k in range(len(heights) + 1)]
    rulings = [Ruling(xs[0], y, xs[-1], y) for y in ys] + [Ruling(x, ys[0], x, ys[-1]) for x in xs]
    words = [
        Word(f"{r}.{c}", x + 2, y + 2, x + 9, y + 10, 8.0) for r, y in enumerate(ys[:-1]) for c, x in enumerate(xs[:-1])
    ]
    table = only(Page(1, 700.0, 900.0, tuple(words), tuple(rulings)))
    assert [c.text for c in table.cells] == [f"{c.row}.{c.col}" for c in table.cells]
    assert (table.n_rows, table.n_cols) == (len(heights), len(widths))


def test_a_stub_of_a_ruling_makes_no_row() -> None:
    drawing = """
+---------+----+
|         |    |
|         |    |
+---      |    |
|         |    |
+---------+----+
|         |    |
+---------+----+
"""
    found = only(page(drawing, {"A": (60, 25), "7": (110, 25), "B": (60, 105), "8": (110, 105)}))
    assert cells(found) == {"A": (0, 0, 1, 1), "7": (0, 1, 1, 1), "B": (1, 0, 1, 1), "8": (1, 1, 1, 1)}
