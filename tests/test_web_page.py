"""Web pages in order: encodings, tables with rows of no cells, nothing left that refers to elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from extract.errors import UnreadableFile
from extract.web_page import decoded, page_of_archive, tidied

WORDS = "Uỷ ban nhân dân thị xã"


def rows(page: str) -> list[list[tuple[str, str]]]:
    """The cells of the tidied page's only table: text and rowspan."""
    table = html.document_fromstring(tidied(page.encode()).decode()).find(".//table")
    assert table is not None
    return [
        [(c.text_content().strip(), c.get("rowspan", "1")) for c in row.iter("td", "th")] for row in table.iter("tr")
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (f"<p>{WORDS}".encode(), WORDS),
        (f"\ufeff<p>{WORDS}".encode(), WORDS),
        (f"\ufeff<p>{WORDS}".encode("utf-16-le"), WORDS),
        (f"\ufeff<p>{WORDS}".encode("utf-16-be"), WORDS),
        ('<meta content="text/html; charset=windows-1252"><font face=".VnTime">Tæng sè'.encode("cp1252"), "Tæng sè"),
        (b'<font face=".VnTime">T\xe6ng s\xe8', "Tæng sè"),
        (b"<p style='font-family:\".VnTime\"'>T\xe6ng s\xe8", "Tæng sè"),
        (b"<p>S\xf4\xec \xf0\xf4\xecng", "Sô\u0301 đô\u0301ng"),  # Windows' Vietnamese code page
        (b'<meta charset="no-such-code"><p>' + WORDS.encode(), WORDS),
        (b"<meta charset=utf-8><p>\xff" + WORDS.encode(), "ÿ"),
    ],
)
def test_the_encoding_is_found(data: bytes, text: str) -> None:
    assert text in decoded(data)


def test_the_page_says_that_it_is_utf8() -> None:
    page = tidied(
        f'<html><head><meta charset="windows-1252"></head><body><p>{WORDS}</p></body></html>'.encode("utf-16")
    )
    assert page.count(b"charset") == 1
    assert b"charset=utf-8" in page
    assert WORDS.encode() in page
    assert b"charset=utf-8" in tidied(b"<p>x")


def test_a_row_whose_places_are_all_taken_is_closed_up() -> None:
    assert rows("""
        <table><thead>
        <tr><td rowspan=3>Tổng số</td><td colspan=2>Trong đó</td><td rowspan="3">Ghi chú</td></tr>
        <tr><td rowspan=2>trước</td><td rowspan=2>mới</td></tr>
        <tr></tr></thead>
        <tr><td>14</td><td>12</td><td>2</td><td></td></tr></table>""") == [
        [("Tổng số", "2"), ("Trong đó", "1"), ("Ghi chú", "2")],
        [("trước", "1"), ("mới", "1")],
        [("14", "1"), ("12", "1"), ("2", "1"), ("", "1")],
    ]  # fmt: skip


def test_rows_of_a_nested_table_are_its_own() -> None:
    page = "<table><tr><td rowspan=2>a<table><tr></tr><tr><td rowspan=2>b</table><td>c</tr><tr><td>d</tr></table>"
    assert rows(page) == [[("ab", "2"), ("b", "1"), ("c", "1")], [("b", "1")], [("d", "1")]]


@pytest.mark.parametrize("span", ["0", "-3", "x", "", "99999999999"])
def test_a_span_that_is_none_or_goes_too_far(span: str) -> None:
    assert rows(f'<table><tr><td rowspan="{span}">a<td>b<tr><td>c</table>')[1] == [("c", "1")]


@pytest.mark.parametrize(
    "markup",
    [
        "<script src='http://h/x'>x</script>", "<link rel=stylesheet href=http://h/x>", "<img src='http://h/x'>",
        "<iframe src=http://h/x></iframe>", "<object data=http://h/x></object>", "<base href='http://h/x'>",
        "<p style='background: url( http://h/x )'>", "<style>@import 'http://h/x'; p {color: red}</style>",
        "<table background=http://h/x><tr><td>a</table>", "<p onclick='http://h/x'>", "<!-- http://h/x -->",
        "<v:imagedata src='http://h/x' xmlns:v='urn:v'/>", "<image xlink:href='http://h/x'/>",
    ],
)  # fmt: skip
def test_nothing_refers_to_elsewhere(markup: str) -> None:
    page = tidied(f"<html><head></head><body><p>trước</p>{markup}<p>sau</p></body></html>".encode())
    assert b"http://h" not in page
    assert "trước".encode() in page
    assert b"sau" in page


def test_the_text_behind_something_dropped_stays() -> None:
    page = html.document_fromstring(tidied(b"<p>a<img src=x>b<del>c</del>d</p>").decode())
    assert page.text_content() == "abd"


def test_numbers_that_word_writes_into_a_list_stay() -> None:
    page = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>1.<span>&nbsp;"
        "</span></span><![endif]>Cải cách thể chế</p><!--[if gte mso 9]><xml><w:x/></xml><![endif]-->"
    )
    assert html.document_fromstring(tidied(page.encode()).decode()).text_content() == "1.\xa0Cải cách thể chế"


def test_the_page_in_a_web_archive() -> None:
    archive = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n'
        b'--b\r\nContent-Type: text/html; charset="windows-1258"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        b'<meta charset=3D"windows-1258"><p>B=E1o c=E1o</p>\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n'
    )
    assert "Báo cáo" in tidied(page_of_archive(archive)).decode()
    with pytest.raises(UnreadableFile):
        page_of_archive(archive.replace(b"text/html", b"text/plain"))
    with pytest.raises(UnreadableFile):
        page_of_archive(archive.replace(b'windows-1258"\r', b'no-such-code"\r'))


@given(st.lists(st.sampled_from(["<table>", "<tr>", "<td rowspan=2>", "</table>", "<p>", "<html", ">", "<img src=x>", "a", "\x00", "<del>", "&#1;", "<head>", "<?xml ?>"])), st.binary(max_size=20))  # fmt: skip
def test_any_page_is_tidied_or_refused(parts: list[str], rest: bytes) -> None:
    try:
        page = tidied("".join(parts).encode() + rest)
    except UnreadableFile:
        return
    assert b"src=" not in page
    assert b"charset=utf-8" in page
