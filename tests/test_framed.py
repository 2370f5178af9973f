"""Tables that rules show only in part: rules across without walls, walls without rules, one wall behind the labels."""

from collections.abc import Sequence

import pytest

from extract.document import Table
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing
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


@pytest.mark.parametrize("table", [MEASURES, FIGURES], ids=["words", "figures"])
@pytest.mark.parametrize(
    ("rules", "walls"),
    [
        (range(6), ()),
        ((0, 1, 5), (0, 1, 3)),
        ((0, 1, 5), range(4)),
        (range(6), (1,)),
        (range(1, 6), ()),
        (range(5), ()),
    ],
    ids=["rules alone", "a wall behind the labels", "walls alone", "rules and one wall", "open above", "open below"],
)
def test_what_is_ruled_in_part_is_a_table(table: Cells, rules: Sequence[int], walls: Sequence[int]) -> None:
    if rules == range(5) and table is MEASURES:
        pytest.skip("words below the last rule may be anything")
    pen = Drawing()
    draw(pen, table, 100, rules, walls)
    assert flat(only_table(read_pdf(pen.data()))) == expected(table)


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
