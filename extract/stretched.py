"""Lines that were stretched over the text's whole width: a justified paragraph broken by hand, no row of a table.

Word processors set the words of a line that ends in a break as far apart as the width asks, all equally far. In a table
of columns only words of equal width stand so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.document import Word
from extract.lines import APART, Line
from extract.text_rows import on_baselines, sorted_words

FEWEST = 4  # words
EQUAL, UNLIKE = 0.1, 0.4  # sizes by which equal gaps may differ, and by which widths must
WORDED = 0.5  # of the words have letters


def stretched_apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Lines outside tables without those that were stretched, and these, each with all of its words."""
    if not any(line.wide for line in lines) and len({round(line.base) for line in lines}) == len(lines):
        return list(lines), []
    stretched: list[Line] = []
    used: set[int] = set()
    for group in on_baselines(lines):
        words = sorted_words(group)
        if len(words) >= FEWEST and _is_stretched(words, max(line.size for line in group)):
            used |= {id(line) for line in group}
            stretched.append(_whole(group, words))
    return [line for line in lines if id(line) not in used], stretched


def _whole(group: Sequence[Line], words: Sequence[Word]) -> Line:
    left, top, right, bottom = zip(*(line.box for line in group), strict=True)
    box = (min(left), min(top), max(right), max(bottom))
    return Line(tuple(words), group[0].group, box, group[0].base, max(line.size for line in group))


def _is_stretched(words: Sequence[Word], size: float) -> bool:
    """Whether words are equally far apart, and further than in a text, though columns of such words would not be."""
    gaps = [other.x0 - one.x1 for one, other in pairwise(words)]
    if min(gaps) <= APART * size or max(gaps) - min(gaps) > EQUAL * size:
        return False
    widths = [w.x1 - w.x0 for w in words]
    centred = [one + other for one, other in pairwise(widths)]
    columns = any(max(kind) - min(kind) < UNLIKE * size for kind in (widths[1:], widths[:-1], centred))
    return not columns and sum(any(map(str.isalpha, w.text)) for w in words) >= WORDED * len(words)
