"""Difficulties of real pages, each drawn by a test of its own (docs/difficulties.md lists them all)."""

import pytest

from extract.pdf import read_pdf
from normalize.numbers import read_figure
from tests.drawn_pdf import Drawing
from tests.read_back import COLUMNS, HEADER, numbered, only_table, rows, texts


def test_cells_that_are_only_coloured_areas() -> None:
    pen = Drawing()
    words = [["Lĩnh vực", "Mới", "Xong"], ["Đất đai", "12", "10"], ["Hộ tịch", "7", "7"], ["Y tế", "3", "2"]]
    for r, row in enumerate(words):
        for c, word in enumerate(row):
            pen.canvas.setFillGray(0.8 + 0.1 * ((r + c) % 2))
            pen.canvas.rect(60 + 120 * c, 700 - 24 * r, 120, 24, stroke=0, fill=1)
            pen.canvas.setFillGray(0)
            pen.text(66 + 120 * c, 842 - 708 + 24 * r, word)
    assert rows(only_table(read_pdf(pen.data()))) == words


@pytest.mark.parametrize("missing", ["left", "right", "top", "bottom"])
def test_a_side_without_a_ruling(missing: str) -> None:
    pen = Drawing()
    xs, ys = (60.0, 160.0, 260.0), (100.0, 130.0, 160.0, 190.0)
    for y in ys:
        if (missing, y) not in {("top", ys[0]), ("bottom", ys[-1])}:
            pen.line(xs[0], y, xs[-1], y)
    for x in xs:
        if (missing, x) not in {("left", xs[0]), ("right", xs[-1])}:
            pen.line(x, ys[0], x, ys[-1])
    for r in range(3):
        pen.text(70, 120 + 30 * r, f"hàng {r}")
        pen.text(170, 120 + 30 * r, f"{r * 7}")
    assert rows(only_table(read_pdf(pen.data()))) == [[f"hàng {r}", f"{r * 7}"] for r in range(3)]


def test_tables_side_by_side_stay_two() -> None:
    pen = Drawing()
    pen.table((50, 150, 250), 100, [["a", "1"], ["b", "2"]])
    pen.table((300, 400, 500), 100, [["c", "3"], ["d", "4"]])
    assert [rows(t) for t in read_pdf(pen.data()).tables()] == [[["a", "1"], ["b", "2"]], [["c", "3"], ["d", "4"]]]


def test_a_table_in_a_cell_of_a_table() -> None:
    pen = Drawing()
    pen.table((50, 250, 540), 100, [["Nội dung", "Chi tiết"], ["Biên chế", "\n\n\n"]])
    pen.table((260, 360, 460), 130, [["giao", "76"], ["có mặt", "69"]])
    found = [rows(t) for t in read_pdf(pen.data()).tables()]
    assert [["giao", "76"], ["có mặt", "69"]] in found
    assert any(["Nội dung", "Chi tiết"] in table for table in found)


def test_a_word_hyphenated_in_a_cell_and_lines_of_one() -> None:
    pen = Drawing()
    pen.table((50, 150, 250), 100, [["Chỉ\ntiêu\nmột", "12"], ["e-\nForm", "3"]])
    assert rows(only_table(read_pdf(pen.data()))) == [["Chỉ\ntiêu\nmột", "12"], ["e-\nForm", "3"]]


def test_a_figure_cut_over_two_lines_is_one_figure() -> None:
    pen = Drawing()
    pen.table((50, 150, 180), 100, [["Số hồ sơ", "1.29\n7"], ["Tỷ lệ", "99,\n85"], ["Đạt", "13/\n13"]])
    values = [read_figure(row[1]).figure for row in rows(only_table(read_pdf(pen.data())))]
    assert [str(f.value) for f in values if f] == ["1297", "99.85", "13"]


def test_a_raised_note_mark_is_no_digit_of_its_figure() -> None:
    pen = Drawing()
    pen.table((50, 150, 250), 100, [["Số hồ sơ", ""], ["Số văn bản", "7"]])
    end = pen.text(154, 113, "1")
    pen.text(end + 0.5, 109, "2", 6)
    (cell,) = (c for c in only_table(read_pdf(pen.data())).cells if c.text == "1")
    assert cell.marks == ("2",)


@pytest.mark.parametrize("degrees", [20, 30, 45, 60])
def test_a_slanted_stamp_across_a_table_disturbs_no_cell(degrees: int) -> None:
    pen = Drawing()
    pen.table(COLUMNS, 100, [HEADER, *numbered(1, 12)])
    plain = rows(only_table(read_pdf(pen.data())))
    pen = Drawing()
    pen.table(COLUMNS, 100, [HEADER, *numbered(1, 12)])
    pen.canvas.saveState()
    pen.canvas.translate(150, 842 - 280)
    pen.canvas.rotate(degrees)
    pen.canvas.setFont("Helvetica", 40)
    pen.canvas.setFillColorRGB(0.9, 0.2, 0.2)
    pen.canvas.drawString(0, 0, "BAN SAO 2021")
    pen.canvas.restoreState()
    assert rows(only_table(read_pdf(pen.data()))) == plain


def test_a_footer_and_a_page_number_below_a_table_are_not_in_it() -> None:
    pen = Drawing()
    for page in range(1, 4):
        pen.table(COLUMNS, 60, [HEADER, *numbered(8 * page - 7, 8 * page)], height=80)
        pen.text(72, 815, "UBND huyện Suối Ngân - Báo cáo quý I năm 2021")
        pen.text(500, 815, str(page))
        pen.page()
    document = read_pdf(pen.data())
    assert rows(only_table(document)) == [HEADER, *numbered(1, 24)]
    assert texts(document) == []


def test_a_table_over_four_pages_keeps_each_cells_page() -> None:
    pen = Drawing()
    pen.table(COLUMNS, 60, [HEADER, *numbered(1, 9)])
    for page in range(1, 4):
        pen.page()
        pen.table(COLUMNS, 60, numbered(10 * page, 10 * page + 9))
    table = only_table(read_pdf(pen.data()))
    assert (rows(table), table.pages) == ([HEADER, *numbered(1, 39)], (1, 2, 3, 4))
    assert {c.place.page for c in table.cells if c.row == 25} == {3}


def test_a_group_cell_cut_by_the_page_end() -> None:
    pen = Drawing()
    for y in (100, 130, 160):
        pen.line(50 if y != 130 else 150, y, 350, y)
    for x in (50, 150, 350):
        pen.line(x, 100, x, 160)
    for x, y, word in ((60, 120, "Trong đó"), (160, 120, "cấp huyện"), (160, 150, "cấp xã")):
        pen.text(x, y, word)
    pen.page()
    for y in (60, 90, 120):
        pen.line(50 if y != 90 else 150, y, 350, y)
    for x in (50, 150, 350):
        pen.line(x, 60, x, 120)
    pen.text(160, 80, "thị trấn")
    pen.text(160, 110, "phường")
    table = only_table(read_pdf(pen.data()))
    group = next(c for c in table.cells if c.text == "Trong đó")
    assert (group.row_span, table.n_rows, group.place.page) == (4, 4, 1)


def test_ligatures_and_no_break_spaces() -> None:
    pen = Drawing()
    pen.text(72, 100, "o\ufb03ce\u00a0file\u202f12")
    assert texts(read_pdf(pen.data())) == ["office file 12"]


def test_old_and_new_places_of_tone_marks_are_kept_and_compare_alike() -> None:
    from normalize.text import fold  # noqa: PLC0415 - one test compares labels

    pen = Drawing()
    pen.text(72, 100, "Khoá học, hoà giải")
    pen.text(72, 160, "Khóa học, hòa giải")
    old, new = texts(read_pdf(pen.data()))
    assert (old, new) == ("Khoá học, hoà giải", "Khóa học, hòa giải")
    assert fold(old) == fold(new)
