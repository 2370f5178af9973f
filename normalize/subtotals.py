"""Rows that sum up some of a table's other rows: `Cộng mục I`, or an office above its fields of work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from normalize.dimensions import dimension_code, is_total
from normalize.form import Form
from normalize.part_rows import is_part
from normalize.text import fold

FEWEST_FIGURES = 3  # different ones that add up, where a row's name does not say that it is a sum
FEWEST_ROWS = 2  # that such a row is the sum of
AGREE = 0.5  # of the columns, where its name does

Figures = Sequence[Decimal | None]


def subtotals(names: Mapping[int, str], figures: Sequence[Figures], form: Form) -> frozenset[int]:
    """The rows of `names` whose figures are the sums of those right above or below them, but for the table's total.

    `figures`: of each row, in the matched columns. A row that has a known name is none.
    """
    rows, called = list(names), list(names.values())
    ends = {n for n, name in enumerate(called) if is_total(name, form) or name == form.total_dimension}
    found: set[int] = set()
    for n, name in enumerate(called):
        if n in ends or is_part(name) or not any(figures[n]) or dimension_code(name, form):
            continue
        above = _until(range(n - 1, -1, -1), ends | found, called, figures)
        below = _until(range(n + 1, len(rows)), ends, called, figures)
        if _sums(figures[n], above) or _sums(figures[n], below) or _says_sum(n, called, figures, ends | found, form):
            found.add(n)
    return frozenset(rows[n] for n in found)


def _until(
    places: Iterable[int], ends: set[int], called: Sequence[str], figures: Sequence[Figures]
) -> Sequence[Figures]:
    """The figures of rows, the nearest first, up to a sum that ends them, without rows that are blank."""
    found: list[Figures] = []
    for n in places:
        if n in ends:
            break
        if not is_part(called[n]) and not _is_blank(figures[n]):
            found.append(figures[n])
    return found


def _is_blank(figures: Figures) -> bool:
    return all(value is None for value in figures)


def _says_sum(n: int, called: Sequence[str], figures: Sequence[Figures], ends: set[int], form: Form) -> bool:
    """Whether a row is called a sum, and nearly is that of the rows since the heading above, which has no figures."""
    if not any(fold(called[n]).startswith(f"{word} ") for word in form.total_words):
        return False
    heads = (k for k in range(n - 1, -1, -1) if _is_blank(figures[k]) and not dimension_code(called[k], form))
    return _nearly(figures[n], _until(range(n - 1, next(heads, -1), -1), ends, called, figures))


def _sums(own: Figures, others: Sequence[Figures]) -> bool:
    """Whether figures are the sums of some nearest rows' in every column, and hardly by chance."""
    if len({value for value in own if value}) < FEWEST_FIGURES:
        return False
    sums = [Decimal(0)] * len(own)
    for count, figures in enumerate(others, start=1):
        sums = [one + (other or 0) for one, other in zip(sums, figures, strict=True)]
        if count >= FEWEST_ROWS and all(one == (other or 0) for one, other in zip(sums, own, strict=True)):
            return True
    return False


def _nearly(own: Figures, others: Sequence[Figures]) -> bool:
    """Whether most figures are the sums of all these rows'."""
    sums = [sum(((f[c] or Decimal(0)) for f in others), Decimal(0)) for c in range(len(own))]
    told = [one == value for one, value in zip(sums, own, strict=True) if value]
    return sum(told) > AGREE * len(told)
