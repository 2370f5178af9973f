"""Names of rows that repeat in a table (fields of work): their codes, also where a name is mistyped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import numpy as np

from normalize.form import Form
from normalize.text import fold
from normalize.wording import Lexicon, agreement, lexicon_of

LEAST_ROWS = 3  # a table with fewer rows has no total that its figures could tell
MOST_EXTRA = 0.2  # of a name's words, by how telling they are, may be none of the form's
MOST_MISSING = 0.45  # of the form's name may be left out
CLEARLY = 0.15  # the next name must differ by so much more


@dataclass(frozen=True, slots=True, eq=False)
class _Names:
    """Every known spelling, folded, and its code; the total's words among them."""

    spellings: tuple[str, ...]
    codes: tuple[str, ...]
    lexicon: Lexicon


@lru_cache(maxsize=16)
def _names(form: Form) -> _Names:
    known = {**dict.fromkeys(sorted(form.total_words), form.total_code), **form.dimensions}
    return _Names(tuple(known), tuple(known.values()), lexicon_of(tuple(known), form.abbreviations))


def dimension_code(name: str, form: Form) -> str:
    """The canonical slug of a row's name; the total's where it is a word for total; empty for a new name."""
    folded = fold(name)
    if folded in form.total_words:
        return form.total_code
    found = form.dimensions.get(folded) or _mistyped(folded, form)
    return "" if found == form.total_code else found


@lru_cache(maxsize=1 << 12)
def _mistyped(folded: str, form: Form) -> str:
    """The code of the one name that this is with slips; empty where none is near, or two are."""
    names = _names(form)
    if len(folded) < 4 or not names.spellings:
        return ""
    everything = np.ones((1, len(names.spellings)), dtype=bool)
    words = agreement([folded], names.spellings, names.lexicon, form.abbreviations, everything)
    extra, missing = words.extra[0] / max(float(words.said[0]), 0.2), words.missing[0] / np.maximum(words.wanted, 0.2)
    fits = (extra <= MOST_EXTRA) & (missing <= MOST_MISSING)
    if not fits.any():
        return ""
    differ = extra + missing
    best = int(np.where(fits, differ, np.inf).argmin())
    others = [d for d, code in zip(differ, names.codes, strict=True) if code != names.codes[best]]
    return names.codes[best] if min(others, default=9.0) >= differ[best] + CLEARLY else ""


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
