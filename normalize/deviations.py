"""Where a table's printed rows differ from the form's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from extract.document import Place
from normalize.form import Form, TableForm
from normalize.report import Deviation
from normalize.row_numbers import compared_number
from normalize.row_tables import RowItem, matched_rows, own_number

_GROUPED = regex.compile(r"^(\d+\.)+\d+$")
FEWEST_SHORTENED, NEARLY = 5, 0.8  # rows of groups in a table that counts anew in each field, and which share of them


def deviations(items: Sequence[RowItem], table: TableForm, form: Form) -> list[Deviation]:
    """Where the printed rows differ from the form's: rows missing, numbered otherwise, or added."""
    matched = matched_rows(items, table, form)
    found: list[Deviation] = []
    present = {c for c, _ in matched.values()}
    numbers = {
        r: (compared_number(items[r].number), own_number(form.indicator(table.codes[c]), table))
        for r, (c, _) in matched.items()
    }
    anew = _counts_anew(numbers.values())
    for r, item in enumerate(items):
        if r not in matched:
            if item.value is not None:
                found.append(Deviation("added", table.section, "", item.named, item.place))
            continue
        printed, own = numbers[r]
        meant = _in_field(own) if anew and printed != own else own
        if printed and printed != meant and _GROUPED.match(printed) and _GROUPED.match(own):
            found.append(Deviation("renumbered", table.section, table.codes[matched[r][0]], printed, item.place))
    place = items[0].place if items else Place()
    found += [Deviation("missing", table.section, c, "", place) for n, c in enumerate(table.codes) if n not in present]
    return found


def _in_field(number: str) -> str:
    """A number without its first part: `2.1` for the form's `1.2.1`, as offices print it below `I`."""
    return number.partition(".")[2]


def _counts_anew(numbers: Iterable[tuple[str, str]]) -> bool:
    """Whether rows of groups are numbered without their field's number, nearly all, and none with it.

    `numbers`: as printed and as the form's.
    """
    grouped = [(printed, own) for printed, own in numbers if _GROUPED.match(printed) and _GROUPED.match(_in_field(own))]
    anew = sum(printed == _in_field(own) for printed, own in grouped)
    return (
        len(grouped) >= FEWEST_SHORTENED and anew >= NEARLY * len(grouped) and all(one != own for one, own in grouped)
    )
