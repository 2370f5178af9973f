"""A table of the form's printed again for offices of another level: `… của UBND cấp xã` below the district's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from normalize.form import Form, TableForm


def of_other_levels(tables: Sequence[tuple[TableForm, str, Collection[int]]], form: Form) -> frozenset[int]:
    """Which of these tables are of another level, by their places: those whose title says so where another table with
    columns of theirs has none that does.

    Each: the form's table that it is, its title, and which of that one's columns it has.
    """
    found: set[int] = set()
    for n, (table, title, columns) in enumerate(tables):
        if not _says(title, form.other_levels, form) or _says(title, form.own_levels, form):
            continue
        others = (t for k, t in enumerate(tables) if k != n and t[0] is table and not set(columns).isdisjoint(t[2]))
        if any(not _says(other, form.other_levels, form) for _, other, _ in others):
            found.add(n)
    return frozenset(found)


def _says(title: str, words: Collection[str], form: Form) -> bool:
    text = f" {form.abbreviations.usual(title)} "
    return any(f" {word} " in text for word in words)
