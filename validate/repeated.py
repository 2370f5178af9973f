"""The same figure stated in several places: all must agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from normalize.catalogue import groups
from normalize.report import TOLD, Observation
from validate.drafts import Ended, FindingDraft
from validate.finding import INFO
from validate.intervals import interval_of
from validate.ledger import Ledger
from validate.rules import Rule
from validate.slips import slip
from validate.words import Words

NEAR = Decimal("0.25")
"""By what part of the greater one two figures may differ that are likely to be the same one, once written wrong."""


def figures_of(book: Ledger, codes: Sequence[str]) -> list[Observation]:
    """Every print of a figure of these codes that stands in no row, without what the narrative only tells again."""
    return [o for code in codes for o in book.figures.get(code, ()) if o.match_method != TOLD]


def _agree(observations: Sequence[Observation]) -> bool:
    """Whether the intervals of all figures have a value in common."""
    intervals = [interval_of(o.figure) for o in observations if o.figure]
    return max(i.low for i in intervals) <= min(i.high for i in intervals)


def check_repeated(rule: Rule, book: Ledger, words: Words) -> Ended:
    """Each group of codes, and each code printed several times: one finding where the values differ."""
    passed = undetermined = 0
    drafts = []
    for codes in groups(words.catalogue):
        found = figures_of(book, codes)
        if len(found) < 2:
            undetermined += len(codes) > 1
        elif _agree(found):
            passed += 1
        else:
            drafts.append(_differing(rule, found, words))
    reason = words.say("not_printed") if undetermined else ""
    return Ended(rule, passed, undetermined, tuple(drafts), reason)


def _asides(found: Sequence[Observation]) -> list[Observation]:
    """The statements of the narrative that may well be about something else.

    The narrative states the figure elsewhere as an appendix does, and a slip of the hand does not lead from the one to
    the other: it is likelier the figure of another time, office or kind than a contradiction.
    """
    appendix = {o.figure.value for o in found if o.figure and o.section != "TM"}
    if len(appendix) != 1:
        return []
    (value,) = appendix
    said = [o for o in found if o.section == "TM"]
    agreed = {o.code for o in said if o.figure and o.figure.value == value}
    return [o for o in said if o.code in agreed and not _is_near(o, value)]


def _is_near(observation: Observation, value: Decimal) -> bool:
    """Whether a print may be this value, written wrong."""
    figure = observation.figure
    if figure is None or abs(figure.value - value) <= NEAR * max(abs(figure.value), abs(value)):
        return True
    known = slip(observation.value_raw, figure.value, value)
    return known is not None and not known.short


def _differing(rule: Rule, found: Sequence[Observation], words: Words) -> FindingDraft:
    """All statements, those of the commonest value first."""
    asides = _asides(found)
    aside = bool(asides) and _agree([o for o in found if o not in asides])
    counted = Counter(o.figure.value for o in found if o.figure)
    values = sorted(
        counted,
        key=lambda v: (-counted[v], next(n for n, o in enumerate(found) if o.figure and o.figure.value == v)),
    )
    ordered = [o for v in values for o in found if o.figure and o.figure.value == v]
    brief = f"{' ≠ '.join(words.number(v) for v in values)}: {rule.about[words.lang]}"
    message = " ".join([f"{brief}. {words.figures(ordered)}", *([words.say("aside")] if aside else [])])
    delta = values[1] - values[0]
    severity = INFO if aside else ""
    return FindingDraft(rule, message, tuple(ordered), severity, values[0], values[1], delta, brief=brief)


def check_wholes(rule: Rule, book: Ledger, words: Words) -> Ended:
    """Where one figure is stated several times as a part of a whole (`12/13`), the whole is the same."""
    passed = 0
    drafts = []
    parts = {o.code for o in book.report.observations if o.figure is not None and o.figure.denominator is not None}
    for codes in (codes for codes in groups(words.catalogue) if not parts.isdisjoint(codes)):
        found = [o for o in figures_of(book, codes) if o.figure and o.figure.denominator is not None]
        wholes = list(dict.fromkeys(o.figure.denominator for o in found if o.figure and o.figure.denominator))
        if len(wholes) > 1:
            said = " ≠ ".join(words.number(w) for w in wholes)
            message = f"{said}: {rule.about[words.lang]}. {words.figures(found)}"
            drafts.append(FindingDraft(rule, message, tuple(found), "", wholes[0], wholes[1], wholes[1] - wholes[0]))
        else:
            passed += len(found) > 1
    return Ended(rule, passed, int(not passed and not drafts), tuple(drafts), words.say("no_rows"))
