import re
import unicodedata

import docx
import pytest

from extract.document import Paragraph
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing
from tests.read_back import COLUMNS, HEADER, numbered, only_table, rows, texts
from tests.shared import SHARED, needs_shared


def test_table_with_empty_cells_and_wrapped_label() -> None:
    pen = Drawing()
    bottom = pen.table(COLUMNS, 100, [["1", "Số thủ tục\nđang có hiệu lực", "Thủ tục", "371"], ["2", "", "", ""]])
    table = only_table(read_pdf(pen.data()))
    assert rows(table) == [["1", "Số thủ tục\nđang có hiệu lực", "Thủ tục", "371"], ["2", "", "", ""]]
    assert {c.confidence for c in table.cells} == {1.0}
    value = next(c for c in table.cells if c.text == "371")
    assert value.place.page == 1
    assert (value.place.x0, value.place.top) == pytest.approx((400, 100), abs=1)
    assert table.place.bottom == pytest.approx(bottom, abs=1)


def test_words_have_boxes_and_rulings_are_kept() -> None:
    pen = Drawing()
    end = pen.text(72, 200, "Kết quả", 12)
    pen.table((50, 100, 150), 300, [["a", "b"]])
    page = read_pdf(pen.data()).pages[0]
    assert (page.width, page.height) == (595, 842)
    word = next(w for w in page.words if w.text == "quả")
    assert word.x1 == pytest.approx(end, abs=0.5)
    assert word.top < 200 < word.bottom
    assert word.size == pytest.approx(12)
    assert sum(r.x0 == r.x1 for r in page.rulings) == 3


def test_letters_from_another_text_object_complete_the_word() -> None:
    """Word processors take letters that a font lacks from another font, and write them later."""
    pen = Drawing()
    x = pen.text(72, 100, "th")
    y = pen.text(x, 300, "ị")  # measured here, drawn below
    z = pen.text(y + 2.5, 100, "tr")
    pen.text(x, 100, "ị")
    pen.text(z, 100, "ấn")
    assert "thị trấn" in texts(read_pdf(pen.data()))


def test_separate_combining_marks_are_composed() -> None:
    pen = Drawing()
    pen.text(72, 100, unicodedata.normalize("NFD", "Đề án một cửa"))
    (text,) = texts(read_pdf(pen.data()))
    assert text == unicodedata.normalize("NFC", text)
    assert text.replace(" ", "") == "Đềánmộtcửa"


def test_soft_hyphens_and_odd_spaces() -> None:
    pen = Drawing()
    pen.text(72, 100, "số\u00a0liệu thống\u00adkê 1\u200b2")
    assert texts(read_pdf(pen.data())) == ["số liệu thốngkê 12"]


def test_superscript_is_never_a_digit() -> None:
    pen = Drawing()
    pen.table((50, 200, 300), 100, [["Liên thông ngang", "1"], ["dọc", ""]])
    x = pen.text(204, 131, "14")
    pen.text(x, 127, "2", 6)
    table = only_table(read_pdf(pen.data()))
    assert rows(table)[1] == ["dọc", "14"]
    assert next(c for c in table.cells if c.text == "14").marks == ("2",)
    words = read_pdf(pen.buffer.getvalue()).pages[0].words
    assert [w.text for w in words if w.superscript] == ["2"]


def test_text_objects_that_touch_are_told_apart() -> None:
    pen = Drawing()
    for y, marks in ((100, "12"), (130, "34")):
        x = pen.text(72, y, "Điều")
        x = pen.text(x, y - 4, marks[0], 6)
        x = pen.text(x, y, "khoản")
        pen.text(x, y - 4, marks[1], 6)
    assert texts(read_pdf(pen.data())) == ["Điều¹ khoản²", "Điều³ khoản⁴"]


def test_superscript_in_a_paragraph_is_raised() -> None:
    pen = Drawing()
    x = pen.text(72, 100, "đã tiếp nhận 12")
    pen.text(x, 96, "3", 6)
    assert texts(read_pdf(pen.data())) == ["đã tiếp nhận 12³"]


@pytest.mark.parametrize("style", ["stroke", "bars", "doubled", "segments", "dotted", "rectangles"])
def test_styles_of_rulings(style: str) -> None:
    pen = Drawing()
    xs, ys = (60.0, 160.0, 260.0), (100.0, 130.0, 160.0)
    edges = [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]
    for x0, y0, x1, y1 in edges:
        if style == "stroke":
            pen.line(x0, y0, x1, y1)
        elif style == "bars":
            pen.bar(x0, y0, x1 + (x0 == x1), y1 + (y0 == y1))
        elif style == "doubled":
            for shift in (0.0, 1.5):
                flat = y0 == y1
                pen.line(x0 + shift * (not flat), y0 + shift * flat, x1 + shift * (not flat), y1 + shift * flat)
        elif style in {"segments", "dotted"}:
            step = 10 if style == "segments" else 3
            length = 10 if style == "segments" else 1
            for k in range(0, int(x1 - x0 + y1 - y0), step):
                dx, dy = (k, 0) if y0 == y1 else (0, k)
                ex, ey = (length, 0) if y0 == y1 else (0, length)
                pen.line(x0 + dx, y0 + dy, x0 + dx + ex, y0 + dy + ey)
    if style == "rectangles":
        for x in xs[:-1]:
            for y in ys[:-1]:
                pen.canvas.rect(x, 842 - y - 30, 100, 30, stroke=1, fill=0)
    for x, y, word in ((70, 120, "a"), (170, 120, "b"), (70, 150, "c"), (170, 150, "d")):
        pen.text(x, y, word)
    assert rows(only_table(read_pdf(pen.data()))) == [["a", "b"], ["c", "d"]]


def test_merged_cells_have_spans() -> None:
    pen = Drawing()
    for y, x0 in ((100, 60), (120, 160), (140, 60), (160, 60)):
        pen.line(x0, y, 360, y)
    for x, top in ((60, 100), (160, 100), (260, 120), (360, 100)):
        pen.line(x, top, x, 160)
    pen.text(70, 125, "Lĩnh vực")
    pen.text(200, 115, "Kết quả")
    pen.text(170, 135, "Đúng hạn")
    pen.text(270, 135, "Quá hạn")
    pen.text(70, 155, "Đất đai")
    pen.text(170, 155, "9")
    cells = {c.text: c for c in only_table(read_pdf(pen.data())).cells}
    assert (cells["Lĩnh vực"].row_span, cells["Lĩnh vực"].col_span) == (2, 1)
    assert (cells["Kết quả"].col, cells["Kết quả"].col_span) == (1, 2)
    assert (cells["9"].row, cells["9"].col) == (2, 1)


def test_table_without_outer_verticals() -> None:
    pen = Drawing()
    for y in (100, 120, 140):
        pen.line(60, y, 360, y)
    pen.line(200, 100, 200, 140)
    for x, y, word in (
        (70, 115, "Nội dung"),
        (210, 115, "Số lượng"),
        (70, 135, "Quyết định"),
        (210, 135, "7"),
    ):
        pen.text(x, y, word)
    assert rows(only_table(read_pdf(pen.data()))) == [["Nội dung", "Số lượng"], ["Quyết định", "7"]]


def test_text_that_overflows_a_fixed_row_stays_in_its_cell() -> None:
    """A row of fixed height is clipped: its third line lies under the next row's label, unseen."""
    pen = Drawing()
    pen.table((50, 90, 250, 350), 100, [["TT", "", "Số"], ["", "", "7"]], height=30)
    pen.text(94, 112, "Chỉ tiêu thống kê")
    pen.text(94, 125, "(dùng cho quý và")
    pen.canvas.saveState()
    path = pen.canvas.beginPath()
    path.rect(90, 842 - 130, 160, 30)
    pen.canvas.clipPath(path, stroke=0, fill=0)
    pen.text(94, 138, "năm báo cáo)")
    pen.canvas.restoreState()
    pen.text(54, 143, "1.1")
    pen.text(94, 143, "Số nhiệm vụ")
    found = rows(only_table(read_pdf(pen.data())))
    assert found == [
        ["TT", "Chỉ tiêu thống kê\n(dùng cho quý và\nnăm báo cáo)", "Số"],
        ["1.1", "Số nhiệm vụ", "7"],
    ]


def test_letterhead_columns_are_not_mixed() -> None:
    pen = Drawing()
    for y, left, right in (
        (60, "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (76, "HUYỆN HOÀI SƠN", "Độc lập - Tự do - Hạnh phúc"),
        (100, "Số: 15/BC-UBND", "Hoài Sơn, ngày 12 tháng 3 năm 2022"),
    ):
        for x, text in ((145, left), (410, right)):
            width = pen.text(0, 2000, text, 11)
            pen.text(x - width / 2, y, text, 11)
    found = texts(read_pdf(pen.data()))
    assert "ỦY BAN NHÂN DÂN HUYỆN HOÀI SƠN" in found
    assert {"Số: 15/BC-UBND", "Hoài Sơn, ngày 12 tháng 3 năm 2022"} <= set(found)
    assert found.index("Số: 15/BC-UBND") < found.index("Độc lập - Tự do - Hạnh phúc")


BODY = [
    "Trong quý, huyện đã ban hành nhiều văn bản chỉ đạo về cải cách thủ tục",
    "hành chính, phân công rõ trách nhiệm của từng phòng, ban và từng xã, thị",
    "trấn trên địa bàn; kết quả được công khai đầy đủ trên cổng thông tin của",
]


def body(pen: Drawing, top: float, lines: list[str], indent: float = 28) -> None:
    for k, line in enumerate(lines):
        pen.text(85 + (indent if k == 0 else 0), top + 18 * k, line, 11)


def test_paragraphs_by_indent_and_short_last_line() -> None:
    pen = Drawing()
    body(pen, 100, [*BODY, "huyện."])
    body(pen, 172, BODY)
    assert texts(read_pdf(pen.data())) == [" ".join([*BODY, "huyện."]), " ".join(BODY)]


def test_list_items_begin_paragraphs() -> None:
    pen = Drawing()
    body(pen, 100, BODY)
    for k, item in enumerate(("- Sở Nội vụ;", "- Phòng Tư pháp;", "a) Về biên chế")):
        pen.text(113, 160 + 18 * k, item, 11)
    assert texts(read_pdf(pen.data()))[1:] == ["- Sở Nội vụ;", "- Phòng Tư pháp;", "a) Về biên chế"]


def test_paragraph_goes_on_over_the_page_end() -> None:
    pen = Drawing()
    body(pen, 700, BODY)
    pen.text(290, 820, "- 1 -")
    pen.page()
    body(pen, 60, ["huyện và tại bộ phận một cửa."], indent=0)
    body(pen, 78, BODY)
    document = read_pdf(pen.data())
    assert texts(document) == [" ".join([*BODY, "huyện và tại bộ phận một cửa."]), " ".join(BODY)]
    first = next(document.paragraphs())
    assert first.place.page == 1


def test_justified_text_is_no_table() -> None:
    pen = Drawing()
    for k in range(12):
        pen.text(85, 100 + 16 * k, "một  hai   ba bốn    năm sáu  bảy tám chín")
    assert not list(read_pdf(pen.data()).tables())


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pen = Drawing()
    for n in range(1, 5):
        pen.text(85, 40, f"Báo cáo quý I - trang {n}", 8)
        body(pen, 100, [*BODY, "huyện."])
        pen.text(290, 815, f"{n}/4")
        pen.page()
    assert texts(read_pdf(pen.data())) == [" ".join([*BODY, "huyện."])] * 4


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_rotated_page_is_read_as_displayed(turn: int) -> None:
    """The content is turned the other way, as a landscape table on a portrait page with /Rotate is."""
    pen = Drawing((600, 400))  # reportlab turns the media box itself
    canvas = pen.canvas
    canvas.setPageRotation(turn)
    if turn == 90:
        canvas.translate(400, 0)
        canvas.rotate(90)
    elif turn == 180:
        canvas.translate(600, 400)
        canvas.rotate(180)
    else:
        canvas.translate(0, 600)
        canvas.rotate(-90)
    pen.size = (600, 400)
    pen.table((50, 150, 250), 60, [["Đất đai", "12"], ["Hộ tịch", "7"]])
    document = read_pdf(pen.data())
    table = only_table(document)
    assert rows(table) == [["Đất đai", "12"], ["Hộ tịch", "7"]]
    assert (document.pages[0].width, document.pages[0].height) == (600, 400)
    assert (table.place.x0, table.place.top) == pytest.approx((50, 60), abs=1)


@pytest.mark.parametrize("turn", [90, -90])
def test_page_whose_text_is_turned_is_read_upright(turn: int) -> None:
    pen = Drawing((400, 600))
    pen.canvas.translate(400 if turn == 90 else 0, 0 if turn == 90 else 600)
    pen.canvas.rotate(turn)
    pen.size = (600, 400)
    pen.table((50, 150, 250), 60, [["Đất đai", "12"], ["Hộ tịch", "7"]])
    document = read_pdf(pen.data())
    table = only_table(document)
    assert rows(table) == [["Đất đai", "12"], ["Hộ tịch", "7"]]
    assert (document.pages[0].width, document.pages[0].height) == (400, 600)
    value = next(c for c in table.cells if c.text == "12").place
    word = next(w for w in document.pages[0].words if w.text == "12")
    assert value.x0 - 1 < word.x0 < word.x1 < value.x1 + 1
    assert value.top - 1 < word.top < word.bottom < value.bottom + 1


def test_turned_header_cells_on_an_upright_page() -> None:
    pen = Drawing()
    pen.table((50, 90, 250), 100, [["", "Nội dung kiểm tra trong kỳ báo cáo"], ["7", "Số cuộc kiểm tra"]], height=60)
    pen.canvas.saveState()
    pen.canvas.translate(74, 842 - 155)
    pen.canvas.rotate(90)
    pen.canvas.setFont("DejaVuSerif", 10)
    pen.canvas.drawString(0, 0, "Tổng số")
    pen.canvas.restoreState()
    assert rows(only_table(read_pdf(pen.data())))[0][0] == "Tổng số"


def test_crop_box_moves_the_origin() -> None:
    pen = Drawing()
    pen.canvas.setCropBox((100, 142, 500, 742))
    pen.table((150, 250, 350), 200, [["Đất đai", "12"]])
    document = read_pdf(pen.data())
    assert (document.pages[0].width, document.pages[0].height) == (400, 600)
    place = only_table(document).place
    assert (place.x0, place.top) == pytest.approx((50, 100), abs=1)


def test_table_in_a_form_object() -> None:
    pen = Drawing()
    pen.canvas.beginForm("inner")
    pen.table((50, 150, 250), 60, [["Đất đai", "12"], ["Hộ tịch", "7"]])
    pen.canvas.endForm()
    pen.canvas.translate(30, -40)
    pen.canvas.doForm("inner")
    table = only_table(read_pdf(pen.data()))
    assert rows(table) == [["Đất đai", "12"], ["Hộ tịch", "7"]]
    assert (table.place.x0, table.place.top) == pytest.approx((80, 100), abs=1)


def test_one_frame_around_text_is_no_table() -> None:
    pen = Drawing()
    pen.table((50, 550), 60, [["MẬT"]])
    document = read_pdf(pen.data())
    assert not list(document.tables())
    assert texts(document) == ["MẬT"]


def test_reading_twice_gives_the_same() -> None:
    pen = Drawing()
    pen.text(72, 80, "Biểu số một")
    pen.table(COLUMNS, 100, [HEADER, *numbered(1, 9)])
    data = pen.data()
    assert read_pdf(data) == read_pdf(data)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


@needs_shared
def test_real_report_says_what_its_docx_says() -> None:
    document = read_pdf((SHARED / "samples" / "an-lao-2021-q1.pdf").read_bytes())
    typed = docx.Document(str(SHARED / "samples" / "an-lao-2021-q1.docx"))
    tables = list(document.tables())
    theirs = [t for t in typed.tables if len(t.rows) > 2]
    assert len(tables) == len(theirs)
    for mine, their in zip(tables, theirs, strict=True):
        grid = {
            (r, c): cell.text
            for cell in mine.cells
            for r in range(cell.row, cell.row + cell.row_span)
            for c in range(cell.col, cell.col + cell.col_span)
        }
        for r, row in enumerate(their.rows):
            for c, cell in enumerate(row.cells):
                assert squeezed(grid[r, c]) == squeezed(cell.text), (r, c)
    mine_said = {b.text for b in document.blocks if isinstance(b, Paragraph)}
    their_said = {squeezed(p.text) for p in typed.paragraphs if p.text.strip()}
    assert len(their_said - mine_said) <= 1  # the note, whose mark is raised in the PDF
