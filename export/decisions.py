"""What auditors decide: kept in OUT's database, every decision with those before it, over all re-runs.

A decision on a finding is kept by its fingerprint, which holds its figures: when these change, it is another finding,
and open. A decision on a figure is kept by the figure's id, which holds its file's content.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from normalize.cell_figures import read_cell
from normalize.money import amount
from normalize.numbers import read_figure
from normalize.report import Figure, Observation, Report
from normalize.text import squeeze

FINDING_STATUSES = ("open", "accepted", "dismissed", "fixed")
VALUE_STATUSES = ("extracted", "confirmed", "corrected", "rejected")
CLOSED = ("dismissed", "fixed")
_WAIT = 10.0


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: on a finding (`finding_id`) or on a figure (`observation_id`); the columns of the database's table.

    `reviewed_at` is in UTC, ISO 8601. `before`, `after`: the figure's value as printed, and as corrected; of a finding
    its status; of a choice (`code`, see `export/choices.py`) the figure's code.
    """

    finding_id: str
    status: str
    reviewer: str
    reviewed_at: str
    reason: str = ""
    before: str = ""
    after: str = ""
    observation_id: str = ""
    code: str = ""


TABLE = f"""CREATE TABLE IF NOT EXISTS decisions (
    {", ".join(f"{f.name} TEXT NOT NULL DEFAULT ''" for f in fields(Decision))}
)"""


class DecisionsUnreadableError(Exception):
    """Raised where OUT's database is there but cannot be read: what was decided must not be lost silently."""


def insert(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> None:
    """Appends decisions to a connection's table, which gets the columns that it lacks (an earlier version's)."""
    columns = {row[1] for row in connection.execute("PRAGMA table_info(decisions)")}
    for lacking in (f.name for f in fields(Decision) if f.name not in columns):
        connection.execute(f"ALTER TABLE decisions ADD COLUMN {lacking} TEXT NOT NULL DEFAULT ''")
    places = ", ".join("?" * len(fields(Decision)))
    connection.executemany(f"INSERT INTO decisions VALUES ({places})", map(astuple, decisions))  # noqa: S608 — only marks


def read_decisions(database: Path) -> tuple[Decision, ...]:
    """All decisions in a database, the earliest first; none where there is no database.

    Raises DecisionsUnreadableError.
    """
    if not database.exists():
        return ()
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, timeout=_WAIT)) as connection:
            columns = {row[1] for row in connection.execute("PRAGMA table_info(decisions)")}
            names = [f.name if f.name in columns else "''" for f in fields(Decision)]
            if not columns:
                return ()
            found = connection.execute(f"SELECT {', '.join(names)} FROM decisions ORDER BY rowid")  # noqa: S608
            return tuple(Decision(*row) for row in found)
    except sqlite3.Error as error:
        raise DecisionsUnreadableError(str(error)) from error


def _nothing() -> None:
    return


def add_decision(database: Path, decision: Decision, beside: Callable[[], None] = _nothing) -> None:
    """Appends a decision, whole or not at all, also while others write. Raises DecisionsUnreadableError.

    `beside` is called before it counts, while no other decision is added; what it raises keeps this one out.
    """
    try:
        with closing(sqlite3.connect(database, timeout=_WAIT, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(TABLE)
            insert(connection, [decision])
            beside()
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise DecisionsUnreadableError(str(error)) from error


def on_findings(decisions: Sequence[Decision]) -> Mapping[str, Decision]:
    """The last decision on each finding."""
    return {d.finding_id: d for d in decisions if not d.observation_id}


def on_figures(decisions: Sequence[Decision]) -> Mapping[str, Decision]:
    """The last decision on each figure's value."""
    return {d.observation_id: d for d in decisions if d.observation_id and not d.code}


def on_codes(decisions: Sequence[Decision]) -> Mapping[str, Decision]:
    """The last choice of a code for each figure."""
    return {d.observation_id: d for d in decisions if d.observation_id and d.code}


def figure_decided(text: str, kind: str, unit: str) -> Figure | None:
    """The figure that an auditor typed, an amount in the figure's own unit; None where it is none, or not clear."""
    reading = read_cell(text, kind, unit) if amount(squeeze(text)) is not None else read_figure(text, kind)
    return reading.figure


def as_decided(observation: Observation, decision: Decision | None) -> Observation:
    """A figure as an auditor corrected it; the same where none did."""
    if decision is None or decision.status != "corrected":
        return observation
    return observation._replace(
        value_raw=decision.after,
        figure=figure_decided(decision.after, observation.kind, observation.unit),
        match_score=1.0,
        confidence=1.0,
    )


def report_as_decided(report: Report, decisions: Mapping[str, Decision]) -> Report:
    """A report with its figures as corrected, and without those rejected: what the rules are asked about."""
    if not any(o.observation_id in decisions for o in report.observations):
        return report
    kept = (
        as_decided(o, decisions.get(o.observation_id))
        for o in report.observations
        if o.observation_id not in decisions or decisions[o.observation_id].status != "rejected"
    )
    return replace(report, observations=tuple(kept))
