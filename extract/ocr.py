"""Pictures of pages → their parts: each page made straight, read line by line, its tables found as in a PDF."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import cv2

from extract.document import Page, Place
from extract.ocr_doubt import (
    in_figure_columns,
    is_hardly_read,
    poorly_read,
    read_worn,
    with_all_doubtful,
    with_doubtful_cells,
    with_doubtful_inked,
    with_doubtful_rulings,
    with_doubtful_stamped,
    with_struck_cells,
)
from extract.ocr_edges import at_edge, cut_off
from extract.ocr_inked import struck_in_colour
from extract.ocr_memory import Memory
from extract.ocr_numbering import with_roman_numbers
from extract.ocr_page import page_of, pixels_per_point, placed_back
from extract.ocr_program import require
from extract.ocr_settle import Settled, settle
from extract.ocr_stamped import figures_of, of_their_sentences, stamped_lines
from extract.ocr_tesseract import read_lines
from extract.ocr_words import ReadWord
from extract.page_table import PageParts
from extract.picture_clean import Image
from extract.picture_doubled import without_doubled_rows
from extract.picture_ink import Inked
from extract.picture_lines import TextLine
from extract.picture_page import StraightPage, straight_page
from extract.places import moved
from extract.scans import ScannedPage, Scans
from extract.twin_pages import gutter_of, halves

Reader = Callable[[Sequence[Image]], list[list[ReadWord]]]
"""Pictures of lines → the words of each."""

FEWEST_DOTS = 120.0
"""An inch, one way of a picture that has more the other way: with fewer it is coarse."""

_AHEAD = 2  # pages prepared for each core before one must be finished


@dataclass(frozen=True, slots=True, eq=False)
class PagePicture:
    """A page's picture, and how many of its pixels are a point of the page as displayed.

    `coarse`: it has so few dots one way (the coarser kind of fax) that digits are surely taken for others.
    """

    number: int
    picture: Image
    scale: float
    coarse: bool = False


def read_scans(pictures: Iterable[PagePicture], memory: str = "") -> Scans:
    """The pages in these pictures; `memory`: a folder in which what was read is kept for the next time.

    Raises UnreadableFile: NO_OCR or NO_VIETNAMESE where the tools are missing.
    """
    require()
    reader = Memory(Path(memory)).read_lines if memory else read_lines
    return Scans({scanned.number: scanned for scanned in _read_all(pictures, reader)})


def _read_all(pictures: Iterable[PagePicture], reader: Reader) -> Iterator[ScannedPage]:
    """The pages in order, as many at a time as there are cores; few pictures are held at once."""
    workers = os.cpu_count() or 1
    cv2.setNumThreads(1)  # its threads would fight with the pages that are read side by side
    with ThreadPoolExecutor(workers) as pool:
        waiting: list[Future[ScannedPage]] = []
        for picture in pictures:
            waiting.append(pool.submit(_read_one, picture, reader))
            if len(waiting) > _AHEAD * workers:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def _read_one(picture: PagePicture, reader: Reader) -> ScannedPage:
    once = without_doubled_rows(picture.picture)
    if once is not None:
        picture = replace(picture, picture=once, coarse=True)
    straight = straight_page(picture.picture)
    found = settle(straight.lines, reader([line.image for line in straight.lines]))
    stamped = [] if straight.foreign is None else stamped_lines(straight.lines, straight.foreign)
    scale = pixels_per_point(straight, picture.scale)
    size = straight.unit * picture.scale / scale
    beside = at_edge(picture.picture.shape, straight.lines, straight.back, size)
    picture = replace(picture, coarse=picture.coarse or is_hardly_read(found.words, {*stamped, *beside}))
    sides = _sides(straight, found, picture.number, scale)
    middles = {n: _middle(straight.lines[n], scale) for n in found.letters}
    chosen = {
        n for side in sides for n in in_figure_columns(side.parts, {n: side.at(*at) for n, at in middles.items()})
    }
    if chosen:
        found = found.with_figures(straight.lines, chosen)
        sides = _sides(straight, found, picture.number, scale)
    struck = struck_in_colour(picture.picture, straight.inked, straight.lines, found.words, straight.back, size)
    cut = cut_off(picture.picture.shape, straight.lines, found.words, straight.back, size)
    found = replace(found, loose=(*found.loose, *cut))
    pages = [_scanned(straight, found, struck, stamped, side, picture, scale) for side in sides]
    return pages[0] if len(pages) == 1 else replace(pages[0], beside=pages[1])


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """A page of a sheet (or all of it), its parts, and where its left edge is on the sheet."""

    page: Page
    parts: PageParts
    left: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A place of the straight sheet on this page."""
        return x - self.left, y


def _sides(straight: StraightPage, found: Settled, number: int, scale: float) -> list[_Side]:
    """The pages of a straight sheet, from left to right."""
    sheet = page_of(straight, found.words, number, scale)
    boxes = [(n.x0 / scale, n.top / scale, n.x1 / scale, n.bottom / scale) for n in straight.lines]
    gutter = gutter_of(sheet, boxes)
    pages = [(sheet, 0.0)] if gutter is None else list(zip(halves(sheet, gutter), (0.0, gutter), strict=True))
    return [_Side(page, with_roman_numbers(read_worn(page, straight.strokes.wear)), left) for page, left in pages]


def _scanned(
    straight: StraightPage,
    found: Settled,
    struck: Sequence[tuple[int, int]],
    stamped: Sequence[int],
    side: _Side,
    picture: PagePicture,
    scale: float,
) -> ScannedPage:
    """A page of a sheet with its figures in doubt; `struck`: words through which a pen in colour went; `stamped`: lines
    of which foreign ink took some."""
    unread = sorted({*found.doubted, *poorly_read(found.words)})
    doubted = [side.at(*_middle(straight.lines[n], scale)) for n in unread]
    foreign = straight.foreign

    def placed(words: Sequence[tuple[int, int]]) -> list[tuple[str, float, float]]:
        placed = [_loose(straight.lines[n], found.words[n][k], scale) for n, k in words]
        return [(text, *side.at(x, y)) for text, x, y in placed]

    loose = placed([*_loose_words(found, picture.coarse), *figures_of(found.words, stamped), *struck])
    said = placed(of_their_sentences(straight.lines, found.words, stamped))
    parts = with_doubtful_cells(side.parts, [*doubted, *((x, y) for _, x, y in loose)])
    crossed = [side.at(*_middle(straight.lines[n], scale)) for n in sorted(found.struck)]
    parts = with_struck_cells(parts, [*crossed, *((x, y) for _, x, y in placed(struck))])
    parts = with_doubtful_rulings(parts, straight.strokes.wear)
    if picture.coarse:
        parts = with_all_doubtful(parts)
    height, width = (length / picture.scale for length in picture.picture.shape[:2])

    def back(places: Sequence[Place]) -> list[Place]:
        return placed_back(moved(places, side.left), straight.back, scale, picture.scale)

    if straight.inked.tiles.any():
        parts = with_doubtful_inked(parts, lambda places: _inks(straight.inked, back(places), picture.scale))
    if foreign is not None:

        def box(place: Place) -> tuple[float, float, float, float]:
            return _pixels(moved([place], side.left)[0], scale)

        parts = with_doubtful_stamped(parts, lambda at: foreign.share(*box(at)), lambda at: foreign.touches(*box(at)))
    texts = [
        ("".join(w.text for w in found.words[n]), *side.at(*_middle(straight.lines[n], scale))) for n in found.doubted
    ]
    doubts = sorted(doubt for doubt in (*texts, *loose, *said) if 0.0 <= doubt[1] < side.page.width)
    return ScannedPage(side.page, parts, width, height, back, tuple(doubts))


def _inks(inked: Inked, places: Sequence[Place], scale: float) -> list[tuple[float, float]]:
    """How much of each place on the page as displayed had ink in colour, and two such inks."""
    boxes = [[scale * (side or 0.0) for side in (at.x0, at.top, at.x1, at.bottom)] for at in places]
    return [(inked.share(*box), inked.crossing(*box)) for box in boxes]


def _pixels(place: Place, scale: float) -> tuple[float, float, float, float]:
    """The box of a place on the straight page in its pixels."""
    x0, top, x1, bottom = (scale * (side or 0.0) for side in (place.x0, place.top, place.x1, place.bottom))
    return x0, top, x1, bottom


def _middle(line: TextLine, scale: float) -> tuple[float, float]:
    """The middle of a line in points of the straight page."""
    return (line.x0 + line.x1) / 2 / scale, (line.top + line.bottom) / 2 / scale


def _loose_words(found: Settled, coarse: bool) -> Sequence[tuple[int, int]]:
    """The figures in doubt among other words, as line and word: all of them in a coarse picture."""
    if not coarse:
        return found.loose
    words = ((n, k, word.text) for n, mine in enumerate(found.words) for k, word in enumerate(mine))
    return [(n, k) for n, k, text in words if any(map(str.isdigit, text))]


def _loose(line: TextLine, word: ReadWord, scale: float) -> tuple[str, float, float]:
    """A word of a line, and its middle in points of the straight page."""
    return word.text, (line.origin[0] + (word.x0 + word.x1) / 2) / scale, (line.top + line.bottom) / 2 / scale
