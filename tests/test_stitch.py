from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Block, Cell, Paragraph, Place, Table
from extract.page_table import PageTable
from extract.stitch import stitch
from tests.drawn import table as drawn

WIDTHS = (50.0, 90.0, 300.0, 360.0, 420.0, 480.0)


def part(drawing: str, page: int, columns: tuple[float, ...] | None = None) -> PageTable:
    """A page's table from a drawing; its columns are as many of WIDTHS as it has."""
    found = drawn(drawing)
    place = Place(page, 50.0, 100.0, 480.0, 700.0)
    cells = tuple(c._replace(text=c.text.replace("/", "\n"), place=place) for c in found.cells)
    edges = columns or (*WIDTHS[: found.n_cols], WIDTHS[-1])
    return PageTable(Table(cells, place, (page,)), edges)


def rows(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    out: list[list[str]] = [[] for _ in range(block.n_rows)]
    for cell in block.cells:
        out[cell.row].append(cell.text)
    return out


FIRST = """
    TT | Nội dung       | Đơn vị | Số
    1  | Văn bản        | Việc   | 4
    2  | Tỷ lệ hồ sơ    | %      | 98,5
"""


def test_header_again_is_dropped() -> None:
    second = """
        TT | Nội dung | Đơn vị | Số
        3  | Phiếu    | Phiếu  | 7
    """
    (table,) = stitch([part(FIRST, 3), part(second, 4)])
    assert isinstance(table, Table)
    assert rows(table)[3] == ["3", "Phiếu", "Phiếu", "7"]
    assert (table.header_rows, table.pages, table.n_rows) == (1, (3, 4), 4)
    assert [c.place.page for c in table.cells if c.row == 3] == [4, 4, 4, 4]


def test_header_of_two_rows_cut_off_at_its_height() -> None:
    header = """
        TT | Chỉ tiêu/(dùng cho quý | Kết quả | <
        ^  | ^                      | Đơn vị  | Số
    """
    whole = header.replace("quý |", "quý/và năm) |")
    (table,) = stitch([part(whole + "1 | Văn bản | Việc | 4", 1), part(header + "2 | Phiếu | Việc | 5", 2)])
    assert isinstance(table, Table)
    assert (table.header_rows, table.n_rows) == (2, 4)
    assert rows(table)[3] == ["2", "Phiếu", "Việc", "5"]


def test_no_header_again() -> None:
    (table,) = stitch([part(FIRST, 1), part("3 | Phiếu | Phiếu | 7", 2), part("4 | Bản | Việc | 8", 3)])
    assert [row[0] for row in rows(table)] == ["TT", "1", "2", "3", "4"]


def test_other_header_is_another_table() -> None:
    second = """
        STT | Tiêu chí | Mức | Tổng số
        1   | Phiếu    | Cao | 7
    """
    assert len(stitch([part(FIRST, 1), part(second, 2)])) == 2


def test_body_text_parts_and_notes_do_not() -> None:
    place = Place(1, 50.0, 720.0, 200.0, 730.0)
    second = part("3 | Phiếu | Phiếu | 7", 2)
    note = Paragraph("¹ Trong giờ", place, "note")
    assert len(stitch([part(FIRST, 1), note, second])) == 2
    assert len(stitch([part(FIRST, 1), Paragraph("b) Cán bộ", place), second])) == 3


def test_other_columns_and_missing_pages_part() -> None:
    second = "3 | Phiếu | Phiếu | 7"
    assert len(stitch([part(FIRST, 1), part(second, 2, (50.0, 90.0, 250.0, 360.0, 480.0))])) == 2
    assert len(stitch([part(FIRST, 1), part(second, 3)])) == 2
    assert len(stitch([part(FIRST, 1), part(second, 1)])) == 2


def test_margins_may_differ_from_page_to_page() -> None:
    shifted = tuple(x + 25 for x in (50.0, 90.0, 300.0, 360.0, 480.0))
    (table,) = stitch([part(FIRST, 1), part("3 | Phiếu | Phiếu | 7", 2, shifted)])
    assert rows(table)[3] == ["3", "Phiếu", "Phiếu", "7"]


def test_part_with_fewer_columns_spans_them() -> None:
    (table,) = stitch([part(FIRST, 1), part("3 | Không có | 7", 2, (50.0, 90.0, 360.0, 480.0))])
    assert isinstance(table, Table)
    assert [(c.text, c.col, c.col_span) for c in table.cells if c.row == 3] == [
        ("3", 0, 1),
        ("Không có", 1, 2),
        ("7", 3, 1),
    ]


def test_cut_row_is_joined_in_each_of_its_cells() -> None:
    second = """
           | giải quyết đúng hạn |   |
        3  | Phiếu               | % | 7
    """
    (table,) = stitch([part(FIRST, 1), part(second, 2)])
    assert rows(table)[2:] == [
        ["2", "Tỷ lệ hồ sơ\ngiải quyết đúng hạn", "%", "98,5"],
        ["3", "Phiếu", "%", "7"],
    ]


def test_row_without_number_but_with_figures_is_its_own() -> None:
    (table,) = stitch([part(FIRST, 1), part(" | của huyện | % | 100", 2)])
    assert len(rows(table)) == 4


def test_label_that_begins_in_lower_case_goes_on_only_without_figures() -> None:
    first = """
        Lĩnh vực          | Tổng | Mới
        Đất đai           | 12   | 3
        Thành lập của hộ  | 4    | 4
    """
    (table,) = stitch([part(first, 1), part("kinh doanh | | \n Hộ tịch | 3 | 1", 2)])
    assert rows(table)[2:] == [["Thành lập của hộ\nkinh doanh", "4", "4"], ["Hộ tịch", "3", "1"]]
    (table,) = stitch([part(first, 1), part("Hộ tịch | | \n Lao động | 3 | 1", 2)])
    assert len(rows(table)) == 5


def test_group_cell_cut_by_the_page_end_is_one_cell() -> None:
    first = """
        TT       | Nội dung   | Đơn vị | Số
        3        | Tổng số    | Việc   | 9
        Trong đó | Cấp tỉnh   | Việc   | 4
        ^        | Cấp huyện  | Việc   | 3
    """
    second = """
          | Cấp xã     | Việc   | 2
        4 | Phiếu      | Phiếu  | 7
    """
    (table,) = stitch([part(first, 1), part(second, 2)])
    assert isinstance(table, Table)
    group = next(c for c in table.cells if c.text == "Trong đó")
    assert (group.row, group.row_span) == (2, 3)
    assert rows(table)[4] == ["Cấp xã", "Việc", "2"]


LABEL = st.text("ABCDĐÂÊ", min_size=1, max_size=6)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], list[int], bool]:
    """A table with a header, numbered rows and figures (some blank), where to cut it, and how."""
    columns = draw(st.integers(3, 5))
    count = draw(st.integers(2, 12))
    figures = st.one_of(st.just(""), st.integers(0, 9999).map(str))
    body = [
        [str(n + 1), draw(LABEL), *[draw(figures) for _ in range(columns - 3)], str(draw(st.integers(0, 99)))]
        for n in range(count)
    ]
    header = ["TT", *[f"Cột {draw(LABEL)}" for _ in range(columns - 1)]]
    cuts = draw(st.lists(st.integers(1, count - 1), unique=True, max_size=4).map(sorted))
    return [header, *body], cuts, draw(st.booleans())


@given(tables())
def test_any_cut_between_rows_is_undone(case: tuple[list[list[str]], list[int], bool]) -> None:
    whole, cuts, repeats = case
    bounds = [0, *[c + 1 for c in cuts], len(whole)]
    parts = []
    for page, (a, b) in enumerate(pairwise(bounds), start=1):
        lines = whole[a:b] if page == 1 or not repeats else [whole[0], *whole[a:b]]
        place = Place(page, 50.0, 60.0, 480.0, 700.0)
        cells = tuple(Cell(r, c, text, place) for r, row in enumerate(lines) for c, text in enumerate(row))
        edges = (*WIDTHS[: len(whole[0])], WIDTHS[-1])
        parts.append(PageTable(Table(cells, place, (page,)), edges))
    (table,) = stitch(parts)
    assert rows(table) == whole
    assert isinstance(table, Table)
    assert table.header_rows == (1 if repeats and cuts else 0)
    assert table.pages == tuple(range(1, len(cuts) + 2))


def test_a_header_is_the_same_though_its_tone_marks_were_misread() -> None:
    second = """
        TT | Nội dung | Đơn vi | Sô
        3  | Phiếu    | Phiếu  | 7
    """
    (table,) = stitch([part(FIRST, 3), part(second, 4)])
    assert isinstance(table, Table)
    assert table.n_rows == 4


@pytest.mark.parametrize(
    ("first", "second"),
    [("   |                 | 48 | 1", " | Vệ sinh thực phẩm |  | "), (" | Vệ sinh thực phẩm |  | ", " |  | 48 | 1")],
)
def test_a_name_and_its_figures_on_both_sides_of_the_page_end_are_one_row(first: str, second: str) -> None:
    above = f"""
        STT | Lĩnh vực  | Tổng | Mới
        1   | Đất đai   | 12   | 3
        2   | Hộ tịch   | 4    | 4
        3   | Lao động  | 4    | 4
        {first}
    """
    (table,) = stitch([part(above, 1), part(f"{second}\n 5 | Môi trường | 5 | 1", 2)])
    assert rows(table)[4:] == [["", "Vệ sinh thực phẩm", "48", "1"], ["5", "Môi trường", "5", "1"]]


def without_blanks(found: PageTable) -> PageTable:
    """The same table as bands make it, that have no cells where nothing stands."""
    return replace(found, table=replace(found.table, cells=tuple(c for c in found.table.cells if c.text)))


def test_a_name_below_the_page_end_completes_a_row_that_has_no_cell_there() -> None:
    above = """
        TT  | Lĩnh vực    | Đơn vị | Số
        (1) | Nhóm đất    | <      | <
        (a) | Hộ tịch     | Hồ sơ  | 4
        (b) | Lao động    | Hồ sơ  | 6
        (2) |             | Hồ sơ  | 48
    """
    below = """
        TT  | Lĩnh vực          | Đơn vị | Số
            | Vệ sinh thực phẩm |        |
        (3) | Môi trường        | Hồ sơ  | 5
    """
    (table,) = stitch([without_blanks(part(above, 1)), without_blanks(part(below, 2))])
    assert rows(table)[4:] == [["(2)", "Vệ sinh thực phẩm", "Hồ sơ", "48"], ["(3)", "Môi trường", "Hồ sơ", "5"]]


@pytest.mark.parametrize(("upper", "lower"), [(" | 48", "Thủy sản | "), ("Thủy sản | ", " | 48")])
def test_a_name_and_its_figure_on_both_sides_are_one_row_beside_groups_too(upper: str, lower: str) -> None:
    above = f"""
        Nhóm | <        | Nội dung  | Số
        Thu  | Trong đó | Đất đai   | 12
        ^    | ^        | Hộ tịch   | 4
        Chi  | Trong đó | Lao động  | 7
        ^    | ^        | {upper}
    """
    (table,) = stitch([part(above, 1), part(f" | | {lower}\n Khác | Cộng | Môi trường | 5", 2)])
    assert rows(table)[4:] == [["Thủy sản", "48"], ["Khác", "Cộng", "Môi trường", "5"]]


def test_a_header_without_a_rule_below_it_is_told_from_the_row_that_runs_into_its_cells() -> None:
    below = """
        TT/3 | Nội dung/Phiếu đã phát/cho người dân | Đơn vị/Phiếu | Số/7
        4    | Cuộc họp                             | Cuộc         | 2
    """
    (table,) = stitch([part(FIRST, 3), part(below, 4)])
    assert isinstance(table, Table)
    assert rows(table)[3:] == [["3", "Phiếu đã phát\ncho người dân", "Phiếu", "7"], ["4", "Cuộc họp", "Cuộc", "2"]]
    assert table.header_rows == 1


def test_a_row_below_the_page_end_that_has_all_its_own_is_not_joined() -> None:
    above = """
        STT | Lĩnh vực  | Tổng | Mới
        1   | Đất đai   | 12   | 3
        2   | Hộ tịch   | 4    | 4
        3   | Lao động  |      |
    """
    (table,) = stitch([part(above, 1), part(" | Môi trường | 5 | 1\n 5 | Thủy sản | 5 | 1", 2)])
    assert len(rows(table)) == 6


def test_figures_that_the_page_end_cuts_in_their_cells_are_whole() -> None:
    first = """
        TT | Nội dung  | Đã nhận | Số mới
        1  | Đất đai   | 391     | 2.347
        2  | Tổng cộng | 2.41    | 2.29
    """
    (table,) = stitch([part(first, 3), part("    |    | 0   | 9", 4)])
    assert rows(table)[-1] == ["2", "Tổng cộng", "2.410", "2.299"]
    (table,) = stitch([part(first, 3), part("    | tính đến nay | 0   | 9", 4)])
    assert rows(table)[-1] == ["2", "Tổng cộng\ntính đến nay", "2.410", "2.299"]
    (table,) = stitch([part(first, 3), part("    |    | 0   | 95", 4)])
    assert rows(table)[-1] == ["", "", "0", "95"]


def test_a_label_without_the_number_that_all_others_begin_with_goes_on() -> None:
    first = """
        Nhóm | Chỉ tiêu                | Kết quả
        7    | 7.1. Kiến trúc phiên bản | 1
             | 7.2. Họp trực tuyến     | 2
             | - Hệ thống báo cáo      | 3
             | 7.4. Tỷ lệ cơ quan,     | 97
    """
    (table,) = stitch([part(first, 3), part("     | UBND cấp xã có chứng thư |   ", 4)])
    assert rows(table)[-1] == ["", "7.4. Tỷ lệ cơ quan,\nUBND cấp xã có chứng thư", "97"]
    (table,) = stitch([part(first, 3), part("     | 7.5. Nền tảng chia sẻ |   ", 4)])
    assert rows(table)[-1] == ["", "7.5. Nền tảng chia sẻ", ""]
    (table,) = stitch([part(first, 3), part("     | UBND cấp xã có chứng thư | 4  ", 4)])
    assert rows(table)[-1] == ["", "UBND cấp xã có chứng thư", "4"]


def choices(upper: str, lower: str) -> list[list[str]]:
    above = FIRST + f"3 | Họp trực tuyến liên thông: Từ | {upper} | 2"
    (table,) = stitch([part(above, 1), part(f"| UBND tỉnh đến các huyện | {lower} |\n4 | Phiếu | Phiếu | 7", 2)])
    return rows(table)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Chưa có =/0", "2 cấp = 1/3 cấp = 2"),
        ("Chưa có = 0/2 cấp = 1", "3 cấp = 2"),
        ("Chưa có = 0/2 cấp =", "1/3 cấp = 2"),
        ("Chưa có = 0", "2 cấp -1 —/3 cấp -2 —"),  # as it is read in a scan
    ],
)
def test_choices_that_go_on_over_a_pages_end(upper: str, lower: str) -> None:
    number, name, unit, figure = choices(upper, lower)[3]
    assert (number, figure) == ("3", "2")
    assert name.replace("\n", " ") == "Họp trực tuyến liên thông: Từ UBND tỉnh đến các huyện"
    assert unit.replace("\n", "/") == f"{upper}/{lower}"


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("Chưa có = 0/Có = 1", "Chưa = 0/Xong = 1"), ("Việc", "Chưa = 0/Xong = 1"), ("Chưa = 0/Xong = 1", "Văn bản")],
)
def test_choices_of_a_row_of_its_own(upper: str, lower: str) -> None:
    assert [row[0] for row in choices(upper, lower)] == ["TT", "1", "2", "3", "", "4"]


@pytest.mark.parametrize("number", ["b)", "b.", "(b)", "đ"])
def test_a_row_without_a_figure_that_has_its_own_letter_is_its_own(number: str) -> None:
    above = f"{FIRST} a) | Tỷ lệ văn bản gửi song song (trên/giấy và điện tử) | % | 99,6"
    (table,) = stitch([part(above, 1), part(f"{number} | Tỷ lệ văn bản điện tử | | \n 3 | Phiếu | Phiếu | 7", 2)])
    assert [row[0] for row in rows(table)][3:] == ["a)", number, "3"]
    assert rows(table)[3][3] == "99,6"


def unruled(drawing: str, page: int, extents: tuple[tuple[float, float], ...]) -> PageTable:
    """A page's table whose columns white space parts."""
    walls = [(a[1] + b[0]) / 2 for a, b in pairwise(extents)]
    columns = (extents[0][0] - 1, *walls, extents[-1][1] + 1)
    found = part(drawing, page, columns)
    return replace(found, table=replace(found.table, header_rows=int(page == 1)), extents=extents)


@pytest.mark.parametrize("total", ["", "3 "])
@pytest.mark.parametrize("number", ["2", "II", "2.", "b)"])
def test_numbers_a_space_before_names_are_a_column_where_the_part_before_has_one(number: str, total: str) -> None:
    above = "TT | Lĩnh vực | Tổng số | Đã trả\n 1 | Đất đai | 12 | 11\n 2 | Hộ tịch | 40 | 38\n 3 | Môi trường | 7 | 7"
    first = unruled(above, 1, ((40, 52), (60, 180), (220, 240), (300, 320)))
    below = f"{number} Bảo trợ xã hội | 9 | 8\n {total}Tổng cộng | 68 | 64"
    (table,) = stitch([first, unruled(below, 2, ((42, 170), (222, 238), (302, 318)))])
    assert isinstance(table, Table)
    found = {(c.row, c.col): c.text for c in table.cells if c.row > 3 and c.text}
    wanted = [[number, "Bảo trợ xã hội", "9", "8"], [total.strip(), "Tổng cộng", "68", "64"]]
    assert found == {(4 + r, c): text for r, row in enumerate(wanted) for c, text in enumerate(row) if text}
