"""The titles of the form's tables, as offices write them: with other words between theirs, abbreviations opened."""

from __future__ import annotations

from functools import lru_cache

from normalize.abbreviations import Abbreviations, opened
from normalize.form import Form, TableForm

LONGEST = 200  # letters of a title


@lru_cache(maxsize=1 << 12)
def is_title(text: str, table: TableForm, form: Form) -> bool:
    """Whether a text says, in their order, the words by which the form tells a table's title."""
    if len(text) > LONGEST:
        return False
    words = _words(text, form.abbreviations)
    return any(_in_order(_words(title, form.abbreviations), words) for title in table.title)


@lru_cache(maxsize=1 << 12)
def _words(text: str, abbreviations: Abbreviations) -> tuple[str, ...]:
    return tuple(opened(text, abbreviations).split())


def _in_order(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    rest = iter(words)
    return all(word in rest for word in wanted)
