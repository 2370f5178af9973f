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
