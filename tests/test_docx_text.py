"""The text of a paragraph: one test for each thing that stands between the markup and what is printed."""

from __future__ import annotations

import pytest

from tests.docx_builder import W, p, r, read, table, tbl, tc, texts, tr

RAISED = '<w:vertAlign w:val="superscript"/>'


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def field(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def formula(numerator: str, denominator: str) -> str:
    def part(name: str, text: str) -> str:
        return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"

    return f"<m:oMath><m:f>{part('num', numerator)}{part('den', denominator)}</m:f></m:oMath>"


CHOICE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>một</w:t></mc:Choice>'
    "<mc:Fallback><w:t>hai</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)
FIELD = field("begin") + run("<w:instrText> PAGE </w:instrText>") + r("không") + field("separate")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r("Tổng") + run("<w:tab/>") + r("12"), "Tổng\t12"),
        (r("a") + run("<w:br/>") + r("b") + run("<w:cr/>") + r("c"), "a\nb\nc"),
        (r("Hoài") + run("<w:noBreakHyphen/>") + r("Ân"), "Hoài-Ân"),
        (r("hành") + run("<w:softHyphen/>") + r("chính\u00ad"), "hànhchính"),
        (r("a\u00a0b\u200bc\ufeff"), "a bc"),
        ("<w:r><w:t> rìa </w:t></w:r>" + r("x"), "rìax"),
        (r(" giữ ") + r("x"), "giữ x"),
        (r("Ho\u0323a") + r("\u0300"), "Họà"),
        (r("ê") + r("\u0301"), "ế"),
        (run('<w:sym w:font="Wingdings" w:char="F0FE"/>') + r(" có"), "☑ có"),
        (run('<w:sym w:font="Symbol" w:char="F0B3"/>') + r(" 95"), "≥ 95"),
        (run('<w:sym w:font="Webdings" w:char="F021"/>') + r("x"), "x"),
        (r("\uf0b7 mục", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "• mục"),
        (FIELD + r("3") + field("end") + r(" trang"), "3 trang"),
        (FIELD + FIELD + r("4") + field("end") + field("end") + r("!"), "4!"),
        (f'<w:fldSimple w:instr="DATE">{r("31/3")}</w:fldSimple>', "31/3"),
        (
            f"<w:hyperlink>{r('địa chỉ')}</w:hyperlink><w:smartTag>{r(' An Lão')}</w:smartTag>",
            "địa chỉ An Lão",
        ),
        (r("hiện") + r("ẩn", "<w:vanish/>"), "hiện"),
        (r("hiện") + r(" lại", '<w:vanish w:val="0"/>'), "hiện lại"),
        (r("121", "<w:strike/>") + r("117"), "117"),
        (r("8", "<w:dstrike/>") + r("7", '<w:strike w:val="0"/>'), "7"),
        (formula("13", "13") + r(" đạt"), "13/13 đạt"),
        (r("Nội vụ") + r("1", RAISED) + r(" và"), "Nội vụ và"),
        (r("Nội vụ") + r("(*)", RAISED), "Nội vụ"),
        (r("2") + r(" ", RAISED) + r("1", RAISED), "2"),
        (r("1", RAISED) + r(" Chú thích"), "1 Chú thích"),
        (r("120 m") + r("2", RAISED), "120 m²"),
        (r("120 km²; hồ sơ¹ mới"), "120 km²; hồ sơ mới"),
        (
            run("<w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase>" + r("gốc") + "</w:rubyBase></w:ruby>"),
            "gốc",
        ),
        (CHOICE, "một"),
        (
            r("a") + '<w:commentRangeStart w:id="0"/>' + r("b") + '<w:r><w:commentReference w:id="0"/></w:r>',
            "ab",
        ),
    ],
)
def test_what_is_printed(content: str, text: str):
    assert texts(p(content)) == [text]


def test_a_field_that_never_ends_hides_only_its_paragraph():
    assert texts(p(r("a") + field("begin") + r("b")) + p("c")) == ["a", "c"]


def test_drop_downs_and_tick_boxes_of_forms():
    def form(data: str) -> str:
        return run(f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>') + field("end")

    entries = '<w:listEntry w:val="Trực tuyến"/><w:listEntry w:val="Kết hợp"/>'
    assert texts(p(form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'))) == ["Kết hợp"]
    assert texts(p(form(f"<w:ddList>{entries}</w:ddList>"))) == ["Trực tuyến"]
    assert texts(p(form("<w:checkBox><w:checked/></w:checkBox>") + r(" Có"))) == ["☒ Có"]
    assert texts(p(form('<w:checkBox><w:default w:val="0"/></w:checkBox>') + r(" Có"))) == ["☐ Có"]


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hAnsi="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Thuong"/>'
    '<w:style w:type="paragraph" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="AnCon"><w:basedOn w:val="An"/></w:style>'
    '<w:style w:type="character" w:styleId="Chu"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>'
    '<w:style w:type="table" w:styleId="Bang"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_hidden_and_raised_by_style():
    body = (
        p("ẩn", '<w:pStyle w:val="AnCon"/>')
        + p(r("hiện", '<w:vanish w:val="false"/>'), '<w:pStyle w:val="AnCon"/>')
        + p(r("cấp xã") + r("a", '<w:rStyle w:val="Chu"/>'))
        + p("vòng", '<w:pStyle w:val="Vong"/>')
        + p("lạ", '<w:pStyle w:val="Khong"/>')
    )
    assert texts(body, styles=STYLES) == ["hiện", "cấp xã", "vòng", "lạ"]


TCVN3, CAPITALS = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>', '<w:rFonts w:hAnsi=".VnTimeH"/>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r("Kh¶o s¸t", TCVN3) + r(" thử"), "Khảo sát thử"),
        (r("Kh", TCVN3) + r("¶", TCVN3) + r("o", TCVN3), "Khảo"),
        (r("kh¶o s¸t", CAPITALS), "KHẢO SÁT"),
        (r("Khảo sát là xã", TCVN3), "Khảo sát là xã"),
        (r("nh", TCVN3) + f"<w:r><w:rPr>{TCVN3}</w:rPr><w:softHyphen/></w:r>" + r(" sau", TCVN3), "như sau"),
        (r("Khaûo saùt", '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'), "Khảo sát"),
    ],
)
def test_old_encodings_by_the_font_of_the_run(content: str, text: str):
    assert texts(p(content)) == [text]


def test_a_doubtful_word_goes_with_its_document():
    assert texts(p(r("khí", TCVN3)) + p(r("Kh¶o s¸t", TCVN3))) == ["khớ", "Khảo sát"]
    assert texts(p(r("khí", TCVN3)) + p(r("Khảo sát", TCVN3))) == ["khí", "Khảo sát"]


def test_old_encodings_by_style_and_theme():
    styles = STYLES.replace('"Arial"', '".VnTime"')
    theme = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    body = p("Kh¶o s¸t") + p(r("tªn ¶nh", theme)) + tbl(tr("hå s¬"))
    assert texts(body, styles=styles) == ["Khảo sát", "tªn ¶nh"]
    assert table(body, styles=styles).cells[0].text == "hồ sơ"


def test_a_cell_gives_its_marks_apart():
    cells = tr(
        tc(p(r("49") + r("1", RAISED) + r("a", RAISED))),
        tc(p(r("49") + r("*", RAISED))),
        tc(p(r("(1)", RAISED))),
        tc("15²"),
        tc("diện tích m³"),
    )
    found = [(c.text, c.marks) for c in table(tbl(cells)).cells]
    assert found == [("49", ("1a",)), ("49", ("*",)), ("(1)", ()), ("15", ("2",)), ("diện tích m³", ())]


def test_heaps_of_combining_marks_do_not_stop_the_reader():
    (text,) = texts(p("a" + "\u0323\u0301" * 200_000))
    assert len(text) < 20


@pytest.mark.parametrize(
    ("runs", "warned"),
    [
        (r("C«ng", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'), True),
        (r("C«ng", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>' + RAISED) + r(" x"), True),
        (r("C«ng", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'), False),
        (r("Công"), False),
    ],
)
def test_letters_of_old_fonts_are_warned_of(runs: str, warned: bool) -> None:
    assert ("legacy-fonts" in read(p(runs)).warnings) is warned


def test_what_says_only_how_text_looks_changes_nothing() -> None:
    looks = '<w:rFonts w:ascii="Arial"/><w:b/><w:i w:val="0"/><w:sz w:val="24"/><w:color w:val="FF0000"/><w:lang w:val="vi"/>'
    aligned = '<w:jc w:val="center"/><w:spacing w:after="0"/><w:ind w:left="720"/>'
    raised = r("1", looks + RAISED)
    body = p(r("Tổng", looks) + raised, aligned) + tbl(tr(tc(p(r("12", looks), aligned), '<w:vAlign w:val="top"/>')))
    plain = p(r("Tổng") + r("1", RAISED)) + tbl(tr(tc(p(r("12")))))
    assert read(body).blocks == read(plain).blocks


def test_another_prefix_for_word_s_names_is_read_as_well() -> None:
    body = p(r("Tổng", "<w:b/>"))
    assert texts(body.replace("w:", "x:").replace("<x:p>", f'<x:p xmlns:x="{W}">')) == texts(body) == ["Tổng"]
