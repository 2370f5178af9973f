"""Lines of a ledger: a label over the whole width, its figure at a tab stop at the end of its last line."""

from collections.abc import Sequence

from extract.document import Document, Paragraph, Table
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing, width_of
from tests.test_unruled_pages import rows

LEFT, EDGE, STEP = 85.0, 480.0, 15.0
ENTRIES = [
    (["Số hồ sơ đã tiếp nhận, Tổng số"], "45"),
    (["Số thủ tục đăng ký tiếp nhận và trả kết quả qua dịch vụ bưu chính, có phát", "sinh hồ sơ"], "14"),
    (["Số hồ sơ tiếp nhận tại nơi giải quyết"], "7 025"),
    (["Số hồ sơ tiếp nhận qua dịch vụ bưu chính công ích của huyện trong năm"], "20"),
]


def ledger(page: Drawing, y: float, entries: Sequence[tuple[list[str], str]]) -> float:
    """The entries, figures ending at one place; where the next line would stand."""
    for lines, figure in entries:
        for line in lines:
            page.text(LEFT, y, line)
            y += STEP
        page.text(EDGE - width_of(figure), y - STEP, figure)
    return y


def read(page: Drawing) -> tuple[list[list[list[str]]], list[str]]:
    document: Document = read_pdf(page.data())
    found = [rows(block) for block in document.blocks if isinstance(block, Table)]
    return found, [block.text for block in document.blocks if isinstance(block, Paragraph)]


def said(entries: Sequence[tuple[list[str], str]]) -> list[list[str]]:
    return [[" ".join(lines), figure] for lines, figure in entries]


def test_labels_over_the_whole_width_and_figures_at_a_tab_stop() -> None:
    page = Drawing()
    page.text(LEFT, 80, "c) Tiếp nhận và trả kết quả")
    bottom = ledger(page, 100, ENTRIES)
    page.text(LEFT, bottom + 10, "2. Về tổ chức bộ máy: 12 phòng")
    tables, texts = read(page)
    assert tables == [said(ENTRIES)]
    assert texts == ["c) Tiếp nhận và trả kết quả", "2. Về tổ chức bộ máy: 12 phòng"]


def test_a_figure_that_a_full_line_pushed_against_its_label() -> None:
    """It is cut off where its line ends at the tab stop, and only there."""
    label, other = "Số hồ sơ đã trả kết quả trong quý qua dịch vụ BCCI", "Số quyết định theo mẫu số QD28"
    page = Drawing()
    bottom = ledger(page, 100, ENTRIES)
    page.text(EDGE - width_of(f"{label}28"), bottom, f"{label}28")
    tables, _ = read(page)
    assert tables == [said(ENTRIES)], "a line that begins elsewhere is none of the ledger's"
    page = Drawing()
    size = 10 * (EDGE - LEFT) / width_of(f"{label}28")
    bottom = ledger(page, 100, ENTRIES)
    page.text(LEFT, bottom, f"{label}28", size)
    page.text(LEFT, bottom + STEP, other)
    tables, texts = read(page)
    assert tables == [[*said(ENTRIES), [label, "28"]]]
    assert texts == [other]


def test_a_numbered_entry_without_a_figure_stays_between_its_neighbours() -> None:
    numbered = [([f"{n} {lines[0]}", *lines[1:]], figure) for n, (lines, figure) in enumerate(ENTRIES, start=1)]
    numbered[2] = ([numbered[2][0][0]], "")
    more = (["5 Số cơ quan được kiểm tra"], "3")
    page = Drawing()
    ledger(page, 100, [*numbered, more])
    assert read(page)[0] == [said([*numbered, more])]


def test_prose_and_two_figures_at_the_margin_are_no_ledger() -> None:
    page = Drawing()
    y = ledger(page, 100, ENTRIES[:2])
    for line in ("Trong quý đã tiếp nhận qua dịch vụ bưu chính công ích và trực tuyến 20", "hồ sơ, đã giải quyết 14"):
        page.text(LEFT, y, line)
        y += STEP
    assert read(page)[0] == []


def test_labels_that_leave_the_column_of_figures_free_are_read_as_before() -> None:
    page = Drawing()
    short = [([lines[-1]], figure) for lines, figure in ENTRIES[:3]]
    ledger(page, 100, short)
    assert [[row[0], row[1].replace(" ", "")] for row in read(page)[0][0]] == [
        [row[0], row[1].replace(" ", "")] for row in said(short)
    ]


def test_figures_in_the_middle_of_their_column_are_no_ledger() -> None:
    """Some of them end at one place all the same."""
    page = Drawing()
    for n, (label, figure) in enumerate(
        [("Số thủ tục", "215"), ("- Tổng số", "24"), ("- Đúng hạn", "23"), ("- Quá hạn", "1"), ("- Liên thông", "15")]
    ):
        page.text(LEFT, 100 + n * STEP, label)
        page.text(440 - width_of(figure) / 2, 100 + n * STEP, figure)
    page.text(LEFT, 100 + 5 * STEP, "Một dòng chữ dài của phần sau chạy hết cả chiều ngang của trang giấy in này")
    (found,) = read(page)[0]
    assert [row[-1] for row in found] == ["215", "24", "23", "1", "15"]
