"""The dated register of administrative units: which unit a name means on a day, and what became of it."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from data import resource
from normalize.text import fold, squeeze

LEVELS = ("province", "district", "commune")
FILES = {"province": "provinces.csv", "district": "districts.csv", "commune": "communes.csv"}
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it was from one day to another; None where the register knows no bound.

    `kind` as printed (`huyện`), `parent` the code of the unit above, `successors` the codes of what it became.
    """

    code: str
    level: str
    kind: str
    name: str
    parent: str
    start: date | None
    end: date | None
    successors: tuple[str, ...] = ()

    def existed(self, day: date) -> bool:
        """Whether the unit was there on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def spelled(name: str) -> str:
    """The name as letters that can be compared: case and the place of a tone mark in its syllable left out.

    `HOÀ BÌNH` and `Hòa Bình` are the same, `Tân Thành` and `Tân Thạnh` are not.
    """
    words = []
    for word in unicodedata.normalize("NFD", squeeze(name).lower().replace("-", " ").replace("'", " ")).split():
        tone = "".join(ch for ch in word if ch in _TONES)
        words.append("".join(ch for ch in word if ch not in _TONES) + tone)
    return " ".join(words)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """The units of one level, by code (a unit that changed has several rows), and by kind and folded name."""

    by_code: Mapping[str, tuple[Unit, ...]]
    by_name: Mapping[tuple[str, str], tuple[Unit, ...]]


@cache
def load_level(level: str) -> Level:
    """The register's units of a level, read once a process."""
    text = resource(f"places/{FILES[level]}").read_text(encoding="utf-8")
    by_code: dict[str, list[Unit]] = {}
    by_name: dict[tuple[str, str], list[Unit]] = {}
    for row in csv.reader(io.StringIO(text)):
        if row[0] == "code":
            continue
        code, start, end, kind, name, parent, successors = row
        unit = Unit(code, level, kind, name, parent, _day(start), _day(end), tuple(successors.split()))
        by_code.setdefault(code, []).append(unit)
        by_name.setdefault((fold(kind), fold(name)), []).append(unit)
    return Level({c: tuple(u) for c, u in by_code.items()}, {n: tuple(u) for n, u in by_name.items()})


def unit_of(code: str, day: date | None = None) -> Unit | None:
    """The unit of a code as it was on a day, or as it was last; None for a code that is none."""
    level = {"T": "province", "H": "district", "X": "commune"}.get(code[:1], "")
    versions = load_level(level).by_code.get(code, ()) if level else ()
    on_day = [u for u in versions if day is not None and u.existed(day)]
    if not versions:
        return None
    return on_day[-1] if on_day else versions[-1]


def named(level: str, kind: str, name: str) -> tuple[Unit, ...]:
    """The units of a level whose name is spelled so; without a tone mark to tell, those that may be meant.

    `kind` may be empty (any), and is compared without tone marks (`thi xa`).
    """
    known = load_level(level).by_name
    kinds = {k for k, _ in known} if not kind else {fold(kind)}
    found = [u for k in sorted(kinds) for u in known.get((k, fold(name)), ())]
    exact = [u for u in found if spelled(u.name) == spelled(name)]
    return tuple(exact or found)


def _within(unit: Unit, parents: Iterable[str]) -> bool:
    """Whether one of the codes is a unit above this one."""
    above = unit.parent
    grand = {u.parent for u in load_level("district").by_code.get(above, ())}
    return bool(({above} | grand) & set(parents))


def _certain(found: Sequence[Unit], day: date | None) -> Unit | None:
    """The one unit among those found, on its day if two or more are left; None where it is not certain."""
    codes = {u.code for u in found}
    if len(codes) > 1 and day is not None:
        codes = {u.code for u in found if u.existed(day)}
    if len(codes) != 1:
        return None
    (code,) = codes
    versions = [u for u in found if u.code == code]
    if day is None:
        return versions[-1]
    # An office may write yesterday's kind (`huyện` for what is now a `thị xã`): the unit must exist, in whatever kind.
    if not any(u.existed(day) for u in load_level(versions[0].level).by_code[code]):
        return None
    return next((u for u in versions if u.existed(day)), versions[-1])


def find_unit(
    level: str, kind: str, name: str, *, day: date | None = None, province: str = "", district: str = ""
) -> Unit | None:
    """The unit that a name means on a day, where that is certain; None where it is not.

    `province` and `district` are names as printed, empty where none is. A province that the register does not know,
    or that has no such unit, makes nothing certain.
    """
    found: Sequence[Unit] = named(level, kind, name)
    for above, above_level in ((province, "province"), (district, "district")):
        if above and level != above_level:
            codes = {u.code for u in named(above_level, "", above)}
            found = [u for u in found if _within(u, codes)]
    return _certain(found, day)


def province_of(unit: Unit, day: date | None = None) -> Unit | None:
    """The province of a unit, itself for a province; None where the register does not say."""
    for _ in LEVELS:
        if unit.level == "province":
            return unit
        above = unit_of(unit.parent, day)
        if above is None:
            return None
        unit = above
    return None


def successors(unit: Unit) -> tuple[Unit, ...]:
    """What became of a unit: its own successors; for a district of June 2025 those of its communes, in code order."""
    codes = set(unit.successors)
    if not codes and unit.level == "district":
        members = (u for versions in load_level("commune").by_code.values() for u in versions)
        codes = {c for u in members if u.parent == unit.code for c in u.successors or (u.code,)}
    found = (unit_of(code) for code in sorted(codes))
    return tuple(u for u in found if u is not None and u.code != unit.code)
