"""What a sentence says is left of what it counts, and parts beside wholes: `giao 53, hoàn thành 47, còn lại 6`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from normalize.clauses import glued
from normalize.narrative import Stated
from normalize.numbers import NUMBER, number
from normalize.phrasings import Phrasings
from normalize.report import StatedRest
from normalize.sentences import Sentence
from normalize.spelled import figure_words

MOST = 100  # in one report
MOST_COUNTS = 8  # of one sentence: of more some add up to anything
POST = "nguoi"
OTHER = "?"  # what a count counts that no pattern names
FEW = 4  # counts of which all are told
MATCH_SECONDS = 1.0
Pattern = regex.Pattern[str]
_COUNT = rf"(?<![\d/.,#])(?:{NUMBER})(?![\d/#]|[.,]\d|\s?%)"
_FIGURE = regex.compile(_COUNT)
_ENDED = regex.compile(r"\s*(?:[.,;:()]|$)")
_CALLS = regex.compile(
    r"\b(?:con (?:lai|thieu|ton|dang|chua|\d)|dang (?:giai quyet|xu ly|thuc hien) \d|thu (?:ve|lai|vao|duoc)"
    r"|kien nghi xu ly|(?:phat hien|chi ra) \d|nhan \d[\d.]* ho so,)"
)


@dataclass(frozen=True, slots=True)
class _Words:
    things: Pattern
    posts: Pattern
    rest: Pattern
    short: Pattern
    behind: Pattern
    whole: Pattern
    done: Pattern
    another: Pattern
    rough: Pattern
    parts: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class _Count:
    start: int
    end: int
    value: int
    thing: str
    before: str


@cache
def _words() -> _Words:
    raw = figure_words()["rests"]
    named = {name: regex.compile(text) for name, text in raw.items() if name != "parts"}
    return _Words(**named, parts=tuple(regex.compile(text.replace("{n}", _COUNT)) for text in raw["parts"]))


def stated_rests(said: Iterable[Stated], phrasings: Phrasings) -> tuple[StatedRest, ...]:
    """Every rest and every part that stands beside what it is of, in reading order."""
    found: list[StatedRest] = []
    for stated in said:
        sentence = stated.sentence
        if _CALLS.search(sentence.prepared) and len(found) < MOST and not sentence.paragraph.unsure:
            found += _timed(sentence, glued(sentence.prepared, phrasings.grammar))
    return tuple(found[:MOST])


def _timed(sentence: Sentence, letters: str) -> list[StatedRest]:
    """What the sentence says; nothing where a hostile one takes a pattern too long."""
    try:
        return [*_rests(sentence, letters), *_parts(sentence, letters)]
    except TimeoutError:
        return []


def _rests(sentence: Sentence, letters: str) -> Iterator[StatedRest]:
    counts = _counts(letters)
    for n, rest in enumerate(counts):
        if n < 2 or not _is_rest(letters, rest):
            continue
        same = [c for c in counts[:n] if _alike(c, rest)]
        wholes = [k for k, c in enumerate(same) if _words().whole.search(c.before)]
        if not wholes or len(counts) > MOST_COUNTS:
            continue
        of = same[wholes[-1] :]
        done = [c for c in of[1:] if _words().done.search(c.before)]
        between = letters[of[0].start : rest.start]
        rough = any(_words().rough.search(c.before) for c in (*of, rest))
        if not done or rough or rest.thing == OTHER or _words().another.search(between):
            continue
        all_told = len(done) == len(of) - 1 and len(of) <= FEW and counts[n - len(of) : n] == of
        all_told &= bool(of[0].thing or rest.thing)
        sure = all_told and "(" not in between and not _words().short.search(rest.before)
        values = tuple(c.value for c in (*same, *(c for c in counts[n + 1 :] if _alike(c, rest))))
        yield StatedRest(values, rest.value, sure, sentence.text, sentence.paragraph.place)


def _counts(letters: str) -> Sequence[_Count]:
    """The whole counts of a sentence, each with what it counts and the words before it."""
    found: list[_Count] = []
    left = 0
    for match in _FIGURE.finditer(letters):
        read = number(match[0], "count")
        if read is not None and read[0] == read[0].to_integral_value():
            thing = _words().things.match(letters, match.end() + 1)
            named = _words().posts.sub(POST, thing[0]) if thing else "" if _ENDED.match(letters, match.end()) else OTHER
            found.append(_Count(match.start(), match.end(), int(read[0]), named, letters[left : match.start()]))
        left = match.end()
    return found


def _alike(count: _Count, rest: _Count) -> bool:
    """Whether a count may be one of what is left."""
    return count.thing != OTHER and (not (count.thing and rest.thing) or count.thing == rest.thing)


def _is_rest(letters: str, count: _Count) -> bool:
    """Whether the words around a count say that so many are left."""
    if _words().rest.search(count.before):
        return True
    thing = _words().things.match(letters, count.end + 1)
    end = thing.end() if thing else count.end
    return bool(_words().short.search(count.before) and _words().behind.match(letters, end))


def _parts(sentence: Sentence, letters: str) -> Iterator[StatedRest]:
    for n, pattern in enumerate(_words().parts):
        for match in pattern.finditer(letters, timeout=MATCH_SECONDS):
            whole, part = (number(match[name], "count") for name in ("whole", "part"))
            if whole and part and whole[0] == whole[0].to_integral_value() and part[0] == part[0].to_integral_value():
                yield StatedRest((int(whole[0]), int(part[0])), None, n == 0, sentence.text, sentence.paragraph.place)
