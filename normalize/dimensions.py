"""Names of rows that repeat in a table (fields of work): their codes, also where a name is mistyped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice

import regex
from rapidfuzz import fuzz

from normalize.form import Form, TableForm
from normalize.names import Names, meant, names_of
from normalize.part_rows import is_part, without_sign
from normalize.text import fold, squeeze

_NUMBERED = regex.compile(r"^\s*(?:\d{1,2}|[IVX]{1,4}|[a-zđ])[.)]\s+")
_BEGINS = regex.compile(r"tong (?:cong|so)\b")
SURELY = 90.0  # per cent of a name's letters that a hardly read one has in common with a known one
_SCRAP = 2  # letters of a word that may be what a signature left
LEAST_ROWS = 3  # a table with fewer rows has no total that its figures could tell
MOST_ABOVE = 0.25  # of a part's figures may be above those of the row it is a part of: a slip


@lru_cache(maxsize=16)
def _names(form: Form) -> Names:
    """Every known spelling and its code; the total's words among them."""
    told_apart = {inside(group, row) for t in form.tables for group in t.groups for row in t.repeated}
    plain = {name: code for name, code in form.dimensions.items() if code not in told_apart}
    known = {**dict.fromkeys(sorted(form.total_words), form.total_code), **plain}
    return names_of(known, form.abbreviations)


def is_total(name: str, form: Form) -> bool:
    """Whether a row is called what the form calls a total."""
    return fold(name) in form.total_words and squeeze(name).lower() not in form.total_unlike


def dimension_code(name: str, form: Form) -> str:
    """The canonical slug of a row's name; the total's where it is a word for total; empty for a new name."""
    if is_total(name, form):
        return form.total_code
    found = form.dimensions.get(fold(name)) or _mistyped(fold(name), form)
    return "" if found == form.total_code else found


def without_strays(name: str, form: Form) -> str:
    """A row's name as read from a picture; the known name alone that it holds beside scraps of a letter or two."""
    words = name.split()
    scraps = [sum(map(str.isalpha, word)) <= _SCRAP for word in words]
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            known = " ".join(words[start : start + length])
            beside = scraps[:start] + scraps[start + length :]
            if all(beside) and (fold(known) in form.dimensions or fold(known) in form.total_words):
                return known
    return name


def is_surely_named(name: str, form: Form) -> bool:
    """Whether a row's name is a known one, or has no more slips than a few letters."""
    folded, code = fold(name), dimension_code(name, form)
    if not code or folded in form.total_words or folded in form.dimensions:
        return bool(code)
    return any(found == code and fuzz.ratio(folded, known) >= SURELY for known, found in form.dimensions.items())


@lru_cache(maxsize=1 << 12)
def _mistyped(folded: str, form: Form) -> str:
    return meant(folded, _names(form))


def row_codes(names: Mapping[int, str], table: TableForm, form: Form) -> dict[int, str]:
    """The code of each row by its name; of one that stands in each of several groups, behind its group's code.

    The group is the last one named above it; without one, as where a page begins with its rows, the bare code stays.
    """
    found: dict[int, str] = {}
    above = ""
    for row, name in names.items():
        code = dimension_code(name, form)
        if code in table.repeated and above:
            code = inside(above, code)
        above = code if code in table.groups else above
        found[row] = code
    return found


def inside(group: str, row: str) -> str:
    """The code of a row that stands once in each of several groups."""
    return f"{group}-{row}"


def total_row(names: Sequence[str], figures: Sequence[Sequence[Decimal | None]], form: Form) -> int | None:
    """Which row sums up the others: one that is called so, else the last or first whose figures are their sums.

    `figures`: of each row, in the matched columns. A name with slips is believed where the row stands last or first.
    """
    called = [n for n, name in enumerate(names) if is_total(name, form)]
    if called:
        return called[-1]
    ends = [n for n in (len(names) - 1, 0) if len(names) >= LEAST_ROWS and not form.dimensions.get(fold(names[n]))]
    summed = [n for n in ends if _sums_up(n, figures)]
    mistyped = [n for n in ends if _mistyped(fold(names[n]), form) == form.total_code]
    more = [n for n in ends if _BEGINS.match(fold(names[n]))]  # `Tổng cộng toàn tỉnh`
    return next(iter((*summed, *mistyped, *more)), None)


def row_names(names: Mapping[int, str], figures: Sequence[Sequence[Decimal | None]], form: Form) -> dict[int, str]:
    """The rows' names: the total under its one name, and no sign of a part before what is not one.

    `figures`: of each row, in the matched columns. A part stands below a row whose figures its own do not exceed; where
    such rows stand below a blank one, or below a total that opens the table, they are the table's own rows. A row that
    is all of its table is what it says.
    """
    total = total_row([*names.values()], figures, form)
    found: dict[int, str] = {}
    whole: int | None = None
    for n, (row, name) in enumerate(names.items()):
        ends = n == total or is_total(name, form)
        if ends or not is_part(name):
            whole = None if ends and not n else n
            found[row] = form.total_dimension if ends else name
        else:
            own = _is_within(figures[n], figures[whole]) if whole is not None else len(names) == 1 and name[0].isalpha()
            found[row] = name if own else without_sign(name)
    return found


def _is_within(part: Sequence[Decimal | None], whole: Sequence[Decimal | None]) -> bool:
    pairs = [(one or 0, other) for one, other in zip(part, whole, strict=True) if other is not None]
    return bool(pairs) and sum(one > other for one, other in pairs) <= MOST_ABOVE * len(pairs)


def _sums_up(row: int, figures: Sequence[Sequence[Decimal | None]]) -> bool:
    """Whether a row's figures are the sums of all other rows' in most columns, and in two at the least."""
    hold = fail = 0
    for own, *others in zip(figures[row], *(f for n, f in enumerate(figures) if n != row), strict=True):
        if own:
            parts = [other for other in others if other]
            hold, fail = (hold + 1, fail) if len(parts) > 1 and sum(parts) == own else (hold, fail + 1)
    return hold >= 2 and hold > 2 * fail


def dimension_name(text: str) -> str:
    """A row's name as printed, without its number and closing colon."""
    return _NUMBERED.sub("", squeeze(text)).rstrip(" :;.")


def known_parts(lines: Sequence[str], count: int, form: Form) -> list[str]:
    """The lines as so many names, each of them known; empty where they are not, and where they are in two ways."""
    ways = list(islice(_ways(lines, count, form), 2))
    return ways[0] if len(ways) == 1 else []


def _ways(lines: Sequence[str], count: int, form: Form) -> Iterator[list[str]]:
    """The ways to read the lines as so many known names, one behind the other."""
    for at in range(len(lines) if count == 1 else 1, len(lines) - count + 2):
        first = " ".join(lines[:at])
        if dimension_code(dimension_name(first), form):
            yield from ([first, *rest] for rest in (_ways(lines[at:], count - 1, form) if count > 1 else ([],)))
