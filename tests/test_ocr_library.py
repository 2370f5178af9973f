"""Tesseract's library in this process reads as its program does, whatever it read before and beside."""

import random
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pypdfium2
import pytest

from extract import ocr_library, ocr_tesseract
from extract.ocr_library import Engines, engines
from extract.ocr_tesseract import by_program, read_lines
from extract.ocr_words import ReadWord, words_of
from extract.picture_clean import Image
from extract.picture_page import straight_page
from tests.drawn_pdf import Drawing

TEXTS = ["Số hồ sơ tiếp nhận trong kỳ báo cáo", "1.297", "99,85", "7", "ỦY BAN NHÂN DÂN HUYỆN", "Đạt tỷ lệ 46% (13/28)"]


@pytest.fixture(scope="module")
def pictures() -> list[Image]:
    """The lines of a page, as they are cut out for Tesseract."""
    pen = Drawing()
    for n, text in enumerate(TEXTS):
        pen.text(80, 80 + 30 * n, text, 12)
    page = pypdfium2.PdfDocument(pen.data())[0].render(scale=200 / 72)
    lines = straight_page(np.ascontiguousarray(page.to_numpy()[:, :, :3])).lines
    return [line.image for line in lines]


@pytest.fixture(scope="module")
def library() -> Engines:
    found = engines()
    assert found is not None, "the tests' system has Tesseract's library beside its program"
    return found


def test_the_library_reads_as_the_program(pictures: list[Image], library: Engines) -> None:
    read = library.read_lines(pictures)
    assert read == by_program(pictures)
    assert [" ".join(w.text for w in words) for words in read] == TEXTS


def test_what_was_read_before_changes_nothing(pictures: list[Image], library: Engines) -> None:
    alone = [library.read_lines([picture])[0] for picture in pictures]
    order = random.Random(3).sample(range(len(pictures)), len(pictures)) * 2
    assert library.read_lines([pictures[n] for n in order]) == [alone[n] for n in order]


def test_threads_read_side_by_side(pictures: list[Image], library: Engines) -> None:
    wanted = library.read_lines(pictures)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(library.read_lines, [pictures] * 8)) == [wanted] * 8


def test_a_part_of_a_larger_picture_is_read_as_it_is(pictures: list[Image], library: Engines) -> None:
    wide = np.pad(pictures[1], ((0, 0), (0, 40)), constant_values=0)
    assert library.read_lines([wide[:, :-40]]) == library.read_lines([pictures[1]])


@pytest.mark.parametrize("shape", [(40, 200), (1, 1), (3, 500), (500, 3)])
@pytest.mark.parametrize("shade", [0, 128, 255])
def test_odd_pictures_are_read_as_the_program_reads_them(shape: tuple[int, int], shade: int, library: Engines) -> None:
    picture = np.full(shape, shade, np.uint8)
    assert library.read_lines([picture]) == by_program([picture])


@pytest.mark.parametrize("other", [None, "tesseract 4.1.1"])
def test_without_a_library_of_its_version_the_program_reads(
    pictures: list[Image], library: Engines, monkeypatch: pytest.MonkeyPatch, other: str | None
) -> None:
    monkeypatch.setattr(ocr_library, "version", lambda: other or "")
    ocr_library._started.cache_clear()
    asked: list[int] = []

    def program(lines: list[Image]) -> list[list[ReadWord]]:
        asked.append(len(lines))
        return by_program(lines)

    monkeypatch.setattr(ocr_tesseract, "by_program", program)
    try:
        assert read_lines(pictures[:2]) == library.read_lines(pictures[:2])
        assert asked == [2]
    finally:
        ocr_library._started.cache_clear()


def test_a_file_that_is_no_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_library, "_candidates", lambda: iter([("libm.so.6", None), ("/no/such/file", None)]))
    assert ocr_library._started.__wrapped__() is None


def test_words_are_told_from_the_rest_of_the_table() -> None:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    rows = ["1\t1\t0\t0\t0\t0\t0\t0\t90\t40\t-1\t", "5\t1\t1\t1\t1\t1\t12\t8\t20\t16\t96.5\tSố", "5\t2\t1\t1\t1\t1\t3\t4\t5\t6\t50\t7",
            "5\t1\t1\t1\t1\t2\t40\t8\t20\t16\t95\t ", "5\t3\t1\t1\t1\t1\t3\t4\t5\t6\t50\tx"]  # fmt: skip
    assert words_of(head + "\n".join(rows), 2) == [
        [ReadWord("Số", 12, 8, 32, 24, 96.5)], [ReadWord("7", 3, 4, 8, 10, 50.0)],
    ]  # fmt: skip
