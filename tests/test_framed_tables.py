"""Tables that rules show only in part: rules across without walls, walls without rules, one wall behind the labels."""

from collections.abc import Sequence

import pytest

from extract.document import Table
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing, width_of
from tests.read_back import only_table, rows

Cells = list[list[str]]
XS = (60.0, 200.0, 330.0, 450.0)
MEASURES: Cells = [
    ["Measure", "Body", "State"],
    ["Guidelines for schools", "Ministry of Health", "published"],
    ["Training of staff in the\nregional offices", "National Agency", "not yet started"],
    ["Annual report", "Directorate for\nStatistics", "to be decided"],
    ["Public consultation", "Municipalities", "closed"],
]
FIGURES: Cells = [
    ["Country", "2008", "2009"],
    ["Italy", "6 442 992", "89"],
    ["Latvia", "9 235 964", "32 960"],
    ["Austria", "490", "2 520 815"],
    ["Malta", "1 006 681", "709 648"],
]


def draw(
    pen: Drawing, table: Cells, top: float, rules: Sequence[int], walls: Sequence[int] = (), xs: Sequence[float] = XS
) -> float:
    """The table with rules above these rows (the count of rows: below the last) and walls at these columns; its end."""
    ys = [top]
    for row in table:
        ys.append(ys[-1] + 8 + 12 * max(cell.count("\n") + 1 for cell in row))
        for x, cell in zip(xs, row, strict=False):
            for k, line in enumerate(cell.split("\n")):
                pen.text(x + 4, ys[-2] + 13 + 12 * k, line)
    for k in rules:
        pen.line(xs[0], ys[k], xs[-1], ys[k])
    for k in walls:
        pen.line(xs[k], ys[0], xs[k], ys[-1])
    return ys[-1]


def flat(table: Table) -> Cells:
    return [[" ".join(cell.split()) for cell in row] for row in rows(table)]


def expected(table: Cells) -> Cells:
    return [[" ".join(cell.split()) for cell in row] for row in table]


PARTLY: dict[str, tuple[Sequence[int], Sequence[int]]] = {
    "rules alone": (range(6), ()),
    "a wall behind the labels": ((0, 1, 5), (0, 1, 3)),
    "walls alone": ((0, 1, 5), range(4)),
    "rules and one wall": (range(6), (1,)),
    "open above": (range(1, 6), ()),
    "open below": (range(5), ()),
}
CASES = [(kind, table) for kind in PARTLY for table in ("words", "figures") if (kind, table) != ("open below", "words")]


@pytest.mark.parametrize(("kind", "table"), CASES)
def test_what_is_ruled_in_part_is_a_table(kind: str, table: str) -> None:
    """Words below the last rule may be anything, figures in its columns are not."""
    pen = Drawing()
    drawn = MEASURES if table == "words" else FIGURES
    draw(pen, drawn, 100, *PARTLY[kind])
    assert flat(only_table(read_pdf(pen.data()))) == expected(drawn)


def test_groups_of_digits_are_one_figure() -> None:
    """As most of Europe prints thousands: the spaces of right-aligned figures stand above each other."""
    pen = Drawing()
    for y, (label, *figures) in zip(range(100, 220, 18), FIGURES, strict=False):
        pen.text(64, y, label)
        for x, figure in zip((300, 440), figures, strict=True):
            pen.canvas.setFont("Times-Roman", 10)
            pen.canvas.drawRightString(x, 842 - y, figure)
    assert flat(only_table(read_pdf(pen.data()))) == FIGURES


def test_a_label_over_rows_that_inner_rules_part() -> None:
    pen = Drawing()
    for y in (100, 120, 180):
        pen.line(60, y, 450, y)
    for y in (140, 160):
        pen.line(200, y, 450, y)
    for x, word in zip(XS, ("Sector", "Activity", "2009"), strict=False):
        pen.text(x + 4, 114, word)
    pen.text(64, 154, "Agriculture")
    for k, (name, figure) in enumerate((("Fishing", "12"), ("Forestry", "7"), ("Other", "310"))):
        pen.text(204, 134 + 20 * k, name)
        pen.text(334, 134 + 20 * k, figure)
    table = only_table(read_pdf(pen.data()))
    (group,) = (c for c in table.cells if c.text == "Agriculture")
    assert (group.row, group.row_span) == (1, 3)
    assert [c.text for c in table.cells if c.col == 1] == ["Activity", "Fishing", "Forestry", "Other"]


PROSE = (
    "The annual survey collects information on the situation of households and",
    "enterprises in all regions of the country. Results are weighted to the",
    "resident population at the beginning of the year. Compared with the year",
    "before the share rose slightly in most regions, by 1.2 points on average.",
)


@pytest.mark.parametrize("columns", [1, 2])
def test_prose_between_rules_is_no_table(columns: int) -> None:
    pen = Drawing()
    size = 10 if columns == 1 else 6
    for k in range(4):
        pen.line(60, 100 + 70 * k, 540, 100 + 70 * k)
        for n, line in enumerate(PROSE if k < 3 else ()):
            for c in range(columns):
                pen.text(62 + 245 * c, 116 + 70 * k + 14 * n, line, size)
    assert list(read_pdf(pen.data()).tables()) == []


def test_two_tables_under_each_other_with_a_caption_between_stay_two() -> None:
    pen = Drawing()
    below = draw(pen, MEASURES, 100, range(6))
    pen.text(60, below + 30, "Table 2: Countries that answered")
    draw(pen, FIGURES, below + 40, range(6))
    found = read_pdf(pen.data()).tables()
    assert [flat(table) for table in found] == [expected(MEASURES), FIGURES]


def test_coloured_rows_are_rows() -> None:
    """A header on a coloured band and every second row shaded, as spreadsheets print: no ruling at all."""
    pen = Drawing()
    heights = [8 + 12 * max(cell.count("\n") + 1 for cell in row) for row in MEASURES]
    top = 100.0
    for k, (row, height) in enumerate(zip(MEASURES, heights, strict=True)):
        if not k % 2:
            pen.canvas.setFillGray(0.85)
            pen.canvas.rect(XS[0], 842 - top - height, XS[-1] - XS[0], height, stroke=0, fill=1)
            pen.canvas.setFillGray(0)
        for x, cell in zip(XS, row, strict=False):
            for n, line in enumerate(cell.split("\n")):
                pen.text(x + 4, top + 13 + 12 * n, line)
        top += height
    assert flat(only_table(read_pdf(pen.data()))) == expected(MEASURES)


@pytest.mark.parametrize("box", [False, True], ids=["one axis", "a frame"])
def test_gridlines_of_a_chart_are_no_table(box: bool) -> None:
    pen = Drawing()
    for k in range(6):
        pen.line(100, 400 - 40 * k, 500, 400 - 40 * k)
        pen.text(74, 403 - 40 * k, str(20 * k), 8)
    for x in (100, 500) if box else (100,):
        pen.line(x, 200, x, 400)
    for k, height in enumerate((75, 160, 120, 34, 190, 88)):
        pen.canvas.rect(120 + 60 * k, 842 - 400, 24, height, stroke=0, fill=1)
        pen.text(122 + 60 * k, 397 - height, str(height), 7)
        pen.text(116 + 60 * k, 414, str(2004 + k), 8)
    assert list(read_pdf(pen.data()).tables()) == []


@pytest.mark.parametrize("step", [20, 2000, 5])
def test_stacked_bars_beside_a_scale_are_no_table(step: int) -> None:
    """Outlined bars side by side are cells for all that their lines tell; the figures of the scale grow evenly."""
    pen = Drawing()
    for k in range(6):
        pen.text(100 - width_of(f"{step * k:,}", 8), 403 - 40 * k, f"{step * k:,}", 8)
    for k, heights in enumerate(((64, 22, 44), (46, 34, 56), (24, 62, 66), (8, 76, 82))):
        y, x = 400.0, 130 + 60 * k
        for n, height in enumerate(heights):
            pen.canvas.rect(x, 842 - y, 60, height, stroke=1, fill=0)
            pen.text(x + 24, y - height / 2 + 3, str(height // 2 + n), 8)
            y -= height
        pen.text(x + 10, 416, ("Bachelor", "Master", "Doctor", "Other")[k], 8)
    document = read_pdf(pen.data())
    assert list(document.tables()) == []
    assert "Doctor" in " ".join(block.text for block in document.paragraphs())


def test_years_and_numbers_left_of_a_grid_are_no_scale() -> None:
    """They fall from above as a scale does, but by one, and end above nought."""
    for first in (2012, 8):
        pen = Drawing()
        rows = [[str(12 * k), str(7 + k), str(300 - k)] for k in range(1, 7)]
        pen.table((130, 220, 300, 380), 100, rows, height=20)
        for k in range(6):
            pen.text(90, 113 + 20 * k, str(first - k))
        (table, *_) = read_pdf(pen.data()).tables()
        assert [c.text for c in table.cells if c.col == table.n_cols - 1] == [row[-1] for row in rows]


def test_a_title_in_its_column_though_its_texts_are_shorter() -> None:
    """A header in the middle of its column stands over no text where these are short and on the left."""
    pen = Drawing()
    for y in (100, 120, 220):
        pen.line(60, y, 500, y)
    for x, word in ((64, "Date"), (160, "Reference"), (285, "Title"), (455, "Amount")):
        pen.text(x, 114, word)
    body = [["01/02/2002", "390/2009", "Medium", "371"], ["26/01/2009", "95/2009", "Ongoing", "423"]]
    body += [
        ["04/08/2009", "203/2009", "Training of staff in the regions", "802"],
        ["15/12/2006", "15/2009", "No", "1"],
    ]
    for k, row in enumerate(body):
        for x, word in zip((64, 160, 320, 470), row, strict=True):
            pen.text(x, 136 + 20 * k, word, 8)
    assert rows(only_table(read_pdf(pen.data()))) == [["Date", "Reference", "Title", "Amount"], *body]


def test_bars_across_vertical_gridlines_are_no_table() -> None:
    pen = Drawing()
    for k, (name, length) in enumerate((("Italy", 120), ("Latvia", 260), ("Austria", 75), ("Malta", 190))):
        pen.text(64, 110 + 24 * k, name, 9)
        pen.canvas.setFillGray(0.5)
        pen.canvas.rect(150, 842 - 114 - 24 * k, length, 14, stroke=0, fill=1)
        pen.canvas.setFillGray(0)
        pen.text(154 + length, 110 + 24 * k, str(length / 4), 8)
    for k in range(7):
        pen.line(150 + 50 * k, 95, 150 + 50 * k, 205)
        pen.text(145 + 50 * k, 218, str(10 + 10 * k), 8)
    assert list(read_pdf(pen.data()).tables()) == []


def test_a_coloured_first_column_belongs_to_the_grid_beside_it() -> None:
    """Word's table styles colour the labels and rule the rest."""
    pen = Drawing()
    for k in range(len(FIGURES)):
        pen.canvas.setFillGray(0.8)
        pen.canvas.rect(60, 842 - 120 - 20 * k, 140, 20, stroke=0, fill=1)
        pen.canvas.setFillGray(0)
    draw(pen, FIGURES, 100, range(6), (1, 2, 3))
    assert flat(only_table(read_pdf(pen.data()))) == FIGURES


def test_walls_that_stand_in_every_second_row_part_the_others_too() -> None:
    """As some exporters draw banded tables: cells have sides in the shaded rows alone."""
    pen = Drawing()
    draw(pen, FIGURES, 100, range(6), (0, 3))
    for k in (1, 3):
        for x in XS[1:3]:
            pen.line(x, 100 + 20 * k, x, 120 + 20 * k)
    assert flat(only_table(read_pdf(pen.data()))) == FIGURES


def test_a_currency_before_groups_of_digits_is_one_amount() -> None:
    amounts = [["Item", "Amount"], ["Rent", "EUR 1 250 000"], ["Staff", "EUR 359"], ["Travel", "EUR 92 419"]]
    pen = Drawing()
    for k, (item, amount) in enumerate(amounts):
        pen.text(64, 114 + 20 * k, item)
        pen.canvas.setFont("Times-Roman", 10)
        pen.canvas.drawRightString(300, 842 - 114 - 20 * k, amount)
    for y in (100, 120, 180):
        pen.line(60, y, 304, y)
    assert flat(only_table(read_pdf(pen.data()))) == amounts


@pytest.mark.parametrize("walls", [(1,), (1, 2)], ids=["a wall behind the labels", "inner walls"])
def test_a_group_row_that_no_wall_crosses_parts_no_table(walls: Sequence[int]) -> None:
    """Without outer walls nothing but its height ties the group's row to the rows above and below."""
    pen = Drawing()
    groups = [
        ["Country", "2008", "2009"],
        ["Italy", "12", "15"],
        ["Other countries"],
        ["Malta", "3", "4"],
        ["Iceland", "8", "9"],
    ]
    draw(pen, groups, 100, range(6))
    for k in walls:
        pen.line(XS[k], 100, XS[k], 140)
        pen.line(XS[k], 160, XS[k], 200)
    table = only_table(read_pdf(pen.data()))
    assert flat(table) == groups
    assert [c.col_span for c in table.cells if c.text == "Other countries"] == [3]


def test_rows_that_overlap_since_one_is_in_the_middle_of_two_lines() -> None:
    """As spreadsheets print: tight rows, figures and dates in the middle of a text of two lines."""
    pen = Drawing()
    body = [
        ("24/10/2008", "No information", "EUR 359"),
        ("28/10/2005", "Medium", "EUR 156"),
        ("05/02/2008", "High", "EUR 2 129 147"),
    ]
    for k, row in enumerate(body):
        for x, text in zip((60, 160, 420), row, strict=True):
            pen.text(x, 130 + 15 * k, text)
    pen.text(60, 175, "24/01/2004")
    pen.text(420, 175, "EUR 92 419")
    pen.text(160, 168.7, "Improve access to services for")
    pen.text(160, 181.3, "people in rural areas")
    for x, text in zip((60, 160, 420), ("Date", "Title", "Amount"), strict=True):
        pen.text(x, 114, text)
    for y in (102, 118, 187):
        pen.line(55, y, 520, y)
    last = ["24/01/2004", "Improve access to services for people in rural areas", "EUR 92 419"]
    assert flat(only_table(read_pdf(pen.data()))) == [["Date", "Title", "Amount"], *map(list, body), last]
