"""Figures of a scan that were read with doubt, settled where sums close or the same figure stands elsewhere.

A misread figure hardly ever makes a sum come out. So a doubtful figure is believed where it is the only doubtful one
of an equation between whole figures that holds, or where a figure read without doubt says the same of the same code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from normalize.report import Observation, Report
from validate.evaluate import Check, checks
from validate.ledger import Entry, Ledger, ledger
from validate.rules import load_rules
from validate.verdicts import SURE

SETTLED = 0.9
"""The confidence of a settled figure."""

_LEAST = 0.4
"""The confidence of a figure that can be settled: of one that was corrected on paper, which has less, a sum that holds
with what was printed says nothing."""


def with_settled(report: Report, note: Callable[[str], str]) -> Report:
    """The report with settled figures believed; `note` says for a rule's id (`""`: stated twice) what settled one.

    The note is added to the observation's, so that nobody takes the figure for one read without doubt.
    """
    if not any(map(_is_doubtful, report.observations)):
        return report
    book = ledger(report)
    settled = {**dict(_closing(book)), **{o.observation_id: "" for o in _stated_twice(book)}}
    if not settled:
        return report
    observations = tuple(
        o._replace(confidence=SETTLED, note="; ".join(filter(None, (o.note, note(settled[o.observation_id])))))
        if o.observation_id in settled
        else o
        for o in report.observations
    )
    return replace(report, observations=observations)


def _is_doubtful(observation: Observation) -> bool:
    return observation.method == "ocr" and observation.confidence < SURE and observation.figure is not None


def _may_settle(observation: Observation) -> bool:
    return _is_doubtful(observation) and observation.confidence >= _LEAST


def _stated_twice(book: Ledger) -> Iterator[Observation]:
    """Doubtful figures that a figure read without doubt repeats."""
    for entry in book.entries.values():
        sure = {o.figure.value for o in entry.observations if o.figure is not None and not _is_doubtful(o)}
        yield from (o for o in entry.observations if _may_settle(o) and o.figure and o.figure.value in sure)


def _closing(book: Ledger) -> Iterator[tuple[str, str]]:
    """The id of each doubtful figure with which an equation comes out, and the rule's."""
    for rule in load_rules(book.report.template).rules:
        for equation in rule.equations if rule.kind == "equation" else ():
            if equation.relation != "=":
                continue
            for check in checks(equation, book, None, rule.blank):
                doubtful = _only_doubtful(check)
                if doubtful is not None:
                    yield doubtful.observation_id, rule.id


def _only_doubtful(check: Check) -> Observation | None:
    """The one doubtful figure of an equation of whole figures that holds; a nought proves nothing."""
    if check.outcome != "passed" or not all(_is_whole(entry) for entry in check.entries):
        return None
    doubtful = [o for entry in check.entries for o in entry.observations if _is_doubtful(o)]
    if len(doubtful) != 1 or not _may_settle(doubtful[0]):
        return None
    if doubtful[0].figure is None or not doubtful[0].figure.value:
        return None
    if doubtful[0].dimension and not doubtful[0].dimension_code:  # a sum says nothing about whose figure it is
        return None
    used = any(len(entry.observations) == 1 for entry in check.entries if doubtful[0] in entry.observations)
    return doubtful[0] if used and sum(_is_printed(entry) for entry in check.entries) > 1 else None


def _is_whole(entry: Entry) -> bool:
    return entry.interval is None or not entry.interval.half_width


def _is_printed(entry: Entry) -> bool:
    return entry.interval is not None
