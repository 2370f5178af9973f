"""Where a table's printed rows differ from the form's."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.document import Place
from normalize.form import Form, TableForm
from normalize.report import Deviation
from normalize.row_numbers import compared_number
from normalize.row_tables import RowItem, matched_rows, own_number

_GROUPED = regex.compile(r"^(\d+\.)+\d+$")


def deviations(items: Sequence[RowItem], table: TableForm, form: Form) -> list[Deviation]:
    """Where the printed rows differ from the form's: rows missing, numbered otherwise, or added."""
    matched = matched_rows(items, table, form)
    found: list[Deviation] = []
    present = {c for c, _ in matched.values()}
    for r, item in enumerate(items):
        if r not in matched:
            if item.value is not None:
                found.append(Deviation("added", table.section, "", item.named, item.place))
            continue
        own = own_number(form.indicator(table.codes[matched[r][0]]), table)
        printed = compared_number(item.number)
        if printed and printed != own and _GROUPED.match(printed) and _GROUPED.match(own):
            found.append(Deviation("renumbered", table.section, table.codes[matched[r][0]], printed, item.place))
    place = items[0].place if items else Place()
    found += [Deviation("missing", table.section, c, "", place) for n, c in enumerate(table.codes) if n not in present]
    return found
