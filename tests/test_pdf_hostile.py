"""PDFs that cannot be read, or that mean harm: a sentence, in bounded time."""

import io

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.errors import Unreadable, UnreadableFile
from extract.limits import Limits
from extract.pdf import read_pdf
from tests.drawn_pdf import Drawing
from tests.read_back import kind_of, texts


def test_unreadable_files() -> None:
    assert kind_of(b"") is Unreadable.EMPTY
    assert kind_of(b"\n \n") is Unreadable.EMPTY
    assert kind_of(b"not a pdf at all") is Unreadable.DAMAGED
    pen = Drawing()
    pen.text(72, 100, "một")
    data = pen.data()
    assert kind_of(data[:200]) is Unreadable.DAMAGED
    assert kind_of(data, Limits(max_bytes=100)) is Unreadable.TOO_LARGE
    assert kind_of(data, Limits(max_chars_per_page=2)) is Unreadable.TOO_LARGE
    assert kind_of(data, Limits(max_page_side=500)) is Unreadable.TOO_LARGE
    assert kind_of(data, Limits(max_segments_per_page=0)) is Unreadable.TOO_LARGE


def test_too_many_pages() -> None:
    pen = Drawing()
    for _ in range(3):
        pen.text(72, 100, "một")
        pen.page()
    assert kind_of(pen.data(), Limits(max_pages=2)) is Unreadable.TOO_MANY_PAGES


def test_encrypted_file() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(72, 700, "abc")
    canvas.save()
    assert kind_of(buffer.getvalue()) is Unreadable.ENCRYPTED


def _picture() -> ImageReader:
    return ImageReader(Image.new("L", (8, 8), 200))


def test_pictures_without_text_and_nothing_at_all() -> None:
    pen = Drawing()
    pen.canvas.drawImage(_picture(), 0, 0, 595, 842)
    data = pen.data()
    assert kind_of(data, ocr="never") is Unreadable.PICTURE_ONLY
    assert kind_of(data) is Unreadable.NO_TEXT
    pen = Drawing()
    pen.line(10, 10, 500, 10)
    assert kind_of(pen.data()) is Unreadable.NO_TEXT


def test_hidden_text_over_a_scan_is_not_believed() -> None:
    pen = Drawing()
    pen.canvas.drawImage(_picture(), 0, 0, 595, 842)
    text = pen.canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.textOut("Ket qua cu")
    pen.canvas.drawText(text)
    data = pen.data()
    assert kind_of(data, ocr="never") is Unreadable.PICTURE_ONLY
    assert kind_of(data) is Unreadable.NO_TEXT


def under(picture: Image.Image, kind: str, mask: str | None = None) -> str | Unreadable:
    """What is read of a line of text over which a picture is painted."""
    pen, stored = Drawing(), io.BytesIO()
    pen.text(72, 100, "Ket qua cu")
    picture.save(stored, kind)
    pen.canvas.drawImage(ImageReader(stored), 0, 0, 595, 842, mask=mask)
    try:
        return " ".join(texts(read_pdf(pen.data(), ocr="never")))
    except UnreadableFile as error:
        return error.kind


def test_text_under_a_scan_is_not_believed() -> None:
    assert under(Image.new("RGB", (80, 110), (250, 250, 250)), "JPEG") is Unreadable.PICTURE_ONLY
    watermark = Image.new("RGBA", (80, 110), (0, 0, 0, 0))
    watermark.paste((90, 90, 90, 60), (30, 40, 50, 60))
    assert under(watermark, "PNG", "auto") == "Ket qua cu"


def test_scanned_page_among_typed_ones_is_named() -> None:
    pen = Drawing()
    pen.text(72, 100, "một")
    pen.page()
    pen.canvas.drawImage(_picture(), 0, 0, 595, 842)
    assert read_pdf(pen.data()).warnings == ("picture-page:2",)


def test_extreme_coordinates_and_many_segments() -> None:
    pen = Drawing()
    pen.text(72, 100, "một")
    for k in range(4000):
        pen.line(-1e7, k / 5, 1e7, k / 5)
        pen.line(k / 7, -1e9, k / 7, 1e9)
    assert texts(read_pdf(pen.data())) == ["một"]


def by_hand(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with its cross-reference table."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<</Size %d /Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, start)


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), extra, content)


CATALOG = b"<</Type/Catalog /Pages 2 0 R>>"
FONT = b"<</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>"


def one_page(
    content: bytes, *more: bytes, resources: bytes = b"/Font<</F 4 0 R>>", box: bytes = b"0 0 595 842"
) -> bytes:
    pages = b"<</Type/Pages /Kids[3 0 R] /Count 1>>"
    page = b"<</Type/Page /Parent 2 0 R /MediaBox[%s] /Contents 5 0 R /Resources<<%s>>>>" % (box, resources)
    return by_hand(CATALOG, pages, page, FONT, stream(content), *more)


def test_no_page_at_all() -> None:
    assert kind_of(by_hand(CATALOG, b"<</Type/Pages /Kids[] /Count 0>>")) is Unreadable.EMPTY


def test_ten_thousand_pages() -> None:
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 10_003))
    page = b"<</Type/Page /Parent 2 0 R /MediaBox[0 0 595 842]>>"
    data = by_hand(CATALOG, b"<</Type/Pages /Kids[%s] /Count 10000>>" % kids, *[page] * 10_000)
    assert kind_of(data) is Unreadable.TOO_MANY_PAGES


def test_a_page_five_metres_wide() -> None:
    wide = one_page(b"BT /F 12 Tf 100 100 Td (mot) Tj ET", box=b"0 0 14173 842")
    assert texts(read_pdf(wide)) == ["mot"]
    assert kind_of(one_page(b"BT /F 12 Tf 100 100 Td (mot) Tj ET", box=b"0 0 20000 842")) is Unreadable.TOO_LARGE


def test_a_million_segments_on_a_page() -> None:
    lines = b"".join(b"%d %d m %d %d l S\n" % (k % 500, k % 800, k % 500 + 9, k % 800) for k in range(1000))
    assert kind_of(one_page(lines * 1000)) is Unreadable.TOO_LARGE


def test_form_objects_that_hold_themselves() -> None:
    form = stream(b"/X Do", b"/Type/XObject /Subtype/Form /BBox[0 0 99 99] /Resources<</XObject<</X 6 0 R>>>>")
    content = b"/X Do BT /F 12 Tf 100 700 Td (mot) Tj ET"
    data = one_page(content, form, resources=b"/Font<</F 4 0 R>> /XObject<</X 6 0 R>>")
    assert texts(read_pdf(data)) == ["mot"]


def test_a_page_tree_that_holds_itself() -> None:
    data = by_hand(CATALOG, b"<</Type/Pages /Kids[2 0 R 2 0 R] /Count 2>>")
    with pytest.raises(UnreadableFile):
        read_pdf(data)


def test_a_truncated_file_gives_what_is_left_of_it_or_a_sentence() -> None:
    pen = Drawing()
    for number in range(1, 4):
        pen.text(72, 100, f"Trang {number}")
        pen.page()
    data = pen.data()
    for share in (0.3, 0.6, 0.9, 0.99):
        try:
            document = read_pdf(data[: int(len(data) * share)])
        except UnreadableFile as refused:
            assert refused.kind in {Unreadable.DAMAGED, Unreadable.EMPTY, Unreadable.NO_TEXT}  # noqa: PT017
        else:
            assert set(texts(document)) <= {"Trang 1", "Trang 2", "Trang 3"}


def test_fonts_without_a_map_are_not_believed() -> None:
    kind = b"<</Type/Font /Subtype/Type0 /BaseFont/AAAAAA+X /Encoding/Identity-H /DescendantFonts[7 0 R]>>"
    inner = (
        b"<</Type/Font /Subtype/CIDFontType2 /BaseFont/AAAAAA+X /CIDSystemInfo<</Registry(Adobe) /Ordering(Identity)"
        b" /Supplement 0>> /FontDescriptor 8 0 R>>"
    )
    about = b"<</Type/FontDescriptor /FontName/AAAAAA+X /Flags 4 /FontBBox[0 0 1000 1000] /ItalicAngle 0 /Ascent 800>>"
    content = b"BT /G 12 Tf 100 700 Td <0012002300340045> Tj ET"
    data = one_page(content, kind, inner, about, resources=b"/Font<</G 6 0 R>>")
    assert kind_of(data, ocr="never") in {Unreadable.BROKEN_FONTS, Unreadable.NO_TEXT}
