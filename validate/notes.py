"""Remarks beside a figure that restate it: `282/360 thủ tục` beside 282, `03+25` beside 28."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from normalize.notes import COUNT, PART, restated
from normalize.numbers import read_figure
from normalize.report import Figure, Observation
from validate.drafts import Ended, FindingDraft
from validate.intervals import exactly, interval_of
from validate.ledger import Ledger
from validate.rules import Rule
from validate.words import Words

_FRACTION = regex.compile(r"(?<![\d./,-])(\d[\d.]*\s*/\s*\d[\d.]*)(?![\d./-])")
# Months and quarters of a year, days and numbers of documents are no parts of a whole.
_NO_FRACTION = regex.compile(r"(?:/\s*(?:19|20)\d\d$)")
_BEFORE = regex.compile(r"(?i)(?:ngày|tháng|quý|năm|số)\s*$")
_UNTIL = regex.compile(r"(?i)(?:đến|tới|hết|từ|trước|sau)\s*$")
_DAY = regex.compile(r"(?:0?[1-9]|[12]\d|3[01])\s*/\s*(?:0?[1-9]|1[0-2])")


def fraction(note: str) -> Figure | None:
    """The one `part/whole` in a note; None where there is none, or several."""
    found = [
        m[1]
        for m in _FRACTION.finditer(note)
        if not _NO_FRACTION.search(m[1])
        and not _BEFORE.search(note[: m.start()])
        and not (_DAY.fullmatch(m[1]) and _UNTIL.search(note[: m.start()]))
    ]
    figure = read_figure("".join(found[0].split()), "count").figure if len(found) == 1 else None
    return figure if figure is not None and figure.denominator is not None else None


def _noted(book: Ledger) -> Iterator[tuple[Observation, Figure, Figure]]:
    for o in book.report.observations:
        if o.note and o.code and o.kind == "count" and o.figure is not None:
            note = fraction(o.note)
            if note is not None:
                yield o, o.figure, note


def added_up(observation: Observation) -> bool | None:
    """Whether a count agrees with a remark that takes it apart; None for a remark that does not.

    A sum (`03+25`) is the count; things counted one by one add up to it, unless one of them is it; parts of it
    (`trong đó …`) are no more than it.
    """
    if not observation.noted or observation.figure is None or observation.kind != "count":
        return None
    figure, noted = interval_of(observation.figure), observation.noted
    parts = [n for n in noted if n.relation == PART]
    counted = [n for n in noted if n.relation == COUNT]
    again = restated(noted)
    if again is not None and again.denominator is None:
        alone = [n.figure.value for n in counted if len(counted) == len(noted)]
        return any(figure.meets(exactly(value)) for value in (again.value, *alone))
    if len(parts) < 2:
        return None
    return sum((n.figure.value for n in parts), Decimal(0)) <= figure.high


def check_notes(rule: Rule, book: Ledger, words: Words) -> Ended:
    """A count is what its remark adds up to, or the part or the whole that it names.

    `wholes`: the code whose figure the whole must be.
    """
    passed = 0
    drafts = []
    for entry in book.entries.values():
        for o in entry.observations:
            agrees = added_up(o)
            passed += agrees is True
            if agrees is False:
                message = f"{words.printed(o)} ≠ “{o.note}”: {rule.about[words.lang]}. {words.figure(o)}."
                drafts.append(FindingDraft(rule, message, (o,), key=o.note))
    for o, figure, note in _noted(book):
        part, whole = note.value, note.denominator
        elsewhere = book.entry(rule.options["wholes"].get(o.code, ""))
        fits = elsewhere.interval is None or elsewhere.interval.low <= (whole or 0) <= elsewhere.interval.high
        if figure.value in (part, whole) and fits and (whole is None or part <= whole):
            passed += 1
            continue
        others = () if fits else elsewhere.observations
        message = f"{words.printed(o)} ≠ “{o.note}”: {rule.about[words.lang]}. {words.figures((o, *others))}"
        drafts.append(FindingDraft(rule, message, (o, *others), key=o.note))
    return Ended(rule, passed, int(not passed and not drafts), tuple(drafts), words.say("no_rows"))
