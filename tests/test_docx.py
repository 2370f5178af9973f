"""Whole files: places, notes, text boxes, what is refused; the grid of any table comes back as it was written."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Paragraph, Table
from extract.docx import read_docx
from extract.docx_package import DocxLimits
from extract.errors import Unreadable, UnreadableFile
from tests.docx_builder import W, document, docx, drawn, p, package, r, read, table, tbl, tc, tr

SAMPLE = Path(__file__).parents[2] / "shared" / "samples" / "an-lao-2021-q1.docx"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def kind_of(data: bytes, limits: DocxLimits | None = None) -> Unreadable:
    with pytest.raises(UnreadableFile) as caught:
        read_docx(data, limits=limits or DocxLimits())
    return caught.value.kind


def test_blocks_stand_in_reading_order_with_their_places():
    blocks = read(p("Một") + p() + tbl(tr("a", "b"), tr("c", "d")) + p("Hai") + tbl(tr("e"))).blocks
    assert [b.place.location for b in blocks] == ["paragraph[1]", "table[1]", "paragraph[3]", "table[2]"]
    assert isinstance(blocks[1], Table)
    assert [c.place.location for c in blocks[1].cells][-1] == "table[1]/row[2]/cell[2]"


def test_cell_places_count_cells_not_columns():
    one = table(tbl(tr(tc("rộng", '<w:gridSpan w:val="3"/>'), "sau")))
    assert [(c.col, c.place.location) for c in one.cells] == [
        (0, "table[1]/row[1]/cell[1]"),
        (3, "table[1]/row[1]/cell[2]"),
    ]


def test_content_controls_are_opened_at_every_level():
    def sdt(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = sdt(p("Đầu")) + tbl(
        tr("1", sdt(tc("trong ô")), "3"), sdt(tr("4", tc(sdt(p("khối"))), tc(p(r("số ") + sdt(r("12"))))))
    )
    assert [b.text for b in read(body).paragraphs()] == ["Đầu"]
    assert drawn(table(body)) == "1@0 | trong ô@1 | 3@2\n4@0 | khối@1 | số 12@2"


def test_a_placeholder_is_no_answer():
    def empty(inside: str) -> str:
        return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = tbl(tr("Số", empty(tc("Bấm để nhập 1")), tc(p(r("x") + empty(r("Bấm 2")))), tc(empty(p("Bấm")))))
    assert drawn(table(body)) == "Số@0 | @1 | x@2 | @3"


def test_a_nested_table_follows_its_outer_one():
    inner = tbl(tr("trong"))
    outer, nested = read(tbl(tr("ngoài", tc(p("trước") + inner + p("sau"))))).tables()
    assert drawn(outer) == "ngoài@0 | trước\nsau@1"
    assert drawn(nested) == "trong@0"
    assert nested.cells[0].place.location == "table[1]/row[1]/cell[2]/table[1]/row[1]/cell[1]"


def test_text_boxes_follow_their_paragraph_once():
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    run = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    blocks = read(p(r("Ngoài") + run) + p("Sau") + tbl(tr(tc(p(r("ô") + run))))).blocks
    assert [b.text if isinstance(b, Paragraph) else drawn(b) for b in blocks] == [
        *("Ngoài", "Trong khung", "Sau", "ô@0", "Trong khung"),
    ]
    assert blocks[1].place.location == "paragraph[1]/textbox[1]/paragraph[1]"
    assert blocks[4].place.location == "table[1]/row[1]/cell[1]/textbox[1]/paragraph[1]"


def test_notes_are_marks_in_cells_and_paragraphs_at_the_end():
    def reference(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    body = p(r("Có 12 hồ sơ") + reference("footnote", 7)) + tbl(
        tr(tc(p(r("49") + reference("footnote", 5))), tc(p(r("5") + reference("endnote", 2))))
    )
    notes = "".join(f'<w:footnote w:id="{i}">{p(f"Chú {i}")}</w:footnote>' for i in (5, 6, 7))
    found = read(body, footnotes=notes, endnotes=f'<w:endnote w:id="2">{p("Cuối")}</w:endnote>')
    (one,) = found.tables()
    assert [(c.text, c.marks) for c in one.cells] == [("49", ("2",)), ("5", ("i",))]
    paragraphs = [(b.text, b.kind, b.place.location) for b in found.paragraphs()]
    assert paragraphs == [
        ("Có 12 hồ sơ", "body", "paragraph[1]"),
        ("Chú 7", "note", "footnote[1]/paragraph[1]"),
        ("Chú 5", "note", "footnote[2]/paragraph[1]"),
        ("Cuối", "note", "endnote[1]/paragraph[1]"),
    ]


def test_tracked_changes_are_accepted():
    body = (
        p(
            r("Có ")
            + '<w:del w:id="1"><w:r><w:delText>11</w:delText><w:t>11</w:t></w:r></w:del>'
            + f'<w:ins w:id="2">{r("12")}</w:ins>'
            + f'<w:moveFrom w:id="3">{r(" đi")}</w:moveFrom><w:moveTo w:id="4">{r(" đến")}</w:moveTo>'
        )
        + p("Đầu ", '<w:rPr><w:del w:id="5"/></w:rPr>')
        + p("cuối")
        + tbl(tr("giữ"), tr("bỏ", properties='<w:del w:id="6"/>'), tr("thêm", properties='<w:ins w:id="7"/>'))
    )
    found = read(body)
    assert [b.text for b in found.paragraphs()] == ["Có 12 đến", "Đầu cuối"]
    (one,) = found.tables()
    assert drawn(one) == "giữ@0\nthêm@0"
    assert one.cells[1].place.location == "table[1]/row[3]/cell[1]"
    assert found.warnings == ("tracked-changes",)


def test_the_end_of_the_last_paragraph_may_be_deleted():
    assert [b.text for b in read(p("Hết", '<w:rPr><w:del w:id="5"/></w:rPr>')).paragraphs()] == ["Hết"]


def test_strict_files_read_like_others():
    body = p("Nghiêm") + tbl(tr(tc("a", '<w:gridSpan w:val="2"/>')))
    strict = document(body).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_docx(package({"word/document.xml": strict})).blocks == read(body).blocks


def test_utf_16_parts_are_read():
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + document(p("Đủ chữ"))
    (one,) = read_docx(package({"word/document.xml": xml.encode("utf-16")})).blocks
    assert isinstance(one, Paragraph)
    assert one.text == "Đủ chữ"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Unreadable.EMPTY),
        (b"not a zip", Unreadable.DAMAGED),
        (docx(p("x"))[:200], Unreadable.DAMAGED),
        (package({"word/other.xml": "<a/>"}), Unreadable.DAMAGED),
        (package({"word/document.xml": "<a>"}), Unreadable.DAMAGED),
        (package({"word/document.xml": "<a/>"}), Unreadable.DAMAGED),
        (package({"word/document.xml": "<!DOCTYPE a><a/>"}), Unreadable.DAMAGED),
        (package({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), Unreadable.BOMB),
        (package({"word/document.xml": document(p(" " * 8_000_000))}), Unreadable.BOMB),
        (OLE2 + "EncryptedPackage\0".encode("utf-16-le"), Unreadable.ENCRYPTED),
        (OLE2 + "WordDocument\0".encode("utf-16-le"), Unreadable.LEGACY_WORD),
        (docx(p() + p("  ")), Unreadable.NO_TEXT),
        (docx(p("<w:r><w:drawing/></w:r>")), Unreadable.PICTURE_ONLY),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, kind: Unreadable):
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("body", "limits", "kind"),
    [
        (p("x" * 3000), DocxLimits(max_part_bytes=2000), Unreadable.TOO_LARGE),
        (p("x"), DocxLimits(max_file_bytes=100), Unreadable.TOO_LARGE),
        (p("x"), DocxLimits(max_entries=2), Unreadable.BOMB),
        (tbl(tr(tc("x", '<w:gridSpan w:val="999999999"/>'))), DocxLimits(), Unreadable.TOO_LARGE),
        (tbl(tr("1", "2")) * 5, DocxLimits(max_table_cells=9), Unreadable.TOO_LARGE),
        (
            "<w:sdt><w:sdtContent>" * 60 + p("x") + "</w:sdtContent></w:sdt>" * 60,
            DocxLimits(),
            Unreadable.BOMB,
        ),
        (p("<w:ins>" * 60 + r("x") + "</w:ins>" * 60), DocxLimits(), Unreadable.BOMB),
        ("<w:tbl><w:tr><w:tc>" * 40 + p("x") + "</w:tc></w:tr></w:tbl>" * 40, DocxLimits(), Unreadable.BOMB),
    ],
)
def test_limits_hold(body: str, limits: DocxLimits, kind: Unreadable):
    assert kind_of(docx(body), limits) == kind


def test_macros_do_not_hinder():
    xml = {"word/document.xml": document(p("Có mã")), "word/vbaProject.bin": b"\0" * 100}
    assert [b.text for b in read_docx(package(xml)).paragraphs()] == ["Có mã"]


def test_damaged_files_raise_only_what_they_should():
    good = docx(p("Một") + tbl(tr("a", "b")), styles='<w:style w:type="paragraph" w:styleId="a"/>')
    chance = random.Random(20210331)
    outcomes = set()
    for _ in range(300):
        data = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            outcomes.add(read_docx(bytes(data)).format)
        except UnreadableFile as error:
            outcomes.add(error.kind.value)
    assert {"docx", "damaged"} <= outcomes


@st.composite
def grids(draw: st.DrawFn) -> list[list[tuple[int, int, int, int]]]:
    """A grid fully tiled with rectangles, as (row, column, rows, columns) by their first row."""
    n_rows, n_cols = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    rows: list[list[tuple[int, int, int, int]]] = [[] for _ in range(n_rows)]
    for row in range(n_rows):
        for col in range(n_cols):
            if (row, col) in taken:
                continue
            free = next((c for c in range(col, n_cols) if (row, c) in taken), n_cols) - col
            wide, high = draw(st.integers(1, free)), draw(st.integers(1, n_rows - row))
            rows[row].append((row, col, high, wide))
            taken |= {(row + i, col + j) for i in range(high) for j in range(wide)}
    return rows


def written(rows: list[list[tuple[int, int, int, int]]]) -> str:
    """The grid as Word writes it: a merged cell stands in each of its rows."""
    xml = []
    for row in range(len(rows)):
        cells = [c for line in rows for c in line if c[0] <= row < c[0] + c[2]]
        parts = []
        for top, col, high, wide in sorted(cells, key=lambda c: c[1]):
            merge = '<w:vMerge w:val="restart"/>' if top == row else "<w:vMerge/>"
            span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
            parts.append(tc(f"{top}.{col}" if top == row else "", span + (merge if high > 1 else "")))
        xml.append(tr(*parts))
    return tbl(*xml)


@given(grids())
def test_any_grid_comes_back(rows: list[list[tuple[int, int, int, int]]]):
    found = [(c.row, c.col, c.row_span, c.col_span) for c in table(written(rows)).cells]
    assert found == [cell for line in rows for cell in line]
    assert all(c.text == f"{c.row}.{c.col}" for c in table(written(rows)).cells)


@pytest.mark.skipif(not SAMPLE.exists(), reason="the real report is not at hand")
def test_the_real_report():
    found = read_docx(SAMPLE.read_bytes())
    tables = list(found.tables())
    assert [(t.n_rows, t.n_cols, t.header_rows) for t in tables[3:6]] == [(123, 5, 2), (4, 9, 3), (19, 11, 3)]
    total = [c.text for c in tables[5].cells if c.row == 18]
    assert total[1:4] == ["2.060", "183", "1.877"]
