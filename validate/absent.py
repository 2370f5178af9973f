"""Figures that are left blank though others of the report give them: stated elsewhere, or to be computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from normalize.catalogue import Indicator, groups, stated_as
from normalize.report import Observation
from validate.drafts import Ended, FindingDraft, ended_once
from validate.equations import Equation, Expression, Term, terms
from validate.evaluate import Side, codes_of, side_of
from validate.intervals import Interval
from validate.ledger import Entry, Ledger
from validate.repeated import figures_of
from validate.rules import Rule, RuleSet
from validate.words import Words


def check_missing(rule: Rule, book: Ledger, words: Words) -> Ended:
    """A blank cell for a figure that stands elsewhere; graver where the rest of its table is filled."""
    passed = 0
    drafts = []
    for codes in groups(words.catalogue):
        given = [o for o in figures_of(book, codes) if o.figure and o.figure.value]
        if not given:
            continue
        blank = [e for e in map(book.entry, codes) if e.state == "blank"]
        passed += not blank
        drafts += [_blank(rule, entry, given, book, words) for entry in blank]
    return Ended(rule, passed, 0 if passed or drafts else 1, tuple(drafts), words.say("no_rows"))


def _blank(rule: Rule, entry: Entry, given: Sequence[Observation], book: Ledger, words: Words) -> FindingDraft:
    indicator = words.catalogue.by_code[entry.code]
    siblings = [i.code for i in words.catalogue.children(indicator.parent) if i.code != entry.code]
    filled = sum(book.entry(code).state == "figure" for code in siblings)
    both_appendices = all(o.section != "TM" for o in given)
    graver = filled * 2 > len(siblings) and both_appendices
    observations = (*entry.observations, *given)
    said = {"about": rule.about[words.lang], "value": words.printed(given[0])}
    message = words.say("failed_blank", **said, evidence=words.figures(observations))
    severity = str(rule.options.get("severity_in_filled_table", rule.severity)) if graver else rule.severity
    return FindingDraft(rule, message, observations, severity, given[0].figure.value if given[0].figure else None)


def says_something(entry: Entry, indicator: Indicator) -> bool:
    """Whether an answer is given: anything but a blank, and of a count anything but nought."""
    nought = indicator.kind == "count" and entry.interval is not None and entry.interval.low == entry.interval.high == 0
    return entry.state != "blank" and not nought


def check_answer_without_count(rule: Rule, book: Ledger, words: Words) -> Ended:
    """An answer is given though the one that it belongs to is left blank."""
    count, answer = book.entry(rule.options["count"]), book.entry(rule.options["answer"])
    if "absent" in (count.state, answer.state):
        return Ended(rule, not_determined=1, reason=words.say("not_printed"))
    if count.state != "blank" or not says_something(answer, words.catalogue.by_code[answer.code]):
        return Ended(rule, passed=1)
    observations = (*count.observations, *answer.observations)
    message = f"{rule.about[words.lang]}. {words.figures(observations)}"
    return ended_once(rule, [FindingDraft(rule, message, observations)])


@dataclass(frozen=True, slots=True)
class _Computed:
    """A figure that an equation gives: the rule that says so, the figure's entry, and the other side."""

    rule: Rule
    entry: Entry
    other: Side
    at_least: bool


def _askable(rule: Rule) -> bool:
    """Whether a rule leaves blanks alone and speaks of one report and one scope."""
    return rule.kind == "equation" and rule.blank == "skip" and rule.severity != "info" and rule.family != "series"


def _sides(equation: Equation) -> Iterator[tuple[Term, Expression]]:
    """The sides that are one figure of no row, each with the other side; of a part and its whole only the whole."""
    of_several = equation.relation == "<=" and not isinstance(equation.left, Term)
    if isinstance(equation.right, Term) and not equation.right.row and not of_several:
        yield equation.right, equation.left
    if isinstance(equation.left, Term) and not equation.left.row and equation.relation != "<=":
        yield equation.left, equation.right


def _given(interval: Interval | None) -> bool:
    return interval is not None and not (interval.low <= 0 <= interval.high)


def _computed(rules: RuleSet, book: Ledger, elsewhere: Mapping[str, Sequence[str]]) -> Iterator[_Computed]:
    """What the rules' equations give, the first for each figure.

    Not what the catalogue says stands elsewhere, nor a row without a unit: that is a heading, and left blank.
    """
    seen: set[str] = set()
    for rule in filter(_askable, rules.rules):
        for equation in (e for e in rule.equations if e.when is None):
            for term, expression in _sides(equation):
                unit = rules.catalogue.by_code[term.code].unit
                if not unit or term.code in seen or any(t.row == "*" or t.offset for t in (term, *terms(expression))):
                    continue
                entry = book.entry(term.code)
                if entry.state == "blank" and figures_of(book, elsewhere.get(term.code, ())):
                    continue
                other = side_of(expression, book)
                if entry.state in {"blank", "figure"} and _given(other.interval):
                    seen.add(term.code)
                    yield _Computed(rule, entry, other, equation.relation == "<=")


def check_computed(rule: Rule, book: Ledger, rules: RuleSet, words: Words) -> Ended:
    """A blank cell for a total, a whole or a rate that the report's other figures give."""
    if not _has_blanks(book, rules):
        return Ended(rule, not_determined=1, reason=words.say("no_rows"))
    found = list(_computed(rules, book, stated_as(rules.catalogue)))
    blank = [c for c in found if c.entry.state == "blank"]
    drafts = [_uncomputed(rule, c, words) for c in blank]
    return Ended(rule, len(found) - len(blank), int(not found), tuple(drafts), words.say("no_rows"))


def _has_blanks(book: Ledger, rules: RuleSet) -> bool:
    """Whether any cell that a rule asks for is blank at all: most reports are settled by this look."""
    blank = {o.code for o in book.report.observations if not o.value_raw and o.code}
    asked = (code for r in rules.rules if _askable(r) for e in r.equations for code in codes_of(e))
    return bool(blank) and any(code in blank for code in asked)


def _uncomputed(rule: Rule, found: _Computed, words: Words) -> FindingDraft:
    observations = (*found.entry.observations, *(o for e in found.other.entries for o in e.observations))
    interval = found.other.interval
    assert interval is not None  # noqa: S101 — what is computed has a value
    value = words.number(interval.middle)
    said = words.say("at_least", value=value).rstrip(".").lower() if found.at_least else value
    about = f"{rule.about[words.lang]} ({found.rule.about[words.lang]})"
    message = words.say("failed_blank", about=about, value=said, evidence=words.figures(observations))
    return FindingDraft(rule, message, observations, "", round(interval.middle, 4), key=found.rule.id)
