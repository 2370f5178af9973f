"""Tables that go on over pages, drawn by the tests."""

from extract.pdf import read_pdf
from tests.drawn_pdf import LANDSCAPE, Drawing
from tests.read_back import COLUMNS, HEADER, numbered, only_table, rows, texts


def test_table_over_a_page_break_with_repeated_header() -> None:
    pen = Drawing()
    pen.text(72, 80, "Biểu số một")
    pen.table(COLUMNS, 100, [HEADER, *numbered(1, 9)])
    pen.text(290, 820, "1")
    pen.page()
    pen.table(COLUMNS, 60, [HEADER, *numbered(10, 14)])
    pen.text(290, 820, "2")
    table = only_table(read_pdf(pen.data()))
    assert rows(table) == [HEADER, *numbered(1, 14)]
    assert (table.pages, table.header_rows) == ((1, 2), 1)
    assert next(c for c in table.cells if c.text == "98").place.page == 2


def test_table_over_a_page_break_without_header_and_with_a_note_between() -> None:
    pen = Drawing()
    pen.text(72, 60, "Một đoạn văn dài hơn, chữ thường, để biết cỡ chữ của thân bài.")
    pen.table(COLUMNS, 100, [HEADER, *numbered(1, 9)])
    pen.text(72, 776, "1", 5)
    pen.text(75, 780, "Ghi rõ lý do ở cột cuối", 8)
    pen.page()
    pen.table(COLUMNS, 60, numbered(10, 12))
    document = read_pdf(pen.data())
    table = only_table(document)
    assert rows(table) == [HEADER, *numbered(1, 12)]
    assert (table.pages, table.header_rows) == ((1, 2), 0)
    assert [p.text for p in document.paragraphs() if p.kind == "note"] == ["¹ Ghi rõ lý do ở cột cuối"]


def test_row_cut_by_the_page_end_is_whole() -> None:
    pen = Drawing()
    pen.table(COLUMNS, 100, [HEADER, *numbered(1, 5), ["6", "Tỷ lệ hồ sơ được", "%", "98,5"]])
    pen.page()
    pen.table(COLUMNS, 60, [["", "giải quyết đúng hạn", "", ""], *numbered(7, 8)])
    found = rows(only_table(read_pdf(pen.data())))
    assert found[6:8] == [["6", "Tỷ lệ hồ sơ được\ngiải quyết đúng hạn", "%", "98,5"], numbered(7, 7)[0]]


def test_other_table_on_the_next_page_stays_apart() -> None:
    pen = Drawing()
    pen.table(COLUMNS, 100, [HEADER, *numbered(1, 5)])
    pen.page()
    pen.table(COLUMNS, 60, [["STT", "Tiêu chí", "Mức", "Tổng số"], *numbered(1, 3)])
    assert [len(rows(t)) for t in read_pdf(pen.data()).tables()] == [6, 4]


def test_heading_parts_two_tables() -> None:
    pen = Drawing()
    pen.table(COLUMNS, 100, [HEADER, *numbered(1, 5)])
    pen.page()
    pen.text(72, 60, "b) Cán bộ, công chức cấp xã")
    pen.table(COLUMNS, 80, [HEADER, *numbered(1, 3)])
    assert [len(rows(t)) for t in read_pdf(pen.data()).tables()] == [6, 4]


def test_landscape_after_portrait() -> None:
    pen = Drawing()
    pen.table(COLUMNS, 100, [HEADER, *numbered(1, 2)])
    pen.page(LANDSCAPE)
    pen.table((50, 300, 700), 60, [["Lĩnh vực", "Số hồ sơ"], ["Đất đai", "12"]])
    document = read_pdf(pen.data())
    assert [t.pages for t in document.tables()] == [(1,), (2,)]
    assert (document.pages[1].width, document.pages[1].height) == LANDSCAPE


def test_a_speck_beside_the_text_is_no_margin_of_it() -> None:
    pen = Drawing()
    for n in range(3):
        pen.text(
            113, 100 + 54 * n, "Trong quý, huyện đã tiếp nhận và giải quyết hồ sơ của người dân đúng hạn quy định", 11
        )
        pen.text(
            85,
            118 + 54 * n,
            "theo các văn bản của tỉnh, trong đó hồ sơ về đất đai chiếm phần lớn và được rà soát kỹ",
            11,
        )
        pen.text(85, 136 + 54 * n, "từng tháng.", 11)
    pen.text(40, 320, "c^", 11)
    assert [text.count("tháng") for text in texts(read_pdf(pen.data()))] == [1, 1, 1, 0]
