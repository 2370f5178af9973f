"""Two readings of a figure made one: which is believed, and when the figure is in doubt."""

from dataclasses import replace

import numpy as np
import pypdfium2
import pytest

from extract.document import Cell, Paragraph, Place, Table
from extract.ocr_doubt import in_figure_columns, odd_cells
from extract.ocr_figures import may_be_digits
from extract.ocr_glyphs import OTHER, ink_of, likelihoods, window
from extract.ocr_loose import loose_figures, settled_word
from extract.ocr_page import line_sizes
from extract.ocr_settle import settle, settled
from extract.ocr_signs import Reading, read_signs
from extract.ocr_words import ReadWord
from extract.page_table import PageParts, PageTable
from extract.picture_clean import Image
from extract.picture_lines import TextLine
from extract.picture_page import straight_page
from extract.scans import ScannedPage, Scans, figures_in, with_doubts
from tests.drawn_pdf import Drawing


def lines_of(*texts: str, size: float = 12, dpi: int = 200) -> list[TextLine]:
    """The lines of a page that says these texts, one below the other."""
    pen = Drawing()
    for n, text in enumerate(texts):
        pen.text(80, 80 + 30 * n, text, size)
    page = pypdfium2.PdfDocument(pen.data())[0].render(scale=dpi / 72)
    return list(straight_page(np.ascontiguousarray(page.to_numpy()[:, :, :3])).lines)


FIGURES = ["1.297", "99,85", "13/13", "0", "7", "1", "46%", "2.3.1", "8056", "(10)", "11", "33"]


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_figures_are_told_sign_by_sign(dpi: int) -> None:
    told = read_signs(lines_of("Số hồ sơ tiếp nhận trong kỳ báo cáo", *FIGURES, dpi=dpi))
    assert [r.text.replace(",", ".") for r in told[1:]] == [figure.replace(",", ".") for figure in FIGURES]
    assert min(r.probability for r in told[1:]) > 0.3
    assert sum(r.probability > 0.8 for r in told[1:]) >= len(FIGURES) - 3


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_speck_ahead_of_a_figure_is_no_sign_of_it_but_a_minus_is(dpi: int) -> None:
    for line, expected in zip(lines_of("70", "-70", dpi=dpi), ("70", "-70"), strict=True):
        wide = np.pad(line.image, ((0, 0), (round(line.height), 0)), constant_values=255)
        size = max(2, round(0.12 * line.height))
        middle = round(line.base - line.origin[1] - line.height / 2)
        wide[middle : middle + size, 2 : 2 + size] = 0
        dusty = replace(
            line,
            image=wide,
            x0=line.x0 - round(line.height),
            origin=(line.origin[0] - round(line.height), line.origin[1]),
        )
        assert read_signs([dusty])[0].text == expected


def test_words_are_no_figures() -> None:
    told = read_signs(lines_of("Số hồ sơ đã giải quyết", "nghiệp", "Văn bản", "Người", "Đơn vị"))
    assert max(r.probability for r in told) < 0.5


def test_the_same_picture_gives_the_same_numbers() -> None:
    ink = ink_of(bar(6))
    assert ink is not None
    one = [window(ink, 32.0, 24.0, 20, 26)]
    assert likelihoods(one).tobytes() == likelihoods(one * 3)[1:2].tobytes()
    assert likelihoods(one).shape == (1, OTHER + 1)


def bar(width: int) -> Image:
    image = np.full((40, 60), 255, np.uint8)
    image[8:32, 20 : 20 + width] = 0
    return image


def test_strokes_that_lie_over_each_other_are_no_figure() -> None:
    rng = np.random.default_rng(5)
    lines = []
    for _ in range(60):
        image = np.full((70, 120), 255, np.uint8)
        for x, y, wide, high in rng.integers((0, 0, 2, 1), (110, 60, 60, 9), (9, 4)).tolist():
            image[y : y + high, x : x + wide] = 0
        lines.append(TextLine(0, 0, 120, 70, 50.0, 22.0, image, (0, 0)))
    assert len(read_signs(lines)) == len(lines)


def test_paper_without_ink_says_nothing() -> None:
    blank = TextLine(0, 0, 60, 40, 32.0, 24.0, np.full((40, 60), 255, np.uint8), (0, 0))
    assert read_signs([blank]) == [Reading()]


@pytest.mark.parametrize(
    ("text", "confidence", "told", "probability", "expected"),
    [
        ("1.297", 95, "1.297", 0.99, (None, False)),  # both agree
        ("1.297", 95, "1,297", 0.4, (None, False)),  # a point or a comma: the same figure
        ("27", 95, "271", 0.95, ("271", False)),  # Tesseract lost a sign
        ("11", 95, "1.1", 0.6, ("1.1", True)),  # so it seems
        ("3", 95, "8", 0.95, ("8", True)),  # two opinions
        ("3", 95, "8", 0.6, (None, True)),
        ("3", 70, "8", 0.6, ("8", True)),
        ("(8)", 70, "00", 0.6, (None, True)),  # a column's number has its brackets
        ("£", 95, "", 0.0, (None, True)),  # it may have been a figure
        ("-", 95, "-", 0.9, (None, False)),
        ("322", 97, "", 0.0, (None, False)),  # touching digits: Tesseract alone, and it is sure
        ("322", 70, "", 0.0, (None, True)),
        ("I", 60, "1", 0.97, ("1", False)),  # a lone digit taken for a letter
        ("", 0, "7", 0.97, ("7", False)),  # one that was lost
        ("", 0, "7", 0.6, (None, False)),  # dust
        ("4I", 90, "41", 0.97, ("41", False)),
        ("@)", 60, "(3)", 0.97, ("(3)", False)),
        ("-", 90, "2", 0.3, (None, True)),  # a dash that is none
        ("-", 90, "-", 0.9, (None, False)),
        ("TT", 95, "11", 0.8, (None, False)),  # letters stay letters
        ("a)", 95, "0)", 0.6, (None, False)),
        ("5.4.1", 95, "5..4.1", 0.9, (None, True)),
    ],
)  # fmt: skip
def test_which_reading_is_believed(
    text: str, confidence: float, told: str, probability: float, expected: tuple[str | None, bool]
) -> None:
    assert settled(text, confidence, Reading(told, probability)) == expected


def test_a_figure_among_words_is_checked_too() -> None:
    line = lines_of("Trong quý đã tiếp nhận 1.297 hồ sơ")[0]
    edges = np.flatnonzero((line.image < 128).any(axis=0))
    gaps = np.flatnonzero(np.diff(edges) > 9)
    starts = [int(edges[0]), *(int(edges[k + 1]) for k in gaps)]
    ends = [*(int(edges[k]) + 1 for k in gaps), int(edges[-1]) + 1]
    boxes = list(zip(starts, ends, strict=True))
    assert len(boxes) == 8

    def said(figure: str) -> list[ReadWord]:
        words = ["Trong", "quý", "đã", "tiếp", "nhận", figure, "hồ", "sơ"]
        return [ReadWord(w, x0, 0, x1, 20, 95.0) for w, (x0, x1) in zip(words, boxes, strict=True)]

    assert settle([line], [said("1.297")]).loose == ()
    assert settle([line], [said("1.291")]).loose == ((0, 5),)


@pytest.mark.parametrize(
    ("text", "told", "probability", "expected"),
    [
        ("2I", "21", 0.95, ("21", False)),  # strokes beside digits are ones
        ("5l;", "51", 0.6, ("51;", True)),
        ("1O", "", 0.0, ("10", True)),  # no word, whatever the signs say
        ("l", "1", 0.95, ("1", False)),
        ("l", "1", 0.6, ("l", False)),  # a comma, dirt
        ("ó", "6", 0.93, ("6", False)),
        ("ó", "56", 0.93, ("ó", False)),
        ("27", "27", 0.9, ("27", False)),
        ("27", "21", 0.9, ("27", True)),
        ("2§6", "286", 0.85, ("286", False)),
        ("2§6", "286", 0.7, ("2§6", True)),
    ],
)
def test_letters_that_stand_for_digits_among_words(
    text: str, told: str, probability: float, expected: tuple[str, bool]
) -> None:
    assert settled_word(ReadWord(text, 0, 0, 20, 20, 95.0), Reading(told, probability)) == expected


def test_roman_numbers_among_words_stay() -> None:
    line = lines_of("Báo cáo quý III/2021 có 21 việc I")[0]
    words = ["Báo", "cáo", "quý", "III/2021", "có", "2l", "việc", "I"]
    step = line.image.shape[1] / len(words)
    found, _ = loose_figures(
        [line], [[ReadWord(w, int(n * step), 0, int((n + 1) * step), 20, 95.0) for n, w in enumerate(words)]], set()
    )
    assert [w.text for w in found[0]] == [*words[:5], "21", "việc", "I"]


def test_a_figure_that_was_read_as_two_words_is_one() -> None:
    (line,) = lines_of("Huyện có 211 việc, trong đó 21 1 ")
    edges = np.flatnonzero((line.image < 128).any(axis=0))
    gaps = np.flatnonzero(np.diff(edges) > 9)  # there is as much room beside a one
    starts, ends = [edges[0], *edges[gaps + 1]], [*(edges[gaps] + 1), edges[-1] + 1]
    said = [
        ReadWord(text, int(x0), 0, int(x1), 20, 95.0)
        for text, x0, x1 in zip(
            ["Huyện", "có", "21", "1", "việc,", "trong", "đó", "21", "1"], starts, ends, strict=True
        )
    ]
    (found,), _ = loose_figures([line], [said], set())
    assert [w.text for w in found] == ["Huyện", "có", "211", "việc,", "trong", "đó", "21", "1"]


def test_words_are_no_figures_whatever_their_signs_seem() -> None:
    # `đúng` in a column's header: its four letters were told as `0000`.
    assert [may_be_digits(text) for text in ("II", "lO", "S", "đúng", "hạn", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_letters_in_a_column_of_figures_are_figures() -> None:
    texts = [["I", "Thu", "12"], ["1", "Chi", "II"], ["2", "Vay", "7"], ["3", "Trả", "5"]]
    cells = tuple(
        Cell(r, c, text, Place(1, 100.0 * c, 20.0 * r, 100.0 * c + 99, 20.0 * r + 19))
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    )
    parts = PageParts((PageTable(Table(cells, Place(1)), ()),), (), ())
    found = in_figure_columns(parts, {7: (250.0, 30.0), 8: (50.0, 10.0), 9: (150.0, 30.0)})
    assert found == {7}  # neither the row's number nor a word

    lines = lines_of("11", "Tổng")
    eleven = settle(lines, [[ReadWord("II", 0, 0, 20, 20, 85.0)], [ReadWord("Tổng", 0, 0, 40, 20, 95.0)]])
    assert list(eleven.letters) == [0]
    assert [w[0].text for w in eleven.with_figures(lines, {0}).words] == ["11", "Tổng"]
    assert [w[0].text for w in eleven.words] == ["II", "Tổng"]


def scans_with(*doubts: tuple[str, float, float], page: int = 1) -> Scans:
    scanned = ScannedPage(None, PageParts((), (), ()), 600.0, 800.0, lambda places: places, doubts)  # type: ignore[arg-type]

    class Words:
        number = page

    object.__setattr__(scanned, "words", Words())
    return Scans({page: scanned})


def test_a_figure_in_doubt_is_named_in_its_paragraph_alone() -> None:
    box = (50.0, 100.0, 550.0, 140.0)
    blocks = (Paragraph("Đã nhận 1.297 hồ sơ.", Place(1, *box)), Paragraph("Trả 1.297.", Place(1, 50, 200, 550, 240)))
    first, second = with_doubts(blocks, scans_with(("1.297", 300.0, 120.0)))
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.unsure, second.unsure) == (("1.297",), ())


def test_a_figure_over_a_page_end_is_doubted_where_it_is_said() -> None:
    blocks = (Paragraph("Đã nhận 1.297 hồ sơ.", Place(1, 50, 700, 550, 780)),)
    (found,) = with_doubts(blocks, scans_with(("1.297,", 300.0, 60.0), page=2))
    assert isinstance(found, Paragraph)
    assert found.unsure == ("1.297",)


def test_a_cells_doubt_is_no_paragraphs() -> None:
    cell = Cell(0, 0, "7", Place(1, 50, 300, 100, 320))
    blocks = (Paragraph("Có 7 đơn vị.", Place(1, 50, 100, 550, 140)), Table((cell,), cell.place, (1,)))
    found = with_doubts(blocks, scans_with(("7", 75.0, 310.0)))[0]
    assert isinstance(found, Paragraph)
    assert found.unsure == ()


def test_figures_are_named_as_they_are_quoted() -> None:
    assert figures_in("(99,85%)") == ("99,85", "99,85%")
    assert figures_in("2§6,5") == ("2", "2§6,5", "6,5")


def test_a_line_of_capitals_and_small_letters_is_as_large_as_its_neighbours() -> None:
    lines = lines_of("Số hồ sơ tiếp nhận trong kỳ", "UBND cấp huyện", "TTHC do UBND cấp xã")
    texts = ["Số hồ sơ tiếp nhận trong kỳ", "UBND cấp huyện", "TTHC do UBND cấp xã"]
    read = [[ReadWord(text, 0, 0, 1, 1, 90.0)] for text in texts]
    sizes = line_sizes(lines, read)
    assert max(sizes) == min(sizes)


def test_what_is_neither_figure_nor_word_is_odd_in_a_column_of_figures() -> None:
    said = [
        "Số liệu",
        "1.297",
        "13/13",
        "99,85%",
        "ủ",
        "^",
        "— ký",
        "1 Z^",
        "Hoàn thành",
        "-",
        "\\ 591",
        "12",
        "7",
        "0",
    ]
    cells = tuple(Cell(n, 0, text, Place(1, 0, n, 50, n + 1)) for n, text in enumerate(said))
    odd = {said[row] for row, _ in odd_cells(Table(cells, Place(1, 0, 0, 50, 20), (1,)))}
    assert odd == {"ủ", "^", "— ký", "1 Z^", "\\ 591"}


def test_in_a_column_of_words_nothing_is_odd() -> None:
    cells = tuple(Cell(n, 0, text, Place(1, 0, n, 50, n + 1)) for n, text in enumerate(["Số hồ sơ", "a)", "ý", "12"]))
    assert odd_cells(Table(cells, Place(1, 0, 0, 50, 20), (1,))) == set()


def test_a_cell_with_several_figures_is_odd_wherever_it_stands() -> None:
    said = ["172 56", "0\n4,447", "99,05 - 99,04", "12 / 13", "13/13", "1.297", "Quý 2 năm 2021", "-1", "(1)"]
    cells = tuple(Cell(0, n, text, Place(1, n, 0, n + 1, 20)) for n, text in enumerate(said))
    odd = {said[col] for _, col in odd_cells(Table(cells, Place(1, 0, 0, 50, 20), (1,)))}
    assert odd == {"172 56", "0\n4,447", "99,05 - 99,04"}


def test_lines_are_no_larger_than_they_stand_apart() -> None:
    lines = lines_of(*["Số hồ sơ tiếp nhận trong kỳ"] * 6)
    read = [[ReadWord("Số hồ sơ tiếp nhận trong kỳ", 0, 0, 1, 1, 90.0)] for _ in lines]
    assert max(line_sizes(lines, read)) == pytest.approx(np.median([line.height for line in lines]) / 0.46, rel=0.1)
    close = [replace(line, base=100.0 + 30.0 * n) for n, line in enumerate(lines)]
    assert max(line_sizes(close, read)) == pytest.approx(30.0 / 0.95)
