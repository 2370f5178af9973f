"""`rasoat show`: the drawn things are really in the picture, in both languages, and what cannot be drawn is said."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import ImageFont

from extract.document import Document, Page, Paragraph, Place, Ruling, Table
from rasoat import show_colours as colours
from rasoat import show_font
from rasoat.show import UNKNOWN, Mark, Note, Overlay, header_again, overlay
from rasoat.show_drawing import draw
from rasoat.show_font import Lettering, ascii_text, has_letters, lettering
from rasoat.show_labels import free_place, place_label
from rasoat.show_margins import spread, wrapped
from rasoat.show_upright import Upright, upright
from tests.show_pages import LEGEND, blank, cell, letters_of, observation, report, words


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
