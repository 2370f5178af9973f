"""The parts of a narrative about another time than the report's: what is to be done next, and the whole year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.document import Paragraph
from extract.list_signs import roman
from normalize.heading_words import heading_words
from normalize.narrative import Stated
from normalize.spots import Pattern
from normalize.stretches import compiled
from normalize.text import nfc, plain, squeeze

MAX_HEADING = 160
MAX_BARE = 40
_EDGES = " .:"
_NUMBERED = regex.compile(
    r"^(?:(?P<part>(?i:phần|mục)\s+(?:thứ\s+)?(?P<of>[IVX]+|\d{1,2}|[\p{L}]+))\b|(?P<roman>[IVX]+)|(?P<letter>[A-ZĐ])|(?P<number>\d{1,2}))"
    r"(?:[.):/\-–]|(?=\s*$)|(?<=\p{L}\p{L})(?=\s))\s*"
)
_ROMAN = regex.compile("[IVX]+")
_SENTENCE = regex.compile(r"[.;,]\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: how high it stands (0 is the highest), its number at that height (0 for none), its plain letters."""

    rank: int
    number: int
    text: str


Headed = tuple[Paragraph, Heading | None]


def heading(paragraph: Paragraph) -> Heading | None:
    """The paragraph as a heading: numbered, or all in capitals; None for a sentence."""
    if len(paragraph.text) > 2 * MAX_HEADING:
        return None
    text = squeeze(nfc(paragraph.text))
    if not text or len(text) > MAX_HEADING or _SENTENCE.search(text):
        return None
    found = _NUMBERED.match(text)
    if found is None:
        return Heading(1, 0, plain(text)) if text.isupper() else None
    rest = plain(text[found.end() :])
    if found["part"]:
        of = found["of"]
        return Heading(0, roman(of) if _ROMAN.fullmatch(of) else int(of) if of.isdecimal() else 0, rest)
    if found["roman"]:
        return Heading(1, roman(found["roman"]), rest)
    if found["letter"]:
        return Heading(1, ord(found["letter"]), rest)
    return Heading(2, int(found["number"]), rest)


@dataclass(frozen=True, slots=True)
class _Words:
    """What headings say: of plans (`opens`, none with `but`; `later` as a whole), of a longer time than the report's
    (`longer`, none with `not_longer`), of that itself (`own`). `codes`: facts that add up over time."""

    opens: Pattern
    but: Pattern
    later: tuple[str, ...]
    longer: tuple[str, ...]
    own: tuple[str, ...]
    not_longer: Pattern
    codes: frozenset[str]


@cache
def _words() -> _Words:
    raw = heading_words()
    plans, longer = raw["plans"], raw["longer"]
    return _Words(
        opens=regex.compile(plans["opens"]),
        but=regex.compile(plans["but"]),
        later=tuple(plans["later"]),
        longer=tuple(longer["names"]),
        own=tuple(longer["own"]),
        not_longer=regex.compile(longer["but"]),
        codes=frozenset(longer["codes"]),
    )


def headed(paragraphs: Iterable[Paragraph], year: str = "") -> list[Headed]:
    """Each paragraph with the heading that it is, if it is one; `year`: the report's own, with its part (`2021-Q3`)."""
    return [(paragraph, heading(paragraph) or _bare(paragraph, year)) for paragraph in paragraphs]


def without_plans(paragraphs: Iterable[Headed], year: str = "") -> list[Headed]:
    """The paragraphs but for those under a heading about what is to be done.

    Such a part ends at a higher heading, or at the one of its height that goes on with the next number.
    """
    under = _under(paragraphs, lambda found: _is_of_plans(found, year), year)
    return [one for one, opened in under if not opened]


def of_longer(paragraphs: Sequence[Headed], year: str) -> list[Paragraph]:
    """The paragraphs under a heading about a longer time than the report's, where another heading names that."""
    words = _words()
    own = compiled(words.own, year)
    longer = compiled(words.longer, year)

    def is_longer(found: Heading) -> bool:
        said = any(p.search(found.text) for p in longer) and not any(p.search(found.text) for p in own)
        return said and words.not_longer.search(found.text) is None

    inside = [paragraph for (paragraph, _), opened in _under(paragraphs, is_longer, year) if opened]
    named = inside and any(p.search(found.text) for _, found in paragraphs if found is not None for p in own)
    return inside if named else []


def without_longer(stated: Sequence[Stated], paragraphs: Sequence[Headed], year: str) -> list[Stated]:
    """What the sentences state, but for what a part about a longer time says of facts that the others state."""
    longer = {id(paragraph) for paragraph in of_longer(paragraphs, year)}
    if not longer:
        return list(stated)
    inside = [id(s.sentence.paragraph) in longer for s in stated]
    others = {c.indicator.code for s, within in zip(stated, inside, strict=True) if not within for c in s.claims}
    dropped = others & _words().codes
    return [
        replace(s, claims=[c for c in s.claims if c.indicator.code not in dropped]) if within else s
        for s, within in zip(stated, inside, strict=True)
    ]


def _under(paragraphs: Iterable[Headed], opens: Callable[[Heading], bool], year: str) -> Iterator[tuple[Headed, bool]]:
    """Each paragraph, and whether it stands under a heading that opens such a part, or is that."""
    opened: Heading | None = None
    begun = False  # the title's lines stand before the first number
    for one in paragraphs:
        _, found = one
        if found is not None:
            begun |= found.number > 0
            if opened is not None and _ends(found, opened):
                opened = None
            if opened is None and opens(found) and (begun or not _is_later(found.text.strip(_EDGES), year)):
                opened = found
        yield one, opened is not None


def _is_of_plans(found: Heading, year: str) -> bool:
    words = _words()
    if words.opens.search(found.text):
        return words.but.search(found.text) is None
    return _is_later(found.text.strip(_EDGES), year)


def _is_later(text: str, year: str) -> bool:
    """Whether a text is no more than the name of a later time than the report's, where that is known."""
    return bool(year) and any(pattern.fullmatch(text) for pattern in compiled(_words().later, year))


def _bare(paragraph: Paragraph, year: str) -> Heading | None:
    """A line without a number that names a later time and says no more, as a heading of the lowest height."""
    if len(paragraph.text) > MAX_BARE:
        return None
    text = plain(squeeze(nfc(paragraph.text)))
    return Heading(2, 0, text) if _is_later(text.strip(_EDGES), year) else None


def _ends(found: Heading, opened: Heading) -> bool:
    same = found.rank == opened.rank and (found.number == opened.number + 1 or not (found.number or opened.number))
    return found.rank < opened.rank or same
