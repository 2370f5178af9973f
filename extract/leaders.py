"""Dotted leaders behind the labels of a table: `hội........` is `hội`, and reaches no further than its letters.

A tab stop with a leader fills a label's cell with dots up to the next column. They say nothing, and are often set in
another size than the label; read as letters they would make its column wider and its lines higher than they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median

from extract.document import Word
from extract.lines import Line

_GLUED = re.compile(r"(.*[^\s.…·_])([.…·_]{3,})")
_FEWEST = 3  # lines that end so
_NARROW = 0.5  # of a letter: a dot
_NEAR = 1.5  # sizes up and down

Originals = Mapping[int, Word]
"""Words as printed, by the identity of what is left of them."""


def without_leaders(lines: Sequence[Line]) -> tuple[Sequence[Line], Originals]:
    """The lines, words that run into a leader cut before it where several lines end so; and these words as printed."""
    ending = {n: cut for n, line in enumerate(lines) if (cut := _GLUED.fullmatch(line.words[-1].text)) is not None}
    if len(ending) < _FEWEST:
        return lines, {}
    found, originals = list(lines), dict[int, Word]()
    plain = [line for n, line in enumerate(lines) if n not in ending]
    for n, cut in ending.items():
        line = lines[n]
        word = _without(cut[2], line, plain)
        originals[id(word)] = line.words[-1]
        words = (*line.words[:-1], word)
        box = (line.box[0], min(w.top for w in words), word.x1, max(w.bottom for w in words))
        found[n] = line._replace(words=words, box=box, size=max(w.size for w in words))
    return found, originals


def _without(dots: str, line: Line, others: Sequence[Line]) -> Word:
    """The last word of a line without these dots, in the size of the words around it where it is larger by them."""
    word = line.words[-1]
    text = word.text[: -len(dots)]
    near = [w.size for other in others if abs(other.base - line.base) < _NEAR * line.size for w in other.words]
    size = min(word.size, median(near)) if near else word.size
    x1 = word.x0 + (word.x1 - word.x0) * len(text) / (len(text) + _NARROW * len(dots))
    return word._replace(text=text, x1=round(x1, 2), size=size, top=max(word.top, round(word.bottom - size, 2)))
