"""The cells of a report's tables as a narrative may name them: by the words of row, column and what stands above."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import regex

from data import resource
from normalize.abbreviations import Abbreviations
from normalize.catalogue import Catalogue
from normalize.drafts import Draft
from normalize.form import NARRATIVE, Form
from normalize.spots import Pattern
from normalize.text import fold, nfc, plain

UNKNOWN = 0.35  # how much a word tells that stands in no label, of 1
LEAST_TELLING = 0.1
MOST_ABOVE = 8  # groups
LONGEST_NUMBER = 2  # digits of a number in a name
SHORTEST, LONGEST = 3, 6  # letters of what initials make
_WORD = regex.compile(r"\p{L}+|\d+")
_YEAR = regex.compile(r"\b(20\d\d)(?:\s*[-–]\s*20\d\d)?\b")
_SHORT = regex.compile(rf"\b\p{{Lu}}{{2,{LONGEST}}}\b")
_ACRONYM = regex.compile(rf"\b\p{{Lu}}{{{SHORTEST},{LONGEST}}}\b")


@dataclass(frozen=True, slots=True)
class TellingWords:
    """What `data/tellings.toml` says: words that name nothing, what names the office, what makes a figure one of
    another time, what a sentence one of a part, a place, a time to come."""

    empty: frozenset[str]
    whole: Pattern
    time: Mapping[str, Pattern]
    apart: Mapping[str, Pattern]


@cache
def telling_words() -> TellingWords:
    """The words by which narratives name what tables count, read once a process."""
    raw = tomllib.loads(resource("tellings.toml").read_text(encoding="utf-8"))
    time, apart = ({name: regex.compile(text) for name, text in raw[key].items()} for key in ("time", "apart"))
    return TellingWords(frozenset(raw["empty"]), regex.compile(raw["whole"]), time, apart)


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A cell with a figure. `row`, `column`: the words that name it; `above`: those of groups and the table's title.

    `times`: what makes it a plan, cumulated, of another time; `years`: those that its labels name; `past`: it is of an
    earlier time than others of its table. `total`: it is of all rows. `words`: all that a narrative may have for it.
    """

    draft: Draft
    row: frozenset[str]
    column: frozenset[str]
    above: frozenset[str]
    times: frozenset[str]
    years: frozenset[str]
    past: bool
    total: bool
    words: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of a form's labels: how telling each is (0–1), what initials stand for, the one of each folded word.

    `numbers`: those in labels, each with the word before it and with the one behind it: `Mẫu giáo 5 tuổi`. `short`:
    what labels write in capitals alone: `DT`.
    """

    telling: Mapping[str, float]
    initials: Mapping[str, str]
    marked: Mapping[str, str]
    numbers: frozenset[tuple[str, str]]
    short: frozenset[str]
    abbreviations: Abbreviations

    def weight(self, word: str) -> float:
        """How telling a word is."""
        return self.telling.get(word, UNKNOWN)

    def words(self, text: str) -> frozenset[str]:
        """The telling words of a text, its abbreviations opened, and what the labels shorten: `năng suất` is `NS`, too.

        A word without marks is as the labels have it where that is clear.
        """
        said = _ACRONYM.sub(lambda m: self.initials.get(m[0].lower(), m[0]), text)
        words = words_of(said, self.abbreviations)
        opened = frozenset(self.marked.get(w, w) if w.isascii() else w for w in words)
        return opened | (frozenset(_shortened(said)) & self.short if self.short else frozenset())


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The cells of a report's tables, and the words of their labels."""

    cells: tuple[Named, ...]
    lexicon: Lexicon


@lru_cache(maxsize=1 << 13)
def words_of(text: str, abbreviations: Abbreviations) -> frozenset[str]:
    """The words of a text that may name something, in small letters, abbreviations opened.

    A number makes one with the word ahead of it.
    """
    known = telling_words()
    said = _WORD.findall(known.whole.sub(" ", nfc(text).lower()))
    numbered = {f"{one}{other}" for one, other in pairwise(said) if _is_name(one, other)}
    named = (w for w in said if w not in known.empty and w.isalpha())
    opened = (abbreviations.words.get(fold(w), w).split() for w in named)
    return frozenset(w for words in opened for w in words) | numbered


def _is_name(word: str, number: str) -> bool:
    """Whether a number makes a name with the word ahead: `lớp 1`; not in `năm 2023`, `tháng 6`."""
    return word.isalpha() and word not in telling_words().empty and number.isdecimal() and len(number) <= LONGEST_NUMBER


def _shortened(text: str) -> Iterator[str]:
    """The first letters of every two to six words that stand side by side."""
    words = [fold(w) for w in _WORD.findall(text)]
    for length in range(2, LONGEST + 1):
        for start in range(len(words) - length + 1):
            yield "".join(w[0] for w in words[start : start + length])


@lru_cache(maxsize=1 << 13)
def times_of(letters: str) -> frozenset[str]:
    """What in a text in plain letters makes a figure one of another time, a plan, cumulated."""
    return frozenset(name for name, pattern in telling_words().time.items() if pattern.search(letters))


def is_past(times: frozenset[str]) -> bool:
    """Whether these make a figure one of an earlier time, or a comparison with one."""
    return "past" in times or ("compared" in times and "plan" not in times)


def years_in(text: str) -> frozenset[str]:
    """The years that a text names; of `2023-2024` the first."""
    return frozenset(_YEAR.findall(text))


def cells_of(drafts: Sequence[Draft], form: Form, year: str) -> Cells:
    """The coded cells with figures of a report's tables; `drafts` may have the narrative's own, which are left out.

    `year`: the report's own.
    """
    titles = {t.id: " ".join(t.title) for t in form.tables}
    said = [d for d in drafts if d.section != NARRATIVE and d.indicator is not None and d.figure is not None]
    labels = {i.label for i in form.catalogue.indicators if i.section != NARRATIVE} | {d.dimension for d in said}
    parts = sorted({part for label in labels for part in label.split(" > ") if part})
    lexicon = _lexicon(parts, titles.values(), form.abbreviations)
    latest = {table: year if "" in years else max(years) for table, years in _years(said).items()}
    cells = (_named(d, form, lexicon, titles.get(d.table, ""), latest[d.table]) for d in said)
    return Cells(tuple(cells), lexicon)


def _years(drafts: Iterable[Draft]) -> dict[str, set[str]]:
    """The years that the labels of each table's figures name; empty texts of those that name none."""
    found: dict[str, set[str]] = {}
    for draft in drafts:
        named = years_in(draft.indicator.label if draft.indicator else "")
        found.setdefault(draft.table, set()).update(named or {""})
    return found


def _lexicon(labels: Sequence[str], titles: Iterable[str], short: Abbreviations) -> Lexicon:
    counts = Counter(word for label in labels for word in words_of(label, short))
    most = math.log(len(labels) + 1)
    telling = {word: max(LEAST_TELLING, math.log((len(labels) + 1) / n) / most) for word, n in counts.items()}
    by_letters: dict[str, set[str]] = {}
    for word in telling:
        if not word.isascii():
            by_letters.setdefault(fold(word), set()).add(word)
    marked = {letters: next(iter(words)) for letters, words in by_letters.items() if len(words) == 1}
    capitals = {m[0] for label in labels if label.upper() != label for m in _SHORT.finditer(label)}
    numbers = frozenset(_numbers([*labels, *titles]))
    return Lexicon(telling, _initials(labels), marked, numbers, frozenset(map(fold, capitals)), short)


def _initials(labels: Sequence[str]) -> dict[str, str]:
    """Three to six words side by side in a label, by their first letters, where only one such run has them."""
    found: dict[str, set[str]] = {}
    for label in labels:
        words = _WORD.findall(nfc(label).lower())
        for length in range(SHORTEST, LONGEST + 1):
            for start in range(len(words) - length + 1):
                run = words[start : start + length]
                found.setdefault(plain("".join(w[0] for w in run)), set()).add(" ".join(run))
    return {short: next(iter(runs)) for short, runs in found.items() if len(runs) == 1}


def _numbers(labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    for label in labels:
        for one, other in pairwise(fold(label).split()):
            if one.isdecimal() != other.isdecimal():
                yield one, other


def _above(code: str, catalogue: Catalogue) -> list[str]:
    found: list[str] = []
    while (indicator := catalogue.by_code.get(code)) is not None and len(found) < MOST_ABOVE:
        found.append(indicator.label)
        code = indicator.parent
    return found


def _named(draft: Draft, form: Form, lexicon: Lexicon, title: str, latest: str) -> Named:
    """A cell; `latest`: the last year that its table's labels name."""
    indicator = draft.indicator
    assert indicator is not None  # noqa: S101 — only such are asked for
    parent = form.catalogue.by_code.get(indicator.parent)
    total = bool(draft.dimension) and draft.dimension_code == form.total_code
    groups: list[str] = []
    if draft.dimension:
        row, column = "" if total else draft.dimension, indicator.label
    elif parent is not None and indicator.label.startswith(f"{parent.label} > "):
        row, column = parent.label, indicator.label.removeprefix(f"{parent.label} > ")
        groups = _above(parent.parent, form.catalogue)
    else:
        row, column, groups = indicator.label, "", _above(indicator.parent, form.catalogue)
    times, years = times_of(plain(nfc(f"{row} {column}"))), years_in(f"{row} {column}")
    words = lexicon.words(row), lexicon.words(column), lexicon.words(" ".join((*groups, title)))
    return Named(
        draft,
        *words,
        times,
        years,
        is_past(times) or (bool(years) and max(years) < latest),
        total,
        words[0] | words[1] | words[2],
    )
