"""Names of rows that repeat in a table (fields of work): their codes, also where a name is mistyped."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from normalize.form import Form
from normalize.names import Names, meant, names_of
from normalize.text import fold

LEAST_ROWS = 3  # a table with fewer rows has no total that its figures could tell


@lru_cache(maxsize=16)
def _names(form: Form) -> Names:
    """Every known spelling and its code; the total's words among them."""
    known = {**dict.fromkeys(sorted(form.total_words), form.total_code), **form.dimensions}
    return names_of(known, form.abbreviations)


def dimension_code(name: str, form: Form) -> str:
    """The canonical slug of a row's name; the total's where it is a word for total; empty for a new name."""
    folded = fold(name)
    if folded in form.total_words:
        return form.total_code
    found = form.dimensions.get(folded) or _mistyped(folded, form)
    return "" if found == form.total_code else found


@lru_cache(maxsize=1 << 12)
def _mistyped(folded: str, form: Form) -> str:
    return meant(folded, _names(form))


def total_row(names: Sequence[str], figures: Sequence[Sequence[Decimal | None]], form: Form) -> int | None:
    """Which row sums up the others: one that is called so, else the last or first whose figures are their sums.

    `figures`: of each row, in the matched columns. A name with slips is believed where the row stands last or first.
    """
    called = [n for n, name in enumerate(names) if fold(name) in form.total_words]
    if called:
        return called[-1]
    ends = [n for n in (len(names) - 1, 0) if len(names) >= LEAST_ROWS and not form.dimensions.get(fold(names[n]))]
    summed = [n for n in ends if _sums_up(n, figures)]
    mistyped = [n for n in ends if _mistyped(fold(names[n]), form) == form.total_code]
    return next(iter((*summed, *mistyped)), None)


def _sums_up(row: int, figures: Sequence[Sequence[Decimal | None]]) -> bool:
    """Whether a row's figures are the sums of all other rows' in most columns, and in two at the least."""
    hold = fail = 0
    for own, *others in zip(figures[row], *(f for n, f in enumerate(figures) if n != row), strict=True):
        if own:
            parts = [other for other in others if other]
            hold, fail = (hold + 1, fail) if len(parts) > 1 and sum(parts) == own else (hold, fail + 1)
    return hold >= 2 and hold > 2 * fail
