"""A rule's examples: small reports made of what the rule's file says, and how the rule ends on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import regex

from extract.document import Place
from normalize.form import Form, load_form
from normalize.letterhead import named_units
from normalize.notes import noted_figures
from normalize.numbers import read_figure
from normalize.periods import quarter
from normalize.report import (
    EQUAL,
    Deviation,
    NamedOffice,
    NamedPeriod,
    Observation,
    Period,
    Reference,
    Report,
    Retold,
    StatedPeriod,
    StatedRate,
    StatedRest,
)
from normalize.text import fold
from validate.drafts import Ended
from validate.ledger import ledger
from validate.peers import standings_of
from validate.rules import Rule, RuleSet
from validate.run import ended_on
from validate.setting import Setting
from validate.words import Words

_CODE = regex.compile(r"([^\[]+)(?:\[(.*)\])?")
_QUARTER = regex.compile(r"(\d{4})-Q([1-4])")
NOW, BEFORE = "2021-Q2", "2021-Q1"
PLACE = Place(location="paragraph[1]")


def _observation(form: Form, where: str, printed: str, note: str, at: int) -> Observation:
    match = _CODE.fullmatch(where)
    assert match is not None  # noqa: S101 — the pattern fits every text that does not begin with a bracket
    code, row = match[1], match[2] or ""
    indicator = form.catalogue.by_code[code]
    row_code = form.total_code if fold(row) in form.total_words else form.dimensions.get(fold(row), "")
    return Observation(
        observation_id=f"o{at}", section=indicator.section, code=code, label=indicator.label,
        label_raw=indicator.label, dimension=row, dimension_code=row_code if row else "", value_raw=printed,
        figure=read_figure(printed, indicator.kind).figure, unit=indicator.unit, kind=indicator.kind, note=note,
        period_start=None, period_end=None, method="docx", place=PLACE, quote="", match_method="alignment",
        match_score=1.0, confidence=1.0, noted=noted_figures(note),
    )  # fmt: skip


def _period(code: str) -> Period:
    match = _QUARTER.fullmatch(code)
    if match is None:
        raise ValueError(f"{code!r} is no quarter such as 2021-Q1")
    return quarter(int(match[1]), int(match[2]))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _reference(raw: Mapping[str, str]) -> Reference:
    number, title = raw.get("number", ""), raw.get("title", "")
    return Reference(raw["kind"], number, _day(raw.get("date", "")), "", PLACE, raw.get("dated", ""), title)


def _rate(example: Mapping[str, str]) -> StatedRate:
    part, whole = (read_figure(example[name]).figure for name in ("part", "whole"))
    rate = read_figure(example["rate"], "percent").figure
    if part is None or whole is None or rate is None:
        raise ValueError(f"{example!r} is no rate with its counts")
    return StatedRate(part, whole, rate, "", PLACE)


def _rest(example: Mapping[str, Any]) -> StatedRest:
    return StatedRest(tuple(example["counts"]), example.get("rest"), True, "", PLACE)


def _retold(example: Mapping[str, Any]) -> Retold:
    figure = read_figure(example["figure"]).figure
    if figure is None:
        raise ValueError(f"{example!r} states no figure")
    shown = tuple(example["codes"])
    codes = (*shown, *example.get("also", ()))
    return Retold(codes, shown, figure, example.get("relation", EQUAL), True, "", PLACE)


def example_report(form: str, example: Mapping[str, Any], values: Mapping[str, str], period: str) -> Report:
    """The report that an example describes; raises ValueError where a period or day is none."""
    known = load_form(form)
    notes = example.get("notes", {})
    observations = [
        _observation(known, where, printed, notes.get(where, ""), n)
        for n, (where, printed) in enumerate(values.items())
    ]
    return Report(
        report_id=f"example-{period}", org=example.get("org", ""), org_code="example", level="district", province="",
        period=_period(period), number=example.get("number", "1/BC-UBND"), date=_day(example.get("date", "2021-06-20")),
        template=form, pages=None, observations=tuple(observations),
        stated_periods=tuple(
            StatedPeriod(s["section"], _day(s["start"]), _day(s["end"]), "", PLACE) for s in example.get("stated", ())
        ),
        deviations=tuple(
            Deviation(d["kind"], d["section"], d.get("code", ""), d.get("printed", ""), PLACE)
            for d in example.get("deviations", ())
        ),
        references=tuple(
            _reference(r) for r in example.get("references", ())
        ),
        named_periods=tuple(
            NamedPeriod(n["source"], _period(n["period"]), "", PLACE) for n in example.get("named", ())
        ),
        rates=tuple(_rate(r) for r in example.get("rates", ())),
        named_offices=tuple(
            NamedOffice("PL1", u.kind, u.level, u.name, text, PLACE)
            for text in example.get("offices", ())
            for u in named_units(text)
        ),
        attached_to=tuple(
            Reference("Báo cáo", a["number"], _day(a.get("date", "")), a["number"], PLACE)
            for a in example.get("attached", ())
        ),
        retold=tuple(_retold(r) for r in example.get("retold", ())),
        rests=tuple(_rest(r) for r in example.get("rests", ())),
    )  # fmt: skip


def example_ended(rule: Rule, example: Mapping[str, Any], rules: RuleSet) -> Ended:
    """How the rule ends on its example.

    `values` as printed by code (or `code[row]`), `notes` beside them, `before` those one period ago, `part` those of
    the first part of the period, `shares` those of a period's reports, this one's first.
    """
    form = rules.catalogue.form
    book = ledger(example_report(form, example, example.get("values", {}), example.get("period", NOW)))
    others = {
        name: ledger(example_report(form, {}, example[name], BEFORE)) for name in ("before", "part") if name in example
    }
    peers = {str(n): Decimal(share) for n, share in enumerate(example.get("shares", ()))}
    standings = {rule.id: s} if peers and (s := standings_of(rule, peers).get("0")) else {}
    setting = Setting(rules, others.get("before"), others.get("part"), standings)
    return ended_on(rule, book, setting, Words("vi", rules.templates["vi"], rules.catalogue))


def outcome(ended: Ended) -> str:
    """passed, failed or not_determined, as coverage has it."""
    return ended.coverage("").outcome


def broken_examples(rules: RuleSet) -> tuple[str, ...]:
    """The rules' examples that end otherwise than they say, each as a sentence."""
    found = []
    for rule in rules.rules:
        for n, example in enumerate(() if rule.like else rule.examples, start=1):
            ended = outcome(example_ended(rule, example, rules))
            if ended != example["outcome"]:
                found.append(f"rule {rule.id}: example {n} says {example['outcome']}, but ends {ended}")
    return tuple(found)
