"""Rows that say by their names that they are parts of the row above. Loads little: checking needs no more of names."""

from __future__ import annotations

from functools import lru_cache

import regex

from normalize.text import nfc

_OF_A_ROW = regex.compile(r"\W*\b(?:trong (?:đó|do)|(?:bao )?gồm|chia ra)\b\W*|[-–+*•]\s*", flags=regex.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def is_part(name: str) -> bool:
    """Whether a row says by its name that it is a part of the row above: `Trong đó: …`, or an item's sign."""
    return _OF_A_ROW.match(nfc(name)) is not None


def without_sign(name: str) -> str:
    """The name without what says that it is a part's; as it is where nothing else is left."""
    return _OF_A_ROW.sub("", name, count=1) or name
