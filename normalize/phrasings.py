"""The phrasings of a form, loaded and compiled: how its narrative says the facts of the catalogue."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import regex

from data import resource
from normalize.catalogue import CatalogueError, Indicator, load_catalogue
from normalize.concepts import Concepts, at_words
from normalize.facts import Fact
from normalize.form_sentences import FormSentence, form_sentence
from normalize.gaps import Gap
from normalize.sieve import Sieve
from normalize.spelled_text import SpelledGrammar
from normalize.spots import JOINT, NOUN, PERCENT, Grammar, Pattern
from normalize.stretches import Scope
from normalize.text import fold

UNNAMED = ""
_USUAL = "form2021/phrasings.toml"
_SAID_APART = frozenset(
    {
        "glue",
        "figure",
        "weak",
        "whole",
        "lasting",
        "listed",
        "trailing",
        "carried",
        "shared",
        "narrow",
        "posts",
        "staying",
        "inner",
        "changes",
        "scenes",
    }
)
_LANGUAGE = ("prepare", "scope", "sentence", "spelled")


@dataclass(frozen=True, slots=True)
class Phrasings:
    """All facts, the same by what they count, and what prepares, limits and takes apart a sentence.

    `stands`: by code and row, the fact that states a table's figure.
    """

    facts: tuple[Fact, ...]
    counting: Mapping[str, tuple[Fact, ...]]
    grammar: Grammar
    mask: Sieve
    names: Pattern
    places: Pattern
    levels: Pattern
    level_signs: Mapping[str, str]
    meant: Sequence[tuple[Pattern, str]]
    scope: Scope
    spelled: SpelledGrammar
    gaps: tuple[Gap, ...] = ()
    sentences: tuple[FormSentence, ...] = ()
    stands: Mapping[tuple[str, str], Indicator] = field(default_factory=dict)


def joined(text: str | Sequence[str]) -> str:
    """A pattern that stands in the file as its alternatives, one a line."""
    return text if isinstance(text, str) else f"(?:{'|'.join(text)})"


def _each(text: str | Sequence[str]) -> Sequence[str]:
    """The alternatives of such a pattern, as far as they stand apart."""
    return [text] if isinstance(text, str) else text


def _compiled(text: str, where: str, owner: str) -> Pattern:
    try:
        return regex.compile(text)
    except regex.error as error:
        raise CatalogueError(f"{where}: {owner}: {text!r}: {error}") from error


def _concepts(text: str, where: str, owner: str) -> re.Pattern[str]:
    """Compiled with the standard library, which is twice as fast at long lists of words; they begin no word halfway."""
    return _standard(at_words(text), where, owner)


def _standard(text: str, where: str, owner: str) -> re.Pattern[str]:
    """Compiled with the standard library, which finds figures in half the time."""
    try:
        return re.compile(text)
    except re.error as error:
        raise CatalogueError(f"{where}: {owner}: {error}") from error


def _grammar(raw: Mapping[str, Any], where: str) -> Grammar:
    """The patterns of `[sentence]` and of the groups; a fact's own `counted` words are nouns too, named by its code."""
    nouns = {
        f"fact_{n}": "|".join(regex.escape(fold(words)) for words in fact["counted"])
        for n, fact in enumerate(raw["fact"])
        if "counted" in fact
    }
    groups = {name: dict(concepts) for name, concepts in raw["group"].items()}
    groups = {NOUN: {**nouns, **groups.pop(NOUN, {})}, **groups}
    words = raw["sentence"]
    concepts = {group: {name: _each(text) for name, text in named.items()} for group, named in groups.items()}
    return Grammar(
        groups={
            group: _concepts("|".join(f"(?P<{name}>{joined(text)})" for name, text in concepts.items()), where, group)
            for group, concepts in groups.items()
        },
        concepts=Concepts(concepts),
        figure=_standard(words["figure"], where, "figure"),
        glue=_concepts("|".join(words["glue"]), where, "glue"),
        weak=frozenset(words["weak"]),
        whole=frozenset(words["whole"]),
        lasting=frozenset(words["lasting"]),
        listed=frozenset(words["listed"]),
        trailing=frozenset(words["trailing"]),
        carried=frozenset(words["carried"]),
        shared=frozenset(words["shared"]),
        narrow=frozenset(words["narrow"]),
        posts=frozenset(words["posts"]),
        scenes=frozenset(words["scenes"]),
        staying=frozenset(words["staying"]),
        inner=frozenset(words["inner"]),
        changes=frozenset(words["changes"]),
        kinds={noun: frozenset(kinds) for noun, kinds in raw.get("kinds", {}).items()},
        sorts={noun: _compiled(text, where, noun) for noun, text in raw.get("sorts", {}).items()},
        first={group: (names,) if isinstance(names, str) else tuple(names) for group, names in raw["first"].items()},
        own=raw["own"],
        by_means=raw.get("by_means", {}),
        ratio={group: tuple(names) for group, names in raw["ratio"].items()},
        other=raw["other"],
        of_whole=raw.get("of_whole", {}),
        part_whole=raw.get("part_whole", {}),
        of_deed=raw.get("of_deed", {}),
        of_part={group: frozenset(names) for group, names in raw.get("of_part", {}).items()},
        **{key: _compiled(joined(words[key]), where, key) for key in words if key not in _SAID_APART},
    )


def _whole(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A form's phrasings with what they leave out of the language, as a folder made by an earlier version does."""
    usual = tomllib.loads(resource(_USUAL).read_text(encoding="utf-8-sig"))
    return {**raw, **{table: {**usual[table], **raw.get(table, {})} for table in _LANGUAGE}}


def _scope(raw: Mapping[str, Any]) -> Scope:
    lists = {key: tuple(patterns) for key, patterns in raw.items() if not isinstance(patterns, str)}
    return Scope(quarter=raw["quarter"], closed=raw["closed"], comparison=raw["comparison"], **lists)


def _spelled(raw: Mapping[str, str], where: str) -> SpelledGrammar:
    patterns = {key: _compiled(text, where, key) for key, text in raw.items() if key != "year"}
    return SpelledGrammar(year=raw["year"], **patterns)


def _fact(raw: Mapping[str, Any], order: int, form: str, where: str, known: frozenset[str]) -> Fact:
    code = raw["code"]
    indicator = load_catalogue(form).by_code.get(code)
    if indicator is None:
        raise CatalogueError(f"{where}: fact {order + 1}: {code} is no code of the catalogue")
    nouns = [*raw.get("noun", ()), *([f"fact_{order}"] if "counted" in raw else ())]
    about = {group: frozenset(names) for group, names in raw.get("about", {}).items()}
    topics = tuple(frozenset(names) for names in raw.get("topic", ()))
    lists: dict[str, Sequence[str]] = {name: raw.get(name, ()) for name in ("near", "bar", "away", "inherits", "last")}
    named = {*nouns, *(n for names in (*about.values(), *topics, *lists.values()) for n in names)}
    if unknown := sorted(named - known - {UNNAMED, JOINT, PERCENT}):
        raise CatalogueError(f"{where}: {code}: {', '.join(unknown)}: no such concept in any group")
    return Fact(
        indicator=indicator,
        order=order,
        nouns=frozenset(nouns),
        about=about,
        near=frozenset(lists["near"]),
        topics=topics,
        bars=frozenset(lists["bar"]),
        away=frozenset(lists["away"]),
        whole=raw.get("whole", False),
        zero=raw.get("zero", True),
        yields=raw.get("yields", False),
        ratio=raw.get("ratio", True) is True,
        even=raw.get("ratio") == "even",
        total=raw.get("total", False),
        communes=raw.get("communes", False),
        inherits=frozenset(lists["inherits"]),
        last=frozenset(lists["last"]),
    )


def _gaps(facts: Sequence[Mapping[str, Any]], form: str) -> Iterator[Gap]:
    """The facts that say the words before or behind their figure in the form's own sentence."""
    for order, fact in enumerate(facts):
        before, behind = (tuple(fact.get(side, "").split()) for side in ("before", "behind"))
        if before or behind:
            yield Gap(load_catalogue(form).by_code[fact["code"]], order, before, behind)


def _stands(facts: Sequence[Mapping[str, Any]], form: str, where: str) -> Iterator[tuple[tuple[str, str], Indicator]]:
    """The facts that say in which table their figure stands, too: `stands = "B2.4[tong-cong]"`."""
    known = load_catalogue(form).by_code
    for fact in facts:
        if "stands" in fact:
            code, _, row = fact["stands"].partition("[")
            if code not in known:
                raise CatalogueError(f"{where}: {fact['code']}: stands: {code} is no code of the catalogue")
            yield (code, row.rstrip("]")), known[fact["code"]]


@cache
def load_phrasings(form: str = "form2021") -> Phrasings:
    """The phrasings in `data/<form>/phrasings.toml`; raises CatalogueError naming the fact at fault."""
    where = f"{form}/phrasings.toml"
    raw = _whole(tomllib.loads(resource(where).read_text(encoding="utf-8-sig")))
    grammar = _grammar(raw, where)
    known = frozenset(name for pattern in grammar.groups.values() for name in pattern.groupindex)
    facts = tuple(_fact(fact, n, form, where, known) for n, fact in enumerate(raw["fact"]))
    return Phrasings(
        facts=facts,
        counting={noun: tuple(f for f in facts if noun in f.nouns) for fact in facts for noun in fact.nouns},
        grammar=grammar,
        gaps=tuple(_gaps(raw["fact"], form)),
        sentences=tuple(
            form_sentence(s, load_catalogue(form).by_code.__getitem__) for s in raw.get("own_sentence", ())
        ),
        stands=dict(_stands(raw["fact"], form, where)),
        mask=Sieve([_compiled(text, where, "mask") for text in raw["prepare"]["mask"]]),
        names=_compiled(r"\b" + joined(raw["prepare"]["names"]), where, "names"),
        places=_compiled(raw["prepare"]["places"], where, "places"),
        levels=_compiled(raw["prepare"]["levels"], where, "levels"),
        level_signs=raw["prepare"]["level_signs"],
        meant=[(_compiled(text, where, "meant"), letter) for text, letter in raw["prepare"]["meant"]],
        scope=_scope(raw["scope"]),
        spelled=_spelled(raw["spelled"], where),
    )
