"""The rules of a form, checked when loaded: a fault names the file and the rule."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from data import resource
from normalize.catalogue import Catalogue, load_catalogue
from validate.equations import Equation, EquationError, parse
from validate.evaluate import codes_of

FAMILIES = ("sum", "cross", "ratio", "flow", "domain", "period", "template", "missing", "series", "reference")
SEVERITIES = ("error", "warning", "info")
BLANKS = ("zero", "skip")
LANGUAGES = ("vi", "en")


class RuleError(ValueError):
    """A rule that cannot be; the message begins with the file and the rule's id."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `kind` is `equation` or the name of a check; `about` says by language what must hold.

    `equation`: its equations as the file writes them.
    """

    id: str
    family: str
    kind: str
    severity: str
    about: Mapping[str, str]
    equations: tuple[Equation, ...] = ()
    blank: str = "skip"
    options: Mapping[str, Any] = field(default_factory=dict)
    examples: tuple[Mapping[str, Any], ...] = ()
    equation: str = ""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A form's rules in the file's order, and the words for messages by language."""

    rules: tuple[Rule, ...]
    templates: Mapping[str, Mapping[str, Any]]
    catalogue: Catalogue

    def needed_blanks(self) -> frozenset[str]:
        """The codes for which a rule needs to know that a cell is blank."""
        named = {c for r in self.rules for e in r.equations for c in codes_of(e)}
        repeated = {i.code for i in self.catalogue.indicators if i.same_as}
        repeated |= {i.same_as for i in self.catalogue.indicators if i.same_as}
        options = {v for r in self.rules for v in r.options.values() if isinstance(v, str)}
        return frozenset(named | repeated | (options & set(self.catalogue.by_code)))


_OWN = {"id", "family", "kind", "severity", "about", "equation", "blank", "example", "confirmed", "evidence"}


def _equations(raw: Mapping[str, Any], catalogue: Catalogue, where: str) -> tuple[Equation, ...]:
    if "equation" not in raw:
        return ()
    texts = [raw["equation"].replace("{code}", code) for code in raw.get("each", [""])]
    try:
        return tuple(parse(text, catalogue.by_code) for text in texts)
    except EquationError as error:
        raise RuleError(f"{where}: {error}") from error


def _rule(raw: Mapping[str, Any], catalogue: Catalogue, source: str) -> Rule:
    where = f"{source}: rule {raw.get('id', '?')}"
    for key, allowed in (("family", FAMILIES), ("severity", SEVERITIES)):
        if raw.get(key) not in allowed:
            raise RuleError(f"{where}: {key} {raw.get(key)!r} is none of {', '.join(allowed)}")
    if raw.get("blank", "skip") not in BLANKS:
        raise RuleError(f"{where}: blank {raw['blank']!r} is none of {', '.join(BLANKS)}")
    if ("equation" in raw) == ("kind" in raw):
        raise RuleError(f"{where}: either an equation or a kind")
    if set(raw.get("about", {})) != set(LANGUAGES):
        raise RuleError(f"{where}: about needs {' and '.join(LANGUAGES)}")
    return Rule(
        id=raw["id"],
        family=raw["family"],
        kind=raw.get("kind", "equation"),
        severity=raw["severity"],
        about=raw["about"],
        equations=_equations(raw, catalogue, where),
        blank=raw.get("blank", "skip"),
        options={k: v for k, v in raw.items() if k not in _OWN},
        examples=tuple(raw.get("example", ())),
        equation=raw.get("equation", ""),
    )


def read_rules(text: str, catalogue: Catalogue, source: str) -> RuleSet:
    """The rules in a file's text; raises RuleError where one is at fault.

    A rule that was proposed and is not confirmed yet (`confirmed = false`) is checked, but left out.
    """
    raw = tomllib.loads(text)
    proposed = [(_rule(r, catalogue, source), r.get("confirmed", True)) for r in raw.get("rule", ())]
    rules = tuple(rule for rule, confirmed in proposed if confirmed)
    seen: set[str] = set()
    for rule, _ in proposed:
        if rule.id in seen:
            raise RuleError(f"{source}: rule {rule.id} stands twice")
        seen.add(rule.id)
    return RuleSet(rules, raw.get("template", {}), catalogue)


@cache
def load_rules(form: str = "form2021") -> RuleSet:
    """The rules in `data/<form>/rules.toml`, read once a process, with the words that every form has."""
    source = f"{form}/rules.toml"
    rules = read_rules(resource(source).read_text(encoding="utf-8-sig"), load_catalogue(form), source)
    shared = tomllib.loads(resource("findings.toml").read_text(encoding="utf-8"))
    return replace(
        rules, templates={lang: _merged(words, rules.templates.get(lang, {})) for lang, words in shared.items()}
    )


def _merged(words: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A form's own words over those of every form."""
    inner = {k: _merged(words[k], v) for k, v in own.items() if isinstance(v, Mapping) and k in words}
    return {"section": {}, **words, **own, **inner}
