"""A quarter's Roman number, counted in the picture: to Tesseract `III` is `II`, `HI` or `1I` now and then, `IV` `1V`.

A report that is dated a quarter early is compared with the wrong one, so the strokes are counted where the word stands
behind `quý` (quarter) and is made of strokes alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extract.ocr_words import ReadWord
from extract.picture_clean import INK, Image
from extract.picture_lines import TextLine

_QUARTER = frozenset({"quý", "quy", "qúy"})
_END = r"(?=$|[/.,;:)\-–])"
_STROKES = re.compile(rf"[IlL1|!THMiJ\]\[]{{1,5}}{_END}")
_ONES = re.compile(rf"[Il1|!]{{2,3}}{_END}")  # no quarter is the eleventh
_FOUR = re.compile(rf"[Il1|!]V{_END}")
_OF_YEAR = re.compile(r"\S{1,5}/20\d\d")
_LEVELS = (0.2, 0.5, 0.8)  # of the letters' height above their feet, where strokes are crossed
_UPRIGHT = 0.15  # of that height: how far a stroke may lean from the lowest level to the highest
_ALIKE = 0.07  # how far one may lean from the first one: a steep slash does more
_THIN = 0.46  # how thick it may be
_MOST = 3


def counted(line: TextLine, words: Sequence[ReadWord], before: str = "") -> tuple[ReadWord, ...]:
    """The words, a quarter's number with as many strokes as the picture shows. `before`: the last word of the line
    above."""
    found = list(words)
    for n, word in enumerate(words):
        four = _FOUR.match(word.text)
        behind = _is_quarter(words[n - 1].text if n else before) and (n > 0 or _is_of_year(words))
        if four is not None and (behind or _OF_YEAR.match(word.text)):
            found[n] = replace(word, text="IV" + word.text[four.end() :])
        elif behind:
            start = words[n - 1].x1 + 1 if n else 0
            end = words[n + 1].x0 if n + 1 < len(words) else line.image.shape[1]
            found[n] = replace(word, text=_in_strokes(word.text, line.image[:, start:end]))
    return tuple(found)


def _is_quarter(text: str) -> bool:
    return text.casefold().strip("(:") in _QUARTER


def _is_of_year(words: Sequence[ReadWord]) -> bool:
    """Whether a line goes on with a year: a quarter's number may stand before that, in a table other figures may."""
    return bool(_OF_YEAR.match(words[0].text)) or (len(words) > 1 and words[1].text.casefold() == "năm")


def _in_strokes(text: str, picture: Image) -> str:
    """A quarter's number by the strokes in its picture; by those read, where these cannot be counted."""
    strokes = _STROKES.match(text)
    if strokes is None:
        return text
    count = leading_strokes(picture)
    if not 1 <= count <= _MOST:
        ones = _ONES.match(text)
        count = len(ones[0]) if ones else 0
    return "I" * count + text[strokes.end() :] if count else text


def leading_strokes(picture: Image) -> int:
    """How many upright strokes a word begins with, before anything else."""
    levels = _levels(picture < INK)
    if levels is None:
        return 0
    height, crossings = levels
    count, first = 0, 0.0
    for runs in zip(*crossings, strict=False):
        middles = [(start + end) / 2 for start, end in runs]
        thick = max(end - start for start, end in runs) > max(2.0, _THIN * height)
        lean = middles[-1] - middles[0]
        first = first if count else lean
        askew = max(middles) - min(middles) > max(1.5, _UPRIGHT * height)
        if thick or askew or abs(lean - first) > max(1.5, _ALIKE * height):
            break
        count += 1
    return count


def _levels(ink: np.ndarray) -> tuple[int, list[list[tuple[int, int]]]] | None:
    """The height of the first letter, and where ink begins and ends on each level through it."""
    columns = np.flatnonzero(ink.any(axis=0))
    if not len(columns):
        return None
    gaps = np.flatnonzero(np.diff(columns) > 1)
    first = ink[:, columns[0] : columns[gaps[0]] + 1 if len(gaps) else columns[-1] + 1]
    rows = np.flatnonzero(first.any(axis=1))
    height = int(rows[-1] - rows[0] + 1)
    if height < 8:
        return None
    crossings = []
    for share in _LEVELS:
        row = ink[int(rows[-1] - share * height)]
        edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
        crossings.append(list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)))
    return height, crossings
