"""`datapackage.json`: the CSV files as a Frictionless data package, each with the schema of its columns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from export.columns import Column, tables

_TYPES = {"text": "string", "number": "number", "integer": "integer", "date": "date"}
_KEYS = {"reports": "report_id", "observations": "observation_id", "findings": "finding_id"}
_ANY = ("dataset", "value")
"""Holds an answer in words where the form asks for a choice and none of it was printed."""
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def _field(table: str, column: Column, lang: str) -> dict[str, str]:
    kind = "any" if (table, column.name) == _ANY else _TYPES[column.type]
    return {"name": column.name, "type": kind, "description": column.about[lang]}


def _schema(table: str, columns: Sequence[Column], lang: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(table, c, lang) for c in columns], "missingValues": [""]}
    if table in _KEYS:
        schema["primaryKey"] = _KEYS[table]
    if table != "reports":
        schema["foreignKeys"] = [
            {"fields": "report_id", "reference": {"resource": "reports", "fields": _KEYS["reports"]}}
        ]
    return schema


def package(lang: str) -> dict[str, Any]:
    """The description of all CSV files, by the Frictionless standard; the columns' in the user's language."""
    resources = [
        {
            "name": table, "path": f"{table}.csv", "profile": "tabular-data-resource", "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "dialect": _DIALECT, "schema": _schema(table, columns, lang),
        }
        for table, columns in tables().items()
    ]  # fmt: skip
    return {"name": "rasoat", "profile": "tabular-data-package", "resources": resources}


def write_package(path: Path, lang: str) -> None:
    """Writes the description into a new file."""
    path.write_text(json.dumps(package(lang), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
