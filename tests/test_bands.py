"""Tables whose rows rules part from end to end, without a vertical ruling: the rules alone make the rows."""

from collections.abc import Sequence

import pytest

from extract.document import Paragraph, Table
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing, width_of

Band = tuple[tuple[float, str], ...]
LEFT, LABEL, UNIT, ONE, TWO, RIGHT = 60.0, 100.0, 330.0, 420.0, 480.0, 540.0
HEADER: Band = ((66, "No."), (160, "Indicator"), (UNIT, "Unit"), (ONE, "2020"), (TWO, "2021"))


def band(number: str, label: str, unit: str = "", one: str = "", two: str = "") -> Band:
    places = ((66, number), (LABEL, label), (UNIT, unit), (ONE, one), (TWO, two))
    return tuple((x, text) for x, text in places if text)


def draw(pen: Drawing, bands: Sequence[Band], top: float) -> float:
    """The bands, cells of fewer lines in the middle of theirs, with a rule above and below each; where they end."""
    pen.line(LEFT, top, RIGHT, top)
    for texts in bands:
        most = max(text.count("\n") + 1 for _, text in texts)
        for x, text in texts:
            lines = text.split("\n")
            for k, line in enumerate(lines):
                pen.text(x, top + 12 + 6 * (most - len(lines)) + 12 * k, line)
        top += 5 + 12 * most
        pen.line(LEFT, top, RIGHT, top)
    return top


def flat(table: Table) -> list[list[str]]:
    """The texts at each place, empty where there is no cell."""
    texts = {(c.row, c.col): " ".join(c.text.split()) for c in table.cells}
    height, width = (1 + max(place[k] for place in texts) for k in (0, 1))
    return [[texts.get((row, col), "") for col in range(width)] for row in range(height)]


def of(bands: Sequence[Band]) -> list[list[str]]:
    """The bands on their five columns."""
    columns = (0, LABEL, UNIT, ONE, TWO)
    made = []
    for texts in bands:
        row = [""] * 5
        for x, text in texts:
            row[max(n for n, left in enumerate(columns) if left <= x)] = text.replace("\n", " ")
        made.append(row)
    return made


FILLED = (
    band("I.1.1", "Plans issued in the year", "Plan", "14", "12"),
    band("I.1.2", "Offices inspected by the district and\nby its communes", "Office", "7", "9"),
    band("I.1.3", "Findings settled", "%", "97,5", "100"),
    band("I.1.4", "Surveys among the people", "Survey", "1", "2"),
)
UNFILLED = (
    band("I.2.1", "Offices of the province", "Office"),
    band("I.2.2", "Boards directly under the people's\ncommittee of the province", "Board"),
    band("", "of which: in the district"),
    band("I.2.3", "Organisations of several sectors that the\nprovince has founded by a decision of its\nown"),
)


@pytest.mark.parametrize("order", ["first", "last", "between"])
def test_rows_without_a_figure_are_rows(order: str) -> None:
    """Labels of three lines, empty values, at the top of the table as at its end."""
    body = {
        "first": (*UNFILLED, *FILLED),
        "last": (*FILLED, *UNFILLED),
        "between": (*FILLED[:2], *UNFILLED, *FILLED[2:]),
    }[order]
    pen = Drawing()
    draw(pen, (HEADER, *body), 100)
    (table,) = read_pdf(pen.data()).tables()
    assert table.header_rows == 1
    assert flat(table) == of((HEADER, *body))


def test_a_text_over_all_columns_ends_no_table() -> None:
    group: Band = (
        (64, "II Offices, their staff, and what the district and its communes have done about it, one by one"),
    )
    pen = Drawing()
    draw(pen, (HEADER, *FILLED, group, *UNFILLED, *FILLED), 100)
    (table,) = read_pdf(pen.data()).tables()
    (cell,) = (c for c in table.cells if c.text.startswith("II "))
    assert (cell.row, cell.col, cell.col_span) == (5, 0, 5)
    assert max(c.row for c in table.cells) == 13


def test_a_long_label_behind_its_number_spans_what_is_empty() -> None:
    group: Band = (
        (66, "I.2"),
        (LABEL, "Offices of the province and what they have done in the districts and communes"),
    )
    pen = Drawing()
    draw(pen, (HEADER, *FILLED, group, *FILLED), 100)
    (table,) = read_pdf(pen.data()).tables()
    assert [(c.col, c.col_span) for c in table.cells if c.row == 5] == [(0, 1), (1, 4)]


def test_a_caption_and_the_header_again_begin_another_table() -> None:
    pen = Drawing()
    end = draw(pen, (HEADER, *FILLED), 100)
    pen.text(64, end + 19, "V Staff of the district")
    draw(pen, (HEADER, *UNFILLED, *FILLED), end + 28)
    document = read_pdf(pen.data())
    assert [flat(table) for table in document.tables()] == [of((HEADER, *FILLED)), of((HEADER, *UNFILLED, *FILLED))]
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == ["V Staff of the district"]


def test_the_next_page_goes_on_with_the_same_columns() -> None:
    """Where it begins with rows without a figure, and its header is said again."""
    pen = Drawing()
    draw(pen, (HEADER, *FILLED), 640)
    pen.page()
    draw(pen, (HEADER, *UNFILLED, *FILLED), 60)
    (table,) = read_pdf(pen.data()).tables()
    assert flat(table) == of((HEADER, *FILLED, *UNFILLED, *FILLED))


def test_one_row_of_groups_of_digits_below_its_header() -> None:
    """Nothing else in the column shows that `6 400` is one figure."""
    pen = Drawing()
    names = ("Sent", "On paper", "Electronic", "Services", "Files")
    header = tuple((70.0 + 95 * k, name) for k, name in enumerate(names))
    figures = tuple((70.0 + 95 * k, text) for k, text in enumerate(("6 400", "0", "6 400", "17", "587")))
    draw(pen, (header, figures), 100)
    (table,) = read_pdf(pen.data()).tables()
    assert flat(table) == [list(names), ["6 400", "0", "6 400", "17", "587"]]


def test_rows_that_rules_leave_together_are_told_by_their_lines() -> None:
    """A rule below every third row only: there a band is no row."""
    pen = Drawing()
    y = 100.0
    pen.line(LEFT, y, RIGHT, y)
    expected = []
    for n, name in enumerate(
        ("Country", "Italy", "Latvia", "Austria", "Malta", "Spain", "France", "Poland", "Greece", "Ireland")
    ):
        row = [name, "Old" if not n else f"{n}12", "New" if not n else f"{n}7"]
        expected.append(row)
        for x, text in zip((64, 300, 420), row, strict=True):
            pen.text(x, y + 12, text)
        y += 17
        if n % 3 == 0:
            pen.line(LEFT, y, RIGHT, y)
    (table,) = read_pdf(pen.data()).tables()
    assert flat(table) == expected


@pytest.mark.parametrize("x", [70, 76, 86])
def test_a_header_that_stands_right_of_its_column_of_numbers(x: float) -> None:
    """Short numbers at the left, their header in the middle: nothing of it stands over them."""
    header: Band = ((x, "No"), (160, "Measure"), (UNIT, "Body"), (450, "Status"))
    names = ("Plans for the year", "Offices inspected", "Findings settled", "Surveys", "Training of staff")
    body = [((66, f"{n}."), (130, name), (UNIT, "District"), (450, "Done")) for n, name in enumerate(names, start=1)]
    pen = Drawing()
    draw(pen, (header, *body), 100)
    (table,) = read_pdf(pen.data()).tables()
    assert flat(table) == [["No", "Measure", "Body", "Status"], *([t for _, t in row] for row in body)]


def test_percent_signs_head_columns_and_are_no_figures() -> None:
    """Two lines of a header between two rules, the upper one over two columns each."""
    names, lefts = ("Total number", "Men", "Women"), (180.0, 300.0, 420.0)
    pen, y = Drawing(), 100.0
    pen.line(LEFT, y, RIGHT, y)
    for x, name in zip(lefts, names, strict=True):
        pen.text(x + 20, y + 12, name)
        pen.text(x, y + 24, "Number")
        pen.text(x + 70, y + 24, "%")
    y += 30
    pen.line(LEFT, y, RIGHT, y)
    expected = []
    for n, place in enumerate(("Italy", "Latvia", "Austria", "Spain", "Malta"), start=1):
        figures = [text for k in range(3) for text in (str(n * 1117 * (k + 1)), str(7 * n + k))]
        expected.append([place, *figures])
        pen.text(64, y + 12, place)
        for k, text in enumerate(figures):
            pen.text(lefts[k // 2] + 70 * (k % 2), y + 12, text)
        y += 17
        pen.line(LEFT, y, RIGHT, y)
    (table,) = read_pdf(pen.data()).tables()
    assert [(c.text, c.col, c.col_span) for c in table.cells if c.row == 0] == [
        ("Total number", 1, 2), ("Men", 3, 2), ("Women", 5, 2)
    ]  # fmt: skip
    assert flat(table)[1:] == [["", *["Number", "%"] * 3], *expected]


def test_a_header_and_the_figures_below_it_are_no_one_row() -> None:
    """Captions between two rules each, above a header and one row of figures."""
    names, xs = ("Procedures in\nforce", "Published in\nthe period", "Solved at one\ncounter"), (80.0, 240.0, 400.0)
    pen, y = Drawing(), 100.0
    for n, caption in enumerate(("a) Procedures", "b) Offices", "c) Files"), start=1):
        pen.line(LEFT, y, RIGHT, y)
        pen.text(64, y + 12, caption)
        pen.line(LEFT, y + 17, RIGHT, y + 17)
        for k, (x, name) in enumerate(zip(xs, names, strict=True)):
            for line, text in enumerate(name.split("\n")):
                pen.text(x, y + 29 + 12 * line, text)
            pen.text(x + 25, y + 53, str(111 * n + k))
        y += 60
    cells = [c.text for table in read_pdf(pen.data()).tables() for c in table.cells]
    assert not any(any(ch.isdigit() for ch in text) and any(ch.isalpha() for ch in text) for text in cells)


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_rows_below_the_last_rule_show_that_the_rules_are_the_header_s(lines: int) -> None:
    """The first of them without a rule, the next ones behind the first lines of their labels."""
    labels = ["Total", *["\n".join(("Plans that", "were made", "in the year")[:lines]) for _ in range(3)]]
    rows = [[label, str(20 + n), str(30 + 2 * n), str(7 * n)] for n, label in enumerate(labels)]
    xs, pen, y = (66.0, 220.0, 330.0, 440.0), Drawing(), 100.0
    for level in (y, y + 17, y + 34):
        pen.line(LEFT, level, RIGHT, level)
    pen.text(330, y + 12, "Received")
    for x, text in zip(xs, ("Field", "In all", "Old", "New"), strict=True):
        pen.text(x, y + 29, text)
    y += 37
    for row in rows:
        for x, text in zip(xs, row, strict=True):
            own = text.split("\n")
            for n, line in enumerate(own):
                pen.text(x, y + 11 + 12 * (row[0].count("\n") + 1 - len(own) + n), line)
        y += 5 + 12 * (row[0].count("\n") + 1)
    (table,) = read_pdf(pen.data()).tables()
    assert flat(table)[-4:] == [[text.replace("\n", " ") for text in row] for row in rows]


def shaded(pen: Drawing, rows: Sequence[Sequence[str]], left: float, right: float, top: float) -> None:
    """Two columns, the second one flush right, every second row on grey, without any ruling."""
    for n, (name, value) in enumerate(rows):
        y = top + 16 * n
        if n % 2:
            pen.canvas.setFillGray(0.9)
            pen.bar(left, y, right, y + 16)
            pen.canvas.setFillGray(0)
        pen.text(left + 4, y + 12, name)
        pen.text(right - 4 - width_of(value), y + 12, value)


def test_the_first_of_coloured_rows_is_one_though_its_text_is_long() -> None:
    """A white row above the first grey one; rows of words are no levels of one header."""
    rows = [
        ["Budget", "Completed in the first half of the year"],
        ["Website", "Medium"],
        ["Objectives", "430"],
        ["Address", "3 555 582"],
        ["Number of staff", "Regional offices, municipalities"],
        ["Duration", "9 177 645"],
    ]
    pen = Drawing()
    shaded(pen, rows, 100, 400, 100)
    (table,) = read_pdf(pen.data()).tables()
    assert flat(table) == rows


def test_one_figure_with_groups_of_digits_among_short_ones() -> None:
    rows = [["Name", "In the first half of the year"], ["Staff", "6"], ["Office", "1 523"], ["Form", "Municipal"]]
    rows += [["Budget", "0"], ["Address", "Not yet started"]]
    pen = Drawing()
    shaded(pen, rows, 100, 500, 100)
    (table,) = read_pdf(pen.data()).tables()
    assert flat(table) == rows


def test_turned_headers_over_coloured_rows() -> None:
    """A coloured header of which only the first cell is upright."""
    heads, xs = ("Total", "Unemployment", "Retired"), (260.0, 340.0, 420.0)
    pen = Drawing()
    pen.canvas.setFillGray(0.8)
    pen.bar(80, 100, 480, 190)
    pen.canvas.setFillGray(0)
    pen.text(84, 185, "Region")
    for x, head in zip(xs, heads, strict=True):
        pen.canvas.saveState()
        pen.canvas.translate(x + 8, 842 - 186)
        pen.canvas.rotate(90)
        pen.canvas.drawString(0, 0, head)
        pen.canvas.restoreState()
    expected = [["Region", *heads]]
    for n, place in enumerate(("Italy", "Latvia", "Austria", "Spain", "Malta")):
        y, figures = 190 + 16 * n, [f"{7 * n + k}.{k}" for k in range(3)]
        if n % 2:
            pen.canvas.setFillGray(0.9)
            pen.bar(80, y, 480, y + 16)
            pen.canvas.setFillGray(0)
        pen.text(84, y + 12, place)
        for x, figure in zip(xs, figures, strict=True):
            pen.text(x, y + 12, figure)
        expected.append([place, *figures])
    (table,) = read_pdf(pen.data()).tables()
    assert flat(table) == expected
