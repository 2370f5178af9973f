"""The same figure stated in several places: all must agree, and none may be blank where another is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from normalize.catalogue import Catalogue
from normalize.report import Observation
from validate.drafts import Ended, FindingDraft, ended_once
from validate.intervals import interval_of
from validate.ledger import Entry, Ledger
from validate.rules import Rule
from validate.words import Words


@lru_cache(maxsize=8)
def groups(catalogue: Catalogue) -> tuple[tuple[str, ...], ...]:
    """The codes that state one figure, by the catalogue's `same_as`, in the catalogue's order."""
    leader: dict[str, str] = {}

    def find(code: str) -> str:
        while leader.get(code, code) != code:
            code = leader[code]
        return code

    for indicator in catalogue.indicators:
        if indicator.same_as:
            leader[find(indicator.code)] = find(indicator.same_as)
    members: dict[str, list[str]] = {}
    for indicator in catalogue.indicators:
        members.setdefault(find(indicator.code), []).append(indicator.code)
    return tuple(tuple(codes) for codes in members.values())


def _figures(book: Ledger, codes: Sequence[str]) -> list[Observation]:
    return [o for code in codes for o in book.entry(code).observations if o.figure is not None and not o.dimension]


def _agree(observations: Sequence[Observation]) -> bool:
    """Whether the intervals of all figures have a value in common."""
    intervals = [interval_of(o.figure) for o in observations if o.figure]
    return max(i.low for i in intervals) <= min(i.high for i in intervals)


def check_repeated(rule: Rule, book: Ledger, words: Words) -> Ended:
    """Each group of codes, and each code printed several times: one finding where the values differ."""
    passed = undetermined = 0
    drafts = []
    for codes in groups(words.catalogue):
        found = _figures(book, codes)
        if len(found) < 2:
            undetermined += len(codes) > 1
        elif _agree(found):
            passed += 1
        else:
            drafts.append(_differing(rule, found, words))
    reason = words.say("not_printed") if undetermined else ""
    return Ended(rule, passed, undetermined, tuple(drafts), reason)


def _differing(rule: Rule, found: Sequence[Observation], words: Words) -> FindingDraft:
    """All statements, those of the commonest value first."""
    counted = Counter(o.figure.value for o in found if o.figure)
    values = sorted(
        counted,
        key=lambda v: (-counted[v], next(n for n, o in enumerate(found) if o.figure and o.figure.value == v)),
    )
    ordered = [o for v in values for o in found if o.figure and o.figure.value == v]
    brief = f"{' ≠ '.join(words.number(v) for v in values)}: {rule.about[words.lang]}"
    message = f"{brief}. {words.figures(ordered)}"
    delta = values[1] - values[0]
    return FindingDraft(rule, message, tuple(ordered), "", values[0], values[1], delta, brief=brief)


def check_missing(rule: Rule, book: Ledger, words: Words) -> Ended:
    """A blank cell for a figure that stands elsewhere; graver where the rest of its table is filled."""
    passed = 0
    drafts = []
    for codes in groups(words.catalogue):
        entries = [book.entry(code) for code in codes]
        given = [o for o in _figures(book, codes) if o.figure and o.figure.value]
        blank = [e for e in entries if e.state == "blank"]
        if not given:
            continue
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
    blank = str(words.templates["blank"])
    message = f"{blank} ≠ {words.printed(given[0])}: {rule.about[words.lang]}. {words.figures(observations)}"
    severity = str(rule.options.get("severity_in_filled_table", rule.severity)) if graver else rule.severity
    return FindingDraft(rule, message, observations, severity, given[0].figure.value if given[0].figure else None)


def check_answer_without_count(rule: Rule, book: Ledger, words: Words) -> Ended:
    """A choice is made though the count that it belongs to is left blank."""
    count, answer = book.entry(rule.options["count"]), book.entry(rule.options["answer"])
    if "absent" in (count.state, answer.state):
        return Ended(rule, not_determined=1, reason=words.say("not_printed"))
    if count.state != "blank" or answer.state == "blank":
        return Ended(rule, passed=1)
    observations = (*count.observations, *answer.observations)
    message = f"{rule.about[words.lang]}. {words.figures(observations)}"
    return ended_once(rule, [FindingDraft(rule, message, observations)])
