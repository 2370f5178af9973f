"""What a form says besides its indicators: headings, column roles, abbreviations, tables, dimensions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import regex

from data import csv_rows, resource
from normalize.abbreviations import Abbreviations
from normalize.catalogue import Catalogue, CatalogueError, Indicator, load_catalogue
from normalize.synonyms import NO_SYNONYMS, NONE, Synonym, Synonyms, synonyms_of
from normalize.text import fold

NARRATIVE = "TM"
"""The section of the narrative's facts, in every form."""
PAST = "past"
ROLES = ("number", "label", "unit", "value", "note", PAST)
RATE = "rate"  # the role of a column of rates beside one of counts, which a form may name
CHANGE = "change"  # of what holds no figures of this period, that which compares them with another's


@dataclass(frozen=True, slots=True)
class TableForm:
    """One table of the form; `codes` and `paths` stand side by side (a path for each code).

    `values`: of a table of rows with several columns of figures, what follows a row's code and the column's header.
    `repeated`: the codes of rows that stand once in each of several groups, whose codes are `groups`.
    """

    id: str
    layout: str
    section: str
    codes: tuple[str, ...]
    paths: tuple[str, ...]
    title: tuple[str, ...] = ()
    dimension_header: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    groups: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        """Of what tells tables apart: much is remembered by table, and the codes and paths of one are many."""
        return hash((self.id, len(self.codes)))


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A form's words, ready to compare (folded), with its catalogue. Compared by identity, to be cached on."""

    id: str
    title: str
    catalogue: Catalogue
    headings: tuple[tuple[str, regex.Pattern[str]], ...]
    roles: Mapping[str, frozenset[str]]
    total_words: frozenset[str]
    total_unlike: frozenset[str]
    total_dimension: str
    total_code: str
    path_empty: frozenset[str]
    abbreviations: Abbreviations
    tables: tuple[TableForm, ...]
    dimensions: Mapping[str, str]
    synonyms: Synonyms = NO_SYNONYMS
    own_levels: frozenset[str] = frozenset()
    other_levels: frozenset[str] = frozenset()

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that hold the form's tables, in its order; the narrative is none."""
        return tuple(dict.fromkeys(t.section for t in self.tables if t.section != NARRATIVE))

    def indicator(self, code: str) -> Indicator:
        """The catalogue's row of a code; raises KeyError for a code that is none."""
        return self.catalogue.by_code[code]


def _indicators_of(catalogue: Catalogue, table: str) -> tuple[Indicator, ...]:
    return catalogue.below(table) or catalogue.section(table)


def _table(raw: Mapping[str, Any], catalogue: Catalogue, where: str) -> TableForm:
    columns = raw.get("column")
    values = tuple((v["suffix"], v["header"]) for v in raw.get("value", ()))
    if columns is None:
        members = _indicators_of(catalogue, raw["id"])
        figures = {f"{i.code}.{suffix}" for i in members for suffix, _ in values}
        pairs = [(i.code, i.label) for i in members if i.code not in figures]
    else:
        pairs = [(c["code"], c["path"]) for c in columns]
    for code, _ in pairs:
        if code not in catalogue.by_code:
            raise CatalogueError(f"{where}: table {raw['id']}: {code} is no code of the catalogue")
    if not pairs:
        raise CatalogueError(f"{where}: table {raw['id']} has no indicators in the catalogue")
    return TableForm(
        id=raw["id"],
        layout=raw["layout"],
        section=raw["section"],
        codes=tuple(code for code, _ in pairs),
        paths=tuple(path for _, path in pairs),
        title=tuple(raw.get("title", ())),
        dimension_header=tuple(raw.get("dimension_header", ())),
        values=values,
        groups=frozenset(raw.get("groups", ())),
        repeated=frozenset(raw.get("repeated", ())),
    )


def _dimensions(form: str) -> dict[str, str]:
    """Folded spelling → code, from `dimensions.csv`."""
    spellings: dict[str, str] = {}
    text = resource(f"{form}/dimensions.csv").read_text(encoding="utf-8-sig")
    for row in csv_rows(text):
        for name in (row["name"], *row["spellings"].split(";")):
            if fold(name):
                spellings.setdefault(fold(name), row["code"])
    return spellings


def _roles(raw: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """The words of each role; changes are another period's, too."""
    roles = {role: frozenset(raw[role]) for role in ROLES} | {
        role: frozenset(raw.get(role, ())) for role in (RATE, CHANGE)
    }
    return roles | {PAST: roles[PAST] | roles[CHANGE]}


@cache
def load_form(form: str = "form2021") -> Form:
    """The form in `data/<form>/`, read once a process; raises CatalogueError where a file is at fault."""
    where = f"{form}/form.toml"
    raw = tomllib.loads(resource(where).read_text(encoding="utf-8-sig"))
    catalogue = load_catalogue(form)
    return Form(
        id=raw["id"],
        title=raw["title"],
        catalogue=catalogue,
        headings=tuple((h["section"], regex.compile(h["pattern"])) for h in raw["heading"]),
        roles=_roles(raw["role"]),
        total_words=frozenset(raw["total"]["words"]),
        total_unlike=frozenset(raw["total"].get("unlike", ())),
        total_dimension=raw["total"]["dimension"],
        total_code=raw["total"]["dimension_code"],
        path_empty=frozenset(raw["path"]["empty"]),
        abbreviations=Abbreviations.of(raw["abbreviation"], raw.get("phrase", {})),
        tables=tuple(_table(t, catalogue, where) for t in raw["table"]),
        dimensions=_dimensions(form),
        own_levels=frozenset(raw.get("level", {}).get("own", ())),
        other_levels=frozenset(raw.get("level", {}).get("other", ())),
    )


@lru_cache(maxsize=8)
def with_synonyms(form: Form, said: tuple[Synonym, ...]) -> Form:
    """The form with what auditors said of labels: all that is about it, and of codes that it has."""
    codes = {NONE, *form.catalogue.by_code}
    own = [s for s in said if s.form in {"", form.id} and s.code in codes]
    return replace(form, synonyms=synonyms_of(own)) if own else form
