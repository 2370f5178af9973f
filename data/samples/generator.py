"""Draws a district's report, plants what was asked for, and sets it in the format asked for."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from data.samples.composition import Composer, Span
from data.samples.disorder import THE_FORM, Disorder, disordered, printed_of, strange_figures
from data.samples.districts import offices
from data.samples.docx_writer import docx_bytes
from data.samples.figures import draw_figures, draw_following
from data.samples.indicators import IndicatorTable
from data.samples.labels import field_codes, field_names
from data.samples.layouts import Style, draw_style, print_figures
from data.samples.model import TOTAL, Office, Quarter, Values, key
from data.samples.pdf_writer import pdf_bytes
from data.samples.phrases import Speaker
from data.samples.planting import plant_all
from data.samples.plants import PLANTS, Planted
from data.samples.slips import Scene
from data.samples.tables import Tables
from data.samples.truth import truth_of

ALWAYS = ("Đất đai", "Hộ tịch", "Chứng thực", "Quản lý hoạt động xây dựng")

STRANGE = ("An toàn lao động", "Viễn thông và Internet", "Dân số - kế hoạch hóa gia đình", "Bảo hiểm xã hội")
"""Fields of work that the form's dictionary does not know."""


DECEMBER, LATE = 12, 20


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: who, when, in which style and format, with which plants, under which file name."""

    name: str
    office: Office
    quarter: Quarter
    style: Style
    format: str
    plants: tuple[str, ...]
    seed: int
    earlier: int = 0
    """How many quarters of the same district, drawn from the same seed, come before this one."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A finished report: its bytes, its figures as drawn and planted, and its entry in the truth.

    `right`: the figures before planting.
    """

    name: str
    content: bytes
    values: Values
    planted: tuple[Planted, ...]
    truth: dict[str, Any]
    right: Values = field(default_factory=dict)


def make(order: Order) -> Sample:
    """The report that was ordered; the same order gives the same bytes."""
    rng = random.Random(order.seed)
    style = order.style
    fields = draw_fields(rng, style)
    values = draw_figures(rng, fields, style.habits)
    before: Values | None = None
    for _ in range(order.earlier):
        before, values = values, draw_following(rng, values, fields, style.habits)
    right = dict(values)
    scene = Scene(order.office, order.quarter, style, before)
    acted = plant_all(rng, values, order.plants, scene)
    planted = tuple(plant for plant in acted if plant.kind)
    composer = _composer(rng, order, values, fields, acted)
    blocks = composer.blocks()
    title = f"Báo cáo CCHC quý {order.quarter.roman}/{order.quarter.year}"
    author = f"UBND {order.office.full}"
    writer = docx_bytes if order.format == "docx" else pdf_bytes
    truth = truth_of(
        order.name,
        author,
        order.quarter.code,
        composer.stated(),
        planted,
        {"format": order.format, "layout": style.name, "noise": style.noise, **_about_disorder(composer)},
        {composer.tables.name(f): field_codes().get(f, "") for f in fields} if style.disorder.noise else {},
    )
    return Sample(order.name, writer(blocks, style, title, author), values, planted, truth, right)


def _about_disorder(composer: Composer) -> dict[str, Any]:
    """What the truth says besides of a report whose tables are not the form's."""
    disorder = composer.style.disorder
    if disorder == THE_FORM:
        return {}
    uncoded = [{"label": label, "text": text} for label, text in composer.uncoded()]
    return {"complete": not disorder.edits, "disorder": asdict(disorder), "uncoded": uncoded}


def make_page(order: Order) -> Sample:
    """Table 1b of the report alone, on a PDF of one page under the heading of its appendix; without plants."""
    rng = random.Random(order.seed)
    fields = draw_fields(rng, order.style)
    values = draw_figures(rng, fields, order.style.habits)
    composer = _composer(rng, order, values, fields, ())
    author = f"UBND {order.office.full}"
    printed = {where: text for where, text in composer.stated().items() if where.code.startswith("PL2.1b.")}
    about = {"format": order.format, "layout": order.style.name, "noise": order.style.noise}
    truth = truth_of(order.name, author, order.quarter.code, printed, (), about)
    content = pdf_bytes(composer.files_page(), order.style, "Biểu 1b", author)
    return Sample(order.name, content, values, (), truth)


def draw_fields(rng: random.Random, style: Style) -> list[str]:
    """The fields of work of a report: rows of its table 1b, in the order of print."""
    names = [*field_names(), *STRANGE] if style.strange_fields else list(field_names())
    others = [name for name in names if name not in ALWAYS]
    chosen = {*ALWAYS, *rng.sample(others, k=rng.randint(6, 15))}
    ordered = [name for name in names if name in chosen]
    if not style.form_order:
        rng.shuffle(ordered)
    return ordered


def _composer(
    rng: random.Random, order: Order, values: Values, fields: list[str], planted: tuple[Planted, ...]
) -> Composer:
    quarter = order.quarter
    printed = print_figures(rng, values, order.style)
    edits = {(e.what, e.where): e.text for plant in planted for e in plant.edits}
    notes = _notes(rng, values) | {where: text for (what, where), text in edits.items() if what == "note"}
    sheets = disordered(order.seed, order.style.disorder)
    added = strange_figures(sheets, [*fields, TOTAL], random.Random(order.seed))
    printed = {**printed_of(printed, sheets), **added}
    indicators = IndicatorTable(rng, order.style, printed, notes, sheets, edits)
    tables = Tables(rng, order.style, printed, fields, notes, sheets, edits)
    speaker = Speaker(rng, order.office, quarter, printed, edits=edits)
    whole = Span(quarter.first, quarter.last)
    early = next((plant.last_day for plant in planted if plant.last_day), None)
    stated = Span(quarter.first, (early, quarter.last[1])) if early else whole
    number, day = rng.randint(110, 690), (rng.randint(1, 9), quarter.last[1] + 1)
    if day[1] > DECEMBER:  # the last quarter's report is written before the year ends
        day = (day[0] + LATE, DECEMBER)
    return Composer(
        rng,
        order.office,
        quarter,
        order.style,
        printed,
        indicators,
        tables,
        speaker,
        stated,
        whole,
        number,
        day,
        edits,
    )


def _notes(rng: random.Random, values: Values) -> dict[str, str]:
    """Remarks that restate a figure or explain it, as offices add them."""
    notes: dict[str, str] = {}
    if rng.random() < 0.5:
        notes["PL2.6.1"] = f"{values[key('PL2.6.1')]}/{values[key('PL2.1a.1')]} thủ tục"
    if rng.random() < 0.4:
        notes["6.4"] = "Chủ yếu là trường học"
    if rng.random() < 0.3:
        notes["PL2.3b.1"] = "Có danh sách kèm theo"
    if rng.random() < 0.3:
        notes["7.1"] = "Do tỉnh triển khai"
    return notes


def orders(seed: int, count: int, disorder: Disorder | None = None) -> Iterator[Order]:
    """So many orders, all for different districts, mixed in every respect.

    With `disorder` their tables leave the form so far; where rows or columns do, nothing else is planted.
    """
    rng = random.Random(seed)
    quarter = Quarter(2021, rng.choice((2, 3)))
    for n, office in enumerate(offices(rng, count)):
        style = draw_style(rng)
        form = rng.choice(("docx", "pdf"))
        plants = tuple(rng.sample(sorted(PLANTS), k=rng.choices((0, 1, 2, 3), weights=(3, 3, 3, 2))[0]))
        name = f"{n:02d}-{office.name.replace(' ', '')}-q{quarter.number}.{form}"
        if disorder is not None:
            style = replace(style, disorder=disorder)
            plants = () if disorder.edits else plants
        yield Order(name, office, quarter, style, form, plants, seed * 1000 + n)


def ruled(order: Order, rulings: str, form: str) -> Order:
    """The same order with another choice of `RULINGS`, in the format `form`."""
    name = f"{order.name.rsplit('.', maxsplit=1)[0]}.{form}"
    return replace(order, name=name, format=form, style=replace(order.style, rulings=rulings))
