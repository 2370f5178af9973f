"""A quarter's Roman number, counted in the picture: to Tesseract `III` is `II`, `HI` or `IH` now and then.

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
_STROKES = re.compile(r"[IlL1|!THMiJ\]\[]{1,5}(?=$|[/.,;:)\-–])")
_LEVELS = (0.2, 0.5, 0.8)  # of the letters' height above their feet, where strokes are crossed
_UPRIGHT = 0.15  # of that height: how far a stroke may lean from the lowest level to the highest
_THIN = 0.46  # how thick it may be
_MOST = 3


def counted(line: TextLine, words: Sequence[ReadWord]) -> tuple[ReadWord, ...]:
    """The words, a quarter's number with as many strokes as the picture shows."""
    found = list(words)
    for n in range(1, len(words)):
        strokes = _STROKES.match(words[n].text)
        if strokes is None or words[n - 1].text.casefold().strip("(:") not in _QUARTER:
            continue
        end = words[n + 1].x0 if n + 1 < len(words) else line.image.shape[1]
        count = leading_strokes(line.image[:, words[n - 1].x1 + 1 : end])
        if 1 <= count <= _MOST:
            found[n] = replace(words[n], text="I" * count + words[n].text[strokes.end() :])
    return tuple(found)


def leading_strokes(picture: Image) -> int:
    """How many upright strokes a word begins with, before anything else."""
    levels = _levels(picture < INK)
    if levels is None:
        return 0
    height, crossings = levels
    count = 0
    for runs in zip(*crossings, strict=False):
        middles = [(start + end) / 2 for start, end in runs]
        thick = max(end - start for start, end in runs) > max(2.0, _THIN * height)
        if thick or max(middles) - min(middles) > max(1.5, _UPRIGHT * height):
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
