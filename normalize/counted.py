"""What a sentence counts besides the form's facts: the figure, and a name proposed for it from its own words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import regex

from data import resource
from normalize.clauses import glued
from normalize.money import amount
from normalize.spots import NOUN, Grammar, Pattern
from normalize.text import fold

MOST_FIGURES = 60
MOST_LETTERS = 200  # of a name
MOST_STRIPPED = 8  # words right before a figure that say nothing
SHORT = 4  # words: a longer clause stands in brackets
BRIEF = 8  # words: of a longer clause only the verb and what follows is kept
_MASKED = regex.compile(r"[#②③④]+")
_COMMA = regex.compile(",")
_CAPITALS = regex.compile(r"(?:\s+\p{Lu}[\p{L}’'-]*)*")
_NO_COUNT = regex.compile(r"\d{7,}|0\d{3,}|\d\.0")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_JOINT = regex.compile(r",|\bvà\b")
_LIST_NUMBER = regex.compile(r"\s*[./)\-–]")
_EDGES = ' ,;:.-–+*•/"“”…()'


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure that counts something: its place in the sentence, the name proposed for it, and its unit as printed.

    `start`, `end` enclose a scale and a currency, too: `1,2 tỷ đồng`.
    """

    start: int
    end: int
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Words:
    """What `data/counted.toml` says, its patterns compiled."""

    patterns: dict[str, Pattern]
    number_of: str
    most_words: int
    most_context: int

    def __getitem__(self, name: str) -> Pattern:
        return self.patterns[name]


@cache
def counting_words() -> Words:
    """The words with which things are counted, read once a process."""
    raw: dict[str, Any] = tomllib.loads(resource("counted.toml").read_text(encoding="utf-8"))
    patterns = {name: regex.compile(text) for name, text in raw.pop("pattern").items()}
    return Words(patterns, **raw)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A figure and the words around it.

    `noun`: what is counted, up to `after`; `clause`: what leads to the figure, without who reports and when.
    `stated`: the figure is said of the clause (`… là 12`); `placed`: counted there, or for that (`… tại 12 xã`);
    `money`: it is an amount of it.
    `between`: the words since the figure before and its noun.
    """

    start: int
    end: int
    after: int
    noun: str
    clause: str
    stated: bool
    placed: bool
    money: bool
    between: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What the sentence has said up to a figure.

    `noun`: what the figures before counted; `head`: of what the last was said (`… là 12`); `clause`: what leads to
    the figure, or to the one before where both are said of the same; `context`: that of which it is a part, or for
    which it is counted; `list_of`: what opens its list.
    """

    noun: str = ""
    head: str = ""
    clause: str = ""
    context: str = ""
    list_of: str = ""

    def before(self, spot: _Spot) -> _Said:
        """With what leads to this figure."""
        words = counting_words()
        part = words["part"].search(spot.between) or (spot.placed and not spot.clause)
        if spot.clause or not words["joined"].fullmatch(spot.between):
            return replace(self, clause=spot.clause, context=self._whole() if part else self.list_of)
        return self

    def _whole(self) -> str:
        """What was counted before, and how: `TTHC cấp xã đang thực hiện`."""
        whole = self.head or f"{self.noun} {self.clause}".strip()
        return whole if len(whole.split()) <= counting_words().most_context else self.noun

    def behind(self, spot: _Spot) -> _Said:
        """With what this figure counted."""
        if spot.stated and spot.clause:
            return replace(self, noun=spot.noun or self.noun, head=spot.clause)
        return replace(self, noun=spot.noun, head="") if spot.noun else self


def may_count(prepared: str, grammar: Grammar, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a prepared sentence has figures outside the `taken` stretches that could count something."""
    for match in grammar.figure.finditer(prepared):
        start, end = match.span()
        listed = not prepared[:start].strip() and _LIST_NUMBER.match(prepared, end)
        if not match["percent"] and not listed and not any(a < end and start < b for a, b in taken):
            return True
    return False


def counted(
    text: str, prepared: str, grammar: Grammar, taken: Sequence[tuple[int, int]], about: str = ""
) -> list[Counted]:
    """What the sentence counts besides the figures in the `taken` stretches, in its order.

    `prepared`: the sentence as `narrative.Sentence` has it, of the same length. `about`: the line that opens the list
    in which it is an item. A figure without words that could name it is left out.
    """
    joined = glued(prepared, grammar)
    view = _view(text, joined)
    found: list[Counted] = []
    said = _Said(list_of=_inside(_without_openers(about, about.lower()).strip(_EDGES)))
    since = 0
    for match in list(grammar.figure.finditer(joined))[:MOST_FIGURES]:
        spot = _spot(text, view, match, since)
        said = said.before(spot)
        free = not any(a < spot.end and spot.start < b for a, b in taken)
        name = _name(spot, said) if free and _is_count(view, match, spot) else ""
        if name:
            found.append(Counted(spot.start, spot.end, name, _unit(text, joined, spot, grammar)))
        said, since = said.behind(spot), spot.after
    return found


def _view(text: str, prepared: str) -> str:
    """The sentence in lower case, commas inside fixed expressions blank, what is masked as it was prepared."""
    lower = text.lower() if len(text.lower()) == len(prepared) else prepared
    letters = list(lower)
    for masked in _MASKED.finditer(prepared):
        letters[masked.start() : masked.end()] = masked[0]
    for comma in _COMMA.finditer(lower):
        letters[comma.start()] = prepared[comma.start()]
    view = "".join(letters)
    return counting_words()["glue"].sub(lambda m: _JOINT.sub(lambda x: " " * len(x[0]), m[0]), view)


def _spot(text: str, view: str, match: re.Match[str], since: int) -> _Spot:
    start, end = match.span()
    money = amount(text[start:])
    is_money = money is not None and money.number == match["n"]
    if money is not None and is_money:
        end = start + len(money.text)
    words = counting_words()
    opened = words["purpose"].match(view[end:]) if is_money else None
    end_of_number, end = end, end + (opened.end() if opened else 0)
    stop = words["start" if is_money else "stop"].search(view, end)
    after = stop.start() if stop else len(text)
    noun = _noun(text[end:after], view[end:after])
    clause, stated, placed = _clause(text, view, since, start)
    return _Spot(start, end_of_number, after, noun, clause, stated, placed, is_money, view[since:start])


def _noun(text: str, view: str) -> str:
    """The words behind a figure that name what it counts; empty where they name nothing."""
    words = counting_words()
    length = min(len(text), MOST_LETTERS)
    while length and (said := words["empty"].search(view, 0, length) or words["place"].search(view, 0, length)):
        length = said.start()
    noun = text[:length].strip(_EDGES)
    if words["bare"].match(noun.lower()) or not noun[:1].isalpha():
        return ""
    return " ".join(noun.split()[: words.most_words])


def _clause(text: str, view: str, since: int, end: int) -> tuple[str, bool, bool]:
    """The words that lead to a figure, and whether it is said of them, or counted there."""
    words = counting_words()
    stated = placed = False
    for _ in range(MOST_STRIPPED):
        if said := words["copula"].search(view, since, end):
            stated = True
        elif said := words["place"].search(view, since, end):
            placed = True
        elif not (said := words["empty"].search(view, since, end)):
            break
        end = said.start()
    start = max((m.end() for m in words["start"].finditer(view, since, end) if not _in_name(text, m)), default=since)
    clause = _without_openers(text[start:end], view[start:end]).strip(_EDGES)
    if not stated and len(clause.split()) > BRIEF and (verb := words["helper"].search(clause.lower())):
        clause = clause[verb.start() :]
    if (
        words["alone"].match(clause.lower())
        or len(clause.split()) > words.most_context
        or not any(map(str.isalpha, clause))
    ):
        clause = ""
    return _inside(clause), stated, placed


def _in_name(text: str, match: regex.Match[str]) -> bool:
    """Whether an "and" stands inside a name: `Văn hóa và Thể thao`."""
    return match[0] == "và" and text[match.end() :].lstrip()[:1].isupper()


def _without_openers(text: str, view: str) -> str:
    """A clause without the times that open it and without the office that reports."""
    words = counting_words()
    start = len(text) - len(text.lstrip(_EDGES))
    if found := words["opening"].match(view[start:]):
        start += found.end()
    if found := words["reporter"].match(view[start:]):
        start += found.end()
        name = _CAPITALS.match(text[start:])
        start += len(name[0]) if name else 0
    return text[start:]


def _is_count(view: str, match: re.Match[str], spot: _Spot) -> bool:
    """Whether the figure counts something, and is no share, span of time, year or number of something."""
    words = counting_words()
    if match["percent"] or _NO_COUNT.fullmatch(match["n"]) or (_YEAR.fullmatch(match["n"]) and not spot.noun):
        return False
    if view[spot.start - 1 : spot.start].isalpha():
        return False
    if words["numbered"].search(view, 0, spot.start) or words["other"].match(view[match.end() :]):
        return False
    return bool(view[: spot.start].strip()) or _LIST_NUMBER.match(view, match.end()) is None


def _name(spot: _Spot, said: _Said) -> str:
    """The name for what a figure counts; empty where its sentence does not say."""
    if spot.stated and spot.clause:
        named = not spot.noun or fold(spot.noun).split()[0] in fold(spot.clause).split()
        return _capital(spot.clause if named else f"{spot.clause} ({spot.noun})")
    if not spot.noun and said.head and spot.clause:
        return _capital(f"{said.head} ({spot.clause})")
    noun = spot.noun or (said.noun if spot.clause else "")
    if not noun:
        return _capital(f"{said.clause} ({said.list_of})" if said.list_of else said.clause) if spot.money else ""
    if spot.money:
        return _capital(f"{said.clause} {noun}".strip())
    if fold(said.clause).startswith(f"{fold(noun)} "):
        return counting_words().number_of.format(name=said.clause)
    name = counting_words().number_of.format(name=noun)
    if said.clause:
        return f"{name} {said.clause}" if _reads_on(noun, said.clause, spot) else f"{name} ({said.clause})"
    return name if not said.context or fold(noun).startswith(fold(said.context)) else f"{name} ({said.context})"


def _reads_on(noun: str, clause: str, spot: _Spot) -> bool:
    """Whether the clause can follow the noun: `văn bản đã ban hành`."""
    words = len(clause.split())
    passive = counting_words()["helper"].match(clause) is not None
    return words <= SHORT and not spot.placed and (passive or len(noun.split()) < SHORT + (words == 1))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _inside(text: str) -> str:
    """A clause as it reads inside another: without the capital of a sentence's beginning."""
    first, _, rest = text.partition(" ")
    name = first[1:] != first[1:].lower() or rest[:1] != rest[:1].lower()
    return text if name else text[:1].lower() + text[1:]


def _unit(text: str, prepared: str, spot: _Spot, grammar: Grammar) -> str:
    """The noun behind a figure as the form's language knows it; empty where it does not."""
    at = spot.end + len(prepared[spot.end :]) - len(prepared[spot.end :].lstrip())
    known = grammar.groups[NOUN].match(prepared, at) if spot.noun else None
    return text[known.start() : known.end()] if known else ""
