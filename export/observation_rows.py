"""The table of observations, by far the longest: column by column, since rows of their own take four times as long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from export.columns import names, tables
from export.decisions import Decision, as_decided
from export.listing import Listing, Value
from extract.document import Place
from normalize.notes import listed
from normalize.report import Observation
from normalize.synonyms import CHOSEN

TABLE = "observations"
_ID = "observation_id"
_FIGURES = ("value", "denominator", "match_score", "confidence")


def observation_listing(
    reports: Iterable[tuple[str, Sequence[Observation]]], decisions: Mapping[str, Decision]
) -> Listing:
    """What is printed, and the values that were decided on, of reports by their ids with their observations."""
    ids: list[str] = []
    observations: list[Observation] = []
    for report_id, members in reports:
        ids += [report_id] * len(members)
        observations += members
    columns = {"report_id": ids, **_printed(observations), **_decided(observations, decisions)}
    columns |= {name: _once(columns[name]) for name in _FIGURES} | {_ID: _together(columns[_ID])}
    return Listing(tables()[TABLE], tuple(columns[name] for name in names(TABLE)))


def _once(values: Sequence[Value]) -> list[Value]:
    """The same values, equal ones as one object, so that copies of this process need not look at all observations."""
    known: dict[Value, Value] = {}
    return list(map(known.setdefault, values, values))


def _together(ids: Sequence[Value]) -> list[Value]:
    """The same ids as texts that lie side by side in memory, for the same reason."""
    return [*"\n".join(map(str, ids)).split("\n")] if ids else []


def _by_field(fields: Sequence[str], members: Sequence[tuple[Any, ...]]) -> dict[str, Sequence[Value]]:
    """The tuples' values by their fields' names."""
    return dict(zip(fields, zip(*members, strict=True) if members else ((),) * len(fields), strict=True))


def _printed(observations: Sequence[Observation]) -> dict[str, Sequence[Value]]:
    """What stands in the columns whatever was decided, and more that no column shows."""
    places = _by_field(Place._fields, [o.place for o in observations])
    return {
        **_by_field(Observation._fields, observations),
        "page": places["page"],
        "location": places["location"],
        **{side: [_points(value) for value in places[side]] for side in ("x0", "top", "x1", "bottom")},
        "note_figures": [listed(o.noted) if o.noted else "" for o in observations],
    }


def _decided(observations: Sequence[Observation], decisions: Mapping[str, Decision]) -> dict[str, Sequence[Value]]:
    """The columns in which decisions show."""
    figures = [o.figure for o in observations]
    status = ["confirmed" if o.match_method == CHOSEN else "extracted" for o in observations]
    for n, o in enumerate(observations if decisions else ()):
        decision = decisions.get(o.observation_id)
        if decision is not None:
            figures[n], status[n] = as_decided(o, decision).figure, decision.status
    return {
        "value": [f.value if f else None for f in figures],
        "denominator": [f.denominator if f else None for f in figures],
        "status": status,
    }


@lru_cache(maxsize=1 << 12)  # the cells of a column begin and end at the same
def _points(value: float | None) -> Decimal | None:
    """A coordinate to a tenth of a point."""
    return None if value is None else round(Decimal(str(value)), 1)
