"""Pages that the fast reader doubts are read again with other rulings, and the better reading is kept."""

import io
from pathlib import Path

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import pdf, pdf_second, tables
from extract.document import Cell, Document, Place, Table, Word
from extract.doubt import DOUBTFUL, doubt, fused_figures, is_better, parts_of_texts
from extract.errors import UnreadableFile
from extract.lines import Line
from extract.page_table import PageParts, PageTable
from extract.rulings import Rulings, merge_rulings

PLACE = Place(1, 0.0, 0.0, 100.0, 100.0)


def parts(*texts: tuple[str, float], stray: str = "") -> PageParts:
    cells = tuple(Cell(n, 0, text, PLACE, confidence=sure) for n, (text, sure) in enumerate(texts))
    lines = (Line((Word(stray, 10.0, 10.0, 20.0, 20.0),), -1, (10.0, 10.0, 20.0, 20.0), 20.0, 10.0),) if stray else ()
    return PageParts((PageTable(Table(cells, PLACE, (1,)), (0.0, 100.0)),), ((),), lines)


def test_doubt_is_the_share_of_letters_that_may_stand_wrong() -> None:
    assert doubt(PageParts((), (), ())) == 0
    assert doubt(parts(("abcd", 1.0), ("efgh", 1.0))) == 0
    assert doubt(parts(("abcd", 1.0), ("efgh", 0.5))) == 0.5
    assert doubt(parts(("abcd", 1.0), stray="wxyz")) == 0.5


def test_the_better_reading_has_half_the_doubt_and_loses_nothing() -> None:
    first = parts(("abcd", 1.0), ("efgh", 0.5))
    assert is_better(parts(("abcd", 1.0), ("efgh", 1.0)), first)
    assert not is_better(parts(("abcdef", 1.0), ("gh", 0.5)), parts(("abcdef", 1.0), ("gh", 0.5)))
    assert not is_better(parts(("abcd", 1.0)), first)


def column(*texts: str) -> Table:
    return Table(tuple(Cell(n, 0, text, PLACE) for n, text in enumerate(texts)), PLACE)


def test_two_figures_in_a_column_of_single_ones_may_have_run_together() -> None:
    assert fused_figures(column("12", "14 15", "7", "9")) == {(1, 0)}
    assert fused_figures(column("12", "14\n15", "7", "9")) == set()
    assert fused_figures(column("Đất đai", "Hộ tịch 12", "Y tế", "9 1")) == set()


def drawn_with_gaps() -> bytes:
    """A table of three columns in which the rulings between the columns end short of the horizontal ones."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(400, 300))
    for y in range(100, 221, 20):
        canvas.line(50, y, 350, y)
    for x in (50, 350):
        canvas.line(x, 100, x, 220)
    for row, y in enumerate(range(106, 220, 20)):
        for column, x in enumerate((60, 160, 260)):
            canvas.drawString(x, y, f"{row}{column}")
    canvas.showPage()
    canvas.save()
    return packed.getvalue()


def rows(document: Document) -> list[list[str]]:
    (table,) = document.tables()
    return [[c.text for c in table.cells if c.row == row] for row in range(table.n_rows)]


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A first reader that sees no columns of white space inside a grid."""
    monkeypatch.setattr(tables, "read_grid", lambda *_, **_known: None)
    monkeypatch.setattr(tables, "holds_columns", lambda *_: False)


@pytest.mark.parametrize(
    ("text", "part"),
    [("qua 93", True), ("môn", True), ("31 (nữ:", True), ("Không", False), ("Đang làm", False), ("12 (nữ: 5)", False)],
)
def test_the_end_of_a_text_among_figures_is_in_doubt(text: str, part: bool) -> None:
    def table(sure: float, *others: str) -> Table:
        cells = [
            Cell(n, col, said, PLACE, confidence=sure)
            for n, figure in enumerate([text, *others])
            for col, said in ((0, f"Lĩnh vực {n}"), (1, figure))
        ]
        return Table(tuple(cells), PLACE, (1,))

    assert parts_of_texts(table(0.8, "12", "7", "9")) == ({(0, 1)} if part else set())
    assert parts_of_texts(table(1.0, "12", "7", "9")) == set()  # ruled
    assert parts_of_texts(table(0.8, "Hoàn thành", "Đang làm", "9")) == set()  # a column of words


@pytest.mark.usefixtures("blind")
def test_a_page_in_doubt_takes_the_second_readers_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    data = drawn_with_gaps()
    assert rows(pdf.read_pdf(data))[0] == ["50 51 52"]  # one cell a row: the second reader is asked, and has no other

    def better(_data: bytes, number: int, _frame: object) -> Rulings:
        assert number == 1
        flat = [(50.0, y, 350.0, y) for y in range(80, 201, 20)]
        return merge_rulings([*flat, *((x, 80.0, x, 200.0) for x in (50.0, 150.0, 250.0, 350.0))])

    monkeypatch.setattr(pdf_second, "second_rulings", better)
    assert rows(pdf.read_pdf(data))[0] == ["50", "51", "52"]


def test_the_second_reader_gives_the_sides_of_its_cells() -> None:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(400, 300))
    canvas.grid([50, 150, 250], [100, 120, 140])
    canvas.save()
    with pdf.opened_pdf(packed.getvalue()) as document:
        page = pdf._page(document, 0, pdf.DEFAULT_LIMITS)
    assert page is not None
    found = pdf_second.second_rulings(packed.getvalue(), 1, page.frame)
    assert found is not None
    assert found.horizontal.round().tolist() == [[160, 50, 250], [180, 50, 250], [200, 50, 250]]
    assert found.vertical.round().tolist() == [[50, 160, 200], [150, 160, 200], [250, 160, 200]]


@pytest.mark.usefixtures("blind")
def test_whatever_the_second_reader_stumbles_on_the_first_reading_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise RecursionError

    monkeypatch.setattr(pdfplumber, "open", broken)
    assert rows(pdf.read_pdf(drawn_with_gaps()))[0] == ["50 51 52"]


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[1] / "data/samples/reports").glob("*.pdf")), ids=str)
def test_a_clean_report_is_not_read_twice(path: Path) -> None:
    try:
        with pdf.opened_pdf(path.read_bytes()) as document:
            pages = [pdf._page(document, index, pdf.DEFAULT_LIMITS) for index in range(len(document))]
    except UnreadableFile:
        return  # the samples hold a damaged file, too
    assert max(doubt(page.parts) for page in pages if page is not None) <= DOUBTFUL
