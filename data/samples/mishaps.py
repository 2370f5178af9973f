"""Contradictions beside the figures of the appendices: what is said twice, noted, named, dated, numbered or cited."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from data import resource
from data.samples.layouts import figure_text
from data.samples.model import QUARTERS, Values, key
from data.samples.plants import Edit, Planted, other_number
from data.samples.slips import Scene, Slip, count_at

DECEMBER = 12
HEADINGS = ("direction", "publicity", "one_stop", "service", "network", "strengths")
NOTED = ("1.1.1", "1.1.3", "2.2", "2.3", "3.5.1", "3.3.2", "PL2.3b.1", "PL2.3b.2", "PL2.4.2", "6.4")
UNCHECKED = ("1.1.3", "2.1", "2.2", "2.3", "3.5.3", "4.2.5")
"""Rows of Phụ lục 1 that no other figure depends on."""


@cache
def said() -> Mapping[str, Any]:
    """The sentences of `mishaps.toml`."""
    return tomllib.loads(resource("samples/mishaps.toml").read_text(encoding="utf-8"))


def _text(scene: Scene, figure: int | Decimal) -> str:
    return figure_text(figure, scene.style, padded=scene.style.pad_text)


def again(rng: random.Random, values: Values, scene: Scene, *, right: bool = False) -> Planted | None:
    """A fact of the narrative stated once more, with another figure; with the same one where it is `right`."""
    ways = said()["again"]
    fact = rng.choice(sorted(ways))
    old = values.get(key(fact))
    if not isinstance(old, int) or old < 2:
        return None
    new = old if right else other_number(rng, old)
    sentence = rng.choice(ways[fact]).replace("{fact}", _text(scene, new))
    edit = Edit("sentence", rng.choice(HEADINGS), sentence)
    return Planted("cross", "said-again", (key(fact),), 1, (key(fact),), edits=(edit,))


def said_rate(rng: random.Random, _: Values, scene: Scene, *, right: bool = False) -> Planted:
    """A count of a whole beside a rate that it is not; that it is, where it is `right`."""
    whole = rng.randint(25, 1900)
    part = rng.randint(whole // 2, whole - 1)
    rate = (Decimal(100) * part / whole).quantize(Decimal(1).scaleb(-rng.choice((1, 2))), ROUND_HALF_UP)
    if not right:
        rate += Decimal(rng.choice((-1, 1)) * rng.randint(12, 90)).scaleb(-1)
        rate = rate if 0 < rate < 100 else rate - 10
    texts = {"part": _text(scene, part), "whole": _text(scene, whole), "rate": _text(scene, rate)}
    sentence = rng.choice(said()["rates"]["said"])
    for name, text in texts.items():
        sentence = sentence.replace(f"{{{name}}}", text)
    edit = Edit("sentence", rng.choice(HEADINGS), sentence)
    return Planted("ratio", "said-rate", (), 0, (), edits=(edit,), says=(texts["rate"],))


def said_none(rng: random.Random, values: Values, _: Scene) -> Planted | None:
    """A zero said in words, where an appendix has a figure."""
    ways = said()["none"]
    group = rng.choice(sorted(ways))
    zero, against = key(ways[group]["zero"]), tuple(key(c) for c in ways[group]["against"])
    if not all(count_at(values, k) for k in against):
        return None
    values[zero] = 0
    return Planted(
        "cross", "said-none", (zero, *against), 1, (zero,), edits=(Edit("say", group, rng.choice(ways[group]["said"])),)
    )


def note(rng: random.Random, values: Values, scene: Scene, *, right: bool = False) -> Planted | None:
    """A remark beside a figure that adds up to another one; to the same one where it is `right`."""
    where = key(rng.choice(NOTED))
    figure = count_at(values, where)
    if not scene.style.note_column or figure < 4:
        return None
    stated = figure if right else other_number(rng, figure)
    if rng.random() < 0.6:
        one = rng.randint(1, max(1, stated - 1))
        way = "parts" if right or stated > figure else "sums"
        text = rng.choice(said()["notes"][way]).format(one=one, other=stated - one)
        if stated <= one:
            return None
    else:
        part, whole = rng.choice(((stated, stated + rng.randint(1, 9)), (max(1, stated - rng.randint(1, 9)), stated)))
        if not right and figure in {part, whole}:
            return None
        text = rng.choice(said()["notes"]["of"]).format(part=part, whole=whole)
    return Planted("cross", "note", (where,), 1, (where,), edits=(Edit("note", where.code, text),))


def two_choices(rng: random.Random, values: Values, _: Scene) -> Planted:
    """Two choices ticked where one is asked for."""
    where = key(rng.choice(("1.4.2", "1.5", "5.3.1", "7.1", "7.3")))
    values[where] = rng.choice(("0; 1", "0, 1", "0/1", "0 và 1", "0 1"))
    return Planted("domain", "two-choices", (where,), 1, (where,))


def _other_quarter(rng: random.Random, scene: Scene) -> str:
    return rng.choice([q for q in QUARTERS if q != scene.quarter.roman])


def title_quarter(rng: random.Random, _: Values, scene: Scene) -> Planted:
    """The title names another quarter than the rest of the report."""
    return Planted("period", "title-quarter", (), 0, (), edits=(Edit("title", "quarter", _other_quarter(rng, scene)),))


def opening_quarter(rng: random.Random, _: Values, scene: Scene) -> Planted:
    """The first sentence names another quarter."""
    return Planted(
        "period", "opening-quarter", (), 0, (), edits=(Edit("opening", "quarter", _other_quarter(rng, scene)),)
    )


def heading_quarter(rng: random.Random, _: Values, scene: Scene) -> Planted:
    """An appendix's heading names another quarter."""
    edit = Edit("span", rng.choice("12"), f"(Số liệu quý {_other_quarter(rng, scene)} năm {scene.quarter.year})")
    return Planted("period", "heading-quarter", (), 0, (), edits=(edit,))


def heading_year(rng: random.Random, _: Values, scene: Scene) -> Planted:
    """An appendix says days of last year."""
    (d, m), (e, n), year = scene.quarter.first, scene.quarter.last, scene.quarter.year - 1
    edit = Edit("span", rng.choice("12"), f"(Số liệu từ {d:02d}/{m:02d}/{year} đến {e:02d}/{n:02d}/{year})")
    return Planted("period", "heading-year", (), 0, (), edits=(edit,))


_NEIGHBOURS = ("Suối Đá", "Khe Lạnh", "Bến Tre Gai", "Đồi Thông", "Cửa Rào")


def _neighbour(rng: random.Random, scene: Scene) -> str:
    return f"{scene.office.unit} {rng.choice(_NEIGHBOURS)}"


def letterhead_org(rng: random.Random, _: Values, scene: Scene) -> Planted:
    """The letterhead of another district."""
    other = _neighbour(rng, scene)
    return Planted(
        "reference", "letterhead-org", (), 0, (), edits=(Edit("letterhead", "org", other),), says=(other.split()[-1],)
    )


def appendix_org(rng: random.Random, _: Values, scene: Scene) -> Planted:
    """An appendix titled for another district, as a copied file has it."""
    other, number = _neighbour(rng, scene), rng.choice("12")
    where = rng.choice(("appendix-org", "attached-org"))
    return Planted(
        "reference", "appendix-org", (), 0, (), edits=(Edit(where, number, other),), says=(other.split()[-1],)
    )


def attached_number(rng: random.Random, _: Values, __: Scene) -> Planted:
    """An appendix that belongs to a report of another number than this one's."""
    number = str(rng.randint(700, 990))
    return Planted(
        "reference",
        "attached-number",
        (),
        0,
        (),
        edits=(Edit("attached-number", rng.choice("12"), number),),
        says=(number,),
    )


def suffix(rng: random.Random, _: Values, __: Scene) -> Planted:
    """A cited document whose number is of another kind."""
    kind, wrong = rng.choice(
        (("Quyết định", "KH-UBND"), ("Kế hoạch", "QĐ-UBND"), ("Nghị định", "QĐ-TTg"), ("Chỉ thị", "BC-UBND"))
    )
    number = f"{rng.randint(100, 990)}/{wrong}" if "UBND" in wrong else f"{rng.randint(10, 99)}/2020/{wrong}"
    text = f"UBND {{unit}} tiếp tục thực hiện {kind} số {number} ngày {rng.randint(11, 27)}/01/{{year}}."
    return Planted(
        "reference", "suffix", (), 0, (), edits=(Edit("sentence", rng.choice(HEADINGS), text),), says=(number,)
    )


def issued(rng: random.Random, _: Values, __: Scene) -> Planted:
    """A well-known decree with another day."""
    number, right = rng.choice(
        (("61/2018/NĐ-CP", "23/4/2018"), ("45/2020/NĐ-CP", "08/4/2020"), ("63/2010/NĐ-CP", "08/6/2010"))
    )
    day, month, year = right.split("/")
    wrong = f"{int(day) % 27 + 1:02d}/{month}/{year}"
    text = f"Các {{communes}} thực hiện nghiêm Nghị định số {number} ngày {wrong} của Chính phủ."
    return Planted(
        "reference", "issued", (), 0, (), edits=(Edit("sentence", rng.choice(HEADINGS), text),), says=(number,)
    )


def later_document(rng: random.Random, _: Values, scene: Scene) -> Planted:
    """A cited document dated after the report itself."""
    number = f"{rng.randint(100, 990)}/KH-UBND"
    month, year = scene.quarter.number * 3 + 2, scene.quarter.year
    month, year = (month, year) if month <= DECEMBER else (month - DECEMBER, year + 1)
    day = f"{rng.randint(11, 27)}/{month:02d}/{year}"
    text = f"UBND {{unit}} đã ban hành Kế hoạch số {number} ngày {day} về kiểm tra công vụ."
    return Planted(
        "reference", "later-document", (), 0, (), edits=(Edit("sentence", rng.choice(HEADINGS), text),), says=(number,)
    )


def early_report(rng: random.Random, _: Values, scene: Scene) -> Planted:
    """The report is dated before its period begins."""
    first, year = scene.quarter.first[1], scene.quarter.year
    day, month = rng.randint(10, 27), first - rng.choice((1, 2))
    year, month = (year, month) if month > 0 else (year - 1, month + 12)
    edit = Edit("letterhead", "day", f"ngày {day:02d} tháng {month:02d} năm {year}")
    return Planted("period", "early-report", (), 0, (), edits=(edit,))


def row_number(rng: random.Random, _: Values, __: Scene) -> Planted:
    """Two rows of Phụ lục 1 with one number, or a row with the number of another group."""
    code = rng.choice(("1.3.2", "2.4", "4.2.3", "5.2.3", "7.5", "3.4.3"))
    head, _dot, last = code.rpartition(".")
    printed = rng.choice((f"{head}.{int(last) - 1}", f"{head}.{int(last) + 4}"))
    return Planted("template", "row-number", (), 0, (), edits=(Edit("row-number", code, printed),), says=(code,))


def row_missing(rng: random.Random, values: Values, _: Scene) -> Planted:
    """A row of Phụ lục 1 that is not printed."""
    code = rng.choice(UNCHECKED)
    values[key(code)] = None
    return Planted("template", "row-missing", (), 0, (), edits=(Edit("row-missing", code, ""),), says=(code,))


def row_added(rng: random.Random, _: Values, __: Scene) -> Planted:
    """A row that the form does not have."""
    after, text = rng.choice((
        ("1.1.3", "Số hội nghị giao ban chuyên đề đã tổ chức"), ("3.5.3", "Số tài khoản công dân đã hỗ trợ tạo lập"),
        ("4.2.5", "Số công chức được biệt phái"), ("7.8.4", "Số máy quét được trang bị tại Bộ phận Một cửa"),
    ))  # fmt: skip
    head, _dot, last = after.rpartition(".")
    edits = (Edit("row-added", after, text), Edit("row-added-value", after, str(rng.randint(2, 60))))
    return Planted("template", "row-added", (), 0, (), edits=edits, says=(f"{head}.{int(last) + 1}",))


def _echo(planted: Planted | None) -> Planted | None:
    """The same as no contradiction: it has no kind."""
    return replace(planted, kind="") if planted else None


def right_again(rng: random.Random, values: Values, scene: Scene) -> Planted | None:
    """A fact stated once more, the same."""
    return _echo(again(rng, values, scene, right=True))


def right_rate(rng: random.Random, values: Values, scene: Scene) -> Planted | None:
    """A rate that its counts give."""
    return _echo(said_rate(rng, values, scene, right=True))


def right_note(rng: random.Random, values: Values, scene: Scene) -> Planted | None:
    """A remark that agrees with its figure."""
    return _echo(note(rng, values, scene, right=True))


MISHAPS: Mapping[str, Slip] = {
    "said-again": again,
    "said-rate": said_rate,
    "said-none": said_none,
    "note": note,
    "two-choices": two_choices,
    "title-quarter": title_quarter,
    "opening-quarter": opening_quarter,
    "heading-quarter": heading_quarter,
    "heading-year": heading_year,
    "letterhead-org": letterhead_org,
    "appendix-org": appendix_org,
    "attached-number": attached_number,
    "suffix": suffix,
    "issued": issued,
    "later-document": later_document,
    "early-report": early_report,
    "row-number": row_number,
    "row-missing": row_missing,
    "row-added": row_added,
}
ECHOES: Mapping[str, Slip] = {"right-again": right_again, "right-rate": right_rate, "right-note": right_note}
"""What looks like a mishap and is none: reports without contradictions have these too."""
