"""Runs of wrong figures that each hold what belongs one place before them: one slip of the hand, one cause.

The search (`displaced.py`) sees a shifted row where its own equations show it. What is shown cell by cell, by other
places that state the same figures or by the rows of a column, is put together here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from normalize.catalogue import Catalogue
from normalize.report import Observation
from validate.causes import Alternative, Cause
from validate.ledger import TOTAL_ROW, Ledger
from validate.patches import Change
from validate.slips import Slip
from validate.verdicts import repair_of

# So many cells must hold their neighbour's figure: fewer may by chance.
LEAST = 3
Line = Sequence[Observation]


def printed_lines(book: Ledger, catalogue: Catalogue) -> Iterator[Line]:
    """The neighbouring cells of every printed row (or list), and of every column of a table with rows."""
    across: dict[tuple[str, str], list[Observation]] = {}
    down: dict[str, list[Observation]] = {}
    for indicator in catalogue.indicators:
        for row in book.rows.get(indicator.code, ()):
            found = book.entry(indicator.code, row).observations[:1]
            across.setdefault((indicator.parent, row), []).extend(found)
            if row and row != TOTAL_ROW:
                down.setdefault(indicator.code, []).extend(found)
    yield from (line for line in (*across.values(), *down.values()) if len(line) >= LEAST)


@dataclass(frozen=True, slots=True)
class _Option:
    """A cause, by position, and its change of one print alone."""

    cause: int
    change: Change


def _options(causes: Sequence[Cause]) -> Mapping[str, _Option]:
    """For each print the first cause that one change of it alone would explain."""
    found: dict[str, _Option] = {}
    for n, cause in enumerate(causes):
        for alternative in cause.alternatives:
            if len(alternative.changes) == 1 and len(alternative.changes[0].wrong) == 1:
                observation = alternative.changes[0].wrong[0].observation
                if observation is not None:
                    found.setdefault(observation.observation_id, _Option(n, alternative.changes[0]))
    return found


def _value(observation: Observation) -> Decimal:
    return observation.figure.value if observation.figure is not None else Decimal(0)


def _run(line: Line, start: int, step: int, options: Mapping[str, _Option]) -> list[_Option]:
    """The wrong cells from a place on, each of which holds what belongs to the place before it."""
    run: list[_Option] = []
    at = start
    while 0 <= at + step < len(line):
        here, following = line[at], _value(line[at + step])
        option = options.get(here.observation_id)
        if option is not None and repair_of(option.change) == following:
            run.append(option)
        elif _value(here) != following:
            break
        at += step
    fallen_off = options.get(line[at].observation_id) if len(run) >= LEAST else None
    return [*run, fallen_off] if fallen_off is not None and fallen_off not in run else run


def shifts(causes: Sequence[Cause], lines: Iterator[Line]) -> list[tuple[frozenset[int], Cause]]:
    """The causes that are one shift: their positions, and the cause that they are together. None is in two."""
    options = _options(causes)
    runs: list[list[_Option]] = []
    for line in lines if len(options) >= LEAST else ():
        for step in (1, -1):
            starts = range(len(line)) if step == 1 else range(len(line) - 1, -1, -1)
            runs += [_run(line, start, step, options) for start in starts]
    found: list[tuple[frozenset[int], Cause]] = []
    taken: set[int] = set()
    for run in sorted(runs, key=len, reverse=True):
        members = frozenset(o.cause for o in run)
        if len(members) >= LEAST and taken.isdisjoint(members):
            taken |= members
            found.append((members, _together([causes[n] for n in sorted(members)], run)))
    return found


def _together(causes: Sequence[Cause], run: Sequence[_Option]) -> Cause:
    changes = tuple(o.change for o in run)
    alternative = Alternative(changes, "shift", sum(c.alternatives[0].score for c in causes), (Slip("shift"),))
    return Cause(frozenset().union(*(c.symptoms for c in causes)), (alternative,))
