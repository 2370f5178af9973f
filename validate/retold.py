"""What the narrative says of an appendix' indicator in its own words, against the appendix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from normalize.form import NARRATIVE
from normalize.report import EACH, EQUAL, LONGER, PART, TOLD, Figure, Observation, Report, Retold
from validate.drafts import Ended, FindingDraft
from validate.evaluate import codes_of
from validate.finding import INFO
from validate.intervals import Interval, interval_of
from validate.ledger import Ledger
from validate.rules import Rule, RuleSet
from validate.words import Words

PERCENT = "percent"
LARGE, FAR = 100, 2
SURE = 0.9  # a figure read with less confidence proves nothing
DAYS_APART = timedelta(days=20)  # appendices often cover a quarter from the middle of a month on


def check_retold(rule: Rule, book: Ledger, words: Words, rules: RuleSet | None = None) -> Ended:
    """Each figure that a sentence states of the appendices is the appendix'; `relation` says how the rule's are.

    Of `rules` an equation that compares a figure as a fact with the same table's figure is enough.
    """
    relations: Sequence[str] = rule.options["relations"]
    passed = undetermined = 0
    drafts = list[FindingDraft]()
    said_once = (s for s in book.report.retold if s.relation in relations and not _is_compared(s, rules))
    for shown, said in _by_codes(said_once).items():
        printed = tuple(o for code in shown for o in _printed(code, book))
        wrong = [s for s in said if not _agrees(s, book)] if printed else []
        if len(said) > 1 and wrong and _agrees(_together(said), book):
            wrong = []
        meant = [s for s in wrong if s.told or (_is_near(s, printed) and not _is_stated_too(s, printed))]
        passed += len(said) - len(wrong) if printed else 0
        undetermined += len(wrong) - len(meant) if printed else len(said)
        drafts += [_draft(rule, s, printed, book, words, alone=len(said) == 1) for s in meant]
    return Ended(rule, passed, undetermined + int(not (passed or drafts)), tuple(drafts), words.say("no_rows"))


def _is_compared(said: Retold, rules: RuleSet | None) -> bool:
    """Whether an equation has the figure as a fact together with the table's."""
    if not said.own or rules is None:
        return False
    named = {code.partition("[")[0] for code in said.shown}
    compared = ({*codes_of(e)} for r in rules.rules for e in r.equations)
    return any(said.own in codes and not named.isdisjoint(codes) for codes in compared)


def _by_codes(retold: Iterable[Retold]) -> dict[tuple[str, ...], list[Retold]]:
    found: dict[tuple[str, ...], list[Retold]] = {}
    for said in retold:
        found.setdefault(said.shown, []).append(said)
    return found


def _together(said: Sequence[Retold]) -> Retold:
    """What several sentences say, added: each may be of a part, as the council's and the committee's documents."""
    return replace(said[0], figure=Figure(sum((s.figure.value for s in said), Decimal(0))))


def _printed(code: str, book: Ledger) -> Iterator[Observation]:
    """The figures of a code, or of a code's row, that cover about the report's own days."""
    name, _, row = code.partition("[")
    for observation in book.entry(name, row.rstrip("]")).observations:
        told = observation.match_method == TOLD
        if observation.figure is not None and not told and _of_period(observation, book.report):
            yield observation


def _of_period(observation: Observation, report: Report) -> bool:
    start, period = observation.period_start, report.period
    return start is None or period is None or abs(start - period.start) <= DAYS_APART


def _agrees(said: Retold, book: Ledger) -> bool:
    codes = said.shown if said.relation == LONGER else said.codes
    found = [value for code in codes for value in _values(code, book)]
    stated = interval_of(said.figure)
    if said.relation == EACH:
        return all(value.meets(stated) for value in found)
    if said.relation == LONGER:
        return any(value.may_be_at_most(stated) for value in found)
    if said.relation == PART:
        return any(stated.may_be_at_most(value) for value in found)
    return any(_cut(value).meets(_cut(stated)) for value in found)


def _cut(value: Interval) -> Interval:
    """With what prints so when decimals are cut instead of rounded."""
    return Interval(value.low, value.high + value.half_width)


def _values(code: str, book: Ledger) -> list[Interval]:
    """The values of a code, or the sum of several; nothing where one is not printed."""
    parts = [[interval_of(o.figure) for o in _printed(c.strip(), book) if o.figure] for c in code.split("+")]
    if len(parts) == 1:
        return parts[0]
    if not all(parts):
        return []
    total = parts[0][0]
    for others in parts[1:]:
        total += others[0]
    return [total]


def _is_near(said: Retold, printed: Sequence[Observation]) -> bool:
    """Whether a large count is so near to the appendix' that it can be meant, or has a digit too many or few.

    What is far from it counts others: the communes' files too, or those of one day.
    """
    values = [o.figure.value for o in printed if o.figure is not None and o.kind != PERCENT]
    if said.relation != EQUAL or not values or max(values) < LARGE or said.figure.value == 0:
        return True
    return any(_are_near(said.figure.value, value) for value in values)


def _is_stated_too(said: Retold, printed: Sequence[Observation]) -> bool:
    """Whether the sentence goes on to a large count that is the appendix': then its first one is of another scope."""
    return any(o.figure.value in said.beside and o.figure.value >= LARGE for o in printed if o.figure is not None)


def _are_near(one: Decimal, other: Decimal) -> bool:
    small, large = sorted((one, other))
    return large <= FAR * small or abs(large - 10 * small) < 10


def _is_rest(said: Retold, values: Sequence[Decimal]) -> bool:
    """Whether another count of the sentence, or all that it states behind, is what the appendix has more."""
    rests = {*said.beside, sum(said.beside, Decimal(0))} - {Decimal(0)}
    return any(value - said.figure.value in rests for value in values)


def _told_again(said: Retold, book: Ledger) -> tuple[Observation, ...]:
    """The print of the narrative's figure that tells a table's, where there is one."""
    own = (o for o in book.report.observations if o.section == NARRATIVE and said.raw and o.quote == said.quote)
    return tuple([o for o in own if o.value_raw and said.raw.startswith(o.value_raw)][:1])


def _draft(
    rule: Rule, said: Retold, shown: tuple[Observation, ...], book: Ledger, words: Words, *, alone: bool
) -> FindingDraft:
    """`alone`: no other sentence states a figure of the same codes."""
    differing = [o for o in shown if o.figure is not None and o.figure.value != said.figure.value]
    values = list(dict.fromkeys(o.figure.value for o in differing if o.figure))
    message = words.say(
        "failed_retold",
        left=words.number(said.figure.value),
        right=" / ".join(words.number(value) for value in values),
        about=rule.about[words.lang],
        evidence=f"{words.figures(differing)} {words.quoted(said.quote)} ({words.place(said.place, 'TM')}).",
    )
    sure = said.sure and alone and not _is_rest(said, values) and all(o.confidence >= SURE for o in differing)
    delta: Decimal = said.figure.value - values[0]
    prints = (*differing, *_told_again(said, book))
    return FindingDraft(
        rule, message, prints, "" if sure else INFO, said.figure.value, values[0], delta, key=said.quote
    )
