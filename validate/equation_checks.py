"""Equations checked on a report, with the findings of those that fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from normalize.report import Observation
from validate.drafts import Ended, FindingDraft
from validate.equations import Equation, Total
from validate.evaluate import Check, checks
from validate.ledger import TOTAL_ROW, Ledger
from validate.rules import Rule
from validate.words import Words


def check_equations(rule: Rule, book: Ledger, before: Ledger | None, words: Words) -> Ended:
    """How the rule's equations ended on a report: one check a row where they reach over rows."""
    passed = undetermined = 0
    drafts: list[FindingDraft] = []
    lacking: dict[str, None] = {}
    made: list[Check] = []
    for equation in rule.equations:
        for check in checks(equation, book, before, rule.blank):
            made.append(check)
            if check.outcome == "passed":
                passed += 1
            elif check.outcome == "failed":
                drafts.append(_draft(rule, equation, check, book, words))
            else:
                undetermined += 1
                lacking |= dict.fromkeys(check.lacking)
    if rule.options.get("rows_before_total"):
        drafts = _without_implied_total(drafts, made)
    reason = words.say("no_previous") if rule.family == "series" and before is None else words.lacking([*lacking])
    return Ended(rule, passed, undetermined or int(not made), tuple(drafts), reason)


def _without_implied_total(drafts: list[FindingDraft], made: Sequence[Check]) -> list[FindingDraft]:
    """The drafts without the total's when the rows' differences add up to it: one cause, one finding."""
    failed = [c for c in made if c.outcome == "failed"]
    rows = [c for c in failed if c.row != TOTAL_ROW]
    total = next((c for c in failed if c.row == TOTAL_ROW), None)
    if total is None or not rows or sum(c.delta for c in rows) != total.delta:
        return drafts
    return [d for d, c in zip(drafts, failed, strict=True) if c is not total]


def _observations(check: Check) -> tuple[Observation, ...]:
    return tuple(o for entry in check.entries for o in entry.observations)


def _shown(equation: Equation, check: Check, book: Ledger, words: Words) -> str:
    """The evidence: every figure, or for a sum over rows the total's and how many rows there are."""
    if not isinstance(equation.right, Total) or check.right.interval is None:
        return words.figures(_observations(check), frozenset(o.observation_id for o in book.report.observations))
    left = "; ".join(words.figure(o) for entry in check.left.entries for o in entry.observations)
    rows = words.say("rows", count=len(check.right.entries), value=words.number(check.right.interval.middle))
    return f"{left}; {rows}."


def _draft(rule: Rule, equation: Equation, check: Check, book: Ledger, words: Words) -> FindingDraft:
    left, right = check.left.interval, check.right.interval
    assert left is not None and right is not None  # noqa: S101, PT018 — a failed check has both
    label = words.label(check.left.entries[0].code) if check.left.entries else ""
    about = rule.about[words.lang].format(row=book.names.get(check.row, check.row), label=label.lower())
    template = {"<=": "failed_most", "~": "failed_rate"}.get(equation.relation, "failed")
    message = words.say(
        template,
        left=words.number(left.middle),
        right=words.number(right.middle, 3 if equation.relation == "~" else 2),
        about=about,
        delta=words.signed(check.delta),
        evidence=_shown(equation, check, book, words),
    )
    return FindingDraft(
        rule=rule,
        message=message,
        observations=_observations(check),
        expected=_rounded(right.middle),
        actual=_rounded(left.middle),
        delta=_rounded(check.delta),
        tolerance=left.half_width + right.half_width,
        key=check.row,
    )


def _rounded(value: Decimal) -> Decimal:
    """A computed value to four decimals, without trailing zeros."""
    rounded = round(value, 4)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()


def with_suspects(drafts: Sequence[FindingDraft], words: Words) -> list[FindingDraft]:
    """The drafts with their likely culprit: the one figure that stands in most of the failed equations.

    A figure is suspect only when it fails at least two equations and no other of the finding fails as many.
    """
    counted: Counter[str] = Counter()
    for draft in drafts:
        if draft.rule.kind == "equation" and (draft.severity or draft.rule.severity) != "info":
            counted.update({o.observation_id for o in draft.observations})
    result = []
    for draft in drafts:
        if draft.suspects or draft.rule.kind != "equation":
            result.append(draft)
            continue
        ranked = sorted({o.observation_id: counted[o.observation_id] for o in draft.observations}.items(), key=_most)
        clear = bool(ranked) and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        result.append(_suspected(draft, ranked[0][0], words) if clear else draft)
    return result


def _most(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _suspected(draft: FindingDraft, suspect: str, words: Words) -> FindingDraft:
    observation = next(o for o in draft.observations if o.observation_id == suspect)
    culprit = words.say("culprit", **_figure_values(observation, words))
    suggestion = " ".join(filter(None, (draft.suggestion, culprit)))
    return replace(draft, suspects=(suspect,), suggestion=suggestion)


def _figure_values(observation: Observation, words: Words) -> dict[str, str]:
    label = words.label(observation.code)
    if observation.dimension:
        label = f"{observation.dimension}, {label.lower()}"
    return {
        "label": label,
        "code": observation.code,
        "value": words.printed(observation),
        "place": words.place(observation.place, observation.section),
    }


def moved_between_columns(drafts: Sequence[FindingDraft], words: Words) -> list[FindingDraft]:
    """The drafts, two totals of one rule off by +d and −d explained by one figure in the wrong column.

    Where the amount equals cells of the two columns, they are named (at most three).
    """
    result = []
    for draft in drafts:
        partner = next((p for p in drafts if _opposite(draft, p)), None)
        result.append(replace(draft, suggestion=_moved(draft, partner, words)) if partner else draft)
    return result


def _opposite(draft: FindingDraft, other: FindingDraft) -> bool:
    """Whether two findings of one rule over several columns are off by one amount, up and down."""
    if draft.rule is not other.rule or "each" not in draft.rule.options or not draft.delta or not other.delta:
        return False
    return draft.delta == -other.delta


def _moved(draft: FindingDraft, partner: FindingDraft, words: Words) -> str:
    amount = abs(draft.delta or Decimal(0))
    cells = [
        o
        for d in (draft, partner)
        for o in d.observations
        if o.figure and o.figure.value == amount and o.dimension_code != TOTAL_ROW
    ]
    matches = "".join(
        words.say("moved_match", label=words.label(o.code).lower(), row=o.dimension, amount=words.number(amount))
        for o in cells[:3]
    )
    return words.say("moved", amount=words.number(amount), matches=matches)
