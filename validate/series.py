"""A report beside its organisation's other ones: figures kept unchanged, counts of a longer period that are less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from validate.drafts import Ended, FindingDraft, ended_once
from validate.ledger import TOTAL_ROW, Entry, Ledger
from validate.rules import Rule
from validate.setting import Setting
from validate.words import Words

Pair = tuple[Entry, Entry]


def _pairs(codes: Sequence[str], book: Ledger, other: Ledger) -> Iterator[Pair]:
    """The figures of codes that both reports print, row by row."""
    for code in codes:
        for row in book.rows.get(code, ()):
            one, two = book.entry(code, row), other.entry(code, row)
            if one.interval is not None and two.interval is not None:
                yield one, two


def _telling(pair: Pair, least: int) -> bool:
    """Whether figures are so large that they are hardly the same by chance."""
    return all(e.interval is not None and e.interval.middle >= least for e in pair)


def check_copied(rule: Rule, book: Ledger, setting: Setting, words: Words) -> Ended:
    """Counts of a period are not those of the period before: `share` of at least `least` figures of `above` or more."""
    if setting.before is None:
        return Ended(rule, not_determined=1, reason=words.say("no_previous"))
    pairs = [p for p in _pairs(rule.options["codes"], book, setting.before) if _telling(p, rule.options["above"])]
    if len(pairs) < rule.options["least"]:
        return Ended(rule, not_determined=1, reason=words.say("no_rows"))
    same = [one for one, two in pairs if one.interval == two.interval]
    if len(same) < rule.options["share"] * len(pairs):
        return Ended(rule, passed=1)
    observations = tuple(o for entry in same for o in entry.observations)
    told = words.say("copied", same=len(same), count=len(pairs))
    message = f"{rule.about[words.lang]}: {told}. {words.figures(observations)}"
    return ended_once(rule, [FindingDraft(rule, message, observations)])


def check_cumulative(rule: Rule, book: Ledger, setting: Setting, words: Words) -> Ended:
    """What is counted over a period is no less than what was counted over its first part; totals of tables alone."""
    if setting.part is None:
        return Ended(rule, not_determined=1, reason=words.say("no_part"))
    pairs = [p for p in _pairs(rule.options["codes"], book, setting.part) if p[0].row in {"", TOTAL_ROW}]
    less = [p for p in pairs if p[0].interval and p[1].interval and p[0].interval.high < p[1].interval.low]
    drafts = [_less(rule, pair, book, words) for pair in less]
    return Ended(rule, len(pairs) - len(less), int(not pairs), tuple(drafts), words.say("no_rows"))


def _less(rule: Rule, pair: Pair, book: Ledger, words: Words) -> FindingDraft:
    one, two = pair
    assert one.interval is not None  # noqa: S101
    assert two.interval is not None  # noqa: S101 — only figures are compared
    now, then = one.interval.middle, two.interval.middle
    observations = (*one.observations, *two.observations)
    own = frozenset(o.observation_id for o in book.report.observations)
    about = f"{words.number(now)} < {words.number(then)}: {rule.about[words.lang]}"
    message = f"{about}. {words.figures(observations, own)}"
    return FindingDraft(rule, message, observations, "", then, now, now - then, key=one.code)
