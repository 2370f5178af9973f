"""Reports made of a few figures, for the tests of the rules."""

from __future__ import annotations

import re
from datetime import date

from extract.document import Place
from normalize.catalogue import load_catalogue
from normalize.form import load_form
from normalize.numbers import read_figure
from normalize.periods import find_period
from normalize.report import Observation, Report, StatedPeriod
from normalize.text import fold, slug

CATALOGUE = load_catalogue()
FORM = load_form()


def observation(code: str, printed: str, row: str = "", at: int = 1) -> Observation:
    """One printed figure of a code, in a row for a table that has rows."""
    indicator = CATALOGUE.by_code[code]
    row_code = (FORM.total_code if fold(row) in FORM.total_words else FORM.dimensions.get(fold(row), "")) if row else ""
    return Observation(
        observation_id=f"o-{code}-{slug(row)}-{at}",
        section=indicator.section, code=code, label=indicator.label, label_raw=indicator.label,
        dimension=row, dimension_code=row_code, value_raw=printed, figure=read_figure(printed, indicator.kind).figure,
        unit=indicator.unit, kind=indicator.kind, note="", period_start=None, period_end=None, method="docx",
        place=Place(location=f"table[1]/row[{at}]/cell[1]"), quote="", match_method="alignment", match_score=1.0,
        confidence=1.0,
    )  # fmt: skip


def report(values: dict[str, str] | list[tuple[str, str]], period: str = "quý I năm 2021", **fields: object) -> Report:
    """A report of `code` or `code[row]` → what is printed."""
    pairs = values.items() if isinstance(values, dict) else values
    observations = []
    for at, (key, printed) in enumerate(pairs, start=1):
        match = re.fullmatch(r"([^\[]+)(?:\[(.*)\])?", key)
        assert match is not None
        observations.append(observation(match[1], printed, match[2] or "", at))
    found = find_period(period)
    base = {
        "report_id": f"ben-hai-{found.code if found else ''}", "org": "UBND huyện Bến Hải", "org_code": "ben-hai",
        "level": "district", "province": "", "period": found, "number": "1/BC-UBND", "date": date(2021, 4, 1),
        "template": "form2021", "pages": None, "observations": tuple(observations),
    }  # fmt: skip
    return Report(**{**base, **fields})  # type: ignore[arg-type]


def table_1b(drawing: str) -> dict[str, str]:
    """Table 1b drawn in text: the first line names columns 1–9, each other line is a row."""
    lines = [[c.strip() for c in line.split("|")] for line in drawing.strip().splitlines()]
    columns = lines[0][1:]
    return {f"PL2.1b.{c}[{line[0]}]": v for line in lines[1:] for c, v in zip(columns, line[1:], strict=True)}


def stated(section: str, start: str, end: str) -> StatedPeriod:
    """The days that an appendix states."""
    return StatedPeriod(section, date.fromisoformat(start), date.fromisoformat(end), "", Place(location="paragraph[9]"))
