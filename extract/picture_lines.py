"""The lines of text in a level picture: letters that stand side by side, with their accents, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.picture_clean import Image, median
from extract.picture_marks import Marks
from extract.picture_near import nearest
from extract.pieces import Flags, Ints

_GAP = 1.1  # letter heights to each side by which a letter reaches for the next one of its line
_CORE = 0.2  # share of a letter at its top and bottom that may reach into the next line
_OWN = 1.2  # letter heights from a letter within which an accent or a point is its own
_LARGE_ACCENT = 0.85  # of the usual letter's height: no accent is higher
_POINT = 0.5  # letter heights: what stands under a letter is a point, or a line of its own
_ABOVE = 0.6  # of a capital's height between it and the upper one of its accents
_CAPITAL = 1.5  # times an accent's height that its letter is high
_CLOSE, _LOWER = 0.35, 0.85  # letter heights above a letter, and of its height: an accent on a small one
_BESIDE = 0.5  # letter heights between a comma and its digit
_LONG_ACCENT = 2.3  # times its height that an accent is wide
_SMALL_LETTER, _TWO_LETTERS = 0.65, 1.7  # of the usual height, times its height: two letters that touch
_TWO_LINES, _FOOT, _LEADING, _FEWEST = 2.2, 0.25, 1.2, 3  # letter heights of lines that grew together, between feet of
# letters of one line, from line to line; letters of a line
_MOST_LINES = 3000  # of a page: grain and halftones have more, and say nothing
_MARGIN = 10  # pixels of white about a line


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """A line's box in pixels, its baseline, the median height of its letters, and its picture on white.

    `left` and `top` tell where the picture's corner stands.
    """

    x0: int
    top: int
    x1: int
    bottom: int
    base: float
    height: float
    image: Image
    origin: tuple[int, int]


def group_letters(marks: Marks, unit: float, walls: Image) -> tuple[Ints, Flags]:
    """The number of each mark's line (-1: none), and which marks are letters. `walls` part what they stand between."""
    letters = marks.letters(unit) & ~_is_accent(marks, unit)
    smeared = np.zeros(marks.labels.shape, np.uint8)
    reach = round(_GAP * unit)
    index = np.flatnonzero(letters)
    shrink = (_CORE * marks.height[index]).astype(np.int64)
    boxes = np.stack([
        np.maximum(0, marks.x0[index] - reach), marks.top[index] + shrink,
        marks.x1[index] + reach, marks.bottom[index] - shrink,
    ], axis=1)  # fmt: skip
    for x0, top, x1, bottom in boxes.tolist():
        smeared[top : bottom + 1, x0:x1] = 1
    smeared[walls > 0] = 0
    _, patches = cv2.connectedComponents(smeared)
    line = np.full(len(marks.x0), -1, np.int64)
    y = (marks.top[index] + marks.bottom[index]) // 2
    x = (marks.x0[index] + marks.x1[index]) // 2
    found = patches[y, x].astype(np.int64)
    line[index] = np.where(found > 0, found, -1)
    _part(marks, unit, line)
    loose = _let_go_of_accents(marks, unit, letters, line)
    _adopt(marks, unit, letters, line)
    # What no letter is near was no accent: a small digit alone in its cell.
    alone = np.flatnonzero(loose >= 0)[line[loose >= 0] < 0]
    line[alone] = int(line.max(initial=-1)) + 1 + loose[alone]
    letters[alone] = True
    return line, letters


def _part(marks: Marks, unit: float, line: Ints) -> None:
    """Gives lines that grew together, where the tails of one reach the accents of the next, numbers of their own."""
    mine = np.flatnonzero(line >= 0)
    count = int(line.max(initial=-1)) + 1
    top, bottom = np.full(count, np.inf), np.zeros(count)
    np.minimum.at(top, line[mine], marks.top[mine])
    np.maximum.at(bottom, line[mine], marks.bottom[mine])
    for number in np.flatnonzero(bottom - top > _TWO_LINES * unit).tolist():
        own = mine[line[mine] == number]
        for n, part in enumerate(_on_one_foot(marks, unit, own)):
            line[part] = number if n == 0 else int(line.max()) + 1


def _on_one_foot(marks: Marks, unit: float, letters: Ints) -> list[Ints]:
    """Letters that stand on one level each, from top to bottom, tails with their line; all of them together where they
    are not clearly lines, each of some letters, one above the other."""
    ordered = letters[np.argsort(marks.bottom[letters], kind="stable")]
    feet, high = marks.bottom[ordered], max(unit, median(marks.height[ordered]))
    groups = np.split(ordered, np.flatnonzero(np.diff(feet) > _FOOT * high) + 1)
    parts: list[Ints] = []
    for group in groups:
        if parts and median(marks.bottom[group]) - median(marks.bottom[parts[-1]]) < _LEADING * high:
            parts[-1] = np.concatenate([parts[-1], group])
        else:
            parts.append(group)
    ends = [(marks.x0[part].min(), marks.x1[part].max()) for part in parts]
    over = all(min(a[1], b[1]) - max(a[0], b[0]) > high for a, b in pairwise(ends))
    return parts if over and min(map(len, parts)) >= _FEWEST else [letters]


def _let_go_of_accents(marks: Marks, unit: float, letters: Flags, line: Ints) -> Ints:
    """Takes accents as large as letters (those of capitals) out of lines of their own; what lines those were."""
    was = np.full(len(line), -1, np.int64)
    if not letters.any():
        return was
    count = int(line.max()) + 2
    size = np.bincount(line + 1, minlength=count)
    tallest = np.zeros(count)
    np.maximum.at(tallest, line + 1, marks.height)
    small = (size <= 3) & (tallest < _LARGE_ACCENT * unit)
    off = letters & small[line + 1]
    accents, others = np.flatnonzero(off), np.flatnonzero(letters & ~off)
    off[off] = (
        _are_by_capitals(marks, unit, accents, others)
        | _are_close_over(marks, unit, accents, letters)
        | _are_commas(marks, unit, accents, others)
    )
    was[off] = line[off]
    letters &= ~off
    line[off] = -1
    return was


def _are_by_capitals(marks: Marks, unit: float, accents: Ints, letters: Ints) -> Flags:
    """Which of these marks stand over or under a letter that is much higher: small letters of a short line do not."""
    found = np.zeros(len(accents), bool)
    for n, mark in enumerate(accents.tolist()):
        beside = (marks.x0[letters] < marks.x1[mark]) & (marks.x1[letters] > marks.x0[mark])
        over, under = marks.top[letters] - marks.bottom[mark], marks.top[mark] - marks.bottom[letters]
        high = marks.height[letters] >= _CAPITAL * marks.height[mark]
        near = (over <= np.minimum(_OWN * unit, _ABOVE * marks.height[letters])) & (under <= _OWN * unit)
        near &= (under < 0) | (marks.height[mark] <= _POINT * unit)
        found[n] = bool((beside & high & near).any())
    return found


def _are_commas(marks: Marks, unit: float, accents: Ints, letters: Ints) -> Flags:
    """Which of these marks hang at the foot of a much higher letter to a side of them: in large print a comma is as
    high as a small letter."""
    found = np.zeros(len(accents), bool)
    left, right = marks.x0[letters] - _BESIDE * unit, marks.x1[letters] + _BESIDE * unit
    foot = marks.bottom[letters]
    for n, mark in enumerate(accents.tolist()):
        beside = (left < marks.x1[mark]) & (right > marks.x0[mark])
        low = (marks.top[mark] > foot - marks.height[letters] / 2) & (marks.top[mark] <= foot)
        high = marks.height[letters] >= _CAPITAL * marks.height[mark]
        found[n] = bool((beside & low & high & (marks.bottom[mark] >= foot)).any())
    return found


def _are_close_over(marks: Marks, unit: float, accents: Ints, letters: Flags) -> Flags:
    """Which of these marks stand so close over a higher letter as no line of text does: double accents in bold print,
    which are large."""
    below = np.flatnonzero(letters)
    found = np.zeros(len(accents), bool)
    for n, mark in enumerate(accents.tolist()):
        middle = (marks.x0[mark] + marks.x1[mark]) / 2
        over = (marks.x0[below] <= middle) & (middle <= marks.x1[below]) & (marks.top[mark] < marks.top[below])
        near = marks.top[below] - marks.bottom[mark] <= _CLOSE * unit
        found[n] = bool((over & near & (marks.height[mark] <= _LOWER * marks.height[below])).any())
    return found


def _is_accent(marks: Marks, unit: float) -> Flags:
    """Marks that could be small letters, but are wide and flat: the accents of capitals, dashes.

    What is as high as a small letter and longer than any accent is several letters that touch, and so is what is
    longer than two letters of its height.
    """
    joined = (marks.height >= 0.5 * unit) & (marks.width > _LONG_ACCENT * marks.height)
    joined |= (marks.height >= _SMALL_LETTER * unit) & (marks.width > _TWO_LETTERS * marks.height)
    return (marks.height < 0.75 * unit) & (marks.width > 1.2 * marks.height) & ~joined


def _adopt(marks: Marks, unit: float, letters: Flags, line: Ints) -> None:
    """Gives accents, points and commas to the line of the nearest letter; dashes alone are lines of their own."""
    owners = np.flatnonzero(letters & (line >= 0))
    rest = np.flatnonzero(~letters & (marks.height <= 0.8 * unit + 1) & (marks.width < 4 * unit) & (marks.area >= 4))
    if len(rest) and len(owners):
        # A letter is a few points along its box, so that the nearest point is near enough to the nearest edge.
        shares = np.linspace(0.0, 1.0, 4)
        xs = marks.x0[owners, None] + shares * marks.width[owners, None]
        ys = np.tile(np.stack([marks.top[owners], marks.bottom[owners]], 1), (1, 4))
        points = np.stack([np.repeat(xs, 2, axis=1).ravel(), ys.ravel()], axis=1).astype(np.float64)
        # What is wide may be near with either end.
        across = marks.x0[rest, None] + np.array([0.1, 0.5, 0.9]) * marks.width[rest, None]
        level = np.repeat((marks.top[rest] + marks.bottom[rest]) / 2, 3)
        owner, ends = nearest(points, np.stack([across.ravel(), level], axis=1), _OWN * unit)
        closest = ends.reshape(-1, 3).argmin(axis=1)
        distance = ends.reshape(-1, 3)[np.arange(len(rest)), closest]
        own = owner.reshape(-1, 3)[np.arange(len(rest)), closest]
        near = np.isfinite(distance)
        line[rest[near]] = line[owners[own[near] // 8]]
        rest = rest[~near]
    dashes = rest[(marks.width[rest] >= 0.3 * unit) & (marks.width[rest] > 1.5 * marks.height[rest])]
    line[dashes] = int(line.max(initial=-1)) + 1 + np.arange(len(dashes))


def text_lines(clean: Image, marks: Marks, line: Ints, letters: Flags) -> list[TextLine]:
    """Each line with its picture, in which only its own marks are left, from top to bottom."""
    ids = np.zeros(len(line) + 1, np.int32)
    ids[1:] = line + 1
    order = np.argsort(line, kind="stable")
    order = order[line[order] >= 0]
    steps = np.flatnonzero(np.diff(line[order]) > 0) + 1
    groups = sorted((mine for mine in np.split(order, steps) if len(mine)), key=len, reverse=True)
    found = [_text_line(clean, ids, marks, mine, letters) for mine in groups[:_MOST_LINES]]
    return sorted(found, key=lambda one: (one.top, one.x0))


def _text_line(clean: Image, ids: NDArray[np.int32], marks: Marks, mine: Ints, letters: Flags) -> TextLine:
    """The line of these marks; `ids`: the line of each number in the marks' labels, 0 for none."""
    x0, top = int(marks.x0[mine].min()), int(marks.top[mine].min())
    x1, bottom = int(marks.x1[mine].max()), int(marks.bottom[mine].max())
    cores = mine[letters[mine]]
    cores = cores if len(cores) else mine
    left, high, right, low = max(0, x0 - 2), max(0, top - 2), x1 + 2, bottom + 2
    # A pixel beside marks of two lines is the later one's: one more about all tells whose.
    about = slice(max(0, high - 1), low + 1), slice(max(0, left - 1), right + 1)
    owner = cv2.dilate(ids[marks.labels[about]].astype(np.float32), np.ones((3, 3), np.uint8))
    own = owner[high - about[0].start :, left - about[1].start :]
    part = clean[high:low, left:right]
    own = own[: part.shape[0], : part.shape[1]]
    image = np.full((part.shape[0] + 2 * _MARGIN, part.shape[1] + 2 * _MARGIN), 255, np.uint8)
    np.copyto(image[_MARGIN:-_MARGIN, _MARGIN:-_MARGIN], part, where=own == ids[mine[0] + 1])
    base = median(marks.bottom[cores])
    height = median(marks.height[cores])
    return TextLine(x0, top, x1, bottom, base, height, image, (left - _MARGIN, high - _MARGIN))
