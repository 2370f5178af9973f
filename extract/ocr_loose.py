"""Figures among other words of a line: those in doubt, and those whose digits Tesseract took for letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np

from extract.ocr_figures import CERTAIN, LONE, POOR, TOLD, as_digits, is_plain_figure, key
from extract.ocr_signs import Reading, read_signs
from extract.ocr_words import ReadWord
from extract.picture_clean import INK, median
from extract.picture_lines import TextLine

_TALL = 0.7  # of the tallest mark: a digit
_ROOM = 2  # pixels about a word
_PITCH, _BROADEST = 0.95, 0.8  # of a digit's height: from one's middle to the next one's, and the widest digit
_EDGES = ".,;:()[]\"'“”-–"
_NO_WORDS = frozenset("l|óÓòõbqgQsSzZ?")  # alone among words: `I` is a Roman number, `A` a name
_OF_YEAR = re.compile(r"[IVX]+[/.-](?:19|20)\d\d")  # a quarter and its year
_STRANGE = re.compile(r"[§$&#@^~<>{}\\?ª°®©]")  # what no figure has in it, and a spoiled digit is taken for

Lines = Sequence[Sequence[ReadWord]]


def loose_figures(
    lines: Sequence[TextLine], words: Lines, done: set[int]
) -> tuple[tuple[tuple[ReadWord, ...], ...], tuple[tuple[int, int], ...]]:
    """The words of all lines, `2I`, a lone `l` or `ó` among them as figures, and which figures are in doubt, as line
    and word. `done`: lines that are looked at no more."""
    words = [mine if n in done else _joined(lines[n], mine) for n, mine in enumerate(words)]
    found = [tuple(mine) for mine in words]
    places = [(n, k) for n, mine in enumerate(words) if len(mine) > 1 and n not in done for k in _places(mine)]
    parts = [_part(lines[n], words[n][k]) for n, k in places]
    told = iter(read_signs([part for part in parts if part is not None]))
    doubted = []
    for (n, k), part in zip(places, parts, strict=True):
        text, doubt = settled_word(words[n][k], next(told) if part is not None else Reading())
        if text != words[n][k].text:
            found[n] = (*found[n][:k], replace(words[n][k], text=text), *found[n][k + 1 :])
        if doubt:
            doubted.append((n, k))
    return tuple(found), tuple(doubted)


def _joined(line: TextLine, words: Sequence[ReadWord]) -> tuple[ReadWord, ...]:
    """The words with figures made whole that were read as two (`21 1`): their digits stand no farther apart."""
    found: list[ReadWord] = []
    for word in words:
        before = found[-1] if found else None
        if before is not None and before.text.isdigit() and word.text[:1].isdigit() and _is_one(line, before, word):
            found[-1] = replace(
                word, text=before.text + word.text, x0=before.x0, top=min(before.top, word.top),
                confidence=min(before.confidence, word.confidence),
            )  # fmt: skip
        else:
            found.append(word)
    return tuple(found)


def _is_one(line: TextLine, one: ReadWord, other: ReadWord) -> bool:
    """Whether the last digit of a word and the first one of the next are as near as two digits of a figure."""
    left = max(0, one.x0)
    ink = line.image[:, left : other.x1] < INK
    edges = np.flatnonzero(np.diff(ink.any(axis=0).astype(np.int8), prepend=0, append=0))
    starts, ends = edges[::2], edges[1::2]
    if len(starts) < 2:
        return len(starts) == 1
    gap = int(np.abs((ends[:-1] + starts[1:]) / 2 - (one.x1 + other.x0) / 2 + left).argmin())
    high = int(np.ptp(np.flatnonzero(ink.any(axis=1)))) + 1
    half = [min(ends[n] - starts[n], _BROADEST * high) / 2 for n in (gap, gap + 1)]
    return bool(starts[gap + 1] + half[1] - (ends[gap] - half[0]) <= _PITCH * high)


def settled_word(word: ReadWord, signs: Reading) -> tuple[str, bool]:
    """What is to be read for a word among others, and whether it is a figure in doubt."""
    bare = word.text.strip(_EDGES)
    digits = as_digits(bare)
    same = key(signs.text.strip(_EDGES)) == key(digits)
    if bare in _NO_WORDS:
        sure = signs.probability >= LONE and signs.text.isdigit() and len(signs.text) == 1
        return (word.text.replace(bare, signs.text) if sure else word.text), False
    if _STRANGE.search(bare):
        sure = signs.probability >= CERTAIN and is_plain_figure(signs.text)
        return (word.text.replace(bare, signs.text) if sure else word.text), not sure
    if bare != digits:
        return word.text.replace(bare, digits), not same or signs.probability < CERTAIN
    return word.text, not same and (signs.probability >= TOLD or word.confidence < POOR)


def _places(words: Sequence[ReadWord]) -> Iterator[int]:
    """Which words of a line may be figures."""
    for k, word in enumerate(words):
        bare = word.text.strip(_EDGES)
        if (
            (is_plain_figure(bare) and not _OF_YEAR.fullmatch(bare))
            or (bare in _NO_WORDS and k > 0 and ")" not in word.text)
            or _has_letters_for_digits(bare)
            or (_STRANGE.search(bare) and any(map(str.isdigit, bare)) and not any(map(str.isalpha, bare)))
        ):
            yield k


def _has_letters_for_digits(text: str) -> bool:
    """Whether a word is digits and letters that look like some; `III/2021` is a quarter and a year."""
    digits = as_digits(text)
    parts = zip(text.split("/"), digits.split("/"), strict=True)
    mixed = all(one == other or any(map(str.isdigit, one)) for one, other in parts)
    return digits != text and mixed and not any(map(str.isalpha, digits))


def _part(line: TextLine, word: ReadWord) -> TextLine | None:
    """A word of a line as a line of its own, as high as its tallest signs; None where it shows none."""
    x0, x1 = max(0, word.x0 - _ROOM), word.x1 + _ROOM
    image = np.ascontiguousarray(line.image[:, x0:x1])
    _, _, stats, _ = cv2.connectedComponentsWithStats((image < INK).astype(np.uint8), connectivity=8)
    heights = stats[1:, cv2.CC_STAT_HEIGHT]
    tall = heights[heights >= _TALL * heights.max(initial=1)]
    if not len(tall) or tall.max() < 5:
        return None
    left, top = line.origin
    height = median(tall)
    return replace(line, x0=left + x0, x1=left + x1, height=height, image=image, origin=(left + x0, top))
