"""Spans, merges, skipped columns and rows that do not fill the grid, each as Word writes it."""

from __future__ import annotations

import pytest

from tests.docx_builder import drawn, p, r, read, table, tbl, tc, tr

RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
HEADER = "<w:tblHeader/>"


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_spans_and_merges():
    one = table(
        tbl(
            tr(tc("STT", RESTART), tc("Số", wide(2)), tc("Ghi chú", RESTART)),
            tr(tc("", GOES_ON), "giao", "có", tc("không hiện", '<w:vMerge w:val="continue"/>')),
            tr("1", "2", "3", "4"),
        )
    )
    assert drawn(one) == "STT@0v2 | Số@1+2 | Ghi chú@3v2\ngiao@1 | có@2\n1@0 | 2@1 | 3@2 | 4@3"


def test_a_merge_begins_anew_where_word_says_so():
    one = table(tbl(tr(tc("a", RESTART)), tr(tc("", GOES_ON)), tr(tc("b", RESTART)), tr(tc("", GOES_ON))))
    assert drawn(one) == "a@0v2\n\nb@0v2\n"


def test_a_merge_without_beginning_keeps_its_text():
    one = table(tbl(tr(tc("a"), tc("b")), tr(tc("mồ côi", GOES_ON), tc("c")), tr(tc("", GOES_ON), tc("d"))))
    assert drawn(one) == "a@0 | b@1\nmồ côi@0v2 | c@1\nd@1"


def test_a_merge_does_not_go_on_in_a_cell_of_another_width():
    one = table(tbl(tr(tc("a", RESTART), "b"), tr(tc("c", wide(2) + GOES_ON))))
    assert drawn(one) == "a@0 | b@1\nc@0+2"


def test_skipped_columns_and_ragged_rows():
    one = table(
        tbl(
            tr("1", "2", "3"),
            tr("x", properties='<w:gridBefore w:val="2"/>'),
            tr("y", properties='<w:gridAfter w:val="2"/>'),
            tr("z"),
            widths=(100, 100, 100),
        )
    )
    assert drawn(one) == "1@0 | 2@1 | 3@2\nx@2\ny@0\nz@0"
    assert (one.n_rows, one.n_cols) == (4, 3)


def test_a_row_without_spans_is_laid_out_by_its_widths():
    def width(twips: int) -> str:
        return f'<w:tcW w:w="{twips}" w:type="dxa"/>'

    rows = (tr("1", "2", "3"), tr(tc("hẹp", width(1000)), tc("rộng", width(3010))))
    assert drawn(table(tbl(*rows, widths=(1000, 1000, 2000)))) == "1@0 | 2@1 | 3@2\nhẹp@0 | rộng@1+2"
    assert drawn(table(tbl(*rows, widths=(700, 1300, 2000)))) == "1@0 | 2@1 | 3@2\nhẹp@0 | rộng@1"


def test_old_merges_to_the_right():
    one = table(tbl(tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "b")))
    assert drawn(one) == "a@0+2 | b@2"


def test_deleted_cells_and_hidden_rows_are_gone():
    one = table(tbl(tr(tc("bỏ", "<w:cellDel/>"), "giữ"), tr("ẩn", properties="<w:hidden/>"), tr("cuối")))
    assert drawn(one) == "giữ@0\ncuối@0"


@pytest.mark.parametrize(
    ("rows", "headers"),
    [
        ((HEADER, HEADER, ""), 2),
        (("", HEADER, ""), 0),
        ((HEADER, "", HEADER), 1),
        (('<w:tblHeader w:val="0"/>', ""), 0),
    ],
)
def test_only_the_leading_header_rows_count(rows: tuple[str, ...], headers: int):
    assert table(tbl(*(tr("a", properties=one) for one in rows))).header_rows == headers


WIDTHS = (500, 3000, 900)
FIRST = tbl(tr("STT", "Chỉ tiêu", "Số", properties=HEADER), tr("1", "Hồ sơ mới", "15"), widths=WIDTHS)
NEXT = tbl(tr("2", "Hồ sơ cũ", "4"), widths=WIDTHS)


@pytest.mark.parametrize("between", ["", p(), p() + p()])
def test_a_table_cut_in_two_is_one(between: str):
    one = table(FIRST + between + NEXT)
    assert drawn(one).splitlines()[-1] == "2@0 | Hồ sơ cũ@1 | 4@2"
    assert (one.header_rows, one.n_rows) == (1, 3)
    assert one.cells[-1].place.location == "table[2]/row[1]/cell[3]"


@pytest.mark.parametrize(
    "apart",
    [
        FIRST + p("b) Biểu khác") + NEXT,
        FIRST + p("", "<w:sectPr/>") + NEXT,
        FIRST + NEXT.replace("900", "901"),
        FIRST + FIRST,
        FIRST + p() + tbl(tr("STT", "Nội dung", "Số"), tr("1", "Khác", "2"), widths=WIDTHS),
        FIRST + tbl(tr("2", "Hồ sơ", "4", properties=HEADER), widths=WIDTHS),
    ],
)
def test_tables_that_are_two_stay_two(apart: str):
    assert len(list(read(apart).tables())) == 2


def test_lines_and_marks_of_a_cell():
    cell = tc(p(r("UBND huyện") + "<w:r><w:br/></w:r>" + r("Phòng ")) + p() + p(r("a\t49") + r("1", RAISED)))
    one = table(tbl(tr(cell)))
    assert [(c.text, c.marks) for c in one.cells] == [("UBND huyện\nPhòng\na\t49".replace("\t", " "), ("1",))]


RAISED = '<w:vertAlign w:val="superscript"/>'
