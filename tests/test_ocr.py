"""Scans drawn by the tests: the same cells as typed, whatever the resolution, the turn and the stamp."""

import io
import math
from functools import cache

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw
from rapidfuzz import fuzz
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.document import Cell, Document, Place, Table
from extract.errors import Unreadable, UnreadableFile
from extract.limits import Limits
from extract.ocr_doubt import UNSURE, is_hardly_read, poorly_read, with_doubtful_cells
from extract.ocr_words import ReadWord, words_of
from extract.page_table import PageParts, PageTable
from extract.pdf import read_pdf
from extract.picture_file import read_picture
from extract.read import read
from tests.drawn_pdf import Drawing

ROWS = [
    ["TT", "Nội dung chỉ tiêu", "Đơn vị", "Số liệu"],
    ["1", "Số hồ sơ tiếp nhận", "Hồ sơ", "1.297"],
    ["2", "Số hồ sơ đã giải quyết", "Hồ sơ", "1.250"],
    ["3", "Tỷ lệ đúng hạn", "%", "99,85"],
    ["4", "Số văn bản ban hành", "Văn bản", "7"],
    ["5", "Số cuộc kiểm tra", "Cuộc", "13/13"],
    ["6", "Số biên chế có mặt", "Người", "76"],
]
TITLE = "BÁO CÁO CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2021"


@cache
def typed() -> bytes:
    pen = Drawing()
    pen.text(72, 80, TITLE, 12)
    pen.text(72, 110, "Ủy ban nhân dân huyện báo cáo tình hình thực hiện cải cách hành chính quý I như sau:")
    pen.table((60, 100, 330, 420, 520), 140, ROWS, height=26)
    return pen.data()


def picture(dpi: int, turn: float = 0, *, stamp: bool = False) -> Image.Image:
    page = pypdfium2.PdfDocument(typed())[0]
    drawn = page.render(scale=dpi / 72).to_pil().convert("RGB")
    if stamp:
        box = tuple(side * dpi / 72 for side in (400, 190, 500, 290))
        ImageDraw.Draw(drawn, "RGBA").ellipse(box, outline=(220, 30, 30, 160), width=int(3 * dpi / 72))
    return drawn.rotate(turn, expand=True, fillcolor="white")


def scanned(image: Image.Image, dpi: int) -> bytes:
    packed, size = io.BytesIO(), (image.width * 72 / dpi, image.height * 72 / dpi)
    canvas = Canvas(packed, pagesize=size)
    canvas.drawImage(ImageReader(image), 0, 0, *size)
    canvas.save()
    return packed.getvalue()


def cells(document: Document) -> list[list[str]]:
    (table,) = document.tables()
    return [[c.text.replace("\n", " ") for c in table.cells if c.row == n] for n in range(table.n_rows)]


@pytest.mark.parametrize(
    ("dpi", "turn", "stamp"),
    [(150, 0, False), (200, 0, True), (300, 0, False), (200, 3, False), (200, -3, False), (200, 90, False),
     (200, 180, False), (200, 270, False)],
)  # fmt: skip
def test_a_scan_says_what_was_typed(dpi: int, turn: int, stamp: bool) -> None:
    document = read_pdf(scanned(picture(dpi, turn, stamp=stamp), dpi))
    assert document.format == "pdf-scan"
    assert cells(document) == ROWS
    assert max(fuzz.ratio(TITLE, p.text) for p in document.paragraphs()) > 95


def test_a_dithered_scan_says_what_was_typed() -> None:
    grey = picture(200).convert("L").point(lambda shade: 25 + shade * 205 // 255)
    assert cells(read_pdf(scanned(grey.convert("1"), 200))) == ROWS


def test_pale_print_says_what_was_typed() -> None:
    pale = picture(200).convert("L").point(lambda shade: 125 + shade * 80 // 255)
    (table,) = read_pdf(scanned(pale, 200)).tables()
    assert [c.text.replace("\n", " ") for c in table.cells] == [text for row in ROWS for text in row]
    assert all(c.confidence >= 0.85 for c in table.cells)


def test_dust_on_the_glass_and_a_crease_are_no_rulings() -> None:
    drawn = picture(200)
    pen = ImageDraw.Draw(drawn)
    for x in (310, 905, 1290):  # through labels, a column of units, figures
        pen.line((x, 0, x, drawn.height), fill=(110, 110, 110), width=1)
    pen.line((0, 378, drawn.width, 378), fill=(90, 90, 90), width=2)  # close over the table
    assert cells(read_pdf(scanned(drawn, 200))) == ROWS


def stamped_in_grey() -> Image.Image:
    """The page with a stamp over two columns and three rows, in grey."""
    drawn = picture(200)
    box = (1060, 430, 1260, 630)
    layer = Image.new("L", drawn.size, 0)
    pen = ImageDraw.Draw(layer)
    for less, width in ((0, 8), (16, 3), (60, 4)):
        pen.ellipse((box[0] + less, box[1] + less, box[2] - less, box[3] - less), outline=190, width=width)
    pen.regular_polygon((1160, 530, 22), 5, fill=190)
    red = Image.new("RGB", drawn.size, (200, 30, 45))
    return Image.composite(ImageChops.multiply(drawn, red), drawn, layer).convert("L")


def test_a_stamp_in_grey_is_lighter_than_print() -> None:
    (table,) = read_pdf(scanned(stamped_in_grey(), 200)).tables()
    assert [c.text.replace("\n", " ") for c in table.cells] == [text for row in ROWS for text in row]
    doubted = {(c.row, c.col) for c in table.cells if c.confidence < 0.85}
    assert {(3, 2), (3, 3)} <= doubted <= {(row, col) for row in range(6) for col in (2, 3)}


@pytest.mark.parametrize("kind", ["grey", "one bit", "in colour beside a stamp"])
def test_a_dark_signature_over_figures_puts_them_in_doubt(kind: str) -> None:
    drawn = picture(200, stamp=kind.endswith("stamp"))
    pen = ImageDraw.Draw(drawn)
    curve = [(1150 + 3 * n, 560 + 60 * math.sin(n / 9)) for n in range(90)]
    pen.line(curve, fill=(40, 40, 40), width=5, joint="curve")
    mode = {"grey": "L", "one bit": "1"}.get(kind, "RGB")
    (table,) = read_pdf(scanned(drawn.convert(mode), 200)).tables()
    wrong = {(c.row, c.col) for c in table.cells if c.text != ROWS[c.row][c.col]}
    doubted = {(c.row, c.col) for c in table.cells if c.confidence < 0.85}
    assert wrong <= doubted
    assert {(c.row, c.col) for c in table.cells if c.row < 1 or c.col < 2}.isdisjoint(doubted)


def test_places_are_those_of_the_page_as_displayed() -> None:
    document = read_pdf(scanned(picture(200, 90), 200))
    place = next(c.place for t in document.tables() for c in t.cells if c.text == "99,85")
    assert place.x0 is not None
    assert place.top is not None
    # Turned to the left by a quarter: what stood at x=424 from the left now stands as far from the bottom's start.
    assert place.x0 == pytest.approx(140 + 3 * 26, abs=12)
    assert place.top == pytest.approx(595 - 520, abs=12)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_picture_files_are_read_like_scans(kind: str) -> None:
    packed = io.BytesIO()
    picture(200).save(packed, kind, dpi=(200, 200))
    assert cells(read(packed.getvalue())) == ROWS


def test_a_tiff_of_two_pages_is_one_document() -> None:
    packed = io.BytesIO()
    picture(150).save(packed, "TIFF", save_all=True, append_images=[picture(150)], dpi=(150, 150))
    document = read_picture(packed.getvalue())
    assert [page.number for page in document.pages] == [1, 2]


def kind_of(data: bytes, limits: Limits | None = None) -> Unreadable:
    with pytest.raises(UnreadableFile) as caught:
        read_picture(data, limits=limits or Limits())
    return caught.value.kind


def test_pictures_that_cannot_be_read_say_why() -> None:
    blank = io.BytesIO()
    Image.new("L", (1240, 1754), 255).save(blank, "PNG")
    assert kind_of(blank.getvalue()) is Unreadable.NO_TEXT
    assert kind_of(blank.getvalue()[:200]) is Unreadable.DAMAGED
    assert kind_of(blank.getvalue(), Limits(max_pixels=100)) is Unreadable.TOO_LARGE
    bomb = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")
    assert kind_of(bomb.getvalue()) is Unreadable.TOO_LARGE


def test_an_empty_cell_under_a_stamp_is_in_doubt() -> None:
    pen = Drawing()
    pen.table((60, 180, 300, 420, 540), 100, [["Lĩnh vực", "Tiếp nhận", "Giải quyết", "Quá hạn"],
                                            ["Đất đai", "1.297", "", "7"], ["Hộ tịch", "86", "86", ""]], height=60)  # fmt: skip
    drawn = pypdfium2.PdfDocument(pen.data())[0].render(scale=200 / 72).to_pil().convert("RGB")
    box = tuple(side * 200 / 72 for side in (345, 180, 375, 200))
    ImageDraw.Draw(drawn, "RGBA").ellipse(box, fill=(220, 30, 30, 200))
    packed = io.BytesIO()
    drawn.save(packed, "PNG", dpi=(200, 200))
    (table,) = [block for block in read(packed.getvalue()).blocks if isinstance(block, Table)]
    said = {(c.row, c.col): (c.text, c.confidence) for c in table.cells}
    assert said[1, 2] == ("", UNSURE)
    assert said[2, 3] == ("", 1.0)
    assert said[1, 1] == ("1.297", 1.0)


def test_a_guessed_word_puts_its_line_in_doubt() -> None:
    sure, guess = ReadWord("Đất", 0, 0, 30, 20, 96.0), ReadWord("ụai", 35, 0, 60, 20, 19.0)
    stroke = ReadWord("|", 35, 0, 60, 20, 19.0)
    assert poorly_read([[sure], [sure, guess], [], [sure, stroke]]) == [1]


@pytest.mark.parametrize(("poor", "stamped", "found"), [(5, 0, False), (9, 0, True), (9, 4, False)])
def test_a_page_of_which_many_words_were_read_poorly_is_hardly_read(poor: int, stamped: int, found: bool) -> None:
    lines = [
        [ReadWord("bộ", 0, 0, 30, 20, 66.0 if n < poor else 95.0), ReadWord("7", 40, 0, 50, 20, 20.0)]
        for n in range(80)
    ]
    assert is_hardly_read(lines, frozenset(range(stamped))) is found
    assert not is_hardly_read(lines[:40], frozenset())  # too little to tell


def test_all_figures_of_a_page_that_was_hardly_read_are_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    def marked() -> set[float]:
        (table,) = [block for block in read_pdf(scanned(picture(200), 200)).blocks if isinstance(block, Table)]
        return {c.confidence for c in table.cells}

    assert marked() == {1.0}
    monkeypatch.setattr("extract.ocr.is_hardly_read", lambda *_: True)
    assert marked() == {UNSURE}


def test_a_cell_with_a_figure_in_doubt_is_believed_less() -> None:
    cells = tuple(Cell(0, n, "7", Place(1, 100.0 * n, 0.0, 100.0 * n + 100, 20.0)) for n in range(2))
    parts = PageParts((PageTable(Table(cells, Place(1, 0.0, 0.0, 200.0, 20.0), (1,)), (0.0, 100.0, 200.0)),), ((),), ())
    (found,) = with_doubtful_cells(parts, [(150.0, 10.0)]).tables
    assert [c.confidence for c in found.table.cells] == [1.0, UNSURE]


@pytest.mark.parametrize(
    ("read", "printed"), [("_952", "952"), ("1.048_", "1.048"), ("99,5%", "99,5%"), ("____", "____")]
)
def test_the_rest_of_a_ruling_beside_digits_is_none_of_them(read: str, printed: str) -> None:
    (words,) = words_of("\t".join(["5", "1", "1", "1", "1", "1", "10", "2", "30", "12", "91.5", read]), 1)
    assert [(w.text, w.x0, w.x1) for w in words] == [(printed, 10, 40)]


def test_a_fax_with_half_as_many_dots_down_the_page_is_stretched_and_in_doubt() -> None:
    packed = io.BytesIO()
    drawn = picture(200).convert("L")
    fax = drawn.resize((drawn.width, drawn.height // 2), Image.Resampling.BOX)
    fax.save(packed, "TIFF", dpi=(200, 100))
    document = read_picture(packed.getvalue())
    assert cells(document) == ROWS
    assert all(cell.confidence < 0.85 for table in document.tables() for cell in table.cells)
    pdf = io.BytesIO()
    page = Canvas(pdf, pagesize=(drawn.width * 0.36, drawn.height * 0.36))
    page.drawImage(ImageReader(fax), 0, 0, drawn.width * 0.36, drawn.height * 0.36)
    page.save()
    assert all(cell.confidence < 0.85 for table in read_pdf(pdf.getvalue()).tables() for cell in table.cells)
