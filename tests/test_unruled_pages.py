"""Tables without rulings on pages that make them hard: cut by the page's end, marked across, with notes beside them."""

import pytest

from extract.document import Table
from extract.pdf import read_pdf
from tests.drawn_pdf import LANDSCAPE, Drawing

HEAD = ["Lĩnh vực", "Mới", "Xong", "Còn"]
FIELDS = ["Đất đai", "Hộ tịch", "Chứng thực", "Xây dựng", "Tư pháp", "Nội vụ"]


def figures(n: int) -> list[str]:
    return [str(100 + 7 * n), str(90 + 5 * n), str(10 + 2 * n)]


def write(page: Drawing, y: float, names: list[str], *, xs: tuple[float, ...], head: list[str] = HEAD) -> float:
    """A header and a row a name, without a line; where it ends."""
    for k, row in enumerate([head, *([name, *figures(FIELDS.index(name))] for name in names)]):
        for x, text in zip(xs, row, strict=True):
            page.text(x, y + 20 * k, text)
    return y + 20 * len(names)


def rows(table: Table) -> list[list[str]]:
    grid = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = cell.text.replace("\n", " ")
    return grid


def tables(page: Drawing) -> list[Table]:
    return [block for block in read_pdf(page.data()).blocks if isinstance(block, Table)]


def test_a_table_goes_on_under_the_same_header_on_the_next_page() -> None:
    page = Drawing()
    write(page, 640, FIELDS[:4], xs=(70, 220, 320, 430))
    page.page()
    write(page, 80, FIELDS[3:], xs=(70, 220, 320, 430))
    (found,) = tables(page)
    names = [*FIELDS[:4], *FIELDS[3:]]
    assert rows(found) == [HEAD, *([name, *figures(FIELDS.index(name))] for name in names)]
    assert found.pages == (1, 2)


def test_page_numbers_below_a_table_are_not_in_it() -> None:
    page = Drawing()
    write(page, 640, FIELDS, xs=(70, 220, 320, 430))
    page.text(295, 815, "7")
    (found,) = tables(page)
    assert rows(found) == [HEAD, *([name, *figures(n)] for n, name in enumerate(FIELDS))]


def test_a_landscape_page_of_one_table() -> None:
    page = Drawing(LANDSCAPE)
    write(page, 120, FIELDS, xs=(70, 320, 480, 640))
    (found,) = tables(page)
    assert rows(found) == [HEAD, *([name, *figures(n)] for n, name in enumerate(FIELDS))]


def test_a_slanted_watermark_across_a_table_disturbs_no_cell() -> None:
    page = Drawing()
    write(page, 300, FIELDS, xs=(70, 220, 320, 430))
    page.canvas.saveState()
    page.canvas.translate(150, 400)
    page.canvas.rotate(40)
    page.canvas.setFont("Helvetica", 60)
    page.canvas.drawString(0, 0, "BAN SAO")
    page.canvas.restoreState()
    (found,) = tables(page)
    assert rows(found) == [HEAD, *([name, *figures(n)] for n, name in enumerate(FIELDS))]


def test_tables_side_by_side_at_other_heights_are_two() -> None:
    page = Drawing()
    write(page, 100, FIELDS[:5], xs=(50, 130, 180, 230))
    write(page, 103, FIELDS[2:], xs=(310, 400, 450, 500))
    found = tables(page)
    assert [rows(one)[0] for one in found] == [HEAD, HEAD]
    assert [[row[0] for row in rows(one)[1:]] for one in found] == [FIELDS[:5], FIELDS[2:]]
    assert rows(found[1])[1] == [FIELDS[2], *figures(2)]


def test_headers_turned_by_a_quarter_stand_over_their_columns() -> None:
    page = Drawing()
    page.text(70, 160, "Lĩnh vực")
    heads = ["Tiếp nhận trong kỳ", "Đã giải quyết", "2021"]
    for k, head in enumerate(heads):
        page.canvas.saveState()
        page.canvas.translate(232 + 110 * k, 842 - 164)
        page.canvas.rotate(90)
        page.canvas.setFont("DejaVuSerif", 10)
        page.canvas.drawString(0, 0, head)
        page.canvas.restoreState()
    for n, name in enumerate(FIELDS):
        for x, text in zip((70, 220, 330, 440), [name, *figures(n)], strict=True):
            page.text(x, 185 + 20 * n, text)
    (found,) = tables(page)
    assert rows(found) == [["Lĩnh vực", *heads], *([name, *figures(n)] for n, name in enumerate(FIELDS))]
    assert found.header_rows == 1


GROUPS = [["Cấp huyện", "Nội vụ", "12"], ["", "Tư pháp", "7"], ["", "Tài chính", "31"], ["Cấp xã", "Hộ tịch", "9"]]


def test_a_group_whose_rows_go_on_over_the_page_end() -> None:
    """The rows on the next page have no label of their own: their column stays empty, the others go on."""
    page = Drawing()
    for k, row in enumerate([["Cấp", "Phòng", "Số"], *GROUPS]):
        for x, text in zip((70, 220, 400), row, strict=True):
            page.text(x, 700 + 18 * k, text)
    page.page()
    more = [["", "Chứng thực", "4"], ["", "Đất đai", "18"], ["Thị trấn", "Hộ tịch", "5"], ["", "Đất đai", "2"]]
    for k, row in enumerate(more):
        for x, text in zip((70, 220, 400), row, strict=True):
            page.text(x, 60 + 18 * k, text)
    (found,) = tables(page)
    assert rows(found) == [["Cấp", "Phòng", "Số"], *GROUPS, *more]
    assert spans(found) == [("Cấp huyện", 1, 3), ("Cấp xã", 4, 3), ("Thị trấn", 7, 2)]


def spans(table: Table) -> list[tuple[str, int, int]]:
    """The groups of the first column: name, first row, rows."""
    return [(c.text, c.row, c.row_span) for c in table.cells if c.col == 0 and c.row >= table.header_rows]


@pytest.mark.parametrize("at", ["top", "middle"])
def test_names_of_groups_span_their_rows(at: str) -> None:
    """A name stands beside the first of its rows, or all of them in the middle."""
    page = Drawing()
    page_rows = [["Cấp", "Phòng", "Mới", "Xong"]]
    expected, row = [], 1
    for name, count in (("Cấp huyện", 3), ("Cấp xã", 5), ("Thị trấn", 1)):
        for k in range(count):
            here = k == (0 if at == "top" else count // 2)
            page_rows.append([name if here else "", FIELDS[k], str(10 + row), str(row)])
        expected.append((name, row, count))
        row += count
    for n, texts in enumerate(page_rows):
        for x, text in zip((60, 180, 320, 420), texts, strict=True):
            page.text(x, 110 + 18 * n, text)
    (found,) = tables(page)
    assert spans(found) == expected


def test_numbers_and_lone_names_span_no_rows() -> None:
    page = Drawing()
    page_rows = [["TT", "Nội dung", "Số"], ["1", "Hồ sơ mới", "12"], ["", "Trong kỳ", "7"], ["2", "Hồ sơ xong", "9"]]
    page_rows += [["", "Đúng hạn", "8"]]
    for n, texts in enumerate(page_rows):
        for x, text in zip((60, 120, 320), texts, strict=True):
            page.text(x, 110 + 18 * n, text)
    (found,) = tables(page)
    assert all(c.row_span == 1 for c in found.cells)


def test_a_label_whose_second_line_is_on_the_next_page() -> None:
    page = Drawing()
    first = [["Nội dung", "Số"], ["Hồ sơ tiếp nhận", "12"], ["Hồ sơ xong", "9"], ["Hồ sơ quá hạn của các phòng", "3"]]
    for k, row in enumerate(first):
        for x, text in zip((70, 400), row, strict=True):
            page.text(x, 740 + 18 * k, text)
    page.page()
    page.text(70, 60, "chuyên môn thuộc huyện")
    for k, row in enumerate([["Hồ sơ trả lại", "2"], ["Hồ sơ rút", "1"], ["Hồ sơ còn lại", "0"]]):
        for x, text in zip((70, 400), row, strict=True):
            page.text(x, 78 + 18 * k, text)
    (found,) = tables(page)
    assert rows(found)[3] == ["Hồ sơ quá hạn của các phòng chuyên môn thuộc huyện", "3"]
    assert [row[0] for row in rows(found)[4:]] == ["Hồ sơ trả lại", "Hồ sơ rút", "Hồ sơ còn lại"]
