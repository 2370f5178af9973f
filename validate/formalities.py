"""What surrounds the figures: periods, and the form's rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from normalize.periods import agree
from normalize.report import Deviation, Period, StatedPeriod
from validate.drafts import Ended, FindingDraft, ended_once
from validate.ledger import Ledger
from validate.rules import Rule
from validate.words import Words, shown_day

MAX_LISTED = 8


def _days(stated: StatedPeriod, words: Words) -> str:
    section = words.templates["section"].get(stated.section, stated.section)
    place = words.place(stated.place, stated.section).removeprefix(f"{section}, ")
    return f"{section}: {shown_day(stated.start)}–{shown_day(stated.end)} ({place})"


def _key(stated: Sequence[StatedPeriod]) -> str:
    """What a finding of these is known by: neither language nor page makes it another."""
    return "; ".join(f"{s.section} {s.start} {s.end}" for s in stated)


def check_appendix_periods(rule: Rule, book: Ledger, words: Words) -> Ended:
    """All appendices state the same days."""
    stated = book.report.stated_periods
    if len(stated) < 2:
        return Ended(rule, not_determined=1, reason=words.say("not_printed"))
    if len({(s.start, s.end) for s in stated}) == 1:
        return Ended(rule, passed=1)
    message = f"{rule.about[words.lang]}. {'; '.join(_days(s, words) for s in stated)}."
    return ended_once(rule, [FindingDraft(rule, message, (), key=_key(stated))])


def _fits(stated: StatedPeriod, period: Period, slack: timedelta) -> bool:
    """Whether the days are the period's.

    Reports are written before it ends, so its last days may lack; these are then the first ones of the next
    report's: the statistics of a year run from 15 December to 14 December.
    """
    if stated.start is None or stated.end is None or stated.end < stated.start:
        return False
    return period.start - slack <= stated.start <= period.start and period.end - slack <= stated.end <= period.end


def check_report_period(rule: Rule, book: Ledger, words: Words) -> Ended:
    """Each appendix's days are those of the report's period.

    Appendices that differ from each other are another rule's finding; this one speaks when they agree.
    """
    period, stated = book.report.period, book.report.stated_periods
    if period is None or not stated:
        return Ended(rule, not_determined=1, reason=words.say("not_printed"))
    slack = timedelta(days=int(rule.options["slack_days"]))
    wrong = [s for s in stated if not _fits(s, period, slack)]
    if not wrong or len({(s.start, s.end) for s in stated}) > 1:
        return Ended(rule, passed=1)
    about = rule.about[words.lang].format(period=period.code)
    message = f"{about}. {'; '.join(_days(s, words) for s in wrong)}."
    return ended_once(rule, [FindingDraft(rule, message, (), key=_key(wrong))])


def check_named_periods(rule: Rule, book: Ledger, words: Words) -> Ended:
    """What the rule's `sources` name as the period is the report's; each that does not is in one finding."""
    period = book.report.period
    named = [n for n in book.report.named_periods if n.source in rule.options["sources"]]
    if period is None or not named:
        return Ended(rule, not_determined=1, reason=words.say("not_printed"))
    wrong = [n for n in named if not agree(n.period, period)]
    if not wrong:
        return Ended(rule, passed=1)
    listed = "; ".join(f"{n.period.code}: {words.quoted(n.quote)}" for n in wrong)
    message = f"{rule.about[words.lang].format(period=period.code)}: {listed}."
    key = "; ".join(f"{n.period.code} {n.quote}" for n in wrong)
    return ended_once(rule, [FindingDraft(rule, message, (), key=key)])


def check_report_date(rule: Rule, book: Ledger, words: Words) -> Ended:
    """The report is not dated before its period begins."""
    period, dated = book.report.period, book.report.date
    if period is None or dated is None:
        return Ended(rule, not_determined=1, reason=words.say("not_printed"))
    if dated >= period.start:
        return Ended(rule, passed=1)
    message = f"{rule.about[words.lang].format(period=period.code)}: {shown_day(dated)}."
    return ended_once(rule, [FindingDraft(rule, message, (), key=dated.isoformat())])


def _deviating(book: Ledger, kind: str) -> list[Deviation]:
    return [d for d in book.report.deviations if d.kind == kind]


def check_renumbered(rule: Rule, book: Ledger, words: Words) -> Ended:
    """Rows numbered otherwise than in the form: one finding a group."""
    by_group: dict[str, list[Deviation]] = {}
    for deviation in _deviating(book, "renumbered"):
        parent = words.catalogue.by_code[deviation.code].parent
        by_group.setdefault(parent, []).append(deviation)
    drafts = []
    for group, members in by_group.items():
        listed = ", ".join(f"{d.code} → {d.printed}" for d in members[:MAX_LISTED])
        place = words.place(members[0].place, members[0].section)
        message = f"{rule.about[words.lang].format(group=group)}: {listed} ({place})."
        observations = tuple(o for d in members for o in book.entry(d.code).observations)
        drafts.append(FindingDraft(rule, message, observations, key=group))
    return ended_once(rule, drafts)


def check_rows(rule: Rule, book: Ledger, words: Words, kind: str) -> Ended:
    """Rows that the report lacks, or that the form does not have: one finding a section."""
    by_section: dict[str, list[Deviation]] = {}
    for deviation in _deviating(book, kind):
        by_section.setdefault(deviation.section, []).append(deviation)
    drafts = []
    for section, members in by_section.items():
        named = [d.printed or f"{d.code} {words.label(d.code)}" for d in members]
        listed = "; ".join(named[:MAX_LISTED])
        more = f"; {words.say('more', count=len(named) - MAX_LISTED)}" if len(named) > MAX_LISTED else ""
        name = words.templates["section"].get(section, section)
        message = f"{rule.about[words.lang]} ({name}): {listed}{more}."
        drafts.append(FindingDraft(rule, message, (), key=f"{section}: {'; '.join(named)}"))
    return ended_once(rule, drafts)
