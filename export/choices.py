"""Codes that auditors chose for figures, put into the reports: before rules are asked and anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from export.decisions import Decision
from normalize.catalogue import Catalogue, Indicator, load_catalogue
from normalize.report import Deviation, Observation, Report
from normalize.synonyms import CHOSEN, NONE, NONE_CHOSEN, REMEMBERED, label_key
from normalize.text import fold

AUTO = "auto"
"""In the place of a code: what was chosen is taken back."""
_OF_ROWS = ("alignment", "moved", REMEMBERED)
_Key = tuple[str, str, str]


def report_as_chosen(report: Report, choices: Mapping[str, Decision]) -> Report:
    """The report with the codes that were chosen for its figures, and for the other rows under the same header.

    `choices`: the last one on each figure. A code that the report's form has not is left out.
    """
    catalogue = load_catalogue(report.template)
    chosen = {
        o.observation_id: choices[o.observation_id].code
        for o in report.observations
        if o.observation_id in choices and _is_code(choices[o.observation_id].code, catalogue)
    }
    if not chosen:
        return report
    mates = {_key(o): chosen[o.observation_id] for o in report.observations if o.observation_id in chosen and _mates(o)}
    observations = tuple(_as_chosen(o, chosen, mates, catalogue) for o in report.observations)
    return replace(report, observations=observations, deviations=tuple(_deviations(report, observations)))


def is_chosen(observation: Observation) -> bool:
    """Whether a person has looked at this figure and said what it is."""
    return observation.match_method == CHOSEN


def _is_code(code: str, catalogue: Catalogue) -> bool:
    return code in {NONE, AUTO} or code in catalogue.by_code


def _key(o: Observation) -> _Key:
    return o.section, o.table, label_key(o.label_raw)


def _mates(o: Observation) -> bool:
    """Whether other figures have its label: those of the other rows of its column."""
    return bool(o.dimension and o.table)


def _as_chosen(
    o: Observation, chosen: Mapping[str, str], mates: Mapping[_Key, str], catalogue: Catalogue
) -> Observation:
    code = chosen.get(o.observation_id) or (mates.get(_key(o), "") if _mates(o) else "")
    own = o.observation_id in chosen
    if not code or (code == AUTO and o.match_method != REMEMBERED):
        return o
    former = catalogue.by_code.get(o.code)
    if former is not None and o.unit == former.unit and fold(o.unit) not in fold(o.quote):
        o = o._replace(unit="")
    if code == AUTO:
        return _recoded(o, None, "none", "")
    method = CHOSEN if own else REMEMBERED if code != NONE else "none"
    return _recoded(o, catalogue.by_code.get(code), method, NONE_CHOSEN if code == NONE else "")


def _recoded(o: Observation, indicator: Indicator | None, method: str, why: str) -> Observation:
    """A figure under another code, or under none; its print read again as that asks."""
    from normalize.remembered import reread  # noqa: PLC0415 - loads what compares labels, and few runs need it

    figure = reread(o.value_raw, o.figure, o.section, indicator, o.unit)
    kind = indicator.kind if indicator else "count"
    kind = "ratio" if figure is not None and figure.denominator is not None else kind
    kind = "count" if kind == "group" else "text" if indicator is None and figure is None else kind
    return o._replace(
        code=indicator.code if indicator else "",
        label=indicator.label if indicator else "",
        figure=figure,
        kind=kind,
        unit=o.unit or (indicator.unit if indicator else ""),
        match_method=method,
        match_score=1.0 if indicator else 0.0,
        unmatched=why,
        candidates=() if indicator else o.candidates,
    )


def _deviations(report: Report, observations: tuple[Observation, ...]) -> Iterator[Deviation]:
    """Where the rows still differ from the form's, with what was chosen of them."""
    codes = {o.code for o in observations if o.code}
    gone = {o.code: o for o in report.observations if o.match_method in _OF_ROWS and o.code not in codes}
    named = [(o.section, fold(o.label_raw)) for o in observations if is_chosen(o) and o.code and fold(o.label_raw)]
    for deviation in report.deviations:
        printed = fold(deviation.printed)
        known = any(section == deviation.section and printed.endswith(label) for section, label in named)
        if not (deviation.kind == "missing" and deviation.code in codes) and not (deviation.kind == "added" and known):
            yield deviation
    for code, o in gone.items():
        yield Deviation("missing", o.section, code, "", o.place)
