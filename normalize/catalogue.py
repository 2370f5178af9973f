"""A form's catalogue: its indicators, checked when loaded, so that a fault names its file and line."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from data import csv_rows, resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

SECTIONS = ("PL1", "PL2", "TM")
COLUMNS = (
    "code", "parent", "section", "label", "unit", "kind", "choices", "dimension", "aggregate", "same_as",
)  # fmt: skip
KINDS = ("count", "percent", "choice", "text", "group")


class CatalogueError(ValueError):
    """A form's data file says something impossible; the message begins with file and line."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of `catalogue.csv`: `label` is a header path (`A > B`) for a column of a table.

    `choices` maps the printed sign to its meaning. `aggregate` is `sum` or `none`. `same_as` is the code of
    the same figure stated elsewhere, or empty. `number`: what the form prints before it, where its code does not say.
    """

    code: str
    parent: str
    section: str
    label: str
    unit: str
    kind: str
    choices: Mapping[str, str] = field(default_factory=dict)
    dimension: str = ""
    aggregate: str = "none"
    same_as: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All indicators of a form, in the form's order, and by code. Compared by identity: it is read once."""

    form: str
    indicators: tuple[Indicator, ...]
    by_code: Mapping[str, Indicator]

    def section(self, section: str) -> tuple[Indicator, ...]:
        """The indicators of PL1, PL2 or TM, in the form's order."""
        return tuple(i for i in self.indicators if i.section == section)

    def below(self, ancestor: str) -> tuple[Indicator, ...]:
        """The indicators under a code, at any depth, in the form's order."""
        inside = {ancestor}
        found = []
        for indicator in self.indicators:
            if indicator.parent in inside and indicator.code not in inside:
                inside.add(indicator.code)
                found.append(indicator)
        return tuple(found)

    def children(self, parent: str) -> tuple[Indicator, ...]:
        """The indicators directly under a code (a table's code, such as `PL2.1b`, included)."""
        return tuple(i for i in self.indicators if i.parent == parent)


def _choices(text: str) -> Mapping[str, str]:
    pairs = (part.split("=", 1) for part in text.split(";") if part.strip())
    return MappingProxyType({sign.strip(): meaning.strip() for sign, meaning in pairs})


def _indicator(row: Mapping[str, str], where: str, sections: Sequence[str]) -> Indicator:
    if not row["code"] or not row["label"]:
        raise CatalogueError(f"{where}: code and label must not be empty")
    if row["section"] not in sections:
        raise CatalogueError(f"{where}: section {row['section']!r} is none of {', '.join(sections)}")
    if row["kind"] not in KINDS:
        raise CatalogueError(f"{where}: kind {row['kind']!r} is none of {', '.join(KINDS)}")
    if row["kind"] == "choice" and "=" not in row["choices"]:
        raise CatalogueError(f"{where}: a choice needs its choices, such as `0=Không; 1=Có`")
    fields = {name: row[name] for name in ("code", "parent", "section", "label", "unit", "kind")}
    return Indicator(
        **fields,
        choices=_choices(row["choices"]),
        dimension=row["dimension"],
        aggregate=row["aggregate"],
        same_as=row["same_as"],
        number=row.get("number") or "",
    )


def read_catalogue(form: str, source: Traversable, sections: Sequence[str] = SECTIONS) -> Catalogue:
    """The catalogue in a CSV file; raises CatalogueError naming the file's line where it is at fault."""
    rows = csv_rows(source.read_text(encoding="utf-8-sig"))
    lacking = [name for name in COLUMNS if rows and name not in rows[0]]
    if lacking:
        raise CatalogueError(f"{source.name}:1: lacks the column {', '.join(lacking)}")
    indicators = tuple(_indicator(row, f"{source.name}:{n}", sections) for n, row in enumerate(rows, start=2))
    by_code: dict[str, Indicator] = {}
    for line, indicator in enumerate(indicators, start=2):
        if indicator.code in by_code:
            raise CatalogueError(f"{source.name}:{line}: code {indicator.code} stands twice")
        by_code[indicator.code] = indicator
    for line, indicator in enumerate(indicators, start=2):
        if indicator.same_as and indicator.same_as not in by_code:
            raise CatalogueError(f"{source.name}:{line}: same_as {indicator.same_as} is no code")
    return Catalogue(form, indicators, MappingProxyType(by_code))


@cache
def load_catalogue(form: str = "form2021") -> Catalogue:
    """The catalogue of one of the forms in `data/`, read once a process."""
    sections = tomllib.loads(resource(f"{form}/form.toml").read_text(encoding="utf-8-sig")).get("sections", SECTIONS)
    return read_catalogue(form, resource(f"{form}/catalogue.csv"), sections)


@lru_cache(maxsize=8)
def groups(catalogue: Catalogue) -> tuple[tuple[str, ...], ...]:
    """The codes that state one figure, by the catalogue's `same_as`, in the catalogue's order."""
    leader: dict[str, str] = {}

    def find(code: str) -> str:
        while leader.get(code, code) != code:
            code = leader[code]
        return code

    for indicator in catalogue.indicators:
        if indicator.same_as:
            leader[find(indicator.code)] = find(indicator.same_as)
    members: dict[str, list[str]] = {}
    for indicator in catalogue.indicators:
        members.setdefault(find(indicator.code), []).append(indicator.code)
    return tuple(tuple(codes) for codes in members.values())


@lru_cache(maxsize=8)
def stated_as(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """For each code the codes that state its figure, itself among them."""
    return {code: codes for codes in groups(catalogue) for code in codes}
