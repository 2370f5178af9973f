"""Equations checked on a report, with the findings of those that fail."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from normalize.report import Observation
from validate.drafts import Ended, FindingDraft
from validate.equations import Equation, Total
from validate.evaluate import Check, checks
from validate.ledger import TOTAL_ROW, Ledger, within_year
from validate.rules import Rule
from validate.words import Words


def check_equations(rule: Rule, book: Ledger, before: Ledger | None, words: Words) -> Ended:
    """How the rule's equations ended on a report: one check a row where they reach over rows."""
    before = within_year(book, before) if rule.options.get("within_year") else before
    passed = undetermined = 0
    drafts: list[FindingDraft] = []
    lacking: dict[str, None] = {}
    made: list[tuple[Equation, Check]] = []
    for equation in rule.equations:
        for check in checks(equation, book, before, rule.blank):
            made.append((equation, check))
            if check.outcome == "passed":
                passed += 1
            elif check.outcome == "failed":
                drafts.append(_draft(rule, equation, check, book, words))
            else:
                undetermined += 1
                lacking |= dict.fromkeys(check.lacking)
    if rule.options.get("rows_before_total"):
        drafts = _without_implied_total(drafts, [check for _, check in made])
    reason = words.say("no_previous") if rule.family == "series" and before is None else words.lacking([*lacking])
    return Ended(rule, passed, undetermined or int(not made), tuple(drafts), reason, tuple(made))


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
    rate = not check.left.entries or words.catalogue.by_code[check.left.entries[0].code].kind == "percent"
    divided = "failed_rate" if rate else "failed_average"
    template = {"<=": "failed_most", "~": divided}.get(equation.relation, "failed")
    said = {
        "left": words.number(left.middle),
        "right": words.number(right.middle, 3 if equation.relation == "~" else 2),
        "about": about,
        "delta": words.signed(check.delta),
    }
    message = words.say(template, **said, evidence=_shown(equation, check, book, words))
    return FindingDraft(
        rule=rule,
        message=message,
        observations=_observations(check),
        expected=_rounded(right.middle),
        actual=_rounded(left.middle),
        delta=_rounded(check.delta),
        tolerance=left.half_width + right.half_width,
        key=check.row,
        check=check,
        brief=words.say(template, **said, evidence="").strip().rstrip("."),
    )


def _rounded(value: Decimal) -> Decimal:
    """A computed value to four decimals, without trailing zeros."""
    rounded = round(value, 4)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()
