"""The numbers that Word draws in front of list paragraphs: they stand in no text, only in `numbering.xml`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import regex
from lxml import etree

from extract.docx_names import R_PR, VAL, w
from extract.docx_styles import ListPlace, integer, is_on, run_format
from extract.docx_symbols import is_symbol_font
from extract.legacy_fonts import decode

LEVELS = 9
_ABSTRACT, _ABSTRACT_ID, _NUM, _NUM_ID = w("abstractNum"), w("abstractNumId"), w("num"), w("numId")
_LVL, _ILVL, _START, _FORMAT, _TEXT = w("lvl"), w("ilvl"), w("start"), w("numFmt"), w("lvlText")
_RESTART, _LEGAL, _LEVEL_STYLE = w("lvlRestart"), w("isLgl"), w("pStyle")
_OVERRIDE, _START_OVERRIDE = w("lvlOverride"), w("startOverride")
_STYLE_LINK, _NUM_STYLE_LINK = w("styleLink"), w("numStyleLink")
_PLACEHOLDER = regex.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_ROMAN = 32767
_MAX_TEXT = 100
_MAX_LETTERS = 780  # Word's own limit: zz…z, thirty times


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart`: None after any higher level, 0 never, n only after level n (from 1)."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style_id: str = ""


@dataclass(frozen=True, slots=True)
class ListInstance:
    """A `w:num`: the list whose counters it shares, its levels, and the levels that it starts anew."""

    abstract_id: str
    levels: dict[int, Level]
    starts: dict[int, int]


def formatted(number: int, number_format: str) -> str:
    """A list number as Word draws it; formats of other scripts fall back to plain digits."""
    if number_format in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if number_format == "upperRoman" else roman
    if number_format in {"lowerLetter", "upperLetter"}:
        letters = _letters(number)
        return letters.upper() if number_format == "upperLetter" else letters
    if number_format == "decimalZero":
        return f"{number:02d}"
    if number_format == "numberInDash":
        return f"- {number} -"
    return "" if number_format in {"none", "bullet"} else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MAX_ROMAN:
        return str(number)
    signs = ""
    for value, sign in _ROMAN:
        signs += sign * (number // value)
        number %= value
    return signs


def _letters(number: int) -> str:
    """a … z, then aa, bb … zz, aaa (Word repeats the letter, it does not count in base 26)."""
    if not 0 < number <= _MAX_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


class Numbering:
    """The lists of a document with their counters; paragraphs must be asked for in reading order."""

    def __init__(self, load: Callable[[], etree._Element | None]) -> None:
        """`load` gives the root of `numbering.xml`, and is called when a paragraph is first found in a list."""
        self._load = load
        self._lists: dict[int, ListInstance] | None = None
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def _list(self, num_id: int | None) -> ListInstance | None:
        if not num_id:
            return None
        if self._lists is None:
            root = self._load()
            self._lists = {} if root is None else _lists(root)
        return self._lists.get(num_id)

    def place(self, own: ListPlace, styled: ListPlace, style_id: str) -> ListPlace:
        """Where a paragraph stands: its own list or else its style's, on its own level or the style's."""
        num_id = styled.num_id if own.num_id is None else own.num_id
        level = styled.level if own.level is None else own.level
        found = self._list(num_id)
        if own.level is None and own.num_id is None and found is not None:
            # A heading's style may say only the list; the list then says which level is the style's.
            level = next((i for i, one in found.levels.items() if one.style_id == style_id), level)
        return ListPlace(num_id, level or 0)

    def next_number(self, place: ListPlace) -> str:
        """Counts one paragraph; what Word draws in front of it, empty for no list or no number."""
        found = self._list(place.num_id)
        level = place.level or 0
        if found is None or level not in found.levels:
            return ""
        counters = self._counters.setdefault(found.abstract_id, [None] * LEVELS)
        self._count(found, counters, place.num_id or 0, level)
        return _drawn(found.levels, counters, level)

    def _count(self, found: ListInstance, counters: list[int | None], num_id: int, level: int) -> None:
        if level in found.starts and (num_id, level) not in self._started:
            self._started.add((num_id, level))
            counters[level] = None
        current = counters[level]
        first = found.starts.get(level, found.levels[level].start)
        counters[level] = first if current is None else current + 1
        for deeper in range(level + 1, LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart > 0 and level < restart):
                counters[deeper] = None


def _lists(root: etree._Element) -> dict[int, ListInstance]:
    """The lists by `w:numId`."""
    found: dict[int, ListInstance] = {}
    abstracts = {a.get(_ABSTRACT_ID) or "": a for a in root.iterchildren(_ABSTRACT)}
    linked = {_value(a, _STYLE_LINK): i for i, a in abstracts.items() if a.find(_STYLE_LINK) is not None}
    levels = {i: _levels(a) for i, a in abstracts.items()}
    for num in root.iterchildren(_NUM):
        abstract_id = _value(num, _ABSTRACT_ID)
        abstract = abstracts.get(abstract_id)
        if abstract is not None and abstract.find(_NUM_STYLE_LINK) is not None:
            abstract_id = linked.get(_value(abstract, _NUM_STYLE_LINK), abstract_id)
        own, starts = dict(levels.get(abstract_id, {})), {}
        for override in num.iterchildren(_OVERRIDE):
            level = integer(override.get(_ILVL), 0)
            own |= _levels(override)
            start = override.find(_START_OVERRIDE)
            if start is not None:
                starts[level] = integer(start.get(VAL), 1)
        found[integer(num.get(_NUM_ID), 0)] = ListInstance(abstract_id, own, starts)
    return found


def _drawn(levels: dict[int, Level], counters: list[int | None], level: int) -> str:
    shown = levels[level]
    if shown.number_format == "bullet":
        return shown.text

    def number(match: regex.Match[str]) -> str:
        index = int(match[1]) - 1
        part = levels.get(index, Level())
        current = counters[index]
        number_format = "decimal" if shown.legal and part.number_format != "none" else part.number_format
        return formatted(part.start if current is None else current, number_format)

    return _PLACEHOLDER.sub(number, shown.text).strip()


def _levels(parent: etree._Element) -> dict[int, Level]:
    found = {}
    for lvl in parent.iterchildren(_LVL):
        index = integer(lvl.get(_ILVL), -1)
        if 0 <= index < LEVELS:
            found[index] = _level(lvl)
    return found


def _level(lvl: etree._Element) -> Level:
    number_format = _value(lvl, _FORMAT) or "decimal"
    font = run_format(lvl.find(R_PR)).font or ""
    text = _value(lvl, _TEXT)[:_MAX_TEXT]
    restart = lvl.find(_RESTART)
    return Level(
        start=integer(_value(lvl, _START) or None, 1),
        number_format=number_format,
        text=_bullet(text, font) if number_format == "bullet" else decode(text, font),
        restart=None if restart is None else integer(restart.get(VAL), 0),
        legal=is_on(lvl.find(_LEGAL)),
        style_id=_value(lvl, _LEVEL_STYLE),
    )


def _bullet(text: str, font: str) -> str:
    """The sign of a bulleted list; one out of a symbol font is a plain bullet, whatever its shape."""
    sign = text.strip()
    drawn = is_symbol_font(font) or any("\ue000" <= c <= "\uf8ff" for c in sign)
    return "•" if sign and (drawn or sign in {"o", "§", "·", "Ø"}) else sign


def _value(parent: etree._Element, name: str) -> str:
    child = parent.find(name)
    return "" if child is None else child.get(VAL) or ""
