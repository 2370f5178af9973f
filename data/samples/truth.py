"""The truth about a report: what is printed in it, and what contradicts what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.samples.model import Key
from data.samples.plants import Planted


def truth_of(
    name: str,
    org: str,
    period: str,
    printed: Mapping[Key, str],
    planted: Sequence[Planted],
    about: Mapping[str, Any],
    names: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """The entry of one report in `truth.json`; `about` adds format, layout and noise.

    `names`: the codes of fields of work, by their names as typed, where these are not the form's.
    """
    changed = [where for plant in planted for where in plant.changed]
    return {
        "report": name,
        "org": org,
        "period": period,
        "observations": [
            {"section": where.section, "code": where.code, "dimension": where.dimension, "text": text}
            | ({"dimension_code": names[where.dimension]} if where.dimension in names else {})
            for where, text in printed.items()
        ],
        "findings": [_finding(plant) for plant in planted],
        "changed": [list(where) for where in changed],
        **about,
        "complete": about.get("complete", True),
    }


def _finding(plant: Planted) -> dict[str, Any]:
    entry: dict[str, Any] = {"kind": plant.kind, "refs": _listed(plant.refs), "need": plant.need}
    if plant.also:
        entry["also"] = [_listed(refs) for refs in plant.also]
    if plant.says:
        entry["says"] = list(plant.says)
    return {**entry, "plant": plant.name}


def _listed(refs: Iterable[Key]) -> list[list[str]]:
    return [list(where) for where in refs]


def write_truth(path: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    """Writes `truth.json`, one observation a line so that a change can be read."""
    text = ",\n".join(_entry_text(entry) for entry in entries)
    path.write_text(f"[\n{text}\n]\n", encoding="utf-8", newline="\n")


def _entry_text(entry: Mapping[str, Any]) -> str:
    lines = []
    for name, value in entry.items():
        if isinstance(value, list) and value:
            items = ",\n   ".join(json.dumps(item, ensure_ascii=False) for item in value)
            lines.append(f'  "{name}": [\n   {items}\n  ]')
        else:
            lines.append(f'  "{name}": {json.dumps(value, ensure_ascii=False)}')
    return " {\n" + ",\n".join(lines) + "\n }"
