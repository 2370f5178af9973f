"""A straight page and what Tesseract read on it → a Page of words and rulings, in points."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extract.document import Page, Place, Ruling, Word
from extract.ocr_figures import is_stray
from extract.ocr_words import ReadWord
from extract.picture_clean import median
from extract.picture_lines import TextLine
from extract.picture_page import StraightPage
from extract.picture_straight import Straightening
from extract.picture_strokes import Stroke
from extract.pieces import ASCENT, DESCENT

_X_HEIGHT, _TALL = 0.46, 0.66  # of the size: a small letter, a capital or figure
_SMALL = frozenset("aceimnopqrsuvxygwzj")
_MANY = 0.7  # share of small letters from which they are the usual ones; so for tall ones
_STEP = 0.95  # of the size: lines are set no closer
_CLOSE, _FEWEST = 10.0, 5  # per cent of the lines that may stand closer (a slip), and lines that can tell
_ONE_SIZE = 0.2  # lines whose size differs from the page's by less than this share are of that size
_DUST = 40.0  # per cent: a lone sign that Tesseract is less sure of is dust
_BARS = frozenset({"|", "¦", "||"})
_GAP = 1.3  # letter heights between two pieces of one broken ruling
_LEVEL = 3.0  # pixels between the levels of two pieces of one ruling
_AT = 5.0  # pixels from the end of a ruling to one across at which it ends

_Extent = tuple[float, float, float]
"""Where a ruling stands, where it begins and where it ends, in pixels."""


def pixels_per_point(page: StraightPage, of_picture: float) -> float:
    """How many pixels of the straight page are a point, where the picture has `of_picture` to a point."""
    middle_x, middle_y = page.back.width / 2, page.back.height / 2
    x, y = page.back.back(
        middle_x + np.array([0.0, 1.0, 0.0]), middle_y + np.array([0.0, 0.0, 1.0])
    )  # the picture's pixels that one pixel here is, in both directions
    steps = np.hypot(x[1:] - x[0], y[1:] - y[0])
    return of_picture / float(steps.mean())


def page_of(page: StraightPage, read: Sequence[Sequence[ReadWord]], number: int, scale: float) -> Page:
    """The page in points of the straight page (`scale` pixels each): its words line by line, its rulings."""
    sizes = line_sizes(page.lines, read)
    words = [
        word
        for line, size, found in zip(page.lines, sizes, read, strict=True)
        if not _is_dust(found)
        for word in _line_words(line, size, _without_bars(found), scale)
    ]
    flat, upright = page.strokes.flat, page.strokes.upright
    rulings = [*_rulings(flat, upright, page.unit, 0), *_rulings(upright, flat, page.unit, 1)]
    scaled = [Ruling(r.x0 / scale, r.top / scale, r.x1 / scale, r.bottom / scale) for r in rulings]
    width, height = page.back.width / scale, page.back.height / scale
    return Page(number, width, height, tuple(words), tuple(scaled))


def placed_back(places: Sequence[Place], back: Straightening, scale: float, of_picture: float) -> list[Place]:
    """Places on the straight page (those that have a box) as they stand on the page as displayed."""
    out = list(places)
    boxed = [n for n, place in enumerate(places) if None not in place[1:5]]
    sides = np.array([places[n][1:5] for n in boxed], float).reshape(-1, 4) * scale
    u, v = (part / of_picture for part in back.back(sides[:, [0, 2, 2, 0]], sides[:, [1, 1, 3, 3]]))
    shown = np.stack([u.min(axis=1), v.min(axis=1), u.max(axis=1), v.max(axis=1)], axis=1)
    for n, (x0, top, x1, bottom) in zip(boxed, shown.tolist(), strict=True):
        out[n] = Place(places[n].page, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
    return out


def line_sizes(lines: Sequence[TextLine], read: Sequence[Sequence[ReadWord]]) -> list[float]:
    """The size of each line in pixels; what differs little from the page's usual size is that size."""
    texts = ["".join(w.text for w in words) for words in read]
    options = [_possible_sizes(line.height, text) for line, text in zip(lines, texts, strict=True)]
    if not options:
        return []
    likely = [sizes[0] for sizes in options]
    weights = np.array([len(text) / len(sizes) for text, sizes in zip(texts, options, strict=True)])
    order = np.argsort(likely)
    heaviest = int(np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2))
    usual = likely[int(order[min(heaviest, len(order) - 1)])]
    found = [_nearest(line.height, sizes, usual) for line, sizes in zip(lines, options, strict=True)]
    smaller = min(1.0, _smallest_step(lines, usual) / (_STEP * usual))
    return [smaller * (usual if abs(size - usual) <= _ONE_SIZE * usual else size) for size in found]


def _nearest(height: float, sizes: Sequence[float], usual: float) -> float:
    """The one of a line's possible sizes that is nearest to the usual one; where none is near, but its tall letters
    (those with tails, too) would be of that size, that."""
    nearest = min(sizes, key=lambda size: abs(size - usual))
    tall = height / _TALL
    return tall if abs(nearest - usual) > _ONE_SIZE * usual >= abs(tall - usual) else nearest


def _smallest_step(lines: Sequence[TextLine], size: float) -> float:
    """From a baseline to the next one below it, where lines stand closest (pixels): faces with large small letters
    seem larger than they are set, but no closer than they are."""
    base, x0, x1 = (np.array([getattr(line, name) for line in lines], float) for name in ("base", "x0", "x1"))
    step = base[None, :] - base[:, None]
    shared = np.minimum(x1[:, None], x1[None, :]) - np.maximum(x0[:, None], x0[None, :])
    below = (step > 0.5 * size) & (shared > 0.5 * np.minimum(x1 - x0, (x1 - x0)[:, None]))
    nearest = np.where(below, step, np.inf).min(axis=1, initial=np.inf)
    nearest = nearest[np.isfinite(nearest)]
    return float(np.percentile(nearest, _CLOSE)) if len(nearest) >= _FEWEST else np.inf


def _possible_sizes(height: float, text: str) -> list[float]:
    """What the size may be of a line whose letters are usually so high: its small ones, or its tall ones.

    Where both are many (`UBND cấp huyện`), either may be the usual ones; the likelier comes first.
    """
    letters = [ch for ch in text if ch.isalnum()]
    small = sum(_is_small(ch) for ch in letters) / max(1, len(letters))
    sizes = [height / _X_HEIGHT, height / _TALL]
    if small < 1 - _MANY:
        return sizes[1:]
    if small > _MANY:
        return sizes[:1]
    return sizes if small > 0.5 else sizes[::-1]


def _is_small(letter: str) -> bool:
    """Whether a letter, without its accents, is as high as an `x`."""
    return unicodedata.normalize("NFD", letter)[0] in _SMALL


def _is_dust(words: Sequence[ReadWord]) -> bool:
    text = "".join(w.text for w in words)
    if any(ch.isalnum() for ch in text):
        return False
    return not text or is_stray(text) or max(w.confidence for w in words) < _DUST


def _without_bars(words: Sequence[ReadWord]) -> Sequence[ReadWord]:
    """The words without what is left of rulings beside them."""
    return [w for w in words if w.text not in _BARS] if len(words) > 1 else words


def _line_words(line: TextLine, size: float, words: Sequence[ReadWord], scale: float) -> list[Word]:
    left = line.origin[0]
    # The size is an estimate: no letter reaches higher than there is ink, into the row above.
    top = max(line.base - ASCENT * size, min(float(line.top), line.base - _TALL * size)) / scale
    bottom = (line.base + DESCENT * size) / scale
    return [
        Word(
            unicodedata.normalize("NFC", w.text), (left + w.x0) / scale, top, (left + w.x1) / scale, bottom,
            size / scale,
        )
        for w in words
    ]  # fmt: skip


def _rulings(strokes: Sequence[Stroke], crossing: Sequence[Stroke], unit: float, across: int) -> list[Ruling]:
    """Straight rulings in pixels; small gaps between pieces of one ruling are closed."""
    found, walls = _extents(strokes, across), _extents(crossing, 1 - across)
    found.sort(key=lambda one: (round(one[0] / _LEVEL), one[1]))
    closed = list(found)
    for one, other in pairwise(found):
        if abs(one[0] - other[0]) <= _LEVEL and 0 < other[1] - one[2] <= _GAP * unit and not _part(one, other, walls):
            closed.append(((one[0] + other[0]) / 2, one[2], other[1]))
    if across:
        return [Ruling(level, start, level, end) for level, start, end in closed]
    return [Ruling(start, level, end, level) for level, start, end in closed]


def _extents(strokes: Sequence[Stroke], across: int) -> list[_Extent]:
    """Where rulings stand, begin and end; `across`: 1 for upright ones, else 0."""
    ways = [(stroke.points[:, across], stroke.points[:, 1 - across]) for stroke in strokes]
    return [(median(level), float(along.min()), float(along.max())) for along, level in ways]


def _part(one: _Extent, other: _Extent, walls: Sequence[_Extent]) -> bool:
    """Whether a ruling ends at one ruling across, and what is in line with it begins at another: two tables."""
    crossing = [level for level, start, end in walls if start - _LEVEL <= one[0] <= end + _LEVEL]
    ends = [level for level in crossing if abs(level - one[2]) <= _AT]
    starts = [level for level in crossing if abs(level - other[1]) <= _AT]
    return bool(ends and starts) and min(starts) - max(ends) > _AT
