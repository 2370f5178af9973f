"""Two readings of each figure, Tesseract's and that of its signs, made one; where they differ the figure is in doubt.

Tesseract loses a lone digit or a point now and then, and takes `1` for `l`, with full confidence. Told sign by sign,
figures are seldom wrong with a high probability, but touching digits and letters are not told at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extract.ocr_roman import counted
from extract.ocr_signs import Reading, read_signs
from extract.ocr_words import ReadWord
from extract.picture_clean import INK
from extract.picture_lines import TextLine
from extract.text_rows import is_figure

_LONGEST, _SHORT = 12, 4  # letters of a figure, of one that was taken for something else
_TOLD = 0.5  # probability from which the signs overrule Tesseract
_CERTAIN = 0.8  # from which they do so without a doubt, where Tesseract only lost signs
_LONE = 0.9  # from which one sign is told from a letter
_GUESS = 0.1  # below it the signs say nothing
_SURE, _POOR = 80.0, 60.0  # per cent: Tesseract's own confidence, enough without the signs, never enough
_TALL = 0.7  # of the tallest mark: a digit
_ROOM = 2  # pixels about a word
_TWO_POINTS = re.compile("[.,]{2}")
_DASHES = set("-–—_~.")
_WIDTHS = {".": 0.45, ",": 0.45, "/": 0.6, "(": 0.5, ")": 0.5, "-": 0.6, "%": 1.6}  # of a digit's room
_NARROW, _WIDE = 0.4, 1.0  # digit heights that a digit's room takes in a narrow face, in a wide one
_EDGES = ".,;:()[]\"'“”-–"


@dataclass(frozen=True, slots=True)
class Settled:
    """The words of each line as they are to be believed.

    `doubted`: lines whose figure is in doubt; `loose`: such figures among other words, as line and word.
    """

    words: tuple[tuple[ReadWord, ...], ...]
    doubted: frozenset[int]
    loose: tuple[tuple[int, int], ...]


def settle(lines: Sequence[TextLine], read: Sequence[Sequence[ReadWord]]) -> Settled:
    """Each line's figure as both readings say, or the likelier one, in doubt."""
    words, doubted = [], set()
    texts = ["".join(w.text for w in mine) for mine in read]
    short = [n for n, text in enumerate(texts) if _may_hold_figure(text)]
    told = dict(zip(short, read_signs([lines[n] for n in short]), strict=True))
    for n, (line, mine) in enumerate(zip(lines, read, strict=True)):
        confidence = min((w.confidence for w in mine), default=0.0)
        text, doubt = settled(texts[n], confidence, told.get(n, Reading()))
        doubt = doubt or (text is None and n in told and not _fills(line, texts[n], told[n]))
        words.append(counted(line, mine) if text is None else (_whole(line, text, mine),))
        if doubt:
            doubted.add(n)
    return Settled(tuple(words), frozenset(doubted), _loose(lines, words, doubted))


def settled(text: str, confidence: float, signs: Reading) -> tuple[str | None, bool]:
    """What replaces Tesseract's text (None: nothing), and whether the figure is in doubt."""
    told = signs.text if signs.probability >= _TOLD and _is_figure(signs.text) else ""
    told = "" if _TWO_POINTS.search(told) else told
    if _is_figure(text):
        if _key(text) == _key(signs.text):
            return None, confidence < _POOR and signs.probability < _TOLD
        lost = _lost_signs(text, told)
        bracketed = text[0] == "(" and text[-1] == ")" and told[:1] != "("
        if told and not bracketed and (lost or signs.probability >= _CERTAIN or confidence < _SURE):
            return told, signs.probability < _CERTAIN or not lost
        return None, signs.probability >= _GUESS or confidence < _SURE
    if told and _may_be_figure(text, confidence, signs):
        return told, signs.probability < _LONE
    if any(map(str.isdigit, text)) or confidence < _POOR:
        return None, 0 < len(text) <= _SHORT and (signs.probability >= _GUESS or confidence < _POOR)
    return None, bool(text) and set(text) <= _DASHES and signs.text not in {"-", ""}


def _fills(line: TextLine, text: str, signs: Reading) -> bool:
    """Whether a figure that only Tesseract read is about as long as its picture."""
    if not _is_figure(text) or _key(text) == _key(signs.text):
        return True
    length = sum(_WIDTHS.get(sign, 1.0) for sign in text)
    return _NARROW * length <= (line.x1 - line.x0) / line.height <= _WIDE * length


def _may_hold_figure(text: str) -> bool:
    """Whether the signs of a line are worth telling: it is short, and not all letters."""
    return len(text) <= _LONGEST and (len(text) <= _SHORT or sum(map(str.isalpha, text)) <= len(text) // 2)


def _is_figure(text: str) -> bool:
    """Whether a text is a figure with at least one digit, and not too long for one."""
    return 0 < len(text) <= _LONGEST and any(map(str.isdigit, text)) and is_figure(text) and not text[-1].isalpha()


def _key(text: str) -> str:
    """What two readings must have in common: points and commas are one to both, a last one is none."""
    return text.translate({ord("–"): "-", ord(","): "."}).rstrip(".")


def _lost_signs(text: str, told: str) -> bool:
    """Whether the text is what was told, but for signs that it lacks."""
    rest = iter(_key(told))
    return all(sign in rest for sign in _key(text))


def _may_be_figure(text: str, confidence: float, signs: Reading) -> bool:
    """Whether what Tesseract took for letters or for nothing may be a figure all the same."""
    letters = sum(map(str.isalpha, text))
    if text == "%":
        return False
    if not letters:
        return signs.probability >= (_LONE if len(signs.text) == 1 else _CERTAIN)
    if any(map(str.isdigit, text)) or not text.rstrip(").").isalpha():
        return letters <= 2 and signs.probability >= _CERTAIN
    return letters == 1 and signs.probability >= _LONE and confidence < _SURE


def _whole(line: TextLine, text: str, mine: Sequence[ReadWord]) -> ReadWord:
    left, top = line.origin
    confidence = min((w.confidence for w in mine), default=0.0)
    return ReadWord(text, line.x0 - left, line.top - top, line.x1 - left, line.bottom - top, confidence)


def _loose(
    lines: Sequence[TextLine], words: Sequence[Sequence[ReadWord]], done: set[int]
) -> tuple[tuple[int, int], ...]:
    """The figures in doubt among the words of lines that hold more than one."""
    places = [
        (n, k)
        for n, mine in enumerate(words)
        if len(mine) > 1 and n not in done
        for k, word in enumerate(mine)
        if _is_figure(word.text.strip(_EDGES))
    ]
    parts = [_part(lines[n], words[n][k]) for n, k in places]
    told = read_signs([part for part in parts if part is not None])
    found, at = [], iter(told)
    for (n, k), part in zip(places, parts, strict=True):
        signs = next(at) if part is not None else Reading()
        word = words[n][k]
        same = _key(signs.text.strip(_EDGES)) == _key(word.text.strip(_EDGES))
        if not same and (signs.probability >= _TOLD or word.confidence < _POOR):
            found.append((n, k))
    return tuple(found)


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
    height = float(np.median(tall))
    return replace(line, x0=left + x0, x1=left + x1, height=height, image=image, origin=(left + x0, top))
