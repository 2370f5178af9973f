"""Values outside what the form allows: choices, percentages, counts, units, fractions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from normalize.catalogue import Indicator
from normalize.money import is_divisible
from normalize.report import Observation
from normalize.text import fold
from validate.drafts import Ended, FindingDraft
from validate.ledger import Ledger
from validate.rules import Rule
from validate.words import Words

_MARKS = frozenset({"x"})
_RATE = regex.compile(r"[\d.,\s]+%\s*")
# Says whether a value is allowed; None where the rule does not speak of it.
Verdict = Callable[[Observation, Indicator, Rule], bool | None]


def _choice(observation: Observation, indicator: Indicator, _: Rule) -> bool | None:
    if indicator.kind != "choice":
        return None
    if observation.figure is not None:
        figure = observation.figure
        return figure.denominator is None and f"{figure.value.normalize():f}" in indicator.choices  # `1,00` is 1
    signs = {fold(s) for s in indicator.choices}
    meanings = {fold(m) for m in indicator.choices.values()} | {fold(f"{s} {m}") for s, m in indicator.choices.items()}
    if fold(observation.value_raw) in signs | meanings:
        return True
    return None if _is_mark(observation.value_raw) else False


def _percent(observation: Observation, indicator: Indicator, rule: Rule) -> bool | None:
    if indicator.kind != "percent" or observation.figure is None or observation.figure.denominator is not None:
        return None
    if indicator.code in rule.options.get("free", ()):  # compared with a plan or another period
        return True
    return 0 <= observation.figure.value <= 100


def _count(observation: Observation, indicator: Indicator, rule: Rule) -> bool | None:
    if indicator.kind != "count" or observation.figure is None:
        return None
    value = observation.figure.value
    whole = value == value.to_integral_value() or is_divisible(indicator.unit)
    whole = whole or indicator.code in rule.options.get("parts", ())
    return whole and (value >= 0 or indicator.code in rule.options.get("signed", ()))


def _words(observation: Observation, indicator: Indicator, _: Rule) -> bool | None:
    """A cell of a count or rate that holds words."""
    if indicator.kind not in {"count", "percent"} or not observation.value_raw:
        return None
    printed = observation.value_raw
    return observation.figure is not None or not any(map(str.isalpha, printed)) or _is_mark(printed)


def _is_mark(text: str) -> bool:
    """Whether a text is a way to write nothing: dashes, dots, an `x`."""
    letters = "".join(filter(str.isalnum, text))
    return not letters or letters.lower() in _MARKS


def _percent_sign(observation: Observation, indicator: Indicator, rule: Rule) -> bool | None:
    """A count that is printed as a rate."""
    table = observation.section in rule.options["sections"]
    if indicator.kind != "count" or observation.figure is None or not table:
        return None
    return "%" not in observation.value_raw or not _RATE.fullmatch(observation.value_raw)


def _unit(observation: Observation, indicator: Indicator, rule: Rule) -> bool | None:
    if indicator.kind != "percent" or observation.figure is None or observation.section not in rule.options["sections"]:
        return None
    return bool(indicator.unit) or bool(observation.unit)


def _fraction(observation: Observation, _: Indicator, __: Rule) -> bool | None:
    figure = observation.figure
    if figure is None or figure.denominator is None:
        return None
    return figure.value <= figure.denominator


DOMAIN_CHECKS: dict[str, Verdict] = {
    "choice": _choice,
    "percent": _percent,
    "count": _count,
    "words": _words,
    "percent-sign": _percent_sign,
    "unit": _unit,
    "fraction": _fraction,
}
ASKED: dict[str, frozenset[str]] = {
    "choice": frozenset({"choice"}),
    "percent": frozenset({"percent"}),
    "count": frozenset({"count"}),
    "words": frozenset({"count", "percent"}),
    "percent-sign": frozenset({"count"}),
    "unit": frozenset({"percent"}),
}
"""The kinds of indicator that a verdict speaks of, where not of all: it is not asked about the others."""


def check_domain(rule: Rule, book: Ledger, words: Words) -> Ended:
    """The rule's verdict on every figure of the report that it speaks of."""
    verdict = DOMAIN_CHECKS[rule.kind]
    passed = 0
    failed: list[Observation] = []
    asked = ASKED.get(rule.kind)
    indicators = words.catalogue.by_code
    for entry in book.entries.values():
        indicator = indicators[entry.code]
        if asked is not None and indicator.kind not in asked:
            continue
        for observation in entry.observations:
            allowed = verdict(observation, indicator, rule)
            passed += allowed is True
            if allowed is False:
                failed.append(observation)
    drafts = tuple(_draft(rule, o, words) for o in failed)
    return Ended(rule, passed, int(not passed and not drafts), drafts, words.say("no_rows"))


def _draft(rule: Rule, observation: Observation, words: Words) -> FindingDraft:
    choices = _listed(words.catalogue.by_code[observation.code])
    about = rule.about[words.lang].format(choices=choices)
    message = f"{words.printed(observation)}: {about}. {words.figure(observation)}."
    return FindingDraft(rule, message, (observation,), "", choices or None, observation.value_raw)


def _listed(indicator: Indicator) -> str:
    return ", ".join(f"{sign} = {meaning}" for sign, meaning in indicator.choices.items())


def domain_kinds() -> Sequence[str]:
    """The kinds of rule that this module checks."""
    return tuple(DOMAIN_CHECKS)
