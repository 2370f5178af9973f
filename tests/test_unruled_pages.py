"""Tables without rulings on pages that make them hard: cut by the page's end, marked across, with notes beside them."""

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
