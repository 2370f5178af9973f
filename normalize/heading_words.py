"""The words of headings and leads, whatever the form: `data/headings.toml`, read once a process."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from data import resource


@cache
def heading_words() -> dict[str, Any]:
    """The tables of the file by name."""
    words: dict[str, Any] = tomllib.loads(resource("headings.toml").read_text(encoding="utf-8"))
    return words
