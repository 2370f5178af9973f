"""PDFs whose text is Vietnamese of before Unicode: told by the font's name, or by the letters where it got lost."""

from __future__ import annotations

import io
from pathlib import Path

import matplotlib as mpl
import pytest
from fontTools.ttLib import TTFont as FontFile
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extract.document import Paragraph
from extract.legacy_fonts import TCVN3
from extract.pdf import read_pdf

LINES = (
    "Công tác cải cách hành chính của huyện, người có công, khen thưởng, đường bộ",
    "Số thủ tục mức độ 3 là 19 thủ tục, đã giải quyết 1.297 hồ sơ đúng hạn",
)
CODES = {letter: code for code, letter in TCVN3.items()}


def tcvn3(text: str) -> str:
    """The text as TCVN3 has it, each code as the Latin-1 character that carries it."""
    return "".join(CODES.get(c, CODES.get(c.lower(), c)) for c in text)


def drawn(lines: tuple[str, ...], font: str) -> bytes:
    """A PDF of these lines in a font of that name."""
    face = FontFile(Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf")
    for name in face["name"].names:
        if name.nameID in {1, 4, 6}:
            name.string = font
    renamed, out = io.BytesIO(), io.BytesIO()
    face.save(renamed)
    renamed.seek(0)
    pdfmetrics.registerFont(TTFont(f"test-{font}", renamed))
    canvas = Canvas(out, invariant=True)
    canvas.setFont(f"test-{font}", 12)
    for n, line in enumerate(lines):
        canvas.drawString(72, 700 - 60 * n, line)
    canvas.save()
    return out.getvalue()


HORNED = (
    "Công tác đầu tư",
    "lá thư",
    "ưu tiên, thứ tư",
    "Người có công trong nước (2020-2021)",
    "theo Kế hoạch số 12/KH-UBND, e-Form",
    "- Tổng số hồ sơ: 1.297",
    "-Mức độ 3",
)


def set_in_winansi(lines: tuple[str, ...], font: str, meaning: str) -> bytes:
    """A PDF in a simple font whose code of ư has this meaning (a Unicode in hexadecimal; none: what WinAnsi says)."""
    codes = {code: f"{code:04X}" for code in (*range(32, 127), *range(160, 256))} | {0xAD: meaning}
    text = b"".join(b"<%s> Tj T* " % tcvn3(line).encode("latin-1").hex().encode() for line in lines)
    means = " ".join(f"<{code:02X}> <{meant}>" for code, meant in codes.items())
    map_ = f"1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} beginbfchar {means} endbfchar"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        _stream(b"BT /F1 12 Tf 72 700 Td 60 TL " + text + b"ET"),
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[%s]%s>>"
        % (font.encode(), b" ".join([b"500"] * 224), b"/ToUnicode 6 0 R" if meaning else b""),
        _stream(map_.encode()),
    ]
    out = b"%PDF-1.4\n"
    for number, body in enumerate(bodies, 1):
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return out + b"trailer<</Size %d/Root 1 0 R>>\n%%%%EOF" % (len(bodies) + 1)


def drawn_objects(lines: tuple[tuple[str, ...], ...]) -> bytes:
    """A PDF of these lines, each of several text objects beside each other, in a font whose name tells nothing."""
    lines = tuple(tuple(f"<{tcvn3(part).encode('latin-1').hex()}> Tj" for part in line) for line in lines)
    shown = " T* ".join(" ".join(line) for line in lines).encode()
    data = set_in_winansi((), "ABCDEF+Font1", "")
    return data.replace(
        _stream(b"BT /F1 12 Tf 72 700 Td 60 TL ET"), _stream(b"BT /F1 12 Tf 72 700 Td 14 TL %s ET" % shown)
    )


def test_the_letter_that_libreoffice_takes_for_a_soft_hyphen() -> None:
    """It prints no ư and begins a text object there; at a line's end it prints a hyphen."""
    lines = (
        ("Công tác khen th", "ởng, ", "u tiên đầu t", " cho ng", "ời dân; l", "ợt, ch", "a đ", "-"),
        ("ợc giải quyết nh", "ng đúng hạn là 19 thủ tục, thông t"),
    )
    expected = (
        "Công tác khen thưởng, ưu tiên đầu tư cho người dân; lượt, chưa được giải quyết nhưng đúng hạn là 19 thủ tục, "
        "thông tư"
    )
    assert text_of(drawn_objects(lines)) == expected


def test_words_of_several_text_objects_that_lack_nothing() -> None:
    lines = (
        ("Công tác kh", "en th", "i đua của h", "uyện l", "ời hứa, c", "ó đ", "ơn th", "ờ ng", "ắn m", "ới b", "uộc"),
    )
    assert text_of(drawn_objects(lines)) == "".join(lines[0])


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


@pytest.mark.parametrize("font", [".VnTime", "ABCDEF+Font1"])
@pytest.mark.parametrize("meaning", ["", "00AD", "002D", "2010", "0000"])
def test_the_letter_that_winansi_calls_a_hyphen(meaning: str, font: str) -> None:
    """Real hyphens stay: in ranges of years, in numbers of documents, before items of a list."""
    assert text_of(set_in_winansi(HORNED, font, meaning)) == " ".join(HORNED)


def text_of(data: bytes) -> str:
    return " ".join(b.text for b in read_pdf(data).blocks if isinstance(b, Paragraph))


@pytest.mark.parametrize("font", [".VnTime", "Unnamed"])
def test_tcvn3_is_read_as_it_looks(font: str) -> None:
    """In TCVN3 the letter ư is Latin-1's soft hyphen, which elsewhere is dropped."""
    assert text_of(drawn(tuple(map(tcvn3, LINES)), font)) == " ".join(LINES)


def test_capitals_of_a_font_that_has_only_them() -> None:
    assert text_of(drawn((tcvn3("ủy ban nhân dân huyện"), tcvn3("báo cáo quý ii")), ".VnTimeH")).startswith(
        "ỦY BAN NHÂN DÂN"
    )


def test_unicode_stays_as_it_is() -> None:
    assert text_of(drawn(LINES, "Plain")) == " ".join(LINES)


def test_a_page_in_another_language_stays_as_it_is() -> None:
    lines = ("Größe und Länge der Straße, Überblick über Änderungen", "Où êtes-vous, garçon? Ça va très bien à Noël")
    assert text_of(drawn(lines, "Plain")) == " ".join(lines)
