"""The phrasings of a form, loaded and compiled: how its narrative says the facts of the catalogue."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from data import resource
from normalize.catalogue import CatalogueError, Indicator, load_catalogue

Pattern = regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """How one fact is said. `zero`: phrases that say there was none; `heads`: group → the noun it needs."""

    indicator: Indicator
    rank: int
    order: int
    patterns: tuple[Pattern, ...]
    zero: tuple[Pattern, ...]
    require: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    unless_match: Pattern | None
    heads: Mapping[str, str]
    shared: bool


@dataclass(frozen=True, slots=True)
class Phrasings:
    """All phrasings, in the order in which they are tried, with what prepares and limits a sentence."""

    facts: tuple[Phrasing, ...]
    mask: tuple[Pattern, ...]
    levels: Pattern
    level_signs: Mapping[str, str]
    exclude: tuple[str, ...]
    resume: tuple[str, ...]
    comparison: tuple[str, ...]
    heads: Mapping[str, Mapping[str, Pattern]]


class _Compiler:
    """Opens macros and compiles, naming the file and the fact in an error."""

    def __init__(self, macros: Mapping[str, str], where: str) -> None:
        self.macros, self.where = macros, where

    def one(self, text: str, owner: str) -> Pattern:
        opened = text
        for _ in range(2):  # a macro may use others
            for name, value in self.macros.items():
                opened = opened.replace("{" + name + "}", value)
        try:
            return regex.compile(opened)
        except regex.error as error:
            raise CatalogueError(f"{self.where}: {owner}: {text!r}: {error}") from error

    def all(self, texts: Sequence[str], owner: str) -> tuple[Pattern, ...]:
        return tuple(self.one(text, owner) for text in texts)


def _fact(raw: Mapping[str, Any], order: int, compiler: _Compiler, form: str) -> Phrasing:
    code = raw["code"]
    indicator = load_catalogue(form).by_code.get(code)
    if indicator is None:
        raise CatalogueError(f"{compiler.where}: fact {order + 1}: {code} is no code of the catalogue")
    return Phrasing(
        indicator=indicator,
        rank=raw.get("rank", 1),
        order=order,
        patterns=compiler.all(raw.get("pattern", ()), code),
        zero=compiler.all(raw.get("zero", ()), code),
        require=compiler.all(raw.get("require", ()), code),
        unless=compiler.all(raw.get("unless", ()), code),
        unless_match=compiler.one(raw["unless_match"], code) if "unless_match" in raw else None,
        heads=raw.get("heads", {}),
        shared=raw.get("shared", False),
    )


@cache
def load_phrasings(form: str = "form2021") -> Phrasings:
    """The phrasings in `data/<form>/phrasings.toml`; raises CatalogueError naming the fact at fault."""
    where = f"{form}/phrasings.toml"
    raw = tomllib.loads(resource(where).read_text(encoding="utf-8-sig"))
    compiler = _Compiler(raw["macro"], where)
    facts = [_fact(fact, n, compiler, form) for n, fact in enumerate(raw["fact"])]
    return Phrasings(
        facts=tuple(sorted(facts, key=lambda f: (f.rank, f.order))),
        mask=compiler.all(raw["prepare"]["mask"], "mask"),
        levels=compiler.one(raw["prepare"]["levels"], "levels"),
        level_signs=raw["prepare"]["level_signs"],
        exclude=tuple(raw["scope"]["exclude"]),
        resume=tuple(raw["scope"]["resume"]),
        comparison=tuple(raw["scope"]["comparison"]),
        heads={
            group: {name: compiler.one(text, f"head.{group}") for name, text in nouns.items()}
            for group, nouns in raw["head"].items()
        },
    )
