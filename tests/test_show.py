"""`rasoat show`: the drawn things are really in the picture, in both languages, and what cannot be drawn is said."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFont

from extract.document import Cell, Document, Page, Paragraph, Place, Ruling, Table, Word
from extract.pdf_picture import DrawnPage
from normalize.report import Observation, Report
from rasoat import show_colours as colours
from rasoat import show_font
from rasoat.errors import ExitStatus, Refusal
from rasoat.show import UNKNOWN, Mark, Note, Overlay, header_again, overlay
from rasoat.show_command import CannotRead, Request, show_page
from rasoat.show_drawing import draw, pixel_box
from rasoat.show_font import Lettering, ascii_text, has_letters, lettering
from rasoat.show_labels import free_place, place_label
from rasoat.show_margins import Legend, spread, wrapped
from rasoat.show_upright import Upright, upright
from tests.docx_builder import docx
from tests.drawn_pdf import LANDSCAPE, Drawing

REPORTS = Path(__file__).parents[1] / "data" / "samples" / "reports"
LEGEND = Legend("tệp.pdf — trang 1/1", (("word", "từ"), ("code", "mã")))
Rgb = tuple[int, int, int]


def blank(width: int = 400, height: int = 200) -> DrawnPage:
    """An empty page, a pixel to a point."""
    return DrawnPage(np.full((height, width, 3), 255, np.uint8), 72.0, float(width), float(height), 1)


def cell(box: tuple[float, float, float, float], text: str = "", confidence: float = 1.0, row: int = 0) -> Cell:
    return Cell(row, 0, text, Place(1, *box), confidence=confidence)


def of_colour(picture: Image.Image, colour: colours.Colour, box: tuple[int, int, int, int] | None = None) -> int:
    """How many pixels are of that colour as it is seen on white paper, within a box of pixels."""
    pixels = np.asarray(picture.crop(box) if box else picture).astype(int)
    alpha = colour[3] / 255 if len(colour) == 4 else 1.0
    seen = [round(255 * (1 - alpha) + part * alpha) for part in colour[:3]]
    return int((np.abs(pixels - seen).max(axis=2) <= 2).sum())


def letters_of(picture: Image.Image, colour: colours.Colour, box: tuple[int, int, int, int] | None = None) -> int:
    """How many pixels are of that colour or, at a letter's edge, between it and white."""
    pixels = np.asarray(picture.crop(box) if box else picture).astype(float)
    ink = 255.0 - np.asarray(colour[:3])
    share = (255 - pixels) @ ink / (ink @ ink)
    off = np.abs(255 - pixels - share[..., None] * ink).max(axis=2)
    return int(((share > 0.4) & (share < 1.1) & (off < 8)).sum())


def observation(code: str, value: str, place: Place, **others: str) -> Observation:
    return replace(
        Observation(
            observation_id="o", section="TM", code=code, label="", label_raw="", dimension="", dimension_code="",
            value_raw=value, figure=None, unit="", kind="count", note="", period_start=None, period_end=None,
            method="text", place=place, quote="", match_method="", match_score=1.0, confidence=1.0,
        ),
        **others,
    )  # fmt: skip


def report(*observations: Observation) -> Report:
    return Report("r", "", "", "", "", None, "", None, "form2021", 1, observations)


def words(text: str, x: float = 50, top: float = 50) -> tuple[Word, ...]:
    """Words in one line, ten points a letter."""
    out = []
    for word in text.split():
        out.append(Word(word, x, top, x + 10 * len(word), top + 12))
        x += 10 * (len(word) + 1)
    return tuple(out)


# What is gathered


def test_an_overlay_has_what_stands_on_its_page_alone() -> None:
    here, there = cell((10, 10, 50, 30), "7"), cell((10, 10, 50, 30), "8")._replace(place=Place(2, 10, 10, 50, 30))
    pages = (Page(1, 400, 200, words("một")), Page(2, 400, 200, words("hai ba")))
    document = Document("pdf", (Table((here, there), here.place, (1, 2)),), pages)
    figures = report(observation("1.1", "7", here.place), observation("1.2", "8", there.place))
    first, second = (overlay(document, figures, n) for n in (1, 2))
    assert (len(first.words), first.cells, first.marks) == (1, (here,), (Mark((10, 10, 50, 30), "7", ("1.1",)),))
    assert (len(second.words), second.cells) == (2, (there,))
    assert second.marks[0].codes == ("1.2",)
    assert overlay(document, None, 1).marks == ()
    assert overlay(document, figures, 9) == Overlay()


def test_a_figure_without_a_code_is_marked_so() -> None:
    only = cell((10, 10, 50, 30), "7")
    document = Document("pdf", (Table((only,), only.place, (1,)),), (Page(1, 400, 200),))
    assert overlay(document, report(observation("", "7", only.place)), 1).marks[0].codes == (UNKNOWN,)


def test_a_row_tells_its_slug_once() -> None:
    row = [cell((x, 10, x + 50, 30), "7") for x in (60, 110)] + [cell((10, 14, 60, 34), "9")]
    document = Document("pdf", (Table(tuple(row), row[0].place, (1,)),), (Page(1, 400, 200),))
    figures = [observation("1", "7", c.place, dimension="Đất đai", dimension_code="dat-dai") for c in row]
    assert overlay(document, report(*figures), 1).rows == (Note(20.0, "dat-dai"),)


def test_what_is_beyond_the_page_is_not_drawn() -> None:
    beyond = Overlay(marks=(Mark((10, 900, 50, 930), "7", ("1.1",)),), rows=(Note(915, "dat-dai"),))
    assert draw(blank(), beyond, LEGEND).tobytes() == draw(blank(), Overlay(), LEGEND).tobytes()


def test_a_fact_is_found_in_its_own_sentence() -> None:
    line = words("Có 12 phòng. Huyện có 12 xã, 1.2 và 12%.")
    place = Place(1, 50, 50, 600, 62)
    document = Document("pdf", (Paragraph(" ".join(w.text for w in line), place),), (Page(1, 700, 200, line),))
    fact = observation("TM.xa", "12", place, quote="Huyện có 12 xã, 1.2 và 12%.")
    found = overlay(document, report(fact), 1).facts
    assert [n.text for n in found] == ["12 → TM.xa"]
    boxes = {w.x0: w.text for w in line}
    assert [boxes[box[0]] for box in found[0].boxes] == ["12", "12%."]  # not that of the sentence before, nor 1.2
    assert found[0].boxes[0][0] > line[3].x0


def test_a_fact_that_is_nowhere_in_its_paragraph_stands_at_its_top() -> None:
    place = Place(1, 50, 50, 600, 62)
    found = overlay(
        Document("pdf", (), (Page(1, 700, 200, words("Không có")),)), report(observation("a", "5", place)), 1
    )
    assert found.facts == (Note(50, "5 → a"),)


def test_a_header_that_is_printed_again_is_known_by_the_rulings_above_the_first_cell() -> None:
    first, second = cell((10, 100, 50, 120)), cell((10, 60, 50, 80), row=1)._replace(place=Place(2, 10, 60, 50, 80))
    document = Document("pdf", (Table((first, second), first.place, (1, 2)),))
    above = Overlay(rulings=(Ruling(10, 40, 50, 40),), cells=(second,))
    level = Overlay(rulings=(Ruling(10, 60, 50, 60),), cells=(second,))
    assert header_again(document, above, 2)
    assert not header_again(document, level, 2)
    assert not header_again(document, above, 1)


# Pages that lie on their side


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_turned_page_is_turned_back(turns: int) -> None:
    line = words("Bảng số liệu của huyện", 100, 50)
    there = Upright((4 - turns) % 4, 400, 200)
    lying = there.page(Page(1, 400, 200, line, (Ruling(10, 20, 300, 20),)))
    found = upright(lying.words, lying.width, lying.height)
    assert found.turns == turns
    back = found.page(lying)
    assert (back.width, back.height) == (400, 200)
    assert back.words == line
    assert back.rulings == (Ruling(10, 20, 300, 20),)
    assert found.place(Place(location="x")) == Place(location="x")


def test_a_column_of_numbers_is_no_turned_page() -> None:
    for text in ("7", "2021", "huyện"):
        column = tuple(w for n in range(9) for w in words(text, 100, 50 + 14 * n))
        assert upright(column, 400, 200).turns == 0


# Where labels go


def test_a_label_stands_behind_the_figure_and_never_on_it() -> None:
    ink = np.zeros((40, 120), bool)
    ink[10:25, 40:60] = True
    assert free_place(ink, (0, 0, 120, 40), 30, 10, behind=True) == (90, 30)
    assert free_place(ink, (0, 0, 85, 30), 30, 10, behind=True) is None  # only before the figure
    assert free_place(ink, (0, 0, 85, 30), 30, 10, behind=False) == (10, 20)
    assert free_place(ink, (0, 0, 20, 40), 30, 10, behind=False) is None
    assert free_place(ink, (0, 0, 120, 5), 30, 10, behind=False) is None


def test_two_labels_never_share_their_place() -> None:
    ink = np.zeros((40, 200), bool)
    room = (0, 0, 200, 40)
    found = [place_label(ink, room, ("PL2.1b.1",), (lettering(10),)) for _ in range(6)]
    assert all(found)
    taken = np.zeros_like(ink)
    for label in filter(None, found):
        area = taken[label.y : label.y + label.height, label.x : label.x + label.width]
        assert not area.any()
        area[:] = True


@pytest.mark.parametrize(
    ("width", "height", "lines", "turned"),
    [
        (100, 14, ("PL2.1b.1",), False),
        (30, 40, ("PL2.", "1b.1"), False),
        (40, 14, ("…1b.1",), False),
        (22, 14, ("…1",), False),
        (14, 80, ("PL2.1b.1",), True),
    ],
)
def test_a_code_takes_the_form_that_its_cell_has_room_for(
    width: int, height: int, lines: tuple[str, ...], turned: bool
) -> None:
    label = place_label(np.zeros((100, 120), bool), (0, 0, width, height), ("PL2.1b.1",), (lettering(10),))
    assert label is not None
    assert (label.lines, label.turned) == (lines, turned)


def test_remarks_are_moved_apart_within_the_page() -> None:
    assert spread([50, 50, 10], 20, 200) == [50, 70, 10]
    assert spread([190, 190], 20, 200) == [160, 180]
    assert spread([0, 0, 0], 20, 40) == [None, 0, 20]


def test_long_sentences_are_wrapped() -> None:
    font = lettering(12)
    lines = wrapped("một hai ba bốn năm sáu bảy tám chín mười", font, 120)
    assert len(lines) > 1
    assert all(font.size(line)[0] <= 120 for line in lines)


# Letters


def test_the_font_shows_vietnamese_or_its_text_is_folded() -> None:
    font = lettering(14)
    assert font.ascii_only or has_letters(font.font)
    assert font.shown("Đất đai → ế") == ("Dat dai -> e" if font.ascii_only else "Đất đai → ế")


def test_without_any_font_the_letters_lose_their_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show_font, "FONTS", ("khong-co-phong-nay.ttf",))
    lettering.cache_clear()
    try:
        font = lettering(14)
        assert font.ascii_only
        assert font.shown("Huyện Gò Trầm – Đông…") == "Huyen Go Tram - Dong..."
        drawn = draw(blank(), Overlay(facts=(Note(50, "12 → TM.xa"),)), LEGEND)
        assert letters_of(drawn, colours.TEXT, (0, 200, drawn.width, drawn.height)) > 50
    finally:
        lettering.cache_clear()


def test_a_font_without_the_letters_is_known() -> None:
    own = ImageFont.load_default(size=14)
    assert has_letters(own, "Ab1")
    assert not has_letters(own, "ế")
    assert Lettering(own, ascii_only=True).size("ế") == Lettering(own, ascii_only=True).size("e")


def test_no_letter_is_left_beyond_ascii() -> None:
    assert ascii_text("Ủy ban đã họp 7 lần ✓") == "Uy ban da hop 7 lan ?"


# The picture


def test_boxes_are_cut_to_the_page() -> None:
    assert pixel_box((-50, 10, 1e12, 20), 2, (100, 100)) == (0, 20, 99, 40)
    assert pixel_box((float("nan"), 10, 20, 20), 2, (100, 100)) is None
    assert pixel_box((10, 10, 12, 12), 1, (100, 100), inset=5) is None


def test_words_cells_and_rulings_are_drawn() -> None:
    found = Overlay(words("từ", 20, 20), (Ruling(10, 100, 200, 100),), (cell((10, 120, 110, 160)),))
    drawn, empty = draw(blank(), found, LEGEND), draw(blank(), Overlay(), LEGEND)
    page = (0, 0, 400, 200)
    assert of_colour(drawn, colours.WORD, (15, 15, 45, 37)) >= 2 * 18 + 2 * 10
    assert of_colour(drawn, colours.RULING, (0, 95, 400, 105)) >= 190
    assert of_colour(drawn, colours.CELL, (10, 120, 111, 161)) >= 2 * (90 + 30)
    for colour in (colours.WORD, colours.RULING, colours.CELL):
        assert of_colour(empty, colour, page) == 0


@pytest.mark.parametrize("rising", [True, False])
def test_a_slanted_ruling_lies_where_it_is_printed(rising: bool) -> None:
    page = blank()
    for x in range(20, 380):
        y = 60 + (380 - x if rising else x - 20) // 20
        page.pixels[y - 1 : y + 2, x] = 0
    drawn = draw(page, Overlay(rulings=(Ruling(20, 60, 380, 78),)), LEGEND)
    upper, lower = (10, 58, 60, 64), (10, 74, 60, 80)
    assert of_colour(drawn, colours.RULING, lower if rising else upper) > 30
    assert of_colour(drawn, colours.RULING, upper if rising else lower) == 0


@pytest.mark.parametrize(
    ("confidence", "colour"), [(0.95, None), (0.8, colours.DOUBTFUL), (0.7, colours.DOUBTFUL), (0.5, colours.BAD)]
)
def test_doubtful_cells_are_shaded_and_say_how_sure(confidence: float, colour: colours.Colour | None) -> None:
    drawn = draw(blank(), Overlay(cells=(cell((50, 50, 200, 100), confidence=confidence),)), LEGEND)
    inside = (53, 53, 198, 98)
    shaded = {c: of_colour(drawn, c, inside) for c in (colours.DOUBTFUL, colours.BAD)}
    assert {c: n > 4000 for c, n in shaded.items()} == {c: c == colour for c in shaded}
    pixels = np.asarray(drawn.crop(inside)).astype(int)
    written = (np.abs(pixels - colours.NO_CODE).max(axis=2) < 60).sum()
    assert (written > 5) == (colour is not None)


def test_a_code_is_written_into_its_cell_and_a_fact_beside_the_page() -> None:
    found = Overlay(
        cells=(cell((50, 50, 200, 100)),),
        marks=(Mark((50, 50, 200, 100), "7", ("PL2.1b.1",)),),
        facts=(Note(30, "12 → TM.xa", ((20, 20, 60, 40),)),),
    )
    drawn = draw(blank(), found, LEGEND)
    assert drawn.width > 400
    assert letters_of(drawn, colours.CODE, (50, 50, 201, 101)) > 20
    assert of_colour(drawn, colours.FACT, (20, 20, 61, 41)) > 700
    assert letters_of(drawn, colours.TEXT, (400, 20, drawn.width, 40)) > 10
    assert draw(blank(), Overlay(), LEGEND).width == 500  # the least that a legend needs


def test_an_unmapped_figure_has_the_other_colour() -> None:
    box = (50, 50, 201, 101)
    drawn = draw(blank(), Overlay(marks=(Mark((50, 50, 200, 100), "7", (UNKNOWN,)),)), LEGEND)
    assert letters_of(drawn, colours.NO_CODE, box) > 3
    assert letters_of(drawn, colours.CODE, box) == 0


def test_nothing_is_written_over_print() -> None:
    page = blank()
    page.pixels[60:90, 60:190] = 0
    neighbours = (cell((50, 50, 200, 100)), cell((200, 50, 380, 100)))
    marks = (Mark((50, 50, 200, 100), "7", ("PL2.1b.1",)),)
    drawn = draw(page, Overlay(cells=neighbours, marks=marks), LEGEND)
    printed = np.asarray(drawn)[60:90, 60:190]
    assert (printed == printed[0, 0]).all()
    assert letters_of(drawn, colours.CODE, (400, 50, drawn.width, 100)) > 20  # it stands beside the page


def test_a_code_of_a_tight_cell_stands_behind_it_unless_another_cell_does() -> None:
    page = blank()
    page.pixels[51:61, 51:79] = 0
    tight = cell((50, 50, 80, 62), "123")
    mark = Mark((50, 50, 80, 62), "123", ("PL2.1b.1",))
    behind = (82, 46, 150, 66)
    assert letters_of(draw(page, Overlay(cells=(tight,), marks=(mark,)), LEGEND), colours.CODE, behind) > 20
    full = Overlay(cells=(tight, cell((82, 50, 150, 62))), marks=(mark,))
    assert letters_of(draw(page, full, LEGEND), colours.CODE, behind) == 0


# The command


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of two pages: a line with a table of four cells, then a page that lies on its side."""
    drawing = Drawing()
    drawing.text(60, 60, "Bảng số liệu của huyện")
    drawing.table((60, 260, 360), 100, [["Đất đai", "12"], ["Hộ tịch", "7"]], height=30)
    drawing.page(LANDSCAPE)
    drawing.text(60, 60, "Trang ngang")
    path = tmp_path_factory.mktemp("show") / "bảng nhỏ.pdf"
    path.write_bytes(drawing.data())
    return path


def request(path: Path, out: Path | None, page: int = 1, dpi: int = 72, lang: str = "vi") -> Request:
    return Request(path, page, out, dpi, lang)


def test_a_page_is_drawn_with_what_was_read(tiny: Path, tmp_path: Path) -> None:
    out = tmp_path / "trang.png"
    said = show_page(request(tiny, out))
    assert str(out) in said
    assert "Đã vẽ trang 1/2" in said
    assert "không phải báo cáo" in said
    with Image.open(out) as picture:
        assert picture.format == "PNG"
        assert picture.width == 595
        assert picture.height > 842
        page = picture.convert("RGB").crop((0, 0, 595, 842))
    assert of_colour(page, colours.RULING, (55, 95, 365, 165)) > 5 * 150
    assert of_colour(page, colours.CELL, (55, 95, 365, 165)) > 4 * 200
    assert of_colour(page, colours.WORD, (55, 45, 200, 65)) > 100
    assert [p.name for p in tmp_path.iterdir()] == ["trang.png"]


def test_the_same_page_gives_the_same_bytes(tiny: Path, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        show_page(request(tiny, tmp_path / name))
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_languages_dots_and_pages(tiny: Path, tmp_path: Path) -> None:
    said = show_page(request(tiny, tmp_path / "en.png", page=2, dpi=144, lang="en"))
    assert said.startswith("Page 2/2 of bảng nhỏ.pdf drawn")
    with Image.open(tmp_path / "en.png") as picture:
        assert picture.width == 2 * 842
        english = picture.convert("RGB").crop((0, 2 * 595, picture.width, picture.height))
    show_page(request(tiny, tmp_path / "vi.png", page=2, dpi=144))
    with Image.open(tmp_path / "vi.png") as picture:
        vietnamese = picture.convert("RGB").crop((0, 2 * 595, picture.width, picture.height))
    assert english.tobytes() != vietnamese.tobytes()


def test_the_default_name_is_in_the_working_folder(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert str(tmp_path / "bảng nhỏ-p2.png") in show_page(request(tiny, None, page=2))
    (tmp_path / "ảnh").mkdir()
    show_page(request(tiny, tmp_path / "ảnh"))
    assert (tmp_path / "ảnh" / "bảng nhỏ-p1.png").exists()


@pytest.mark.parametrize(
    ("page", "out", "dpi", "lang", "says"),
    [
        (3, "a.png", 72, "vi", "có 2 trang"),
        (0, "a.png", 72, "en", "has 2 pages"),
        (1, "a.jpg", 72, "vi", ".png"),
        (1, "không có/a.png", 72, "vi", "Không ghi được"),
        (1, "a.png", 5, "vi", "--dpi"),
        (1, "a.png", 5000, "vi", "--dpi"),
    ],
)
def test_a_wrong_use_is_refused(
    tiny: Path, tmp_path: Path, page: int, out: str, dpi: int, lang: str, says: str
) -> None:
    with pytest.raises(Refusal) as refused:
        show_page(request(tiny, tmp_path / out, page, dpi, lang))
    assert refused.value.status is ExitStatus.WRONG_USE
    assert says in refused.value.sentence(lang)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_file_that_cannot_be_read_is_said_to_be_such(tmp_path: Path, lang: str) -> None:
    bad = {
        "rỗng.pdf": b"",
        "hỏng.pdf": b"%PDF-1.7 rac" * 9,
        "lạ.docx": b"xin chao",
        "ảnh.png": b"\x89PNG\r\n\x1a\n" * 9,
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(CannotRead) as refused:
            show_page(request(tmp_path / name, tmp_path / "a.png", lang=lang))
        assert refused.value.status is ExitStatus.SOME_UNREADABLE
        assert name in refused.value.sentence(lang)
        assert not (tmp_path / "a.png").exists()


def test_a_file_is_never_drawn_over_itself(tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / "pdf tên là.png"
    path.write_bytes(tiny.read_bytes())
    with pytest.raises(Refusal):
        show_page(request(path, path))
    assert path.read_bytes() == tiny.read_bytes()


def test_a_page_without_text_is_drawn_with_the_reason(tmp_path: Path) -> None:
    drawing = Drawing((200.0, 100.0))
    drawing.bar(20, 20, 60, 40)
    (tmp_path / "a.pdf").write_bytes(drawing.data())
    said = show_page(request(tmp_path / "a.pdf", tmp_path / "a.png"))
    assert "không có chữ" in said
    with Image.open(tmp_path / "a.png") as picture:
        assert max(picture.convert("RGB").getpixel((40, 30))) < 100


def test_a_report_has_its_codes(tmp_path: Path) -> None:
    pdf = next(REPORTS.glob("*go-tram-tay.pdf"))
    show_page(request(pdf, tmp_path / "a.png", page=8, dpi=110))
    with Image.open(tmp_path / "a.png") as picture:
        drawn = picture.convert("RGB")
    assert letters_of(drawn, colours.CODE) > 2000
    assert of_colour(drawn, colours.ROW, (1286, 0, drawn.width, 900)) > 11 * 50  # eleven fields of work


def test_a_word_file_is_drawn_through_its_pdf(tmp_path: Path) -> None:
    (tmp_path / "thư.docx").write_bytes(docx("<w:p><w:r><w:t>Kính gửi</w:t></w:r></w:p>"))
    said = show_page(request(tmp_path / "thư.docx", tmp_path / "a.png"))
    assert "LibreOffice" in said
    with Image.open(tmp_path / "a.png") as picture:
        assert of_colour(picture.convert("RGB"), colours.WORD, (0, 0, picture.width, 400)) > 40


def test_the_command_line_draws_and_refuses(tiny: Path, tmp_path: Path) -> None:
    def rasoat(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "rasoat", "show", *arguments]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)

    done = rasoat(str(tiny), "--page", "2", "--out", str(tmp_path / "a.png"), "--lang", "en", "--dpi", "50")
    assert (done.returncode, "Page 2/2" in done.stdout) == (0, True)
    missing = rasoat(str(tmp_path / "không có.pdf"), "--lang", "en")
    assert (missing.returncode, "There is no file" in missing.stderr) == (2, True)
    (tmp_path / "rỗng.pdf").write_bytes(b"")
    empty = rasoat(str(tmp_path / "rỗng.pdf"))
    assert (empty.returncode, "rỗng" in empty.stderr) == (1, True)
