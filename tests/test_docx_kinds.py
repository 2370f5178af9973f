"""What Word can write around and inside tables: each kind of markup in a small file, and the table that comes of it."""

from collections.abc import Sequence

import pytest

from extract.document import Paragraph
from tests.docx_builder import OFFICE, drawn, p, r, read, table, tbl, tc, texts, tr

ROW_DELETED, ROW_INSERTED = '<w:del w:id="5" w:author="a"/>', '<w:ins w:id="6" w:author="a"/>'


def moved(text: str, kind: str) -> str:
    return f'<w:{kind} w:id="1" w:author="a" w:date="2021-01-01T00:00:00Z">{r(text)}</w:{kind}>'


def cell_of(inline: str) -> str:
    return f"<w:tc><w:tcPr/><w:p>{inline}</w:p></w:tc>"


def complex_field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}{r(result)}{mark('end')}"


def text_box(inside: str) -> str:
    modern = f"<w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
    choice = f'<mc:Choice Requires="wps">{modern}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def test_a_moved_row_stands_where_it_was_moved_to() -> None:
    old = tr(cell_of(moved("b", "moveFrom")), cell_of(moved("2", "moveFrom")), properties=ROW_DELETED)
    new = tr(cell_of(moved("b", "moveTo")), cell_of(moved("2", "moveTo")), properties=ROW_INSERTED)
    assert drawn(table(tbl(tr("a", "1"), old, tr("c", "3"), new))) == "a@0 | 1@1\nc@0 | 3@1\nb@0 | 2@1"


def test_a_table_whose_rows_are_all_deleted_is_gone() -> None:
    deleted = tr(cell_of('<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>'), properties=ROW_DELETED)
    found = read(tbl(deleted) + p("sau"))
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["sau"]
    assert len(found.blocks) == 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ('<w:cellDel w:id="1" w:author="a"/>', "a@0 | b@1"),
        ('<w:cellIns w:id="1" w:author="a"/>', "a@0 | x@1 | b@2"),
    ],
)
def test_cells_deleted_and_inserted_in_a_tracked_change(change: str, expected: str) -> None:
    assert drawn(table(tbl(tr("a", tc("x", change), "b")))) == expected


def test_cells_merged_downwards_in_a_tracked_change() -> None:
    change = '<w:cellMerge w:id="1" w:author="a" w:vMerge="{}"/>'
    merged = tbl(tr(tc("nhóm", change.format("rest")), "1"), tr(tc("", change.format("cont")), "2"))
    assert drawn(table(merged)) == "nhóm@0v2 | 1@1\n2@1"


@pytest.mark.parametrize(
    ("wrap", "what"),
    [
        ("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "a content control"),
        ("<w:customXml>{}</w:customXml>", "custom XML"),
        ('<w:ins w:id="1" w:author="a">{}</w:ins>', "an insertion"),
    ],
)
def test_wrapped_rows_and_cells(wrap: str, what: str) -> None:
    inner = tr("a", wrap.format(tc("1")))
    assert drawn(table(tbl(wrap.format(inner), tr("b", "2")))) == "a@0 | 1@1\nb@0 | 2@1", what


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (complex_field(" =SUM(ABOVE) ", "128"), "128"),
        (f'<w:fldSimple w:instr=" =SUM(LEFT) ">{r("1.297")}</w:fldSimple>', "1.297"),
        ("<m:oMathPara><m:oMath><m:r><m:t>128</m:t></m:r></m:oMath></m:oMathPara>", "128"),
        (r("1") + "<m:oMath><m:r><m:t>28</m:t></m:r></m:oMath>", "128"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>13</m:t></m:r></m:num><m:den><m:r><m:t>15</m:t></m:r></m:den></m:f></m:oMath>",
            "13/15",
        ),
        (
            "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "10^3",
        ),
        (r("\u200e1.\u200f297\u200b"), "1.297"),
        (f'<w:bdo w:val="ltr">{r("12")}</w:bdo><w:dir w:val="rtl">{r("8")}</w:dir>', "128"),
        (r("1.") + '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="x"/>' + r("297"), "1.297"),
        ("<w:r><w:t>12</w:t><w:softHyphen/><w:t>8</w:t></w:r>", "128"),
        ("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>8</w:t></w:r>", "12-8"),
    ],
    ids=["sum", "simple sum", "formula", "half a formula", "fraction", "power", "direction marks", "overrides",
         "marks between", "soft hyphen", "hyphen"],
)  # fmt: skip
def test_what_a_cell_shows(inline: str, expected: str) -> None:
    assert drawn(table(tbl(tr("a", cell_of(inline))))) == f"a@0 | {expected}@1"


@pytest.mark.parametrize(
    "mark",
    [
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
        r("1", '<w:vertAlign w:val="superscript"/>'),
        r("(1)", '<w:vertAlign w:val="superscript"/>'),
        r("¹"),
        r("1", '<w:position w:val="8"/><w:sz w:val="14"/>'),
    ],
    ids=["footnote", "typed", "in brackets", "letter", "moved up by hand"],
)
def test_a_note_mark_glued_to_a_figure_is_none_of_its_digits(mark: str) -> None:
    note = f'<w:footnote w:id="2">{p("chú thích")}</w:footnote>'
    found = table(tbl(tr("a", cell_of(r("12") + mark))), footnotes=note)
    assert [(c.text, c.marks) for c in found.cells][1] == ("12", ("1",))


@pytest.mark.parametrize("height", [-8, 0, 1])
def test_digits_on_the_line_or_below_it_stay_digits(height: int) -> None:
    found = table(tbl(tr("a", cell_of(r("12") + r("8", f'<w:position w:val="{height}"/>')))))
    assert [(c.text, c.marks) for c in found.cells][1] == ("128", ())


@pytest.mark.parametrize(
    ("branches", "shown"),
    [
        ((("wps", "mới"), ("", "cũ")), "mới"),
        ((("lạ", "mới"), ("", "cũ")), "cũ"),
        ((("la", "mới"), ("", "cũ")), "cũ"),
        ((("wps la", "mới"), ("", "cũ")), "cũ"),
        ((("la", "mới"), ("wps", "vừa"), ("", "cũ")), "vừa"),
        ((("la", "mới"),), "mới"),
    ],
)
def test_a_choice_in_an_unknown_format_is_left_for_its_fallback(
    branches: Sequence[tuple[str, str]], shown: str
) -> None:
    """Whatever both say, only one is shown; in a paragraph, a run and a cell."""

    def alternate(wrap: str) -> str:
        parts = [
            f'<mc:Choice Requires="{needs}">{wrap.format(text)}</mc:Choice>'
            if needs
            else f"<mc:Fallback>{wrap.format(text)}</mc:Fallback>"
            for needs, text in branches
        ]
        return f'<mc:AlternateContent xmlns:la="http://example.org/la">{"".join(parts)}</mc:AlternateContent>'

    body = p(alternate("<w:r><w:t>{}</w:t></w:r>")) + p(f"<w:r>{alternate('<w:t>{}</w:t>')}</w:r>")
    body += alternate("<w:p><w:r><w:t>{}</w:t></w:r></w:p>") + tbl(
        tr(alternate("<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"))
    )
    document = read(body)
    assert [block.text for block in document.paragraphs()] == [shown] * 3
    assert [drawn(one) for one in document.tables()] == [f"{shown}@0"]


@pytest.mark.parametrize("inside_a_cell", [False, True])
def test_a_table_in_a_text_box_is_read_once(inside_a_cell: bool) -> None:
    box = text_box(tbl(tr("a", "1"), tr("b", "2")))
    body = tbl(tr("x", cell_of(box))) if inside_a_cell else p(r("neo") + box)
    found = [drawn(one) for one in read(body).tables()]
    assert found == [*(["x@0 | @1"] if inside_a_cell else []), "a@0 | 1@1\nb@0 | 2@1"]


def test_frames_columns_and_floating_tables_keep_their_order() -> None:
    frame = p("khung", '<w:framePr w:w="100" w:hSpace="10" w:wrap="around"/>')
    columns = p("", '<w:sectPr><w:cols w:num="2"/></w:sectPr>')
    floating = tbl(tr("a", "1")).replace("<w:tblPr/>", '<w:tblPr><w:tblpPr w:tblpX="500"/></w:tblPr>')
    assert texts(frame + p("trái") + columns + floating + p("phải")) == ["khung", "trái", "phải"]
    assert drawn(table(frame + columns + floating)) == "a@0 | 1@1"


def test_a_table_set_from_right_to_left_keeps_its_first_column_first() -> None:
    turned = tbl(tr("a", "1")).replace("<w:tblPr/>", "<w:tblPr><w:bidiVisual/></w:tblPr>")
    assert drawn(table(turned)) == "a@0 | 1@1"


def test_a_part_of_another_format_is_named() -> None:
    found = read(p("trước") + f'<w:altChunk r:id="r9" xmlns:r="{OFFICE}"/>' + tbl(tr("a", "1")))
    assert found.warnings == ("foreign-part",)
    assert len(list(found.tables())) == 1


def test_an_older_grid_kept_in_a_tracked_change_is_not_the_table_s() -> None:
    old = '<w:tblGridChange w:id="0"><w:tblGrid><w:gridCol w:w="50"/></w:tblGrid></w:tblGridChange>'
    one = tbl(tr("a", "1"), widths=(100, 200)).replace("</w:tblGrid>", f"{old}</w:tblGrid>")
    assert drawn(table(one)) == "a@0 | 1@1"


def test_rows_of_every_odd_kind_at_once() -> None:
    """A hidden row, skipped columns, a merge downwards across them, a nested table: each row keeps its columns."""
    hidden = tr("ẩn", "9", "9", properties="<w:hidden/>")
    start = tr(tc("nhóm", '<w:vMerge w:val="restart"/>'), "x", "1")
    after = tr(tc("", "<w:vMerge/>"), tc(tbl(tr("trong", "5")) + p()), "2")
    last = tr(tc("cuối", '<w:gridSpan w:val="2"/>'), properties='<w:gridBefore w:val="1"/>')
    found = [drawn(one) for one in read(tbl(start, hidden, after, last)).tables()]
    assert found == ["nhóm@0v2 | x@1 | 1@2\n@1 | 2@2\ncuối@1+2", "trong@0 | 5@1"]
