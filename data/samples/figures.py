"""A district's figures, drawn so that every relation of the form holds."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from data.samples.files import draw_files
from data.samples.model import TOTAL, Value, Values, key


@dataclass(frozen=True, slots=True)
class Habits:
    """How an office chooses what it states: decimals of a rate, `13/13` or `13`, percent signs in cells."""

    decimals: int
    fractions: bool
    percent_signs: bool
    commune_procedures: bool


def rate(part: int, whole: int, decimals: int) -> Decimal:
    """A percentage rounded half up to so many decimals; a whole 100 or 0 is stated without decimals."""
    exact = Decimal(100) * part / Decimal(whole)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return rounded.quantize(Decimal(1)) if rounded in (Decimal(0), Decimal(100)) else rounded


def draw_figures(rng: random.Random, fields: Sequence[str], habits: Habits) -> Values:
    """All figures of a report without a contradiction; a key that is absent is left blank."""
    values: Values = {}
    communes, offices, services = rng.randint(8, 24), rng.choice((11, 12, 13)), rng.randint(3, 8)
    _procedures(rng, values, habits)
    _online(rng, values, habits)
    _documents(rng, values, habits)
    draw_files(rng, values, fields)
    _rates(rng, values, habits)
    _post(rng, values)
    _staff(rng, values, offices, services)
    _posts(rng, values, offices, services)
    _finance(rng, values, habits, offices, communes)
    _plan(rng, values)
    _modern(rng, values, habits, communes)
    return values


def draw_following(rng: random.Random, before: Values, fields: Sequence[str], habits: Habits) -> Values:
    """The figures of the quarter after: what is pending goes on, what is counted over the year does not fall."""
    values: Values = {k: v for k, v in before.items() if not k.code.startswith("PL2.1b.")}
    _online(rng, values, habits)
    _documents(rng, values, habits)
    pending = {k.dimension: v for k, v in before.items() if k.code == "PL2.1b.7" and isinstance(v, int)}
    draw_files(rng, values, fields, pending)
    _rates(rng, values, habits)
    _post(rng, values)
    done, planned = values[key("1.1.2")], values[key("1.1.1")]
    if isinstance(done, int) and isinstance(planned, int):
        values[key("1.1.2")] = rng.randint(done, planned)
    _set(values, rng.randint(1, 6), "TM.bonhiem.moi", "5.3.4")
    _set(values, rng.randint(1, 6), "TM.bonhiem.lai")
    _set(values, rng.randint(0, 9), "TM.pakn")
    for code in ("1.1.3", "2.2", "2.3"):
        count = values[key(code)]
        if isinstance(count, int):
            values[key(code)] = count + rng.randint(0, 6)
    return values


def _set(values: Values, figure: Value, *codes: str) -> None:
    for code in codes:
        values[key(code)] = figure


def _procedures(rng: random.Random, values: Values, habits: Habits) -> None:
    level2, level3, level4 = rng.randint(150, 320), rng.randint(15, 95), rng.randint(5, 40)
    number = level2 + level3 + level4
    _set(values, number, "TM.tthc", "PL2.1a.1", "3.1.3b")
    _set(values, level2, "TM.md2")
    _set(values, level3, "TM.md3", "7.8.1", "PL2.5.4")
    _set(values, level4, "TM.md4", "7.8.2", "PL2.5.8")
    commune = rng.randint(95, 160) if habits.commune_procedures else 0
    if commune:
        _set(values, commune, "3.1.3c")
    _set(values, number + commune, "3.1.3")
    _set(values, level3 + level4, "3.5.2")
    on_portal = level3 + level4 + rng.randint(0, 30)
    _set(values, on_portal, "3.5.1")
    _set(values, rng.randint(0, min(12, on_portal)), "3.5.3")
    if rng.random() < 0.4:
        _set(values, rng.randint(0, level3 + level4), "3.2.2")
    late = rng.choice((0, 0, 0, 2, 3))
    published = number - rng.randint(0, 15)
    _set(values, published, "PL2.1a.2")
    _set(values, published - late, "PL2.1a.3")
    _set(values, late, "PL2.1a.4")
    across, upward = rng.randint(1, 20), rng.randint(5, 40)
    _set(values, number - across - upward, "PL2.1a.5")
    _set(values, across + upward, "PL2.1a.6")
    _set(values, across, "PL2.1a.7", "3.3.1")
    _set(values, upward, "PL2.1a.8", "3.3.2")
    _set(values, rng.choice((100, rng.randint(80, 99))), "3.3.3")
    _set(values, rng.randint(10, 100), "3.3.4")
    _set(values, rng.randint(number // 2, number), "PL2.6.1")


def _online(rng: random.Random, values: Values, habits: Habits) -> None:
    for level, first, share in ((3, 5, "7.8.3"), (4, 9, "7.8.4")):
        files = rng.randint(6, 1400) if level == 3 else rng.randint(4, 400)
        at_desk = rng.choice((0, rng.randint(1, files // 3)))
        _set(values, files, f"TM.md{level}.hoso", f"PL2.5.{first}")
        _set(values, at_desk, f"PL2.5.{first + 1}")
        _set(values, files - at_desk, f"PL2.5.{first + 2}")
        _set(values, rate(files - at_desk, files, habits.decimals), share)


def _documents(rng: random.Random, values: Values, habits: Habits) -> None:
    sent = rng.randint(700, 4800)
    paper = rng.choice((0, rng.randint(1, 90)))
    _set(values, sent, "PL2.5.1", "7.6.2")
    _set(values, paper, "PL2.5.2")
    _set(values, sent - paper, "PL2.5.3")
    _set(values, rate(sent - paper, sent, habits.decimals), "7.6.2a")


def _rates(rng: random.Random, values: Values, habits: Habits) -> None:
    for code, field in (("3.4.2", TOTAL), ("3.4.4", "Đất đai"), ("3.4.5", "Quản lý hoạt động xây dựng")):
        done, on_time = values.get(key("PL2.1b.4", field)), values.get(key("PL2.1b.5", field))
        if isinstance(done, int) and isinstance(on_time, int) and done:
            _set(values, rate(on_time, done, habits.decimals), code)
    files = rng.randint(2000, 9000)
    _set(values, rate(files - rng.randint(0, 60), files, habits.decimals), "3.4.3")


def _post(rng: random.Random, values: Values) -> None:
    registered = rng.randint(3, 60)
    used = rng.randint(1, registered)
    at_desk, by_post = rng.randint(10, 180), rng.randint(0, 25)
    received = at_desk + by_post
    returned = rng.randint(received // 2, received)
    posted = rng.randint(max(1, returned // 2), returned)
    _set(values, registered, "PL2.1c.1", "TM.bcci.tthc")
    _set(values, used, "PL2.1c.2", "TM.bcci.phatsinh")
    _set(values, received, "PL2.1c.3")
    _set(values, at_desk, "PL2.1c.4")
    _set(values, by_post, "PL2.1c.5")
    _set(values, returned, "PL2.1c.6")
    _set(values, returned - posted, "PL2.1c.7")
    _set(values, posted, "PL2.1c.8", "TM.bcci.ketqua")


def _staff(rng: random.Random, values: Values, offices: int, services: int) -> None:
    given, contracts, service = rng.randint(72, 128), rng.randint(2, 9), rng.randint(520, 1480)
    _set(values, offices, "TM.phong", "PL2.2.1")
    _set(values, services, "TM.dvsn", "4.1.4c")
    _set(values, given, "TM.bienche.giao", "4.2.1", "PL2.2.7")
    _set(values, given - rng.randint(0, 9), "TM.bienche.co", "4.2.2")
    _set(values, contracts, "TM.hopdong.giao", "TM.hopdong.co", "4.2.3")
    _set(values, service, "TM.sunghiep.giao", "4.3.1")
    _set(values, service - rng.randint(0, 55), "TM.sunghiep.co", "4.3.2")
    cut, planned = rng.randint(0, 3), rng.randint(3, 6)
    _set(values, cut, "4.2.4", "PL2.2.10")
    _set(values, planned, "PL2.2.9")
    _set(values, Decimal(rng.randint(40, 140)).scaleb(-1), "4.2.5")
    _set(values, rng.randint(0, 4), "4.3.3")
    _set(values, rng.randint(6, 16), "4.3.4")
    _set(values, rng.choice((2, 3)), "PL2.2.3")
    _set(values, rng.randint(offices + 8, offices + 22), "PL2.2.5")
    _set(values, 0, "PL2.2.2", "PL2.2.4", "PL2.2.8")
    _set(values, rng.choice((0, 0, "-1", "+1")), "PL2.2.6")


def _posts(rng: random.Random, values: Values, offices: int, services: int) -> None:
    unsettled = rng.choice((0, 0, 1))
    _set(values, offices, "5.1.1")
    _set(values, offices - unsettled, "PL2.3a.1")
    _set(values, unsettled, "PL2.3a.2")
    _set(values, services, "5.1.2", "PL2.3a.3")
    _set(values, 0, "5.1.3", "PL2.3a.4")
    _set(values, rng.randint(25, 160), "PL2.3a.6")
    for code in ("5.2.1", "5.2.2", "5.2.3", "5.2.4", "5.2.5"):
        _set(values, rng.choice((0, 0, 0, 1, 2)), code)
    _set(values, rng.randint(1, 6), "TM.bonhiem.moi", "5.3.4")
    _set(values, rng.randint(1, 6), "TM.bonhiem.lai")
    _set(values, str(rng.randint(0, 1)), "5.3.1")
    _set(values, rng.randint(80, 210), "PL2.3b.1")
    _set(values, rng.randint(80, 210), "PL2.3b.2")
    _set(values, rng.choice((0, rng.randint(10, 70))), "PL2.3b.3")


def _finance(rng: random.Random, values: Values, habits: Habits, offices: int, communes: int) -> None:
    kinds = (0, rng.randint(0, 2), rng.randint(1, 5), rng.randint(24, 52))
    for n, figure in enumerate(kinds, start=1):
        _set(values, figure, f"PL2.4.2.{n}", f"6.{n}")
    units = sum(kinds)
    of: dict[str, Value] = {
        "huyen": f"{offices}/{offices}" if habits.fractions else offices,
        "xa": f"{communes}/{communes}" if habits.fractions else communes,
        "sunghiep": f"{units}/{units}" if habits.fractions else units,
    }
    _set(values, of["huyen"], "TM.tuchu.huyen", "PL2.4.1")
    _set(values, of["xa"], "TM.tuchu.xa", "PL2.4.3")
    _set(values, of["sunghiep"], "TM.tuchu.sunghiep")
    _set(values, units, "PL2.4.2")
    _set(values, 0, "6.5")


def _plan(rng: random.Random, values: Values) -> None:
    tasks, given = rng.randint(26, 64), rng.randint(6, 24)
    _set(values, tasks, "TM.nhiemvu", "1.1.1")
    _set(values, rng.choice((6, 6, 6, 7)), "TM.linhvuc")
    _set(values, rng.randint(8, tasks), "1.1.2")
    _set(values, rng.randint(2, 9), "1.1.3")
    found = rng.randint(2, 9)
    _set(values, found, "1.2.3")
    _set(values, rng.randint(0, found), "1.2.4")
    in_time = rng.randint(2, given)
    _set(values, given, "1.3.1")
    _set(values, in_time, "1.3.2")
    _set(values, rng.randint(0, given - in_time), "1.3.3")
    _set(values, rng.randint(150, 1900), "1.4.1")
    _set(values, str(rng.randint(0, 2)), "1.4.2")
    _set(values, str(rng.randint(0, 1)), "1.5")
    proposed = rng.randint(0, 5)
    _set(values, rng.randint(0, 6), "2.1")
    _set(values, rng.randint(2, 12), "2.2")
    _set(values, rng.randint(5, 30), "2.3")
    _set(values, proposed, "2.4")
    _set(values, rng.randint(0, proposed), "2.5")


def _modern(rng: random.Random, values: Values, habits: Habits, communes: int) -> None:
    for code, most in (("7.1", 1), ("7.2", 2), ("7.3", 2), ("7.5", 2)):
        _set(values, str(rng.randint(0, most)), code)
    _set(values, "100%" if habits.percent_signs else 100, "7.4")
    _set(values, 100, "7.6.1b", "7.6.1c", "7.7.2", "7.7.3")
    bodies = rng.randint(1, 3)
    _set(values, 1 + bodies + communes, "TM.iso")
    _set(values, communes, "TM.iso.xa", "PL2.6.2")
    _set(values, "100%", "TM.vpdt", "TM.chukyso")
    _set(values, rng.randint(0, 9), "TM.pakn")
