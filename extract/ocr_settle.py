"""Two readings of each figure, Tesseract's and that of its signs, made one; where they differ the figure is in doubt.

Tesseract loses a lone digit or a point now and then, and takes `1` for `l`, with full confidence. Told sign by sign,
figures are seldom wrong with a high probability, but touching digits and letters are not told at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.ocr_figures import CERTAIN, LONE, LONGEST, POOR, TOLD, is_plain_figure, is_stray, key, may_be_digits
from extract.ocr_loose import loose_figures
from extract.ocr_roman import counted
from extract.ocr_signs import Reading, read_signs
from extract.ocr_struck import corrected
from extract.ocr_words import ReadWord
from extract.picture_lines import TextLine

_SHORT = 4  # letters of a figure that was taken for something else
_GUESS = 0.1  # probability below which the signs say nothing
_SURE = 80.0  # per cent: Tesseract's own confidence that is enough without the signs
_TWO_POINTS = re.compile("[.,]{2}")
_DASHES = set("-–—_~.")
_WIDTHS = {".": 0.45, ",": 0.45, "/": 0.6, "(": 0.5, ")": 0.5, "-": 0.6, "%": 1.6}  # of a digit's room
_NARROW, _WIDE = 0.4, 1.0  # digit heights that a digit's room takes in a narrow face, in a wide one


@dataclass(frozen=True, slots=True)
class Settled:
    """The words of each line as they are to be believed.

    `doubted`: lines whose figure is in doubt; `loose`: such figures among other words, as line and word. `letters`:
    lines of letters that their signs take for a figure with certainty, and what that figure is. `struck`: lines whose
    figure was corrected on paper.
    """

    words: tuple[tuple[ReadWord, ...], ...]
    doubted: frozenset[int]
    loose: tuple[tuple[int, int], ...]
    letters: Mapping[int, str] = field(default_factory=dict)
    struck: frozenset[int] = frozenset()

    def with_figures(self, lines: Sequence[TextLine], chosen: Collection[int]) -> Settled:
        """The same with these of the `letters` as figures."""
        words = tuple(
            (_whole(lines[n], self.letters[n], mine),) if n in chosen else mine for n, mine in enumerate(self.words)
        )
        return replace(self, words=words, letters={})


def settle(lines: Sequence[TextLine], read: Sequence[Sequence[ReadWord]]) -> Settled:
    """Each line's figure as both readings say, or the likelier one, in doubt."""
    words: list[tuple[ReadWord, ...]] = []
    letters: dict[int, str] = {}
    texts = ["".join(w.text for w in mine) for mine in read]
    struck = corrected(lines, texts)
    doubted = set(struck)
    short = [n for n, text in enumerate(texts) if _may_hold_figure(text)]
    told = dict(zip(short, read_signs([lines[n] for n in short]), strict=True))
    for n, (line, mine) in enumerate(zip(lines, read, strict=True)):
        confidence = min((w.confidence for w in mine), default=0.0)
        text, doubt = settled(texts[n], confidence, told.get(n, Reading()))
        doubt = doubt or (text is None and n in told and not _fills(line, texts[n], told[n]))
        above = read[n - 1][-1].text if n and read[n - 1] else ""
        words.append(counted(line, mine, above) if text is None else (_whole(line, text, mine),))
        if doubt:
            doubted.add(n)
        elif text is None and n in told and _is_told_for_letters(texts[n], told[n]):
            letters[n] = told[n].text
    mended, loose = loose_figures(lines, words, doubted)
    return Settled(mended, frozenset(doubted), loose, letters, frozenset(struck))


def settled(text: str, confidence: float, signs: Reading) -> tuple[str | None, bool]:
    """What replaces Tesseract's text (None: nothing), and whether the figure is in doubt."""
    told = signs.text if signs.probability >= TOLD and is_plain_figure(signs.text) else ""
    told = "" if _TWO_POINTS.search(told) else told
    if is_plain_figure(text):
        if key(text) == key(signs.text):
            return None, confidence < POOR and signs.probability < TOLD
        lost = _lost_signs(text, told)
        bracketed = text[0] == "(" and text[-1] == ")" and told[:1] != "("
        if told and not bracketed and (lost or signs.probability >= CERTAIN or confidence < _SURE):
            return told, signs.probability < CERTAIN or not lost
        return None, signs.probability >= _GUESS or confidence < _SURE
    if told and _may_be_figure(text, confidence, signs):
        return told, signs.probability < LONE
    if any(map(str.isdigit, text)) or confidence < POOR:
        return None, 0 < len(text) <= _SHORT and (signs.probability >= _GUESS or confidence < POOR)
    return None, is_stray(text) or (bool(text) and set(text) <= _DASHES and signs.text not in {"-", ""})


def _is_told_for_letters(text: str, signs: Reading) -> bool:
    """Whether what Tesseract took for letters is a figure to its signs, without a doubt."""
    return text.isalpha() and may_be_digits(text) and is_plain_figure(signs.text) and signs.probability >= CERTAIN


def _fills(line: TextLine, text: str, signs: Reading) -> bool:
    """Whether a figure that only Tesseract read is about as long as its picture."""
    if not is_plain_figure(text) or key(text) == key(signs.text):
        return True
    length = sum(_WIDTHS.get(sign, 1.0) for sign in text)
    return _NARROW * length <= (line.x1 - line.x0) / line.height <= _WIDE * length


def _may_hold_figure(text: str) -> bool:
    """Whether the signs of a line are worth telling: it is short, and not all letters."""
    return len(text) <= LONGEST and (len(text) <= _SHORT or sum(map(str.isalpha, text)) <= len(text) // 2)


def _lost_signs(text: str, told: str) -> bool:
    """Whether the text is what was told, but for signs that it lacks."""
    rest = iter(key(told))
    return all(sign in rest for sign in key(text))


def _may_be_figure(text: str, confidence: float, signs: Reading) -> bool:
    """Whether what Tesseract took for letters or for nothing may be a figure all the same."""
    letters = sum(map(str.isalpha, text))
    if text == "%":
        return False
    if not letters:
        return signs.probability >= (LONE if len(signs.text) == 1 else CERTAIN)
    if any(map(str.isdigit, text)) or not text.rstrip(").").isalpha():
        return letters <= 2 and signs.probability >= CERTAIN
    return letters == 1 and signs.probability >= LONE and confidence < _SURE


def _whole(line: TextLine, text: str, mine: Sequence[ReadWord]) -> ReadWord:
    left, top = line.origin
    confidence = min((w.confidence for w in mine), default=0.0)
    return ReadWord(text, line.x0 - left, line.top - top, line.x1 - left, line.bottom - top, confidence)
