"""Documents that the report cites, and its own number and date: kinds, signs and days that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import regex

from normalize.report import Reference, Report
from normalize.text import fold
from validate.drafts import Ended, FindingDraft, ended_once
from validate.ledger import Ledger
from validate.rules import Rule
from validate.words import Words, shown_day

_YEAR = regex.compile(r"/(\d{4})/")
# A number that only one document has: it says its year, or is a second one of its number (`30c/NQ-CP`).
_UNIQUE = regex.compile(r"/\d{4}/|^\d+[a-z]/")


def _citing(rule: Rule, references: Sequence[Reference], words: Words) -> list[FindingDraft]:
    """One finding for each document, however often it is cited."""
    drafts: dict[str, FindingDraft] = {}
    for r in references:
        name = " ".join(filter(None, (r.kind, r.title, r.number)))
        told = r.dated or shown_day(r.date)
        dated = f", {told}" if r.date or r.dated else ""
        message = f"{rule.about[words.lang]}: {name}{dated} ({words.place(r.place, 'TM')})."
        drafts.setdefault(f"{name} {r.date} {r.dated}", FindingDraft(rule, message, (), key=name))
    return list(drafts.values())


def _judged(
    rule: Rule, book: Ledger, words: Words, known: Callable[[Reference], bool], wrong: Callable[[Reference], bool]
) -> Ended:
    """The rule's end on the documents that it knows about: one finding for each that is wrong."""
    judged = [r for r in book.report.references if known(r)]
    drafts = _citing(rule, [r for r in judged if wrong(r)], words)
    return ended_once(rule, drafts, "" if judged else words.say("no_rows"))


def _signs(number: str) -> list[str]:
    """What stands behind a number's bars, folded: `45/2016/QĐ-TTg` has `2016` and `qd ttg`."""
    return [fold(part) for part in number.split("/")[1:]]


def check_reference_kind(rule: Rule, book: Ledger, words: Words) -> Ended:
    """A number's suffix begins with its kind's sign (`/QĐ-`); a letter has none of the others' signs."""
    signs: dict[str, str] = rule.options["suffixes"]
    letter: str = rule.options["letter"]
    never = {fold(sign) for sign in rule.options["never_letters"]}

    def wrong(r: Reference) -> bool:
        if r.kind == letter:
            return any(part.split(" ")[0] in never for part in _signs(r.number))
        return not any(part.startswith(fold(signs[r.kind])) for part in _signs(r.number))

    return _judged(rule, book, words, lambda r: "/" in r.number and (r.kind in signs or r.kind == letter), wrong)


def check_reference_date(rule: Rule, book: Ledger, words: Words) -> Ended:
    """A well-known document, or law, has a day on which it was issued; others that of the year in their number."""
    issued = {number: date.fromisoformat(day) for number, day in rule.options["issued"].items()}
    laws = {fold(name): {date.fromisoformat(d) for d in days} for name, days in rule.options["laws"].items()}

    def days(r: Reference) -> set[date]:
        """The days that it may have been issued on; none where nothing is known."""
        if r.number in issued:
            same_year = r.date is not None and r.date.year == issued[r.number].year
            return {issued[r.number]} if _UNIQUE.search(r.number) or same_year else set()
        return laws.get(fold(r.title), set()) if not r.number else set()

    def known(r: Reference) -> bool:
        return r.date is not None and bool(days(r) or _YEAR.search(r.number))

    def wrong(r: Reference) -> bool:
        year = _YEAR.search(r.number)
        return r.date not in days(r) if days(r) else bool(year and r.date and int(year[1]) != r.date.year)

    return _judged(rule, book, words, known, wrong)


def check_reference_calendar(rule: Rule, book: Ledger, words: Words) -> Ended:
    """A document's day is one that the calendar has."""
    return _judged(rule, book, words, lambda r: bool(r.date or r.dated), lambda r: r.date is None)


def check_reference_order(rule: Rule, book: Ledger, words: Words) -> Ended:
    """No document cited is younger than the report (where that has no date: than so many days after its period)."""
    report = book.report
    last = report.date
    if last is None and report.period is not None:
        last = report.period.end + timedelta(days=int(rule.options["slack_days"]))
    if last is None:
        return Ended(rule, not_determined=1, reason=words.say("not_printed"))
    until = last
    return _judged(rule, book, words, lambda r: r.date is not None, lambda r: r.date is not None and r.date > until)


def check_own_number(rule: Rule, book: Ledger, words: Words) -> Ended:
    """The report has its number and date."""
    report: Report = book.report
    if report.number and report.date:
        return Ended(rule, passed=1)
    place = f" ({words.place(report.number_place, 'TM')})" if report.number_place else ""
    message = f"{rule.about[words.lang]}{place}."
    return ended_once(rule, [FindingDraft(rule, message, ())])


def check_own_kind(rule: Rule, book: Ledger, words: Words) -> Ended:
    """The report's own number has a report's sign (`/BC-`)."""
    report = book.report
    if "/" not in report.number:
        return Ended(rule, not_determined=1, reason=words.say("not_printed"))
    if any(part.startswith(fold(rule.options["sign"])) for part in _signs(report.number)):
        return Ended(rule, passed=1)
    place = f" ({words.place(report.number_place, 'TM')})" if report.number_place else ""
    return ended_once(rule, [FindingDraft(rule, f"{rule.about[words.lang]}: {report.number}{place}.", ())])
