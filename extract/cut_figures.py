"""Figures that a narrow column cuts over two lines: `1.48` and `0` below it are `1.480`.

In a cell only what is no figure otherwise is put together: a group of digits that lacks some, a separator at an end.
Without rulings the other figures of the column must show that its groups have three digits, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from extract.document import Word
from extract.lines import Line
from extract.text_rows import is_figure

_CUT_GROUP = re.compile(r"[-+(]?\d{1,3}(?:\.\d{3})*\.\d{0,2}")
_WHOLE_GROUPS = re.compile(r"[-+(]?\d{1,3}(?:\.\d{3})+(?:,\d+)?%?\)?")
_CUT_DECIMALS, _DECIMALS = re.compile(r"[-+(]?\d{1,3}(?:\.\d{3})*,\d*"), re.compile(r"\d+%?\)?")
_SEPARATED = re.compile(r"[-+(]?\d[\d.]*[,/]")
_STEP = 1.6  # sizes from one line of a cell to the next, at most
_SAME_BASE = 0.35  # sizes
_OUT = 0.5  # sizes by which both parts' left or right ends, or their middles, may differ


def in_one_line(text: str) -> str:
    """A cell's text, its lines put together where they are one figure that is cut."""
    if text[:1].isalpha():
        return text
    lines = text.split("\n")
    if len(lines) == 1 or not all(line[:1].isdigit() or line[:1] in "-+(.,/" for line in lines):
        return text
    whole = lines[0]
    for line in lines[1:]:
        if not goes_on(whole, line):
            return text
        whole += line
    return whole


def goes_on(one: str, rest: str) -> bool:
    """Whether two lines are one figure: the first lacks digits, or a separator stands at its end or before the rest."""
    if _CUT_GROUP.fullmatch(one) and _WHOLE_GROUPS.fullmatch(one + rest):
        return True
    separated = _SEPARATED.fullmatch(one) is not None and _DECIMALS.fullmatch(rest) is not None
    return separated or (rest[0] in ".,/" and one[-1].isdigit() and rest[1:2].isdigit())


def with_whole_figures(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines outside ruled cells, with the figures that are cut over two lines in the upper one."""
    cut = [(line, w) for line in lines for w in line.words if "." in w.text and _CUT_GROUP.fullmatch(w.text)]
    rests = {id(w): rest for line, w in cut if (rest := _rest(line, w, lines)) is not None}
    if not rests:
        return lines
    words = [w for line in lines for w in line.words]
    taken = set(map(id, rests.values()))
    low: set[int] = set()  # words whose row stands beside their rests
    for _, w in cut:
        rest = rests.get(id(w))
        if rest is not None and not _in_groups(w, words, rests):
            del rests[id(w)]
    for line, w in cut:
        rest = rests.get(id(w))
        if rest is not None and not _is_no_row(rest, lines, taken):
            if _is_all_cut(line, lines, rests):
                low.add(id(w))
            else:
                del rests[id(w)]
    taken = set(map(id, rests.values()))
    kept = [line for line in lines if id(line) not in taken]
    return [part for line in kept for part in _with_rests(line, rests, lines, low)]


def _rest(line: Line, word: Word, lines: Sequence[Line]) -> Line | None:
    """The line of nothing but the digits that a word lacks, close below it."""
    for other in lines:
        if len(other.words) == 1 and 0 < other.base - line.base < _STEP * line.size:
            digits = other.words[0]
            left, right = digits.x0 - word.x0, digits.x1 - word.x1
            below = min(abs(left), abs(right), abs(left + right) / 2) < _OUT * line.size
            if below and digits.text.isdecimal() and _WHOLE_GROUPS.fullmatch(word.text + digits.text):
                return other
    return None


def _in_groups(word: Word, words: Sequence[Word], rests: Mapping[int, Line]) -> bool:
    """Whether the other figures above and below have groups of three digits, and none has a point before others."""
    column = [w for w in words if w.x0 < word.x1 and w.x1 > word.x0 and "." in w.text and is_figure(w.text)]
    others = [w for w in column if id(w) not in rests]
    return bool(others) and all(_WHOLE_GROUPS.fullmatch(w.text) for w in others)


def _is_no_row(rest: Line, lines: Sequence[Line], taken: Collection[int]) -> bool:
    """Whether no figure stands beside such digits, but what is cut as well."""
    beside = [line for line in lines if abs(line.base - rest.base) < _SAME_BASE * rest.size and id(line) not in taken]
    return not any(is_figure(w.text) for line in beside for w in line.words)


def _is_all_cut(upper: Line, lines: Sequence[Line], rests: Mapping[int, Line]) -> bool:
    """Whether every figure beside a line is cut: the others of its row stand at the bottom of their cells."""
    beside = [line for line in lines if abs(line.base - upper.base) < _SAME_BASE * upper.size]
    return all(id(w) in rests for line in beside for w in line.words if is_figure(w.text))


def _with_rests(line: Line, rests: Mapping[int, Line], lines: Sequence[Line], low: Collection[int]) -> Iterator[Line]:
    """The line with what its words lack; between both lines where its row stands there; the words of `low` in the
    lower line."""
    down = [w for w in line.words if id(w) in low and id(w) in rests]
    for w in down:
        yield _of([_together(w, rests[id(w)].words[0])], rests[id(w)])
    words = [w for w in line.words if w not in down]
    if down and words:
        line = _of(words, line)
    if words:
        yield _upper(line, rests, lines)


def _of(words: Sequence[Word], line: Line) -> Line:
    """A line of these words at the height of another."""
    _, top, _, bottom = line.box
    return line._replace(words=tuple(words), box=(words[0].x0, top, max(w.x1 for w in words), bottom))


def _upper(line: Line, rests: Mapping[int, Line], lines: Sequence[Line]) -> Line:
    """The line with what its words lack; between both lines where its row stands there."""
    if not any(id(w) in rests for w in line.words):
        return line
    words = tuple(_together(w, rests[id(w)].words[0]) if id(w) in rests else w for w in line.words)
    step = max(rests[id(w)].base - line.base for w in line.words if id(w) in rests)
    near = _SAME_BASE * line.size
    middle = line.base + step / 2
    centred = len(words) == 1 and any(abs(other.base - middle) < near for other in lines)
    down = step / 2 if centred else 0.0
    _, top, _, bottom = line.box
    # The box is no higher for it: it would be a turned line's.
    box = min(w.x0 for w in words), top + down, max(w.x1 for w in words), bottom + down
    return line._replace(words=words, box=box, base=line.base + down)


def _together(one: Word, rest: Word) -> Word:
    x0, x1 = min(one.x0, rest.x0), max(one.x1, rest.x1)
    return one._replace(text=one.text + rest.text, x0=x0, x1=x1, bottom=max(one.bottom, rest.bottom))
