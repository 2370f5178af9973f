"""A part is read the same with and without what `docx_plain` leaves out of it."""

from __future__ import annotations

import io
import re
import zipfile
from random import Random

import pytest

from extract.docx import read_docx
from extract.docx_plain import Kept, Stretches
from tests.docx_builder import document, docx, p, package, r, tbl, tc, tr

_SEEDS = range(60)
_STYLES = """<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:latentStyles><w:lsdException w:name="x"/></w:latentStyles>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>%s</w:style>
<w:style w:type="paragraph" w:styleId="Item"><w:basedOn w:val="Base"/></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:tblPr/></w:style>"""
_NUMBERING = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
_WORDS = ("12", "1.480", "", " ", "Số hồ sơ", "a &gt; b", "x > y", "Tæng sè", "\u1ea1b", "m²", "so\u0302\u0301", "–")
_RUNS = (
    "<w:b/>",
    '<w:sz w:val="20"/>',
    '<w:rFonts w:ascii="Arial" w:cs="Arial"/>',
    '<w:rFonts w:asciiTheme="minor" w:ascii="Arial"/>',
    '<w:rStyle w:val="Gone"/>',
    '<w:vertAlign w:val="superscript"/>',
    '<w:u w:val="single"/>',
)
_OLD_FONTS = (
    '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>',
    '<w:rFonts w:hAnsiTheme="minor" w:hAnsi=".VnTime"/>',
    '<w:rFonts w:ascii="VNI-Times"/>',
)
_CELLS = ('<w:tcW w:w="9" w:type="dxa"/>', '<w:shd w:val="clear"/>', '<w:gridSpan w:val="2"/>', "<w:vMerge/>")
_BORDERS = '<w:tcBorders><w:top w:val="single"/><w:bottom w:val="nil"/></w:tcBorders>'


def _some(draw: Random, choices: tuple[str, ...], most: int = 2) -> str:
    return "".join(sorted(draw.sample(choices, draw.randint(0, most))))


def _run(draw: Random, fonts: tuple[str, ...]) -> str:
    text = draw.choice(_WORDS)
    kept = draw.choice(("", ' xml:space="preserve"'))
    said = "".join(draw.sample((*_RUNS, *fonts), draw.choice((0, 0, 1, 2))))
    inside = draw.choice(
        (f"<w:t{kept}>{text}</w:t>",) * 6 + ("", "<w:br/>", f"<w:t{kept}/>", f"<w:t>{text}</w:t><w:tab/>")
    )
    return f"<w:r>{f'<w:rPr>{said}</w:rPr>' if said else ''}{inside}</w:r>"


def _paragraph(draw: Random, fonts: tuple[str, ...]) -> str:
    said = draw.choice(("", "", '<w:jc w:val="center"/>', '<w:pStyle w:val="Item"/>', "<w:rPr><w:b/></w:rPr>"))
    return p("".join(_run(draw, fonts) for _ in range(draw.choice((0, 1, 1, 1, 2)))), said)


def _cell(draw: Random, fonts: tuple[str, ...]) -> str:
    said = _some(draw, (*_CELLS, _BORDERS))
    inside = "".join(_paragraph(draw, fonts) for _ in range(draw.choice((1, 1, 1, 1, 2))))
    return tc(inside, said) if said else f"<w:tc>{inside}</w:tc>"


def _body(draw: Random, fonts: tuple[str, ...]) -> str:
    parts = []
    for _ in range(draw.randint(2, 6)):
        rows = [tr(*(_cell(draw, fonts) for _ in range(draw.randint(1, 4)))) for _ in range(draw.randint(1, 4))]
        parts.append(draw.choice((_paragraph(draw, fonts), tbl(*rows, widths=(9,) * draw.randint(0, 4)))))
    body = p("Một") + "".join(parts)
    if draw.random() < 0.5:  # which session wrote it
        body = re.sub("<w:(p|r|tr)>", lambda tag: f'<w:{tag[1]} w:rsidR="{draw.randrange(16**8):08X}">', body)
    return body


def _unusual(data: bytes) -> bytes:
    """The same file in a prefix that is left alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in (name for name in parts if name.startswith("word/")):
        parts[name] = re.sub(rb"(</?| )w:", rb"\1x:", parts[name]).replace(b"xmlns:w=", b"xmlns:x=")
    return package(parts)


@pytest.mark.parametrize("seed", _SEEDS)
def test_what_is_left_out_changes_nothing(seed: int):
    draw = Random(seed)
    fonts = _OLD_FONTS if seed % 3 == 0 else ()
    styles = _STYLES % draw.choice(
        ("", "", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", "<w:rPr><w:i/></w:rPr>")
    )
    data = docx(_body(draw, fonts), styles=styles, numbering=_NUMBERING)
    assert read_docx(data) == read_docx(_unusual(data))


def test_a_plain_cell_is_short():
    """Its text stands in the cell itself, behind its properties; what the session and the looks say is gone."""
    cell = tc(
        p(r("1.480", '<w:b/><w:rFonts w:hAnsi=".VnTime"/>'), '<w:jc w:val="center"/>'), '<w:vMerge w:val="restart"/>'
    )
    body = tbl(tr(cell, "hai", tc()).replace("<w:p>", '<w:p w:rsidR="00A1">'))
    stretches = Stretches.of(document(body).encode())
    short = stretches.joined(Kept(fonts=True, widths=False, cells=False)).decode()
    assert short[short.index("<w:tr>") : short.index("</w:tr>")] == (
        '<w:tr><w:tc w:font=".VnTime"><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>1.480</w:tc><w:tc>hai</w:tc><w:tc/>'
    )
    assert stretches.fonts_matter()
    assert "<w:t" in stretches.joined(Kept(fonts=True, widths=False, cells=True)).decode()
