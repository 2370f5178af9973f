"""Figures of tables without rulings: what shows that the reader, and not the author, may have erred."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.report import Observation
from validate.drafts import FindingDraft
from validate.finding import INFO
from validate.ledger import TOTAL_ROW
from validate.words import Words

GUESSED = 0.55
"""Below this a figure of typed text was put into its cell with doubt: cut, run together, with words of another cell."""

_GROUPS = regex.compile(r"\d{1,3}(?: \d{3})+")
_FEWEST = 2  # columns


def is_guessed(observation: Observation) -> bool:
    """Whether a figure of typed text may be another cell's, or a part of one; thousands parted by spaces are one."""
    guessed = observation.method == "text" and observation.confidence < GUESSED
    return guessed and _GROUPS.fullmatch(observation.value_raw) is None


def without_lost_rows(drafts: Sequence[FindingDraft], words: Words) -> list[FindingDraft]:
    """The drafts, those that a row explains which the reader of a table without rulings may have lost as information.

    So it is where totals of two columns or more are greater than the sums of their rows and none is less, and where
    all rows lack the same.
    """
    more = Counter(d.rule.id for d in drafts if _is_total(d) and (d.check and d.check.delta > 0))
    less = {d.rule.id for d in drafts if _is_total(d) and (d.check and d.check.delta < 0)}
    lost = {rule for rule, count in more.items() if count >= _FEWEST and rule not in less}
    return [
        _informing(d, words) if _is_unruled(d) and (d.slip == "row-lost" or (_is_total(d) and d.rule.id in lost)) else d
        for d in drafts
    ]


def _is_total(draft: FindingDraft) -> bool:
    """Whether a column's total is compared with the sum of its rows."""
    if draft.check is None or len(draft.check.left.entries) != 1:
        return False
    return draft.check.left.entries[0].row == TOTAL_ROW and any(e.row != TOTAL_ROW for e in draft.check.right.entries)


def _is_unruled(draft: FindingDraft) -> bool:
    return bool(draft.observations) and all(o.method == "text" and o.confidence < 1 for o in draft.observations)


def _informing(draft: FindingDraft, words: Words) -> FindingDraft:
    told = " ".join(filter(None, (draft.suggestion, words.say("reader_unruled"))))
    return replace(draft, severity=INFO, cause="extraction", suggestion=told)
