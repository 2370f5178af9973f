"""One finding explained: what is said, by which rule, the figures with their places, the arithmetic, the repair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

import regex

from export.decisions import Decision
from extract.document import Place
from rasoat.audit import Row, one_row, table
from rasoat.finish import decided_in
from rasoat.forms import open_forms_of
from rasoat.language import messages, say
from validate.finding import INFO
from validate.rules import Rule, load_rules
from validate.words import Words, number_in

_PLACE = regex.compile(r"\{(\w+)\}")
_NUMBERS = ("expected", "actual", "tolerance")
PRECISION = 4


def explained(out: Path, finding_id: str, lang: str) -> str:
    """One finding of OUT as text, in the user's language; raises Refusal where it or its form is not there."""
    finding = one_row(table(out, "findings"), "finding_id", finding_id, "refuse.no_target")
    report = one_row(table(out, "reports"), "report_id", finding["report_id"], "refuse.no_target")
    open_forms_of(out, report["template"])
    rules = load_rules(report["template"])
    words = Words(lang, rules.templates[lang], rules.catalogue)
    rule = next((r for r in rules.rules if r.id == finding["rule_id"]), None)
    wanted = list(dict.fromkeys((*_ids(finding["observation_ids"]), *_ids(finding["suspects"]))))
    rows = {row["observation_id"]: row for row in table(out, "observations")}
    figures = {i: rows[i] for i in wanted if i in rows}
    parts = (
        [f"{report['org']}, {report['period']} — {report['source_file']}", finding["message"]],
        _rule(finding, rule, next(iter(figures.values()), {}), lang),
        _figures(figures, finding, words),
        [*_arithmetic(finding, rule, figures, words), _state(finding, lang)],
    )
    history = [d for d in decided_in(out) if d.finding_id == finding_id or d.observation_id in figures]
    told = "\n\n".join("\n".join(part) for part in parts if part)
    return "\n".join((told, *(_decided(decision, lang) for decision in history)))


def _ids(cell: str) -> list[str]:
    return [i for i in cell.split("; ") if i]


def _rule(finding: Row, rule: Rule | None, first: Row, lang: str) -> list[str]:
    """The rule, its equation and what it rests on."""
    about = rule_in_words(rule, lang, first) if rule else ""
    lines = [say("explain.rule", lang, rule=finding["rule_id"], about=about)]
    lines += [f"    {_filled(rule.equation, first)}"] if rule and rule.equation else []
    return lines + ([say("explain.source", lang, source=rule.source[lang])] if rule else [])


def rule_in_words(rule: Rule, lang: str, figure: Mapping[str, str] | None = None) -> str:
    """What a rule asks for, about a figure (a row of `observations.csv`); dots in the places of what is not known."""
    return _filled(rule.about[lang], figure or {})


def _filled(text: str, figure: Mapping[str, str]) -> str:
    said = {"code": figure.get("code", ""), "label": figure.get("label", ""), "row": figure.get("dimension", "")}
    return _PLACE.sub(lambda place: said.get(place[1]) or "…", text)


def _figures(figures: Mapping[str, Row], finding: Row, words: Words) -> list[str]:
    """The figures, each with its place and quote, those that are probably wrong marked."""
    if not figures:
        return []
    wrong = _ids(finding["suspects"]) if finding["likely_culprit"] else []
    head = "explain.figures" if any(i in figures for i in wrong) else "explain.figures_alone"
    return [say(head, words.lang), *(_figure(row, i in wrong, words) for i, row in figures.items())]


def _figure(row: Row, wrong: bool, words: Words) -> str:
    dimension = f" [{row['dimension']}]" if row["dimension"] else ""
    value = row["value_raw"] or words.say("blank")
    head = f"  {'▶' if wrong else '•'} {row['code'] or '–'}{dimension} {row['label'] or row['label_raw']}: {value}"
    place = words.place(Place(int(row["page"]) if row["page"] else None, location=row["location"]), row["section"])
    quote = f"\n      “{row['quote']}”" if row["quote"] else ""
    return f"{head}\n      {place}, {row['observation_id']}{quote}"


def shown_number(text: str, lang: str) -> str:
    """A cell of a CSV file, a number as the language writes it; whatever is none as it is."""
    try:
        return number_in(Decimal(text), lang, PRECISION)
    except InvalidOperation:
        return text


def _compared(finding: Row, rule: Rule | None, figures: Mapping[str, Row]) -> str:
    """Which words say how a finding's figures stand to each other; empty where it has none to compare.

    What one of them should be is said only where the repair of the likely culprit is just that.
    """
    expected, actual, culprit = finding["expected"], finding["actual"], figures.get(finding["likely_culprit"])
    if not expected:
        return ""
    if not actual:
        return "explain.absent"
    if not finding["delta"]:
        return "explain.allowed"
    if culprit and culprit["value"] and finding["repair"]:
        apart = abs(Decimal(finding["repair"]) - Decimal(expected))
        if Decimal(culprit["value"]) == Decimal(actual) and apart <= Decimal(finding["tolerance"] or 0):
            return "explain.arithmetic"
    return "explain.sides" if rule and rule.equation else "explain.differ"


def _arithmetic(finding: Row, rule: Rule | None, figures: Mapping[str, Row], words: Words) -> Iterable[str]:
    """How the figures stand to each other, what would repair it, and which other rules the cause breaks."""
    if key := _compared(finding, rule, figures):
        values = {name: shown_number(finding[name], words.lang) or "–" for name in _NUMBERS}
        values["delta"] = words.signed(Decimal(finding["delta"])) if finding["delta"] else "–"
        contrary = key in {"explain.sides", "explain.differ"} and finding["severity"] != INFO
        unknown = contrary and not finding["likely_culprit"]
        yield say(key, words.lang, **values) + (say("explain.neither", words.lang) if unknown else "")
    if finding["suggestion"]:
        yield finding["suggestion"]
    if finding["consequences"]:
        yield say("explain.consequences", words.lang, rules=finding["consequences"])


def _named(kind: str, code: str, lang: str) -> str:
    """A code of a column in words, behind which the code stands where it is another word."""
    name = messages(lang).get(f"{kind}.{code}", code)
    return name if name == code else f"{name} ({code})"


def _state(finding: Row, lang: str) -> str:
    columns = {"severity": "severity", "cause": "cause", "status": "decided"}
    return say("explain.state", lang, **{name: _named(kind, finding[name], lang) for name, kind in columns.items()})


def _decided(decision: Decision, lang: str) -> str:
    what = f"{decision.before} → {decision.after or decision.status}"
    why = decision.reason or "–"
    return say("explain.decision", lang, when=decision.reviewed_at, who=decision.reviewer, what=what, why=why)
