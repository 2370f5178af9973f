"""The sentences of a paragraph, prepared for reading: numbers in figures, figures that are none masked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import regex

from extract.document import Paragraph
from normalize.phrasings import Phrasings
from normalize.sieve import may_find
from normalize.spelled_text import in_figures
from normalize.spots import LIST
from normalize.text import nfc, plain, squeeze, struck_once

MAX_SENTENCE = 3000
_LISTED = regex.compile(
    r"(?<![\d/.,])\d+(?:\.\d{3})*(?:/\d+(?:\.\d{3})*){2,}(?![\d/])"
)  # `190/80/17`: no ratio, but several figures
_QUI = regex.compile(r"\bqui(?= (?:[ivx]+|\d|nay|truoc|sau|bao cao)\b)")
_THEN = regex.compile(
    r"(?<=\d )\((?:nam|quy|ky|cung ky|thang)\b[^()\d#]{0,15}[\d#/]*[^()\d#]{1,6}[\d#][\d#.]*\)(?= [a-z])"
)  # `48 (năm 2021: 44) nhiệm vụ`
_SHARES = regex.compile(r"(?<=\d%)/(?=\d+(?:,\d+)?%)")  # `100%/97%`
_DIGIT = regex.compile(r"\d")
SENTENCE_ENDS = regex.compile(
    r"(?<=[.!?…])\s+(?=[\p{Lu}\"“(\-–+*•\d])|\n+(?!\p{Ll}(?!\))|(?<=\bnăm\s+)20\d\d\b)|(?<=[;:])\s+(?=[\-–+*•]\s)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed, in plain letters, and prepared (figures that are none masked); equal lengths.

    `spelled`: where a figure stands that is printed in words, where these begin and end.
    """

    text: str
    plain: str
    prepared: str
    paragraph: Paragraph
    spelled: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Where a figure is printed that stands there in the prepared sentence."""
        return self.spelled.get(start, (start, end))

    def in_figures(self) -> str:
        """The sentence as printed, but with figures for numbers written out, and without those that say one again."""
        letters = plain(self.text)
        if letters == self.plain:
            return self.text
        signs = zip(self.text, letters, self.plain, strict=True)
        return "".join(read if read != letter and not read.isalpha() else sign for sign, letter, read in signs)


def _mask(text: str, phrasings: Phrasings) -> str:
    """The plain text with levels as signs, the digits of dates, numbers of documents … as `#`, of some as letters."""

    def level(match: regex.Match[str]) -> str:
        whole = match[0]
        for group in ("third", "second", "first"):
            if match[group]:
                at = match.start(group) - match.start()
                whole = whole[:at] + phrasings.level_signs[match[group]] + whole[at + 1 :]
        return whole

    masked = phrasings.levels.sub(level, text)
    for pattern, letter in phrasings.meant:
        for match in pattern.finditer(masked) if may_find(pattern, masked) else ():
            start, end = match.span("digits")
            masked = masked[:start] + letter * (end - start) + masked[end:]
    for pattern in phrasings.mask.likely(masked):
        masked = pattern.sub(lambda m: _DIGIT.sub("#", m[0]), masked)
    masked = _THEN.sub(lambda m: " " * len(m[0]), masked)
    return _LISTED.sub(lambda m: m[0].replace("/", ";"), _SHARES.sub(LIST, masked))


def sentences(paragraph: Paragraph, phrasings: Phrasings) -> Iterator[Sentence]:
    """The paragraph's sentences; one that is absurdly long is cut."""
    text = nfc(paragraph.text)
    for part in SENTENCE_ENDS.split(text):
        clean = squeeze(part)[:MAX_SENTENCE]
        if clean:
            yield prepared_sentence(clean, paragraph, phrasings)


def _masked(name: regex.Match[str]) -> str:
    """So many letters that are no word."""
    return "x" * len(name[0])


def prepared_sentence(text: str, paragraph: Paragraph, phrasings: Phrasings) -> Sentence:
    """A sentence with single spaces, ready to be read."""
    unnamed = phrasings.names.sub(_masked, text)
    unnamed = phrasings.places.sub(_masked, unnamed) if may_find(phrasings.places, text) else unnamed
    bare = plain(unnamed)
    bare = _QUI.sub("quy", bare) if "qui" in bare else bare
    found = in_figures(text, bare, phrasings.spelled, phrasings.grammar)
    letters = found.letters
    prepared = _mask(letters, phrasings) if _DIGIT.search(letters) else letters
    return Sentence(text, letters, struck_once(prepared), paragraph, found.ends)


def behind_opening(sentence: Sentence, opening: Sentence | None) -> tuple[Sentence, int]:
    """The sentence behind the line that opens its list, and where in that it begins."""
    if opening is None:
        return sentence, 0
    whole = Sentence(
        text=f"{opening.text} {sentence.text}",
        plain=f"{opening.plain} {sentence.plain}",
        prepared=f"{opening.prepared} {sentence.prepared}",
        paragraph=sentence.paragraph,
    )
    return whole, len(opening.plain) + 1
