"""Figures under a stamp or a signature as dark as print, and those of sentences that lost words under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.ocr_words import ReadWord
from extract.picture_foreign import Foreign
from extract.picture_lines import TextLine

_BESIDE, _ALONE, _ABOUT = 1.2, 0.6, 0.15  # of a line's letters, to its sides, to those of a short one, above and below:
# ink so near took letters of it
_LONG = 8.0  # letter heights: a longer line holds words
_AMONG = 0.3  # share of a line's box about such ink, from which what it says is in doubt
_SHARED, _NEXT = 0.5, 3.2  # of the narrower line's width, letter heights from foot to foot: lines of one paragraph
_MOST = 6  # lines of a sentence before and behind
_FEWEST = 3  # words of a line that is part of a sentence
_ENDS = (".", ";", ":")

Lines = Sequence[Sequence[ReadWord]]
Words = list[tuple[int, int]]


def stamped_lines(lines: Sequence[TextLine], foreign: Foreign) -> list[int]:
    """The numbers of the lines that foreign ink may have taken letters of, or added some to."""
    return [n for n, line in enumerate(lines) if _is_stamped(line, foreign)]


def _is_stamped(line: TextLine, foreign: Foreign) -> bool:
    beside = (_BESIDE if line.x1 - line.x0 > _LONG * line.height else _ALONE) * line.height
    about = _ABOUT * line.height
    near = foreign.touches(line.x0 - beside, line.top - about, line.x1 + beside, line.bottom + about)
    return near or foreign.share(line.x0, line.top, line.x1, line.bottom) >= _AMONG


def figures_of(words: Lines, numbers: Sequence[int]) -> Words:
    """The words with digits of these lines, as line and word."""
    return [(n, k) for n in numbers for k, word in enumerate(words[n]) if any(map(str.isdigit, word.text))]


def of_their_sentences(lines: Sequence[TextLine], words: Lines, numbers: Sequence[int]) -> Words:
    """The words with digits before and behind these lines, to the end of their sentences, as line and word."""
    found = set()
    for n in numbers:
        if len(words[n]) >= _FEWEST:
            found |= {*_ahead(lines, words, n), *_behind(lines, words, n)}
    return sorted((n, k) for n, k in found if any(map(str.isdigit, words[n][k].text)))


def _behind(lines: Sequence[TextLine], words: Lines, number: int) -> Iterator[tuple[int, int]]:
    """The words below a line up to the end of a sentence."""
    for n in () if _ends(words[number][-1]) else _way(lines, words, number, 1):
        within = list(takewhile(lambda word: not _ends(word), words[n]))
        yield from ((n, k) for k in range(min(len(within) + 1, len(words[n]))))
        if len(within) < len(words[n]):
            return


def _ahead(lines: Sequence[TextLine], words: Lines, number: int) -> Iterator[tuple[int, int]]:
    """The words above a line from the beginning of a sentence."""
    for n in _way(lines, words, number, -1):
        within = len(list(takewhile(lambda word: not _ends(word), reversed(words[n]))))
        yield from ((n, k) for k in range(len(words[n]) - within, len(words[n])))
        if within < len(words[n]):
            return


def _ends(word: ReadWord) -> bool:
    return word.text.endswith(_ENDS)


def _way(lines: Sequence[TextLine], words: Lines, number: int, step: int) -> Iterator[int]:
    """The lines of its paragraph below (`step` 1) or above (-1) a line, one after the other."""
    for _ in range(_MOST):
        own = lines[number]
        near = [n for n in range(len(lines)) if _is_next(own, lines[n], step) and len(words[n]) >= _FEWEST]
        if not near:
            return
        number = min(near, key=lambda n: abs(lines[n].base - own.base))
        yield number


def _is_next(own: TextLine, other: TextLine, step: int) -> bool:
    shared = min(own.x1, other.x1) - max(own.x0, other.x0)
    apart = step * (other.base - own.base) / own.height
    return 1.0 < apart <= _NEXT and shared >= _SHARED * min(own.x1 - own.x0, other.x1 - other.x0)
