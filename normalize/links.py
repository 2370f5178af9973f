"""Which codes of an older form a form's codes are, once its user has confirmed it: a series crosses the change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from data import csv_rows, resource
from normalize.catalogue import CatalogueError, load_catalogue
from normalize.report import Report

CONFIRMED = frozenset({"yes", "x", "1", "true", "có", "co"})


@cache
def load_links(form: str, older: str) -> Mapping[str, str]:
    """The confirmed links of a form to an older one: older code → code; empty for a form without `links.csv`.

    Raises CatalogueError, naming file and line, for a code that the form's catalogue lacks.
    """
    source = resource(f"{form}/links.csv")
    if not source.is_file():
        return {}
    codes = load_catalogue(form).by_code
    found: dict[str, str] = {}
    for line, row in enumerate(csv_rows(source.read_text(encoding="utf-8-sig")), start=2):
        if row["form"] != older or row["confirmed"].strip().lower() not in CONFIRMED:
            continue
        if row["code"] not in codes:
            raise CatalogueError(f"{form}/links.csv:{line}: {row['code']} is no code of the catalogue")
        found[row["older_code"]] = row["code"]
    return found


def translated(report: Report, form: str) -> Report:
    """A report of another form with the codes of this one; figures that no confirmed link names are left out."""
    links = load_links(form, report.template)
    kept = tuple(o._replace(code=links[o.code]) for o in report.observations if o.code in links)
    return replace(report, template=form, observations=kept)
