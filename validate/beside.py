"""What a report says beside its figures: rates with their counts, whose appendices it has, and of which report."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from normalize.letterhead import KINDS
from normalize.register import spelled
from normalize.report import NamedOffice, Reference, Report, StatedRate
from normalize.text import fold
from validate.drafts import Ended, FindingDraft, ended_once
from validate.finding import INFO
from validate.intervals import Interval, interval_of
from validate.ledger import Ledger
from validate.remainders import said_in
from validate.rules import Rule
from validate.slips import rate_slip
from validate.words import Words

# Names that differ by a letter or two are one name, misspelt or misread.
ALIKE = 85
_UNIT = regex.compile(rf"\b(?:{'|'.join(kind for kind, _ in KINDS.values())})\s+((?:\p{{Lu}}|\d).*)")


def check_said_rates(rule: Rule, book: Ledger, words: Words) -> Ended:
    """Each rate of the narrative is what the counts beside it give; one that was only cut is worth a look."""
    rates = [r for r in book.report.rates if r.whole.value]
    drafts = [_said_rate(rule, r, book, words) for r in rates if not _fits(r)]
    passed = len(rates) - len(drafts)
    return Ended(rule, passed, int(not rates), tuple(drafts), words.say("no_rows"))


def _exact(rate: StatedRate) -> Decimal:
    return 100 * rate.part.value / rate.whole.value


def _fits(rate: StatedRate) -> bool:
    part, whole = rate.part, rate.whole
    least = 100 * (part.value - part.half_unit) / (whole.value + whole.half_unit)
    most = 100 * (part.value + part.half_unit) / (whole.value - whole.half_unit)
    return interval_of(rate.rate).meets(Interval(least, most))


def _said_rate(rule: Rule, rate: StatedRate, book: Ledger, words: Words) -> FindingDraft:
    exact = _exact(rate)
    counts = f"{words.number(rate.part.value)}/{words.number(rate.whole.value)}"
    said = words.say(
        "failed_rate",
        left=words.number(rate.rate.value),
        right=words.number(exact, 3),
        about=rule.about[words.lang],
        evidence=f"{counts}: {words.quoted(rate.quote)} ({words.place(rate.place, 'TM')}).",
    )
    found = rate_slip(rate.rate.value, rate.rate.half_unit, exact)
    slip = found.kind if found is not None else ""
    beside = said_in((rate.part.value, rate.whole.value, rate.rate.value), rate.place, book)
    return FindingDraft(
        rule, said, beside, INFO if slip == "cut" else "", round(exact, 4), rate.rate.value,
        rate.rate.value - exact, rate.rate.half_unit, key=rate.quote, slip=slip,
    )  # fmt: skip


def check_offices(rule: Rule, book: Ledger, words: Words) -> Ended:
    """The appendices' headings name the office that reports; all that name another are one finding."""
    report = book.report
    named = [o for o in report.named_offices if o.level == report.level]
    if not report.org or not named:
        return Ended(rule, not_determined=1, reason=words.say("not_printed"))
    wrong = [o for o in named if not _is_own(o, report)]
    if not wrong:
        return Ended(rule, passed=1)
    listed = "; ".join(dict.fromkeys(f"{words.quoted(o.quote)} ({words.place(o.place, o.section)})" for o in wrong))
    message = f"{rule.about[words.lang].format(org=report.org)}: {listed}."
    severity = INFO if _from_pictures(report) else ""
    key = "; ".join(dict.fromkeys(o.quote for o in wrong))
    return ended_once(rule, [FindingDraft(rule, message, (), severity, key=key)])


def _from_pictures(report: Report) -> bool:
    """Whether most of the report was read from pictures, where letters of a name may be misread."""
    return sum(o.method == "ocr" for o in report.observations) * 2 > len(report.observations)


def _is_own(office: NamedOffice, report: Report) -> bool:
    """Whether a name is the report's own: the same, the beginning of it, or all but the same."""
    own, other = (spelled(name) for name in (_without_kind(report.org), office.name))
    if own.startswith(other) or other.startswith(own):
        return True
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - few reports name another's office

    return ratio(fold(own), fold(other)) >= ALIKE


def _without_kind(org: str) -> str:
    """`UBND huyện An Lão`, `Phòng Nội vụ huyện An Lão` → `An Lão`: what stands behind the unit's kind."""
    match = _UNIT.search(org)
    return match[1] if match else org


def check_attached(rule: Rule, book: Ledger, words: Words) -> Ended:
    """The appendices belong to a report of this one's number and date."""
    report = book.report
    if not report.number or not report.attached_to:
        return Ended(rule, not_determined=1, reason=words.say("not_printed"))
    wrong = [a for a in report.attached_to if not _same_report(a, report)]
    if not wrong:
        return Ended(rule, passed=1)
    return ended_once(rule, [_attached(rule, wrong, report, words)])


def _same_report(attached: Reference, report: Report) -> bool:
    same_number = attached.number.partition("/")[0].lstrip("0") == report.number.partition("/")[0].lstrip("0")
    return same_number and (attached.date is None or report.date is None or attached.date == report.date)


def _attached(rule: Rule, wrong: Sequence[Reference], report: Report, words: Words) -> FindingDraft:
    dated = f", {report.date:%d/%m/%Y}" if report.date else ""
    listed = "; ".join(dict.fromkeys(words.quoted(a.quote) for a in wrong))
    message = f"{rule.about[words.lang].format(number=report.number, date=dated)}: {listed}."
    return FindingDraft(rule, message, (), key="; ".join(dict.fromkeys(a.quote for a in wrong)))
