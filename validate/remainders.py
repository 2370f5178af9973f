"""What the narrative says is left, against the counts beside it; a part, against its whole."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

from extract.document import Place
from normalize.form import NARRATIVE
from normalize.report import Observation, StatedRest
from validate.drafts import Ended, FindingDraft
from validate.finding import INFO
from validate.ledger import Ledger
from validate.rules import Rule
from validate.words import Words

MOST_ADDED, MOST_TAKEN = 2, 4
SCALES = (6, 9)  # `17,2 tỷ đồng` is read as so many đồng


def check_rests(rule: Rule, book: Ledger, words: Words) -> Ended:
    """Each rest is what some of the counts before it give, less others of them."""
    rests = [r for r in book.report.rests if r.rest is not None]
    wrong = [r for r in rests if not _explained(r)]
    drafts = tuple(_rest(rule, r, book, words) for r in wrong)
    return Ended(rule, len(rests) - len(wrong), int(not rests), drafts, words.say("no_rows"))


def check_parts(rule: Rule, book: Ledger, words: Words) -> Ended:
    """No part is more than its whole."""
    parts = [r for r in book.report.rests if r.rest is None]
    wrong = [r for r in parts if r.counts[1] > r.counts[0]]
    drafts = tuple(_part(rule, r, book, words) for r in wrong)
    return Ended(rule, len(parts) - len(wrong), int(not parts), drafts, words.say("no_rows"))


def said_in(values: Iterable[Decimal], place: Place, book: Ledger) -> tuple[Observation, ...]:
    """The observations of a paragraph of the narrative that have one of these values, or are a ratio of two of them."""
    wanted = set(values)
    wanted |= {value.scaleb(scale) for value in wanted for scale in SCALES}
    return tuple(
        o
        for o in book.report.observations
        if o.section == NARRATIVE and o.place == place and o.figure is not None and o.figure.value in wanted
    )


def _explained(said: StatedRest) -> bool:
    """Whether some counts less some others are what is left."""
    places = range(len(said.counts))
    for added in (a for n in range(1, MOST_ADDED + 1) for a in combinations(places, n)):
        total = sum(said.counts[k] for k in added)
        others = [said.counts[k] for k in places if k not in added]
        taken = (sum(t) for n in range(MOST_TAKEN + 1) for t in combinations(others, n))
        if any(total - t == said.rest for t in taken):
            return True
    return False


def _rest(rule: Rule, said: StatedRest, book: Ledger, words: Words) -> FindingDraft:
    assert said.rest is not None  # noqa: S101 - its check asks for no others
    left = Decimal(said.rest)
    found = said_in((*map(Decimal, said.counts), left), said.place, book)
    message = words.say(
        "failed_rest",
        counts="; ".join(words.number(Decimal(c)) for c in said.counts),
        left=words.number(left),
        about=rule.about[words.lang],
        evidence=f"{words.quoted(said.quote)} ({words.place(said.place, NARRATIVE)}).",
    )
    return FindingDraft(rule, message, found, "" if said.sure else INFO, actual=left, key=said.quote)


def _part(rule: Rule, said: StatedRest, book: Ledger, words: Words) -> FindingDraft:
    whole, part = map(Decimal, said.counts)
    message = words.say(
        "failed_most",
        left=words.number(part),
        right=words.number(whole),
        about=rule.about[words.lang],
        evidence=f"{words.quoted(said.quote)} ({words.place(said.place, NARRATIVE)}).",
    )
    found = said_in((whole, part), said.place, book)
    severity = "" if said.sure else INFO
    return FindingDraft(rule, message, found, severity, whole, part, part - whole, key=said.quote)
