from extract.document import Word
from extract.lines import Line
from extract.paragraphs import Margins, continued, drafts, join_lines, line_text

MARGINS = Margins(80.0, 480.0)


def line(text: str, x0: float, base: float, size: float = 10.0) -> Line:
    """A line of words 5 points a letter wide, with spaces of 5."""
    words, x = [], x0
    for text_of_word in text.split():
        end = x + 5.0 * len(text_of_word)
        words.append(Word(text_of_word, x, base - size, end, base + 2, size))
        x = end + 5.0
    return Line(tuple(words), -1, (x0, base - size, x - 5.0, base + 2), base, size)


def texts(*lines: Line, margins: Margins = MARGINS) -> list[str]:
    return [d.paragraph.text for d in drafts(lines, 1, margins, 10.0)]


FULL = "x" * 39 + " " + "y" * 37  # 385 points from an indent of 100 reach 485


def test_full_lines_go_on_and_short_ones_end() -> None:
    found = texts(line(FULL, 100, 100), line("hết đoạn.", 80, 115), line("Đoạn mới", 80, 130))
    assert found == [f"{FULL} hết đoạn.", "Đoạn mới"]


def test_indent_begins_a_paragraph() -> None:
    assert len(texts(line(FULL, 80, 100), line(FULL, 100, 115))) == 2


def test_larger_gap_or_size_begins_a_paragraph() -> None:
    assert len(texts(line(FULL, 80, 100), line("tiếp", 80, 130))) == 2
    assert len(texts(line(FULL, 80, 100), line("tiếp", 80, 115, size=12))) == 2


def test_centred_title_of_two_lines_is_one_and_capitals_end() -> None:
    title = [line("THỐNG KÊ " + "X" * 68, 85, 100), line("HUYỆN AN SƠN", 250, 115)]
    assert len(texts(*title, line("(Số liệu)", 257.5, 130))) == 2
    assert texts(*title)[0].endswith("HUYỆN AN SƠN")


def test_list_item_at_the_margin_after_a_full_stop() -> None:
    full = "x" * 40 + " " + "y" * 38 + "."
    assert len(texts(line(full, 80, 100), line("- Sở Nội vụ", 80, 115))) == 2
    assert len(texts(line(FULL + "zz", 80, 100), line("- Huế thì", 80, 115))) == 1


def test_hyphen_at_a_line_end_keeps_its_word() -> None:
    assert join_lines("giai đoạn 2021-", "2025") == "giai đoạn 2021-2025"
    assert join_lines("Bắc Nam -", "hai miền") == "Bắc Nam - hai miền"


def test_marks_are_raised() -> None:
    mark = Word("12", 0, 0, 1, 1, 5, superscript=True)
    assert line_text([Word("đạt", 0, 0, 1, 1), Word("7", 0, 0, 1, 1), mark]) == "đạt 7¹²"


def test_page_end() -> None:
    (last,) = drafts([line(FULL, 80, 800)], 1, MARGINS, 10.0)
    (rest,) = drafts([line("tiếp theo.", 80, 60)], 2, MARGINS, 10.0)
    (other,) = drafts([line("Đoạn mới", 100, 60)], 2, MARGINS, 10.0)
    joined = continued(last, rest)
    assert joined is not None
    assert joined.paragraph.text == f"{FULL} tiếp theo."
    assert joined.paragraph.place.page == 1
    assert continued(last, other) is None
    assert continued(joined, rest) is None  # its last line is short now


HUNG = "x" * 36 + " " + "y" * 37  # 370 points from an indent of 115


def item(text: str, base: float) -> Line:
    """A list's item whose text stands apart from its sign, as below it."""
    sign, words = line("–", 95, base), line(text, 115, base)
    return Line(sign.words + words.words, -1, (95, base - 10, words.box[2], base + 2), base, 10)


def test_lines_hang_below_the_text_of_an_item() -> None:
    lines = [item(HUNG, 100), line("hết mục.", 115, 115), item(HUNG, 130), line(HUNG, 115, 145), item("Ba.", 160)]
    assert texts(*lines) == [f"– {HUNG} hết mục.", f"– {HUNG} {HUNG}", "– Ba."]
    closed = item(f"{HUNG[:-1]}.", 100)
    assert len(texts(closed, line("Đoạn mới thụt đầu dòng", 115, 115))) == 2


def test_an_item_goes_on_over_the_page() -> None:
    (first,) = drafts([item(HUNG, 700)], 1, MARGINS, 10.0)
    (rest,) = drafts([line("hết mục.", 115, 60)], 2, MARGINS, 10.0)
    (other,) = drafts([item("Mục khác.", 60)], 2, MARGINS, 10.0)
    (indented,) = drafts([line("Đoạn mới", 100, 60)], 2, MARGINS, 10.0)
    joined = continued(first, rest)
    assert joined is not None
    assert joined.paragraph.text == f"– {HUNG} hết mục."
    assert continued(first, other) is None
    assert continued(first, indented) is None


def test_lines_of_an_indented_item_begin_below_its_sign() -> None:
    item = [line("+ Huyện có " + "x" * 63, 100, 100), line("12 phòng", 100, 115)]
    assert texts(*item) == [f"{item[0].text} 12 phòng"]
    assert len(texts(*item, line("+ Xã có 05 ban", 100, 130))) == 2
    ended = line("+ Đã xong. " + "x" * 62 + ".", 100, 100)
    assert len(texts(ended, line("Năm nay", 100, 115))) == 2


def test_lines_of_an_indented_paragraph_that_is_justified_or_goes_on_in_small_letters_are_one() -> None:
    flush = line("Huyện có " + "x" * 66 + "y", 100, 100)
    assert MARGINS.right - flush.box[2] == 0
    assert len(texts(flush, line("12 phòng", 100, 115))) == 1
    ragged = line("Huyện có " + "x" * 65, 100, 100)
    assert len(texts(ragged, line("12 phòng", 100, 115))) == 2
    assert len(texts(ragged, line("phòng chuyên", 100, 115))) == 1


def test_an_indented_item_goes_on_over_the_page() -> None:
    (before,) = drafts([line("+ Huyện có " + "x" * 63, 100, 100)], 1, MARGINS, 10.0)
    (after,) = drafts([line("12 phòng", 100, 100)], 2, MARGINS, 10.0)
    (item,) = drafts([line("- phòng", 100, 100)], 2, MARGINS, 10.0)
    assert continued(before, after) is not None
    assert continued(before, item) is None


def test_a_number_wider_than_its_indent_moves_its_own_line_alone() -> None:
    item = line("10. Bổ nhiệm lại 05 người; " + "x" * 49, 90, 100)
    assert texts(item, line("06 công chức.", 105, 115)) == [f"{item.text} 06 công chức."]
    assert len(texts(item, line("06 công chức.", 140, 115))) == 2
