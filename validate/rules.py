"""The rules of a form, checked when loaded: a fault names the file, the line and the rule."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import regex

from data import resource
from normalize.catalogue import Catalogue, load_catalogue
from normalize.form import load_form
from validate.equations import Equation, EquationError, parse
from validate.evaluate import codes_of
from validate.soundness import Fault, Units, UnsoundError, faults

FAMILIES = ("sum", "cross", "ratio", "flow", "domain", "period", "template", "missing", "series", "reference")
SEVERITIES = ("error", "warning", "info")
BLANKS = ("zero", "skip", "some")
LANGUAGES = ("vi", "en")
OUTCOMES = ("passed", "failed", "not_determined")
PROVED = ("passed", "failed")
CODES = {"signed", "parts", "free", "count", "answer", "codes", "each"}
OF_CODES = {*CODES, "part", "whole", "wholes"}
OURS = "form2021"


class RuleError(ValueError):
    """A rule that cannot be; the message begins with the file, the line and the rule's id."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `kind` is `equation` or the name of a check; `about` says by language what must hold.

    `equation`: its equations as the file writes them. `source`: by language what it rests on. `like`: the form whose
    rule of the same id has the examples. `unseen`: why no bundled report decides it; empty where some do.
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
    source: Mapping[str, str] = field(default_factory=dict)
    like: str = ""
    unseen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A form's rules in the file's order, and the words for messages by language.

    `idle`: proposals that were confirmed though they only say what another rule says (its id; empty for the
    catalogue), by their id: they are left out.
    """

    rules: tuple[Rule, ...]
    templates: Mapping[str, Mapping[str, Any]]
    catalogue: Catalogue
    idle: Mapping[str, str] = field(default_factory=dict)

    def needed_blanks(self) -> frozenset[str]:
        """The codes for which a rule needs to know that a cell is blank."""
        named = {c for r in self.rules for e in r.equations for c in codes_of(e)}
        repeated = {i.code for i in self.catalogue.indicators if i.same_as}
        repeated |= {i.same_as for i in self.catalogue.indicators if i.same_as}
        options = {v for r in self.rules for v in r.options.values() if isinstance(v, str)}
        return frozenset(named | repeated | (options & set(self.catalogue.by_code)))


_OWN = {
    "id", "family", "kind", "severity", "about", "equation", "blank", "example", "confirmed", "evidence", "source",
    "like", "unseen",
}  # fmt: skip
_HEAD = regex.compile(r"^[ \t]*\[\[\s*rule\s*\]\]", regex.MULTILINE)


@dataclass(frozen=True, slots=True)
class _File:
    """What the reading of one file's rules needs.

    `rows`: the form's rows, their codes by folded name. `sources`: the file's named sources, by name and language.
    """

    catalogue: Catalogue
    rows: Mapping[str, str]
    units: Units
    sources: Mapping[str, Mapping[str, str]]

    def rule(self, raw: Mapping[str, Any], where: str) -> Rule:
        """One rule; raises RuleError where it is at fault. One that waits to be confirmed needs no proof yet."""
        _check_words(raw, where)
        equations = self._equations(raw, where)
        rule = Rule(
            id=raw["id"],
            family=raw["family"],
            kind=raw.get("kind", "equation"),
            severity=raw["severity"],
            about=raw["about"],
            equations=equations,
            blank=raw.get("blank", "skip"),
            options={k: v for k, v in raw.items() if k not in _OWN},
            examples=tuple(raw.get("example", ())),
            equation=raw.get("equation", ""),
            source=self._source(raw, where),
            like=self._like(raw),
            unseen=raw.get("unseen", {}),
        )
        rule = _inherited(rule, where) if rule.like else rule
        if raw.get("confirmed", True):
            self._check_proof(rule, where)
        return rule

    def _like(self, raw: Mapping[str, Any]) -> str:
        """The form whose check of the same id proves this one: said, or ours for a file from before there were any."""
        proofless = "kind" in raw and not {"source", "example", "like"} & set(raw)
        known = proofless and self.catalogue.form != OURS and (raw["id"], raw["kind"]) in _checks(OURS)
        return OURS if known else str(raw.get("like", ""))

    def _equations(self, raw: Mapping[str, Any], where: str) -> tuple[Equation, ...]:
        if "equation" not in raw:
            return ()
        return self._parsed([raw["equation"].replace("{code}", code) for code in raw.get("each", [""])], where)

    def _parsed(self, texts: Sequence[str], where: str) -> tuple[Equation, ...]:
        try:
            return tuple(parse(text, self.catalogue.by_code, self.rows) for text in texts)
        except EquationError as error:
            raise RuleError(f"{where}: {error}") from error

    def _source(self, raw: Mapping[str, Any], where: str) -> Mapping[str, str]:
        """By language what the rule rests on: said in the rule, or one of the file's named sources."""
        source: Any = raw.get("source", {})
        if isinstance(source, str):
            if source not in self.sources:
                raise RuleError(f"{where}: source {source!r} is none of {', '.join(self.sources)}")
            source = self.sources[source]
        if source and set(source) != set(LANGUAGES):
            raise RuleError(f"{where}: source needs {' and '.join(LANGUAGES)}")
        return dict(source)

    def _check_proof(self, rule: Rule, where: str) -> None:
        """A rule that counts says what it rests on, and has examples that pass and fail; codes and units fit."""
        if not rule.source:
            raise RuleError(f"{where}: source is missing: the circular, decision or note of the form it rests on")
        outcomes = {example.get("outcome") for example in rule.examples}
        if not outcomes <= set(OUTCOMES):
            raise RuleError(f"{where}: an example's outcome is one of {', '.join(OUTCOMES)}")
        for outcome in () if rule.like else PROVED:
            if outcome not in outcomes:
                raise RuleError(f"{where}: an example with outcome {outcome} is missing")
        self._check_codes(rule, where)
        for equation in (*rule.equations, *self._share(rule, where)):
            try:
                self.units.check(equation)
            except UnsoundError as error:
                raise RuleError(f"{where}: {error}") from error

    def _share(self, rule: Rule, where: str) -> tuple[Equation, ...]:
        """A share's part and whole, which must be of one unit, as an equation; nothing for a rule about none."""
        if not {"part", "whole"} <= set(rule.options):
            return ()
        return self._parsed([f"{rule.options['part']} <= {rule.options['whole']}"], where)

    def _check_codes(self, rule: Rule, where: str) -> None:
        """Every code in the examples and options is one."""
        named = [c for e in rule.examples for key in ("values", "before", "part", "notes") for c in e.get(key, {})]
        named += [c for pair in rule.options.get("wholes", {}).items() for c in pair]
        for option in CODES & set(rule.options):
            value = rule.options[option]
            named += [value] if isinstance(value, str) else value
        for code in named:
            if code.partition("[")[0] not in self.catalogue.by_code:
                raise RuleError(f"{where}: {code} is no code of the catalogue")


def _check_words(raw: Mapping[str, Any], where: str) -> None:
    for key, allowed in (("family", FAMILIES), ("severity", SEVERITIES)):
        if raw.get(key) not in allowed:
            raise RuleError(f"{where}: {key} {raw.get(key)!r} is none of {', '.join(allowed)}")
    if raw.get("blank", "skip") not in BLANKS:
        raise RuleError(f"{where}: blank {raw['blank']!r} is none of {', '.join(BLANKS)}")
    if ("equation" in raw) == ("kind" in raw):
        raise RuleError(f"{where}: either an equation or a kind")
    for key in ("about", *({"unseen"} & set(raw))):
        if not isinstance(raw.get(key), Mapping) or set(raw[key]) != set(LANGUAGES):
            raise RuleError(f"{where}: {key} needs {' and '.join(LANGUAGES)}")


def _inherited(rule: Rule, where: str) -> Rule:
    """The rule with the source of the same check in another form, whose examples prove it, and what it does not say."""
    other = _checks(rule.like).get((rule.id, rule.kind))
    if other is None:
        raise RuleError(f"{where}: {rule.like} has no rule of this id and kind")
    unsaid = {k: v for k, v in other.options.items() if k not in OF_CODES}
    return replace(rule, source=rule.source or other.source, options=unsaid | dict(rule.options))


def _checks(form: str) -> Mapping[tuple[str, str], Rule]:
    """The form's rules by id and kind."""
    return {(rule.id, rule.kind): rule for rule in load_rules(form).rules}


def _places(text: str, raw: Sequence[Mapping[str, Any]], source: str) -> Iterator[str]:
    """For each rule the file, its line and its id, as a fault begins."""
    lines = [text.count("\n", 0, m.start()) + 1 for m in _HEAD.finditer(text)]
    numbered = len(lines) == len(raw)
    for n, rule in enumerate(raw):
        yield f"{source}:{lines[n] if numbered else 1}: rule {rule.get('id', '?')}"


def read_rules(text: str, catalogue: Catalogue, source: str) -> RuleSet:
    """The rules in a file's text; raises RuleError where one is at fault.

    A rule that was proposed and is not confirmed yet (`confirmed = false`) is read, but left out. So is one that was
    confirmed and only says what another does: its user cannot see that two proposals are one.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{source}: {error}") from error
    entries = raw.get("rule", ())
    rows = load_form(catalogue.form).dimensions
    file = _File(catalogue, rows, Units(catalogue, raw.get("same_units", ())), raw.get("source", {}))
    where = dict[str, str]()
    rules: list[Rule] = []
    for entry, place in zip(entries, _places(text, entries, source), strict=True):
        rule = file.rule(entry, place)
        if rule.id in where:
            raise RuleError(f"{place} stands twice")
        where[rule.id] = place
        if entry.get("confirmed", True):
            rules.append(rule)
    proposed = frozenset(entry["id"] for entry in entries if "confirmed" in entry)
    found = list(faults(((r.id, e) for r in rules for e in r.equations), catalogue))
    for fault in found:
        if fault.idle is None or proposed.isdisjoint({fault.name, fault.idle[0], fault.by}):
            raise RuleError(f"{where[fault.name]}: {fault.said}")
    kept = [left for rule in rules if (left := _without(rule, found)) is not None]
    idle = {f.idle[0]: f.by for f in found if f.idle is not None}
    return RuleSet(tuple(kept), raw.get("template", {}), catalogue, idle)


def _without(rule: Rule, found: Sequence[Fault]) -> Rule | None:
    """The rule without equations that say nothing of their own; None where none are left."""
    idle = [f.idle[1] for f in found if f.idle is not None and f.idle[0] == rule.id]
    left = tuple(e for e in rule.equations if e not in idle)
    if not idle:
        return rule
    return replace(rule, equations=left, examples=()) if left else None


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
