"""What a form says below a table of its arithmetic: `Cột 1 = cột 2 + cột 3; dòng 01 = dòng 02 + dòng 03`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from normalize.text import fold, squeeze

_KINDS = {"cot": "column", "dong": "row", "hang": "row", "ma so": "row", "ma": "row", "muc": "row", "chi tieu": "row"}
_KIND = r"(?:(?P<kind>cột|dòng|hàng|mã số|mã|mục|chỉ tiêu)\s*)"
_NAME = r"\(?\s*(?P<name>\d{1,3}(?:\.\d{1,3})*[a-zđ]?|[IVX]{1,5}|[A-ZĐ]|[a-zđ]|tổng cộng|tổng số|cộng)\s*\)?"
_WHOLE = regex.compile(rf"{_KIND}{_NAME}\s*$", flags=regex.IGNORECASE)
_TERM = regex.compile(rf"\s*(?P<sign>[+\-–]?)\s*{_KIND}?{_NAME}\s*(?=[+\-–]|$)", flags=regex.IGNORECASE)
_CLAUSE_ENDS = regex.compile(
    r"\s*;\s*|\.(?:\s+|$)|\s*,\s+(?=(?:cột|dòng|hàng|mã|mục|chỉ tiêu)\b)", flags=regex.IGNORECASE
)
_ASIDE = regex.compile(r"\([^()]*\)")
_WORD = regex.compile(r"\p{L}{2}")
MAX_LINE = 1000


@dataclass(frozen=True, slots=True)
class Note:
    """A column or row, by its number or name, that is the sum of others less some."""

    kind: str
    whole: str
    added: tuple[str, ...]
    taken_away: tuple[str, ...] = ()


def _bare(name: str) -> str:
    """A number without noughts before it, a name folded: `05` is `5`."""
    return name.lstrip("0") or name if name[:1].isdecimal() else fold(name)


def notes_in(lines: Sequence[str]) -> tuple[Note, ...]:
    """The equations in the lines below a table."""
    said = (_ASIDE.sub(_without_words, squeeze(line)) for line in lines if len(line) <= MAX_LINE)
    clauses = (c for line in said for c in _CLAUSE_ENDS.split(line))
    return tuple(note for clause in clauses for note in _of(clause))


def _without_words(aside: regex.Match[str]) -> str:
    """What stands in brackets where that is a number: `(2)`, not `(ở tất cả các cột)`."""
    return "" if _WORD.search(aside[0]) else aside[0]


def _of(clause: str) -> Iterator[Note]:
    left, *sides = clause.split("=")
    whole = _WHOLE.search(left) if sides else None
    if whole is None:
        return
    kind = _KINDS[fold(whole["kind"])]
    for side in sides:
        terms = list(_TERM.finditer(side.strip()))
        other = any(t["kind"] and _KINDS[fold(t["kind"])] != kind for t in terms)
        if len(terms) < 2 or other or "".join(t[0] for t in terms).strip() != side.strip():
            continue
        added = tuple(_bare(t["name"]) for t in terms if t["sign"] in {"", "+"})
        yield Note(kind, _bare(whole["name"]), added, tuple(_bare(t["name"]) for t in terms if t["sign"] in {"-", "–"}))


def placed(notes: Sequence[Note], kind: str, places: Mapping[str, int]) -> Iterator[tuple[int, list[int], list[int]]]:
    """The notes on columns or rows between their places, given by number or name; those with others are left out."""
    known = {_bare(name): place for name, place in places.items()}
    for note in notes:
        if note.kind == kind and {note.whole, *note.added, *note.taken_away} <= known.keys():
            yield known[note.whole], [known[n] for n in note.added], [known[n] for n in note.taken_away]
