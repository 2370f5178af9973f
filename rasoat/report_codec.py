"""Reports read back from JSON, in which equal texts of all reports are one object.

Most texts of a report stand in many others. Where they are one, a copy of the process that looks at them is handed
fewer pages of memory, and whoever compares them compares the objects.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from normalize.report import Observation, Report
from rasoat.codec import decode

MOST_TEXTS = 1_000_000
_OWN = {"observation_id", "figure", "place", "match_score", "confidence", "candidates", "noted"}
_SHARED = tuple(n for n, name in enumerate(Observation._fields) if name not in _OWN)
"""Where an observation has texts and dates that others have."""
_texts: dict[Any, Any] = {}


def report_of(encoded: bytes) -> Report:
    """The report in what `encode` gave for one; raises ValueError where there is none."""
    report = decode(encoded, Report)
    if not report.observations:
        return report
    if len(_texts) > MOST_TEXTS:
        _texts.clear()
    columns: list[Any] = list(zip(*report.observations, strict=True))
    for n in _SHARED:
        columns[n] = map(_texts.setdefault, columns[n], columns[n])
    return replace(report, observations=tuple(map(Observation._make, zip(*columns, strict=True))))
