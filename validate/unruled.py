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
_AMONG_WORDS = regex.compile(r"\p{L}\s+\d+\s+\p{L}|=")
_FEWEST = 2  # columns
_MANY = 3  # figures of one table that are stated otherwise elsewhere


def is_guessed(observation: Observation) -> bool:
    """Whether a figure of typed text may be another cell's, or a part of one; thousands parted by spaces are one."""
    if observation.method != "text" or observation.confidence >= 1:
        return False
    if observation.confidence < GUESSED:
        return _GROUPS.fullmatch(observation.value_raw) is None
    return observation.figure is None and _is_beside(observation)


def _is_beside(observation: Observation) -> bool:
    """Whether words are those of the cell beside: the choices or the unit of the row, a figure among them."""
    text = observation.value_raw.casefold()
    return _AMONG_WORDS.search(text) is not None or (bool(text) and text == observation.unit.casefold())


def settled_by_tables(drafts: Sequence[FindingDraft], words: Words) -> list[FindingDraft]:
    """The drafts, those as information that the reading of a table without rulings explains: a lost row, or another
    column than that of the period where several of its figures are stated otherwise elsewhere."""
    return _without_columns(_without_lost_rows(drafts, words), words)


def _without_columns(drafts: Sequence[FindingDraft], words: Words) -> list[FindingDraft]:
    of: Counter[str] = Counter()
    for draft in drafts:
        if draft.rule.kind == "repeated":
            of.update({table for o in draft.observations if (table := _white_table(o))})
    wrong = {table for table, count in of.items() if count >= _MANY}
    return [_informing(d, words) if any(_white_table(o) in wrong for o in d.observations) else d for d in drafts]


def _white_table(observation: Observation) -> str:
    """The table whose cells white space tells in which a figure stands; in the narrative all of them; else nothing."""
    white = observation.method == "text" and observation.confidence < 1
    return (observation.table or observation.section) if white else ""


def _without_lost_rows(drafts: Sequence[FindingDraft], words: Words) -> list[FindingDraft]:
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
