"""The workbook's own words, in the user's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from data import resource


@cache
def words_of(lang: str) -> Mapping[str, str]:
    """The workbook's words by key, from `data/workbook.toml`."""
    raw = tomllib.loads(resource("workbook.toml").read_text(encoding="utf-8"))[lang]
    flat: dict[str, str] = {}
    for key, value in raw.items():
        flat |= {f"{key}.{k}": v for k, v in value.items()} if isinstance(value, dict) else {key: value}
    return flat
